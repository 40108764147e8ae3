//! Any keys at all, in any order: nothing breaks, nothing technical is said, and the log stays
//! sound.

use crate::common::{Desk, FRIDAY};
use hometime::tui::keys::Key;

/// The same walk every time: numbers that look like chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const KEYS: &[Key] = &[
    Key::Enter,
    Key::Enter,
    Key::Enter,
    Key::Enter,
    Key::Esc,
    Key::Esc,
    Key::Tab,
    Key::BackTab,
    Key::Up,
    Key::Up,
    Key::Down,
    Key::Down,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::WordLeft,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Backspace,
    Key::Delete,
    Key::DeleteWordBack,
    Key::ClearLine,
    Key::Ctrl('z'),
    Key::Ctrl('y'),
    Key::Ctrl('g'),
    Key::Ctrl('k'),
    Key::Ctrl('l'),
    Key::Ctrl('n'),
    Key::Ctrl('e'),
    Key::Ctrl('s'),
    Key::Ctrl('c'),
    Key::Ctrl('x'),
    Key::F(1),
    Key::Char(' '),
    Key::Char('/'),
    Key::Char('?'),
    Key::Char('1'),
    Key::Char('2'),
    Key::Char('3'),
    Key::Char('4'),
    Key::Char('5'),
    Key::Char('6'),
    Key::Char('7'),
];

const WORDS: &[&str] = &[
    "slept well",
    "ola: ",
    "zoë,effy: den",
    "obs stacked cups @mum",
    "lent rhyme bag 2",
    "back train",
    "home: sang",
    "re: yes @dad",
    "all: closed >Mon note",
    "31/11 ola x",
    "yesterday ",
    "#sleep",
    "#private",
    "#sensitive",
    "< told me",
    "@",
    ">",
    "mabli mon fri mam 16:45",
    "away",
    "left",
    "round",
    "sample",
    "12/8/2020",
    "Mon Wed 16:30 Mum",
    "xyzzy",
    "e\u{301}\u{301}",
    "漢字",
    "العربية",
    "👩‍👧",
    "a very long line of words that goes on and on and on",
];

/// Words of the machine, which she is never shown.
const TECHNICAL: &[&str] = &[
    "constraint",
    "sqlite",
    "SQL",
    "UNIQUE",
    "foreign key",
    "no such",
    "unwrap",
    "None",
    "Err(",
];

fn live_through(mut desk: Desk, seed: u64, presses: usize) {
    let mut dice = Dice(seed);
    let sizes = [(80, 24), (60, 20), (120, 36), (59, 19), (200, 60)];
    for press in 0..presses {
        match dice.below(20) {
            0..=2 => drop(desk.write(WORDS[dice.below(WORDS.len())])),
            3 => drop(desk.wait(1.5)),
            4 if dice.below(4) == 0 => {
                let (columns, rows) = sizes[dice.below(sizes.len())];
                desk.resize(columns, rows);
            }
            5 if dice.below(4) == 0 => drop(desk.paste("two\nlines\u{1b}[31m\u{202e}")),
            _ => drop(desk.strike(KEYS[dice.below(KEYS.len())])),
        }
        let (said, screen) = (desk.said(), desk.screen());
        for word in TECHNICAL {
            assert!(
                !said.contains(word),
                "seed {seed}, press {press}: {said:?}\n{screen}"
            );
        }
        let is_hostile = |letter: char| {
            letter != '\n' && (letter.is_control() || ('\u{202a}'..='\u{202e}').contains(&letter))
        };
        assert!(
            !screen.contains(is_hostile),
            "seed {seed}, press {press}: {screen:?}"
        );
        if desk.app().is_finished() {
            // The Menu and Find can finish for tonight; she starts again.
            desk.start_again_at(FRIDAY);
        }
    }
    // From anywhere the Menu is one key away, and what is typed is on the disk a second later.
    desk.resize(80, 24).wait(2.0);
    assert!(
        !desk.app().is_stuck(),
        "seed {seed}: words still wait to be kept"
    );
    if desk.app().view_name() != "Menu" {
        desk.press("ctrl+g");
    }
    desk.press("esc ctrl+g 1");
    assert_eq!(
        desk.app().view_name(),
        "Today",
        "seed {seed}:\n{}",
        desk.screen()
    );
    let report = desk.store().check().unwrap();
    assert!(report.is_sound(), "seed {seed}: {report:?}");
    // Every step back to the first, and again to the last, leaves the same notes.
    let written = desk.written();
    let mut steps = 0;
    while desk.store().undo().unwrap().is_some() {
        steps += 1;
    }
    for _ in 0..steps {
        desk.store().redo().unwrap();
    }
    assert!(
        desk.written() == written,
        "seed {seed}: {steps} steps back and again are not where she was"
    );
}

#[test]
fn any_keys_on_the_made_up_families_break_nothing() {
    for seed in 1..=4 {
        live_through(Desk::with_sample(FRIDAY), seed, 250);
    }
}

#[test]
fn any_keys_on_an_empty_log_break_nothing() {
    for seed in 101..=104 {
        live_through(Desk::empty(FRIDAY), seed, 250);
    }
}

#[test]
fn rough_names_fit_every_screen() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann");
    let long = "Wilhelmina-Alexandrina-Josephine-Bartholomea-Anastasia-Theodora";
    for name in [
        long,
        "Zoe\u{308}",
        "漢字漢字漢字漢字",
        "العربية",
        "👩‍👧‍👦",
        "O'Brien",
        "Ann-Marie",
        "\u{202e}olA",
        "X",
    ] {
        desk.say(&format!("{name} fri mum 17:00"));
    }
    desk.press("enter");
    for _ in 0..8 {
        desk.say("a good day");
    }
    for (columns, rows) in [(60, 20), (80, 24), (120, 36)] {
        desk.resize(columns, rows);
        for keys in [
            "ctrl+g 1",
            "ctrl+g 2",
            "enter",
            "enter",
            "ctrl+g 3",
            "enter",
            "ctrl+g 4",
            "ctrl+g 5",
            "ctrl+g 6",
            "ctrl+g 7",
            "enter",
            "enter",
            "ctrl+g 8",
            "ctrl+g 9",
            "ctrl+g 2 end enter esc",
        ] {
            let screen = desk.press(keys).screen();
            assert!(screen.starts_with(" Hometime"), "{screen}");
            assert!(!screen.contains('\u{202e}'));
            for line in screen.lines() {
                assert!(
                    unicode_width::UnicodeWidthStr::width(line) <= usize::from(columns),
                    "{line}"
                );
            }
        }
    }
}
