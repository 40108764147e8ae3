//! What is worth knowing about the child shown in the round, at the moment of typing.

use chrono::NaiveDate;

use super::note_text;
use crate::domain::dates::{say_date, say_day};
use crate::domain::pickup::Stop;
use crate::domain::wording::and_list;
use crate::domain::{Entry, Kind, People, Privacy, Saved};
use crate::line::Vocabulary;
use crate::store::{self, Filter, Store};

/// Read once when the place in the round changes.
pub struct StopFacts {
    pub name: String,
    /// Labels with what is known; the label of the child's age is empty.
    pub lines: Vec<(&'static str, String)>,
    last_time: Option<Saved<Entry>>,
    /// What is lent to the family: "Wooden train, due Fri 27 Nov".
    pub at_home: Vec<String>,
}

impl StopFacts {
    pub fn of(
        store: &Store,
        stop: Option<&Stop>,
        people: &People,
        known: &Vocabulary,
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
        Ok(Some(Self {
            name: people.names(&stop.children),
            lines,
            last_time,
            at_home,
        }))
    }

    /// The last thing said, for the moment of typing.
    pub fn last_time(&self) -> Option<&Saved<Entry>> {
        self.last_time.as_ref()
    }

    /// The same in sentences.
    pub fn sentences(&self, people: &People, today: NaiveDate) -> Vec<String> {
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
                Privacy::Shareable => note_text::words(last, people, today),
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
}
