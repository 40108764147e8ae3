//! What hangs on an entry: its children, labels, loan, shares and the entry it answers. Read for
//! many entries at once.

use std::collections::HashMap;
use std::hash::Hash;

use rusqlite::{Params, Row, named_params, params};

use super::columns::{EACH_OF_LIST, list_of, upsert_by};
use super::{Result, Store, StoreError, ideas, loans, observations};
use crate::domain::text::fold;
use crate::domain::{
    Child, Detail, Entry, Family, Giving, Id, Kind, Loan, Observation, Saved, Share,
};

/// Keeps all that hangs on `id`. What is as it was `before` is left alone, so that history tells
/// only of changes.
pub(super) fn keep(
    store: &Store,
    id: Id<Entry>,
    family: Id<Family>,
    entry: &Entry,
    before: Option<&Entry>,
) -> Result<()> {
    if entry.children != before.map_or(&[][..], |before| &before.children) {
        store
            .db
            .prepare_cached("DELETE FROM entry_child WHERE entry = ?1")?
            .execute([id])?;
        for child in &entry.children {
            store
                .db
                .prepare_cached("INSERT INTO entry_child (entry, child) VALUES (?1, ?2)")?
                .execute(params![id, child])?;
        }
    }
    if entry.labels != before.map_or(&[][..], |before| &before.labels) {
        store
            .db
            .prepare_cached("DELETE FROM entry_label WHERE entry = ?1")?
            .execute([id])?;
        for label in &entry.labels {
            add_label(store, id, label)?;
        }
    }
    if entry.shared() != before.map_or(&[][..], Entry::shared) {
        store
            .db
            .prepare_cached("DELETE FROM share WHERE entry = ?1")?
            .execute([id])?;
        for share in entry.shared() {
            add_share(store, id, share)?;
        }
    }
    if before.is_some_and(|before| before.kind != entry.kind) {
        drop_other_kinds(store, id, entry.kind)?;
    }
    match &entry.detail {
        Detail::Loan(loan) if entry.kind == Kind::Loan => loans::keep(store, id, family, loan)?,
        Detail::Answer { to } if entry.kind == Kind::Answer => {
            upsert_by(
                &store.db,
                "answer",
                &["entry"],
                &[("entry", &id), ("answers", to)],
            )?;
        }
        Detail::Observation(seen) if entry.kind == Kind::Observation => {
            let nothing = Observation::default();
            observations::keep(
                store,
                id,
                seen,
                before.and_then(Entry::seen).unwrap_or(&nothing),
            )?;
        }
        Detail::Try(giving) if entry.kind == Kind::Try => ideas::keep(store, id, family, giving)?,
        Detail::Nothing => {}
        Detail::Loan(_) | Detail::Answer { .. } | Detail::Observation(_) | Detail::Try(_) => {
            return Err(StoreError::say(
                "These words are of one kind and what goes with them of another. Choose the kind again.",
            ));
        }
    }
    Ok(())
}

/// The tables that only notes of one kind have rows in.
const fn own_tables(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Chat | Kind::FromHome => &[],
        Kind::Observation => &["observation", "entry_area", "entry_way"],
        Kind::Loan => &["loan"],
        Kind::Try => &["giving"],
        Kind::Answer => &["answer"],
    }
}

/// An entry that became another kind loses what only the old kind has.
fn drop_other_kinds(store: &Store, id: Id<Entry>, kind: Kind) -> Result<()> {
    for table in Kind::ALL
        .iter()
        .filter(|other| **other != kind)
        .flat_map(|other| own_tables(*other))
    {
        store
            .db
            .prepare_cached(&format!("DELETE FROM {table} WHERE entry = ?1"))?
            .execute([id])?;
    }
    Ok(())
}

/// A label is spelt as it was the first time.
fn add_label(store: &Store, id: Id<Entry>, label: &str) -> Result<()> {
    let folded = fold(label);
    store
        .db
        .prepare_cached(
            "INSERT INTO label (name, folded) VALUES (?1, ?2) ON CONFLICT (folded) DO NOTHING",
        )?
        .execute(params![label, folded])?;
    store
        .db
        .prepare_cached(
            "INSERT INTO entry_label (entry, label) SELECT ?1, id FROM label WHERE folded = ?2 ON CONFLICT (entry, label) DO NOTHING",
        )?
        .execute(params![id, folded])?;
    Ok(())
}

pub(super) fn add_share(store: &Store, id: Id<Entry>, share: &Share) -> Result<()> {
    store
        .db
        .prepare_cached("INSERT INTO share (entry, adult, day, how, in_their_language) VALUES (:entry, :adult, :day, :how, :language)")?
        .execute(named_params! {
            ":entry": id, ":adult": share.with, ":day": share.on, ":how": share.how, ":language": share.in_their_language,
        })?;
    Ok(())
}

