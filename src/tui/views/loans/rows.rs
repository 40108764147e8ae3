//! What stands in the lists: which list is shown, and its rows.

use super::library::Library;
use crate::domain::library::{by_family_and_term, came_back, came_back_in_words, told_in_words};
use crate::domain::term::{Term, terms};
use crate::domain::text::{answers, folded_words};
use crate::domain::wording::count;
use crate::domain::{Family, Id, Landed, Lent, Thing, WhenBack};
use crate::line::OutLoan;
use crate::tui::canvas::wrap;

/// One line of a list.
pub enum Row {
    Heading(String),
    Nothing(String),
    Gap,
    Out(Box<OutLoan>),
    Shelf(Id<Thing>),
    Lent(Box<Lent>),
    Told(Box<Lent>),
    WhenBack(WhenBack, usize, usize),
    Terms(Vec<Term>),
    Family(Id<Family>, Vec<usize>),
    Loved(Id<Thing>, usize, usize),
}

impl Row {
    pub fn can_choose(&self) -> bool {
        !matches!(
            self,
            Self::Heading(_) | Self::Nothing(_) | Self::Gap | Self::Terms(_)
        )
    }
}

/// The lists of this screen, in the order Tab brings them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Everything,
    AtHomes,
    Shelf,
    NoReason,
    MostLoved,
    NotBorrowed,
    ByFamily,
    ToMend,
    PutAway,
}

impl Shown {
    const ALL: [Self; 9] = [
        Self::Everything,
        Self::AtHomes,
        Self::Shelf,
        Self::NoReason,
        Self::MostLoved,
        Self::NotBorrowed,
        Self::ByFamily,
        Self::ToMend,
        Self::PutAway,
    ];

    pub const fn words(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::AtHomes => "at homes now",
            Self::Shelf => "on the shelf",
            Self::NoReason => "no reason yet",
            Self::MostLoved => "most loved",
            Self::NotBorrowed => "not borrowed yet",
            Self::ByFamily => "by family",
            Self::ToMend => "to mend or find",
            Self::PutAway => "put away",
        }
    }

    pub fn step(self, forwards: bool) -> Self {
        let count = Self::ALL.len();
        let at = Self::ALL
            .iter()
            .position(|shown| *shown == self)
            .unwrap_or(0);
        Self::ALL[if forwards {
            (at + 1) % count
        } else {
            (at + count - 1) % count
        }]
    }
}

/// What told loans are shown at most; every one is behind its family's row.
const TOLD: usize = 6;
const LOVED: usize = 8;
const CAME_BACK: usize = 30;
/// Sentences are wrapped to the narrowest column they may stand in.
const SENTENCE: usize = 46;
const NO_SUCH_NAME: &str = "Nothing on the shelf has that name. Ctrl+N adds a thing.";
const EMPTY_SHELF: &str = "Nothing is here yet. Ctrl+A offers common things with a reason each.";

pub struct Rows<'l> {
    library: &'l Library,
    asked: Vec<String>,
    so_far: Vec<Row>,
}

impl<'l> Rows<'l> {
    pub fn new(library: &'l Library, wanted: &str) -> Self {
        Self {
            library,
            asked: folded_words(wanted),
            so_far: Vec::new(),
        }
    }

    /// The main list.
    pub fn list(mut self, shown: Shown) -> Vec<Row> {
        let library = self.library;
        match shown {
            Shown::Everything => {
                self.out("At homes now");
                self.shelf("On the shelf", self.no_thing(), |_| true);
                self.came_back();
            }
            Shown::AtHomes => self.out("At homes now"),
            Shown::Shelf => self.shelf("On the shelf", self.no_thing(), |_| true),
            Shown::NoReason => self.no_reason(),
            Shown::MostLoved => self.loved(usize::MAX),
            Shown::NotBorrowed => {
                let words = "Everything on the shelf has been borrowed.";
                self.shelf("Not borrowed yet", words, |thing| {
                    library.times_lent(thing) == 0
                });
            }
            Shown::ByFamily => self.each_family(),
            Shown::ToMend => self.things(
                "To mend or find",
                "Nothing is waiting to be mended or found.",
                Thing::wants_mending,
            ),
            Shown::PutAway => self.things(
                "Put away",
                "Nothing is put away. Its card puts a thing away.",
                |thing| thing.hidden,
            ),
        }
        self.so_far
    }

