//! The built program before a locked log: its screen is there at once, and no secret is left
//! anywhere.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::command::{self, Log, evening};
use crate::process::closing;
use crate::pty::Session;
use hometime::store::Store;

const WORDS: &str = "lantern teapot marigold anchor";
const NOW: [&str; 2] = ["--now", command::NOW];

fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        if file.is_dir() {
            found.extend(files_below(&file));
        } else {
            found.push((file.display().to_string(), fs::read(&file).unwrap()));
        }
    }
    found
}

fn has(bytes: &[u8], word: &str) -> bool {
    let (small, large) = (word.to_lowercase(), word.to_uppercase());
    [small, large].iter().any(|word| {
        bytes
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    })
}

/// As the process's own table of limits says.
fn leaves_no_core(session: &Session) -> bool {
    let limits = fs::read_to_string(format!("/proc/{}/limits", session.pid())).unwrap();
    limits.lines().any(|line| {
        line.starts_with("Max core file size")
            && line.split_whitespace().filter(|word| *word == "0").count() == 2
    })
}

#[test]
fn locked_in_the_program_it_asks_at_the_next_start_and_the_words_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    closing(Store::open(folder.path(), evening()).unwrap());
    fs::create_dir(folder.path().join("bin")).unwrap();
    let printer = folder.path().join("bin/lp");
    fs::write(&printer, "#!/bin/sh\ncat > \"$HOME/on paper\"\n").unwrap();
    fs::set_permissions(&printer, fs::Permissions::from_mode(0o755)).unwrap();

    let mut session = Session::start(folder.path(), &NOW, 80, 24);
    session.wait_for_words("What is your first name?");
    session.type_text("sample\r");
    session.wait_for_words("PICKUP ROUND");
    session.type_text("/lock your\r");
    session.wait_for_words("drawn by chance");
    for next in ["once more", "this code opens your log"] {
        session.type_text(WORDS);
        session.wait_for_words(&"*".repeat(WORDS.len()));
        session.type_text("\r");
        session.wait_for_words(next);
    }
    session.press("ctrl+p");
    session.wait_for_words("Sent to the printer");
    let paper = fs::read_to_string(folder.path().join("on paper")).unwrap();
    let groups: Vec<String> = paper
        .lines()
        .filter(|line| line.starts_with("        "))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect();
    assert_eq!(groups.len(), 8, "{paper}");
    assert!(
        paper.contains("Friday 20 November 2026")
            && paper.contains("72 hours")
            && paper.contains(&folder.path().display().to_string())
    );
    fs::remove_file(folder.path().join("on paper")).unwrap();
    session.type_text("\r");
    session.wait_for_words("the first group and the fifth group");
    session.type_text(&format!("{}{}\r", groups[0], groups[4]));
    session.wait_for_words("Your log is locked.");
    assert!(!cfg!(target_os = "linux") || leaves_no_core(&session));
    session.press("ctrl+q");
    assert!(session.wait_exit().success());

    let mut again = Session::start(folder.path(), &NOW, 80, 24);
    again.wait_for_words("Your log is locked. Type your passphrase, then Enter.");
    again.type_text("lantern teapot\r");
    again.wait_for_words("That passphrase does not open your log.");
    again.type_text(&format!("{WORDS}\rNew tooth."));
    again.wait_for_words("> New tooth.");
    again.kill9();
    for (name, bytes) in files_below(folder.path()) {
        for word in WORDS.split(' ').chain(
            groups
                .iter()
                .map(String::as_str)
                .filter(|_| !name.ends_with("hometime.db")),
        ) {
            assert!(!has(&bytes, word), "{word} in {name}");
        }
    }
    let mut closed = Session::start(folder.path(), &NOW, 80, 24);
    closed.wait_for_words("Type your passphrase");
    closed.press("ctrl+q");
    assert!(closed.wait_exit().success());
    closed.wait_for_words("Your log stays locked. Good night.");
}

#[test]
fn a_command_on_a_locked_log_takes_the_passphrase_from_standard_input_or_asks_without_showing_it() {
    let log = Log::with_two_children();
    log.store().locks().set_passphrase(WORDS).unwrap();
    let said = log.run(["list"]);
    assert_eq!((said.code, said.out.as_str()), (12, ""), "{}", said.aside);
    assert!(
        said.aside.contains("Your log is locked.") && said.aside.contains("--passphrase-stdin"),
        "{}",
        said.aside
    );
    let wrong = log.typing("lantern\n", ["--passphrase-stdin", "list"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (12, ""));
    assert!(
        wrong
            .aside
            .contains("That passphrase does not open your log."),
        "{}",
        wrong.aside
    );
    let nothing = log.typing("", ["--passphrase-stdin", "list"]);
    assert_eq!(nothing.code, 12);
    assert!(
        nothing.aside.contains("no passphrase on the first line"),
        "{}",
        nothing.aside
    );
    // What follows the first line belongs to the command.
    let added = log.typing(
        format!("{WORDS}\nzoe: den in the garden\nola: ran\n"),
        ["--passphrase-stdin", "add"],
    );
    assert_eq!(added.code, 0, "{}", added.aside);
    assert_eq!(added.out.lines().count(), 2, "{}", added.out);

    let mut asked = Session::start(&log.folder(), &[NOW[0], NOW[1], "find", "den"], 80, 24);
    asked.wait_for_words("Passphrase, or the code from your sheet:");
    asked.type_text(&format!("{WORDS}\r"));
    assert!(asked.wait_exit().success(), "{}", asked.screen_text());
    asked.wait_for_words("den in the garden");
    assert!(!asked.screen_text().contains("lantern"));
    assert!(asked.has_its_modes_back());
}

#[test]
fn what_is_typed_while_it_locks_never_shows_and_the_terminal_is_at_last_as_it_was_at_first() {
    let log = Log::with_two_children();
    log.store().locks().set_passphrase(WORDS).unwrap();
    let mut session = Session::start(&log.folder(), &NOW, 80, 24);
    session.wait_for_words("Type your passphrase");
    // Twice, so that what was found is passed on by one that was itself told.
    for _ in 0..2 {
        session.type_text(&format!("{WORDS}\r"));
        session.wait_for_words("THIS EVENING");
        assert!(!session.shows_keys());
        session.type_text("/lock now\rnobodys eyes");
        while !session.shows("Your log is locked.") {
            assert!(
                !session.shows_keys(),
                "keys would show on the ordinary screen"
            );
        }
        session.press("ctrl+u");
    }
    session.stop();
    assert!(
        session.has_its_modes_back(),
        "stopped, the terminal is the shell's"
    );
    session.signal(rustix::process::Signal::CONT);
    session.wait_for_words("Your log is locked.");
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    assert!(session.has_its_modes_back());
    assert!(!String::from_utf8_lossy(&session.bytes()).contains("nobody"));
}
