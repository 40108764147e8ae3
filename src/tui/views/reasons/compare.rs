//! Two rankings side by side, each in the words it was made under.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::draw::{sign, whom, whom_they_serve};
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::{Agreement, Ranked, Ranking, Saved};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// One of the two columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Side {
    Left,
    #[default]
    Right,
}

/// The two columns, and which of them the arrows change.
pub struct Compare {
    /// Newest first.
    rankings: Vec<Saved<Ranking>>,
    /// Places in `rankings`; the earlier one begins on the left.
    left: usize,
    right: usize,
    side: Side,
    list: Listing,
    today: NaiveDate,
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            rankings: Vec::new(),
            left: 1,
            right: 0,
            side: Side::Left,
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
    }
}

impl Compare {
    fn shown(&self, side: Side) -> Option<&Saved<Ranking>> {
        self.rankings.get(if side == Side::Left {
            self.left
        } else {
            self.right
        })
    }

    /// The next ranking for the column the arrows change; never the one in the other column.
    fn next(&self, is_earlier: bool) -> Option<usize> {
        let (own, other) = if self.side == Side::Left {
            (self.left, self.right)
        } else {
            (self.right, self.left)
        };
        let step = |from: usize| {
            if is_earlier {
                Some(from + 1)
            } else {
                from.checked_sub(1)
            }
        };
        let next = step(own)?;
        let next = if next == other { step(next)? } else { next };
        (next < self.rankings.len()).then_some(next)
    }

    fn turn(&mut self, is_earlier: bool) -> Outcome {
        if let Some(next) = self.next(is_earlier) {
            *(if self.side == Side::Left {
                &mut self.left
            } else {
                &mut self.right
            }) = next;
        }
        Ok(())
    }

    fn other_side(&mut self) -> Outcome {
        self.side = if self.side == Side::Left {
            Side::Right
        } else {
            Side::Left
        };
        Ok(())
    }

    fn count(&self) -> usize {
        [Side::Left, Side::Right]
            .iter()
            .filter_map(|side| self.shown(*side))
            .map(|ranking| ranking.reasons.len())
            .max()
            .unwrap_or(0)
    }

    /// The reason on the chosen row of the right column.
    fn chosen(&self) -> Option<&Ranked> {
        self.shown(Side::Right)?.reasons.get(self.list.chosen())
    }

    fn draw_column(&self, side: Side, canvas: &mut Canvas) {
        let (Some(ranking), Some(left)) = (self.shown(side), self.shown(Side::Left)) else {
            return;
        };
        let (heading, hint, people) = (canvas.look.heading, canvas.look.hint, canvas.look.people);
        let day = say_date(ranking.on, self.today);
        let day = if side == self.side {
            format!("[{day}]")
        } else {
            day
        };
        canvas.put(3, 0, Span::styled(day, heading));
        let wording = assets::reasons().of(&ranking.wording);
        let chosen = self.chosen().map(|ranked| ranked.reason.clone());
        for (place, ranked) in (1u16..).zip(&ranking.reasons) {
            let short = wording
                .reason(&ranked.reason)
                .map_or(ranked.reason.as_str(), |reason| reason.short.as_str());
            let moved = if side == Side::Right {
                sign(ranking.moved_since(left, &ranked.reason))
            } else {
                String::new()
            };
            let is_chosen = chosen.as_ref() == Some(&ranked.reason);
            // The same reason stands out in both columns, wherever it is.
            let style = if is_chosen { people } else { canvas.look.text };
            let room = usize::from(canvas.width().saturating_sub(if side == Side::Right {
                10
            } else {
                5
            }));
            canvas.put(
                3,
                place,
                Span::styled(format!("{place} {}", pad(short, room.min(40))), style),
            );
            canvas.put(
                canvas.width().saturating_sub(4).min(46),
                place,
                Span::styled(moved, hint),
            );
            if is_chosen {
                canvas.put(1, place, Span::styled("▶", style));
            }
        }
    }

    fn draw_said(&self, side: Side, canvas: &mut Canvas) {
        let (Some(ranking), Some(chosen)) = (self.shown(side), self.chosen()) else {
            return;
        };
        let (text, hint) = (canvas.look.text, canvas.look.hint);
        let height = canvas.height();
        let served = whom_they_serve(ranking).replacen("Your first", "The first", 1);
        let served = if ranking.first_three_serve().is_empty() {
            "Not said whom the first three serve.".to_owned()
        } else {
            served
        };
        let row = canvas.paragraph(1, 0, 2, &served, hint).max(2);
        let Some(ranked) = ranking.reason(&chosen.reason) else {
            canvas.paragraph(1, row, 2, "This reason was not among them.", hint);
            return;
        };
        let says = ranked.agreement.map_or("not answered", Agreement::word);
        let for_whom = if ranked.serves.is_empty() {
            String::new()
        } else {
            format!(" · serves {}", whom(&ranked.serves))
        };
        let row = row + canvas.paragraph(1, row, 2, &format!("{says}{for_whom}"), text);
        canvas.paragraph(1, row, height.saturating_sub(row), &ranked.why, text);
    }
}

impl View for Compare {
    const NAME: &'static str = "Two rankings";
    const HELP: &'static str = "rankings";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Left, "earlier", |compare, _| compare.turn(true))
            .when(|compare| compare.next(true).is_some()),
        Command::<Self>::new(Key::Right, "later one", |compare, _| compare.turn(false))
            .when(|compare| compare.next(false).is_some()),
        Command::<Self>::new(Key::Tab, "other side", |compare, _| compare.other_side()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|compare| Some(compare.list.of(compare.count())));

    fn crumb(&self) -> String {
        "Two rankings".to_owned()
    }

    fn tally(&self) -> String {
        crate::domain::wording::count(self.rankings.len(), "ranking")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.rankings = cx.store.why().rankings()?;
        let last = self.rankings.len().saturating_sub(1);
        self.left = self.left.min(last);
        self.right = self.right.min(last);
        self.list.clamp(self.count());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        // The right column has a sign more to show.
        let half = (width / 2).min(60);
        let left = half.saturating_sub(2);
        let rows = u16::try_from(self.count()).unwrap_or(9) + 1;
        for (side, column, wide) in [(Side::Left, 0, left), (Side::Right, left, half + 2)] {
            self.draw_column(side, &mut canvas.part(column, 0, wide, rows));
            self.draw_said(
                side,
                &mut canvas.part(
                    column,
                    rows + 1,
                    wide.saturating_sub(1),
                    height.saturating_sub(rows + 1),
                ),
            );
        }
        canvas.rule(rows);
    }
}
