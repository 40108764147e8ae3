//! How a line stands, piece by piece: its day, its kind word, its names, its words and marks, as
//! far as each can be told.

use std::ops::Range;

use chrono::NaiveDate;

use super::entries::by_family;
use super::front::{self, Speaks};
use super::heads;
use super::marks::{Lifted, lift_all};
use super::people::Person;
use super::returning::OutMatch;
use super::setting::Setting;
use super::who;
use super::words::skip_spaces;
use crate::domain::{Child, Household, Id, Kind, Label};

/// What a line does, as its front says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindWord {
    /// Writes a note of that kind.
    Of(Kind),
    /// An item is back: that belongs to the loan, which is written down already.
    Back,
}

impl KindWord {
    /// Every one, in the order it is offered; an item comes back after it was lent.
    pub fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.iter().flat_map(|kind| {
            let back = (*kind == Kind::Loan).then_some(Self::Back);
            std::iter::once(Self::Of(*kind)).chain(back)
        })
    }

    /// As it is typed; a chat needs none.
    pub const fn typed(self) -> &'static str {
        match self {
            Self::Of(kind) => kind.mark(),
            Self::Back => "back",
        }
    }

    /// What it is called.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Of(kind) => kind.label(Label::Noun),
            Self::Back => "back",
        }
    }

    /// Whether it speaks of an item that goes and comes.
    pub const fn is_of_things(self) -> bool {
        matches!(self, Self::Of(Kind::Loan) | Self::Back)
    }

    /// The kind of the note it is about.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Of(kind) => kind,
            Self::Back => Kind::Loan,
        }
    }
}

/// The pieces of a line, in the order they stand.
pub(super) struct Standing<'a> {
    /// A day at the front; none when it cannot be a day.
    pub day: Option<NaiveDate>,
    pub day_at: Option<Range<usize>>,
    pub kind: KindWord,
    pub kind_at: Option<Range<usize>>,
    /// Nobody while it is in doubt.
    pub children: Vec<Id<Child>>,
    /// Names that are no part of the words.
    pub names_at: Option<Range<usize>>,
    /// Where the words start.
    pub words_at: usize,
    pub lifted: Lifted<'a>,
    /// A mark is in doubt.
    pub is_unsettled: bool,
}

impl<'a> Standing<'a> {
    pub fn of(set: &Setting<'a>) -> Self {
        let mut at = skip_spaces(set.text, 0);
        let (mut day, mut day_at) = (Some(set.scene.day), None);
        if let Some(when) = front::when(set, at)
            && when
                .day
                .as_ref()
                .map_or(true, |found| *found <= set.today() || when.has_year)
        {
            (day, day_at) = (when.day.ok(), Some(at..when.end));
            at = when.end;
        }
        let on = day.unwrap_or(set.scene.day);
        let (mut kind, mut kind_at, mut back_from) = (KindWord::Of(Kind::Chat), None, Vec::new());
        if let Some((speaks, after)) = front::kind(set, at) {
            kind_at = Some(at..after);
            at = after;
            kind = match speaks {
                Speaks::Writes(kind) => KindWord::Of(kind),
                Speaks::Lent => KindWord::Of(Kind::Loan),
                Speaks::Back(found) => {
                    if let OutMatch::One { out, .. } = *found {
                        back_from.clone_from(&out.children);
                    }
                    KindWord::Back
                }
            };
        }
        let (children, names_at) = named(set, at, kind, on);
        let words_at = names_at.as_ref().map_or(at, |names| names.end);
        let children = if kind == KindWord::Back {
            back_from
        } else {
            children
        };
        let people: Vec<&Person> = children
            .iter()
            .filter_map(|id| set.people.with_id(*id))
            .collect();
        let homes = homes(&people);
        let (lifted, doubt) = lift_all(set, words_at, &homes, kind.kind());
        Self {
            day,
            day_at,
            kind,
            kind_at,
            children,
            names_at,
            words_at,
            lifted,
            is_unsettled: doubt.is_some(),
        }
    }

    pub fn text<'t>(at: Option<&Range<usize>>, text: &'t str) -> &'t str {
        at.and_then(|at| text.get(at.clone()))
            .unwrap_or_default()
            .trim()
    }
}

/// The families of these children, one after the other.
pub(super) fn homes<'a>(people: &[&Person<'a>]) -> Vec<&'a Household> {
    by_family(people)
        .iter()
        .filter_map(|people| people.first().map(|person| person.home))
        .collect()
}

/// Who is named at `at`, and where the names stand when they are no part of the words.
fn named(
    set: &Setting,
    at: usize,
    kind: KindWord,
    day: NaiveDate,
) -> (Vec<Id<Child>>, Option<Range<usize>>) {
    let ids = |people: &[&Person]| {
        people
            .iter()
            .map(|person| person.child.id)
            .collect::<Vec<_>>()
    };
    if let Some((found, after)) = who::with_colon(set, at, day) {
        return (
            found.map(|who| ids(&who.people)).unwrap_or_default(),
            Some(at..after),
        );
    }
    if heads::unknown(set, at, kind.kind(), day).is_some() {
        return (Vec::new(), None);
    }
    let shown = set.shown();
    let bare = who::without_colon(set, at, day);
    let before_thing = |end| kind.is_of_things().then(|| at..skip_spaces(set.text, end));
    match bare {
        Some((Ok(people), end)) if shown.is_empty() => (ids(&people), before_thing(end)),
        Some((Ok(people), end)) if people.iter().all(|person| front::is_among(person, &shown)) => {
            (ids(&shown), before_thing(end))
        }
        _ => (ids(&shown), None),
    }
}
