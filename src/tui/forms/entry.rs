//! Anything written down, opened again to be put right. The earlier wording is kept.

use super::{YES_NO, keep_paragraphs, offered, show_day, take_day, words, yes_or_no};
use crate::domain::dates::Toward;
use crate::domain::text::{fold, paragraphs};
use crate::domain::{
    Detail, Entry, Giving, How, Kind, Landed, Loan, Observation, Privacy, StartedBy, Tried,
};
use crate::line;
use crate::tui::form::{Around, Complaint, Field, FormSpec};

const NOBODY: &str = "nobody named";

pub const ENTRY: FormSpec<Entry> = FormSpec {
    place: "entry",
    title: |entry, around| around.people.names(&entry.children),
    fields: &[
        Field::<Entry>::sentences(
            "Words",
            "What you told or saw. The earlier wording is kept with it.",
            |e, _| e.words.clone(),
            |e, s, _| keep_paragraphs(&mut e.words, s),
        )
        .at_length()
        .only_when(|e| e.kind != Kind::Loan),
        Field::<Entry>::sentences(
            "They told me",
            "What the parent said, in their words.",
            |e, _| e.heard.clone(),
            |e, s, _| keep_paragraphs(&mut e.heard, s),
        )
        .at_length()
        // Beside what she saw it is there only where they said something.
        .only_when(|e| e.kind == Kind::Chat || !e.heard.is_empty()),
        Field::<Entry>::sentences(
            "Why it matters",
            "Why this thing, for this child, in words for a parent.",
            |e, _| of_loan(e, |l| l.why.clone()),
            |e, s, _| change_loan(e, |l| l.why = s.to_owned()),
        )
        .only_when(is_loan),
        Field::<Entry>::words(
            "Due back",
            "Such as 4 dec or fri.",
            |e, around| e.loan().map_or_else(String::new, |l| show_day(Some(l.due), around)),
            |e, s, around| match take_day(s, Toward::Future, around)? {
                Some(due) if due < e.day => Err("That is before it went home. A later day, such as fri or 4 dec; then Enter.".to_owned()),
                Some(due) => change_loan(e, |l| l.due = due),
                None => Ok(()),
            },
        )
        .typed_anew()
        .only_when(is_loan),
        Field::<Entry>::sentences(
            "At home",
            "What happened with it at home, in their words.",
            |e, _| of_loan(e, |l| l.outcome.clone()),
            |e, s, _| change_loan(e, |l| l.outcome = paragraphs(s)),
        )
        .at_length()
        .only_when(is_loan),
        Field::<Entry>::few(
            "Reason landed",
            "Whether they saw why it matters.",
            offered!(Landed),
            |e, _| of_loan(e, |l| l.landed.word().to_owned()),
            |e, s, _| change_loan(e, |l| l.landed = Landed::from_word(s).unwrap_or_default()),
        )
        .only_when(|e| e.loan().is_some_and(|loan| !loan.is_out())),
        Field::<Entry>::sentences(
            "Next step",
            "What you will offer next, now that you have seen this.",
            |e, _| of_seen(e, |seen| seen.next_step.clone()),
            |e, s, _| change_seen(e, |seen| seen.next_step = s.to_owned()),
        )
        .only_when(is_observation),
        Field::<Entry>::sentences(
            "To try at home",
            "Something small that goes with it at home.",
            |e, _| of_seen(e, |seen| seen.at_home.clone()),
            |e, s, _| change_seen(e, |seen| seen.at_home = s.to_owned()),
        )
        .only_when(is_observation),
        Field::<Entry>::few(
            "Tried",
            "Whether they tried it. Every answer is a good one.",
            offered!(Tried),
            |e, _| e.giving().map_or_else(String::new, |giving| giving.tried.word().to_owned()),
            |e, s, _| change_giving(e, |giving| giving.tried = Tried::from_word(s).unwrap_or_default()),
        )
        .only_when(is_given),
        Field::<Entry>::sentences(
            "What happened",
            "What came of it at home, in their words.",
            |e, _| e.giving().map_or_else(String::new, |giving| giving.happened.clone()),
            |e, s, _| change_giving(e, |giving| giving.happened = paragraphs(s)),
        )
        .at_length()
        .only_when(is_given),
        Field::<Entry>::words(
            "About",
            "The child's name, or brothers and sisters with a comma.",
            |e, around| around.people.names(&e.children),
            take_children,
        )
        .typed_anew(),
        Field::<Entry>::few("With", "Whom it was with.", adults, name_of, take_adult),
        Field::<Entry>::words(
            "Day",
            "The day it is about, such as yesterday or thu.",
            |e, around| show_day(Some(e.day), around),
            |e, s, around| match take_day(s, Toward::Past, around)? {
                Some(day) if day > around.today => {
                    Err("That day is still to come. An earlier day, such as yesterday or thu; then Enter.".to_owned())
                }
                Some(day) => {
                    e.day = day;
                    Ok(())
                }
                None => Ok(()),
            },
        )
        .typed_anew(),
        Field::<Entry>::few(
            "How",
            "How you talked.",
            offered!(How),
            |e, _| e.how.word().to_owned(),
            |e, s, _| {
                e.how = How::from_word(s).unwrap_or_default();
                Ok(())
            },
        )
        .only_when(is_chat),
        Field::<Entry>::few(
            "Started by",
            "Who began it.",
            offered!(StartedBy),
            |e, _| e.started_by.word().to_owned(),
            |e, s, _| {
                e.started_by = StartedBy::from_word(s).unwrap_or_default();
                Ok(())
            },
        )
        .only_when(is_chat),
        Field::<Entry>::few(
            "Rushed",
            "Whether there was little time for it.",
            |_, _| words(&YES_NO),
            |e, _| yes_or_no(e.rushed),
            |e, s, _| {
                e.rushed = s == YES_NO[0];
                Ok(())
            },
        )
        .only_when(is_chat),
        Field::<Entry>::few(
            "Changed what I do",
            "Whether what they said changed something here.",
            |_, _| words(&YES_NO),
            |e, _| yes_or_no(e.changed_practice),
            |e, s, _| {
                e.changed_practice = s == YES_NO[0];
                Ok(())
            },
        ),
        Field::<Entry>::few(
            "Child's record",
            "Yes when they asked that their words be part of it.",
            |_, _| words(&YES_NO),
            |e, _| yes_or_no(e.for_record),
            |e, s, _| {
                e.for_record = s == YES_NO[0];
                Ok(())
            },
        )
        .only_when(|e| matches!(e.kind, Kind::FromHome | Kind::Answer | Kind::Chat)),
        Field::<Entry>::few(
            "Who may read it",
            "Shareable: the family. Private: you. Sensitive: you, closed until opened, absent from find.",
            offered!(Privacy),
            |e, _| e.privacy.word().to_owned(),
            |e, s, _| {
                e.privacy = Privacy::from_word(s).unwrap_or_default();
                Ok(())
            },
        ),
        Field::<Entry>::words(
            "Labels",
            "With commas between: sleep, outdoors.",
            |e, _| e.labels.join(", "),
            take_labels,
        ),
    ],
    missing: |_| None,
    save: |store, id, entry| match id {
        Some(id) => store.entries().change(id, entry).map(|()| id),
        None => store.entries().write(entry),
    },
    load: |store, id| Ok(store.entries().get(id)?.map(|entry| entry.item)),
};

