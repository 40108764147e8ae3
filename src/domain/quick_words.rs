//! Quick words of her own: a sentence that a short name stands for.

/// One sentence and its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuickWords {
    /// Typed after the slash.
    pub name: String,
    /// With `__` for each blank, and `{child}` and `{adult}` for the names. Empty for one that came
    /// with the program and is only counted.
    pub words: String,
    /// How often something was saved with it.
    pub used: usize,
}

impl QuickWords {
    /// What is in the way of this short name, in words for her; `None` when it can be typed after a
    /// slash.
    pub fn trouble_with(name: &str) -> Option<String> {
        let may_stand = |letter: char| letter.is_alphanumeric() || letter == '-';
        match name {
            "" => Some(
                "A short name is needed, such as nap or coat. Type one, then Enter.".to_owned(),
            ),
            name if name.contains(char::is_whitespace) => {
                let first = name.split_whitespace().next().unwrap_or_default();
                Some(format!(
                    "A short name is one word: {first} would do. Space is what ends it on the line."
                ))
            }
            name if !name.chars().all(may_stand) => Some(
                "Letters and numbers only, please, so that it can be typed in one go. Then Enter."
                    .to_owned(),
            ),
            name if name.chars().count() > LONGEST => Some(format!(
                "That is longer than {LONGEST} letters. A shorter one is quicker; then Enter."
            )),
            _ => None,
        }
    }
}

/// A name longer than this would save nothing.
const LONGEST: usize = 20;
