//! Before there is an open log: a secret is asked for, or it is said what keeps the log from being
//! opened, with numbered options to go on.

use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};

use super::backup_scheduler::{SHOW_AFTER, bar};
use super::text_line::SecretLine;
use crate::domain::CopyName;
use crate::domain::wording::count;
use crate::store::{self, Beside, NoCopy, Progress, Store, StoreError};
use crate::vault::{Kept, Rescue, Salvaged, Secret, SpareKey};

/// While the log is being opened, it is looked this often whether it is.
const LOOK_AGAIN: TimeDelta = TimeDelta::milliseconds(15);
const NO_COPY: &str =
    "No good copy was found. If there is one on a stick, put it in and look again.";

/// What is before the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompt {
    /// The line for the passphrase.
    Passphrase,
    /// The line for the code from the recovery sheet.
    Code,
    /// What is in the way, and the numbered ways on.
    Card,
}

/// What was opened in the end.
pub enum Opened {
    Log(Store),
    /// Only to look at.
    Copy(Store, CopyName),
}

/// The state before the log is open.
pub struct Startup {
    folder: PathBuf,
    now: NaiveDateTime,
    trouble: StoreError,
    /// The newest copy that was read back whole when it was made, where one would help.
    newest_copy: Option<Kept>,
    /// A key that lies with the copies, where only the key is lost.
    spare_key: Option<SpareKey>,
    /// What could be read of a damaged log.
    saved: Option<SalvagedLog>,
    prompt: Prompt,
    /// Which question the line is for.
    last_prompt: Prompt,
    pub line: SecretLine,
    said: Option<String>,
    /// What is being seen to, or what a secret is asked for.
    action: RecoveryAction,
    opening: Option<Beside<Outcome>>,
    since: NaiveDateTime,
    is_finished: bool,
}

impl Startup {
    /// Before the log in `folder`, which did not open for this reason.
    pub fn before(folder: &Path, trouble: StoreError, now: NaiveDateTime) -> Self {
        let mut startup = Self {
            folder: folder.to_owned(),
            now,
            trouble,
            newest_copy: None,
            spare_key: None,
            saved: None,
            prompt: Prompt::Card,
            last_prompt: Prompt::Passphrase,
            line: SecretLine::default(),
            said: None,
            action: RecoveryAction::Open,
            opening: None,
            since: now,
            is_finished: false,
        };
        startup.stand();
        startup
    }

    /// What keeps the log from being opened.
    pub fn error(&self) -> StartupError {
        StartupError::of(&self.trouble)
    }

    /// The same in a sentence, and with what underlies it.
    pub fn trouble(&self) -> &StoreError {
        &self.trouble
    }

    pub fn into_trouble(self) -> StoreError {
        self.trouble
    }

    /// Whether the user has left it closed.
    pub fn is_finished(&self) -> bool {
        self.is_finished
    }

