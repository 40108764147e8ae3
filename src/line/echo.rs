//! What was understood, in words. Made from the entries themselves, so that it cannot say more than
//! they hold.

use chrono::NaiveDate;

use super::people::{Person, goes_by};
use super::source::Source;
use super::who::Said;
use super::words::quoted;
use crate::domain::ReminderRequest;
use crate::domain::dates::say_date;
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Adult, Detail, Entry, Giving, Id, IdeaRef, Kind, Label, Privacy, Saved};

/// An entry about to be written, with its reminder.
#[derive(Debug)]
pub(super) struct Write {
    pub entry: Entry,
    pub remind: Option<ReminderRequest>,
}

/// "chat with Mum · today", "observation of Ola · shared with Mum today". In a line about several,
/// only a `marked` adult is said.
pub(super) fn written(
    source: &Source,
    said: Said,
    writes: &[Write],
    marked: Option<Id<Adult>>,
) -> String {
    let [first, others @ ..] = writes else {
        return String::new();
    };
    let entry = &first.entry;
    let is_one = others.is_empty();
    let adult = entry
        .adult
        .filter(|_| is_one)
        .or(marked)
        .and_then(|id| adult_name(source, id));
    let adult = adult.as_deref();
    let mut pieces = match entry.kind {
        Kind::Observation => observed(source, said, writes),
        Kind::Answer => answered(source, said, writes, adult),
        Kind::Loan => Vec::new(),
        kind => {
            let joint = match kind {
                Kind::FromHome => (", told by ", "told by "),
                Kind::Try => (", for ", "for "),
                _ => (" with ", "with "),
            };
            let adult = adult.map(|adult| (joint.0, joint.1, adult));
            opening(source, said, writes, kind.label(Label::Noun), adult)
        }
    };
    let shared_day = entry.kind == Kind::Observation || entry.kind == Kind::Answer;
    if entry.day != source.today() || (is_one && !shared_day) {
        pieces.push(source.said_day(entry.day));
    }
    if entry.kind == Kind::Observation {
        pieces.push(shared(source, writes, entry.day));
    }
    pieces.extend(
        entry
            .giving()
            .and_then(|giving| idea(source, giving, &entry.words)),
    );
    if !entry.heard.is_empty() {
        if entry.kind == Kind::Chat && !entry.words.is_empty() {
            pieces.push(format!("I told: {}", opening_words(&entry.words)));
        }
        pieces.push(format!(
            "{} told: {}",
            adult.unwrap_or("they"),
            quoted(&entry.heard)
        ));
    }
    pieces.extend(common(entry));
    pieces.extend(reminded(source, writes));
    pieces.join(" · ")
}

/// "Rhyme bag 2 to Ola's family · back by Fri 27 Nov". The adult is said when she marked one.
pub(super) fn lent(source: &Source, write: &Write, thing: &str, adult_marked: bool) -> String {
    let entry = &write.entry;
    let mut pieces = vec![format!("{thing} to {}'s family", names(source, entry))];
    if adult_marked && let Some(adult) = entry.adult.and_then(|id| adult_name(source, id)) {
        pieces.push(format!("given to {adult}"));
    }
    if entry.day != source.today() {
        pieces.push(format!("lent {}", source.said_day(entry.day)));
    }
    if let Some(loan) = entry.loan() {
        pieces.push(format!("back by {}", say_date(loan.due, source.today())));
        if !loan.why.is_empty() {
            pieces.push(format!("why: {}", quoted(&loan.why)));
        }
    }
    if !entry.words.is_empty() {
        pieces.push(format!("also: {}", quoted(&entry.words)));
    }
    if !entry.heard.is_empty() {
        pieces.push(format!("they told: {}", quoted(&entry.heard)));
    }
    pieces.extend(common(entry));
    pieces.join(" · ")
}

/// In the round "chat with Mum"; elsewhere the child comes between: "chat", "Ola", "with Mum".
fn opening(
    source: &Source,
    said: Said,
    writes: &[Write],
    kind: &str,
    adult: Option<(&str, &str, &str)>,
) -> Vec<String> {
    match (said, adult) {
        (Said::Shown, Some((joint, _, adult))) => vec![format!("{kind}{joint}{adult}")],
        (Said::Shown, None) => vec![kind.to_owned()],
        (_, adult) => {
            let mut pieces = vec![kind.to_owned(), about(source, said, writes)];
            pieces.extend(adult.map(|(_, joint, adult)| format!("{joint}{adult}")));
            pieces
        }
    }
}

fn observed(source: &Source, said: Said, writes: &[Write]) -> Vec<String> {
    vec![format!("observation of {}", about(source, said, writes))]
}

