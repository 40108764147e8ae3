//! The evening on Today: the round, the line, doubts, what to keep in mind, and nothing lost.

use crate::common::{Desk, FRIDAY, moment};
use hometime::domain::{Kind, Privacy};

/// Whom the round shows, by the row above the line.
fn shown(desk: &Desk) -> String {
    desk.line(4).split(" · ").next().unwrap().trim().to_owned()
}

fn names(desk: &Desk, entry: &hometime::domain::Entry) -> String {
    desk.store().people().unwrap().names(&entry.children)
}

#[test]
fn the_round_goes_in_collecting_order_and_each_save_brings_the_next() {
    let mut desk = Desk::with_sample(FRIDAY);
    for (done, (name, with)) in (0..).zip([
        ("Seren", "Nan"),
        ("Ola", "Mum"),
        ("Kai", "Dad"),
        ("Idris", "Dad"),
        ("Zoë", "Mum"),
        ("Effy", "Mum"),
    ]) {
        desk.sees(&format!("PICKUP ROUND  {done} of 6"));
        assert_eq!(shown(&desk), name);
        assert!(desk.line(4).contains("going home with"), "{}", desk.line(4));
        desk.say(&format!("a good day for {name}"));
        let note = desk.note(&format!("a good day for {name}"));
        assert_eq!(
            (note.kind, names(&desk, &note)),
            (Kind::Chat, name.to_owned())
        );
        assert_eq!(note.day, moment(FRIDAY).date());
        let role = desk.store().people().unwrap().role(note.adult).to_owned();
        if name != "Idris" || with == "Dad" {
            assert!(!role.is_empty(), "{name} went home with nobody");
        }
        if name != "Effy" {
            desk.hears(&format!("Saved to {name}, 18:04"));
        }
    }
    desk.sees("ROUND DONE  6 of 6")
        .hears("Round done. 6 chats.");
    assert_eq!(desk.keys_used(), 6, "one key a chat besides her words");
}

#[test]
fn an_observation_a_loan_and_a_return_stay_with_the_child() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down");
    assert_eq!(shown(&desk), "Ola");
    for (line, kind) in [
        ("obs stacked nine cups @mum", Kind::Observation),
        ("lent rhyme bag 2", Kind::Loan),
    ] {
        desk.say(line);
        assert_eq!(shown(&desk), "Ola", "{line:?} stays");
        assert_eq!(desk.newest().kind, kind);
        desk.sees("○ Kai").sees_no("✓ Ola");
    }
    let out = desk.store().loans().out().unwrap().len();
    desk.say("back train");
    assert_eq!(
        (
            shown(&desk).as_str(),
            desk.store().loans().out().unwrap().len()
        ),
        ("Ola", out - 1)
    );
    desk.say("slept well");
    assert_eq!(shown(&desk), "Kai", "the chat brings the next child");
    desk.sees("✓ Ola");
}

#[test]
fn what_enter_would_do_is_said_before_it_is_pressed() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down")
        .write("slept 40 min, ate all the pie")
        .sees("= chat with Mum · today")
        .sees("Enter save, then Kai");
    desk.press("ctrl+u")
        .write("obs stacked nine cups @mum")
        .sees("= observation of Ola · shared with Mum today")
        .sees("and stay here");
    desk.press("ctrl+u")
        .write("lent rhyme bag 2")
        .sees("= Rhyme bag 2 to Ola's family · back by Fri 27 Nov");
    desk.press("ctrl+u")
        .write("back train")
        .sees("= Wooden train is back from Ola's family (out 17 days)");
    desk.press("ctrl+u")
        .write("slept < up at 5")
        .sees("Mum told: \"up at 5\"");
    desk.press("ctrl+u")
        .write("mum low today #private")
        .sees("PRIVATE");
    desk.press("enter");
    assert_eq!(desk.note("mum low today").privacy, Privacy::Private);
}

#[test]
fn down_leaves_words_with_their_child_and_up_brings_them_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("helped with the coats").press("down");
    assert_eq!(shown(&desk), "Ola");
    desk.sees("Seren…").sees_no("helped with the coats");
    desk.write("slept well").press("down").press("up up");
    assert_eq!(shown(&desk), "Seren");
    desk.sees("helped with the coats").sees_no("slept well");
    desk.press("enter");
    assert_eq!(names(&desk, &desk.note("helped with the coats")), "Seren");
    assert_eq!(shown(&desk), "Ola");
    desk.sees("slept well");
}

