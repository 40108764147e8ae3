//! What gets in the way of each family, and where they were pointed for help. Nothing of it is in
//! the index of find.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::columns::{counted, upsert};
use super::problem::there;
use super::{Result, Store};
use crate::domain::text::fold;
use crate::domain::{Asking, Family, Id, Pressure, QuietWord, Saved, Signpost, TakenUp};

/// What was told in confidence about taking part.
pub struct InTheWay<'s> {
    pub(super) store: &'s Store,
}

/// How much is noted about one family: for a row that stays closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HowMuch {
    pub noted: usize,
    pub eased: usize,
    pub signposts: usize,
}

impl InTheWay<'_> {
    pub fn save(&self, id: Option<Id<Pressure>>, pressure: &Pressure) -> Result<Id<Pressure>> {
        upsert(
            &self.store.db,
            "pressure",
            id,
            &[
                ("family", &pressure.family),
                ("which", &pressure.which),
                ("wording", &pressure.wording),
                ("words", &pressure.words),
                ("what_i_do", &pressure.what_i_do),
                ("noted_on", &pressure.noted_on),
                ("eased_on", &pressure.eased_on),
                ("ask_on", &pressure.ask_on),
                ("asked_on", &pressure.asked_on),
                ("talk_on", &pressure.talk_on),
                ("talk_how", &pressure.talk_how),
            ],
        )
    }

    pub fn get(&self, id: Id<Pressure>) -> Result<Option<Pressure>> {
        Ok(self
            .store
            .db
            .prepare("SELECT * FROM pressure WHERE id = ?1")?
            .query_row([id], pressure)
            .optional()?)
    }

    /// All that was noted about a family: what is in the way now first, newest first; then what no
    /// longer is.
    pub fn of_family(&self, family: Id<Family>) -> Result<Vec<Saved<Pressure>>> {
        let query = "SELECT * FROM pressure WHERE family = ?1 ORDER BY eased_on IS NOT NULL, eased_on DESC, noted_on DESC, id DESC";
        let mut statement = self.store.db.prepare(query)?;
        let noted = statement.query_map([family], |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: pressure(row)?,
            })
        })?;
        Ok(noted.collect::<rusqlite::Result<_>>()?)
    }

    /// No longer in the way since a day; `None` when it is again.
    pub fn eased(&self, id: Id<Pressure>, on: Option<NaiveDate>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("UPDATE pressure SET eased_on = ?2 WHERE id = ?1")?
                .execute(params![id, on])?,
        )
    }

    pub fn remove(&self, id: Id<Pressure>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("DELETE FROM pressure WHERE id = ?1")?
                .execute([id])?,
        )
    }

    /// For how many families here something is in the way now. A number and nothing else.
    pub fn families_noted(&self) -> Result<usize> {
        let query = "SELECT count(DISTINCT family) AS families FROM pressure JOIN family ON family.id = pressure.family
                     WHERE eased_on IS NULL AND left_on IS NULL";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([], |row| counted(row, "families"))?)
    }

    pub fn how_much(&self, family: Id<Family>) -> Result<HowMuch> {
        let query = "SELECT (SELECT count(*) FROM pressure WHERE family = ?1 AND eased_on IS NULL) AS noted,
                     (SELECT count(*) FROM pressure WHERE family = ?1 AND eased_on IS NOT NULL) AS eased,
                     (SELECT count(*) FROM signpost WHERE family = ?1) AS signposts";
        Ok(self.store.db.prepare(query)?.query_row([family], |row| {
            Ok(HowMuch {
                noted: counted(row, "noted")?,
                eased: counted(row, "eased")?,
                signposts: counted(row, "signposts")?,
            })
        })?)
    }

    pub fn save_signpost(
        &self,
        id: Option<Id<Signpost>>,
        signpost: &Signpost,
    ) -> Result<Id<Signpost>> {
        upsert(
            &self.store.db,
            "signpost",
            id,
            &[
                ("family", &signpost.family),
                ("service", &signpost.service),
                ("offered_on", &signpost.offered_on),
                ("taken_up", &signpost.taken_up),
                ("answered_on", &signpost.answered_on),
                ("follow_up", &signpost.follow_up),
                ("follow_up_on", &signpost.follow_up_on),
            ],
        )
    }

    pub fn signpost(&self, id: Id<Signpost>) -> Result<Option<Signpost>> {
        Ok(self
            .store
            .db
            .prepare("SELECT * FROM signpost WHERE id = ?1")?
            .query_row([id], signpost)
            .optional()?)
    }

    /// Where a family was pointed, newest first.
    pub fn signposts(&self, family: Id<Family>) -> Result<Vec<Saved<Signpost>>> {
        let query = "SELECT * FROM signpost WHERE family = ?1 ORDER BY offered_on DESC, id DESC";
        let mut statement = self.store.db.prepare(query)?;
        let offered = statement.query_map([family], |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: signpost(row)?,
            })
        })?;
        Ok(offered.collect::<rusqlite::Result<_>>()?)
    }

    /// What they said to it, on a day.
    pub fn taken_up(&self, id: Id<Signpost>, answer: TakenUp, on: NaiveDate) -> Result<()> {
        let statement = "UPDATE signpost SET taken_up = ?2, answered_on = ?3 WHERE id = ?1";
        there(
            self.store
                .db
                .prepare_cached(statement)?
                .execute(params![id, answer, on])?,
        )
    }

    pub fn remove_signpost(&self, id: Id<Signpost>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("DELETE FROM signpost WHERE id = ?1")?
                .execute([id])?,
        )
    }

    /// Every service she has ever pointed to, by name, each once.
    pub fn services(&self) -> Result<Vec<String>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT DISTINCT service FROM signpost ORDER BY service")?;
        let mut services: Vec<String> = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        services.dedup_by_key(|service| fold(service));
        Ok(services)
    }

    /// Families to have a quiet word with by `until`, soonest first. Of what, only the opened card
    /// says.
    pub fn quiet_words(&self, until: NaiveDate) -> Result<Vec<QuietWord>> {
        let query = "SELECT due, family, of, about.id FROM (
                         SELECT ask_on AS due, family, 'ask' AS of, id FROM pressure WHERE eased_on IS NULL
                         UNION ALL SELECT talk_on, family, 'talk', id FROM pressure WHERE eased_on IS NULL
                         UNION ALL SELECT follow_up_on, family, 'signpost', id FROM signpost
                     ) AS about JOIN family ON family.id = about.family
                     WHERE due <= ?1 AND (left_on IS NULL OR left_on >= ?1) ORDER BY due, family, of, about.id";
        let mut statement = self.store.db.prepare(query)?;
        let mut rows = statement.query([until])?;
        let mut words: Vec<QuietWord> = Vec::new();
        while let Some(row) = rows.next()? {
            let (family, of): (Id<Family>, String) = (row.get("family")?, row.get("of")?);
            let asking = match of.as_str() {
                "ask" => Asking::Pressure(row.get("id")?),
                "talk" => Asking::Talk(row.get("id")?),
                _ => Asking::Signpost(row.get("id")?),
            };
            match words.iter_mut().find(|word| word.family == family) {
                Some(word) => word.about.push(asking),
                None => words.push(QuietWord {
                    family,
                    due: row.get("due")?,
                    about: vec![asking],
                }),
            }
        }
        Ok(words)
    }

    /// She has asked: nothing of it is due any more.
    pub fn asked(&self, about: &[Asking], on: NaiveDate) -> Result<()> {
        let db = &self.store.db;
        for asking in about {
            match asking {
                Asking::Pressure(id) => {
                    there(
                        db.prepare_cached(
                            "UPDATE pressure SET ask_on = NULL, asked_on = ?2 WHERE id = ?1",
                        )?
                        .execute(params![id, on])?,
                    )?;
                }
                Asking::Talk(id) => {
                    there(
                        db.prepare_cached(
                            "UPDATE pressure SET talk_on = NULL, asked_on = ?2 WHERE id = ?1",
                        )?
                        .execute(params![id, on])?,
                    )?;
                }
                Asking::Signpost(id) => {
                    there(
                        db.prepare_cached("UPDATE signpost SET follow_up_on = NULL WHERE id = ?1")?
                            .execute([id])?,
                    )?;
                }
            }
        }
        Ok(())
    }

    /// When she means to ask about it next.
    pub fn ask_next(&self, about: &[Asking], next: NaiveDate) -> Result<()> {
        let db = &self.store.db;
        for asking in about {
            match asking {
                Asking::Pressure(id) | Asking::Talk(id) => {
                    there(
                        db.prepare_cached("UPDATE pressure SET ask_on = ?2 WHERE id = ?1")?
                            .execute(params![id, next])?,
                    )?;
                }
                Asking::Signpost(id) => {
                    there(
                        db.prepare_cached("UPDATE signpost SET follow_up_on = ?2 WHERE id = ?1")?
                            .execute(params![id, next])?,
                    )?;
                }
            }
        }
        Ok(())
    }
}

fn pressure(row: &Row<'_>) -> rusqlite::Result<Pressure> {
    Ok(Pressure {
        family: row.get("family")?,
        which: row.get("which")?,
        wording: row.get("wording")?,
        words: row.get("words")?,
        what_i_do: row.get("what_i_do")?,
        noted_on: row.get("noted_on")?,
        eased_on: row.get("eased_on")?,
        ask_on: row.get("ask_on")?,
        asked_on: row.get("asked_on")?,
        talk_on: row.get("talk_on")?,
        talk_how: row.get("talk_how")?,
    })
}

fn signpost(row: &Row<'_>) -> rusqlite::Result<Signpost> {
    Ok(Signpost {
        family: row.get("family")?,
        service: row.get("service")?,
        offered_on: row.get("offered_on")?,
        taken_up: row.get("taken_up")?,
        answered_on: row.get("answered_on")?,
        follow_up: row.get("follow_up")?,
        follow_up_on: row.get("follow_up_on")?,
    })
}
