//! A note as it would be if it were about somebody else, of another kind, or of another day.

use super::{TurnCard, Turning};
use crate::domain::dates::say_date;
use crate::domain::{Adult, Detail, Entry, Id, Kind, Observation, People, Share};
use crate::line::{KindWord, Meant, meant};

impl TurnCard {
    /// What a kept thing means as it stands.
    pub(super) fn meant_now(&self) -> Meant {
        match &self.what {
            Some(Turning::Note { entry, reminder }) => Meant {
                children: entry.children.clone(),
                kind: KindWord::Of(entry.kind),
                day: Some(entry.day),
                remind: entry
                    .loan()
                    .map(|loan| loan.due)
                    .or_else(|| reminder.as_ref().map(|reminder| reminder.due)),
                adult: if entry.kind == Kind::Observation {
                    entry.shared().first().map(|share| share.with)
                } else {
                    entry.adult
                },
                privacy: entry.privacy,
            },
            Some(Turning::Reminder(reminder)) => Meant {
                remind: Some(reminder.due),
                ..self.was.clone()
            },
            Some(Turning::Step(step)) => Meant {
                remind: step.day,
                ..self.was.clone()
            },
            Some(Turning::Line { text, .. }) => meant(text, &self.scene()),
            None => self.was.clone(),
        }
    }
}

/// The note as she wishes it, or what stands in the way.
pub(super) fn turned(
    entry: &Entry,
    was: &Meant,
    wish: &Meant,
    people: &People,
) -> Result<Entry, String> {
    let mut to = entry.clone();
    to.children.clone_from(&wish.children);
    to.privacy = wish.privacy;
    to.day = wish.day.unwrap_or(entry.day);
    let has_moved = family(entry, people) != family(&to, people);
    if let Detail::Answer { to: answered } = &mut to.detail
        && has_moved
    {
        *answered = None;
    }
    if let Detail::Loan(loan) = &mut to.detail {
        loan.due = wish.remind.unwrap_or(loan.due);
        let (due, back) = (say_date(loan.due, to.day), loan.back_on);
        if loan.due < to.day {
            return Err(format!(
                "It is due back on {due}, and that is before it would have gone home. Another day for one of the two, then Enter."
            ));
        }
        if let Some(back) = back.filter(|back| *back < to.day) {
            let back = say_date(back, to.day);
            return Err(format!(
                "It came back on {back}, so it went home on that day or before. An earlier day, then Enter."
            ));
        }
    }
    if wish.kind != was.kind {
        change_kind(&mut to, entry, wish)?;
    }
    let adult = wish.adult.filter(|adult| {
        wish.children
            .first()
            .and_then(|child| people.family_of(*child))
            .is_some_and(|home| home.adult(*adult).is_some())
    });
    match &mut to.detail {
        Detail::Observation(seen) => {
            share_anew(seen, entry, adult, to.day, has_moved, people, wish);
        }
        _ => to.adult = adult,
    }
    // Whom she had in mind was of the other family.
    if has_moved && to.kind == Kind::Observation {
        to.adult = None;
    }
    Ok(to)
}

fn family(entry: &Entry, people: &People) -> Option<Id<crate::domain::Family>> {
    entry
        .children
        .first()
        .and_then(|child| people.family_of(*child))
        .map(|home| home.family.id)
}

fn change_kind(to: &mut Entry, entry: &Entry, wish: &Meant) -> Result<(), String> {
    to.kind = wish.kind.kind();
    if let Some(seen) = entry.seen()
        && *seen != Observation::shared(seen.shared.clone())
    {
        return Err("It says what it was about, or what comes next, which only an observation can. Take that off on its card first: Esc, then Enter on it.".to_owned());
    }
    if entry.shared().len() > 1 {
        return Err("Several adults were told of it, and only an observation can say that. Take tellings off on its card first: Esc, then Enter on it.".to_owned());
    }
    to.detail = if to.kind == Kind::Observation {
        Detail::Observation(Observation::default())
    } else {
        Detail::Nothing
    };
    // News from home is in what they said, where that is all there is.
    if to.kind != Kind::Chat && to.words.is_empty() {
        to.words = std::mem::take(&mut to.heard);
    }
    Ok(())
}

/// Who was told, now that it is about `day` and perhaps another family.
fn share_anew(
    seen: &mut Observation,
    entry: &Entry,
    adult: Option<Id<Adult>>,
    day: chrono::NaiveDate,
    has_moved: bool,
    people: &People,
    wish: &Meant,
) {
    if seen.shared.len() <= 1 {
        let told = seen.shared.first().cloned();
        seen.shared = adult
            .map(|with| Share {
                with,
                ..told.unwrap_or_else(|| Share::told(with, day))
            })
            .into_iter()
            .collect();
    } else if has_moved {
        let home = wish
            .children
            .first()
            .and_then(|child| people.family_of(*child));
        let of_role = |share: &Share| {
            let role = people.role(Some(share.with));
            home.and_then(|home| home.adults.iter().find(|adult| adult.role == role))
                .map(|adult| Share {
                    with: adult.id,
                    ..share.clone()
                })
        };
        seen.shared = seen.shared.iter().filter_map(of_role).collect();
    }
    // Told on the day it was seen, it was told on that day still.
    for share in seen
        .shared
        .iter_mut()
        .filter(|share| share.on == entry.day || share.on < day)
    {
        share.on = day;
    }
}
