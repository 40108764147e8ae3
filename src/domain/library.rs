//! The toy library looked at as a whole: when things come back, who borrows, what is loved, and
//! what might go home next.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::entry::Entry;
use super::family::{Age, Family};
use super::id::{Id, Saved};
use super::loan::{Landed, Thing};
use super::term::Term;

/// One loan as the pictures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lent {
    pub entry: Id<Entry>,
    pub thing: Id<Thing>,
    pub family: Id<Family>,
    pub day: NaiveDate,
    pub due: NaiveDate,
    pub back_on: Option<NaiveDate>,
    pub why: String,
    pub outcome: String,
    pub landed: Landed,
}

/// When something came back, said without blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhenBack {
    OnTheDay,
    WithinAWeek,
    Later,
    StillOut,
}

impl WhenBack {
    pub const ALL: [Self; 4] = [
        Self::OnTheDay,
        Self::WithinAWeek,
        Self::Later,
        Self::StillOut,
    ];

    pub const fn words(self) -> &'static str {
        match self {
            Self::OnTheDay => "on the day or before",
            Self::WithinAWeek => "within a week after",
            Self::Later => "later",
            Self::StillOut => "still out",
        }
    }
}

impl Lent {
    pub fn when_back(&self) -> WhenBack {
        match self.back_on {
            None => WhenBack::StillOut,
            Some(back) if back <= self.due => WhenBack::OnTheDay,
            Some(back) if back <= self.due + Days::new(7) => WhenBack::WithinAWeek,
            Some(_) => WhenBack::Later,
        }
    }
}

/// How many loans came back when, in the order of [`WhenBack::ALL`].
pub fn came_back(lent: &[Lent]) -> [usize; 4] {
    WhenBack::ALL.map(|when| lent.iter().filter(|loan| loan.when_back() == when).count())
}

/// "21 of 34 came back on the day or before, 7 within a week after, 2 later; 4 are still out."
pub fn came_back_in_words(lent: &[Lent]) -> String {
    let [on_the_day, week, later, out] = came_back(lent);
    if lent.is_empty() {
        return "Nothing has gone home yet.".to_owned();
    }
    let mut parts = vec![format!(
        "{on_the_day} of {} came back on the day or before",
        lent.len()
    )];
    parts.extend((week > 0).then(|| format!("{week} within a week after")));
    parts.extend((later > 0).then(|| format!("{later} later")));
    let out = match out {
        0 => "nothing is still out".to_owned(),
        1 => "1 is still out".to_owned(),
        many => format!("{many} are still out"),
    };
    format!("{}; {out}.", parts.join(", "))
}

/// Loans of each family in each term.
pub fn by_family_and_term(lent: &[Lent]) -> BTreeMap<(Id<Family>, Term), usize> {
    let mut counts = BTreeMap::new();
    for loan in lent {
        *counts.entry((loan.family, Term::of(loan.day))).or_insert(0) += 1;
    }
    counts
}

/// "9 were told about: the reason landed for 6, 2 were unsure, 1 said no."
pub fn told_in_words(lent: &[Lent]) -> String {
    let told = lent.iter().filter(|loan| !loan.outcome.is_empty()).count();
    let said = |landed| lent.iter().filter(|loan| loan.landed == landed).count();
    let (yes, unsure, no) = (said(Landed::Yes), said(Landed::Unsure), said(Landed::No));
    if told + yes + unsure + no == 0 {
        return "Nothing told yet. After a thing is back, one line asks how it went.".to_owned();
    }
    let mut parts = Vec::new();
    parts.extend((yes > 0).then(|| format!("the reason landed for {yes}")));
    parts.extend((unsure > 0).then(|| format!("{unsure} unsure")));
    parts.extend((no > 0).then(|| format!("{no} no")));
    let front = if told == 1 {
        "1 loan was told about".to_owned()
    } else {
        format!("{told} loans were told about")
    };
    if parts.is_empty() {
        format!("{front}.")
    } else {
        format!("{front}: {}.", parts.join(", "))
    }
}