#[test]
fn the_end_card_counts_truly_and_names_who_is_left() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth");
    desk.say("obs stacked nine cups @mum")
        .say("lent rhyme bag 2")
        .say("back train")
        .say("slept well");
    desk.say("told me about the bus").say("helped with the zip");
    assert_eq!(shown(&desk), "Zoë");
    desk.press("down").say("read to the little ones");
    desk.sees("Round done. 5 chats, 1 observation, 1 lent, 1 back.")
        .sees("Zoë left for later");
    let today = moment(FRIDAY).date();
    let of_today: Vec<_> = desk
        .written()
        .into_iter()
        .filter(|entry| entry.day == today)
        .collect();
    let count = |kind| of_today.iter().filter(|entry| entry.kind == kind).count();
    assert_eq!(
        (
            count(Kind::Chat),
            count(Kind::Observation),
            count(Kind::Loan)
        ),
        (5, 1, 1)
    );
}

#[test]
fn a_child_who_is_away_drops_off_the_round_and_can_be_brought_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down").press("/").write("away").press("enter");
    desk.hears("Ola: not here").sees_no("○ Ola").sees("of 5");
    assert_eq!(
        desk.store().round().away(moment(FRIDAY).date()).unwrap(),
        [desk.child_id("Ola")]
    );
    desk.press("ctrl+z").sees("Ola").sees("of 6");
    assert!(
        desk.store()
            .round()
            .away(moment(FRIDAY).date())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn children_left_yesterday_are_offered_and_their_words_bear_yesterdays_day() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.sees("Thu 19 Nov  2 left from the round")
        .press("tab")
        .go_to("2 left from the round")
        .press("enter");
    desk.sees("left from Thu 19 Nov");
    let first = shown(&desk);
    desk.write("a quiet day").sees("yesterday").press("enter");
    let note = desk.note("a quiet day");
    assert_eq!(
        (note.day.to_string().as_str(), names(&desk, &note)),
        ("2026-11-19", first.clone())
    );
    assert_ne!(shown(&desk), first, "the other one comes next");
    desk.press("esc")
        .sees("Today · Fri 20 Nov")
        .sees("1 left from the round");
}

#[test]
fn what_was_left_can_be_let_go_and_taken_up_again() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("tab")
        .go_to("2 left from the round")
        .strike(hometime::tui::keys::Key::Char(' '));
    desk.hears("Let go").sees_no("Thu 19 Nov  2 left");
    desk.press("ctrl+z").sees("Thu 19 Nov  2 left");
}

#[test]
fn typing_in_a_list_goes_to_the_line_and_about_whom_she_likes() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .press("tab tab")
        .write("zoë: loved the den");
    desk.sees("> zoë: loved the den").sees("Zoë");
    desk.press("enter");
    assert_eq!(names(&desk, &desk.note("loved the den")), "Zoë");
    desk.sees("✓ Zoë");
    assert_eq!(shown(&desk), "Ola", "the round goes on where it was");
}

#[test]
fn a_name_without_its_colon_stays_with_the_child_shown() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down").say("Kai shared his snack");
    assert_eq!(names(&desk, &desk.note("Kai shared his snack")), "Ola");
}

#[test]
fn a_doubt_is_asked_under_the_line_and_answered_with_arrows_and_enter() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("up").write("loved the story").press("enter");
    desk.sees("Who is this about?")
        .sees("loved the story")
        .sees("← → choose, Enter");
    assert!(
        !desk.has_note("loved the story"),
        "nothing is saved while it asks"
    );
    desk.press("right right left enter");
    let note = desk.note("loved the story");
    assert_eq!(note.children.len(), 1);
    assert!(desk.said().contains(&names(&desk, &note)));
}

#[test]
fn esc_leaves_a_doubt_and_the_words_stay() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("31/9 ola: slept badly")
        .press("enter")
        .sees("September has 30 days");
    desk.press("esc").sees("31/9 ola: slept badly");
    desk.press("enter").press("enter");
    assert_eq!(
        desk.note("slept badly").day.to_string(),
        "2026-09-30",
        "the first answer, chosen by Enter"
    );
}

