//! What can be chosen on the card, and where the arrows lead from what is chosen now.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{TurnCard, Turning};
use crate::domain::dates::say_day;
use crate::domain::{Adult, Child, Household, Id, Kind, Privacy};
use crate::line::{Action, KindWord, Meant, read, turned};
use crate::tui::command::{Context, Outcome};

/// One row of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    About,
    Kind,
    Day,
    Remind,
    With,
    Privacy,
}

/// As far ahead as the arrows go.
const AHEAD: Days = Days::new(366);

impl TurnCard {
    /// The rows there are for what is turned.
    pub(super) fn choices(&self) -> Vec<Choice> {
        use Choice::{About, Day, Kind, Privacy, Remind, With};
        match &self.what {
            None => Vec::new(),
            Some(Turning::Reminder(_) | Turning::Step(_)) => vec![Remind],
            Some(Turning::Line { .. }) if self.wish.kind == KindWord::Back => vec![Kind, Day],
            Some(Turning::Line { .. }) => {
                let all = [About, Kind, Day, Remind, With, Privacy];
                all.into_iter()
                    .filter(|choice| *choice != With || self.homes().len() == 1)
                    .collect()
            }
            Some(Turning::Note { entry, .. }) => {
                // What is back has no day to come; one told to several is put right on its own
                // card, each telling by itself.
                let is_back = entry.loan().is_some_and(|loan| !loan.is_out());
                let several = entry.shared().len() > 1;
                let all = [About, Kind, Day, Remind, With, Privacy];
                all.into_iter()
                    .filter(|choice| !(*choice == Remind && is_back || *choice == With && several))
                    .collect()
            }
        }
    }

    pub(super) fn chosen(&self) -> Option<Choice> {
        self.choices().get(self.list.chosen()).copied()
    }

    pub(super) fn is_on_a_day(&self) -> bool {
        matches!(self.chosen(), Some(Choice::Day | Choice::Remind))
    }

    /// The families it is about, as wished.
    pub(super) fn homes(&self) -> Vec<&Household> {
        let mut homes: Vec<&Household> = Vec::new();
        for home in self
            .wish
            .children
            .iter()
            .filter_map(|child| self.people.family_of(*child))
        {
            if !homes.iter().any(|known| known.family.id == home.family.id) {
                homes.push(home);
            }
        }
        homes
    }

    /// Whom it may be about: as it is, each child who is here, and brothers and sisters together.
    pub(super) fn children_offered(&self) -> Vec<Vec<Id<Child>>> {
        let day = self.wish.day.unwrap_or_else(|| self.now.date());
        let mut offered: Vec<Vec<Id<Child>>> = Vec::new();
        for home in &self.known.households {
            let here: Vec<Id<Child>> = home
                .children
                .iter()
                .filter(|child| {
                    child
                        .left_on
                        .or(home.family.left_on)
                        .is_none_or(|left| left >= day)
                })
                .map(|child| child.id)
                .collect();
            offered.extend(here.iter().map(|child| vec![*child]));
            offered.extend((here.len() > 1).then_some(here));
        }
        if !self.was.children.is_empty() && !offered.contains(&self.was.children) {
            offered.insert(0, self.was.children.clone());
        }
        offered
    }

    pub(super) fn kinds_offered(&self) -> Vec<KindWord> {
        match &self.what {
            Some(Turning::Line { text, kinds, .. }) => {
                let scene = self.scene();
                let reads = |kind: &KindWord| {
                    *kind == self.wish.kind
                        || turned(text, &scene, &of_kind(&self.wish, *kind)).is_some()
                };
                // An answer is asked for by what it answers, so nothing else becomes one.
                kinds
                    .iter()
                    .copied()
                    .filter(|kind| {
                        *kind != KindWord::Of(Kind::Answer)
                            || self.was.kind == KindWord::Of(Kind::Answer)
                    })
                    .filter(reads)
                    .collect()
            }
            Some(Turning::Note { entry, .. }) => match entry.kind {
                Kind::Chat | Kind::Observation | Kind::FromHome => {
                    vec![
                        KindWord::Of(Kind::Chat),
                        KindWord::Of(Kind::Observation),
                        KindWord::Of(Kind::FromHome),
                    ]
                }
                other => vec![KindWord::Of(other)],
            },
            _ => Vec::new(),
        }
    }

    /// The adults of the one family, after nobody.
    pub(super) fn adults_offered(&self) -> Vec<Option<Id<Adult>>> {
        let homes = self.homes();
        std::iter::once(None)
            .chain(
                homes
                    .iter()
                    .flat_map(|home| &home.adults)
                    .map(|adult| Some(adult.id)),
            )
            .collect()
    }

    pub(super) fn can_step(&self, by: i64) -> bool {
        self.chosen().is_some_and(|choice| {
            self.stepped(choice, by)
                .is_some_and(|wish| wish != self.wish)
                || self.stays_a_loan(choice)
        })
    }

