//! What was asked last, and what a number answers to it.

use chrono::NaiveDate;

use super::reading_out::end_of;
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::agenda::mark_done;
use crate::app::lock_setup::LockSetup;
use crate::app::onboarding::{WhoMayRead, answer_who_may_read};
use crate::domain::dates::{say_date, say_day};
use crate::domain::mind::{About, Nudge};
use crate::domain::privacy::{Where, sight};
use crate::domain::{Adult, Entry, Id, People};
use crate::store::StoreError;

/// A list that was just read out, or a question.
#[derive(Default)]
pub enum Asked {
    #[default]
    Nothing,
    Mind(Vec<Nudge>),
    Notes(Vec<Id<Entry>>),
    /// Lines that are not saved, by the places of their drafts.
    Waiting(Vec<String>),
    /// A note was read in full; these adults have not heard of it.
    Note(Id<Entry>, Vec<Id<Adult>>),
    Leftover(NaiveDate),
    /// A hidden reminder was read out.
    Reminder(Nudge),
    WhoMayRead,
}

impl Asked {
    fn count(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Mind(nudges) => nudges.len(),
            Self::Notes(notes) => notes.len(),
            Self::Waiting(places) => places.len(),
            Self::Note(_, adults) => adults.len(),
            Self::Leftover(_) => 2,
            Self::Reminder(_) => 1,
            Self::WhoMayRead => 3,
        }
    }

    /// Whether this is still asked once a command was run that does no more than read, or another.
    pub fn outlives(&self, only_reads: bool) -> bool {
        match self {
            Self::WhoMayRead => true,
            Self::Note(..) | Self::Leftover(_) | Self::Reminder(_) => only_reads,
            Self::Nothing | Self::Mind(_) | Self::Notes(_) | Self::Waiting(_) => false,
        }
    }

    /// The number a line answers with.
    pub fn number_in(&self, line: &str) -> Option<usize> {
        if self.count() == 0 {
            return None;
        }
        number(line)
    }

    /// What is asked now; nothing: the talk goes on as usual.
    pub fn question(&self, people: &People) -> Option<String> {
        match self {
            Self::Note(_, adults) if adults.is_empty() => None,
            Self::Note(_, adults) => {
                let labels = numbered(adults.iter().map(|adult| format!("{} was told today", people.role(Some(*adult)))));
                Some(format!("{labels} A number, or go on with a line:"))
            }
            Self::Leftover(_) => Some("1 take it up. 2 let it go. A number, or go on with a line:".to_owned()),
            Self::Reminder(_) => {
                Some("1 marks it done. A number, or go on with a line:".to_owned())
            }
            Self::WhoMayRead => Some(
                "Who may read it? 1 lock it now. 2 later. 3 this laptop's own lock protects it. A number, or go on with a line:".to_owned(),
            ),
            Self::Nothing | Self::Mind(_) | Self::Notes(_) | Self::Waiting(_) => None,
        }
    }
}

/// The number that a line is, if it is nothing else.
pub(super) fn number(line: &str) -> Option<usize> {
    let digits = line.strip_suffix('.').unwrap_or(line);
    let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(usize::MAX))
}

/// "1 Ola. 2 Olek."
pub(super) fn numbered(labels: impl IntoIterator<Item = String>) -> String {
    let labels: Vec<String> = (1..)
        .zip(labels)
        .map(|(number, label)| format!("{number} {label}."))
        .collect();
    labels.join(" ")
}

