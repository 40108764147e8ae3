//! The first steps: the user's name, the first children, and the question who can read the log. Also
//! how children typed on one line become families, or more about a family that is there.

use chrono::NaiveDateTime;

use super::Outcome;
use crate::domain::newcomer::{
    NewAdult, Newcomer, is_about_the_day, names_of, read, says_that_is_everyone,
};
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Adult, Child, Family, Household, Id, Saved, UsualDay};
use crate::sample;
use crate::store::{self, LockState, Store};

/// The setting with the user's first name.
pub const NAME_SETTING: &str = "name";

/// What is asked in the first steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Name,
    Children,
}

impl Step {
    /// The step to begin with while the first steps are wanted: with the name given, the children
    /// come next. `None`: somebody is in the log, and no child was half-typed at the last end.
    pub fn wanted(store: &Store) -> store::Result<Option<Self>> {
        let is_half_typed = store.drafts().at(Self::Children.draft_place())?.is_some();
        if !is_half_typed && !store.families().is_empty()? {
            return Ok(None);
        }
        let has_name = store.settings().get(NAME_SETTING)?.is_some();
        Ok(Some(if has_name { Self::Children } else { Self::Name }))
    }

    /// Where the half-typed answer to this step is kept.
    pub const fn draft_place(self) -> &'static str {
        match self {
            Self::Name => "first/name",
            Self::Children => "first/children",
        }
    }
}

/// What one typed line means in the first steps.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// The sample families are loaded, and the steps are over.
    Sample,
    /// The name is saved; the children come next.
    Name,
    /// That is everyone; the steps are over.
    Everyone,
    /// The line is about the day, so the steps are over and the line is still to be saved.
    AboutTheDay,
    /// No child's name is in it, and nothing was saved.
    NoName,
    /// These are in the log already.
    Listed(Vec<Newcomer>),
    /// These are saved.
    Saved(Vec<Newcomer>),
}

/// Takes one line as the answer to a step. `homes` are the families listed so far.
pub fn answer(
    step: Step,
    typed: &str,
    homes: &[Household],
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Answer> {
    if typed.eq_ignore_ascii_case("sample") {
        sample::load(store, now)?;
        return Ok(Answer::Sample);
    }
    if step == Step::Name {
        store.settings().set(NAME_SETTING, typed)?;
        return Ok(Answer::Name);
    }
    if typed.is_empty() || is_everyone(typed, homes) {
        return Ok(Answer::Everyone);
    }
    if is_line_for_the_day(typed, homes) {
        return Ok(Answer::AboutTheDay);
    }
    let newcomers = read(typed);
    if newcomers.is_empty() {
        return Ok(Answer::NoName);
    }
    if newcomers.iter().all(|one| is_listed(one, homes)) {
        return Ok(Answer::Listed(newcomers));
    }
    keep_or_add_to(homes, &newcomers, store, now)?;
    ask_who_may_read_later(store)?;
    Ok(Answer::Saved(newcomers))
}

/// Whether a line says that no more children follow, once one is listed: "that's all".
pub fn is_everyone(typed: &str, homes: &[Household]) -> bool {
    !homes.is_empty() && says_that_is_everyone(typed)
}

/// Whether a line is about the day of a child that is listed, rather than another child.
pub fn is_line_for_the_day(typed: &str, homes: &[Household]) -> bool {
    let children = homes.iter().flat_map(|home| &home.children);
    !homes.is_empty() && is_about_the_day(typed, children.map(|child| child.name.as_str()))
}

/// The setting that says whether the question who may read the log is still to be asked.
const WHO_MAY_READ_SETTING: &str = "who may read";
const AFTER_THE_FIRST_CHAT: &str = "after the first chat";
const ANSWERED: &str = "answered";

/// An answer to the question who may read the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoMayRead {
    LockNow,
    Later,
    /// The laptop's own disk encryption protects the log.
    DiskLock,
}

impl WhoMayRead {
    /// The answers in the order in which they are numbered, from one.
    pub const ALL: [Self; 3] = [Self::LockNow, Self::Later, Self::DiskLock];
}

/// Notes that the question is to be asked after the first chat, unless that was done or the log is
/// locked already.
fn ask_who_may_read_later(store: &Store) -> Outcome {
    let settings = store.settings();
    if store.lock_state() == LockState::Open && settings.get(WHO_MAY_READ_SETTING)?.is_none() {
        settings.set(WHO_MAY_READ_SETTING, AFTER_THE_FIRST_CHAT)?;
    }
    Ok(())
}

/// Whether the question is due: something was saved, and it was not answered yet.
pub fn asks_who_may_read(store: &Store) -> store::Result<bool> {
    let asked = store.settings().get(WHO_MAY_READ_SETTING)?;
    let is_due = asked.is_some_and(|asked| asked == AFTER_THE_FIRST_CHAT);
    Ok(is_due && store.lock_state() == LockState::Open)
}

/// Takes the answer to the question. [`WhoMayRead::LockNow`] is only noted: the lock is set in its
/// own steps.
pub fn answer_who_may_read(answer: WhoMayRead, store: &Store) -> Outcome {
    store.settings().set(WHO_MAY_READ_SETTING, ANSWERED)?;
    if answer == WhoMayRead::DiskLock {
        store.locks().rely_on_disk()?;
    }
    Ok(())
}

