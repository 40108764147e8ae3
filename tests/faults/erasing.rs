//! Erasing ended at every single call: the family is wholly in the log or wholly gone from it,
//! every file can be read, and starting again carries through what was begun, in the copies and on
//! a stick that comes back.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};
use hometime::domain::Id;
use hometime::store::{Filter, Store, Whom};
use hometime::vault::Copied;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::acts::this;
use super::everywhere::{files, hits, key, rows};
use super::folder::{Files, everything, folder, open};
use super::log::{chat, evening, new_child, write};
use super::recorded::{apply, steps_of};
use super::strace::{self, Act};

/// In every word of theirs, and nowhere else.
const MARK: &str = "qwortle";

/// A log, its copies and a stick with another: laid out anew for every call, always in the same
/// place.
struct Desk {
    around: TempDir,
}

impl Desk {
    /// Two families, one of them to be erased; a copy here and one on the stick that have both.
    fn new() -> Self {
        let desk = Self { around: folder() };
        fs::create_dir(desk.stick()).unwrap();
        let store = open(&desk.log());
        write(
            &store,
            &chat(
                new_child(&store, "Qwortle"),
                "2026-11-20",
                "qwortle slept till two",
            ),
        );
        write(
            &store,
            &chat(new_child(&store, "Kai"), "2026-11-20", "asked for the drum"),
        );
        store
            .copies()
            .choose_second(Some(&desk.stick()), evening())
            .unwrap();
        assert!(matches!(
            store.copies().make(evening()).unwrap(),
            Copied::Whole { .. }
        ));
        desk
    }

    fn log(&self) -> PathBuf {
        self.around.path().join("log")
    }

    fn stick(&self) -> PathBuf {
        self.around.path().join("stick")
    }

    fn laid(&self) -> Files {
        let name = |path: &Path| {
            path.strip_prefix(self.around.path())
                .unwrap()
                .to_string_lossy()
                .into_owned()
        };
        files(self.around.path())
            .into_iter()
            .map(|path| (name(&path), fs::read(path).unwrap()))
            .collect()
    }

