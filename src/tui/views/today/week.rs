//! This week so far, in a few bars: shown under this evening where the window has room.

use chrono::NaiveDate;
use ratatui::text::{Line, Span};

use crate::domain::dates::monday_of;
use crate::domain::wording::count;
use crate::domain::{Kind, People};
use crate::store::{self, Filter, Only, Store};
use crate::tui::canvas::Canvas;

/// Rows it takes, its heading included.
pub const ROWS: u16 = 4;
/// Longest bar, in columns.
const BAR: usize = 16;

/// What was written since Monday.
#[derive(Debug, Clone, Default)]
pub struct Week {
    chats: usize,
    talked_with: usize,
    families: usize,
    shared: usize,
    unshared: usize,
    lent: usize,
    at_homes: usize,
}

impl Week {
    pub fn read(
        store: &Store,
        people: &People,
        at_homes: usize,
        today: NaiveDate,
    ) -> store::Result<Self> {
        let monday = monday_of(today);
        let weeks = store.pictures().chats_by_week(monday, today)?;
        let since_monday = |kind| Filter {
            kinds: vec![kind],
            since: Some(monday),
            until: Some(today),
            sensitive: true,
            ..Filter::default()
        };
        let observed = store.entries().count(&since_monday(Kind::Observation))?;
        let shared = store.entries().count(&Filter {
            only: Some(Only::Shared),
            ..since_monday(Kind::Observation)
        })?;
        Ok(Self {
            chats: weeks.iter().map(|week| week.chats).sum(),
            talked_with: weeks.len(),
            families: people
                .households
                .iter()
                .filter(|household| household.family.left_on.is_none())
                .count(),
            shared,
            unshared: observed - shared,
            lent: store.entries().count(&since_monday(Kind::Loan))?,
            at_homes,
        })
    }

    pub fn draw(&self, canvas: &mut Canvas) {
        canvas.heading(0, "This week so far");
        let done = canvas.look.done;
        let bar = |number: usize| Span::styled("█".repeat(number.min(BAR)), done);
        let rest = |number: usize| Span::raw("░".repeat(number.min(BAR)));
        let words = |words: String| Span::raw(format!(" {words}   "));
        let with = format!(
            "{} with {} of {}",
            self.chats,
            self.talked_with,
            count(self.families, "family")
        );
        canvas.put(
            3,
            1,
            Line::from(vec![
                Span::raw("chats         "),
                bar(self.chats),
                words(with),
            ]),
        );
        let mut observations = vec![
            Span::raw("observations  "),
            bar(self.shared),
            words(format!("{} shared", self.shared)),
        ];
        if self.unshared > 0 {
            observations.extend([
                rest(self.unshared),
                words(format!("{} waiting to be shared", self.unshared)),
            ]);
        }
        canvas.put(3, 2, Line::from(observations));
        let loans = [
            Span::raw("loans         "),
            bar(self.lent),
            words(format!("{} went home this week", self.lent)),
            rest(self.at_homes),
            words(format!("{} at homes now", self.at_homes)),
        ];
        canvas.put(3, 3, Line::from(loans.to_vec()));
    }
}
