//! How it looks and what keys do: a flat stack of views over the store.

mod app;
mod backups;
mod canvas;
mod carrying;
pub mod command;
pub(crate) mod cover;
mod ending;
pub(crate) mod everywhere;
mod find_or_write;
mod forgetting;
mod form;
mod forms;
mod frame;
pub mod keymap;
pub mod keys;
pub(crate) mod layer;
mod line_echo;
mod live;
pub(crate) mod look;
pub(crate) mod looking;
mod moving;
pub mod outward;
mod preferences;
pub mod startup;

mod requests;
mod rewording;
pub(crate) mod route;
pub(crate) mod said;
pub(crate) mod sentence;
mod sitting;
mod size;
mod spelling;
mod start;
pub(crate) mod trouble;
pub(crate) mod view;
pub(crate) mod views;
mod waking;
pub mod widgets;

pub use app::App;
pub use look::{Abilities, Look};

pub use sitting::{Sitting, Stage};
pub use start::start;
