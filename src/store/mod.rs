//! The only room that speaks SQL. What she saves goes through [`Store::step`]: one transaction, one
//! thing to undo.

mod beside;
mod bin;
mod chain;
mod change_told;
mod changes;
mod check;
mod checklist;
mod closing;
mod columns;
mod connection;
mod copies;
mod drafts;
mod entries;
mod entry_parts;
mod erasing;
mod evening;
mod evidence;
mod families;
mod filter;
mod folder;
mod history;
mod home;
mod households;
mod ideas;
mod in_the_way;
mod indexed;
mod journal;
mod keeping;
mod key;
mod known;
mod laptop_date;
mod lent;
mod loans;
mod locks;
mod long_step;
mod observations;
mod opening;
mod own_words;
mod pictures;
mod problem;
mod quick_words;
mod reminders;
mod reopening;
mod room;
mod round;
mod sample;
mod schema;
mod search;
mod settings;
mod shelf;
mod standing;
mod step;
mod threads;
mod turning;
mod ways;
mod whereabouts;
mod whole;
mod why;
mod writing;

use std::cell::{Cell, RefCell};

use rusqlite::Connection;

use beside::Stretch;
pub use beside::{Beside, Progress};
pub use bin::{Bin, Removed, Was};
pub use change_told::{Part, Touched};
pub use changes::{Change, Changes};
pub use check::{CheckReport, Depth};
pub use checklist::Checklist;
pub use copies::{
    Checked, CheckedAll, Copied, Copies, Copying, FromCopies, Kept, Moved, NewPlace, NoCopy, Ready,
    Rescue, Salvaged, Second, SecondPlace, SpareKey, TriedOut, meant_by, plugged_in,
};
pub use drafts::{Draft, Drafts};
pub use entries::{Earlier, Entries};
pub use erasing::{CaughtUp, Erased, Erasing, Mention, Whom};
pub use evidence::{Evidence, Fact, Rows};
pub use families::Families;
pub use filter::{Filter, Only};
pub use ideas::Ideas;
pub use in_the_way::{HowMuch, InTheWay};
pub use journal::Journal;
pub use keeping::{CouldGo, Keeping};
pub use key::{RecoveryCode, Secret, Slip, draw_words, ordinal};
pub use loans::Loans;
pub use locks::{LockState, Locks, NewLock};
pub use long_step::LongStep;
pub use observations::Observations;
pub use own_words::OwnWords;
pub use pictures::Pictures;
pub use problem::{Result, StoreError};
pub use quick_words::QuickWordsKept;
pub use reminders::Reminders;
pub use reopening::Reopened;
pub use round::Round;
pub use settings::{NOTICE, Settings, TEXT_HEADS, records_offered};
pub use threads::Threads;
pub use turning::EarlierPlace;
pub use ways::Ways;
pub use whereabouts::Whereabouts;
pub use whole::{Adding, Incoming, Whole};
pub use why::Why;
pub use writing::Written;

use copies::Spare;
use history::Pen;
use home::Home;
use laptop_date::DateCare;
use lent::Lendable;
use locks::Keys;

/// The log, open.
pub struct Store {
    db: Lendable,
    pen: Pen,
    changes: Cell<u64>,
    date_care: Cell<DateCare>,
    lock_state: Cell<LockState>,
    /// Quick words opened in a line that is not saved yet.
    quick_opened: RefCell<Vec<String>>,
    /// None for a log in memory.
    keys: Option<RefCell<Keys>>,
    /// The spare place of a copy that is only looked at; let go of after the connection.
    #[expect(dead_code, reason = "held rather than read")]
    spare: Option<Spare>,
    /// The seal of the newest step that was said to be saved.
    head: Cell<chain::Seal>,
    /// Closed after trouble, and not opened again yet.
    is_closed: bool,
    /// What lies beside the log on the disk. Let go of last, when the log is closed.
    home: Option<Home>,
}

impl Store {
    /// A log that lives as long as this value: for tests and measuring. Same tables, same history.
    pub fn in_memory() -> Result<Self> {
        Self::over(connection::in_memory()?, schema::MIGRATIONS)
    }

    /// Readies a connection that is keyed and set: brings its tables up to date and lays the
    /// history under them.
    fn over(db: Connection, migrations: &[&str]) -> Result<Self> {
        Self::over_told(db, migrations, &Progress::default().stretch(0))
    }

    /// The same, and tells how far it is where tables have to be brought up to date.
    fn over_told(db: Connection, migrations: &[&str], told: &Stretch) -> Result<Self> {
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
            keys: None,
            spare: None,
            head,
            is_closed: false,
            home: None,
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

    pub fn copies(&self) -> Copies<'_> {
        Copies { store: self }
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

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }
}
