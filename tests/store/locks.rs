//! A locked log: who gets in and who does not, and that at every moment somebody can.

use std::fs;
use std::path::Path;

use crate::log::{all_of, evening, live_a_little};
use hometime::store::{LockState, Progress, Store, StoreError};
use hometime::vault::{Copied, Rescue, Secret};

const WORDS: &str = "lantern teapot marigold anchor";

fn open(folder: &Path) -> Store {
    Store::open(folder, evening()).unwrap()
}

fn unlock(folder: &Path, typed: &str) -> Result<Store, StoreError> {
    Store::unlock(folder, evening(), &Secret::passphrase(typed))
}

fn trouble(opened: Result<Store, StoreError>) -> StoreError {
    opened.err().expect("it opened")
}

fn key(folder: &Path) -> [String; 2] {
    ["key", "key.copy"].map(|name| fs::read_to_string(folder.join(name)).unwrap_or_default())
}

fn keep(folder: &Path, [key, copy]: [&str; 2]) {
    fs::write(folder.join("key"), key).unwrap();
    fs::write(folder.join("key.copy"), copy).unwrap();
}

#[test]
fn only_the_passphrase_and_the_code_open_a_locked_log_and_what_is_wrong_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let store = open(place);
    live_a_little(&store, |_| {});
    let everything = all_of(&store);
    assert_eq!(store.lock_state(), LockState::Open);
    let before = key(place);
    let lock = store.locks().with_passphrase(WORDS).unwrap();
    assert_eq!(key(place), before, "nothing is locked before it is put on");
    let code = lock.code().unwrap().clone();
    store.locks().put_on(lock).unwrap();
    assert_eq!(store.lock_state(), LockState::Locked);
    drop(store);
    let locked = key(place);
    assert_eq!(locked[0], locked[1]);

    assert!(matches!(
        trouble(Store::open(place, evening())),
        StoreError::Locked
    ));
    let wrong = trouble(unlock(place, "lantern teapot marigold"));
    assert!(matches!(wrong, StoreError::WrongSecret { was_code: false }));
    assert_eq!(wrong.exit_code(), 12);
    let store = unlock(place, "  lantern  teapot marigold anchor ").unwrap();
    assert_eq!(
        (all_of(&store), store.lock_state()),
        (everything.clone(), LockState::Locked)
    );
    drop(store);
    let typed = code.groups().join("-").to_lowercase();
    assert_eq!(
        all_of(&Store::unlock(place, evening(), &Secret::recovery(&typed).unwrap()).unwrap()),
        everything
    );
    assert_eq!(key(place), locked, "being opened changes nothing");

    // One damaged copy is mended from the other; two are said to be damaged, which is not the same
    // as a wrong passphrase.
    for name in ["key", "key.copy"] {
        fs::write(
            place.join(name),
            locked[0].replacen("\"passes\": ", "\"passes\": 1", 1),
        )
        .unwrap();
        let damaged = key(place);
        assert!(matches!(
            trouble(Store::open(place, evening())),
            StoreError::Locked
        ));
        assert_eq!(key(place), damaged, "nothing has opened the log yet");
        drop(unlock(place, WORDS).unwrap());
        assert_eq!(key(place), locked);
    }
    keep(place, ["{", ""]);
    let damaged = trouble(unlock(place, WORDS));
    assert!(matches!(damaged, StoreError::KeyDamaged));
    assert_eq!(damaged.exit_code(), 13);
    keep(place, [&locked[0], &locked[1]]);

    // A damaged and a missing log are told before anybody is asked, or after: never as a wrong
    // passphrase.
    let log = fs::read(place.join("hometime.db")).unwrap();
    fs::write(place.join("hometime.db"), "x".repeat(8192)).unwrap();
    assert!(matches!(
        trouble(unlock(place, WORDS)),
        StoreError::Damaged(_)
    ));
    fs::remove_file(place.join("hometime.db")).unwrap();
    assert!(matches!(
        trouble(Store::open(place, evening())),
        StoreError::LogMissing { .. }
    ));
    fs::write(place.join("hometime.db"), log).unwrap();
    for name in ["key", "key.copy"] {
        fs::remove_file(place.join(name)).unwrap();
    }
    assert!(matches!(
        trouble(unlock(place, WORDS)),
        StoreError::KeyMissing { .. }
    ));
}

