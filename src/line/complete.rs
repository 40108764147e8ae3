//! Tab: what it would add at the caret. It never acts by itself and never takes a word away without
//! showing what comes instead.

use std::ops::Range;

use super::marks::{label_in_use, label_near, privacy_marks_near, reserved_labels};
use super::people::{Person, goes_by};
use super::reading::{Completion, Scene};
use super::source::Source;
use super::spans::{KindWord, ParsedSpans};
use super::who;
use super::words::{is_little, plain_words, skip_spaces};
use crate::domain::text::fold;
use crate::domain::{Household, Id, Kind, Thing};

/// What Tab would do with the caret at byte `caret`.
pub fn complete(text: &str, caret: usize, context: &Scene) -> Option<Completion> {
    let before = text.get(..caret)?;
    let ends_word = text
        .get(caret..)?
        .chars()
        .next()
        .is_none_or(char::is_whitespace);
    if context.plain || !ends_word || before.trim().is_empty() {
        return None;
    }
    let source = Source::new(before, context);
    label(&source).or_else(|| {
        let spans = ParsedSpans::of(&source);
        adult(&source, &spans)
            .or_else(|| item(&source, &spans))
            .or_else(|| name(&source, &spans))
    })
}

/// Replaces the text from `from` on, if `with` goes further than what stands there.
fn offer(source: &Source, from: usize, with: String) -> Option<Completion> {
    let replace: Range<usize> = from..source.text.len();
    let typed = source.text.get(replace.clone())?;
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

fn label(source: &Source) -> Option<Completion> {
    let at = word_start(source.text);
    let typed = source.text.get(at..)?.strip_prefix(['#', '+'])?;
    if !typed.starts_with(char::is_alphabetic) {
        return None;
    }
    let folded = fold(typed);
    let known = &source.context.known.labels;
    if label_in_use(known, typed).is_some() {
        return None;
    }
    let longer = known
        .iter()
        .map(String::as_str)
        .find(|label| fold(label).starts_with(&folded))
        .or_else(|| reserved_labels().find(|label| label.starts_with(&folded)));
    offer(
        source,
        at + 1,
        longer
            .or_else(|| privacy_marks_near(typed).first().copied())
            .or_else(|| label_near(known, typed))?
            .to_owned(),
    )
}

fn adult(source: &Source, spans: &ParsedSpans) -> Option<Completion> {
    let sign = source.text.rfind('@')?;
    let stands_alone = source
        .text
        .get(..sign)?
        .chars()
        .next_back()
        .is_none_or(char::is_whitespace);
    let typed = source.text.get(sign + 1..)?;
    if !stands_alone || typed.starts_with(char::is_whitespace) || plain_words(typed).is_empty() {
        return None;
    }
    let start = plain_words(typed).join(" ");
    let homes = homes(source, spans);
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
    offer(source, sign + 1, with.to_owned())
}

/// The families whose adults may follow `@`: those named at the front, else those shown, else all.
fn homes<'a>(source: &Source<'a>, spans: &ParsedSpans<'_, 'a>) -> Vec<&'a Household> {
    let people = &spans.people;
    if !people.is_empty() {
        return people.iter().map(|person| person.home).collect();
    }
    let shown = source.shown();
    if shown.is_empty() {
        source.context.known.households.iter().collect()
    } else {
        shown.into_iter().map(|person| person.home).collect()
    }
}

/// Where the front ends, and whether an item that comes back follows: while its name is typed, it
/// need not fit one yet.
fn front(source: &Source, spans: &ParsedSpans) -> (usize, bool) {
    let first = source
        .words(spans.front_end)
        .next()
        .filter(|first| spans.kind == KindWord::Of(Kind::Chat) && first.end() < source.text.len());
    match first {
        Some(first) if matches!(fold(first.text).as_str(), "back" | "returned" | "r") => {
            (skip_spaces(source.text, first.end()), true)
        }
        _ => (spans.front_end, spans.kind == KindWord::Back),
    }
}

fn item(source: &Source, spans: &ParsedSpans) -> Option<Completion> {
    let (end, is_back) = front(source, spans);
    let lends = spans.kind == KindWord::Of(Kind::Loan);
    if !lends && !is_back {
        return None;
    }
    let from = match who::with_colon(source, end, spans.day()) {
        Some((Ok(_), from)) => from,
        _ => match who::without_colon(source, end, spans.day()) {
            Some((Ok(_), end)) => skip_spaces(source.text, end),
            _ => end,
        },
    };
    let typed = source.text.get(from..)?;
    let start = fold(typed);
    if start.trim().is_empty() {
        return None;
    }
    let known = source.context.known;
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
        .then(|| offer(source, from, (*with).to_owned()))
        .flatten()
}

/// A name at the front, alone or after others and a comma. Outside the round it brings its colon.
fn name(source: &Source, spans: &ParsedSpans) -> Option<Completion> {
    let (front, _) = front(source, spans);
    let listed = source.text.get(front..)?;
    let joint = listed.rfind([',', '&']).map_or(0, |at| at + 1);
    let joint = listed.rfind(" and ").map_or(joint, |at| joint.max(at + 5));
    let from = skip_spaces(source.text, front + joint);
    let typed = source.text.get(from..)?;
    let start = plain_words(typed).join(" ");
    let day = source.context.day;
    let is_named = |name: &str| {
        source
            .people
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
    let people = source.people.starting(&start, day);
    let with = *people
        .iter()
        .find(|person| person.is_called(std::slice::from_ref(&start)))
        .or_else(|| people.first())?;
    let spelt = spelt_from(with, &start);
    let colon = if source.shown().is_empty() { ": " } else { "" };
    offer(source, from, format!("{spelt}{colon}"))
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
