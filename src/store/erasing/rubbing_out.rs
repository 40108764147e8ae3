//! Erasing rows for good from one log, the open one or a copy: the rows, their history, what steps
//! were called, the index, drafts.
//!
//! Undo goes on working for everything else: a change that is kept never points at a row that is
//! gone. A step some of whose changes are gone is a gap in the chain: it keeps its place and its
//! seal, and says nothing any more.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::lives::{Life, Link, Lives};
use super::mentions;
use crate::domain::erased::Gone;
use crate::domain::text::fold;
use crate::store::history::columns;
use crate::store::settings::{NOTICE, TEXT_HEADS, records_offered};
use crate::store::{Result, Store, chain, search, standing};

/// A row to be erased with all that is part of it. Known again in a copy by when it was first
/// written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seed {
    pub of: String,
    pub row: i64,
    pub born: Option<NaiveDateTime>,
}

impl Seed {
    /// A row as it is now in this log.
    pub fn of(db: &Connection, of: &str, row: i64) -> Result<Self> {
        let query = "SELECT at FROM history JOIN step ON step.id = history.step
                     WHERE of = ?1 AND row = ?2 AND before IS NULL ORDER BY history.id DESC LIMIT 1";
        let born = db
            .prepare_cached(query)?
            .query_row(params![of, row], |row| row.get(0))
            .optional()?;
        Ok(Self {
            of: of.to_owned(),
            row,
            born,
        })
    }

    /// Rows as they were noted in the log.
    pub fn noted(text: &str) -> Vec<Self> {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Whether this log has it, or has a word of it in what was taken back.
    pub fn was_ever_in(&self, db: &Connection) -> Result<bool> {
        let Self { of, row, born } = self;
        let there = if let Some(born) = born {
            let query = "SELECT EXISTS (SELECT 1 FROM history JOIN step ON step.id = history.step
                 WHERE of = ?1 AND row = ?2 AND before IS NULL AND at = ?3)";
            db.prepare_cached(query)?
                .query_row(params![of, row, born], |row| row.get(0))
        } else {
            let query = format!(
                "SELECT EXISTS (SELECT 1 FROM {of} WHERE {} = ?1)",
                columns(db, of)?.key
            );
            db.prepare_cached(&query)?
                .query_row([row], |row| row.get(0))
        };
        Ok(there?)
    }

    /// Its life in this log, if it was ever in it.
    fn found_in(&self, db: &Connection, lives: &Lives) -> Result<Option<Life>> {
        let life = lives.life(&self.of, self.row);
        if self.born.is_none() {
            return Ok(lives.living.contains(&life).then_some(life));
        }
        let query = "SELECT history.id FROM history JOIN step ON step.id = history.step
                     WHERE of = ?1 AND row = ?2 AND before IS NULL AND at = ?3 ORDER BY history.id DESC LIMIT 1";
        let since = db
            .prepare_cached(query)?
            .query_row(params![self.of, self.row, self.born], |row| row.get(0))
            .optional()?;
        Ok(since.map(|since| Life { since, ..life }))
    }
}

/// What went.
#[derive(Default)]
pub(crate) struct RubbedOut {
    pub gone: Gone,
    /// Every name they had, folded.
    pub names: BTreeSet<String>,
}

/// Rubs these out. Part of a transaction; the file still has to be tightened after it.
pub(crate) fn rub_out(store: &Store, seeds: &[Seed], now: NaiveDateTime) -> Result<RubbedOut> {
    let db = &store.db;
    db.pragma_update(None, "defer_foreign_keys", true)?;
    mark(db, now)?;
    let lives = Lives::of(db)?;
    let mut found = BTreeSet::new();
    for seed in seeds {
        found.extend(seed.found_in(db, &lives)?);
    }
    if found.is_empty() {
        return Ok(RubbedOut::default());
    }
    let mut gone = lives.with_all_parts(found);
    let names = names_of(db, &lives, &gone)?;
    gone.extend(kept_words(db, &lives, &names)?);
    let mut rows: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for life in gone.intersection(&lives.living) {
        rows.entry(life.of.clone()).or_default().push(life.row);
    }
    let mut counted = super::count_by_kind(store, &rows)?;
    let ended = gone.len() - rows.values().map(Vec::len).sum::<usize>();
    if ended > 0 {
        counted.insert("ended".to_owned(), ended);
    }
    drop_drafts(store, &rows, &names)?;
    clear_settings(store, &rows, &names)?;
    let pen = store.pen.replay();
    take_away(db, &lives, &rows)?;
    drop(pen);
    forget(db, &lives, &gone)?;
    standing::note(db, |_| ())?;
    search::rebuild(db, |_| ())?;
    Ok(RubbedOut {
        gone: counted,
        names,
    })
}

