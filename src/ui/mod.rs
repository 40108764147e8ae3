//! How it looks and what keys do: a flat stack of views over the store.

mod app;
mod canvas;
pub mod command;
mod copying;
mod cover;
mod ending;
mod everywhere;
mod find_or_write;
mod forgetting;
mod form;
mod forms;
mod frame;
pub mod gate;
pub mod keymap;
pub mod keys;
mod live;
mod look;
mod looking;
mod moving;
mod overlays;
mod printer;
mod receipt;
mod said;
mod screens;
mod sitting;
mod start;
mod trouble;
mod understood;
mod unsaved;
mod view;
mod waking;
pub mod widgets;

pub use app::App;
pub use look::{Abilities, Look};
pub use sitting::{Sitting, Stage};
pub use start::{Ended, start};