    /// Whether the log is being opened just now: what is typed meanwhile waits.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        self.is_opening().then(|| self.now + LOOK_AGAIN)
    }

    /// Looks whether the log is open by now, or a copy, and gives it if so.
    pub fn wake(&mut self, now: NaiveDateTime) -> Option<Opened> {
        self.now = now;
        let came = self.opening.as_mut().and_then(Beside::outcome)?;
        self.opening = None;
        match came {
            Ok(Outcome::Log(store)) => return Some(Opened::Log(store)),
            Ok(Outcome::Copy(store, name)) => return Some(Opened::Copy(store, name)),
            Ok(Outcome::SalvagedLog(saved)) => {
                self.saved = Some(saved);
                self.line = SecretLine::default();
                self.ask(Prompt::Card);
            }
            Err(trouble @ StoreError::WrongSecret { .. }) => {
                self.said = Some(self.explain_secret(&trouble));
                self.line.turn_down();
            }
            Err(StoreError::Locked) if self.action.keeps_error() => self.ask(Prompt::Passphrase),
            Err(trouble) if self.action.keeps_error() => self.failed(&trouble),
            Err(trouble) => {
                self.trouble = trouble;
                self.stand();
            }
        }
        None
    }

    /// The action failed, and the log is as it was.
    fn failed(&mut self, trouble: &StoreError) {
        if self.action == RecoveryAction::TakeKey {
            // What is left is a whole copy.
            self.spare_key = None;
            self.newest_copy = Store::newest_copy_in(&self.folder);
        }
        self.line = SecretLine::default();
        self.ask(Prompt::Card);
        self.said = Some(self.action.failed(trouble));
    }

    /// A locked log asks for a secret; anything else is said, with its options.
    fn stand(&mut self) {
        self.line = SecretLine::default();
        self.action = RecoveryAction::Open;
        self.saved = None;
        let way = self.error();
        self.spare_key = way
            .is_only_the_key()
            .then(|| Store::spare_key_in(&self.folder))
            .flatten();
        let is_copy_wanted =
            way == StartupError::OtherWindow || way.asks_for_a_copy() && self.spare_key.is_none();
        self.newest_copy = is_copy_wanted
            .then(|| Store::newest_copy_in(&self.folder))
            .flatten();
        self.said = None;
        self.last_prompt = Prompt::Passphrase;
        self.prompt = if way == StartupError::Locked {
            Prompt::Passphrase
        } else {
            Prompt::Card
        };
        if way == StartupError::Earlier {
            self.begin(RecoveryAction::Open, None);
        }
    }

    /// Whether a secret is asked for.
    pub fn asks(&self) -> bool {
        self.prompt != Prompt::Card
    }

    /// Called before an edit goes into the line; `is_text`: it puts text in.
    pub fn about_to_edit(&mut self, is_text: bool) {
        self.line.about_to_edit(is_text);
        self.said = None;
    }

    /// Tries what is typed, on a thread of its own: it takes its time on purpose.
    pub fn open(&mut self) {
        let secret = match self.prompt {
            Prompt::Code => match Secret::recovery(self.line.text()) {
                Ok(secret) => secret,
                Err(slip) => {
                    self.said = Some(slip.to_string());
                    return;
                }
            },
            _ => Secret::passphrase(self.line.text()),
        };
        self.begin(self.action.clone(), Some(secret));
    }

    /// Begins an action on a thread of its own.
    fn begin(&mut self, action: RecoveryAction, secret: Option<Secret>) {
        self.action = action.clone();
        self.said = None;
        let (folder, now) = (self.folder.clone(), self.now);
        self.since = now;
        match Beside::begin(move |progress| action.run(&folder, now, secret.as_ref(), progress)) {
            Ok(opening) => self.opening = Some(opening),
            Err(trouble) => self.said = Some(trouble.to_string()),
        }
    }

    /// What to look at when a secret did not open the log.
    fn explain_secret(&self, trouble: &StoreError) -> String {
        let typed = self.line.text();
        let only_capitals =
            typed.chars().any(char::is_alphabetic) && !typed.chars().any(char::is_lowercase);
        if self.prompt == Prompt::Passphrase && only_capitals {
            format!("{trouble} Every letter was a capital: Caps Lock may be on.")
        } else {
            trouble.to_string()
        }
    }

    /// Puts another question; each begins with an empty line, since neither answer is any use to
    /// the other.
    pub fn ask(&mut self, prompt: Prompt) {
        if prompt != Prompt::Card && prompt != self.last_prompt {
            self.line = SecretLine::default();
            self.last_prompt = prompt;
        }
        self.line.show(prompt == Prompt::Code);
        self.said = None;
        self.prompt = prompt;
    }

    pub fn say(&mut self, sentence: &str) {
        self.said = Some(sentence.to_owned());
    }

    pub fn prompt(&self) -> Prompt {
        self.prompt
    }

    /// The time of the last event.
    pub fn time_is(&mut self, now: NaiveDateTime) {
        self.now = now;
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// The folder with what could be read of a damaged log, once that was done.
    pub fn salvaged_folder(&self) -> Option<&Path> {
        self.saved.as_ref().map(|saved| saved.folder.as_path())
    }

    /// What the secret is asked for.
    pub fn question(&self) -> &'static str {
        self.action.question()
    }

    /// The user leaves it closed.
    pub fn finish(&mut self) {
        self.is_finished = true;
    }
}

