//! What it asks, what a number answers, and what can be asked of it.

use hometime::domain::{Child, Family, Privacy};

use super::listener::Listener;
use crate::common::{FRIDAY, moment};

/// Two children whose names begin alike.
pub fn ola_and_olek() -> Listener {
    let mut her = Listener::first(FRIDAY);
    for line in [
        "Ann",
        "ola mon fri mum 17:00",
        "olek mon fri dad 17:30",
        "kai fri",
        "",
        "/words first of all",
        "2",
    ] {
        her.say(line);
    }
    her
}

#[test]
fn each_child_comes_with_who_collects_and_enter_alone_passes_on() {
    let mut her = Listener::with_sample(FRIDAY);
    her.hears("Hometime, Fri 20 Nov, 18:04.")
        .hears("Pickup round: Seren, Ola, Kai, Idris, Zoë, Effy. 0 of 6 done.");
    her.is_asked("Seren. Nan collects. Say something, or Enter to skip:");
    her.say("")
        .is_asked("Ola. Mum collects. Wooden train is due back. Say something");
    her.say("slept 40 min")
        .hears("= chat with Mum · today\n")
        .hears("Saved to Ola, 18:04.\n")
        .is_asked("Kai. Dad collects.");
    her.say("obs counted the buses @dad")
        .hears("= observation of Kai · shared with Dad today")
        .is_asked("Kai.");
    her.say("/back")
        .is_asked("Ola. Mum collects. Wooden train is due back. Written about already.");
    her.say("/away")
        .hears("Ola: not here Fri 20 Nov.")
        .say("/undo")
        .hears("Taken back: Ola away Fri 20 Nov.");
    her.say("/round").is_asked("Seren.");
}

#[test]
fn a_number_answers_only_straight_after_a_list_and_is_never_a_note() {
    let mut her = ola_and_olek();
    her.say("/round")
        .say("ol: found a snail")
        .hears("Two children start ol")
        .is_asked("1 Ola. 2 Olek. A number, or type the line again, or /discard:");
    her.say("7")
        .hears("There is no 7 in that list: it goes from 1 to 2.")
        .is_asked("1 Ola. 2 Olek.");
    her.say("2").hears("Saved to Olek, 18:04.");
    her.say("2")
        .hears("Nothing asks for  2  now, so nothing was saved.")
        .hears_no("Saved to");
    her.say("/words 2").hears("Saved to ");
    let words: Vec<String> = her
        .written()
        .iter()
        .map(|entry| entry.words.clone())
        .collect();
    assert!(
        words.contains(&"found a snail".to_owned()) && words.contains(&"2".to_owned()),
        "{words:?}"
    );
}

#[test]
fn command_words_short_answers_and_names_alone_are_never_notes() {
    let mut her = Listener::with_sample(FRIDAY);
    let before = her.written().len();
    her.start_again();
    for line in [
        "2", "12.", "y", "Yes.", "no", "ok", "undo", "Undo.", "help", "back", "next", "settings",
        "quit", "bye", ":q", "Seren", "ola.", "zoe", "Kai:",
    ] {
        her.say(line)
            .hears_no("Saved to")
            .hears("/words ")
            .is_asked("Seren. Nan collects. Say something");
    }
    assert_eq!(her.written().len(), before);
}

#[test]
fn an_open_question_is_asked_again_after_any_command_and_a_number_answers_it() {
    let mut her = ola_and_olek();
    her.say("/round").say("ol: found a snail");
    for line in [
        "/help",
        "/today",
        "/mind",
        "/who",
        "/find ola",
        "/next",
        "/back",
        "/undo",
        "/redo",
        "/nosuch",
        "/waiting",
        "undo",
        "y",
        "kai",
    ] {
        her.say(line)
            .hears("First: \"ol: found a snail\"")
            .hears_no("A number reads one")
            .is_asked("1 Ola. 2 Olek. A number");
    }
    her.say("2").hears("Saved to Olek").hears_no("First:");
    let mut first = Listener::first(FRIDAY);
    for line in ["Ann", "ola mon fri mum", "", "slept well"] {
        first.say(line);
    }
    for line in ["/today", "/help", "/undo", "/redo", "y"] {
        first
            .say(line)
            .is_asked("Who may read it? 1 lock it now. 2 later.");
    }
    first.say("2").hears("Later, then");
}

