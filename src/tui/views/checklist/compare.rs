//! Two look-backs side by side: either date chosen, and what went up, stayed, or went down, in
//! words.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::look_backs::{LookBack, LookBacks, changes, which};
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::domain::{Change, Practice};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// Columns of one answer, where its date needs no year.
const ANSWER: u16 = 14;
/// Columns of what became of it, in words and as a sign.
const CHANGE: u16 = 12;
const SIGN: u16 = 2;
/// Below this width there is no room for those words.
const NARROW: u16 = 76;

/// Both look-backs, by how far back they are in the list.
#[derive(Default)]
pub struct TwoLookBacks {
    /// Newest first.
    all: Vec<LookBack>,
    earlier: usize,
    later: usize,
    /// Whether the arrows choose the later date.
    on_later: bool,
    list: Listing,
    today: NaiveDate,
}

impl TwoLookBacks {
    /// Begins with the newest two.
    pub fn new() -> Self {
        Self {
            earlier: 1,
            ..Self::default()
        }
    }

    fn pair(&self) -> Option<(&LookBack, &LookBack)> {
        Some((self.all.get(self.earlier)?, self.all.get(self.later)?))
    }

    fn can_go_back(&self) -> bool {
        if self.on_later {
            self.later + 1 < self.earlier
        } else {
            self.earlier + 1 < self.all.len()
        }
    }

    fn can_go_on(&self) -> bool {
        if self.on_later {
            self.later > 0
        } else {
            self.earlier > self.later + 1
        }
    }

    fn other_date(&mut self, back: bool) -> Outcome {
        let chosen = if self.on_later {
            &mut self.later
        } else {
            &mut self.earlier
        };
        *chosen = if back { *chosen + 1 } else { *chosen - 1 };
        Ok(())
    }

    fn questions(&self) -> usize {
        self.pair()
            .map_or(0, |(_, later)| later.wording().questions.len())
    }

    /// Columns of one answer with its date above it.
    fn answer_width(&self, earlier: &LookBack, later: &LookBack) -> u16 {
        let days =
            [earlier, later].map(|look_back| say_date(look_back.review.on, self.today).len() + 3);
        days.into_iter()
            .filter_map(|wide| u16::try_from(wide).ok())
            .fold(ANSWER, u16::max)
    }

    fn draw_dates(&self, earlier: &LookBack, later: &LookBack, canvas: &mut Canvas, at: u16) {
        let (hint, heading) = (canvas.look.hint, canvas.look.heading);
        for (column, look_back, is_here) in [
            (at, earlier, !self.on_later),
            (at + self.answer_width(earlier, later), later, self.on_later),
        ] {
            let day = say_date(look_back.review.on, self.today);
            let day = if is_here {
                format!("[{day}]")
            } else {
                format!(" {day} ")
            };
            canvas.put(
                column.saturating_sub(1),
                1,
                Span::styled(day, if is_here { heading } else { hint }),
            );
        }
    }

    /// Both notes on the question she is on, and the words it was asked in where they changed.
    fn draw_foot(&self, earlier: &LookBack, later: &LookBack, canvas: &mut Canvas) {
        let (hint, text, heading) = (canvas.look.hint, canvas.look.text, canvas.look.heading);
        let Some(question) = later.wording().questions.get(self.list.chosen()) else {
            return;
        };
        let mut row = canvas.paragraph(
            1,
            0,
            2,
            &format!("{}  {}", question.number, question.full),
            heading,
        );
        let before = earlier.wording().question(question.number);
        if let Some(before) =
            before.filter(|before| before.full != question.full || before.short != question.short)
        {
            let words = if before.full == question.full {
                &before.short
            } else {
                &before.full
            };
            row += canvas.paragraph(4, row, 2, &format!("Asked then: {words}"), hint);
        }
        for look_back in [earlier, later] {
            let Some(answer) = look_back
                .answer_to(question.number)
                .filter(|answer| !answer.note.is_empty())
            else {
                continue;
            };
            row += canvas.paragraph(
                4,
                row,
                2,
                &format!(
                    "{}: {}",
                    say_date(look_back.review.on, self.today),
                    answer.note
                ),
                text,
            );
        }
    }
}

impl View for TwoLookBacks {
    const NAME: &'static str = "Two look-backs";
    const HELP: &'static str = "two-look-backs";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Left, "earlier date", |compare, _| {
            compare.other_date(true)
        })
        .when(Self::can_go_back),
        Command::<Self>::new(Key::Right, "later date", |compare, _| {
            compare.other_date(false)
        })
        .when(Self::can_go_on),
        Command::<Self>::new(Key::Tab, "other date", |compare, _| {
            compare.on_later = !compare.on_later;
            Ok(())
        })
        .when(|compare| compare.pair().is_some()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|compare| Some(compare.list.of(compare.questions())));

    fn tally(&self) -> String {
        count(self.all.len(), "look-back")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let book = LookBacks::read(cx.store, self.today, true)?;
        self.all = book.earlier;
        self.later = self.later.min(self.all.len().saturating_sub(2));
        self.earlier = self.earlier.clamp(
            self.later + 1,
            self.all.len().saturating_sub(1).max(self.later + 1),
        );
        self.list.clamp(self.questions());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let Some((earlier, later)) = self.pair() else {
            canvas.put(
                3,
                1,
                "There is one look-back so far, and nothing to set beside it. Esc goes back.",
            );
            return;
        };
        let wide = self.answer_width(earlier, later);
        // Where it is narrow the sign alone says what became of it; the line below the list says it
        // in words.
        let is_narrow = width < NARROW;
        let at = width
            .saturating_sub(2 * wide + if is_narrow { SIGN } else { CHANGE })
            .min(62);
        self.draw_dates(earlier, later, canvas, at);
        let changed = changes(earlier, later);
        let questions = &later.wording().questions;
        let all = u16::try_from(questions.len()).unwrap_or(10);
        self.list.draw(
            &mut canvas.part(0, 2, width, all),
            questions.len(),
            1,
            true,
            |place, row| {
                let question = &questions[place];
                row.put(
                    3,
                    0,
                    pad(
                        &format!("{:>2} {}", question.number, question.short),
                        usize::from(at.saturating_sub(4)),
                    ),
                );
                let word = |look_back: &LookBack| {
                    look_back
                        .practice(question.number)
                        .map_or("", Practice::word)
                };
                row.put(at, 0, word(earlier));
                row.put(at + wide, 0, word(later));
                if let Some((_, change)) = changed
                    .iter()
                    .find(|(number, _)| *number == question.number)
                {
                    let words = if is_narrow { "" } else { change.words() };
                    row.put(at + 2 * wide, 0, format!("{} {words}", change.sign()));
                }
            },
        );
        let sums: Vec<String> = Change::ALL
            .iter()
            .map(|change| {
                format!(
                    "{} {}: {}",
                    change.sign(),
                    change.words(),
                    which(&changed, *change)
                )
            })
            .collect();
        canvas.rule(all + 2);
        canvas.put(
            1,
            all + 3,
            shorten(&sums.join("   "), usize::from(width.saturating_sub(2))),
        );
        self.draw_foot(
            earlier,
            later,
            &mut canvas.part(0, all + 4, width, height.saturating_sub(all + 4)),
        );
    }
}
