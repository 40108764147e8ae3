//! `back`: a thing comes home. Counts only if what follows fits one thing that is out; else the
//! words are a chat.

use chrono::NaiveDate;

use super::heads;
use super::marks::looks_like_mark;
use super::setting::{Setting, ask};
use super::things::{after_whole_name, at_colon, fits, typed_thing};
use super::who;
use super::words::{is_little, plain_words, quoted, skip_spaces, words};
use super::{Action, Answer, Doubt, OutLoan, Reading};
use crate::domain::Kind;
use crate::domain::dates::say_date;
use crate::domain::text::{fold, paragraphs};
use crate::domain::wording::{and_list, count};

/// What a `back` line may mean.
#[derive(Debug)]
pub(super) enum OutMatch<'a> {
    /// `named`: she said whose, so the echo does too.
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
pub(super) fn out_match<'a>(set: &Setting<'a>, at: usize) -> Option<OutMatch<'a>> {
    // A family that has left may still bring something back.
    let once = NaiveDate::MIN;
    if let Some((found, from)) = who::with_colon(set, at, once) {
        return match found {
            Ok(who) => among(set, from, true, |out| {
                who.people
                    .iter()
                    .any(|person| is_with(set, out, person.home.family.id))
            }),
            Err(doubt) => Some(OutMatch::Unsettled(doubt)),
        };
    }
    if let Some(found) = unknown_family(set, at, once) {
        return Some(found);
    }
    let shown = set.shown();
    if !shown.is_empty() {
        let here = among(set, at, false, |out| {
            shown
                .iter()
                .any(|person| is_with(set, out, person.home.family.id))
        });
        return here.or_else(|| match among(set, at, false, |_| true)? {
            OutMatch::One { out, .. } => Some(OutMatch::Elsewhere { out, from: at }),
            _ => None,
        });
    }
    if let Some((Ok(named), end)) = who::without_colon(set, at, once)
        && let Some(found) = among(set, skip_spaces(set.text, end), true, |out| {
            named
                .iter()
                .any(|person| is_with(set, out, person.home.family.id))
        })
    {
        return Some(found);
    }
    among(set, at, false, |_| true)
}

/// `back zeo: train`: an item that is out, behind a name that nobody has.
fn unknown_family<'a>(set: &Setting<'a>, at: usize, day: NaiveDate) -> Option<OutMatch<'a>> {
    let (doubt, after) = heads::unknown(set, at, Kind::Chat, day)?;
    if among(set, at, false, |_| true).is_some() {
        return None;
    }
    let out = match among(set, after, false, |_| true)? {
        OutMatch::One { out, .. } => out.children.first().copied(),
        _ => None,
    };
    let (unknown, _) = doubt.question.split_once(". ")?;
    Some(OutMatch::Unsettled(Doubt {
        question: format!("{unknown}. Whose family is it back from?"),
        answers: set.name_answers(out.and_then(|id| set.people.with_id(id)), at, after),
    }))
}

fn is_with(set: &Setting, out: &OutLoan, family: crate::domain::Id<crate::domain::Family>) -> bool {
    out.children
        .iter()
        .filter_map(|id| set.people.with_id(*id))
        .any(|person| person.home.family.id == family)
}

fn among<'a>(
    set: &Setting<'a>,
    from: usize,
    named: bool,
    counts: impl Fn(&OutLoan) -> bool,
) -> Option<OutMatch<'a>> {
    let text = set.text;
    let rest = text.get(from..)?;
    let outs: Vec<&OutLoan> = set
        .scene
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
pub(super) fn returned(set: &Setting, day: NaiveDate, found: OutMatch) -> Result<Reading, Doubt> {
    let (out, outcome, named) = match found {
        OutMatch::One {
            out,
            outcome,
            named,
        } => (out, outcome, named),
        OutMatch::Several { outs, from, to } => return Err(which(set, &outs, from, to)),
        OutMatch::Elsewhere { out, from } => return Err(elsewhere(set, out, from)),
        OutMatch::Unsettled(doubt) => return Err(doubt),
    };
    if day < out.day {
        let (back, went) = (say_date(day, set.today()), say_date(out.day, set.today()));
        return Err(ask(format!(
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
            family_of(set, out)
        ));
    } else {
        let whose = if named {
            format!(" from {}", family_of(set, out))
        } else {
            String::new()
        };
        pieces.push(format!("{} is back{whose}", out.thing.name));
        pieces.push(format!("at home: {}", quoted(outcome)));
    }
    if day != set.today() {
        pieces.push(set.said_day(day));
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

fn family_of(set: &Setting, out: &OutLoan) -> String {
    let names = out
        .children
        .iter()
        .filter_map(|id| set.people.with_id(*id))
        .map(super::people::Person::name);
    format!("{}'s family", and_list(names))
}

/// What is out with one family is never taken back in another's turn, nor made a chat, without a
/// word from her.
fn elsewhere(set: &Setting, out: &OutLoan, from: usize) -> Doubt {
    let whose = family_of(set, out);
    let question = format!(
        "{} is with {whose}. Is it back from there, or is this a chat?",
        out.thing.name
    );
    let back = out
        .children
        .iter()
        .find_map(|id| set.people.with_id(*id))
        .into_iter();
    let back = back
        .flat_map(|person| set.name_answers([person], from, from))
        .map(|answer| Answer {
            label: format!("back from {}", answer.label),
            ..answer
        });
    // After a name with its colon `back` is a word like any other.
    let start = words(set.text, 0)
        .take_while(|word| word.end() <= from)
        .last()
        .map_or(0, |back| back.at);
    let chat = set
        .shown()
        .into_iter()
        .take(1)
        .flat_map(|person| set.name_answers([person], start, start));
    let chat = chat.map(|answer| Answer {
        label: format!("a chat about {}", answer.label),
        ..answer
    });
    Doubt {
        question,
        answers: back.chain(chat).collect(),
    }
}

fn which(set: &Setting, outs: &[&OutLoan], from: usize, to: usize) -> Doubt {
    let typed = set.text.get(from..to).unwrap_or_default();
    let names: Vec<&str> = outs.iter().map(|out| out.thing.name.as_str()).collect();
    let is_same = names
        .iter()
        .all(|name| names.first().is_some_and(|first| fold(first) == fold(name)));
    let answers = outs.iter().filter_map(|out| {
        if is_same {
            let person = out.children.iter().find_map(|id| set.people.with_id(*id))?;
            return set.name_answers([person], from, from).pop();
        }
        Some(Answer {
            label: out.thing.name.clone(),
            line: set.line_with(from, to, &out.thing.name),
            text_head: None,
        })
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

/// Why a line that begins with `back` is a chat all the same.
pub(super) fn why_not_back(set: &Setting, at: usize) -> Option<String> {
    not_out(set, at).map(|named| format!("no {named} is out, so kept as words"))
}

/// What a line that begins with `back` names like a thing, though nothing of that name is out.
pub(super) fn not_out(set: &Setting, at: usize) -> Option<String> {
    let first = words(set.text, at).next()?;
    if set.scene.plain || !matches!(fold(first.text).as_str(), "back" | "returned") {
        return None;
    }
    let from = skip_spaces(set.text, first.end());
    let (head, _) = at_colon(set.text.get(from..)?);
    let typed = plain_words(head);
    let is_thing =
        (1..=3).contains(&typed.len()) && typed.first().is_some_and(|word| !is_little(word));
    is_thing.then(|| quoted(head))
}
