//! How the card looks: what is turned, its rows with what can be chosen, and at the foot how it
//! would then read.

use ratatui::text::{Line, Span};

use super::choices::Choice;
use super::{TurnCard, Turning};
use crate::domain::privacy::Where;
use crate::domain::{Adult, Id, Kind, Label, Privacy};
use crate::line::{KindWord, read, turned};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::widgets::{entry_row, mark_chosen};

/// Where the answers begin.
const VALUES: u16 = 20;

impl TurnCard {
    pub(super) fn draw_card(&self, canvas: &mut Canvas) {
        canvas.no_caret();
        let mut inside = canvas.boxed("Turn into");
        let (width, height, text, hint) = (
            inside.width(),
            inside.height(),
            inside.look.text,
            inside.look.hint,
        );
        let Some(what) = &self.what else {
            inside.paragraph(
                3,
                1,
                2,
                "This is no longer here. Ctrl+Z may bring it back; Esc goes back.",
                text,
            );
            return;
        };
        inside.put(
            3,
            1,
            shorten(&self.title(what), usize::from(width.saturating_sub(6))),
        );
        let mut row = 3;
        for (place, choice) in self.choices().into_iter().enumerate() {
            let is_here = place == self.list.chosen();
            self.draw_choice(choice, is_here, &mut inside.part(0, row, width, 1));
            row += 1;
        }
        inside.paragraph(
            3,
            row + 1,
            3,
            &self.outcome(what),
            if self.wish == self.was { hint } else { text },
        );
        let left = height.saturating_sub(row + 4);
        if left > 0 {
            let words = if self.is_on_a_day() {
                "← and → a day, PgUp and PgDn a week."
            } else {
                "← and → choose."
            };
            inside.put(3, row + 4, Span::styled(words, hint));
        }
    }

    /// What is turned, as it stands. A closed note stays closed.
    fn title(&self, what: &Turning) -> String {
        match what {
            Turning::Line { text, .. } => format!("> {text}"),
            Turning::Note { entry, .. } => {
                let (names, kind) = (
                    self.people.names(&entry.children),
                    entry.kind.label(Label::Noun),
                );
                let words = if entry.privacy == Privacy::Sensitive {
                    "(closed)".to_owned()
                } else {
                    entry_row::words(entry, &self.people, self.now.date())
                };
                format!("{names}  {kind}  {words}")
            }
            Turning::Reminder(reminder) => reminder
                .shown_in(Where::List, &self.people)
                .unwrap_or_default(),
            Turning::Step(step) => step.words.clone(),
        }
    }

    /// How the line would read, or what Enter does.
    fn outcome(&self, what: &Turning) -> String {
        if self.wish == self.was {
            return "↑ and ↓ go to what is to be changed. Esc leaves it as it is.".to_owned();
        }
        let Turning::Line { text, .. } = what else {
            return "Enter changes it; Ctrl+Z takes that back.".to_owned();
        };
        let scene = self.scene();
        match turned(text, &scene, &self.wish) {
            None => "Written so, these words would be read as something else.".to_owned(),
            Some(turned) => {
                let reading = read(&turned.line, &scene);
                let echo = reading
                    .doubt
                    .map_or_else(|| format!("= {}", reading.echo), |doubt| doubt.question);
                format!("> {}\n{echo}", shorten(&turned.line, 70))
            }
        }
    }

