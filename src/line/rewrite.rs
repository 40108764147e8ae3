//! Ctrl+T on a line: what it means now, and the line written again so that it means something else.
//! The words stay as they are.

use std::ops::Range;

use chrono::NaiveDate;

use super::marks::{Mark, Marks};
use super::people::{Person, adults_called, homes};
use super::read::read;
use super::reading::Scene;
use super::source::Source;
use super::spans::{KindWord, ParsedSpans};
use super::words::{plain_words, skip_spaces, without_stops};
use crate::domain::Action;
use crate::domain::dates::{Toward, read_day, type_day};
use crate::domain::{Adult, Child, Id, Kind, Privacy};

/// What can be changed about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// Nobody while that is in doubt.
    pub children: Vec<Id<Child>>,
    pub kind: KindWord,
    /// None while it is in doubt.
    pub day: Option<NaiveDate>,
    /// What it reminds of comes up on this day; a thing lent is due on it.
    pub remind: Option<NaiveDate>,
    /// The adult marked with `@`.
    pub adult: Option<Id<Adult>>,
    pub privacy: Privacy,
}

/// A line written again, and the short way to the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    pub line: String,
    /// "obs at the front", "@mum and >Mon after the words".
    pub short_way: String,
}

/// A line with its marks.
struct Parsed<'s, 'a> {
    spans: ParsedSpans<'s, 'a>,
    marks: Marks<'a>,
    /// A mark is in doubt.
    is_unsettled: bool,
}

impl<'s, 'a> Parsed<'s, 'a> {
    fn of(source: &'s Source<'a>) -> Self {
        let spans = ParsedSpans::of(source);
        let (marks, doubt) = spans.marks();
        Self {
            spans,
            marks,
            is_unsettled: doubt.is_some(),
        }
    }

    fn children(&self) -> Vec<Id<Child>> {
        let people = self.spans.people.iter();
        people.map(|person| person.child.id).collect()
    }
}

/// What a line means as it stands, as far as it can be told.
pub fn meant(text: &str, context: &Scene) -> Meant {
    let source = Source::new(text, context);
    of(&Parsed::of(&source), text, context)
}

fn of(parsed: &Parsed, text: &str, context: &Scene) -> Meant {
    let asked = parsed.marks.remind.as_ref();
    let counted = || {
        read(text, context).acts.iter().find_map(|act| match act {
            Action::Write { remind, .. } => remind.as_ref().map(|remind| remind.due),
            Action::Return { .. } => None,
        })
    };
    Meant {
        children: parsed.children(),
        kind: parsed.spans.kind,
        day: parsed.spans.day,
        remind: asked.and_then(|asked| asked.day.or_else(counted)),
        adult: parsed
            .marks
            .adults
            .iter()
            .flatten()
            .next()
            .map(|adult| adult.id),
        privacy: parsed.marks.privacy,
    }
}

/// The line so written that it means what is wished; none when its words would then be read as
/// something else.
pub fn turned(text: &str, context: &Scene, wish: &Meant) -> Option<Turned> {
    let source = Source::new(text, context);
    let parsed = Parsed::of(&source);
    let was = of(&parsed, text, context);
    let mut way = Way::default();
    let words = marked(&source, &parsed, &was, wish, &mut way)?;
    let mut line = front(&source, &parsed, &was, wish, &mut way)?;
    line.push_str(words.trim());
    let again = Source::new(&line, context);
    let after = Parsed::of(&again);
    is_meant(&parsed, &was, &after, &of(&after, &line, context), wish).then(|| Turned {
        short_way: way.words(),
        line: line.clone(),
    })
}

