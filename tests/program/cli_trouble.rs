//! What the command line says when something is in the way, and the number that says how it went.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::behind::behind;
use crate::command::{Log, NOW, PROGRAM, a_family, evening, said_by, starting, words};
use assert_cmd::Command as Run;
use hometime::domain::text::acts_on_terminals;
use serde_json::{Value, json};

/// Every command that opens a log, with what else it needs.
const OPENS: &[&[&str]] = &[
    &["list"],
    &["list", "--json"],
    &["find", "den"],
    &["page", "family", "ola"],
    &["sample", "--remove"],
    &["check"],
    &["check", "--deep"],
    &["backup"],
    &["export", "."],
    &["salvage", "saved"],
];

/// Every command that makes a new log where there is none.
const BEGINS: &[&[&str]] = &[
    &["add", "zoe: loved the den"],
    &["sample"],
    &["import", "nothing.csv"],
];

#[test]
fn in_an_empty_folder_a_command_that_opens_says_that_there_is_no_log_and_makes_nothing() {
    for is_folder_there in [false, true] {
        for (typed, flag) in [("", None), ("lantern teapot\n", Some("--passphrase-stdin"))] {
            let begins = if flag.is_some() { BEGINS } else { &[] };
            for words in OPENS.iter().chain(begins) {
                let log = Log::none();
                if is_folder_there {
                    fs::create_dir(log.folder()).unwrap();
                }
                let said = log.typing(typed, flag.iter().chain(words.iter()));
                assert_eq!(
                    (said.code, said.out.as_str()),
                    (10, ""),
                    "{words:?} {flag:?}"
                );
                assert!(
                    said.aside.starts_with("There is no log in "),
                    "{words:?} {flag:?}: {}",
                    said.aside
                );
                let made = fs::read_dir(log.folder()).map_or(0, Iterator::count);
                assert_eq!(made, 0, "{words:?} {flag:?}");
                assert_eq!(log.folder().exists(), is_folder_there);
            }
        }
    }
    let log = Log::none();
    let said = log.run(["add", "zoe: loved the den"]);
    assert_eq!(said.code, 2);
    assert!(
        said.aside.contains("There is no child in your log yet."),
        "{}",
        said.aside
    );
    assert_eq!(log.run(["list", "--json"]).out, "[]\n");
}

#[test]
fn a_backup_restored_into_an_empty_folder_is_counted_in_place_and_needs_its_passphrase() {
    const WORDS: &str = "lantern teapot marigold anchor";
    let log = Log::with_two_children();
    log.run(["add", "ola: loved the den", "zoe: slept"]);
    log.run(["backup"]);
    let backup = || {
        let files = fs::read_dir(log.folder().join("copies")).unwrap();
        let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
        files.retain(|path| path.extension().is_some_and(|own| own == "db"));
        files.pop().unwrap()
    };
    let restore = |into: &Log, typed: &str, flags: &[&str]| {
        let backup = backup().display().to_string();
        let words = flags.iter().map(|flag| (*flag).to_owned());
        into.typing(typed, words.chain(["restore".to_owned(), backup]))
    };
    let open = Log::none();
    let said = restore(&open, "", &[]);
    assert_eq!((said.code, said.aside.as_str()), (0, ""));
    assert_eq!(said.out, "The copy is in place and sound: 2 notes.\n");
    let said = restore(&open, "", &[]);
    assert!(
        said.out
            .contains("2 notes. The log that was there is kept in "),
        "{}",
        said.out
    );

    let store = log.store();
    store.locks().set_passphrase(WORDS).unwrap();
    drop(store);
    let locked = Log::none();
    for (typed, flags) in [("", &[][..]), ("lantern\n", &["--passphrase-stdin"])] {
        let said = restore(&locked, typed, flags);
        assert_eq!((said.code, said.out.as_str()), (12, ""), "{}", said.aside);
        for name in ["hometime.db", "key", "key.copy"] {
            assert!(
                !locked.folder().join(name).exists(),
                "{typed:?} made {name}"
            );
        }
    }
    let said = restore(&locked, &format!("{WORDS}\n"), &["--passphrase-stdin"]);
    assert_eq!((said.code, said.aside.as_str()), (0, ""));
    assert_eq!(said.out, "The copy is in place and sound: 2 notes.\n");
    assert_eq!(log.run(["list"]).code, 12, "it is locked as it was");
    let said = locked.typing(format!("{WORDS}\n"), ["--passphrase-stdin", "check"]);
    assert!(said.out.contains("sound: 2 notes"), "{}", said.out);
}

