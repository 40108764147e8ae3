//! The desk she sits at: the whole program on a log of its own, with a keyboard, a window and a
//! clock that stands still until told.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests; each file uses its own part of this"
)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use chrono::{NaiveDateTime, TimeDelta};
use hometime::assets::Background;
use hometime::domain::{Child, Entry, Id, Saved};
use hometime::sample;
use hometime::store::{Filter, Store};
use hometime::tui::keys::Key;
use hometime::tui::outward::{Outward, Went};
use hometime::tui::{Abilities, App};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tempfile::TempDir;

use crate::process::closing;

/// The evening of the mock-ups.
pub const FRIDAY: &str = "2026-11-20 18:04";

/// No colours, all signs: what a picture as text shows.
pub const PLAIN: Abilities = Abilities {
    no_colour: true,
    any_colour: false,
    is_ascii: false,
    background: Background::Unsure,
};

pub fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .unwrap_or_else(|_| panic!("{text:?} is not such as {FRIDAY:?}"))
}

pub struct Desk {
    app: Option<App>,
    folder: Option<TempDir>,
    now: NaiveDateTime,
    size: (u16, u16),
    abilities: Abilities,
    keys_used: usize,
}

/// Logs that are the same at every start are made once and copied.
static MADE: LazyLock<Mutex<HashMap<String, TempDir>>> = LazyLock::new(Mutex::default);

impl Desk {
    /// The made-up families and their term up to the evening before.
    pub fn with_sample(now: &str) -> Self {
        Self::on_copy_of(now, &format!("sample {now}"), |store, now| {
            sample::load(store, now).unwrap();
        })
    }

    /// Nobody is in the log yet.
    pub fn empty(now: &str) -> Self {
        Self::on_copy_of(now, "empty", |_, _| ())
    }

