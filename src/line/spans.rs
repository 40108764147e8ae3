//! The spans of a line: its day, its kind word, its names, its words. Every other rule works from
//! them.

use std::ops::Range;

use chrono::NaiveDate;

use super::back::{self, OutMatch};
use super::heads::{self, Head, as_text};
use super::items::not_out;
use super::marks::{self, Marks};
use super::people::{Person, homes, is_among};
use super::reading::{Answer, Doubt, Scene};
use super::source::Source;
use super::who::{self, Said, Who};
use super::words::skip_spaces;
use crate::domain::dates::{DayDoubt, Toward, day_at_start, say_date, type_day};
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Kind, Label};

/// What a line does, as its front says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindWord {
    /// Writes a note of that kind.
    Of(Kind),
    /// An item is back: that belongs to the loan, which is written down already.
    Back,
}

impl KindWord {
    /// Every one, in the order it is offered; an item comes back after it was lent.
    pub fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.iter().flat_map(|kind| {
            let back = (*kind == Kind::Loan).then_some(Self::Back);
            std::iter::once(Self::Of(*kind)).chain(back)
        })
    }

    /// As it is typed; a chat needs none.
    pub const fn typed(self) -> &'static str {
        match self {
            Self::Of(kind) => kind.mark(),
            Self::Back => "back",
        }
    }

    /// What it is called.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Of(kind) => kind.label(Label::Noun),
            Self::Back => "back",
        }
    }

    /// Whether it speaks of an item that goes and comes.
    pub const fn is_of_things(self) -> bool {
        matches!(self, Self::Of(Kind::Loan) | Self::Back)
    }

    /// The kind of the note it is about.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Of(kind) => kind,
            Self::Back => Kind::Loan,
        }
    }
}

/// The spans of a line, in the order they stand.
#[derive(Debug)]
pub(super) struct ParsedSpans<'s, 'a> {
    source: &'s Source<'a>,
    /// The day it is about; none while that is in doubt.
    pub day: Option<NaiveDate>,
    pub day_at: Option<Range<usize>>,
    pub kind: KindWord,
    pub kind_at: Option<Range<usize>>,
    /// What is back, where the kind says so.
    pub back: Option<Box<OutMatch<'a>>>,
    /// Nobody while that is in doubt.
    pub people: Vec<&'s Person<'a>>,
    pub said: Said,
    /// Where names stand or would stand.
    pub front_end: usize,
    /// Names that are no part of the words.
    pub names_at: Option<Range<usize>>,
    /// Where the words start.
    pub words_at: usize,
    /// What has to be settled first.
    pub doubt: Option<Doubt>,
    /// Remarks that do not stop Enter.
    pub notes: Vec<String>,
}

impl<'s, 'a> ParsedSpans<'s, 'a> {
    pub fn of(source: &'s Source<'a>) -> Self {
        let start = skip_spaces(source.text, 0);
        let mut spans = Self {
            source,
            day: Some(source.context.day),
            day_at: None,
            kind: KindWord::Of(Kind::Chat),
            kind_at: None,
            back: None,
            people: Vec::new(),
            said: Said::Shown,
            front_end: start,
            names_at: None,
            words_at: start,
            doubt: None,
            notes: Vec::new(),
        };
        if !source.context.plain {
            spans.parse_day();
            spans.parse_kind();
        }
        spans.parse_names();
        if spans.doubt.is_none() && spans.kind != KindWord::Back {
            spans.remark(start);
        }
        spans
    }

    /// The day it is about; while that is in doubt, the day of the round.
    pub fn day(&self) -> NaiveDate {
        self.day.unwrap_or(self.source.context.day)
    }

