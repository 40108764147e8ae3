//! Spelling as she meets it: underlined words, Ctrl+T on one of them, words she keeps, and the
//! switch.

use crate::common::{Desk, FRIDAY, PLAIN, moment};
use hometime::store::Whom;
use hometime::tui::Abilities;
use proptest::prelude::*;
use ratatui::style::Modifier;

/// Every word of the screen that stands underlined, in reading order.
fn underlined(desk: &Desk) -> Vec<String> {
    let buffer = desk.buffer();
    let mut words = Vec::new();
    for row in 0..buffer.area.height {
        let mut word = String::new();
        for column in 0..buffer.area.width {
            let cell = &buffer[(column, row)];
            if cell.modifier.contains(Modifier::UNDERLINED) {
                word.push_str(cell.symbol());
            } else if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        }
        words.extend((!word.is_empty()).then_some(word));
    }
    words
}

/// What is underlined and can only be a word being typed: no-colour looks underline what is due as
/// well.
#[track_caller]
fn marks(desk: &Desk, expected: &[&str]) {
    let found = underlined(desk);
    let of_line: Vec<&String> = found
        .iter()
        .filter(|word| !word.contains(' ') && word.chars().all(|l| l.is_alphabetic() || l == '\''))
        .collect();
    assert_eq!(of_line, expected, "{}", desk.screen());
}

/// A desk on a terminal with colours, where nothing but spelling underlines.
fn desk() -> Desk {
    Desk::with_abilities(
        FRIDAY,
        Abilities {
            no_colour: false,
            any_colour: true,
            ..PLAIN
        },
    )
}

fn line_of(desk: &Desk) -> String {
    let line = desk
        .screen()
        .lines()
        .find(|line| line.trim_start().starts_with('>'))
        .unwrap()
        .to_owned();
    line.trim_start().trim_start_matches('>').trim().to_owned()
}

#[test]
fn a_word_nobody_knows_is_underlined_once_she_has_typed_past_it() {
    let mut desk = desk();
    desk.write("slpet");
    assert_eq!(
        underlined(&desk),
        Vec::<String>::new(),
        "it may still become a word"
    );
    desk.write(" ");
    assert_eq!(underlined(&desk), ["slpet"]);
    desk.write("well, ate teh pie @bab #potyt >Mon ask Idris about his nappy");
    assert_eq!(underlined(&desk), ["slpet", "teh"]);
    desk.press("home right right");
    assert_eq!(
        underlined(&desk),
        ["slpet", "teh"],
        "a caret that only passes hides nothing"
    );
    desk.write("e");
    assert_eq!(underlined(&desk), ["teh"], "the word is being typed again");
}

#[test]
fn names_labels_and_things_of_the_log_are_known() {
    let mut desk = desk();
    desk.write("zoë and Effy with Babcia, Idris's number caterpillar ");
    assert_eq!(underlined(&desk), Vec::<String>::new());
    desk.press("ctrl+u")
        .write("American color, British colour; organise, half-term, settling-in, playdough, mum ");
    assert_eq!(underlined(&desk), ["color"]);
}

#[test]
fn it_can_be_seen_in_every_look() {
    for abilities in [
        PLAIN,
        Abilities {
            is_ascii: true,
            ..PLAIN
        },
        Abilities {
            no_colour: false,
            ..PLAIN
        },
    ] {
        let mut desk = Desk::with_abilities(FRIDAY, abilities);
        desk.write("slpet well");
        marks(&desk, &["slpet"]);
    }
}

#[test]
fn ctrl_t_offers_three_and_a_number_takes_one_and_ctrl_z_puts_it_back() {
    let mut desk = desk();
    desk.write("slpet ")
        .sees("Ctrl+T spelling")
        .press("ctrl+t")
        .sees("1  slept")
        .sees("4  keep slpet")
        .sees("5  switch spelling off");
    desk.press("1").hears("slpet is slept now");
    assert_eq!(line_of(&desk), "slept");
    desk.write("well");
    assert_eq!(line_of(&desk), "slept well", "the caret is where it was");
    desk.press("ctrl+u ctrl+z ctrl+z");
    assert_eq!(line_of(&desk), "slept");
    desk.press("ctrl+z");
    assert_eq!(line_of(&desk), "slpet");
    desk.press("ctrl+t down enter");
    assert_ne!(line_of(&desk), "slpet", "arrows and Enter choose as well");
}

#[test]
fn esc_on_the_card_changes_nothing_and_away_from_such_a_word_ctrl_t_is_not_for_spelling() {
    let mut desk = desk();
    desk.write("slpet ").press("ctrl+t esc");
    assert_eq!(line_of(&desk), "slpet");
    desk.write("well").press("ctrl+t");
    assert_eq!(desk.app().view_name(), "Turn into");
    desk.press("esc home ctrl+t");
    assert_eq!(
        desk.app().view_name(),
        "Another spelling",
        "with the caret on it, it is"
    );
}

#[test]
fn a_name_of_hers_is_the_first_that_is_offered() {
    let mut desk = desk();
    desk.write("with Idirs ")
        .press("ctrl+t")
        .sees("1  Idris")
        .press("enter");
    assert_eq!(line_of(&desk), "with Idris");
}

