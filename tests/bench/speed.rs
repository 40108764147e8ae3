//! How long she waits: from the start to the first frame, from a key to its frame, from Enter to
//! "Saved", from a letter to what was found.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "measuring stops where something is wrong"
)]

mod evening;
#[path = "../generated/mod.rs"]
mod generated;

use std::cell::RefCell;

use divan::Bencher;
use evening::{Evening, SIZES, clear_away, now};
use hometime::store::Store;
use hometime::tui::keys::Key;
use hometime::vault::Secret;

const CHAT: &str = "asked for the den again and told me all about the bus, slept well ";
/// Every screen by its number in the Menu.
const SCREENS: [(&str, char); 9] = [
    ("1 Today", '1'),
    ("2 Families", '2'),
    ("3 Daily chats", '3'),
    ("4 Observations", '4'),
    ("5 Loans", '5'),
    ("6 Checklist", '6'),
    ("7 Working together", '7'),
    ("8 Why work with parents", '8'),
    ("9 Settings", '9'),
];
const CHATS: char = '3';

fn main() {
    divan::main();
    clear_away();
}

#[divan::bench(args = SIZES, sample_count = 50, sample_size = 1)]
fn start_to_first_frame(bencher: Bencher, entries: usize) {
    bencher.bench_local(|| Evening::begin(entries));
}

/// A locked log, from the passphrase to what is in it. Half a second of it is there on purpose, so
/// that guessing takes long.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn unlocking(bencher: Bencher) {
    const WORDS: &str = "lantern teapot marigold anchor";
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    Store::open(folder.path(), now())
        .unwrap()
        .locks()
        .set_passphrase(WORDS)
        .unwrap();
    bencher
        .bench_local(|| Store::unlock(folder.path(), now(), &Secret::passphrase(WORDS)).unwrap());
}

#[divan::bench(args = SIZES, sample_count = 500, sample_size = 1)]
fn key_to_frame_typing_on_today(bencher: Bencher, entries: usize) {
    let evening = RefCell::new(Evening::begin(entries));
    let mut letters = CHAT.chars();
    bencher
        .with_inputs(|| {
            letters.next().unwrap_or_else(|| {
                evening.borrow_mut().press(Key::ClearLine);
                letters = CHAT.chars();
                letters.next().unwrap()
            })
        })
        .bench_local_values(|letter| evening.borrow_mut().press(Key::Char(letter)));
}

#[divan::bench(args = SIZES, sample_count = 500, sample_size = 1)]
fn key_to_frame_down_in_daily_chats(bencher: Bencher, entries: usize) {
    moving(bencher, entries, Key::Down);
}

#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn key_to_frame_page_down_in_daily_chats(bencher: Bencher, entries: usize) {
    moving(bencher, entries, Key::PageDown);
}

fn moving(bencher: Bencher, entries: usize, key: Key) {
    let mut evening = Evening::begin(entries);
    evening.go_to(CHATS);
    bencher.bench_local(|| evening.press(key));
}

/// From the last key in the Menu to the screen.
#[divan::bench(consts = SIZES, args = SCREENS.map(|(name, _)| name), sample_count = 50, sample_size = 1)]
fn opening<const ENTRIES: usize>(bencher: Bencher, name: &str) {
    let number = SCREENS
        .iter()
        .find(|(screen, _)| *screen == name)
        .unwrap()
        .1;
    let evening = RefCell::new(Evening::begin(ENTRIES));
    bencher
        .with_inputs(|| evening.borrow_mut().open_menu())
        .bench_local_values(|()| evening.borrow_mut().press(Key::Char(number)));
}

/// From Enter in find to the closed card of what gets in the way.
#[divan::bench(args = SIZES, sample_count = 50, sample_size = 1)]
fn opening_what_gets_in_the_way(bencher: Bencher, entries: usize) {
    let evening = RefCell::new(Evening::begin(entries));
    bencher
        .with_inputs(|| {
            let mut evening = evening.borrow_mut();
            evening.go_to('2');
            evening.press(Key::Enter);
            evening.press(Key::Ctrl('k'));
            evening.write("what gets");
        })
        .bench_local_values(|()| evening.borrow_mut().press(Key::Enter));
}

/// From Enter to the frame that says "Saved", the disk's own time included.
#[divan::bench(args = SIZES, sample_count = 50, sample_size = 1)]
fn save_to_saved(bencher: Bencher, entries: usize) {
    let evening = RefCell::new(Evening::begin(entries));
    bencher
        .with_inputs(|| {
            evening
                .borrow_mut()
                .write("ada: told me all about the bus @mum #sleep");
        })
        .bench_local_values(|()| {
            evening.borrow_mut().press(Key::Enter);
            assert!(
                evening.borrow().said().starts_with("Saved"),
                "{}",
                evening.borrow().said()
            );
        });
}

/// The last letter of what is looked for, and the frame with what was found.
#[divan::bench(consts = SIZES, args = ["a letter: s", "a word: snack", "two words: snack bus", "a child and a month: ada nov", "nowhere: zzz"], sample_count = 100, sample_size = 1)]
fn find<const ENTRIES: usize>(bencher: Bencher, what: &str) {
    let words = what.split_once(": ").unwrap().1;
    let (last, before) = (
        words.chars().next_back().unwrap(),
        &words[..words.len() - 1],
    );
    let evening = RefCell::new(Evening::begin(ENTRIES));
    evening.borrow_mut().press(Key::Ctrl('k'));
    bencher
        .with_inputs(|| {
            let mut evening = evening.borrow_mut();
            evening.press(Key::ClearLine);
            evening.write(before);
        })
        .bench_local_values(|()| evening.borrow_mut().press(Key::Char(last)));
}

/// Each letter of a word in Daily chats, which finds as she types.
#[divan::bench(args = SIZES, sample_count = 100, sample_size = 1)]
fn find_in_daily_chats(bencher: Bencher, entries: usize) {
    let evening = RefCell::new(Evening::begin(entries));
    evening.borrow_mut().go_to(CHATS);
    let mut letters = "slept".chars();
    bencher
        .with_inputs(|| {
            letters.next().unwrap_or_else(|| {
                evening.borrow_mut().press(Key::ClearLine);
                letters = "slept".chars();
                letters.next().unwrap()
            })
        })
        .bench_local_values(|letter| evening.borrow_mut().press(Key::Char(letter)));
}

/// Undo of a saved chat and its frame.
#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn undo_of_a_chat(bencher: Bencher, entries: usize) {
    let evening = RefCell::new(Evening::begin(entries));
    bencher
        .with_inputs(|| {
            let mut evening = evening.borrow_mut();
            evening.write("ada: told me all about the bus @mum #sleep");
            evening.press(Key::Enter);
        })
        .bench_local_values(|()| {
            evening.borrow_mut().press(Key::Ctrl('z'));
            assert!(
                evening.borrow().said().starts_with("Taken back"),
                "{}",
                evening.borrow().said()
            );
        });
}
