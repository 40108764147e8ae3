//! Finding by words. The text is folded and cut here, so that the index and the question are cut
//! alike; its rows are numbered so that newest first is simply lowest first. Sensitive and removed
//! entries are not in it.

use std::collections::BTreeSet;

use chrono::{Datelike, Month, NaiveDate};
use rusqlite::{Connection, params};

use super::Result;
use super::columns::{counted, list_of, seen_in};
use crate::domain::privacy::Where;
use crate::domain::text::folded_words as cut;
use crate::domain::{Child, Entry, Id};

/// Goes before a child's number in the index. No keyboard has it, so no word can be taken for a
/// child.
const CHILD: char = '\u{E000}';
/// Goes before a month's number.
const MONTH: char = '\u{E001}';

/// So many pages of the index, at most, are merged for each place that changed: more than a place
/// brings with it in the long run.
const PUT_IN_ORDER: i64 = 16;

/// Where an entry stands in the index: newest day first, within a day newest written first.
pub(crate) fn place(day: NaiveDate, entry: i64) -> i64 {
    -((i64::from(day.num_days_from_ce()) << 32) | entry)
}

/// The question in the index's own language: every word the start of one in the text, or of the
/// name of a child it is about, or of the month it was in. `None` when there is not a word in it.
pub(crate) fn question(db: &Connection, words: &str) -> Result<Option<String>> {
    let asked = cut(words);
    if asked.is_empty() {
        return Ok(None);
    }
    let children = children_by_word(db)?;
    let parts: Vec<String> = asked
        .iter()
        .map(|word| {
            let mut ways = vec![format!("\"{word}\"*")];
            for (name, child) in &children {
                if name.starts_with(word.as_str()) {
                    ways.push(format!("\"{CHILD}{}\"", child.raw()));
                }
            }
            if let Some(month) = month_called(word) {
                ways.push(format!("\"{MONTH}{month}\""));
            }
            format!("({})", ways.join(" OR "))
        })
        .collect();
    Ok(Some(parts.join(" AND ")))
}

fn children_by_word(db: &Connection) -> Result<BTreeSet<(String, Id<Child>)>> {
    let mut statement = db.prepare("SELECT id, name || ' ' || nickname AS names FROM child")?;
    let mut rows = statement.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (child, names): (Id<Child>, String) = (row.get("id")?, row.get("names")?);
        found.extend(cut(&names).into_iter().map(|name| (name, child)));
    }
    Ok(found)
}

/// The month whose name, or the first three letters of it or more, is `word`.
fn month_called(word: &str) -> Option<u32> {
    let is_called = |number: &u8| {
        Month::try_from(*number).is_ok_and(|month| month.name().to_lowercase().starts_with(word))
    };
    (1..=12)
        .find(|number| word.len() >= 3 && is_called(number))
        .map(u32::from)
}

/// Brings the index after what one step changed, whichever way the change went.
pub(crate) fn follow(db: &Connection, step: i64) -> Result<()> {
    let touched = touched(db, step)?;
    for place in &touched.places {
        db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
            .execute([place])?;
    }
    add(db, Some(list_of(touched.entries.iter().copied())), || ())?;
    let pages =
        PUT_IN_ORDER.saturating_mul(i64::try_from(touched.places.len()).unwrap_or(i64::MAX));
    if pages > 0 {
        db.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', ?1)")?
            .execute([pages])?;
    }
    Ok(())
}

/// What a step touched: the entries, and every place at which they may stand in the index.
#[derive(Default)]
struct Touched {
    entries: BTreeSet<Id<Entry>>,
    places: BTreeSet<i64>,
}

