//! How Today looks, from the round at the top to this evening at the foot.

use ratatui::text::{Line, Span};

use super::week;
use super::{Part, Today};
use crate::app::round::RoundState;
use crate::domain::dates::{say_date, say_day};
use crate::domain::mind::AT_ONCE;
use crate::domain::pickup::Stop;
use crate::domain::text::clean_line;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::line_echo;
use crate::tui::widgets::{Listing, draw_line, draw_run, entry_row, run_height};

/// From this width on, what is worth knowing about the child stands beside the line.
const WIDE: u16 = 110;
/// From this width on there is room for a third column.
const WIDEST: u16 = 170;
/// Lines of what waits for an answer.
const WAITING: usize = 8;
/// Rows the line may take before it scrolls.
pub(super) const LINE_ROWS: u16 = 3;
/// Rows for what was understood of it, and what comes next.
const ECHO_ROWS: u16 = 6;

impl Today {
    pub(super) fn draw_all(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        if width < WIDE {
            self.draw_main(&mut canvas.part(0, 0, width, height), true);
            return;
        }
        let is_widest = width >= WIDEST;
        let main = if is_widest {
            width * 43 / 100
        } else {
            width * 2 / 3
        };
        let beside = if is_widest {
            width * 22 / 100
        } else {
            width - main
        };
        self.draw_main(&mut canvas.part(0, 0, main, height), false);
        canvas.upright(main, 0, height);
        let mut side = canvas.part(main + 2, 0, beside - 2, height);
        match &self.about {
            Some(about) => about.draw(&mut side, &self.people, self.date),
            None => draw_how_it_works(&mut side),
        }
        if is_widest {
            canvas.upright(main + beside, 0, height);
            self.draw_third(&mut canvas.part(
                main + beside + 2,
                0,
                width - main - beside - 2,
                height,
            ));
        }
    }

    /// Where there is room for a third column: what waits for a parent's answer, and how the line
    /// works.
    fn draw_third(&self, canvas: &mut Canvas) {
        canvas.heading(0, "Waiting for an answer");
        let text = canvas.look.text;
        let mut row = 2;
        for waiting in self.known.waiting.iter().take(WAITING) {
            let words = format!(
                "{} {}: {}",
                say_date(waiting.day, self.date),
                self.people.names(&waiting.children),
                waiting.words
            );
            row += canvas.paragraph(1, row, 2, &clean_line(&words), text);
        }
        if self.knows_all && self.known.waiting.is_empty() {
            row += canvas.paragraph(1, row, 2, "Nothing waits for an answer.", text);
        }
        // Where no child is shown it stands beside this already.
        if self.about.is_some() {
            let (width, height) = (canvas.width(), canvas.height());
            draw_how_it_works(&mut canvas.part(0, row + 1, width, height.saturating_sub(row + 1)));
        }
    }

    fn draw_main(&self, canvas: &mut Canvas, is_narrow: bool) {
        let (width, height) = (canvas.width(), canvas.height());
        self.draw_stops(&mut canvas.part(0, 0, width, 1));
        let mut row = 2;
        canvas.put(1, row, self.who());
        row += 1;
        row += self.draw_entry_line(&mut canvas.part(0, row, width, height.saturating_sub(row)));
        row += self.draw_echo(
            &mut canvas.part(0, row, width, height.saturating_sub(row)),
            is_narrow,
        );
        if self.is_large() {
            return;
        }
        row += 1;
        let left = height.saturating_sub(row);
        // The evening keeps at least three rows and a heading; what to keep in mind takes what it
        // needs of the rest.
        let mind_rows = u16::try_from(self.mind.len().clamp(1, AT_ONCE))
            .unwrap_or(1)
            .min(left.saturating_sub(6));
        if left >= 3 {
            canvas.heading(row, "To keep in mind");
            let hint = canvas.look.hint;
            canvas.put(
                19,
                row,
                Span::styled(self.more_in_mind(usize::from(mind_rows)), hint),
            );
            self.draw_mind(&mut canvas.part(0, row + 1, width, mind_rows));
            row += mind_rows + 2;
        }
        if height > row + 1 {
            canvas.heading(row, "This evening");
            // Only a tall and wide window has room for the week as well.
            let week = if is_narrow || left < 16 {
                0
            } else {
                week::ROWS + 1
            };
            self.draw_evening(&mut canvas.part(
                0,
                row + 1,
                width,
                height.saturating_sub(row + 1 + week),
            ));
            if week > 0 {
                self.week.draw(&mut canvas.part(
                    0,
                    height.saturating_sub(week::ROWS),
                    width,
                    week::ROWS,
                ));
            }
        }
    }

