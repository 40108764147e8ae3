//! How long each kind of thing is kept: her own periods, with a reason beside each suggestion.

use ratatui::text::Span;

use super::CouldGo;
use crate::assets;
use crate::domain::keeping::Period;
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// The periods.
#[derive(Default)]
pub struct HowLong {
    set: Vec<Period>,
    list: Listing,
}

impl HowLong {
    fn step(&mut self, forwards: bool, cx: &mut Context) -> Outcome {
        let place = self.list.chosen();
        let Some(period) = self.set.get(place).map(|period| period.next(forwards)) else {
            return Ok(());
        };
        cx.store
            .keeping()
            .set_period(assets::keeping()[place].keep, period)
    }

    fn can_step(&self, forwards: bool) -> bool {
        self.set
            .get(self.list.chosen())
            .is_some_and(|period| period.next(forwards) != *period)
    }
}

impl View for HowLong {
    const NAME: &'static str = "How long to keep";
    const HELP: &'static str = "keeping";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Left, "shorter", |periods, cx| periods.step(false, cx))
            .when(|periods| periods.can_step(false)),
        Command::<Self>::new(Key::Right, "longer", |periods, cx| periods.step(true, cx))
            .when(|periods| periods.can_step(true)),
        Command::<Self>::new(Key::Enter, "what could go", |_, cx| {
            cx.push(CouldGo::default());
            Ok(())
        }),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|periods| Some(periods.list.of(assets::keeping().len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let period = |kept: &assets::Suggested| {
            Ok(cx
                .store
                .keeping()
                .period(kept.keep)?
                .unwrap_or_else(|| kept.period()))
        };
        self.set = assets::keeping()
            .iter()
            .map(period)
            .collect::<crate::store::Result<_>>()?;
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, text, hint) = (canvas.width(), canvas.look.text, canvas.look.hint);
        let words = "How long you keep each kind of thing. Nothing goes by itself: once a year you are shown what could.";
        let row = canvas.paragraph(1, 0, 2, words, text) + 1;
        let all = assets::keeping();
        let length = u16::try_from(all.len()).unwrap_or(u16::MAX);
        let mut body = canvas.part(0, row, width, length);
        self.list
            .draw(&mut body, all.len(), 1, true, |place, line| {
                line.put(
                    3,
                    0,
                    format!(
                        "{} {}",
                        pad(&all[place].title, 34),
                        self.set
                            .get(place)
                            .map(|period| period.words())
                            .unwrap_or_default()
                    ),
                );
            });
        let Some(kept) = all.get(self.list.chosen()) else {
            return;
        };
        let from = if kept.from == "leaving" {
            "Counted from the day the family left."
        } else {
            "Counted from its own day."
        };
        let row = row + length + 1;
        let row = row + canvas.paragraph(3, row, 4, &kept.why, text) + 1;
        let suggested = format!(
            "{from} Suggested: {}. A habit of the trade, not a rule.",
            kept.period().words()
        );
        canvas.paragraph(3, row, 2, &suggested, Span::default().style.patch(hint));
    }
}