#[test]
fn tab_finishes_a_name_and_enter_never_does() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("slept well @mu").press("tab").sees("@Mum");
    desk.press("ctrl+u")
        .write("lent counting b")
        .press("tab")
        .sees("> lent Counting bears");
    desk.press("ctrl+u").write("walked to @na").press("enter");
    assert!(
        desk.newest().words.starts_with("walked to"),
        "{:?}",
        desk.newest().words
    );
}

#[test]
fn plain_words_are_kept_word_for_word() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("lent her hat to Kai >Mon #hat")
        .press("ctrl+l")
        .sees("kept as it stands")
        .press("enter");
    let note = desk.note("lent her hat to Kai >Mon #hat");
    assert_eq!((note.kind, note.labels.is_empty()), (Kind::Chat, true));
    assert!(
        desk.store()
            .reminders()
            .waiting(moment("2026-11-24 00:00").date())
            .unwrap()
            .iter()
            .all(|one| one.words != "#hat")
    );
}

#[test]
fn undo_takes_back_typing_first_then_what_was_saved_and_redo_brings_it_again() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth").write("slept well");
    desk.press("ctrl+z").sees_no("slept well").sees("slept");
    assert!(desk.has_note("new tooth"));
    desk.press("ctrl+z").press("ctrl+z");
    assert!(
        !desk.has_note("new tooth"),
        "then the saved chat goes: {}",
        desk.screen()
    );
    desk.hears("Taken back").sees("○ Seren");
    desk.press("ctrl+y ctrl+y ctrl+y");
    assert!(desk.has_note("new tooth"));
    desk.hears("Here again").sees("slept well");
}

#[test]
fn every_saved_step_can_be_taken_back_after_a_restart() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .say("obs stacked nine cups")
        .say("slept well");
    desk.start_again_at("2026-11-20 19:00");
    desk.press("ctrl+z");
    assert!(!desk.has_note("slept well") && desk.has_note("stacked nine cups"));
    desk.press("ctrl+z ctrl+z");
    assert!(!desk.has_note("new tooth"));
    desk.start_again_at("2026-11-21 09:00");
    desk.press("ctrl+y ctrl+y ctrl+y");
    assert!(
        desk.has_note("new tooth")
            && desk.has_note("stacked nine cups")
            && desk.has_note("slept well")
    );
}

#[test]
fn half_typed_words_come_back_with_the_caret_where_it_was() {
    let mut desk = Desk::with_sample("2026-11-20 18:02");
    desk.write("slept well, ate")
        .press("left left left")
        .wait(1.0);
    let caret = desk.caret();
    desk.die_and_start_again_at("2026-11-20 18:10");
    desk.sees("slept well, ate").sees("Kept from 18:02");
    assert_eq!(desk.caret(), caret);
    desk.write("and ").press("enter");
    assert!(desk.has_note("slept well, and ate"));
    desk.die_and_start_again_at("2026-11-20 18:11");
    desk.sees_no("Kept from").sees_no("slept well, and ate_");
    assert!(
        desk.store().drafts().all().unwrap().is_empty(),
        "what was saved is no longer half-typed"
    );
}

#[test]
fn words_are_on_the_disk_a_second_after_they_were_typed_however_fast_she_types() {
    let mut desk = Desk::with_sample(FRIDAY);
    for letter in "slept well and ate everything that there was".chars() {
        desk.write(&letter.to_string()).wait(0.2);
    }
    let kept = desk.store().drafts().all().unwrap();
    assert_eq!(kept.len(), 1);
    assert!(
        kept[0].text.len() >= "slept well and ate everything that there".len(),
        "only {:?} was kept",
        kept[0].text
    );
}

#[test]
fn each_child_has_words_of_its_own_after_a_restart() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("sang to me")
        .press("down")
        .write("slept on me")
        .press("down down");
    desk.start_again_at("2026-11-20 18:30");
    assert_eq!(
        shown(&desk),
        "Ola",
        "she goes on with the words she typed last"
    );
    desk.sees("slept on me")
        .press("up")
        .sees("sang to me")
        .press("down")
        .sees("slept on me")
        .sees_no("sang to me")
        .press("down")
        .sees_no("slept on me");
}

#[test]
fn enter_on_an_empty_line_is_a_hint_and_nothing_else() {
    let mut desk = Desk::with_sample(FRIDAY);
    let written = desk.written().len();
    desk.press("enter").hears("Type what was said about Seren");
    desk.write("   ").press("enter");
    assert_eq!(desk.written().len(), written);
}

