//! The ways on from the gate: a copy looked at while the log is open elsewhere, only the key taken
//! back, what can be read saved.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::common::{Desk, FRIDAY, PLAIN, lines_of, moment};
use chrono::TimeDelta;
use hometime::store::{Filter, Store};
use hometime::tui::keys::Key;
use hometime::tui::{Sitting, Stage};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

const WORDS: &str = "lantern teapot marigold anchor";
const LATER: &str = "2026-11-20 18:30";

/// She sits down before the log in a folder, half an hour later.
struct Seat {
    sitting: Sitting,
    size: (u16, u16),
}

impl Seat {
    fn before(folder: &Path) -> Self {
        Self {
            sitting: Sitting::begin(folder, moment(LATER), PLAIN),
            size: (80, 24),
        }
    }

    fn strike(&mut self, name: &str) -> &mut Self {
        self.sitting.press(name.parse().unwrap(), moment(LATER));
        self
    }

    fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            self.strike(name);
            while self.sitting.is_opening() {
                thread::sleep(Duration::from_millis(5));
                self.sitting.wake(self.sitting.wakes_at().unwrap());
            }
        }
        self
    }

    fn write(&mut self, words: &str) -> &mut Self {
        words
            .chars()
            .for_each(|letter| self.sitting.press(Key::Char(letter), moment(LATER)));
        self
    }

    /// Nobody touches a key for so long.
    fn wait(&mut self, minutes: i64) -> &mut Self {
        let until = moment(LATER) + TimeDelta::minutes(minutes);
        while let Some(due) = self
            .sitting
            .wakes_at()
            .filter(|due| *due <= until && !self.sitting.is_locked())
        {
            self.sitting.wake(due);
        }
        self
    }

    fn screen(&self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.sitting.draw(&mut buffer);
        lines_of(&buffer).join("\n")
    }

    #[track_caller]
    fn sees(&mut self, words: &str) -> &mut Self {
        assert!(
            self.screen().contains(words),
            "{words:?} is not on the screen:\n{}",
            self.screen()
        );
        self
    }

    #[track_caller]
    fn sees_no(&mut self, words: &str) -> &mut Self {
        assert!(
            !self.screen().contains(words),
            "{words:?} should not be on the screen:\n{}",
            self.screen()
        );
        self
    }

    fn is_at_the_gate(&self) -> bool {
        matches!(self.sitting.stage(), Stage::Startup(_))
    }
}

/// Every file below a folder with its bytes, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for file in fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        if file.is_dir() {
            all.extend(files(&file));
        } else {
            all.push((file.display().to_string(), fs::read(&file).unwrap()));
        }
    }
    all.sort();
    all
}

/// A log with something in its newest copy, something written since, and open in this window.
fn open_in_a_window() -> Desk {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .press("/")
        .write("backup")
        .press("enter")
        .say("after the copy");
    desk
}

#[test]
fn a_second_window_looks_at_the_newest_copy_and_nothing_is_written() {
    let desk = open_in_a_window();
    let before = files(desk.folder());
    let mut seat = Seat::before(desk.folder());
    seat.sees("already open in another window")
        .sees("1  Look at the newest copy, as it was today 18:04");
    seat.sees("2  Look whether the other window is closed by now")
        .sees("3  Finish for tonight")
        .sees_no("Put the newest");
    seat.press("1")
        .sees("a copy of today 18:04, only to look at")
        .sees("new tooth")
        .sees_no("after the copy");
    seat.sees("Ctrl+Q finish looking")
        .sees_no("Ctrl+Z")
        .sees_no("back to my own log");
    seat.size = (60, 20);
    seat.sees("Ctrl+Q finish looking").size = (80, 24);
    seat.write("written in the copy")
        .press("enter")
        .sees("so nothing was changed.")
        .sees("Ctrl+Q ends the looking.");
    seat.press("ctrl+u / l o c k")
        .sees_no("lock your log")
        .sees_no("set a passphrase")
        .press("esc");
    seat.press("ctrl+q");
    assert!(seat.sitting.is_finished());
    let receipt = seat.sitting.receipt().unwrap();
    assert_eq!(
        receipt,
        "You looked at a copy of your log, and nothing was changed. Good night."
    );
    assert_eq!(
        files(desk.folder()),
        before,
        "every file is as it was, and none was added"
    );
    assert!(desk.has_note("after the copy"));
}

