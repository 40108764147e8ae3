//! How each line of a family's card looks.

use ratatui::text::Span;

use super::{FamilyCard, Row};
use crate::domain::Adult;
use crate::domain::dates::say_date;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::forms::say_days;
use crate::tui::widgets::entry_row;

/// Said of a row that led to another, or came of one: Enter tells the whole story.
const IN_A_STORY: &str = "  of a story";

impl FamilyCard {
    pub(super) fn draw_row(&self, place: usize, canvas: &mut Canvas) {
        let Some(household) = &self.household else {
            return;
        };
        let wide = usize::from(canvas.width()).saturating_sub(4);
        let (people, hint) = (canvas.look.people, canvas.look.hint);
        let two = |canvas: &mut Canvas, first: &str, rest: &str| {
            canvas.put(3, 0, Span::styled(pad(first, 20), people));
            canvas.put(24, 0, shorten(rest, wide.saturating_sub(21)));
        };
        match self.rows.get(place) {
            Some(Row::Heading(words)) => canvas.heading(0, words),
            Some(Row::Child(id)) => {
                if let Some(child) = household.children.iter().find(|child| child.id == *id) {
                    let today = self.around.today;
                    let parts = [
                        child.age_on(today).map_or_else(
                            || "birthday not known".to_owned(),
                            crate::domain::Age::long,
                        ),
                        say_days(&child.days, &self.around),
                        child.left_on.map_or_else(String::new, |left| {
                            format!("left {}", say_date(left, today))
                        }),
                    ];
                    let said: Vec<String> =
                        parts.into_iter().filter(|part| !part.is_empty()).collect();
                    two(canvas, &child.name, &said.join(" · "));
                }
            }
            Some(Row::Adult(id)) => {
                if let Some(adult) = household.adult(*id) {
                    two(canvas, &adult.role, &adult_line(adult));
                }
            }
            Some(Row::Together { label, value }) => {
                canvas.put(3, 0, Span::styled(pad(label, 20), hint));
                canvas.put(24, 0, shorten(value, wide.saturating_sub(21)));
            }
            Some(Row::KeyDay(id)) => {
                if let Some(day) = household.key_days.iter().find(|day| day.id == *id) {
                    let when = if day.yearly {
                        format!("{}, every year", day.day.format("%-d %b"))
                    } else {
                        say_date(day.day, self.around.today)
                    };
                    two(canvas, &when, &day.what);
                }
            }
            Some(Row::AddChild) => canvas.put(3, 0, Span::styled("+ a child", hint)),
            Some(Row::AddAdult) => canvas.put(3, 0, Span::styled("+ a grown-up", hint)),
            Some(Row::AddTogether) => canvas.put(
                3,
                0,
                Span::styled("+ languages, best way and time, what to avoid", hint),
            ),
            Some(Row::Way(place)) => self.draw_way(*place, canvas),
            Some(Row::AddWay) => canvas.put(3, 0, Span::styled("+ another way", hint)),
            Some(Row::Story(place)) => {
                if let Some(story) = self.told.get(*place) {
                    canvas.put(3, 0, shorten(&story.words, wide));
                }
            }
            Some(Row::InTheWay(words)) => canvas.put(3, 0, Span::styled(words.clone(), hint)),
            Some(Row::AddKeyDay) => canvas.put(3, 0, Span::styled("+ a day that matters", hint)),
            None => {
                if let Some(entry) = self.written.row(place - self.rows.len()) {
                    let mark = if self.stories.contains(&entry.id) {
                        IN_A_STORY
                    } else {
                        ""
                    };
                    canvas.put(
                        3,
                        0,
                        entry_row::dated(
                            entry,
                            &self.around.people,
                            self.around.today,
                            wide - mark.len(),
                        ),
                    );
                    canvas.put_right(0, Span::styled(mark, hint));
                }
            }
        }
    }
}

fn adult_line(adult: &Adult) -> String {
    let mut parts = Vec::new();
    for words in [&adult.name, &adult.household, &adult.contact] {
        if !words.is_empty() {
            parts.push(words.clone());
        }
    }
    parts.push(
        if adult.may_collect {
            "may collect"
        } else {
            "does not collect"
        }
        .to_owned(),
    );
    match adult.parental_responsibility {
        Some(true) => parts.push("parental responsibility".to_owned()),
        Some(false) => parts.push("no parental responsibility".to_owned()),
        None => {}
    }
    parts.join(" · ")
}