#[test]
fn words_that_leave_other_programs_are_not_saved() {
    for word in ["quit", "exit", "bye", ":q"] {
        let mut desk = Desk::with_sample(FRIDAY);
        let written = desk.written().len();
        desk.say(word).hears("Ctrl+Q");
        assert!(!desk.app().is_finished());
        assert_eq!(desk.written().len(), written, "{word}");
    }
}

#[test]
fn finishing_asks_nothing_and_the_receipt_tells_what_was_saved() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .say("obs stacked nine cups @mum")
        .write("half a th")
        .press("ctrl+q");
    assert!(desk.app().is_finished());
    desk.wait(1.0);
    assert_eq!(
        desk.app().receipt(),
        "Saved: 1 chat, 1 observation. 1 half-typed line kept for Ola. Backup 18:04. Good night."
    );
}

#[test]
fn the_receipt_of_an_evening_without_a_note_tells_what_else_was_changed() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.start_again_at("2026-11-20 18:30")
        .press("tab space")
        .hears("Done.");
    assert_eq!(desk.app().receipt(), "Saved: 1 change. Good night.");
    desk.press("ctrl+z");
    assert_eq!(desk.app().receipt(), "Nothing new was saved. Good night.");
}

#[test]
fn the_receipt_after_starting_again_does_not_forget_what_was_written_before() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .say("obs stacked nine cups @mum")
        .start_again_at("2026-11-20 18:30");
    assert_eq!(
        desk.app().receipt(),
        "Nothing new was saved. In all today: 1 chat, 1 observation. Good night."
    );
    desk.say("slept well");
    assert_eq!(
        desk.app().receipt(),
        "Saved: 1 chat. In all today: 2 chats, 1 observation. Good night."
    );
    desk.start_again_at("2026-11-21 23:58");
    assert_eq!(desk.app().receipt(), "Nothing new was saved. Good night.");
    desk.say("ola: slept well").wait(300.0);
    assert_eq!(
        desk.app().receipt(),
        "Saved: 1 chat. Good night.",
        "midnight takes nothing from it"
    );
}

#[test]
fn a_paste_of_many_lines_is_one_unsent_line() {
    let mut desk = Desk::with_sample(FRIDAY);
    let written = desk.written().len();
    desk.paste("Mum said:\r\nup at 5\nnew tooth\u{1b}\u{202e}\n");
    desk.sees("Mum said: up at 5 new tooth");
    assert_eq!(desk.written().len(), written);
    assert!(!desk.screen().contains(['\u{202e}', '\u{1b}']));
    desk.press("ctrl+z").sees_no("Mum said");
}

#[test]
fn a_long_line_takes_three_rows_then_scrolls_and_never_clips_the_caret() {
    let mut desk = Desk::with_sample(FRIDAY);
    let words: Vec<String> = (1..=60).map(|number| format!("word{number}")).collect();
    desk.write(&words.join(" ")).sees("word60");
    let (_, row) = desk.caret().unwrap();
    assert!((5..=7).contains(&row), "the caret is on row {row}");
    desk.press("home").sees("word1 word2");
    assert_eq!(desk.caret(), Some((3, 5)));
    desk.press("enter");
    assert_eq!(desk.newest().words, words.join(" "));
}

#[test]
fn a_reminder_is_kept_in_mind_and_ticked_off() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("asked about shoes >sat ask re shoes");
    desk.sees("ask re shoes").press("tab").go_to("ask re shoes");
    desk.strike(hometime::tui::keys::Key::Char(' '))
        .hears("Done")
        .sees_no("ask re shoes");
    desk.press("ctrl+z").sees("ask re shoes");
    desk.press("enter");
    assert_eq!(
        desk.app().view_name(),
        "Note card",
        "a reminder opens what it came from"
    );
}

/// A confidential line, and the reminder it sets.
const CONFIDENTIAL: &str =
    "ola: mum says she may go to her sister #sensitive >sat ask if she rang the helpline";