    /// What stands at a span, without the spaces around it.
    pub fn text(&self, at: Option<&Range<usize>>) -> &'a str {
        at.and_then(|at| self.source.text.get(at.clone()))
            .unwrap_or_default()
            .trim()
    }

    /// The words and marks behind the front.
    pub fn marks(&self) -> (Marks<'a>, Option<Doubt>) {
        marks::read(
            self.source,
            self.words_at,
            &homes(&self.people),
            self.kind.kind(),
        )
    }

    fn parse_day(&mut self) {
        let (source, start) = (self.source, self.words_at);
        let Some(when) = when(source, start) else {
            return;
        };
        match &when.day {
            Ok(found) if *found > source.today() && !when.has_year => {
                // The front looks back; "next fri ola visits" is a sentence.
                self.doubt = to_come(source, start, &when, *found);
                return;
            }
            Ok(found) => {
                self.day = Some(*found);
                if *found > source.today() {
                    let said = say_date(*found, source.today());
                    self.notes.push(format!("{said} is still to come"));
                }
            }
            Err(doubt) => {
                self.day = None;
                self.doubt = Some(source.day_doubt(doubt, start, when.words_end, Toward::Past));
            }
        }
        self.day_at = Some(start..when.end);
        self.words_at = when.end;
        self.front_end = when.end;
    }

    fn parse_kind(&mut self) {
        let at = self.words_at;
        if let Some((word, back, after)) = kind(self.source, at) {
            (self.kind, self.back) = (word, back);
            self.kind_at = Some(at..after);
            self.words_at = after;
            self.front_end = after;
        }
    }

    fn parse_names(&mut self) {
        let (found, end) = self.names(self.front_end);
        if let Some(end) = end {
            self.names_at = Some(self.front_end..end);
            self.words_at = end;
        }
        if self.kind == KindWord::Back {
            if let Some(OutMatch::One { out, .. }) = self.back.as_deref() {
                let people = &self.source.people;
                let children = out.children.iter();
                self.people = children.filter_map(|id| people.with_id(*id)).collect();
            }
            return;
        }
        match found {
            Ok(who) => (self.people, self.said) = (who.people, who.said),
            Err(doubt) => {
                self.doubt.get_or_insert(doubt);
            }
        }
    }

    /// Who is meant, and where their names end when they are no part of the words.
    fn names(&self, at: usize) -> (Result<Who<'s, 'a>, Doubt>, Option<usize>) {
        let (source, day) = (self.source, self.day());
        let shown = source.shown();
        // With the marks off, the round's child keeps every word; elsewhere a name is still needed.
        let has_colons = !source.context.plain || shown.is_empty();
        if has_colons && let Some((found, end)) = who::with_colon(source, at, day) {
            return (found, Some(end));
        }
        if !source.context.plain
            && self.kind != KindWord::Back
            && let Some((doubt, _)) = unknown(source, at, self.kind.kind(), day)
        {
            return (Err(doubt), None);
        }
        // A name before an item is no part of what is lent.
        let of_item = |end| {
            self.kind
                .is_of_things()
                .then(|| skip_spaces(source.text, end))
        };
        let who = |people, said| Ok(Who { people, said });
        match who::without_colon(source, at, day) {
            Some((Ok(people), end)) if shown.is_empty() => (who(people, Said::Named), of_item(end)),
            Some((Ok(people), end)) if people.iter().all(|one| is_among(one, &shown)) => {
                (who(shown, Said::Shown), of_item(end))
            }
            _ if !shown.is_empty() => (who(shown, Said::Shown), None),
            Some((Err(doubt), _)) => (Err(doubt), None),
            _ => (Err(self.nobody(at)), None),
        }
    }

    fn nobody(&self, at: usize) -> Doubt {
        let (source, day) = (self.source, self.day());
        let doubt =
            who::bare_start(source, at, day).unwrap_or_else(|| who::nobody(source, at, day));
        let is_first = self.kind == KindWord::Of(Kind::Chat) && at == skip_spaces(source.text, 0);
        match not_out(source, at) {
            Some(named) if is_first && doubt.question.ends_with(who::ABOUT_WHOM) => Doubt {
                question: format!("No {named} is out. {}", who::ABOUT_WHOM),
                ..doubt
            },
            _ => doubt,
        }
    }

    fn remark(&mut self, start: usize) {
        let (source, at) = (self.source, self.front_end);
        let mut notes = Vec::new();
        if self.kind == KindWord::Of(Kind::Chat) && at == start {
            let why = not_out(source, at);
            notes.extend(why.map(|named| format!("no {named} is out, so kept as words")));
        }
        if !source.context.plain {
            if self.kind == KindWord::Of(Kind::Chat) {
                notes.extend(kind_after_name(source, at, self.words_at));
            }
            if self.said == Said::Shown {
                notes.extend(for_another(source, &self.people, self.words_at, self.day()));
            }
        }
        self.notes.extend(notes);
    }
}

/// What is asked about words before a colon that name nobody, and where the colon ends.
fn unknown(source: &Source, at: usize, kind: Kind, day: NaiveDate) -> Option<(Doubt, usize)> {
    let head = Head::at(source, at)?;
    let doubt = on_another_day(source, at, &head, day)
        .or_else(|| heads::names_nobody(source, at, kind, day, &head))?;
    Some((doubt, head.after))
}

