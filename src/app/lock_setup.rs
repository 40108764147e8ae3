//! Setting a lock: a passphrase chosen and typed twice, the recovery code copied out or printed, two
//! groups of it typed back; only then is the log locked. Renewing the passphrase or the code takes
//! the same steps, as far as they apply.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use zeroize::Zeroizing;

use super::onboarding::NAME_SETTING;
use super::text_line::SecretLine;
use super::{Outcome, Reply, recovery_sheet};
use crate::assets;
use crate::domain::passphrase::what_it_wants;
use crate::platform::printer;
use crate::store::{self, Store};
use crate::vault::{NewLock, RecoveryCode, draw_words, ordinal};

/// What is to be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renews {
    Everything,
    Passphrase,
    Sheet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Choose,
    Again,
    Sheet,
    TypeBack,
}

/// The steps of locking, or of renewing the passphrase or the recovery code.
pub struct LockSetup {
    renews: Renews,
    step: Step,
    offered: Zeroizing<String>,
    chosen: Zeroizing<String>,
    pub line: SecretLine,
    /// Being made while the user types the passphrase again or copies the code out.
    lock: Option<NewLock>,
    /// What a stranger who knows the user would try.
    names: Vec<String>,
    folder: PathBuf,
    /// The second place for copies, if there is one.
    second: Option<PathBuf>,
    today: NaiveDate,
    /// The groups the user is asked to type back, counted from one.
    asks: [usize; 2],
}

impl LockSetup {
    /// Locks a log that is not locked yet.
    pub fn lock() -> Self {
        Self::renewing(Renews::Everything)
    }

    /// Puts another passphrase in place of the one there is.
    pub fn other_passphrase() -> Self {
        Self::renewing(Renews::Passphrase)
    }

    /// Puts another sheet in place of the one on paper.
    pub fn other_sheet() -> Self {
        Self::renewing(Renews::Sheet)
    }

    fn renewing(renews: Renews) -> Self {
        Self {
            renews,
            step: if renews == Renews::Sheet {
                Step::Sheet
            } else {
                Step::Choose
            },
            offered: Zeroizing::default(),
            chosen: Zeroizing::default(),
            line: SecretLine::default(),
            lock: None,
            names: Vec::new(),
            folder: PathBuf::new(),
            second: None,
            today: NaiveDate::default(),
            asks: [1, 5],
        }
    }

    /// Reads again what the steps need of the log.
    pub fn refresh(&mut self, store: &Store, today: NaiveDate) -> Outcome {
        self.today = today;
        self.names = names_in(store, today)?;
        self.folder = store.folder().unwrap_or_default();
        self.second = store.copies().second_folder();
        if self.offered.is_empty() {
            self.offer()?;
        }
        if self.renews == Renews::Sheet && self.lock.is_none() {
            self.lock = Some(store.locks().with_other_code()?);
        }
        Ok(())
    }

    pub fn renews(&self) -> Renews {
        self.renews
    }

    pub fn step(&self) -> Step {
        self.step
    }

    /// The four words that are offered as a passphrase.
    pub fn offered(&self) -> &str {
        &self.offered
    }

    /// The two groups of the recovery code that are asked for, counted from one.
    pub fn asks(&self) -> [usize; 2] {
        self.asks
    }

    /// The day, the folder of the log and the second place for copies, as the sheet names them.
    pub fn sheet_facts(&self) -> (NaiveDate, &Path, Option<&Path>) {
        (self.today, &self.folder, self.second.as_deref())
    }

    /// The recovery code, once it was made.
    pub fn code(&self) -> Option<&RecoveryCode> {
        self.lock.as_ref().and_then(NewLock::code)
    }

    fn go_to(&mut self, step: Step) {
        self.step = step;
        self.line = SecretLine::default();
        self.line.show(step == Step::TypeBack);
    }

