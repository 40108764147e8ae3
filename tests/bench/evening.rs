//! An evening at the laptop for measuring: logs of every length on the disk, and a screen that
//! takes every byte and shows it to nobody.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use crate::generated::many;
use chrono::{NaiveDate, NaiveDateTime};
use hometime::assets::Background;
use hometime::store::Store;
use hometime::tui::keys::Key;
use hometime::tui::{Abilities, App};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use tempfile::TempDir;

/// How many entries the logs hold.
pub const SIZES: [usize; 3] = [1_000, 20_000, 100_000];
const WIDE: Rect = Rect::new(0, 0, 120, 36);

/// The logs in use. Kept here so that they can be taken away at the end.
static LOGS: Mutex<Vec<TempDir>> = Mutex::new(Vec::new());

/// What decides how a written log looks, besides the changes to its tables. When any of it changes,
/// the logs are written anew.
const WRITTEN_BY: [&str; 3] = [
    include_str!("../generated/many.rs"),
    include_str!("../generated/many_words.rs"),
    include_str!("../generated/many_years.rs"),
];

/// Every change to the tables, in order.
fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/migrations");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .unwrap()
        .and_hms_opt(18, 0, 0)
        .unwrap()
}

/// The folder of an encrypted log of that many entries, the same for all measurements of one run.
/// On the disk, not in memory.
pub fn folder(entries: usize) -> PathBuf {
    static FOLDERS: [OnceLock<PathBuf>; SIZES.len()] = [const { OnceLock::new() }; SIZES.len()];
    let place = SIZES.iter().position(|size| *size == entries).unwrap();
    FOLDERS[place]
        .get_or_init(|| {
            let copy = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            for file in fs::read_dir(untouched(entries)).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
            }
            let path = copy.path().to_owned();
            LOGS.lock().unwrap().push(copy);
            path
        })
        .clone()
}

/// The log as first written. Writing the longest takes minutes, so it stays in the build's own
/// folder for the next run.
fn untouched(entries: usize) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    (entries, WRITTEN_BY, migrations()).hash(&mut hasher);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("evenings-{entries}-{:016x}", hasher.finish()));
    if !path.exists() {
        let begun = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        many(
            &Store::open(begun.path(), now()).unwrap(),
            entries,
            now(),
            7,
        )
        .unwrap();
        fs::rename(begun.keep(), &path).unwrap();
    }
    path
}

/// Takes the logs of this run away again.
pub fn clear_away() {
    for log in LOGS.lock().unwrap().drain(..) {
        fs::remove_dir_all(log.path()).unwrap();
    }
}

/// The program at work, and the terminal it draws on.
pub struct Evening {
    app: App,
    terminal: Terminal<CrosstermBackend<std::io::Sink>>,
}

impl Evening {
    /// The log of that many entries opened, and the first frame drawn: everything between the start
    /// and something to read.
    pub fn begin(entries: usize) -> Self {
        let store = Store::open(&folder(entries), now()).unwrap();
        let app = App::new(
            store,
            now(),
            Abilities {
                no_colour: false,
                any_colour: true,
                is_ascii: false,
                background: Background::Unsure,
            },
        )
        .unwrap();
        let terminal = Terminal::with_options(
            CrosstermBackend::new(std::io::sink()),
            TerminalOptions {
                viewport: Viewport::Fixed(WIDE),
            },
        )
        .unwrap();
        let mut evening = Self { app, terminal };
        evening.draw();
        evening
    }

    /// One key, and the frame that answers it.
    pub fn press(&mut self, key: Key) {
        self.app.press(key, now());
        self.draw();
    }

    pub fn write(&mut self, text: &str) {
        text.chars()
            .for_each(|letter| self.press(Key::Char(letter)));
    }

    /// To the screen of that number in the Menu. Only the last key matters to a measurement.
    pub fn open_menu(&mut self) {
        self.press(Key::Ctrl('g'));
    }

    pub fn go_to(&mut self, screen: char) {
        self.open_menu();
        self.press(Key::Char(screen));
    }

    /// What was said last on the bottom line.
    pub fn said(&self) -> &str {
        self.app.said().map_or("", |said| &said.words)
    }

    fn draw(&mut self) {
        self.terminal
            .draw(|frame| {
                if let Some(caret) = self.app.draw(frame.buffer_mut()) {
                    frame.set_cursor_position(caret);
                }
            })
            .unwrap();
    }
}
