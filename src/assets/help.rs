//! Help cards: for each screen its name and a few examples. Keys are not written here; they are
//! added from the screen itself.

/// One card of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The screen it belongs to, such as "family-card".
    pub word: &'static str,
    pub title: &'static str,
    /// As they are shown; an empty one parts two paragraphs.
    pub lines: Vec<&'static str>,
}

impl Card {
    /// Reads `# Title`, then plain lines.
    pub(super) fn read(path: &'static str, text: &'static str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
        Self {
            word: name.strip_suffix(".md").unwrap_or(name),
            title: title.trim_start_matches('#').trim(),
            lines: rest.trim_matches('\n').lines().collect(),
        }
    }
}