fn is_loan(entry: &Entry) -> bool {
    entry.kind == Kind::Loan
}

fn is_chat(entry: &Entry) -> bool {
    entry.kind == Kind::Chat
}

fn of_loan(entry: &Entry, read: fn(&Loan) -> String) -> String {
    entry.loan().map_or_else(String::new, read)
}

fn change_loan(entry: &mut Entry, change: impl FnOnce(&mut Loan)) -> Result<(), Complaint> {
    if let Detail::Loan(loan) = &mut entry.detail {
        change(loan);
    }
    Ok(())
}

fn is_observation(entry: &Entry) -> bool {
    entry.kind == Kind::Observation
}

fn of_seen(entry: &Entry, read: fn(&Observation) -> String) -> String {
    entry.seen().map_or_else(String::new, read)
}

fn change_seen(entry: &mut Entry, change: impl FnOnce(&mut Observation)) -> Result<(), Complaint> {
    if let Detail::Observation(seen) = &mut entry.detail {
        change(seen);
    }
    Ok(())
}

fn is_given(entry: &Entry) -> bool {
    entry.giving().is_some()
}

fn change_giving(entry: &mut Entry, change: impl FnOnce(&mut Giving)) -> Result<(), Complaint> {
    if let Detail::Try(giving) = &mut entry.detail {
        change(giving);
    }
    Ok(())
}

