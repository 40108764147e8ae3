//! How the list of observations looks: two rows each, and the chosen one whole beside or below
//! them.

use ratatui::text::Span;

use super::Observations;
use super::pictures::bar;
use super::which::Which;
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::privacy::{Sight, Where, sight};
use crate::domain::text::clean_line;
use crate::domain::{Age, Entry, Kind, Saved, Tried};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::widgets::entry_row;

/// From this width on the chosen note stands beside the list.
const WIDE: u16 = 110;
const ASIDE: u16 = 40;
/// Rows for the chosen note below the list.
const BELOW: u16 = 6;
/// From this height on a wide window has the term's counts below the list.
const HIGH: u16 = 28;

impl Observations {
    pub(super) fn draw_list(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let top = self.line.draw(canvas, &self.title()) + 1;
        let wide = width >= WIDE;
        let counts = if wide && height >= HIGH { 4 } else { 0 };
        let (columns, below) = if wide {
            (width - ASIDE, counts)
        } else {
            (width, BELOW)
        };
        let list = height.saturating_sub(top + below);
        self.draw_rows(&mut canvas.part(0, top, columns, list));
        if counts > 0 {
            self.draw_counts(&mut canvas.part(0, height - counts, columns, counts));
        }
        if wide {
            canvas.upright(columns, top, height);
            self.draw_aside(&mut canvas.part(
                columns + 2,
                top,
                ASIDE - 3,
                height.saturating_sub(top),
            ));
        } else {
            let foot = height.saturating_sub(BELOW);
            canvas.rule(foot);
            self.draw_below(&mut canvas.part(0, foot + 1, width, BELOW - 1));
        }
    }

    /// What is listed, and what the other lists hold.
    fn title(&self) -> String {
        if self.line.is_writing() || !self.line.line.is_empty() {
            return "Type to find, or write it down:  obs ola: stacked nine cups @mum".to_owned();
        }
        match &self.which {
            Which::Everything => {
                format!(
                    "Find or write: obs home: re: try:   {} to share · {} waiting for an answer",
                    self.to_share, self.to_answer
                )
            }
            which => format!("Find or write: obs home: re: try:   now: {}", which.title()),
        }
    }

    fn draw_rows(&self, canvas: &mut Canvas) {
        let wide = usize::from(canvas.width());
        if self.pages.count() == 0 {
            let words = if self.line.wanted().is_empty() {
                self.which.nothing()
            } else {
                "Nothing here has those words. Backspace, or Esc shows everything."
            };
            let style = canvas.look.hint;
            canvas.put(
                3,
                0,
                Span::styled(shorten(words, wide.saturating_sub(4)), style),
            );
        }
        self.pages.draw(canvas, 2, true, |entry, row| {
            let state = self.state(entry);
            let style = if state == "not yet" {
                row.look.due
            } else {
                row.look.hint
            };
            row.put(3, 0, Span::styled(pad(state, 10), style));
            let front = format!(
                "{} {} ",
                pad(&say_date(entry.day, self.today), 10),
                entry_row::pad_name(entry, &self.line.people)
            );
            let words = entry_row::words(entry, &self.line.people, self.today);
            row.put(
                13,
                0,
                format!(
                    "{front}{}",
                    shorten(&words, wide.saturating_sub(15 + front.chars().count()))
                ),
            );
            let column = 13 + u16::try_from(front.chars().count()).unwrap_or(0);
            let hint = row.look.hint;
            row.put(
                column,
                1,
                Span::styled(
                    shorten(
                        &self.who_and_what(entry),
                        wide.saturating_sub(usize::from(column) + 2),
                    ),
                    hint,
                ),
            );
        });
    }