#[test]
fn a_missing_part_of_a_log_is_never_replaced_by_a_new_one() {
    let log = Log::with_two_children();
    std::fs::remove_file(log.folder().join("hometime.db")).unwrap();
    for words in [&["list"][..], &["add", "zoe: den"], &["sample"]] {
        assert_eq!(log.run(words).code, 10);
        assert!(!log.folder().join("hometime.db").exists());
    }
}

#[test]
fn a_log_open_in_another_window_is_left_alone() {
    let log = Log::with_two_children();
    let held = log.store();
    for words in [&["list"][..], &["add", "zoe: den"], &["check"], &[]] {
        let said = log.run(words);
        assert_eq!((said.code, said.out.as_str()), (11, ""));
        assert!(
            said.aside.contains("already open in another window"),
            "{}",
            said.aside
        );
    }
    drop(held);
    assert_eq!(log.json(&["list"]), Vec::<Value>::new());
}

#[test]
fn a_log_of_a_newer_version_is_left_alone() {
    let log = Log::with_two_children();
    behind(&log.folder())
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let said = log.run(["list"]);
    assert_eq!(said.code, 14);
    assert!(said.aside.contains("newer Hometime"), "{}", said.aside);
    assert_eq!(log.run(["add", "zoe: den"]).code, 14);
    std::fs::write(log.folder().join("key"), "{\"version\": 99}").unwrap();
    assert_eq!(log.run(["list"]).code, 14);
}