/// The entries called for, in the order called for, without those that were removed.
pub(super) fn read(store: &Store, ids: &[Id<Entry>]) -> Result<Vec<Saved<Entry>>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = list_of(ids.iter().copied());
    let mut statement = store.db.prepare(&format!(
        "SELECT entry.* FROM {EACH_OF_LIST} entry ON entry.id = wanted.value WHERE removed_at IS NULL"
    ))?;
    let mut found: HashMap<Id<Entry>, Saved<Entry>> = HashMap::new();
    for entry in statement.query_map([&list], by_itself)? {
        let entry = entry?;
        found.insert(entry.id, entry);
    }
    let mut entries: Vec<Saved<Entry>> = ids.iter().filter_map(|id| found.remove(id)).collect();
    let (mut children, mut labels) = (children(store, &list)?, labels(store, &list)?);
    let mut details = Details::of(store, &list, &entries)?;
    for entry in &mut entries {
        entry.item.children = children.remove(&entry.id).unwrap_or_default();
        entry.item.labels = labels.remove(&entry.id).unwrap_or_default();
        entry.item.detail = details.take(entry.id, entry.item.kind);
    }
    Ok(entries)
}

/// An entry from its own row, without what hangs on it.
fn by_itself(row: &Row<'_>) -> rusqlite::Result<Saved<Entry>> {
    let item = Entry {
        kind: row.get("kind")?,
        day: row.get("day")?,
        made_at: row.get("made_at")?,
        children: Vec::new(),
        adult: row.get("adult")?,
        how: row.get("how")?,
        started_by: row.get("started_by")?,
        rushed: row.get("rushed")?,
        words: row.get("words")?,
        heard: row.get("heard")?,
        changed_practice: row.get("changed_practice")?,
        for_record: row.get("for_record")?,
        privacy: row.get("privacy")?,
        labels: Vec::new(),
        detail: Detail::Nothing,
    };
    Ok(Saved {
        id: row.get("id")?,
        item,
    })
}

/// What only entries of one kind have. Nothing is asked about kinds that are not among them: most
/// lists are of chats.
#[derive(Default)]
struct Details {
    seen: HashMap<Id<Entry>, Observation>,
    givings: HashMap<Id<Entry>, Giving>,
    loans: HashMap<Id<Entry>, Loan>,
    answers: HashMap<Id<Entry>, Vec<Option<Id<Entry>>>>,
}

impl Details {
    fn of(store: &Store, list: &str, entries: &[Saved<Entry>]) -> Result<Self> {
        let mut details = Self::default();
        let has = |kind: Kind| entries.iter().any(|entry| entry.kind == kind);
        if has(Kind::Observation) {
            details.seen = observations::of_entries(store, list)?;
        }
        if has(Kind::Try) {
            details.givings = ideas::of_entries(store, list)?;
        }
        if has(Kind::Loan) {
            details.loans = loans::of_entries(store, list)?;
        }
        if has(Kind::Answer) {
            let query =
                format!("SELECT entry, answers FROM {EACH_OF_LIST} answer ON entry = wanted.value");
            details.answers = grouped(store, &query, [list], |row| row.get("answers"))?;
        }
        Ok(details)
    }

    fn take(&mut self, id: Id<Entry>, kind: Kind) -> Detail {
        match kind {
            Kind::Observation => Detail::Observation(self.seen.remove(&id).unwrap_or_default()),
            Kind::Try => self
                .givings
                .remove(&id)
                .map_or(Detail::Nothing, Detail::Try),
            Kind::Loan => self.loans.remove(&id).map_or(Detail::Nothing, Detail::Loan),
            Kind::Answer => Detail::Answer {
                to: self
                    .answers
                    .remove(&id)
                    .and_then(|to| to.into_iter().next().flatten()),
            },
            _ => Detail::Nothing,
        }
    }
}

pub(super) fn children(store: &Store, entries: &str) -> Result<HashMap<Id<Entry>, Vec<Id<Child>>>> {
    let query = format!(
        "SELECT entry, entry_child.id, child FROM {EACH_OF_LIST} entry_child ON entry = wanted.value"
    );
    grouped(store, &query, [entries], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })
    .map(in_the_order_kept)
}

fn labels(store: &Store, entries: &str) -> Result<HashMap<Id<Entry>, Vec<String>>> {
    let query = format!(
        "SELECT entry, entry_label.id, label.name
         FROM {EACH_OF_LIST} entry_label ON entry = wanted.value JOIN label ON label.id = entry_label.label"
    );
    grouped(store, &query, [entries], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })
    .map(in_the_order_kept)
}

/// Each in the order of its row. Put in order by the engine, every row would be a piece of memory
/// that is locked and wiped by itself.
pub(super) fn in_the_order_kept<K: Eq + Hash, T>(
    found: HashMap<K, Vec<(i64, T)>>,
) -> HashMap<K, Vec<T>> {
    let put_in_order = |mut rows: Vec<(i64, T)>| {
        rows.sort_by_key(|(row, _)| *row);
        rows.into_iter().map(|(_, one)| one).collect()
    };
    found
        .into_iter()
        .map(|(of, rows)| (of, put_in_order(rows)))
        .collect()
}

/// One telling from its row.
pub(super) fn share(row: &Row<'_>) -> rusqlite::Result<Share> {
    Ok(Share {
        with: row.get("adult")?,
        on: row.get("day")?,
        how: row.get("how")?,
        in_their_language: row.get("in_their_language")?,
    })
}

/// The answers of a query gathered under the first of its columns.
pub(super) fn grouped<K: Eq + Hash + rusqlite::types::FromSql, T>(
    store: &Store,
    query: &str,
    values: impl Params,
    one: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<HashMap<K, Vec<T>>> {
    let mut found: HashMap<K, Vec<T>> = HashMap::new();
    let mut statement = store.db.prepare(query)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(one(row)?);
    }
    Ok(found)
}
