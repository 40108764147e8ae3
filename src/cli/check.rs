//! The whole log read, and what was found.

use std::io::Write;

use serde::Serialize;

use super::copies::{self, DAMAGED};
use super::patience::Patience;
use super::{Result, WELL};
use crate::store::{CheckReport, Depth, Store};
use crate::terminal::Clock;

#[derive(Serialize)]
struct Found {
    sound: bool,
    #[serde(flatten)]
    report: CheckReport,
}

/// Reads the log; deep, every part of it is held against every other, and every copy is read too.
pub(super) fn check(
    store: Store,
    deep: bool,
    json: bool,
    clock: Clock,
    out: &mut impl Write,
) -> Result<u8> {
    let depth = if deep { Depth::EveryPart } else { Depth::Pages };
    let (store, report) =
        Patience::new(clock).wait_for("Reading all of it", &mut store.check_beside(depth)?)?;
    let sound = report.is_sound();
    if json {
        let found =
            serde_json::to_string(&Found { sound, report }).map_err(std::io::Error::from)?;
        writeln!(out, "{found}")?;
    } else {
        writeln!(out, "{}", report.sentence())?;
    }
    let log = if sound { WELL } else { DAMAGED };
    if deep {
        Ok(log.max(copies::check_all(&store, clock, out)?))
    } else {
        Ok(log)
    }
}
