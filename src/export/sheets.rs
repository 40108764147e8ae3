//! One table per kind, as every spreadsheet reads it: RFC 4180, with the mark that says which
//! letters these are.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::cell::guarded;
use super::names::{Names, reminders};
use super::{LeftOut, Wanted};
use crate::domain::dates::say_time;
use crate::domain::{
    Child, Detail, Entry, Family, Id, Idea, KeyDay, Kind, Reminder, Saved, Share, Thing, UsualDay,
};
use crate::store::{Filter, Result, Store, StoreError};

/// So many notes are read at a time.
const AT_A_TIME: usize = 1000;
/// Says to a spreadsheet that letters are UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What one table holds.
#[derive(Clone, Copy)]
pub enum Sheet {
    Families,
    Notes(Kind),
    Reminders,
    KeyDays,
    Things,
    Ideas,
}

/// One column of a table: its head, and what a row has under it.
type Column<T> = (&'static str, fn(&T, &Names) -> String);

const CHILD: &[Column<Saved<Child>>] = &[
    ("child", |child, _| child.name.clone()),
    ("nickname", |child, _| child.nickname.clone()),
    ("born", |child, _| or_empty(child.born)),
    ("days", |child, _| joined(&child.days, "; ", usual_day)),
    ("parents", parents),
    ("started", |child, _| or_empty(child.started_on)),
    ("left", |child, _| or_empty(child.left_on)),
    ("languages", |child, names| {
        of_family(child, names, |family| &family.home_languages)
    }),
    ("best time", |child, names| {
        of_family(child, names, |family| &family.best_time)
    }),
    ("likes to hear", |child, names| {
        of_family(child, names, |family| &family.likes_to_hear)
    }),
    ("family", |child, names| {
        or_empty(place_of_family(child, names).map(|place| place + 1))
    }),
];

/// What a note of any kind has.
const NOTE: &[Column<Saved<Entry>>] = &[
    ("date", |note, _| note.day.to_string()),
    ("child", |note, names| names.children(&note.children)),
    ("with", |note, names| names.adult(note.adult).to_owned()),
    ("words", |note, _| note.words.clone()),
    ("they told", |note, _| note.heard.clone()),
    ("how", |note, _| note.how.word().to_owned()),
    ("begun by", |note, _| note.started_by.word().to_owned()),
    ("in a hurry", |note, _| yes(note.rushed)),
    ("changed what I do", |note, _| yes(note.changed_practice)),
    ("labels", |note, _| note.labels.join(", ")),
    ("privacy", |note, _| note.privacy.word().to_owned()),
    ("written", |note, _| {
        note.made_at.format("%Y-%m-%d %H:%M").to_string()
    }),
    ("number", |note, _| note.id.raw().to_string()),
];

const OBSERVATION: &[Column<Saved<Entry>>] = &[
    ("next", |note, _| {
        part(note.seen(), |seen| seen.next_step.clone())
    }),
    ("at home", |note, _| {
        part(note.seen(), |seen| seen.at_home.clone())
    }),
    ("areas", |note, _| {
        part(note.seen(), |seen| seen.areas.join(", "))
    }),
    ("shared with", |note, names| {
        let told = |share: &Share| {
            format!(
                "{} {} {}",
                names.adult(Some(share.with)),
                share.on,
                share.how.word()
            )
        };
        joined(note.shared(), ", ", told)
    }),
];

const TRY: &[Column<Saved<Entry>>] = &[
    ("idea", |note, names| {
        part(note.giving(), |giving| names.idea(&giving.idea).to_owned())
    }),
    ("tried", |note, _| {
        part(note.giving(), |giving| giving.tried.word().to_owned())
    }),
    ("what happened", |note, _| {
        part(note.giving(), |giving| giving.happened.clone())
    }),
];

const LOAN: &[Column<Saved<Entry>>] = &[
    ("thing", |note, names| {
        part(note.loan(), |loan| names.people.thing(loan).to_owned())
    }),
    ("why it matters", |note, _| {
        part(note.loan(), |loan| loan.why.clone())
    }),
    ("back by", |note, _| {
        part(note.loan(), |loan| loan.due.to_string())
    }),
    ("back on", |note, _| {
        part(note.loan(), |loan| or_empty(loan.back_on))
    }),
    ("what happened", |note, _| {
        part(note.loan(), |loan| loan.outcome.clone())
    }),
    ("reason landed", |note, _| {
        part(note.loan(), |loan| loan.landed.word().to_owned())
    }),
];

const ANSWER: &[Column<Saved<Entry>>] = &[("answers number", |note, _| match &note.detail {
    Detail::Answer { to } => or_empty(to.map(Id::raw)),
    _ => String::new(),
})];

const REMINDER: &[Column<Saved<Reminder>>] = &[
    ("due", |reminder, _| reminder.due.to_string()),
    ("child", |reminder, names| {
        names.children(&reminder.children)
    }),
    ("words", |reminder, _| reminder.words.clone()),
];

const KEY_DAY: &[Column<(Saved<KeyDay>, String)>] = &[
    ("day", |(day, _), _| day.day.to_string()),
    ("child", |(_, children), _| children.clone()),
    ("what", |(day, _), _| day.what.clone()),
    ("every year", |(day, _), _| yes(day.yearly)),
];

const THING: &[Column<Saved<Thing>>] = &[
    ("name", |thing, _| thing.name.clone()),
    ("kind", |thing, _| thing.kind.word().to_owned()),
    ("why it matters", |thing, _| {
        thing.reasons().collect::<Vec<_>>().join("\n")
    }),
    ("watch for", |thing, _| thing.watch_for.clone()),
    ("pieces", |thing, _| or_empty(thing.pieces)),
    ("condition", |thing, _| thing.condition.word().to_owned()),
    ("missing", |thing, _| thing.missing.clone()),
    ("languages", |thing, _| thing.languages.clone()),
    ("suits", |thing, _| thing.suits.words()),
];

const IDEA: &[Column<Saved<Idea>>] = &[
    ("kind", |idea, _| idea.kind.word().to_owned()),
    ("title", |idea, _| idea.title.clone()),
    ("words", |idea, _| idea.words.clone()),
];

/// What only notes of one kind have.
const fn own(kind: Kind) -> &'static [Column<Saved<Entry>>] {
    match kind {
        Kind::Chat | Kind::FromHome => &[],
        Kind::Observation => OBSERVATION,
        Kind::Try => TRY,
        Kind::Loan => LOAN,
        Kind::Answer => ANSWER,
    }
}