    fn draw_choice(&self, choice: Choice, is_here: bool, row: &mut Canvas) {
        let (hint, selected, text) = (row.look.hint, row.look.selected, row.look.text);
        row.put(
            3,
            0,
            Span::styled(pad(self.label(choice), usize::from(VALUES) - 4), hint),
        );
        let (offered, chosen) = self.offered(choice);
        let room = usize::from(row.width().saturating_sub(VALUES + 2));
        if !is_here || offered.len() < 2 {
            let value = chosen
                .and_then(|chosen| offered.get(chosen))
                .map_or("not settled yet", String::as_str);
            row.put(VALUES, 0, shorten(value, room));
            if is_here {
                mark_chosen(row);
            }
            return;
        }
        row.put(1, 0, "▶");
        // As many as there is room for, the chosen one among them.
        let wide = |from: usize| {
            offered
                .iter()
                .skip(from)
                .take(chosen.unwrap_or(0) + 1 - from)
                .map(|one| Span::raw(one.as_str()).width() + 2)
                .sum::<usize>()
        };
        let first = (0..=chosen.unwrap_or(0))
            .find(|from| wide(*from) <= room)
            .unwrap_or(chosen.unwrap_or(0));
        let mut spans = Vec::new();
        for (place, words) in offered.iter().enumerate().skip(first) {
            // A sign as well, for screens that show no colours.
            let (words, style) = if Some(place) == chosen {
                (format!("[{words}]"), selected)
            } else {
                (format!(" {words} "), text)
            };
            spans.push(Span::styled(words, style));
        }
        row.part(VALUES - 1, 0, u16::try_from(room).unwrap_or(u16::MAX), 1)
            .put(0, 0, Line::from(spans));
    }

    fn label(&self, choice: Choice) -> &'static str {
        match (choice, self.wish.kind) {
            (Choice::About, _) => "About",
            (Choice::Kind, _) => "Kind",
            (Choice::Day, _) => "Day",
            (Choice::Remind, KindWord::Of(Kind::Loan)) => "Due back",
            (Choice::Remind, _) => "Remind me",
            (Choice::With, KindWord::Of(Kind::Observation)) => "Told",
            (Choice::With, KindWord::Of(Kind::FromHome)) => "Told by",
            (Choice::With, KindWord::Of(Kind::Loan)) => "Given to",
            (Choice::With, KindWord::Of(Kind::Try)) => "For",
            (Choice::With, _) => "With",
            (Choice::Privacy, _) => "Who may read it",
        }
    }

    /// All that can be chosen in a row, in words, and the place of what is chosen.
    fn offered(&self, choice: Choice) -> (Vec<String>, Option<usize>) {
        match choice {
            Choice::About => {
                let offered = self.children_offered();
                let chosen = offered
                    .iter()
                    .position(|children| *children == self.wish.children);
                (
                    offered
                        .iter()
                        .map(|children| self.people.names(children))
                        .collect(),
                    chosen,
                )
            }
            Choice::Kind => {
                let offered = self.kinds_offered();
                let chosen = offered.iter().position(|kind| *kind == self.wish.kind);
                (
                    offered.iter().map(|kind| kind.words().to_owned()).collect(),
                    chosen,
                )
            }
            Choice::With => {
                let offered = self.adults_offered();
                let chosen = offered.iter().position(|adult| *adult == self.wish.adult);
                (
                    offered.into_iter().map(|adult| self.adult(adult)).collect(),
                    chosen,
                )
            }
            Choice::Privacy => {
                let chosen = Privacy::ALL
                    .iter()
                    .position(|privacy| *privacy == self.wish.privacy);
                (
                    Privacy::ALL
                        .iter()
                        .map(|privacy| privacy.word().to_owned())
                        .collect(),
                    chosen,
                )
            }
            Choice::Day => one(self.wish.day.map(|day| self.say(day))),
            Choice::Remind => {
                let usual = || {
                    self.usually_due()
                        .map(|day| format!("{}, as usual", self.say(day)))
                };
                one(Some(
                    self.wish
                        .remind
                        .map(|day| self.say(day))
                        .or_else(usual)
                        .unwrap_or_else(|| "no".to_owned()),
                ))
            }
        }
    }

    fn adult(&self, adult: Option<Id<Adult>>) -> String {
        if let Some(adult) = adult {
            return self.people.role(Some(adult)).to_owned();
        }
        let is_line = matches!(self.what, Some(Turning::Line { .. }));
        match self.wish.kind {
            KindWord::Of(Kind::Observation) => "nobody yet",
            KindWord::Of(Kind::Chat | Kind::Loan) if is_line => "whoever collects",
            _ => "nobody named",
        }
        .to_owned()
    }
}

fn one(words: Option<String>) -> (Vec<String>, Option<usize>) {
    let chosen = words.as_ref().map(|_| 0);
    (words.into_iter().collect(), chosen)
}