#[test]
fn the_other_window_works_on_while_the_copy_is_looked_at_and_the_log_opens_when_it_is_closed() {
    let mut desk = open_in_a_window();
    let mut seat = Seat::before(desk.folder());
    seat.press("1").sees("only to look at");
    desk.say("and more")
        .press("/")
        .write("copies")
        .press("enter enter")
        .sees("only to look at")
        .press("ctrl+q esc");
    seat.press("down down")
        .sees("only to look at")
        .press("ctrl+q");
    assert!(desk.has_note("and more"));
    let mut seat = Seat::before(desk.folder());
    seat.press("2").sees("already open in another window");
    let _folder = desk.leave();
    seat.press("2")
        .sees("Today · Fri 20 Nov")
        .sees("after the copy")
        .sees_no("only to look at");
}

#[test]
fn without_a_copy_nothing_to_look_at_is_offered_and_with_none_left_it_is_said() {
    let desk = Desk::with_sample(FRIDAY);
    Seat::before(desk.folder())
        .sees("1  Look whether the other window")
        .sees_no("newest copy");
    let desk = open_in_a_window();
    let mut seat = Seat::before(desk.folder());
    fs::remove_dir_all(desk.folder().join("copies")).unwrap();
    seat.press("1")
        .sees("No copy could be opened just now. Nothing was changed.")
        .sees("already open in another window");
    assert!(seat.is_at_the_gate());
}

#[test]
fn a_locked_log_asks_for_its_passphrase_before_its_copy_is_shown_and_locks_again_by_itself() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.store().locks().set_passphrase(WORDS).unwrap();
    desk.say("new tooth")
        .press("/")
        .write("backup")
        .press("enter");
    let mut seat = Seat::before(desk.folder());
    seat.press("1")
        .sees("The copy is locked as your log is. Type your passphrase")
        .sees_no("new tooth")
        .sees("Tab use the code");
    seat.write("lantern")
        .press("enter")
        .sees("That passphrase does not open your log.");
    seat.press("esc")
        .sees("1  Look at the newest copy")
        .sees_no("Esc back")
        .press("1")
        .sees("Type your passphrase");
    seat.press("ctrl+u")
        .write(WORDS)
        .press("enter")
        .sees("a copy of today 18:04, only to look at")
        .sees("new tooth");
    seat.press("/")
        .write("passph")
        .sees_no("another passphrase")
        .press("esc esc");
    seat.wait(4)
        .sees("Hometime is covered")
        .sees_no("new tooth");
    assert!(!seat.sitting.is_locked());
    seat.wait(6);
    assert!(seat.sitting.is_locked());
}

/// The log of somebody else, with a key of its own, in the place of hers.
fn put_another_log_in(folder: &Path) {
    let other = tempfile::tempdir().unwrap();
    drop(Store::open(other.path(), moment(FRIDAY)).unwrap());
    fs::copy(other.path().join("hometime.db"), folder.join("hometime.db")).unwrap();
}

/// A log with a copy and something written since it, closed, and its two keys done away with.
fn without_its_keys(lose: fn(&Path)) -> TempDir {
    let folder = open_in_a_window().leave();
    for name in ["key", "key.copy"] {
        lose(&folder.path().join(name));
    }
    folder
}

fn removed(key: &Path) {
    fs::remove_file(key).unwrap();
}

fn damaged(key: &Path) {
    fs::write(key, "{\"version\": 1, \"slo").unwrap();
}

