//! Which entries a list asks for, and the query that walks them newest first without sorting.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::columns::seen_in;
use super::{Result, Store, search};
use crate::domain::privacy::Where;
use crate::domain::{Child, Family, Id, Kind};

/// Which entries to list. The default asks for all but sensitive ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Empty for every kind.
    pub kinds: Vec<Kind>,
    pub family: Option<Id<Family>>,
    pub child: Option<Id<Child>>,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// Words to find: any order, each may be the start of a word, accents and case do not matter.
    /// Finding never shows sensitive entries.
    pub words: String,
    /// Whether sensitive entries are listed too.
    pub sensitive: bool,
    /// Only those of which this is so.
    pub only: Option<Only>,
}

/// What may be so of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Only {
    /// Nobody has been told yet, and it is not hers alone.
    ToShare,
    Shared,
    /// Somebody was told, or given a thing to try, and nothing was answered yet.
    ToAnswer,
    Answered,
    /// About the area of learning of this word.
    About(String),
    /// About no area yet.
    AboutNone,
    /// It holds what a parent told.
    Heard,
    /// What was heard changed what she does.
    Changed,
    /// A parent began it.
    ByParent,
    /// Not in passing, but sitting down together.
    SatDown,
    /// It has one of these labels, folded.
    Labelled(&'static [&'static str]),
    /// Somebody was told in the language they read.
    InTheirLanguage,
    /// It leads to something at home.
    LedHome,
    /// Lent with a reason why it matters.
    Reasoned,
    /// What happened at home was told, whatever was given.
    Outcome,
    /// A thing with words in languages besides English was lent.
    OtherLanguages,
}

impl Only {
    fn condition(&self) -> String {
        let words = match self {
            Self::ToShare => {
                return format!("{} AND NOT EXISTS (SELECT 1 FROM share WHERE share.entry = entry.id)", seen_in(Where::Family));
            }
            Self::Shared => "EXISTS (SELECT 1 FROM share WHERE share.entry = entry.id)",
            Self::ToAnswer => {
                "(EXISTS (SELECT 1 FROM share WHERE share.entry = entry.id)
                     OR EXISTS (SELECT 1 FROM giving WHERE giving.entry = entry.id AND tried = 'not asked'))
                 AND NOT EXISTS (SELECT 1 FROM answer JOIN entry AS reply ON reply.id = answer.entry
                     WHERE answer.answers = entry.id AND reply.removed_at IS NULL)"
            }
            Self::Answered => {
                "EXISTS (SELECT 1 FROM answer JOIN entry AS reply ON reply.id = answer.entry
                     WHERE answer.answers = entry.id AND reply.removed_at IS NULL)"
            }
            Self::About(_) => "EXISTS (SELECT 1 FROM entry_area WHERE entry_area.entry = entry.id AND area = ?)",
            Self::AboutNone => "NOT EXISTS (SELECT 1 FROM entry_area WHERE entry_area.entry = entry.id)",
            Self::Heard => "heard <> ''",
            Self::Changed => "changed_practice = 1",
            Self::ByParent => "started_by = 'parent'",
            Self::SatDown => "how = 'sat down'",
            Self::Labelled(_) => {
                "EXISTS (SELECT 1 FROM entry_label JOIN label ON label.id = entry_label.label
                     WHERE entry_label.entry = entry.id AND folded IN (SELECT value FROM json_each(?)))"
            }
            Self::InTheirLanguage => "EXISTS (SELECT 1 FROM share WHERE share.entry = entry.id AND in_their_language = 1)",
            Self::LedHome => "EXISTS (SELECT 1 FROM observation WHERE observation.entry = entry.id AND at_home <> '')",
            Self::Reasoned => "EXISTS (SELECT 1 FROM loan WHERE loan.entry = entry.id AND why <> '')",
            Self::Outcome => {
                "(EXISTS (SELECT 1 FROM loan WHERE loan.entry = entry.id AND outcome <> '')
                     OR EXISTS (SELECT 1 FROM giving WHERE giving.entry = entry.id AND happened <> ''))"
            }
            Self::OtherLanguages => {
                "EXISTS (SELECT 1 FROM loan JOIN thing ON thing.id = thing
                     WHERE loan.entry = entry.id AND languages NOT IN ('', 'English'))"
            }
        };
        words.to_owned()
    }
}