#[test]
fn a_confidential_notes_reminder_is_hidden_until_its_note_is_opened() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say(CONFIDENTIAL)
        .sees("Hidden reminder, Ola")
        .sees_no("helpline");
    desk.press("tab").go_to("Hidden reminder, Ola");
    desk.press("ctrl+t")
        .sees("Hidden reminder, Ola")
        .sees_no("helpline")
        .press("right enter")
        .press("enter");
    assert_eq!(desk.app().view_name(), "Note card");
    desk.sees("Sun 22 Nov: ask if she rang the helpline")
        .press("esc")
        .sees_no("helpline");
    desk.strike(hometime::tui::keys::Key::Char(' '))
        .hears("Done")
        .sees_no("Hidden reminder")
        .press("ctrl+z")
        .hears("reminder about Ola")
        .sees("Hidden reminder, Ola");
    let steps = desk.store().history().list(desk.now().date()).unwrap();
    assert!(
        steps.iter().all(|step| !step.what.contains("helpline")),
        "{steps:?}"
    );
}

#[test]
fn a_reminder_has_the_privacy_that_its_note_has_now() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("ola: asked about shoes >sat ask re shoes")
        .sees("Ola: ask re shoes");
    for (privacy, shown) in [
        ("#private", "PRIVATE  Ola: ask re shoes"),
        ("#sensitive", "Hidden reminder, Ola"),
        ("", "Ola: ask re shoes"),
    ] {
        let mut note = desk.note("asked about shoes");
        note.item.privacy = match privacy {
            "#private" => Privacy::Private,
            "#sensitive" => Privacy::Sensitive,
            _ => Privacy::Shareable,
        };
        desk.store()
            .step("Privacy", desk.now(), |store| {
                store.entries().change(note.id, &note)
            })
            .unwrap();
        desk.start_again_at(FRIDAY);
        assert!(
            kept_in_mind(&desk).iter().any(|line| line.ends_with(shown)),
            "{privacy}: {}",
            desk.screen()
        );
        desk.press("tab").go_to(shown);
        desk.strike(hometime::tui::keys::Key::Char(' '))
            .hears("Done")
            .press("ctrl+z");
        let steps = desk.store().history().list(desk.now().date()).unwrap();
        assert!(steps.iter().all(|step| !step.what.contains("re shoes")));
    }
}

/// The lines to keep in mind, as they show.
fn kept_in_mind(desk: &Desk) -> Vec<String> {
    let screen = desk.screen();
    let from = screen
        .lines()
        .skip_while(|line| !line.starts_with(" TO KEEP IN MIND"))
        .skip(1);
    let main = from.map(|line| line.split('│').next().unwrap_or_default().trim().to_owned());
    main.take_while(|line| !line.is_empty()).collect()
}

#[test]
fn what_she_planned_for_today_is_never_behind_older_lines_and_the_others_are_a_key_away() {
    // Five things to share that have waited since before she planned anything.
    let mut desk = Desk::with_sample(FRIDAY);
    for words in ["one", "two", "three", "four", "five"] {
        desk.say(&format!("9 nov obs kai: {words} towers"));
    }
    desk.say("ola: asked about shoes >27/11 ask re shoes")
        .start_again_at("2026-11-27 18:04");
    desk.say("kai: forms at last >4 dec hand out the forms")
        .start_again_at("2026-12-04 18:04");
    for (columns, rows) in [(60, 20), (80, 24), (120, 36)] {
        desk.resize(columns, rows);
        let lines = kept_in_mind(&desk);
        assert!(
            lines[0].starts_with("today") && lines[0].contains("hand out the forms"),
            "{columns}: {lines:?}"
        );
        assert!(
            lines[1..].iter().all(|line| line.starts_with("since")),
            "what is still open of what she planned: {lines:?}"
        );
        assert!(lines.len() <= 5, "{lines:?}");
    }
    desk.resize(80, 24).sees("ask re shoes");
    let more = desk.line_with("TO KEEP IN MIND");
    let hidden: usize = more
        .split_once("and ")
        .and_then(|(_, rest)| rest.split_once(" more: Tab, then ↓"))
        .unwrap()
        .0
        .parse()
        .unwrap();
    assert!(hidden > 0, "{more}");
    // All of them can be come to, and from the line the list begins at the top again.
    let top = kept_in_mind(&desk);
    desk.press("tab")
        .sees(&format!("{} in all: ↑ and ↓", hidden + 5))
        .press_times("down", hidden + 4);
    assert_ne!(kept_in_mind(&desk), top);
    let last = desk.chosen();
    desk.press("down");
    assert_eq!(desk.chosen(), last, "there is nothing below it");
    desk.press("esc");
    assert_eq!(kept_in_mind(&desk), top);
    // What is done makes room.
    desk.press("tab")
        .press_times("up", hidden + 4)
        .go_to("hand out the forms")
        .press("space")
        .sees_no("hand out the forms");
}

