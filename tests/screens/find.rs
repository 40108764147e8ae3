//! Find or do anything: screens, commands, people and everything written, from one box.

use crate::common::{Desk, FRIDAY};

#[test]
fn it_opens_from_an_empty_line_and_by_its_keys() {
    for keys in ["/", "ctrl+k", "ctrl+f"] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press(keys).sees("Find or do anything");
    }
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("ate 1/2 of it")
        .sees("ate 1/2 of it")
        .sees_no("Find or do anything")
        .press("ctrl+k")
        .sees("Find or do anything");
    desk.press("esc").sees("ate 1/2 of it");
}

#[test]
fn it_goes_to_every_screen_by_a_word_of_its_name() {
    for (word, name) in [
        ("families", "Families"),
        ("chats", "Daily chats"),
        ("observ", "Shared observations"),
        ("loans", "Home-learning loans"),
        ("checklist", "Engagement checklist"),
        ("settings", "Settings"),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press("/").say(word);
        assert_eq!(desk.app().view_name(), name, "/{word}");
    }
}

#[test]
fn it_does_what_the_screen_below_can_do() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("away")
        .sees("not here today")
        .press("enter")
        .hears("Seren: not here");
    desk.press("ctrl+k")
        .write("undo")
        .press("enter")
        .hears("Taken back");
    desk.press("ctrl+k")
        .write("passphrase")
        .sees("set a passphrase")
        .press("enter")
        .sees("Lock")
        .press("esc");
    desk.press("ctrl+k").write("finish").press("enter");
    assert!(desk.app().is_finished());
}

#[test]
fn it_finds_people_and_opens_their_card() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("zoe")
        .sees("child")
        .press("enter")
        .sees("Families > Zoë");
    desk.press("esc")
        .sees("6 children")
        .press("esc")
        .sees("PICKUP ROUND");
    desk.press("/")
        .write("zoe auntie")
        .sees("Jo, Auntie · Zoë's family")
        .press("enter")
        .sees("Families > Zoë");
}

#[test]
fn every_sort_of_thing_answers_says_what_it_is_and_opens() {
    for (words, row, sort, opens) in [
        ("rhyme bag 2", "Rhyme bag 2", "thing", "Loan card"),
        ("torch", "Shadows with a torch", "to try", "A thing to try"),
        ("photos farm", "farm photos", "reminder", "Note card"),
        ("slept from", "slept from __ to __", "/nap", "Today"),
        ("families", "Families", "Esc 2", "Families"),
        ("weeks half term", "weeks off", "settings", "Settings"),
        ("quick", "quick words", "/quick", "Quick words"),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press("/").write(words);
        let found = desk.line_with(row);
        assert!(found.contains(sort), "{words}: {found}\n{}", desk.screen());
        desk.go_to(row).press("enter");
        assert_eq!(desk.app().view_name(), opens, "{words}");
    }
}

#[test]
fn a_row_of_the_settings_is_come_to_from_anywhere() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/").write("covers").press("enter");
    assert!(
        desk.chosen().starts_with("Covers itself"),
        "{}",
        desk.screen()
    );
}

#[test]
fn what_answers_is_underlined_whatever_its_accents() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+f").write("zoe nov cup");
    let (buffer, row) = (desk.buffer(), desk.line_with("red cup"));
    let y = (0..24).find(|y| desk.line(*y) == row).unwrap();
    let underlined: String = (0..80)
        .map(|x| &buffer[(x, u16::try_from(y).unwrap())])
        .filter(|cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED))
        .map(|cell| cell.symbol().to_owned())
        .collect();
    assert_eq!(underlined, "NovcupZoëZoë");
}

#[test]
fn words_far_into_a_note_are_brought_into_sight() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("Ran about all the long grey morning in the wet grass until we found a hedgehog under the planks.");
    desk.press("/")
        .write("hedgehog")
        .sees("…")
        .sees("found a hedgehog");
}

#[test]
fn ctrl_f_shows_what_is_written_down_before_anything_else() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+f").write("zoe");
    assert!(desk.chosen().starts_with("Tue 10 Nov"), "{}", desk.screen());
    desk.press("esc").press("ctrl+k").write("zoe");
    assert!(desk.chosen().starts_with("Zoë"), "{}", desk.screen());
}

