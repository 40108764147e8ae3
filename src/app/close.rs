//! Closing the program: how far it is with its end, and the receipt printed at the end.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::backup_scheduler::{BackupScheduler, SHOW_AFTER, Seen};
use super::round::children_of_draft;
use super::{Message, Outcome};
use crate::domain::CopyName;
use crate::domain::dates::{say_date, say_time};
use crate::domain::wording::{and_list, count};
use crate::store::{self, Store};
use crate::vault::Second;

/// How a run of the program ended.
#[derive(Debug)]
pub enum Ended {
    /// The user closed it; the receipt is for the ordinary screen.
    Finished(String),
    /// It is to start again, from nothing, behind the passphrase.
    Locked,
}

/// How far the program is with closing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Closing {
    #[default]
    No,
    /// The user knows that closing now would lose text, or close without a backup.
    Warned,
    /// The last backup is being made.
    BackingUp,
    Closed,
    /// It is to start again behind the passphrase.
    Locked,
}

/// Closes the program: once every draft is on the disk, what was removed long ago is purged and a
/// backup made. Whatever keeps it from that is said, and closing again closes all the same.
#[derive(Debug)]
pub struct Closer {
    pub state: Closing,
    /// How the user closes, such as "Ctrl+Q".
    way: &'static str,
    /// Nobody is there to be asked: nothing keeps it from closing.
    pub is_alone: bool,
    since: NaiveDateTime,
    receipt: Receipt,
    purged: usize,
}

/// What closing needs of an open log.
pub struct CloseContext<'a> {
    pub store: &'a Store,
    pub backups: &'a mut BackupScheduler,
    pub now: NaiveDateTime,
    /// It is a backup that is only looked at: nothing is purged or backed up.
    pub is_read_only: bool,
}

impl Closer {
    pub const fn new(way: &'static str, now: NaiveDateTime) -> Self {
        Self {
            state: Closing::No,
            way,
            is_alone: false,
            since: now,
            receipt: Receipt::since(now),
            purged: 0,
        }
    }

    /// Takes the wish to close. `drafts`: whether the disk has every half-typed text.
    /// `is_erasing`: an erasing has not come to every backup yet. Gives what is to be said.
    pub fn close(
        &mut self,
        drafts: Outcome,
        is_erasing: bool,
        mut cx: CloseContext<'_>,
    ) -> Option<Message> {
        let way = self.way;
        let warning = match (drafts, self.state) {
            (Err(problem), Closing::No) => Message::warning(format!(
                "{problem} Half-typed words would be lost: {way} again leaves without them."
            )),
            (_, Closing::No) if is_erasing => Message::info(format!(
                "The copies are still being written anew. {way} again leaves, and the next start goes on with them."
            )),
            (_, Closing::No) if !cx.is_read_only => match self.purge_and_back_up(&mut cx) {
                Ok(message) => return message,
                Err(warning) => warning,
            },
            _ => {
                self.state = Closing::Closed;
                return None;
            }
        };
        self.state = if self.is_alone {
            Closing::Closed
        } else {
            Closing::Warned
        };
        Some(warning)
    }

    fn purge_and_back_up(&mut self, cx: &mut CloseContext<'_>) -> Result<Option<Message>, Message> {
        let way = self.way;
        match cx.store.bin().empty(cx.now) {
            Ok(purged) => self.purged += purged,
            Err(_) => {
                return Err(Message::warning(format!(
                    "What was removed long ago could not be let go of just now. Everything is saved: {way} again leaves."
                )));
            }
        }
        if !cx.store.copies().is_wanted() {
            self.state = Closing::Closed;
            return Ok(None);
        }
        cx.backups
            .start(cx.store, cx.now)
            .map_err(|problem| self.not_backed_up(&problem.to_string()))?;
        self.state = Closing::BackingUp;
        self.since = cx.now;
        Ok(Some(Message::info(format!(
            "Making tonight's copy. {way} again leaves without it."
        ))))
    }

    /// The user goes on instead of waiting for the last backup.
    pub fn go_on(&mut self) {
        if self.state == Closing::BackingUp {
            self.state = Closing::No;
        }
    }

    /// Something was saved since: the next wish to close begins from the start.
    pub fn saved(&mut self) {
        if self.state == Closing::Warned {
            self.state = Closing::No;
        }
    }

    /// Whether the last backup takes so long that its progress is shown.
    pub fn is_slow(&self, now: NaiveDateTime) -> bool {
        self.state == Closing::BackingUp && now - self.since >= SHOW_AFTER
    }

