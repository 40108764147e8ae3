//! What can still be found of her words once she has covered the screen, locked the log, finished,
//! or the program was ended.

use std::path::Path;

use crate::process::closing;
use crate::pty::Session;
use hometime::domain::{Child, Family};
use hometime::store::Store;
use rustix::process::Signal;
use tempfile::TempDir;

const FRIDAY: [&str; 2] = ["--now", "2026-11-20T18:04"];
const PASSPHRASE: &str = "lantern teapot marigold anchor";
/// In the log before the program is started, and seen on its screens.
const CHILD: &str = "Quenbyella";
/// Typed and saved.
const SAVED: &str = "glimmerfrost puddlewhistle";
/// Typed and not sent.
const HALF_TYPED: &str = "thistlewick and half a vanillamoon";

/// A log with a child in it, locked if there is a passphrase.
fn log(passphrase: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 20)
        .unwrap()
        .and_hms_opt(12, 0, 0)
        .unwrap();
    let store = Store::open(folder.path(), now).unwrap();
    store
        .step("Family", now, |store| {
            let family = store.families().save(None, &Family::default())?;
            let child = Child {
                family,
                name: CHILD.to_owned(),
                nickname: String::new(),
                born: None,
                key_person: String::new(),
                key_person_told_on: None,
                started_on: None,
                left_on: None,
                days: Vec::new(),
            };
            store.families().save_child(None, &child)
        })
        .unwrap();
    if let Some(passphrase) = passphrase {
        store.locks().set_passphrase(passphrase).unwrap();
    }
    closing(store);
    folder
}

/// The program with one line saved and one half typed.
fn at_work(folder: &Path, passphrase: Option<&str>) -> Session {
    let mut session = Session::start(folder, &FRIDAY, 80, 24);
    if let Some(passphrase) = passphrase {
        unlock(&mut session, passphrase);
    }
    session.wait_for_words("Today");
    session.type_text(&format!("{CHILD}: {SAVED}\r"));
    session.wait_for_words("1 chat.");
    session.type_text(HALF_TYPED);
    session.wait_for_words(HALF_TYPED);
    session
}

fn unlock(session: &mut Session, passphrase: &str) {
    session.wait_for_words("Your log is locked. Type your passphrase");
    session.type_text(&format!("{passphrase}\r"));
}

#[track_caller]
fn assert_holds_nothing(text: &str, whose: &str) {
    let text = text.to_lowercase();
    for words in [CHILD, SAVED, HALF_TYPED, PASSPHRASE]
        .iter()
        .flat_map(|words| words.split(' '))
        .filter(|word| word.len() > 4)
    {
        assert!(
            !text.contains(&words.to_lowercase()),
            "{words:?} can be read in {whose}:\n{text}"
        );
    }
}

/// No title was ever set: a title outlives what is on the screen, and other windows show it.
#[track_caller]
fn assert_no_title(session: &Session) {
    let written = session.bytes();
    let mut asked = written
        .windows(6)
        .filter(|order| order.starts_with(b"\x1b]"));
    assert!(
        asked.all(|order| order == b"\x1b]11;?"),
        "something else than what the background is was asked of the terminal"
    );
}

#[test]
fn the_key_that_covers_is_followed_by_nothing_but_the_clock() {
    let folder = log(None);
    let mut session = at_work(folder.path(), None);
    let before = session.bytes().len();
    session.press("ctrl+b");
    session.wait_for_words("Hometime is covered. Your words are kept.");
    assert_holds_nothing(&session.scrolled_back(), "the covered window");
    assert_holds_nothing(
        &String::from_utf8_lossy(&session.bytes()[before..]),
        "what was drawn after the key",
    );
    assert!(session.caret().is_none());
    session.paste("and more");
    session.resize(100, 30);
    session.wait_for(|screen| {
        screen
            .contents()
            .lines()
            .any(|row| row.trim_start().starts_with("18 : 0") && row.len() > 50)
    });
    assert_holds_nothing(&session.scrolled_back(), "the covered window");
    session.resize(80, 24);
    session.press("q");
    session.wait_for_words(&format!("> {HALF_TYPED}"));
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    session.wait_for_words("Good night.");
    assert!(!session.scrolled_back().contains("thistlewick"));
    assert_no_title(&session);
}

