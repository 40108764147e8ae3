//! How the steps of locking look.

use ratatui::text::Span;

use super::LockCard;
use crate::app::lock_setup::Renews;
use crate::tui::canvas::Canvas;
use crate::tui::widgets::draw_secret;
use crate::vault::ordinal;

const LINE_ROWS: u16 = 2;

impl LockCard {
    pub(super) fn draw_choose(&self, canvas: &mut Canvas) {
        let (text, hint, people) = (canvas.look.text, canvas.look.hint, canvas.look.people);
        let why = "A passphrase keeps your log shut to whoever finds or borrows this laptop. Four words are enough. These are drawn by chance:";
        let mut row = 1 + canvas.paragraph(4, 1, 3, why, text);
        canvas.put(
            8,
            row + 1,
            Span::styled(self.setup.offered().to_owned(), people),
        );
        row += 3;
        row += 1 + canvas.paragraph(
            4,
            row,
            2,
            "Enter keeps these four. Tab draws others. Or type your own, then Enter:",
            text,
        );
        self.draw_typed(canvas, row);
        let foot = canvas.height().saturating_sub(4);
        let kept = "It is asked for once an evening, when you start, and after the program has locked itself.";
        canvas.paragraph(4, foot, 3, kept, hint);
    }

    pub(super) fn draw_again(&self, canvas: &mut Canvas) {
        let (text, hint) = (canvas.look.text, canvas.look.hint);
        let row = 2 + canvas.paragraph(
            4,
            1,
            2,
            "Type it once more, so that your hands know it. Then Enter.",
            text,
        );
        self.draw_typed(canvas, row);
        let next = match self.setup.renews() {
            Renews::Everything => {
                "Next comes the sheet with the code for the day it is forgotten. Nothing is locked before that."
            }
            _ => "Until then the old passphrase stays good.",
        };
        canvas.paragraph(4, row + LINE_ROWS + 2, 3, next, hint);
    }

    pub(super) fn draw_sheet(&self, canvas: &mut Canvas) {
        let (text, hint, people) = (canvas.look.text, canvas.look.hint, canvas.look.people);
        let why = "Your sheet. When the passphrase is forgotten, this code opens your log. With neither, nobody can: copy it out now, or print it.";
        let mut row = 1 + canvas.paragraph(4, 1, 3, why, text);
        if let Some(code) = self.setup.code() {
            for groups in code.groups().chunks(4) {
                canvas.put(10, row + 1, Span::styled(groups.join("    "), people));
                row += 2;
            }
        }
        let (today, folder, second) = self.setup.sheet_facts();
        row += 1;
        row += canvas.paragraph(
            4,
            row,
            1,
            &format!("Made on {}", today.format("%A %-d %B %Y")),
            hint,
        );
        let also = second
            .map(|second| format!(" · copies also in {}", second.display()))
            .unwrap_or_default();
        row += canvas.paragraph(
            4,
            row,
            3,
            &format!("Your log and its copies: {}{also}", folder.display()),
            hint,
        );
        row += 1;
        let stolen = "If the laptop is stolen: write down when you knew and whom the log is about. A locked log stays shut. If the passphrase or this sheet went with it, tell the Information Commissioner (ico.org.uk) within 72 hours, and the families.";
        row += canvas.paragraph(4, row, 4, stolen, text);
        canvas.paragraph(
            4,
            row + 1,
            2,
            "Keep it with your locked paper records, never with the laptop.",
            text,
        );
    }

    pub(super) fn draw_type_back(&self, canvas: &mut Canvas) {
        let (text, hint) = (canvas.look.text, canvas.look.hint);
        let [first, second] = self.setup.asks().map(ordinal);
        let question =
            format!("From your sheet, type the {first} group and the {second} group. Then Enter.");
        let row = 2 + canvas.paragraph(4, 1, 2, &question, text);
        self.draw_typed(canvas, row);
        canvas.paragraph(
            4,
            row + LINE_ROWS + 2,
            2,
            "So it is sure that the code can be read from paper. Capitals and blanks do not matter.",
            hint,
        );
    }

    fn draw_typed(&self, canvas: &mut Canvas, row: u16) {
        canvas.put(4, row, ">");
        let width = canvas.width().saturating_sub(10);
        draw_secret(
            &mut canvas.part(6, row, width, LINE_ROWS),
            &self.setup.line,
            LINE_ROWS,
        );
    }
}
