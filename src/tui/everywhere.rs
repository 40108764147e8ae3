//! The keys that work on every screen, whatever lies there.

use super::app::App;
use super::command::{Offer, Outcome, Request, Shown};
use super::keys::Key;
use super::route::{LockChange, Route};
use super::views::{self, Help, Opened};
use crate::domain::LooksBackOn;
use crate::pages::Wanted;
use crate::store::LockState;

/// A key that belongs to the program rather than to a view.
pub struct Everywhere {
    pub offer: Offer,
    pub run: fn(&mut App) -> Outcome,
    pub when: fn(&App) -> bool,
}

impl Everywhere {
    const fn new(key: Key, label: &'static str, run: fn(&mut App) -> Outcome) -> Self {
        Self {
            offer: Offer::new(key, label),
            run,
            when: |_| true,
        }
    }

    const fn by_word(
        word: &'static str,
        label: &'static str,
        run: fn(&mut App) -> Outcome,
    ) -> Self {
        Self {
            offer: Offer::by_word(word, label),
            run,
            when: |_| true,
        }
    }

    const fn when(mut self, when: fn(&App) -> bool) -> Self {
        self.when = when;
        self
    }

    /// Whether it does something now. While a file is taken in, only the screen can be covered.
    pub(super) fn works(&self, app: &App) -> bool {
        (self.when)(app) && (!app.is_held_up() || self.offer.key == Some(Key::Ctrl('b')))
    }

    const fn shown(mut self, shown: Shown) -> Self {
        self.offer.shown = shown;
        self
    }
}