#[test]
fn a_word_she_keeps_is_known_from_then_on_and_can_be_let_go_again() {
    let mut desk = desk();
    desk.write("counted jeden dwa ");
    assert_eq!(underlined(&desk), ["jeden", "dwa"]);
    desk.press("ctrl+t")
        .go_to("keep dwa")
        .press("enter")
        .hears("dwa is one of your words now");
    assert_eq!(underlined(&desk), ["jeden"]);
    assert_eq!(desk.store().own_words().kept().unwrap(), ["dwa"]);
    desk.start_again_at("2026-11-20 19:00").write("dwa, Dwa ");
    assert_eq!(
        underlined(&desk),
        ["jeden"],
        "also the next time, and at the start of a sentence"
    );
    desk.press("enter");
    assert!(
        desk.has_note("counted jeden dwa"),
        "and what was typed is saved as it was"
    );
    let mut again = self::desk();
    again
        .write("counted dwa ")
        .press("ctrl+t")
        .go_to("keep")
        .press("enter ctrl+z");
    assert_eq!(
        again.store().own_words().kept().unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(underlined(&again), ["dwa"]);
}

#[test]
fn the_words_she_kept_are_in_the_settings_and_any_can_be_let_go() {
    let mut desk = desk();
    desk.go_to_screen("Settings")
        .sees_no("of yours")
        .press("esc")
        .write("jeden ")
        .press("ctrl+t")
        .go_to("keep")
        .press("enter");
    desk.write("dwa ")
        .press("ctrl+t")
        .go_to("keep")
        .press("enter")
        .go_to_screen("Settings")
        .go_to("2 words of yours")
        .press("enter esc /")
        .say("kept");
    desk.go_to("jeden")
        .press("del")
        .hears("jeden is let go")
        .sees_no("▶ jeden");
    assert_eq!(desk.store().own_words().kept().unwrap(), ["dwa"]);
    desk.press("ctrl+z");
    assert_eq!(desk.store().own_words().kept().unwrap(), ["dwa", "jeden"]);
    desk.press("del del").sees("None. Ctrl+T").press("esc esc");
    assert_eq!(underlined(&desk), ["jeden", "dwa"]);
}

#[test]
fn it_is_switched_off_on_the_card_by_its_word_and_in_the_settings() {
    let mut desk = desk();
    desk.write("slpet ")
        .press("ctrl+t 5")
        .hears("Spelling is off");
    assert_eq!(underlined(&desk), Vec::<String>::new());
    desk.press("ctrl+k").say("spelling").hears("Spelling is on");
    assert_eq!(underlined(&desk), ["slpet"]);
    desk.go_to_screen("Settings")
        .go_to("Spelling")
        .press("enter")
        .sees("Spelling       off");
    desk.start_again_at("2026-11-20 19:00");
    desk.write("teh ");
    assert_eq!(underlined(&desk), Vec::<String>::new(), "it is kept");
    desk.go_to_screen("Settings")
        .go_to("Spelling")
        .press("enter esc");
    assert_eq!(underlined(&desk), ["slpet", "teh"]);
}

#[test]
fn long_words_and_the_sentences_of_forms_are_looked_over_and_names_and_finding_are_not() {
    let mut desk = desk();
    desk.press("/")
        .say("journal")
        .press("ctrl+n")
        .write("A lnog day")
        .press("enter")
        .write("and teh rain ");
    assert_eq!(underlined(&desk), ["lnog", "teh"]);
    desk.press("up end ctrl+t");
    assert_ne!(desk.app().view_name(), "Another spelling", "day is a word");
    desk.press("ctrl+left ctrl+left right ctrl+t 1");
    assert_eq!(underlined(&desk), ["teh"]);
    desk.press("esc");
    let mut desk = self::desk();
    desk.go_to_screen("Families").write("xyzzy ");
    assert_eq!(underlined(&desk), Vec::<String>::new());
    desk.press("esc")
        .go_to_screen("Daily chats")
        .press("enter 1 end")
        .write(" slpet ");
    assert_eq!(underlined(&desk), ["slpet"]);
    desk.press("ctrl+t 1").sees("slept");
    desk.go_to("Labels").press("end").write(", potyt ");
    assert_eq!(underlined(&desk), Vec::<String>::new());
}

#[test]
fn a_long_line_is_underlined_in_each_of_its_rows() {
    let mut desk = desk().sized(60, 20);
    desk.write(&"all was well and ".repeat(4))
        .write("slpet wlel and ")
        .write(&"all was well and ".repeat(2))
        .write("teh end ");
    assert_eq!(underlined(&desk), ["slpet", "wlel", "teh"]);
}

#[test]
fn a_kept_word_that_is_an_erased_name_goes_with_it() {
    let desk = desk();
    let now = moment(FRIDAY);
    let (ola, words) = (desk.child_id("Ola"), desk.store().own_words());
    for word in ["Ola", "oberek", "Olas"] {
        desk.store()
            .step("kept", now, |store| store.own_words().keep(word))
            .unwrap();
    }
    desk.store().erasing().erase(Whom::Child(ola), now).unwrap();
    assert_eq!(words.kept().unwrap(), ["oberek"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_she_types_the_log_has_it_letter_by_letter(words in "[a-z]{1,9}( [a-z']{1,9}){1,6}") {
        let mut desk = Desk::in_memory(FRIDAY);
        let words = format!("well, {words}");
        desk.write(&words);
        prop_assert!(desk.screen().contains(words.split(' ').next().unwrap()));
        desk.press("enter");
        prop_assert_eq!(desk.newest().words.clone(), words.trim());
    }
}
