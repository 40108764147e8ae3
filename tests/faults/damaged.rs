//! Copies with bits flipped, ends cut off, pages emptied or pages of another evening: each opens
//! with everything right in it, or is reported.

use std::fs;

use super::behind::log_of;
use super::folder::{copy_of, everything, open, try_open, used};
use super::log::{chat, new_child, write};

const PAGE: usize = 4096;

/// A row of numbers that is the same at every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// Damages that many copies; says how many were found at opening and how many by reading deep.
fn damage(copies: usize) -> (usize, usize) {
    let folder = used();
    let older = fs::read(log_of(folder.path())).unwrap();
    let store = open(folder.path());
    write(
        &store,
        &chat(
            new_child(&store, "Kai"),
            "2026-11-20",
            "asked for the drum again",
        ),
    );
    let as_it_was = everything(&store);
    drop(store);
    let whole = fs::read(log_of(folder.path())).unwrap();
    let mut dice = Dice(20_261_120);
    let (mut at_opening, mut deep) = (0, 0);
    for number in 0..copies {
        let mut bytes = whole.clone();
        let page = dice.below(older.len() / PAGE) * PAGE;
        match number % 4 {
            0 => bytes[dice.below(whole.len())] ^= 1 << dice.below(8),
            1 => bytes.truncate(dice.below(whole.len())),
            2 => bytes[page..page + PAGE].fill(0),
            _ => bytes[page..page + PAGE].copy_from_slice(&older[page..page + PAGE]),
        }
        let copy = copy_of(folder.path());
        fs::write(log_of(copy.path()), bytes).unwrap();
        match try_open(copy.path()) {
            Err(problem) => {
                assert!(problem.to_string().ends_with('.'), "{problem}");
                at_opening += 1;
            }
            Ok(store) => {
                let report = store.check_deep().unwrap();
                if report.is_sound() {
                    assert_eq!(everything(&store), as_it_was, "copy {number}");
                } else {
                    assert!(
                        report.sentence().contains("Put back your newest copy"),
                        "copy {number}"
                    );
                    deep += 1;
                }
            }
        }
    }
    (at_opening, deep)
}

#[test]
fn a_damaged_copy_opens_with_everything_right_or_is_reported() {
    let (at_opening, deep) = damage(32);
    assert!(
        at_opening + deep > 16,
        "{at_opening} and {deep} of 32 were found"
    );
}

#[test]
#[ignore = "minutes: two thousand copies"]
fn two_thousand_damaged_copies_open_with_everything_right_or_are_reported() {
    let (at_opening, deep) = damage(2_000);
    println!(
        "of 2,000 damaged copies {at_opening} were found at opening, {deep} by reading deep, and the others were whole"
    );
}
