//! Families as they are written down and changed: the family, its adults, its children, the days
//! that matter to it.

use rusqlite::{Connection, params};

use super::columns::{Day, counted, upsert, upsert_by};
use super::{Result, Store, StoreError};
use crate::domain::wording::count;
use crate::domain::{Adult, Child, Family, Id, KeyDay, UsualDay};

/// Families, on the books or moved on.
pub struct Families<'s> {
    pub(super) store: &'s Store,
}

impl Families<'_> {
    pub fn save(&self, id: Option<Id<Family>>, family: &Family) -> Result<Id<Family>> {
        upsert(
            &self.store.db,
            "family",
            id,
            &[
                ("home_languages", &family.home_languages),
                ("reads_english", &family.reads_english),
                ("interpreter", &family.interpreter),
                ("prefers", &family.prefers),
                ("channel", &family.channel),
                ("channel_security", &family.channel_security),
                ("best_time", &family.best_time),
                ("likes_to_hear", &family.likes_to_hear),
                ("how_much", &family.how_much),
                ("avoid", &family.avoid),
                ("partnership", &family.partnership),
                ("left_on", &family.left_on),
                ("sample", &family.sample),
            ],
        )
    }

    pub fn save_adult(&self, id: Option<Id<Adult>>, adult: &Adult) -> Result<Id<Adult>> {
        upsert(
            &self.store.db,
            "adult",
            id,
            &[
                ("family", &adult.family),
                ("role", &adult.role),
                ("name", &adult.name),
                ("parental_responsibility", &adult.parental_responsibility),
                ("may_collect", &adult.may_collect),
                ("contact", &adult.contact),
                ("household", &adult.household),
            ],
        )
    }

    /// Keeps the child and its usual days.
    pub fn save_child(&self, id: Option<Id<Child>>, child: &Child) -> Result<Id<Child>> {
        let id = upsert(
            &self.store.db,
            "child",
            id,
            &[
                ("family", &child.family),
                ("name", &child.name),
                ("nickname", &child.nickname),
                ("born", &child.born),
                ("key_person", &child.key_person),
                ("key_person_told_on", &child.key_person_told_on),
                ("started_on", &child.started_on),
                ("left_on", &child.left_on),
            ],
        )?;
        self.one_family(id)?;
        keep_days(&self.store.db, id, &child.days)?;
        Ok(id)
    }

    /// What was written stays with the family it was written to, and so does the child it is about.
    fn one_family(&self, child: Id<Child>) -> Result<()> {
        let strays: bool = self
            .store
            .db
            .prepare(
                "SELECT EXISTS (SELECT 1 FROM entry_child JOIN entry ON entry.id = entry_child.entry JOIN child ON child.id = entry_child.child
                 WHERE entry_child.child = ?1 AND entry.family <> child.family)",
            )?
            .query_row([child], |row| row.get(0))?;
        if strays {
            Err(StoreError::say(
                "There are notes about this child with the old family, so the child stays there.",
            ))
        } else {
            Ok(())
        }
    }

    pub fn save_key_day(&self, id: Option<Id<KeyDay>>, key_day: &KeyDay) -> Result<Id<KeyDay>> {
        upsert(
            &self.store.db,
            "key_day",
            id,
            &[
                ("family", &key_day.family),
                ("day", &key_day.day),
                ("yearly", &key_day.yearly),
                ("what", &key_day.what),
            ],
        )
    }

    /// Takes an adult off the card, unless something was written about them.
    pub fn remove_adult(&self, id: Id<Adult>) -> Result<()> {
        let notes = "SELECT count(*) AS notes FROM (SELECT id FROM entry WHERE adult = ?1 UNION SELECT entry FROM share WHERE adult = ?1)";
        let name = "SELECT iif(name = '', role, name) FROM adult WHERE id = ?1";
        self.only_unwritten(id, notes, name)?;
        self.each(
            id,
            &[
                "UPDATE usual_day SET collector = NULL WHERE collector = ?1",
                "DELETE FROM adult WHERE id = ?1",
            ],
        )
    }

    /// Takes a child off the card, unless something was written about them.
    pub fn remove_child(&self, id: Id<Child>) -> Result<()> {
        let notes = "SELECT (SELECT count(*) FROM entry_child WHERE child = ?1) + (SELECT count(*) FROM reminder_child WHERE child = ?1) AS notes";
        self.only_unwritten(id, notes, "SELECT name FROM child WHERE id = ?1")?;
        let all = [
            "DELETE FROM away WHERE child = ?1",
            "DELETE FROM usual_day WHERE child = ?1",
            "DELETE FROM child WHERE id = ?1",
        ];
        self.each(id, &all)
    }

    /// Takes a family off whose children are all removed, as one typed in by mistake.
    pub fn remove(&self, id: Id<Family>) -> Result<()> {
        self.each(
            id,
            &[
                "DELETE FROM pressure WHERE family = ?1",
                "DELETE FROM signpost WHERE family = ?1",
                "DELETE FROM involvement WHERE family = ?1",
                "DELETE FROM key_day WHERE family = ?1",
                "DELETE FROM adult WHERE family = ?1",
                "DELETE FROM family WHERE id = ?1",
            ],
        )
    }

    pub fn remove_key_day(&self, id: Id<KeyDay>) -> Result<()> {
        self.each(id, &["DELETE FROM key_day WHERE id = ?1"])
    }

    fn only_unwritten<T>(&self, id: Id<T>, notes: &str, name: &str) -> Result<()> {
        let notes = self
            .store
            .db
            .prepare(notes)?
            .query_row([id], |row| counted(row, "notes"))?;
        if notes == 0 {
            return Ok(());
        }
        let name: String = self
            .store
            .db
            .prepare(name)?
            .query_row([id], |row| row.get(0))?;
        let sentence = format!(
            "{name} is named in {}, so they stay on the card.",
            count(notes, "note")
        );
        Err(StoreError::say(sentence))
    }

    fn each<T>(&self, id: Id<T>, statements: &[&str]) -> Result<()> {
        for statement in statements {
            self.store.db.prepare_cached(statement)?.execute([id])?;
        }
        Ok(())
    }
}

fn keep_days(db: &Connection, child: Id<Child>, days: &[UsualDay]) -> Result<()> {
    let kept: Vec<String> = days
        .iter()
        .map(|usual| usual.weekday.to_string().to_lowercase())
        .collect();
    db.prepare_cached("DELETE FROM usual_day WHERE child = ?1 AND instr(?2, weekday) = 0")?
        .execute(params![child, kept.join(" ")])?;
    for usual in days {
        upsert_by(
            db,
            "usual_day",
            &["child", "weekday"],
            &[
                ("child", &child),
                ("weekday", &Day(usual.weekday)),
                ("arrives", &usual.arrives),
                ("collected", &usual.collected),
                ("collector", &usual.collector),
            ],
        )?;
    }
    Ok(())
}