#[test]
fn private_notes_are_found_and_marked_and_sensitive_ones_are_absent_with_their_reminders() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("Mum spoke of wobblestone #private")
        .say("Mum spoke of wibblestone #sensitive >mon ask about wubblestone");
    desk.press("/")
        .write("wobblestone")
        .sees("PRIVATE  Mum spoke")
        .press("esc");
    desk.press("/")
        .write("wibblestone")
        .sees("Nothing has those words")
        .press("esc");
    desk.press("/")
        .write("wubblestone")
        .sees("Nothing has those words");
}

#[test]
fn quick_words_are_shown_where_no_sentence_is_written() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2 / s l e p t space f r o m enter");
    assert_eq!(desk.app().view_name(), "Quick words");
    assert!(desk.chosen().starts_with("/nap"), "{}", desk.screen());
}

#[test]
fn letters_of_other_languages_are_found_by_the_plain_ones() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("Michał ŵyn came with a łódka")
        .press("/")
        .write("lodka wyn michal")
        .sees("łódka");
}

#[test]
fn it_finds_notes_in_any_order_newest_first_and_opens_them() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("water fence")
        .sees("Painted the fence")
        .press("enter")
        .sees("Painted the fence with water");
    assert_eq!(desk.app().view_name(), "Note card");
    desk.press("esc")
        .sees("Find or do anything")
        .sees("water fence")
        .press("esc")
        .sees("PICKUP ROUND");
    desk.press("/").write("train");
    let dates: Vec<usize> = ["Sat 7 Nov", "Tue 3 Nov", "Mon 12 Oct"]
        .iter()
        .map(|day| desk.screen().find(day).unwrap())
        .collect();
    assert!(dates.is_sorted());
    assert_eq!(
        desk.written().len(),
        Desk::with_sample(FRIDAY).written().len(),
        "looking changes nothing"
    );
}

#[test]
fn nothing_found_says_so_and_esc_changes_nothing() {
    let mut desk = Desk::with_sample(FRIDAY);
    let before = desk.screen();
    desk.press("/")
        .write("xyzzy")
        .sees("Nothing has those words")
        .press("enter esc");
    desk.wait(5.0).press("f12");
    assert_eq!(desk.screen(), before);
}

#[test]
fn the_menu_reaches_every_screen_in_two_keys_from_anywhere() {
    for (number, name) in (1..).zip([
        "Today",
        "Families",
        "Daily chats",
        "Shared observations",
        "Home-learning loans",
        "Engagement checklist",
        "Working together",
        "Why work with parents",
        "Settings",
    ]) {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press(&format!("esc {number}"));
        assert_eq!(desk.app().view_name(), name);
        assert_eq!(desk.keys_used(), 2);
        let mut elsewhere = Desk::with_sample(FRIDAY);
        elsewhere
            .press("esc 2 enter")
            .press(&format!("ctrl+g {number}"));
        assert_eq!(elsewhere.app().view_name(), name, "from a card");
        for from in 1..=9 {
            elsewhere
                .press(&format!("ctrl+g {from}"))
                .press(&format!("ctrl+g {number}"));
            assert_eq!(elsewhere.app().view_name(), name, "from screen {from}");
        }
        let mut writing = Desk::with_sample(FRIDAY);
        writing
            .write("half a sentence")
            .press(&format!("ctrl+g {number}"));
        assert_eq!(writing.app().view_name(), name, "from words half-typed");
        let mut down = Desk::with_sample(FRIDAY);
        down.press("esc")
            .press_times("down", number - 1)
            .press("enter");
        assert_eq!(down.app().view_name(), name, "by arrows");
    }
}

#[test]
fn help_opens_where_she_is_is_searched_and_closes() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("?")
        .sees("Help: Today")
        .write("monday")
        .sees("remind me on Monday")
        .sees_no("stacked nine cups");
    desk.press("esc")
        .sees("PICKUP ROUND")
        .sees_no("Help: Today");
    desk.write("is it?")
        .sees("is it?")
        .sees_no("Help:")
        .press("f1")
        .sees("Help: Today")
        .press("esc")
        .sees("is it?");
}

#[test]
fn help_can_be_read_to_its_last_line() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("?")
        .sees_no("finish for tonight")
        .press_times("down", 40)
        .sees("finish for tonight");
    let mut paged = Desk::with_sample(FRIDAY);
    paged
        .press("? pgdn pgdn")
        .sees("finish for tonight")
        .press("pgup pgup")
        .sees("Just type what you would say");
}
