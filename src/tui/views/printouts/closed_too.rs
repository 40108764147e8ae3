//! The question before private notes, and those told in confidence, are put on the page of a
//! child's records.

use crate::domain::Allowed;
use crate::pages::Wanted;
use crate::tui::command::{Context, Outcome};
use crate::tui::view::Size;
use crate::tui::views::Preview;
use crate::tui::widgets::{Confirm, Question};

pub type ClosedToo = Confirm<OpenClosed>;

/// The pages to go back to, and which of them is meant.
pub struct OpenClosed {
    kinds: Vec<Wanted>,
    kind: usize,
}

impl ClosedToo {
    pub(super) fn of(kinds: Vec<Wanted>, kind: usize) -> Self {
        Self::asking(OpenClosed { kinds, kind })
    }
}

impl Question for OpenClosed {
    const NAME: &'static str = "Closed notes too";
    const HELP: &'static str = "closed-notes";
    const YES: &'static str = "put them on";
    const NO: &'static str = "back, they stay off";
    const REFUSED: &'static str = "They stay off the page";
    const SIZE: Size = Size::Box {
        columns: 74,
        rows: 14,
    };

    fn title(&self) -> &'static str {
        "Private notes, and those told in confidence"
    }

    fn consequences(&self) -> Vec<String> {
        vec![
            "A parent who asks for everything may ask for these too. They can name others, or hold what one parent told you of the other: whoever gets the page reads all of it.".to_owned(),
            "You can still leave out a line. If you are not sure what has to be shown, ask first; there is a month's time.".to_owned(),
        ]
    }

    fn carry_out(&mut self, cx: &mut Context) -> Outcome {
        let mut kinds = self.kinds.clone();
        if let Some(Wanted::Child { allowed, .. }) = kinds.get_mut(self.kind) {
            *allowed = Allowed {
                private: true,
                sensitive: true,
            };
        }
        // Off with the question and with the page below it; the fuller page takes their place.
        cx.close();
        cx.close();
        cx.push(Preview::showing(kinds, self.kind));
        cx.say("Every note is on the page now. Read it through before it leaves the house.");
        Ok(())
    }
}
