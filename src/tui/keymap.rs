//! Every key of every view, in one list: what README prints and what is checked of all views alike.

use super::command::{Command, Offer, Shown};
use super::everywhere;
use super::form::Form;
use super::startup;
use super::view::View;
use super::views::{
    self, Behind, BehindFigure, ChooseWay, CloseForGood, Compare, Copies, CouldGo, Easier,
    EraseForGood, ErasedForGood, FamilyCard, FamilyWays, FirstRun, HowLong, Lending, LoanCard,
    NewFamily, OneWay, PutBack, PutBackRemoved, Question, RestsOn, SecondPlace, SlipCard, Starters,
    StepCard, SureToErase, TwoLookBacks, WaysBehind,
};
use super::views::{
    BringIn, ChangesMade, ClosedToo, EntryCard, Find, Help, IdeaCard, InTheWay, Journal, KeptWords,
    LearningCard, LockCard, LongWords, LookThrough, Menu, MessageCard, Messages, NameQuickWords,
    Noting, OneChange, OneInTheWay, OneLine, OneMoment, OtherSpelling, PageLooksBack, PagesFolder,
    Preview, QuickWordsList, Signposting, ThingsToTry, TurnCard, WhenNext, WhereItLies, WhoMayRead,
    WorryLine, WriteOut, WritingPage,
};
use crate::app::screen_place::ScreenPlace;
use crate::domain::Adult;
use crate::domain::text::fold;

/// The keys of one view.
pub struct KeyTable {
    pub view: &'static str,
    /// The help card that explains the view, by its word.
    pub help: &'static str,
    pub offers: Vec<Offer>,
}

/// Every view with its keys, in Menu order, and last the keys that work everywhere.
pub fn key_tables() -> Vec<KeyTable> {
    let mut tables = views::key_tables();
    tables.extend([
        table::<FamilyCard>(),
        table::<LoanCard>(),
        table::<Lending>(),
        table::<Question>(),
        table::<SlipCard>(),
        table::<Behind>(),
        table::<Starters>(),
        table::<BehindFigure>(),
        table::<StepCard>(),
        table::<TwoLookBacks>(),
        table::<FamilyWays>(),
        table::<ChooseWay>(),
        table::<OneWay>(),
        table::<Easier>(),
        table::<RestsOn>(),
        table::<WaysBehind>(),
        table::<EntryCard>(),
        table::<OneLine>(),
        table::<OtherSpelling>(),
        table::<KeptWords>(),
        table::<TurnCard>(),
        table::<LearningCard>(),
        table::<ThingsToTry>(),
        table::<IdeaCard>(),
        table::<LongWords>(),
        table::<QuickWordsList>(),
        table::<NameQuickWords>(),
        table::<Compare>(),
        table::<Journal>(),
        table::<WritingPage>(),
        table::<PageLooksBack>(),
        table::<Preview>(),
        table::<ClosedToo>(),
        table::<PagesFolder>(),
        table::<MessageCard>(),
        table::<WorryLine>(),
        table::<LockCard>(),
        table::<InTheWay>(),
        table::<OneInTheWay>(),
        table::<Noting>(),
        table::<Signposting>(),
        table::<WhenNext>(),
        // Every form has the same keys, whatever it asks.
        table::<Form<Adult>>(),
        table::<Copies>(),
        table::<PutBack>(),
        table::<SecondPlace>(),
        table::<WriteOut>(),
        table::<BringIn>(),
        table::<LookThrough>(),
        table::<OneMoment>(),
        table::<PutBackRemoved>(),
        table::<Messages>(),
        table::<ChangesMade>(),
        table::<OneChange>(),
        table::<CouldGo>(),
        table::<SureToErase>(),
        table::<HowLong>(),
        table::<EraseForGood>(),
        table::<ErasedForGood>(),
        table::<CloseForGood>(),
        table::<WhereItLies>(),
        table::<NewFamily>(),
        table::<FirstRun>(),
        table::<WhoMayRead>(),
        table::<Menu>(),
        table::<Find>(),
        table::<Help>(),
    ]);
    let offers = startup::COMMANDS
        .iter()
        .map(|command| command.offer)
        .collect();
    tables.push(KeyTable {
        view: startup::NAME,
        help: startup::HELP,
        offers,
    });
    let offers = everywhere::COMMANDS
        .iter()
        .map(|command| command.offer)
        .collect();
    tables.push(KeyTable {
        view: "Everywhere",
        help: "menu",
        offers,
    });
    tables
}

/// The keys of one view.
pub(super) fn table<V: View>() -> KeyTable {
    KeyTable {
        view: V::NAME,
        help: V::HELP,
        offers: V::COMMANDS
            .iter()
            .map(|command: &Command<V>| command.offer)
            .collect(),
    }
}

/// The tables as README prints them: each key once, with all it does, those told of nowhere left
/// out.
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
            .filter(|offer| offer.shown != Shown::Quietly)
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
        .zip(views::ALL)
        .find(|(_, screen)| is_called(screen.title))
        .map(|(number, screen)| ScreenPlace::Screen {
            title: screen.title,
            number,
        })
}
