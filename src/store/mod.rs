//! The only SQL of the log: its schema, its records, steps and their history, search. What is saved
//! goes through [`Store::step`]: one transaction, one thing to undo.

pub(crate) mod beside;
mod bin;
pub(crate) mod chain;
mod change_told;
mod changes;
pub(crate) mod check;
mod checklist;
mod columns;
pub(crate) mod connection;
mod drafts;
mod entries;
mod entry_parts;
pub(crate) mod erasing;
mod evening;
mod evidence;
mod families;
mod filter;
pub(crate) mod history;
mod households;
mod ideas;
mod in_the_way;
mod indexed;
mod journal;
mod keeping;
mod known;
mod laptop_date;
mod lent;
mod loans;
mod lock_state;
mod log_file;
mod long_step;
mod observations;
mod own_words;
mod pictures;
mod problem;
mod quick_words;
mod reminders;
mod round;
mod sample;
pub(crate) mod schema;
pub(crate) mod search;
mod settings;
mod shelf;
pub(crate) mod standing;
mod step;
mod threads;
mod turning;
mod ways;
mod whole;
mod why;
mod writing;

use std::any::Any;
use std::cell::{Cell, RefCell};

use rusqlite::Connection;

use beside::Stretch;
pub use beside::{Beside, Progress};
pub use bin::{Bin, Removed, Was};
pub use change_told::{Part, Touched};
pub use changes::{Change, Changes};
pub use check::{CheckReport, Depth};
pub use checklist::Checklist;
pub use drafts::{Draft, Drafts};
pub use entries::{Earlier, Entries};
pub use erasing::{CaughtUp, Erased, Erasing, FromCopies, Mention, Whom};
pub use evidence::{Evidence, Fact, Rows};
pub use families::Families;
pub use filter::{Filter, Only};
pub use ideas::Ideas;
pub use in_the_way::{HowMuch, InTheWay};
pub use journal::Journal;
pub use keeping::{CouldGo, Keeping};
pub use loans::Loans;
pub use lock_state::LockState;
pub use long_step::LongStep;
pub use observations::Observations;
pub use own_words::OwnWords;
pub use pictures::Pictures;
pub use problem::{NoCopy, Result, StoreError};
pub use quick_words::QuickWordsKept;
pub use reminders::Reminders;
pub use round::Round;
pub use settings::{NOTICE, Settings, TEXT_HEADS, records_offered};
pub use threads::Threads;
pub use turning::EarlierPlace;
pub use ways::Ways;
pub use whole::{Adding, Incoming, Whole};
pub use why::Why;
pub use writing::Written;

use history::Pen;
use laptop_date::DateCare;
use lent::Lendable;
pub(crate) use log_file::LogFile;

/// The log, open.
pub struct Store {
    pub(crate) db: Lendable,
    pub(crate) pen: Pen,
    changes: Cell<u64>,
    date_care: Cell<DateCare>,
    pub(crate) lock_state: Cell<LockState>,
    /// Quick words opened in a line that is not saved yet.
    quick_opened: RefCell<Vec<String>>,
    /// What has to outlive the connection, such as the folder of a copy that is only looked at.
    pub(crate) guard: Option<Box<dyn Any + Send>>,
    /// The seal of the newest step that was said to be saved.
    pub(crate) head: Cell<chain::Seal>,
    /// Closed after trouble, and not opened again yet.
    pub(crate) is_closed: bool,
    /// The file of a log on the disk. Dropped last, when the log is closed.
    pub(crate) file: Option<Box<dyn LogFile>>,
}

impl Store {
    /// A log that lives as long as this value: for tests and measuring. Same tables, same history.
    pub fn in_memory() -> Result<Self> {
        Self::over(connection::in_memory()?, schema::MIGRATIONS)
    }

    /// Readies a connection that is keyed and set: brings its tables up to date and lays the
    /// history under them.
    pub(crate) fn over(db: Connection, migrations: &[&str]) -> Result<Self> {
        Self::over_told(db, migrations, &Progress::default().stretch(0))
    }

    /// The same, and tells how far it is where tables have to be brought up to date.
    pub(crate) fn over_told(db: Connection, migrations: &[&str], told: &Stretch) -> Result<Self> {
        // Kept ready is what writes, because the triggers under it take long to prepare, and what
        // is asked for row by row. The rest is prepared anew each time: the engine would ask the
        // system for every piece of a statement that is kept, and lock it in memory.
        db.set_prepared_statement_cache_capacity(128);
        let pen = Pen::given_to(&db)?;
        schema::bring_up_to_date_told(&db, migrations, told)?;
        let head = Cell::new(chain::head(&db)?);
        Ok(Self {
            db: Lendable::from(db),
            pen,
            changes: Cell::new(0),
            date_care: Cell::new(DateCare::Trusting),
            lock_state: Cell::new(LockState::Open),
            quick_opened: RefCell::default(),
            guard: None,
            head,
            is_closed: false,
            file: None,
        })
    }

    /// What was removed and can be put back.
    pub fn bin(&self) -> Bin<'_> {
        Bin { store: self }
    }

    /// What was done, step by step.
    pub fn history(&self) -> Changes<'_> {
        Changes { store: self }
    }

    /// How long things are kept.
    pub fn keeping(&self) -> Keeping<'_> {
        Keeping { store: self }
    }

    pub fn families(&self) -> Families<'_> {
        Families { store: self }
    }

    pub fn entries(&self) -> Entries<'_> {
        Entries { store: self }
    }

    pub fn loans(&self) -> Loans<'_> {
        Loans { store: self }
    }

    pub fn observations(&self) -> Observations<'_> {
        Observations { store: self }
    }

    pub fn ideas(&self) -> Ideas<'_> {
        Ideas { store: self }
    }

    pub fn threads(&self) -> Threads<'_> {
        Threads { store: self }
    }

    pub fn quick_words(&self) -> QuickWordsKept<'_> {
        QuickWordsKept { store: self }
    }

    pub fn reminders(&self) -> Reminders<'_> {
        Reminders { store: self }
    }

    pub fn round(&self) -> Round<'_> {
        Round { store: self }
    }

    pub fn pictures(&self) -> Pictures<'_> {
        Pictures { store: self }
    }

    pub fn drafts(&self) -> Drafts<'_> {
        Drafts { store: self }
    }

    pub fn settings(&self) -> Settings<'_> {
        Settings { store: self }
    }

    pub fn checklist(&self) -> Checklist<'_> {
        Checklist { store: self }
    }

    pub fn ways(&self) -> Ways<'_> {
        Ways { store: self }
    }

    pub fn why(&self) -> Why<'_> {
        Why { store: self }
    }

    pub fn journal(&self) -> Journal<'_> {
        Journal { store: self }
    }

    pub fn evidence(&self) -> Evidence<'_> {
        Evidence { store: self }
    }

    pub fn in_the_way(&self) -> InTheWay<'_> {
        InTheWay { store: self }
    }

    /// Moves whenever something saved has changed; half-typed words do not count.
    pub fn changes(&self) -> u64 {
        self.changes.get()
    }

    pub(crate) fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }
}
