//! Every step is sealed over the one before it; undo, redo and what is dropped keep the chain
//! whole, and nothing altered hides.

use hometime::store::Draft;

use super::behind::behind;
use super::folder::{folder, open, try_open, used};
use super::log::{chat, evening, live_a_little, new_child, write};

#[test]
fn whatever_is_saved_taken_back_and_brought_again_the_deep_check_finds_it_sound() {
    let folder = folder();
    let store = open(folder.path());
    live_a_little(&store, |store| {
        assert_eq!(
            store.check_deep().unwrap().sentence().split(':').next(),
            Some("All of your log was read and is sound")
        );
    });
    for _ in 0..9 {
        store.undo().unwrap().unwrap();
        assert!(store.check_deep().unwrap().is_sound());
    }
    for _ in 0..4 {
        store.redo().unwrap().unwrap();
        assert!(store.check_deep().unwrap().is_sound());
    }
    // A new step drops the five that were taken back.
    new_child(&store, "Kai");
    assert!(store.check_deep().unwrap().is_sound());
    let draft = Draft {
        place: "line".to_owned(),
        text: "half a".to_owned(),
        caret: 6,
        at: evening(),
    };
    store.drafts().keep(&[draft]).unwrap();
    store.settings().set("look", "night").unwrap();
    drop(store);
    let store = open(folder.path());
    while store.undo().unwrap().is_some() {}
    store.drafts().drop("line").unwrap();
    assert!(store.check_deep().unwrap().is_sound());
}

#[test]
fn a_step_altered_added_or_taken_out_is_found() {
    for (alter, found) in [
        (
            "UPDATE history SET after = json_set(after, '$.words', 'other words') WHERE of = 'entry' AND step = 4",
            "chain",
        ),
        ("UPDATE step SET what = 'Chat' WHERE id = 5", "chain"),
        (
            "DELETE FROM history WHERE step = 9; DELETE FROM step WHERE id = 9",
            "chain",
        ),
        (
            "INSERT INTO step (id, what, at, undone) VALUES (7000, 'Chat', '2026-11-20 18:00:00', 0)",
            "opening",
        ),
        ("UPDATE chain SET head = zeroblob(32)", "opening"),
        ("UPDATE chain SET links = links - 1", "chain"),
        ("DELETE FROM chain", "opening"),
        (
            "UPDATE entry SET words = 'other words' WHERE id = 2",
            "rows",
        ),
        ("DELETE FROM share WHERE id = 1", "rows"),
        (
            "INSERT INTO label (name, folded) VALUES ('naps', 'naps')",
            "rows",
        ),
        ("UPDATE step SET undone = 1 WHERE id = 24", "rows"),
        (
            "DELETE FROM search WHERE rowid = (SELECT min(rowid) FROM search)",
            "search",
        ),
        (
            "INSERT INTO search (rowid, text) VALUES (1, 'words')",
            "search",
        ),
        (
            "INSERT INTO draft (place, text, caret, at) VALUES ('line', 'words', 0, '2026-11-20 18:00:00')",
            "opening",
        ),
        (
            "INSERT INTO setting (name, value) VALUES ('look', 'night')",
            "opening",
        ),
    ] {
        let folder = used();
        behind(folder.path()).execute_batch(alter).unwrap();
        let was = match try_open(folder.path()) {
            Err(problem) => {
                assert!(
                    problem.to_string().contains("older than the rest"),
                    "{alter}: {problem}"
                );
                "opening"
            }
            Ok(store) => {
                let report = store.check_deep().unwrap();
                let first = [
                    ("chain", &report.chain),
                    ("rows", &report.rows),
                    ("search", &report.search),
                ]
                .into_iter()
                .find(|(_, found)| !found.is_empty());
                first.map_or("nowhere", |(name, _)| name)
            }
        };
        assert_eq!(was, found, "{alter}");
    }
}

/// A log that was taken in whole opens as fast as any other, so that step is looked at with the
/// rest.
#[test]
fn a_step_of_a_whole_log_waits_for_the_deep_check_and_small_ones_after_it_do_not() {
    let folder = folder();
    let store = open(folder.path());
    let child = new_child(&store, "Kai");
    store
        .step("Taken in", evening(), |store| {
            (0..600).try_for_each(|_| {
                store
                    .entries()
                    .write(&chat(child, "2026-11-20", "asked for the drum again"))
                    .map(drop)
            })
        })
        .unwrap();
    drop(store);
    let alter = "UPDATE history SET after = json_set(after, '$.words', 'other words') WHERE id = (SELECT max(id) FROM history WHERE of = 'entry')";
    behind(folder.path()).execute_batch(alter).unwrap();
    let store = open(folder.path());
    assert!(!store.check_deep().unwrap().chain.is_empty());
    write(&store, &chat(child, "2026-11-20", "and for the den"));
    drop(store);
    drop(open(folder.path()));
    behind(folder.path()).execute_batch(alter).unwrap();
    assert!(try_open(folder.path()).is_err());
}

#[test]
fn an_erased_step_is_a_gap_that_is_counted_and_passed_over() {
    let folder = used();
    let db = behind(folder.path());
    db.execute_batch(
        "DELETE FROM history WHERE step = 12; UPDATE step SET what = 'Erased', erased = 1 WHERE id = 12; DELETE FROM round_let_go",
    )
    .unwrap();
    drop(db);
    let report = open(folder.path()).check_deep().unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(
        (report.erased, report.sentence().as_str()),
        (
            1,
            "All of your log was read and is sound: 8 notes. 1 step erased for good."
        )
    );
}
