//! How the card of what gets in the way looks: numbers and days while it is closed, words once it
//! is open.

use ratatui::text::{Line, Span};

use super::{InTheWay, Row};
use crate::assets;
use crate::domain::dates::{say_date, say_day};
use crate::domain::{Pressure, Signpost, TakenUp};
use crate::tui::canvas::{Canvas, pad, shorten};

/// Rows under the list for the words of the one she is on.
const FOOT: u16 = 8;
/// Where the words of a label begin.
const VALUES: u16 = 22;
/// Columns for what it is called.
const CALLED: usize = 46;

impl InTheWay {
    pub(super) fn draw_card(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let foot = FOOT.min(height / 2);
        let list = height.saturating_sub(foot);
        let mut body = canvas.part(0, 0, width, list);
        self.list
            .draw(&mut body, self.rows.len(), 1, true, |place, row| {
                self.draw_row(self.rows[place], row);
            });
        canvas.rule(list);
        self.draw_foot(&mut canvas.part(0, list + 1, width, foot.saturating_sub(1)));
    }

    fn draw_row(&self, row: Row, canvas: &mut Canvas) {
        let hint = canvas.look.hint;
        match row {
            Row::Heading(words) => canvas.heading(0, words),
            Row::Noted(place) => canvas.put(3, 0, self.note_row(&self.noted[place], canvas)),
            Row::Signpost(place) => {
                canvas.put(3, 0, self.signpost_row(&self.signposts[place], canvas));
            }
            Row::AddNoted => {
                canvas.put(3, 0, Span::styled("+ something that gets in the way", hint));
            }
            Row::AddSignpost => canvas.put(
                3,
                0,
                Span::styled("+ a signpost: a service you told them of", hint),
            ),
        }
    }

    fn note_row(&self, note: &Pressure, canvas: &Canvas) -> Line<'static> {
        let since = match note.eased_on {
            Some(eased) => format!(
                "{} to {}",
                say_date(note.noted_on, self.today),
                say_date(eased, self.today)
            ),
            None => format!("since {}", say_date(note.noted_on, self.today)),
        };
        if !self.is_open {
            return closed(&format!("1 thing noted, {since}"), canvas);
        }
        Line::from(format!(
            "{}  {since}",
            pad(assets::in_the_way().label(&note.which), CALLED)
        ))
    }

    fn signpost_row(&self, signpost: &Signpost, canvas: &Canvas) -> Line<'static> {
        let offered = say_date(signpost.offered_on, self.today);
        if !self.is_open {
            return closed(&format!("1 signpost, {offered}"), canvas);
        }
        let answer = match signpost.taken_up {
            TakenUp::NotAsked => format!("told of it {offered}"),
            TakenUp::Yes => "taken up".to_owned(),
            TakenUp::NotYet => "not yet".to_owned(),
            TakenUp::NotForUs => "not for them".to_owned(),
        };
        let on = signpost
            .answered_on
            .map_or_else(String::new, |day| format!(" {}", say_date(day, self.today)));
        Line::from(format!("{}  {answer}{on}", pad(&signpost.service, CALLED)))
    }

    /// The words of the one she is on; or what opens them.
    fn draw_foot(&self, canvas: &mut Canvas) {
        if let Some(note) = self.note() {
            draw_known(&known_of_note(note, self.today), canvas);
        } else if let Some(signpost) = self.signpost() {
            draw_known(&known_of_signpost(signpost, self.today), canvas);
        } else {
            let hint = canvas.look.hint;
            let words = if self.is_on_closed() {
                "Closed. Enter opens the words of this card; they close again when you leave."
            } else if self.noted.is_empty() && self.signposts.is_empty() {
                "Nothing noted yet. What would make taking part easier for them? Enter notes one thing."
            } else {
                "What is noted here stays here: no list, no page and no search shows it."
            };
            let used = canvas.paragraph(3, 0, 2, words, hint);
            let quiet = "This is not the place for a safeguarding concern. Use your safeguarding record and ring for advice tonight.";
            canvas.paragraph(3, used + 1, 3, quiet, hint);
        }
    }
}

fn closed(words: &str, canvas: &Canvas) -> Line<'static> {
    Line::from(vec![
        Span::raw(words.to_owned()),
        Span::styled(" · closed", canvas.look.hint),
    ])
}

/// Lines with their labels, as many as there is room for.
pub(super) fn draw_known(known: &[(&'static str, String)], canvas: &mut Canvas) -> u16 {
    let (height, text, hint) = (canvas.height(), canvas.look.text, canvas.look.hint);
    let mut row = 0;
    for (label, value) in known.iter().filter(|(_, value)| !value.is_empty()) {
        if row >= height {
            break;
        }
        canvas.put(3, row, Span::styled(*label, hint));
        row += canvas
            .paragraph(VALUES, row, (height - row).min(2), value, text)
            .max(1);
    }
    row
}

/// What is known of one note.
pub(super) fn known_of_note(
    note: &Pressure,
    today: chrono::NaiveDate,
) -> Vec<(&'static str, String)> {
    let quoted = if note.words.is_empty() {
        String::new()
    } else {
        format!("\"{}\"", note.words)
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| say_day(day, today));
    let talk = match (day(note.talk_on), note.talk_how.as_str()) {
        (Some(on), "") => on,
        (Some(on), how) => format!("{on}: {how}"),
        (None, how) => how.to_owned(),
    };
    let again = match (day(note.ask_on), day(note.asked_on)) {
        (Some(next), Some(last)) => format!("{next} · asked {last}"),
        (Some(next), None) => next,
        (None, Some(last)) => format!("asked {last}"),
        (None, None) => String::new(),
    };
    vec![
        ("In their words", quoted),
        ("What I do", note.what_i_do.clone()),
        ("Ask again", again),
        ("A talk", talk),
        ("No longer since", day(note.eased_on).unwrap_or_default()),
    ]
}

fn known_of_signpost(signpost: &Signpost, today: chrono::NaiveDate) -> Vec<(&'static str, String)> {
    let known = assets::in_the_way()
        .services
        .iter()
        .find(|service| service.name == signpost.service);
    let follow = signpost.follow_up_on.map(|day| say_day(day, today));
    let follow = match (follow, signpost.follow_up.as_str()) {
        (Some(on), "") => on,
        (Some(on), words) => format!("{on}: {words}"),
        (None, words) => words.to_owned(),
    };
    vec![
        (
            "What it is",
            known
                .map(|service| shorten(&service.what, 200))
                .unwrap_or_default(),
        ),
        ("Told of it", say_day(signpost.offered_on, today)),
        ("Taken up", signpost.taken_up.word().to_owned()),
        ("To follow up", follow),
    ]
}