/// A day at the very front.
struct When {
    day: Result<NaiveDate, DayDoubt>,
    /// Whether the year was given, so that a day to come is meant.
    has_year: bool,
    words_end: usize,
    /// Where the line goes on.
    end: usize,
}

/// A day counts only when a name, a kind or a colon follows it.
fn when(source: &Source, from: usize) -> Option<When> {
    let mut folded = Vec::new();
    let mut ends = Vec::new();
    let mut has_colon = false;
    for word in source.words(from).take(3) {
        let bare = word.text.strip_suffix(':');
        folded.push(fold(bare.unwrap_or(word.text)));
        ends.push(word.at + bare.unwrap_or(word.text).len());
        has_colon = bare.is_some();
        if has_colon {
            break;
        }
    }
    let (taken, day) = day_at_start(&folded, source.today(), Toward::Past)?;
    let words_end = *ends.get(taken - 1)?;
    let ends_in_colon = has_colon && taken == folded.len();
    let end = skip_spaces(
        source.text,
        if ends_in_colon {
            words_end + 1
        } else {
            words_end
        },
    );
    let has_year = folded
        .get(taken - 1)?
        .split(['/', '.', '-'])
        .any(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    // "sun cream: ..." and "sat down: ..." begin with no day.
    let is_head = || {
        let is_word =
            taken == 1 && matches!(folded.first().map(String::as_str), Some("sun" | "sat"));
        !is_word && heads::is_at(source, end)
    };
    let on = *day.as_ref().unwrap_or(&source.context.day);
    (ends_in_colon || is_name_or_kind(source, end, on) || is_head()).then_some(When {
        day,
        has_year,
        words_end,
        end,
    })
}

fn is_name_or_kind(source: &Source, at: usize, day: NaiveDate) -> bool {
    kind(source, at).is_some()
        || who::with_colon(source, at, day).is_some()
        || who::without_colon(source, at, day).is_some()
        || (source.shown().is_empty() && who::bare_start(source, at, day).is_some())
}

/// "ola yesterday: x", "obs thu ola: x": names with a day beside them, where it is not read.
fn on_another_day(source: &Source, at: usize, head: &Head, day: NaiveDate) -> Option<Doubt> {
    let today = source.today();
    let spelt: Vec<_> = source
        .words(at)
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
    let names = source.text.get(names)?;
    let front = format!("{names}:");
    let alone = Source::new(&front, source.context);
    let who = who::with_colon(&alone, 0, day)?.0.ok()?;
    let people = who.people.iter();
    let people: Vec<&Person> = people
        .filter_map(|person| source.people.with_id(person.child.id))
        .collect();
    let (kind, said_day) = (source.text.get(..at)?, source.text.get(day_at)?.trim());
    let rest = source.text.get(skip_spaces(source.text, head.after)..)?;
    let line = if found > today {
        format!("{kind}{names}: {said_day} {rest}")
    } else if when(source, skip_spaces(source.text, 0)).is_none() {
        format!("{said_day} {}{names}: {rest}", kind.trim_start())
    } else {
        return None;
    };
    Some(beside_day(source, at, &people, found, line))
}

/// "tomorrow ola: x": the front looks back, so a day to come before a name is asked about.
fn to_come(source: &Source, start: usize, when: &When, day: NaiveDate) -> Option<Doubt> {
    let (kind, _, after_kind) =
        kind(source, when.end).unwrap_or((KindWord::Of(Kind::Chat), None, when.end));
    let (who, from) = who::with_colon(source, after_kind, source.context.day)?;
    let people = who.ok()?.people;
    let before = source.text.get(..start)?;
    let (typed_day, front, rest) = (
        source.text.get(start..when.end)?.trim(),
        source.text.get(when.end..from)?.trim(),
        source.text.get(from..)?,
    );
    let line = format!("{before}{front} {typed_day} {rest}");
    let mut doubt = beside_day(source, start, &people, day, line);
    if !kind.is_of_things() && !rest.contains('>') {
        let due = type_day(day, source.today(), Toward::Future);
        let remind = Answer::new(
            format!("remind {}", say_date(day, source.today())),
            format!("{before}{front} {} >{due}", rest.trim_end()),
        );
        doubt.answers.insert(1, remind);
    }
    Some(doubt)
}

/// The question about a name with a day beside it; `line` is the line with both in their places.
fn beside_day(
    source: &Source,
    at: usize,
    people: &[&Person],
    day: NaiveDate,
    line: String,
) -> Doubt {
    let names = and_list(people.iter().map(|person| person.name()));
    let said = source.said_day(day);
    let (question, label) = if day > source.today() {
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
    let mut answers = vec![Answer::new(label, line)];
    answers.extend(as_text(source, at, None));
    Doubt { question, answers }
}

/// Asks whom a line is about that begins with another child's name and no colon, in the turn of a
/// child, as dictation writes it: "seren slept well". None: it does not, or is not clear otherwise.
pub fn another_named(text: &str, context: &Scene) -> Option<Doubt> {
    let source = &Source::new(text, context);
    let spans = ParsedSpans::of(source);
    if spans.doubt.is_some()
        || context.plain
        || spans.said != Said::Shown
        || spans.kind == KindWord::Back
    {
        return None;
    }
    let (at, from, day) = (spans.front_end, spans.words_at, spans.day());
    for_another(source, &spans.people, from, day)?;
    let mut answers = match who::without_colon(source, from, day) {
        Some((named, end)) => Vec::from_iter(source.answer_of_all(&named.ok()?, at, end)),
        None => source.name_answers(who::whose(source, from, day)?, at, at),
    };
    let called = and_list(answers.iter().map(|answer| answer.label.as_str()));
    answers.extend(source.answer_of_all(&spans.people, at, at));
    let whose = and_list(spans.people.iter().map(|person| person.name()));
    Some(Doubt {
        question: format!("Is this about {called}, or about {whose}?"),
        answers,
    })
}

/// In the round the words stay with the child shown, whoever they begin with; only a colon makes
/// them another's.
fn for_another(source: &Source, shown: &[&Person], from: usize, day: NaiveDate) -> Option<String> {
    let named = match who::without_colon(source, from, day) {
        Some((named, _)) => named.ok()?,
        None => who::whose(source, from, day)?,
    };
    let other = named
        .first()
        .filter(|_| !named.iter().any(|person| is_among(person, shown)))?;
    let kind = source.text.get(..from)?.trim();
    let whose = and_list(shown.iter().map(|person| person.name()));
    let space = if kind.is_empty() { "" } else { " " };
    Some(format!(
        "stays with {whose}; for {name} type  {kind}{space}{name}:",
        name = other.name()
    ))
}

/// "kai: lent train" is a chat, since a kind comes first; the other order is told, in case it was
/// meant.
fn kind_after_name(source: &Source, at: usize, from: usize) -> Option<String> {
    let name = source.text.get(at..from)?.trim_end().strip_suffix(':')?;
    let first = source.words(from).next()?;
    let is_kind = matches!(
        fold(first.text).as_str(),
        "obs" | "lent" | "back" | "returned" | "home:" | "try:" | "re:"
    );
    is_kind.then(|| {
        format!(
            "{0} after a name is kept as words; first it does something:  {0} {name}: ...",
            first.text
        )
    })
}

/// A kind word, what comes back by it, and where the line goes on after it.
type Kinded<'a> = (KindWord, Option<Box<OutMatch<'a>>>, usize);

fn kind<'a>(source: &Source<'a>, at: usize) -> Option<Kinded<'a>> {
    let rest = source.text.get(at..)?;
    let with_colon = |kind: &&Kind| kind.mark().ends_with(':');
    for kind in Kind::ALL.iter().filter(with_colon) {
        let end = kind.mark().len();
        if rest
            .get(..end)
            .is_some_and(|start| start.eq_ignore_ascii_case(kind.mark()))
        {
            let after = skip_spaces(source.text, at + end);
            return Some((KindWord::Of(*kind), None, after));
        }
    }
    let first = source.words(at).next()?;
    let after = skip_spaces(source.text, first.end());
    // A letter alone is only the start of something until a word follows it.
    let goes_on = after < source.text.len();
    let word = match fold(first.text).as_str() {
        "obs" | "obs:" => KindWord::Of(Kind::Observation),
        "lent" | "lent:" => KindWord::Of(Kind::Loan),
        "back" | "back:" | "returned" | "returned:" => KindWord::Back,
        "o" if goes_on => KindWord::Of(Kind::Observation),
        "l" if goes_on => KindWord::Of(Kind::Loan),
        "r" if goes_on => KindWord::Back,
        _ => return None,
    };
    let back = match word {
        KindWord::Back => Some(Box::new(back::out_match(source, after)?)),
        KindWord::Of(_) => None,
    };
    Some((word, back, after))
}
