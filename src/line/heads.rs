//! Words before a colon at the front that name nobody of the log: asked about, unless they are
//! plainly not a name.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::front::{self, When};
use super::people::{Person, adults_called};
use super::returning;
use super::setting::Setting;
use super::things::{after_whole_name, fits, typed_thing};
use super::who::{self, ABOUT_WHOM, Part};
use super::words::{is_nameable, plain_words, skip_spaces, words};
use super::{Answer, Doubt};
use crate::domain::dates::{Toward, day_at_start, say_date, type_day};
use crate::domain::text::fold;
use crate::domain::wording::{and_list, or_list};
use crate::domain::{Household, Kind};

/// Words that no child is called.
static NOT_NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../assets/line/not-names.txt")
        .split_whitespace()
        .collect()
});

/// A name and a head that differ in no more letters than this may be meant for one another.
const NEAR: usize = 2;

/// The words from `at` to a colon, which may be a name or a list of names.
struct Head {
    parts: Vec<Part>,
    /// Where its colon ends.
    after: usize,
    /// No space follows the colon.
    is_glued: bool,
}

impl Head {
    fn at(set: &Setting, at: usize) -> Option<Self> {
        let rest = set.text.get(at..)?;
        let colon = rest.find(':')?;
        let listed = rest.get(..colon)?;
        let after = at + colon + 1;
        let next = set.text.get(after..)?.chars().next();
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

    fn count(&self, set: &Setting) -> usize {
        self.parts.iter().map(|part| count(set, part)).sum()
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
fn count(set: &Setting, part: &Part) -> usize {
    words(typed(set, part), 0).count()
}

fn typed<'a>(set: &Setting<'a>, part: &Part) -> &'a str {
    set.text.get(part.from..part.to).unwrap_or_default()
}

/// Whether one or two words and a colon stand at `at`.
pub(super) fn is_at(set: &Setting, at: usize) -> bool {
    Head::at(set, at).is_some_and(|head| !head.is_glued && head.count(set) <= 2)
}

/// What is asked about a head that names nobody, and where its colon ends. Only where
/// [`who::with_colon`] found no names.
pub(super) fn unknown(
    set: &Setting,
    at: usize,
    kind: Kind,
    day: NaiveDate,
) -> Option<(Doubt, usize)> {
    let head = Head::at(set, at)?;
    let doubt =
        on_another_day(set, at, &head, day).or_else(|| names_nobody(set, at, kind, day, &head))?;
    Some((doubt, head.after))
}

/// "ola yesterday: x", "obs thu ola: x": names with a day beside them, where it is not read.
fn on_another_day(set: &Setting, at: usize, head: &Head, day: NaiveDate) -> Option<Doubt> {
    let today = set.today();
    let spelt: Vec<_> = words(set.text, at)
        .take_while(|word| word.at + 1 < head.after)
        .collect();
    let folded: Vec<String> = spelt
        .iter()
        .map(|word| fold(word.text.trim_end_matches(':')))
        .collect();
    let end = head.after - 1;
    // The day before the names, then the day after them.
    let before = || {
        let (taken, found) = day_at_start(&folded, today, Toward::Past)?;
        let names = spelt.get(taken)?.at;
        Some((found.ok()?, names..end, at..names))
    };
    let after = || {
        (1..folded.len()).find_map(|names| {
            let (taken, found) = day_at_start(folded.get(names..)?, today, Toward::Past)?;
            let names_end = spelt.get(names - 1)?.end();
            (names + taken == folded.len()).then_some((found.ok()?, at..names_end, names_end..end))
        })
    };
    let (found, names, day_at) = before().or_else(after)?;
    let names = set.text.get(names)?;
    let front = format!("{names}:");
    let alone = Setting::new(&front, set.scene);
    let who = who::with_colon(&alone, 0, day)?.0.ok()?;
    let people = who.people.iter();
    let people: Vec<&Person> = people
        .filter_map(|person| set.people.with_id(person.child.id))
        .collect();
    let (kind, said_day) = (set.text.get(..at)?, set.text.get(day_at)?.trim());
    let rest = set.text.get(skip_spaces(set.text, head.after)..)?;
    let line = if found > today {
        format!("{kind}{names}: {said_day} {rest}")
    } else if front::when(set, skip_spaces(set.text, 0)).is_none() {
        format!("{said_day} {}{names}: {rest}", kind.trim_start())
    } else {
        return None;
    };
    Some(beside_day(set, at, &people, found, line))
}

/// "tomorrow ola: x": the front looks back, so a day to come before a name is asked about.
pub(super) fn to_come(set: &Setting, start: usize, when: &When, day: NaiveDate) -> Option<Doubt> {
    let (after_kind, is_loan) = match front::kind(set, when.end) {
        Some((speaks, after)) => (after, speaks.kind() == Kind::Loan),
        None => (when.end, false),
    };
    let (who, from) = who::with_colon(set, after_kind, set.scene.day)?;
    let people = who.ok()?.people;
    let before = set.text.get(..start)?;
    let (typed_day, front, rest) = (
        set.text.get(start..when.end)?.trim(),
        set.text.get(when.end..from)?.trim(),
        set.text.get(from..)?,
    );
    let line = format!("{before}{front} {typed_day} {rest}");
    let mut doubt = beside_day(set, start, &people, day, line);
    if !is_loan && !rest.contains('>') {
        let due = type_day(day, set.today(), Toward::Future);
        let remind = Answer {
            label: format!("remind {}", say_date(day, set.today())),
            line: format!("{before}{front} {} >{due}", rest.trim_end()),
            text_head: None,
        };
        doubt.answers.insert(1, remind);
    }
    Some(doubt)
}

/// The question about a name with a day beside it; `line` is the line with both in their places.
fn beside_day(set: &Setting, at: usize, people: &[&Person], day: NaiveDate, line: String) -> Doubt {
    let names = and_list(people.iter().map(|person| person.name()));
    let said = set.said_day(day);
    let (question, label) = if day > set.today() {
        (
            format!("{said} is still to come. Is this about {names}, today?"),
            format!("{names}, today"),
        )
    } else {
        (
            format!("Is this about {names}, {said}?"),
            format!("{names}, {said}"),
        )
    };
    let mut answers = vec![Answer {
        label,
        line,
        text_head: None,
    }];
    answers.extend(as_text(set, at, None));
    Doubt { question, answers }
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

fn what_is<'s, 'a>(set: &'s Setting<'a>, part: &Part, day: NaiveDate) -> Is<'s, 'a> {
    let called = set.people.called(&part.folded);
    let typed = typed(set, part).trim_matches(|letter: char| letter.is_ascii_punctuation());
    let is_nameable = words(typed, 0).all(|word| is_nameable(word.text));
    if !is_nameable || typed.chars().any(char::is_numeric) {
        return Is::NoName;
    }
    if !called.is_empty() {
        return Is::Name(called);
    }
    if part.folded.iter().any(|word| is_no_name(word)) || is_of_log(set, &part.folded) {
        return Is::NoName;
    }
    let spelt = part.folded.join(" ");
    let starting = set.people.starting(&spelt, day);
    if !starting.is_empty() {
        return Is::Near(starting);
    }
    let mut near: Vec<(usize, &Person)> = set
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

/// Whether a folded word is plainly not a name.
pub(super) fn is_no_name(folded: &str) -> bool {
    NOT_NAMES.contains(folded)
}

/// Whether these words are a grown-up's, a label, an item or an idea of the log.
fn is_of_log(set: &Setting, folded: &[String]) -> bool {
    let known = set.scene.known;
    let shown = set.shown();
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

fn names_nobody(
    set: &Setting,
    at: usize,
    kind: Kind,
    day: NaiveDate,
    head: &Head,
) -> Option<Doubt> {
    let parts: Vec<(&Part, Is)> = head
        .parts
        .iter()
        .map(|part| (part, what_is(set, part, day)))
        .collect();
    let (shown, is_list) = (set.shown(), parts.len() > 1);
    let is_shown = |people: &[&Person]| people.iter().all(|one| front::is_among(one, &shown));
    let spoken_of = spoken_of(set, head);
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
        let many = count(set, part);
        is.people().is_empty()
            && (many > 2 || is_list && many == 2 && !is_capital(typed(set, part)))
    };
    if parts.iter().any(is_sentence) || (!has_name && head.count(set) > 2) {
        return None;
    }
    let is_item = match kind {
        Kind::Loan => is_item(set, at, head) || !(has_name || is_before_item(set, head)),
        Kind::Try => is_idea(set, head),
        _ => returning::not_out(set, at).is_some(),
    };
    if is_item {
        return None;
    }
    if !has_name && !is_list && !spoken_of.is_empty() {
        // Outside the round the name in front says whom it is about.
        let is_named = shown.is_empty() && who::without_colon(set, at, day).is_some();
        if is_named || is_shown(&spoken_of) {
            return None;
        }
    }
    let key = (!has_name && spoken_of.is_empty()).then(|| head.key());
    if key
        .as_ref()
        .is_some_and(|key| set.scene.known.text_heads.contains(key))
    {
        return None;
    }
    Some(ask(set, at, day, head, &parts, &spoken_of, key))
}

/// Children whose name is one of several words of a head.
fn spoken_of<'s, 'a>(set: &'s Setting<'a>, head: &Head) -> Vec<&'s Person<'a>> {
    match head.parts.as_slice() {
        [part] if part.folded.len() > 1 => part
            .folded
            .iter()
            .flat_map(|word| set.people.called(std::slice::from_ref(word)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether every word begins with a capital letter.
fn is_capital(typed: &str) -> bool {
    words(typed, 0).all(|word| word.text.starts_with(char::is_uppercase))
}

/// `lent posting box: ...`: the head is the item.
fn is_item(set: &Setting, at: usize, head: &Head) -> bool {
    is_known_item(set, at, set.text.get(at..head.after - 1))
}

/// `lent bob: posting box`: the item follows the head.
fn is_before_item(set: &Setting, head: &Head) -> bool {
    is_known_item(set, head.after, set.text.get(head.after..))
}

fn is_known_item(set: &Setting, at: usize, words: Option<&str>) -> bool {
    let rest = set.text.get(at..).unwrap_or_default();
    let typed = typed_thing(words.unwrap_or_default());
    set.scene.known.things.iter().any(|thing| {
        after_whole_name(rest, &thing.name).is_some() || fits(&typed, &plain_words(&thing.name))
    })
}

fn is_idea(set: &Setting, head: &Head) -> bool {
    let typed: Vec<String> = head
        .parts
        .iter()
        .flat_map(|part| part.folded.clone())
        .collect();
    let mut ideas = set.scene.known.ideas.iter();
    ideas.any(|idea| fits(&typed, &plain_words(&idea.title)))
}

/// The question, with those who may be meant first. A name alone takes the place of the head; in
/// every other answer all words stay.
fn ask(
    set: &Setting,
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
                answers.extend(set.name_answers(people.iter().copied(), at, head.after));
            }
            Is::Near(people) if answers.is_empty() => {
                answers.extend(who::listed_answers(set, part.from..part.to, people));
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
    offer(set.name_answers(first, at, at));
    offer(as_text(set, at, None).into_iter().collect());
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
        .map(|(part, _)| typed(set, part))
        .collect();
    let question = if unknown.is_empty() {
        whom
    } else {
        format!("Nobody here is called {}. {whom}", or_list(unknown))
    };
    answers.extend(key.and_then(|key| as_text(set, at, Some(key))));
    for answer in set.name_answers(set.people.here(day), at, at) {
        if !is_in(&answers, &answer.label) {
            answers.push(answer);
        }
    }
    Doubt { question, answers }
}

/// The line with all its words for the child shown; with `key` the head is remembered as text.
fn as_text(set: &Setting, at: usize, key: Option<String>) -> Option<Answer> {
    let shown = set.shown();
    let handles: Option<Vec<&str>> = shown.iter().map(|one| set.people.handle(one)).collect();
    let handles = handles.filter(|handles| !handles.is_empty())?;
    let label = if key.is_some() {
        "it is text".to_owned()
    } else {
        and_list(handles.iter().copied())
    };
    Some(Answer {
        label,
        line: set.line_named(at, at, &handles.join(",")),
        text_head: key,
    })
}