/// Writes the children typed on one line, in one step; gives their families.
pub fn keep_newcomers(
    newcomers: &[Newcomer],
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Vec<Id<Family>>> {
    in_one_step(newcomers, store, now, |one, store| {
        keep_newcomer(one, store, now)
    })
}

/// As [`keep_newcomers`], while the first children are listed: what is typed about one of `homes`
/// goes to that family.
fn keep_or_add_to(
    homes: &[Household],
    newcomers: &[Newcomer],
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Vec<Id<Family>>> {
    in_one_step(newcomers, store, now, |one, store| {
        match home_of(one, homes) {
            Some(home) => add_to(home, one, store, now),
            None => keep_newcomer(one, store, now),
        }
    })
}

/// The one family of these that a child named here belongs to.
pub fn home_of<'h>(newcomer: &Newcomer, homes: &'h [Household]) -> Option<&'h Household> {
    let mut found = homes.iter().filter(|home| {
        newcomer
            .names
            .iter()
            .any(|name| child_called(name, home).is_some())
    });
    found.next().filter(|_| found.next().is_none())
}

/// Whether this says nothing that `homes` does not show.
pub fn is_listed(newcomer: &Newcomer, homes: &[Household]) -> bool {
    newcomer.is_only_named()
        && home_of(newcomer, homes).is_some_and(|home| {
            newcomer
                .names
                .iter()
                .all(|name| child_called(name, home).is_some())
        })
}

fn child_called<'h>(name: &str, home: &'h Household) -> Option<&'h Saved<Child>> {
    home.children
        .iter()
        .find(|child| fold(&child.name) == fold(name))
}

fn in_one_step(
    newcomers: &[Newcomer],
    store: &Store,
    now: NaiveDateTime,
    mut keep: impl FnMut(&Newcomer, &Store) -> store::Result<Id<Family>>,
) -> store::Result<Vec<Id<Family>>> {
    if let [one] = newcomers {
        return Ok(vec![keep(one, store)?]);
    }
    let step = format!("The families of {} added", names_of(newcomers));
    store.step(&step, now, |store| {
        newcomers.iter().map(|one| keep(one, store)).collect()
    })
}

/// Writes one typed child: a family of its own, the grown-ups named, and the usual days.
fn keep_newcomer(
    newcomer: &Newcomer,
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Id<Family>> {
    store.step(
        &format!("{}'s family added", names(newcomer)),
        now,
        |store| {
            let family = store.families().save(None, &Family::default())?;
            let mut collector = None;
            for adult in &newcomer.adults {
                collector.get_or_insert(save_adult(store, family, adult)?);
            }
            let child = Child {
                days: usual_days(newcomer, &[], collector),
                ..Child::new(family, now.date())
            };
            newcomer
                .names
                .iter()
                .try_for_each(|name| save_child(store, None, name, &child))?;
            Ok(family)
        },
    )
}

/// Writes what is new about a family that is there: grown-ups, their names, brothers and sisters,
/// days and times.
fn add_to(
    home: &Household,
    newcomer: &Newcomer,
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Id<Family>> {
    let family = home.family.id;
    store.step(&format!("More about {}", names(newcomer)), now, |store| {
        let mut collector = None;
        for adult in &newcomer.adults {
            let known = home.adults.iter().find(|known| {
                let is_same_name = known.name.is_empty()
                    || adult.name.is_empty()
                    || fold(&known.name) == fold(&adult.name);
                fold(&known.role) == fold(&adult.role) && is_same_name
            });
            let id = match known {
                Some(known) if known.name.is_empty() && !adult.name.is_empty() => {
                    store.families().save_adult(
                        Some(known.id),
                        &Adult {
                            name: adult.name.clone(),
                            ..known.item.clone()
                        },
                    )?
                }
                Some(known) => known.id,
                None => save_adult(store, family, adult)?,
            };
            collector.get_or_insert(id);
        }
        for name in &newcomer.names {
            let known = child_called(name, home);
            let had = known.map_or(&[][..], |child| &child.days);
            let child = known.map_or_else(
                || Child::new(family, now.date()),
                |child| child.item.clone(),
            );
            let child = Child {
                days: usual_days(newcomer, had, collector),
                ..child
            };
            save_child(store, known.map(|child| child.id), name, &child)?;
        }
        Ok(family)
    })
}

fn names(newcomer: &Newcomer) -> String {
    and_list(newcomer.names.iter().map(String::as_str))
}

fn save_adult(store: &Store, family: Id<Family>, adult: &NewAdult) -> store::Result<Id<Adult>> {
    store.families().save_adult(
        None,
        &Adult {
            name: adult.name.clone(),
            ..Adult::new(family, adult.role.clone())
        },
    )
}

fn save_child(
    store: &Store,
    known: Option<Id<Child>>,
    name: &str,
    like: &Child,
) -> store::Result<()> {
    let name = known.map_or_else(|| name.to_owned(), |_| like.name.clone());
    store
        .families()
        .save_child(
            known,
            &Child {
                name,
                ..like.clone()
            },
        )
        .map(drop)
}

/// The days a child had, with those said now. A time or a collector said without days is for every
/// day the child has.
fn usual_days(
    newcomer: &Newcomer,
    had: &[UsualDay],
    collector: Option<Id<Adult>>,
) -> Vec<UsualDay> {
    let said = if newcomer.days.is_empty() && !had.is_empty() {
        had.iter().map(|day| day.weekday).collect()
    } else {
        newcomer.usual_days()
    };
    let mut days: Vec<UsualDay> = had
        .iter()
        .filter(|day| !said.contains(&day.weekday))
        .cloned()
        .collect();
    days.extend(said.into_iter().map(|weekday| {
        let before = had.iter().find(|day| day.weekday == weekday);
        UsualDay {
            weekday,
            arrives: newcomer.arrives.or(before.and_then(|day| day.arrives)),
            collected: newcomer.collected.or(before.and_then(|day| day.collected)),
            collector: before.and_then(|day| day.collector).or(collector),
        }
    }));
    days.sort_by_key(|day| day.weekday.num_days_from_monday());
    days
}
