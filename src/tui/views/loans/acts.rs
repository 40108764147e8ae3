//! What can be done with a loan or a thing, and the doing: each one step to take back.

use chrono::Days;

use super::card::{Loaded, LoanCard};
use super::lend::Lending;
use super::question::Question;
use super::slip::SlipCard;
use crate::app::hints::short_way;
use crate::domain::dates::say_date;
use crate::domain::{Condition, Thing};
use crate::tui::command::{Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::{ENTRY, THING};

/// One numbered act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Back,
    KeepLonger,
    BackMissing,
    AnotherDay,
    Tell,
    Slip,
    ChangeLoan,
    Lend,
    LendOvernight,
    Missing,
    Found,
    OutOfAction,
    Mended,
    ChangeThing,
    PutAway,
    TakeOut,
}

impl Act {
    /// What can be done just now, likeliest first.
    pub fn all_for(loaded: &Loaded) -> Vec<Self> {
        let thing = &loaded.thing;
        let mut acts = Vec::new();
        match &loaded.loan {
            Some((_, loan)) if loan.is_out() => {
                acts.extend([
                    Self::Back,
                    Self::KeepLonger,
                    Self::BackMissing,
                    Self::AnotherDay,
                    Self::Tell,
                    Self::Slip,
                    Self::ChangeLoan,
                ]);
            }
            Some(_) => {
                acts.push(Self::Tell);
                acts.extend((!loaded.is_out && thing.is_ready()).then_some(Self::Lend));
                acts.push(Self::ChangeLoan);
            }
            None => {
                acts.extend(
                    thing
                        .is_ready()
                        .then_some([Self::Lend, Self::LendOvernight])
                        .into_iter()
                        .flatten(),
                );
                acts.push(if thing.missing.is_empty() {
                    Self::Missing
                } else {
                    Self::Found
                });
                let to_mend =
                    thing.out_of_action_on.is_some() || thing.condition == Condition::NeedsMending;
                acts.extend(to_mend.then_some(Self::Mended));
                acts.extend(
                    thing
                        .out_of_action_on
                        .is_none()
                        .then_some(Self::OutOfAction),
                );
                acts.push(if thing.hidden {
                    Self::TakeOut
                } else {
                    Self::PutAway
                });
            }
        }
        acts.push(Self::ChangeThing);
        acts
    }

    pub fn words(self, loaded: &Loaded) -> String {
        let days = loaded.thing.usual_days();
        match self {
            Self::Back => "it is back, all there".to_owned(),
            Self::KeepLonger if days == 7 => "they keep it one more week".to_owned(),
            Self::KeepLonger if days == 1 => "they keep it one more night".to_owned(),
            Self::KeepLonger => format!("they keep it {days} more days"),
            Self::BackMissing => "it is back, bits missing".to_owned(),
            Self::AnotherDay => "another day to come back".to_owned(),
            Self::Tell if loaded.loan.as_ref().is_some_and(|(_, loan)| loan.is_out()) => {
                "how it is going at home".to_owned()
            }
            Self::Tell => "what happened at home".to_owned(),
            Self::Slip => "the slip that goes home with it".to_owned(),
            Self::ChangeLoan => "change the loan".to_owned(),
            Self::Lend if loaded.loan.is_some() => "lend it again: again is good".to_owned(),
            Self::Lend => "lend it".to_owned(),
            Self::LendOvernight => "lend it overnight".to_owned(),
            Self::Missing => "bits are missing".to_owned(),
            Self::Found => format!("found: {}", loaded.thing.missing),
            Self::OutOfAction => "out of action".to_owned(),
            Self::Mended => "mended".to_owned(),
            Self::ChangeThing => "change the thing: reasons, pieces, ages".to_owned(),
            Self::PutAway => "put it away, out of sight".to_owned(),
            Self::TakeOut => "bring it out again".to_owned(),
        }
    }
}

impl LoanCard {
    pub(super) fn carry_out(&mut self, act: Act, cx: &mut Context) -> Outcome {
        let Some(loaded) = &self.loaded else {
            return Ok(());
        };
        let (thing, name) = (loaded.thing.clone(), loaded.thing.name.clone());
        let today = cx.today();
        match (act, &loaded.loan) {
            (Act::Back, Some((entry, _))) => {
                cx.store.step(&format!("{name} back"), cx.now, |store| {
                    store.loans().take_back(entry.id, today, "")
                })?;
                let short = short_way(cx.store, "back", &name.to_lowercase());
                cx.say(format!(
                    "Back on the shelf: {name} · Ctrl+Z takes it back{short}"
                ));
                cx.close();
                cx.push(Question::at_home(entry.id));
            }
            (Act::BackMissing, Some((entry, _))) => {
                cx.close();
                cx.push(Question::missing(thing.id, Some(entry.id)));
            }
            (Act::KeepLonger, Some((entry, loan))) => {
                let due = loan.due.max(today) + thing.usual_loan();
                let step = format!("{name} kept longer");
                cx.store.step(&step, cx.now, |store| {
                    store.loans().keep_until(entry.id, due)
                })?;
                cx.say(format!(
                    "They keep it until {} · Ctrl+Z takes it back",
                    say_date(due, today)
                ));
            }
            (Act::AnotherDay, Some((entry, _))) => cx.push(Question::due(entry.id)),
            (Act::Tell, Some((entry, _))) => cx.push(Question::at_home(entry.id)),
            (Act::Slip, Some((entry, _))) => cx.push(SlipCard::of(entry.id)),
            (Act::ChangeLoan, Some((entry, _))) => {
                let form = Form::open(&ENTRY, Some(entry.id), entry.item.clone(), cx)?;
                cx.push(form);
            }
            (Act::Lend, Some((entry, _))) => {
                let again = entry.children.first().copied();
                cx.close();
                cx.push(Lending::of(thing.id, thing.usual_loan(), again));
            }
            (Act::Lend, None) => {
                cx.close();
                cx.push(Lending::of(thing.id, thing.usual_loan(), None));
            }
            (Act::LendOvernight, _) => {
                cx.close();
                cx.push(Lending::of(thing.id, Days::new(1), None));
            }
            (Act::Missing, _) => cx.push(Question::missing(thing.id, None)),
            (Act::ChangeThing, _) => {
                let form = Form::open(&THING, Some(thing.id), thing.item, cx)?;
                cx.push(form);
            }
            (Act::Found, _) => change(cx, loaded, "found", |thing| thing.missing.clear())?,
            (Act::OutOfAction, _) => change(cx, loaded, "out of action", |thing| {
                thing.out_of_action_on = Some(today);
            })?,
            (Act::Mended, _) => change(cx, loaded, "mended", |thing| {
                thing.out_of_action_on = None;
                if thing.condition == Condition::NeedsMending {
                    thing.condition = Condition::Good;
                }
            })?,
            (Act::PutAway, _) => change(cx, loaded, "put away", |thing| thing.hidden = true)?,
            (Act::TakeOut, _) => change(cx, loaded, "out again", |thing| thing.hidden = false)?,
            (_, None) => {}
        }
        Ok(())
    }
}

/// Changes the thing as one step named for what was done.
fn change(
    cx: &mut Context,
    loaded: &Loaded,
    done: &str,
    change: impl FnOnce(&mut Thing),
) -> Outcome {
    let mut thing = loaded.thing.item.clone();
    change(&mut thing);
    let id = loaded.thing.id;
    cx.store
        .step(&format!("{}: {done}", thing.name), cx.now, |store| {
            store.loans().save_thing(Some(id), &thing)
        })?;
    cx.say(format!("{}: {done} · Ctrl+Z takes it back", thing.name));
    Ok(())
}
