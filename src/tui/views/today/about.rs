//! What is worth knowing about the child shown, beside the line where the window is wide.

use chrono::{Days, NaiveDate};

use crate::domain::dates::{say_date, say_day};
use crate::domain::pickup::Stop;
use crate::domain::text::clean_line;
use crate::domain::wording::and_list;
use crate::domain::{Entry, Kind, People, Privacy, Saved};
use crate::line::Known;
use crate::store::{self, Filter, Store};
use crate::tui::canvas::Canvas;
use crate::tui::widgets::{Heat, entry_row};

/// Rows the last chat may take.
const LAST_TIME_ROWS: u16 = 9;
/// Weeks of chats shown.
const WEEKS: u64 = 10;

/// Read once when the place in the round changes.
pub struct AboutStop {
    name: String,
    lines: Vec<(&'static str, String)>,
    last_time: Option<Saved<Entry>>,
    at_home: Vec<String>,
    heat: Heat,
}

impl AboutStop {
    pub fn of(
        store: &Store,
        stop: Option<&Stop>,
        people: &People,
        known: &Known,
        today: NaiveDate,
    ) -> store::Result<Option<Self>> {
        let Some(stop) = stop else { return Ok(None) };
        let Some(child) = stop.children.first().and_then(|child| people.child(*child)) else {
            return Ok(None);
        };
        let Some(household) = people.family_of(child.id) else {
            return Ok(None);
        };
        let family = &household.family;
        let mut lines = Vec::new();
        if let Some(age) = child.age_on(today) {
            lines.push(("", age.long()));
        }
        let adults = and_list(
            household
                .adults
                .iter()
                .filter(|adult| adult.household.is_empty())
                .map(|adult| adult.role.as_str()),
        );
        for (label, value) in [
            ("Lives with", &adults),
            ("Home words", &family.home_languages),
            ("Best way", &family.channel),
            ("Likes to hear", &family.likes_to_hear),
            ("Avoid", &family.avoid),
        ] {
            if !value.is_empty() {
                lines.push((label, value.clone()));
            }
        }
        let filter = Filter {
            kinds: vec![Kind::Chat],
            child: Some(child.id),
            ..Filter::default()
        };
        let last_time = store.entries().list(&filter, 0, 1)?.pop();
        let at_home = known
            .out
            .iter()
            .filter(|out| {
                out.children
                    .iter()
                    .any(|own| household.children.iter().any(|child| child.id == *own))
            })
            .map(|out| format!("{}, due {}", out.thing.name, say_date(out.loan.due, today)))
            .collect();
        let heat = Heat::of(household, store, today - Days::new(7 * (WEEKS - 1)), today)?;
        Ok(Some(Self {
            name: people.names(&stop.children),
            lines,
            last_time,
            at_home,
            heat,
        }))
    }

    /// The last thing said, for the moment of typing.
    pub fn last_time(&self) -> Option<&Saved<Entry>> {
        self.last_time.as_ref()
    }

    /// The same in sentences, one to a line.
    pub fn aloud(&self, people: &People, today: NaiveDate) -> Vec<String> {
        let mut said = vec![format!("About {}.", self.name)];
        said.extend(self.lines.iter().map(|(label, value)| {
            if label.is_empty() {
                format!("{value}.")
            } else {
                format!("{label}: {value}.")
            }
        }));
        said.extend(self.last_time.as_ref().map(|last| {
            let role = people.role(last.adult);
            let with = if role.is_empty() {
                String::new()
            } else {
                format!(", {role}")
            };
            let words = match last.privacy {
                Privacy::Shareable => entry_row::words(last, people, today),
                Privacy::Private => "Private note".to_owned(),
                Privacy::Sensitive => "Confidential note".to_owned(),
            };
            format!("Last time, {}{with}: {words}", say_day(last.day, today))
        }));
        said.extend(
            (!self.at_home.is_empty())
                .then(|| format!("At home now: {}.", self.at_home.join("; "))),
        );
        said
    }

    pub fn draw(&self, canvas: &mut Canvas, people: &People, today: NaiveDate) {
        let (height, text) = (canvas.height(), canvas.look.text);
        canvas.heading(0, &format!("About {}", self.name));
        let mut row = 2;
        for (label, value) in &self.lines {
            let column = if label.is_empty() { 1 } else { 15 };
            canvas.put(1, row, (*label).to_owned());
            row += canvas.paragraph(column, row, 2, value, text).max(1);
        }
        if let Some(last) = &self.last_time {
            canvas.heading(row + 1, "Last time");
            let words = entry_row::words(last, people, today);
            let role = people.role(last.adult);
            let with = if role.is_empty() {
                String::new()
            } else {
                format!(" · {role}")
            };
            let words = clean_line(&format!("{}{with}. {words}", say_day(last.day, today)));
            row += 2 + canvas.paragraph(1, row + 2, LAST_TIME_ROWS, &words, text);
        }
        if !self.at_home.is_empty() {
            canvas.heading(row + 1, "At home now");
            row += 2;
            for line in &self.at_home {
                row += canvas.paragraph(1, row, 2, line, text);
            }
        }
        if row + 5 < height {
            canvas.heading(row + 1, "Chats with this family");
            let (width, left) = (canvas.width(), height - row - 2);
            self.heat
                .draw(&mut canvas.part(0, row + 2, width, left), people, today);
        }
    }
}