    /// Takes what a look at the backups gave, and gives what is to be said of it. `None` for
    /// [`Seen::Nothing`] as well.
    pub fn backups_seen(&mut self, seen: store::Result<Seen>) -> Option<Message> {
        let problem = match seen {
            Ok(Seen::Nothing) => return None,
            Ok(Seen::Done(words)) => {
                if self.state == Closing::BackingUp {
                    self.state = Closing::Closed;
                }
                return words.map(Message::info);
            }
            Ok(Seen::InTheWay(words)) => words,
            Err(problem) => problem.to_string(),
        };
        if self.state != Closing::BackingUp {
            return Some(Message::warning(problem));
        }
        self.state = if self.is_alone {
            Closing::Closed
        } else {
            Closing::Warned
        };
        Some(self.not_backed_up(&problem))
    }

    fn not_backed_up(&self, problem: &str) -> Message {
        let way = self.way;
        Message::warning(if self.is_alone {
            format!("{problem} Everything is saved.")
        } else {
            format!("{problem} Everything is saved: {way} again leaves.")
        })
    }

    /// Goes on with the receipt of an earlier opening of the same log.
    pub fn keep_receipt_of(&mut self, earlier: &Self) {
        self.receipt = earlier.receipt;
        self.purged += earlier.purged;
    }

    /// What is printed at the end.
    pub fn receipt(&self, store: &Store, now: NaiveDateTime, is_read_only: bool) -> String {
        if is_read_only {
            return "You looked at a copy of your log, and nothing was changed. Good night."
                .to_owned();
        }
        self.receipt
            .sentence(store, self.purged, now)
            .unwrap_or_else(|problem| problem.to_string())
    }
}

/// Remembers when the evening began.
#[derive(Debug, Clone, Copy)]
struct Receipt {
    since: NaiveDateTime,
}

impl Receipt {
    const fn since(since: NaiveDateTime) -> Self {
        Self { since }
    }

    /// "Saved: 6 chats, 1 observation, 1 lent, 1 back. 1 half-typed line kept for Zoë. Backup
    /// 18:06. Good night."
    fn sentence(self, store: &Store, let_go: usize, now: NaiveDateTime) -> store::Result<String> {
        let saved = self.saved(store, now)?;
        let people = store.people()?;
        let mut kept: Vec<String> = store
            .drafts()
            .all()?
            .iter()
            .filter_map(|draft| children_of_draft(&draft.place))
            .map(|children| {
                if children.is_empty() {
                    "later".to_owned()
                } else {
                    people.names(&children)
                }
            })
            .collect();
        let lines = kept.len();
        kept.dedup();
        let names = and_list(kept.iter().map(String::as_str));
        let kept = if kept.is_empty() {
            String::new()
        } else {
            format!(" {} kept for {names}.", count(lines, "half-typed line"))
        };
        let copy = store
            .copies()
            .newest_whole()
            .map(|copy| format!(" {}.", backup(&copy.name, now.date())))
            .unwrap_or_default();
        let second = match store.copies().second(now.date()) {
            Second::Place {
                is_there: false, ..
            } => " The second place was not there.",
            _ => "",
        };
        let gone = match let_go {
            0 => String::new(),
            1 => " 1 removed thing is gone for good after 30 days.".to_owned(),
            many => format!(" {many} removed things are gone for good after 30 days."),
        };
        Ok(format!("{saved}{kept}{gone}{copy}{second} Good night."))
    }

    /// What was written, or else how much was changed: an evening spent on the checklist is saved
    /// too. A log that locked itself meanwhile, or was opened twice this evening, holds more from
    /// today than that, and must not seem to have lost it.
    fn saved(self, store: &Store, now: NaiveDateTime) -> store::Result<String> {
        let written = store.entries().written_since(self.since)?;
        let today = store
            .entries()
            .written_since(self.since.min(now.date().and_time(NaiveTime::MIN)))?;
        let saved = if written.is_empty() {
            let changes = store
                .history()
                .list(now.date())?
                .iter()
                .filter(|change| change.at >= self.since)
                .count();
            if changes == 0 {
                "Nothing new was saved.".to_owned()
            } else {
                format!("Saved: {}.", count(changes, "change"))
            }
        } else {
            format!("Saved: {}.", written.sentence())
        };
        Ok(if today == written {
            saved
        } else {
            format!("{saved} In all today: {}.", today.sentence())
        })
    }
}

/// "Backup 18:06"; of another day, "Backup Tue 17 Nov".
pub fn backup(copy: &CopyName, today: NaiveDate) -> String {
    let day = copy.at.date();
    if day == today {
        format!("Backup {}", say_time(copy.at.time()))
    } else {
        format!("Backup {}", say_date(day, today))
    }
}
