//! Ctrl+T on a line: the line is written again in the grammar, reads as wished, and keeps its
//! words.

use chrono::{Days, NaiveDate};
use hometime::domain::{Adult, Id, Kind, Privacy};
use hometime::line::{Action, KindWord, Meant, Vocabulary, meant, read, turned};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::house::{child, day, known, scene, today};

/// The line after one change, and the short way that is told.
fn changed(
    round: Option<&str>,
    text: &str,
    change: impl FnOnce(&mut Meant, &Vocabulary),
) -> Option<(String, String)> {
    let known = known();
    let scene = scene(&known, round, None, false);
    let mut wish = meant(text, &scene);
    change(&mut wish, &known);
    turned(text, &scene, &wish).map(|turned| (turned.line, turned.short_way))
}

fn adult(known: &Vocabulary, name: &str, role: &str) -> Option<Id<Adult>> {
    let home = known
        .households
        .iter()
        .find(|home| home.children.iter().any(|child| child.name == name))
        .unwrap();
    home.adults
        .iter()
        .find(|adult| adult.role == role)
        .map(|adult| adult.id)
}

/// A change to a line, what the line then reads, and the short way.
type Case<'a> = (
    Option<&'a str>,
    &'a str,
    fn(&mut Meant, &Vocabulary),
    &'a str,
    &'a str,
);

