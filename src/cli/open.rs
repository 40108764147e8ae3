//! The program itself, opened on the log; when she is done, its receipt stays behind on the ordinary screen.

use std::io::{self, Write};

use super::WELL;
use super::place::Folder;
use crate::domain::text::clean;
use crate::terminal::Clock;
use crate::ui;

pub(super) fn open_program(folder: &Folder, clock: Clock) -> anyhow::Result<u8> {
    let receipt = ui::start(folder.path(), clock)?;
    // The window may be gone by now; what the receipt speaks of is saved all the same.
    let _nobody_reads = writeln!(io::stdout(), "{}", clean(&receipt));
    Ok(WELL)
}