#[test]
fn however_it_ends_nothing_she_wrote_is_left_in_the_window() {
    for covered in [false, true] {
        for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
            let folder = log(None);
            let mut session = at_work(folder.path(), None);
            if covered {
                session.press("ctrl+b");
                session.wait_for_words("Hometime is covered.");
            }
            session.signal(signal);
            assert!(!session.wait_exit().success());
            session.wait_for(|screen| !screen.alternate_screen() && !screen.hide_cursor());
            assert!(session.has_its_modes_back());
            assert_holds_nothing(&session.scrolled_back(), "the window after its end");
            assert_no_title(&session);
        }
    }
}

#[test]
fn locking_asks_for_the_passphrase_and_brings_everything_back() {
    let folder = log(Some(PASSPHRASE));
    let mut session = at_work(folder.path(), Some(PASSPHRASE));
    session.press("ctrl+k");
    session.wait_for_words("Find");
    session.type_text("lock now\r");
    session.wait_for_words("Your log is locked. Type your passphrase");
    assert_holds_nothing(&session.scrolled_back(), "the locked window");
    assert_no_title(&session);
    unlock(&mut session, PASSPHRASE);
    session.wait_for_words(&format!("> {HALF_TYPED}"));
    session.wait_for_words(SAVED);
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    session.wait_for(|screen| {
        !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
    });
    assert!(session.has_its_modes_back());
}

/// How often each of these stands in the memory of a process, whatever wrote it there; none where
/// memory cannot be read.
#[cfg(target_os = "linux")]
fn in_memory_of(pid: i32, words: &[&str]) -> Option<Vec<usize>> {
    use std::io::{Read, Seek, SeekFrom};

    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    let mut memory = std::fs::File::open(format!("/proc/{pid}/mem")).ok()?;
    let mut counts = vec![0; words.len()];
    let mut regions = 0;
    for map in maps.lines().filter(|map| {
        map.split(' ')
            .nth(1)
            .is_some_and(|may| may.starts_with('r'))
            && !map.ends_with("[vvar]")
    }) {
        let Some((from, to)) = map
            .split(' ')
            .next()
            .and_then(|range| range.split_once('-'))
        else {
            continue;
        };
        let (from, to) = (
            u64::from_str_radix(from, 16).unwrap(),
            u64::from_str_radix(to, 16).unwrap(),
        );
        let mut bytes = Vec::new();
        let is_read = memory.seek(SeekFrom::Start(from)).is_ok()
            && memory
                .by_ref()
                .take(to - from)
                .read_to_end(&mut bytes)
                .is_ok();
        regions += usize::from(is_read);
        // Letter by letter of a word may also stand as a number of four bytes.
        let wide: Vec<Vec<u8>> = words
            .iter()
            .map(|word| word.bytes().flat_map(|byte| [byte, 0, 0, 0]).collect())
            .collect();
        let mut begins = [false; 256];
        for word in words {
            begins[usize::from(word.as_bytes()[0])] = true;
        }
        for at in (0..bytes.len()).filter(|at| begins[usize::from(bytes[*at])]) {
            for (place, word) in words.iter().enumerate() {
                counts[place] += usize::from(
                    bytes[at..].starts_with(word.as_bytes())
                        || bytes[at..].starts_with(&wide[place]),
                );
            }
        }
    }
    (regions > 10).then_some(counts)
}

/// The promise at its hardest: after the lock none of her words, nor the passphrase, is anywhere in
/// what the program holds.
#[test]
#[cfg(target_os = "linux")]
fn after_the_lock_the_program_holds_none_of_her_words_in_memory() {
    let words = [
        "Quenbyella",
        "glimmerfrost",
        "puddlewhistle",
        "thistlewick",
        "vanillamoon",
        "marigold anchor",
        PASSPHRASE,
    ];
    let folder = log(Some(PASSPHRASE));
    let mut session = at_work(folder.path(), Some(PASSPHRASE));
    let Some(before) = in_memory_of(session.pid(), &words) else {
        eprintln!(
            "skipped: this account may not read the memory of a process it started, so nothing was looked for in it"
        );
        return;
    };
    assert!(
        before[..5].iter().all(|count| *count > 0),
        "what is looked for can be found while she writes: {before:?}"
    );
    session.press("ctrl+k");
    session.type_text("lock now\r");
    session.wait_for_words("Your log is locked. Type your passphrase");
    assert_eq!(
        in_memory_of(session.pid(), &words),
        Some(vec![0; words.len()]),
        "of {words:?}"
    );
    unlock(&mut session, PASSPHRASE);
    session.wait_for_words(HALF_TYPED);
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
}

#[test]
#[cfg(not(target_os = "linux"))]
fn after_the_lock_the_program_holds_none_of_her_words_in_memory() {
    eprintln!("skipped: only Linux shows the memory of another process as a file");
}