fn shared(source: &Source, writes: &[Write], day: NaiveDate) -> String {
    let mut adults: Vec<String> = Vec::new();
    for share in writes.iter().flat_map(|write| write.entry.shared()) {
        let Some(adult) = adult_name(source, share.with) else {
            continue;
        };
        if !adults.contains(&adult) {
            adults.push(adult);
        }
    }
    let is_same_day = day == source.today();
    match (adults.as_slice(), is_same_day) {
        ([], _) => "not shared yet".to_owned(),
        (some, true) => format!(
            "shared with {} today",
            and_list(some.iter().map(String::as_str))
        ),
        (some, false) => format!(
            "shared with {} that day",
            and_list(some.iter().map(String::as_str))
        ),
    }
}

fn answered(source: &Source, said: Said, writes: &[Write], adult: Option<&str>) -> Vec<String> {
    let mut pieces = Vec::new();
    for write in writes {
        let Detail::Answer { to: Some(to) } = &write.entry.detail else {
            continue;
        };
        let Some(waiting) = source
            .context
            .known
            .waiting
            .iter()
            .find(|waiting| waiting.entry == *to)
        else {
            continue;
        };
        let whose = adult.map_or_else(
            || "answer to".to_owned(),
            |adult| format!("{adult}'s answer to"),
        );
        pieces.push(format!(
            "{whose} {} ({})",
            quoted(&waiting.words),
            say_date(waiting.day, source.today())
        ));
    }
    if said != Said::Shown {
        pieces.push(about(source, said, writes));
    }
    pieces
}

/// "Ola", "Zoë and Effy (2 entries)", "all 6 families".
fn about(source: &Source, said: Said, writes: &[Write]) -> String {
    let everyone = || {
        and_list(
            writes
                .iter()
                .flat_map(|write| children(source, &write.entry)),
        )
    };
    match (said, writes.len()) {
        (Said::All, many) if many > 1 => format!("all {many} families"),
        (_, many) if many > 1 => format!("{} ({many} entries)", everyone()),
        _ => everyone(),
    }
}

fn children<'s>(source: &'s Source, entry: &'s Entry) -> impl Iterator<Item = &'s str> {
    entry
        .children
        .iter()
        .filter_map(|id| source.people.with_id(*id))
        .map(Person::name)
}

fn names(source: &Source, entry: &Entry) -> String {
    and_list(children(source, entry))
}

/// "Mum"; with two in a family of whom that is said, "Mum (Anna)".
fn adult_name(source: &Source, id: Id<Adult>) -> Option<String> {
    let home = source
        .context
        .known
        .households
        .iter()
        .find(|home| home.adult(id).is_some())?;
    let adult = home.adult(id)?;
    let is_alike =
        |other: &&Saved<Adult>| other.id != id && fold(goes_by(other)) == fold(goes_by(adult));
    let needs_name = !adult.name.is_empty()
        && goes_by(adult) != adult.name
        && home.adults.iter().any(|other| is_alike(&other));
    Some(if needs_name {
        format!("{} ({})", goes_by(adult), adult.name)
    } else {
        goes_by(adult).to_owned()
    })
}

/// What any kind may carry.
fn common(entry: &Entry) -> Vec<String> {
    let mut pieces = Vec::new();
    match entry.labels.as_slice() {
        [] => {}
        [one] => pieces.push(format!("label {one}")),
        several => pieces.push(format!(
            "labels {}",
            and_list(several.iter().map(String::as_str))
        )),
    }
    if entry.rushed {
        pieces.push("rushed".to_owned());
    }
    match entry.privacy {
        Privacy::Shareable => {}
        Privacy::Private => pieces.push("PRIVATE: never printed or copied".to_owned()),
        Privacy::Sensitive => pieces.push("SENSITIVE: closed until you open it".to_owned()),
    }
    pieces
}

fn reminded(source: &Source, writes: &[Write]) -> Option<String> {
    let mut reminds = writes.iter().filter_map(|write| write.remind.as_ref());
    let first = reminds.next()?;
    let when = if reminds.all(|other| other.due == first.due) {
        say_date(first.due, source.today())
    } else {
        "each on their next day".to_owned()
    };
    Some(format!("remind {when} {}", quoted(&first.words)))
}

/// The first words told, for a reminder of what stands above.
fn opening_words(told: &str) -> String {
    let mut shown = String::new();
    let mut left = told.split_whitespace();
    for word in left.by_ref() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
        if shown.chars().count() >= 5 {
            break;
        }
    }
    if left.next().is_some() {
        format!("\"{}...\"", shown.trim_end_matches([',', '.', ';', ':']))
    } else {
        format!("\"{shown}\"")
    }
}

/// What is said of the idea that is given.
fn idea(source: &Source, giving: &Giving, told: &str) -> Option<String> {
    match &giving.idea {
        IdeaRef::New(_) => Some("NEW among the things to try".to_owned()),
        IdeaRef::Known(id) => {
            let idea = source
                .context
                .known
                .ideas
                .iter()
                .find(|idea| idea.id == *id)?;
            Some(if fold(&idea.title) == fold(told) {
                "from the things to try".to_owned()
            } else {
                quoted(&idea.title)
            })
        }
    }
}
