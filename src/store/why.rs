//! Her rankings of the reasons for working with parents.

use rusqlite::{Row, named_params, params};

use super::{Result, Store};
use crate::domain::{Id, Ranked, Ranking, Saved, Whom};

/// Rankings, and what she says of each reason in them.
pub struct Why<'s> {
    pub(super) store: &'s Store,
}

impl Why<'_> {
    /// Keeps a new ranking as it stands.
    pub fn start(&self, ranking: &Ranking) -> Result<Id<Ranking>> {
        let db = &self.store.db;
        db.prepare_cached("INSERT INTO ranking (day, wording, sample) VALUES (?1, ?2, ?3)")?
            .execute(params![ranking.on, ranking.wording, ranking.sample])?;
        let id = Id::from_raw(db.last_insert_rowid());
        for (place, ranked) in (1..).zip(&ranking.reasons) {
            let place: i64 = place;
            db.prepare_cached(
                "INSERT INTO ranked_reason (ranking, reason, place, agreement, why, serves_parents, serves_children, serves_me)
                 VALUES (:ranking, :reason, :place, :agreement, :why, :parents, :children, :me)",
            )?
            .execute(named_params! {
                ":ranking": id, ":reason": ranked.reason, ":place": place, ":agreement": ranked.agreement, ":why": ranked.why,
                ":parents": ranked.serves.contains(&Whom::Parents), ":children": ranked.serves.contains(&Whom::Children),
                ":me": ranked.serves.contains(&Whom::Me),
            })?;
        }
        Ok(id)
    }

    /// Newest first, each with its reasons in her order.
    pub fn rankings(&self) -> Result<Vec<Saved<Ranking>>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT id, day, wording, sample FROM ranking ORDER BY day DESC, id DESC")?;
        let mut rows = statement.query([])?;
        let mut rankings = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get("id")?;
            let (on, wording, sample) = (row.get("day")?, row.get("wording")?, row.get("sample")?);
            rankings.push(Saved {
                id,
                item: Ranking {
                    on,
                    wording,
                    reasons: self.reasons(id)?,
                    sample,
                },
            });
        }
        Ok(rankings)
    }

    fn reasons(&self, ranking: Id<Ranking>) -> Result<Vec<Ranked>> {
        let query = "SELECT reason, agreement, why, serves_parents, serves_children, serves_me FROM ranked_reason
                     WHERE ranking = ?1 ORDER BY place, id";
        let mut statement = self.store.db.prepare(query)?;
        let reasons = statement.query_map([ranking], ranked)?;
        Ok(reasons.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps what she says of one reason; its place stays.
    pub fn say(&self, ranking: Id<Ranking>, ranked: &Ranked) -> Result<()> {
        self.store
            .db
            .prepare_cached(
                "UPDATE ranked_reason SET agreement = :agreement, why = :why, serves_parents = :parents,
                     serves_children = :children, serves_me = :me
                 WHERE ranking = :ranking AND reason = :reason",
            )?
            .execute(named_params! {
                ":ranking": ranking, ":reason": ranked.reason, ":agreement": ranked.agreement, ":why": ranked.why,
                ":parents": ranked.serves.contains(&Whom::Parents), ":children": ranked.serves.contains(&Whom::Children),
                ":me": ranked.serves.contains(&Whom::Me),
            })?;
        Ok(())
    }

    /// Two reasons change places.
    pub fn swap(&self, ranking: Id<Ranking>, one: &str, other: &str) -> Result<()> {
        self.store
            .db
            .prepare_cached(
                "UPDATE ranked_reason SET place = both.place
                 FROM (SELECT reason AS was, place FROM ranked_reason WHERE ranking = ?1 AND reason IN (?2, ?3)) AS both
                 WHERE ranking = ?1 AND reason IN (?2, ?3) AND reason <> both.was",
            )?
            .execute(params![ranking, one, other])?;
        Ok(())
    }
}

fn ranked(row: &Row<'_>) -> rusqlite::Result<Ranked> {
    let mut serves = Vec::new();
    for (whom, column) in [
        (Whom::Parents, "serves_parents"),
        (Whom::Children, "serves_children"),
        (Whom::Me, "serves_me"),
    ] {
        if row.get(column)? {
            serves.push(whom);
        }
    }
    Ok(Ranked {
        reason: row.get("reason")?,
        agreement: row.get("agreement")?,
        why: row.get("why")?,
        serves,
    })
}
