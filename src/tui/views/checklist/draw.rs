//! How the checklist looks: the questions with their bars, and below or beside them the one she is
//! on.

use ratatui::text::Span;

use super::look_backs::{LookBack, names};
use super::{Checklist, Writing};
use crate::domain::Practice;
use crate::domain::dates::say_date;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::widgets::{draw_line, line_height};

/// From this width on earlier look-backs stand beside this one.
const WIDE: u16 = 110;
/// From this width on there is room for what is beside a question next to the list.
const WIDEST: u16 = 170;
/// A bar's full length in columns.
const BAR: usize = 12;
/// Where the bars begin.
const BARS: u16 = 60;
/// From one column of bars to the next.
const APART: u16 = 14;
/// Rows the part below the list wants at least.
const FOOT: u16 = 8;
/// Questions that still show while the arrows are below them in a low window.
const FEW: u16 = 3;

impl Checklist {
    pub(super) fn draw_all(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        if width < WIDEST {
            let below = self.draw_questions(canvas, width, height);
            canvas.rule(below);
            self.draw_foot(&mut canvas.part(0, below + 1, width, height.saturating_sub(below + 1)));
            return;
        }
        let left = width * 62 / 100;
        let below = self.draw_questions(
            &mut canvas.part(0, 1, left, height.saturating_sub(1)),
            left,
            height,
        ) + 1;
        canvas.part(0, 0, left, height).rule(below);
        self.draw_across(&mut canvas.part(0, below + 1, left, height.saturating_sub(below + 1)));
        canvas.upright(left + 1, 0, height);
        self.draw_panel(&mut canvas.part(
            left + 3,
            1,
            width.saturating_sub(left + 4),
            height.saturating_sub(1),
        ));
    }

    /// Draws what it is about and the questions; gives the row below them.
    fn draw_questions(&self, canvas: &mut Canvas, width: u16, height: u16) -> u16 {
        let is_low = height < 22;
        canvas.put(1, 0, self.headline());
        let shown = self.columns(width);
        let mut row = if is_low && shown.len() == 1 { 1 } else { 2 };
        if shown.len() > 1 {
            self.draw_names(canvas, &shown, row);
            row += 1;
        }
        let all = u16::try_from(self.wording().questions.len()).unwrap_or(10);
        let room = height.saturating_sub(row + FOOT + 1);
        let tall = if self.in_beside && width < WIDEST {
            1
        } else {
            (room / all.max(1))
                .clamp(1, 3)
                .min(if width < WIDEST { 2 } else { 3 })
        };
        let seen = if is_low && self.in_beside {
            FEW
        } else {
            all * tall
        };
        let mut list = canvas.part(0, row, width, seen);
        self.list.draw(
            &mut list,
            usize::from(all),
            tall,
            self.is_on_questions(),
            |place, line| self.draw_question(place, &shown, line),
        );
        row + seen + u16::from(!is_low && tall == 1)
    }

    fn headline(&self) -> String {
        match self.shown().filter(|_| self.back > 0) {
            Some(earlier) => {
                format!(
                    "As answered on {}, in the words of then. It stays as it is.",
                    say_date(earlier.review.on, self.today)
                )
            }
            None => self.wording().about.clone(),
        }
    }

    /// The look-backs whose bars are drawn, oldest first; the one shown is the last, also when it
    /// is not begun.
    fn columns(&self, width: u16) -> Vec<Option<&LookBack>> {
        let before = if width < WIDE { 0 } else { 2 };
        let from = if self.back == 0 { 0 } else { self.back };
        let mut shown: Vec<Option<&LookBack>> = self
            .book
            .earlier
            .iter()
            .skip(from)
            .take(before)
            .map(Some)
            .rev()
            .collect();
        shown.push(self.shown());
        shown
    }

