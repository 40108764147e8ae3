//! Where a command word leads on the full screen, so that plain mode can tell the way there.

/// What a word is on the full screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenPlace {
    /// A command, typed as `/word`.
    Command,
    /// A screen, with its title and its number in the menu, counted from one.
    Screen { title: &'static str, number: usize },
}

/// Tells where a word leads on the full screen; `None` for a word that it does not know. Handed to
/// plain mode by whoever starts it, since plain mode knows no screens.
pub type FindOnScreen = fn(word: &str) -> Option<ScreenPlace>;