fn touched(db: &Connection, step: i64) -> Result<Touched> {
    let mut statement = db.prepare(
        "WITH change AS MATERIALIZED (SELECT of, row, before, after FROM history WHERE step = ?1)
         SELECT row AS entry, before ->> 'day' AS was, after ->> 'day' AS became FROM change WHERE of = 'entry'
         UNION
         SELECT entry.id, entry.day, NULL FROM entry WHERE id IN (
             SELECT row FROM change WHERE of IN ('loan', 'observation', 'giving')
             UNION SELECT coalesce(after, before) ->> 'entry' FROM change WHERE of IN ('entry_child', 'entry_label')
             UNION SELECT giving.entry FROM giving WHERE idea IN (SELECT row FROM change WHERE of = 'idea' AND before IS NOT NULL)
             UNION SELECT loan.entry FROM loan WHERE thing IN (SELECT row FROM change WHERE of = 'thing' AND before IS NOT NULL))",
    )?;
    let mut rows = statement.query([step])?;
    let mut touched = Touched::default();
    while let Some(row) = rows.next()? {
        let (entry, was, became): (Id<Entry>, Option<NaiveDate>, Option<NaiveDate>) =
            (row.get("entry")?, row.get("was")?, row.get("became")?);
        touched.entries.insert(entry);
        touched.places.extend(
            was.into_iter()
                .chain(became)
                .map(|day| place(day, entry.raw())),
        );
    }
    Ok(touched)
}

/// Puts entries into the index as they now are, those of them that belong there, or all of the log;
/// `put` hears of each.
fn add(db: &Connection, only: Option<String>, mut put: impl FnMut()) -> Result<()> {
    let mut insert = db.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?;
    each(db, only, |place, words| {
        insert.execute(params![place, words.join(" ")])?;
        put();
        Ok(())
    })
}

/// Gives the place and the words of each of these entries that belongs in the index, or of all of
/// them; newest first, for the index likes its rows in order.
pub(crate) fn each(
    db: &Connection,
    only: Option<String>,
    mut give: impl FnMut(i64, Vec<String>) -> Result<()>,
) -> Result<()> {
    let which = if only.is_some() {
        "entry.id IN (SELECT value FROM json_each(?1))"
    } else {
        "?1 IS NULL"
    };
    let seen = seen_in(Where::Find);
    let mut statement = db.prepare(&format!(
        "SELECT entry.id AS entry, entry.day AS day,
            concat_ws(' ', entry.words, heard, loan.why, loan.outcome, thing.name,
                observation.next_step, observation.at_home, giving.happened, idea.title,
                (SELECT group_concat(label.name, ' ') FROM entry_label JOIN label ON label.id = label WHERE entry = entry.id)) AS text,
            (SELECT group_concat(child, ' ') FROM entry_child WHERE entry = entry.id) AS children
         FROM entry LEFT JOIN loan ON loan.entry = entry.id LEFT JOIN thing ON thing.id = loan.thing
             LEFT JOIN observation ON observation.entry = entry.id
             LEFT JOIN giving ON giving.entry = entry.id LEFT JOIN idea ON idea.id = giving.idea
         WHERE {which} AND removed_at IS NULL AND {seen}
         ORDER BY entry.day DESC, entry.id DESC",
    ))?;
    let mut rows = statement.query([only])?;
    while let Some(row) = rows.next()? {
        let (day, children): (NaiveDate, Option<String>) = (row.get("day")?, row.get("children")?);
        let mut words = cut(&row.get::<_, String>("text")?);
        words.extend(
            children
                .iter()
                .flat_map(|children| children.split(' '))
                .map(|child| format!("{CHILD}{child}")),
        );
        words.push(format!("{MONTH}{}", day.month()));
        give(place(day, row.get("entry")?), words)?;
    }
    Ok(())
}

/// Whether a change to the tables asks for the index to be made anew: one that lays it out.
pub(crate) fn is_made_anew_by(migration: &str) -> bool {
    migration.contains("TABLE search")
}

/// Makes the whole index anew; `told` hears how many hundredths of it are in.
pub(crate) fn rebuild(db: &Connection, told: impl Fn(u64)) -> Result<()> {
    db.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    let notes = db
        .query_row("SELECT count(*) AS notes FROM entry", [], |row| {
            counted(row, "notes")
        })?
        .max(1);
    let mut put = 0;
    add(db, None, || {
        put += 1;
        told((put * 100 / notes) as u64);
    })
}