#[test]
fn before_the_first_pickup_she_writes_about_anybody() {
    let mut desk = Desk::with_sample("2026-11-20 12:00");
    desk.sees("PICKUP ROUND  6 today")
        .write("ola: slept at lunch")
        .press("enter");
    assert_eq!(names(&desk, &desk.note("slept at lunch")), "Ola");
    desk.press("/").write("round").press("enter");
    assert_eq!(shown(&desk), "Seren", "the round can be begun at any time");
}

#[test]
fn one_line_in_the_morning_is_not_a_round() {
    let mut desk = Desk::with_sample("2026-11-23 08:00");
    desk.say("kai: brought his boots")
        .sees("PICKUP ROUND  5 today")
        .sees_no("ROUND DONE")
        .sees("✓ Kai");
    desk.press("down");
    assert_eq!(shown(&desk), "Seren");
}

#[test]
fn a_line_about_all_is_one_note_for_each_family() {
    let mut desk = Desk::with_sample(FRIDAY);
    let written = desk.written().len();
    desk.write("all: closed Fri 18 Dec")
        .sees("all 6 families")
        .press("enter");
    assert_eq!(desk.written().len(), written + 6);
    desk.press("ctrl+z");
    assert_eq!(
        desk.written().len(),
        written,
        "one step back takes them all"
    );
}

#[test]
fn brothers_and_sisters_collected_together_are_one_stop() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2")
        .write("ola")
        .press("enter")
        .go_to("+ a child")
        .press("enter");
    desk.say("Bruno")
        .press("down down")
        .say("Mon Tue Fri from 8:00 17:00 Mum")
        .press("esc esc esc esc");
    desk.press("down");
    assert_eq!(shown(&desk), "Ola and Bruno");
    desk.say("both slept");
    let note = desk.note("both slept");
    assert_eq!(note.children.len(), 2, "one note about both");
    assert_eq!(shown(&desk), "Kai");
}

#[test]
fn midnight_turns_the_page_and_no_word_is_lost() {
    let mut desk = Desk::with_sample("2026-11-20 23:58");
    desk.write("still typing").wait(300.0).sees("Sat 21 Nov");
    desk.start_again_at("2026-11-23 18:04");
    assert!(
        desk.store()
            .drafts()
            .all()
            .unwrap()
            .iter()
            .any(|draft| draft.text == "still typing")
    );
}

#[test]
fn after_the_round_the_arrows_lead_to_whoever_was_left_for_later() {
    let mut desk = Desk::with_sample(FRIDAY);
    for words in ["Slept.", "Sang.", "Ran."] {
        desk.say(words);
    }
    desk.press("down")
        .say("Drew.")
        .say("Read.")
        .hears("Idris left for later");
    desk.press("up");
    assert_eq!(shown(&desk), "Idris");
    desk.press("down down down down");
    assert_eq!(shown(&desk), "Idris", "from the free line down, too");
}

#[test]
fn what_came_back_tonight_is_one_row_that_takes_nothing_away() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down")
        .say("back train")
        .say("lent rhyme bag 2")
        .say("back rhyme bag 2");
    desk.press("tab tab").sees("back   Mum    Wooden train");
    assert_eq!(
        desk.screen().matches("Rhyme bag 2").count(),
        1,
        "{}",
        desk.screen()
    );
    let before = desk.written();
    desk.press("del");
    assert_eq!(desk.written(), before);
}

