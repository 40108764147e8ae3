//! Text on its way in, out and into comparison: cleaned of what could act on a terminal, and folded
//! so that accents and case do not matter.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Keeps only what a person can read. Drops control characters other than newline, and the marks
/// that reorder or hide text; tabs become spaces; the result is in composed form. Called on every
/// way in and on every way out.
pub fn clean(text: &str) -> String {
    // Most words are clean as they are.
    let stays = |letter: char| letter == '\n' || !letter.is_control() && !is_invisible(letter);
    if text.chars().all(stays) && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|letter| match letter {
            '\n' | '\r' => Some('\n'),
            '\t' => Some(' '),
            hidden if hidden.is_control() || is_invisible(hidden) => None,
            seen => Some(seen),
        })
        .nfc()
        .collect()
}

/// The same as [`clean`], for a place that holds one line: a line end becomes a space, with the
/// empty lines after it.
pub fn clean_line(text: &str) -> String {
    let text = clean(text);
    if !text.contains('\n') {
        return text;
    }
    let mut rows = text.split('\n').peekable();
    let mut line = rows.next().unwrap_or_default().to_owned();
    while let Some(row) = rows.next() {
        if !row.trim().is_empty() || rows.peek().is_none() {
            line.push(' ');
            line.push_str(row);
        }
    }
    line
}

/// Words as they are kept: no blanks at the ends of rows, no empty rows at either end, and at most
/// one between two paragraphs.
pub fn paragraphs(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_apart = false;
    for row in text.trim().lines().map(str::trim_end) {
        if row.is_empty() {
            is_apart = true;
            continue;
        }
        if !kept.is_empty() {
            kept.push_str(if is_apart { "\n\n" } else { "\n" });
        }
        kept.push_str(row);
        is_apart = false;
    }
    kept
}

/// Whether some letter of the text would do something to a terminal rather than be shown by it.
pub fn acts_on_terminals(text: &str) -> bool {
    text.chars()
        .any(|letter| letter.is_control() || is_invisible(letter))
}

/// Marks that reorder or hide text: overrides, isolates, zero-width spaces, interlinear and tag
/// characters. The joiners U+200C and U+200D stay: scripts and emoji need them.
const fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Text for comparing names, labels and searched words: no case, no accents, no apostrophes.
/// Letters that Unicode does not take apart (ł, ø, ß ...) are spelt out here.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
    {
        match letter {
            '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`' => {}
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            plain => folded.push(plain),
        }
    }
    folded
}

/// The folded words of a text: letters and figures, whatever stands between them.
pub fn folded_words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether every one of the folded words asked for is the start of a word of the text.
pub fn answers(text: &str, asked: &[String]) -> bool {
    words_answer(&folded_words(text), asked)
}

/// The same of a text whose words are folded already.
pub fn words_answer(words: &[String], asked: &[String]) -> bool {
    asked
        .iter()
        .all(|asked| words.iter().any(|own| own.starts_with(asked.as_str())))
}

/// The starts of words in `text` that one of the folded words asks for: "Zoë" in "Zoë's hat" for
/// "zoe".
pub fn starts(text: &str, asked: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in
        text.split_inclusive(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter))
    {
        let folded = fold(part);
        let longest = asked
            .iter()
            .filter(|word| folded.starts_with(word.as_str()))
            .max_by_key(|word| word.len());
        if let Some(word) = longest {
            let ends = part
                .char_indices()
                .map(|(place, letter)| place + letter.len_utf8());
            let end = ends.into_iter().find(|end| {
                part.get(..*end)
                    .is_some_and(|start| fold(start).len() >= word.len())
            });
            // The marks on the last letter belong to it.
            let marks = |end: usize| {
                part.get(end..).map_or(0, |rest| {
                    rest.chars()
                        .take_while(|mark| is_combining_mark(*mark))
                        .map(char::len_utf8)
                        .sum()
                })
            };
            found.extend(end.map(|end| at..at + end + marks(end)));
        }
        at += part.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line, fold, paragraphs, starts};

    #[test]
    fn starts_of_words_are_found_as_they_are_written() {
        let found = |text: &str, asked: &[&str]| -> Vec<String> {
            let asked: Vec<String> = asked.iter().map(|word| (*word).to_owned()).collect();
            starts(text, &asked)
                .into_iter()
                .map(|place| text[place].to_owned())
                .collect()
        };
        assert_eq!(found("Zoë's hat, Zo, ŵyn", &["zoe", "wy"]), ["Zoë", "ŵy"]);
        assert_eq!(
            found("Zoe\u{308} and Michał", &["zoe", "michal"]),
            ["Zoe\u{308}", "Michał"]
        );
        assert_eq!(found("Straße", &["stras", "strasse"]), ["Straße"]);
        assert_eq!(found("bus, bustle, omnibus", &["bus"]), ["bus", "bus"]);
        assert!(found("bus", &["busy"]).is_empty());
    }

    #[test]
    fn names_compare_without_accents_case_or_apostrophes() {
        for (written, folded) in [
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("Michał", "michal"),
            ("Siân", "sian"),
            ("Ŵyn", "wyn"),
            ("O'Brien", "obrien"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn one_line_has_one_space_for_each_line_end_and_the_empty_lines_after_it() {
        for (text, line) in [
            ("a\nb", "a b"),
            ("a\r\n\r\n \nb", "a b"),
            ("a \n b", "a   b"),
            ("\n\nb", " b"),
            ("a\n\n", "a "),
            ("", ""),
        ] {
            assert_eq!(clean_line(text), line, "{text:?}");
        }
    }

    #[test]
    fn paragraphs_are_kept_without_blanks_that_nobody_sees() {
        for (text, kept) in [
            ("slept well", "slept well"),
            (
                "\n\n slept well  \n\n\n \nate all\t\npie\n\n",
                "slept well\n\nate all\npie",
            ),
            ("a\n  - b", "a\n  - b"),
            (" \n ", ""),
        ] {
            assert_eq!(paragraphs(text), kept, "{text:?}");
            assert_eq!(paragraphs(kept), kept);
        }
    }

    #[test]
    fn nothing_that_acts_on_a_terminal_is_kept() {
        assert_eq!(
            clean("a\u{1b}[2Jb\u{7}\u{202e}c\u{9b}31m\td\r\ne"),
            "a[2Jbc31m d\ne"
        );
    }
}