    fn lay(&self, laid: &Files) {
        for folder in [self.log(), self.stick()] {
            let _it_may_not_be_there = fs::remove_dir_all(folder);
        }
        for (name, bytes) in laid {
            let path = self.around.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// What tells this state from another. Of what was only begun, the names are enough. Of a log
    /// or a copy that lies there whole it is what stands in it, because the same words are never
    /// the same bytes twice; and so it is with what is noted of its bytes.
    fn state(&self) -> Files {
        let (laid, key) = (self.laid(), key(&self.log()).unwrap());
        let is_log = |name: &str| Path::new(name).extension().is_some_and(|own| own == "db");
        let is_whole = |name: &str| {
            laid.get(&format!("{name}-journal"))
                .is_none_or(Vec::is_empty)
        };
        let sums: Vec<(String, &String)> = laid
            .iter()
            .filter(|(name, _)| is_log(name))
            .map(|(name, bytes)| (sum(bytes), name))
            .collect();
        let own = |name: &str, bytes: &[u8]| {
            if name.contains("/spare/") || name.contains(".part") {
                return Vec::new();
            }
            if is_log(name) && is_whole(name) {
                return rows(&self.around.path().join(name), &key)
                    .join("\n")
                    .into_bytes();
            }
            if name.ends_with("checked.json") {
                let noted = String::from_utf8_lossy(bytes).into_owned();
                return sums
                    .iter()
                    .fold(noted, |noted, (sum, name)| noted.replace(sum, name))
                    .into_bytes();
            }
            bytes.to_vec()
        };
        laid.iter()
            .map(|(name, bytes)| (name.clone(), own(name, bytes)))
            .collect()
    }

    fn act<'a>(&'a self, name: &'a str, log: &'a Path, this: &'a Path) -> Act<'a> {
        Act {
            folder: self.around.path(),
            program: this.as_os_str(),
            words: [
                "--exact",
                "erasing::does_one_part_of_erasing",
                "--ignored",
                "--nocapture",
                "--test-threads=1",
            ]
            .map(OsStr::new)
            .to_vec(),
            with: vec![
                ("HOMETIME_ACT", OsStr::new(name)),
                ("HOMETIME_FOLDER", log.as_os_str()),
            ],
        }
    }

    fn marks(&self) -> Vec<String> {
        hits(&[&self.log(), &self.stick()], MARK)
    }

    fn copies(&self) -> usize {
        let of = |drawer: PathBuf| {
            files(&drawer)
                .into_iter()
                .filter(|path| path.extension().is_some_and(|own| own == "db"))
                .count()
        };
        of(self.log().join("copies")) + of(self.stick().join("hometime-copies"))
    }
}

/// As it is noted beside copies.
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"))
}

fn later() -> NaiveDateTime {
    evening() + TimeDelta::days(1)
}

fn erase(store: &Store) {
    store
        .erasing()
        .erase(Whom::Family(Id::from_raw(1)), evening())
        .unwrap();
}

/// As the program does at its start.
fn go_on(store: &Store) {
    if store.erasing().is_under_way().unwrap() {
        let copies = store
            .erasing()
            .take_out_of_copies(evening())
            .unwrap()
            .wait()
            .unwrap();
        store.erasing().done(&copies).unwrap();
    }
}

fn copy(store: &Store) {
    drop(store.copies().make(later()).unwrap());
}

/// Erasing in its parts, each a process of its own.
const PARTS: &[(&str, Part)] = &[("erase", erase), ("copies", go_on), ("stick", copy)];

type Part = fn(&Store);

/// Not a test: what [`Desk::act`] starts.
#[test]
#[ignore = "part of other tests: does one part of erasing"]
fn does_one_part_of_erasing() {
    let (Some(name), Some(folder)) = (
        std::env::var_os("HOMETIME_ACT"),
        std::env::var_os("HOMETIME_FOLDER"),
    ) else {
        return;
    };
    let store = open(Path::new(&folder));
    (PARTS.iter().find(|(part, _)| name == *part).unwrap().1)(&store);
}

/// Ends one part at every call, or at so many spread evenly over it, and looks at what is there;
/// says how far it is.
fn end_at_calls(part: &str, desk: &Desk, at_most: usize, mut look: impl FnMut(&Desk, &str)) {
    let (start, this, log) = (desk.laid(), this(), desk.log());
    let steps = steps_of(&desk.act(part, &log, &this));
    let whole = desk.laid();
    assert!(steps.len() > 40, "{part} takes {} steps", steps.len());
    let (mut files, mut met, mut seen) = (start.clone(), 0, HashSet::new());
    for (number, step) in steps.iter().enumerate() {
        apply(&mut files, step, &mut |_| true);
        if number % steps.len().div_ceil(at_most) > 0 {
            continue;
        }
        met += 1;
        desk.lay(&files);
        if seen.insert(desk.state()) {
            println!(
                "erasing, {part}: after {number} of {} calls, state {}",
                steps.len(),
                seen.len()
            );
            look(desk, &format!("{part} ended after {step:?}"));
        }
    }
    assert!(files == whole, "the replay is true to the disk");
    println!(
        "erasing, {part}: ended at {met} of {} calls, {} states",
        steps.len(),
        seen.len()
    );
    desk.lay(&start);
}

/// Carries through what was begun; afterwards nothing of them is anywhere, and no copy was lost.
fn carry_through(desk: &Desk, copies: usize, what: &str) {
    let store = open(&desk.log());
    go_on(&store);
    assert!(store.check_deep().unwrap().is_sound(), "{what}");
    assert!(!store.erasing().is_under_way().unwrap());
    drop(store);
    assert_eq!(desk.marks(), Vec::<String>::new(), "{what}");
    assert_eq!(desk.copies(), copies, "{what}");
}

/// A desk, and what is told of it before and after the erasing.
struct Erasing {
    desk: Desk,
    copies: usize,
    before: Vec<String>,
    after: Vec<String>,
    /// With them erased from the log, and nothing rewritten yet.
    erased: Files,
}

impl Erasing {
    fn new() -> Self {
        let desk = Desk::new();
        let copies = desk.copies();
        assert_eq!(copies, 2);
        let before = everything(&open(&desk.log()));
        let whole = desk.laid();
        erase(&open(&desk.log()));
        let (erased, after) = (desk.laid(), everything(&open(&desk.log())));
        desk.lay(&whole);
        Self {
            desk,
            copies,
            before,
            after,
            erased,
        }
    }