    fn draw_stops(&self, canvas: &mut Canvas) {
        let round = &self.round;
        let look = canvas.look;
        if round.stops.is_empty() {
            let words = if self.households().is_empty() {
                "NOBODY HERE YET"
            } else {
                "NOBODY IS USUALLY HERE TODAY"
            };
            canvas.put(1, 0, Span::styled(words, look.heading));
            return;
        }
        let title = match round.stop() {
            Some(_) => format!(
                "PICKUP ROUND  {} of {}",
                round.done_count(),
                round.stops.len()
            ),
            None if round.is_over() => format!(
                "ROUND DONE  {} of {}",
                round.done_count(),
                round.stops.len()
            ),
            None => format!("PICKUP ROUND  {} today", round.stops.len()),
        };
        let room = usize::from(canvas.width()).saturating_sub(title.len() + 4);
        canvas.put(1, 0, Span::styled(title, look.heading));
        canvas.put_right(0, self.chips(round, room, look));
    }

    /// "✓ Seren  ✓ Ola  ▶ Idris  ○ Zoë": as many around the one shown as there is room for.
    fn chips(
        &self,
        round: &RoundState,
        room: usize,
        look: &crate::tui::look::Look,
    ) -> Line<'static> {
        let chip = |place: usize, stop: &Stop| {
            let sign = if place == round.place() {
                "▶"
            } else if round.is_done(stop) {
                "✓"
            } else {
                "○"
            };
            let half = if round.has_words(stop) && place != round.place() {
                "…"
            } else {
                ""
            };
            format!("{sign} {}{half}", self.people.names(&stop.children))
        };
        let all: Vec<String> = round
            .stops
            .iter()
            .enumerate()
            .map(|(place, stop)| chip(place, stop))
            .collect();
        let wide = |chips: &[String]| {
            chips
                .iter()
                .map(|chip| Span::raw(chip.as_str()).width() + 2)
                .sum::<usize>()
        };
        let (mut first, mut last) = (0, all.len());
        let middle = round.place().min(all.len().saturating_sub(1));
        while wide(&all[first..last]) > room + 2 && last - first > 1 {
            if middle - first > last - 1 - middle {
                first += 1;
            } else {
                last -= 1;
            }
        }
        let mut spans = Vec::new();
        for (place, chip) in all.iter().enumerate().take(last).skip(first) {
            let style = if place == round.place() {
                look.people
            } else if chip.starts_with('✓') {
                look.done
            } else {
                look.text
            };
            if !spans.is_empty() {
                spans.push(Span::raw("  "));
            }
            spans.push(Span::styled(chip.clone(), style));
        }
        Line::from(spans)
    }

    /// "Idris · going home with Dad (usual on a Friday)".
    fn who(&self) -> Line<'static> {
        let round = &self.round;
        let Some(stop) = round.stop() else {
            let words = if round.is_over() {
                "Anything else? Start with a name, or Ctrl+Q finishes for tonight."
            } else if round.stops.is_empty() {
                "Write about anybody: start with a name."
            } else {
                "Write about anybody: start with a name. ↓ starts the round."
            };
            return Line::from(words);
        };
        let role = self.people.role(stop.collector);
        let mut words = match role {
            "" => String::new(),
            role => format!(
                " · going home with {role} (usual on a {})",
                round.day.format("%A")
            ),
        };
        if round.is_leftover() {
            words = format!(" · {}", say_date(round.day, self.date));
        } else if let Some(remember) = self.one_thing(stop) {
            words = format!("{words} · {remember}");
        }
        Line::from(vec![
            Span::raw(self.people.names(&stop.children)),
            Span::raw(words),
        ])
    }

    /// One thing to remember about this child now: a loan that is due.
    fn one_thing(&self, stop: &Stop) -> Option<String> {
        let due = self
            .known
            .out
            .iter()
            .filter(|out| out.loan.due <= self.date);
        due.filter(|out| {
            out.children
                .iter()
                .any(|child| stop.children.contains(child))
        })
        .map(|out| format!("{} due back", out.thing.name))
        .next()
    }

    fn draw_entry_line(&self, canvas: &mut Canvas) -> u16 {
        let line = self.round.line();
        let wide = canvas.width().saturating_sub(4);
        self.larger.width.set(wide);
        // In the larger box what is understood keeps its place at the foot.
        let room = if self.is_large() {
            canvas.height().saturating_sub(ECHO_ROWS).max(LINE_ROWS)
        } else {
            LINE_ROWS
        };
        let rows = if self.is_large() {
            room
        } else {
            run_height(line, wide, room)
        };
        let sign = canvas.look.people;
        canvas.put(1, 0, Span::styled(">", sign));
        let mut field = canvas.part(3, 0, wide, rows);
        let draw = if self.is_large() { draw_line } else { draw_run };
        draw(&mut field, line, room, self.understood.hint().as_deref());
        rows
    }

    fn draw_echo(&self, canvas: &mut Canvas, is_narrow: bool) -> u16 {
        let hint = canvas.look.hint;
        let asked_by = if self.is_large() {
            "Esc, then Enter asks"
        } else {
            "Enter asks"
        };
        let mut row = line_echo::draw_asked_by(&self.understood, canvas, asked_by);
        if row == 0 {
            if let (true, Some(last)) = (
                is_narrow,
                self.about
                    .as_ref()
                    .and_then(super::about::AboutStop::last_time),
            ) {
                let words = format!(
                    "last time, {}: {}",
                    say_day(last.day, self.date),
                    entry_row::words(last, &self.people, self.date)
                );
                canvas.put(
                    3,
                    0,
                    Span::styled(
                        shorten(&words, usize::from(canvas.width().saturating_sub(4))),
                        hint,
                    ),
                );
            }
            row = 1;
        }
        // Where the window is narrow, what comes last goes first.
        let (step, room) = (
            self.next_step(),
            usize::from(canvas.width().saturating_sub(4)),
        );
        let step = step
            .rsplit_once("    ")
            .filter(|_| Span::raw(step.as_str()).width() > room)
            .map_or(step.as_str(), |(first, _)| first)
            .to_owned();
        canvas.put(3, row, Span::styled(step, hint));
        row + 1
    }

    /// How many lines do not show, and how to come to them.
    fn more_in_mind(&self, shown: usize) -> String {
        let more = self.mind.len().saturating_sub(shown);
        match self.part {
            _ if more == 0 => String::new(),
            Part::Mind => format!("{} in all: ↑ and ↓", self.mind.len()),
            Part::Line if self.understood.completion.is_none() => {
                format!("and {more} more: Tab, then ↓")
            }
            Part::Line | Part::Evening => format!("and {more} more"),
        }
    }

    fn draw_mind(&self, canvas: &mut Canvas) {
        if self.mind.is_empty() {
            canvas.put(3, 0, "Nothing waiting. Enjoy your evening.");
            return;
        }
        let wide = usize::from(canvas.width());
        // Seen from the line, the list begins with what she planned, however far she went down in
        // it.
        let from_the_top = Listing::default();
        let list = if self.part == Part::Mind {
            &self.mind_list
        } else {
            &from_the_top
        };
        list.draw(
            canvas,
            self.mind.len(),
            1,
            self.part == Part::Mind,
            |index, row| {
                let nudge = &self.mind[index];
                let due = row.look.due;
                row.put(3, 0, Span::styled(pad(&nudge.when, 12), due));
                // "since 17 Nov" fills its column.
                let words = 15 + u16::from(nudge.when.chars().count() >= 12);
                row.put(
                    words,
                    0,
                    shorten(&nudge.words, wide.saturating_sub(usize::from(words) + 1)),
                );
            },
        );
    }

    fn draw_evening(&self, canvas: &mut Canvas) {
        if self.evening.is_empty() {
            let shown = self.people.names(&self.round.shown());
            let words = match (shown.as_str(), self.households().is_empty()) {
                (_, true) => {
                    "Nobody is in the log yet. /family adds the first child, or Esc then 2."
                        .to_owned()
                }
                ("", false) => {
                    "Nothing written yet. Start with a name: ola: slept well. Then Enter."
                        .to_owned()
                }
                (name, false) => {
                    format!("Nothing written yet. Type a few words about {name}, then Enter.")
                }
            };
            let text = canvas.look.text;
            canvas.paragraph(3, 0, 2, &words, text);
            return;
        }
        let wide = usize::from(canvas.width()).saturating_sub(4);
        self.evening_list.draw(
            canvas,
            self.evening.len(),
            1,
            self.part == Part::Evening,
            |index, row| {
                let entry = &self.evening[index];
                let line = if self.came_back(entry) {
                    entry_row::back(entry, &self.people, wide)
                } else {
                    entry_row::timed(entry, &self.people, self.date, wide)
                };
                row.put(3, 0, line);
            },
        );
    }
}

/// Where the help card of Today says what an example means.
const MEANING: usize = 34;

/// Where no child is shown, the room beside the line says how the line works.
fn draw_how_it_works(canvas: &mut Canvas) {
    canvas.heading(0, "How the line works");
    let Some(card) = crate::assets::help_card("today") else {
        return;
    };
    let (text, hint) = (canvas.look.text, canvas.look.hint);
    let height = canvas.height();
    let mut row = 2;
    for line in &card.lines {
        let is_example = line.starts_with(' ');
        let is_narrow = usize::from(canvas.width()) < line.chars().count() + 2;
        let meaning = line
            .char_indices()
            .nth(MEANING)
            .map(|(at, _)| line.split_at(at));
        row += match meaning {
            // In a narrow column the meaning stands under its example.
            Some((example, meaning)) if is_narrow && is_example => {
                canvas.put(1, row, example.trim_end().to_owned());
                1 + canvas.paragraph(5, row + 1, 2, meaning, hint)
            }
            _ if is_example => {
                canvas.put(1, row, *line);
                1
            }
            _ => canvas.paragraph(1, row, 2, line, text).max(1),
        };
        if row >= height {
            break;
        }
    }
}
