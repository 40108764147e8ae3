//! How the reasons look: the list, whom the first three serve, and the chosen reason with her words
//! and its earlier places.

use ratatui::text::Span;

use super::{Saying, Why};
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::wording::{and_list, count};
use crate::domain::{Agreement, Moved, Ranked, Ranking, Whom};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::widgets::{draw_line, line_height};

/// From this width on the chosen reason stands beside the list.
const WIDE: u16 = 110;
/// The list's own columns on a wide window.
const LIST: u16 = 78;
/// Columns of a reason's short words.
const SHORT: usize = 34;
/// Columns of words that are read with ease.
const READABLE: u16 = 76;
/// Rows the words being typed may take.
const ROWS: u16 = 3;

/// "▲ 2", "▼ 1", "=".
pub fn sign(moved: Moved) -> String {
    match moved {
        Moved::Up(places) => format!("▲ {places}"),
        Moved::Down(places) => format!("▼ {places}"),
        Moved::Stayed => "=".to_owned(),
        Moved::New => "new".to_owned(),
    }
}

/// "Up 2 places since Fri 14 Aug"; the same that the sign says.
fn in_words(moved: Moved, since: &str) -> String {
    match moved {
        Moved::Up(places) => format!("Up {} since {since}", count(places, "place")),
        Moved::Down(places) => format!("Down {} since {since}", count(places, "place")),
        Moved::Stayed => format!("Where it was on {since}"),
        Moved::New => format!("Not among the reasons on {since}"),
    }
}

/// "Your first three serve children (3), parents (2) and me (1)."
pub fn whom_they_serve(ranking: &Ranking) -> String {
    let served: Vec<String> = ranking
        .first_three_serve()
        .iter()
        .map(|(whom, times)| format!("{} ({times})", whom.word()))
        .collect();
    if served.is_empty() {
        return "Whom your first three serve is yours to say: Enter, then Enter again.".to_owned();
    }
    format!(
        "Your first three serve {}.",
        and_list(served.iter().map(String::as_str))
    )
}

pub fn whom(serves: &[Whom]) -> String {
    serves
        .iter()
        .map(|whom| whom.word())
        .collect::<Vec<_>>()
        .join(", ")
}

impl Why {
    pub(super) fn draw_all(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        if self.newest().is_none() {
            draw_welcome(canvas);
            return;
        }
        let is_wide = width >= WIDE;
        let columns = if is_wide { LIST } else { width };
        let rows = u16::try_from(self.count()).unwrap_or(9);
        // A small window has room for one sentence below the list, and a larger one for air.
        let (about, air) = if height >= 18 {
            (2, u16::from(is_wide))
        } else {
            (1, 0)
        };
        canvas.put(
            1,
            0,
            "What weighs most for you goes first. There is no right order.",
        );
        self.draw_list(&mut canvas.part(0, 1 + air, columns, rows));
        self.draw_sentences(&mut canvas.part(0, 1 + rows + 2 * air, columns, about));
        if is_wide {
            canvas.upright(LIST, 0, height);
            self.draw_chosen(&mut canvas.part(
                LIST + 1,
                0,
                (width - LIST - 1).min(READABLE),
                height,
            ));
        } else {
            let top = 1 + rows + about;
            canvas.rule(top);
            self.draw_chosen(&mut canvas.part(0, top + 1, width, height.saturating_sub(top + 1)));
        }
    }

    fn draw_list(&self, canvas: &mut Canvas) {
        let Some(newest) = self.newest() else { return };
        let wording = self.wording();
        self.list.draw(
            canvas,
            newest.reasons.len(),
            1,
            self.saying == Saying::Nothing,
            |place, row| {
                let (ranked, hint) = (&newest.reasons[place], row.look.hint);
                let short = wording
                    .reason(&ranked.reason)
                    .map_or(ranked.reason.as_str(), |reason| reason.short.as_str());
                row.put(3, 0, format!("{} {}", place + 1, pad(short, SHORT)));
                if let Some(before) = self.before() {
                    row.put(41, 0, sign(newest.moved_since(before, &ranked.reason)));
                }
                row.put(47, 0, ranked.agreement.map_or("", Agreement::word));
                if row.width() >= LIST {
                    row.put(55, 0, Span::styled(whom(&ranked.serves), hint));
                }
            },
        );
    }

    fn draw_sentences(&self, canvas: &mut Canvas) {
        let Some(newest) = self.newest() else { return };
        let hint = canvas.look.hint;
        if self.is_open() {
            canvas.put(1, 0, whom_they_serve(newest));
        } else {
            let from = say_date(newest.on, self.today);
            canvas.put(
                1,
                0,
                format!("This is from {from}. What you do now starts a new ranking from it."),
            );
        }
        canvas.put(1, 1, Span::styled(self.what_moved(), hint));
    }

    /// "2 moved up and 3 down since Wed 12 Aug. Ctrl+O shows both."
    fn what_moved(&self) -> String {
        let journal = match self.pages {
            0 => "Tab opens your journal.".to_owned(),
            pages => format!("Tab: journal, {} on this.", count(pages, "page")),
        };
        let (Some(newest), Some(before)) = (self.newest(), self.before()) else {
            return journal;
        };
        let moved: Vec<Moved> = newest
            .reasons
            .iter()
            .map(|ranked| newest.moved_since(before, &ranked.reason))
            .collect();
        let up = moved
            .iter()
            .filter(|moved| matches!(moved, Moved::Up(_)))
            .count();
        let down = moved
            .iter()
            .filter(|moved| matches!(moved, Moved::Down(_)))
            .count();
        let since = say_date(before.on, self.today);
        if up + down == 0 {
            return format!("Nothing has moved since {since}. {journal}");
        }
        format!("{up} moved up, {down} down since {since}: Ctrl+O. {journal}")
    }

