//! What can be asked for by word: the evening so far, what to keep in mind, who there is, what is
//! out, and what has these words.

use super::aloud::aloud;
use super::choosing::Asked;
use super::talk::Talk;
use super::words::without_stops;
use crate::app::Outcome;
use crate::app::stop_facts::StopFacts;
use crate::domain::dates::{say_date, say_time};
use crate::domain::newcomer::say_weekdays;
use crate::domain::pickup::Stop;
use crate::domain::wording::{and_list, count, or_list};
use crate::domain::{Entry, Household, Saved};
use crate::store::Filter;

/// So many notes are read out at once; more words find the rest.
const AT_ONCE: usize = 20;

impl Talk {
    /// What to keep in mind, numbered.
    pub(super) fn tell_mind(&mut self) -> Outcome {
        let nudges = self.mind()?;
        if nudges.is_empty() {
            self.say("Nothing waiting. Enjoy your evening.");
            return Ok(());
        }
        let rows = nudges
            .iter()
            .map(|nudge| format!("{}: {}", nudge.when, aloud(&nudge.words)))
            .collect();
        self.say_rows(
            rows,
            "A number marks one as done, or tells how to see to it.",
            Asked::Mind(nudges),
        );
        Ok(())
    }

    /// Rows with their numbers; without them while a question is open, which a number answers.
    pub(super) fn say_rows(&mut self, rows: Vec<String>, what_a_number_does: &str, asked: Asked) {
        if self.is_question_open {
            self.said.extend(rows);
            return;
        }
        let rows = (1..).zip(rows);
        self.said
            .extend(rows.map(|(number, row)| format!("{number} {row}")));
        self.say(what_a_number_does);
        self.asked = asked;
    }

    /// This evening so far, numbered, in the order it was written.
    pub(super) fn tell_evening(&mut self) -> Outcome {
        let back = self.store.loans().back_on(self.date)?;
        let mut notes: Vec<Saved<Entry>> = back
            .into_iter()
            .filter(|entry| entry.made_at.date() != self.date)
            .collect();
        let mut written = self.store.entries().written_on(self.date, usize::MAX)?;
        written.reverse();
        notes.extend(written);
        if notes.is_empty() {
            self.say("Nothing is written yet this evening.");
            return Ok(());
        }
        let today = self.date;
        self.read_rows(&notes, |entry| {
            if entry.made_at.date() == today {
                say_time(entry.made_at.time())
            } else {
                "back today".to_owned()
            }
        });
        Ok(())
    }

    /// Notes with these words, newest first. Sensitive ones are never found.
    pub(super) fn tell_found(&mut self, words: &str) -> Outcome {
        if words.is_empty() {
            self.say("What is to be found? Type a word or two after it: /find bedtime zoe");
            return Ok(());
        }
        let filter = Filter {
            words: words.to_owned(),
            ..Filter::default()
        };
        let notes = self.store.entries().list(&filter, 0, AT_ONCE + 1)?;
        if notes.is_empty() {
            self.say(format!(
                "Nothing found for {words}. Fewer words, or the start of one, find more."
            ));
            return Ok(());
        }
        let has_more = notes.len() > AT_ONCE;
        let today = self.date;
        self.read_rows(&notes[..notes.len().min(AT_ONCE)], |entry| {
            say_date(entry.day, today)
        });
        if has_more {
            self.say("There are more. Another word finds fewer.");
        }
        Ok(())
    }

    fn read_rows(&mut self, notes: &[Saved<Entry>], when: impl Fn(&Saved<Entry>) -> String) {
        let rows = notes
            .iter()
            .map(|entry| self.row(&when(entry), entry))
            .collect();
        self.say_rows(
            rows,
            "A number reads one in full.",
            Asked::Notes(notes.iter().map(|entry| entry.id).collect()),
        );
    }

    /// Every family on the books.
    pub(super) fn tell_who(&mut self) -> Outcome {
        let homes: Vec<String> = self.known.households.iter().map(in_a_sentence).collect();
        if homes.is_empty() {
            self.say("Nobody is in your log yet. /family ola mon tue mum 17:00 adds a child.");
        }
        self.said.extend(homes);
        Ok(())
    }

    /// Everything that is at homes.
    pub(super) fn tell_out(&mut self) -> Outcome {
        if self.known.out.is_empty() {
            self.say("Nothing is out. A line such as  lent rhyme bag 2  records one.");
            return Ok(());
        }
        self.say(format!("{} out.", count(self.known.out.len(), "thing")));
        for out in &self.known.out {
            let (names, due) = (
                self.people.names(&out.children),
                say_date(out.loan.due, self.date),
            );
            self.said.push(format!(
                "{}, with {names} since {}, due back {due}.",
                out.thing.name,
                say_date(out.day, self.date)
            ));
        }
        Ok(())
    }

    /// What is worth knowing about the child of this name, or without one about the child shown.
    pub(super) fn tell_about(&mut self, name: &str) -> Outcome {
        let named = if name.is_empty() {
            None
        } else if let Some(child) = self.child_called(&without_stops(name)) {
            Some(Stop {
                children: vec![child.id],
                collected: None,
                collector: None,
            })
        } else {
            self.say(format!(
                "Nobody here is called {name}. /who reads the names."
            ));
            return Ok(());
        };
        match StopFacts::of(
            &self.store,
            named.as_ref().or(self.round.stop()),
            &self.people,
            &self.known,
            self.date,
        )? {
            Some(about) => self.said.extend(about.sentences(&self.people, self.date)),
            None => self.say("Whom? Type the name after it: /about kai"),
        }
        Ok(())
    }
}

/// "Ola, here Mon Tue Wed Fri. Mum or Dad."
fn in_a_sentence(home: &Household) -> String {
    let children: Vec<String> = home
        .children
        .iter()
        .map(|child| {
            let days: Vec<_> = child.days.iter().map(|day| day.weekday).collect();
            if days.is_empty() {
                child.name.clone()
            } else {
                format!("{}, here {}", child.name, say_weekdays(&days))
            }
        })
        .collect();
    let adults = or_list(home.adults.iter().map(|adult| adult.role.as_str()));
    let adults = if adults.is_empty() {
        String::new()
    } else {
        format!(" {adults}.")
    };
    let sample = if home.family.sample { " SAMPLE." } else { "" };
    format!(
        "{}.{adults}{sample}",
        and_list(children.iter().map(String::as_str))
    )
}