/// Every key that works anywhere. A view's own command of the same key goes first.
pub const COMMANDS: &[Everywhere] = &[
    Everywhere::new(Key::Ctrl('q'), "back to my own log", finish).when(|app| looks(app, true)),
    Everywhere::new(Key::Ctrl('q'), "finish looking", finish).when(|app| looks(app, false)),
    Everywhere::new(Key::Char('/'), "do anything", |app| {
        open_find(app, Opened::BySlash)
    })
    .when(is_blank_screen),
    Everywhere::new(Key::Char('?'), "help", open_help).when(is_blank_and_not_help),
    Everywhere::new(Key::Tab, "next blank", |app| hop(app, true)).when(|app| has_blank(app, true)),
    Everywhere::new(Key::BackTab, "blank before", |app| hop(app, false))
        .when(|app| has_blank(app, false))
        .shown(Shown::Help),
    Everywhere::new(Key::Ctrl('z'), "undo", undo).when(is_own_log),
    Everywhere::new(Key::Ctrl('y'), "redo", redo)
        .when(is_own_log)
        .shown(Shown::Help),
    // In a copy there is only typing to take back.
    Everywhere::new(Key::Ctrl('z'), "undo", undo).shown(Shown::Quietly),
    Everywhere::new(Key::Ctrl('y'), "redo", redo).shown(Shown::Quietly),
    Everywhere::new(Key::Ctrl('g'), "Menu", open_menu)
        .when(|app| !is_open(app, "Menu"))
        .shown(Shown::Help),
    Everywhere::new(Key::Ctrl('k'), "find or do anything", |app| {
        open_find(app, Opened::ByKey)
    })
    .when(|app| !is_open(app, "Find"))
    .shown(Shown::Help),
    Everywhere::new(Key::Ctrl('f'), "find", |app| {
        open_find(app, Opened::ForRecords)
    })
    .when(|app| !is_open(app, "Find"))
    .shown(Shown::Quietly),
    Everywhere::new(Key::F(1), "help", open_help)
        .when(|app| !is_open(app, "Help"))
        .shown(Shown::Quietly),
    Everywhere::by_word("try", "things to try at home", open_things_to_try)
        .when(|app| !is_open(app, "Things to try")),
    Everywhere::by_word("keep", "keep as quick words", keep_as_quick_words).when(has_words_to_keep),
    Everywhere::by_word("quick", "quick words", open_quick_words)
        .when(|app| !is_open(app, "Quick words")),
    Everywhere::by_word("pages", "pages to make", open_pages)
        .when(|app| !is_open(app, "Page to make")),
    Everywhere::new(Key::Ctrl('p'), "pages to make", open_pages)
        .when(|app| !is_open(app, "Page to make"))
        .shown(Shown::Help),
    Everywhere::by_word("journal", "private journal", open_journal)
        .when(|app| !is_open(app, "Private journal")),
    Everywhere::new(Key::Ctrl('b'), "cover the screen", cover).shown(Shown::Help),
    Everywhere::by_word("lock", "lock now", App::lock_by_hand).when(is_locked),
    Everywhere::new(Key::Ctrl('q'), "finish for tonight", finish).shown(Shown::Help),
    Everywhere::by_word("copies", "copies of the log", open_copies)
        .when(|app| can_be_copied(app) && !is_open(app, "Copies")),
    Everywhere::by_word("backup", "make a copy now", App::copy_now).when(can_be_copied),
    Everywhere::by_word("bin", "what was removed", open_bin).when(|app| !is_open(app, "Put back")),
    Everywhere::by_word("messages", "messages of this evening", App::show_messages)
        .when(|app| !is_open(app, "Messages")),
    Everywhere::by_word("changes", "what was done", open_changes)
        .when(|app| !is_open(app, "Changes")),
    Everywhere::by_word("keeping", "what could go", open_could_go)
        .when(|app| !is_open(app, "These could go")),
    Everywhere::by_word("where", "where your log lies", open_where)
        .when(|app| can_be_copied(app) && !is_open(app, "Where your log lies")),
    Everywhere::by_word("export", "write everything out", open_write_out)
        .when(|app| can_be_copied(app) && !is_open(app, "Write out")),
    Everywhere::by_word("import", "take in a file", open_bring_in)
        .when(|app| can_be_copied(app) && !is_open(app, "Take in")),
    Everywhere::by_word("spelling", "spelling on or off", App::switch_spelling),
    Everywhere::by_word("family", "add a family", add_family),
    Everywhere::by_word("lock", "lock your log", lock).when(can_lock),
    Everywhere::by_word("passphrase", "set a passphrase", lock).when(can_lock),
    Everywhere::by_word("passphrase", "another passphrase", other_passphrase)
        .when(has_lock_to_change),
    Everywhere::by_word("sheet", "a new recovery sheet", other_sheet).when(has_lock_to_change),
    Everywhere::new(Key::Ctrl('s'), "try again", App::try_again).when(App::is_in_trouble),
    Everywhere::new(Key::Ctrl('s'), "save", already_saved)
        .when(|app| !app.is_in_trouble())
        .shown(Shown::Quietly),
    Everywhere::new(Key::Ctrl('c'), "leave", how_to_leave).shown(Shown::Quietly),
    Everywhere::new(Key::Esc, "Menu", open_menu)
        .when(|app| app.over.is_empty())
        .shown(Shown::Quietly),
];

impl App {
    pub(super) fn put_quick_words(&mut self, name: &str) -> Outcome {
        self.typed_last |= self.with_top(|top, cx| top.put_quick_words(name, cx))?;
        Ok(())
    }
}

fn has_blank(app: &App, forwards: bool) -> bool {
    app.top().is_some_and(|top| top.has_blank(forwards))
}

fn hop(app: &mut App, forwards: bool) -> Outcome {
    app.with_top(|top, cx| top.hop(forwards, cx)).map(drop)
}

fn is_open(app: &App, name: &str) -> bool {
    app.over.iter().any(|layer| layer.name() == name)
}

/// On a screen with nothing typed, or on a card that has nowhere to type.
fn is_blank_screen(app: &App) -> bool {
    app.top().is_some_and(|top| {
        if app.over.is_empty() || matches!(top.name(), "Things to try" | "Private journal") {
            top.is_blank()
        } else {
            !top.can_type()
        }
    })
}

fn is_blank_and_not_help(app: &App) -> bool {
    !is_open(app, "Help") && app.top().is_some_and(super::layer::Layer::is_blank)
}

fn open_find(app: &mut App, opened: Opened) -> Outcome {
    let (offers, takes) = (
        app.offers(),
        app.top()
            .is_some_and(super::layer::Layer::takes_quick_words),
    );
    app.fulfil(Request::Push(Box::new(views::find(offers, opened, takes))))
}

