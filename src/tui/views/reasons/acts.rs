//! What she does with the reasons: each act is one step, kept at once, and starts a new ranking
//! when the last one is some weeks old.

use super::{Saying, Why};
use crate::app::drafts::kept_line;
use crate::assets;
use crate::domain::{Agreement, Id, LooksBackOn, Ranked, Ranking, Whom};
use crate::store::{self, Store};
use crate::tui::command::{Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::Route;

impl Why {
    /// Enter, the first time.
    pub(super) fn start(&mut self, cx: &mut Context) -> Outcome {
        let wording = assets::reasons().newest();
        let first = Ranking::first(cx.today(), &wording.version, wording.words());
        cx.store
            .step("A first ranking", cx.now, |store| store.why().start(&first))?;
        cx.say("Started. ← and → move a reason, 1 to 3 answer it, Enter says why.");
        Ok(())
    }

    /// Does one act on the ranking it belongs to.
    fn act(
        &self,
        what: &str,
        cx: &Context,
        act: impl FnOnce(&Store, Id<Ranking>) -> store::Result<()>,
    ) -> Outcome {
        let Some(newest) = self.newest() else {
            return Ok(());
        };
        cx.store.step(what, cx.now, |store| {
            if newest.is_open(cx.today()) {
                return act(store, newest.id);
            }
            let wording = assets::reasons().newest();
            let again = newest.again(cx.today(), &wording.version, wording.words());
            act(store, store.why().start(&again)?)
        })
    }

    /// What the step that undo takes back is called; never her own words.
    fn name(&self, ranked: &Ranked) -> String {
        self.words_of(&ranked.reason).map_or_else(
            || ranked.reason.clone(),
            |reason| format!("\"{}\"", reason.short),
        )
    }

    /// A new ranking is worth a sentence of its own.
    fn say(&self, what: &str, cx: &mut Context) {
        let new = if self.is_open() {
            ""
        } else {
            "A new ranking from today; the last one is kept. "
        };
        cx.say(format!("{new}{what} · Ctrl+Z takes it back"));
    }

    pub(super) fn answer(&mut self, agreement: Agreement, cx: &mut Context) -> Outcome {
        let Some(ranked) = self.chosen() else {
            return Ok(());
        };
        if self.is_open() && ranked.agreement == Some(agreement) {
            cx.say(format!("It says {} already.", agreement.word()));
            return Ok(());
        }
        let changed = Ranked {
            agreement: Some(agreement),
            ..ranked.clone()
        };
        let name = self.name(ranked);
        self.act(
            &format!("{name}, {}", agreement.word()),
            cx,
            |store, ranking| store.why().say(ranking, &changed),
        )?;
        self.say(&format!("Saved: {}", agreement.word()), cx);
        Ok(())
    }

    /// Moves the chosen reason one place; the choice goes with it.
    pub(super) fn carry(&mut self, way: Key, cx: &mut Context) -> Outcome {
        let Some(newest) = self.newest() else {
            return Ok(());
        };
        let from = self.list.chosen();
        let to = if way == Key::Up {
            from.checked_sub(1)
        } else {
            Some(from + 1)
        };
        let Some((one, other)) =
            to.and_then(|to| Some((newest.reasons.get(from)?, newest.reasons.get(to)?)))
        else {
            return Ok(());
        };
        let what = format!(
            "{} {}",
            self.name(one),
            if way == Key::Up { "raised" } else { "lowered" }
        );
        self.act(&what, cx, |store, ranking| {
            store.why().swap(ranking, &one.reason, &other.reason)
        })?;
        if !self.is_open() {
            self.say("Moved", cx);
        }
        Ok(())
    }

    pub(super) fn place(&self) -> String {
        format!(
            "why/{}",
            self.chosen().map_or("", |ranked| ranked.reason.as_str())
        )
    }

    /// Enter: the words beside the reason; what was half-typed at an earlier ending comes back.
    pub(super) fn write(&mut self, cx: &mut Context) -> Outcome {
        let Some(ranked) = self.chosen() else {
            return Ok(());
        };
        let (words, place) = (ranked.why.clone(), self.place());
        self.text = kept_line(&place, &words, cx.store)?;
        self.saying = Saying::Why;
        Ok(())
    }

    /// Keeps why, then asks whom it serves.
    pub(super) fn written(&mut self, cx: &mut Context) -> Outcome {
        let Some(ranked) = self.chosen() else {
            return Ok(());
        };
        let words = self.text.text().trim().to_owned();
        let place = self.place();
        if words == ranked.why {
            cx.store.drafts().drop(&place)?;
        } else {
            let changed = Ranked {
                why: words,
                ..ranked.clone()
            };
            let what = format!("{}, why", self.name(ranked));
            self.act(&what, cx, |store, ranking| {
                store.why().say(ranking, &changed)?;
                store.drafts().drop(&place)
            })?;
            self.say("Saved", cx);
        }
        self.saying = Saying::Whom;
        Ok(())
    }

    /// Ticks one of those it may serve, or clears it.
    pub(super) fn tick(&mut self, place: usize, cx: &mut Context) -> Outcome {
        let (Some(ranked), Some(whom)) = (self.chosen(), Whom::ALL.get(place)) else {
            return Ok(());
        };
        let mut serves: Vec<Whom> = ranked.serves.clone();
        match serves.iter().position(|own| own == whom) {
            Some(at) => drop(serves.remove(at)),
            None => serves.push(*whom),
        }
        let changed = Ranked {
            serves,
            ..ranked.clone()
        };
        let name = self.name(ranked);
        self.act(&format!("{name}, whom it serves"), cx, |store, ranking| {
            store.why().say(ranking, &changed)
        })
    }

    pub(super) fn said(&mut self) -> Outcome {
        self.saying = Saying::Nothing;
        Ok(())
    }

    /// A page begun from here looks back on the newest ranking.
    pub(super) fn open_journal(&mut self, cx: &mut Context) -> Outcome {
        let about = self.newest().map_or(LooksBackOn::Nothing, |newest| {
            LooksBackOn::Ranking(newest.id)
        });
        cx.open(Route::Journal(about));
        Ok(())
    }
}
