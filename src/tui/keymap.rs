//! Every key of every view, in one list: what README prints and what is checked of all views alike.

use super::command::{Offer, Shown};
use super::everywhere;
use super::startup;
use super::view::ViewEntry;
use super::views;
use crate::app::screen_place::ScreenPlace;
use crate::domain::text::fold;

/// The keys of one view.
pub struct KeyTable {
    pub view: &'static str,
    /// The help card that explains the view, by its word.
    pub help: &'static str,
    pub offers: Vec<Offer>,
    /// Those that move in a list, which are the same wherever there is one.
    in_list: Vec<Offer>,
}

/// Every view with its keys: the screens in Menu order, the other views, and last the keys that work
/// everywhere.
pub fn key_tables() -> Vec<KeyTable> {
    let (screens, others): (Vec<&ViewEntry>, Vec<&ViewEntry>) =
        views::all().partition(|view| view.screen.is_some());
    let of_views = screens.into_iter().chain(others).map(|view| KeyTable {
        view: view.name,
        help: view.help,
        offers: (view.offers)(),
        in_list: (view.list_offers)(),
    });
    let of_startup = KeyTable {
        view: startup::NAME,
        help: startup::HELP,
        in_list: Vec::new(),
        offers: startup::COMMANDS
            .iter()
            .map(|command| command.offer)
            .collect(),
    };
    let of_everywhere = KeyTable {
        view: "Everywhere",
        help: "menu",
        in_list: Vec::new(),
        offers: everywhere::COMMANDS
            .iter()
            .map(|command| command.offer)
            .collect(),
    };
    of_views.chain([of_startup, of_everywhere]).collect()
}

/// The tables as README prints them: each key once, with all it does, those told of nowhere left
/// out; the keys that move in a list together.
pub fn key_tables_for_readme() -> String {
    let mut text = String::new();
    for table in key_tables() {
        text.push_str(&format!(
            "**{}**\n\n| Key | Does |\n| --- | --- |\n",
            table.view
        ));
        let told: Vec<&Offer> = table
            .offers
            .iter()
            .filter(|offer| offer.shown != Shown::Quietly && !table.in_list.contains(offer))
            .collect();
        let mut written: Vec<String> = Vec::new();
        for offer in &told {
            let way = offer.way();
            if written.contains(&way) {
                continue;
            }
            let labels: Vec<&str> = told
                .iter()
                .filter(|other| other.way() == way)
                .map(|other| other.label)
                .collect();
            text.push_str(&format!("| `{way}` | {} |\n", labels.join("; ")));
            written.push(way);
        }
        let in_list: Vec<String> = table.in_list.iter().map(Offer::way).collect();
        if !in_list.is_empty() {
            text.push_str(&format!(
                "| `{}` | choose in the list |\n",
                in_list.join(" ")
            ));
        }
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// Where a word leads: a command of its own, or a screen that has it in its title.
pub fn find_on_screen(word: &str) -> Option<ScreenPlace> {
    let has_word = |command: &everywhere::Everywhere| command.offer.word == Some(word);
    if word == "page" || everywhere::COMMANDS.iter().any(has_word) {
        return Some(ScreenPlace::Command);
    }
    let is_called = |title: &str| fold(title).split_whitespace().any(|own| own == word);
    (1..)
        .zip(views::screens())
        .find(|(_, screen)| is_called(screen.title))
        .map(|(number, screen)| ScreenPlace::Screen {
            title: screen.title,
            number,
        })
}
