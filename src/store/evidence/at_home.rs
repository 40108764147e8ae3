//! Beside the questions about why it matters, what is within reach, and links with home: what went
//! home and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Fact, Look, Rows, or_else, some_of};
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::domain::{Family, Id, Kind};
use crate::store::columns::counted;
use crate::store::{Only, Result};

/// Notes about families coming here.
const VISITS: &[&str] = &[
    "visit",
    "visits",
    "event",
    "events",
    "open-day",
    "stay-and-play",
    "outing",
    "workshop",
    "party",
];

/// I know why their part matters: the reasons she gave, and what she led to at home.
pub fn why_it_matters(look: &Look) -> Result<Vec<Fact>> {
    let lent = look.how_many(&look.notes(&[Kind::Loan], None))?;
    Ok(or_else(
        [
            look.counted(
                look.notes(&[Kind::Loan], Some(Only::Reasoned)),
                |reasons, when| {
                    format!(
                        "{reasons} of {} lent with why it matters, {when}",
                        count(lent, "thing")
                    )
                },
            )?,
            look.counted(
                look.notes(&[Kind::Observation], Some(Only::LedHome)),
                |notes, when| {
                    format!(
                        "{} that led to something at home, {when}",
                        count(notes, "observation")
                    )
                },
            )?,
            own_thoughts(look)?,
        ],
        "No reasons are written down yet. On Today,  lent drum because ...  keeps why it matters.",
    ))
}

/// Pages of her journal: how many, for the words are hers alone.
fn own_thoughts(look: &Look) -> Result<Option<Fact>> {
    let mut statement = look
        .store
        .db
        .prepare("SELECT count(*) AS pages FROM journal_page WHERE day BETWEEN ?1 AND ?2")?;
    let pages = statement.query_row([look.since, look.today], |row| counted(row, "pages"))?;
    let words = format!(
        "{} of your own thoughts in the journal, {}",
        count(pages, "page"),
        look.while_when()
    );
    Ok(if pages > 0 {
        Some(Fact {
            words,
            figure: pages,
            rows: Rows::Journal,
        })
    } else {
        None
    })
}

/// Resources within reach: what was given and lent, to whom, in which languages.
pub fn within_reach(look: &Look) -> Result<Vec<Fact>> {
    let languages = languages_lent(look)?;
    Ok(or_else(
        [
            look.counted(look.notes(&[Kind::Try], None), |given, when| {
                format!("{} given, {when}", Kind::Try.counted(given))
            })?,
            look.counted(look.notes(&[Kind::Loan], None), |lent, when| {
                format!("{} lent, {when}", count(lent, "thing"))
            })?,
            look.counted(
                look.notes(&[Kind::Loan], Some(Only::OtherLanguages)),
                |_, when| format!("lent in {languages}, {when}"),
            )?,
            to_whom(look)?,
        ],
        "Nothing has gone home yet.  lent  or  try  on Today writes it down.",
    ))
}

/// "Polish 3, Welsh 1": languages besides English of the things that were lent.
fn languages_lent(look: &Look) -> Result<String> {
    let mut statement = look.store.db.prepare(
        "SELECT languages, count(*) AS loans FROM entry INDEXED BY entry_of_kind
             JOIN loan ON loan.entry = entry.id JOIN thing ON thing.id = loan.thing
         WHERE entry.kind = 'loan' AND entry.day BETWEEN ?1 AND ?2 AND removed_at IS NULL AND languages <> '' GROUP BY languages",
    )?;
    let mut rows = statement.query([look.since, look.today])?;
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (named, loans): (String, usize) = (row.get("languages")?, counted(row, "loans")?);
        for language in named
            .replace(" and ", ",")
            .split(',')
            .map(str::trim)
            .filter(|language| !matches!(*language, "" | "English"))
        {
            *languages.entry(language.to_owned()).or_default() += loans;
        }
    }
    Ok(languages
        .iter()
        .map(|(language, loans)| format!("{language} {loans}"))
        .collect::<Vec<_>>()
        .join(", "))
}

