//! Words before a colon at the front that name nobody of the log: asked about, unless they are
//! plainly not a name.

use chrono::NaiveDate;

use super::items::{after_whole_name, fits, not_out, typed_thing};
use super::people::{Person, adults_called, is_among};
use super::reading::{Answer, Doubt};
use super::source::Source;
use super::who::{self, ABOUT_WHOM, Part};
use super::words::{is_nameable, is_no_name, plain_words, words};
use crate::domain::wording::or_list;
use crate::domain::{Household, Kind};

/// A name and a head that differ in no more letters than this may be meant for one another.
const NEAR: usize = 2;

/// The words from `at` to a colon, which may be a name or a list of names.
pub(super) struct Head {
    pub parts: Vec<Part>,
    /// Where its colon ends.
    pub after: usize,
    /// No space follows the colon.
    is_glued: bool,
}

impl Head {
    pub fn at(source: &Source, at: usize) -> Option<Self> {
        let rest = source.text.get(at..)?;
        let colon = rest.find(':')?;
        let listed = rest.get(..colon)?;
        let after = at + colon + 1;
        let next = source.text.get(after..)?.chars().next();
        let is_glued = next.is_some_and(|next| !next.is_whitespace());
        if listed.contains('\n')
            || listed.trim().is_empty()
            || (is_glued && !next.is_some_and(char::is_alphabetic))
        {
            return None;
        }
        let mut parts = who::parts(listed, at);
        parts.retain(|part| !part.folded.is_empty());
        (!parts.is_empty()).then_some(Self {
            parts,
            after,
            is_glued,
        })
    }

    fn count(&self, source: &Source) -> usize {
        self.parts.iter().map(|part| count(source, part)).sum()
    }

    /// As it is remembered.
    fn key(&self) -> String {
        let words: Vec<String> = self
            .parts
            .iter()
            .map(|part| part.folded.join(" "))
            .collect();
        words.join(", ")
    }
}

/// How many words a part is written in.
fn count(source: &Source, part: &Part) -> usize {
    words(typed(source, part), 0).count()
}

fn typed<'a>(source: &Source<'a>, part: &Part) -> &'a str {
    source.text.get(part.from..part.to).unwrap_or_default()
}

/// Whether one or two words and a colon stand at `at`.
pub(super) fn is_at(source: &Source, at: usize) -> bool {
    Head::at(source, at).is_some_and(|head| !head.is_glued && head.count(source) <= 2)
}

/// What one part of a head is.
enum Is<'s, 'a> {
    Name(Vec<&'s Person<'a>>),
    /// No name, but within two letters of some.
    Near(Vec<&'s Person<'a>>),
    /// Plainly not a name.
    NoName,
    Other,
}

impl<'s, 'a> Is<'s, 'a> {
    const fn people(&self) -> &[&'s Person<'a>] {
        match self {
            Self::Name(people) | Self::Near(people) => people.as_slice(),
            Self::NoName | Self::Other => &[],
        }
    }
}

fn what_is<'s, 'a>(source: &'s Source<'a>, part: &Part, day: NaiveDate) -> Is<'s, 'a> {
    let called = source.people.called(&part.folded);
    let typed = typed(source, part).trim_matches(|letter: char| letter.is_ascii_punctuation());
    let is_nameable = words(typed, 0).all(|word| is_nameable(word.text));
    if !is_nameable || typed.chars().any(char::is_numeric) {
        return Is::NoName;
    }
    if !called.is_empty() {
        return Is::Name(called);
    }
    if part.folded.iter().any(|word| is_no_name(word)) || is_of_log(source, &part.folded) {
        return Is::NoName;
    }
    let spelt = part.folded.join(" ");
    let starting = source.people.starting(&spelt, day);
    if !starting.is_empty() {
        return Is::Near(starting);
    }
    let mut near: Vec<(usize, &Person)> = source
        .people
        .0
        .iter()
        .filter_map(|person| Some((person.slips_from(&spelt)?, person)))
        .filter(|(slips, _)| *slips <= NEAR)
        .collect();
    near.sort_by_key(|(slips, _)| *slips);
    if near.is_empty() {
        Is::Other
    } else {
        Is::Near(near.into_iter().map(|(_, person)| person).collect())
    }
}

/// Whether these words are a grown-up's, a label, an item or an idea of the log.
fn is_of_log(source: &Source, folded: &[String]) -> bool {
    let known = source.context.known;
    let shown = source.shown();
    let homes = known.households.iter();
    let homes: Vec<&Household> = homes
        .filter(|home| {
            shown.is_empty()
                || shown
                    .iter()
                    .any(|person| person.home.family.id == home.family.id)
        })
        .collect();
    let is_it = |name: &str| plain_words(name) == folded;
    !adults_called(&homes, folded).is_empty()
        || known.labels.iter().any(|label| is_it(label))
        || known.things.iter().any(|thing| is_it(&thing.name))
        || known.ideas.iter().any(|idea| is_it(&idea.title))
}

