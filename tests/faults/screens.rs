//! Trouble with the disk as she meets it at the screen: a sentence, her words still there, the log
//! opened again, and the evening goes on.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use hometime::store::Filter;

use super::behind::log_of;
use super::command::{PROGRAM, starting};
use super::folder::{open, used};
use super::pty::Session;
use super::strace;

/// Whose calls go wrong.
#[derive(Clone, Copy, PartialEq)]
enum Whose {
    /// Those of the thread that saves: whatever begins later is left in peace.
    Saving,
    /// Also those of every thread that begins later, as the one that waits for the disk beside the
    /// keys.
    Everybodys,
}

/// Lets the nth of these calls of a program go wrong from now on; none, where this machine does not
/// allow it.
fn spoil(session: &Session, whose: Whose, calls: &str, nth: usize) -> Option<Child> {
    meddle(session, whose, calls, &format!("error=EIO:when={nth}"))
}

/// Lets these calls of a program go as strace is told; none, where this machine does not allow it.
fn meddle(session: &Session, whose: Whose, calls: &str, how: &str) -> Option<Child> {
    let mut strace = Command::new("strace");
    strace.args((whose == Whose::Everybodys).then_some("-f"));
    strace.args([
        "-o",
        "/dev/null",
        "-e",
        &format!("trace={calls}"),
        "-e",
        &format!("inject={calls}:{how}"),
    ]);
    let mut strace = starting(|| {
        strace
            .args(["-p", &session.pid().to_string()])
            .stderr(Stdio::piped())
            .spawn()
    })
    .ok()?;
    let mut said = String::new();
    let mut reader = BufReader::new(strace.stderr.take()?);
    reader.read_line(&mut said).ok()?;
    if said.contains("attached") {
        // It goes on telling, and would end if nobody could hear it.
        strace.stderr = Some(reader.into_inner());
        return Some(strace);
    }
    let _ended = strace.wait();
    eprintln!(
        "left out, because no program may be watched here: trouble with the disk at the screen"
    );
    None
}

fn start(folder: &Path) -> Session {
    // Wide enough for every sentence to stand on one line.
    let words = ["--now", "2026-11-20T18:04", "--data"].map(std::ffi::OsStr::new);
    let session = Session::run(
        Path::new(PROGRAM),
        folder,
        &[&words[..], &[folder.as_os_str()]].concat(),
        200,
        30,
    );
    session.wait_for_words("PICKUP ROUND");
    session
}

/// When the log was last written to.
fn written(folder: &Path) -> SystemTime {
    fs::metadata(log_of(folder)).unwrap().modified().unwrap()
}

/// Whether nothing is on its way to the log.
fn is_at_rest(folder: &Path) -> bool {
    fs::metadata(folder.join("hometime.db-journal")).map_or(0, |journal| journal.len()) == 0
}

fn wait_until(has_come: impl Fn() -> bool) {
    for _ in 0..1000 {
        if has_come() {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("that did not come");
}

fn end(mut session: Session, mut strace: Child) {
    session.press("ctrl+q");
    session.wait_exit();
    let _ended = strace.wait();
}

/// How often these words are in the log, which is sound.
fn times(folder: &Path, words: &str) -> usize {
    let store = open(folder);
    assert!(store.check_deep().unwrap().is_sound());
    store
        .entries()
        .count(&Filter {
            words: words.to_owned(),
            ..Filter::default()
        })
        .unwrap()
}

#[test]
fn a_save_the_disk_does_not_take_is_said_and_the_next_one_works() {
    if !strace::is_here() {
        return;
    }
    for (calls, nth) in [("fsync", 1), ("pwrite64", 1), ("ftruncate", 1)] {
        let folder = used();
        let mut session = start(folder.path());
        let before = written(folder.path());
        session.type_text("sam: asleep by two");
        // Once the half-typed words are kept, the next thing written is the save.
        wait_until(|| written(folder.path()) != before && is_at_rest(folder.path()));
        let Some(strace) = spoil(&session, Whose::Saving, calls, nth) else {
            return;
        };
        session.press("Enter");
        session.wait_for_words("Your log was opened again and is sound");
        let screen = session.screen_text();
        assert!(
            screen.contains("> sam: asleep by two"),
            "{calls} {nth}:\n{screen}"
        );
        if screen.contains("what you saved is there") {
            session.press("ctrl+u");
        } else {
            assert!(screen.contains("Not saved"), "{calls} {nth}:\n{screen}");
            session.press("Enter");
        }
        session.wait_for(|screen| !screen.contents().contains("> sam: asleep by two"));
        end(session, strace);
        assert_eq!(times(folder.path(), "asleep by two"), 1, "{calls} {nth}");
    }
}

#[test]
fn half_typed_words_the_disk_does_not_take_stay_on_the_screen_and_are_kept_the_next_time() {
    if !strace::is_here() {
        return;
    }
    let folder = used();
    let mut session = start(folder.path());
    let Some(mut strace) = spoil(&session, Whose::Everybodys, "fsync", 1) else {
        return;
    };
    session.type_text("sam: asleep by");
    session.wait_for_words("Your log was opened again and is sound");
    session.wait_for_words("> sam: asleep by");
    strace.kill().unwrap();
    session.type_text(" two");
    session.wait_for_words("> sam: asleep by two");
    end(session, strace);
    let kept: Vec<String> = open(folder.path())
        .drafts()
        .all()
        .unwrap()
        .into_iter()
        .map(|draft| draft.text)
        .collect();
    assert_eq!(kept, ["sam: asleep by two"]);
    assert_eq!(times(folder.path(), "asleep by two"), 0);
}

#[test]
fn keys_are_taken_while_half_typed_words_wait_for_a_slow_disk() {
    if !strace::is_here() {
        return;
    }
    let folder = used();
    let mut session = start(folder.path());
    // In microseconds: longer than anybody here waits for anything.
    let Some(mut strace) = meddle(
        &session,
        Whose::Everybodys,
        "fsync",
        "delay_enter=600000000:when=1",
    ) else {
        return;
    };
    session.type_text("sam: asleep by");
    wait_until(|| !is_at_rest(folder.path()));
    session.type_text(" two");
    session.wait_for_words("> sam: asleep by two");
    assert!(!is_at_rest(folder.path()), "the disk is still waited for");
    strace.kill().unwrap();
    end(session, strace);
    assert_eq!(
        open(folder.path()).drafts().all().unwrap()[0].text,
        "sam: asleep by two"
    );
}

#[test]
fn a_save_is_not_trusted_to_a_disk_that_has_just_lost_half_typed_words() {
    if !strace::is_here() {
        return;
    }
    let folder = used();
    let mut session = start(folder.path());
    let Some(mut strace) = meddle(
        &session,
        Whose::Everybodys,
        "fsync",
        "error=EIO:delay_enter=2000000:when=1",
    ) else {
        return;
    };
    session.type_text("sam: asleep by two");
    wait_until(|| !is_at_rest(folder.path()));
    session.press("Enter");
    session.wait_for_words("Your log was opened again and is sound");
    let screen = session.screen_text();
    assert!(
        screen.contains("Not saved") && screen.contains("> sam: asleep by two"),
        "{screen}"
    );
    strace.kill().unwrap();
    session.press("Enter");
    session.wait_for(|screen| !screen.contents().contains("> sam: asleep by two"));
    end(session, strace);
    assert_eq!(times(folder.path(), "asleep by two"), 1);
}
