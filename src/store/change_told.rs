//! One step told in her words: each thing it touched, and what it said before and after. What is
//! closed stays closed.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;
use serde_json::{Map, Value};

use super::changes::HER_DOING;
use super::{Change, Changes, Result};
use crate::domain::dates::say_date;
use crate::domain::{Kind, Label, Privacy};

/// One thing a step touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// "chat", "grown-up", "loan".
    pub what: String,
    pub parts: Vec<Part>,
    /// Its words are not shown here.
    pub is_closed: bool,
}

/// One part of it, before and after; none where there was nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// More things than this are not told one by one.
const MOST: usize = 60;

type Whole = Map<String, Value>;

impl Changes<'_> {
    /// What a step touched, in the order it did, as many things as anybody reads.
    pub fn told(&self, change: &Change, today: NaiveDate) -> Result<Vec<Touched>> {
        let mut statement = self.store.db.prepare(&format!(
            "SELECT of, before, after FROM history WHERE step = ?1 AND {HER_DOING} ORDER BY id"
        ))?;
        let mut rows = statement.query([change.step])?;
        let mut touched = Vec::new();
        while let Some(row) = rows.next()? {
            let of: String = row.get("of")?;
            let read = |text: Option<String>| {
                text.and_then(|text| serde_json::from_str::<Whole>(&text).ok())
            };
            let (before, after) = (read(row.get("before")?), read(row.get("after")?));
            let told = self.one(&of, before.as_ref(), after.as_ref(), today)?;
            if told.is_closed || !told.parts.is_empty() {
                touched.push(told);
            }
            if touched.len() == MOST {
                break;
            }
        }
        Ok(touched)
    }

    fn one(
        &self,
        of: &str,
        before: Option<&Whole>,
        after: Option<&Whole>,
        today: NaiveDate,
    ) -> Result<Touched> {
        let sensitive = Value::from(Privacy::Sensitive.word());
        let is_sensitive = |whole: Option<&Whole>| {
            whole.and_then(|whole| whole.get("privacy")) == Some(&sensitive)
        };
        let is_closed = CLOSED.contains(&of)
            || is_sensitive(before)
            || is_sensitive(after)
            || self.is_of_closed_note(before.or(after))?;
        let kind = after
            .or(before)
            .and_then(|whole| whole.get("kind"))
            .and_then(Value::as_str)
            .and_then(Kind::from_word);
        let what = match (of, kind) {
            ("entry", Some(kind)) => kind.label(Label::Noun).to_owned(),
            _ => noun(of).to_owned(),
        };
        let mut parts = Vec::new();
        let columns = before
            .into_iter()
            .chain(after)
            .flat_map(Map::keys)
            .filter(|column| !UNTOLD.contains(&column.as_str()));
        let mut columns: Vec<&String> = columns.collect();
        // What was said comes first; the rest follows by its name.
        columns.sort_by_key(|column| {
            (
                !["words", "heard", "name", "title", "what"].contains(&column.as_str()),
                column.as_str(),
            )
        });
        columns.dedup();
        for column in columns {
            let value = |whole: Option<&Whole>| {
                whole
                    .and_then(|whole| whole.get(column))
                    .cloned()
                    .unwrap_or(Value::Null)
            };
            let (was, is) = (value(before), value(after));
            if was == is || parts.iter().any(|part: &Part| part.label == label(column)) {
                continue;
            }
            let part = Part {
                label: label(column),
                before: self.say(column, &was, today)?,
                after: self.say(column, &is, today)?,
            };
            let is_new = before.is_none() || after.is_none();
            let goes_without_saying = is_new
                && part
                    .before
                    .as_deref()
                    .or(part.after.as_deref())
                    .is_some_and(|said| USUAL.contains(&said));
            if part.before != part.after
                && !goes_without_saying
                && !(is_new && column == "kind" && of == "entry")
            {
                parts.push(part);
            }
        }
        Ok(Touched {
            what,
            parts: if is_closed { Vec::new() } else { parts },
            is_closed,
        })
    }

    /// What hangs on a closed note is closed with it.
    fn is_of_closed_note(&self, whole: Option<&Whole>) -> Result<bool> {
        let Some(note) = whole
            .and_then(|whole| whole.get("entry"))
            .and_then(Value::as_i64)
        else {
            return Ok(false);
        };
        let query = "SELECT privacy = 'sensitive' FROM entry WHERE id = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([note], |row| row.get(0))
            .optional()?
            .unwrap_or(false))
    }

    /// A value as she would say it; none when there is nothing to say.
    fn say(&self, column: &str, value: &Value, today: NaiveDate) -> Result<Option<String>> {
        let name_of = match column {
            "child" => "SELECT name FROM child WHERE id = ?1",
            "adult" | "collector" => "SELECT role FROM adult WHERE id = ?1",
            "family" => "SELECT group_concat(name, ', ') FROM child WHERE family = ?1",
            "thing" => "SELECT name FROM thing WHERE id = ?1",
            "label" => "SELECT name FROM label WHERE id = ?1",
            "idea" => "SELECT title FROM idea WHERE id = ?1",
            _ => "",
        };
        if let (false, Some(id)) = (name_of.is_empty(), value.as_i64()) {
            return Ok(self
                .store
                .db
                .prepare_cached(name_of)?
                .query_row([id], |row| row.get(0))
                .optional()?
                .flatten());
        }
        Ok(match value {
            Value::String(text) if text.is_empty() => None,
            Value::String(_) if column == "removed_at" => Some("yes".to_owned()),
            Value::String(text) => Some(match text.parse::<NaiveDate>() {
                Ok(day) => say_date(day, today),
                Err(_) => text.clone(),
            }),
            Value::Number(number) if COUNTED.contains(&column) => Some(number.to_string()),
            Value::Number(number) => match number.as_i64() {
                Some(0) => Some("no".to_owned()),
                Some(1) => Some("yes".to_owned()),
                _ => None,
            },
            _ => None,
        })
    }
}

