//! The closed row of what gets in the way: how much is noted, and never what.

use super::{FamilyCard, Row};
use crate::store::HowMuch;
use crate::tui::command::{Context, Outcome};
use crate::tui::route::Route;

/// "2 things noted, 1 signpost · closed".
pub(super) fn rows(noted: HowMuch) -> [Row; 2] {
    let parts = [
        (noted.noted, "thing noted", "things noted"),
        (noted.signposts, "signpost", "signposts"),
        (noted.eased, "no longer", "no longer"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(many, ..)| *many > 0)
        .map(|(many, one, more)| format!("{many} {}", if many == 1 { one } else { more }))
        .collect();
    let words = if said.is_empty() {
        "+ what would make it easier, kept closed".to_owned()
    } else {
        format!("{} · closed", said.join(", "))
    };
    [Row::Heading("What gets in the way"), Row::InTheWay(words)]
}

impl FamilyCard {
    pub(super) fn open_in_the_way(&mut self, cx: &mut Context) -> Outcome {
        cx.open(Route::Barriers(self.id));
        Ok(())
    }
}
