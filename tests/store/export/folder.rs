//! Where everything goes: a new folder for her eyes, inside the one she named, and nothing anywhere
//! else.

use std::fs;
use std::path::Path;

use hometime::domain::{Entry, Kind};
use hometime::export::{Export, Wanted};

use super::{evening, made_up, ola, write, write_out};

#[cfg(unix)]
#[test]
fn files_are_for_her_alone_and_named_after_nobody() {
    use std::os::unix::fs::PermissionsExt;
    let store = made_up();
    let around = tempfile::tempdir().unwrap();
    let names: Vec<String> = store
        .people()
        .unwrap()
        .children()
        .map(|child| child.name.to_lowercase())
        .collect();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folders: Vec<_> = (0..3)
        .map(|_| {
            write_out(&store, around.path(), Wanted::default())
                .unwrap()
                .folder
        })
        .collect();
    for folder in &folders {
        assert_eq!(
            (folder.parent(), mode(folder)),
            (Some(around.path()), 0o700)
        );
        assert!(
            folder
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("hometime-20-nov-2026-")
        );
        for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap()) {
            assert_eq!(mode(&file.path()), 0o600);
            let name = file.file_name().to_string_lossy().to_lowercase();
            assert!(
                !names.iter().any(|child| name.contains(child.as_str())),
                "{name}"
            );
        }
    }
    assert_eq!(
        fs::read_dir(around.path()).unwrap().count(),
        3,
        "each in a folder of its own"
    );
}

#[test]
fn a_folder_that_will_not_do_is_said_and_nothing_is_made() {
    let store = made_up();
    let around = tempfile::tempdir().unwrap();
    let inside = around.path().join("inside");
    fs::create_dir(&inside).unwrap();
    fs::write(around.path().join("a file"), "hers").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&inside, around.path().join("pointing")).unwrap();
    let mut attempts: Vec<String> = [
        "../",
        "..",
        "../..",
        "not there",
        "a file",
        "a file/x",
        "inside/../..",
        "inside/../inside",
        "x\0y",
        "x\ny",
        "x\u{202e}y",
        "x\u{1b}[2J",
    ]
    .map(str::to_owned)
    .to_vec();
    #[cfg(unix)]
    attempts.extend(["pointing", "pointing/", "pointing/.", "./pointing//"].map(str::to_owned));
    for device in [
        "con", "CON", "prn", "AUX", "nul", "NUL.txt", "com1", "COM9", "lpt1", "Lpt0.csv",
    ] {
        attempts.extend([
            device.to_owned(),
            format!("inside/{device}"),
            format!("{device}/inside"),
        ]);
    }
    attempts.extend((1..=100).map(|deep| format!("{}etc", "../".repeat(deep))));
    attempts.extend((256..=312).map(|long| "x".repeat(long)));
    assert!(attempts.len() >= 200, "{}", attempts.len());
    let before = listed(around.path());
    for attempt in &attempts {
        let said = write_out(&store, &around.path().join(attempt), Wanted::default())
            .err()
            .unwrap_or_else(|| panic!("{attempt:?} was taken"));
        assert!(
            said.to_string().contains("Nothing was written"),
            "{attempt:?}: {said}"
        );
        assert!(
            !said.to_string().chars().any(char::is_control),
            "{attempt:?}"
        );
    }
    assert!(write_out(&store, Path::new(""), Wanted::default()).is_err());
    assert_eq!(listed(around.path()), before);
}

fn listed(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap()) {
        names.push(file.path().display().to_string());
        if file.file_type().unwrap().is_dir() {
            names.extend(listed(&file.path()));
        }
    }
    names.sort();
    names
}

#[test]
fn what_breaks_off_leaves_nothing_behind() {
    let store = made_up();
    let around = tempfile::tempdir().unwrap();
    let mut export = Export::begin(&store, around.path(), Wanted::default(), evening()).unwrap();
    assert_eq!(export.go_on(&store).unwrap(), None);
    assert_eq!(listed(around.path()).len(), 2);
    write(
        &store,
        &Entry {
            words: "one more".to_owned(),
            ..Entry::new(Kind::Chat, evening(), vec![ola(&store)])
        },
    );
    assert!(
        export
            .go_on(&store)
            .unwrap_err()
            .to_string()
            .contains("changed meanwhile")
    );
    drop(export);
    assert_eq!(listed(around.path()), Vec::<String>::new());
}