impl Startup {
    /// What is being done just now, in a few words.
    pub fn under_way(&self, is_told: bool) -> &'static str {
        self.action
            .under_way(is_told || self.error() == StartupError::Earlier)
    }

    /// "Opening ...", and after a while how much of it is done.
    pub fn how_far(&self) -> String {
        let percent = self.opening.as_ref().map_or(0, Beside::percent);
        let what = self.under_way(percent > 0);
        if percent > 0 && self.now - self.since >= SHOW_AFTER {
            format!("{what}  {}", bar(percent))
        } else {
            format!("{what} ...")
        }
    }

    pub fn what_happened(&self) -> String {
        let way = self.error();
        let is_helped =
            self.newest_copy.is_some() || self.spare_key.is_some() || self.saved.is_some();
        match way.mended_by_a_copy() {
            Some(sentence) if is_helped => sentence.to_owned(),
            // The trouble itself would name a copy, and there is none.
            Some(sentence) if way == StartupError::LogDamaged => format!("{sentence} {NO_COPY}"),
            Some(_) => format!("{} {NO_COPY}", self.trouble()),
            None if way == StartupError::Locked => {
                "Your log is locked. Nothing in it is lost, however often you try.".to_owned()
            }
            None => self.trouble().to_string(),
        }
    }

    /// What Enter would bring, and what becomes of what is there.
    pub fn what_helps(&self) -> Vec<String> {
        if let Some(SalvagedLog { what, .. }) = &self.saved {
            let saved = format!(
                "Saved: {} of {}, with all else that could be read.",
                what.notes,
                count(what.of_notes, "note")
            );
            return vec![
                format!(
                    "{saved} Enter goes on with that; the damaged log is kept under another name."
                ),
                "What was saved is a log of its own. To open it by itself, type:".to_owned(),
            ];
        }
        let notes = self
            .newest_copy
            .as_ref()
            .and_then(|copy| copy.notes)
            .map(|notes| format!(", with {}", count(notes, "note")));
        let words = match (self.spare_key, &self.newest_copy) {
            (Some(SpareKey::Opens), _) => {
                "The key that lies with your copies opens it. Enter takes that key, and everything is as you left it."
            }
            (Some(SpareKey::Locked), _) => {
                "A key lies with your copies. Enter takes it, once your passphrase has shown that it opens your log."
            }
            (None, Some(_)) if self.error().asks_for_a_copy() => {
                let (from, notes) = (self.newest_copy_is_from(), notes.unwrap_or_default());
                let kept = if Store::has_log_file(&self.folder) {
                    "; what lies in the folder now is kept under another name"
                } else {
                    ""
                };
                return vec![format!(
                    "Newest good copy: {from}{notes}. Enter puts it back{kept}."
                )];
            }
            _ => return Vec::new(),
        };
        vec![words.to_owned()]
    }
}

/// What keeps the log from being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartupError {
    Locked,
    OtherWindow,
    KeyDamaged,
    KeyMissing,
    LogDamaged,
    LogMissing,
    Newer,
    /// It is being brought up to date.
    Earlier,
    /// The folder or the disk.
    Else,
}

impl StartupError {
    pub const fn of(trouble: &StoreError) -> Self {
        match trouble {
            StoreError::Locked | StoreError::WrongSecret { .. } => Self::Locked,
            StoreError::InUse => Self::OtherWindow,
            StoreError::KeyDamaged => Self::KeyDamaged,
            StoreError::KeyMissing { .. } => Self::KeyMissing,
            StoreError::Damaged(_)
            | StoreError::NotALog { .. }
            | StoreError::Mixed
            | StoreError::NotOurs => Self::LogDamaged,
            StoreError::LogMissing { .. } => Self::LogMissing,
            StoreError::Newer => Self::Newer,
            StoreError::Earlier => Self::Earlier,
            _ => Self::Else,
        }
    }

    /// Whether a copy would help.
    const fn asks_for_a_copy(self) -> bool {
        matches!(
            self,
            Self::LogMissing | Self::LogDamaged | Self::KeyMissing | Self::KeyDamaged
        )
    }

    /// Whether the log is there, and only its key is not.
    const fn is_only_the_key(self) -> bool {
        matches!(self, Self::KeyMissing | Self::KeyDamaged)
    }

    /// What has happened, where a copy is at hand to mend it: the way on is on the card.
    const fn mended_by_a_copy(self) -> Option<&'static str> {
        match self {
            Self::KeyDamaged => Some(
                "The key to your log cannot be read, nor can the second one. Nothing was changed.",
            ),
            Self::KeyMissing => Some(
                "The key to your log is missing, though the log is there. Nothing was changed.",
            ),
            Self::LogDamaged => Some(
                "Part of your log cannot be read. Nothing was changed, and nothing more is written to it.",
            ),
            Self::LogMissing => {
                Some("Your log is missing, or empty, though its key is there. Nothing was changed.")
            }
            _ => None,
        }
    }

    /// What the top line says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Locked => "Locked",
            Self::OtherWindow => "Open in another window",
            Self::KeyDamaged => "The key cannot be read",
            Self::KeyMissing => "The key is missing",
            Self::LogDamaged => "Part of your log cannot be read",
            Self::LogMissing => "Your log is missing",
            Self::Newer => "Written by a newer Hometime",
            Self::Earlier => "From an earlier Hometime",
            Self::Else => "Your log could not be opened",
        }
    }
}

