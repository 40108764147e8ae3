//! Everything that changes the log, each as a process of its own, so that it can be ended at any of
//! its calls.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use hometime::domain::{Break, Id, Practice, Share, UsualDay};
use hometime::store::{Draft, Filter, Store};

use super::command::PROGRAM;
use super::folder::open;
use super::log::{
    chat, child, day, evening, full_adult, full_family, full_key_day, full_thing, new_child,
};
use super::strace::Act;

/// How an act is done: as a line given to the built program, or by the store in a process of this
/// test, in a step of its own or not.
#[derive(Clone, Copy)]
pub enum How {
    Line(&'static str),
    Store(fn(&Store)),
    Step(fn(&Store) -> hometime::store::Result<()>),
}

/// Every act, on the log that `folder::used` leaves.
pub const ACTS: &[(&str, How)] = &[
    (
        "a chat",
        How::Line("sam: loved the den @dad < up at five #sleep #private >mon ask about shoes"),
    ),
    (
        "an observation told",
        How::Line("obs sam stacked nine cups @dad"),
    ),
    ("a loan", How::Line("lent sam: drum")),
    ("a thing back", How::Line("zoja: back rhyme bag 2")),
    ("a note from home", How::Line("home: sam first steps")),
    ("an idea to try", How::Line("try: sam peg rhyme")),
    (
        "undo",
        How::Store(|store| assert!(store.undo().unwrap().is_some())),
    ),
    (
        "undo and another step",
        How::Store(|store| {
            store.undo().unwrap();
            new_child(store, "Kai");
        }),
    ),
    (
        "redo",
        How::Store(|store| {
            store.undo().unwrap();
            store.redo().unwrap();
            store.undo().unwrap();
        }),
    ),
    (
        "half-typed words",
        How::Store(|store| {
            let draft = Draft {
                place: "line".to_owned(),
                text: "sam: slept ba".to_owned(),
                caret: 13,
                at: evening(),
            };
            store.drafts().keep(&[draft]).unwrap();
        }),
    ),
    (
        "half-typed words gone",
        How::Store(|store| store.drafts().drop("line").unwrap()),
    ),
    (
        "a setting",
        How::Store(|store| store.settings().set("look", "night").unwrap()),
    ),
    (
        "a family",
        How::Step(|store| store.families().save(None, &full_family()).map(drop)),
    ),
    (
        "a child and her days",
        How::Step(|store| {
            let days = vec![UsualDay {
                weekday: chrono::Weekday::Mon,
                arrives: None,
                collected: None,
                collector: None,
            }];
            store
                .families()
                .save_child(
                    None,
                    &hometime::domain::Child {
                        days,
                        ..child(Id::from_raw(1), "Kai")
                    },
                )
                .map(drop)
        }),
    ),
    (
        "an adult",
        How::Step(|store| {
            store
                .families()
                .save_adult(None, &full_adult(Id::from_raw(1)))
                .map(drop)
        }),
    ),
    (
        "a day that matters",
        How::Step(|store| {
            store
                .families()
                .save_key_day(None, &full_key_day(Id::from_raw(1)))
                .map(drop)
        }),
    ),
    (
        "a thing",
        How::Step(|store| {
            store
                .loans()
                .save_thing(
                    None,
                    &hometime::domain::Thing {
                        name: "Drum".to_owned(),
                        ..full_thing()
                    },
                )
                .map(drop)
        }),
    ),
    (
        "somebody away",
        How::Step(|store| {
            store
                .round()
                .set_away(Id::from_raw(1), day("2026-11-19"), true)
        }),
    ),
    (
        "an evening let go",
        How::Step(|store| store.round().let_go(day("2026-11-12"))),
    ),
    (
        "weeks off",
        How::Step(|store| {
            let off = Break {
                first: day("2026-12-21"),
                last: day("2027-01-01"),
                name: "Christmas".to_owned(),
                sample: false,
            };
            store.pictures().save_break(None, &off).map(drop)
        }),
    ),
    (
        "an answer to a question",
        How::Step(|store| {
            let review = store
                .checklist()
                .start_review(day("2026-11-20"), "2026-11")?;
            store.checklist().answer(review, 4, Practice::Yes, "")
        }),
    ),
    (
        "a note shared",
        How::Step(|store| {
            store
                .entries()
                .share(
                    Id::from_raw(1),
                    &Share::told(Id::from_raw(1), day("2026-11-20")),
                )
                .map(drop)
        }),
    ),
    (
        "a note removed",
        How::Step(|store| store.entries().remove(Id::from_raw(2), evening())),
    ),
    (
        "a note changed",
        How::Store(|store| {
            let notes = store.entries().list(&Filter::default(), 0, 1).unwrap();
            let mut changed = notes[0].item.clone();
            changed.words = "quite other words".to_owned();
            store
                .step("Change", evening(), |store| {
                    store.entries().change(notes[0].id, &changed)
                })
                .unwrap();
        }),
    ),
    (
        "forty notes at once",
        How::Step(|store| {
            (0..40).try_for_each(|number| {
                store
                    .entries()
                    .write(&chat(
                        Id::from_raw(2),
                        "2026-11-20",
                        &format!("note {number}"),
                    ))
                    .map(drop)
            })
        }),
    ),
    (
        "the made-up families",
        How::Store(|store| assert!(hometime::sample::load(store, evening()).is_ok())),
    ),
];

/// Runs one act as a process.
pub fn as_process<'a>(name: &'a str, how: How, folder: &'a Path, this: &'a Path) -> Act<'a> {
    match how {
        How::Line(line) => Act {
            folder,
            program: OsStr::new(PROGRAM),
            words: ["--now", "2026-11-20T18:04", "--data"]
                .map(OsStr::new)
                .into_iter()
                .chain([folder.as_os_str()])
                .chain(["add", line].map(OsStr::new))
                .collect(),
            with: Vec::new(),
        },
        How::Store(_) | How::Step(_) => Act {
            folder,
            program: this.as_os_str(),
            words: [
                "--exact",
                "acts::does_one_act",
                "--ignored",
                "--nocapture",
                "--test-threads=1",
            ]
            .map(OsStr::new)
            .to_vec(),
            with: vec![
                ("HOMETIME_ACT", OsStr::new(name)),
                ("HOMETIME_FOLDER", folder.as_os_str()),
            ],
        },
    }
}

/// This test program, to be run again.
pub fn this() -> PathBuf {
    std::env::current_exe().unwrap()
}

/// Not a test: what [`as_process`] starts.
#[test]
#[ignore = "part of other tests: does one act on one log"]
fn does_one_act() {
    let (Some(name), Some(folder)) = (
        std::env::var_os("HOMETIME_ACT"),
        std::env::var_os("HOMETIME_FOLDER"),
    ) else {
        return;
    };
    let store = open(Path::new(&folder));
    match ACTS.iter().find(|(act, _)| name == *act).unwrap().1 {
        How::Store(act) => act(&store),
        How::Step(act) => store.step("Act", evening(), act).unwrap(),
        How::Line(_) => unreachable!(),
    }
    println!("saved");
}
