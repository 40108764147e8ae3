//! What leaves the program: words for the clipboard, a page for the usual viewer. The program asks,
//! the loop does it and says how it went.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::app::App;

/// Something asked for that lies outside the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outward {
    /// These words on the clipboard.
    Copy(String),
    /// This page in the usual viewer.
    Show(PathBuf),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Went {
    Copied,
    /// The terminal was asked, and does not say whether it did.
    TerminalAsked,
    Shown,
    NotShown(PathBuf),
}

const WINDOWS: &str = "clip.exe";

/// The programs that take words for the clipboard on standard input.
const CLIPBOARDS: &[(&str, &[&str])] = &[
    ("wl-copy", &[]),
    ("xclip", &["-selection", "clipboard"]),
    ("xsel", &["--clipboard", "--input"]),
    ("pbcopy", &[]),
    (WINDOWS, &[]),
];

impl App {
    /// What waits to be done outside, if anything.
    pub fn take_outward(&mut self) -> Option<Outward> {
        self.inside
            .as_mut()
            .and_then(|inside| inside.take_outward())
            .or_else(|| self.outward.take())
    }

    /// Says how it went.
    pub fn went(&mut self, went: &Went) {
        if let Some(inside) = &mut self.inside {
            return inside.went(went);
        }
        match went {
            Went::Copied => self.say("Copied. Paste it where you write to them.", false),
            Went::TerminalAsked => self.say(
                "I asked the terminal to copy. If paste is empty, the words are here.",
                false,
            ),
            Went::Shown => {}
            Went::NotShown(path) => self.say(
                &format!(
                    "No viewer opened it by itself. The page is {}",
                    path.display()
                ),
                true,
            ),
        }
    }
}

/// Puts words on the system's clipboard; says whether one took them.
pub fn copy(words: &str) -> bool {
    CLIPBOARDS
        .iter()
        .any(|(program, options)| hand_to(program, options, words).unwrap_or(false))
}

fn hand_to(program: &str, options: &[&str], words: &str) -> std::io::Result<bool> {
    let mut taking = Command::new(program)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut clipboard) = taking.stdin.take() {
        clipboard.write_all(&as_taken(program, words))?;
    }
    Ok(taking.wait()?.success())
}

/// The clipboard of Windows reads other letters than its console does, unless each is two bytes
/// wide.
fn as_taken(program: &str, words: &str) -> Vec<u8> {
    if program == WINDOWS {
        words.encode_utf16().flat_map(u16::to_le_bytes).collect()
    } else {
        words.as_bytes().to_vec()
    }
}

/// Opens a page in the usual viewer, and does not wait for it.
pub fn show(page: PathBuf) -> Went {
    match open::that_detached(&page) {
        Ok(()) => Went::Shown,
        Err(_) => Went::NotShown(page),
    }
}