/// One numbered option.
struct RecoveryOption {
    label: fn(&Startup) -> String,
    holds: fn(&Startup) -> bool,
    run: fn(&mut Startup),
}

impl RecoveryOption {
    const fn new(
        label: fn(&Startup) -> String,
        holds: fn(&Startup) -> bool,
        run: fn(&mut Startup),
    ) -> Self {
        Self { label, holds, run }
    }
}

/// Every option, in the order they are numbered.
const OPTIONS: &[RecoveryOption] = &[
    RecoveryOption::new(
        |_| "Type my passphrase".to_owned(),
        Startup::is_locked,
        |startup| startup.ask(Prompt::Passphrase),
    ),
    RecoveryOption::new(
        |_| "Type the code from my sheet".to_owned(),
        Startup::is_locked,
        |startup| startup.ask(Prompt::Code),
    ),
    RecoveryOption::new(
        |startup| {
            format!(
                "Look at the newest copy, as it was {}",
                startup.newest_copy_is_from()
            )
        },
        |startup| startup.newest_copy.is_some() && startup.error() == StartupError::OtherWindow,
        |startup| startup.begin(RecoveryAction::LookAtNewest, None),
    ),
    RecoveryOption::new(
        |_| "Take the key that lies with my copies".to_owned(),
        |startup| startup.spare_key.is_some(),
        |startup| startup.begin(RecoveryAction::TakeKey, None),
    ),
    RecoveryOption::new(
        |_| "Put the newest good copy back".to_owned(),
        |startup| startup.newest_copy.is_some() && startup.error().asks_for_a_copy(),
        |startup| startup.begin(RecoveryAction::PutNewestBack, None),
    ),
    RecoveryOption::new(
        |_| "Save what can still be read into a new log".to_owned(),
        |startup| {
            startup.error() == StartupError::LogDamaged
                && !matches!(startup.trouble, StoreError::NotALog { .. })
                && startup.newest_copy.is_none()
                && startup.saved.is_none()
        },
        |startup| startup.begin(RecoveryAction::Salvage, None),
    ),
    RecoveryOption::new(
        |_| "Go on with what was saved".to_owned(),
        |startup| startup.saved.is_some(),
        Startup::go_on_with_saved,
    ),
    RecoveryOption::new(
        |_| "Look whether the other window is closed by now".to_owned(),
        |startup| startup.error() == StartupError::OtherWindow,
        |startup| startup.begin(RecoveryAction::Open, None),
    ),
    RecoveryOption::new(
        |_| "Look again".to_owned(),
        |startup| {
            !matches!(
                startup.error(),
                StartupError::Locked | StartupError::OtherWindow
            ) && !startup.is_under_way_by_itself()
        },
        |startup| startup.begin(RecoveryAction::Open, None),
    ),
    RecoveryOption::new(
        |_| "Finish for tonight".to_owned(),
        |startup| !startup.is_under_way_by_itself(),
        Startup::finish,
    ),
];

impl Startup {
    fn is_locked(&self) -> bool {
        self.error() == StartupError::Locked
    }

    /// Whether the log is being brought up to date, so that there is nothing to choose.
    fn is_under_way_by_itself(&self) -> bool {
        self.is_opening() && self.error() == StartupError::Earlier
    }

    /// "today 17:56".
    fn newest_copy_is_from(&self) -> String {
        self.newest_copy
            .as_ref()
            .map(|copy| copy.name.when(self.now.date()))
            .unwrap_or_default()
    }

    fn go_on_with_saved(&mut self) {
        if let Some(saved) = &self.saved {
            self.begin(RecoveryAction::GoOnWith(saved.folder.clone()), None);
        }
    }

    fn ways(&self) -> Vec<&'static RecoveryOption> {
        OPTIONS.iter().filter(|way| (way.holds)(self)).collect()
    }

    /// The labels of the options there are now, in the order they are numbered, from one.
    pub fn options(&self) -> Vec<String> {
        let ways = self.ways();
        ways.into_iter().map(|way| (way.label)(self)).collect()
    }

    /// Takes the option with this number, counted from one.
    pub fn choose(&mut self, number: usize) {
        if let Some(way) = number
            .checked_sub(1)
            .and_then(|place| self.ways().get(place).copied())
        {
            (way.run)(self);
        }
    }
}

