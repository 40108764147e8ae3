//! A log in a folder that a cloud program looks after: said once, moved with one key, and never
//! lost on the way.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{PROGRAM, Said, said_by};
use crate::common::{Desk, FRIDAY};
use crate::log::{all_of, evening, live_a_little};
use crate::process::{Held, closing, undisturbed};
use crate::pty::Session;
use hometime::store::{Store, StoreError};
use hometime::vault::Moved;

#[test]
fn a_cloud_folder_is_said_and_once_left_so_never_again() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.sees_no("Dropbox");
    fs::create_dir(desk.folder().join(".dropbox.cache")).unwrap();
    desk.die_and_start_again_at(FRIDAY)
        .sees("In a Dropbox folder. Enter tells why, Space leaves it");
    desk.press("tab")
        .go_to("In a Dropbox folder")
        .press("enter")
        .sees("Dropbox looks after this folder")
        .press("esc");
    desk.press("space")
        .hears("Left as it is")
        .sees_no("Dropbox");
    desk.die_and_start_again_at("2026-11-21 18:00")
        .sees_no("In a Dropbox");
    // It can still be looked up, and something new is said anew.
    desk.press("/")
        .write("where")
        .press("enter")
        .sees("Dropbox looks after this folder")
        .press("esc");
    fs::write(desk.folder().join("hometime-LAPTOP.db"), "another").unwrap();
    desk.die_and_start_again_at("2026-11-21 18:00")
        .sees("In a Dropbox folder");
    desk.press("tab")
        .go_to("In a Dropbox folder")
        .press("enter")
        .sees("hometime-LAPTOP.db")
        .sees("hometime restore FILE");
    desk.press("space")
        .sees_no("In a Dropbox")
        .say("ola: new tooth")
        .hears("Saved to");
}

#[test]
fn a_second_log_is_said_where_no_cloud_program_is_known() {
    let mut desk = Desk::with_sample(FRIDAY);
    for name in [
        "hometime (conflicted copy 2026-11-20).db",
        "hometime (1).db",
    ] {
        fs::write(desk.folder().join(name), "another").unwrap();
    }
    desk.die_and_start_again_at(FRIDAY)
        .sees("A second log lies beside it");
    desk.press("tab")
        .go_to("A second log")
        .press("enter")
        .sees("hometime (1).db and");
    assert_eq!(
        fs::read(desk.folder().join("hometime (1).db")).unwrap(),
        b"another"
    );
}

/// An account with a log in its cloud folder.
struct Account {
    home: tempfile::TempDir,
}

impl Account {
    fn new() -> Self {
        let account = Self {
            home: tempfile::tempdir().unwrap(),
        };
        let store = Store::open(&account.cloud(), evening()).unwrap();
        live_a_little(&store, |_| {});
        store.copies().make(evening()).unwrap();
        closing(store);
        account
    }

    fn cloud(&self) -> PathBuf {
        self.home.path().join("OneDrive - Little Acorns/log")
    }

    /// Where the program keeps a log by itself in this account.
    fn usual(&self) -> PathBuf {
        self.home.path().join(if cfg!(target_os = "macos") {
            "Library/Application Support/Hometime"
        } else {
            ".local/share/hometime"
        })
    }

    /// The program in a window, with --data or without.
    fn start(&self, named: Option<&Path>) -> Session {
        let mut words = vec!["--now".as_ref(), "2026-11-20T18:04".as_ref()];
        words.extend(
            named
                .into_iter()
                .flat_map(|folder| ["--data".as_ref(), folder.as_os_str()]),
        );
        Session::run(Path::new(PROGRAM), self.home.path(), &words, 100, 30)
    }

    fn asks(&self, words: &[&str]) -> Said {
        let mut run = assert_cmd::Command::new(PROGRAM);
        said_by(
            run.env("HOME", self.home.path())
                .env_remove("XDG_DATA_HOME")
                .args(["--now", "2026-11-20T18:04"])
                .args(words),
        )
    }
}

