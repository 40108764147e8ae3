//! Loans: what goes home, how it comes back, and what was told about it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Params, Row, params};

use super::columns::{EACH_OF_LIST, counted, list_of, upsert_by, words_seen_in};
use super::problem::there;
use super::{Result, Store, StoreError, entry_parts, shelf};
use crate::domain::privacy::Where;
use crate::domain::{Entry, Family, Id, Landed, Lent, Loan, OutLoan, Saved, Thing, ThingRef};

/// The toy library.
pub struct Loans<'s> {
    pub(super) store: &'s Store,
}

/// A loan as the pictures see it; what was told in confidence stays closed.
fn lent_with_words() -> String {
    let seen = words_seen_in(Where::List);
    format!(
        "SELECT entry.id AS entry, thing, family, day, due, back_on, landed,
             iif({seen}, why, '') AS why, iif({seen}, outcome, '') AS outcome"
    )
}

impl Loans<'_> {
    /// Everything that is out, longest out first.
    pub fn out(&self) -> Result<Vec<OutLoan>> {
        self.out_of(&self.things()?)
    }

    /// The same, where the whole shelf is at hand already.
    pub(super) fn out_of(&self, things: &[Saved<Thing>]) -> Result<Vec<OutLoan>> {
        let mut statement = self.store.db.prepare(
            "SELECT entry.day, loan.*
             FROM loan INDEXED BY loan_out CROSS JOIN entry ON entry.id = loan.entry WHERE back_on IS NULL AND removed_at IS NULL",
        )?;
        let mut out = Vec::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: Id<Thing> = row.get("thing")?;
            if let Some(thing) = things.iter().find(|thing| thing.id == id).cloned() {
                out.push(OutLoan {
                    entry: row.get("entry")?,
                    children: Vec::new(),
                    day: row.get("day")?,
                    thing,
                    loan: loan(row)?,
                });
            }
        }
        out.sort_by_key(|loan| (loan.day, loan.entry));
        let mut children =
            entry_parts::children(self.store, &list_of(out.iter().map(|loan| loan.entry)))?;
        for loan in &mut out {
            loan.children = children.remove(&loan.entry).unwrap_or_default();
        }
        Ok(out)
    }

    /// Loans that came back on `day`, the newest lent first.
    pub fn back_on(&self, day: NaiveDate) -> Result<Vec<Saved<Entry>>> {
        let mut statement = self.store.db.prepare(
            "SELECT entry.id FROM loan JOIN entry ON entry.id = loan.entry
             WHERE loan.back_on = ?1 AND entry.removed_at IS NULL ORDER BY entry.id DESC",
        )?;
        let ids: Vec<Id<Entry>> = statement
            .query_map([day], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        self.entries(&ids)
    }

    /// A thing is home again, with what happened while it was away. What was told before stays
    /// beside it.
    pub fn take_back(&self, loan: Id<Entry>, on: NaiveDate, outcome: &str) -> Result<()> {
        let known: Option<(Option<NaiveDate>, String)> = self
            .store
            .db
            .prepare("SELECT back_on, outcome FROM loan WHERE entry = ?1")?
            .query_row([loan], |row| Ok((row.get("back_on")?, row.get("outcome")?)))
            .optional()?;
        let (back_on, before) = known.ok_or_else(StoreError::gone)?;
        if back_on.is_some() {
            return Err(StoreError::say(
                "That one is back on the shelf already, so nothing was changed. Esc goes back.",
            ));
        }
        let outcome = match (before.is_empty(), outcome.is_empty()) {
            (false, false) => format!("{before}; {outcome}"),
            (false, true) => before,
            (true, _) => outcome.to_owned(),
        };
        let statement = "UPDATE loan SET back_on = ?2, outcome = ?3 WHERE entry = ?1";
        there(
            self.store
                .db
                .prepare_cached(statement)?
                .execute(params![loan, on, outcome])?,
        )
    }

    /// What happened with it at home, and whether the reason landed.
    pub fn tell(&self, loan: Id<Entry>, outcome: &str, landed: Landed) -> Result<()> {
        let statement = "UPDATE loan SET outcome = ?2, landed = ?3 WHERE entry = ?1";
        there(
            self.store
                .db
                .prepare_cached(statement)?
                .execute(params![loan, outcome, landed])?,
        )
    }

    /// It stays away until another day.
    pub fn keep_until(&self, loan: Id<Entry>, due: NaiveDate) -> Result<()> {
        let statement = "UPDATE loan SET due = ?2 WHERE entry = ?1 AND back_on IS NULL";
        there(
            self.store
                .db
                .prepare_cached(statement)?
                .execute(params![loan, due])?,
        )
    }

    /// Loans that went home on a day or after it, oldest first.
    pub fn lent_since(&self, day: NaiveDate) -> Result<Vec<Lent>> {
        let from = "FROM entry INDEXED BY entry_of_kind CROSS JOIN loan ON loan.entry = entry.id
             WHERE entry.kind = 'loan' AND day >= ?1 AND removed_at IS NULL ORDER BY day, entry.id";
        self.lent(from, [day])
    }

    /// Every loan of one thing, newest first.
    pub fn of_thing(&self, thing: Id<Thing>) -> Result<Vec<Lent>> {
        let from = "FROM loan JOIN entry ON entry.id = loan.entry WHERE thing = ?1 AND removed_at IS NULL ORDER BY day DESC, entry.id DESC";
        self.lent(from, [thing])
    }

    /// Every loan to one family, newest first.
    pub fn of_family(&self, family: Id<Family>) -> Result<Vec<Lent>> {
        let from = "FROM entry INDEXED BY entry_of_family CROSS JOIN loan ON loan.entry = entry.id
             WHERE family = ?1 AND removed_at IS NULL ORDER BY day DESC, entry.id DESC";
        self.lent(from, [family])
    }

    fn lent(&self, from: &str, values: impl Params) -> Result<Vec<Lent>> {
        let mut statement = self
            .store
            .db
            .prepare(&format!("{} {from}", lent_with_words()))?;
        let lent = statement.query_map(values, |row| {
            Ok(Lent {
                entry: row.get("entry")?,
                thing: row.get("thing")?,
                family: row.get("family")?,
                day: row.get("day")?,
                due: row.get("due")?,
                back_on: row.get("back_on")?,
                why: row.get("why")?,
                outcome: row.get("outcome")?,
                landed: row.get("landed")?,
            })
        })?;
        Ok(lent.collect::<rusqlite::Result<_>>()?)
    }

    /// How often a thing went to a family.
    pub fn times_with(&self, thing: Id<Thing>, family: Id<Family>) -> Result<usize> {
        let mut statement = self.store.db.prepare(
            "SELECT count(*) AS times FROM loan JOIN entry ON entry.id = loan.entry
             WHERE thing = ?1 AND family = ?2 AND removed_at IS NULL",
        )?;
        Ok(statement.query_row(params![thing, family], |row| counted(row, "times"))?)
    }

    /// The loans themselves, in the order asked for.
    pub fn entries(&self, loans: &[Id<Entry>]) -> Result<Vec<Saved<Entry>>> {
        entry_parts::read(self.store, loans)
    }
}