impl Sheet {
    /// Every table of an export.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Families)
            .chain(Kind::ALL.iter().copied().map(Self::Notes))
            .chain([Self::Reminders, Self::KeyDays, Self::Things, Self::Ideas])
    }

    pub fn file(self) -> String {
        let name = match self {
            Self::Families => "families",
            Self::Notes(kind) => kind.file(),
            Self::Reminders => "reminders",
            Self::KeyDays => "key-days",
            Self::Things => "things",
            Self::Ideas => "ideas",
        };
        format!("{name}.csv")
    }

    /// Writes all of it; notes that are not `wanted` are counted and left out.
    pub fn write(
        self,
        store: &Store,
        names: &Names,
        wanted: Wanted,
        out: &mut impl Write,
        left_out: &mut LeftOut,
    ) -> Result<()> {
        out.write_all(MARK).map_err(StoreError::NotWrittenOut)?;
        let mut table = Table {
            rows: WriterBuilder::new()
                .terminator(Terminator::CRLF)
                .from_writer(out),
            names,
        };
        match self {
            Self::Families => table.fill(CHILD, names.people.children())?,
            Self::Notes(kind) => {
                let columns = [NOTE, own(kind)].concat();
                table.head(&columns)?;
                let filter = Filter {
                    kinds: vec![kind],
                    sensitive: true,
                    ..Filter::default()
                };
                each(store, &filter, &mut |note| {
                    if wanted.has(note.privacy) {
                        table.row(&columns, note)
                    } else {
                        left_out.note(note.privacy);
                        Ok(())
                    }
                })?;
            }
            Self::Reminders => table.fill(REMINDER, &reminders(store, wanted)?)?,
            Self::KeyDays => {
                let mut days = Vec::new();
                for household in &names.people.households {
                    let children: Vec<_> =
                        household.children.iter().map(|child| child.id).collect();
                    let called = names.children(&children);
                    let own = household.key_days.iter().cloned();
                    days.extend(own.map(|day| (day, called.clone())));
                }
                table.fill(KEY_DAY, &days)?;
            }
            Self::Things => table.fill(THING, &store.loans().things()?)?,
            Self::Ideas => table.fill(IDEA, &store.ideas().all()?)?,
        }
        table.rows.flush().map_err(StoreError::NotWrittenOut)
    }
}

