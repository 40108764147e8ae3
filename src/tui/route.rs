//! The names by which views ask to be shown one another. Plain data; `views::open` makes the view.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use crate::domain::{
    Asking, Child, Entry, Family, Id, Idea, LooksBackOn, NextStep, Reminder, Thing, Way,
};
use crate::line::KindWord;
use crate::pages::Wanted;

/// A view that is laid over the one that asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// When to ask next, after a question about what makes it harder for a family.
    AskAgain {
        family_name: String,
        about: Vec<Asking>,
    },
    Backups,
    Barriers(Id<Family>),
    Changes,
    ChecklistStep(Id<NextStep>),
    /// The ways a family may be involved, one of them chosen.
    ChooseInvolvement {
        family: Id<Family>,
        way: Option<Way>,
    },
    CloseForGood,
    EarlierErasures,
    Entry(Id<Entry>),
    /// One child, or else the whole family.
    Erase {
        family: Id<Family>,
        child: Option<Id<Child>>,
    },
    Export,
    Family(Id<Family>),
    /// With a family, that is whom it is meant for.
    Idea {
        id: Id<Idea>,
        family: Option<Id<Family>>,
    },
    Ideas,
    Import,
    Involvement(Id<Family>),
    Journal(LooksBackOn),
    LearningAreas(Id<Entry>),
    Lend {
        thing: Id<Thing>,
        usual_loan: Days,
        child: Id<Child>,
    },
    LineFields(FieldsOf),
    Loan(Id<Entry>),
    /// The question what happened at home with a loan.
    LoanAtHome(Id<Entry>),
    LoanItem(Id<Thing>),
    Lock(LockChange),
    LogLocation,
    /// The text of a recipe or a song, in an editor.
    LongText(Id<Idea>),
    /// `back_to`: the crumb of the view it lies over.
    Menu {
        back_to: String,
    },
    /// A message for the parent, about this note; copied at once unless something is to be asked.
    Message(Id<Entry>),
    /// Asks for the short name of this sentence.
    NameShortcut(String),
    NewFamily,
    OwnWords,
    /// What is older than it is meant to be kept.
    PastRetention,
    PrintoutFooter,
    Printouts(Vec<Wanted>),
    RecentlyRemoved,
    RetentionPeriods,
    SecondBackupPlace,
    /// `at`: the short name that is chosen.
    Shortcuts {
        at: Option<String>,
    },
    /// For a misspelt word at this place of the line below.
    Spelling {
        word: String,
        at: Range<usize>,
    },
    WhoMayRead,
}

/// A screen of the Menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Today,
    Families,
    Chats,
    Observations,
    Loans,
    Checklist,
    Involvement,
    Reasons,
    Settings,
}

/// What the fields of a line are shown of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldsOf {
    /// A line being typed, with the children of the round, its day, and what can be written where
    /// it is typed.
    Line {
        text: String,
        shown: Vec<Id<Child>>,
        day: NaiveDate,
        kinds: Vec<KindWord>,
    },
    Note(Id<Entry>),
    /// A note, with its day chosen: when a loan is due, or when to look at it again.
    NoteDay(Id<Entry>),
    Reminder(Id<Reminder>),
    Step(Id<NextStep>),
}

/// What is changed about the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockChange {
    Set,
    Passphrase,
    RecoverySheet,
}