    /// The pictures: each row opens the loans behind it.
    pub fn pictures(mut self) -> Vec<Row> {
        let library = self.library;
        let lent = &library.lent;
        self.heading(&format!(
            "Since {} ({})",
            season(library.since),
            count(lent.len(), "loan")
        ));
        let counts = came_back(lent);
        let most = counts.into_iter().max().unwrap_or(0);
        self.so_far.extend(
            WhenBack::ALL
                .into_iter()
                .zip(counts)
                .map(|(when, number)| Row::WhenBack(when, number, most)),
        );
        self.say(&came_back_in_words(lent));
        self.by_term();
        self.heading("What families told us");
        let told = lent
            .iter()
            .rev()
            .filter(|loan| !loan.outcome.is_empty())
            .take(TOLD);
        self.so_far
            .extend(told.map(|loan| Row::Told(Box::new(loan.clone()))));
        self.say(&told_in_words(lent));
        self.loved(LOVED);
        self.so_far
    }

    fn heading(&mut self, words: &str) {
        if !self.so_far.is_empty() {
            self.so_far.push(Row::Gap);
        }
        self.so_far.push(Row::Heading(words.to_owned()));
    }

    fn say(&mut self, words: &str) {
        self.so_far
            .extend(wrap(words, SENTENCE).into_iter().map(Row::Nothing));
    }

    fn fits(&self, text: &str) -> bool {
        answers(text, &self.asked)
    }

    /// Says `words` when nothing came after the heading.
    fn or_say(&mut self, words: &str) {
        if matches!(self.so_far.last(), Some(Row::Heading(_))) {
            self.so_far.push(Row::Nothing(words.to_owned()));
        }
    }

    fn out(&mut self, heading: &str) {
        self.heading(heading);
        let library = self.library;
        let fitting = library.out.iter().filter(|out| {
            self.fits(&format!(
                "{} {}",
                out.thing.name,
                library.people.names(&out.children)
            ))
        });
        let rows: Vec<Row> = fitting.map(|out| Row::Out(Box::new(out.clone()))).collect();
        self.so_far.extend(rows);
        self.or_say("Nothing is out. lent and a toy's name, then Enter, records one.");
    }

