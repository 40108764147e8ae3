//! What a typed line may name, and the changes to the log that it asks for.

use chrono::NaiveDate;

use super::{Child, Entry, Household, Id, Idea, Loan, QuickWords, Saved, Thing, Waiting};

/// Everyone and everything a line may name. A snapshot of the log.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Families on the books, in the order they are listed.
    pub households: Vec<Household>,
    /// Things that may be lent.
    pub things: Vec<Saved<Thing>>,
    /// Loans that are out.
    pub out: Vec<OutLoan>,
    /// Things to try at home.
    pub ideas: Vec<Saved<Idea>>,
    /// Labels in use, as first spelt.
    pub labels: Vec<String>,
    /// The user's own quick words.
    pub quick: Vec<Saved<QuickWords>>,
    /// For each child the newest observation or thing to try that still waits for a parent's
    /// answer, newest first.
    pub waiting: Vec<Waiting>,
    /// Words before a colon of which the user said that they are text, folded.
    pub text_heads: Vec<String>,
}

/// A loan that has not come back.
#[derive(Debug, Clone)]
pub struct OutLoan {
    pub entry: Id<Entry>,
    pub children: Vec<Id<Child>>,
    pub day: NaiveDate,
    pub thing: Saved<Thing>,
    pub loan: Loan,
}

/// One thing Enter does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Write an entry; with it, what to be reminded of.
    Write {
        entry: Box<Entry>,
        remind: Option<ReminderRequest>,
    },
    /// A loan is back.
    Return {
        loan: Id<Entry>,
        on: NaiveDate,
        outcome: String,
    },
}

/// What a `>` mark asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRequest {
    pub due: NaiveDate,
    pub words: String,
}
