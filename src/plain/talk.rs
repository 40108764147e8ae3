//! The evening as a talk: whom the next line is about, what is asked, and where a line goes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::aloud::aloud;
use super::choosing::Asked;
use super::first::FirstStep;
use super::lock_setup;
use super::words;
use crate::app::Outcome;
use crate::app::agenda::nudges_of;
use crate::app::backup_scheduler::BackupScheduler;
use crate::app::close::{Closer, Closing};
use crate::app::lock_setup::LockSetup;
use crate::app::read_only::BackupView;
use crate::app::reopen::explained;
use crate::app::round::RoundState;
use crate::app::screen_place::FindOnScreen;
use crate::domain::People;
use crate::domain::dates::say_date;
use crate::domain::mind::Nudge;
use crate::domain::privacy::Where;
use crate::line::Vocabulary;
use crate::store::{self, Store, StoreError};

/// An open log, and where the talk is.
pub struct Talk {
    pub(super) store: Store,
    pub(super) find_on_screen: FindOnScreen,
    pub(super) now: NaiveDateTime,
    pub(super) date: NaiveDate,
    pub(super) people: People,
    pub(super) known: Vocabulary,
    pub(super) round: RoundState,
    /// The first evening has not come to the first chat yet.
    pub(super) first: Option<FirstStep>,
    /// A lock is being put on.
    pub(super) card: Option<LockSetup>,
    /// What was asked last: only straight after it a number is an answer.
    pub(super) asked: Asked,
    /// The places of the lines that are not clear, as they were typed; the first is asked about.
    pub(super) unclear: Vec<String>,
    /// The first of them was typed just now.
    pub(super) is_new_doubt: bool,
    /// A question is open, so that a number is no row of a list.
    pub(super) is_question_open: bool,
    pub(super) said: Vec<String>,
    pub(super) copier: BackupScheduler,
    pub(super) closer: Closer,
    /// It was said that the last backup takes a while.
    pub(super) is_slowness_said: bool,
    pub(super) last_line: NaiveDateTime,
    /// This is a copy that is only looked at: what it is.
    pub(super) only_to_look: Option<String>,
}

impl Talk {
    pub fn begin(
        store: Store,
        find_on_screen: FindOnScreen,
        now: NaiveDateTime,
    ) -> store::Result<Self> {
        let mut talk = Self::over(store, find_on_screen, now)?;
        talk.go_on_forgetting()?;
        talk.first = FirstStep::wanted(&talk.store)?;
        match talk.first.as_ref().map(FirstStep::welcome) {
            Some(welcome) => talk.said.extend(welcome.map(str::to_owned)),
            None => talk.greet()?,
        }
        talk.ask_on();
        Ok(talk)
    }

    /// A copy in which nothing can be written.
    pub fn looking(
        store: Store,
        looking: &BackupView,
        find_on_screen: FindOnScreen,
        now: NaiveDateTime,
    ) -> store::Result<Self> {
        let mut talk = Self::over(store, find_on_screen, now)?;
        talk.say(format!("This is {}.", looking.words));
        talk.only_to_look = Some(looking.words.clone());
        talk.ask_on();
        Ok(talk)
    }

    fn over(store: Store, find_on_screen: FindOnScreen, now: NaiveDateTime) -> store::Result<Self> {
        let date = now.date();
        let (people, known) = store.people_and_known(date)?;
        let mut talk = Self {
            people,
            known,
            round: RoundState::open(&store, date)?,
            first: None,
            card: None,
            asked: Asked::Nothing,
            unclear: Vec::new(),
            is_new_doubt: false,
            is_question_open: false,
            said: Vec::new(),
            copier: BackupScheduler::begin(&store, now)?,
            closer: Closer::new("/finish", now),
            is_slowness_said: false,
            last_line: now,
            only_to_look: None,
            find_on_screen,
            date,
            now,
            store,
        };
        talk.begin_round()?;
        Ok(talk)
    }

    /// Goes to where she left off, or to the first child once the first pickup has been.
    fn begin_round(&mut self) -> Outcome {
        self.round.refresh(&self.store, &self.known.households)?;
        let has_begun = self
            .round
            .stops
            .first()
            .is_some_and(|stop| stop.collected.is_none_or(|time| time <= self.now.time()));
        if !self.round.begin_where_left() && has_begun {
            self.round.begin();
        }
        Ok(())
    }

    pub(super) fn mind(&self) -> store::Result<Vec<Nudge>> {
        nudges_of(
            &self.store,
            &self.people,
            &self.known,
            self.date,
            !self.round.is_leftover(),
            Where::Aloud,
        )
    }

    pub(super) fn say(&mut self, sentence: impl Into<String>) {
        self.said.push(sentence.into());
    }