    fn draw_chosen(&self, canvas: &mut Canvas) {
        let Some(ranked) = self.chosen() else { return };
        let (heading, hint, due) = (canvas.look.heading, canvas.look.hint, canvas.look.due);
        let full = self
            .words_of(&ranked.reason)
            .map_or("", |reason| reason.full.as_str());
        let is_tall = canvas.height() > 10;
        let mut row =
            canvas.paragraph(1, 0, if is_tall { 6 } else { 2 }, full, heading) + u16::from(is_tall);
        canvas.put(1, row, Span::styled("Why", hint));
        row += self.draw_why(ranked, row, canvas) + u16::from(is_tall);
        canvas.put(1, row, Span::styled("Serves", hint));
        let left = 9;
        if self.saying == Saying::Whom {
            let tick = |whom: &Whom| {
                if ranked.serves.contains(whom) {
                    "✓"
                } else {
                    " "
                }
            };
            let ticks: Vec<String> = (1..)
                .zip(Whom::ALL)
                .map(|(number, whom)| format!("{number} {} {}", tick(whom), whom.word()))
                .collect();
            canvas.put(left, row, Span::styled(ticks.join("   "), due));
        } else if ranked.serves.is_empty() {
            canvas.put(left, row, Span::styled("yours to say: Enter twice", hint));
        } else {
            canvas.put(left, row, whom(&ranked.serves));
        }
        row += 1 + u16::from(is_tall);
        let (width, height) = (canvas.width(), canvas.height());
        self.draw_earlier(
            ranked,
            &mut canvas.part(0, row, width, height.saturating_sub(row)),
            is_tall,
        );
    }

    fn draw_why(&self, ranked: &Ranked, row: u16, canvas: &mut Canvas) -> u16 {
        let (text, hint, left) = (canvas.look.text, canvas.look.hint, 9);
        let room = canvas.width().saturating_sub(left + 1);
        let rows = if canvas.height() > 10 {
            2 * ROWS
        } else {
            canvas.height().saturating_sub(row + 2).clamp(1, ROWS)
        };
        if self.saying == Saying::Why {
            draw_line(
                &mut canvas.part(left, row, room, rows),
                &self.text,
                rows,
                None,
            );
            return line_height(&self.text, room, rows);
        }
        if ranked.why.is_empty() {
            canvas.put(left, row, Span::styled("Enter says why.", hint));
            return 1;
        }
        canvas.paragraph(left, row, rows, &ranked.why, text).max(1)
    }

    /// Where it stood in earlier rankings: the last one in words, and where there is room each with
    /// what she said.
    fn draw_earlier(&self, ranked: &Ranked, canvas: &mut Canvas, is_tall: bool) {
        let (hint, heading, text) = (canvas.look.hint, canvas.look.heading, canvas.look.text);
        let (Some(newest), Some(before)) = (self.newest(), self.before()) else {
            return;
        };
        let since = say_date(before.on, self.today);
        let moved = in_words(newest.moved_since(before, &ranked.reason), &since);
        let then = before
            .reason(&ranked.reason)
            .and_then(|then| then.agreement);
        let then = then.map_or(String::new(), |then| format!("; then: {}", then.word()));
        let mut row = canvas.paragraph(1, 0, 2, &format!("{moved}{then}."), hint) + 1;
        if !is_tall {
            return;
        }
        canvas.put(1, row, Span::styled("Earlier", heading));
        row += 1;
        for ranking in &self.rankings[1..] {
            let Some(then) = ranking.reason(&ranked.reason) else {
                continue;
            };
            let place = ranking.place_of(&ranked.reason).unwrap_or_default();
            let says = then
                .agreement
                .map_or(String::new(), |says| format!(", {}", says.word()));
            canvas.put(
                1,
                row,
                format!("{}: place {place}{says}", say_date(ranking.on, self.today)),
            );
            let words = assets::reasons()
                .of(&ranking.wording)
                .reason(&ranked.reason)
                .map_or("", |reason| reason.short.as_str());
            let is_reworded = self
                .words_of(&ranked.reason)
                .is_some_and(|now| now.short != words);
            if is_reworded {
                row += 1;
                canvas.put(3, row, Span::styled(format!("then worded: {words}"), hint));
            }
            row += 1 + canvas.paragraph(3, row + 1, 3, &then.why, text);
            row += whom_row(then, row, canvas);
        }
    }
}

fn whom_row(then: &Ranked, row: u16, canvas: &mut Canvas) -> u16 {
    if then.serves.is_empty() {
        return 0;
    }
    let hint = canvas.look.hint;
    canvas.put(
        3,
        row,
        Span::styled(format!("serves {}", whom(&then.serves)), hint),
    );
    1
}

/// No ranking yet: why it is worth a quiet moment, and the one key.
fn draw_welcome(canvas: &mut Canvas) {
    let text = canvas.look.text;
    let words = "Why do you work with parents? There are many good reasons, and only you know which of them carry you. \
                 Here are nine. Put them in your own order, and look again in a term to see what moved.\n\n\
                 Enter starts. No list and no page shows it.";
    let width = canvas.width().min(READABLE);
    let height = canvas.height();
    canvas
        .part(2, 1, width.saturating_sub(2), height)
        .paragraph(0, 0, 10, words, text);
}