    /// Ends the erasing itself.
    fn end_erasing(&self, at_most: usize) {
        end_at_calls("erase", &self.desk, at_most, |desk, what| {
            let store = open(&desk.log());
            assert!(store.check_deep().unwrap().is_sound(), "{what}");
            let is_there = store
                .entries()
                .count(&Filter {
                    words: MARK.to_owned(),
                    ..Filter::default()
                })
                .unwrap()
                > 0;
            assert_eq!(
                &everything(&store),
                if is_there { &self.before } else { &self.after },
                "{what}"
            );
            // What is under way is carried through by the part that follows, from every call of it.
            assert_eq!(store.erasing().is_under_way().unwrap(), !is_there, "{what}");
        });
    }

    /// Ends the rewriting of copies.
    fn end_rewriting(&self, at_most: usize) {
        self.desk.lay(&self.erased);
        end_at_calls("copies", &self.desk, at_most, |desk, what| {
            carry_through(desk, self.copies, what);
        });
    }

    /// Ends the rewriting of what was on a stick that was out meanwhile, and comes back.
    fn end_rewriting_of_stick(&self, at_most: usize) {
        let desk = &self.desk;
        desk.lay(&self.erased);
        let aside = desk.around.path().join("aside");
        fs::rename(desk.stick(), &aside).unwrap();
        go_on(&open(&desk.log()));
        fs::rename(&aside, desk.stick()).unwrap();
        end_at_calls("stick", desk, at_most, |desk, what| {
            if desk.copies() > self.copies + 1 {
                let laid = desk.laid();
                assert_eq!(
                    desk.marks(),
                    Vec::<String>::new(),
                    "{what}: something new is there before they are gone"
                );
                desk.lay(&laid);
            }
            let store = open(&desk.log());
            assert!(matches!(
                store.copies().make(later() + TimeDelta::hours(1)).unwrap(),
                Copied::Whole { .. }
            ));
            assert!(store.check_deep().unwrap().is_sound(), "{what}");
            assert!(
                store.erasing().earlier().unwrap()[0].reached_on.is_some(),
                "{what}"
            );
            drop(store);
            assert_eq!(desk.marks(), Vec::<String>::new(), "{what}");
        });
    }
}

/// At some calls only: the whole of it takes minutes, and is the other tests' affair.
const FEW: usize = 12;

#[test]
fn an_erasing_ended_at_any_call_leaves_them_wholly_there_or_is_carried_through() {
    if strace::is_here() {
        let erasing = Erasing::new();
        erasing.end_erasing(FEW);
        erasing.end_rewriting(FEW);
        erasing.end_rewriting_of_stick(FEW);
    }
}

#[test]
#[ignore = "minutes: at every call"]
fn an_erasing_ended_at_every_call_leaves_them_wholly_there_or_is_carried_through() {
    if strace::is_here() {
        Erasing::new().end_erasing(usize::MAX);
    }
}

#[test]
#[ignore = "minutes: at every call"]
fn rewriting_copies_ended_at_every_call_is_carried_through() {
    if strace::is_here() {
        Erasing::new().end_rewriting(usize::MAX);
    }
}

#[test]
#[ignore = "minutes: at every call"]
fn rewriting_a_stick_that_comes_back_ended_at_every_call_is_carried_through() {
    if strace::is_here() {
        Erasing::new().end_rewriting_of_stick(usize::MAX);
    }
}