/// Every name that children and grown-ups who go have or had.
fn names_of(db: &Connection, lives: &Lives, gone: &BTreeSet<Life>) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut add = |text: Option<String>| {
        names.extend(text.map(|text| fold(&text)).filter(|name| !name.is_empty()));
    };
    for life in gone {
        let query = match life.of.as_str() {
            "child" => "SELECT name, nickname FROM child WHERE id = ?1",
            "adult" => "SELECT name, NULL FROM adult WHERE id = ?1",
            _ => continue,
        };
        let found = db
            .prepare_cached(query)?
            .query_row([life.row], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((name, nickname)) = found.filter(|_| lives.living.contains(life)) {
            add(name);
            add(nickname);
        }
    }
    let had = "SELECT coalesce(after, before) ->> 'name', coalesce(after, before) ->> 'nickname' FROM history WHERE id = ?1";
    for change in lives.changes.iter().filter(|change| {
        ["child", "adult"].contains(&change.life.of.as_str()) && gone.contains(&change.life)
    }) {
        let (name, nickname) = db
            .prepare_cached(had)?
            .query_row([change.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        add(name);
        add(nickname);
    }
    Ok(names)
}

/// Words she kept for spelling that are part of one of these names, those no longer kept too.
fn kept_words(db: &Connection, lives: &Lives, names: &BTreeSet<String>) -> Result<BTreeSet<Life>> {
    let parts: BTreeSet<&str> = names
        .iter()
        .flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()))
        .collect();
    let is_name = |word: &str| mentions::says(word, names) || parts.contains(fold(word).as_str());
    let mut found = BTreeSet::new();
    let mut statement = db.prepare("SELECT id, word FROM kept_word")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if is_name(&row.get::<_, String>(1)?) {
            found.insert(lives.life("kept_word", row.get(0)?));
        }
    }
    let was = "SELECT coalesce(after, before) ->> 'word' FROM history WHERE id = ?1";
    for change in lives
        .changes
        .iter()
        .filter(|change| change.life.of == "kept_word")
    {
        if is_name(
            &db.prepare_cached(was)?
                .query_row([change.id], |row| row.get::<_, String>(0))?,
        ) {
            found.insert(change.life.clone());
        }
    }
    Ok(found)
}

/// A step of its own that says when something was erased, and nothing else. What was taken back
/// before it goes, as after anything new.
fn mark(db: &Connection, now: NaiveDateTime) -> Result<()> {
    db.execute(
        "INSERT INTO step (what, at, undone) VALUES ('Erased', ?1, 0)",
        [now],
    )?;
    let step = db.last_insert_rowid();
    chain::seal(db, step)?;
    chain::leave_gap(db, step)?;
    db.execute(
        "DELETE FROM history WHERE step IN (SELECT id FROM step WHERE undone = 1)",
        [],
    )?;
    db.execute("DELETE FROM step WHERE undone = 1", [])?;
    Ok(())
}