#[test]
fn each_change_is_written_in_the_line_where_the_grammar_has_it() {
    let cases: &[Case] = &[
        (
            Some("Ola"),
            "stacked nine cups",
            |wish, _| wish.kind = KindWord::Of(Kind::Observation),
            "obs stacked nine cups",
            "obs  at the front",
        ),
        (
            Some("Ola"),
            "obs stacked nine cups @mum",
            |wish, _| wish.kind = KindWord::Of(Kind::Chat),
            "stacked nine cups @mum",
            "",
        ),
        (
            Some("Ola"),
            "o stacked cups",
            |wish, _| wish.kind = KindWord::Of(Kind::FromHome),
            "home: stacked cups",
            "home:  at the front",
        ),
        (
            Some("Ola"),
            "slept well",
            |wish, _| wish.day = today().pred_opt(),
            "yesterday: slept well",
            "yesterday:  at the front",
        ),
        (
            Some("Ola"),
            "kai: slept",
            |wish, _| wish.day = Some(day("2026-11-17")),
            "tue kai: slept",
            "tue  at the front",
        ),
        (
            None,
            "ola slept well",
            |wish, _| wish.day = Some(day("2026-11-02")),
            "2 nov: ola slept well",
            "2 nov:  at the front",
        ),
        (
            None,
            "yesterday ola: slept well",
            |wish, _| wish.day = Some(today()),
            "ola: slept well",
            "",
        ),
        (
            Some("Ola"),
            "slept well",
            |wish, known| wish.children = vec![child(known, "Effy")],
            "effy: slept well",
            "effy:  at the front",
        ),
        (
            Some("Ola"),
            "kai: slept well",
            |wish, known| wish.children = vec![child(known, "Ola")],
            "slept well",
            "",
        ),
        (
            None,
            "ola slept badly",
            |wish, known| wish.children = vec![child(known, "Kai")],
            "kai: ola slept badly",
            "kai:  at the front",
        ),
        (
            None,
            "slept badly",
            |wish, known| wish.children = vec![child(known, "Kai")],
            "kai: slept badly",
            "kai:  at the front",
        ),
        (
            None,
            "lent ola train",
            |wish, known| wish.children = vec![child(known, "Kai")],
            "lent kai: train",
            "kai:  at the front",
        ),
        (
            None,
            "lent ola train",
            |wish, _| wish.kind = KindWord::Of(Kind::Chat),
            "ola: train",
            "",
        ),
        (
            None,
            "ola: rhyme bag 2",
            |wish, _| wish.kind = KindWord::Of(Kind::Loan),
            "lent ola: rhyme bag 2",
            "lent  at the front",
        ),
        (
            Some("Ola"),
            "train",
            |wish, _| wish.kind = KindWord::Back,
            "back train",
            "back  at the front",
        ),
        (
            None,
            "back train",
            |wish, _| wish.kind = KindWord::Of(Kind::Chat),
            "ola: train",
            "",
        ),
        (
            Some("Ola"),
            "proud of her",
            |wish, _| wish.remind = Some(day("2026-11-23")),
            "proud of her >Mon",
            ">Mon  after the words",
        ),
        (
            Some("Ola"),
            "shoes >Mon ask @dad",
            |wish, _| wish.remind = Some(day("2026-11-30")),
            "shoes >30 Nov ask @dad",
            ">30 Nov  after the words",
        ),
        (
            Some("Ola"),
            "shoes >ask re shoes",
            |wish, _| wish.remind = Some(day("2026-11-24")),
            "shoes >Tue ask re shoes",
            ">Tue  after the words",
        ),
        (
            Some("Ola"),
            "shoes >Mon ask",
            |wish, _| wish.remind = None,
            "shoes ask",
            "",
        ),
        (
            Some("Ola"),
            "told all, pleased >Mon ask",
            |wish, known| wish.adult = adult(known, "Ola", "Mum"),
            "told all, pleased @mum >Mon ask",
            "@mum  after the words",
        ),
        (
            Some("Ola"),
            "told @mum, pleased",
            |wish, known| wish.adult = adult(known, "Ola", "Dad"),
            "told @dad, pleased",
            "@dad  after the words",
        ),
        (
            Some("Ola"),
            "told @mum, pleased",
            |wish, _| wish.adult = None,
            "told, pleased",
            "",
        ),
        (
            Some("Ola"),
            "@mum, pleased",
            |wish, _| wish.adult = None,
            "pleased",
            "",
        ),
        (
            Some("Ola"),
            "mum low today",
            |wish, _| wish.privacy = Privacy::Private,
            "mum low today #private",
            "#private  after the words",
        ),
        (
            Some("Ola"),
            "mum low #private today",
            |wish, _| wish.privacy = Privacy::Sensitive,
            "mum low #sensitive today",
            "#sensitive  after the words",
        ),
        (
            Some("Ola"),
            "mum low #private",
            |wish, _| wish.privacy = Privacy::Shareable,
            "mum low",
            "",
        ),
        // In doubt: the day cannot be, the name is half a name.
        (
            None,
            "31/11 ola slept",
            |wish, _| wish.day = Some(day("2026-11-19")),
            "yesterday: ola slept",
            "yesterday:  at the front",
        ),
        (
            Some("Ola"),
            "shoes >31/11 ask",
            |wish, _| wish.remind = Some(day("2026-11-30")),
            "shoes >30 Nov ask",
            ">30 Nov  after the words",
        ),
        (
            Some("Ola"),
            "stacked cups",
            |wish, known| {
                wish.kind = KindWord::Of(Kind::Observation);
                wish.day = today().pred_opt();
                wish.children = vec![child(known, "Zoë")];
                wish.adult = adult(known, "Zoë", "Auntie");
                wish.privacy = Privacy::Private;
                wish.remind = Some(day("2026-11-23"));
            },
            "yesterday obs zoë: stacked cups @auntie #private >Mon",
            "yesterday obs zoë:  at the front, and  @auntie #private >Mon  after the words",
        ),
    ];
    for (round, text, change, line, short_way) in cases {
        let found = changed(*round, text, change);
        assert_eq!(
            found,
            Some(((*line).to_owned(), (*short_way).to_owned())),
            "{text}"
        );
    }
}

#[test]
fn words_that_would_read_as_something_else_are_left_as_they_are() {
    // Nothing of that name is out, so the line could not be one of something coming back.
    assert_eq!(
        changed(Some("Ola"), "slept well", |wish, _| wish.kind =
            KindWord::Back),
        None
    );
}

fn sentences() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "yesterday",
        "thu",
        "19 nov",
        "31/11",
        "obs",
        "o",
        "home:",
        "lent",
        "back",
        "try:",
        "ola:",
        "ola",
        "Kai",
        "kai:",
        "zoë,effy:",
        "all:",
        "eff",
        "slept well",
        "train",
        "rhyme bag 2",
        "because",
        "counting, jeden",
        "<",
        "@mum",
        "@dad,",
        "@michal",
        "@tesco",
        "#private",
        "#sensitive.",
        "#sleep",
        ">Mon",
        ">31/11",
        ">4 dec",
        ">ask",
        "shoes",
        "3>2",
        "a@b.c",
        "😀",
        "\n",
        "  ",
        "2 days ago",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 1..8).prop_map(|pieces| pieces.join(" "))
}

