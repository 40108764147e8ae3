//! What a key press means here, with the differences between terminals evened out, and the names
//! hints print for keys.

use std::fmt;
use std::str::FromStr;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::text_line::Edit;

/// One key as the program sees it. Ways of pressing that mean the same (Ctrl+H and Backspace) are
/// one key already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Up,
    Down,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Delete,
    DeleteWordBack,
    DeleteWordForward,
    ClearLine,
    Ctrl(char),
    F(u8),
}

/// The keys that have a name of their own, as hints print it; the first name of a key is the one
/// printed.
const NAMES: &[(Key, &str)] = &[
    (Key::Char(' '), "Space"),
    (Key::Enter, "Enter"),
    (Key::Esc, "Esc"),
    (Key::Tab, "Tab"),
    (Key::BackTab, "Shift+Tab"),
    (Key::Up, "↑"),
    (Key::Down, "↓"),
    (Key::Left, "←"),
    (Key::Right, "→"),
    (Key::WordLeft, "Ctrl+←"),
    (Key::WordRight, "Ctrl+→"),
    (Key::Home, "Home"),
    (Key::End, "End"),
    (Key::PageUp, "PgUp"),
    (Key::PageDown, "PgDn"),
    (Key::Backspace, "Backspace"),
    (Key::Delete, "Del"),
    (Key::DeleteWordBack, "Ctrl+W"),
    (Key::DeleteWordForward, "Ctrl+Del"),
    (Key::ClearLine, "Ctrl+U"),
    (Key::Up, "Up"),
    (Key::Down, "Down"),
    (Key::Left, "Left"),
    (Key::Right, "Right"),
    (Key::WordLeft, "Ctrl+Left"),
    (Key::WordRight, "Ctrl+Right"),
    (Key::Backspace, "Ctrl+H"),
    (Key::DeleteWordBack, "Ctrl+Backspace"),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NAMES.iter().find(|(key, _)| key == self) {
            Some((_, name)) => f.pad(name),
            None => match self {
                Self::Char(letter) => f.pad(&letter.to_string()),
                Self::Ctrl(letter) => f.pad(&format!("Ctrl+{}", letter.to_uppercase())),
                Self::F(number) => f.pad(&format!("F{number}")),
                other => f.pad(&format!("{other:?}")),
            },
        }
    }
}

impl Key {
    /// The edit of a text that this key makes; `None` for a key that edits nothing.
    pub fn edit(self) -> Option<Edit> {
        Some(match self {
            Self::Char(letter) => Edit::Insert(letter),
            Self::Backspace => Edit::DeleteBack,
            Self::Delete => Edit::DeleteForward,
            Self::DeleteWordBack => Edit::DeleteWordBack,
            Self::DeleteWordForward => Edit::DeleteWordForward,
            Self::ClearLine => Edit::Clear,
            Self::Left => Edit::Left,
            Self::Right => Edit::Right,
            Self::WordLeft => Edit::WordLeft,
            Self::WordRight => Edit::WordRight,
            Self::Home => Edit::Home,
            Self::End => Edit::End,
            _ => return None,
        })
    }

    /// What hints and help print for this key.
    pub fn name(self) -> String {
        self.to_string()
    }
}

/// A key's name that names no key.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no key called {0:?}")]
pub struct NoSuchKey(String);

impl FromStr for Key {
    type Err = NoSuchKey;

    /// Reads a key's name whatever its case ("ctrl+z"); a single letter is that letter as it
    /// stands.
    fn from_str(name: &str) -> Result<Self, NoSuchKey> {
        let mut letters = name.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return Ok(NAMES
                .iter()
                .find(|(_, known)| *known == name)
                .map_or(Self::Char(letter), |(key, _)| *key));
        }
        let small = name.to_lowercase();
        if let Some((key, _)) = NAMES
            .iter()
            .find(|(_, known)| known.to_lowercase() == small)
        {
            return Ok(*key);
        }
        if let Some(letter) = small.strip_prefix("ctrl+").and_then(only_letter) {
            return Ok(Self::Ctrl(letter));
        }
        let number = small
            .strip_prefix('f')
            .and_then(|digits| digits.parse().ok());
        number
            .map(Self::F)
            .ok_or_else(|| NoSuchKey(name.to_owned()))
    }
}

