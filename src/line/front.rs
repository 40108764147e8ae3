//! The front of a line: when, what kind, and who, in that order; the words start where it ends.

use chrono::NaiveDate;

use super::heads;
use super::returning::{self, OutMatch};
use super::setting::Setting;
use super::who::{self, Said, Who};
use super::words::{skip_spaces, words};
use super::{Answer, Doubt, people::Person};
use crate::domain::Kind;
use crate::domain::dates::{DayDoubt, Toward, day_at_start, say_date};
use crate::domain::text::fold;
use crate::domain::wording::and_list;

/// Everything the front of a line settles.
#[derive(Debug)]
pub(super) struct Front<'s, 'a> {
    pub day: NaiveDate,
    pub speaks: Speaks<'a>,
    pub about: About<'s, 'a>,
}

/// The words after the front, and what is known of them.
#[derive(Debug)]
pub(super) struct About<'s, 'a> {
    pub kind: Kind,
    pub day: NaiveDate,
    pub who: Who<'s, 'a>,
    /// Where the name stands or would stand.
    pub named_at: usize,
    /// Where the words start.
    pub from: usize,
    pub notes: Vec<String>,
}

/// What the line does.
#[derive(Debug)]
pub(super) enum Speaks<'a> {
    Writes(Kind),
    Lent,
    Back(Box<OutMatch<'a>>),
}

impl Speaks<'_> {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Writes(kind) => *kind,
            Self::Lent | Self::Back(_) => Kind::Loan,
        }
    }
}

/// Reads the front, or says what has to be settled first.
pub(super) fn front<'s, 'a>(set: &'s Setting<'a>) -> Result<Front<'s, 'a>, Doubt> {
    let mut notes = Vec::new();
    let start = skip_spaces(set.text, 0);
    let (mut day, mut at) = (set.scene.day, start);
    if !set.scene.plain
        && let Some(when) = when(set, start)
    {
        match when.day {
            Ok(found) if found <= set.today() || when.has_year => {
                (day, at) = (found, when.end);
                notes.extend(
                    (found > set.today())
                        .then(|| format!("{} is still to come", say_date(found, set.today()))),
                );
            }
            // The front looks back; "next fri ola visits" is a sentence.
            Ok(to_come) => {
                if let Some(doubt) = heads::to_come(set, start, &when, to_come) {
                    return Err(doubt);
                }
            }
            Err(doubt) => return Err(set.day_doubt(&doubt, start, when.words_end, Toward::Past)),
        }
    }
    let (speaks, at) = if set.scene.plain {
        (Speaks::Writes(Kind::Chat), at)
    } else {
        kind(set, at).unwrap_or((Speaks::Writes(Kind::Chat), at))
    };
    let kind = speaks.kind();
    if let Speaks::Back(found) = speaks {
        let about = About {
            kind,
            day,
            who: Who {
                people: Vec::new(),
                said: Said::Shown,
            },
            named_at: at,
            from: at,
            notes,
        };
        return Ok(Front {
            day,
            speaks: Speaks::Back(found),
            about,
        });
    }
    let (who, from) =
        who(set, at, kind, day).map_err(|doubt| match returning::not_out(set, at) {
            Some(named)
                if kind == Kind::Chat
                    && at == start
                    && doubt.question.ends_with(who::ABOUT_WHOM) =>
            {
                Doubt {
                    question: format!("No {named} is out. {}", who::ABOUT_WHOM),
                    ..doubt
                }
            }
            _ => doubt,
        })?;
    if kind == Kind::Chat && at == start {
        notes.extend(returning::why_not_back(set, at));
    }
    if !set.scene.plain && matches!(speaks, Speaks::Writes(Kind::Chat)) {
        notes.extend(kind_after_name(set, at, from));
    }
    if !set.scene.plain && who.said == Said::Shown {
        notes.extend(for_another(set, &who.people, from, day));
    }
    Ok(Front {
        day,
        speaks,
        about: About {
            kind,
            day,
            who,
            named_at: at,
            from,
            notes,
        },
    })
}

