//! How a row of the toy library is drawn.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::library::Library;
use super::rows::Row;
use crate::domain::dates::say_date;
use crate::domain::library::nth_time;
use crate::domain::{Landed, Lent, Saved, Thing};
use crate::line::OutLoan;
use crate::tui::canvas::{Canvas, pad, shorten};

pub fn draw_row(library: &Library, row: &Row, canvas: &mut Canvas) {
    let wide = usize::from(canvas.width());
    let hint = canvas.look.hint;
    match row {
        Row::Gap => {}
        Row::Heading(words) => canvas.heading(0, &shorten(words, wide.saturating_sub(2))),
        Row::Nothing(words) => canvas.put(3, 0, Span::styled(words.clone(), hint)),
        Row::Out(out) => draw_out(library, out, canvas),
        Row::Shelf(id) => {
            if let Some(thing) = library.thing(*id) {
                draw_thing(library, thing, canvas);
            }
        }
        Row::Lent(loan) => draw_lent(library, loan, canvas),
        Row::Told(loan) => draw_told(library, loan, canvas),
        Row::WhenBack(when, number, most) => draw_bar(canvas, when.words(), 22, *number, *most),
        Row::Terms(terms) => {
            let words: Vec<String> = terms.iter().map(|term| pad(&term.short(), 7)).collect();
            canvas.put(11, 0, Span::styled(words.concat(), hint));
        }
        Row::Family(family, counts) => {
            canvas.put(3, 0, pad(&library.names(*family), 7));
            let cells: Vec<String> = counts
                .iter()
                .map(|number| pad(&shade(*number), 7))
                .collect();
            canvas.put(11, 0, cells.concat());
        }
        Row::Loved(thing, times, most) => {
            draw_bar(canvas, library.thing_name(*thing), 22, *times, *most);
        }
    }
}

fn draw_bar(canvas: &mut Canvas, words: &str, label: u16, number: usize, most: usize) {
    let room = usize::from(canvas.width().saturating_sub(label + 12)).min(24);
    canvas.put(3, 0, pad(words, usize::from(label)));
    let long = if most == 0 {
        0
    } else {
        (number * room).div_ceil(most.max(room / 3))
    };
    let bar = if number == 0 {
        "·".to_owned()
    } else {
        "█".repeat(long.max(1))
    };
    let style = canvas.look.done;
    canvas.put(
        label + 4,
        0,
        vec![Span::styled(bar, style), Span::raw(format!(" {number}"))],
    );
}

fn shade(number: usize) -> String {
    match number {
        0 => "·".to_owned(),
        1 => "░░ 1".to_owned(),
        2 => "▒▒ 2".to_owned(),
        3 | 4 => format!("▓▓ {number}"),
        _ => format!("██ {number}"),
    }
}

/// Columns for a thing's name.
const fn name_width(wide: usize) -> usize {
    if wide < 66 { 20 } else { 26 }
}

/// "due today", "due Mon", "due 4 Dec", "since 3 Nov".
pub fn when_due(due: NaiveDate, went: NaiveDate, today: NaiveDate) -> String {
    match (due - today).num_days() {
        0 => "due today".to_owned(),
        1..=6 => format!("due {}", due.format("%a")),
        7.. => format!("due {}", due.format("%-d %b")),
        _ => format!("since {}", went.format("%-d %b")),
    }
}

fn draw_out(library: &Library, out: &OutLoan, canvas: &mut Canvas) {
    let wide = usize::from(canvas.width());
    let style = if out.loan.due <= library.today {
        canvas.look.due
    } else {
        canvas.look.hint
    };
    canvas.put(
        3,
        0,
        Span::styled(
            pad(&when_due(out.loan.due, out.day, library.today), 11),
            style,
        ),
    );
    let names = library.people.names(&out.children);
    let front = format!(
        "{} {} out {}  ",
        pad(&out.thing.name, name_width(wide)),
        pad(&names, 7),
        pad(&say_date(out.day, library.today), 10)
    );
    let mut rest = Vec::new();
    let times = library.nth_time(out);
    rest.extend((times > 1).then(|| nth_time(times)));
    rest.push(if out.loan.why.is_empty() {
        "no reason yet".to_owned()
    } else {
        out.loan.why.clone()
    });
    let mut room = wide.saturating_sub(16 + front.chars().count());
    let mut front = front;
    if room >= usize::from(LONGEST_BAR) + 12 {
        front.push_str(&pad(
            &time_away(out, library.today),
            usize::from(LONGEST_BAR) + 2,
        ));
        room = room.saturating_sub(usize::from(LONGEST_BAR) + 2);
    }
    // A word or two of a reason says nothing.
    let rest = if room < 10 {
        String::new()
    } else {
        shorten(&rest.join(" · "), room)
    };
    canvas.put(14, 0, format!("{front}{rest}"));
}

