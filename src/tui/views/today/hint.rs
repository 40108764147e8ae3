//! The quiet line under the echo: what Enter and the arrows would do next.

use super::draw::LINE_ROWS;
use super::{Part, Today};
use crate::domain::dates::say_date;
use crate::tui::widgets::run_height;

impl Today {
    /// What Enter and the arrows would do: one quiet line under the echo.
    pub(super) fn next_step(&self) -> String {
        let round = &self.round;
        // A doubt says itself what Enter does.
        if self.understood.is_asking() || self.understood.reading.doubt.is_some() {
            return String::new();
        }
        if let Some(at) = round.kept_from() {
            let saves = if self.is_large() {
                "Esc, then Enter saves it"
            } else {
                "Enter saves it"
            };
            return format!(
                "Kept from {}. {saves}, Ctrl+U clears it.",
                self.say_moment(at)
            );
        }
        if self.plain && !self.is_blank() {
            return "Every word is kept as it stands. Ctrl+L reads the marks again.".to_owned();
        }
        if self.is_large() {
            return if self.is_blank() {
                "Type as much as you like. Esc done"
            } else {
                "Enter new line    Esc done, then Enter saves"
            }
            .to_owned();
        }
        let is_long = run_height(round.line(), self.larger.width.get(), LINE_ROWS + 1) > LINE_ROWS;
        if is_long || round.line().text().contains('\n') {
            return "Enter save    Ctrl+O larger box".to_owned();
        }
        let turn = if self.part == Part::Line && self.can_turn() {
            "    Ctrl+T change who or what"
        } else {
            ""
        };
        if let Some(words) = self.taught() {
            return words.to_owned();
        }
        match (round.stop(), self.is_blank()) {
            (Some(_), false) if self.is_chat_about_stop(&self.understood.reading.acts) => {
                let next = round.next_open().map_or_else(
                    || "the round is done".to_owned(),
                    |stop| self.people.names(&stop.children),
                );
                format!("Enter save, then {next}    ↓ skip{turn}")
            }
            (_, false) => format!("Enter save, and stay here{turn}"),
            (Some(_), true) => "↓ leaves this for later    /away not here today".to_owned(),
            (None, true) => String::new(),
        }
    }

    fn say_moment(&self, at: chrono::NaiveDateTime) -> String {
        if at.date() == self.date {
            at.format("%H:%M").to_string()
        } else {
            format!("{} {}", say_date(at.date(), self.date), at.format("%H:%M"))
        }
    }
}