fn only_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// What one event of the terminal means: usually one key, none when a key is let go or has no
/// meaning here, and two when the terminal reports Esc and the key after it as one.
pub fn keys_of(event: &KeyEvent) -> impl Iterator<Item = Key> + use<> {
    let keys = if event.kind == KeyEventKind::Release {
        [None, None]
    } else {
        pressed(event.code, event.modifiers)
    };
    keys.into_iter().flatten()
}

fn pressed(code: KeyCode, with: KeyModifiers) -> [Option<Key>; 2] {
    let ctrl = with.contains(KeyModifiers::CONTROL);
    let alt = with.contains(KeyModifiers::ALT);
    match code {
        // Ctrl and Alt together are AltGr, which writes letters; so does Option on a Mac.
        KeyCode::Char(letter) if alt && (ctrl || !letter.is_ascii()) => [typed(letter), None],
        KeyCode::Char(letter) if alt => [Some(Key::Esc), typed(letter)],
        KeyCode::Char(letter) if ctrl => [with_ctrl(letter), None],
        KeyCode::Char(letter) => [typed(letter), None],
        KeyCode::Enter if alt => [Some(Key::Esc), Some(Key::Enter)],
        KeyCode::Tab if alt => [Some(Key::Esc), Some(Key::Tab)],
        // Here Alt is no Esc: these are how Macs send their word keys.
        code => [
            named(code, ctrl || alt, with.contains(KeyModifiers::SHIFT)),
            None,
        ],
    }
}

/// A letter typed, unless it is a control character in disguise.
fn typed(letter: char) -> Option<Key> {
    (!letter.is_control()).then_some(Key::Char(letter))
}

/// Ctrl and a letter. Some are the same byte as another key on most terminals, so they are that key
/// on all of them.
fn with_ctrl(letter: char) -> Option<Key> {
    match letter.to_ascii_lowercase() {
        'h' => Some(Key::Backspace),
        'i' => Some(Key::Tab),
        'm' => Some(Key::Enter),
        '[' => Some(Key::Esc),
        'w' => Some(Key::DeleteWordBack),
        'u' => Some(Key::ClearLine),
        // Input methods use Ctrl+Space, so it means nothing here.
        letter if letter.is_whitespace() || letter.is_control() => None,
        letter => Some(Key::Ctrl(letter)),
    }
}