#[test]
fn one_key_moves_the_log_whole_the_evening_goes_on_and_both_ways_of_starting_find_it() {
    let account = Account::new();
    let before = all_of(&Held::holding(
        Store::open(&account.cloud(), evening()).unwrap(),
    ));
    let mut session = account.start(Some(&account.cloud()));
    session.wait_for_words("In a OneDrive folder");
    session.type_text("sam: loved the d");
    session.wait_for_words("> sam: loved the d");
    // From the line to what is to be kept in mind, past the line about copies.
    session.type_text("\t");
    session.press("Down");
    session.press("Enter");
    session.wait_for_words("Enter moves all of it");
    session.press("Enter");
    session.wait_for_words("Your log is now in");
    session.wait_for_words("An old copy is in the old folder");
    session.wait_for_words("> sam: loved the d");
    session.type_text("en\r");
    session.wait_for_words("Saved to Sam");
    session.press("ctrl+q");
    session.wait_exit();

    let store = Store::open(&account.usual(), evening()).unwrap();
    assert!(store.check_deep().unwrap().is_sound());
    let now = all_of(&store);
    assert!(now.len() >= before.len());
    assert!(!store.copies().list().is_empty(), "the copies came along");
    closing(store);
    let left: Vec<String> = fs::read_dir(account.cloud())
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let note = fs::read_to_string(account.cloud().join("Where the log went.txt")).unwrap();
    assert!(
        note.contains(&account.usual().display().to_string()),
        "{note}"
    );
    let old = left
        .iter()
        .find(|name| name.starts_with("hometime-old-copy-"))
        .unwrap();
    assert!(
        !left
            .iter()
            .any(|name| name.starts_with("hometime.") || name.starts_with("key")),
        "{left:?}"
    );
    // The old copy opens like any log.
    let old = account.cloud().join(old);
    assert_eq!(
        all_of(&Store::open(&old, evening()).unwrap()).len(),
        before.len()
    );

    let by_itself = account.asks(&["list"]);
    assert!(
        by_itself.out.contains("loved the den"),
        "{}",
        by_itself.aside
    );
    let by_old_name = account.asks(&["--data", &account.cloud().to_string_lossy(), "list"]);
    assert!(
        by_old_name.out.contains("loved the den"),
        "{}",
        by_old_name.aside
    );
    assert!(
        by_old_name.aside.contains("no --data is needed"),
        "{}",
        by_old_name.aside
    );

    // Delete takes the old copy away once she says so.
    let mut session = account.start(None);
    session.wait_for_words("An old copy is in the old folder");
    session.type_text("/where\r");
    session.wait_for_words("It was moved here");
    assert!(old.exists());
    session.press("del");
    session.wait_for_words("The old copy is gone");
    assert!(!old.exists());
    session.press("ctrl+q");
    session.wait_exit();
}

#[test]
fn where_a_log_lies_in_the_usual_folder_nothing_is_written_over() {
    let account = Account::new();
    closing(Store::open(&account.usual(), evening()).unwrap());
    let before = fs::read(account.usual().join("hometime.db")).unwrap();
    let mut session = account.start(Some(&account.cloud()));
    session.wait_for_words("In a OneDrive folder");
    session.type_text("/where\r");
    session.wait_for_words("A log lies in the usual place already");
    session.press("Esc");
    session.wait_for(|screen| !screen.contents().contains("looks after this folder"));
    session.press("ctrl+q");
    session.wait_exit();
    assert_eq!(
        fs::read(account.usual().join("hometime.db")).unwrap(),
        before
    );
    let store = Store::open(&account.cloud(), evening()).unwrap();
    let said = store
        .ready_to_move(&account.usual(), evening())
        .err()
        .unwrap()
        .to_string();
    assert!(said.contains("already, so nothing was moved"), "{said}");
}

