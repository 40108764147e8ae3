//! Past chats from a table: day, child, what was said, and with whom.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::row::{Becoming, Row, Rows, past_day};
use super::sheet::{Cells, Column, Sheet};
use super::whom::{adult, children, names_in};
use crate::domain::dates::say_date;
use crate::domain::privacy::marked;
use crate::domain::text::fold;
use crate::domain::{Child, Entry, How, Id, Kind, People, Privacy};
use crate::line::privacy_marks_near;
use crate::store::{Filter, Result, Store};

/// So many notes are read at a time.
const AT_A_TIME: usize = 1000;
/// So much of a chat is shown.
const SHOWN: usize = 60;

/// What makes two chats the same.
type Same = (NaiveDate, Vec<Id<Child>>, String, String);

pub fn understood(
    sheet: &Sheet,
    people: &People,
    store: &Store,
    now: NaiveDateTime,
) -> Result<Rows> {
    let mut known = chats_here(store)?;
    let labels: Vec<String> = store.labels()?.iter().map(|label| fold(label)).collect();
    let (mut rows, mut chats) = (Vec::new(), Vec::new());
    for (number, cells) in sheet.rows() {
        let said = read(cells, people, &labels, now).and_then(|(chat, echo)| {
            if !known.insert(same(&chat)) {
                return Err("the same chat is there already.".to_owned());
            }
            chats.push(chat);
            Ok(echo)
        });
        rows.push(Row { number, said });
    }
    Ok(Rows {
        read: rows,
        becoming: Becoming::Chats(chats),
        unused: sheet.unused.clone(),
    })
}

fn read(
    cells: Cells<'_>,
    people: &People,
    labels_in_use: &[String],
    now: NaiveDateTime,
) -> std::result::Result<(Entry, String), String> {
    let day = past_day(&cells.line(Column::Date), now.date())?
        .ok_or("it says no day. Day before month, such as  19/11/2026.")?;
    let (children, household) = children(&cells.line(Column::Child), people)?;
    let with = adult(&cells.line(Column::With), household)?;
    let (words, heard) = (cells.words(Column::Words), cells.words(Column::Heard));
    if words.is_empty() && heard.is_empty() {
        return Err("it has no words.".to_owned());
    }
    let written = cells.line(Column::Written);
    let made_at = NaiveDateTime::parse_from_str(&written, "%Y-%m-%d %H:%M")
        .ok()
        .filter(|at| *at <= now)
        .unwrap_or(now);
    let mut chat = Entry::new(Kind::Chat, made_at, children);
    chat.day = day;
    chat.adult = with;
    chat.how = choice(
        &cells.line(Column::How),
        How::from_word,
        "at the door, phone, message or sat down",
    )?;
    let privacy = cells.line(Column::Privacy);
    chat.privacy = choice(
        &privacy,
        |word| Privacy::from_word(word).or_else(|| marked(word)),
        "shareable, private or sensitive",
    )?;
    for label in names_in(&cells.line(Column::Labels)) {
        let label = label.trim_start_matches('#').to_owned();
        // Where the table says nothing of who may read it, a privacy mark among the labels does.
        if privacy.is_empty() && !labels_in_use.contains(&fold(&label)) {
            if let Some(marked) = marked(&label) {
                chat.privacy = closer(chat.privacy, marked);
                continue;
            }
            if let Some(mark) = privacy_marks_near(&label).first() {
                return Err(format!(
                    "its label  {label}  looks like  {mark}. Write in a privacy column who may read it: shareable, private or sensitive."
                ));
            }
        }
        chat.labels.push(label);
    }
    chat.words = words;
    chat.heard = heard;
    let echo = echo(&chat, people, now.date());
    Ok((chat, echo))
}

/// The one of two that fewer may read.
fn closer(one: Privacy, other: Privacy) -> Privacy {
    if one == Privacy::Shareable || other == Privacy::Sensitive {
        other
    } else {
        one
    }
}

/// "Fri 20 Nov · Ola · Mum · slept well".
fn echo(chat: &Entry, people: &People, today: NaiveDate) -> String {
    let mut parts = vec![say_date(chat.day, today), people.names(&chat.children)];
    let role = people.role(chat.adult);
    parts.extend((!role.is_empty()).then(|| role.to_owned()));
    parts.extend((chat.privacy != Privacy::Shareable).then(|| chat.privacy.word().to_owned()));
    let said = if chat.privacy == Privacy::Sensitive {
        "(closed)".to_owned()
    } else if chat.words.is_empty() {
        format!("< {}", chat.heard)
    } else {
        chat.words.clone()
    };
    parts.push(beginning(&said.replace('\n', " ")));
    parts.join(" · ")
}

fn beginning(said: &str) -> String {
    if said.chars().count() <= SHOWN {
        said.to_owned()
    } else {
        said.chars().take(SHOWN).chain(['…']).collect()
    }
}

fn choice<T: Default>(
    cell: &str,
    known: fn(&str) -> Option<T>,
    words: &str,
) -> std::result::Result<T, String> {
    if cell.is_empty() {
        return Ok(T::default());
    }
    known(&cell.to_lowercase()).ok_or_else(|| format!("{cell}  is not one of  {words}."))
}

fn chats_here(store: &Store) -> Result<HashSet<Same>> {
    let mut known = HashSet::new();
    let filter = Filter {
        kinds: vec![Kind::Chat],
        sensitive: true,
        ..Filter::default()
    };
    for offset in (0..).step_by(AT_A_TIME) {
        let chats = store.entries().list(&filter, offset, AT_A_TIME)?;
        known.extend(chats.iter().map(|chat| same(chat)));
        if chats.len() < AT_A_TIME {
            break;
        }
    }
    Ok(known)
}

fn same(chat: &Entry) -> Same {
    let mut children = chat.children.clone();
    children.sort();
    (chat.day, children, chat.words.clone(), chat.heard.clone())
}
