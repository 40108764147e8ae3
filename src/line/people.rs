//! Children and adults a line may name, each with the folded words they are called by.

use chrono::NaiveDate;
use strsim::osa_distance;

use super::words::plain_words;
use crate::domain::Vocabulary;
use crate::domain::{Adult, Child, Household, Id, Saved};

/// A child with the family it belongs to.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub child: &'a Saved<Child>,
    pub home: &'a Household,
    called: Vec<Vec<String>>,
}

impl Person<'_> {
    pub fn name(&self) -> &str {
        &self.child.name
    }

    /// The day the child left, if that was before `day`.
    pub fn left_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.child
            .left_on
            .or(self.home.family.left_on)
            .filter(|left| *left < day)
    }

    /// Whether these folded words are the whole name, first name or nickname.
    pub fn is_called(&self, words: &[String]) -> bool {
        !words.is_empty() && self.called.iter().any(|name| name.as_slice() == words)
    }

    /// Whether a name of this child starts with the folded letters.
    pub fn starts(&self, start: &str) -> bool {
        !start.is_empty()
            && self
                .called
                .iter()
                .any(|name| name.join(" ").starts_with(start))
    }

    /// In how many letters the folded word differs from the nearest of its names; none where that is
    /// more than half of either.
    pub fn slips_from(&self, word: &str) -> Option<usize> {
        let letters = word.chars().count();
        self.called
            .iter()
            .map(|name| name.join(" "))
            .filter_map(|name| {
                let slips = osa_distance(&name, word);
                (slips * 2 <= letters.min(name.chars().count())).then_some(slips)
            })
            .min()
    }

    /// The most words any of its names has.
    pub fn longest_name(&self) -> usize {
        self.called.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// All children on the books or once on them.
#[derive(Debug)]
pub(super) struct People<'a>(pub Vec<Person<'a>>);

impl<'a> People<'a> {
    pub fn of(known: &'a Vocabulary) -> Self {
        let everyone = known
            .households
            .iter()
            .flat_map(|home| home.children.iter().map(move |child| (home, child)));
        Self(
            everyone
                .map(|(home, child)| Person {
                    child,
                    home,
                    called: names(&child.name, &child.nickname),
                })
                .collect(),
        )
    }

    pub fn with_id(&self, id: Id<Child>) -> Option<&Person<'a>> {
        self.0.iter().find(|person| person.child.id == id)
    }

    /// Those on the books, in the order they are listed.
    pub fn here(&self, day: NaiveDate) -> impl Iterator<Item = &Person<'a>> {
        self.0
            .iter()
            .filter(move |person| person.left_before(day).is_none())
    }

    pub fn called(&self, words: &[String]) -> Vec<&Person<'a>> {
        self.0
            .iter()
            .filter(|person| person.is_called(words))
            .collect()
    }

    pub fn starting(&self, start: &str, day: NaiveDate) -> Vec<&Person<'a>> {
        self.here(day)
            .filter(|person| person.starts(start))
            .collect()
    }

    /// What to type before `:` so that only this child is meant; `None` when two share every name.
    pub fn handle<'p>(&self, person: &'p Person<'a>) -> Option<&'p str> {
        let only = |name: &&str| {
            !name.contains([':', ',', '&'])
                && matches!(self.called(&plain_words(name)).as_slice(), [one] if one.child.id == person.child.id)
        };
        [person.child.name.as_str(), person.child.nickname.as_str()]
            .into_iter()
            .find(only)
    }
}

/// Whether the child is among these.
pub(super) fn is_among(person: &Person, people: &[&Person]) -> bool {
    people.iter().any(|other| other.child.id == person.child.id)
}

/// The children, grouped by family, in the order they were named.
pub(super) fn by_family<'s, 'a>(people: &[&'s Person<'a>]) -> Vec<Vec<&'s Person<'a>>> {
    let mut families: Vec<Vec<&Person>> = Vec::new();
    for person in people {
        let home = person.home.family.id;
        match families.iter_mut().find(|family| {
            family
                .first()
                .is_some_and(|other| other.home.family.id == home)
        }) {
            Some(family) => family.push(person),
            None => families.push(vec![person]),
        }
    }
    families
}

/// The families of these children, one after the other.
pub(super) fn homes<'a>(people: &[&Person<'a>]) -> Vec<&'a Household> {
    by_family(people)
        .iter()
        .filter_map(|people| people.first().map(|person| person.home))
        .collect()
}

/// The adults of these families whose role or name is spelt by the folded words.
pub(super) fn adults_called<'a>(
    homes: &[&'a Household],
    words: &[String],
) -> Vec<&'a Saved<Adult>> {
    let adults = homes.iter().flat_map(|home| &home.adults);
    adults
        .filter(|adult| {
            !words.is_empty()
                && names(&adult.name, &adult.role)
                    .iter()
                    .any(|name| name.as_slice() == words)
        })
        .collect()
}

/// The word an adult goes by: the family's word for them, else the name.
pub(super) fn goes_by(adult: &Adult) -> &str {
    if adult.role.is_empty() {
        &adult.name
    } else {
        &adult.role
    }
}

/// The whole name, its first word, and the other name.
fn names(name: &str, other: &str) -> Vec<Vec<String>> {
    let whole = plain_words(name);
    let first = whole.iter().take(1).cloned().collect();
    [whole, first, plain_words(other)]
        .into_iter()
        .filter(|name: &Vec<String>| !name.is_empty())
        .collect()
}