/// Day, kind and names as wished them, each followed by a space; what stays is left as typed.
fn front(
    source: &Source,
    parsed: &Parsed,
    was: &Meant,
    wish: &Meant,
    way: &mut Way,
) -> Option<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut keep = |typed: &str, is_new: bool| {
        if !typed.is_empty() {
            pieces.push(typed.to_owned());
            way.front.extend(is_new.then(|| typed.to_owned()));
        }
    };
    let is_day_new = wish.day.is_some() && wish.day != was.day;
    let day = match wish.day {
        Some(day) if is_day_new => short_day(day, source),
        _ => parsed.spans.text(parsed.spans.day_at.as_ref()).to_owned(),
    };
    keep(&day, is_day_new);
    let is_kind_new = wish.kind != was.kind;
    let typed = parsed.spans.text(parsed.spans.kind_at.as_ref());
    keep(
        if is_kind_new {
            wish.kind.typed()
        } else {
            typed
        },
        is_kind_new,
    );
    let is_who_new = wish.children != was.children;
    // A name before a thing is no part of what is lent, so it does not become words; and one in the
    // words does not name whose thing is back.
    let typed = parsed.spans.text(parsed.spans.names_at.as_ref());
    let named_anew =
        is_who_new || (is_kind_new && was.kind.is_of_things() && !typed.ends_with(':'));
    let names = if !named_anew {
        typed.to_owned()
    } else if wish.children == source.context.shown {
        String::new()
    } else {
        called(source, &wish.children)?
    };
    keep(&names, is_who_new);
    // A day alone needs its colon, else it would be words.
    if let [day] = pieces.as_mut_slice()
        && is_day_new
        && names.is_empty()
        && wish.kind == KindWord::Of(Kind::Chat)
        && !day.is_empty()
    {
        day.push(':');
        way.front.iter_mut().for_each(|typed| typed.push(':'));
    }
    Some(pieces.into_iter().map(|piece| piece + " ").collect())
}

/// "effy:", "zoë,effy:"; none when two share every name.
fn called(source: &Source, children: &[Id<Child>]) -> Option<String> {
    if children.is_empty() {
        return Some(String::new());
    }
    let handle = |id: &Id<Child>| {
        source
            .people
            .handle(source.people.with_id(*id)?)
            .map(str::to_lowercase)
    };
    let names: Vec<String> = children.iter().map(handle).collect::<Option<_>>()?;
    Some(format!("{}:", names.join(",")))
}

/// The words with their marks as wished them.
fn marked(
    source: &Source,
    parsed: &Parsed,
    was: &Meant,
    wish: &Meant,
    way: &mut Way,
) -> Option<String> {
    let mut marks: Vec<(Mark, String)> = Vec::new();
    if wish.adult != was.adult {
        let people: Vec<&Person> = wish
            .children
            .iter()
            .filter_map(|id| source.people.with_id(*id))
            .collect();
        marks.push((
            Mark::Adult,
            wish.adult
                .map_or(Some(String::new()), |adult| sign_of(&people, adult))?,
        ));
    }
    if wish.privacy != was.privacy {
        let typed = if wish.privacy == Privacy::Shareable {
            String::new()
        } else {
            format!("#{}", wish.privacy.word())
        };
        marks.push((Mark::Privacy, typed));
    }
    if wish.remind != was.remind {
        marks.push((
            Mark::Remember,
            wish.remind
                .map(|day| format!(">{}", short_due(day, source.today())))
                .unwrap_or_default(),
        ));
    }
    let places = |mark| {
        parsed
            .marks
            .places
            .iter()
            .filter(move |(other, _)| *other == mark)
            .map(|(_, place)| place.clone())
    };
    let remember_at = places(Mark::Remember).next().map(|place| place.start);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut added: Vec<String> = Vec::new();
    for (mark, typed) in marks {
        way.marks.extend((!typed.is_empty()).then(|| typed.clone()));
        let mut standing_there = places(mark);
        match standing_there.next() {
            // A mark of nothing but its sign stands right before a word.
            Some(place) if !typed.is_empty() => {
                let gap = if place.len() == 1 { " " } else { "" };
                edits.push((place, format!("{typed}{gap}")));
            }
            Some(place) => edits.push((
                without_gap(source.text, parsed.spans.words_at, place),
                String::new(),
            )),
            None if typed.is_empty() => {}
            None => added.push(typed),
        }
        edits.extend(standing_there.map(|place| {
            (
                without_gap(source.text, parsed.spans.words_at, place),
                String::new(),
            )
        }));
    }
    // What follows `>` is to be remembered, so other marks go before it.
    if !added.is_empty() {
        let at = remember_at.unwrap_or(source.text.len());
        let end = source
            .text
            .get(..at)
            .unwrap_or_default()
            .trim_end()
            .len()
            .max(parsed.spans.words_at);
        let gap = if at == source.text.len() { "" } else { " " };
        edits.push((end..at, format!(" {}{gap}", added.join(" "))));
    }
    edits.sort_by_key(|(place, _)| std::cmp::Reverse((place.start, place.end)));
    let mut line = source.text.to_owned();
    for (place, typed) in edits {
        line = format!(
            "{}{typed}{}",
            line.get(..place.start)?,
            line.get(place.end..)?
        );
    }
    line.get(parsed.spans.words_at..).map(str::to_owned)
}

