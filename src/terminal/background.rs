//! The terminal's background: asked for once, and picked out from among the keys when the answer
//! comes.
//!
//! Nothing waits for it, since not every terminal answers. It arrives where keys do, and is read as
//! Alt+], some letters, and Alt+\ or Ctrl+G, so that what is typed before and after it stays as it
//! was typed. (The question is "OSC 11" of xterm's control sequences.)

use std::io::{self, Write};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::happening::Happening;

/// An answer that comes later changes nothing: colours do not turn under her hands.
const LIMIT: Duration = Duration::from_millis(100);

/// An answer comes in one piece, at most with so much between two letters of it.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// Longer than any answer.
const LONGEST: usize = 40;

static ASKED: OnceLock<Instant> = OnceLock::new();

/// Asks, unless it was asked before. The Linux console would print the question.
pub(super) fn ask(out: &mut impl Write) -> io::Result<()> {
    let answers = cfg!(unix) && std::env::var_os("TERM").is_some_and(|term| term != "linux");
    if !answers || ASKED.set(Instant::now()).is_err() {
        return Ok(());
    }
    out.write_all(b"\x1b]11;?\x1b\\")?;
    out.flush()
}

/// Keys that may be the beginning of an answer, held until it is clear.
#[derive(Debug, Default)]
pub(super) struct Answer {
    held: Vec<KeyEvent>,
    words: String,
}

impl Answer {
    pub fn has_begun(&self) -> bool {
        !self.held.is_empty()
    }

    /// What one more key makes of it: nothing yet, the answer, or only the keys that were pressed.
    pub fn hear(&mut self, key: KeyEvent) -> Vec<Happening> {
        let is_over_by = Self::is_end(key) && self.words.starts_with(Self::OPENING);
        self.held.push(key);
        if is_over_by {
            let colour = ASKED
                .get()
                .filter(|asked| asked.elapsed() <= LIMIT)
                .and_then(|_| colour_of(&self.words));
            *self = Self::default();
            return colour.map(Happening::Background).into_iter().collect();
        }
        match key.code {
            KeyCode::Char(']') if key.modifiers == KeyModifiers::ALT && self.held.len() == 1 => {
                return Vec::new();
            }
            KeyCode::Char(letter)
                if (key.modifiers - KeyModifiers::SHIFT).is_empty()
                    && (2..LONGEST).contains(&self.held.len()) =>
            {
                self.words.push(letter);
                let (words, opening) = (&self.words, Self::OPENING);
                if words.starts_with(opening) && letter.is_ascii_graphic()
                    || opening.starts_with(words.as_str())
                {
                    return Vec::new();
                }
            }
            _ => {}
        }
        self.give_up()
    }

    /// It was none: the keys are hers.
    pub fn give_up(&mut self) -> Vec<Happening> {
        std::mem::take(self)
            .held
            .into_iter()
            .map(Happening::Key)
            .collect()
    }

    const OPENING: &str = "11;rgb";

    fn is_end(key: KeyEvent) -> bool {
        matches!(
            (key.code, key.modifiers),
            (KeyCode::Char('\\'), KeyModifiers::ALT) | (KeyCode::Char('g'), KeyModifiers::CONTROL)
        )
    }
}

/// Red, green and blue of "11;rgb:ffff/ffff/dddd", each of one to four hex digits; of "11;rgba:",
/// its last part is left out.
fn colour_of(words: &str) -> Option<[u8; 3]> {
    let (_, parts) = words.split_once(':')?;
    let mut parts = parts.split('/').map(|part| {
        let most = 16_u32
            .checked_pow(u32::try_from(part.len()).ok()?)?
            .checked_sub(1)
            .filter(|most| *most > 0)?;
        u8::try_from(u32::from_str_radix(part, 16).ok()?.checked_mul(255)? / most).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::{Answer, Happening, colour_of};

    fn key(letter: char, with: KeyModifiers) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), with)
    }

    fn letters(words: &str) -> impl Iterator<Item = KeyEvent> {
        words.chars().map(|letter| key(letter, KeyModifiers::NONE))
    }

    fn heard(keys: impl IntoIterator<Item = KeyEvent>) -> (Vec<Happening>, bool) {
        let mut answer = Answer::default();
        (
            keys.into_iter().flat_map(|key| answer.hear(key)).collect(),
            answer.has_begun(),
        )
    }

    #[test]
    fn an_answer_is_taken_out_and_what_is_typed_around_it_stays() {
        for end in [
            key('\\', KeyModifiers::ALT),
            key('g', KeyModifiers::CONTROL),
        ] {
            let begun = [key(']', KeyModifiers::ALT)]
                .into_iter()
                .chain(letters("11;rgb:1e1e/1E1E/2e2e"))
                .chain([end]);
            let typed = letters("Zo").chain(begun).chain(letters("ë"));
            let kept: Vec<_> = letters("Zoë").map(Happening::Key).collect();
            assert_eq!(
                heard(typed),
                (kept, false),
                "nobody had asked, so that it changes nothing either"
            );
        }
    }

    #[test]
    fn keys_that_only_begin_like_one_are_hers() {
        for words in ["2", "11;", "11;rgx", "1 nap"] {
            let begun: Vec<_> = [key(']', KeyModifiers::ALT)]
                .into_iter()
                .chain(letters(words))
                .chain([KeyCode::Enter.into()])
                .collect();
            let hers: Vec<_> = begun.iter().copied().map(Happening::Key).collect();
            assert_eq!(heard(begun), (hers, false), "{words}");
        }
        let endless: Vec<_> = [key(']', KeyModifiers::ALT)]
            .into_iter()
            .chain(letters("11;rgb:"))
            .chain(letters(&"f".repeat(90)))
            .collect();
        let all = endless.len();
        assert_eq!(heard(endless).0.len(), all);
    }

    #[test]
    fn colours_are_read_in_every_length_terminals_write() {
        assert_eq!(colour_of("11;rgb:ffff/ffff/dddd"), Some([255, 255, 221]));
        assert_eq!(colour_of("11;rgb:00/2b/36"), Some([0, 43, 54]));
        assert_eq!(colour_of("11;rgba:f/f/f/f"), Some([255, 255, 255]));
        for other in [
            "11;rgb:",
            "11;rgb:ff/ff",
            "11;rgb:xx/ff/ff",
            "11;rgb:fffffffff/0/0",
            "11;rgb",
        ] {
            assert_eq!(colour_of(other), None, "{other}");
        }
    }
}
