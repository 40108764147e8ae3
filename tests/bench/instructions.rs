//! How much work a key is, counted in instructions: the same number whatever else the machine does.
//! A key must not cost more in a log of many years than in one of a few weeks.
//!
//! Runs itself under callgrind, once with some keys and once with twice as many: the difference is
//! what they cost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "measuring stops where something is wrong"
)]

mod evening;
#[path = "../generated/mod.rs"]
mod generated;

use std::env;
use std::process::Command;

use evening::{Evening, SIZES, clear_away};
use hometime::tui::keys::Key;

const CHAT: &str = "ada: asked for the den again and told me all about the bus @mum ";

/// What is done, how often the first time, and how: in a log of so many entries, so many times.
type Act = (&'static str, usize, fn(usize, usize));

const ACTS: &[Act] = &[
    ("a start", 3, |entries, starts| {
        (0..starts).for_each(|_| drop(Evening::begin(entries)));
    }),
    ("typing on Today", 120, |entries, keys| {
        let mut evening = Evening::begin(entries);
        evening.write(&CHAT.chars().cycle().take(keys).collect::<String>());
    }),
    ("down in Daily chats", 120, |entries, keys| {
        let mut evening = Evening::begin(entries);
        evening.go_to('3');
        (0..keys).for_each(|_| evening.press(Key::Down));
    }),
    ("down in Loans", 60, |entries, keys| {
        let mut evening = Evening::begin(entries);
        evening.go_to('5');
        (0..keys).for_each(|key| evening.press(if key % 2 == 0 { Key::Down } else { Key::Up }));
    }),
    ("a chat saved", 10, |entries, chats| {
        let mut evening = Evening::begin(entries);
        for _ in 0..chats {
            evening.write(CHAT);
            evening.press(Key::Enter);
            assert!(evening.said().starts_with("Saved"), "{}", evening.said());
        }
    }),
    ("a screen opened", 18, |entries, keys| {
        let mut evening = Evening::begin(entries);
        "123456789"
            .chars()
            .cycle()
            .take(keys)
            .for_each(|screen| evening.go_to(screen));
    }),
    ("a letter in find", 30, |entries, keys| {
        let mut evening = Evening::begin(entries);
        evening.press(Key::Ctrl('k'));
        for letter in "slept snack bus".chars().cycle().take(keys) {
            evening.press(Key::Char(letter));
        }
    }),
];

fn main() {
    let mut words = env::args().skip(1);
    if words.next().as_deref() == Some("act") {
        let (name, entries, keys) = (
            words.next().unwrap(),
            words.next().unwrap(),
            words.next().unwrap(),
        );
        let (_, _, act) = ACTS.iter().find(|(own, ..)| *own == name).unwrap();
        act(entries.parse().unwrap(), keys.parse().unwrap());
        clear_away();
        return;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("Left out: valgrind is not installed here.");
        return;
    }
    println!(
        "{:<22}{}",
        "thousands each",
        SIZES.map(|size| format!("{size:>12}")).concat()
    );
    for (name, times, _) in ACTS {
        let counts = SIZES.map(|entries| {
            // Written first by an ordinary run: that takes minutes, and is not measured.
            counted(&mut itself(&[], name, entries, 1));
            let of = |keys| {
                counted(&mut itself(
                    &[
                        "valgrind",
                        "--tool=callgrind",
                        "--callgrind-out-file=/dev/null",
                    ],
                    name,
                    entries,
                    keys,
                ))
            };
            (of(2 * times) - of(*times)) / *times as u64
        });
        let ratio = counts[SIZES.len() - 1] * 1000 / counts[0];
        println!(
            "{name:<22}{}    x {}.{:03}",
            counts.map(|count| format!("{:>12}", count / 1000)).concat(),
            ratio / 1000,
            ratio % 1000
        );
    }
}

/// This very program, doing one act, perhaps watched by another.
fn itself(watched_by: &[&str], act: &str, entries: usize, keys: usize) -> Command {
    let this = env::current_exe().unwrap();
    let mut command = watched_by
        .first()
        .map_or_else(|| Command::new(&this), Command::new);
    command.args(watched_by.iter().skip(1));
    if !watched_by.is_empty() {
        command.arg(&this);
    }
    command
        .args(["act", act])
        .arg(entries.to_string())
        .arg(keys.to_string());
    command
}

/// Runs it; gives the instructions that callgrind says were carried out, or none where it was not
/// watched.
fn counted(command: &mut Command) -> u64 {
    let ran = command.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
    let collected = said.lines().find_map(|line| line.split_once("Collected :"));
    collected.map_or(0, |(_, count)| count.trim().parse().unwrap())
}
