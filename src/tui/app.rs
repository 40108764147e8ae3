//! The program: the screens, what lies over them, where a key goes, and what was said last.

use chrono::NaiveDateTime;

use super::carrying::Carrying;
use super::command::{Context, Offer, Outcome, Request};
use super::everywhere;
use super::forgetting::Forgetting;
use super::keys::Key;
use super::layer::Layer;
use super::look::{Abilities, Look};
use super::outward::Outward;
use super::preferences::{self, wants_wheel};
use super::route::Screen;
use super::said::Messages;
use super::spelling::Speller;
use super::views::{self, FirstRun};
use super::waking::HasRead;
use crate::app::backup_scheduler::BackupScheduler;
use crate::app::close::Closer;
use crate::app::drafts::DraftAutosave;
use crate::app::idle::IdleTimer;
use crate::app::read_only::BackupView;
use crate::assets::Background;
use crate::store::{self, Store, StoreError};

/// Holds views, never their state.
pub struct App {
    pub(super) store: Store,
    pub(super) now: NaiveDateTime,
    pub(super) look: Look,
    /// The screens that were shown so far.
    screens: Vec<(Screen, Box<dyn Layer>)>,
    shown: Screen,
    /// Laid over the screen, the topmost last.
    pub(super) over: Vec<Box<dyn Layer>>,
    pub(super) said: Messages,
    /// The store's count of changes when the views last read it.
    seen: u64,
    pub(super) has_read: HasRead,
    pub(super) unsaved: DraftAutosave,
    pub(super) copier: BackupScheduler,
    pub(super) forgetting: Forgetting,
    pub(super) carrying: Carrying,
    pub(super) closer: Closer,
    pub(super) watch: IdleTimer,
    /// This is a copy that is only looked at.
    pub(super) only_to_look: Option<BackupView>,
    /// A copy she looks at, over everything else.
    pub(super) inside: Option<Box<App>>,
    /// What waits to be done outside the program.
    pub(super) outward: Option<Outward>,
    /// The log could not be opened again: what is in the way. The gate takes over.
    pub(super) lost: Option<StoreError>,
    pub(super) speller: Speller,
    /// The last thing done was typing, so that is what undo takes back first.
    pub(super) typed_last: bool,
    /// Made-up families are in the log: every screen says so.
    pub(super) has_sample: bool,
    /// The mouse's wheel moves in lists; else the mouse selects words, as the terminal has it.
    wants_wheel: bool,
}

impl App {
    /// Opens Today on a log, or the first steps when nobody is in it yet.
    pub fn new(store: Store, now: NaiveDateTime, abilities: Abilities) -> store::Result<Self> {
        let mut app = Self::on(store, now, abilities)?;
        app.take_up_forgetting()?;
        Ok(app)
    }

    /// The same, whatever may be under way.
    pub(super) fn on(
        store: Store,
        now: NaiveDateTime,
        abilities: Abilities,
    ) -> store::Result<Self> {
        let word = store.settings().get(preferences::LOOK)?.unwrap_or_default();
        let mut app = Self {
            now,
            look: Look::named(&word, abilities),
            screens: Vec::new(),
            shown: Screen::Today,
            over: Vec::new(),
            said: Messages::default(),
            seen: store.changes(),
            has_read: HasRead::FirstFrame,
            unsaved: DraftAutosave::default(),
            copier: BackupScheduler::begin(&store, now)?,
            forgetting: Forgetting::default(),
            carrying: Carrying::default(),
            closer: Closer::new("Ctrl+Q", now),
            watch: IdleTimer::begin(&store, now)?,
            only_to_look: None,
            inside: None,
            outward: None,
            lost: None,
            speller: Speller::default(),
            typed_last: false,
            has_sample: store.families().has_sample()?,
            wants_wheel: wants_wheel(&store)?,
            store,
        };
        app.show(Screen::Today)?;
        if let Some(first) = FirstRun::wanted(&app.store)? {
            app.fulfil(Request::Push(Box::new(first)))?;
        }
        app.unsaved = DraftAutosave::begin(app.drafts());
        app.say_where_things_stand();
        app.store.mind_the_date();
        if let Some(doubt) = app.store.date_doubt(now)? {
            app.say(
                &format!("{doubt} Put it right before you write, if you can."),
                true,
            );
        }
        Ok(app)
    }