    pub fn take_said(&mut self) -> Vec<String> {
        std::mem::take(&mut self.said)
    }

    /// Takes a line, says what came of it, and asks for the next.
    pub fn hear(&mut self, line: &str, now: NaiveDateTime) {
        if self.is_locked() {
            return self.keep_half(line, now);
        }
        self.time_is(now);
        self.last_line = now;
        let done = self.go_on_with(line.trim());
        self.settle(done);
    }

    /// Says what was in the way, reads again what changed, and asks on.
    pub(super) fn settle(&mut self, done: Outcome) {
        if let Err(problem) = done {
            self.in_the_way(&problem);
        }
        if !self.store.is_closed()
            && let Err(problem) = self.refresh()
        {
            self.in_the_way(&problem);
        }
        if self.is_open() {
            self.ask_on();
        }
    }

    pub(super) fn in_the_way(&mut self, problem: &StoreError) {
        let words = aloud(&explained(problem, &mut self.store));
        self.say(words);
    }

    fn go_on_with(&mut self, line: &str) -> Outcome {
        if self.card.is_some() {
            return self.answer_card(line);
        }
        if self.first.is_some() && !line.starts_with('/') {
            if let Some(said) = words::is_no_name(line) {
                self.say(said);
                return Ok(());
            }
            return self.first_step(line);
        }
        if let Some(unclear) = self.first_unclear()
            && let Some(done) = self.answer_unclear(unclear, line)
        {
            return done;
        }
        let asked = std::mem::take(&mut self.asked);
        if let Some(number) = asked.number_in(line) {
            return self.choose(asked, number);
        }
        if let Some(word) = line.strip_prefix('/') {
            return words::run(self, word, line, asked);
        }
        if let Some(said) = words::is_no_note(self, line) {
            self.say(said);
            self.asked = asked;
            return Ok(());
        }
        if matches!(asked, Asked::WhoMayRead) {
            self.lock_later()?;
        }
        if line.is_empty() {
            return self.enter_alone();
        }
        self.save(line, None, false)
    }

    /// Enter alone keeps what waits here, else passes on.
    fn enter_alone(&mut self) -> Outcome {
        let kept = self.round.line().text().to_owned();
        if kept.is_empty() {
            return self.pass_on();
        }
        // What was kept with a sign in front is a command only when it is typed.
        self.save(kept.trim(), Some(self.round.draft_place()), false)
    }

    fn pass_on(&mut self) -> Outcome {
        if self.round.stop().is_some() {
            self.next_child();
        } else {
            self.say("Nothing was typed. A line such as  ola: slept well  is saved.");
        }
        Ok(())
    }

    /// On to the next child; past the last of an earlier day, back to today.
    pub(super) fn next_child(&mut self) {
        self.round.advance();
        if self.round.stop().is_none() && self.round.is_leftover() {
            self.say(format!(
                "That was everybody of {}.",
                say_date(self.round.day, self.date)
            ));
            self.round.go_to_day(self.date);
        }
    }

    pub(super) fn time_is(&mut self, now: NaiveDateTime) {
        self.now = now;
        if now.date() != self.date {
            self.date = now.date();
            self.round.go_to_day(self.date);
            self.say(format!("It is {} now.", say_date(self.date, self.date)));
            let done = self.refresh();
            if let Err(problem) = done {
                self.in_the_way(&problem);
            }
        }
    }

    pub(super) fn refresh(&mut self) -> Outcome {
        (self.people, self.known) = self.store.people_and_known(self.date)?;
        self.round.refresh(&self.store, &self.known.households)
    }

    /// Nothing of what is half-typed is lost when something comes in between.
    pub fn keep_half(&mut self, words: &str, now: NaiveDateTime) {
        self.time_is(now);
        let words = words.trim();
        if words.is_empty() || self.is_unseen() {
            return;
        }
        let kept = if self.first.is_some() {
            self.keep_first(words)
        } else {
            self.keep(words, None).1
        };
        if let Err(problem) = kept {
            self.in_the_way(&problem);
        }
    }

    pub fn break_off(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        if self.is_busy() {
            self.closer.state = Closing::Closed;
            return;
        }
        self.say("To finish for tonight, type /finish, or press Ctrl+D.");
        self.ask_on();
    }

    /// The wall clock was set: what is waited for comes as soon as it would have.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        self.last_line += by;
        self.copier.clock_moved(by);
    }

    pub fn is_unseen(&self) -> bool {
        self.card.as_ref().is_some_and(lock_setup::is_secret)
    }

    /// Midnight, as the day that lines are about.
    pub(super) fn midnight(&self) -> Option<NaiveDateTime> {
        self.date
            .succ_opt()
            .map(|tomorrow| tomorrow.and_time(NaiveTime::MIN))
    }
}
