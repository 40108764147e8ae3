//! What her own log can honestly show beside each question of the checklist. It answers nothing for
//! her.

mod at_home;
mod families;
mod own_learning;
mod talk;

use chrono::{Days, NaiveDate};

use super::{Filter, Only, Result, Store};
use crate::domain::term::Term;
use crate::domain::wording::count;
use crate::domain::{Family, Household, Id, Kind, NextStep};

/// A term this young says little: the one before it is counted with it.
const YOUNG: Days = Days::new(28);

/// Evidence, question by question.
pub struct Evidence<'s> {
    pub(super) store: &'s Store,
}

/// One line beside a question: a figure in words, and the rows it was counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub words: String,
    /// The figure the words begin from; nought where there is nothing to show.
    pub figure: usize,
    pub rows: Rows,
}

/// What lies behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// There is nothing to open.
    Nothing,
    /// The notes this asks for.
    Notes(Filter),
    /// Families, each with what is known of it.
    Families(Vec<(Id<Family>, String)>),
    /// Next steps of the checklist itself.
    Steps(Vec<Id<NextStep>>),
    /// Pages of her journal; only the journal itself shows them.
    Journal,
}

impl Fact {
    fn nothing(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            figure: 0,
            rows: Rows::Nothing,
        }
    }

    fn of_families(words: String, figure: usize, rows: Vec<(Id<Family>, String)>) -> Self {
        Self {
            words,
            figure,
            rows: Rows::Families(rows),
        }
    }

    /// Whether Enter would show anything.
    pub fn opens(&self) -> bool {
        match &self.rows {
            Rows::Nothing => false,
            Rows::Journal => true,
            Rows::Notes(_) => self.figure > 0,
            Rows::Families(families) => !families.is_empty(),
            Rows::Steps(steps) => !steps.is_empty(),
        }
    }
}

impl Evidence<'_> {
    /// What the log shows beside a question of this number.
    pub fn beside(&self, question: u8, today: NaiveDate) -> Result<Vec<Fact>> {
        let view = Look {
            store: self.store,
            today,
            since: since(today),
            households: self.store.families().on_books(today)?,
        };
        let facts = match question {
            1 => at_home::why_it_matters(&view)?,
            2 => talk::welcome(&view)?,
            3 => talk::partnership(&view)?,
            4 => own_learning::chances_to_learn(&view)?,
            5 => families::key_people(&view),
            6 => talk::time_to_chat(&view)?,
            7 => families::family_life(&view)?,
            8 => families::what_bears_on_taking_part(&view)?,
            9 => at_home::within_reach(&view)?,
            10 => at_home::links_with_home(&view)?,
            _ => Vec::new(),
        };
        Ok(facts)
    }
}

/// From when on is counted: this term, and early in a term the one before it too.
fn since(today: NaiveDate) -> NaiveDate {
    let term = Term::of(today);
    let first = term.first_day();
    if today < first + YOUNG {
        term.before().first_day()
    } else {
        first
    }
}

/// What every question is looked at with.
struct Look<'s> {
    store: &'s Store,
    today: NaiveDate,
    since: NaiveDate,
    households: Vec<Household>,
}

impl Look<'_> {
    /// "this term", or "this term and last".
    fn while_when(&self) -> &'static str {
        if Term::of(self.since) == Term::of(self.today) {
            "this term"
        } else {
            "this term and last"
        }
    }

    /// Notes of these kinds in the time looked at; none for every kind.
    fn notes(&self, kinds: &[Kind], only: Option<Only>) -> Filter {
        let (since, until) = (Some(self.since), Some(self.today));
        Filter {
            kinds: kinds.to_vec(),
            since,
            until,
            only,
            sensitive: true,
            ..Filter::default()
        }
    }

    fn how_many(&self, filter: &Filter) -> Result<usize> {
        self.store.entries().count(filter)
    }

    /// A line about these notes, unless there are none.
    fn counted(&self, filter: Filter, say: impl Fn(usize, &str) -> String) -> Result<Option<Fact>> {
        let figure = self.how_many(&filter)?;
        Ok((figure > 0).then(|| Fact {
            words: say(figure, self.while_when()),
            figure,
            rows: Rows::Notes(filter),
        }))
    }

    /// A line about what is known of each family; `known` says it, or nothing where it has not been
    /// asked.
    fn known_of(&self, what: &str, known: impl Fn(&Household) -> Option<String>) -> Option<Fact> {
        if self.households.is_empty() {
            return None;
        }
        let rows: Vec<(Id<Family>, Option<String>)> = self
            .households
            .iter()
            .map(|household| (household.family.id, known(household)))
            .collect();
        let figure = rows.iter().filter(|(_, words)| words.is_some()).count();
        let rows = rows
            .into_iter()
            .map(|(family, words)| (family, words.unwrap_or_else(|| "not asked yet".to_owned())))
            .collect();
        Some(Fact::of_families(
            format!(
                "{what}: {}",
                some_of(figure, self.households.len(), "family")
            ),
            figure,
            rows,
        ))
    }
}

/// "all 6 families", "5 of 6 families", "none of 6 families yet".
fn some_of(number: usize, whole: usize, noun: &str) -> String {
    match number {
        0 => format!("none of {} yet", count(whole, noun)),
        all if all == whole && whole > 1 => format!("all {}", count(whole, noun)),
        some => format!("{some} of {}", count(whole, noun)),
    }
}

/// What there is, or the sentence for when there is nothing.
fn or_else(facts: impl IntoIterator<Item = Option<Fact>>, nothing: &str) -> Vec<Fact> {
    let facts: Vec<Fact> = facts.into_iter().flatten().collect();
    if facts.is_empty() {
        vec![Fact::nothing(nothing)]
    } else {
        facts
    }
}