    fn draw_names(&self, canvas: &mut Canvas, shown: &[Option<&LookBack>], row: u16) {
        let there: Vec<&LookBack> = shown.iter().flatten().copied().collect();
        let mut words = names(&there, self.today);
        if self.back == 0 {
            match shown.last() {
                Some(Some(_)) => {
                    if let Some(now) = words.last_mut() {
                        now.push_str(" now");
                    }
                }
                _ => words.push("now".to_owned()),
            }
        }
        let hint = canvas.look.hint;
        for (place, name) in (0u16..).zip(words) {
            canvas.put(
                BARS + place * APART,
                row,
                Span::styled(pad(&name, usize::from(APART)), hint),
            );
        }
    }

    fn draw_question(&self, place: usize, shown: &[Option<&LookBack>], row: &mut Canvas) {
        let Some(question) = self.wording().questions.get(place) else {
            return;
        };
        let style = if self.is_open(question.number) {
            row.look.text
        } else {
            row.look.hint
        };
        if row.width() < BARS + APART {
            // Too narrow for bars: the answer stands in its word.
            let room = usize::from(row.width().saturating_sub(APART + 7));
            row.put(
                3,
                0,
                Span::styled(
                    format!("{:>2} {}", question.number, pad(&question.short, room)),
                    style,
                ),
            );
            row.put(
                row.width().saturating_sub(APART),
                0,
                self.practice(question.number).map_or("", Practice::word),
            );
            return;
        }
        row.put(
            3,
            0,
            Span::styled(
                format!("{:>2} {}", question.number, pad(&question.short, 52)),
                style,
            ),
        );
        let done = row.look.done;
        let mut column = BARS;
        for look_back in shown {
            let practice = look_back.and_then(|one| one.practice(question.number));
            row.put(
                column,
                0,
                Span::styled(
                    practice
                        .map(|practice| self.bar(practice))
                        .unwrap_or_default(),
                    done,
                ),
            );
            column += APART;
        }
        if row.width() > column + 12 {
            row.put(
                column,
                0,
                self.practice(question.number).map_or("", Practice::word),
            );
        }
    }

