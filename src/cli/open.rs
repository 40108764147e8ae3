//! The program itself, opened on the log; when she is done, its receipt stays behind on the
//! ordinary screen.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};

use anyhow::Context;
use chrono::NaiveDateTime;

use super::WELL;
use super::place::Folder;
use crate::app::close::Ended;
use crate::domain::text::clean;
use crate::terminal::{Clock, start_once_more};
use crate::{plain, tui};

/// Opens the program. When it locks it starts once more from nothing, with the arguments for that
/// time.
pub(super) fn open_program(
    folder: &Folder,
    clock: Clock,
    is_plain: bool,
    once_more: impl Fn(NaiveDateTime) -> Vec<OsString>,
) -> anyhow::Result<u8> {
    let ended = if is_plain || has_no_screen() {
        plain::start(folder.path(), clock, tui::keymap::find_on_screen)?
    } else {
        tui::start(folder.path(), clock)?
    };
    match ended {
        Ended::Finished(receipt) => {
            // The window may be gone by now; what the receipt speaks of is saved all the same.
            let _nobody_reads = writeln!(io::stdout(), "{}", clean(&receipt));
            Ok(WELL)
        }
        Ended::Locked => {
            let never = start_once_more(&once_more(clock.now().at))
                .context("Hometime is locked, and everything is kept. It could not start again by itself: type  hometime  to go on.")?;
            match never {}
        }
    }
}

/// Whether the terminal says of itself that it can only print lines.
fn has_no_screen() -> bool {
    env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}
