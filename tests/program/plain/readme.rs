//! The talk that README shows is one the program has.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::listener::Listener;
use crate::common::FRIDAY;
use crate::pty::Session;

const BEGIN: &str = "<!-- plain -->";
const END: &str = "<!-- /plain -->";

/// What she types.
const LINES: &[&str] = &[
    "slept 40 min, ate all the pie < up at 5, new tooth",
    "obs ol: stacked nine cups @mum",
    "1",
    "dad asked about shoes >Mon ask again",
    "",
    "/finish",
];

fn readme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Three children, and the laptop's own lock.
fn three_children() -> TempDir {
    let mut her = Listener::first(FRIDAY);
    for line in [
        "Ann",
        "ola mon fri mum 17:00",
        "olek mon fri dad 17:30",
        "idris fri dad 17:45",
        "",
        "slept well",
        "3",
        "/undo",
    ] {
        her.say(line);
    }
    assert!(her.finish().contains("Good night."));
    her.leave()
}

/// The talk as it stands in the window.
fn talk() -> String {
    let folder = three_children();
    let mut session = Session::start(
        folder.path(),
        &["--plain", "--now", "2026-11-20T18:04"],
        140,
        60,
    );
    for (place, line) in LINES.iter().enumerate() {
        // Each question ends with a colon and the end of its line.
        session.wait_for(|screen| {
            screen
                .contents()
                .lines()
                .filter(|line| line.ends_with(':'))
                .count()
                > place
        });
        session.type_text(&format!("{line}\r"));
    }
    assert!(session.wait_exit().success());
    session
        .screen_text()
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

fn parts(text: &str) -> (&str, &str, &str) {
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (shown, after) = rest.split_once(END).unwrap();
    (before, shown.trim(), after)
}

fn as_shown() -> String {
    format!("```text\n$ hometime --plain\n{}\n```", talk().trim_end())
}

#[test]
fn the_talk_it_shows_is_the_one_that_is_had() {
    let text = fs::read_to_string(readme()).unwrap();
    assert_eq!(
        parts(&text).1,
        as_shown(),
        "renew it with:  cargo test --test program renew -- --ignored"
    );
}

#[test]
#[ignore = "writes README.md: run it when what is said has changed"]
fn renew_the_talk_of_readme() {
    let text = fs::read_to_string(readme()).unwrap();
    let (before, _, after) = parts(&text);
    fs::write(
        readme(),
        format!("{before}{BEGIN}\n{}\n{END}{after}", as_shown()),
    )
    .unwrap();
}
