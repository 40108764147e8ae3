//! Whether the index for finding says of each entry what the entry says: a part of it from another
//! day would find wrongly, or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use super::{Result, search};

/// Starts of words are indexed up to this many letters.
const STARTS: usize = 7;

/// Which entries have which words, without keeping either.
#[derive(Default, PartialEq, Eq)]
struct Sums {
    words: BTreeMap<i64, u64>,
    starts: BTreeMap<String, u64>,
}

impl Sums {
    fn add_word(&mut self, place: i64, word: &str) {
        let sum = self.words.entry(place).or_default();
        *sum = sum.wrapping_add(hash(word));
    }

    fn add_start(&mut self, start: String, place: i64) {
        let sum = self.starts.entry(start).or_default();
        *sum = sum.wrapping_add(hash(place));
    }
}

/// Places in the index, and starts of words, of which the entries say something else.
pub(super) fn differing(db: &Connection) -> Result<Vec<String>> {
    let wanted = wanted(db)?;
    let found = found(db, wanted.starts.keys())?;
    let differ = |place: &&i64| wanted.words.get(place) != found.words.get(place);
    let places: BTreeSet<&i64> = wanted
        .words
        .keys()
        .chain(found.words.keys())
        .filter(differ)
        .collect();
    let starts = wanted
        .starts
        .iter()
        .filter(|(start, sum)| found.starts.get(*start) != Some(sum));
    Ok(places
        .into_iter()
        .map(|place| format!("search {place}"))
        .chain(starts.map(|_| "search start".to_owned()))
        .collect())
}

/// What the entries say.
fn wanted(db: &Connection) -> Result<Sums> {
    let mut sums = Sums::default();
    search::each(db, None, |place, words| {
        let words: BTreeSet<String> = words.into_iter().collect();
        let start = |word: &String, letters| {
            (word.chars().count() >= letters).then(|| word.chars().take(letters).collect())
        };
        let starts: BTreeSet<String> = words
            .iter()
            .flat_map(|word| (1..=STARTS).filter_map(move |letters| start(word, letters)))
            .collect();
        for word in &words {
            sums.add_word(place, word);
        }
        for start in starts {
            sums.add_start(start, place);
        }
        Ok(())
    })?;
    Ok(sums)
}

/// What the index says.
fn found<'s>(db: &Connection, starts: impl Iterator<Item = &'s String>) -> Result<Sums> {
    let mut sums = Sums::default();
    db.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, instance)")?;
    let mut statement = db.prepare("SELECT term, doc FROM temp.search_word")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        sums.add_word(row.get("doc")?, &row.get::<_, String>("term")?);
    }
    let mut statement = db.prepare("SELECT rowid FROM search WHERE search MATCH ?1")?;
    for start in starts {
        let mut rows = statement.query([format!("\"{start}\"*")])?;
        while let Some(row) = rows.next()? {
            sums.add_start(start.clone(), row.get(0)?);
        }
    }
    Ok(sums)
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
