//! `back`: an item comes home. Counts only if what follows fits one item that is out; else the words
//! are a chat.

use chrono::NaiveDate;

use super::heads::{self, Head};
use super::items::{after_whole_name, at_colon, fits, typed_thing};
use super::marks::looks_like_mark;
use super::reading::{Answer, Doubt, Reading};
use super::source::Source;
use super::who;
use super::words::{plain_words, quoted, skip_spaces, words};
use crate::domain::dates::say_date;
use crate::domain::text::{fold, paragraphs};
use crate::domain::wording::{and_list, count};
use crate::domain::{Action, OutLoan};
use crate::domain::{Family, Id, Kind};

/// What a `back` line may mean.
#[derive(Debug)]
pub(super) enum OutMatch<'a> {
    /// `named`: whose it is was said, so the echo says it too.
    One {
        out: &'a OutLoan,
        outcome: &'a str,
        named: bool,
    },
    /// Several things fit what stands at `from..to`.
    Several {
        outs: Vec<&'a OutLoan>,
        from: usize,
        to: usize,
    },
    /// In the round: it fits what is with another family than the one shown, which has to be
    /// settled first.
    Elsewhere { out: &'a OutLoan, from: usize },
    /// A name before the thing has to be settled first.
    Unsettled(Doubt),
}

/// What the words from `at` on mean, if they fit something that is out.
pub(super) fn out_match<'a>(source: &Source<'a>, at: usize) -> Option<OutMatch<'a>> {
    // A family that has left may still bring something back.
    let once = NaiveDate::MIN;
    if let Some((found, from)) = who::with_colon(source, at, once) {
        return match found {
            Ok(who) => among(source, from, true, |out| {
                who.people
                    .iter()
                    .any(|person| is_with(source, out, person.home.family.id))
            }),
            Err(doubt) => Some(OutMatch::Unsettled(doubt)),
        };
    }
    if let Some(found) = unknown_family(source, at, once) {
        return Some(found);
    }
    let shown = source.shown();
    if !shown.is_empty() {
        let here = among(source, at, false, |out| {
            shown
                .iter()
                .any(|person| is_with(source, out, person.home.family.id))
        });
        return here.or_else(|| match among(source, at, false, |_| true)? {
            OutMatch::One { out, .. } => Some(OutMatch::Elsewhere { out, from: at }),
            _ => None,
        });
    }
    if let Some((Ok(named), end)) = who::without_colon(source, at, once)
        && let Some(found) = among(source, skip_spaces(source.text, end), true, |out| {
            named
                .iter()
                .any(|person| is_with(source, out, person.home.family.id))
        })
    {
        return Some(found);
    }
    among(source, at, false, |_| true)
}

/// `back zeo: train`: an item that is out, behind a name that nobody has.
fn unknown_family<'a>(source: &Source<'a>, at: usize, day: NaiveDate) -> Option<OutMatch<'a>> {
    let head = Head::at(source, at)?;
    let (doubt, after) = (
        heads::names_nobody(source, at, Kind::Chat, day, &head)?,
        head.after,
    );
    if among(source, at, false, |_| true).is_some() {
        return None;
    }
    let out = match among(source, after, false, |_| true)? {
        OutMatch::One { out, .. } => out.children.first().copied(),
        _ => None,
    };
    let (unknown, _) = doubt.question.split_once(". ")?;
    Some(OutMatch::Unsettled(Doubt {
        question: format!("{unknown}. Whose family is it back from?"),
        answers: source.name_answers(out.and_then(|id| source.people.with_id(id)), at, after),
    }))
}

fn is_with(source: &Source, out: &OutLoan, family: Id<Family>) -> bool {
    out.children
        .iter()
        .filter_map(|id| source.people.with_id(*id))
        .any(|person| person.home.family.id == family)
}

fn among<'a>(
    source: &Source<'a>,
    from: usize,
    named: bool,
    counts: impl Fn(&OutLoan) -> bool,
) -> Option<OutMatch<'a>> {
    let text = source.text;
    let rest = text.get(from..)?;
    let outs: Vec<&OutLoan> = source
        .context
        .known
        .out
        .iter()
        .filter(|out| counts(out))
        .collect();
    let whole: Vec<(&OutLoan, usize)> = outs
        .iter()
        .filter_map(|out| Some((*out, after_whole_name(rest, &out.thing.name)?)))
        .collect();
    let longest = whole.iter().map(|(_, end)| *end).max();
    let (fitting, end, outcome) = if let Some(longest) = longest {
        let named = whole
            .iter()
            .filter(|(_, end)| *end == longest)
            .map(|(out, _)| *out)
            .collect();
        (named, longest, rest.get(longest..)?)
    } else {
        let (head, outcome) = at_colon(rest);
        let mark = words(head, 0).find(|word| looks_like_mark(word.text));
        let (head, outcome) = mark.map_or((head, outcome), |mark| {
            (
                head.get(..mark.at).unwrap_or_default(),
                rest.get(mark.at..).unwrap_or_default(),
            )
        });
        let typed = typed_thing(head);
        let fitting: Vec<&OutLoan> = outs
            .into_iter()
            .filter(|out| fits(&typed, &plain_words(&out.thing.name)))
            .collect();
        (fitting, head.trim_end().len(), outcome)
    };
    match fitting.as_slice() {
        [] => None,
        [one] => Some(OutMatch::One {
            out: one,
            outcome: outcome.trim(),
            named,
        }),
        _ => Some(OutMatch::Several {
            outs: fitting,
            from,
            to: from + end,
        }),
    }
}