/// Which families something went home with, beside the languages they speak.
fn to_whom(look: &Look) -> Result<Option<Fact>> {
    let mut statement = look.store.db.prepare(
        "SELECT family, sum(kind = 'loan') AS lent, sum(kind = 'try') AS given FROM entry INDEXED BY entry_of_kind
         WHERE kind IN ('loan', 'try') AND day BETWEEN ?1 AND ?2 AND removed_at IS NULL GROUP BY family",
    )?;
    let mut rows = statement.query([look.since, look.today])?;
    let mut went: BTreeMap<Id<Family>, (usize, usize)> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        went.insert(
            row.get("family")?,
            (counted(row, "lent")?, counted(row, "given")?),
        );
    }
    let rows: Vec<_> = look
        .households
        .iter()
        .map(|household| {
            let family = &household.family;
            let (lent, given) = went.get(&family.id).copied().unwrap_or_default();
            let language = if family.home_languages.is_empty() {
                "language not asked"
            } else {
                &family.home_languages
            };
            (
                family.id,
                format!("{language}: {lent} lent, {given} to try"),
            )
        })
        .collect();
    let reached = look
        .households
        .iter()
        .filter(|household| went.contains_key(&household.family.id))
        .count();
    let words = format!(
        "to {}, with the languages they speak",
        some_of(reached, look.households.len(), "family")
    );
    Ok((reached > 0).then(|| Fact::of_families(words, reached, rows)))
}

/// Links between home and here.
pub fn links_with_home(look: &Look) -> Result<Vec<Fact>> {
    let gone = look.how_many(&look.notes(&[Kind::Loan, Kind::Try], None))?;
    Ok(or_else(
        [
            look.counted(
                look.notes(&[Kind::Loan, Kind::Try], Some(Only::Outcome)),
                |told, when| {
                    format!(
                        "{told} of {} that went home came back with how it went, {when}",
                        count(gone, "thing")
                    )
                },
            )?,
            look.counted(look.notes(&[Kind::FromHome], None), |notes, when| {
                format!("{}, {when}", Kind::FromHome.counted(notes))
            })?,
            look.counted(
                look.notes(&[], Some(Only::Labelled(VISITS))),
                |notes, when| {
                    format!(
                        "{} about visits and special days (#visit, #event), {when}",
                        count(notes, "note")
                    )
                },
            )?,
            here_to_help_or_learn(look)?,
            look.known_of("Days that matter to them are known", |household| {
                let days: Vec<String> = household
                    .key_days
                    .iter()
                    .map(|key| say_key_day(key.day, &key.what, look.today))
                    .collect();
                (!days.is_empty()).then(|| days.join(", "))
            }),
        ],
        "Nothing is written down yet. A note with #visit or #event shows up beside this question.",
    ))
}

/// Families of whom somebody was here as a helper or a learner: which way, and since when.
fn here_to_help_or_learn(look: &Look) -> Result<Option<Fact>> {
    let here = look
        .store
        .ways()
        .here_as_helper_or_learner(look.since, look.today)?;
    let rows: Vec<_> = here
        .iter()
        .map(|involvement| {
            let until = involvement.until.map_or_else(String::new, |until| {
                format!(" until {}", say_date(until, look.today))
            });
            (
                involvement.family,
                format!(
                    "{} since {}{until}",
                    involvement.way.word(),
                    say_date(involvement.since, look.today)
                ),
            )
        })
        .collect();
    let families = here
        .iter()
        .map(|involvement| involvement.family)
        .collect::<BTreeSet<_>>()
        .len();
    let words = format!(
        "somebody of {} was here to help or to learn, {}",
        count(families, "family"),
        look.while_when()
    );
    Ok((families > 0).then(|| Fact::of_families(words, families, rows)))
}

fn say_key_day(day: NaiveDate, what: &str, today: NaiveDate) -> String {
    format!("{} {what}", say_date(day, today))
}
