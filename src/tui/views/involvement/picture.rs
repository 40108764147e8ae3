//! The picture by term: for each way, in how many families it was so. No totals, no ranking; each
//! row opens what is behind it.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::domain::Way;
use crate::domain::term::{Term, last_school_year, terms};
use crate::domain::way::ByTerm;
use crate::store::{self, Store};
use crate::tui::canvas::Canvas;
use crate::tui::widgets::{ListRows, Listing};

/// From a little to a lot.
const STEPS: [&str; 7] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"];
/// Where the terms begin, and the columns each takes.
const TERMS: u16 = 33;
const EACH: u16 = 8;
/// Rows of the heading and of the ways.
pub(super) const ROWS: u16 = 8;

#[derive(Default)]
pub(super) struct Picture {
    terms: Vec<Term>,
    by_term: ByTerm,
    list: Listing,
}

impl Picture {
    pub(super) fn read(&mut self, store: &Store, today: NaiveDate) -> store::Result<()> {
        let from = last_school_year(today);
        self.terms = terms(from, today);
        self.by_term = store.ways().by_term(from, today)?;
        Ok(())
    }

    pub(super) fn chosen(&self) -> Way {
        Way::ALL
            .get(self.list.chosen())
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn list_rows(&self) -> ListRows<'_> {
        self.list.of(Way::ALL.len())
    }

    fn families(&self, way: Way, term: Term) -> usize {
        self.by_term.get(&(way, term)).copied().unwrap_or(0)
    }

    /// The newest term in words.
    pub(super) fn sentence(&self) -> String {
        let Some(term) = self.terms.last() else {
            return String::new();
        };
        let said = |way: &Way| match self.families(*way, *term) {
            0 => None,
            many => Some(format!("{} {many}", way.word())),
        };
        let said: Vec<String> = Way::ALL.iter().filter_map(said).collect();
        if said.is_empty() {
            "Nothing is noted of this term yet.".to_owned()
        } else {
            format!("This term, in families: {}.", said.join("; "))
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, has_keys: bool) {
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        canvas.heading(0, "How we work together, by term");
        let fits = usize::from(width.saturating_sub(TERMS) / EACH).max(1);
        let shown = &self.terms[self.terms.len().saturating_sub(fits)..];
        for (column, term) in (TERMS..).step_by(usize::from(EACH)).zip(shown) {
            canvas.put(column, 0, Span::styled(term.short(), hint));
        }
        self.list.draw(
            &mut canvas.part(0, 1, width, height.saturating_sub(1)),
            Way::ALL.len(),
            1,
            has_keys,
            |place, row| {
                row.put(3, 0, Way::ALL[place].word());
                for (column, term) in (TERMS..).step_by(usize::from(EACH)).zip(shown) {
                    row.put(column, 0, cell(self.families(Way::ALL[place], *term)));
                }
            },
        );
    }
}

/// "▃▃ 3"; a dot stands for none.
fn cell(families: usize) -> String {
    match families.checked_sub(1) {
        None => "·".to_owned(),
        Some(step) => format!("{} {families}", STEPS[step.min(STEPS.len() - 1)].repeat(2)),
    }
}