#[test]
fn the_line_typed_again_with_a_whole_name_settles_the_unclear_one() {
    let mut her = ola_and_olek();
    her.say("/round")
        .say("ol: found a snail")
        .say("olek: found a snail")
        .hears("Saved to Olek");
    let receipt = her.finish();
    assert!(
        receipt.contains("Saved: 2 chats.") && !receipt.contains("half-typed"),
        "{receipt}"
    );
}

#[test]
fn an_impossible_day_offers_its_neighbours_by_number() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("31/11 ola: made a den")
        .hears("November has 30 days")
        .is_asked("1 ");
    her.say("1").hears("Saved to Ola");
}

#[test]
fn no_hint_names_a_key_that_is_not_there() {
    let mut her = Listener::with_sample(FRIDAY);
    for line in [
        "re: yes he did",
        "lent wooden train",
        "slept #sleeping",
        "back tractor",
        "ola: > ",
        "/help",
        "/mind",
        "/today",
    ] {
        her.say(line);
        for key in ["Ctrl+L", "Tab", "Esc", "Space", "Ctrl+Z", "↓"] {
            her.hears_no(key);
        }
    }
}

#[test]
fn what_to_keep_in_mind_is_read_by_number_and_a_number_marks_one_as_done() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("/mind")
        .hears("1 since Tue: Effy's mum asked for the farm photos")
        .hears("2 Thu 19 Nov: 2 left from the round\n");
    her.say("1")
        .hears("Done. Effy's mum asked for the farm photos. /undo takes it back.");
    her.say("/mind")
        .hears_no("farm photos")
        .say("/undo")
        .say("/mind")
        .hears("farm photos");
    her.say("2").is_asked("1 take it up. 2 let it go.");
    her.say("1")
        .hears("Lines are about yesterday now.")
        .is_asked("Zoë. Left from Thu 19 Nov. Say something");
    her.say("built a den")
        .hears("= chat with Auntie · Thu 19 Nov (yesterday)")
        .hears("Saved to Zoë for yesterday, 18:04.");
    her.say("").hears("That was everybody of Thu 19 Nov.");
    her.say("/mind").say("2").say("2").hears("Let go.");
}

#[test]
fn the_evening_is_read_out_and_a_closed_note_only_when_it_is_asked_for() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("mum low today, new job #sensitive")
        .hears("SENSITIVE: closed until you open it");
    her.say("worries about rent #private")
        .hears("PRIVATE: never printed or copied");
    her.say("/today")
        .hears("1 18:04, Confidential note, Seren (SAMPLE)\n")
        .hears_no("new job");
    her.hears("2 18:04, Private note, Ola (SAMPLE)\n")
        .hears_no("rent");
    her.say("/find rent")
        .hears(", Private note, Ola (SAMPLE)\n")
        .hears_no("worries");
    her.say("/about ola")
        .hears(", Mum: Private note")
        .hears_no("worries");
    her.say("/today")
        .say("2")
        .hears("PRIVATE: never printed or copied. worries about rent");
    her.say("/find job")
        .hears_no("new job,")
        .hears("Nothing found for job.");
    her.say("/today")
        .say("1")
        .hears("SENSITIVE: closed until you ask for it. mum low today, new job")
        .hears("/remove takes it away.");
    her.say("/mind")
        .say("/remove")
        .hears("Which one?")
        .say("/today")
        .say("1")
        .say("/remove")
        .hears("Removed. /undo puts it back.")
        .say("/today")
        .hears_no("Confidential note");
    let privacies: Vec<Privacy> = her
        .written()
        .iter()
        .take(2)
        .map(|entry| entry.privacy)
        .collect();
    assert!(!privacies.contains(&Privacy::Sensitive), "{privacies:?}");
}

