//! The power goes: every write the program makes is written down, and replayed up to any moment
//! with what was not yet on the disk kept, lost or torn. Whatever was said to be saved is there
//! afterwards, whole.

use std::fs;
use std::path::Path;

use hometime::store::Filter;

use super::acts::{How, as_process, this};
use super::damaged::Dice;
use super::folder::{Files, files_of, open, try_open, used};
use super::recorded::{Step, apply, steps_of};
use super::strace;

/// What the disk may hold when the power goes after these steps.
fn after_a_cut(before: &Files, steps: &[Step], dice: &mut Dice) -> Files {
    let mut files = before.clone();
    let mut waiting: Vec<&Step> = Vec::new();
    for step in steps {
        match step {
            Step::Synced { file } => {
                // A folder that is synced has its names; a file that is synced has all that was
                // written to it.
                let is_due = |waits: &&Step| match waits {
                    Step::Write { file: own, .. }
                    | Step::Copied { to: own, .. }
                    | Step::Cut { file: own, .. } => own == file,
                    Step::Made { .. } | Step::Gone { .. } | Step::Renamed { .. } => file.is_empty(),
                    Step::Synced { .. } | Step::Said => false,
                };
                for done in waiting.iter().filter(|waits| is_due(waits)) {
                    apply(&mut files, done, &mut |_| true);
                }
                waiting.retain(|waits| !is_due(waits));
            }
            Step::Said => {}
            change => waiting.push(change),
        }
    }
    for change in waiting {
        match dice.below(3) {
            0 => {}
            1 => apply(&mut files, change, &mut |_| true),
            _ => apply(&mut files, change, &mut |_| dice.below(2) == 0),
        }
    }
    files
}

/// Cuts the power that many times while five lines are saved; says how many writes were replayed.
fn cut_the_power(times: usize) -> usize {
    let (folder, this) = (used(), this());
    let before = files_of(folder.path());
    let notes = |folder: &Path| {
        open(folder)
            .entries()
            .list(&Filter::default(), 0, 100)
            .unwrap()
            .len()
    };
    let at_first = notes(folder.path());
    let mut act = as_process("", How::Line("sam: one"), folder.path(), &this);
    act.words.extend(
        [
            "sam: two, and a good deal more of it so that it takes some room",
            "lent sam: kite",
            "sam: three >mon ask",
            "sam: back kite",
        ]
        .map(std::ffi::OsStr::new),
    );
    let steps = steps_of(&act);
    let said = |steps: &[Step]| {
        steps
            .iter()
            .filter(|step| matches!(step, Step::Said))
            .count()
    };
    assert_eq!(said(&steps), 5, "{steps:?}");
    let whole = after_a_cut(
        &before,
        &[
            steps.as_slice(),
            &[Step::Synced {
                file: "hometime.db".to_owned(),
            }],
        ]
        .concat(),
        &mut Dice(1),
    );
    assert_eq!(
        whole["hometime.db"],
        files_of(folder.path())["hometime.db"],
        "the replay is true to the disk"
    );
    let mut dice = Dice(18_042_026);
    for number in 0..times {
        let cut = &steps[..=dice.below(steps.len())];
        let copy = super::folder::folder();
        for (name, bytes) in after_a_cut(&before, cut, &mut dice) {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
        let store = try_open(copy.path())
            .unwrap_or_else(|problem| panic!("cut {number} after {} steps: {problem}", cut.len()));
        assert!(
            store.check_deep().unwrap().is_sound(),
            "cut {number} after {} steps",
            cut.len()
        );
        drop(store);
        // The fifth line brings something back, which is no note of its own.
        let (wanted, there) = (at_first + said(cut).min(4), notes(copy.path()));
        assert!(
            (wanted..=wanted + 1).contains(&there),
            "cut {number}: {there} notes, {wanted} were said to be saved"
        );
    }
    steps.len()
}

#[test]
fn nothing_said_to_be_saved_is_lost_when_the_power_goes() {
    if strace::is_here() {
        cut_the_power(12);
    }
}

#[test]
#[ignore = "minutes: a thousand cuts"]
fn nothing_said_to_be_saved_is_lost_in_a_thousand_power_cuts() {
    if strace::is_here() {
        println!(
            "1,000 cuts over {} calls, and nothing was lost",
            cut_the_power(1_000)
        );
    }
}
