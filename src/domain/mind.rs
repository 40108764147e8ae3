//! What to keep in mind: a few lines, what she planned for today first, gathered from everything
//! written down. Never a reproach.

use chrono::{Datelike, Days, NaiveDate};

use super::checklist::NextStep;
use super::cloud::Cloud;
use super::copies::CopyNudge;
use super::dates::say_date;
use super::entry::{Entry, Waiting};
use super::family::{Family, Household};
use super::id::{Id, Saved};
use super::in_the_way::QuietWord;
use super::loan::Loan;
use super::people::People;
use super::privacy::Where;
use super::reminder::Reminder;
use super::term::HalfTerm;
use crate::domain::Child;

/// Lines shown at once; the others are a key away.
pub const AT_ONCE: usize = 5;
/// An observation waits this long before it is mentioned.
pub const UNSHARED_AFTER: Days = Days::new(3);
/// Days of the child's own without a chat before a family is mentioned.
pub const CHAT_SOON_AFTER: usize = 5;
/// Reminders and key days are mentioned this long before.
pub const AHEAD: Days = Days::new(7);

/// One line to keep in mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudge {
    /// "due today", "since Tue", "Mon 23 Nov", "chat soon".
    pub when: String,
    pub words: String,
    pub about: About,
    /// What it is sorted by.
    soonest: NaiveDate,
}

/// What a line opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Reminder(Id<Reminder>, Option<Id<Entry>>),
    Loan(Id<Entry>),
    Unshared(Id<Entry>),
    Family(Id<Family>),
    /// Children of an earlier round that were left for later.
    Leftover(NaiveDate),
    /// A next step of the checklist.
    Step(Id<NextStep>),
    LookBack(HalfTerm),
    /// A quiet word she planned: never says about what.
    QuietWord(Id<Family>),
    Copies(CopyNudge),
    /// Things older than she means to keep them.
    CouldGo,
    Place(PlaceNudge),
    /// Something about the laptop, for which there is nothing to open.
    Laptop,
}

impl Nudge {
    /// Before all others: something about the laptop that cannot wait.
    pub fn about_the_laptop(words: String) -> Self {
        Self {
            when: "now".to_owned(),
            words,
            about: About::Laptop,
            soonest: NaiveDate::MIN,
        }
    }
}

/// What is to be said of the place where the log lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceNudge {
    InCloud(Cloud),
    /// A cloud program has put a second log beside it.
    SecondLog,
    /// The log was moved, and is still in the old folder as it was then.
    OldCopy,
}

impl PlaceNudge {
    fn words(self) -> String {
        match self {
            Self::InCloud(cloud) => format!(
                "In a {} folder. Enter tells why, Space leaves it there",
                cloud.name()
            ),
            Self::SecondLog => {
                "A second log lies beside it. Enter tells more, Space leaves it".to_owned()
            }
            Self::OldCopy => {
                "An old copy is in the old folder. Enter: more, Space leaves it".to_owned()
            }
        }
    }
}

/// Everything a nudge can come from, on one day.
#[derive(Debug)]
pub struct Sources<'a> {
    /// Where the lines are shown.
    pub shown: Where,
    pub people: &'a People,
    pub reminders: &'a [Saved<Reminder>],
    pub out: Vec<Out<'a>>,
    pub unshared: &'a [Waiting],
    /// For each family on the books, the day of the last chat and the child's own days since.
    pub last_chats: &'a [(Id<Family>, Option<NaiveDate>, usize)],
    pub leftover: Option<(NaiveDate, usize)>,
    /// Open steps of the checklist whose day is near.
    pub steps: &'a [Saved<NextStep>],
    /// The half-term whose look-back is offered.
    pub look_back: Option<HalfTerm>,
    pub quiet_words: &'a [QuietWord],
    pub copies: Option<CopyNudge>,
    /// It is time to look at what could go.
    pub could_go: bool,
    pub place: Option<PlaceNudge>,
}

/// A loan that is out.
#[derive(Debug, Clone, Copy)]
pub struct Out<'a> {
    pub entry: Id<Entry>,
    pub children: &'a [Id<Child>],
    pub thing: &'a str,
    pub loan: &'a Loan,
}

/// The lines for `today`: what she planned for it, then what she planned and is still open, then
/// everything else, soonest first.
pub fn nudges(sources: &Sources, today: NaiveDate) -> Vec<Nudge> {
    let (mut lines, mut others): (Vec<_>, Vec<_>) =
        planned(sources, today).partition(|line| line.soonest <= today);
    lines.sort_by_key(|line| (line.soonest < today, line.soonest));
    others.extend(noticed(sources, today));
    others.sort_by_key(|line| line.soonest);
    lines.append(&mut others);
    lines
}

