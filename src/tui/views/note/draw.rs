//! How the card of one entry looks: what is known above, the story in the middle, the numbered acts
//! below.

use ratatui::text::Span;

use super::EntryCard;
use crate::assets;
use crate::domain::dates::{say_date, say_day};
use crate::domain::{Age, Entry, Kind, Label, Saved};
use crate::store::EarlierPlace;
use crate::tui::canvas::{Canvas, shorten, wrap};
use crate::tui::forms::ENTRY;

/// Rows kept for what is known, however many acts there are.
const KNOWN: u16 = 7;
/// Rows kept for the acts, however long the words are; the list of them can be gone through.
const ACTS: u16 = 5;
/// Rows an answer may take.
const ANSWER: u16 = 4;
/// So many answers beside the words are seen, however long those are.
const BESIDE: usize = 3;
/// Where the answers of the card begin.
const VALUES: u16 = 20;

impl EntryCard {
    pub(super) fn draw_card(&self, canvas: &mut Canvas) {
        let Some(entry) = &self.entry else {
            let mut inside = canvas.boxed("A note");
            inside.put(
                3,
                1,
                "This note is no longer here. Ctrl+Z may bring it back; Esc goes back.",
            );
            return;
        };
        let mut inside = canvas.boxed(&self.heading(entry));
        let (width, height) = (inside.width(), inside.height());
        let acts = self.acts();
        let known = self.known(entry);
        let beside = known.len().saturating_sub(1).min(BESIDE);
        // The words come first and are what she opened the card for.
        let words = known.first().map_or(0, |(_, words)| {
            wrap(words, usize::from(width.saturating_sub(VALUES + 1))).len()
        });
        let room = u16::try_from(words + beside + 2)
            .unwrap_or(u16::MAX)
            .clamp(KNOWN, KNOWN.max(height.saturating_sub(ACTS)));
        let shown = u16::try_from(acts.len())
            .unwrap_or(u16::MAX)
            .min(height.saturating_sub(room));
        let first = height.saturating_sub(shown);
        draw_known(
            &known,
            beside,
            &mut inside.part(0, 1, width, first.saturating_sub(2)),
        );
        self.list.draw(
            &mut inside.part(0, first, width, shown),
            acts.len(),
            1,
            true,
            |place, row| {
                let number = if place < 9 {
                    (place + 1).to_string()
                } else {
                    " ".to_owned()
                };
                row.put(
                    3,
                    0,
                    shorten(
                        &format!("{number}  {}", acts[place].words()),
                        usize::from(width.saturating_sub(4)),
                    ),
                );
            },
        );
    }

    /// "Ola, 2 years 4 months · today · obs": as old as the child was on that day.
    fn heading(&self, entry: &Saved<Entry>) -> String {
        let people = &self.around.people;
        let age = match entry.children.as_slice() {
            [one] => people
                .child(*one)
                .and_then(|child| child.age_on(entry.day))
                .map_or_else(String::new, |age| format!(", {}", Age::long(age))),
            _ => String::new(),
        };
        if let Some(loan) = entry.loan() {
            let day = say_day(entry.day, self.around.today);
            return format!(
                "{} · lent to {}{age} · {day}",
                people.thing(loan),
                people.names(&entry.children)
            );
        }
        let kind = entry.kind.label(Label::Noun);
        format!(
            "{}{age} · {} · {kind}",
            people.names(&entry.children),
            say_day(entry.day, self.around.today)
        )
    }

    /// Every line of the card with its label, the weightiest first.
    fn known(&self, entry: &Saved<Entry>) -> Vec<(&'static str, String)> {
        let quiet = |label: &str, value: &str| {
            matches!(label, "About" | "Day")
                || (value == "no"
                    && matches!(label, "Rushed" | "Changed what I do" | "Child's record"))
        };
        let mut known: Vec<(&'static str, String)> = Vec::new();
        let mut rows = ENTRY
            .rows(&entry.item, &self.around)
            .into_iter()
            .filter(|(label, value)| !quiet(label, value));
        known.extend(rows.next());
        known.extend(self.reminder.as_ref().map(|reminder| {
            let due = say_date(reminder.due, self.around.today);
            ("Reminder", format!("{due}: {}", reminder.words))
        }));
        known.extend(
            self.title
                .as_ref()
                .filter(|title| **title != entry.words)
                .map(|title| (Kind::Try.label(Label::Title), title.clone())),
        );
        if let Some(seen) = entry.seen() {
            let about: Vec<&str> = assets::early_years()
                .plain_names(&seen.areas, &self.own_areas)
                .chain(assets::early_years().plain_names(&seen.ways, &[]))
                .collect();
            if !about.is_empty() {
                known.push(("It was about", about.join(" · ")));
            }
        }
        known.extend(
            self.tellings
                .iter()
                .map(|share| ("Shared with", self.said_of(share))),
        );
        let mut label = "Its story";
        for other in self.story.iter().filter(|_| self.story.len() > 1) {
            let here = if other.id == entry.id {
                "this note"
            } else {
                ""
            };
            let words = if here.is_empty() {
                self.said_in_short(other)
            } else {
                format!("{} {here}", other.kind.label(Label::Short))
            };
            known.push((label, words));
            label = "";
        }
        known.extend(rows);
        known.extend(
            self.earlier_place
                .as_ref()
                .map(|place| ("Changed", self.said_of_place(place))),
        );
        known.extend(self.earlier.first().map(|earlier| {
            let when = earlier.at.format("%a %-d %b %H:%M");
            (
                "Changed",
                shorten(
                    &format!("{when}, was: {} {}", earlier.words, earlier.heard),
                    200,
                ),
            )
        }));
        known
    }

    /// "Fri 20 Nov 18:12, was about Kai, chat, with Mum".
    fn said_of_place(&self, place: &EarlierPlace) -> String {
        let people = &self.around.people;
        let about = people.names(&place.children);
        let role = people.role(place.adult);
        let parts = [
            (!about.is_empty()).then(|| format!("about {about}")),
            place.kind.map(|kind| kind.label(Label::Noun).to_owned()),
            place
                .day
                .map(|day| format!("of {}", say_date(day, self.around.today))),
            (!role.is_empty()).then(|| format!("with {role}")),
            place.privacy.map(|privacy| privacy.word().to_owned()),
        ];
        let was: Vec<String> = parts.into_iter().flatten().collect();
        let at = place.at.format("%a %-d %b %H:%M");
        if was.is_empty() {
            format!("{at}, nobody was named before")
        } else {
            format!("{at}, was {}", was.join(", "))
        }
    }
}

/// Labels with their answers, the words first: they leave room for so many others beside them.
fn draw_known(known: &[(&'static str, String)], beside: usize, canvas: &mut Canvas) {
    let (height, text, hint) = (canvas.height(), canvas.look.text, canvas.look.hint);
    let for_words = height
        .saturating_sub(u16::try_from(beside).unwrap_or(u16::MAX))
        .max(ANSWER);
    let mut row = 0;
    for (place, (label, value)) in known.iter().enumerate() {
        if row >= height {
            return;
        }
        let most = if place == 0 { for_words } else { ANSWER };
        canvas.put(2, row, Span::styled(*label, hint));
        row += canvas
            .paragraph(VALUES, row, (height - row).min(most), value, text)
            .max(1);
    }
}
