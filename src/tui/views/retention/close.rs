//! The last question of all: whether the log is to be closed for good.

use crate::store::{LockState, Result};
use crate::tui::command::{Context, Outcome, Request};
use crate::tui::view::Size;
use crate::tui::widgets::{Confirm, Question, YES_ASKED, not_yes};
use crate::vault::Secret;

pub type CloseForGood = Confirm<CloseLog>;

/// The question, in two parts where there is a passphrase.
#[derive(Default)]
pub struct CloseLog {
    is_locked: bool,
    said_yes: bool,
}

impl Question for CloseLog {
    const NAME: &'static str = "Close the log for good";
    const HELP: &'static str = "close";
    const YES: &'static str = "close for good";
    const REFUSED: &'static str = "Nothing was closed";
    const SIZE: Size = Size::Box {
        columns: 74,
        rows: 17,
    };

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.is_locked = cx.store.lock_state() == LockState::Locked;
        Ok(())
    }

    fn consequences(&self) -> Vec<String> {
        vec![
            "First get out what you want to keep, on paper or as a file:\n/export      or outside the program:  hometime export FOLDER".to_owned(),
            "Then the keys of this log and of every copy in reach are destroyed, and the copies and the log with them. Nobody can read them again, not even you with your passphrase. The next start is a first start.".to_owned(),
        ]
    }

    fn asked(&self) -> String {
        if self.said_yes {
            "Your passphrase, then Enter.".to_owned()
        } else {
            YES_ASKED.to_owned()
        }
    }

    fn why_not(&self, typed: &str, cx: &Context) -> Result<Option<String>> {
        if !self.said_yes {
            return Ok(not_yes(typed, Self::REFUSED));
        }
        let is_right = cx.store.locks().is_opened_by(&Secret::passphrase(typed))?;
        Ok((!is_right).then(|| {
            "Nothing was closed: that passphrase does not open your log. Type it again, or Esc goes back.".to_owned()
        }))
    }

    fn is_secret(&self) -> bool {
        self.said_yes
    }

    fn carry_out(&mut self, cx: &mut Context) -> Outcome {
        if self.is_locked && !self.said_yes {
            self.said_yes = true;
        } else {
            cx.ask(Request::CloseForGood);
        }
        Ok(())
    }
}
