//! Tab: what it would add at the caret. It never acts by itself and never takes a word away without
//! showing what comes instead.

use std::ops::Range;

use super::front::after_kind;
use super::people::{Person, goes_by};
use super::setting::Setting;
use super::who;
use super::words::{is_little, plain_words, skip_spaces};
use super::{Completion, Scene, labels};
use crate::domain::text::fold;
use crate::domain::{Household, Id, Thing};

/// What Tab would do with the caret at byte `caret`.
pub fn complete(text: &str, caret: usize, scene: &Scene) -> Option<Completion> {
    let before = text.get(..caret)?;
    let ends_word = text
        .get(caret..)?
        .chars()
        .next()
        .is_none_or(char::is_whitespace);
    if scene.plain || !ends_word || before.trim().is_empty() {
        return None;
    }
    let set = Setting::new(before, scene);
    label(&set)
        .or_else(|| adult(&set))
        .or_else(|| thing(&set))
        .or_else(|| name(&set))
}

/// Replaces the text from `from` on, if `with` goes further than what stands there.
fn offer(set: &Setting, from: usize, with: String) -> Option<Completion> {
    let replace: Range<usize> = from..set.text.len();
    let typed = set.text.get(replace.clone())?;
    // Nothing that stands on two rows is a name.
    (typed != with && !typed.contains('\n')).then(|| Completion {
        hint: beyond(typed, &with).to_owned(),
        replace,
        with,
    })
}

/// The letters of `with` after those already typed; all of them when it is another word.
fn beyond<'w>(typed: &str, with: &'w str) -> &'w str {
    let folded = fold(typed);
    let mut ends = with
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let same = ends.rfind(|end| with.get(..*end).is_some_and(|start| fold(start) == folded));
    same.and_then(|end| with.get(end..)).unwrap_or(with)
}

/// The place where the word at the caret starts.
fn word_start(text: &str) -> usize {
    text.char_indices()
        .rev()
        .find(|(_, letter)| letter.is_whitespace())
        .map_or(0, |(at, space)| at + space.len_utf8())
}

fn label(set: &Setting) -> Option<Completion> {
    let at = word_start(set.text);
    let typed = set.text.get(at..)?.strip_prefix(['#', '+'])?;
    if !typed.starts_with(char::is_alphabetic) {
        return None;
    }
    let folded = fold(typed);
    let known = &set.scene.known.labels;
    if labels::in_use(known, typed).is_some() {
        return None;
    }
    let longer = known
        .iter()
        .map(String::as_str)
        .find(|label| fold(label).starts_with(&folded))
        .or_else(|| labels::reserved().find(|label| label.starts_with(&folded)));
    offer(
        set,
        at + 1,
        longer
            .or_else(|| labels::privacy_marks_near(typed).first().copied())
            .or_else(|| labels::near(known, typed))?
            .to_owned(),
    )
}

fn adult(set: &Setting) -> Option<Completion> {
    let sign = set.text.rfind('@')?;
    let stands_alone = set
        .text
        .get(..sign)?
        .chars()
        .next_back()
        .is_none_or(char::is_whitespace);
    let typed = set.text.get(sign + 1..)?;
    if !stands_alone || typed.starts_with(char::is_whitespace) || plain_words(typed).is_empty() {
        return None;
    }
    let start = plain_words(typed).join(" ");
    let homes = homes(set);
    let adults: Vec<_> = homes.iter().flat_map(|home| &home.adults).collect();
    let spelling = |spelt: &str| plain_words(spelt).join(" ");
    // A whole role needs nothing more: "social worker" is only offered until it stands there.
    if adults
        .iter()
        .any(|adult| spelling(goes_by(adult)) == start || spelling(&adult.name) == start)
    {
        return None;
    }
    let with = adults.iter().find_map(|adult| {
        [goes_by(adult), &adult.name]
            .into_iter()
            .find(|spelt| spelling(spelt).starts_with(&start))
    })?;
    offer(set, sign + 1, with.to_owned())
}

/// The families whose adults may follow `@`: those named at the front, else those shown, else all.
fn homes<'a>(set: &Setting<'a>) -> Vec<&'a Household> {
    let (at, _) = after_kind(set);
    let named = match who::with_colon(set, at, set.scene.day) {
        Some((Ok(who), _)) => who.people,
        _ if !set.shown().is_empty() => set.shown(),
        _ => match who::without_colon(set, at, set.scene.day) {
            Some((Ok(people), _)) => people,
            _ => return set.scene.known.households.iter().collect(),
        },
    };
    named.into_iter().map(|person| person.home).collect()
}

fn thing(set: &Setting) -> Option<Completion> {
    let (after, lends) = after_kind(set);
    let lends = lends?;
    let from = match who::with_colon(set, after, set.scene.day) {
        Some((Ok(_), from)) => from,
        _ => match who::without_colon(set, after, set.scene.day) {
            Some((Ok(_), end)) => skip_spaces(set.text, end),
            _ => after,
        },
    };
    let typed = set.text.get(from..)?;
    let start = fold(typed);
    if start.trim().is_empty() {
        return None;
    }
    let known = set.scene.known;
    let is_out = |id: Id<Thing>| known.out.iter().any(|out| out.thing.id == id);
    let fits = |name: &str| {
        fold(name).starts_with(&start)
            || plain_words(name)
                .iter()
                .any(|word| word.starts_with(&start))
    };
    let shelf = known
        .things
        .iter()
        .filter(|thing| !thing.hidden && !is_out(thing.id))
        .map(|thing| thing.name.as_str());
    let out = known.out.iter().map(|out| out.thing.name.as_str());
    let names: Vec<&str> = if lends {
        shelf.filter(|name| fits(name)).collect()
    } else {
        out.filter(|name| fits(name)).collect()
    };
    let with = names
        .iter()
        .find(|name| fold(name).starts_with(&start))
        .or_else(|| names.first())?;
    (fold(with) != start)
        .then(|| offer(set, from, (*with).to_owned()))
        .flatten()
}

/// A name at the front, alone or after others and a comma. Outside the round it brings its colon.
fn name(set: &Setting) -> Option<Completion> {
    let (front, _) = after_kind(set);
    let listed = set.text.get(front..)?;
    let joint = listed.rfind([',', '&']).map_or(0, |at| at + 1);
    let joint = listed.rfind(" and ").map_or(joint, |at| joint.max(at + 5));
    let from = skip_spaces(set.text, front + joint);
    let typed = set.text.get(from..)?;
    let start = plain_words(typed).join(" ");
    let day = set.scene.day;
    let is_named = |name: &str| {
        set.people
            .here(day)
            .any(|person| person.is_called(&plain_words(name)))
    };
    let before_is_names = joint == 0
        || listed
            .get(..joint)?
            .replace(" and ", ",")
            .split([',', '&'])
            .filter(|name| !name.trim().is_empty())
            .all(is_named);
    if start.is_empty()
        || !before_is_names
        || typed.contains(['\'', '\u{2019}', ':'])
        || is_little(&start)
    {
        return None;
    }
    let people = set.people.starting(&start, day);
    let with = *people
        .iter()
        .find(|person| person.is_called(std::slice::from_ref(&start)))
        .or_else(|| people.first())?;
    let spelt = spelt_from(with, &start);
    let colon = if set.shown().is_empty() { ": " } else { "" };
    offer(set, from, format!("{spelt}{colon}"))
}

/// The name of this child that starts so.
fn spelt_from<'p>(person: &'p Person, start: &str) -> &'p str {
    let child = &person.child;
    if plain_words(&child.name).join(" ").starts_with(start) {
        &child.name
    } else {
        &child.nickname
    }
}
