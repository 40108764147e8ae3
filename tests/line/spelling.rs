//! Which words are known, and what is offered for the others: British English, the words of the
//! trade, and her own.

use hometime::spelling::{self, Spelling};
use proptest::prelude::*;

/// The words of a text that nobody knows.
fn unknown<'a>(spelling: &mut Spelling, text: &'a str) -> Vec<&'a str> {
    spelling
        .unknown_in(text, None)
        .into_iter()
        .map(|word| &text[word])
        .collect()
}

#[track_caller]
fn knows(text: &str) {
    assert_eq!(
        unknown(&mut Spelling::default(), text),
        Vec::<&str>::new(),
        "in {text:?}"
    );
}

fn her_own() -> Spelling {
    let names = [
        "Zoë",
        "Ola Nowak",
        "Michał",
        "Idris",
        "Babcia",
        "number caterpillar",
        "O'Brien",
        "settling-in",
    ];
    Spelling::with_own(&names.map(str::to_owned))
}

#[test]
fn the_dictionary_can_be_read() {
    assert!(spelling::read() && spelling::has_been_read());
}

#[test]
fn british_english_and_the_words_of_the_trade_are_known() {
    knows(
        "The colour of the nappy: organise settling-in before half-term with mum and the childminder's playdough.",
    );
    knows(
        "Mum's grey pyjamas, dad's tyre, nan and grandad learnt to practise; a licence, a cheque, aluminium, jewellery.",
    );
    knows(
        "poorly tummy, wellies, pushchair, teatime, naptime, storytime, yoghurt, fromage frais, squidgy, phonics, EYFS, Makaton",
    );
    knows(
        "He hasn't, they're, she'll, it\u{2019}s, mummy\u{2019}s; ok, okay, xmas, diwali, on monday in november, mon tue wed thu fri",
    );
    knows("obs home try lent back returned yesterday café naïve Zoe");
}

#[test]
fn american_spelling_and_slips_are_not() {
    let text = "The color was slpet, definately; recieve the traned.";
    assert_eq!(
        unknown(&mut Spelling::default(), text),
        ["color", "slpet", "definately", "recieve", "traned"]
    );
}

#[test]
fn marks_figures_addresses_short_forms_and_other_scripts_are_left_alone() {
    knows(
        "@babcia #pottytr +labl >Mno 3rdd 10:30pmm /npa a_bx x@yzq.com https://xq.zv gov.ukk NHS SLPT iPadd żółć2 e.g.x",
    );
    knows("Бабуся מזל طع 奶奶 x é < > -- ...");
    assert_eq!(
        unknown(&mut Spelling::default(), "jeden, dwa żółwia"),
        ["jeden", "dwa", "żółwia"],
        "languages of this script are asked about"
    );
}

#[test]
fn her_own_names_are_known_with_and_without_accents_and_whose_it_is() {
    let mut spelling = her_own();
    let text =
        "zoe Zoë's Michal michał's ola Nowak idris\u{2019}s babcia's caterpillar O'Brien numbr";
    assert_eq!(unknown(&mut spelling, text), ["numbr"]);
}

#[test]
fn the_word_being_typed_is_left_in_peace() {
    let mut spelling = Spelling::default();
    let mut at = |caret| {
        spelling
            .unknown_in("slpet wlel", caret)
            .iter()
            .map(|word| word.start)
            .collect::<Vec<_>>()
    };
    assert_eq!(at(Some(10)), [0]);
    assert_eq!(at(Some(3)), [6]);
    assert_eq!(at(None), [0, 6]);
}

#[test]
fn three_fixes_at_most_are_offered_and_the_likeliest_is_among_them() {
    let spelling = her_own();
    for (slip, meant) in [
        ("slpet", "slept"),
        ("color", "colour"),
        ("definately", "definitely"),
        ("recieve", "receive"),
        ("lunsh", "lunch"),
        ("thirsy", "thirsty"),
        ("happend", "happened"),
        ("naptme", "naptime"),
        ("Slpet", "Slept"),
        ("alot", "a lot"),
        ("prowd", "proud"),
        ("zipp", "zip"),
        ("fone", "phone"),
        ("untill", "until"),
        ("sukking", "sucking"),
        ("nappys", "nappies"),
        ("colors", "colours"),
        ("chidminder", "childminder"),
        ("Idirs", "Idris"),
        ("idirs's", "Idris's"),
        ("Mihcal", "Michał"),
        ("babica", "Babcia"),
    ] {
        let fixes = spelling.fixes(slip);
        assert!(fixes.iter().any(|fix| fix == meant), "{slip}: {fixes:?}");
        assert!(fixes.len() <= 3, "{fixes:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_only_whole_words_of_it_are_marked(text in "\\PC{0,60}|([a-zA-Zżółé'’.,@# ]{0,60})", caret in proptest::option::of(0usize..60)) {
        let mut spelling = her_own();
        let marked = spelling.unknown_in(&text, caret);
        prop_assert!(marked.is_sorted_by(|one, next| one.end <= next.start));
        for word in marked {
            let letters = text.get(word.clone());
            prop_assert!(letters.is_some_and(|letters| letters.chars().count() > 1 && !letters.contains(char::is_whitespace)));
            prop_assert!(caret.is_none_or(|caret| !(word.start..=word.end).contains(&caret)));
        }
    }
}
