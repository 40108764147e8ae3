//! Hometime: a childminder's evening log of her partnership with parents.
//!
//! # The rooms, and who may know whom
//!
//! | Room | What is in it | Knows |
//! | --- | --- | --- |
//! | [`domain`] | what things are: families, entries, loans, days in words | nothing else |
//! | [`line`] | one typed sentence, and what was understood of it; pure | `domain` |
//! | [`assets`] | static words, read once: help, looks, learning areas, checklist, reasons, sample | `domain` |
//! | [`platform`] | what one system does otherwise than another, beside the terminal | nothing else |
//! | [`spelling`] | which typed words nobody knows, and what they might have been | `domain`, `assets` |
//! | [`store`] | the only SQL: the encrypted file, steps, undo, find | `domain`, `platform` |
//! | [`pages`] | what goes out: a page for a parent, as text, for a browser, or for paper | `domain`, `assets`, `platform`, `store` |
//! | [`sample`] | made-up families, and long logs for measuring | `domain`, `assets`, `store` |
//! | [`export`] | everything out: the whole as JSON, tables, pages, a calendar | `domain`, `platform`, `store` |
//! | [`import`] | families, chats or a whole log in again, shown before any of it is taken | `domain`, `export`, `store` |
//! | [`tui`] | views, forms, keys and how they look | all of the above |
//! | [`plain`] | the program line by line, without a screen | all of the above |
//! | [`terminal`] | the real terminal, its signals, and the clock | nothing else |
//! | [`cli`] | arguments in, words or JSON out; opens the program | all of the above |
//!
//! A test reads the imports and fails when a room reaches where it may not.
//!
//! # How a key becomes a frame
//!
//! 1. `terminal` hears the key and hands it over with the time; `tui::keys` evens out what terminals
//!    do differently.
//! 2. `tui::App::press` offers it to the topmost view: the first command with that key whose
//!    condition holds runs; else a command that works everywhere; else the key is text for the
//!    view's line.
//! 3. A command changes its view, or the log through `Store::step`, and may ask the program for
//!    something: open, close, say.
//! 4. If the log changed, the views that show read it again. Then everything is drawn, and only
//!    changed cells are sent.
//!
//! Where there is no screen, `terminal` hears whole lines instead, and `plain` answers each
//! with sentences.
//!
//! # How a saved line reaches the disk
//!
//! Enter -> `line::read` gives acts -> `Store::step` opens one transaction -> `Store::write_down`
//! writes rows, triggers write their history, the draft goes -> commit, synced -> only then is the
//! line emptied and "Saved to Ola, 18:04" said. When anything is in the way, the step is as if it
//! had not been, and the words are still in the line.
//!
//! # How to add
//!
//! - **A key**: one `Command` in the `COMMANDS` of its view. Footer, help, find and README's table
//!   follow; renew README with `cargo test --test rules readme -- --ignored`.
//! - **A screen**: a file in `tui/views` with a `View` and a `SCREEN`, its line in `views::ALL`,
//!   and a card in `assets/help`.
//! - **A field**: one `Field` in its form; a column in a new file under `assets/migrations`; its
//!   line in the store's reader and writer.
//! - **A kind of entry**: a variant of `domain::Kind` and, if it needs more than words, of
//!   `domain::Detail`; a table of its own in a migration; its part in `store::entry_parts`; its
//!   word in `line`. Today, find, timelines and undo then know it.

pub mod app;
pub mod assets;
pub mod cli;
pub mod domain;
pub mod export;
pub mod import;
pub mod line;
pub mod pages;
pub mod plain;
pub mod platform;
pub mod sample;
pub mod spelling;
pub mod store;
pub mod terminal;
pub mod tui;
