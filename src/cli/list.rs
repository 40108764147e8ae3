//! Notes shown, all of them or those that were looked for, as rows of text or as JSON.

use std::io::{BufWriter, Write};

use chrono::NaiveDate;

use super::arguments::Which;
use super::names::Names;
use super::row::Row;
use super::said::Rows;
use super::whose::family_called;
use super::{Result, Trouble, WELL, tell};
use crate::domain::dates::{Toward, read_day};
use crate::domain::{Entry, Saved};
use crate::store::{Filter, Store};

/// So many notes are read at a time, so that a long log needs no more room than a short one.
const AT_A_TIME: usize = 1000;

pub(super) fn list(
    store: &Store,
    today: NaiveDate,
    wanted: &Which,
    out: &mut impl Write,
) -> Result<u8> {
    let names = Names::of(store)?;
    let since = wanted
        .since
        .as_deref()
        .map(|typed| read_day(typed, today, Toward::Past))
        .transpose();
    let filter = Filter {
        family: wanted
            .family
            .as_deref()
            .map(|typed| family_called(typed, &names.people))
            .transpose()?,
        since: since.map_err(|doubt| Trouble::Unclear(doubt.question(today)))?,
        sensitive: true,
        ..Filter::default()
    };
    let showing = Showing {
        store,
        today,
        names,
        sensitive_open: wanted.sensitive,
    };
    if showing.show(&filter, wanted.json, out)? == 0 {
        tell("Nothing is written there yet.");
    }
    Ok(WELL)
}

pub(super) fn find(
    store: &Store,
    today: NaiveDate,
    words: &str,
    json: bool,
    out: &mut impl Write,
) -> Result<u8> {
    if words.trim().is_empty() {
        return Err(Trouble::Unclear(
            "What is to be found? Type a word or two after  hometime find".to_owned(),
        ));
    }
    let filter = Filter {
        words: words.to_owned(),
        ..Filter::default()
    };
    let showing = Showing {
        store,
        today,
        names: Names::of(store)?,
        sensitive_open: false,
    };
    if showing.show(&filter, json, out)? == 0 {
        tell(&format!(
            "Nothing found for  {}.  Fewer words, or the start of one, find more.",
            words.trim()
        ));
    }
    Ok(WELL)
}

struct Showing<'s> {
    store: &'s Store,
    today: NaiveDate,
    names: Names,
    sensitive_open: bool,
}

impl Showing<'_> {
    /// Writes every note the filter lets through; says how many.
    fn show(&self, filter: &Filter, json: bool, out: &mut impl Write) -> Result<usize> {
        let mut out = BufWriter::new(out);
        let shown = if json {
            self.as_json(filter, &mut out)
        } else {
            self.as_text(filter, &mut out)
        }?;
        out.flush()?;
        Ok(shown)
    }

    fn as_json(&self, filter: &Filter, out: &mut impl Write) -> Result<usize> {
        let mut before = "[\n";
        let shown = self.each(filter, |entry| {
            out.write_all(before.as_bytes())?;
            before = ",\n";
            serde_json::to_writer(&mut *out, &Row::of(entry, &self.names, self.sensitive_open))
                .map_err(std::io::Error::from)?;
            Ok(())
        })?;
        out.write_all(if shown == 0 { b"[]\n" } else { b"\n]\n" })?;
        Ok(shown)
    }

    fn as_text(&self, filter: &Filter, out: &mut impl Write) -> Result<usize> {
        let rows = Rows {
            names: &self.names,
            today: self.today,
            sensitive_open: self.sensitive_open,
        };
        self.each(filter, |entry| Ok(writeln!(out, "{}", rows.row(entry))?))
    }

    fn each(
        &self,
        filter: &Filter,
        mut one: impl FnMut(&Saved<Entry>) -> Result<()>,
    ) -> Result<usize> {
        let mut shown = 0;
        loop {
            let entries = self.store.entries().list(filter, shown, AT_A_TIME)?;
            entries.iter().try_for_each(&mut one)?;
            shown += entries.len();
            if entries.len() < AT_A_TIME {
                return Ok(shown);
            }
        }
    }
}
