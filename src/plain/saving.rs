//! A line saved, or asked about; whatever is not saved is kept.

use super::aloud::aloud;
use super::choosing::Asked;
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::onboarding::asks_who_may_read;
use crate::app::round::children_of_draft;
use crate::app::save_line::{DraftAfter, SaveContext, save_line};
use crate::app::shortcuts::in_full;
use crate::domain::{Child, Id};
use crate::line::{self, Reading, Scene};

impl Talk {
    /// The line as it is read now, for the child shown or for those it was typed for; shortcuts in
    /// it are opened.
    pub(super) fn understand(
        &self,
        text: &str,
        from: Option<&str>,
        is_word_for_word: bool,
    ) -> (Reading, Vec<String>) {
        let shown = from
            .and_then(children_of_draft)
            .unwrap_or_else(|| self.round.shown());
        let scene = self.scene(shown, is_word_for_word);
        let (full, opened) = if is_word_for_word {
            (text.to_owned(), Vec::new())
        } else {
            in_full(text, &scene)
        };
        let mut reading = line::read(&full, &scene);
        if reading.doubt.is_none() {
            // On the screen a remark says so while the line is typed; here it would be too late.
            reading.doubt = line::another_named(&full, &scene);
        }
        (reading, opened)
    }

    fn scene(&self, shown: Vec<Id<Child>>, plain: bool) -> Scene<'_> {
        Scene {
            known: &self.known,
            now: self.now,
            shown,
            day: self.round.day,
            plain,
        }
    }

    /// Saves a line. `from`: the place of the draft that it was kept as, which goes with it.
    pub(super) fn save(
        &mut self,
        text: &str,
        from: Option<String>,
        is_word_for_word: bool,
    ) -> Outcome {
        if let Some(copy) = &self.only_to_look {
            let said = format!("This is {copy}, so nothing was saved. /finish ends the looking.");
            self.say(said);
            return Ok(());
        }
        let (reading, opened) = self.understand(text, from.as_deref(), is_word_for_word);
        let Reading {
            acts,
            doubt,
            echo,
            notes,
        } = reading;
        for name in &opened {
            self.store.quick_words().opened(name);
        }
        if doubt.is_some() {
            return self.ask(text, from);
        }
        if acts.is_empty() {
            self.say("There are no words in it to save.");
            return Ok(());
        }
        let settled = from.clone().or_else(|| self.settled_by(text, &acts));
        let draft = settled
            .as_deref()
            .map_or(DraftAfter::Unchanged, DraftAfter::Removed);
        let line = SaveContext {
            store: &self.store,
            now: self.now,
            known: &self.known,
            people: &self.people,
        };
        let saved = match save_line(line, acts, draft, |_, _| Ok(())).wait() {
            Ok(saved) => saved,
            Err(problem) => {
                // The disk may not take it just now; then it stays at least here.
                let _said_below = self.keep(text, from);
                return Err(problem);
            }
        };
        self.say(format!("= {echo}"));
        self.said.extend(notes.iter().map(|note| aloud(note)));
        let at = self.now.format("%H:%M");
        self.say(format!("Saved to {}, {at}.", saved.about));
        if let Some(place) = settled {
            self.round.forget_at(&place);
            self.unclear.retain(|unclear| *unclear != place);
        }
        self.copier.changed(&self.store, self.now);
        self.closer.saved();
        self.refresh()?;
        if self.round.is_its_chat(&saved.actions) {
            self.next_child();
            if self.round.is_over() {
                let end =
                    self.round
                        .end_sentence(&self.store, &self.people, "/round goes there")?;
                self.say(end);
            }
        }
        if asks_who_may_read(&self.store)? {
            self.say("Your first words are saved. Your log is encrypted, but until you lock it the key lies beside it.");
            self.asked = Asked::WhoMayRead;
        }
        Ok(())
    }

    /// Keeps words that were not saved, with whom they were typed for and apart from what waits
    /// there already; or in the place they came from. Returns that place, and whether the disk has
    /// them.
    pub(super) fn keep(&mut self, text: &str, from: Option<String>) -> (String, Outcome) {
        let draft = match from {
            Some(place) => self.round.keep_at(&place, text, self.now),
            None => self.round.keep_apart(text, self.now),
        };
        let place = draft.place.clone();
        (place, self.store.drafts().keep(&[draft]))
    }
}
