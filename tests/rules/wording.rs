//! Words the program never uses in front of her, files that stay small, and help for every view.

use std::fs;
use std::path::Path;

use super::source::{Source, files_of, has_word};
use hometime::assets;
use hometime::tui::keymap::key_tables;

/// Lines a file may have, its tests among them.
const LONGEST: usize = 700;

/// Never said: of parents, of her, or because only programmers say it. The one list of them. "Log"
/// stays out of it as the name of all that she keeps ("your log"); nothing is logged, and nobody
/// logs in.
const NEVER: &[&str] = &[
    "hard to reach",
    "disengaged",
    "non-compliant",
    "failed",
    "failed to",
    "refused",
    "poor",
    "weak",
    "late",
    "overdue",
    "score",
    "scores",
    "target",
    "targets",
    "level",
    "levels",
    "entry",
    "entries",
    "logs",
    "logged",
    "log in to",
    "log-in",
    "login",
    "record type",
    "sync",
    "field",
    "fields",
    "toggle",
    "submit",
    "cancel",
    "invalid",
    "error",
    "errors",
    "must",
    "null",
    "database",
    "metrics",
    "oops",
    "you haven't",
    "0 items",
    "1 items",
];

/// Where such a word is right, each with its reason: a part of the file's name, a part of the
/// words.
const RIGHT_HERE: &[(&str, &str, &str)] = &[
    (
        "quick-words.toml",
        "name = \"late\"",
        "the name of a quick word, typed by her: the words it gives do not say it",
    ),
    (
        "line/echo.rs",
        "({many} entries)",
        "the words agreed for a line about several children",
    ),
    (
        "store/",
        "entries",
        "the name of a table or of a count in it, read by the machine",
    ),
    (
        "store/",
        "entry",
        "the name of a table or of a column, read by the machine",
    ),
    (
        "vault/",
        "entry",
        "the name of a table, read by the machine",
    ),
    (
        "domain/cloud.rs",
        "sync",
        "names that cloud programs give to their folders and files",
    ),
    ("assets/mod.rs", "help/entry.md", "the name of a file"),
    (
        "forms/entry.rs",
        "entry",
        "names the half-typed words of that form in the log, and may not change",
    ),
    (
        "views/note/mod.rs",
        "entry",
        "the name of a help card's file",
    ),
    (
        "the screen",
        "entries)",
        "the words agreed for a line about several children",
    ),
];

fn is_for_the_machine(words: &str) -> bool {
    let sql = [
        "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ", "CREATE ", " FROM ", " AND ",
        "JOIN ", "VACUUM", "DROP ", "BEGIN", "ORDER BY", "NULL",
    ];
    sql.iter().any(|word| words.contains(word))
}

fn wrong_words(name: &str, line: usize, words: &str) -> Option<String> {
    if RIGHT_HERE
        .iter()
        .any(|(file, part, _)| name.contains(file) && words.contains(part))
    {
        return None;
    }
    let wrong = NEVER.iter().find(|word| has_word(words, word))?;
    Some(format!("{name}:{line}: {wrong:?} in {words:?}"))
}

/// What is wrong with the words of a screen, as she sees it: the same list, and days only in words.
pub fn wrong_on_screen(screen: &str) -> Vec<String> {
    let wrong = |line: &str| wrong_words("the screen", 0, line).is_some() || has_bare_date(line);
    screen
        .lines()
        .filter(|line| wrong(line))
        .map(|line| format!("a word she should not meet, or a day in figures: {line:?}"))
        .collect()
}

/// "2026-11-20", or the month before the day: "11/20/2026".
fn has_bare_date(line: &str) -> bool {
    line.split(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '-' | '/'))
        .any(|word| {
            let parts = |between: char| -> Vec<u32> {
                word.split(between)
                    .filter_map(|part| part.parse().ok())
                    .collect()
            };
            let (by_dash, by_slash) = (parts('-'), parts('/'));
            matches!(by_dash[..], [year, _, _] if year > 999)
                || matches!(by_slash[..], [_, day, _] if day > 12)
        })
}

#[test]
fn such_words_would_be_found() {
    for line in [
        "He was late.",
        "Hard to reach",
        "saved on 2026-11-20",
        "11/20/2026",
        "an Entry",
    ] {
        assert_eq!(wrong_on_screen(line).len(), 1, "{line}");
    }
    assert!(wrong_on_screen("a plate, later; 19/11; 19/10/2026; your log").is_empty());
}

#[test]
fn nothing_is_said_that_should_not_be() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for path in files_of(&home.join("src"), &["rs"]) {
        let name = path.strip_prefix(home).unwrap().display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        // What tests say is read by whoever mends the program.
        let said = text.split("#[cfg(test)]").next().unwrap();
        for (line, words) in Source::read(said)
            .quoted
            .iter()
            .filter(|(_, words)| !is_for_the_machine(words))
        {
            wrong.extend(wrong_words(&name, *line, words));
            if words.contains("! ") || words.ends_with('!') && words.contains(' ') {
                wrong.push(format!(
                    "{name}:{line}: the program does not shout: {words:?}"
                ));
            }
        }
    }
    for path in files_of(&home.join("assets"), &["md", "toml"]) {
        let name = path.strip_prefix(home).unwrap().display().to_string();
        for (line, words) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            if !words.trim_start().starts_with('#')
                || path.extension().is_some_and(|own| own == "md")
            {
                wrong.extend(wrong_words(&name, line, words));
                // What made-up people say is theirs, and so are signs in what only machines read.
                if words.contains('!') && !name.contains("sample") {
                    wrong.push(format!(
                        "{name}:{line}: the program does not shout: {words:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_one_room_with_one_reason() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let long: Vec<String> = files_of(&home.join("src"), &["rs"])
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                text.starts_with("//! "),
                "{} begins with a sentence saying what belongs there",
                path.display()
            );
            let lines = text.lines().count();
            (lines > LONGEST).then(|| {
                format!(
                    "{} has {lines} lines",
                    path.strip_prefix(home).unwrap().display()
                )
            })
        })
        .collect();
    assert!(
        long.is_empty(),
        "at most {LONGEST} lines a file: {}",
        long.join(", ")
    );
}

#[test]
fn every_view_has_its_help_card() {
    let missing: Vec<String> = key_tables()
        .iter()
        .filter(|table| assets::help_card(table.help).is_none_or(|card| card.lines.len() < 3))
        .map(|table| format!("{}: assets/help/{}.md", table.view, table.help))
        .collect();
    assert!(
        missing.is_empty(),
        "no help card for {}",
        missing.join(", ")
    );
}