/// Takes the rows themselves away, and the links of others to them.
fn take_away(db: &Connection, lives: &Lives, rows: &BTreeMap<String, Vec<i64>>) -> Result<()> {
    for Link {
        table,
        column,
        to,
        is_part,
    } in &lives.links
    {
        if let (Some(at), false) = (rows.get(to), is_part) {
            let statement = format!(
                "UPDATE {table} SET {column} = NULL WHERE {column} IN (SELECT value FROM json_each(?1))"
            );
            db.execute(&statement, [list(at)])?;
        }
    }
    for (table, numbers) in rows {
        db.execute(
            "DELETE FROM standing WHERE of = ?1 AND row IN (SELECT value FROM json_each(?2))",
            params![table, list(numbers)],
        )?;
        let key = columns(db, table)?.key;
        db.execute(
            &format!("DELETE FROM {table} WHERE {key} IN (SELECT value FROM json_each(?1))"),
            [list(numbers)],
        )?;
    }
    Ok(())
}

pub(super) fn list(numbers: &[i64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
    format!("[{}]", numbers.join(","))
}

/// Takes their history away, the names of the steps it was part of, and every mention of them in
/// what stays.
fn forget(db: &Connection, lives: &Lives, gone: &BTreeSet<Life>) -> Result<()> {
    let mut steps = BTreeSet::new();
    for change in &lives.changes {
        let hangs = |(link, at): &(usize, Life)| lives.links[*link].is_part && gone.contains(at);
        if gone.contains(&change.life) || change.points.iter().any(hangs) {
            db.prepare_cached("DELETE FROM history WHERE id = ?1")?
                .execute([change.id])?;
            steps.insert(change.step);
            continue;
        }
        for (link, _) in change.points.iter().filter(|(_, at)| gone.contains(at)) {
            let column = &lives.links[*link].column;
            db.prepare_cached(
                "UPDATE history SET before = iif(before ->> ?2 IS NULL, before, json_set(before, '$.' || ?2, NULL)),
                     after = iif(after ->> ?2 IS NULL, after, json_set(after, '$.' || ?2, NULL)) WHERE id = ?1",
            )?
            .execute(params![change.id, column])?;
            steps.insert(change.step);
        }
    }
    for step in steps {
        chain::leave_gap(db, step)?;
    }
    Ok(())
}

/// Half-typed words about them go too: those that say a name, and those typed in a place of theirs,
/// such as "line/12" or "form/child/3/Name".
fn drop_drafts(
    store: &Store,
    rows: &BTreeMap<String, Vec<i64>>,
    names: &BTreeSet<String>,
) -> Result<()> {
    let is_theirs = |place: &str| {
        let words: Vec<&str> = place.split('/').collect();
        words.windows(2).any(|pair| {
            let table = if pair[0] == "line" {
                "child".to_owned()
            } else {
                pair[0].replace('-', "_")
            };
            let numbers = rows.get(&table).map(Vec::as_slice).unwrap_or_default();
            pair[1]
                .split('+')
                .filter_map(|number| number.parse().ok())
                .any(|number: i64| numbers.contains(&number))
        })
    };
    for draft in store
        .drafts()
        .all()?
        .into_iter()
        .filter(|draft| is_theirs(&draft.place) || mentions::says(&draft.text, names))
    {
        store.drafts().drop(&draft.place)?;
    }
    Ok(())
}

/// A notice that says their name goes, words before a colon that do, and the day their records were
/// offered.
fn clear_settings(
    store: &Store,
    rows: &BTreeMap<String, Vec<i64>>,
    names: &BTreeSet<String>,
) -> Result<()> {
    let settings = store.settings();
    let children = rows
        .get("child")
        .into_iter()
        .flatten()
        .map(|child| records_offered(*child));
    for name in children {
        if settings.get(&name)?.is_some_and(|day| !day.is_empty()) {
            settings.set(&name, "")?;
        }
    }
    if settings
        .get(NOTICE)?
        .is_some_and(|notice| mentions::says(&notice, names))
    {
        settings.set(NOTICE, "")?;
    }
    let heads = settings.text_heads()?;
    let mut kept = heads.clone();
    kept.retain(|head| !mentions::says(head, names));
    if kept.len() < heads.len() {
        settings.set(TEXT_HEADS, &kept.join("\n"))?;
    }
    Ok(())
}
