//! Who a line is about, as named at its front: `zoe,effy:`, a whole name without a colon, `all:`, a
//! start with a colon.

use std::ops::Range;

use chrono::NaiveDate;

use super::people::Person;
use super::reading::{Answer, Doubt};
use super::source::Source;
use super::words::{
    is_little, is_nameable, is_no_name, plain_words, skip_spaces, without_stops, words,
};
use crate::domain::dates::say_date;
use crate::domain::text::fold;
use crate::domain::wording::and_list;

/// The children meant, and how they were named.
#[derive(Debug)]
pub(super) struct Who<'s, 'a> {
    pub people: Vec<&'s Person<'a>>,
    pub said: Said,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Not named: the child of the round.
    Shown,
    /// Named, with or without a colon.
    Named,
    /// `all:`
    All,
}

/// A name found at the front, and where the words after it start.
type Found<'s, 'a> = Option<(Result<Who<'s, 'a>, Doubt>, usize)>;

/// `name:` at `from`. Every name before the colon has to be known, else it is an ordinary sentence.
pub(super) fn with_colon<'s, 'a>(
    source: &'s Source<'a>,
    from: usize,
    day: NaiveDate,
) -> Found<'s, 'a> {
    let rest = source.text.get(from..)?;
    let colon = rest.find(':')?;
    let listed = rest.get(..colon)?;
    let after = from + colon + 1;
    let glued = source
        .text
        .get(after..)?
        .starts_with(|next: char| !next.is_whitespace());
    let are_names = words(listed, 0).all(|word| is_nameable(&word.text.replace([',', '&'], "")));
    if listed.trim_end().len() < listed.len() || listed.contains('\n') || !are_names {
        return None;
    }
    let said = |people, said| Some((Ok(Who { people, said }), skip_spaces(source.text, after)));
    if fold(listed) == "all" {
        return said(source.people.here(day).collect(), Said::All);
    }
    let mut people: Vec<&Person> = Vec::new();
    let mut unsettled = None;
    let parts = parts(listed, from);
    for part in &parts {
        // The name alone takes its colon along when it is put right; one of several leaves the list
        // as it is.
        let slot = if parts.len() == 1 {
            Slot::Front { from, to: after }
        } else {
            Slot::Listed {
                from: part.from,
                to: part.to,
            }
        };
        match one_with_colon(source, &part.folded, slot, glued, day)? {
            Ok(found) => {
                let new = |person: &&Person| {
                    !people.iter().any(|known| known.child.id == person.child.id)
                };
                let found: Vec<_> = found.into_iter().filter(new).collect();
                people.extend(found);
            }
            // Asked only once every part has turned out to be a name.
            Err(doubt) => unsettled = unsettled.or(Some(doubt)),
        }
    }
    if let Some(doubt) = unsettled {
        return Some((Err(doubt), after));
    }
    if people.is_empty() {
        None
    } else {
        said(people, Said::Named)
    }
}

/// One name of a list, and where it stands.
#[derive(Debug)]
pub(super) struct Part {
    pub folded: Vec<String>,
    pub from: usize,
    pub to: usize,
}

/// "zoe, effy & kai and ola" is four names.
pub(super) fn parts(listed: &str, from: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = from;
    for chunk in listed.split([',', '&']) {
        let mut part = Part {
            folded: Vec::new(),
            from: at,
            to: at,
        };
        for word in words(chunk, 0) {
            if word.text.eq_ignore_ascii_case("and") {
                parts.push(std::mem::replace(
                    &mut part,
                    Part {
                        folded: Vec::new(),
                        from: at,
                        to: at,
                    },
                ));
                continue;
            }
            if part.folded.is_empty() {
                part.from = at + word.at;
            }
            part.to = at + word.end();
            part.folded.extend(plain_words(word.text));
        }
        parts.push(part);
        at += chunk.len() + 1;
    }
    parts
}

/// Where a chosen name is put.
#[derive(Clone, Copy)]
enum Slot {
    /// In front of the words, with a colon.
    Front { from: usize, to: usize },
    /// In a list of names that has its colon.
    Listed { from: usize, to: usize },
}

