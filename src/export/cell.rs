//! A cell of a table: words that a spreadsheet would take for a formula are kept words.

use crate::domain::text::clean;

/// What begins a formula, also in its wide form.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text as a cell: an apostrophe goes before what would be reckoned rather than read.
pub fn guarded(text: &str) -> String {
    let text = clean(text);
    if would_be_reckoned(&text) {
        format!("'{text}")
    } else {
        text
    }
}

/// A cell as it was before it was [`guarded`].
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| would_be_reckoned(rest))
        .unwrap_or(cell)
}

fn would_be_reckoned(text: &str) -> bool {
    text.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '“' | '”' | '‘' | '’')
    })
    .starts_with(BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn words_stay_words() {
        for formula in [
            "=1+1",
            "+44 7700",
            "-2",
            "@SUM(A1)",
            " =1",
            "\t=1",
            "\r=1",
            "\"=1",
            " ' \"@x",
            "＝1",
            "\u{a0}=1",
            "'=1",
            "\u{200b}=1",
        ] {
            let cell = guarded(formula);
            assert!(cell.starts_with('\''), "{formula:?} became {cell:?}");
            assert_eq!(guarded(unguarded(&cell)), cell);
        }
        for words in ["slept 1+1 hours", "", "'tis", "a=b", "Mum@home"] {
            assert_eq!((guarded(words).as_str(), unguarded(words)), (words, words));
        }
    }
}
