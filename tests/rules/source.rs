//! The program's own text, with what is said in it told apart from what is done.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder with one of these endings, in order.
pub fn files_of(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).unwrap_or_else(|problem| panic!("{}: {problem}", folder.display()))
    {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_of(&path, endings));
        } else if path
            .extension()
            .is_some_and(|own| endings.iter().any(|ending| own == *ending))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A Rust file without its comments: what it does, and the words in quotes with their lines.
pub struct Source {
    pub code: String,
    pub quoted: Vec<(usize, String)>,
}

impl Source {
    pub fn read(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let mut source = Self {
            code: String::new(),
            quoted: Vec::new(),
        };
        let mut at = 0;
        let mut line = 1;
        while at < letters.len() {
            let rest = &letters[at..];
            let from = at;
            if rest.starts_with(&['/', '/']) {
                at += rest
                    .iter()
                    .position(|letter| *letter == '\n')
                    .unwrap_or(rest.len());
            } else if let Some(hashes) =
                raw_start(rest).filter(|_| !is_word(letters.get(at.wrapping_sub(1))))
            {
                let open = at + hashes + 2;
                let end: Vec<char> = std::iter::once('"')
                    .chain(std::iter::repeat_n('#', hashes))
                    .collect();
                let long = letters[open..]
                    .windows(end.len())
                    .position(|window| window == end)
                    .unwrap();
                source
                    .quoted
                    .push((line, letters[open..open + long].iter().collect()));
                at = open + long + end.len();
            } else if rest[0] == '"' {
                let mut words = String::new();
                at += 1;
                while letters[at] != '"' {
                    if letters[at] == '\\' {
                        at += 1;
                        if letters[at] == '\n' {
                            while letters[at].is_whitespace() {
                                at += 1;
                            }
                            continue;
                        }
                        words.push(' ');
                    } else {
                        words.push(letters[at]);
                    }
                    at += 1;
                }
                at += 1;
                source.quoted.push((line, words));
            } else if rest[0] == '\'' && (rest.get(2) == Some(&'\'') || rest.get(1) == Some(&'\\'))
            {
                // A letter in quotes; any other such sign begins the name of a lifetime.
                at += 2 + rest[2..].iter().position(|letter| *letter == '\'').unwrap() + 1;
            } else {
                source.code.push(rest[0]);
                at += 1;
            }
            let breaks = letters[from..at]
                .iter()
                .filter(|letter| **letter == '\n')
                .count();
            if at - from > 1 {
                source.code.extend(std::iter::repeat_n('\n', breaks));
            }
            line += breaks;
        }
        source
    }
}

fn is_word(letter: Option<&char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
}

/// How many hashes a raw string that begins here has.
fn raw_start(rest: &[char]) -> Option<usize> {
    if rest.first() != Some(&'r') {
        return None;
    }
    let hashes = rest[1..]
        .iter()
        .take_while(|letter| **letter == '#')
        .count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(hashes)
}

/// Whether a text has a word or phrase whole, whatever its case.
pub fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    text.match_indices(&word).any(|(at, _)| {
        let edge = |letter: Option<char>| {
            letter.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
        };
        edge(text[..at].chars().next_back()) && edge(text[at + word.len()..].chars().next())
    })
}

#[test]
fn what_is_said_is_told_apart_from_what_is_done() {
    let text = "use a::b; // use c::d\nlet q = \"use \\\"e::f\\\n   g\"; let l: &'static str = r#\"h \"i\" j\"#; let c = '\"'; k('\\'');\nlet m = \"n\";";
    let source = Source::read(text);
    assert!(
        source.code.contains("use a::b;")
            && source.code.contains("k(")
            && source.code.contains("'static")
    );
    assert!(!source.code.contains("c::d") && !source.code.contains("e::f"));
    let quoted: Vec<(usize, &str)> = source
        .quoted
        .iter()
        .map(|(line, words)| (*line, words.as_str()))
        .collect();
    assert_eq!(quoted, [(2, "use  e::fg"), (3, "h \"i\" j"), (4, "n")]);
    assert!(
        has_word("Too late.", "late") && !has_word("later", "late") && !has_word("plate", "late")
    );
}
