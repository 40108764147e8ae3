//! Files somebody has meddled with: nothing panics, nothing of the log changes, and what is taken
//! all the same is taken back whole.

use std::fs;

use hometime::domain::{Entry, Kind};
use hometime::export::{Export, Wanted};
use hometime::import::Found;
use hometime::store::Store;

use crate::command::{a_family, evening};

/// So many in the usual run, and so many when asked for.
const FEW: u64 = 60;
const MANY: u64 = 500;

/// What is put in somewhere.
const PIECES: &[&str] = &[
    "\"",
    "'",
    ",",
    ";",
    "\n",
    "\r",
    "\0",
    "{",
    "}",
    "[",
    "]",
    "null",
    "-1",
    "9e99",
    "99999999999999999999",
    "1.5",
    "true",
    "\\u0000",
    "\\ud800",
    "\u{1b}[2J",
    "\u{7}",
    "\u{202e}",
    "\u{feff}",
    "=1+1",
    "../../x",
    "'; DROP TABLE child; --",
    "2026-02-30",
    "now",
    "24:61",
    "sensitive",
    "é",
    "😀",
    "\u{301}",
];

/// The same numbers every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit.max(1) as u64).unwrap()
    }
}

fn meddled_with(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(bytes.len());
        let until = (at + 1 + numbers.below(40)).min(bytes.len());
        match numbers.below(6) {
            0 => bytes[at] ^= 1 << numbers.below(8),
            1 => drop(bytes.drain(at..until)),
            2 => bytes = [&bytes[..until], &bytes[at..]].concat(),
            3 => bytes.truncate(at.max(1)),
            4 => {
                let digits: Vec<usize> = (0..bytes.len())
                    .filter(|place| bytes[*place].is_ascii_digit())
                    .collect();
                if let Some(place) = digits.get(numbers.below(digits.len())) {
                    bytes[*place] = b'0' + u8::try_from(numbers.below(10)).unwrap();
                }
            }
            _ => drop(bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].bytes())),
        }
    }
    bytes
}

fn small() -> Store {
    let store = Store::in_memory().unwrap();
    store
        .step("families", evening(), |store| {
            ["Zoë", "Ola"]
                .into_iter()
                .try_for_each(|name| a_family(store, name))
        })
        .unwrap();
    let ola = store.people().unwrap().children().last().unwrap().id;
    for words in [
        "slept well",
        "counted to ten, \"jeden, dwa\"",
        "=1+1\nand more",
    ] {
        let chat = Entry {
            words: words.to_owned(),
            labels: vec!["sums".to_owned()],
            ..Entry::new(Kind::Chat, evening(), vec![ola])
        };
        store
            .step("a chat", evening(), |store| store.entries().write(&chat))
            .unwrap();
    }
    store
}

fn whole(store: &Store) -> Vec<u8> {
    let (whole, mut text) = (store.whole().unwrap(), Vec::new());
    (0..whole.parts()).for_each(|part| whole.write(store, part, &mut text).unwrap());
    text
}

/// How many were understood all the same.
fn none_does_harm(seeds: std::ops::Range<u64>) -> usize {
    let around = tempfile::tempdir().unwrap();
    let log = small();
    let mut export = Export::begin(&log, around.path(), Wanted::default(), evening()).unwrap();
    let made = loop {
        if let Some(written) = export.go_on(&log).unwrap() {
            break written.folder;
        }
    };
    let files = ["hometime.json", "families.csv", "chats.csv"]
        .map(|name| fs::read(made.join(name)).unwrap());
    let before = whole(&log);
    let path = around.path().join("meddled");
    let mut understood = 0;
    for seed in seeds {
        // The whole log twice as often: there is more in it to meddle with.
        let file = &files[[0, 1, 0, 2][usize::try_from(seed % 4).unwrap()]];
        fs::write(&path, meddled_with(file, seed)).unwrap();
        let found = Found::in_file(&path, &log, evening());
        assert!(
            whole(&log) == before,
            "seed {seed} changed the log before anything was taken"
        );
        match found {
            Err(said) => {
                let said = said.to_string();
                assert!(
                    said.contains("othing was taken") && !said.chars().any(char::is_control),
                    "seed {seed}: {said}"
                );
            }
            Ok(found) => {
                assert!(
                    !found
                        .lines()
                        .iter()
                        .any(|line| line.contains('\u{1b}') || line.contains('\u{202e}')),
                    "seed {seed}"
                );
                if !found.can_be_taken() {
                    continue;
                }
                understood += 1;
                let mut taking = found.begin(&log, evening()).unwrap();
                while taking
                    .go_on(&log)
                    .unwrap_or_else(|said| panic!("seed {seed}: {said}"))
                    .is_none()
                {}
                assert!(log.check().unwrap().is_sound(), "seed {seed}");
                log.people().unwrap();
                log.undo().unwrap();
                let is = whole(&log);
                assert!(
                    tables_of(&is) == tables_of(&before),
                    "seed {seed} cannot be taken back"
                );
            }
        }
    }
    understood
}

/// Settings and half-typed words are not for undo.
fn tables_of(text: &[u8]) -> serde_json::Value {
    serde_json::from_slice::<serde_json::Value>(text).unwrap()["tables"].take()
}

#[test]
fn meddled_files_do_no_harm() {
    let understood = none_does_harm(0..FEW);
    assert!(
        understood > 0,
        "{understood} were understood: some of both kinds are to be tried"
    );
}

#[test]
#[ignore = "the long version; takes minutes"]
fn many_meddled_files_do_no_harm() {
    assert!(none_does_harm(0..MANY) > 0);
}
