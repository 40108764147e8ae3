//! Locking the log: a passphrase chosen and typed twice, the sheet copied out or printed, two
//! groups of it typed back; only then is it locked. Another passphrase or another sheet later takes
//! the same steps, as far as they apply.

mod aloud;
mod drawing;
mod sheet;
mod who_may_read;

pub use self::who_may_read::WhoMayRead;
use std::path::PathBuf;

use chrono::{NaiveDate, Timelike};
use zeroize::Zeroizing;

use crate::assets;
use crate::domain::passphrase::what_it_wants;
use crate::store::{self, NewLock, RecoveryCode, Store, draw_words, ordinal};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::printer;
use crate::tui::view::View;
use crate::tui::views::NAME_SETTING;
use crate::tui::widgets::{SecretLine, TextLine};

/// What is to be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Renews {
    Everything,
    Passphrase,
    Sheet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Choose,
    Again,
    Sheet,
    TypeBack,
}

/// The card.
pub struct LockCard {
    renews: Renews,
    step: Step,
    offered: Zeroizing<String>,
    chosen: Zeroizing<String>,
    line: SecretLine,
    /// Being made while she types the passphrase again or copies the code out.
    lock: Option<NewLock>,
    /// What a stranger who knows her would try.
    names: Vec<String>,
    folder: PathBuf,
    /// The second place for copies, if she has one.
    second: Option<PathBuf>,
    today: NaiveDate,
    /// The groups she is asked to type back, counted from one.
    asks: [usize; 2],
}

impl LockCard {
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

    fn code(&self) -> Option<&RecoveryCode> {
        self.lock.as_ref().and_then(NewLock::code)
    }

    fn go_to(&mut self, step: Step) {
        self.step = step;
        self.line = SecretLine::default();
        self.line.show(step == Step::TypeBack);
    }

    /// Four words nobody would turn down.
    fn offer(&mut self) -> Outcome {
        for _ in 0..20 {
            self.offered = draw_words(assets::plain_words(), 4)?;
            if what_it_wants(&self.offered, &self.names).is_none() {
                break;
            }
        }
        Ok(())
    }

    fn choose(&mut self, cx: &mut Context) -> Outcome {
        let typed = if self.line.is_empty() {
            self.offered.clone()
        } else {
            Zeroizing::new(self.line.text().to_owned())
        };
        if let Some(wanted) = what_it_wants(&typed, &self.names) {
            self.line.turn_down();
            cx.warn(wanted);
            return Ok(());
        }
        let locks = cx.store.locks();
        self.lock = Some(if self.renews == Renews::Everything {
            locks.with_passphrase(&typed)?
        } else {
            locks.with_other_passphrase(&typed)?
        });
        self.chosen = typed;
        self.go_to(Step::Again);
        cx.say("Good. Now once more, without looking.");
        Ok(())
    }

    fn again(&mut self, cx: &mut Context) -> Outcome {
        if self
            .line
            .text()
            .split_whitespace()
            .ne(self.chosen.split_whitespace())
        {
            self.line.turn_down();
            cx.warn("The two are not the same. Type it again; Ctrl+R shows what you typed, and Esc goes back to the words.");
            return Ok(());
        }
        if self.renews == Renews::Everything {
            self.go_to(Step::Sheet);
            cx.say("Both are the same.");
            return Ok(());
        }
        self.put_on(
            "Your passphrase is changed. The code on your sheet opens your log as before.",
            cx,
        )
    }

    fn print(&mut self, cx: &mut Context) -> Outcome {
        let Some(code) = self.code() else {
            return Ok(());
        };
        if printer::print(&sheet::on_paper(
            code,
            &self.folder,
            self.second.as_deref(),
            self.today,
        )) {
            cx.say("Sent to the printer. Look whether the code can be read on paper, then Enter.");
        } else {
            cx.warn("This laptop knows no printer that takes it. Copy the code out by hand, then Enter.");
        }
        Ok(())
    }

    fn have_it(&mut self, cx: &mut Context) -> Outcome {
        let first = cx.now.minute() as usize % 4 + 1;
        self.asks = [first, first + 4];
        self.go_to(Step::TypeBack);
        cx.say("Two groups typed back, and it counts.");
        Ok(())
    }

