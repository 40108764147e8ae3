//! What the hint under an empty line teaches: quick words for a sentence typed several times, or
//! the one thing of this evening.

use super::Today;
use crate::app::shortcuts::all_of;
use crate::domain::Privacy;
use crate::line::{Action, Scene, quick};
use crate::tui::command::{Context, Outcome};

/// Said once ever of one sentence.
const OFTEN: &str = "You have typed this three times: Ctrl+K keeps it as quick words.";

impl Today {
    pub(super) fn taught(&self) -> Option<&'static str> {
        let often = self.often.is_some().then_some(OFTEN);
        often.or(self.teaching).filter(|_| self.is_blank())
    }

    /// After a save. What is private stays in its note only.
    pub(super) fn notice_often(&mut self, acts: &[Action], cx: &Context) -> Outcome {
        self.often = None;
        let [Action::Write { entry, .. }, ..] = acts else {
            return Ok(());
        };
        // Quick words are a sentence.
        if entry.privacy != Privacy::Shareable || entry.words.contains('\n') {
            return Ok(());
        }
        let scene = Scene {
            known: &self.known,
            now: self.now,
            shown: entry.children.clone(),
            day: entry.day,
            plain: false,
        };
        let fits_all = quick::without_names(&entry.words, &scene);
        let is_kept = all_of(&self.known.quick)
            .iter()
            .any(|(_, words)| *words == entry.words || *words == fits_all);
        if !is_kept && cx.store.quick_words().offer(&entry.words)? {
            self.often = Some(fits_all);
        }
        Ok(())
    }
}
