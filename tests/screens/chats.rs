//! Daily chats: listed, found, opened, changed, removed and put back, under a picture that tells
//! the truth.

use crate::common::{Desk, FRIDAY, moment};
use chrono::{Datelike, Days, NaiveDate};
use hometime::domain::Kind;

#[test]
fn chats_are_listed_newest_first_under_their_days() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 60);
    desk.press("esc 3");
    let chats: Vec<_> = desk
        .written()
        .into_iter()
        .filter(|entry| entry.kind == Kind::Chat)
        .collect();
    let this_term = chats
        .iter()
        .filter(|chat| chat.day >= "2026-09-01".parse().unwrap())
        .count();
    desk.sees(&format!("this term: {this_term}"));
    let screen = desk.screen();
    let mut from = screen.find("Thu 19 Nov").unwrap();
    for chat in chats.iter().take(10) {
        let place = screen[from..].find(&chat.words.chars().take(18).collect::<String>());
        from += place
            .unwrap_or_else(|| panic!("{:?} is not below the newer ones:\n{screen}", chat.words));
    }
}

#[test]
fn typing_finds_words_in_any_order_without_accents() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 3")
        .write("wobbly")
        .sees("Wobbly tooth")
        .sees_no("Book bag")
        .sees_no("week of");
    desk.press("ctrl+u").write("tooth wob").sees("Wobbly tooth");
    desk.press("ctrl+u")
        .write("xyzzy")
        .sees("No chat has those words")
        .press("esc")
        .sees("week of")
        .press("esc")
        .sees("PICKUP ROUND");
}

#[test]
fn a_chat_is_opened_changed_and_shows_its_earlier_wording() {
    let mut desk = Desk::with_sample(FRIDAY);
    let before = desk.note("Wobbly tooth").words.clone();
    desk.press("esc 3")
        .write("wobbly")
        .press("enter")
        .sees("Wobbly tooth")
        .sees("change it")
        .press("1");
    assert_eq!(desk.app().view_name(), "Form");
    desk.go_to("Words")
        .press("end")
        .write(" Grew back.")
        .press("enter esc");
    let after = desk.note("Grew back.");
    assert_eq!(after.words, format!("{before} Grew back."));
    desk.sees("Fri 20 Nov 18:04, was: Wobbly tooth");
    assert_eq!(desk.store().entries().earlier(after.id).unwrap().len(), 1);
    desk.press("ctrl+z");
    assert_eq!(desk.note("Wobbly tooth").words, before);
}

#[test]
fn every_part_of_a_chat_can_be_changed() {
    let mut desk = Desk::with_sample(FRIDAY);
    let id = desk.note("Wobbly tooth").id;
    desk.press("esc 3").write("wobbly").press("ctrl+e");
    let labels = [
        "About",
        "Day",
        "Words",
        "With",
        "How",
        "Started by",
        "Rushed",
        "Changed what I do",
        "Who may read it",
        "Labels",
    ];
    for label in labels {
        desk.sees(label);
    }
    desk.press_times("up", 12)
        .go_to("How")
        .press("2")
        .press_times("up", 12)
        .go_to("Rushed")
        .press("1");
    desk.answer("About", "Ola")
        .answer("Day", "18/11")
        .answer("Words", "Said it again.")
        .answer("Labels", "teeth, brave");
    let chat = desk.store().entries().get(id).unwrap().unwrap();
    assert_eq!(
        (chat.children.clone(), chat.day.to_string().as_str()),
        (vec![desk.child_id("Ola")], "2026-11-18")
    );
    assert_eq!(chat.adult, None, "Kai's dad is nobody of Ola's");
    assert_eq!(
        (chat.words.as_str(), chat.rushed, chat.labels.len()),
        ("Said it again.", true, 2)
    );
    assert_eq!(chat.how, hometime::domain::How::ALL[1]);
}

#[test]
fn a_chat_moved_to_a_child_unknown_is_explained() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 3 ctrl+e")
        .answer("About", "Tomas")
        .sees("Nobody here is called Tomas");
}

#[test]
fn a_chat_removed_is_gone_and_ctrl_z_puts_it_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    let count = desk.written().len();
    desk.press("esc 3 down del")
        .hears("Removed. Ctrl+Z puts it back.")
        .sees_no("Book bag");
    assert_eq!(desk.written().len(), count - 1);
    desk.press("ctrl+z").sees("Book bag");
    assert_eq!(desk.written().len(), count);
    desk.press("down enter")
        .go_to("remove it")
        .press("enter")
        .hears("Removed");
    assert_eq!(desk.app().view_name(), "Daily chats");
    assert_eq!(desk.written().len(), count - 1);
}

#[test]
fn del_edits_what_is_looked_for_and_removes_nothing() {
    let mut desk = Desk::with_sample(FRIDAY);
    let count = desk.written().len();
    desk.press("esc 3")
        .write("wobbly")
        .press("home del")
        .sees("obbly");
    assert_eq!(desk.written().len(), count);
}