    fn type_back(&mut self, cx: &mut Context) -> Outcome {
        let typed = Zeroizing::new(self.line.text().to_uppercase());
        let typed: Zeroizing<String> = Zeroizing::new(
            typed
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect(),
        );
        let Some(code) = self.code() else {
            return Ok(());
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
                cx.warn(question);
                return Ok(());
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
        self.put_on(done, cx)
    }

    fn put_on(&mut self, done: &str, cx: &mut Context) -> Outcome {
        if let Some(lock) = self.lock.take() {
            cx.store.locks().put_on(lock)?;
            cx.say(done);
        }
        cx.close();
        Ok(())
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        match self.step {
            Step::Again => self.go_to(Step::Choose),
            Step::TypeBack => self.go_to(Step::Sheet),
            Step::Sheet if self.renews == Renews::Everything => self.go_to(Step::Choose),
            Step::Choose | Step::Sheet => {
                cx.say("Nothing was changed. Settings has this whenever you like.");
                cx.close();
            }
        }
        Ok(())
    }

    fn has_words(&self) -> bool {
        matches!(self.step, Step::Choose | Step::Again) && !self.line.is_empty()
    }

    fn show(&mut self, is_shown: bool) -> Outcome {
        self.line.show(is_shown);
        Ok(())
    }
}

/// Her own name and everybody's in the log.
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

impl View for LockCard {
    const NAME: &'static str = "Lock";
    const HELP: &'static str = "lock";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "keep these words", Self::choose).when(|card| card.step == Step::Choose && card.line.is_empty()),
        Command::<Self>::new(Key::Enter, "take my own", Self::choose).when(|card| card.step == Step::Choose && !card.line.is_empty()),
        Command::<Self>::new(Key::Tab, "other words", |card, _| card.offer())
            .when(|card| card.step == Step::Choose && card.line.is_empty()),
        Command::<Self>::new(Key::Enter, "go on", Self::again).when(|card| card.step == Step::Again && !card.line.is_empty()),
        Command::<Self>::new(Key::Enter, "I have it", Self::have_it).when(|card| card.step == Step::Sheet),
        Command::<Self>::new(Key::Ctrl('p'), "print", Self::print).when(|card| card.step == Step::Sheet),
        Command::<Self>::new(Key::Enter, "done", Self::type_back).when(|card| card.step == Step::TypeBack && !card.line.is_empty()),
        Command::<Self>::new(Key::Ctrl('r'), "show it", |card, _| card.show(true)).when(|card| card.has_words() && !card.line.is_shown()),
        Command::<Self>::new(Key::Ctrl('r'), "hide it", |card, _| card.show(false)).when(|card| card.has_words() && card.line.is_shown()),
        Command::<Self>::new(Key::Esc, "back", Self::back),
        Command::<Self>::new(Key::Ctrl('z'), "undo", |_, cx| {
            cx.say("Nothing of a passphrase is kept, so nothing can be taken back here. Ctrl+U clears the line.");
            Ok(())
        })
        .quietly(),
    ];

    fn crumb(&self) -> String {
        match self.renews {
            Renews::Everything => "Lock your log",
            Renews::Passphrase => "Another passphrase",
            Renews::Sheet => "A new sheet",
        }
        .to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.names = names_in(cx.store, self.today)?;
        self.folder = cx.store.folder().unwrap_or_default();
        self.second = cx.store.copies().second_folder();
        if self.offered.is_empty() {
            self.offer()?;
        }
        if self.renews == Renews::Sheet && self.lock.is_none() {
            self.lock = Some(cx.store.locks().with_other_code()?);
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        (self.step != Step::Sheet).then(|| self.line.line())
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        if self.step == Step::Sheet {
            None
        } else {
            Some(self.line.line_mut())
        }
    }

    fn about_to_type(&mut self, key: Option<Key>) {
        self.line.about_to_type(key);
    }

    fn draw(&self, canvas: &mut Canvas) {
        match self.step {
            Step::Choose => self.draw_choose(canvas),
            Step::Again => self.draw_again(canvas),
            Step::Sheet => self.draw_sheet(canvas),
            Step::TypeBack => self.draw_type_back(canvas),
        }
    }
}