#[test]
fn killed_between_any_two_files_the_log_has_a_way_in_and_the_open_key_is_not_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let store = open(place);
    live_a_little(&store, |_| {});
    let everything = all_of(&store);
    let [open_key, _] = key(place);
    fs::create_dir_all(place.join("copies")).unwrap();
    fs::write(place.join("copies/friday.key"), &open_key).unwrap();
    fs::write(place.join("copies/other.key"), "not a key").unwrap();
    store.locks().set_passphrase(WORDS).unwrap();
    drop(store);
    let [locked, _] = key(place);
    assert_eq!(
        fs::read_to_string(place.join("copies/friday.key")).unwrap(),
        locked,
        "the key beside a copy is locked too"
    );
    assert_eq!(
        fs::read_to_string(place.join("copies/other.key")).unwrap(),
        "not a key"
    );

    // Locking: the first copy is half written under its passing name; it has its name; the second
    // is half written.
    keep(place, [&open_key, &open_key]);
    fs::write(place.join("key.new"), &locked[..locked.len() / 2]).unwrap();
    assert_eq!(all_of(&open(place)), everything);
    assert!(!place.join("key.new").exists());
    keep(place, [&locked, &open_key]);
    fs::write(place.join("key.copy.new"), &open_key).unwrap();
    assert!(matches!(
        trouble(Store::open(place, evening())),
        StoreError::Locked
    ));
    assert_eq!(
        key(place),
        [locked.clone(), locked.clone()],
        "the copy that was still open is locked as soon as it is seen"
    );
    assert!(!place.join("key.copy.new").exists());

    // Taking the lock off: the first copy is open already.
    keep(place, [&open_key, &locked]);
    assert_eq!(all_of(&open(place)), everything);
    assert_eq!(key(place), [open_key.clone(), open_key]);

    keep(place, [&locked, &locked]);
    assert_eq!(all_of(&unlock(place, WORDS).unwrap()), everything);
}

#[test]
fn a_new_passphrase_leaves_the_sheet_good_a_new_sheet_the_passphrase_and_relying_on_the_laptop_neither()
 {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let store = open(place);
    let first_code = Secret::recovery(
        &store
            .locks()
            .set_passphrase(WORDS)
            .unwrap()
            .groups()
            .concat(),
    )
    .unwrap();
    let lock = store
        .locks()
        .with_other_passphrase("velvet harbour pudding ladder")
        .unwrap();
    assert!(lock.code().is_none());
    store.locks().put_on(lock).unwrap();
    drop(store);
    assert!(matches!(
        trouble(unlock(place, WORDS)),
        StoreError::WrongSecret { .. }
    ));
    let store = Store::unlock(place, evening(), &first_code).unwrap();
    store
        .locks()
        .put_on(store.locks().with_other_code().unwrap())
        .unwrap();
    drop(store);
    let void = trouble(Store::unlock(place, evening(), &first_code));
    assert!(matches!(void, StoreError::WrongSecret { was_code: true }));
    assert!(void.to_string().contains("older sheet"));
    let store = unlock(place, "velvet harbour pudding ladder").unwrap();
    store.locks().rely_on_disk().unwrap();
    assert_eq!(store.lock_state(), LockState::DiskOnly);
    drop(store);
    assert_eq!(open(place).lock_state(), LockState::DiskOnly);
    assert!(key(place)[0].contains("\"passphrase\": null"));
}

