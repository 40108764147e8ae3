//! The wrong-family guard: who of another family is named in the words of a page, before it is
//! made.

use super::Page;
use crate::domain::text::fold;
use crate::domain::{Family, Household, Id, People};

/// Somebody of another family found in the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// As the log spells it.
    pub name: String,
    /// "Zoë's family".
    pub of: String,
    /// The line of the page, counted from the first; none for the title.
    pub line: Option<usize>,
}

/// Everyone of other families named on a page for `own`; a page for nobody in particular has no
/// family of its own.
pub fn named_elsewhere(page: &Page, people: &People, own: Option<Id<Family>>) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    let title = [format!("{} {}", page.title, page.beneath)];
    let lines = page
        .lines()
        .map(|line| format!("{} {} {}", line.lead, line.words, line.said.join(" ")));
    let texts = title
        .into_iter()
        .map(|text| (None, text))
        .chain(lines.enumerate().map(|(place, text)| (Some(place), text)));
    for (line, text) in texts {
        for (name, of) in names_in(&text, people, own) {
            let found = Named { name, of, line };
            if !named.contains(&found) {
                named.push(found);
            }
        }
    }
    named
}

/// Names of other families in some words, each with its family.
pub fn names_in(text: &str, people: &People, own: Option<Id<Family>>) -> Vec<(String, String)> {
    let words = words_of(text);
    let ours: Vec<Vec<String>> = people
        .households
        .iter()
        .filter(|household| Some(household.family.id) == own)
        .flat_map(names_of)
        .map(|name| words_of(&name))
        .collect();
    let mut found = Vec::new();
    for household in people
        .households
        .iter()
        .filter(|household| Some(household.family.id) != own)
    {
        for name in names_of(household) {
            let sought = words_of(&name);
            let is_there = !sought.is_empty()
                && words
                    .windows(sought.len())
                    .any(|window| is_named(window, &sought));
            if is_there && !ours.contains(&sought) && !found.iter().any(|(other, _)| *other == name)
            {
                found.push((name, household.name()));
            }
        }
    }
    found
}

/// "Kai", "Kais" as in "Kai's": folding takes the sign out.
fn is_named(window: &[String], sought: &[String]) -> bool {
    let last = sought.len() - 1;
    window
        .iter()
        .zip(sought)
        .enumerate()
        .all(|(place, (word, name))| {
            word == name
                || (place == last && word.strip_suffix('s').is_some_and(|word| word == name))
        })
}

fn words_of(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// "Gran, no relation" has one name in it: a part that begins with a capital and is more than an
/// initial.
fn is_a_name(part: &str) -> bool {
    part.starts_with(char::is_uppercase)
        && part.chars().filter(|letter| letter.is_alphabetic()).count() > 2
}

/// Every name somebody of a family may be called by; the role words are everybody's.
fn names_of(household: &Household) -> impl Iterator<Item = String> + use<> {
    let mut names: Vec<String> = Vec::new();
    for child in &household.children {
        names.extend([child.name.clone(), child.nickname.clone()]);
    }
    for adult in &household.adults {
        names.push(adult.name.clone());
        names.extend(
            adult
                .name
                .split_whitespace()
                .filter(|part| is_a_name(part))
                .map(str::to_owned),
        );
    }
    names.into_iter().filter(|name| !name.trim().is_empty())
}
