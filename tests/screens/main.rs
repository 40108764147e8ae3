//! Every screen of the program, by keys in and screen and log out, without a terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../behind/mod.rs"]
mod behind;
#[path = "../common/mod.rs"]
mod common;
#[path = "../everywhere/mod.rs"]
mod everywhere;
#[path = "../generated/mod.rs"]
mod generated;
#[path = "../log/mod.rs"]
mod log;
#[path = "../process/mod.rs"]
mod process;

mod any_keys;
mod backups;
mod changes;
mod chats;
mod checklist;
mod checklist_evidence;
mod checklist_steps;
mod cover;
mod evening;
mod families;
mod find;
mod first_run;
mod forget;
mod laptop_date;
mod loans;
mod lock;
mod locking;
mod looks;
mod observations;
mod pages;
mod paragraphs;
mod quick_words;
mod settings;
mod sizes;
mod spelling;
mod startup;
mod teaching;
mod today;
mod together;
mod turn;
mod why;
