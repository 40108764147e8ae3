//! A form is a list of fields, declared once: it fills the form, the detail pane and the printed
//! page.

mod filling;

use chrono::NaiveDate;

use crate::domain::{Id, People};
use crate::store::{self, Store};

pub use filling::Form;

/// What a field may look at besides its own record.
#[derive(Debug, Clone)]
pub struct Around {
    pub people: People,
    pub today: NaiveDate,
    /// Labels in use; empty where no form is filled in.
    pub labels: Vec<String>,
}

/// Why an answer was not taken: what was read, what is needed, and the next key.
pub type Complaint = String;

/// One question of a form.
pub struct Field<D: 'static> {
    pub label: &'static str,
    /// Explains the field on the bottom line while she is on it.
    pub help: &'static str,
    pub read: fn(&D, &Around) -> String,
    pub write: fn(&mut D, &str, &Around) -> Result<(), Complaint>,
    pub answers: Answers<D>,
    /// Whether this record has the field at all.
    pub applies: fn(&D) -> bool,
    /// Short answers, such as days and names, are typed anew rather than added to.
    pub is_typed_anew: bool,
    /// Answered in sentences, whose spelling is looked at.
    pub is_prose: bool,
    /// Answered at length: Ctrl+J begins a new line.
    pub has_paragraphs: bool,
}

/// How a field is answered.
pub enum Answers<D: 'static> {
    /// In words of her own.
    Words,
    /// By one of a few numbered answers.
    Few(fn(&D, &Around) -> Vec<String>),
}

impl<D> Field<D> {
    pub const fn words(
        label: &'static str,
        help: &'static str,
        read: fn(&D, &Around) -> String,
        write: fn(&mut D, &str, &Around) -> Result<(), Complaint>,
    ) -> Self {
        Self {
            label,
            help,
            read,
            write,
            answers: Answers::Words,
            applies: |_| true,
            is_typed_anew: false,
            is_prose: false,
            has_paragraphs: false,
        }
    }

    /// A field answered in sentences.
    pub const fn sentences(
        label: &'static str,
        help: &'static str,
        read: fn(&D, &Around) -> String,
        write: fn(&mut D, &str, &Around) -> Result<(), Complaint>,
    ) -> Self {
        Self {
            is_prose: true,
            ..Self::words(label, help, read, write)
        }
    }

    /// A field answered by number.
    pub const fn few(
        label: &'static str,
        help: &'static str,
        answers: fn(&D, &Around) -> Vec<String>,
        read: fn(&D, &Around) -> String,
        write: fn(&mut D, &str, &Around) -> Result<(), Complaint>,
    ) -> Self {
        Self {
            label,
            help,
            read,
            write,
            answers: Answers::Few(answers),
            ..Self::words(label, help, read, write)
        }
    }

    pub const fn typed_anew(mut self) -> Self {
        self.is_typed_anew = true;
        self
    }

    /// Sentences that may go on in several paragraphs.
    pub const fn at_length(mut self) -> Self {
        self.has_paragraphs = true;
        self
    }

    pub const fn only_when(mut self, applies: fn(&D) -> bool) -> Self {
        self.applies = applies;
        self
    }
}

/// Writes a record and gives its identity: a new one where it had none.
pub type Save<D> = fn(&Store, Option<Id<D>>, &D) -> store::Result<Id<D>>;

/// A whole form.
pub struct FormSpec<D: 'static> {
    /// Names the half-typed words of this form in the store; never changed once released.
    pub place: &'static str,
    pub title: fn(&D, &Around) -> String,
    pub fields: &'static [Field<D>],
    /// What is still needed before the record can be kept; `None` when it can.
    pub missing: fn(&D) -> Option<&'static str>,
    pub save: Save<D>,
    /// Reads the record again, as after an undo; `None` when it is no longer there.
    pub load: fn(&Store, Id<D>) -> store::Result<Option<D>>,
}

impl<D> FormSpec<D> {
    /// The answered fields with their labels: what a detail pane or a page shows.
    pub fn rows(&self, record: &D, around: &Around) -> Vec<(&'static str, String)> {
        self.fields
            .iter()
            .filter(|field| (field.applies)(record))
            .map(|field| (field.label, (field.read)(record, around)))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
}