    /// The terminal told of its background, which a look may follow.
    pub(super) fn lies_on(&mut self, background: Background) {
        self.look = self.look.on(background);
        if let Some(inside) = &mut self.inside {
            inside.lies_on(background);
        }
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Whether the disk does not take half-typed words.
    pub fn is_stuck(&self) -> bool {
        self.unsaved.is_stuck()
    }

    pub fn wants_wheel(&self) -> bool {
        self.wants_wheel && !self.is_covered()
    }

    /// Whether the arrows move in a list or a text just now.
    pub fn moves_by_wheel(&self) -> bool {
        !self.is_covered() && self.top().is_some_and(Layer::moves_by_wheel)
    }

    /// The view that keys go to.
    pub fn top(&self) -> Option<&dyn Layer> {
        self.over.last().map(Box::as_ref).or_else(|| self.screen())
    }

    /// The screen that is shown, whatever lies over it.
    pub(super) fn screen(&self) -> Option<&dyn Layer> {
        self.screens
            .iter()
            .find(|(screen, _)| *screen == self.shown)
            .map(|(_, layer)| layer.as_ref())
    }

    /// Keys that do something now: the top view's, then those that work everywhere.
    pub fn offers(&self) -> Vec<Offer> {
        let mut offers = self.top().map(Layer::offers).unwrap_or_default();
        for command in everywhere::COMMANDS
            .iter()
            .filter(|command| command.works(self))
        {
            if command.offer.key.is_none() || !offers.iter().any(|own| own.key == command.offer.key)
            {
                offers.push(command.offer);
            }
        }
        offers
    }

    /// Takes one key: the top view's command, else one that works everywhere, else text.
    pub fn press(&mut self, key: Key, now: NaiveDateTime) {
        if self.is_covered() {
            return self.come_back(Some(key), now);
        }
        if self.begin(now) && !self.goes_inside(key) {
            let done = self.route(key);
            self.settle(done);
        }
    }

    /// Takes a paste as text; it never acts.
    pub fn paste(&mut self, text: &str, now: NaiveDateTime) {
        if !self.begin(now) {
            return;
        }
        if let Some(inside) = &mut self.inside {
            return inside.paste(text, now);
        }
        let done = self.with_top(|top, cx| top.paste(text, cx)).and_then(|taken| {
            self.typed_last |= taken;
            if !taken {
                self.say("There is nothing to type into here, so the pasted words were left out. Esc goes back.", true);
            }
            self.keep_out_of_the_void()
        });
        self.settle(done);
    }

    /// Puts every half-typed word on the disk now: before any ending.
    pub fn keep_words(&mut self) -> Outcome {
        self.unsaved.know(self.drafts());
        self.unsaved.keep(&self.store, self.now)
    }

    /// Takes note of the time of a key or a paste. `false`: it is for nobody, the screen is covered
    /// or was due to be.
    pub(super) fn begin(&mut self, now: NaiveDateTime) -> bool {
        self.time_is(now);
        self.keep_watch();
        if self.is_covered() {
            return false;
        }
        if self.has_read == HasRead::FirstFrame {
            let done = self.read_the_rest();
            self.settle(done);
        }
        self.watch.key_pressed(now);
        self.said.read_until(now);
        true
    }

    pub(super) fn time_is(&mut self, now: NaiveDateTime) {
        let is_new_day = now.date() != self.now.date();
        self.now = now;
        if is_new_day {
            let done = self.keep_words().and_then(|()| self.refresh());
            self.settle(done);
        }
    }

    /// After anything happened: say what was in the way, read again what changed, note what is
    /// half-typed.
    pub(super) fn settle(&mut self, done: Outcome) {
        match (done, &self.only_to_look) {
            (Err(StoreError::ReadOnly(_)), Some(looking)) => {
                let words = looking.nothing_was_changed();
                self.say(&words, true);
            }
            (Err(problem), _) => {
                let words = self.explain(&problem);
                self.say(&words, true);
            }
            _ => {}
        }
        // While the log is closed the views keep what they have.
        if self.store.changes() != self.seen && !self.store.is_closed() {
            self.typed_last = false;
            self.copier.changed(&self.store, self.now);
            self.closer.saved();
            if let Err(problem) = self.refresh() {
                self.say(&problem.to_string(), true);
            }
        }
        self.unsaved.note(self.drafts(), self.now);
        self.look_over_spelling();
    }

    fn route(&mut self, key: Key) -> Outcome {
        if self.with_top(|top, cx| top.command(key, cx))? {
            return Ok(());
        }
        if let Some(command) = everywhere::COMMANDS
            .iter()
            .find(|command| command.offer.key == Some(key) && command.works(self))
        {
            return (command.run)(self);
        }
        if self.with_top(|top, cx| top.write(key, cx))? {
            self.typed_last = true;
            self.keep_out_of_the_void()?;
        } else if matches!(key, Key::Char(letter) if letter.is_alphanumeric())
            && self.top().is_some_and(|top| !top.has_text())
        {
            self.say("There is nothing to type into here. The bottom line tells the keys; Esc goes back.", false);
        }
        Ok(())
    }

    pub(super) fn accept(&mut self, offer: Offer) -> Outcome {
        if self.with_top(|top, cx| top.accept(offer, cx))? {
            return Ok(());
        }
        match everywhere::COMMANDS
            .iter()
            .find(|command| command.offer == offer && command.works(self))
        {
            Some(command) => (command.run)(self),
            None => Ok(()),
        }
    }

    /// Lets the top view act, then does what it asked for, also when it could not finish.
    pub(super) fn with_top<T: Default>(
        &mut self,
        act: impl FnOnce(&mut dyn Layer, &mut Context) -> store::Result<T>,
    ) -> store::Result<T> {
        let top = match self.over.last_mut() {
            Some(layer) => layer,
            None => match screen_of(&mut self.screens, self.shown) {
                Some(screen) => screen,
                None => return Ok(T::default()),
            },
        };
        let mut cx = Context::new(&self.store, self.now);
        let done = act(top.as_mut(), &mut cx);
        let requests = cx.requests;
        for request in requests {
            self.fulfil(request)?;
        }
        done
    }

    /// Shows a screen of the Menu, made when it is first shown.
    pub(super) fn show(&mut self, screen: Screen) -> Outcome {
        let mut cx = Context::new(&self.store, self.now);
        if let Some(layer) = screen_of(&mut self.screens, screen) {
            layer.refresh(&mut cx)?;
        } else if let Some(entry) = views::screens()
            .into_iter()
            .find(|entry| entry.screen == screen)
        {
            let mut layer = (entry.make)();
            layer.refresh(&mut cx)?;
            self.screens.push((screen, layer));
        }
        self.shown = screen;
        Ok(())
    }

    pub(super) fn refresh(&mut self) -> Outcome {
        self.seen = self.store.changes();
        self.has_sample = self.store.families().has_sample()?;
        self.wants_wheel = wants_wheel(&self.store)?;
        self.watch.read(&self.store)?;
        let mut cx = Context::new(&self.store, self.now);
        let shown = screen_of(&mut self.screens, self.shown);
        for layer in shown.into_iter().chain(&mut self.over) {
            layer.refresh(&mut cx)?;
        }
        Ok(())
    }

    /// Lets the shown screen read what its first frame did without.
    pub(super) fn read_rest_of_screen(&mut self) -> Outcome {
        let mut cx = Context::new(&self.store, self.now);
        screen_of(&mut self.screens, self.shown)
            .map_or(Ok(()), |screen| screen.read_the_rest(&mut cx))
    }

    fn drafts(&self) -> Vec<store::Draft> {
        self.screens
            .iter()
            .map(|(_, layer)| layer)
            .chain(&self.over)
            .flat_map(|layer| layer.drafts())
            .collect()
    }
}

/// The screen of this name, if it was shown before.
fn screen_of(
    screens: &mut [(Screen, Box<dyn Layer>)],
    wanted: Screen,
) -> Option<&mut Box<dyn Layer>> {
    screens
        .iter_mut()
        .find(|(screen, _)| *screen == wanted)
        .map(|(_, layer)| layer)
}
