//! The first evening, from nothing to a locked log with a chat in it.

use super::listener::Listener;
use crate::common::FRIDAY;

#[test]
fn a_name_one_child_and_one_sentence_and_the_first_chat_is_saved() {
    let mut her = Listener::first(FRIDAY);
    her.hears("Good evening. This is Hometime")
        .is_asked("What is your first name?")
        .say("Ann")
        .is_asked("Who do you look after?");
    her.say("ola mon tue wed fri mum dad 17:00")
        .hears("= Ola · here Mon Tue Wed Fri · Mum or Dad collect, about 17:00")
        .hears("Saved: Ola.");
    her.say("")
        .is_asked("Ola. Mum collects. Say something, or Enter to skip:");
    her.say("slept 40 min")
        .hears("Saved to Ola, 18:04.")
        .is_asked("Who may read it? 1 lock it now. 2 later. 3 this laptop's own lock");
    her.say("2").hears("Later, then: /lock has it.");
    her.say("2").hears("nothing was saved");
    assert!(her.finish().starts_with("Saved: 1 chat."));
}

#[test]
fn a_line_without_a_name_is_said_back_and_asked_again() {
    let mut her = Listener::first(FRIDAY);
    her.say("Ann")
        .say("mon tue 17:00")
        .hears("There is no name in  mon tue 17:00.")
        .is_asked("Who do you look after?");
    her.start_again().is_asked("Who do you look after?");
}

#[test]
fn what_is_said_of_a_listed_child_goes_to_her_and_words_about_the_day_are_no_child() {
    let mut her = Listener::first(FRIDAY);
    her.say("Ann")
        .say("ola")
        .say("ola mon fri mum")
        .hears("= Ola · here Mon Fri · Mum collects")
        .say("ola")
        .hears("Ola: listed already.");
    her.say("Slept well.")
        .hears("Saved to Ola, 18:04.")
        .is_asked("Who may read it?");
    assert_eq!(her.written().len(), 1);
    assert_eq!(her.look().people().unwrap().children().count(), 1);
    let mut other = Listener::first(FRIDAY);
    other
        .say("Ann")
        .say("ola fri mum")
        .say("kai fri dad")
        .say("Slept well.")
        .is_asked("Ola. Mum collects. Kept from 18:04: \"Slept well.\". Enter alone saves it");
    other.say("").hears("Saved to Ola, 18:04.");
    let mut third = Listener::first(FRIDAY);
    third
        .say("Ann")
        .say("ola fri mum")
        .say("that's all")
        .is_asked("Ola. Mum collects. Say something");
}

#[test]
fn made_up_families_come_by_a_word() {
    let mut her = Listener::first(FRIDAY);
    her.say("sample")
        .hears("marked SAMPLE")
        .is_asked("Seren. Nan collects.");
}

#[test]
fn the_log_is_locked_step_by_step_and_asks_at_the_next_start() {
    let mut her = Listener::first(FRIDAY);
    her.say("Ann")
        .say("ola")
        .say("")
        .say("slept well")
        .say("1")
        .hears("A passphrase of four plain words: ");
    assert!(her.plain().is_unseen());
    her.say("ola")
        .is_asked("Enter alone keeps these words.")
        .say("lantern teapot marigold anchor")
        .hears("Good. Now once more");
    her.say("lantern teapot")
        .hears("The two are not the same.")
        .hears_no("Ctrl+R")
        .say("lantern teapot marigold anchor");
    let said = her
        .hears("Your sheet. This code opens your log")
        .said()
        .to_owned();
    let groups: Vec<&str> = said
        .lines()
        .find(|line| line.contains("This code"))
        .unwrap()
        .rsplit(": ")
        .next()
        .unwrap()
        .split(' ')
        .collect();
    assert_eq!(groups.len(), 8, "{said}");
    assert!(!her.plain().is_unseen());
    her.say("")
        .hears("Type back the first and the fifth group")
        .say("wrong")
        .hears("The first group is not as on the sheet")
        .hears_no("Esc");
    her.say(&format!("{} {}", groups[0], groups[4]))
        .hears("Your log is locked.")
        .is_asked("Anything else?");
    her.start_again()
        .is_asked("Your log is locked. Type your passphrase");
    her.say("lantern teapot marigold anchor")
        .is_asked("Anything else?");
    her.start_again()
        .say(&groups.join(" "))
        .is_asked("Anything else?");
}