fn adults(entry: &Entry, around: &Around) -> Vec<String> {
    let family = entry
        .children
        .first()
        .and_then(|child| around.people.family_of(*child));
    let roles = family
        .into_iter()
        .flat_map(|household| household.adults.iter().map(|adult| adult.role.clone()));
    roles.chain([NOBODY.to_owned()]).collect()
}

fn name_of(entry: &Entry, around: &Around) -> String {
    match around.people.role(entry.adult) {
        "" => NOBODY.to_owned(),
        role => role.to_owned(),
    }
}

fn take_adult(entry: &mut Entry, role: &str, around: &Around) -> Result<(), Complaint> {
    let family = entry
        .children
        .first()
        .and_then(|child| around.people.family_of(*child));
    entry.adult = family
        .and_then(|household| household.adults.iter().find(|adult| adult.role == role))
        .map(|adult| adult.id);
    Ok(())
}

/// A new label that looks like a privacy mark is not taken unless its sign is typed twice: as a
/// label it would leave the note open.
fn take_labels(entry: &mut Entry, typed: &str, around: &Around) -> Result<(), Complaint> {
    let mut labels = Vec::new();
    for typed in typed.split(',').map(str::trim) {
        let label = typed.trim_start_matches('#');
        let is_used = entry
            .labels
            .iter()
            .chain(&around.labels)
            .any(|used| fold(used) == fold(label));
        if let Some(mark) = line::privacy_marks_near(label).first()
            && !is_used
            && !typed.starts_with("##")
        {
            return Err(format!(
                "{label} looks like {mark}. To hide this note, choose it under Who may read it; to keep the label, type ##{label}."
            ));
        }
        labels.extend((!label.is_empty()).then(|| label.to_owned()));
    }
    entry.labels = labels;
    Ok(())
}

fn take_children(entry: &mut Entry, typed: &str, around: &Around) -> Result<(), Complaint> {
    let mut children = Vec::new();
    for name in typed
        .split([',', '&'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        let wanted = fold(name);
        match around
            .people
            .children()
            .find(|child| fold(&child.name) == wanted || fold(&child.nickname) == wanted)
        {
            Some(child) => children.push(child.id),
            None => {
                return Err(format!(
                    "Nobody here is called {name}. Type a child's first name, then Enter."
                ));
            }
        }
    }
    let families: Vec<_> = children
        .iter()
        .filter_map(|child| around.people.child(*child))
        .map(|child| child.family)
        .collect();
    match families.as_slice() {
        [] => Err("One name is needed. Type a child's first name, then Enter.".to_owned()),
        [first, rest @ ..] if rest.iter().any(|family| family != first) => {
            Err("These are two families. One note is about one family: keep one name, and write another line for the other.".to_owned())
        }
        [first, ..] => {
            let family = around.people.family(*first);
            if entry.adult.is_some_and(|adult| family.is_none_or(|household| household.adult(adult).is_none())) {
                entry.adult = None;
            }
            entry.children = children;
            Ok(())
        }
    }
}