/// The picture worked out a second way: counting rows, asking the usual days, and nothing shared
/// with how it is drawn.
#[test]
fn the_picture_agrees_with_the_rows() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    desk.say("one more today");
    desk.press("esc 3");
    let today = moment(FRIDAY).date();
    let monday_of =
        |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let people = desk.store().people().unwrap();
    let all = desk.written();
    let breaks = desk
        .store()
        .pictures()
        .breaks("2026-01-01".parse().unwrap(), today)
        .unwrap();
    let screen = desk.screen();
    let mut checked = 0;
    for household in &people.households {
        let child = &household.children[0];
        let row = screen
            .lines()
            .find(|line| line.starts_with(&format!("  {}", child.name)))
            .unwrap();
        let weeks = screen
            .lines()
            .find(|line| line.contains("week of"))
            .unwrap();
        let weeks = weeks
            .split("last chat")
            .next()
            .unwrap()
            .split_whitespace()
            .count()
            - "week of".split(' ').count();
        let cells: Vec<String> = row
            .chars()
            .skip(14)
            .collect::<Vec<_>>()
            .chunks(3)
            .take(weeks)
            .map(|cell| cell.iter().collect())
            .collect();
        for (place, cell) in cells.iter().enumerate() {
            let monday = monday_of(today) - Days::new(7 * (weeks - 1 - place) as u64);
            let week: Vec<NaiveDate> = monday.iter_days().take(7).collect();
            let chats = all
                .iter()
                .filter(|e| {
                    e.kind == Kind::Chat && week.contains(&e.day) && e.children.contains(&child.id)
                })
                .count();
            let is_expected = week.iter().filter(|day| **day <= today).any(|day| {
                let is_off = breaks
                    .iter()
                    .any(|off| off.first <= *day && *day <= off.last);
                let is_away = desk.store().round().away(*day).unwrap().contains(&child.id);
                child
                    .days
                    .iter()
                    .any(|usual| usual.weekday == day.weekday())
                    && !is_off
                    && !is_away
                    && child.started_on.is_none_or(|first| first <= *day)
            });
            let drawn = match (chats, is_expected) {
                (0, false) => "-",
                (0, true) => "·",
                (1, _) => "░░",
                (2, _) => "▒▒",
                (3, _) => "▓▓",
                _ => "██",
            };
            assert_eq!(
                cell.trim(),
                drawn,
                "{} in the week of {monday}: {chats} chats\n{screen}",
                child.name
            );
            checked += 1;
        }
        let last = all
            .iter()
            .filter(|e| e.kind == Kind::Chat && e.children.contains(&child.id))
            .map(|e| e.day)
            .max()
            .unwrap();
        let said = hometime::domain::dates::say_day(last, today);
        assert!(
            row.contains(&said),
            "{}: last chat {said}\n{row}",
            child.name
        );
    }
    assert!(
        checked >= 6 * 10,
        "only {checked} weeks were there to check"
    );
}

#[test]
fn how_we_talk_adds_up() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    desk.press("esc 3").sees("at the door");
    let term: NaiveDate = "2026-09-01".parse().unwrap();
    let chats: Vec<_> = desk
        .written()
        .into_iter()
        .filter(|entry| entry.kind == Kind::Chat && entry.day >= term)
        .collect();
    for how in hometime::domain::How::ALL {
        let count = chats.iter().filter(|chat| chat.how == *how).count();
        if count > 0 {
            let row = desk.line_with(&format!("{:<12} █", how.word()));
            assert!(
                row.trim_end().ends_with(&format!(" {count}")),
                "{} chats {}: {row}",
                count,
                how.word()
            );
        }
    }
}

#[test]
fn no_chats_yet_is_a_warm_sentence_and_one_key() {
    let mut desk = Desk::empty(FRIDAY);
    desk.press("esc esc 3")
        .sees("No chats yet.")
        .sees("Esc goes to Today");
}

#[test]
fn a_sensitive_chat_is_closed_in_the_list_and_absent_from_find() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("pancakes and a hard talk #sensitive");
    desk.press("esc 3")
        .sees("(closed: Enter opens it)")
        .sees_no("pancakes");
    desk.write("pancakes").sees("No chat has those words");
    desk.press("ctrl+u enter").sees("pancakes");
    desk.press("esc esc")
        .press("/")
        .write("pancakes")
        .sees_no("hard talk");
}

#[test]
fn a_new_label_that_looks_like_a_privacy_mark_is_not_taken_for_a_label() {
    let mut desk = Desk::with_sample(FRIDAY);
    let id = desk.note("Wobbly tooth").id;
    let labels = |desk: &Desk| desk.store().entries().get(id).unwrap().unwrap().item.labels;
    let before = labels(&desk);
    desk.press("esc 3")
        .write("wobbly")
        .press("ctrl+e")
        .answer("Labels", "teeth, sensitve")
        .sees("sensitve looks like sensitive.");
    assert_eq!(labels(&desk), before);
    desk.answer("Labels", "teeth, ##sensitve");
    assert_eq!(labels(&desk), ["teeth", "sensitve"]);
}
