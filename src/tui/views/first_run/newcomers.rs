//! Children typed on one line, written into the log: a family of their own, or more about one that
//! is there.

use crate::domain::newcomer::{NewAdult, Newcomer, names_of};
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Adult, Child, Family, Household, Id, Saved, UsualDay};
use crate::store::{self, Store};
use crate::tui::command::Context;
use crate::tui::views::families::{blank_adult, blank_child};

/// Writes the children typed on one line, in one step; gives their families.
pub fn keep_newcomers(newcomers: &[Newcomer], cx: &Context) -> store::Result<Vec<Id<Family>>> {
    in_one_step(newcomers, cx, |one, store| keep_newcomer(one, store, cx))
}

/// As [`keep_newcomers`], while the first children are listed: what is typed about one of `homes`
/// goes to that family.
pub fn keep_or_add_to(
    homes: &[Household],
    newcomers: &[Newcomer],
    cx: &Context,
) -> store::Result<Vec<Id<Family>>> {
    in_one_step(newcomers, cx, |one, store| match home_of(one, homes) {
        Some(home) => add_to(home, one, store, cx),
        None => keep_newcomer(one, store, cx),
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
    cx: &Context,
    mut keep: impl FnMut(&Newcomer, &Store) -> store::Result<Id<Family>>,
) -> store::Result<Vec<Id<Family>>> {
    if let [one] = newcomers {
        return Ok(vec![keep(one, cx.store)?]);
    }
    let step = format!("The families of {} added", names_of(newcomers));
    cx.store.step(&step, cx.now, |store| {
        newcomers.iter().map(|one| keep(one, store)).collect()
    })
}

/// Writes one typed child: a family of its own, the grown-ups named, and the usual days.
fn keep_newcomer(newcomer: &Newcomer, store: &Store, cx: &Context) -> store::Result<Id<Family>> {
    store.step(
        &format!("{}'s family added", names(newcomer)),
        cx.now,
        |store| {
            let family = store.families().save(None, &Family::default())?;
            let mut collector = None;
            for adult in &newcomer.adults {
                collector.get_or_insert(save_adult(store, family, adult)?);
            }
            let child = Child {
                days: usual_days(newcomer, &[], collector),
                ..blank_child(family, cx.today())
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
    cx: &Context,
) -> store::Result<Id<Family>> {
    let family = home.family.id;
    store.step(
        &format!("More about {}", names(newcomer)),
        cx.now,
        |store| {
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
                    || blank_child(family, cx.today()),
                    |child| child.item.clone(),
                );
                let child = Child {
                    days: usual_days(newcomer, had, collector),
                    ..child
                };
                save_child(store, known.map(|child| child.id), name, &child)?;
            }
            Ok(family)
        },
    )
}

fn names(newcomer: &Newcomer) -> String {
    and_list(newcomer.names.iter().map(String::as_str))
}

fn save_adult(store: &Store, family: Id<Family>, adult: &NewAdult) -> store::Result<Id<Adult>> {
    store.families().save_adult(
        None,
        &Adult {
            name: adult.name.clone(),
            ..blank_adult(family, adult.role.clone())
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