/// "third time": the same thing again is a good sign.
pub fn nth_time(times: usize) -> String {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    match times.checked_sub(1).and_then(|place| WORDS.get(place)) {
        Some(word) => format!("{word} time"),
        None => format!("{times} times"),
    }
}

/// What is known when looking for a next idea.
#[derive(Debug)]
pub struct NextFor<'a> {
    pub child: &'a str,
    pub age: Option<Age>,
    /// The languages of the home, in its own words.
    pub languages: &'a str,
    /// The loan that has just come back.
    pub back: &'a Lent,
    /// Everything this family has had, the one above too.
    pub had: &'a [Lent],
    /// Things on the shelf that could go home.
    pub shelf: &'a [Saved<Thing>],
}

/// A gentle next idea in one sentence: fits the age, is like what went well, and is new to this
/// family; else the loved thing again.
pub fn next_idea(next: &NextFor, things: &[Saved<Thing>]) -> Option<(Id<Thing>, String)> {
    let thing = |id| things.iter().find(|thing| thing.id == id);
    let went_well: Vec<&Saved<Thing>> = next
        .had
        .iter()
        .filter(|loan| loan.landed == Landed::Yes)
        .filter_map(|loan| thing(loan.thing))
        .collect();
    let back = thing(next.back.thing)?;
    let fits = |thing: &&Saved<Thing>| {
        thing.is_ready() && next.age.is_none_or(|age| thing.suits.suit(age))
    };
    let weight = |thing: &Saved<Thing>| {
        let is_new = !next.had.iter().any(|loan| loan.thing == thing.id);
        let is_like = went_well.iter().any(|liked| liked.kind == thing.kind);
        let speaks = speaks(&thing.languages, next.languages);
        let is_other = next.back.landed == Landed::No && thing.kind != back.kind;
        4 * u8::from(is_new) + 2 * u8::from(is_like || is_other) + u8::from(speaks)
    };
    let candidates = next
        .shelf
        .iter()
        .filter(fits)
        .filter(|thing| thing.id != next.back.thing);
    let best = candidates.max_by_key(|thing| (weight(thing), std::cmp::Reverse(thing.id)));
    match best {
        Some(best) if weight(best) >= 4 || next.back.landed != Landed::Yes => {
            Some((best.id, sentence(next, back, best, &went_well)))
        }
        _ if next.back.landed == Landed::Yes => Some((
            back.id,
            format!(
                "{} could go to {} again soon: again is how it sticks.",
                back.name, next.child
            ),
        )),
        _ => None,
    }
}

/// Whether a thing speaks a language of the home other than English.
pub fn speaks(thing: &str, home: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        super::text::fold(text)
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let home = words(home);
    words(thing)
        .iter()
        .any(|word| word != "english" && home.contains(word))
}

fn sentence(next: &NextFor, back: &Thing, best: &Thing, went_well: &[&Saved<Thing>]) -> String {
    let like = went_well.iter().find(|liked| liked.kind == best.kind);
    let because = match like {
        Some(liked) => format!("{} went well, and this is {} too", liked.name, a_kind(best)),
        None if next.back.landed == Landed::No => format!("it is quite unlike {}", back.name),
        None if speaks(&best.languages, next.languages) => format!("it speaks {}", best.languages),
        None => match next.age {
            Some(age) if best.suits != super::ages::Ages::default() => {
                format!("it suits {}", age.long())
            }
            _ => "it has not been to this home yet".to_owned(),
        },
    };
    format!("Next for {}, perhaps {}: {because}.", next.child, best.name)
}

fn a_kind(thing: &Thing) -> String {
    let word = thing.kind.word();
    match word.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') if word != "other" => format!("an {word}"),
        _ if word == "other" => "of that sort".to_owned(),
        _ => format!("a {word}"),
    }
}
