//! Beside the questions about welcome, partnership and time to chat: what was said at the door,
//! both ways.

use super::{Fact, Look, or_else, some_of};
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::domain::{Adult, Household, Id, Kind, LastChat};
use crate::store::columns::list_of;
use crate::store::{Only, Result};

/// Parents feel welcome, and know that they are valued.
pub fn welcome(look: &Look) -> Result<Vec<Fact>> {
    Ok(or_else(
        [
            look.counted(look.notes(&[], Some(Only::Heard)), |notes, when| {
                format!("{} with what parents told me, {when}", count(notes, "note"))
            })?,
            look.counted(
                look.notes(&[Kind::Chat], Some(Only::ByParent)),
                |chats, when| format!("{} begun by a parent, {when}", count(chats, "chat")),
            )?,
            look.known_of("How they like to hear is known", |household| {
                let family = &household.family;
                both(&[&family.likes_to_hear, &family.how_much])
            }),
            look.known_of("Their best time to talk is known", |household| {
                both(&[&household.family.best_time])
            }),
        ],
        "Nobody is on your books yet, so there is nothing to show here. You know best how welcome people feel.",
    ))
}

/// What I heard counts: it was answered, and it changed what I do.
pub fn partnership(look: &Look) -> Result<Vec<Fact>> {
    let chats = look.how_many(&look.notes(&[Kind::Chat], None))?;
    Ok(or_else(
        [
            look.counted(look.notes(&[], Some(Only::Changed)), |notes, when| {
                format!("{} that changed what I do, {when}", count(notes, "note"))
            })?,
            look.counted(look.notes(&[Kind::Answer], None), |answers, when| {
                format!(
                    "{} from parents to what I shared, {when}",
                    count(answers, "answer")
                )
            })?,
            look.counted(
                look.notes(&[Kind::Chat], Some(Only::Heard)),
                |heard, when| {
                    format!(
                        "{heard} of {} hold the parent's words too, {when}",
                        count(chats, "chat")
                    )
                },
            )?,
            look.known_of("What partnership means to them is known", |household| {
                both(&[&household.family.partnership])
            }),
        ],
        "Nothing parents told is written down yet. A chat with  <  and their words begins it.",
    ))
}

/// Time to chat when they bring and collect.
pub fn time_to_chat(look: &Look) -> Result<Vec<Fact>> {
    let term = crate::domain::term::Term::of(look.today).before();
    let before = look.how_many(&crate::store::Filter {
        since: Some(term.first_day()),
        until: term.next().first_day().pred_opt(),
        ..look.notes(&[Kind::Chat], None)
    })?;
    let compared = if before > 0 && look.while_when() == "this term" {
        format!(" ({before} last term)")
    } else {
        String::new()
    };
    Ok(or_else(
        [
            look.counted(look.notes(&[Kind::Chat], None), |chats, when| {
                format!("{} {when}{compared}", count(chats, "chat"))
            })?,
            by_family(look)?,
            longest_wait(look)?,
            never_talked_with(look)?,
            how(look)?,
        ],
        "No chats are written down yet. A few words on Today after pickup begin it.",
    ))
}

/// Chats beside the days a child of the family was here.
fn by_family(look: &Look) -> Result<Option<Fact>> {
    if look.households.is_empty() {
        return Ok(None);
    }
    let pictures = look.store.pictures();
    let weeks = pictures.chats_by_week(look.since, look.today)?;
    let chats_of = |household: &Household| -> usize {
        weeks
            .iter()
            .filter(|week| week.family == household.family.id)
            .map(|week| week.chats)
            .sum()
    };
    let days = pictures.child_days(&look.households, look.since, look.today)?;
    let rows: Vec<_> = look
        .households
        .iter()
        .zip(&days)
        .map(|(household, days)| {
            (
                household.family.id,
                format!(
                    "{} in {} here",
                    count(chats_of(household), "chat"),
                    count(*days, "day")
                ),
            )
        })
        .collect();
    let families = look
        .households
        .iter()
        .filter(|household| chats_of(household) > 0)
        .count();
    let words = format!(
        "with {}, counted beside each child's own days here",
        some_of(families, look.households.len(), "family")
    );
    Ok(Some(Fact::of_families(words, families, rows)))
}

/// Whose last chat is furthest back, counted in the child's own days.
fn longest_wait(look: &Look) -> Result<Option<Fact>> {
    let last = look
        .store
        .pictures()
        .last_chats_of(&look.households, look.today)?;
    let Some((longest, household)) = last
        .iter()
        .zip(&look.households)
        .filter(|(chat, _)| chat.child_days_since > 0)
        .max_by_key(|(chat, _)| chat.child_days_since)
    else {
        return Ok(None);
    };
    let figure = longest.child_days_since;
    let words = format!(
        "longest wait just now: {} of the child's own ({})",
        count(figure, "day"),
        household.name()
    );
    let say = |chat: &LastChat| match chat.day {
        Some(day) => format!(
            "last chat {}, {} here since",
            say_date(day, look.today),
            count(chat.child_days_since, "day")
        ),
        None => "no chat written down yet".to_owned(),
    };
    Ok(Some(Fact::of_families(
        words,
        figure,
        last.iter().map(|chat| (chat.family, say(chat))).collect(),
    )))
}

/// Grown-ups with whom no chat was ever written down.
fn never_talked_with(look: &Look) -> Result<Option<Fact>> {
    let adults = || {
        look.households
            .iter()
            .flat_map(|household| &household.adults)
    };
    let mut statement = look.store.db.prepare(
        "SELECT value AS adult FROM json_each(?1)
         WHERE NOT EXISTS (
             SELECT 1 FROM entry INDEXED BY entry_with WHERE entry.adult = value AND kind = 'chat' AND removed_at IS NULL)",
    )?;
    let ids = list_of(adults().map(|adult| adult.id));
    let never: Vec<Id<Adult>> = statement
        .query_map([ids], |row| row.get("adult"))?
        .collect::<rusqlite::Result<_>>()?;
    if never.is_empty() {
        return Ok(None);
    }
    let words = format!(
        "{} of {} not chatted with yet",
        never.len(),
        count(adults().count(), "grown-up")
    );
    let rows = look
        .households
        .iter()
        .filter_map(|household| {
            let roles = household
                .adults
                .iter()
                .filter(|adult| never.contains(&adult.id))
                .map(|adult| adult.role.as_str());
            let roles = crate::domain::wording::and_list(roles);
            (!roles.is_empty()).then(|| (household.family.id, format!("not yet: {roles}")))
        })
        .collect();
    Ok(Some(Fact::of_families(words, never.len(), rows)))
}

/// "58 at the door, 13 phone".
fn how(look: &Look) -> Result<Option<Fact>> {
    let talk = look.store.pictures().how_we_talk(look.since, look.today)?;
    let ways: Vec<String> = talk
        .by_how
        .iter()
        .map(|(how, chats)| format!("{chats} {}", how.word()))
        .collect();
    look.counted(look.notes(&[Kind::Chat], None), |_, _| ways.join(", "))
}

/// What was told of a family, joined; nothing when nothing was.
fn both(told: &[&String]) -> Option<String> {
    let told: Vec<&str> = told
        .iter()
        .map(|words| words.as_str())
        .filter(|words| !words.is_empty())
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}