    /// A log begun as `begin` says.
    pub fn with(now: &str, begin: impl FnOnce(&Store, NaiveDateTime)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), moment(now)).unwrap();
        begin(&store, moment(now));
        Self::over(store, Some(folder), moment(now), PLAIN)
    }

    /// The made-up families in a log that is never on a disk: quicker where nothing is started
    /// again.
    pub fn in_memory(now: &str) -> Self {
        let store = Store::in_memory().unwrap();
        sample::load(&store, moment(now)).unwrap();
        Self::over(store, None, moment(now), PLAIN)
    }

    /// The made-up families on a terminal of other abilities.
    pub fn with_abilities(now: &str, abilities: Abilities) -> Self {
        let mut desk = Self::with_sample(now);
        desk.abilities = abilities;
        desk.start_again_at(now);
        desk
    }

    fn on_copy_of(now: &str, name: &str, begin: impl FnOnce(&Store, NaiveDateTime)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        {
            let mut made = MADE.lock().unwrap();
            let first = made.entry(name.to_owned()).or_insert_with(|| {
                let first = tempfile::tempdir().unwrap();
                begin(
                    &Store::open(first.path(), moment(now)).unwrap(),
                    moment(now),
                );
                first
            });
            copy(first.path(), folder.path());
        }
        let store = Store::open(folder.path(), moment(now)).unwrap();
        Self::over(store, Some(folder), moment(now), PLAIN)
    }

    fn over(
        store: Store,
        folder: Option<TempDir>,
        now: NaiveDateTime,
        abilities: Abilities,
    ) -> Self {
        // In the program it is read while the first word is typed.
        assert!(hometime::spelling::read());
        let app = App::new(store, now, abilities).unwrap();
        let mut desk = Self {
            app: Some(app),
            folder,
            now,
            size: (80, 24),
            abilities,
            keys_used: 0,
        };
        desk.wait(0.0);
        desk
    }

    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self
    }

    /// What waits to be done outside the program.
    pub fn outward(&mut self) -> Option<Outward> {
        self.app.as_mut().unwrap().take_outward()
    }

    /// Says how that went.
    pub fn went(&mut self, went: &Went) -> &mut Self {
        self.app.as_mut().unwrap().went(went);
        self
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    pub fn store(&self) -> &Store {
        self.app().store()
    }

    /// The file of the log.
    pub fn log(&self) -> std::path::PathBuf {
        self.folder.as_ref().unwrap().path().join("hometime.db")
    }

    pub fn now(&self) -> NaiveDateTime {
        self.now
    }

    /// Presses keys by their names, with blanks between: "esc 2 enter".
    pub fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key: Key = name.parse().unwrap_or_else(|problem| panic!("{problem}"));
            self.keys_used += 1;
            self.strike(key);
        }
        self.copies_done()
    }

    /// Goes to a screen by its title, under whatever number the Menu has it.
    #[track_caller]
    pub fn go_to_screen(&mut self, title: &str) -> &mut Self {
        let menu = self.press("ctrl+g").screen();
        let number = (1..=9).find(|number| menu.contains(&format!("{number}  {title}")));
        self.press(
            &number
                .unwrap_or_else(|| panic!("the Menu has no {title:?}:\n{menu}"))
                .to_string(),
        )
    }

    /// Waits as the loop does, as often as was asked for, until work on copies beside the keys is
    /// done.
    pub fn copies_done(&mut self) -> &mut Self {
        let app = self.app.as_mut().unwrap();
        let mut now = self.now;
        while app.is_copying() {
            std::thread::sleep(std::time::Duration::from_millis(2));
            now += TimeDelta::milliseconds(5);
            app.wake(now);
        }
        self
    }

    /// Presses the same key many times.
    pub fn press_times(&mut self, name: &str, times: usize) -> &mut Self {
        for _ in 0..times {
            self.press(name);
        }
        self
    }

    /// Presses one key, whatever its name; not counted.
    pub fn strike(&mut self, key: Key) -> &mut Self {
        let now = self.now;
        // The lists learn how much room they have from being drawn, as they do in the real loop;
        // letters do not move them.
        if !matches!(key, Key::Char(_)) {
            self.drawn();
        }
        self.app.as_mut().unwrap().press(key, now);
        self
    }

    /// Types words, letter by letter.
    pub fn write(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            self.strike(Key::Char(letter));
        }
        self
    }

    /// Types what is not her words but tells the line what they are ("obs ", " @mum"): every letter
    /// of it is counted as a key.
    pub fn mark(&mut self, signs: &str) -> &mut Self {
        self.keys_used += signs.chars().count();
        self.write(signs)
    }

    /// Types words and presses Enter.
    pub fn say(&mut self, words: &str) -> &mut Self {
        self.write(words).press("enter")
    }

    pub fn paste(&mut self, words: &str) -> &mut Self {
        let now = self.now;
        self.app.as_mut().unwrap().paste(words, now);
        self
    }

    /// Lets time go by; the program is woken whenever it asked to be.
    pub fn wait(&mut self, seconds: f64) -> &mut Self {
        #[expect(clippy::cast_possible_truncation, reason = "a test waits seconds")]
        let until = self.now + TimeDelta::milliseconds((seconds * 1000.0) as i64);
        let app = self.app.as_mut().unwrap();
        while let Some(due) = app.wakes_at().filter(|due| *due <= until) {
            // The disk takes time of its own, for which the clock of a test stands still.
            while app.store().is_keeping_beside() {
                std::thread::yield_now();
            }
            app.wake(due);
            assert!(
                app.wakes_at() != Some(due),
                "woken at {due}, it asks for the same moment again and would spin"
            );
        }
        self.now = until;
        self
    }

    /// Time goes by, and the program is kept from noticing.
    pub fn stand_still(&mut self, seconds: i64) -> &mut Self {
        self.now += TimeDelta::seconds(seconds);
        self
    }

    /// The lid is closed for so long: the wall clock goes on, and nothing else does.
    pub fn close_lid(&mut self, minutes: i64) -> &mut Self {
        let by = TimeDelta::minutes(minutes);
        self.set_clock(by);
        let now = self.now;
        self.app.as_mut().unwrap().slept(now);
        self
    }

    /// Somebody sets the wall clock ahead by this much, or back, and the program hears of it at the
    /// next key.
    pub fn set_clock(&mut self, by: TimeDelta) -> &mut Self {
        self.now += by;
        self.app.as_mut().unwrap().clock_moved(by);
        self
    }

    /// Keys pressed besides the words.
    pub fn keys_used(&self) -> usize {
        self.keys_used
    }

    /// Finishes for tonight and starts again on the same log at `now`.
    pub fn start_again_at(&mut self, now: &str) -> &mut Self {
        // As the loop does at every ending it hears of.
        self.app.as_mut().unwrap().keep_words().unwrap();
        self.die_and_start_again_at(now)
    }

    /// The machine dies without a word of warning; the program is started again on what the disk
    /// has.
    pub fn die_and_start_again_at(&mut self, now: &str) -> &mut Self {
        self.start_in_haste_at(now).wait(0.0)
    }

    /// The same, and a key comes before the program is woken for what the first frame did without.
    pub fn start_in_haste_at(&mut self, now: &str) -> &mut Self {
        self.now = moment(now);
        closing(self.app.take());
        let store = Store::open(
            self.folder.as_ref().expect("a log on a disk").path(),
            self.now,
        )
        .unwrap();
        self.app = Some(App::new(store, self.now, self.abilities).unwrap());
        self
    }

    /// The folder of the log.
    pub fn folder(&self) -> &Path {
        self.folder.as_ref().expect("a log on a disk").path()
    }

    /// A log that lies there already.
    pub fn on_folder(folder: TempDir, now: &str) -> Self {
        let store = Store::open(folder.path(), moment(now)).unwrap();
        Self::over(store, Some(folder), moment(now), PLAIN)
    }

    /// Closes the log and leaves its folder to others.
    pub fn leave(mut self) -> TempDir {
        closing(self.app.take());
        self.folder.take().expect("a log on a disk")
    }

    fn drawn(&self) -> (Buffer, Option<Position>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let caret = self.app().draw(&mut buffer);
        (buffer, caret)
    }

    pub fn buffer(&self) -> Buffer {
        self.drawn().0
    }

    /// Where the real caret is, as column and row.
    pub fn caret(&self) -> Option<(u16, u16)> {
        self.drawn().1.map(|place| (place.x, place.y))
    }

    /// The whole window as text.
    pub fn screen(&self) -> String {
        lines_of(&self.buffer()).join("\n")
    }

    /// One row of the window, counted from zero.
    pub fn line(&self, row: usize) -> String {
        lines_of(&self.buffer()).swap_remove(row)
    }

    /// The row that has these words.
    pub fn line_with(&self, words: &str) -> String {
        let lines = lines_of(&self.buffer());
        lines
            .into_iter()
            .find(|line| line.contains(words))
            .unwrap_or_else(|| panic!("no row has {words:?}:\n{}", self.screen()))
    }

    pub fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }

    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        assert!(
            self.shows(words),
            "{words:?} is not on the screen:\n{}",
            self.screen()
        );
        self
    }

    #[track_caller]
    pub fn sees_no(&mut self, words: &str) -> &mut Self {
        assert!(
            !self.shows(words),
            "{words:?} should not be on the screen:\n{}",
            self.screen()
        );
        self
    }

    /// The sentence said last, as long as it stands.
    pub fn said(&self) -> String {
        self.app()
            .said()
            .map(|said| said.words.clone())
            .unwrap_or_default()
    }

    #[track_caller]
    pub fn hears(&mut self, words: &str) -> &mut Self {
        assert!(
            self.said().contains(words),
            "it said {:?}, not {words:?}:\n{}",
            self.said(),
            self.screen()
        );
        self
    }

    /// Moves down a list until the chosen row has these words.
    #[track_caller]
    pub fn go_to(&mut self, words: &str) -> &mut Self {
        for _ in 0..400 {
            if self.chosen().contains(words) {
                return self;
            }
            let before = self.screen();
            self.press("down");
            if self.screen() == before {
                break;
            }
        }
        panic!("no row with {words:?} was come to:\n{}", self.screen());
    }

    /// The row the arrows are on: its words as the sign shows them.
    pub fn chosen(&self) -> String {
        let lines = lines_of(&self.buffer());
        let pointed = lines
            .iter()
            .filter(|line| !line.contains("PICKUP ROUND"))
            .filter_map(|line| line.split_once('▶'));
        // A box lies over what is behind it: its own sign stands after its wall.
        let (_, after) = pointed
            .clone()
            .find(|(before, _)| before.contains('│'))
            .or_else(|| pointed.clone().next())
            .unwrap_or_default();
        after.split('│').next().unwrap_or("").trim().to_owned()
    }

    /// Goes to the part of a form with this label, clears it and writes.
    #[track_caller]
    pub fn answer(&mut self, label: &str, words: &str) -> &mut Self {
        assert_eq!(self.app().view_name(), "Form");
        self.press_times("up", 12)
            .go_to(label)
            .press("end ctrl+u")
            .say(words)
    }

    pub fn child(&self, name: &str) -> Saved<Child> {
        let people = self.store().people().unwrap();
        people
            .children()
            .find(|child| child.name == name)
            .cloned()
            .unwrap_or_else(|| panic!("no {name} in the log"))
    }

    pub fn child_id(&self, name: &str) -> Id<Child> {
        self.child(name).id
    }

    /// Everything written, newest first.
    pub fn written(&self) -> Vec<Saved<Entry>> {
        self.store()
            .entries()
            .list(
                &Filter {
                    sensitive: true,
                    ..Filter::default()
                },
                0,
                100_000,
            )
            .unwrap()
    }

    /// What was written last.
    pub fn newest(&self) -> Saved<Entry> {
        self.written()
            .into_iter()
            .max_by_key(|entry| entry.id.raw())
            .expect("something written")
    }

    /// The one note whose words hold these.
    #[track_caller]
    pub fn note(&self, words: &str) -> Saved<Entry> {
        let mut found: Vec<_> = self
            .written()
            .into_iter()
            .filter(|entry| entry.words.contains(words))
            .collect();
        assert_eq!(found.len(), 1, "notes with {words:?}");
        found.remove(0)
    }

    pub fn has_note(&self, words: &str) -> bool {
        self.written()
            .iter()
            .any(|entry| entry.words.contains(words) || entry.heard.contains(words))
    }
}

/// A buffer as rows of text, wide letters taking their two columns, blanks at the end left out.
pub fn lines_of(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (0..area.height)
        .map(|y| {
            let mut line = String::new();
            let mut x = 0;
            while x < area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol))
                    .unwrap()
                    .max(1);
            }
            line.trim_end().to_owned()
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}
