//! One table per kind, as every spreadsheet reads it: RFC 4180, with the mark that says which
//! letters these are.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::cell::guarded;
use super::names::{Names, reminders};
use super::{LeftOut, Wanted};
use crate::domain::dates::say_time;
use crate::domain::{Child, Detail, Entry, Kind, Saved, UsualDay};
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

const NOTE: [&str; 13] = [
    "date",
    "child",
    "with",
    "words",
    "they told",
    "how",
    "begun by",
    "in a hurry",
    "changed what I do",
    "labels",
    "privacy",
    "written",
    "number",
];

impl Sheet {
    pub const ALL: &[Self] = &[
        Self::Families,
        Self::Notes(Kind::Chat),
        Self::Notes(Kind::Observation),
        Self::Notes(Kind::FromHome),
        Self::Notes(Kind::Try),
        Self::Notes(Kind::Loan),
        Self::Notes(Kind::Answer),
        Self::Reminders,
        Self::KeyDays,
        Self::Things,
        Self::Ideas,
    ];

    pub const fn file(self) -> &'static str {
        match self {
            Self::Families => "families.csv",
            Self::Notes(Kind::Chat) => "chats.csv",
            Self::Notes(Kind::Observation) => "observations.csv",
            Self::Notes(Kind::FromHome) => "from-home.csv",
            Self::Notes(Kind::Try) => "to-try.csv",
            Self::Notes(Kind::Loan) => "loans.csv",
            Self::Notes(Kind::Answer) => "answers.csv",
            Self::Reminders => "reminders.csv",
            Self::KeyDays => "key-days.csv",
            Self::Things => "things.csv",
            Self::Ideas => "ideas.csv",
        }
    }

    fn heads(self) -> Vec<&'static str> {
        match self {
            Self::Families => {
                vec![
                    "child",
                    "nickname",
                    "born",
                    "days",
                    "parents",
                    "started",
                    "left",
                    "languages",
                    "best time",
                    "likes to hear",
                    "family",
                ]
            }
            Self::Notes(kind) => NOTE.iter().chain(own_heads(kind)).copied().collect(),
            Self::Reminders => vec!["due", "child", "words"],
            Self::KeyDays => vec!["day", "child", "what", "every year"],
            Self::Things => vec![
                "name",
                "kind",
                "why it matters",
                "watch for",
                "pieces",
                "condition",
                "missing",
                "languages",
                "suits",
            ],
            Self::Ideas => vec!["kind", "title", "words"],
        }
    }

    /// Writes all of it; notes she keeps to herself are counted and left out.
    pub fn write(
        self,
        store: &Store,
        names: &Names,
        wanted: Wanted,
        out: &mut impl Write,
        left_out: &mut LeftOut,
    ) -> Result<()> {
        out.write_all(MARK).map_err(StoreError::NotWrittenOut)?;
        let mut table = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(out);
        let mut row = |cells: Vec<String>| {
            table
                .write_record(cells.iter().map(|cell| guarded(cell)))
                .map_err(|trouble| StoreError::NotWrittenOut(trouble.into()))
        };
        row(self.heads().into_iter().map(str::to_owned).collect())?;
        match self {
            Self::Families => names
                .people
                .children()
                .try_for_each(|child| row(child_row(child, names)))?,
            Self::Notes(kind) => {
                let filter = Filter {
                    kinds: vec![kind],
                    sensitive: true,
                    ..Filter::default()
                };
                each(store, &filter, &mut |entry| {
                    if wanted.has(entry.privacy) {
                        row(note_row(entry, names))
                    } else {
                        left_out.note(entry.privacy);
                        Ok(())
                    }
                })?;
            }
            Self::Reminders => {
                for reminder in reminders(store, wanted)? {
                    row(vec![
                        reminder.due.to_string(),
                        names.children(&reminder.children),
                        reminder.item.words,
                    ])?;
                }
            }
            Self::KeyDays => {
                for household in &names.people.households {
                    let children: Vec<_> =
                        household.children.iter().map(|child| child.id).collect();
                    for day in &household.key_days {
                        row(vec![
                            day.day.to_string(),
                            names.children(&children),
                            day.what.clone(),
                            yes(day.yearly),
                        ])?;
                    }
                }
            }
            Self::Things => {
                for thing in store.loans().things()? {
                    let reasons: Vec<&str> = thing.reasons().collect();
                    row(vec![
                        thing.name.clone(),
                        thing.kind.word().to_owned(),
                        reasons.join("\n"),
                        thing.watch_for.clone(),
                        thing
                            .pieces
                            .map(|pieces| pieces.to_string())
                            .unwrap_or_default(),
                        thing.condition.word().to_owned(),
                        thing.missing.clone(),
                        thing.languages.clone(),
                        thing.suits.words(),
                    ])?;
                }
            }
            Self::Ideas => {
                for idea in store.ideas().all()? {
                    row(vec![
                        idea.kind.word().to_owned(),
                        idea.title.clone(),
                        idea.words.clone(),
                    ])?;
                }
            }
        }
        table.flush().map_err(StoreError::NotWrittenOut)
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

const fn own_heads(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Chat | Kind::FromHome => &[],
        Kind::Observation => &["next", "at home", "areas", "shared with"],
        Kind::Try => &["idea", "tried", "what happened"],
        Kind::Loan => &[
            "thing",
            "why it matters",
            "back by",
            "back on",
            "what happened",
            "reason landed",
        ],
        Kind::Answer => &["answers number"],
    }
}