/// Who is meant and where the words start.
fn who<'s, 'a>(
    set: &'s Setting<'a>,
    at: usize,
    kind: Kind,
    day: NaiveDate,
) -> Result<(Who<'s, 'a>, usize), Doubt> {
    let shown = set.shown();
    // With the marks off, the round's child keeps every word; elsewhere a name is still needed.
    if (!set.scene.plain || shown.is_empty())
        && let Some((found, from)) = who::with_colon(set, at, day)
    {
        return found.map(|who| (who, from));
    }
    if !set.scene.plain
        && let Some((doubt, _)) = heads::unknown(set, at, kind, day)
    {
        return Err(doubt);
    }
    let bare = who::without_colon(set, at, day);
    if !shown.is_empty() {
        let from = match bare {
            // `lent ola rhyme bag` in Ola's turn: the name is no part of the thing.
            Some((Ok(named), end))
                if kind == Kind::Loan && named.iter().all(|person| is_among(person, &shown)) =>
            {
                skip_spaces(set.text, end)
            }
            _ => at,
        };
        return Ok((
            Who {
                people: shown,
                said: Said::Shown,
            },
            from,
        ));
    }
    if let Some((named, end)) = bare {
        let from = if kind == Kind::Loan {
            skip_spaces(set.text, end)
        } else {
            at
        };
        return Ok((
            Who {
                people: named?,
                said: Said::Named,
            },
            from,
        ));
    }
    Err(who::bare_start(set, at, day).unwrap_or_else(|| who::nobody(set, at, day)))
}

pub(super) fn is_among(person: &Person, shown: &[&Person]) -> bool {
    shown.iter().any(|other| other.child.id == person.child.id)
}

/// A day at the very front.
pub(super) struct When {
    pub day: Result<NaiveDate, DayDoubt>,
    /// Whether she gave the year, so that a day to come is meant.
    pub has_year: bool,
    words_end: usize,
    /// Where the line goes on.
    pub end: usize,
}

/// A day counts only when a name, a kind or a colon follows it.
pub(super) fn when(set: &Setting, from: usize) -> Option<When> {
    let mut folded = Vec::new();
    let mut ends = Vec::new();
    let mut has_colon = false;
    for word in words(set.text, from).take(3) {
        let bare = word.text.strip_suffix(':');
        folded.push(fold(bare.unwrap_or(word.text)));
        ends.push(word.at + bare.unwrap_or(word.text).len());
        has_colon = bare.is_some();
        if has_colon {
            break;
        }
    }
    let (taken, day) = day_at_start(&folded, set.today(), Toward::Past)?;
    let words_end = *ends.get(taken - 1)?;
    let ends_in_colon = has_colon && taken == folded.len();
    let end = skip_spaces(
        set.text,
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
        !is_word && heads::is_at(set, end)
    };
    let on = *day.as_ref().unwrap_or(&set.scene.day);
    (ends_in_colon || is_name_or_kind(set, end, on) || is_head()).then_some(When {
        day,
        has_year,
        words_end,
        end,
    })
}

fn is_name_or_kind(set: &Setting, at: usize, day: NaiveDate) -> bool {
    kind(set, at).is_some()
        || who::with_colon(set, at, day).is_some()
        || who::without_colon(set, at, day).is_some()
        || (set.shown().is_empty() && who::bare_start(set, at, day).is_some())
}

/// Where names or words start after day and kind, and for a thing going home (`true`) or coming
/// back (`false`), which.
pub(super) fn after_kind(set: &Setting) -> (usize, Option<bool>) {
    let start = skip_spaces(set.text, 0);
    let at = when(set, start)
        .filter(|when| when.day.is_ok())
        .map_or(start, |when| when.end);
    // What follows `back` is still being typed, so it need not fit a thing yet.
    let first = words(set.text, at)
        .next()
        .filter(|first| first.end() < set.text.len());
    if let Some(first) = first
        && matches!(fold(first.text).as_str(), "back" | "returned" | "r")
    {
        return (skip_spaces(set.text, first.end()), Some(false));
    }
    match kind(set, at) {
        Some((Speaks::Lent, after)) => (after, Some(true)),
        Some((_, after)) => (after, None),
        None => (at, None),
    }
}

