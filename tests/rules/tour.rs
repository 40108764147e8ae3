//! A walk through everything that can be reached, and what holds at every stop of it.

use hometime::assets;
use hometime::tui::command::{Offer, Shown};
use hometime::tui::keys::Key;
use hometime::tui::startup;

use super::wording::wrong_on_screen;
use crate::common::{Desk, FRIDAY};

/// Where a walk begins.
#[derive(Clone, Copy, Debug)]
enum From {
    Sample,
    Empty,
}

/// Each stop by the keys that lead there: names of keys, and in quotes words to type. A title with
/// a colon goes to that screen.
const STOPS: &[(From, &[&str])] = &[
    (
        From::Sample,
        &[
            "",
            "down",
            "down down down down down down",
            "'slept well'",
            "'ola: slept well'",
            "'told @mu'",
            "'31/11 ola slept' enter",
            "'31/11 ola slept' enter right",
            "'eff had a day' up enter",
            "up 'eff had a lovely day' enter",
            "up 'loved the story' enter",
            "'slept well' ctrl+l",
            "ctrl+o",
            "'slept well' ctrl+o",
            "'slept well' ctrl+j enter 'ate all the pie' up",
            "'slept well' ctrl+j enter 'ate all the pie' esc",
            "'slept well' ctrl+j enter 'ate all the pie' esc enter tab tab enter",
            "'slept well' ctrl+j enter 'ate all the pie' esc enter tab tab enter 1 ctrl+j 'and asked for more'",
            "'slpet '",
            "'slpet ' ctrl+t",
            "'slpet ' ctrl+t down down down",
            "'slpet ' ctrl+t 4 esc 9 / 'kept' enter",
            "tab",
            "tab down",
            "tab down down",
            "'slept well' enter tab tab",
            "tab enter",
            "'quit' enter",
            "'slept well' enter",
            "'slept well' enter tab tab enter",
        ],
    ),
    (
        From::Sample,
        &[
            "esc",
            "esc down",
            "ctrl+g",
            "?",
            "? 'mum'",
            "? 'xyzzy'",
            "/",
            "/ 'zoe'",
            "/ 'zoe' down",
            "/ 'xyzzy'",
            "/ 'away'",
            "ctrl+k 'train' enter",
            "/ 'zoe' enter",
        ],
    ),
    (
        From::Sample,
        &[
            "esc 2",
            "esc 2 down",
            "esc 2 end",
            "esc 2 'zo'",
            "esc 2 'xyzzy'",
            "esc 2 ctrl+n",
            "esc 2 ctrl+n 'mo mon tue mum'",
            "esc 2 enter",
            "esc 2 enter end",
            "esc 2 enter down",
            "esc 2 enter down enter",
            "esc 2 enter down enter 'Mo'",
            "esc 2 enter enter",
            "esc 2 enter enter down down 'xyzzy' enter",
            "esc 2 enter down down enter",
            "esc 2 enter down down enter down down",
            "esc 2 enter end enter",
        ],
    ),
    (
        From::Sample,
        &[
            "esc 3",
            "esc 3 down",
            "esc 3 end",
            "esc 3 'train'",
            "esc 3 'xyzzy'",
            "esc 3 enter",
            "esc 3 enter down",
            "esc 3 ctrl+e",
            "esc 3 ctrl+e down down down",
            "esc 3 del",
            "esc 4",
            "esc 4 down",
            "esc 4 'ola'",
            "esc 4 'xyzzy'",
            "esc 4 'obs ola: stacked nine cups'",
            "esc 4 'obs stacked nine cups' enter",
            "esc 4 'obs ol'",
            "esc 4 enter",
            "esc 4 right",
            "esc 4 right right",
            "esc 4 tab",
            "esc 4 tab down down enter",
            "esc 4 space",
            "esc 4 enter 1",
        ],
    ),
    (
        From::Sample,
        &[
            "esc 4 enter 5",
            "esc 4 enter 5 'torch'",
            "esc 4 enter 5 'song' enter",
            "esc 4 enter 6 'same at home @da'",
            "esc 4 enter 7",
            "esc 4 enter 7 1 8",
            "esc 4 enter 7 down down down down down down down down down down enter",
            "ctrl+k 'things to try' enter",
            "ctrl+k 'things to try' enter 'xyzzy'",
            "ctrl+k 'things to try' enter ctrl+n",
            "ctrl+k 'things to try' enter enter",
            "ctrl+k 'things to try' enter enter 1",
            "ctrl+k 'things to try' enter enter ctrl+o",
            "ctrl+k 'things to try' enter enter ctrl+o enter",
            "ctrl+k 'things to try' enter enter ctrl+e",
        ],
    ),
    (
        From::Sample,
        &[
            "esc 5",
            "esc 5 down",
            "esc 5 'bag'",
            "esc 5 'xyzzy'",
            "esc 5 'lent zoe counting bears'",
            "esc 5 'lent counting bears' enter",
            "esc 5 enter",
            "esc 5 down down down enter",
            "esc 5 tab",
            "esc 5 tab tab tab tab",
            "esc 5 right",
            "esc 5 right enter",
            "esc 5 right enter enter",
            "esc 5 right pgdn",
            "esc 5 enter 1",
            "esc 5 enter 1 'sang it' enter",
            "esc 5 enter 3",
            "esc 5 enter 3 'one truck'",
            "esc 5 enter 4 'xyzzy' enter",
            "esc 5 enter 6",
            "esc 5 down down down enter 1",
            "esc 5 down down down enter 1 2",
            "esc 5 ctrl+a",
            "esc 5 ctrl+a 'xyzzy'",
            "esc 5 ctrl+n",
            "esc 5 ctrl+n 'Drum' enter",
            "esc 6",
            "esc 6 down",
            "esc 6 1",
            "esc 6 down down down",
            "esc 6 down down 1 down",
            "esc 6 enter",
            "esc 6 enter 'each evening' enter",
            "Engagement checklist: up up enter 'each evening' enter",
            "Engagement checklist: up up enter enter 'photo board >fri'",
            "Engagement checklist: up up enter enter 'photo board >soon' enter",
            "Engagement checklist: tab",
            "Engagement checklist: tab end",
            "Engagement checklist: tab down down down down",
            "Engagement checklist: tab enter",
            "Engagement checklist: tab enter down",
            "Engagement checklist: tab down down down enter",
            "Engagement checklist: tab down down down down down enter",
            "Engagement checklist: tab down down down down enter",
            "Engagement checklist: tab down down down down enter 'xyzzy'",
            "Engagement checklist: left",
            "Engagement checklist: left left",
            "Engagement checklist: left tab",
            "Engagement checklist: ctrl+o",
            "Engagement checklist: ctrl+o left tab",
            "Engagement checklist: ctrl+o tab down down down",
            "Working together:",
            "Working together: down",
            "Working together: tab",
            "Working together: tab down down enter",
            "Working together: tab down down enter enter",
            "Working together: ctrl+n",
            "Working together: ctrl+n 5",
            "Working together: ctrl+n 5 'a small job'",
            "Working together: ctrl+n 5 down",
            "Working together: ctrl+n 6",
            "Working together: down down enter",
            "Working together: down down enter down enter",
            "Working together: down enter enter",
            "Working together: down enter enter 2",
            "Working together: down enter enter 3",
            "Working together: down enter enter 1 'xyzzy' enter",
            "Working together: down enter down down enter",
            "Settings:",
            "Settings: down",
            "Settings: down down",
            "Settings: down enter 'tea' ctrl+r",
            "Settings: down down down enter",
            "Settings: down down down down enter 'Easter' enter",
            "Settings: down down down down down",
        ],
    ),
    (
        From::Sample,
        &[
            "Why work:",
            "Why work: down",
            "Why work: down down down down down down down down",
            "Why work: down down left",
            "Why work: enter",
            "Why work: enter 'it is so'",
            "Why work: enter enter",
            "Why work: enter enter 1",
            "Why work: tab",
            "Why work: tab down",
            "Why work: tab 'song'",
            "Why work: tab 'xyzzy'",
            "Why work: tab enter",
            "Why work: tab enter 'more' enter 'and more'",
            "Why work: tab ctrl+n",
            "Why work: tab ctrl+n 'a thought' enter",
            "Why work: tab ctrl+t",
            "Why work: tab ctrl+t down",
            "ctrl+k 'journal' enter",
            "Why work: ctrl+k 'compare' enter",
            "Why work: ctrl+k 'compare' enter tab down",
        ],
    ),
    (
        From::Sample,
        &[
            "Families: 'ola' enter ctrl+k 'what gets' enter",
            "Families: 'ola' enter ctrl+k 'what gets' enter enter",
            "Families: 'ola' enter ctrl+k 'what gets' enter enter down",
            "Families: 'ola' enter ctrl+k 'what gets' enter enter space",
            "Families: 'kai' enter ctrl+k 'what gets' enter enter down down",
            "Families: 'ola' enter ctrl+k 'what gets' enter enter enter",
            "Families: 'ola' enter ctrl+k 'what gets' enter enter enter 3",
            "Families: 'ola' enter ctrl+k 'what gets' enter enter enter 1 down down",
            "Families: 'seren' enter ctrl+k 'what gets' enter",
            "Families: 'seren' enter ctrl+k 'what gets' enter enter",
            "Families: 'seren' enter ctrl+k 'what gets' enter enter 'xyzzy'",
            "Families: 'seren' enter ctrl+k 'what gets' enter enter '10' enter",
            "Families: 'seren' enter ctrl+k 'what gets' enter down enter",
            "Families: 'seren' enter ctrl+k 'what gets' enter down enter 'foo'",
            "Families: 'seren' enter ctrl+k 'what gets' enter down enter 'foo' tab enter",
            "Families: 'seren' enter ctrl+k 'what gets' enter enter '3' enter down down down down 'today' enter ctrl+g 1 tab space",
            "Families: 'seren' enter ctrl+k 'what gets' enter enter '3' enter down down down down 'today' enter ctrl+g 1 tab space 4 'fr'",
        ],
    ),
    (
        From::Sample,
        &[
            "ctrl+p",
            "ctrl+p space",
            "ctrl+p tab",
            "ctrl+p enter",
            "ctrl+p ctrl+o",
            "ctrl+p ctrl+o 'other words' esc",
            "esc 2 enter ctrl+p 3",
            "esc 2 enter ctrl+p 3 ctrl+r",
            "esc 2 enter ctrl+p 3 ctrl+r 'no' enter",
            "esc 2 enter ctrl+p 3 ctrl+r 'yes' enter",
            "/ 'pages' enter",
            "/ 'pages' enter ctrl+a",
            "/ 'pages' enter 4",
            "/ 'pages' enter 4 ctrl+o 'Shut on Friday' enter 'Back on Monday'",
            "/ 'pages' enter 4 ctrl+o 'Shut on Friday' esc",
            "ctrl+p enter ctrl+u 'Pages' enter",
            "esc 2 enter ctrl+p",
            "esc 2 enter ctrl+p right end",
            "esc 3 ctrl+c",
            "'ola: den with Kai' enter tab tab ctrl+c",
            "'ola: her own #private' enter tab tab ctrl+c",
            "Engagement checklist: ctrl+p",
            "Engagement checklist: ctrl+p tab",
            "Settings: down down down down down down down down down enter",
            "Settings: ctrl+k 'foot of every' enter enter",
        ],
    ),
    (
        From::Sample,
        &[
            "/ 'where' enter",
            "/ 'copies' enter",
            "/ 'backup' enter / 'copies' enter",
            "/ 'backup' enter / 'copies' enter ctrl+r",
            "/ 'backup' enter / 'copies' enter ctrl+r 'yes'",
            "/ 'backup' enter / 'copies' enter ctrl+e",
            "/ 'backup' enter / 'copies' enter ctrl+e '/no/such/place' enter",
            "/ 'backup' enter / 'copies' enter enter",
            "/ 'export' enter",
            "/ 'export' enter '/no/such/place'",
            "/ 'export' enter '/no/such/place' enter",
            "/ 'import' enter",
            "/ 'import' enter '/no/such/file.csv'",
            "/ 'import' enter '/no/such/file.csv' enter",
            "/ 'import' enter 'tests/rules/families.csv' enter",
            "/ 'import' enter 'tests/rules/families.csv' enter down down",
            "/ 'import' enter 'tests/rules/families.csv' enter enter",
            "/ 'import' enter 'tests/rules/past-chats.csv' enter enter",
            "/ 'import' enter 'tests/rules/past-chats.csv' enter enter esc",
        ],
    ),
    (
        From::Sample,
        &[
            "ctrl+k 'bin' enter",
            "esc 3 del ctrl+k 'bin' enter",
            "esc 3 del down del ctrl+k 'bin' enter down",
            "ctrl+k 'keeping' enter",
            "ctrl+k 'keeping' enter ctrl+e",
            "ctrl+k 'keeping' enter ctrl+e down down",
            "ctrl+k 'keeping' enter ctrl+e down down down down left left left left left esc",
            "ctrl+k 'keeping' enter ctrl+e down down down down left left left left left esc space",
            "ctrl+k 'keeping' enter ctrl+e down down down down left left left left left esc space enter",
            "ctrl+k 'keeping' enter ctrl+e down down down down left left left left left esc space enter 'no'",
            "esc 2 enter ctrl+k 'erase' enter",
            "esc 2 enter ctrl+k 'erase' enter 'Nobody'",
            "esc 2 enter ctrl+k 'erase' enter 'Seren' enter",
            "esc 2 enter ctrl+k 'erase' enter 'Seren' enter '' esc ctrl+g 9 ctrl+k 'erased before' enter",
            "Settings: ctrl+k 'close the log' enter",
            "Settings: ctrl+k 'close the log' enter 'no'",
        ],
    ),
    (
        From::Sample,
        &[
            "'well, /nap '",
            "'well, /nap ' tab",
            "'well, /nap ' tab tab",
            "'well, /nap ' tab '2' shift+tab",
            "/ 'nap '",
            "ctrl+f 'ola'",
            "/ 'ola' pgdn",
            "'boots tomorrow' ctrl+k enter",
            "'boots tomorrow' ctrl+k enter 'nap' enter",
            "'boots tomorrow' ctrl+k enter 'boots' enter",
            "ctrl+k 'quick' enter",
            "ctrl+k 'quick' enter down",
            "ctrl+k 'quick' enter enter",
            "ctrl+k 'quick' enter ctrl+n",
            "ctrl+k 'quick' enter ctrl+n 'b!' enter",
            "'boots tomorrow' ctrl+k enter 'boots' enter ctrl+k 'short' esc ctrl+u ctrl+k 'quick' enter",
            "esc 4 'obs ola: /proud '",
            "Settings: down down down down down down down down down down",
        ],
    ),
    (
        From::Empty,
        &[
            "",
            "'Ann'",
            "'Ann' enter",
            "'Ann' enter 'ola mon tue mum'",
            "'Ann' enter 'ola mon tue mum' enter",
            "'Ann' enter 'ola mon tue mum' enter enter",
            "'Ann' enter 'ola fri mum' enter enter 'slept well' enter",
            "'Ann' enter 'ola fri mum' enter enter 'slept well' enter 3",
            "esc",
            "esc esc 2",
            "esc esc 3",
            "esc esc 4",
            "esc esc 5",
            "esc esc 6",
            "Working together:",
            "Why work:",
            "Why work: enter",
            "Settings:",
            "?",
        ],
    ),
    (
        From::Sample,
        &[
            "'slept well' ctrl+t",
            "'slept well' ctrl+t right",
            "'slept well' ctrl+t down right",
            "'slept well' ctrl+t down down left",
            "'slept well' ctrl+t down down down right",
            "'slept well' ctrl+t down right enter",
            "up 'loved the story' ctrl+t",
            "'31/11 ola slept' ctrl+t down down",
            "'chat one' enter tab tab ctrl+t",
            "'chat one' enter tab tab ctrl+t right enter",
            "tab ctrl+t",
            "tab ctrl+t right",
            "esc 3 ctrl+t down right",
            "esc 4 ctrl+t",
            "esc 4 'obs ola: stacked' ctrl+t down",
            "esc 5 ctrl+t",
            "esc 5 ctrl+t up up up",
            "esc 5 'lent ola: kite' ctrl+t down down down right",
            "esc 4 enter ctrl+t down down down down",
            "esc 2 enter end ctrl+t",
            "/ 'messages' enter",
            "'slept well' enter / 'messages' enter",
            "esc 3 del 'xyzzy' esc / 'messages' enter",
            "/ 'changes' enter",
            "'slept well' enter / 'changes' enter",
            "'slept well' enter / 'changes' enter down",
            "'slept well' enter / 'changes' enter enter",
            "'slept well' enter / 'changes' enter enter down",
            "esc 3 del / 'changes' enter enter",
            "esc 3 del / 'changes' enter enter enter",
        ],
    ),
];

