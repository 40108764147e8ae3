//! Hometime: a childminder's evening log of her partnership with parents.
//!
//! # The layers
//!
//! | Layer | What is in it | May use |
//! | --- | --- | --- |
//! | [`domain`] | records and their rules: families, entries, loans, dates, privacy | nothing |
//! | [`line`] | the one-line grammar: text in, actions, echo and questions out; pure | `domain` |
//! | [`assets`] | static text, read once: help, looks, checklist, reasons, sample | `domain` |
//! | [`platform`] | what one operating system does differently, beside the terminal | `domain` |
//! | [`spelling`] | the dictionary, and suggestions for an unknown word | `domain`, `assets` |
//! | [`store`] | the only SQL: schema, repositories, steps and history, search | `domain`, `platform` |
//! | [`vault`] | the files: folder, locks, keys, opening, backups, restoring, salvage, moving | `domain`, `platform`, `store` |
//! | [`pages`], [`export`], [`import`], [`sample`] | printouts and files out, files in, sample families | every row above |
//! | [`app`] | what the program does, without a screen: one implementation of each behaviour | every row above |
//! | [`terminal`] | the terminal, its signals and events, and the clock | `platform` |
//! | [`tui`] | the screens: they draw, and turn keys into calls on `app` | `terminal` and every row above it |
//! | [`plain`] | the program line by line, without a screen | `terminal` and every row above it |
//! | [`cli`] | arguments in, text or JSON out; starts the other two | every row above |
//!
//! `tests/rules/layers.rs` reads the imports and fails when a layer uses what it may not. It lists
//! the few places that still do.
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
//! Without a screen, `terminal` hears whole lines instead, and `plain` answers each with sentences.
//!
//! # How a saved line reaches the disk
//!
//! Enter -> `line::read` gives actions -> [`app::save_line::save_line`] opens one transaction with
//! `Store::step`, in which rows are written, triggers write their history and the draft goes ->
//! commit, synced -> only then does `PendingSave::wait` answer, is the line emptied and "Saved to
//! Ola, 18:04" said. When anything fails, the step is as if it had not been, and the text is still
//! in the line. The screens, plain mode and `hometime add` call the same function.
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
pub mod vault;