/// What is asked about a head that names nobody. Only where [`who::with_colon`] found no names.
pub(super) fn names_nobody(
    source: &Source,
    at: usize,
    kind: Kind,
    day: NaiveDate,
    head: &Head,
) -> Option<Doubt> {
    let parts: Vec<(&Part, Is)> = head
        .parts
        .iter()
        .map(|part| (part, what_is(source, part, day)))
        .collect();
    let (shown, is_list) = (source.shown(), parts.len() > 1);
    let is_shown = |people: &[&Person]| people.iter().all(|one| is_among(one, &shown));
    let spoken_of = spoken_of(source, head);
    let is_safe = parts.iter().all(|(_, is)| match is {
        Is::Name(people) => is_shown(people),
        Is::NoName => true,
        Is::Near(_) | Is::Other => false,
    });
    if is_safe && is_shown(&spoken_of) {
        return None;
    }
    // "eggs and home: ..." lists no children, however close one word is to a name.
    let has = |wanted: fn(&Is) -> bool| parts.iter().any(|(_, is)| wanted(is));
    if is_list && has(|is| matches!(is, Is::NoName)) && !has(|is| matches!(is, Is::Name(_))) {
        return None;
    }
    let has_name = has(|is| !is.people().is_empty());
    let is_sentence = |(part, is): &(&Part, Is)| {
        let many = count(source, part);
        is.people().is_empty()
            && (many > 2 || is_list && many == 2 && !is_capital(typed(source, part)))
    };
    if parts.iter().any(is_sentence) || (!has_name && head.count(source) > 2) {
        return None;
    }
    let is_item = match kind {
        Kind::Loan => is_item(source, at, head) || !(has_name || is_before_item(source, head)),
        Kind::Try => is_idea(source, head),
        _ => not_out(source, at).is_some(),
    };
    if is_item {
        return None;
    }
    if !has_name && !is_list && !spoken_of.is_empty() {
        // Outside the round the name in front says whom it is about.
        let is_named = shown.is_empty() && who::without_colon(source, at, day).is_some();
        if is_named || is_shown(&spoken_of) {
            return None;
        }
    }
    let key = (!has_name && spoken_of.is_empty()).then(|| head.key());
    if key
        .as_ref()
        .is_some_and(|key| source.context.known.text_heads.contains(key))
    {
        return None;
    }
    Some(question(source, at, day, head, &parts, &spoken_of, key))
}

/// Children whose name is one of several words of a head.
fn spoken_of<'s, 'a>(source: &'s Source<'a>, head: &Head) -> Vec<&'s Person<'a>> {
    match head.parts.as_slice() {
        [part] if part.folded.len() > 1 => part
            .folded
            .iter()
            .flat_map(|word| source.people.called(std::slice::from_ref(word)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether every word begins with a capital letter.
fn is_capital(typed: &str) -> bool {
    words(typed, 0).all(|word| word.text.starts_with(char::is_uppercase))
}

/// `lent posting box: ...`: the head is the item.
fn is_item(source: &Source, at: usize, head: &Head) -> bool {
    is_known_item(source, at, source.text.get(at..head.after - 1))
}

/// `lent bob: posting box`: the item follows the head.
fn is_before_item(source: &Source, head: &Head) -> bool {
    is_known_item(source, head.after, source.text.get(head.after..))
}

fn is_known_item(source: &Source, at: usize, words: Option<&str>) -> bool {
    let rest = source.text.get(at..).unwrap_or_default();
    let typed = typed_thing(words.unwrap_or_default());
    source.context.known.things.iter().any(|thing| {
        after_whole_name(rest, &thing.name).is_some() || fits(&typed, &plain_words(&thing.name))
    })
}

fn is_idea(source: &Source, head: &Head) -> bool {
    let typed: Vec<String> = head
        .parts
        .iter()
        .flat_map(|part| part.folded.clone())
        .collect();
    let mut ideas = source.context.known.ideas.iter();
    ideas.any(|idea| fits(&typed, &plain_words(&idea.title)))
}

/// The question, with those who may be meant first. A name alone takes the place of the head; in
/// every other answer all words stay.
fn question(
    source: &Source,
    at: usize,
    day: NaiveDate,
    head: &Head,
    parts: &[(&Part, Is)],
    spoken_of: &[&Person],
    key: Option<String>,
) -> Doubt {
    let mut answers = Vec::new();
    let mut first: Vec<&Person> = spoken_of.to_vec();
    for (part, is) in parts {
        match is {
            Is::Name(people) | Is::Near(people) if parts.len() == 1 => {
                answers.extend(source.name_answers(people.iter().copied(), at, head.after));
            }
            Is::Near(people) if answers.is_empty() => {
                answers.extend(who::listed_answers(source, part.from..part.to, people));
            }
            Is::Name(people) => first.extend(people),
            _ => {}
        }
    }
    let is_in = |answers: &[Answer], label: &str| answers.iter().any(|one| one.label == label);
    let mut offer = |more: Vec<Answer>| {
        for answer in more {
            if !is_in(&answers, &answer.label) {
                answers.push(answer);
            }
        }
    };
    offer(source.name_answers(first, at, at));
    offer(as_text(source, at, None).into_iter().collect());
    let likely = answers.len();
    let choices: Vec<&str> = answers
        .iter()
        .map(|one| one.label.as_str())
        .take(3)
        .collect();
    let whom = if likely == 0 {
        ABOUT_WHOM.to_owned()
    } else {
        let comma = if choices.len() == 1 { "," } else { "" };
        format!("{}{comma} or someone else?", choices.join(", "))
    };
    let unknown: Vec<&str> = parts
        .iter()
        .filter(|(_, is)| !matches!(is, Is::Name(_)))
        .map(|(part, _)| typed(source, part))
        .collect();
    let question = if unknown.is_empty() {
        whom
    } else {
        format!("Nobody here is called {}. {whom}", or_list(unknown))
    };
    answers.extend(key.and_then(|key| as_text(source, at, Some(key))));
    for answer in source.name_answers(source.people.here(day), at, at) {
        if !is_in(&answers, &answer.label) {
            answers.push(answer);
        }
    }
    Doubt { question, answers }
}

/// The line with all its words for the child shown; with `key` the head is remembered as text.
pub(super) fn as_text(source: &Source, at: usize, key: Option<String>) -> Option<Answer> {
    let answer = source.answer_of_all(&source.shown(), at, at)?;
    Some(match key {
        Some(_) => Answer {
            label: "it is text".to_owned(),
            text_head: key,
            ..answer
        },
        None => answer,
    })
}
