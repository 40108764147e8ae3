//! Everything out into a folder, and in again from a file.

use std::io::Write;
use std::path::Path;

use chrono::NaiveDateTime;

use super::patience::Patience;
use super::{NOT_ALL, Result, WELL};
use crate::domain::text::clean_line;
use crate::export::{Export, Wanted};
use crate::import::{Found, Opened};
use crate::store::Store;
use crate::terminal::Clock;

pub(super) fn export(
    store: &Store,
    into: &Path,
    wanted: Wanted,
    clock: Clock,
    out: &mut impl Write,
) -> Result<u8> {
    let mut export = Export::begin(store, into, wanted, clock.now().at)?;
    let mut patience = Patience::new(clock);
    let written = loop {
        if let Some(written) = export.go_on(store)? {
            break written;
        }
        patience.tell("Writing out", export.percent());
    };
    writeln!(
        out,
        "{} files are in {}",
        written.files,
        clean_line(&written.folder.display().to_string())
    )?;
    writeln!(out, "{}", written.open_and_closed())?;
    writeln!(
        out,
        "These files are not locked: whoever has them can read them."
    )?;
    Ok(WELL)
}

pub(super) fn import(
    store: &Store,
    file: &Path,
    is_sure: bool,
    clock: Clock,
    out: &mut impl Write,
) -> Result<u8> {
    let now = clock.now().at;
    let mut patience = Patience::new(clock);
    let found = look_through(store, file, now, &mut patience)?;
    for line in found.lines() {
        writeln!(out, "{}", clean_line(&line))?;
    }
    let (is_first, is_whole) = match &found {
        Found::Log(log) => (log.is_first(), true),
        Found::Rows(rows) => (false, rows.understood() == rows.all().len()),
    };
    if !found.can_be_taken() {
        writeln!(out, "Nothing was taken.")?;
        return Ok(NOT_ALL);
    }
    if !is_sure && !is_first {
        writeln!(
            out,
            "Nothing was taken yet. To take it in, type the same again with  --yes  at its end."
        )?;
        return Ok(if is_whole { WELL } else { NOT_ALL });
    }
    let mut taking = found.begin(store, now)?;
    let taken = loop {
        if let Some(taken) = taking.go_on(store)? {
            break taken;
        }
        patience.tell("Taking in", taking.percent());
    };
    writeln!(out, "{taken} Ctrl+Z in Hometime takes it back.")?;
    Ok(if is_whole { WELL } else { NOT_ALL })
}

fn look_through(
    store: &Store,
    file: &Path,
    now: NaiveDateTime,
    patience: &mut Patience,
) -> Result<Found> {
    let opened = Opened::at(file)?;
    if !opened.is_long_log() {
        return Ok(opened.look_through(store, now)?);
    }
    Ok(Found::log(
        patience.wait_for("Reading", &mut opened.read_beside()?)?,
        store,
    )?)
}