fn named(code: KeyCode, by_words: bool, shift: bool) -> Option<Key> {
    Some(match code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if shift => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left if by_words => Key::WordLeft,
        KeyCode::Left => Key::Left,
        KeyCode::Right if by_words => Key::WordRight,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Backspace if by_words => Key::DeleteWordBack,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete if by_words => Key::DeleteWordForward,
        KeyCode::Delete => Key::Delete,
        KeyCode::F(number) => Key::F(number),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{Key, NAMES, keys_of};
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;

    fn read(code: KeyCode, with: KeyModifiers) -> Vec<Key> {
        keys_of(&KeyEvent::new(code, with)).collect()
    }

    #[test]
    fn letters_are_read_alike_on_every_terminal() {
        for (letter, with, keys) in [
            ('a', NONE, vec![Key::Char('a')]),
            ('?', NONE, vec![Key::Char('?')]),
            ('?', SHIFT, vec![Key::Char('?')]),
            ('Z', SHIFT, vec![Key::Char('Z')]),
            ('z', CTRL, vec![Key::Ctrl('z')]),
            ('Z', CTRL | SHIFT, vec![Key::Ctrl('z')]),
            ('h', CTRL, vec![Key::Backspace]),
            ('i', CTRL, vec![Key::Tab]),
            ('m', CTRL, vec![Key::Enter]),
            ('w', CTRL, vec![Key::DeleteWordBack]),
            ('u', CTRL, vec![Key::ClearLine]),
            ('j', CTRL, vec![Key::Ctrl('j')]),
            (' ', CTRL, vec![]),
            ('x', ALT, vec![Key::Esc, Key::Char('x')]),
            ('/', ALT, vec![Key::Esc, Key::Char('/')]),
            ('ł', ALT, vec![Key::Char('ł')]),
            ('ŵ', CTRL | ALT, vec![Key::Char('ŵ')]),
            ('@', CTRL | ALT, vec![Key::Char('@')]),
            ('\u{1b}', NONE, vec![]),
        ] {
            assert_eq!(
                read(KeyCode::Char(letter), with),
                keys,
                "{letter:?} with {with:?}"
            );
        }
    }

    #[test]
    fn other_keys_are_read_alike_on_every_terminal() {
        for (code, with, keys) in [
            (KeyCode::Enter, NONE, vec![Key::Enter]),
            (KeyCode::Enter, SHIFT, vec![Key::Enter]),
            (KeyCode::Enter, ALT, vec![Key::Esc, Key::Enter]),
            (KeyCode::Esc, NONE, vec![Key::Esc]),
            (KeyCode::BackTab, SHIFT, vec![Key::BackTab]),
            (KeyCode::Tab, SHIFT, vec![Key::BackTab]),
            (KeyCode::Left, CTRL, vec![Key::WordLeft]),
            (KeyCode::Left, ALT, vec![Key::WordLeft]),
            (KeyCode::Left, SHIFT, vec![Key::Left]),
            (KeyCode::Right, CTRL, vec![Key::WordRight]),
            (KeyCode::Up, CTRL, vec![Key::Up]),
            (KeyCode::Backspace, NONE, vec![Key::Backspace]),
            (KeyCode::Backspace, CTRL, vec![Key::DeleteWordBack]),
            (KeyCode::Backspace, ALT, vec![Key::DeleteWordBack]),
            (KeyCode::Delete, CTRL, vec![Key::DeleteWordForward]),
            (KeyCode::F(1), NONE, vec![Key::F(1)]),
            (KeyCode::Insert, NONE, vec![]),
            (KeyCode::CapsLock, NONE, vec![]),
        ] {
            assert_eq!(read(code, with), keys, "{code:?} with {with:?}");
        }
    }

    #[test]
    fn a_key_held_down_counts_and_a_key_let_go_does_not() {
        let event = |kind| KeyEvent::new_with_kind(KeyCode::Char('a'), NONE, kind);
        assert_eq!(keys_of(&event(KeyEventKind::Press)).count(), 1);
        assert_eq!(keys_of(&event(KeyEventKind::Repeat)).count(), 1);
        assert_eq!(keys_of(&event(KeyEventKind::Release)).count(), 0);
    }

    #[test]
    fn names_are_what_hints_print_and_read_back_as_the_key() {
        for (key, name) in [
            (Key::Ctrl('z'), "Ctrl+Z"),
            (Key::Enter, "Enter"),
            (Key::Up, "↑"),
            (Key::PageUp, "PgUp"),
            (Key::Char('/'), "/"),
            (Key::Char(' '), "Space"),
            (Key::BackTab, "Shift+Tab"),
            (Key::F(1), "F1"),
            (Key::ClearLine, "Ctrl+U"),
            (Key::Char('ŵ'), "ŵ"),
        ] {
            assert_eq!(key.name(), name);
            assert_eq!(name.parse(), Ok(key));
            assert_eq!(name.to_lowercase().parse(), Ok(key));
        }
        for (key, name) in NAMES {
            assert_eq!(name.parse(), Ok(*key));
            assert_eq!(key.name().parse(), Ok(*key));
        }
        assert_eq!("Z".parse(), Ok(Key::Char('Z')));
        assert!("ctrl+".parse::<Key>().is_err());
        assert!("zoe".parse::<Key>().is_err());
        assert_eq!(
            "cheese".parse::<Key>().unwrap_err().to_string(),
            "there is no key called \"cheese\""
        );
    }
}