    /// "not yet", "shared", "answered", "from home", "to try", "tried".
    fn state(&self, entry: &Saved<Entry>) -> &'static str {
        match entry.kind {
            Kind::FromHome => "from home",
            Kind::Answer => "answer",
            Kind::Try => match entry.giving().map(|giving| giving.tried) {
                Some(Tried::Yes) => "tried",
                Some(Tried::NotForUs) => "not for us",
                _ => "to try",
            },
            _ if self.answers.contains_key(&entry.id) => "answered",
            _ if entry.shared().is_empty()
                && sight(entry.privacy, Where::Family) == Sight::Absent =>
            {
                "mine"
            }
            _ if entry.shared().is_empty() => "not yet",
            _ => "shared",
        }
    }

    /// `Mum: "she did our shed"`, else who has heard of it.
    fn who_and_what(&self, entry: &Saved<Entry>) -> String {
        if !sight(entry.privacy, Where::List).has_words() {
            return String::new();
        }
        if let Some(answer) = self
            .answers
            .get(&entry.id)
            .and_then(|answers| answers.last())
        {
            return self.said(answer);
        }
        let people = &self.line.people;
        let told: Vec<&str> = entry
            .shared()
            .iter()
            .map(|share| people.role(Some(share.with)))
            .collect();
        match (entry.kind, people.role(entry.adult)) {
            (Kind::FromHome, "") => "told us".to_owned(),
            (Kind::FromHome, role) => format!("{role} told us"),
            (Kind::Try, role) => {
                let happened = entry.giving().map_or("", |giving| giving.happened.as_str());
                if happened.is_empty() {
                    role.to_owned()
                } else {
                    format!("{role} \"{happened}\"").trim_start().to_owned()
                }
            }
            _ => crate::domain::wording::and_list(told),
        }
    }

    fn said(&self, answer: &Saved<Entry>) -> String {
        let role = self.line.people.role(answer.adult);
        let role = if role.is_empty() { "They" } else { role };
        format!("{role}: \"{}\"", answer.words)
    }

    /// "Ola, 2 years 4 months, Fri 20 Nov, shared".
    fn heading(&self, entry: &Saved<Entry>) -> String {
        let people = &self.line.people;
        let age = entry
            .children
            .first()
            .filter(|_| entry.children.len() == 1)
            .and_then(|child| people.child(*child)?.age_on(entry.day));
        let age = age.map_or_else(String::new, |age| format!(", {}", Age::long(age)));
        format!(
            "{}{age} · {} · {}",
            people.names(&entry.children),
            say_date(entry.day, self.today),
            self.state(entry)
        )
    }

    /// Labels and values of the chosen note, the weightiest first.
    fn about(&self, entry: &Saved<Entry>) -> Vec<(&'static str, String)> {
        if !sight(entry.privacy, Where::List).has_words() {
            return Vec::new();
        }
        let mut about = Vec::new();
        for answer in self.answers.get(&entry.id).into_iter().flatten() {
            about.push(("What they said back", self.said(answer)));
        }
        if let Some(seen) = entry.seen() {
            let names: Vec<&str> = assets::early_years()
                .plain_names(&seen.areas, &self.own_areas)
                .chain(assets::early_years().plain_names(&seen.ways, &[]))
                .collect();
            for (label, words) in [
                ("It was about", names.join(" · ")),
                ("Home idea", seen.at_home.clone()),
                ("Next step", seen.next_step.clone()),
            ] {
                if !words.is_empty() {
                    about.push((label, words));
                }
            }
        }
        about
    }

    /// The next keys for this note, in words.
    fn next_keys(&self, entry: &Saved<Entry>) -> String {
        match (entry.kind, self.next_to_hear()) {
            (Kind::Observation, Some(adult)) if self.line.line.is_empty() => {
                format!("Space: told {} today.  Enter: everything else.", adult.role)
            }
            (Kind::Observation, None) => {
                "Everybody at home has been told.  Enter: what they said back.".to_owned()
            }
            _ => "Enter: what can be done with it.".to_owned(),
        }
    }

    fn draw_below(&self, canvas: &mut Canvas) {
        let Some(entry) = self.pages.chosen() else {
            return;
        };
        let (height, text, hint) = (canvas.height(), canvas.look.text, canvas.look.hint);
        canvas.put(1, 0, Span::styled(self.heading(entry), hint));
        let words = entry_row::words(entry, &self.line.people, self.today);
        let mut row = 1 + canvas.paragraph(1, 1, 2, &clean_line(&words), text);
        for (label, value) in self.about(entry) {
            if row + 1 >= height {
                break;
            }
            canvas.put(1, row, Span::styled(label, hint));
            row += canvas.paragraph(22, row, 1, &clean_line(&value), text);
        }
        canvas.put(
            1,
            height.saturating_sub(1),
            Span::styled(self.next_keys(entry), hint),
        );
    }

    fn draw_aside(&self, canvas: &mut Canvas) {
        let Some(entry) = self.pages.chosen() else {
            return;
        };
        let (height, text, hint) = (canvas.height(), canvas.look.text, canvas.look.hint);
        let mut row = canvas.paragraph(1, 0, 3, &self.heading(entry), hint) + 1;
        row += canvas.paragraph(
            1,
            row,
            8,
            &entry_row::words(entry, &self.line.people, self.today),
            text,
        ) + 1;
        for share in entry.shared() {
            let role = self.line.people.role(Some(share.with));
            let told = format!(
                "{role}, {}, {}",
                say_date(share.on, self.today),
                share.how.word()
            );
            row += canvas.paragraph(1, row, 2, &told, hint);
        }
        for (label, value) in self.about(entry) {
            if row + 3 >= height {
                break;
            }
            canvas.heading(row + 1, label);
            row += 2 + canvas.paragraph(1, row + 2, 5, &value, text);
        }
        canvas.paragraph(1, row + 1, 3, &self.next_keys(entry), hint);
    }

    fn draw_counts(&self, canvas: &mut Canvas) {
        let [here, home, answered] = self.this_term;
        let words = format!(
            "Both ways this term: {here} seen here, {answered} of them answered, {home} from home."
        );
        let hint = canvas.look.hint;
        canvas.put(1, 1, Span::styled(words, hint));
        canvas.put(
            3,
            2,
            format!(
                "from me  {}    from home  {}    answered  {}",
                bar(here),
                bar(home),
                bar(answered)
            ),
        );
    }
}