fn note_row(entry: &Saved<Entry>, names: &Names) -> Vec<String> {
    let mut cells = vec![
        entry.day.to_string(),
        names.children(&entry.children),
        names.adult(entry.adult).to_owned(),
        entry.words.clone(),
        entry.heard.clone(),
        entry.how.word().to_owned(),
        entry.started_by.word().to_owned(),
        yes(entry.rushed),
        yes(entry.changed_practice),
        entry.labels.join(", "),
        entry.privacy.word().to_owned(),
        entry.made_at.format("%Y-%m-%d %H:%M").to_string(),
        entry.id.raw().to_string(),
    ];
    match &entry.detail {
        Detail::Observation(seen) => {
            let told: Vec<String> = seen
                .shared
                .iter()
                .map(|share| {
                    format!(
                        "{} {} {}",
                        names.adult(Some(share.with)),
                        share.on,
                        share.how.word()
                    )
                })
                .collect();
            cells.extend([
                seen.next_step.clone(),
                seen.at_home.clone(),
                seen.areas.join(", "),
                told.join(", "),
            ]);
        }
        Detail::Try(giving) => {
            cells.extend([
                names.idea(&giving.idea).to_owned(),
                giving.tried.word().to_owned(),
                giving.happened.clone(),
            ]);
        }
        Detail::Loan(loan) => cells.extend([
            names.people.thing(loan).to_owned(),
            loan.why.clone(),
            loan.due.to_string(),
            loan.back_on.map(|day| day.to_string()).unwrap_or_default(),
            loan.outcome.clone(),
            loan.landed.word().to_owned(),
        ]),
        Detail::Answer { to } => cells.push(to.map(|to| to.raw().to_string()).unwrap_or_default()),
        Detail::Nothing => {}
    }
    cells.resize(NOTE.len() + own_heads(entry.kind).len(), String::new());
    cells
}

fn child_row(child: &Saved<Child>, names: &Names) -> Vec<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let place = names
        .people
        .households
        .iter()
        .position(|household| household.family.id == child.family);
    let household = place.and_then(|place| names.people.households.get(place));
    let told = |what: fn(&crate::domain::Family) -> &str| {
        household
            .map(|household| what(&household.family).to_owned())
            .unwrap_or_default()
    };
    let adults = household
        .map(|household| household.adults.as_slice())
        .unwrap_or_default();
    let parents: Vec<String> = adults
        .iter()
        .map(|adult| match (adult.role.as_str(), adult.name.as_str()) {
            ("", name) => name.to_owned(),
            (role, "") => role.to_owned(),
            (role, name) => format!("{role} ({name})"),
        })
        .collect();
    vec![
        child.name.clone(),
        child.nickname.clone(),
        day(child.born),
        child
            .days
            .iter()
            .map(usual_day)
            .collect::<Vec<_>>()
            .join("; "),
        parents.join("; "),
        day(child.started_on),
        day(child.left_on),
        told(|family| &family.home_languages),
        told(|family| &family.best_time),
        told(|family| &family.likes_to_hear),
        place
            .map(|place| (place + 1).to_string())
            .unwrap_or_default(),
    ]
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
