//! The made-up look at why she works with parents: rankings, and pages of the journal.

use chrono::NaiveDate;

use crate::assets;
use crate::domain::{JournalPage, LooksBackOn, Ranked, Ranking};
use crate::store::{self, Store};

/// Writes the rankings and the pages before `today`.
pub fn look_back(store: &Store, today: NaiveDate) -> store::Result<()> {
    let made_up = assets::made_up_why();
    let mut rankings = Vec::new();
    for ranking in &made_up.rankings {
        let reasons = ranking
            .reasons
            .iter()
            .map(|told| Ranked {
                reason: told.word.clone(),
                agreement: Some(told.says),
                why: told.why.clone(),
                serves: told.serves.clone(),
            })
            .collect();
        let on = ranking.on.seen_from(today);
        let wording = assets::reasons().newest().version.clone();
        rankings.push(store.why().start(&Ranking {
            on,
            wording,
            reasons,
            sample: true,
        })?);
    }
    for page in &made_up.pages {
        let ranking = page
            .ranking
            .and_then(|number| rankings.get(number.checked_sub(1)?))
            .copied();
        let page = JournalPage {
            on: page.on.seen_from(today),
            words: page.words.trim().to_owned(),
            looks_back_on: ranking.map_or(LooksBackOn::Nothing, LooksBackOn::Ranking),
            sample: true,
        };
        store.journal().save(None, &page)?;
    }
    Ok(())
}
