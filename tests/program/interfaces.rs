//! One evening through the three interfaces: what they store and what they say of it is the same.

use hometime::domain::Privacy;
use hometime::store::{Filter, Store};

use crate::command::Log;
use crate::common::{Desk, FRIDAY, moment};
use crate::plain::listener::Listener;

/// An evening in lines that name whom they are about, so that each can be typed anywhere. The
/// last three hold a private mark, a reminder and an earlier day.
const EVENING: &[&str] = &[
    "seren: built a den",
    "back train: played it every night",
    "ola: slept 40 min < up at five, so tired by ten @mum",
    "kai: slept from one to two",
    "obs ola: stacked nine cups, counted \"jeden, dwa, trzy\" @mum #maths",
    "lent kai: rhyme bag 2",
    "home: kai: sings the bus song at bath time @dad",
    "try: ola: count the stairs on the way up @mum",
    "zoe: low this morning, new job worries #private",
    "effy: first day without a cuddly >Mon ask about shoes",
    "yesterday zoe: helped to zip a coat",
];

/// Lines that no interface saves, because something is asked first or nothing is in them.
const NOT_SAVED: &[&str] = &["31/11 ola: slept", "bye"];

/// What is in a log, without its numbers and times of writing.
fn stored(store: &Store) -> Vec<String> {
    let people = store.people().unwrap();
    let entries = store
        .entries()
        .list(&Filter::default(), 0, usize::MAX)
        .unwrap();
    let mut rows: Vec<String> = entries
        .iter()
        .map(|entry| {
            let privacy = match entry.privacy {
                Privacy::Shareable => "shareable",
                Privacy::Private => "private",
                Privacy::Sensitive => "confidential",
            };
            format!(
                "{} {:?} {} {} {privacy} {:?} {:?} {:?} {}",
                entry.day,
                entry.kind,
                people.names(&entry.children),
                people.role(entry.adult),
                entry.words,
                entry.heard,
                entry.labels,
                entry.loan().map_or(String::new(), |loan| format!(
                    "{} {:?} {:?} {:?}",
                    people.thing(loan),
                    loan.due,
                    loan.back_on,
                    loan.outcome
                )),
            )
        })
        .collect();
    let reminders = store.reminders().waiting(moment("2026-12-24 18:00").date());
    rows.extend(
        reminders
            .unwrap()
            .iter()
            .map(|reminder| format!("{} {}", reminder.due, reminder.words)),
    );
    rows.sort();
    rows
}

/// What a line was echoed as: behind "= " or "saved: ", up to a remark.
fn echoes(said: &str, mark: &str) -> Vec<String> {
    said.lines()
        .filter_map(|line| line.split_once(mark))
        .map(|(_, echo)| {
            echo.split(" (")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .collect()
}

#[test]
fn an_evening_is_stored_and_told_alike_by_all_three() {
    let mut plain = Listener::with_sample(FRIDAY);
    let mut said = String::new();
    for line in EVENING {
        plain.say(line);
        said.push_str(plain.said());
    }
    for line in NOT_SAVED {
        plain.say(line).hears_no("Saved to");
        plain.say("/discard");
    }
    let told_in_plain = echoes(&said, "= ");
    let from_plain = stored(&Store::open(plain.leave().path(), moment(FRIDAY)).unwrap());

    let mut desk = Desk::with_sample(FRIDAY);
    for (line, told) in EVENING.iter().zip(&told_in_plain) {
        let screen = desk.write(line).screen();
        let shown: Vec<&str> = screen.split_whitespace().collect();
        assert!(shown.join(" ").contains(told), "{told:?}:\n{screen}");
        desk.press("enter");
    }
    let from_screen = stored(desk.store());

    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    let added = log.typing(EVENING.join("\n"), ["add"]);
    let told_by_command = echoes(&added.out, "saved: ");
    let refused = log.typing(NOT_SAVED.join("\n"), ["add"]);
    assert!(refused.out.is_empty(), "{}", refused.out);
    let from_command = stored(&log.store());

    assert_eq!(told_in_plain.len(), EVENING.len(), "{said}");
    assert_eq!(told_by_command, told_in_plain);
    assert_eq!(from_command, from_plain);
    assert_eq!(from_screen, from_plain);
}