#[test]
fn long_words_have_a_larger_box_with_the_same_care_and_the_arrows_go_from_row_to_row() {
    let long = (1..=60).fold(String::new(), |words, number| {
        words + &format!("word{number} ")
    });
    let mut desk = Desk::with_sample(FRIDAY);
    let who = shown(&desk);
    desk.write(&long)
        .sees_no("word1 ")
        .sees("Ctrl+O larger box")
        .press("ctrl+o");
    desk.sees("word1 ")
        .sees("word60")
        .sees("Esc done")
        .sees("= chat")
        .sees_no("TO KEEP IN MIND");
    let (column, row) = desk.caret().unwrap();
    desk.press("up up");
    assert_eq!(
        desk.caret().unwrap(),
        (column, row - 2),
        "the round stays where it is, and the caret goes up"
    );
    desk.write("there ")
        .press("down")
        .press("esc")
        .sees("TO KEEP IN MIND")
        .sees_no("Esc done")
        .press("ctrl+o")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:10");
    desk.sees("TO KEEP IN MIND")
        .press("ctrl+o")
        .sees("word1 ")
        .press("esc enter")
        .hears(&format!("Saved to {who}"))
        .sees("TO KEEP IN MIND");
    assert!(desk.has_note("there word"), "{:?}", desk.newest().words);
}

#[test]
fn a_doubt_with_one_answer_tells_of_no_other() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("zoe fri mum")
        .press("enter")
        .say("slept well")
        .press("2");
    desk.write("lent rhyme bag to zoe")
        .press("enter")
        .sees("Who is this about?")
        .sees("Enter takes it, Esc keeps the words");
    assert!(!desk.screen().contains("other"), "{}", desk.screen());
    desk.press("enter").hears("Saved");
}

#[test]
fn beside_a_day_with_nobody_here_stands_how_the_line_works_to_its_last_word() {
    let mut desk = Desk::with_sample("2026-11-21 18:04").sized(120, 36);
    desk.sees("NOBODY IS USUALLY HERE TODAY")
        .sees("HOW THE LINE WORKS");
    desk.sees("ate it all < up at 5, new tooth")
        .sees("what I told, what they told me")
        .sees("a box for long words");
    desk.sees("ring for advice tonight.").sees_no("a…");
    desk.resize(200, 60);
    let times = (0..60)
        .filter(|row| {
            desk.line(*row)
                .contains("This is not the place for a safeguarding")
        })
        .count();
    assert_eq!(times, 1, "it is said once, however wide the window");
}

#[test]
fn the_first_frame_and_the_first_key_know_all_they_need_however_soon_they_come() {
    let mut desk = Desk::with_sample(FRIDAY).sized(200, 60);
    let waits = "answer to \"Let him read the shopping list";
    desk.sees("WAITING FOR AN ANSWER")
        .sees("Put the cup to dolly's mouth");
    desk.start_in_haste_at("2026-11-20 18:10")
        .sees("WAITING FOR AN ANSWER")
        .sees_no("Nothing waits");
    desk.write("re: idris: he counted the stairs too")
        .sees(waits)
        .sees("Put the cup to dolly's mouth")
        .wait(2.0);
    desk.start_in_haste_at("2026-11-20 18:20")
        .sees("> re: idris: he counted")
        .sees(waits);
}

#[test]
fn a_misspelt_privacy_mark_is_asked_about_before_the_note_is_saved() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("enter")
        .write("mum low today #confidental")
        .sees("#confidental looks like #confidential. Is this note to be hidden?")
        .press("enter");
    assert!(
        !desk
            .written()
            .iter()
            .any(|note| note.words.contains("mum low today"))
    );
    desk.press("enter");
    assert_eq!(desk.note("mum low today").privacy, Privacy::Sensitive);
}

#[test]
fn a_name_nobody_has_is_asked_about_until_it_is_said_to_be_text() {
    let mut desk = Desk::with_sample(FRIDAY);
    let saved = |desk: &Desk| {
        let mut notes = desk.written().into_iter();
        notes.find(|note| note.words.contains("blue all over"))
    };
    desk.write("sculpture: blue all over")
        .sees("Nobody here is called sculpture. Seren, or someone else?")
        .press("enter");
    assert!(saved(&desk).is_none());
    desk.press("right").press("enter");
    let note = saved(&desk).unwrap();
    assert_eq!(
        (note.words.as_str(), names(&desk, &note)),
        ("sculpture: blue all over", "Seren".to_owned())
    );
    desk.write("Sculpture: more of it").sees("= chat with");
    desk.press("ctrl+u").write("zeo: cried").press("enter");
    assert!(
        !desk
            .written()
            .iter()
            .any(|note| note.words.contains("cried"))
    );
    desk.press("enter");
    let note = desk.note("cried");
    assert_eq!(
        (note.words.as_str(), names(&desk, &note)),
        ("cried", "Zoë".to_owned())
    );
}