/// A table being written.
struct Table<'n, W: Write> {
    rows: csv::Writer<W>,
    names: &'n Names,
}

impl<W: Write> Table<'_, W> {
    fn fill<'t, T: 't>(
        &mut self,
        columns: &[Column<T>],
        rows: impl IntoIterator<Item = &'t T>,
    ) -> Result<()> {
        self.head(columns)?;
        rows.into_iter().try_for_each(|row| self.row(columns, row))
    }

    fn head<T>(&mut self, columns: &[Column<T>]) -> Result<()> {
        self.put(columns.iter().map(|(head, _)| guarded(head)))
    }

    fn row<T>(&mut self, columns: &[Column<T>], row: &T) -> Result<()> {
        let names = self.names;
        self.put(columns.iter().map(|(_, cell)| guarded(&cell(row, names))))
    }

    fn put(&mut self, cells: impl Iterator<Item = impl AsRef<[u8]>>) -> Result<()> {
        self.rows
            .write_record(cells)
            .map_err(|trouble| StoreError::NotWrittenOut(trouble.into()))
    }
}

/// Every note a filter lets through, newest first.
pub fn each(
    store: &Store,
    filter: &Filter,
    one: &mut dyn FnMut(&Saved<Entry>) -> Result<()>,
) -> Result<()> {
    for offset in (0..).step_by(AT_A_TIME) {
        let entries = store.entries().list(filter, offset, AT_A_TIME)?;
        entries.iter().try_for_each(&mut *one)?;
        if entries.len() < AT_A_TIME {
            break;
        }
    }
    Ok(())
}

fn yes(so: bool) -> String {
    if so { "yes".to_owned() } else { String::new() }
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn part<T>(of: Option<&T>, cell: impl Fn(&T) -> String) -> String {
    of.map(cell).unwrap_or_default()
}

fn joined<T>(parts: &[T], between: &str, said: impl Fn(&T) -> String) -> String {
    parts.iter().map(said).collect::<Vec<_>>().join(between)
}

fn place_of_family(child: &Child, names: &Names) -> Option<usize> {
    let households = &names.people.households;
    households
        .iter()
        .position(|household| household.family.id == child.family)
}

fn of_family(child: &Child, names: &Names, cell: fn(&Family) -> &str) -> String {
    let household = names.people.family(child.family);
    part(household, |household| cell(&household.family).to_owned())
}

fn parents(child: &Saved<Child>, names: &Names) -> String {
    let household = names.people.family(child.family);
    part(household, |household| {
        joined(&household.adults, "; ", |adult| {
            match (adult.role.as_str(), adult.name.as_str()) {
                ("", name) => name.to_owned(),
                (role, "") => role.to_owned(),
                (role, name) => format!("{role} ({name})"),
            }
        })
    })
}

/// "Mon 08:00-17:30".
fn usual_day(usual: &UsualDay) -> String {
    let day = usual.weekday.to_string();
    match (usual.arrives, usual.collected) {
        (Some(from), Some(to)) => format!("{day} {}-{}", say_time(from), say_time(to)),
        (None, Some(to)) => format!("{day} {}", say_time(to)),
        _ => day,
    }
}