#[test]
fn a_lost_key_is_taken_from_the_copies_with_one_enter_and_nothing_written_since_is_lost() {
    for lose in [removed as fn(&Path), damaged] {
        let folder = without_its_keys(lose);
        let log = fs::read(folder.path().join("hometime.db")).unwrap();
        let mut seat = Seat::before(folder.path());
        seat.sees("The key to your log")
            .sees("The key that lies with your copies opens it. Enter takes that key");
        seat.sees("1  Take the key that lies with my copies")
            .sees("2  Look again")
            .sees_no("Put the newest");
        assert_eq!(
            fs::read(folder.path().join("hometime.db")).unwrap(),
            log,
            "only looked at"
        );
        seat.press("enter")
            .sees("Today · Fri 20 Nov")
            .sees("after the copy")
            .sees("new tooth");
        drop(seat);
        assert_eq!(
            fs::read(folder.path().join("key")).unwrap(),
            fs::read(folder.path().join("copies/key")).unwrap()
        );
        assert!(
            Store::open(folder.path(), moment(LATER))
                .unwrap()
                .check()
                .unwrap()
                .is_sound()
        );
        let kept = fs::read_dir(folder.path())
            .unwrap()
            .any(|file| file.unwrap().path().to_string_lossy().contains("as-it-was"));
        assert!(!kept, "the log itself is the one that was there");
    }
}

#[test]
fn a_key_that_does_not_open_the_log_is_not_taken_and_the_whole_copy_is_the_way() {
    let folder = without_its_keys(removed);
    put_another_log_in(folder.path());
    let mut seat = Seat::before(folder.path());
    seat.sees("Newest good copy: today 18:04")
        .sees("1  Put the newest good copy back")
        .sees_no("Take the key");
    seat.press("1").sees("new tooth").sees_no("after the copy");
}

#[test]
fn a_locked_key_shows_by_the_passphrase_whether_it_is_the_right_one() {
    let mut desk = open_in_a_window();
    desk.store().locks().set_passphrase(WORDS).unwrap();
    desk.press("/")
        .write("backup")
        .press("enter")
        .say("after the last copy");
    let folder = desk.leave();
    let lose = || {
        for name in ["key", "key.copy"] {
            drop(fs::remove_file(folder.path().join(name)));
        }
    };
    lose();
    let mut seat = Seat::before(folder.path());
    seat.sees("A key lies with your copies. Enter takes it, once your passphrase")
        .press("enter")
        .sees("The key with your copies is locked.");
    seat.write("teapot")
        .press("enter")
        .sees("That passphrase does not open your log.");
    assert!(
        !folder.path().join("key").exists(),
        "nothing is taken that has not opened the log"
    );
    seat.press("ctrl+u")
        .write(WORDS)
        .press("enter")
        .sees("after the last copy")
        .sees("locked · all saved");
    drop(seat);
    // The passphrase opens the key, but the key does not open this log.
    lose();
    put_another_log_in(folder.path());
    let mut seat = Seat::before(folder.path());
    seat.press("1")
        .write(WORDS)
        .press("enter")
        .sees("No key that lies with your copies opens this log.");
    seat.sees("1  Put the newest good copy back");
    assert!(!folder.path().join("key").exists());
}

/// A log without any copy, with one page that cannot be read any more; and how many notes were in
/// it.
fn damaged_log(lock: bool) -> (TempDir, usize) {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth");
    let open_key = fs::read(desk.folder().join("key")).unwrap();
    if lock {
        desk.store().locks().set_passphrase(WORDS).unwrap();
    }
    let notes = desk
        .store()
        .entries()
        .count(&Filter {
            sensitive: true,
            ..Filter::default()
        })
        .unwrap();
    let folder = desk.leave();
    let [log, key, key_copy] =
        ["hometime.db", "key", "key.copy"].map(|name| folder.path().join(name));
    let whole = fs::read(&log).unwrap();
    // Looked for with the open key: every try with the passphrase takes its time.
    let own_key = fs::read(&key).unwrap();
    for path in [&key, &key_copy] {
        fs::write(path, &open_key).unwrap();
    }
    let is_missed = |page: &usize| {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 500] ^= 1;
        fs::write(&log, bytes).unwrap();
        Store::open(folder.path(), moment(FRIDAY)).is_err()
    };
    assert!(
        (1..whole.len() / 4096).rev().any(|page| is_missed(&page)),
        "no page was missed"
    );
    for path in [&key, &key_copy] {
        fs::write(path, &own_key).unwrap();
    }
    (folder, notes)
}