/// Always closed here: what gets in the way, and her own pages.
const CLOSED: &[&str] = &["pressure", "signpost", "journal_page"];

/// Columns that say nothing to her.
const UNTOLD: &[&str] = &[
    "id", "entry", "made_at", "sample", "wording", "folded", "answers", "earlier", "later",
    "review", "reminder", "note", "set_in", "area", "word",
];

/// Of something new, this is not worth a row.
const USUAL: &[&str] = &[
    "no",
    "not said",
    "at the door",
    "shareable",
    "not asked",
    "good",
];

/// Columns of numbers that are numbers, rather than yes or no.
const COUNTED: &[&str] = &[
    "days",
    "pieces",
    "question",
    "place",
    "suits_from",
    "suits_to",
];

fn noun(of: &str) -> &str {
    match of {
        "family" => "family",
        "adult" => "grown-up",
        "child" => "child",
        "usual_day" => "usual day",
        "key_day" => "day that matters",
        "entry_child" => "whom it is about",
        "entry_label" | "label" => "label",
        "thing" => "thing to lend",
        "thing_reason" => "reason of a thing",
        "loan" => "loan",
        "share" => "who was told",
        "reminder" => "reminder",
        "reminder_child" => "whom the reminder is about",
        "away" => "not here that day",
        "break" => "weeks off",
        "round_let_go" => "round let go",
        "review" | "review_answer" => "look-back",
        "next_step" => "next step",
        "look_back_let_go" => "look-back let go",
        "observation" => "what goes with an observation",
        "entry_area" | "entry_way" | "own_area" => "what it was about",
        "link" => "story",
        "idea" => "idea",
        "giving" => "what was tried",
        "involvement" => "way of being involved",
        "ranking" | "ranked_reason" => "ranking of reasons",
        "pressure" | "signpost" => "what gets in the way",
        "journal_page" => "journal page",
        "quick_words" => "quick words",
        "kept_word" => "word of mine",
        _ => "note",
    }
}

fn label(column: &str) -> String {
    match column {
        "heard" => "they told me".to_owned(),
        "for_record" => "child's record".to_owned(),
        "privacy" => "who may read it".to_owned(),
        "removed_at" => "removed".to_owned(),
        "changed_practice" => "changed what I do".to_owned(),
        "child" | "family" => "about".to_owned(),
        "adult" => "with".to_owned(),
        "done_on" | "back_on" => column.trim_end_matches("_on").to_owned(),
        other => other.replace('_', " "),
    }
}
