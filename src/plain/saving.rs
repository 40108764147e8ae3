//! A line saved, or asked about; whatever is not saved is kept.

use super::aloud::aloud;
use super::choosing::Asked;
use super::talk::Talk;
use crate::domain::wording::count;
use crate::line::{self, Doubt, Reading, Scene};
use crate::store::Draft;
use crate::tui::command::Outcome;
use crate::tui::sentence::in_full;
use crate::tui::understood::about_whom;
use crate::tui::views::WhoMayRead;

impl Talk {
    /// Saves a line. `earlier`: it stands in for the words kept here, but for these. Nothing: what
    /// is kept here stays.
    pub(super) fn save(
        &mut self,
        text: &str,
        earlier: Option<String>,
        is_word_for_word: bool,
    ) -> Outcome {
        if let Some(copy) = &self.only_to_look {
            let said = format!("This is {copy}, so nothing was saved. /finish ends the looking.");
            self.say(said);
            return Ok(());
        }
        if !is_word_for_word && matches!(text, "quit" | "exit" | "bye" | ":q") {
            self.say(format!(
                "To finish for tonight, /finish. To save the word itself: /words {text}"
            ));
            return Ok(());
        }
        let round = &self.round;
        let scene = Scene {
            known: &self.known,
            now: self.now,
            shown: round.shown(),
            day: round.day,
            plain: is_word_for_word,
        };
        let (full, opened) = if is_word_for_word {
            (text.to_owned(), Vec::new())
        } else {
            in_full(text, &scene)
        };
        let text = full.as_str();
        let Reading {
            acts,
            doubt,
            echo,
            notes,
        } = line::read(text, &scene);
        for name in &opened {
            self.store.quick_words().opened(name);
        }
        if let Some(doubt) = doubt {
            return self.ask(text, doubt, earlier);
        }
        if acts.is_empty() {
            self.say("There are no words in it to save.");
            return Ok(());
        }
        let (what, place) = (
            self.store.name_of_acts(&acts, &self.people),
            self.round.draft_place(),
        );
        let left = earlier.as_ref().map(|left| self.draft(left));
        let saved = self.store.step(&what, self.now, |store| {
            store.write_down(&acts)?;
            match &left {
                Some(left) if left.text.is_empty() => store.drafts().drop(&place),
                Some(left) => store.drafts().keep(std::slice::from_ref(left)),
                None => Ok(()),
            }
        });
        if let Err(problem) = saved {
            // The disk may not take them just now; then they stay at least here.
            let _said_below = self.keep(text, earlier);
            return Err(problem);
        }
        self.say(format!("= {echo}"));
        self.said.extend(notes.iter().map(|note| aloud(note)));
        let whom = about_whom(&acts, &self.known, &self.people, self.date);
        self.say(format!("Saved to {whom}, {}.", self.now.format("%H:%M")));
        match earlier {
            Some(left) if left.is_empty() => self.round.forget_line(),
            Some(left) => self.round.keep_words(&left, self.now),
            None => {}
        }
        self.copier.changed(&self.store, self.now);
        self.was_warned = false;
        self.refresh()?;
        if self.round.is_its_chat(&acts) {
            self.next_child();
            if self.round.is_over() {
                self.tell_end()?;
            }
        }
        if WhoMayRead::if_it_is_time(&self.store)?.is_some() {
            self.say("Your first words are saved. Your log is encrypted, but until you lock it the key lies beside it.");
            self.asked = Asked::WhoMayRead;
        }
        Ok(())
    }

    /// Puts a doubt to her; the words are kept until it is settled.
    fn ask(&mut self, text: &str, doubt: Doubt, earlier: Option<String>) -> Outcome {
        let before = earlier.unwrap_or_else(|| self.round.line().text().to_owned());
        let kept = self.keep(text, Some(before.clone()));
        self.say(aloud(&doubt.question));
        self.asked = Asked::Doubt {
            answers: doubt.answers,
            before,
        };
        kept
    }

    /// Keeps words that were not saved, with whom they were typed for. They go behind what is kept
    /// there, or behind `before`.
    pub(super) fn keep(&mut self, text: &str, before: Option<String>) -> Outcome {
        let before = before.unwrap_or_else(|| self.round.line().text().to_owned());
        let whole = if before.is_empty() || before == text {
            text.to_owned()
        } else {
            format!("{before}\n{text}")
        };
        self.round.keep_words(&whole, self.now);
        self.store.drafts().keep(&[self.draft(&whole)])
    }

    /// Lets go of the words kept here.
    pub(super) fn drop_kept(&mut self) -> Outcome {
        self.store.drafts().drop(&self.round.draft_place())?;
        self.round.forget_line();
        Ok(())
    }

    fn draft(&self, words: &str) -> Draft {
        Draft {
            place: self.round.draft_place(),
            text: words.to_owned(),
            caret: words.len(),
            at: self.now,
        }
    }

    /// "Round done. 5 chats, 1 observation. Zoë left for later: /back goes to her."
    fn tell_end(&mut self) -> Outcome {
        let tally = self.store.tally_of(self.round.day)?;
        let left = self.round.left_for_later();
        let names = self.people.names(&left);
        let left = if left.is_empty() {
            String::new()
        } else {
            format!(" {names} left for later: /round goes there.")
        };
        self.say(format!("Round done. {}.{left}", tally.sentence()));
        Ok(())
    }

    /// Says that nothing was saved, and where the words are.
    pub(super) fn kept_unsaved(&mut self, words: &str) -> Outcome {
        self.keep(words, None)?;
        let kept = count(words.split_whitespace().count(), "word");
        self.say(format!(
            "Nothing was saved; your {kept} wait here. /words saves the line as it stands."
        ));
        Ok(())
    }
}
