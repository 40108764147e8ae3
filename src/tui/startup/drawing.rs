//! How the startup screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};

use super::{HELP, StartupScreen};
use crate::app::startup::Prompt;
use crate::assets;
use crate::tui::canvas::Canvas;
use crate::tui::frame::{draw_hints, is_too_small};
use crate::tui::widgets::draw_secret;
use crate::vault::{RecoveryCode, Slip};

const LINE_ROWS: u16 = 3;

impl StartupScreen {
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
            Span::raw(self.error().words()),
        ];
        whole.put(1, 0, Line::from(head));
        whole.rule(1);
        let mut body = whole.part(0, 2, width, height.saturating_sub(4));
        match self.startup.prompt() {
            _ if self.has_help => draw_help(&mut body),
            Prompt::Card => self.draw_card(&mut body),
            Prompt::Passphrase | Prompt::Code => self.draw_question(&mut body),
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
        let question = match self.startup.prompt() {
            Prompt::Code => {
                "Type the code from your sheet: eight groups of four letters. Then Enter."
            }
            _ => self.startup.question(),
        };
        let row = 3 + body.paragraph(4, 2, 2, question, text);
        body.put(4, row, ">");
        draw_secret(
            &mut body.part(6, row, width.saturating_sub(10), LINE_ROWS),
            &self.startup.line,
            LINE_ROWS,
        );
        let below = row + LINE_ROWS + 1;
        if self.is_opening() {
            body.put(6, below, Span::styled(self.startup.how_far(), hint));
        } else if let Some(said) = self.startup.said() {
            let due = body.look.due;
            body.paragraph(6, below, 4, said, due);
        } else if self.startup.prompt() == Prompt::Code {
            body.paragraph(6, below, 2, &self.heard_so_far(), hint);
        }
    }

    /// What the code typed so far looks like, said before Enter.
    fn heard_so_far(&self) -> String {
        match RecoveryCode::read(self.startup.line.text()) {
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
        let mut row = 3 + body.paragraph(4, 2, 6, &self.startup.what_happened(), text);
        for words in self.startup.what_helps() {
            row += 1 + body.paragraph(4, row, 4, &words, text);
        }
        if let Some(folder) = self.startup.salvaged_folder() {
            // On a line of its own, to be typed as it stands.
            row += body.paragraph(
                4,
                row - 1,
                2,
                &format!("hometime --data {}", folder.display()),
                text,
            );
        }
        let ways = self.startup.options();
        let tall = u16::try_from(ways.len()).unwrap_or(u16::MAX);
        let mut list = body.part(2, row, width.saturating_sub(4), tall);
        self.options
            .draw(&mut list, ways.len(), 1, true, |place, line| {
                line.put(3, 0, format!("{}  {}", place + 1, ways[place]));
            });
        let folder = format!("Your log is kept in {}", self.startup.folder().display());
        if self.is_opening() {
            body.put(
                6,
                row + tall + 1,
                Span::styled(self.startup.how_far(), hint),
            );
        } else {
            body.paragraph(
                4,
                row + tall + 1,
                2,
                self.startup.said().unwrap_or(&folder),
                hint,
            );
        }
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