fn open_help(app: &mut App) -> Outcome {
    let offers = app.offers();
    let Some(card) = app.top().map(super::layer::Layer::help) else {
        return Ok(());
    };
    app.fulfil(Request::Push(Box::new(Help::on(card, &offers))))
}

fn open_menu(app: &mut App) -> Outcome {
    let back_to = app
        .top()
        .map(super::layer::Layer::crumb)
        .unwrap_or_default();
    app.fulfil(Request::Open(Route::Menu { back_to }))
}

fn open_things_to_try(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Ideas))
}

fn open_pages(app: &mut App) -> Outcome {
    let wanted = Wanted::for_all(app.now.date());
    app.fulfil(Request::Open(Route::Printouts(wanted)))
}

fn has_words_to_keep(app: &App) -> bool {
    app.top()
        .is_some_and(super::layer::Layer::has_words_to_keep)
}

fn keep_as_quick_words(app: &mut App) -> Outcome {
    app.with_top(|top, cx| top.keep_as_quick_words(cx))
}

fn open_quick_words(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Shortcuts { at: None }))
}

fn open_journal(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Journal(LooksBackOn::Nothing)))
}

/// Whether this is her log rather than a copy of it that is only looked at.
fn is_own_log(app: &App) -> bool {
    app.only_to_look.is_none()
}

/// Whether a copy is looked at, with her own log behind it or with only the gate.
fn looks(app: &App, is_over_the_log: bool) -> bool {
    app.only_to_look
        .as_ref()
        .is_some_and(|looking| looking.is_over_the_log == is_over_the_log)
}

/// A copy that is only looked at has no copies of its own.
fn can_be_copied(app: &App) -> bool {
    app.store.copies().can_be_made()
}

fn open_copies(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Backups))
}

fn open_bin(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::RecentlyRemoved))
}

fn open_changes(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Changes))
}

fn open_could_go(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::PastRetention))
}

fn open_where(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::LogLocation))
}

fn open_write_out(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Export))
}

fn open_bring_in(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Import))
}

fn add_family(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::NewFamily))
}

fn is_locked(app: &App) -> bool {
    !is_open(app, "Lock") && app.store.lock_state() == LockState::Locked
}

fn can_lock(app: &App) -> bool {
    is_own_log(app) && !is_open(app, "Lock") && app.store.lock_state() != LockState::Locked
}

fn has_lock_to_change(app: &App) -> bool {
    is_own_log(app) && is_locked(app)
}

fn lock(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Lock(LockChange::Set)))
}

fn other_passphrase(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Lock(LockChange::Passphrase)))
}

fn other_sheet(app: &mut App) -> Outcome {
    app.fulfil(Request::Open(Route::Lock(LockChange::RecoverySheet)))
}

fn cover(app: &mut App) -> Outcome {
    app.cover();
    Ok(())
}

fn finish(app: &mut App) -> Outcome {
    app.fulfil(Request::Finish)
}

fn already_saved(app: &mut App) -> Outcome {
    app.say("Already saved. Everything is kept as you go.", false);
    Ok(())
}

fn how_to_leave(app: &mut App) -> Outcome {
    app.say("To finish for tonight, Ctrl+Q.", false);
    Ok(())
}

/// The newest goes back first: typing that came after the last saved thing, then what was saved,
/// then older typing.
fn undo(app: &mut App) -> Outcome {
    if app.typed_last && app.with_top(|top, cx| top.retype(false, cx))? {
        return Ok(());
    }
    match app.store.undo()? {
        Some(what) => app.say(
            &format!("Taken back: {what}. Ctrl+Y brings it again."),
            false,
        ),
        None if app.with_top(|top, cx| top.retype(false, cx))? => {}
        None => app.say("There is nothing more to take back.", false),
    }
    Ok(())
}

fn redo(app: &mut App) -> Outcome {
    if app.with_top(|top, cx| top.retype(true, cx))? {
        return Ok(());
    }
    match app.store.redo()? {
        Some(what) => app.say(&format!("Here again: {what}. Ctrl+Z takes it back."), false),
        None => app.say("There is nothing to bring again.", false),
    }
    Ok(())
}