#[derive(Debug, Clone)]
enum Wish {
    Child(usize),
    Kind(KindWord),
    DaysAgo(u64),
    DueIn(Option<u64>),
    Adult(Option<usize>),
    Privacy(Privacy),
}

fn wishes() -> impl Strategy<Value = Wish> {
    prop_oneof![
        (0..6usize).prop_map(Wish::Child),
        prop::sample::select(
            KindWord::all()
                .filter(|kind| *kind != KindWord::Of(Kind::Answer))
                .collect::<Vec<_>>()
        )
        .prop_map(Wish::Kind),
        (0..400u64).prop_map(Wish::DaysAgo),
        prop::option::of(1..400u64).prop_map(Wish::DueIn),
        prop::option::of(0..3usize).prop_map(Wish::Adult),
        prop::sample::select(Privacy::ALL.to_vec()).prop_map(Wish::Privacy),
    ]
}

fn wish_for(wish: &mut Meant, wished: &Wish, known: &Vocabulary) {
    match wished {
        Wish::Child(place) => wish.children = vec![known.households[*place].children[0].id],
        Wish::Kind(kind) => wish.kind = *kind,
        Wish::DaysAgo(days) => wish.day = Some(today() - Days::new(*days)),
        Wish::DueIn(days) => wish.remind = days.map(|days| today() + Days::new(days)),
        Wish::Adult(place) => {
            let home = known.households.iter().find(|home| {
                home.children
                    .iter()
                    .any(|child| wish.children.contains(&child.id))
            });
            wish.adult = home
                .zip(*place)
                .and_then(|(home, place)| home.adults.get(place))
                .map(|adult| adult.id);
        }
        Wish::Privacy(privacy) => wish.privacy = *privacy,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(20_261_120), ..ProptestConfig::default() })]

    #[test]
    fn a_turned_line_reads_as_wished_and_keeps_what_was_told(
        text in sentences(),
        round in prop::sample::select(vec![None, Some("Ola"), Some("Idris")]),
        wished in prop::collection::vec(wishes(), 1..4),
    ) {
        let known = known();
        let scene = scene(&known, round, None, false);
        let was = meant(&text, &scene);
        let mut wish = was.clone();
        for wished in &wished {
            wish_for(&mut wish, wished, &known);
        }
        if let Some(turned) = turned(&text, &scene, &wish) {
            let reading = read(&turned.line, &scene);
            for act in &reading.acts {
                let Action::Write { entry, remind } = act else { continue };
                prop_assert_eq!(Some(entry.day), wish.day, "{}", turned.line);
                prop_assert_eq!(entry.kind, wish.kind.kind(), "{}", turned.line);
                prop_assert_eq!(entry.privacy, wish.privacy, "{}", turned.line);
                prop_assert!(wish.children.is_empty() || entry.children.iter().all(|child| wish.children.contains(child)), "{}", turned.line);
                let due: Option<NaiveDate> = entry.loan().map(|loan| loan.due).or_else(|| remind.as_ref().map(|remind| remind.due));
                if wish.remind != was.remind && wish.remind.is_some() && entry.kind != Kind::Answer {
                    prop_assert_eq!(due, wish.remind, "{}", turned.line);
                }
            }
            for word in ["slept well", "counting, jeden", "shoes", "because", "😀", "a@b.c", "#sleep", "@tesco"] {
                prop_assert!(!text.contains(word) || turned.line.contains(word), "{text:?} became {:?}", turned.line);
            }
        }
    }

    #[test]
    fn any_sentence_can_be_turned(words in "[a-zéł]{3,9}( [a-zéł]{3,9}){0,6}", wished in wishes()) {
        let known = known();
        let scene = scene(&known, Some("Ola"), None, false);
        let text = format!("told her {words}");
        let mut wish = meant(&text, &scene);
        wish_for(&mut wish, &wished, &known);
        prop_assume!(wish.kind != KindWord::Back);
        prop_assert!(turned(&text, &scene, &wish).is_some(), "{text:?} to {wish:?}");
    }
}