impl Slot {
    fn answers(self, source: &Source, people: &[&Person]) -> Vec<Answer> {
        match self {
            Self::Front { from, to } => source.name_answers(people.iter().copied(), from, to),
            Self::Listed { from, to } => listed_answers(source, from..to, people),
        }
    }
}

/// One answer for each child: the line with its name at `place`, in a list that has its colon.
pub(super) fn listed_answers(
    source: &Source,
    place: Range<usize>,
    people: &[&Person],
) -> Vec<Answer> {
    people
        .iter()
        .filter_map(|person| source.people.handle(person))
        .map(|handle| Answer::new(handle, source.line_with(place.start, place.end, handle)))
        .collect()
}

fn one_with_colon<'s, 'a>(
    source: &'s Source<'a>,
    part: &[String],
    slot: Slot,
    glued: bool,
    day: NaiveDate,
) -> Option<Result<Vec<&'s Person<'a>>, Doubt>> {
    if let Some(found) = whole(source, part, slot, day) {
        return Some(found.map(|person| vec![person]));
    }
    if let [name, family] = part
        && family == "family"
    {
        let stem = name.strip_suffix('s').unwrap_or(name).to_owned();
        let is_meant = |person: &&Person| {
            person.is_called(std::slice::from_ref(&stem))
                || person.is_called(std::slice::from_ref(name))
        };
        let home = source.people.here(day).find(is_meant)?.home.family.id;
        return Some(Ok(source
            .people
            .here(day)
            .filter(|person| person.home.family.id == home)
            .collect()));
    }
    // "tea:" is no Teagan.
    if glued || matches!(part, [word] if is_no_name(word)) {
        return None;
    }
    let start = part.join(" ");
    match source.people.starting(&start, day).as_slice() {
        [] => None,
        [one] => Some(Ok(vec![*one])),
        several => Some(Err(several_start(source, &start, several, slot))),
    }
}

/// The one child called by these words; a question when two are, or when the child has left.
fn whole<'s, 'a>(
    source: &'s Source<'a>,
    name: &[String],
    slot: Slot,
    day: NaiveDate,
) -> Option<Result<&'s Person<'a>, Doubt>> {
    let (here, left): (Vec<_>, Vec<_>) = source
        .people
        .called(name)
        .into_iter()
        .partition(|person| person.left_before(day).is_none());
    match (here.as_slice(), left.as_slice()) {
        ([one], _) => Some(Ok(*one)),
        ([], [gone, ..]) => {
            let date = say_date(gone.left_before(day)?, source.today());
            Some(Err(Doubt::open(format!(
                "{name} left on {date}. Bring {name} back in Families first, or name another child.",
                name = gone.name()
            ))))
        }
        ([], []) => None,
        (several, _) => {
            let names: Vec<&str> = several
                .iter()
                .map(|person| source.people.handle(person).unwrap_or(person.name()))
                .collect();
            let answers = slot.answers(source, several);
            let ending = if answers.len() < several.len() {
                " A nickname in Families tells them apart."
            } else {
                ""
            };
            let called = several.first().map_or("", |person| {
                person.name().split_whitespace().next().unwrap_or_default()
            });
            Some(Err(Doubt {
                question: format!(
                    "Two children are called {called}: {}.{ending}",
                    and_list(names)
                ),
                answers,
            }))
        }
    }
}

/// Whole names at `from` without a colon, as far as they run: "zoe and effy built a den". Also
/// tells where they end.
pub(super) fn without_colon<'s, 'a>(
    source: &'s Source<'a>,
    from: usize,
    day: NaiveDate,
) -> Option<(Result<Vec<&'s Person<'a>>, Doubt>, usize)> {
    let mut people: Vec<&Person> = Vec::new();
    let mut at = from;
    while let Some((found, end)) = one_bare(source, at, day) {
        match found {
            Ok(person) => people.push(person),
            Err(doubt) => return Some((Err(doubt), end)),
        }
        at = end;
        let mut following = source.words(end);
        match following.next() {
            Some(joint)
                if matches!(joint.text, "&" | "and")
                    && one_bare(source, joint.end(), day).is_some() =>
            {
                at = joint.end();
            }
            Some(_)
                if source
                    .text
                    .get(..end)
                    .is_some_and(|before| before.ends_with(',')) => {}
            _ => break,
        }
    }
    (!people.is_empty()).then_some((Ok(people), at))
}