    const fn no_thing(&self) -> &'static str {
        if self.library.things.is_empty() {
            EMPTY_SHELF
        } else {
            NO_SUCH_NAME
        }
    }

    fn shelf(&mut self, heading: &str, nothing: &str, counts: impl Fn(Id<Thing>) -> bool) {
        self.heading(heading);
        let fitting = self
            .library
            .on_shelf()
            .filter(|thing| counts(thing.id) && self.fits(&thing.name));
        let rows: Vec<Row> = fitting.map(|thing| Row::Shelf(thing.id)).collect();
        self.so_far.extend(rows);
        self.or_say(nothing);
    }

    fn things(&mut self, heading: &str, nothing: &str, counts: impl Fn(&Thing) -> bool) {
        self.heading(heading);
        let fitting = self
            .library
            .things
            .iter()
            .filter(|thing| counts(thing) && self.fits(&thing.name));
        let rows: Vec<Row> = fitting.map(|thing| Row::Shelf(thing.id)).collect();
        self.so_far.extend(rows);
        self.or_say(nothing);
    }

    fn came_back(&mut self) {
        let library = self.library;
        let mut back: Vec<&Lent> = library
            .lent
            .iter()
            .filter(|loan| loan.back_on.is_some() && self.fits(&words_of(library, loan)))
            .collect();
        if !back.is_empty() {
            back.sort_by_key(|loan| std::cmp::Reverse((loan.back_on, loan.entry)));
            self.heading("Came back");
            self.so_far.extend(
                back.into_iter()
                    .take(CAME_BACK)
                    .map(|loan| Row::Lent(Box::new(loan.clone()))),
            );
        }
    }

    fn no_reason(&mut self) {
        let library = self.library;
        self.heading("Loans with no reason yet");
        let loans = library
            .lent
            .iter()
            .rev()
            .filter(|loan| loan.why.trim().is_empty() && self.fits(&words_of(library, loan)));
        let rows: Vec<Row> = loans
            .map(|loan| Row::Lent(Box::new(loan.clone())))
            .collect();
        self.so_far.extend(rows);
        self.or_say("Every loan went with a reason.");
        self.things(
            "Things with no reason yet",
            "Every thing has its reason.",
            |thing| !thing.hidden && thing.reasons().next().is_none(),
        );
    }

    fn loved(&mut self, at_most: usize) {
        self.heading("Most loved");
        let library = self.library;
        let mut loved: Vec<(Id<Thing>, usize)> = library
            .things
            .iter()
            .filter(|thing| !thing.hidden && self.fits(&thing.name))
            .map(|thing| (thing.id, library.times_lent(thing.id)))
            .filter(|(_, times)| *times > 0)
            .collect();
        loved.sort_by_key(|(thing, times)| (std::cmp::Reverse(*times), *thing));
        let most = loved.first().map_or(0, |(_, times)| *times);
        let favourite = loved.first().map(|(thing, times)| {
            format!(
                "{} went home most: {}.",
                library.thing_name(*thing),
                count(*times, "loan")
            )
        });
        self.so_far.extend(
            loved
                .into_iter()
                .take(at_most)
                .map(|(thing, times)| Row::Loved(thing, times, most)),
        );
        self.or_say("Nothing has been lent yet.");
        let waiting = library
            .on_shelf()
            .filter(|thing| library.times_lent(thing.id) == 0)
            .count();
        if let Some(favourite) = favourite {
            self.say(&format!(
                "{favourite} Not borrowed yet: {}.",
                count(waiting, "thing")
            ));
        }
    }

    fn by_term(&mut self) {
        let library = self.library;
        self.heading("Borrowed by each family, by term");
        let terms = terms(library.since, library.today);
        let counts = by_family_and_term(&library.lent);
        let families: Vec<Row> = library
            .people
            .households
            .iter()
            .map(|household| household.family.id)
            .filter(|family| counts.keys().any(|(borrower, _)| borrower == family))
            .map(|family| {
                Row::Family(
                    family,
                    terms
                        .iter()
                        .map(|term| counts.get(&(family, *term)).copied().unwrap_or(0))
                        .collect(),
                )
            })
            .collect();
        if families.is_empty() {
            self.say("No family has borrowed yet.");
            return;
        }
        let borrowed = count(families.len(), "family");
        self.so_far.push(Row::Terms(terms));
        self.so_far.extend(families);
        self.say(&format!("{borrowed} borrowed something in this time."));
    }

    fn each_family(&mut self) {
        let library = self.library;
        for household in &library.people.households {
            let family = household.family.id;
            let name = household.name();
            let had: Vec<&Lent> = library
                .lent
                .iter()
                .rev()
                .filter(|loan| loan.family == family)
                .collect();
            if had.is_empty() || !self.fits(&name) {
                continue;
            }
            let landed = had.iter().filter(|loan| loan.landed == Landed::Yes).count();
            let landed = if landed == 0 {
                String::new()
            } else {
                format!(", the reason landed for {landed}")
            };
            self.heading(&format!("{name}: {}{landed}", count(had.len(), "loan")));
            self.so_far.extend(
                had.into_iter()
                    .map(|loan| Row::Lent(Box::new(loan.clone()))),
            );
        }
        if self.so_far.is_empty() {
            self.so_far
                .push(Row::Nothing("No family has borrowed yet.".to_owned()));
        }
    }
}

/// All the words a loan may be found by.
fn words_of(library: &Library, loan: &Lent) -> String {
    format!(
        "{} {} {}",
        library.thing_name(loan.thing),
        library.names(loan.family),
        loan.outcome
    )
}

fn season(since: chrono::NaiveDate) -> String {
    format!("autumn {}", since.format("%Y"))
}
