//! Erasing for good and closing for good: the log at once, the copies beside the keys, and a
//! receipt at the end.

use std::mem;

use chrono::NaiveDateTime;

use super::app::App;
use super::command::{Outcome, Request};
use super::views::ErasedForGood;
use crate::app::backup_scheduler::{BackupScheduler, LOOK_AGAIN};
use crate::app::close::Closing;
use crate::domain::erased::Gone;
use crate::store::{Beside, CouldGo, FromCopies, Mention, Store, Whom};

/// What is being let go of tonight, and whether there is still a log.
#[derive(Default)]
pub struct Forgetting {
    under_way: Option<UnderWay>,
    /// There is no log any more.
    pub is_closed: bool,
}

/// An erasing that has not come to every copy yet.
struct UnderWay {
    work: Beside<FromCopies>,
    looked: NaiveDateTime,
    /// What went from the log; nothing when this was begun before the program was started.
    gone: Option<Gone>,
    stays: Vec<Mention>,
}

impl Forgetting {
    pub fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        self.under_way
            .as_ref()
            .map(|under_way| under_way.looked + LOOK_AGAIN)
    }
}

impl App {
    /// Takes a child or a family out for good. Every view is begun anew, so that none of them holds
    /// words that are gone.
    pub(super) fn erase(&mut self, whom: Whom) -> Outcome {
        self.leave_copies_alone()?;
        let erased = self.store.erasing().erase(whom, self.now)?;
        self.begin_anew()?;
        self.go_on_forgetting(Some(erased.gone), erased.stays)
    }

    /// Takes out what is older than she means to keep it.
    pub(super) fn erase_these(&mut self, groups: &[CouldGo]) -> Outcome {
        self.leave_copies_alone()?;
        let gone = self.store.keeping().erase(groups, self.now)?;
        self.begin_anew()?;
        self.go_on_forgetting(Some(gone), Vec::new())
    }

    /// Half-typed words are kept, and nothing is copied while copies are written anew.
    fn leave_copies_alone(&mut self) -> Outcome {
        self.keep_words()?;
        self.forgetting = Forgetting::default();
        self.copier = BackupScheduler::default();
        Ok(())
    }

    fn begin_anew(&mut self) -> Outcome {
        let store = mem::replace(&mut self.store, Store::in_memory()?);
        *self = Self::on(store, self.now, self.look.abilities)?;
        Ok(())
    }

    /// Goes on with what a sudden end broke off.
    pub(super) fn take_up_forgetting(&mut self) -> Outcome {
        if self.store.copies().can_be_made() && self.store.erasing().is_under_way()? {
            self.go_on_forgetting(None, Vec::new())?;
        }
        Ok(())
    }

    fn go_on_forgetting(&mut self, gone: Option<Gone>, stays: Vec<Mention>) -> Outcome {
        let work = self.store.erasing().take_out_of_copies(self.now)?;
        self.forgetting.under_way = Some(UnderWay {
            work,
            looked: self.now,
            gone,
            stays,
        });
        self.say(
            "Gone from your log. The copies are being written anew; you can go on.",
            false,
        );
        Ok(())
    }

    /// Looks how far the copies are; at the end the receipt is shown.
    pub(super) fn look_at_forgetting(&mut self) -> Outcome {
        let Some(under_way) = &mut self.forgetting.under_way else {
            return Ok(());
        };
        under_way.looked = self.now;
        let Some(outcome) = under_way.work.outcome() else {
            let words = format!(
                "Writing the copies anew: {} of 100.",
                under_way.work.percent()
            );
            self.say(&words, false);
            return Ok(());
        };
        let Some(done) = self.forgetting.under_way.take() else {
            return Ok(());
        };
        self.closer.state = Closing::No;
        let copies = outcome?;
        self.store.erasing().done(&copies)?;
        self.copier = BackupScheduler::begin(&self.store, self.now)?;
        let receipt =
            ErasedForGood::told(done.gone.as_ref(), &done.stays, &copies, self.now.date());
        self.say("Done. What went, and what stays, is told here.", false);
        self.fulfil(Request::Push(Box::new(receipt)))
    }

    /// Destroys the keys, the copies and the log, and ends.
    pub(super) fn close_for_good(&mut self) -> Outcome {
        self.forgetting = Forgetting::default();
        self.copier = BackupScheduler::default();
        let store = mem::replace(&mut self.store, Store::in_memory()?);
        store.close_for_good()?;
        self.forgetting.is_closed = true;
        self.closer.state = Closing::Closed;
        Ok(())
    }
}