/// "Kai's dad asked", "kais dad asked": whom the first word speaks of, with more words after it.
pub(super) fn whose<'s, 'a>(
    source: &'s Source<'a>,
    from: usize,
    day: NaiveDate,
) -> Option<Vec<&'s Person<'a>>> {
    let mut front = source.words(from);
    let (first, _) = (front.next()?, front.next()?);
    let name = fold(first.text).strip_suffix('s')?.to_owned();
    let mut called = source.people.called(&[name]);
    called.retain(|person| person.left_before(day).is_none());
    (!called.is_empty()).then_some(called)
}

fn one_bare<'s, 'a>(
    source: &'s Source<'a>,
    from: usize,
    day: NaiveDate,
) -> Option<(Result<&'s Person<'a>, Doubt>, usize)> {
    let most = source.people.0.iter().map(Person::longest_name).max()?;
    let front: Vec<_> = source.words(from).take(most).collect();
    (1..=front.len()).rev().find_map(|taken| {
        let last = front.get(taken - 1)?;
        if !is_nameable(without_stops(last.text)) {
            return None;
        }
        let spelt: Vec<String> = front
            .get(..taken)?
            .iter()
            .flat_map(|word| plain_words(without_stops(word.text)))
            .collect();
        let end = last.end();
        let slot = Slot::Front {
            from: front.first()?.at,
            to: end,
        };
        Some((whole(source, &spelt, slot, day)?, end))
    })
}

/// A bare start of a name ("eff had a lovely day"): never assumed, always asked, likeliest first.
pub(super) fn bare_start(source: &Source, from: usize, day: NaiveDate) -> Option<Doubt> {
    let word = source.words(from).next()?;
    if word.text.contains(['\'', '\u{2019}', ':']) {
        return None;
    }
    let start = fold(without_stops(word.text));
    if start.chars().count() < 2 || is_little(&start) || !start.chars().all(char::is_alphabetic) {
        return None;
    }
    let end = word.end();
    match source.people.starting(&start, day).as_slice() {
        [] => None,
        [one] => {
            let mut answers = source.name_answers([*one], word.at, end);
            answers.extend(
                source.name_answers(
                    source
                        .people
                        .here(day)
                        .filter(|person| person.child.id != one.child.id),
                    word.at,
                    word.at,
                ),
            );
            Some(Doubt {
                question: format!("Is this about {}?", one.name()),
                answers,
            })
        }
        several => Some(several_start(
            source,
            &start,
            several,
            Slot::Front {
                from: word.at,
                to: end,
            },
        )),
    }
}

fn several_start(source: &Source, start: &str, several: &[&Person], slot: Slot) -> Doubt {
    let number = match several.len() {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        many => many.to_string(),
    };
    let names: Vec<&str> = several.iter().map(|person| person.name()).collect();
    Doubt {
        question: format!("{number} children start {start}: {}.", names.join(", ")),
        answers: slot.answers(source, several),
    }
}

/// What is asked when nobody is named.
pub(super) const ABOUT_WHOM: &str = "Who is this about?";

/// Nobody is named: everybody's name to choose from.
pub(super) fn nobody(source: &Source, at: usize, day: NaiveDate) -> Doubt {
    let answers = source.name_answers(source.people.here(day), at, at);
    if answers.is_empty() {
        return Doubt::open(
            "Nobody is in the book yet. Add a child under Families and these words will wait.",
        );
    }
    let unknown = source
        .text
        .get(at..)
        .and_then(|rest| rest.split_once(':'))
        .map(|(name, _)| name.trim())
        .filter(|name| is_nameable(name));
    let question = match unknown {
        Some(name) => format!("Nobody here is called {name}. {ABOUT_WHOM}"),
        None => ABOUT_WHOM.to_owned(),
    };
    Doubt { question, answers }
}