    /// A row that cannot be changed says why when she tries.
    fn stays_a_loan(&self, choice: Choice) -> bool {
        choice == Choice::Kind
            && matches!(&self.what, Some(Turning::Note { .. }))
            && self.kinds_offered().len() == 1
    }

    pub(super) fn step(&mut self, by: i64, cx: &mut Context) -> Outcome {
        let Some(choice) = self.chosen() else {
            return Ok(());
        };
        if self.stays_a_loan(choice) {
            cx.say(match self.wish.kind {
                KindWord::Of(Kind::Loan) => "A thing that went home stays a loan. What was said with it makes a line of its own on Today.",
                KindWord::Of(Kind::Try) => "A thing to try has its own answers, so it stays one. A line of its own on Today says anything else.",
                _ => "An answer belongs to what it answers. Its card keeps it as news from home too: Esc, then Enter on it.",
            });
        } else if let Some(wish) = self.stepped(choice, by) {
            self.wish = wish;
        }
        Ok(())
    }

    /// What she would wish after that arrow; none where there is nothing that way.
    fn stepped(&self, choice: Choice, by: i64) -> Option<Meant> {
        let mut wish = self.wish.clone();
        match choice {
            Choice::About => {
                wish.children = next(&self.children_offered(), &wish.children, by)?;
                wish.adult = self.same_role(&wish.children);
            }
            Choice::Kind => wish = of_kind(&wish, next(&self.kinds_offered(), &wish.kind, by)?),
            Choice::With => wish.adult = next(&self.adults_offered(), &wish.adult, by)?,
            Choice::Privacy => wish.privacy = next(Privacy::ALL, &wish.privacy, by)?,
            Choice::Day => {
                let today = self.now.date();
                let day = wish.day.map_or(Some(self.scene().day), |day| {
                    day.checked_add_signed(TimeDelta::days(by))
                })?;
                wish.day = Some(day).filter(|day| *day <= today);
                wish.day?;
            }
            Choice::Remind => wish = self.due_after(by)?,
        }
        Some(wish)
    }

    /// The day some days on; before tomorrow there is none, unless something has to have one; that
    /// may be today.
    fn due_after(&self, by: i64) -> Option<Meant> {
        let today = self.now.date();
        let needs_one = match &self.what {
            Some(Turning::Line { .. }) | None => false,
            Some(Turning::Note { entry, .. }) => entry.loan().is_some(),
            Some(Turning::Reminder(_) | Turning::Step(_)) => true,
        };
        let from = self
            .wish
            .remind
            .or_else(|| self.usually_due())
            .unwrap_or(today);
        let due = from.checked_add_signed(TimeDelta::days(by))?;
        if due > today + AHEAD {
            return None;
        }
        let remind = match (due > today, by > 0) {
            (true, _) => Some(due),
            (false, true) if needs_one => Some(today),
            (false, true) => Some(today + Days::new(1)),
            (false, false) if needs_one && due < today => return None,
            (false, false) if needs_one => Some(due),
            (false, false) => None,
        };
        Some(Meant {
            remind,
            ..self.wish.clone()
        })
    }

    /// When a thing in the line is due, though she typed no day.
    pub(super) fn usually_due(&self) -> Option<NaiveDate> {
        let Some(Turning::Line { text, .. }) = &self.what else {
            return None;
        };
        if self.wish.kind != KindWord::Of(Kind::Loan) {
            return None;
        }
        let text = turned(text, &self.scene(), &self.wish)?.line;
        read(&text, &self.scene())
            .acts
            .iter()
            .find_map(|act| match act {
                Action::Write { entry, .. } => entry.loan().map(|loan| loan.due),
                Action::Return { .. } => None,
            })
    }

    /// Mum stays Mum when another child is meant, if that child has one.
    fn same_role(&self, children: &[Id<Child>]) -> Option<Id<Adult>> {
        let was = self.people.adult(self.was.adult?)?;
        let home = children
            .first()
            .and_then(|child| self.people.family_of(*child))?;
        home.adults
            .iter()
            .find(|adult| adult.id == was.id)
            .or_else(|| home.adults.iter().find(|adult| adult.role == was.role))
            .map(|adult| adult.id)
    }

    pub(super) fn say(&self, day: NaiveDate) -> String {
        say_day(day, self.now.date())
    }
}

/// What comes back was lent to somebody already, and has no marks.
fn of_kind(wish: &Meant, kind: KindWord) -> Meant {
    Meant {
        kind,
        ..wish.clone()
    }
}

/// The one so many places on, round and round; the first when none is chosen yet.
fn next<T: Clone + PartialEq>(offered: &[T], chosen: &T, by: i64) -> Option<T> {
    let Some(place) = offered.iter().position(|one| one == chosen) else {
        return offered.first().cloned();
    };
    let place = i64::try_from(place).ok()? + by.signum();
    let count = i64::try_from(offered.len()).ok()?;
    offered
        .get(usize::try_from(place.rem_euclid(count)).ok()?)
        .cloned()
}