/// A mark with the space before it, or at the front of the words with the stops and the space after
/// it.
fn without_gap(text: &str, from: usize, mark: Range<usize>) -> Range<usize> {
    if mark.len() == 1 {
        return mark;
    }
    let start = text.get(..mark.start).unwrap_or_default().trim_end().len();
    if start > from {
        return start..mark.end;
    }
    let rest = text.get(mark.end..).unwrap_or_default();
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let stops = word.len() - without_stops(word).len();
    let after = mark.end + if stops == word.len() { stops } else { 0 };
    mark.start..skip_spaces(text, after)
}

/// `@mum`: the shortest that means this adult of this family and nobody else.
fn sign_of(people: &[&Person], adult: Id<Adult>) -> Option<String> {
    let homes = homes(people);
    let whole = homes.iter().find_map(|home| home.adult(adult))?;
    let first = whole
        .name
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned();
    let candidates = [whole.role.to_lowercase(), first, whole.name.clone()];
    let only = |name: &String| matches!(adults_called(&homes, &plain_words(name)).as_slice(), [one] if one.id == adult);
    candidates
        .into_iter()
        .find(only)
        .map(|name| format!("@{name}"))
}

/// A day at the front, as short as it may be: "yesterday", "thu", "19 nov". The day of the round
/// needs none.
fn short_day(day: NaiveDate, source: &Source) -> String {
    let today = source.today();
    if day == source.context.day {
        return String::new();
    }
    let weekday = day.format("%a").to_string().to_lowercase();
    let short = ["today".to_owned(), "yesterday".to_owned(), weekday];
    let is_it = |typed: &String| read_day(typed, today, Toward::Past) == Ok(day);
    short
        .into_iter()
        .find(is_it)
        .unwrap_or_else(|| type_day(day, today, Toward::Past).to_lowercase())
}

/// A day after `>`: "Mon", "30 Nov".
fn short_due(day: NaiveDate, today: NaiveDate) -> String {
    let weekday = day.format("%a").to_string();
    if read_day(&weekday, today, Toward::Future) == Ok(day) {
        weekday
    } else {
        type_day(day, today, Toward::Future)
    }
}

/// Whether the new line is read as wished, and says the same in its words.
fn is_meant(before: &Parsed, was: &Meant, after: &Parsed, now: &Meant, wish: &Meant) -> bool {
    let is_as_wished = now.kind == wish.kind
        && now.day == wish.day
        && (now.children == wish.children || wish.children.is_empty())
        && (now.privacy == wish.privacy)
        && (wish.adult == was.adult || now.adult == wish.adult)
        && (wish.remind == was.remind || now.remind == wish.remind);
    // Back has its own words, and what is in doubt has none yet.
    let has_other_words = (was.kind == wish.kind && was.kind != KindWord::Back)
        || !(was.kind.is_of_things() || wish.kind.is_of_things());
    is_as_wished
        && (!has_other_words
            || before.is_unsettled
            || said(before, was, wish) == said(after, was, wish))
}

/// What is told, heard and to be remembered. Without its day, what was to be remembered stands
/// among the words.
fn said(parsed: &Parsed, was: &Meant, wish: &Meant) -> Vec<String> {
    let lifted = &parsed.marks;
    let remember = lifted
        .remind
        .as_ref()
        .map_or("", |asked| asked.words.as_str());
    let parts = [lifted.told.as_str(), lifted.heard.as_str(), remember];
    if was.remind.is_some() && wish.remind.is_none() {
        let mut words: Vec<String> = parts
            .iter()
            .flat_map(|part| part.split_whitespace())
            .map(str::to_owned)
            .collect();
        words.sort();
        return words;
    }
    parts.map(str::to_owned).to_vec()
}

/// What was put into the line.
#[derive(Default)]
struct Way {
    front: Vec<String>,
    marks: Vec<String>,
}

impl Way {
    fn words(&self) -> String {
        let front =
            (!self.front.is_empty()).then(|| format!("{}  at the front", self.front.join(" ")));
        let marks =
            (!self.marks.is_empty()).then(|| format!("{}  after the words", self.marks.join(" ")));
        front
            .into_iter()
            .chain(marks)
            .collect::<Vec<_>>()
            .join(", and  ")
    }
}
