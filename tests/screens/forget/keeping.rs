//! How long to keep: hers to set, shown once a year, and never gone by themselves.

use hometime::domain::keeping::{Keep, Period};
use hometime::domain::{Entry, Family, JournalPage, Kind, LooksBackOn};

use crate::common::{Desk, FRIDAY, moment};
use crate::everywhere::hits;

/// Ola's family left this long ago.
fn left(on: &str) -> Desk {
    let desk = Desk::with_sample(FRIDAY);
    let now = moment(FRIDAY);
    let people = desk.store().people().unwrap();
    let household = people.family_of(desk.child_id("Ola")).unwrap();
    let gone = Family {
        left_on: Some(on.parse().unwrap()),
        ..household.family.item.clone()
    };
    desk.store()
        .step("left", now, |store| {
            store.families().save(Some(household.family.id), &gone)
        })
        .unwrap();
    desk
}

fn open(desk: &mut Desk) -> &mut Desk {
    desk.press("ctrl+k")
        .write("keeping")
        .press("enter")
        .sees("These could go")
}

#[test]
fn what_is_about_a_child_is_counted_from_leaving() {
    let mut desk = left("2025-11-20");
    open(&mut desk)
        .sees("Ola")
        .sees("Loans from the toy library")
        .sees("Observations")
        .sees_no("Daily chats");
    let mut desk = left("2025-11-21");
    open(&mut desk).sees("Nothing is older");
    let mut desk = left("2023-11-20");
    open(&mut desk)
        .sees("Daily chats")
        .sees("Families who left");
}

#[test]
fn the_periods_are_hers_and_each_has_its_reason_beside_it() {
    let mut desk = left("2025-11-21");
    open(&mut desk)
        .press("ctrl+e")
        .sees("How long to keep")
        .sees("inspection")
        .go_to("Loans")
        .sees("everything is back");
    desk.press("left").sees("6 months");
    assert_eq!(
        desk.store().keeping().period(Keep::Loans).unwrap(),
        Some(Period::Months(6))
    );
    desk.press("esc")
        .sees("Loans from the toy library")
        .sees_no("Observations");
}

#[test]
fn nothing_goes_unless_it_is_ticked_and_the_word_is_typed() {
    let mut desk = left("2025-11-20");
    let loans = |desk: &Desk| {
        desk.written()
            .iter()
            .filter(|note| note.kind == Kind::Loan)
            .count()
    };
    let before = loans(&desk);
    open(&mut desk)
        .go_to("Loans")
        .press("space")
        .sees("[x]")
        .press("enter")
        .sees("Type yes")
        .write("ok")
        .press("enter");
    desk.hears("Nothing was erased");
    assert_eq!(loans(&desk), before);
    desk.press("ctrl+u")
        .write("yes")
        .press("enter")
        .sees("Gone for good")
        .press("esc");
    assert!(loans(&desk) < before);
    open(&mut desk).sees_no("Loans from").sees("Observations");
}

#[test]
fn what_went_is_in_no_copy_either() {
    let mut desk = Desk::with_sample(FRIDAY);
    let now = moment(FRIDAY);
    let page = JournalPage {
        on: "2019-01-01".parse().unwrap(),
        words: "snorkel thoughts".to_owned(),
        looks_back_on: LooksBackOn::Nothing,
        sample: false,
    };
    desk.store()
        .step("page", now, |store| store.journal().save(None, &page))
        .unwrap();
    desk.store().copies().make(now).unwrap();
    desk.store()
        .keeping()
        .set_period(Keep::Journal, Period::Months(12))
        .unwrap();
    open(&mut desk)
        .go_to("Your reasons")
        .press("space enter")
        .write("yes")
        .press("enter")
        .sees("1 page of the journal");
    let folder = desk.leave();
    assert_eq!(hits(&[folder.path()], "snorkel"), Vec::<String>::new());
}

#[test]
fn once_a_year_it_is_something_to_keep_in_mind() {
    let mut desk = left("2025-11-20");
    let has = |desk: &Desk| {
        desk.store()
            .keeping()
            .is_to_be_looked_through(
                &[(Keep::Loans, Period::Months(12))],
                &desk.store().people().unwrap(),
                desk.now().date(),
            )
            .unwrap()
    };
    assert!(has(&desk));
    desk.press("f12")
        .sees("once a year")
        .sees("older than you mean to keep");
    open(&mut desk).press("esc").sees_no("once a year");
    assert!(!has(&desk));
    desk.start_again_at("2027-11-19 18:04");
    assert!(!has(&desk));
    desk.start_again_at("2027-11-20 18:04");
    assert!(has(&desk));
}

#[test]
fn a_family_that_left_goes_whole_and_the_others_stay() {
    let mut desk = left("2020-01-01");
    let others = |desk: &Desk| {
        let ola = desk
            .store()
            .people()
            .unwrap()
            .children()
            .find(|child| child.name == "Ola")
            .map(|child| child.id);
        let about_others = |note: &&hometime::domain::Saved<Entry>| {
            ola.is_none_or(|ola| !note.children.contains(&ola))
        };
        desk.written().iter().filter(about_others).count()
    };
    let before = others(&desk);
    open(&mut desk)
        .go_to("Families who left")
        .press("space enter")
        .write("yes")
        .press("enter")
        .sees("Gone for good: 1 family, 1 child");
    assert_eq!(others(&desk), before);
    assert!(
        desk.store()
            .people()
            .unwrap()
            .children()
            .all(|child| child.name != "Ola")
    );
}