/// The question whether the words are about the child they begin with or about the one shown.
pub(super) fn another_named(set: &Setting) -> Option<Doubt> {
    let Front { speaks, about, day } = front(set).ok()?;
    let shown = &about.who.people;
    if set.scene.plain || about.who.said != Said::Shown || matches!(speaks, Speaks::Back(_)) {
        return None;
    }
    for_another(set, shown, about.from, day)?;
    let at = about.named_at;
    let mut answers = match who::without_colon(set, about.from, day) {
        Some((named, end)) => match named.ok()?.as_slice() {
            [one] => set.name_answers([*one], at, end),
            several => several_answer(set, several, at, end).into_iter().collect(),
        },
        None => set.name_answers(who::whose(set, about.from, day)?, at, at),
    };
    let called = and_list(answers.iter().map(|answer| answer.label.as_str()));
    match shown.as_slice() {
        [one] => answers.extend(set.name_answers([*one], at, at)),
        several => answers.extend(several_answer(set, several, at, at)),
    }
    let whose = and_list(shown.iter().map(|person| person.name()));
    Some(Doubt {
        question: format!("Is this about {called}, or about {whose}?"),
        answers,
    })
}

/// One answer that is about all of them: "Zoë, Effy: built a den".
fn several_answer(set: &Setting, people: &[&Person], from: usize, to: usize) -> Option<Answer> {
    let handles = people
        .iter()
        .map(|person| set.people.handle(person))
        .collect::<Option<Vec<_>>>()?;
    let rest = skip_spaces(set.text, to);
    Some(Answer {
        label: and_list(people.iter().map(|person| person.name())),
        line: set.line_with(from, rest, &format!("{}: ", handles.join(", "))),
        text_head: None,
    })
}

/// In the round the words stay with the child shown, whoever they begin with; only a colon makes
/// them another's.
fn for_another(set: &Setting, shown: &[&Person], from: usize, day: NaiveDate) -> Option<String> {
    let named = match who::without_colon(set, from, day) {
        Some((named, _)) => named.ok()?,
        None => who::whose(set, from, day)?,
    };
    let other = named
        .first()
        .filter(|_| !named.iter().any(|person| is_among(person, shown)))?;
    let kind = set.text.get(..from)?.trim();
    let whose = and_list(shown.iter().map(|person| person.name()));
    let space = if kind.is_empty() { "" } else { " " };
    Some(format!(
        "stays with {whose}; for {name} type  {kind}{space}{name}:",
        name = other.name()
    ))
}

/// "kai: lent train" is a chat, since a kind comes first; the other order is told, in case it was
/// meant.
fn kind_after_name(set: &Setting, at: usize, from: usize) -> Option<String> {
    let name = set.text.get(at..from)?.trim_end().strip_suffix(':')?;
    let first = words(set.text, from).next()?;
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

/// A kind word, and where the line goes on after it.
pub(super) fn kind<'a>(set: &Setting<'a>, at: usize) -> Option<(Speaks<'a>, usize)> {
    let with_colon = |kind: &&Kind| kind.mark().ends_with(':');
    for kind in Kind::ALL.iter().filter(with_colon) {
        let word = kind.mark();
        let rest = set.text.get(at..)?;
        if rest
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
        {
            return Some((
                Speaks::Writes(*kind),
                skip_spaces(set.text, at + word.len()),
            ));
        }
    }
    let first = words(set.text, at).next()?;
    let after = skip_spaces(set.text, first.end());
    // A letter alone is only the start of something until a word follows it.
    let goes_on = after < set.text.len();
    match fold(first.text).as_str() {
        "obs" | "obs:" => Some((Speaks::Writes(Kind::Observation), after)),
        "o" if goes_on => Some((Speaks::Writes(Kind::Observation), after)),
        "lent" | "lent:" => Some((Speaks::Lent, after)),
        "l" if goes_on => Some((Speaks::Lent, after)),
        "back" | "back:" | "returned" | "returned:" => Some((
            Speaks::Back(Box::new(returning::out_match(set, after)?)),
            after,
        )),
        "r" if goes_on => Some((
            Speaks::Back(Box::new(returning::out_match(set, after)?)),
            after,
        )),
        _ => None,
    }
}
