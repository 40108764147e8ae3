//! Settings: how it looks, the weeks off, the made-up families; each with a sentence of its own.

mod draw;
mod found;
mod lock_row;

use chrono::NaiveDate;

use self::lock_row::LockRow;
use crate::app::idle::Wait;
use crate::assets;
use crate::domain::{Break, Saved};
use crate::pages::Wanted;
use crate::sample;
use crate::store::LockState;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::form::Form;
use crate::tui::forms::TIME_OFF;
use crate::tui::keys::Key;
use crate::tui::preferences;
use crate::tui::route::{LockChange, Route, Screen};
use crate::tui::spelling;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::screen::<Settings>(
    Screen::Settings,
    "Settings and weeks off",
    || Box::new(Settings::default()),
)];

/// One line of the screen.
#[derive(Clone)]
enum Row {
    Look,
    Lock(LockRow),
    Break(Saved<Break>),
    AddBreak,
    Wait(Wait),
    Wheel,
    Spelling,
    KeptWords,
    Copies,
    WriteOut,
    BringIn,
    Removed,
    Messages,
    Changes,
    HowLong,
    Erased,
    Pages,
    Worry,
    QuickWords,
    Sample,
}

/// What can be set.
#[derive(Default)]
pub struct Settings {
    look: usize,
    breaks: Vec<Saved<Break>>,
    lock: Option<LockState>,
    /// She was told what taking the lock off means.
    is_warned: bool,
    /// How long nobody has to type before it covers, and before it locks, in words.
    waits: [String; 2],
    spelling: &'static str,
    kept_words: usize,
    has_sample: bool,
    /// What the mouse does.
    mouse: &'static str,
    /// How many receipts of what was erased there are.
    receipts: usize,
    is_empty: bool,
    list: Listing,
    today: NaiveDate,
}

impl Settings {
    fn rows(&self) -> Vec<Row> {
        let mut rows = vec![Row::Look];
        rows.extend(
            self.lock
                .into_iter()
                .flat_map(LockRow::at)
                .map(|row| Row::Lock(*row)),
        );
        rows.extend(self.breaks.iter().cloned().map(Row::Break));
        rows.extend([
            Row::AddBreak,
            Row::Wait(Wait::Cover),
            Row::Wait(Wait::Lock),
            Row::Wheel,
            Row::Spelling,
        ]);
        rows.extend((self.kept_words > 0).then_some(Row::KeptWords));
        rows.extend([Row::QuickWords, Row::Copies, Row::Pages, Row::Worry]);
        rows.extend([
            Row::WriteOut,
            Row::BringIn,
            Row::Messages,
            Row::Changes,
            Row::Removed,
            Row::HowLong,
        ]);
        rows.extend((self.receipts > 0).then_some(Row::Erased));
        if self.has_sample || self.is_empty {
            rows.push(Row::Sample);
        }
        rows
    }

    fn chosen(&self) -> Option<Row> {
        self.rows().into_iter().nth(self.list.chosen())
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        match self.chosen() {
            Some(Row::Look) => return self.next_look(true, cx),
            Some(Row::Lock(row)) => return self.open_lock(row, cx),
            Some(Row::Break(item)) => {
                let form = Form::open(&TIME_OFF, Some(item.id), item.item, cx)?;
                cx.push(form);
            }
            Some(Row::AddBreak) => {
                let item = Break {
                    first: cx.today(),
                    last: cx.today(),
                    name: String::new(),
                    sample: false,
                };
                let form = Form::open(&TIME_OFF, None, item, cx)?;
                cx.push(form);
            }
            Some(Row::Wait(wait)) => return wait.change(true, cx.store),
            Some(Row::Wheel) => preferences::switch_wheel(cx.store)?,
            Some(Row::Spelling) => cx.say(spelling::switch(cx.store)?),
            Some(Row::KeptWords) => cx.open(Route::OwnWords),
            Some(Row::Copies) => cx.open(Route::Backups),
            Some(Row::WriteOut) => cx.open(Route::Export),
            Some(Row::BringIn) => cx.open(Route::Import),
            Some(Row::Removed) => cx.open(Route::RecentlyRemoved),
            Some(Row::Messages) => cx.ask(Request::ShowMessages),
            Some(Row::Changes) => cx.open(Route::Changes),
            Some(Row::HowLong) => cx.open(Route::RetentionPeriods),
            Some(Row::Erased) => cx.open(Route::EarlierErasures),
            Some(Row::Pages) => cx.open(Route::Printouts(Wanted::for_all(cx.today()))),
            Some(Row::Worry) => cx.open(Route::PrintoutFooter),
            Some(Row::QuickWords) => cx.open(Route::Shortcuts { at: None }),
            Some(Row::Sample) if self.has_sample => {
                cx.store
                    .step("Made-up families taken away", cx.now, |store| {
                        store.families().remove_sample()
                    })?;
                cx.say("The made-up families are gone. Ctrl+Z brings them back.");
            }
            Some(Row::Sample) => {
                sample::load(cx.store, cx.now)?;
                cx.say(
                    "Six made-up families are here, marked SAMPLE. Enter takes them away again.",
                );
            }
            None => {}
        }
        Ok(())
    }

