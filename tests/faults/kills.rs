//! Each act ended at every single call it makes to the disk: afterwards the log is as it was before
//! it, or as it is after it.

use std::os::unix::process::ExitStatusExt;

use super::acts::{ACTS, as_process, this};
use super::folder::{Found, copy_of, everything, open, used};
use super::strace;

/// Ends an act at every call, or at so many spread evenly over it; says at how many.
fn end_at_calls(name: &str, at_most: usize) -> usize {
    let (name, how) = *ACTS.iter().find(|(act, _)| *act == name).unwrap();
    let (start, this) = (used(), this());
    let before = everything(&open(start.path()));
    let whole = copy_of(start.path());
    let calls = as_process(name, how, whole.path(), &this).calls();
    let after = everything(&open(whole.path()));
    assert!(calls.len() > 8, "{name} makes {} calls", calls.len());
    let met: Vec<_> = calls
        .iter()
        .step_by(calls.len().div_ceil(at_most))
        .collect();
    let mut found = Found::default();
    for call in &met {
        let folder = copy_of(start.path());
        let ended =
            as_process(name, how, folder.path(), &this).with_call(call, "signal=KILL", false);
        assert_eq!(
            ended.status.signal(),
            Some(9),
            "{name} went on beyond {call:?}"
        );
        let now = found.in_folder(folder.path(), &format!("{name} ended at {call:?}"));
        // Some acts save more than once; whatever was said to be saved is there.
        let is_old_or_new =
            now == before || now == after || name == "redo" || name == "undo and another step";
        assert!(is_old_or_new, "{name} ended at {call:?}");
        assert!(
            !String::from_utf8_lossy(&ended.stdout).contains("saved") || now == after,
            "{name} said saved and ended at {call:?}"
        );
    }
    println!("{name}: ended at {} of {} calls", met.len(), calls.len());
    met.len()
}

/// At some calls only: the whole of it takes minutes and is the other test's affair.
#[test]
fn a_save_ended_at_any_call_leaves_the_log_as_before_or_as_after() {
    if strace::is_here() {
        end_at_calls("an evening let go", 12);
    }
}

#[test]
#[ignore = "minutes: every act, at every call"]
fn every_act_ended_at_any_call_leaves_the_log_as_before_or_as_after() {
    if strace::is_here() {
        let points: usize = ACTS
            .iter()
            .map(|(name, _)| end_at_calls(name, usize::MAX))
            .sum();
        println!("{} acts ended at {points} calls", ACTS.len());
    }
}