fn walk(from: From, way: &str) -> Desk {
    let mut desk = match from {
        From::Sample => Desk::with_sample(FRIDAY),
        From::Empty => Desk::empty(FRIDAY),
    };
    let (title, way) = way
        .split_once(':')
        .filter(|_| way.starts_with(char::is_uppercase))
        .unwrap_or(("", way));
    if !title.is_empty() {
        desk.go_to_screen(title);
    }
    for (part, words) in way.split('\'').enumerate() {
        if part % 2 == 0 {
            desk.press(words)
        } else {
            desk.write(words)
        };
    }
    // What was said on the way is gone after this, so that it hides nothing and its going is no
    // answer to a key.
    desk.wait(5.0).strike(Key::F(12));
    desk
}

/// All that a key can change, as far as she or the log can tell.
fn state(
    desk: &Desk,
) -> (
    ratatui::buffer::Buffer,
    Option<(u16, u16)>,
    u64,
    String,
    bool,
) {
    (
        desk.buffer(),
        desk.caret(),
        desk.store().changes(),
        desk.said(),
        desk.app().is_finished(),
    )
}

/// Goes to every stop of one part of the walk, and collects what is wrong there.
fn at_every_stop(part: usize, mut look: impl FnMut(From, &str, &mut Desk) -> Vec<String>) {
    let (from, ways) = STOPS[part];
    let mut wrong = Vec::new();
    for way in ways {
        let mut desk = walk(from, way);
        wrong.extend(
            look(from, way, &mut desk)
                .into_iter()
                .map(|words| format!("[{way}] {}: {words}", desk.app().view_name())),
        );
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Every key told of at this stop changes something when it is pressed here.
fn told_keys_act(from: From, way: &str, desk: &mut Desk) -> Vec<String> {
    // Keys that work everywhere are tried at the first stop of each part; at every other, the
    // view's own.
    let offers = if way.is_empty() || way.len() == "esc 2".len() {
        desk.app().offers()
    } else {
        desk.app().live_keys()
    };
    let told: Vec<Offer> = offers
        .into_iter()
        .filter(|offer| offer.shown != Shown::Quietly)
        .collect();
    let mut idle = Vec::new();
    for offer in told {
        let Some(key) = offer.key else { continue };
        let mut desk = walk(from, way);
        let before = state(&desk);
        desk.strike(key);
        if state(&desk) == before {
            let place = if offer.shown == Shown::Footer {
                "the bottom line"
            } else {
                "the help"
            };
            idle.push(format!(
                "{place} tells of {} ({}), and it does nothing",
                offer.way(),
                offer.label
            ));
        }
    }
    idle
}

/// No key of the view on top would do two things.
fn no_key_twice(desk: &Desk) -> Vec<String> {
    let live = desk.app().live_keys();
    let twice = |offer: &Offer| {
        offer.key.is_some() && live.iter().filter(|other| other.key == offer.key).count() > 1
    };
    live.iter()
        .filter(|offer| twice(offer))
        .map(|offer| format!("{} is also {:?}", offer.way(), offer.label))
        .collect()
}

/// The hints that are shown are offers that hold, and the way out is among them at 80 columns.
fn hints_fit(desk: &Desk) -> Vec<String> {
    let foot = desk.line(23);
    let mut wrong = Vec::new();
    if foot.trim().is_empty() {
        wrong.push("the bottom line is empty".to_owned());
    }
    if !foot.contains("Esc ") {
        wrong.push(format!("the bottom line shows no way back: {foot:?}"));
    }
    wrong
}

/// Help opens, has the card's own words, and closes again on the same screen.
fn help_opens(desk: &mut Desk) -> Vec<String> {
    if desk.app().view_name() == "Help" {
        return Vec::new();
    }
    let before = desk.screen();
    desk.press("f1");
    let mut wrong = Vec::new();
    if desk.app().view_name() != "Help" {
        return vec!["F1 opens no help".to_owned()];
    }
    if desk.shows("Help: keys") {
        wrong.push("help has no card of its own here".to_owned());
    }
    desk.press("esc");
    if desk.screen() != before {
        wrong.push(format!(
            "help does not close on the same screen:\n{}\n--- was\n{before}",
            desk.screen()
        ));
    }
    wrong
}

/// Every letter, digit and sign lands in the line where there is one.
fn letters_land(desk: &mut Desk) -> Vec<String> {
    const EVERYTHING: [&str; 3] = [
        "The quick brown fox jumps",
        "over a lazy dog? Zażółć / # &",
        "0123456789 < > @ ' , . : =",
    ];
    desk.resize(200, 60);
    if desk.caret().is_none() {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    for words in EVERYTHING {
        desk.press("end ctrl+u").write(words);
        if !desk.shows(words) {
            wrong.push(format!(
                "not every letter of {words:?} landed in the line:\n{}",
                desk.screen()
            ));
        }
    }
    wrong
}

macro_rules! walks {
    ($($name:ident = $part:expr),*) => {
        const WALKED: &[usize] = &[$($part),*];
        $(
        mod $name {
            use super::*;

            #[test]
            fn every_key_that_is_told_of_does_something() {
                at_every_stop($part, told_keys_act);
            }

            #[test]
            fn keys_and_words_are_right_help_opens_and_letters_type() {
                at_every_stop($part, |_, _, desk| {
                    let mut wrong = no_key_twice(desk);
                    wrong.extend(hints_fit(desk));
                    wrong.extend(wrong_on_screen(&desk.screen()));
                    wrong.extend(help_opens(desk));
                    wrong.extend(letters_land(desk));
                    wrong
                });
            }
        }
    )*};
}

#[test]
fn no_part_of_the_walk_is_left_out() {
    assert_eq!(WALKED, (0..STOPS.len()).collect::<Vec<_>>());
}

walks!(
    on_today = 0,
    over_today = 1,
    in_families = 2,
    in_chats_and_observations = 3,
    over_notes_and_things_to_try = 4,
    in_loans_checklist_and_settings = 5,
    in_reasons_and_the_journal = 6,
    in_what_gets_in_the_way = 7,
    in_pages = 8,
    in_copies = 9,
    in_keeping_and_forgetting = 10,
    in_quick_words = 11,
    before_anyone_is_here = 12,
    in_turning_and_looking_back = 13
);

#[test]
fn the_walk_comes_to_every_view() {
    let mut come_to: Vec<&str> = STOPS
        .iter()
        .flat_map(|(from, ways)| ways.iter().map(|way| walk(*from, way).app().view_name()))
        .collect();
    come_to.sort_unstable();
    come_to.dedup();
    // What is only for a moment is gone by itself before the next key of a walk; its own tests stop
    // it halfway.
    let elsewhere = ["Everywhere", startup::NAME, "One moment"];
    for table in hometime::tui::keymap::key_tables()
        .iter()
        .filter(|table| !elsewhere.contains(&table.view))
    {
        assert!(
            come_to.contains(&table.view),
            "no stop of the walk shows {:?}",
            table.view
        );
        assert!(
            assets::help_card(table.help).is_some(),
            "{} has no help card",
            table.view
        );
    }
}
