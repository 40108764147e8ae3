//! The whole log read, and what was found.

use std::io::Write;

use serde::Serialize;

use super::{Result, WELL};
use crate::store::{CheckReport, Store};

/// The number for a log that is not sound.
const DAMAGED: u8 = 13;

#[derive(Serialize)]
struct Found {
    sound: bool,
    #[serde(flatten)]
    report: CheckReport,
}

pub(super) fn check(store: &Store, json: bool, out: &mut impl Write) -> Result<u8> {
    let report = store.check()?;
    let sound = report.is_sound();
    if json {
        let found = serde_json::to_string(&Found { sound, report }).map_err(std::io::Error::from)?;
        writeln!(out, "{found}")?;
    } else {
        writeln!(out, "{}", report.sentence())?;
    }
    Ok(if sound { WELL } else { DAMAGED })
}
