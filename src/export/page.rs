//! One family as a page of plain text with marks, which any program for writing opens.

use std::io::Write;

use chrono::NaiveDate;

use super::Wanted;
use super::names::Names;
use super::sheets::each;
use crate::domain::dates::say_date;
use crate::domain::text::{clean, clean_line};
use crate::domain::wording::count;
use crate::domain::{Detail, Entry, Household, Kind, Label, Privacy, Saved};
use crate::store::{Filter, Result, Store, StoreError};

pub fn write(
    store: &Store,
    names: &Names,
    household: &Household,
    wanted: Wanted,
    today: NaiveDate,
    out: &mut impl Write,
) -> Result<()> {
    let mut put = |words: String| {
        out.write_all(words.as_bytes())
            .map_err(StoreError::NotWrittenOut)
    };
    put(format!("# {}\n\n", text_line(&household.name())))?;
    for child in &household.children {
        let born = child
            .born
            .map(|day| format!(", born {}", say_date(day, today)))
            .unwrap_or_default();
        put(format!("- {}{born}\n", text_line(&child.name)))?;
    }
    for adult in &household.adults {
        let name = if adult.name.is_empty() {
            String::new()
        } else {
            format!(", {}", text_line(&adult.name))
        };
        put(format!("- {}{name}\n", text_line(&adult.role)))?;
    }
    let family = &household.family;
    for (label, known) in [
        ("Home languages", &family.home_languages),
        ("Best time", &family.best_time),
        ("Like to hear about", &family.likes_to_hear),
    ] {
        if !known.is_empty() {
            put(format!("- {label}: {}\n", text(known)))?;
        }
    }
    for day in &household.key_days {
        let yearly = if day.yearly { ", every year" } else { "" };
        put(format!(
            "- {}{yearly}: {}\n",
            day.day.format("%-d %b %Y"),
            text(&day.what)
        ))?;
    }
    let (mut left_out, mut day) = (0, None);
    let filter = Filter {
        family: Some(household.family.id),
        sensitive: true,
        ..Filter::default()
    };
    each(store, &filter, &mut |entry| {
        if !wanted.has(entry.privacy) {
            left_out += 1;
            return Ok(());
        }
        if day != Some(entry.day) {
            day = Some(entry.day);
            put(format!("\n## {}\n\n", entry.day.format("%a %-d %b %Y")))?;
        }
        put(format!("- {}\n", note(entry, names)))
    })?;
    if left_out > 0 {
        put(format!("\n{} not shown here.\n", sentence_start(left_out)))?;
    }
    Ok(())
}

fn sentence_start(left_out: usize) -> String {
    let are = if left_out == 1 { "is" } else { "are" };
    format!("{} kept apart {are}", count(left_out, "note"))
}

/// "**Chat** about Ola, with Mum: slept well. They told: ...".
fn note(entry: &Saved<Entry>, names: &Names) -> String {
    let about = if matches!(entry.kind, Kind::Loan | Kind::Try) {
        "for"
    } else {
        "about"
    };
    let mut words = format!(
        "**{}** {about} {}",
        entry.kind.label(Label::Title),
        text_line(&names.children(&entry.children))
    );
    let with = names.adult(entry.adult);
    if !with.is_empty() {
        words.push_str(&format!(", with {}", text_line(with)));
    }
    for (label, said) in said(entry, names) {
        if !said.is_empty() {
            let label = if label.is_empty() {
                String::new()
            } else {
                format!("{label}: ")
            };
            words.push_str(&format!("  \n  {label}{}", text(said)));
        }
    }
    if entry.privacy != Privacy::Shareable {
        words.push_str(&format!("  \n  ({})", entry.privacy.word()));
    }
    words
}

fn said<'a>(entry: &'a Entry, names: &'a Names) -> Vec<(&'static str, &'a str)> {
    let mut said = vec![];
    match &entry.detail {
        Detail::Loan(loan) => {
            said.extend([
                ("", names.people.thing(loan)),
                ("Why it matters", loan.why.as_str()),
                ("", entry.words.as_str()),
            ]);
            said.push(("What happened", &loan.outcome));
        }
        Detail::Try(giving) => {
            said.extend([
                ("", names.idea(&giving.idea)),
                ("", entry.words.as_str()),
                ("What happened", giving.happened.as_str()),
            ]);
        }
        Detail::Observation(seen) => {
            said.extend([
                ("", entry.words.as_str()),
                ("Next", seen.next_step.as_str()),
                ("At home", seen.at_home.as_str()),
            ]);
        }
        Detail::Nothing | Detail::Answer { .. } => said.push(("", entry.words.as_str())),
    }
    said.push(("They told", &entry.heard));
    said
}

fn text_line(words: &str) -> String {
    text(&clean_line(words))
}

/// Words that mean nothing but themselves: no heading, no list, no link, no piece of a page.
fn text(words: &str) -> String {
    clean(words)
        .lines()
        .map(one_line)
        .collect::<Vec<_>>()
        .join("  \n  ")
}

fn one_line(line: &str) -> String {
    let line = line.trim();
    let figures = line.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::with_capacity(line.len() + 8);
    let lower = line.to_lowercase();
    for (place, letter) in line.chars().enumerate() {
        let begins_a_list = place == 0 && matches!(letter, '+' | '-' | '=')
            || figures > 0 && place == figures && matches!(letter, '.' | ')');
        // A web address would become a link by itself.
        let is_of_a_link = letter == '@'
            || letter == ':' && lower.contains("://")
            || letter == '.' && lower.contains("www.");
        if begins_a_list
            || is_of_a_link
            || matches!(
                letter,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '!'
            )
        {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn marks_are_only_words() {
        for (typed, written) in [
            ("# big", "\\# big"),
            ("- a list", "\\- a list"),
            ("1. first", "1\\. first"),
            ("slept 1.5 hours - fine", "slept 1.5 hours - fine"),
            ("<script>x</script>", "\\<script\\>x\\</script\\>"),
            ("[a](http://b)", "\\[a\\](http\\://b)"),
            ("www.evil.test", "www\\.evil\\.test"),
            ("&lt;b", "\\&lt;b"),
            ("one\n# two", "one  \n  \\# two"),
            ("at 17:00", "at 17:00"),
        ] {
            assert_eq!(text(typed), written);
        }
    }
}
