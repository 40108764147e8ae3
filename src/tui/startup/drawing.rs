//! How the gate looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};

use super::{Gate, HELP, InTheWay, Saved, Standing};
use crate::app::backup_scheduler::{SHOW_AFTER, bar};
use crate::assets;
use crate::domain::wording::count;
use crate::store::{Beside, RecoveryCode, Slip, SpareKey};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{draw_hints, is_too_small};
use crate::tui::widgets::draw_secret;

const LINE_ROWS: u16 = 3;
const NO_COPY: &str =
    "No good copy was found. If there is one on a stick, put it in and look again.";

impl Gate {
    /// Draws everything; gives the place of the caret, if there is somewhere to type.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let mut caret = None;
        let area = buffer.area;
        let mut whole = Canvas::new(buffer, area, &mut caret, &self.look);
        if !is_too_small(&mut whole) {
            self.draw_all(&mut whole);
        }
        self.look.plainly(buffer);
        caret
    }

    fn draw_all(&self, whole: &mut Canvas) {
        let (width, height, heading) = (whole.width(), whole.height(), whole.look.heading);
        let head = vec![
            Span::styled("Hometime", heading),
            Span::raw("   "),
            Span::raw(self.in_the_way().words()),
        ];
        whole.put(1, 0, Line::from(head));
        whole.rule(1);
        let mut body = whole.part(0, 2, width, height.saturating_sub(4));
        match self.standing {
            _ if self.has_help => draw_help(&mut body),
            Standing::Card => self.draw_card(&mut body),
            Standing::Passphrase | Standing::Code => self.draw_question(&mut body),
        }
        whole.rule(height.saturating_sub(2));
        if self.is_opening() {
            whole.no_caret();
        } else {
            draw_hints(whole, &self.offers());
        }
    }

    fn draw_question(&self, body: &mut Canvas) {
        let (width, text, hint) = (body.width(), body.look.text, body.look.hint);
        let question = match self.standing {
            Standing::Code => {
                "Type the code from your sheet: eight groups of four letters. Then Enter."
            }
            _ => self.wish.question(),
        };
        let row = 3 + body.paragraph(4, 2, 2, question, text);
        body.put(4, row, ">");
        draw_secret(
            &mut body.part(6, row, width.saturating_sub(10), LINE_ROWS),
            &self.line,
            LINE_ROWS,
        );
        let below = row + LINE_ROWS + 1;
        if self.is_opening() {
            body.put(6, below, Span::styled(self.how_far(), hint));
        } else if let Some(said) = &self.said {
            let due = body.look.due;
            body.paragraph(6, below, 4, said, due);
        } else if self.standing == Standing::Code {
            body.paragraph(6, below, 2, &self.heard_so_far(), hint);
        }
    }

    /// What is being done just now, in a few words.
    pub(super) fn under_way(&self, is_told: bool) -> &'static str {
        self.wish
            .under_way(is_told || self.in_the_way() == InTheWay::Earlier)
    }

    /// "Opening ...", and after a while how much of it is done.
    fn how_far(&self) -> String {
        let percent = self.opening.as_ref().map_or(0, Beside::percent);
        let what = self.under_way(percent > 0);
        if percent > 0 && self.now - self.since >= SHOW_AFTER {
            format!("{what}  {}", bar(percent))
        } else {
            format!("{what} ...")
        }
    }

    /// What the code typed so far looks like, said before Enter.
    fn heard_so_far(&self) -> String {
        match RecoveryCode::read(self.line.text()) {
            Ok(_) => "= all eight groups look right".to_owned(),
            Err(Slip::Letters(0)) => {
                "such as ABCD EFGH ...; capitals and blanks do not matter".to_owned()
            }
            Err(Slip::Letters(letters)) => format!("= {letters} of 32 letters"),
            Err(slip @ Slip::Group(_)) => format!("= {slip}"),
        }
    }

    fn draw_card(&self, body: &mut Canvas) {
        let (width, text, hint) = (body.width(), body.look.text, body.look.hint);
        let mut row = 3 + body.paragraph(4, 2, 6, &self.what_happened(), text);
        for words in self.what_helps() {
            row += 1 + body.paragraph(4, row, 4, &words, text);
        }
        if let Some(saved) = &self.saved {
            // On a line of its own, to be typed as it stands.
            row += body.paragraph(
                4,
                row - 1,
                2,
                &format!("hometime --data {}", saved.folder.display()),
                text,
            );
        }
        let ways = self.ways_on();
        let tall = u16::try_from(ways.len()).unwrap_or(u16::MAX);
        let mut list = body.part(2, row, width.saturating_sub(4), tall);
        self.ways
            .draw(&mut list, ways.len(), 1, true, |place, line| {
                line.put(
                    3,
                    0,
                    format!("{}  {}", place + 1, (ways[place].label)(self)),
                );
            });
        let folder = format!("Your log is kept in {}", self.folder.display());
        if self.is_opening() {
            body.put(6, row + tall + 1, Span::styled(self.how_far(), hint));
        } else {
            body.paragraph(
                4,
                row + tall + 1,
                2,
                self.said.as_deref().unwrap_or(&folder),
                hint,
            );
        }
    }

    pub(super) fn what_happened(&self) -> String {
        let way = self.in_the_way();
        let is_helped =
            self.newest_copy.is_some() || self.spare_key.is_some() || self.saved.is_some();
        match way.mended_by_a_copy() {
            Some(sentence) if is_helped => sentence.to_owned(),
            // The trouble itself would name a copy, and there is none.
            Some(sentence) if way == InTheWay::LogDamaged => format!("{sentence} {NO_COPY}"),
            Some(_) => format!("{} {NO_COPY}", self.trouble()),
            None if way == InTheWay::Locked => {
                "Your log is locked. Nothing in it is lost, however often you try.".to_owned()
            }
            None => self.trouble().to_string(),
        }
    }

    /// What Enter would bring, and what becomes of what is there.
    pub(super) fn what_helps(&self) -> Vec<String> {
        if let Some(Saved { what, .. }) = &self.saved {
            let saved = format!(
                "Saved: {} of {}, with all else that could be read.",
                what.notes,
                count(what.of_notes, "note")
            );
            return vec![
                format!(
                    "{saved} Enter goes on with that; the damaged log is kept under another name."
                ),
                "What was saved is a log of its own. To open it by itself, type:".to_owned(),
            ];
        }
        let notes = self
            .newest_copy
            .as_ref()
            .and_then(|copy| copy.notes)
            .map(|notes| format!(", with {}", count(notes, "note")));
        let words = match (self.spare_key, &self.newest_copy) {
            (Some(SpareKey::Opens), _) => {
                "The key that lies with your copies opens it. Enter takes that key, and everything is as you left it."
            }
            (Some(SpareKey::Locked), _) => {
                "A key lies with your copies. Enter takes it, once your passphrase has shown that it opens your log."
            }
            (None, Some(_)) if self.in_the_way().asks_for_a_copy() => {
                let (from, notes) = (self.newest_copy_is_from(), notes.unwrap_or_default());
                return vec![format!(
                    "Newest good copy: {from}{notes}. Enter puts it back; what lies in the folder now is kept under another name."
                )];
            }
            _ => return Vec::new(),
        };
        vec![words.to_owned()]
    }
}

fn draw_help(body: &mut Canvas) {
    let Some(card) = assets::help_card(HELP) else {
        return;
    };
    let (text, height) = (body.look.text, body.height());
    body.heading(0, card.title);
    for (row, line) in (2..height).zip(&card.lines) {
        body.put(2, row, Span::styled(*line, text));
    }
}