/// Keeps the loan behind an entry; a new thing joins the shelf unless one of that name is there.
pub(super) fn keep(store: &Store, entry: Id<Entry>, family: Id<Family>, loan: &Loan) -> Result<()> {
    let thing = match &loan.thing {
        ThingRef::Known(thing) => *thing,
        ThingRef::New(name) => shelf::on_the_shelf(store, name, family)?,
    };
    upsert_by(
        &store.db,
        "loan",
        &["entry"],
        &[
            ("entry", &entry),
            ("thing", &thing),
            ("why", &loan.why),
            ("due", &loan.due),
            ("back_on", &loan.back_on),
            ("outcome", &loan.outcome),
            ("landed", &loan.landed),
        ],
    )
}

/// The loans behind a list of entries.
pub(super) fn of_entries(store: &Store, entries: &str) -> Result<HashMap<Id<Entry>, Loan>> {
    let query = format!("SELECT loan.* FROM {EACH_OF_LIST} loan ON entry = wanted.value");
    let mut statement = store.db.prepare(&query)?;
    let loans = statement.query_map([entries], |row| Ok((row.get("entry")?, loan(row)?)))?;
    Ok(loans.collect::<rusqlite::Result<_>>()?)
}

fn loan(row: &Row<'_>) -> rusqlite::Result<Loan> {
    Ok(Loan {
        thing: ThingRef::Known(row.get("thing")?),
        why: row.get("why")?,
        due: row.get("due")?,
        back_on: row.get("back_on")?,
        outcome: row.get("outcome")?,
        landed: row.get("landed")?,
    })
}