    /// Four words that the passphrase rules accept.
    pub fn offer(&mut self) -> Outcome {
        for _ in 0..20 {
            self.offered = draw_words(assets::plain_words(), 4)?;
            if what_it_wants(&self.offered, &self.names).is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Answers the step that the line is typed for.
    pub fn enter(&mut self, store: &Store, now: NaiveDateTime) -> store::Result<Reply> {
        match self.step {
            Step::Choose => self.choose(store),
            Step::Again => self.again(store),
            Step::Sheet => Ok(self.confirm_sheet(now)),
            Step::TypeBack => self.type_back(store),
        }
    }

    fn choose(&mut self, store: &Store) -> store::Result<Reply> {
        let typed = if self.line.is_empty() {
            self.offered.clone()
        } else {
            Zeroizing::new(self.line.text().to_owned())
        };
        if let Some(wanted) = what_it_wants(&typed, &self.names) {
            self.line.turn_down();
            return Ok(Reply::warn(wanted));
        }
        let locks = store.locks();
        self.lock = Some(if self.renews == Renews::Everything {
            locks.with_passphrase(&typed)?
        } else {
            locks.with_other_passphrase(&typed)?
        });
        self.chosen = typed;
        self.go_to(Step::Again);
        Ok(Reply::say("Good. Now once more, without looking."))
    }

    fn again(&mut self, store: &Store) -> store::Result<Reply> {
        if self
            .line
            .text()
            .split_whitespace()
            .ne(self.chosen.split_whitespace())
        {
            self.line.turn_down();
            return Ok(Reply::warn(
                "The two are not the same. Type it again; Ctrl+R shows what you typed, and Esc goes back to the words.",
            ));
        }
        if self.renews == Renews::Everything {
            self.go_to(Step::Sheet);
            return Ok(Reply::say("Both are the same."));
        }
        self.put_on(
            "Your passphrase is changed. The code on your sheet opens your log as before.",
            store,
        )
    }

    /// Sends the recovery sheet to the printer.
    pub fn print(&self) -> Reply {
        let Some(code) = self.code() else {
            return Reply::default();
        };
        if printer::print(&recovery_sheet::on_paper(
            code,
            &self.folder,
            self.second.as_deref(),
            self.today,
        )) {
            Reply::say(
                "Sent to the printer. Look whether the code can be read on paper, then Enter.",
            )
        } else {
            Reply::warn(
                "This laptop knows no printer that takes it. Copy the code out by hand, then Enter.",
            )
        }
    }

    /// The user has the recovery code on paper: two of its groups are asked for.
    pub fn confirm_sheet(&mut self, now: NaiveDateTime) -> Reply {
        let first = now.minute() as usize % 4 + 1;
        self.asks = [first, first + 4];
        self.go_to(Step::TypeBack);
        Reply::say("Two groups typed back, and it counts.")
    }

    fn type_back(&mut self, store: &Store) -> store::Result<Reply> {
        let typed = Zeroizing::new(self.line.text().to_uppercase());
        let typed: Zeroizing<String> = Zeroizing::new(
            typed
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect(),
        );
        let Some(code) = self.code() else {
            return Ok(Reply::default());
        };
        let groups = code.groups();
        for (place, wanted) in self.asks.into_iter().enumerate() {
            let part: Zeroizing<String> =
                Zeroizing::new(typed.chars().skip(place * 4).take(4).collect());
            let is_last_and_long = place == 1 && typed.chars().count() > 8;
            if groups
                .get(wanted - 1)
                .is_none_or(|group| *group != part.as_str())
                || is_last_and_long
            {
                self.line.turn_down();
                let question = format!(
                    "The {} group is not as on the sheet. Look again, or Esc shows the sheet once more.",
                    ordinal(wanted)
                );
                return Ok(Reply::warn(question));
            }
        }
        let done = match self.renews {
            Renews::Sheet => {
                "Your new sheet is good. The old code opens nothing any more: tear that sheet up."
            }
            _ => {
                "Your log is locked. From now on it opens with your passphrase, or with the code on your sheet."
            }
        };
        self.put_on(done, store)
    }

    fn put_on(&mut self, done: &str, store: &Store) -> store::Result<Reply> {
        let Some(lock) = self.lock.take() else {
            return Ok(Reply::default().closed());
        };
        store.locks().put_on(lock)?;
        Ok(Reply::say(done).closed())
    }

    /// Goes back a step; from the first one, gives up. Nothing is changed by it.
    pub fn back(&mut self) -> Reply {
        match self.step {
            Step::Again => self.go_to(Step::Choose),
            Step::TypeBack => self.go_to(Step::Sheet),
            Step::Sheet if self.renews == Renews::Everything => self.go_to(Step::Choose),
            Step::Choose | Step::Sheet => {
                return Reply::say("Nothing was changed. Settings has this whenever you like.")
                    .closed();
            }
        }
        Reply::default()
    }
}

/// The user's own name and everybody's in the log.
fn names_in(store: &Store, today: NaiveDate) -> store::Result<Vec<String>> {
    let people = store.people()?;
    let own = store.settings().get(NAME_SETTING)?;
    let children = people.children().map(|child| child.name.clone());
    let adults = store
        .families()
        .on_books(today)?
        .into_iter()
        .flat_map(|household| household.adults);
    Ok(own
        .into_iter()
        .chain(children)
        .chain(adults.map(|adult| adult.item.name))
        .filter(|name| !name.is_empty())
        .collect())
}
