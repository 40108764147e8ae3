//! Pages of an older file of the same key, put into a newer one as a copying that broke off does:
//! page seals alone accept them.

use std::fs;
use std::path::Path;

use hometime::store::{Draft, Store};

use super::behind::log_of;
use super::folder::{copy_of, everything, open, try_open, used};
use super::log::{chat, evening, new_child, write};

const PAGE: usize = 4096;

/// What happens between the older file and the newer one.
const SAVES: &[fn(&Store)] = &[
    |store| {
        write(
            store,
            &chat(
                new_child(store, "Kai"),
                "2026-11-20",
                "asked for the drum again",
            ),
        );
    },
    |store| {
        let seen = store
            .entries()
            .list(&hometime::store::Filter::default(), 0, 9)
            .unwrap();
        store
            .step("Gone", evening(), |store| {
                store.entries().remove(seen[0].id, evening())
            })
            .unwrap();
    },
    |store| drop(store.undo().unwrap()),
    |store| store.settings().set("look", "night").unwrap(),
    |store| {
        let draft = |text: &str| Draft {
            place: "line".to_owned(),
            text: text.to_owned(),
            caret: 1,
            at: evening(),
        };
        store.drafts().keep(&[draft("ola: slept ba")]).unwrap();
    },
];

/// Whether an altered log is found out, or is all the same as the one it came from.
fn is_found_or_harmless(folder: &Path, as_it_was: &[String]) -> bool {
    match try_open(folder) {
        Err(_) => true,
        Ok(store) => !store.check_deep().unwrap().is_sound() || everything(&store) == as_it_was,
    }
}

#[test]
fn no_page_of_an_older_file_passes_for_new() {
    let (mut tried, mut passed_by_seals) = (0, 0);
    for save in SAVES {
        let folder = used();
        let older = fs::read(log_of(folder.path())).unwrap();
        let store = open(folder.path());
        save(&store);
        let as_it_was = everything(&store);
        drop(store);
        let newer = fs::read(log_of(folder.path())).unwrap();
        for page in (0..older.len() / PAGE).map(|page| page * PAGE..(page + 1) * PAGE) {
            if older[page.clone()] == newer[page.clone()] {
                continue;
            }
            let copy = copy_of(folder.path());
            let mut mixed = newer.clone();
            mixed[page.clone()].copy_from_slice(&older[page.clone()]);
            fs::write(log_of(copy.path()), mixed).unwrap();
            tried += 1;
            assert!(
                is_found_or_harmless(copy.path(), &as_it_was),
                "page at {}",
                page.start
            );
            passed_by_seals += usize::from(
                try_open(copy.path()).is_ok_and(|store| store.check().unwrap().is_sound()),
            );
        }
    }
    assert!(tried > 10, "{tried} pages differed");
    println!(
        "{tried} stale pages; {passed_by_seals} would have passed opening and the usual check"
    );
}