#[test]
fn a_confidential_notes_reminder_is_read_out_only_when_it_is_asked_for() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("ola: mum may go to her sister #sensitive >mon ask if she rang the helpline")
        .say("kai: think about the nap #private >mon look at the cots")
        .say("/mind")
        .hears("6 Mon 23 Nov: Hidden reminder, Ola")
        .hears("7 Mon 23 Nov: Private reminder, Kai")
        .hears_no("helpline")
        .hears_no("cots");
    her.say("6")
        .hears("Mon 23 Nov: Ola: ask if she rang the helpline.")
        .is_asked("1 marks it done.");
    her.say("1")
        .hears("Done. Hidden reminder, Ola. /undo takes it back.")
        .hears_no("helpline");
    her.say("/mind").hears_no("Hidden reminder");
    her.say("/undo")
        .hears("reminder about Ola")
        .hears_no("helpline")
        .say("/mind")
        .hears("Hidden reminder, Ola");
}

#[test]
fn an_observation_that_nobody_heard_of_can_be_told_by_number() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("obs stacked nine cups")
        .hears("not shared yet")
        .say("/today")
        .say("1")
        .is_asked("1 Mum was told today.");
    her.say("1")
        .hears("Mum was told today. /undo takes it back.")
        .say("/find cups")
        .hears("observation, Mum was told: stacked nine cups");
}

#[test]
fn children_things_and_what_is_worth_knowing_can_be_asked_for() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("/who")
        .hears("Ola, here Mon Tue Wed Fri. Mum, Dad or Babcia. SAMPLE.");
    her.say("/out")
        .hears("3 things out.")
        .hears("Wooden train, with Ola since Tue 3 Nov, due back Fri 20 Nov.");
    her.say("back train: played it every night")
        .is_asked("1 back from Ola. 2 a chat about Seren.")
        .say("1")
        .hears("Saved to Ola")
        .say("/out")
        .hears_no("Wooden train");
    her.say("/about")
        .hears("About Seren.")
        .hears("Likes to hear: ");
    her.say("/find tooth kai").hears("Wobbly tooth");
}

#[test]
fn an_unknown_command_is_told_and_never_kept() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("/nosuch slept well")
        .hears("/nosuch does nothing here. /help tells what there is.")
        .hears("Nothing was saved.")
        .is_asked("Seren. Nan collects. Say something");
    her.say("/waiting").hears("No line waits");
    her.say("/checklist")
        .hears("Engagement checklist is on the full screen.")
        .hears("type  hometime  and then Esc, 6.");
    her.say("/export").hears("hometime export FOLDER");
    her.say("/words he said 3 > 2 #maths")
        .say("/today")
        .hears("he said 3 > 2 #maths");
}

#[test]
fn every_word_the_help_tells_does_something() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("/help");
    let words: Vec<String> = her
        .said()
        .lines()
        .filter_map(|line| line.strip_prefix('/'))
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    assert!(words.len() > 15, "{words:?}");
    for word in words
        .iter()
        .filter(|word| !matches!(word.as_str(), "finish" | "lock"))
    {
        her.say(&format!("/{word}"))
            .hears_no("does nothing here")
            .hears_no("is on the full screen");
    }
}

#[test]
fn nothing_in_what_it_says_acts_on_a_terminal() {
    let mut her = Listener::first(FRIDAY);
    her.say("Ann").say("ola");
    let store = her.look();
    store
        .step("a hostile name", moment(FRIDAY), |store| {
            let family = store.families().save(None, &Family::default())?;
            let child = store.people()?.children().next().unwrap().item.clone();
            store.families().save_child(
                None,
                &Child {
                    family,
                    name: "\u{1b}]0;x\u{7}Mo\u{202e}\u{9b}2J".to_owned(),
                    ..child
                },
            )?;
            Ok(())
        })
        .unwrap();
    drop(store);
    her.start_again();
    for line in [
        "",
        "/round",
        "\u{1b}[2Jslept\u{7} well",
        "/who",
        "/today",
        "1",
        "/mind",
        "/find \u{1b}[2J",
        "/nosuch \u{1b}[2J",
    ] {
        her.say(line);
        assert!(
            !her.said()
                .chars()
                .any(|letter| letter.is_control() && letter != '\n' || letter == '\u{202e}'),
            "{:?}",
            her.said()
        );
    }
}