#[test]
fn a_damaged_log_is_said_to_be_damaged() {
    let log = Log::with_two_children();
    let found = log.run(["check"]);
    assert_eq!(found.code, 0, "{}", found.aside);
    assert!(found.out.contains("sound"), "{}", found.out);
    assert_eq!(
        serde_json::from_str::<Value>(&log.run(["check", "--json"]).out).unwrap()["sound"],
        json!(true)
    );
    let path = log.folder().join("hometime.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xFF;
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(log.run(["check"]).code, 13);
    std::fs::write(&path, "not a log at all").unwrap();
    assert_eq!(log.run(["list"]).code, 13);
}

#[test]
fn a_folder_that_is_none_is_the_disks_affair() {
    let log = Log::none();
    std::fs::write(log.folder(), "a file").unwrap();
    assert_eq!(log.run(["add", "zoe: den"]).code, 15);
}

#[test]
fn without_a_terminal_the_program_says_what_it_needs() {
    let said = Log::with_two_children().run::<&str>([]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.aside.contains("Open a terminal window"),
        "{}",
        said.aside
    );
}

#[test]
fn nothing_that_acts_on_a_terminal_comes_out_again() {
    let log = Log::with_two_children();
    let hostile = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{200b}\u{8}";
    let mut said = vec![
        log.run([
            "add",
            &format!("zoe: loved {hostile} the den #la\u{202e}bel"),
            &format!("nobody {hostile} at all"),
            &format!("lent ola: to{hostile}y"),
        ]),
        log.typing(
            format!("ola: again{hostile}\n{hostile}\nwho {hostile}"),
            ["add"],
        ),
    ];
    // What came into the log by another way is cleaned on its way out as well.
    log.store()
        .step("label", evening(), |store| {
            a_family(store, &format!("Ka{hostile}i"))
        })
        .unwrap();
    for words in [
        &["add", "kai: bikes"][..],
        &["list"],
        &["list", "--json"],
        &["list", "--family", hostile],
        &["find", "loved", "--json"],
    ] {
        said.push(log.run(words));
    }
    said.push(log.run(["list", "--since", hostile]));
    said.push(log.run([hostile]));
    said.push(log.run(["find", &format!("none{hostile}")]));
    said.push(log.run(["--now", hostile, "list"]));
    for said in said {
        for text in [said.out, said.aside] {
            assert!(!text.lines().any(acts_on_terminals), "{text:?}");
        }
    }
    assert_eq!(
        words(&log.json(&["find", "loved"])),
        ["loved ]0;x31m the den"]
    );
}

#[test]
fn what_is_no_wish_is_answered_in_plain_words() {
    let log = Log::with_two_children();
    for (words, said) in [
        (&["frobnicate"][..], "Hometime does not know  frobnicate."),
        (
            &["list", "--bogus"],
            "Hometime does not know  --bogus  here.",
        ),
        (
            &["list", "more"],
            "Hometime does not know what to do with  more.",
        ),
        (&["find"], "Something is still needed:  <WORDS>."),
        (
            &["list", "--since"],
            "Something is still needed after  --since <DAY>.",
        ),
        (&["find", " "], "What is to be found?"),
        (&["add"], "There was no line to save."),
        (&["add", "  "], "There was no line to save."),
        (&["list", "--since", "31/11"], "November has 30 days."),
        (
            &["list", "--since", "whenever"],
            "That is not a day I know.",
        ),
        (
            &["list", "--family", "nobody"],
            "No family here is called nobody. You have Zoë and Ola.",
        ),
        (&["list", "--family", ""], "No family here is called"),
    ] {
        let answer = log.run(words);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{words:?}");
        assert!(
            answer.aside.starts_with(said),
            "{words:?}: {}",
            answer.aside
        );
    }
    let clock = said_by(Run::new(PROGRAM).args(["--now", "soon", "list"]));
    assert_eq!(clock.code, 2);
    assert!(
        clock.aside.contains("--now 2026-11-20T18:00"),
        "{}",
        clock.aside
    );
}

#[test]
fn help_answers_the_first_three_questions() {
    let mut run = Run::new(PROGRAM);
    let help = said_by(
        run.arg("--help")
            .env("XDG_DATA_HOME", "/somewhere/of-mine")
            .env("HOME", "/home/of-mine"),
    );
    assert_eq!((help.code, help.aside.as_str()), (0, ""));
    let help = help.out;
    for answer in [
        "childminder's evening log",
        "How do I start?",
        "Where is my log",
        "of-mine",
        "hometime export DIR",
        "Ctrl+Q",
    ] {
        assert!(help.contains(answer), "{answer}\n{help}");
    }
    for word in [
        "invalid", "error", "failed", "database", "field", "score", "!",
    ] {
        assert!(!help.to_lowercase().contains(word), "{word}\n{help}");
    }
}

#[test]
fn a_reader_that_has_enough_ends_it_quietly() {
    let log = Log::none();
    log.run(["sample"]);
    let start = |words: &[&str]| {
        let mut run = Command::new(PROGRAM);
        run.args(["--now", NOW, "--data"])
            .arg(log.folder())
            .args(words);
        starting(|| {
            run.stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
        })
        .unwrap()
    };
    for words in [
        &["list"][..],
        &["list", "--json"],
        &["add", "zoe: kept all the same", "ola: and this"],
        &["--help"],
    ] {
        let mut running = start(words);
        drop(running.stdout.take());
        let mut aside = String::new();
        running
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut aside)
            .unwrap();
        assert_eq!(
            (running.wait().unwrap().code(), aside.as_str()),
            (Some(0), ""),
            "{words:?}"
        );
    }
    assert_eq!(
        words(&log.json(&["list", "--since", "today"])),
        ["and this", "kept all the same"]
    );
}