/// `FROM ... WHERE ...` with its values, and what to order by.
pub(super) struct Query {
    pub from: String,
    pub values: Vec<Value>,
    pub entry: &'static str,
    pub newest_first: &'static str,
}

impl Filter {
    /// The query for this filter; `None` when it can match nothing.
    pub(super) fn query(&self, store: &Store) -> Result<Option<Query>> {
        if self.words.trim().is_empty() {
            return Ok(Some(self.walk()));
        }
        let question = search::question(&store.db, &self.words)?;
        Ok(question.map(|question| self.find(question)))
    }

    /// Walks the index that already has the wanted order.
    fn walk(&self) -> Query {
        let index = match (
            self.family.is_some() || self.child.is_some(),
            self.kinds.as_slice(),
        ) {
            (true, _) => "entry_of_family",
            (false, [_]) => "entry_of_kind",
            (false, _) => "entry_by_day",
        };
        let mut parts = Parts::new(format!("entry INDEXED BY {index}"));
        if self.child.is_some() && self.family.is_none() {
            parts.need(
                "family = (SELECT family FROM child WHERE id = ?)",
                self.child.map(Id::raw),
            );
        }
        parts.need("day >= ?", self.since.map(|day| day.to_string()));
        parts.need("day <= ?", self.until.map(|day| day.to_string()));
        self.narrow(&mut parts);
        parts.into_query("entry.id", "day DESC, entry.id DESC")
    }

    /// Walks the words' index, whose rows are numbered by day and order of writing.
    fn find(&self, question: String) -> Query {
        let plain = self.kinds.is_empty()
            && self.family.is_none()
            && self.child.is_none()
            && self.only.is_none();
        let from = if plain {
            "search"
        } else {
            "search CROSS JOIN entry ON entry.id = (-search.rowid & 4294967295)"
        };
        let mut parts = Parts::new(from.to_owned());
        parts.need("search MATCH ?", Some(question));
        parts.need(
            "search.rowid <= ?",
            self.since.map(|day| search::place(day, 0)),
        );
        parts.need(
            "search.rowid > ?",
            self.until
                .and_then(|day| day.succ_opt())
                .map(|next| search::place(next, 0)),
        );
        if !plain {
            self.narrow(&mut parts);
        }
        parts.into_query("-search.rowid & 4294967295", "search.rowid")
    }

    fn narrow(&self, parts: &mut Parts) {
        parts.always("removed_at IS NULL");
        if !self.sensitive {
            parts.always(seen_in(Where::Find));
        }
        parts.need("family = ?", self.family.map(Id::raw));
        parts.need(
            "EXISTS (SELECT 1 FROM entry_child WHERE entry = entry.id AND child = ?)",
            self.child.map(Id::raw),
        );
        match &self.only {
            Some(only @ Only::About(area)) => parts.need(&only.condition(), Some(area.clone())),
            Some(only @ Only::Labelled(labels)) => {
                parts.need(&only.condition(), serde_json::to_string(labels).ok());
            }
            Some(only) => parts.always(only.condition()),
            None => {}
        }
        if !self.kinds.is_empty() {
            let words: Vec<String> = self
                .kinds
                .iter()
                .map(|kind| format!("'{}'", kind.word()))
                .collect();
            parts.always(format!("kind IN ({})", words.join(", ")));
        }
    }
}

/// Conditions gathered one by one.
struct Parts {
    from: String,
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Parts {
    fn new(from: String) -> Self {
        Self {
            from,
            conditions: Vec::new(),
            values: Vec::new(),
        }
    }

    fn always(&mut self, condition: impl Into<String>) {
        self.conditions.push(condition.into());
    }

    fn need(&mut self, condition: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.always(condition);
            self.values.push(value.into());
        }
    }

    fn into_query(self, entry: &'static str, newest_first: &'static str) -> Query {
        Query {
            from: format!("FROM {} WHERE {}", self.from, self.conditions.join(" AND ")),
            values: self.values,
            entry,
            newest_first,
        }
    }
}
