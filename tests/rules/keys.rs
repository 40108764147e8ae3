//! Keys as they are declared: none that a terminal, a desktop or a language needs for itself, and
//! words short enough to show.

use hometime::tui::command::Shown;
use hometime::tui::keymap::key_tables;
use hometime::tui::keys::Key;
use hometime::tui::startup;

/// Why a key is left to others; `None` when it may be used.
fn never(key: Key) -> Option<&'static str> {
    match key {
        Key::Ctrl('i' | 'm' | '[') => Some("the same byte as Tab, Enter or Esc"),
        Key::Ctrl('h' | 'w' | 'u') => Some("edits the line"),
        Key::Ctrl(',' | '0' | ' ' | '`') => Some("taken by terminals or by input methods"),
        Key::Ctrl(letter) if !letter.is_ascii_lowercase() => {
            Some("not a letter that every terminal sends with Ctrl")
        }
        Key::F(10 | 11) => Some("opens menus or fills the screen on some desktops"),
        Key::F(number) if number != 1 => Some("laptops give these to volume and light"),
        _ => None,
    }
}

#[test]
fn no_view_takes_a_key_that_others_need() {
    for table in key_tables() {
        for offer in &table.offers {
            if let Some(why) = offer.key.and_then(never) {
                panic!("{}: {} ({}): {why}", table.view, offer.way(), offer.label);
            }
        }
    }
    assert!(
        never(Key::Ctrl('i')).is_some()
            && never(Key::F(11)).is_some()
            && never(Key::Ctrl('z')).is_none()
    );
}

#[test]
fn no_letter_acts_by_itself_but_the_signs_that_are_taught() {
    for table in key_tables() {
        for offer in &table.offers {
            if let Some(Key::Char(letter)) = offer.key {
                let is_asked =
                    matches!(table.view, "Engagement checklist" | "Why work with parents");
                let is_answer = is_asked && ('1'..='3').contains(&letter);
                let is_taught = ["Everywhere", startup::NAME].contains(&table.view)
                    && matches!(letter, '/' | '?');
                assert!(
                    is_answer || is_taught || letter == ' ',
                    "{}: {letter:?} does {:?}",
                    table.view,
                    offer.label
                );
            }
        }
    }
}

#[test]
fn hints_are_short_verbs() {
    for table in key_tables() {
        for offer in &table.offers {
            let long = offer.label.chars().count();
            assert!(
                (1..=24).contains(&long),
                "{}: {:?} has {long} letters",
                table.view,
                offer.label
            );
            assert!(
                offer.key.is_some() || offer.word.is_some(),
                "{}: {:?} has no way to it",
                table.view,
                offer.label
            );
            assert!(
                offer.shown != Shown::Footer || offer.key.is_some(),
                "{}: {:?} on the bottom line needs a key",
                table.view,
                offer.label
            );
            assert!(
                !offer.label.ends_with('.'),
                "{}: {:?}",
                table.view,
                offer.label
            );
        }
    }
}

#[test]
fn every_view_can_be_left_and_none_is_named_twice() {
    let tables = key_tables();
    for table in &tables {
        assert!(
            table.offers.iter().any(|offer| offer.key == Some(Key::Esc)),
            "{}: Esc does nothing",
            table.view
        );
        assert_eq!(
            tables
                .iter()
                .filter(|other| other.view == table.view)
                .count(),
            1,
            "{} is listed twice",
            table.view
        );
    }
}
