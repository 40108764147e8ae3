//! What the program says of its keys, as it is done where there are none: by a line that begins
//! with a sign, or by Enter alone.

/// Words about keys, and what stands for them here.
const SAID: &[(&str, &str)] = &[
    ("Ctrl+L keeps this as a chat", "/words keeps it as a chat"),
    ("? Tab", "? /undo takes the line back"),
    (", then Ctrl+S", ", then press Enter alone"),
    (
        "and you can type on. Ctrl+S tries again",
        "and Enter alone tries again",
    ),
    ("Ctrl+Z may bring it back", "/undo may bring it back"),
    (". Esc goes back", ""),
    (
        "; Ctrl+R shows what you typed, and Esc goes back to the words",
        ", or /back goes back to the words",
    ),
    (
        "or Esc shows the sheet once more",
        "or /back shows the sheet once more",
    ),
    (
        "Settings has this whenever you like",
        "/lock has this whenever you like",
    ),
    ("Enter on its row opens it", "It is on the full screen"),
    (". Enter takes it up, Space lets it go", ""),
    (". Enter tells why, Space leaves it there", ""),
    (". Enter tells more, Space leaves it", ""),
    (". Enter: more, Space leaves it", ""),
    (". Enter shows the copies", ""),
    (". Enter names a stick, Space leaves it so", ""),
    (". Enter shows them", ""),
    ("Enter takes that key", "1 takes that key"),
    ("Enter takes it", "1 takes it"),
    ("Enter puts it back", "1 puts it back"),
    ("Enter goes on with that", "1 goes on with that"),
];

/// The sentence as it is said here.
pub(super) fn aloud(sentence: &str) -> String {
    SAID.iter()
        .fold(sentence.to_owned(), |said, (keys, words)| {
            said.replace(keys, words)
        })
}

#[cfg(test)]
mod tests {
    use super::{SAID, aloud};

    /// Everything that may be said here and was first said on a screen.
    const TEXTS: &[&str] = &[
        include_str!("../line/back.rs"),
        include_str!("../line/entries.rs"),
        include_str!("../line/heads.rs"),
        include_str!("../line/items.rs"),
        include_str!("../line/lent.rs"),
        include_str!("../line/marks.rs"),
        include_str!("../line/read.rs"),
        include_str!("../line/reading.rs"),
        include_str!("../line/spans.rs"),
        include_str!("../line/who.rs"),
        include_str!("../domain/mind.rs"),
        include_str!("../domain/copies.rs"),
        include_str!("../store/problem.rs"),
        include_str!("../store/loans.rs"),
        include_str!("../store/ways.rs"),
        include_str!("../app/startup.rs"),
        include_str!("../app/lock_setup.rs"),
    ];

    #[test]
    fn no_sentence_names_a_key_that_does_nothing_here() {
        let keys = [
            "Ctrl+",
            "Esc ",
            "Tab",
            "Space ",
            "Enter takes",
            "Enter tells",
            ". Enter:",
            "Enter shows",
            "Enter names",
            "Enter puts",
        ];
        for line in TEXTS.iter().flat_map(|text| text.lines()) {
            let Some(quoted) = line.find('"').map(|quote| &line[quote..]) else {
                continue;
            };
            // Undo is a key there, and none here.
            let is_said =
                !line.trim_start().starts_with("//") && !quoted.contains("Ctrl+U clears the line");
            assert!(
                !is_said || !keys.iter().any(|key| aloud(quoted).contains(key)),
                "{line}"
            );
        }
    }

    #[test]
    fn every_one_of_them_is_still_said_so_elsewhere() {
        for (keys, _) in SAID {
            assert!(TEXTS.iter().any(|text| text.contains(keys)), "{keys:?}");
        }
    }
}
