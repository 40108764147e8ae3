//! From the name of a view to the view itself: the one place that knows every feature.

use super::backups::{Copies, SecondPlace};
use super::barriers::{InTheWay, WhenNext};
use super::checklist::StepCard;
use super::families::{FamilyCard, NewFamily};
use super::history::ChangesMade;
use super::ideas::{IdeaCard, ThingsToTry};
use super::import_export::{BringIn, WriteOut};
use super::involvement::{ChooseWay, FamilyWays};
use super::journal::Journal;
use super::line_fields::TurnCard;
use super::loans::{Lending, LoanCard, Question};
use super::lock::{LockCard, WhoMayRead};
use super::log_location::WhereItLies;
use super::long_text::LongWords;
use super::menu::Menu;
use super::note::EntryCard;
use super::observations::LearningCard;
use super::printouts::{MessageCard, Preview, WorryLine};
use super::retention::{
    CloseForGood, CouldGo, EraseForGood, ErasedBefore, HowLong, PutBackRemoved,
};
use super::shortcuts::{NameQuickWords, QuickWordsList};
use super::spelling::{KeptWords, OtherSpelling};
use crate::tui::command::{Context, Outcome};
use crate::tui::route::{LockChange, Route};

/// Lays the view of this name over the one that has the keys, and does what it asks for at once.
pub fn open(route: Route, cx: &mut Context) -> Outcome {
    match route {
        Route::AskAgain { family_name, about } => cx.push(WhenNext::after(family_name, about)),
        Route::Backups => cx.push(Copies::new()),
        Route::Barriers(family) => cx.push(InTheWay::of(family)),
        Route::Changes => cx.push(ChangesMade::default()),
        Route::ChecklistStep(step) => cx.push(StepCard::of(step)),
        Route::ChooseInvolvement { family, way } => {
            let card = ChooseWay::of(family);
            cx.push(match way {
                Some(way) => card.at(way),
                None => card,
            });
        }
        Route::CloseForGood => cx.push(CloseForGood::default()),
        Route::EarlierErasures => cx.push(ErasedBefore::default()),
        Route::Entry(entry) => cx.push(EntryCard::of(entry)),
        Route::Erase { family, child } => cx.push(EraseForGood::of(family, child)),
        Route::Export => cx.push(WriteOut::default()),
        Route::Family(family) => cx.push(FamilyCard::of(family)),
        Route::Idea { id, family } => {
            let card = IdeaCard::of(id);
            cx.push(match family {
                Some(family) => card.for_family(family),
                None => card,
            });
        }
        Route::Ideas => cx.push(ThingsToTry::new()),
        Route::Import => cx.push(BringIn::default()),
        Route::Involvement(family) => cx.push(FamilyWays::of(family)),
        Route::Journal(looks_back_on) => cx.push(Journal::looking_back_on(looks_back_on)),
        Route::LearningAreas(entry) => cx.push(LearningCard::of(entry)),
        Route::Lend {
            thing,
            usual_loan,
            child,
        } => cx.push(Lending::of(thing, usual_loan, Some(child))),
        Route::LineFields(of) => cx.push(TurnCard::of(of)),
        Route::Loan(entry) => cx.push(LoanCard::of_loan(entry)),
        Route::LoanAtHome(entry) => cx.push(Question::at_home(entry)),
        Route::LoanItem(thing) => cx.push(LoanCard::of_thing(thing)),
        Route::Lock(change) => cx.push(match change {
            LockChange::Set => LockCard::lock(),
            LockChange::Passphrase => LockCard::other_passphrase(),
            LockChange::RecoverySheet => LockCard::other_sheet(),
        }),
        Route::LogLocation => cx.push(WhereItLies::default()),
        Route::LongText(idea) => cx.push(LongWords::of(idea)),
        Route::Menu { back_to } => cx.push(Menu::over(back_to, super::screens())),
        Route::Message(entry) => return MessageCard::open(entry, cx),
        Route::NameShortcut(sentence) => cx.push(NameQuickWords::of(sentence)),
        Route::NewFamily => cx.push(NewFamily::default()),
        Route::OwnWords => cx.push(KeptWords::default()),
        Route::PastRetention => cx.push(CouldGo::default()),
        Route::PrintoutFooter => cx.push(WorryLine::default()),
        Route::Printouts(wanted) => cx.push(Preview::of(wanted)),
        Route::RecentlyRemoved => cx.push(PutBackRemoved::default()),
        Route::RetentionPeriods => cx.push(HowLong::default()),
        Route::SecondBackupPlace => cx.push(SecondPlace::default()),
        Route::Shortcuts { at: None } => cx.push(QuickWordsList::default()),
        Route::Shortcuts { at: Some(name) } => cx.push(QuickWordsList::at(&name)),
        Route::Spelling { word, at } => cx.push(OtherSpelling::of(word, at)),
        Route::WhoMayRead => cx.push(WhoMayRead::default()),
    }
    Ok(())
}