impl Talk {
    /// Does what the number stands for.
    pub(super) fn choose(&mut self, asked: Asked, number: usize) -> Outcome {
        let count = asked.count();
        let Some(place) = number.checked_sub(1).filter(|place| *place < count) else {
            self.say(format!(
                "There is no {number} in that list: it goes from 1 to {count}."
            ));
            self.asked = asked;
            return Ok(());
        };
        match asked {
            Asked::Mind(mut nudges) => self.see_to(&nudges.swap_remove(place)),
            Asked::Notes(notes) => self.read_out(notes[place]),
            Asked::Waiting(mut places) => {
                self.take_up_waiting(places.swap_remove(place));
                Ok(())
            }
            Asked::Note(note, adults) => self.told(note, adults[place]),
            Asked::Leftover(day) if place == 0 => self.take_up(day),
            Asked::Leftover(day) => {
                self.store.step(
                    &format!("{} let go", say_date(day, self.date)),
                    self.now,
                    |store| store.round().let_go(day),
                )?;
                self.say("Let go. /undo takes it back.");
                Ok(())
            }
            Asked::Reminder(nudge) => self.tick(&nudge),
            Asked::WhoMayRead => self.answer_who_may_read(WhoMayRead::ALL[place]),
            Asked::Nothing => Ok(()),
        }
    }

    /// A line of what to keep in mind: marked done where one step does it, else told how to see to
    /// it.
    fn see_to(&mut self, nudge: &Nudge) -> Outcome {
        match nudge.about {
            About::Leftover(day) => self.asked = Asked::Leftover(day),
            About::Unshared(note) => return self.read_out(note),
            About::Loan(loan) => {
                let thing = self.known.out.iter().find(|out| out.entry == loan).map(|out| out.thing.name.clone()).unwrap_or_default();
                self.say(format!("When it comes back, type  back {thing}:  and how it went at home."));
            }
            About::Family(_) => self.say(format!("{}. Start a line with the name to write about it.", nudge.words)),
            About::Laptop => self.say("Put away or delete large files you no longer need. This goes when there is room again."),
            About::Copies(_) => {
                self.say("hometime backup  makes a copy now,  hometime backup FOLDER  puts one on a stick. The rest is on the full screen: /copies.");
            }
            About::QuietWord(_) => self.say("What it is about is on the full screen only: Enter there opens it."),
            About::CouldGo => self.say("What could go is on the full screen: /keeping."),
            About::Place(_) => self.say("More of it is on the full screen: /where."),
            About::Reminder(id, _) => {
                let reminder = self.store.reminders().get(id)?.ok_or_else(StoreError::gone)?;
                if sight(reminder.privacy, Where::Aloud).has_words() {
                    return self.tick(nudge);
                }
                self.say(format!("{}: {}", nudge.when, end_of(&reminder.text(&self.people))));
                self.asked = Asked::Reminder(nudge.clone());
            }
            About::Step(_) | About::LookBack(_) => return self.tick(nudge),
        }
        Ok(())
    }

    /// Marks a line of what to keep in mind as done.
    fn tick(&mut self, nudge: &Nudge) -> Outcome {
        if let Some(done) = mark_done(nudge, &self.store, self.now)? {
            self.say(format!(
                "{done} {} /undo takes it back.",
                end_of(&nudge.words)
            ));
        }
        Ok(())
    }

    /// Takes up the children left from an earlier round; lines are about that day until it is
    /// through.
    fn take_up(&mut self, day: NaiveDate) -> Outcome {
        let left = self
            .store
            .round()
            .unfinished(self.date, &self.people)?
            .map(|unfinished| unfinished.children)
            .unwrap_or_default();
        self.round.take_up(day, left);
        self.refresh()?;
        self.round.begin();
        self.say(format!(
            "Lines are about {} now. /round goes back to today.",
            say_day(day, self.date)
        ));
        Ok(())
    }

    /// She goes on writing instead.
    pub(super) fn lock_later(&mut self) -> Outcome {
        self.answer_who_may_read(WhoMayRead::Later)
    }

    fn answer_who_may_read(&mut self, answer: WhoMayRead) -> Outcome {
        answer_who_may_read(answer, &self.store)?;
        match answer {
            WhoMayRead::LockNow => return self.begin_card(LockSetup::lock()),
            WhoMayRead::Later => self.say("Later, then: /lock has it."),
            WhoMayRead::DiskLock => self.say("It relies on the laptop's own lock, and the head line says so. Settings can change that."),
        }
        Ok(())
    }
}
