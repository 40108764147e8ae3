//! Beside the questions about key people, family life, and what bears on taking part: what is known
//! of each family.

use super::{Fact, Look, Rows, or_else, some_of};
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::domain::{Kind, Privacy, ReadsEnglish};
use crate::store::{Only, Result};

/// Notes about the words families use at home.
const HOME_WORDS: &[&str] = &[
    "home-words",
    "home words",
    "homewords",
    "words",
    "language",
    "languages",
];

/// Each family has a key person and knows who it is.
pub fn key_people(look: &Look) -> Vec<Fact> {
    let named = look.known_of("A key person is named", |household| {
        let children: Vec<String> = household
            .children
            .iter()
            .filter(|child| !child.key_person.is_empty())
            .map(|child| format!("{}: {}", child.name, child.key_person))
            .collect();
        (!children.is_empty()).then(|| children.join(", "))
    });
    let told = look.known_of("Told who it is", |household| {
        let days: Vec<String> = household
            .children
            .iter()
            .filter_map(|child| {
                Some(format!(
                    "{}'s family was told {}",
                    child.name,
                    say_date(child.key_person_told_on?, look.today)
                ))
            })
            .collect();
        (!days.is_empty()).then(|| days.join(", "))
    });
    or_else(
        [named, told],
        "Nobody is on your books yet. Each child's card has room for a key person and the day the family was told.",
    )
}

/// Personal matters that can bear on parent and child: figures only, for the words are nobody
/// else's.
pub fn family_life(look: &Look) -> Result<Vec<Fact>> {
    let mut families = look.store.db.prepare(
        "SELECT count(*) AS notes, count(DISTINCT family) AS families FROM entry INDEXED BY entry_by_day
         WHERE day BETWEEN ?1 AND ?2 AND privacy = ?3 AND removed_at IS NULL",
    )?;
    let (notes, families): (i64, usize) = families.query_row(
        rusqlite::params![look.since, look.today, Privacy::Sensitive],
        |row| {
            Ok((
                row.get("notes")?,
                super::super::columns::counted(row, "families")?,
            ))
        },
    )?;
    let when = look.while_when();
    let closed = (notes > 0).then(|| Fact {
        words: format!(
            "Something is kept closed about {}, {when}",
            some_of(families, look.households.len().max(families), "family")
        ),
        figure: families,
        rows: Rows::Nothing,
    });
    let living_with = look.store.in_the_way().families_noted()?;
    let in_the_way = (living_with > 0).then(|| Fact {
        words: format!(
            "Something that gets in the way is noted for {}",
            some_of(
                living_with,
                look.households.len().max(living_with),
                "family"
            )
        ),
        figure: living_with,
        rows: Rows::Nothing,
    });
    let sat_down = look.counted(
        look.notes(&[Kind::Chat], Some(Only::SatDown)),
        |chats, when| format!("{} sitting down together, {when}", count(chats, "chat")),
    )?;
    Ok(or_else(
        [in_the_way, closed, sat_down],
        "Nothing personal is written down, and that is fine: you may well know more than is kept here.",
    ))
}

/// Languages, reading, and whatever else bears on taking part.
pub fn what_bears_on_taking_part(look: &Look) -> Result<Vec<Fact>> {
    Ok(or_else(
        [
            look.known_of("Home languages are known", |household| {
                let languages = &household.family.home_languages;
                (!languages.is_empty()).then(|| languages.clone())
            }),
            look.known_of("Whether they read English is known", |household| {
                let reads = household.family.reads_english;
                (reads != ReadsEnglish::NotAsked)
                    .then(|| format!("reads English: {}", reads.word()))
            }),
            look.counted(
                look.notes(&[], Some(Only::Labelled(HOME_WORDS))),
                |notes, when| {
                    format!(
                        "{} about home words (#language, #words), {when}",
                        count(notes, "note")
                    )
                },
            )?,
            look.counted(
                look.notes(&[Kind::Observation], Some(Only::InTheirLanguage)),
                |notes, when| {
                    format!(
                        "{} told in the language they read, {when}",
                        count(notes, "observation")
                    )
                },
            )?,
        ],
        "Nobody is on your books yet. A family's card has room for the languages at home and for reading.",
    ))
}