    fn bar(&self, practice: Practice) -> String {
        let choice = self
            .wording()
            .answers
            .iter()
            .find(|answer| answer.practice == practice);
        let filled = choice.map_or(0, |choice| usize::from(choice.thirds) * BAR / 3);
        format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled))
    }

    /// The question in full; gives the rows used.
    fn draw_full(&self, canvas: &mut Canvas) -> u16 {
        let Some(asked) = self.wording().question(self.question()) else {
            return 0;
        };
        let heading = canvas.look.heading;
        canvas.paragraph(
            1,
            0,
            2,
            &format!("{}  {}", asked.number, asked.full),
            heading,
        )
    }

    /// "Last time, Fri 3 Jul: not yet. Now: could do more."
    fn then_and_now(&self) -> String {
        let question = self.question();
        let last = self.book.earlier.get(self.back);
        let then = last.and_then(|last| {
            Some(format!(
                "Last time, {}: {}.",
                say_date(last.review.on, self.today),
                last.practice(question)?.word()
            ))
        });
        let now = self.practice(question).map(|practice| {
            format!(
                "{}: {}.",
                if self.back == 0 { "Now" } else { "Then" },
                practice.word()
            )
        });
        [then, now]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn draw_foot(&self, canvas: &mut Canvas) {
        let (hint, text) = (canvas.look.hint, canvas.look.text);
        let (width, height) = (canvas.width(), canvas.height());
        let mut row = self.draw_full(canvas);
        if !self.is_open(self.question()) {
            canvas.put(4, row, Span::styled("Opens while 3 is not yes.", hint));
            return;
        }
        let then = self.then_and_now();
        let makes_room =
            self.in_beside && height < FOOT + 2 || row + self.rows_to_write(width) >= height;
        if !makes_room && !then.is_empty() {
            canvas.put(
                4,
                row,
                Span::styled(shorten(&then, usize::from(width.saturating_sub(5))), hint),
            );
            row += 1;
        }
        let written = self.rows_to_write(width);
        let room = height.saturating_sub(row + written);
        if self.in_beside {
            self.beside.draw(
                &mut canvas.part(1, row, width.saturating_sub(1), room),
                self.today,
                self.is_in_beside(),
            );
        } else if self.back == 0 {
            let steps = self
                .beside
                .steps_in_a_row(self.today)
                .filter(|_| width >= WIDE && room > 1);
            let for_steps = if steps.is_some() { room / 2 } else { 0 };
            row += canvas.paragraph(
                4,
                row,
                (room - for_steps).min(3),
                &self.beside.sentence(self.is_asking()),
                text,
            );
            canvas.paragraph(4, row, for_steps, &steps.unwrap_or_default(), hint);
        }
        self.draw_words(&mut canvas.part(0, height.saturating_sub(written), width, written));
    }

    /// Rows the note and the next step take at the foot.
    fn rows_to_write(&self, width: u16) -> u16 {
        match self.writing {
            Some(_) => 2 + line_height(&self.text, width.saturating_sub(18), 2),
            None => 2,
        }
    }

    /// The note and the next step, or the line in which one of them is being written.
    fn draw_words(&self, canvas: &mut Canvas) {
        let (text, hint) = (canvas.look.text, canvas.look.hint);
        let width = canvas.width().saturating_sub(18);
        let question = self.question();
        let note = self.answer_to(question).map_or("", |was| was.note.as_str());
        let mut row = 0;
        for (label, what, kept) in [
            ("Note", Writing::Note, note.to_owned()),
            ("What next?", Writing::NextStep, self.next_words()),
        ] {
            canvas.put(4, row, Span::styled(label, hint));
            if self.writing == Some(what) {
                let rows = line_height(&self.text, width, 2);
                draw_line(&mut canvas.part(16, row, width, rows), &self.text, 2, None);
                row += rows;
                if what == Writing::NextStep {
                    canvas.put(
                        16,
                        row,
                        Span::styled(
                            "one thing to try; >fri or >4 dec puts it on Today then",
                            hint,
                        ),
                    );
                }
            } else {
                let invites = kept.is_empty()
                    && what == Writing::Note
                    && self.is_asking()
                    && self.answer_to(question).is_some();
                let (words, style) = if invites {
                    ("Enter writes one, then one next step.", hint)
                } else {
                    (kept.as_str(), text)
                };
                canvas.put(
                    16,
                    row,
                    Span::styled(shorten(words, usize::from(width)), style),
                );
                row += 1;
            }
        }
    }

    /// The step that is open now; of an earlier look-back, what was set in it.
    fn next_words(&self) -> String {
        let question = self.question();
        if self.back > 0 {
            let of = |review| {
                self.book
                    .steps_of(review)
                    .filter(|step| step.question == question)
                    .map(|step| super::beside::say_step(step, question, self.today))
            };
            return self
                .shown()
                .map(|shown| of(shown.review.id).collect::<Vec<_>>().join("   "))
                .unwrap_or_default();
        }
        let day = |step: &crate::domain::NextStep| {
            step.day
                .map(|day| format!(", {}", say_date(day, self.today)))
                .unwrap_or_default()
        };
        self.book
            .open_step(question)
            .map(|step| format!("{}{}", step.words, day(step)))
            .unwrap_or_default()
    }

    fn draw_panel(&self, canvas: &mut Canvas) {
        let hint = canvas.look.hint;
        let (width, height) = (canvas.width(), canvas.height());
        let mut row = self.draw_full(canvas) + 1;
        if !self.is_open(self.question()) {
            canvas.put(1, row, Span::styled("Opens while 3 is not yes.", hint));
            return;
        }
        row += canvas.paragraph(1, row, 2, &self.then_and_now(), hint) + 1;
        self.draw_words(&mut canvas.part(0, row, width, 4));
        row += 5;
        canvas.heading(row, "From your own records, and steps you set");
        self.beside.draw(
            &mut canvas.part(0, row + 2, width, height.saturating_sub(row + 2)),
            self.today,
            self.is_in_beside(),
        );
    }
}