/// What is to be done with the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
enum RecoveryAction {
    Open,
    PutNewestBack,
    TakeKey,
    LookAtNewest,
    Salvage,
    /// Put what was saved into this folder where the damaged log is.
    GoOnWith(PathBuf),
}

/// What came of it.
enum Outcome {
    Log(Store),
    Copy(Store, CopyName),
    SalvagedLog(SalvagedLog),
}

/// What could be read of a damaged log, in a new one.
struct SalvagedLog {
    pub folder: PathBuf,
    pub what: Salvaged,
}

impl RecoveryAction {
    pub fn run(
        &self,
        folder: &Path,
        now: NaiveDateTime,
        secret: Option<&Secret>,
        progress: &Progress,
    ) -> store::Result<Outcome> {
        match self {
            Self::Open => Store::open_told(folder, now, secret, progress).map(Outcome::Log),
            Self::PutNewestBack => {
                let rescue = Rescue::of(folder)?;
                let newest = rescue.newest_whole(progress).ok_or(NoCopy::NotThere)?;
                rescue
                    .put_back(&newest.path, secret, now, progress)
                    .map(Outcome::Log)
            }
            Self::TakeKey => Rescue::of(folder)?.take_key(secret, now).map(Outcome::Log),
            Self::LookAtNewest => Store::look_at_newest(folder, secret, progress)
                .map(|(store, name)| Outcome::Copy(store, name)),
            Self::Salvage => {
                let into = folder.join(format!("saved-{}", now.format("%Y-%m-%d-%H%M%S")));
                let what = Rescue::of(folder)?.salvage(&into, secret, progress)?;
                Ok(Outcome::SalvagedLog(SalvagedLog { folder: into, what }))
            }
            Self::GoOnWith(saved) => Rescue::of(folder)?
                .put_saved_in_place(saved, secret, now, progress)
                .map(Outcome::Log),
        }
    }

    /// What the passphrase is asked for.
    pub const fn question(&self) -> &'static str {
        match self {
            Self::Open | Self::PutNewestBack => {
                "Your log is locked. Type your passphrase, then Enter."
            }
            Self::TakeKey => {
                "The key with your copies is locked. Type your passphrase, then Enter: it shows whether the key is the right one."
            }
            Self::LookAtNewest => {
                "The copy is locked as your log is. Type your passphrase, then Enter: it opens, only to look at."
            }
            Self::Salvage => {
                "Your log is locked. Type your passphrase, then Enter: what can still be read goes into a new log."
            }
            Self::GoOnWith(_) => {
                "The new log is locked as the old one was. Type your passphrase, then Enter."
            }
        }
    }

    /// What is said while it takes its time. Opening tells how far it is only where the log is
    /// brought up to date.
    pub const fn under_way(&self, is_told: bool) -> &'static str {
        match self {
            Self::Open if is_told => "Bringing it up to date",
            Self::Open | Self::TakeKey => "Opening",
            Self::PutNewestBack | Self::GoOnWith(_) => "Putting it back",
            Self::LookAtNewest => "Opening the copy",
            Self::Salvage => "Reading what can be read",
        }
    }

    /// Whether what stands in the way of the log is still the same when this did not go well; then
    /// it is only said why.
    pub const fn keeps_error(&self) -> bool {
        matches!(
            self,
            Self::PutNewestBack
                | Self::TakeKey
                | Self::LookAtNewest
                | Self::Salvage
                | Self::GoOnWith(_)
        )
    }

    /// Why it did not go well.
    pub fn failed(&self, trouble: &StoreError) -> String {
        let words = match (self, trouble) {
            (Self::TakeKey, StoreError::NoCopy(_)) => {
                "No key that lies with your copies opens this log. Nothing was changed."
            }
            (Self::LookAtNewest, StoreError::NoCopy(_)) => {
                "No copy could be opened just now. Nothing was changed."
            }
            (Self::Salvage, StoreError::NoCopy(_)) => {
                "Nothing in it could be read. Keep the file as it is, and ask for help with it."
            }
            (Self::GoOnWith(_), StoreError::NoCopy(_)) => {
                "The new log could not be put in its place. Nothing was changed."
            }
            _ => return trouble.to_string(),
        };
        words.to_owned()
    }
}