/// Days of a time away that have room.
const LONGEST_BAR: u16 = 24;

/// "━━━━━━━━━───|": a sign for each day away, the days to come thin, a wall at the day it is due.
fn time_away(out: &OutLoan, today: NaiveDate) -> String {
    let away = u16::try_from((today - out.day).num_days().max(0))
        .unwrap_or(u16::MAX)
        .min(LONGEST_BAR);
    let until_due = u16::try_from((out.loan.due - out.day).num_days().max(0))
        .unwrap_or(u16::MAX)
        .min(LONGEST_BAR);
    let days = (0..away.max(until_due)).map(|day| if day < away { '━' } else { '─' });
    let mut bar: String = days.collect();
    if out.loan.due >= today {
        bar.push('|');
    }
    bar
}

/// What is the matter with a thing, else how often it went home.
fn state(library: &Library, thing: &Saved<Thing>) -> String {
    match library.times_lent(thing.id) {
        _ if thing.out_of_action_on.is_some() => "out of action".to_owned(),
        _ if !thing.missing.is_empty() => "bits missing".to_owned(),
        0 => "not borrowed yet".to_owned(),
        1 => "lent once".to_owned(),
        many => format!("lent {many} times"),
    }
}

fn draw_thing(library: &Library, thing: &Saved<Thing>, canvas: &mut Canvas) {
    let (wide, hint) = (usize::from(canvas.width()), canvas.look.hint);
    let front = format!(
        "{} {}",
        pad(&thing.name, name_width(wide)),
        pad(&state(library, thing), 17)
    );
    let left = 4 + front.chars().count();
    canvas.put(3, 0, front);
    let reason = thing.reasons().next().unwrap_or("no reason yet");
    canvas.put(
        u16::try_from(left).unwrap_or(u16::MAX),
        0,
        Span::styled(shorten(reason, wide.saturating_sub(left + 2)), hint),
    );
}

fn draw_lent(library: &Library, loan: &Lent, canvas: &mut Canvas) {
    let wide = usize::from(canvas.width());
    let day = match loan.back_on {
        Some(back) => say_date(back, library.today),
        None => when_due(loan.due, loan.day, library.today),
    };
    let front = format!(
        "{} {} {} ",
        pad(&day, 10),
        pad(&library.names(loan.family), 7),
        pad(library.thing_name(loan.thing), 24)
    );
    let told = told(loan);
    canvas.put(
        3,
        0,
        format!(
            "{front}{}",
            shorten(&told, wide.saturating_sub(5 + front.chars().count()))
        ),
    );
}

/// What was said of a thing at home, without who and when: those are a key away.
fn draw_told(library: &Library, loan: &Lent, canvas: &mut Canvas) {
    let wide = usize::from(canvas.width());
    let front = format!("{} ", pad(library.thing_name(loan.thing), 18));
    canvas.put(
        3,
        0,
        format!("{front}{}", shorten(&told(loan), wide.saturating_sub(24))),
    );
}

fn told(loan: &Lent) -> String {
    match (loan.outcome.as_str(), loan.landed) {
        ("", Landed::NotAsked) if loan.back_on.is_none() => String::new(),
        ("", Landed::NotAsked) => "not told yet".to_owned(),
        ("", landed) => format!("the reason landed: {}", landed.word()),
        (outcome, Landed::NotAsked | Landed::Yes) => format!("\"{outcome}\""),
        (outcome, landed) => format!("\"{outcome}\" · reason: {}", landed.word()),
    }
}