/// What she has put a day to herself.
fn planned<'a>(sources: &'a Sources, today: NaiveDate) -> impl Iterator<Item = Nudge> + 'a {
    let reminders = sources
        .reminders
        .iter()
        .filter(move |reminder| reminder.due <= today + AHEAD)
        .filter_map(move |reminder| {
            Some(Nudge {
                when: due_or_since(reminder.due, today),
                words: reminder.shown_in(sources.shown, sources.people)?,
                about: About::Reminder(reminder.id, reminder.entry),
                soonest: reminder.due,
            })
        });
    let quiet_words = sources.quiet_words.iter().filter_map(move |word| {
        let name = sources.people.family(word.family)?.name();
        let (when, words) = (
            due_or_since(word.due, today),
            format!("{name}: a quiet word, as you planned"),
        );
        Some(Nudge {
            when,
            words,
            about: About::QuietWord(word.family),
            soonest: word.due,
        })
    });
    let key_days = sources
        .people
        .households
        .iter()
        .flat_map(move |household| key_days(household, today));
    let steps = sources.steps.iter().filter_map(move |step| {
        let due = step.day?;
        let words = format!("Next step: {}", step.words);
        Some(Nudge {
            when: due_or_since(due, today),
            words,
            about: About::Step(step.id),
            soonest: due,
        })
    });
    reminders.chain(quiet_words).chain(key_days).chain(steps)
}

/// What the log itself brings up.
fn noticed(sources: &Sources, today: NaiveDate) -> Vec<Nudge> {
    let mut lines = Vec::new();
    lines.extend(sources.leftover.map(|(day, count)| Nudge {
        when: say_date(day, today),
        words: format!("{count} left from the round. Enter takes it up, Space lets it go"),
        about: About::Leftover(day),
        soonest: NaiveDate::MIN,
    }));
    lines.extend(
        sources
            .out
            .iter()
            .filter(|out| out.loan.due <= today)
            .map(|out| {
                let family = family_name(sources.people, out.children);
                let (when, words) = if out.loan.due == today {
                    (
                        "due today",
                        format!("{} is due back from {family}", out.thing),
                    )
                } else {
                    (
                        "still out",
                        format!(
                            "{}, with {family}, was due {}",
                            out.thing,
                            say_date(out.loan.due, today)
                        ),
                    )
                };
                Nudge {
                    when: when.to_owned(),
                    words,
                    about: About::Loan(out.entry),
                    soonest: out.loan.due,
                }
            }),
    );
    lines.extend(
        sources
            .unshared
            .iter()
            .filter(|entry| entry.day + UNSHARED_AFTER <= today)
            .map(|entry| Nudge {
                when: "to share".to_owned(),
                words: format!(
                    "{}, {}: {}",
                    sources.people.names(&entry.children),
                    say_date(entry.day, today),
                    entry.words
                ),
                about: About::Unshared(entry.entry),
                soonest: entry.day + UNSHARED_AFTER,
            }),
    );
    lines.extend(
        sources
            .last_chats
            .iter()
            .filter(|(_, _, days)| *days >= CHAT_SOON_AFTER)
            .filter_map(|(family, last, _)| {
                let household = sources.people.family(*family)?;
                let words = match last {
                    Some(last) => {
                        format!("{}: last chat {}", household.name(), say_date(*last, today))
                    }
                    None => format!("{}: no chat written down yet", household.name()),
                };
                Some(Nudge {
                    when: "chat soon".to_owned(),
                    words,
                    about: About::Family(*family),
                    soonest: today,
                })
            }),
    );
    lines.extend(sources.look_back.map(|half| {
        let when = if half.by < today {
            "half-term".to_owned()
        } else {
            half.by.format("by %a %-d").to_string()
        };
        let words = "Half-term look-back at the checklist".to_owned();
        Nudge {
            when,
            words,
            about: About::LookBack(half),
            soonest: half.by,
        }
    }));
    lines.extend(sources.copies.map(|nudge| Nudge {
        when: "copies".to_owned(),
        words: nudge.words(today),
        about: About::Copies(nudge),
        // Rare, and done with one key: it does not wait behind what comes every day.
        soonest: NaiveDate::MIN,
    }));
    lines.extend(sources.could_go.then(|| Nudge {
        when: "once a year".to_owned(),
        words: "Some things are older than you mean to keep them. Enter shows them".to_owned(),
        about: About::CouldGo,
        soonest: today,
    }));
    lines.extend(sources.place.map(|nudge| Nudge {
        when: "your log".to_owned(),
        words: nudge.words(),
        about: About::Place(nudge),
        soonest: NaiveDate::MIN,
    }));
    lines
}

fn due_or_since(due: NaiveDate, today: NaiveDate) -> String {
    match (today - due).num_days() {
        0 => "today".to_owned(),
        1..=6 => format!("since {}", due.format("%a")),
        7.. => format!("since {}", due.format("%-d %b")),
        _ => say_date(due, today),
    }
}

fn family_name(people: &People, children: &[Id<Child>]) -> String {
    children
        .first()
        .and_then(|child| people.family_of(*child))
        .map_or_else(String::new, Household::name)
}

/// Days that matter to this family within the week.
fn key_days(household: &Household, today: NaiveDate) -> impl Iterator<Item = Nudge> {
    let name = household.name();
    household.key_days.iter().filter_map(move |key| {
        let next = if key.yearly {
            next_yearly(key.day, today)?
        } else {
            key.day
        };
        (today..=today + AHEAD).contains(&next).then(|| Nudge {
            when: if next == today {
                "today".to_owned()
            } else {
                say_date(next, today)
            },
            words: format!("{name}: {}", key.what),
            about: About::Family(household.family.id),
            soonest: next,
        })
    })
}

/// The next time a yearly day comes, today included; 29 February comes on the 28th in other years.
fn next_yearly(day: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    [today.year(), today.year() + 1]
        .into_iter()
        .filter_map(|year| {
            day.with_year(year)
                .or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
        })
        .find(|next| *next >= today)
}
