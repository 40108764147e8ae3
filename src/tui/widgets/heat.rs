//! Chats by family and week, as shades: a gap is a nudge for her, never a mark against a family.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use ratatui::text::{Line, Span};

use crate::domain::dates::{monday_of, say_day};
use crate::domain::{Family, Household, Id, People, WeekOfChats};
use crate::store::{self, Store};
use crate::tui::canvas::{Canvas, columns, pad, shorten};

/// The last day of the week.
fn sunday_of(day: NaiveDate) -> NaiveDate {
    monday_of(day) + Days::new(6)
}

/// Columns before the first week.
const NAMES: u16 = 14;

/// What the heat map shows, read once.
#[derive(Debug, Clone, Default)]
pub struct Heat {
    mondays: Vec<NaiveDate>,
    chats: BTreeMap<(Id<Family>, NaiveDate), usize>,
    /// Weeks in which nobody was expected: half-term, closed, or every usual day away.
    quiet: BTreeSet<(Id<Family>, NaiveDate)>,
    breaks: Vec<(NaiveDate, String)>,
    last: Vec<(Id<Family>, Option<NaiveDate>)>,
    only: Option<Id<Family>>,
}

impl Heat {
    /// Weeks from that of `from` to that of `to`, of all families on the books.
    pub fn read(store: &Store, from: NaiveDate, to: NaiveDate) -> store::Result<Self> {
        let chats = store
            .pictures()
            .chats_by_week(monday_of(from), sunday_of(to))?;
        Self::gather(store, &store.families().on_books(to)?, chats, from, to)
    }

    /// The same of one family.
    pub fn of(
        household: &Household,
        store: &Store,
        from: NaiveDate,
        to: NaiveDate,
    ) -> store::Result<Self> {
        let family = household.family.id;
        let chats = store
            .pictures()
            .chats_by_week_of(family, monday_of(from), sunday_of(to))?;
        let heat = Self::gather(store, std::slice::from_ref(household), chats, from, to)?;
        Ok(Self {
            only: Some(family),
            ..heat
        })
    }

    fn gather(
        store: &Store,
        households: &[Household],
        chats: Vec<WeekOfChats>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> store::Result<Self> {
        let (first, last_day) = (monday_of(from), sunday_of(to));
        let mondays: Vec<NaiveDate> = first
            .iter_days()
            .step_by(7)
            .take_while(|monday| *monday <= to)
            .collect();
        let pictures = store.pictures();
        let chats = chats
            .into_iter()
            .map(|week| ((week.family, week.monday), week.chats))
            .collect();
        let breaks = pictures.breaks(first, last_day)?;
        let away = pictures.away_between(first, last_day)?;
        let mut quiet = BTreeSet::new();
        for household in households {
            for monday in &mondays {
                let expected = monday
                    .iter_days()
                    .take(7)
                    .filter(|day| *day <= to)
                    .any(|day| {
                        let is_break = breaks
                            .iter()
                            .any(|item| (item.first..=item.last).contains(&day));
                        !is_break
                            && household.children.iter().any(|child| {
                                child.usual_on(day).is_some() && !away.contains(&(child.id, day))
                            })
                    });
                if !expected {
                    quiet.insert((household.family.id, *monday));
                }
            }
        }
        let last = pictures
            .last_chats_of(households, to)?
            .into_iter()
            .map(|last| (last.family, last.day))
            .collect();
        let breaks = breaks
            .into_iter()
            .map(|item| (item.first, item.name.clone()))
            .collect();
        Ok(Self {
            mondays,
            chats,
            quiet,
            breaks,
            last,
            only: None,
        })
    }

    /// Rows it takes: month, week, families, legend.
    pub fn rows(&self) -> usize {
        self.families().count() + 3
    }

    fn families(&self) -> impl Iterator<Item = &(Id<Family>, Option<NaiveDate>)> {
        self.last
            .iter()
            .filter(|(family, _)| self.only.is_none_or(|only| only == *family))
    }

    /// Draws as many of the latest weeks as there is room for.
    pub fn draw(&self, canvas: &mut Canvas, people: &People, today: NaiveDate) {
        let names = if self.only.is_some() { 1 } else { NAMES };
        let room = usize::from(canvas.width().saturating_sub(names + 16) / 3);
        let shown = &self.mondays[self.mondays.len().saturating_sub(room)..];
        let hint = canvas.look.hint;
        let mut months = String::new();
        let mut weeks = String::new();
        for (place, monday) in shown.iter().enumerate() {
            let is_new_month = place == 0 || shown[place - 1].month() != monday.month();
            // A month of one week leaves no room for its name and a gap.
            let has_room = shown
                .get(place + 1)
                .is_none_or(|next| next.month() == monday.month());
            let filled = 3 * place;
            if is_new_month && has_room && months.len() <= filled {
                months.push_str(&" ".repeat(filled - months.len()));
                months.push_str(&monday.format("%b").to_string());
            }
            weeks.push_str(&pad(&monday.format("%-d").to_string(), 3));
        }
        canvas.put(names, 0, Span::styled(months, hint));
        let after = names + u16::try_from(3 * shown.len()).unwrap_or(u16::MAX);
        if self.only.is_none() {
            canvas.put(2, 1, Span::styled("week of", hint));
            canvas.put(after + 2, 1, Span::styled("last chat", hint));
        }
        canvas.put(names, 1, Span::styled(weeks, hint));
        let mut row = 2;
        for (family, last) in self.families() {
            if row >= canvas.height() {
                break;
            }
            if self.only.is_none() {
                let name = people.family(*family).map(|household| {
                    people.names(
                        &household
                            .children
                            .iter()
                            .map(|child| child.id)
                            .collect::<Vec<_>>(),
                    )
                });
                canvas.put(
                    2,
                    row,
                    pad(&name.unwrap_or_default(), usize::from(NAMES) - 3),
                );
                let last = last.map_or_else(|| "not yet".to_owned(), |day| say_day(day, today));
                canvas.put(after + 2, row, last);
            }
            let cells: Vec<Span> = shown
                .iter()
                .map(|monday| Span::styled(self.cell(*family, *monday), canvas.look.done))
                .collect();
            canvas.put(names, row, Line::from(cells));
            row += 1;
        }
        if row < canvas.height() && self.only.is_none() {
            let mut legend =
                "· none  ░░ one  ▒▒ two  ▓▓ three  ██ four or more  - away, closed".to_owned();
            let wide = usize::from(canvas.width().saturating_sub(3));
            for (first, name) in &self.breaks {
                let closed = format!("  ({name}: {})", first.format("%-d %b"));
                if columns(&legend) + columns(&closed) <= wide {
                    legend.push_str(&closed);
                }
            }
            canvas.put(2, row, Span::styled(shorten(&legend, wide), hint));
        }
    }

    fn cell(&self, family: Id<Family>, monday: NaiveDate) -> &'static str {
        match self.chats.get(&(family, monday)).copied().unwrap_or(0) {
            0 if self.quiet.contains(&(family, monday)) => "-  ",
            0 => "·  ",
            1 => "░░ ",
            2 => "▒▒ ",
            3 => "▓▓ ",
            _ => "██ ",
        }
    }
}
