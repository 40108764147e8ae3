//! A note read out: one line of it in a list, all of it when it is asked for.

use super::choosing::Asked;
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::note_text;
use crate::domain::dates::{say_date, say_day};
use crate::domain::privacy::{Where, sight};
use crate::domain::wording::and_list;
use crate::domain::{Adult, Entry, Id, Kind, Label, Privacy, Saved, Share};
use crate::store::StoreError;

impl Talk {
    /// "17:58, Kai, chat with Dad: Told me all about the bus."; of one that is not shareable no more
    /// than "17:58, Private note, Kai".
    pub(super) fn row(&self, when: &str, entry: &Entry) -> String {
        let hidden = match entry.privacy {
            Privacy::Shareable => {
                let words = note_text::words(entry, &self.people, self.date);
                return format!("{when}, {}: {words}", self.whom_and_what(entry));
            }
            Privacy::Private => "Private note",
            Privacy::Sensitive => "Confidential note",
        };
        format!("{when}, {hidden}, {}", self.whom(entry))
    }

    fn whom(&self, entry: &Entry) -> String {
        let sample = entry
            .children
            .first()
            .and_then(|child| self.people.family_of(*child))
            .is_some_and(|home| home.family.sample);
        let sample = if sample { " (SAMPLE)" } else { "" };
        self.people.names(&entry.children) + sample
    }

    fn whom_and_what(&self, entry: &Entry) -> String {
        let with = if sight(entry.privacy, Where::List).has_words() {
            note_text::with(entry, &self.people)
        } else {
            String::new()
        };
        let with = match (with.is_empty(), entry.kind) {
            (true, _) => String::new(),
            (false, Kind::Chat) => format!(" with {with}"),
            (false, Kind::Observation) => format!(", {with} was told"),
            (false, _) => format!(", {with}"),
        };
        format!(
            "{}, {}{with}",
            self.whom(entry),
            entry.kind.label(Label::Noun)
        )
    }

    /// Reads all of a note, the words of a closed one too: it was asked for by its number.
    pub(super) fn read_out(&mut self, note: Id<Entry>) -> Outcome {
        let Some(entry) = self.store.entries().get(note)? else {
            return Err(gone());
        };
        let mark = match entry.privacy {
            Privacy::Shareable => "",
            Privacy::Private => "PRIVATE: never printed or copied. ",
            Privacy::Sensitive => "SENSITIVE: closed until you ask for it. ",
        };
        let open = Entry {
            privacy: Privacy::Shareable,
            ..entry.item.clone()
        };
        let (day, words) = (
            say_day(entry.day, self.date),
            note_text::words(&open, &self.people, self.date),
        );
        let why = entry
            .loan()
            .filter(|loan| !loan.why.is_empty())
            .map(|loan| format!(" Why: {}", end_of(&loan.why)))
            .unwrap_or_default();
        let shares = entry.shared().iter().map(|share| {
            format!(
                "{} {}",
                self.people.role(Some(share.with)),
                say_date(share.on, self.date)
            )
        });
        let shares: Vec<String> = shares.collect();
        let told = if shares.is_empty() {
            String::new()
        } else {
            format!(" Told: {}.", and_list(shares.iter().map(String::as_str)))
        };
        self.say(format!(
            "{}, {day}. {mark}{}{why}{told}",
            self.whom_and_what(&open),
            end_of(&words)
        ));
        if self.only_to_look.is_none() {
            self.say("/remove takes it away.");
            self.asked = Asked::Note(note, self.not_told(&entry));
        }
        Ok(())
    }

    /// Who of the family has not heard of an observation. Hers alone are told to nobody.
    fn not_told(&self, entry: &Saved<Entry>) -> Vec<Id<Adult>> {
        let is_for_telling = entry.kind == Kind::Observation && entry.privacy == Privacy::Shareable;
        let home = entry
            .children
            .first()
            .filter(|_| is_for_telling)
            .and_then(|child| self.people.family_of(*child));
        let adults = home
            .into_iter()
            .flat_map(|home| &home.adults)
            .map(|adult| adult.id);
        adults
            .filter(|adult| !entry.shared().iter().any(|share| share.with == *adult))
            .collect()
    }

    /// Takes away the note that was read out.
    pub(super) fn remove_read(&mut self, asked: &Asked) -> Outcome {
        let Asked::Note(note, _) = *asked else {
            self.say("Which one? /today or /find, then its number, reads one in full; then /remove takes it away.");
            return Ok(());
        };
        let Some(entry) = self.store.entries().get(note)? else {
            return Err(gone());
        };
        let what = format!(
            "a note about {}, removed",
            self.people.names(&entry.children)
        );
        self.store.step(&what, self.now, |store| {
            store.entries().remove(note, self.now)
        })?;
        self.say("Removed. /undo puts it back.");
        self.copier.changed(&self.store, self.now);
        Ok(())
    }

    /// Somebody was told of the observation that was read out.
    pub(super) fn told(&mut self, note: Id<Entry>, adult: Id<Adult>) -> Outcome {
        let Some(entry) = self.store.entries().get(note)? else {
            return Err(gone());
        };
        let role = self.people.role(Some(adult)).to_owned();
        let what = format!("{role} told about {}", self.people.names(&entry.children));
        self.store.step(&what, self.now, |store| {
            store.entries().share(note, &Share::told(adult, self.date))
        })?;
        self.say(format!("{role} was told today. /undo takes it back."));
        self.copier.changed(&self.store, self.now);
        Ok(())
    }
}

fn gone() -> StoreError {
    StoreError::say("That is no longer in your log. /undo may bring it back.")
}

/// The words with a full stop.
pub(super) fn end_of(words: &str) -> String {
    if words.ends_with(['.', '?', '!', '"', '\'']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}
