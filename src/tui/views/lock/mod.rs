//! The card for setting a lock: it draws the steps of [`LockSetup`] and gives them the keys.

mod drawing;
mod who_may_read;

pub use self::who_may_read::WhoMayRead;
use crate::app::lock_setup::{LockSetup, Renews, Step};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{TextLine, is_text};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<LockCard>(), ViewEntry::of::<WhoMayRead>()];

/// The card.
pub struct LockCard {
    setup: LockSetup,
}

impl LockCard {
    /// Locks a log that is not locked yet.
    pub fn lock() -> Self {
        Self::of(LockSetup::lock())
    }

    /// Puts another passphrase in place of the one there is.
    pub fn other_passphrase() -> Self {
        Self::of(LockSetup::other_passphrase())
    }

    /// Puts another recovery sheet in place of the one on paper.
    pub fn other_sheet() -> Self {
        Self::of(LockSetup::other_sheet())
    }

    fn of(setup: LockSetup) -> Self {
        Self { setup }
    }

    fn is_at(&self, step: Step) -> bool {
        self.setup.step() == step
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let reply = self.setup.enter(cx.store, cx.now)?;
        cx.reply(reply);
        Ok(())
    }

    fn has_words(&self) -> bool {
        matches!(self.setup.step(), Step::Choose | Step::Again) && !self.setup.line.is_empty()
    }

    fn show(&mut self, is_shown: bool) -> Outcome {
        self.setup.line.show(is_shown);
        Ok(())
    }
}

impl View for LockCard {
    const NAME: &'static str = "Lock";
    const HELP: &'static str = "lock";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "keep these words", Self::enter).when(|card| card.is_at(Step::Choose) && card.setup.line.is_empty()),
        Command::<Self>::new(Key::Enter, "take my own", Self::enter).when(|card| card.is_at(Step::Choose) && !card.setup.line.is_empty()),
        Command::<Self>::new(Key::Tab, "other words", |card, _| card.setup.offer())
            .when(|card| card.is_at(Step::Choose) && card.setup.line.is_empty()),
        Command::<Self>::new(Key::Enter, "go on", Self::enter).when(|card| card.is_at(Step::Again) && !card.setup.line.is_empty()),
        Command::<Self>::new(Key::Enter, "I have it", Self::enter).when(|card| card.is_at(Step::Sheet)),
        Command::<Self>::new(Key::Ctrl('p'), "print", |card, cx| {
            let reply = card.setup.print();
            cx.reply(reply);
            Ok(())
        })
        .when(|card| card.is_at(Step::Sheet)),
        Command::<Self>::new(Key::Enter, "done", Self::enter).when(|card| card.is_at(Step::TypeBack) && !card.setup.line.is_empty()),
        Command::<Self>::new(Key::Ctrl('r'), "show it", |card, _| card.show(true)).when(|card| card.has_words() && !card.setup.line.is_shown()),
        Command::<Self>::new(Key::Ctrl('r'), "hide it", |card, _| card.show(false)).when(|card| card.has_words() && card.setup.line.is_shown()),
        Command::<Self>::new(Key::Esc, "back", |card, cx| {
            let reply = card.setup.back();
            cx.reply(reply);
            Ok(())
        }),
        Command::<Self>::new(Key::Ctrl('z'), "undo", |_, cx| {
            cx.say("Nothing of a passphrase is kept, so nothing can be taken back here. Ctrl+U clears the line.");
            Ok(())
        })
        .quietly(),
    ];
    const BACK: Option<&'static str> = None;

    fn crumb(&self) -> String {
        match self.setup.renews() {
            Renews::Everything => "Lock your log",
            Renews::Passphrase => "Another passphrase",
            Renews::Sheet => "A new sheet",
        }
        .to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.setup.refresh(cx.store, cx.today())
    }

    fn text(&self) -> Option<&TextLine> {
        (!self.is_at(Step::Sheet)).then(|| self.setup.line.line())
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        (!self.is_at(Step::Sheet)).then(|| self.setup.line.line_mut())
    }

    fn about_to_type(&mut self, key: Option<Key>) {
        self.setup.line.about_to_edit(is_text(key));
    }

    fn draw(&self, canvas: &mut Canvas) {
        match self.setup.step() {
            Step::Choose => self.draw_choose(canvas),
            Step::Again => self.draw_again(canvas),
            Step::Sheet => self.draw_sheet(canvas),
            Step::TypeBack => self.draw_type_back(canvas),
        }
    }
}