fn notes_in(folder: &Path) -> usize {
    let store = Store::open(folder, moment(LATER)).unwrap();
    assert!(store.check().unwrap().is_sound());
    store
        .entries()
        .count(&Filter {
            sensitive: true,
            ..Filter::default()
        })
        .unwrap()
}

#[test]
fn where_there_is_no_copy_what_can_be_read_is_saved_and_gone_on_with() {
    let (folder, notes) = damaged_log(false);
    let damaged = fs::read(folder.path().join("hometime.db")).unwrap();
    let mut seat = Seat::before(folder.path());
    seat.sees("Part of your log cannot be read.")
        .sees("No good copy was found")
        .sees_no("Put back your newest copy");
    seat.sees("1  Save what can still be read into a new log")
        .press("1")
        .sees("Saved: ")
        .sees(&format!("of {notes} notes"));
    let saved = folder.path().join("saved-2026-11-20-183000");
    seat.sees("hometime --data")
        .sees("1  Go on with what was saved");
    assert_eq!(
        fs::read(folder.path().join("hometime.db")).unwrap(),
        damaged,
        "only read"
    );
    assert!(notes_in(&saved) * 100 >= notes * 90);
    seat.press("1")
        .sees("Today · Fri 20 Nov")
        .sees_no("Part of your log");
    drop(seat);
    assert!(notes_in(folder.path()) * 100 >= notes * 90);
    assert!(!saved.exists(), "it is in one place only");
    assert_eq!(
        fs::read(
            folder
                .path()
                .join("hometime-as-it-was-2026-11-20-183000.db")
        )
        .unwrap(),
        damaged
    );
}

#[test]
fn a_locked_and_damaged_log_asks_before_it_is_read_and_before_the_new_one_opens() {
    let (folder, notes) = damaged_log(true);
    let mut seat = Seat::before(folder.path());
    seat.write(WORDS)
        .press("enter")
        .sees("1  Save what can still be read")
        .press("1")
        .sees("read goes into a new log");
    seat.write(WORDS)
        .press("enter")
        .sees(&format!("of {notes} notes"))
        .press("enter")
        .sees("The new log is locked as the old one was.");
    seat.sees_no("***")
        .write(WORDS)
        .press("enter")
        .sees("Today · Fri 20 Nov")
        .sees("locked · all saved");
}

#[test]
fn of_a_log_of_which_nothing_can_be_read_that_is_said() {
    let folder = Desk::with_sample(FRIDAY).leave();
    fs::write(folder.path().join("hometime.db"), "x".repeat(9000)).unwrap();
    Seat::before(folder.path())
        .press("1")
        .sees("Nothing in it could be read. Keep the file as it is")
        .sees("1  Save what can");
}

#[test]
fn no_word_of_the_gate_is_cut_off_in_the_smallest_window() {
    let (folder, _) = damaged_log(false);
    let mut seat = Seat::before(folder.path());
    seat.size = (60, 20);
    seat.press("1")
        .sees("1  Go on with what was saved")
        .sees("3  Finish for tonight")
        .sees("Ctrl+Q finish");
    let keyless = without_its_keys(removed);
    let mut seat = Seat::before(keyless.path());
    seat.size = (60, 20);
    seat.sees("as you left it.").sees("3  Finish for tonight");
}

#[test]
fn a_cut_off_log_is_said_to_be_damaged_and_the_newest_backup_restores_it() {
    for bytes in ["", "x"] {
        let folder = open_in_a_window().leave();
        fs::write(folder.path().join("hometime.db"), bytes).unwrap();
        let mut seat = Seat::before(folder.path());
        seat.sees("Part of your log cannot be read.")
            .sees("1  Put the newest good copy back")
            .sees_no("Save what can still be read");
        seat.press("1").sees("new tooth");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("hometime.db"), "x").unwrap();
    Seat::before(folder.path())
        .sees("No good copy was found")
        .sees_no("Save what can still be read");
}
