//! Where a name still stands after its bearer was erased: listed for her to look at, never cut out
//! of other people's words.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::domain::text::fold;
use crate::store::Result;
use crate::store::history::watched;

/// One place that says a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    pub day: Option<NaiveDate>,
    /// "a note about Kai", "a page of your journal".
    pub what: String,
}

/// What is read for names, and how it is called. Every query gives what, day, and then words.
const PLACES: &[(&str, &str)] = &[
    (
        "entry",
        "SELECT 'a note about ' || coalesce((SELECT group_concat(child.name, ', ') FROM entry_child JOIN child ON child.id = child
             WHERE entry = entry.id), 'a family'), day, words, heard,
             (SELECT why || ' ' || outcome FROM loan WHERE entry = entry.id),
             (SELECT next_step || ' ' || at_home FROM observation WHERE entry = entry.id),
             (SELECT happened FROM giving WHERE entry = entry.id),
             (SELECT group_concat(name, ' ') FROM entry_label JOIN label ON label.id = label WHERE entry = entry.id)
         FROM entry",
    ),
    ("reminder", "SELECT 'something to keep in mind', due, words FROM reminder"),
    ("journal_page", "SELECT 'a page of your journal', day, words FROM journal_page"),
    ("ranked_reason", "SELECT 'your reasons', (SELECT day FROM ranking WHERE id = ranking), why FROM ranked_reason"),
    ("review_answer", "SELECT 'a look-back', (SELECT day FROM review WHERE id = review), note FROM review_answer"),
    ("next_step", "SELECT 'a next step', (SELECT day FROM review WHERE id = review), words FROM next_step"),
    ("idea", "SELECT 'something to try at home', NULL, title, words FROM idea"),
    ("quick_words", "SELECT 'quick words', NULL, name, words FROM quick_words"),
    ("thing", "SELECT 'a thing on the shelf', NULL, name, reason, watch_for, missing FROM thing"),
];
/// Read with the rows above.
const READ_WITH_OTHERS: &[&str] = &[
    "loan",
    "observation",
    "giving",
    "label",
    "entry_label",
    "entry_child",
];

/// Every place that says one of these names, oldest first.
pub(super) fn of(db: &Connection, names: &BTreeSet<String>) -> Result<Vec<Mention>> {
    let mut found = BTreeSet::new();
    for table in watched(db)? {
        if let Some((_, query)) = PLACES.iter().find(|(known, _)| *known == table) {
            read(db, query, names, &mut found)?;
        } else if !READ_WITH_OTHERS.contains(&table.as_str()) {
            read(
                db,
                &format!("SELECT 'elsewhere in your log', NULL, * FROM {table}"),
                names,
                &mut found,
            )?;
        }
    }
    Ok(found.into_iter().collect())
}

fn read(
    db: &Connection,
    query: &str,
    names: &BTreeSet<String>,
    found: &mut BTreeSet<Mention>,
) -> Result<()> {
    let mut statement = db.prepare(query)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut says_one = false;
        for column in 2..columns {
            says_one |= matches!(row.get_ref(column)?, ValueRef::Text(text) if says(&String::from_utf8_lossy(text), names));
        }
        if says_one {
            found.insert(Mention {
                what: row.get(0)?,
                day: row.get(1)?,
            });
        }
    }
    Ok(())
}

/// Whether a text says one of these names, as whole words.
pub(super) fn says(text: &str, names: &BTreeSet<String>) -> bool {
    let spaced = |text: &str| {
        let words: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        format!(" {} ", words.join(" "))
    };
    let text = spaced(&fold(text));
    // "Ola's" is folded to "olas".
    names
        .iter()
        .map(|name| spaced(name))
        .any(|name| text.contains(&name) || text.contains(&format!("{}s ", name.trim_end())))
}
