//! What fits a family that lives with something: from the shelf, the things to try, ways to join in
//! and times to talk.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::assets::KnownPressure;
use crate::domain::library::speaks;
use crate::domain::newcomer::capitalised;
use crate::domain::wording::or_list;
use crate::domain::{
    Child, Household, Id, Idea, IdeaKind, Pressure, ReadsEnglish, Saved, Thing, Way,
};
use crate::store::{Result, Store};

/// One thing she could do, done by choosing it. Nothing is forced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    Lend {
        thing: Box<Saved<Thing>>,
        to: Id<Child>,
        why: String,
    },
    Try {
        idea: Id<Idea>,
        words: String,
    },
    JoinIn {
        way: Way,
        words: String,
    },
    Talk(String),
}

/// At most so many of each: a short list.
const OF_EACH: usize = 3;
const TALKS: usize = 4;

impl Fit {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Lend { .. } => "lend",
            Self::Try { .. } => "try",
            Self::JoinIn { .. } => "join in",
            Self::Talk(_) => "talk",
        }
    }

    pub fn words(&self) -> String {
        match self {
            Self::Lend { thing, why, .. } => format!("{}{why}", thing.name),
            Self::JoinIn { words, .. } => capitalised(words),
            Self::Try { words, .. } | Self::Talk(words) => words.clone(),
        }
    }
}

/// Everything that fits, likeliest first.
pub fn fitting(
    store: &Store,
    known: &KnownPressure,
    noted: &Pressure,
    household: &Household,
    today: NaiveDate,
) -> Result<Vec<Fit>> {
    let mut fits = to_lend(store, known, household, today)?;
    fits.extend(to_try(store, known, household)?);
    // What is among the things she does already is not offered again.
    let new = known
        .join_in
        .iter()
        .filter(|way| !noted.what_i_do.contains(&way.words));
    fits.extend(new.map(|way| Fit::JoinIn {
        way: way.way,
        words: way.words.clone(),
    }));
    fits.extend(to_talk(known, household).into_iter().map(Fit::Talk));
    Ok(fits)
}

/// Things on the shelf now that suit a child of the family: those that speak its language first,
/// then those it has not had.
fn to_lend(
    store: &Store,
    known: &KnownPressure,
    household: &Household,
    today: NaiveDate,
) -> Result<Vec<Fit>> {
    let out: HashSet<Id<Thing>> = store
        .loans()
        .out()?
        .into_iter()
        .map(|loan| loan.thing.id)
        .collect();
    let had: HashSet<Id<Thing>> = store
        .loans()
        .of_family(household.family.id)?
        .into_iter()
        .map(|lent| lent.thing)
        .collect();
    let suits = |thing: &Thing| {
        let mut here = household
            .children
            .iter()
            .filter(|child| child.is_on_books(today));
        here.find(|child| child.age_on(today).is_none_or(|age| thing.suits.suit(age)))
            .map(|child| child.id)
    };
    let languages = &household.family.home_languages;
    let mut things = Vec::new();
    for thing in store
        .loans()
        .things()?
        .into_iter()
        .filter(|thing| thing.is_ready() && !out.contains(&thing.id))
    {
        let kind = known.lend.iter().position(|kind| kind.0 == thing.kind);
        if let (Some(kind), Some(to)) = (kind, suits(&thing)) {
            things.push((
                !speaks(&thing.languages, languages),
                had.contains(&thing.id),
                kind,
                thing.id,
                to,
                thing,
            ));
        }
    }
    things.sort_by_key(|(foreign, had, kind, id, ..)| (*foreign, *had, *kind, *id));
    let fit = |(foreign, had, _, _, to, thing): (
        bool,
        bool,
        usize,
        Id<Thing>,
        Id<Child>,
        Saved<Thing>,
    )| {
        let why = match (foreign, had) {
            (false, _) => format!(" · speaks {}", thing.languages),
            (true, true) => " · they had it before, and again is good".to_owned(),
            (true, false) => String::new(),
        };
        Fit::Lend {
            thing: Box::new(thing),
            to,
            why,
        }
    };
    Ok(things.into_iter().take(OF_EACH).map(fit).collect())
}

/// Things to try that this family has not had; where English is not read, those that need no
/// reading.
fn to_try(store: &Store, known: &KnownPressure, household: &Household) -> Result<Vec<Fit>> {
    let reads = matches!(
        household.family.reads_english,
        ReadsEnglish::Yes | ReadsEnglish::NotAsked
    );
    let kinds: Vec<IdeaKind> = known
        .to_try
        .iter()
        .map(|kind| kind.0)
        .filter(|kind| reads || !is_read(*kind))
        .collect();
    let ideas: Vec<Saved<Idea>> = store
        .ideas()
        .all()?
        .into_iter()
        .filter(|idea| !idea.hidden)
        .collect();
    let mut fits = Vec::new();
    for kind in kinds {
        for idea in ideas.iter().filter(|idea| idea.kind == kind) {
            if fits.len() == OF_EACH {
                return Ok(fits);
            }
            let givings = store.ideas().givings(idea.id)?;
            let has_had = household.children.iter().any(|child| {
                givings
                    .iter()
                    .any(|giving| giving.children.contains(&child.id))
            });
            if !has_had {
                fits.push(Fit::Try {
                    idea: idea.id,
                    words: format!("{} · {}", idea.title, kind.word()),
                });
            }
        }
    }
    Ok(fits)
}

const fn is_read(kind: IdeaKind) -> bool {
    matches!(kind, IdeaKind::Recipe | IdeaKind::Link | IdeaKind::Book)
}

/// When and in what manner: what the family itself has said first.
fn to_talk(known: &KnownPressure, household: &Household) -> Vec<String> {
    let family = &household.family;
    let mut talks = Vec::new();
    if !family.best_time.is_empty() {
        talks.push(format!("When it suits them: {}", family.best_time));
    }
    if matches!(
        family.reads_english,
        ReadsEnglish::ALittle | ReadsEnglish::No
    ) {
        let helped = [family.prefers.as_str(), family.interpreter.as_str()];
        let by = or_list(helped.into_iter().filter(|words| !words.is_empty()));
        talks.push(if by.is_empty() {
            "Said rather than written".to_owned()
        } else {
            format!("Said rather than written: {by}")
        });
    } else if !family.channel.is_empty() {
        talks.push(format!("The way you agreed on: {}", family.channel));
    }
    talks.extend(known.talk.iter().cloned());
    talks.truncate(TALKS);
    talks
}