#[test]
fn quick_words_open_in_the_line_and_are_filled_by_what_follows() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("/quick").hears("/nap: slept from __ to __");
    her.say("zoë: /nap 1:00, 1:55 and woke happy @mum")
        .hears("Saved to Zoë");
    her.say("/trip").hears("Saved to Seren");
    her.say("/trip the big park < seren sang")
        .hears("Saved to Ola");
    her.say("/words /nap 1:00 1:55").hears("Saved to Kai");
    let words: Vec<String> = her
        .written()
        .iter()
        .map(|entry| entry.words.clone())
        .collect();
    for kept in [
        "slept from 1:00 to 1:55 and woke happy",
        "we walked",
        "we walked to the big park",
        "/nap 1:00 1:55",
    ] {
        assert!(words.contains(&kept.to_owned()), "{kept}: {words:?}");
    }
}

#[test]
fn a_name_without_a_colon_in_another_childs_turn_is_asked_about() {
    for (line, answer, heard, words) in [
        ("kai slept well", "1", "Saved to Kai", "slept well"),
        (
            "kai slept well",
            "Seren",
            "Saved to Seren",
            "kai slept well",
        ),
        (
            "Kai's dad asked about shoes",
            "kai",
            "Saved to Kai",
            "Kai's dad asked about shoes",
        ),
        (
            "obs ola stacked nine cups",
            "ola",
            "Saved to Ola",
            "stacked nine cups",
        ),
        (
            "zoe and effy built a den",
            "1",
            "Saved to Zo\u{eb} and Effy",
            "built a den",
        ),
    ] {
        let mut her = Listener::with_sample(FRIDAY);
        her.say(line).hears("Is this about ").hears_no("Saved to");
        her.say(answer).hears(heard);
        assert_eq!(her.written()[0].words, words, "{line}");
        assert!(her.look().drafts().all().unwrap().is_empty(), "{line}");
    }
    let mut her = Listener::with_sample(FRIDAY);
    her.say("seren slept well").hears("Saved to Seren");
    her.say("ola: slept well").hears("Saved to Ola");
}

#[test]
fn a_child_is_told_about_by_name_and_skip_passes_on() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("/about kai").hears("About Kai.").is_asked("Seren.");
    her.say("/about ZOE").hears("About Zo\u{eb}.");
    her.say("/about bob").hears("Nobody here is called bob.");
    her.say("/skip").is_asked("Ola. Mum collects.");
    her.say("/help").hears("/about NAME tells");
}

#[test]
fn a_misspelt_privacy_mark_is_asked_about_and_a_number_hides_the_note() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("mum low today #sensitve")
        .hears("#sensitve looks like #sensitive. Is this note to be hidden?")
        .is_asked("1 #sensitive. 2 a label: sensitve.");
    let saved = |her: &mut Listener| {
        let mut notes = her.written().into_iter();
        notes
            .find(|note| note.words == "mum low today")
            .map(|note| note.privacy)
    };
    her.hears_no("Saved to");
    her.say("1").hears("Saved to Seren");
    assert_eq!(saved(&mut her), Some(Privacy::Sensitive));
}

#[test]
fn a_name_nobody_has_is_asked_about_until_it_is_said_to_be_text() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("bob: had a long nap")
        .hears("Nobody here is called bob. Seren, or someone else?")
        .is_asked("1 Seren. 2 it is text. 3 Ola.");
    her.hears_no("Saved to");
    her.say("2").hears("Saved to Seren, 18:04.");
    her.say("bob: sang").hears("Saved to Ola, 18:04.");
    her.say("zeo, kai: sang")
        .hears("Nobody here is called zeo. Zoë, Kai or someone else?");
    her.hears_no("Saved to");
    her.say("1").hears("Saved to Zoë and Kai");
}
