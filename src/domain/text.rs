//! Text on its way in, out and into comparison: cleaned of what could act on a terminal, and folded so that accents and case do not matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Keeps only what a person can read. Drops control characters other than newline, and the marks that reorder or hide text;
/// tabs become spaces; the result is in composed form. Called on every way in and on every way out.
pub fn clean(text: &str) -> String {
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

/// The same as [`clean`], for a place that holds one line: line ends become spaces.
pub fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// Whether some letter of the text would do something to a terminal rather than be shown by it.
pub fn acts_on_terminals(text: &str) -> bool {
    text.chars().any(|letter| letter.is_control() || is_invisible(letter))
}

/// Marks that reorder or hide text: overrides, isolates, zero-width spaces, interlinear and tag characters.
/// The joiners U+200C and U+200D stay: scripts and emoji need them.
const fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Text for comparing names, labels and searched words: no case, no accents, no apostrophes.
/// Letters that Unicode does not take apart (ł, ø, ß ...) are spelt out here.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
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

#[cfg(test)]
mod tests {
    use super::{clean, fold};

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
    fn nothing_that_acts_on_a_terminal_is_kept() {
        assert_eq!(clean("a\u{1b}[2Jb\u{7}\u{202e}c\u{9b}31m\td\r\ne"), "a[2Jbc31m d\ne");
    }
}