    fn open_lock(&mut self, row: LockRow, cx: &mut Context) -> Outcome {
        match row {
            LockRow::PutOn => cx.open(Route::Lock(LockChange::Set)),
            LockRow::OtherPassphrase => cx.open(Route::Lock(LockChange::Passphrase)),
            LockRow::OtherSheet => cx.open(Route::Lock(LockChange::RecoverySheet)),
            LockRow::RelyOnLaptop if self.lock == Some(LockState::Locked) && !self.is_warned => {
                self.is_warned = true;
                cx.warn(
                    "That takes the lock off: passphrase and sheet would open nothing any more. Enter again does it; any arrow leaves it.",
                );
            }
            LockRow::RelyOnLaptop => {
                cx.store.locks().rely_on_disk()?;
                self.is_warned = false;
                cx.say("Your log relies on the laptop's own lock now, and the head line says so.");
            }
        }
        Ok(())
    }

    fn next_look(&mut self, forwards: bool, cx: &mut Context) -> Outcome {
        let looks = assets::looks();
        let step = if forwards { 1 } else { looks.len() - 1 };
        self.look = (self.look + step) % looks.len();
        let look = &looks[self.look];
        cx.store.settings().set(preferences::LOOK, &look.word)?;
        cx.ask(Request::Wear(look.word.clone()));
        Ok(())
    }

    fn remove(&mut self, cx: &mut Context) -> Outcome {
        if let Some(Row::Break(item)) = self.chosen() {
            cx.store
                .step(&format!("{} removed", item.name), cx.now, |store| {
                    store.pictures().remove_break(item.id)
                })?;
            cx.say("Removed. Ctrl+Z puts it back.");
        }
        Ok(())
    }

    fn change_wait(&mut self, more: bool, cx: &mut Context) -> Outcome {
        match self.chosen() {
            Some(Row::Wait(wait)) => wait.change(more, cx.store),
            _ => Ok(()),
        }
    }

    fn is_on_wait(&self) -> bool {
        matches!(self.chosen(), Some(Row::Wait(_)))
    }

    fn is_on_look(&self) -> bool {
        matches!(self.chosen(), Some(Row::Look))
    }
}

impl View for Settings {
    const NAME: &'static str = "Settings";
    const HELP: &'static str = "settings";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", Self::open),
        Command::<Self>::new(Key::Left, "look before", |settings, cx| {
            settings.next_look(false, cx)
        })
        .when(Self::is_on_look)
        .in_help(),
        Command::<Self>::new(Key::Right, "next look", |settings, cx| {
            settings.next_look(true, cx)
        })
        .when(Self::is_on_look),
        Command::<Self>::new(Key::Left, "a minute less", |settings, cx| {
            settings.change_wait(false, cx)
        })
        .when(Self::is_on_wait)
        .in_help(),
        Command::<Self>::new(Key::Right, "a minute more", |settings, cx| {
            settings.change_wait(true, cx)
        })
        .when(Self::is_on_wait),
        Command::<Self>::new(Key::Delete, "remove", Self::remove)
            .when(|settings| matches!(settings.chosen(), Some(Row::Break(_)))),
        Command::<Self>::by_word("look", "how it looks", Self::come_to_look),
        Command::<Self>::by_word("weeks", "weeks off, half-term", Self::come_to_weeks_off),
        Command::<Self>::by_word("covers", "covers and locks itself", Self::come_to_waits),
        Command::<Self>::by_word("foot", "foot of every page", Self::come_to_foot),
        Command::<Self>::by_word("erased", "what was erased before", |_, cx| {
            cx.open(Route::EarlierErasures);
            Ok(())
        })
        .when(|settings| settings.receipts > 0),
        Command::<Self>::by_word("kept", "words you kept", |_, cx| {
            cx.open(Route::OwnWords);
            Ok(())
        })
        .when(|settings| settings.kept_words > 0),
        Command::<Self>::by_word("close", "close the log for good", |_, cx| {
            cx.open(Route::CloseForGood);
            Ok(())
        }),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|settings| Some(settings.list.of(settings.rows().len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let word = cx
            .store
            .settings()
            .get(preferences::LOOK)?
            .unwrap_or_default();
        self.look = assets::looks()
            .iter()
            .position(|look| look.word == word)
            .unwrap_or(0);
        self.lock = Some(cx.store.lock_state());
        self.breaks = cx.store.pictures().breaks(
            self.today - chrono::Days::new(370),
            self.today + chrono::Days::new(370),
        )?;
        self.has_sample = cx.store.families().has_sample()?;
        self.mouse = if preferences::wants_wheel(cx.store)? {
            "the wheel moves in lists"
        } else {
            "selects words, as anywhere"
        };
        self.receipts = cx.store.erasing().earlier()?.len();
        self.waits = [Wait::Cover.words(cx.store)?, Wait::Lock.words(cx.store)?];
        self.spelling = spelling::in_words(cx.store)?;
        self.kept_words = cx.store.own_words().kept()?.len();
        self.is_empty = cx.store.families().on_books(self.today)?.is_empty();
        self.list.clamp(self.rows().len());
        Ok(())
    }

    fn moved(&mut self, _: &mut Context) -> Outcome {
        self.is_warned = false;
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_all(canvas);
    }
}