#[test]
fn on_another_laptop_the_note_says_where_the_log_went_and_no_new_one_is_begun() {
    let account = Account::new();
    let store = Store::open(&account.cloud(), evening()).unwrap();
    let new = store
        .ready_to_move(&account.usual(), evening())
        .unwrap()
        .wait()
        .unwrap();
    assert!(matches!(
        undisturbed(|| store.move_to(new)),
        Moved::There(_, None)
    ));
    fs::remove_dir_all(account.usual()).unwrap();
    assert!(matches!(
        Store::open(&account.cloud(), evening()),
        Err(StoreError::MovedAway { .. })
    ));
    assert!(!account.cloud().join("hometime.db").exists());
    let said = account.asks(&[
        "--data",
        &account.cloud().to_string_lossy(),
        "add",
        "sam: loved the den",
    ]);
    assert_eq!(said.code, 10);
    assert!(said.aside.contains("moved from here to"), "{}", said.aside);
}

#[test]
fn a_moving_that_cannot_be_done_leaves_everything_as_it_was_and_may_be_tried_again() {
    let account = Account::new();
    let store = Store::open(&account.cloud(), evening()).unwrap();
    let before = all_of(&store);
    let new = store
        .ready_to_move(&account.usual(), evening())
        .unwrap()
        .wait()
        .unwrap();
    // A folder in the way of the log's own name.
    fs::create_dir_all(account.usual().join("hometime.db/in-the-way")).unwrap();
    let Moved::Stayed(Ok(store), trouble) = undisturbed(|| store.move_to(new)) else {
        panic!("there was no room for it")
    };
    assert!(trouble.to_string().ends_with('.'), "{trouble}");
    assert_eq!(all_of(&store), before);
    assert!(store.check_deep().unwrap().is_sound());
    assert!(
        !account.usual().join("key").exists() && !account.usual().join("copies").exists(),
        "nothing is left lying about"
    );
    fs::remove_dir_all(account.usual().join("hometime.db")).unwrap();
    let new = store
        .ready_to_move(&account.usual(), evening())
        .unwrap()
        .wait()
        .unwrap();
    let Moved::There(store, None) = undisturbed(|| store.move_to(new)) else {
        panic!("nothing was in the way")
    };
    assert_eq!(all_of(&store), before);
}

#[test]
fn a_moving_that_is_stopped_or_overtaken_by_a_save_leaves_nothing_behind() {
    let account = Account::new();
    let store = Store::open(&account.cloud(), evening()).unwrap();
    store.copies().make(evening()).unwrap();
    let left = || {
        fs::read_dir(account.usual())
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .filter(|name| name != "lock")
            .count()
    };
    drop(store.ready_to_move(&account.usual(), evening()).unwrap());
    assert_eq!(left(), 0);
    let new = store
        .ready_to_move(&account.usual(), evening())
        .unwrap()
        .wait()
        .unwrap();
    assert!(
        left() > 1 && !account.usual().join("hometime.db").exists(),
        "all but the name is there"
    );
    store
        .step("Saved meanwhile", evening(), |store| {
            store.drafts().drop("nowhere")
        })
        .unwrap();
    let Moved::Stayed(Ok(store), trouble) = undisturbed(|| store.move_to(new)) else {
        panic!("something was saved meanwhile")
    };
    assert!(
        trouble.to_string().contains("To try once more:  /where"),
        "{trouble}"
    );
    assert_eq!(left(), 0);
    assert!(store.check_deep().unwrap().is_sound());
}

#[test]
fn a_locked_log_is_moved_with_its_lock() {
    let account = Account::new();
    let store = Store::open(&account.cloud(), evening()).unwrap();
    store
        .locks()
        .set_passphrase("lantern teapot marigold anchor")
        .unwrap();
    let new = store
        .ready_to_move(&account.usual(), evening())
        .unwrap()
        .wait()
        .unwrap();
    let Moved::There(store, None) = undisturbed(|| store.move_to(new)) else {
        panic!("nothing was in the way")
    };
    closing(store);
    assert!(matches!(
        Store::open(&account.usual(), evening()),
        Err(StoreError::Locked)
    ));
}