/// The return itself, and its echo.
pub(super) fn returned(source: &Source, day: NaiveDate, found: OutMatch) -> Result<Reading, Doubt> {
    let (out, outcome, named) = match found {
        OutMatch::One {
            out,
            outcome,
            named,
        } => (out, outcome, named),
        OutMatch::Several { outs, from, to } => return Err(which(source, &outs, from, to)),
        OutMatch::Elsewhere { out, from } => return Err(elsewhere(source, out, from)),
        OutMatch::Unsettled(doubt) => return Err(doubt),
    };
    if day < out.day {
        let (back, went) = (
            say_date(day, source.today()),
            say_date(out.day, source.today()),
        );
        return Err(Doubt::open(format!(
            "{} went home {went}, so it was not back on {back}. Which day did it come back?",
            out.thing.name
        )));
    }
    let mut pieces = Vec::new();
    if outcome.is_empty() {
        let out_for = match (day - out.day).num_days() {
            0 => "out the same day".to_owned(),
            days => format!("out {}", count(usize::try_from(days).unwrap_or(0), "day")),
        };
        pieces.push(format!(
            "{} is back from {} ({out_for})",
            out.thing.name,
            family_of(source, out)
        ));
    } else {
        let whose = if named {
            format!(" from {}", family_of(source, out))
        } else {
            String::new()
        };
        pieces.push(format!("{} is back{whose}", out.thing.name));
        pieces.push(format!("at home: {}", quoted(outcome)));
    }
    if day != source.today() {
        pieces.push(source.said_day(day));
    }
    let mut notes = Vec::new();
    if words(outcome, 0).any(|word| looks_like_mark(word.text)) {
        notes.push("marks after back are kept as words".to_owned());
    }
    let act = Action::Return {
        loan: out.entry,
        on: day,
        outcome: paragraphs(outcome),
    };
    Ok(Reading {
        acts: vec![act],
        doubt: None,
        echo: pieces.join(" · "),
        notes,
    })
}

fn family_of(source: &Source, out: &OutLoan) -> String {
    let names = out
        .children
        .iter()
        .filter_map(|id| source.people.with_id(*id))
        .map(super::people::Person::name);
    format!("{}'s family", and_list(names))
}

/// What is out with one family is never taken back in another's turn, nor made a chat, without a
/// word from her.
fn elsewhere(source: &Source, out: &OutLoan, from: usize) -> Doubt {
    let whose = family_of(source, out);
    let question = format!(
        "{} is with {whose}. Is it back from there, or is this a chat?",
        out.thing.name
    );
    let back = out
        .children
        .iter()
        .find_map(|id| source.people.with_id(*id))
        .into_iter();
    let back = back
        .flat_map(|person| source.name_answers([person], from, from))
        .map(|answer| Answer {
            label: format!("back from {}", answer.label),
            ..answer
        });
    // After a name with its colon `back` is a word like any other.
    let start = source
        .words(0)
        .take_while(|word| word.end() <= from)
        .last()
        .map_or(0, |back| back.at);
    let chat = source
        .shown()
        .into_iter()
        .take(1)
        .flat_map(|person| source.name_answers([person], start, start));
    let chat = chat.map(|answer| Answer {
        label: format!("a chat about {}", answer.label),
        ..answer
    });
    Doubt {
        question,
        answers: back.chain(chat).collect(),
    }
}

fn which(source: &Source, outs: &[&OutLoan], from: usize, to: usize) -> Doubt {
    let typed = source.text.get(from..to).unwrap_or_default();
    let names: Vec<&str> = outs.iter().map(|out| out.thing.name.as_str()).collect();
    let is_same = names
        .iter()
        .all(|name| names.first().is_some_and(|first| fold(first) == fold(name)));
    let answers = outs.iter().filter_map(|out| {
        if is_same {
            let person = out
                .children
                .iter()
                .find_map(|id| source.people.with_id(*id))?;
            return source.name_answers([person], from, from).pop();
        }
        Some(Answer::new(
            out.thing.name.clone(),
            source.line_with(from, to, &out.thing.name),
        ))
    });
    Doubt {
        question: format!(
            "{} things out fit {}: {}.",
            outs.len(),
            quoted(typed),
            names.join(", ")
        ),
        answers: answers.collect(),
    }
}
