//! A thing of the toy library.

use super::{YES_NO, keep, offered, words, yes_or_no};
use crate::domain::wording::count;
use crate::domain::{Ages, Condition, Thing, ThingKind};
use crate::tui::form::{Complaint, Field, FormSpec};

pub const THING: FormSpec<Thing> = FormSpec {
    place: "thing",
    title: |thing, _| {
        if thing.name.is_empty() {
            "A thing to lend".to_owned()
        } else {
            thing.name.clone()
        }
    },
    fields: &[
        Field::words(
            "Name",
            "What you call it on the line: lent wooden train.",
            |t, _| t.name.clone(),
            |t, s, _| keep(&mut t.name, s),
        ),
        Field::few(
            "Kind",
            "What sort of thing it is.",
            offered!(ThingKind),
            |t, _| t.kind.word().to_owned(),
            |t, s, _| {
                t.kind = ThingKind::from_word(s).unwrap_or_default();
                Ok(())
            },
        ),
        Field::sentences(
            "Why it matters",
            "Written for a parent; goes with every loan that has no reason of its own.",
            |t, _| t.reason.clone(),
            |t, s, _| keep(&mut t.reason, s),
        ),
        Field::sentences(
            "Another reason",
            "For another child or another parent. Lending offers them all.",
            |t, _| reason(t, 0),
            |t, s, _| keep_reason(t, 0, s),
        ),
        Field::sentences(
            "And another",
            "One more, if there is one.",
            |t, _| reason(t, 1),
            |t, s, _| keep_reason(t, 1, s),
        )
        .only_when(|t| !t.more_reasons.is_empty()),
        Field::sentences(
            "To watch for",
            "One question for whoever plays along at home. It stands on the slip.",
            |t, _| t.watch_for.clone(),
            |t, s, _| keep(&mut t.watch_for, s),
        ),
        Field::words(
            "Pieces",
            "How many there are when all are there, such as 24.",
            |t, _| {
                t.pieces
                    .map_or_else(String::new, |pieces| pieces.to_string())
            },
            |t, s, _| {
                t.pieces = whole_number(s, "Pieces are counted", 5000)?;
                Ok(())
            },
        ),
        Field::sentences(
            "Bits missing",
            "Which ones. Empty again when they are found.",
            |t, _| t.missing.clone(),
            |t, s, _| keep(&mut t.missing, s),
        ),
        Field::few(
            "Condition",
            "How worn it is.",
            offered!(Condition),
            |t, _| t.condition.word().to_owned(),
            |t, s, _| {
                t.condition = Condition::from_word(s).unwrap_or_default();
                Ok(())
            },
        ),
        Field::words(
            "Languages",
            "Those it speaks, such as English, Polish. Empty when it speaks none or any.",
            |t, _| t.languages.clone(),
            |t, s, _| keep(&mut t.languages, s),
        ),
        Field::words(
            "Suits",
            "Such as 18 months to 4 years, from 2, or up to 3 years.",
            |t, _| t.suits.words(),
            |t, s, _| {
                t.suits = Ages::read(s).ok_or_else(|| {
                    format!("\"{s}\" is kept here. Ages are needed, the younger first: 18 months to 4 years, or from 2; then Enter.")
                })?;
                Ok(())
            },
        ),
        Field::words(
            "Usually goes for",
            "Days, such as 7, or overnight. Empty: a book 14, a recipe bag 4, anything else 7.",
            |t, _| {
                t.days.map_or_else(String::new, |days| {
                    if days == 1 {
                        OVERNIGHT.to_owned()
                    } else {
                        count(usize::from(days), "day")
                    }
                })
            },
            |t, s, _| {
                t.days = if s.eq_ignore_ascii_case(OVERNIGHT) {
                    Some(1)
                } else {
                    days(s)?
                };
                Ok(())
            },
        ),
        Field::few(
            "Out of sight",
            "Yes takes it off the shelf; what was lent stays written down.",
            |_, _| words(&YES_NO),
            |t, _| yes_or_no(t.hidden),
            |t, s, _| {
                t.hidden = s == YES_NO[0];
                Ok(())
            },
        ),
    ],
    missing: |thing| {
        thing
            .name
            .trim()
            .is_empty()
            .then_some("A name is needed, such as Wooden train.")
    },
    save: |store, id, thing| store.loans().save_thing(id, thing),
    load: |store, id| Ok(store.loans().thing(id)?.map(|thing| thing.item)),
};

const OVERNIGHT: &str = "overnight";

fn reason(thing: &Thing, place: usize) -> String {
    thing.more_reasons.get(place).cloned().unwrap_or_default()
}

/// Emptied, the reasons behind it move up.
fn keep_reason(thing: &mut Thing, place: usize, typed: &str) -> Result<(), Complaint> {
    let mut words = String::new();
    keep(&mut words, typed)?;
    match (thing.more_reasons.get_mut(place), words.is_empty()) {
        (Some(_), true) => drop(thing.more_reasons.remove(place)),
        (Some(reason), false) => *reason = words,
        (None, true) => {}
        (None, false) => thing.more_reasons.push(words),
    }
    Ok(())
}

/// "7", "7 days", "2 weeks".
fn days(typed: &str) -> Result<Option<u16>, Complaint> {
    let small = typed.to_lowercase();
    let (number, times) = match small
        .strip_suffix("weeks")
        .or_else(|| small.strip_suffix("week"))
    {
        Some(weeks) => (weeks.trim().to_owned(), 7),
        None => (
            small
                .trim_end_matches("days")
                .trim_end_matches("day")
                .trim()
                .to_owned(),
            1,
        ),
    };
    Ok(whole_number(&number, "It goes for days", 365 / times)?.map(|number| number * times))
}

fn whole_number(typed: &str, what: &str, most: u16) -> Result<Option<u16>, Complaint> {
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(Some(number)),
        _ => Err(format!(
            "\"{typed}\" is kept here. {what}: a number from 1 to {most}; then Enter."
        )),
    }
}