/// The key file of a log of its own, and the secret it is locked with.
fn key_of_another_log(passphrase: Option<&str>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    if let Some(passphrase) = passphrase {
        store.locks().set_passphrase(passphrase).unwrap();
    }
    drop(store);
    key(folder.path())[0].clone()
}

#[test]
fn no_key_file_is_written_before_its_key_opened_the_log_and_the_second_is_tried() {
    const OTHER: &str = "velvet harbour pudding ladder";
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let store = open(place);
    live_a_little(&store, |_| {});
    let everything = all_of(&store);
    drop(store);
    let [open_key, _] = key(place);
    let foreign = [
        key_of_another_log(None),
        key_of_another_log(Some(OTHER)),
        // As an earlier program wrote it, without a word of which log it is for.
        without_log_id(&key_of_another_log(Some(OTHER))),
    ];
    for foreign in &foreign {
        for files in [[foreign, &open_key], [&open_key, foreign]] {
            keep(place, files.map(String::as_str));
            assert_eq!(all_of(&open(place)), everything);
            assert_eq!(key(place), files.map(Clone::clone));
        }
    }

    keep(place, [&open_key, &open_key]);
    open(place).locks().set_passphrase(WORDS).unwrap();
    let [locked, _] = key(place);
    let earlier = without_log_id(&locked);
    for (own, foreign) in [&locked, &locked, &earlier].into_iter().zip(&foreign) {
        for files in [[foreign, own], [own, foreign]] {
            keep(place, files.map(String::as_str));
            assert!(matches!(
                trouble(Store::open(place, evening())),
                StoreError::Locked
            ));
            assert!(matches!(
                trouble(unlock(place, "lantern")),
                StoreError::WrongSecret { .. }
            ));
            assert_eq!(key(place), files.map(Clone::clone));
            assert_eq!(all_of(&unlock(place, WORDS).unwrap()), everything);
            assert_eq!(
                key(place).map(|file| without_log_id(&file)),
                files.map(|file| without_log_id(file))
            );
        }
    }
}

/// The key file as a program wrote it that did not yet say which log a key is for.
fn without_log_id(file: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(file).unwrap();
    file.as_object_mut().unwrap().remove("log");
    serde_json::to_string_pretty(&file).unwrap()
}

#[test]
fn a_key_file_of_another_log_is_set_aside_when_a_passphrase_is_set_or_a_backup_restored() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let store = open(place);
    live_a_little(&store, |_| {});
    let everything = all_of(&store);
    let Copied::Whole { copy, .. } = store.copies().make(evening()).unwrap() else {
        panic!("no backup was made");
    };
    drop(store);
    let [open_key, _] = key(place);
    let foreign = key_of_another_log(None);
    let aside =
        |number: usize| fs::read_to_string(place.join(format!("hometime-other-{number}.key"))).ok();

    keep(place, [&foreign, &open_key]);
    open(place).locks().set_passphrase(WORDS).unwrap();
    assert_eq!(aside(1).as_ref(), Some(&foreign));
    assert_eq!(key(place)[0], key(place)[1]);
    assert_eq!(all_of(&unlock(place, WORDS).unwrap()), everything);
    assert_eq!(aside(2), None, "the open key of this log is not kept");

    keep(place, [&foreign, &foreign]);
    fs::write(place.join("hometime.db"), "x".repeat(8192)).unwrap();
    let rescue = Rescue::of(place).unwrap();
    let locked = rescue.put_back(&copy.path, None, evening(), &Progress::default());
    assert!(matches!(trouble(locked), StoreError::Locked));
    assert_eq!(key(place), [foreign.clone(), foreign.clone()]);
    let restored = Rescue::of(place).unwrap().put_back(
        &copy.path,
        Some(&Secret::passphrase(WORDS)),
        evening(),
        &Progress::default(),
    );
    assert_eq!(all_of(&restored.unwrap()), everything);
    assert_eq!(aside(2).as_ref(), Some(&foreign));
}
