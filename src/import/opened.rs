//! A file of hers, opened and found to be text: a whole log, or else a table.

use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;

use super::sheet::Sheet;
use super::{Found, WholeLog, chats, families, say};
use crate::domain::text::clean_line;
use crate::store::{Beside, Incoming, Result, Store};

/// A larger file is not one of hers.
const LARGEST: u64 = 512 * 1024 * 1024;
/// Reading a longer log takes a while, and is better done beside the keys.
const LONG: usize = 1024 * 1024;

/// A file, opened.
pub struct Opened {
    text: String,
}

impl Opened {
    pub fn at(path: &Path) -> Result<Self> {
        let mut bytes = bytes_of(path)?;
        if bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(.."\u{feff}".len());
        }
        let unreadable = "Some letters in that file cannot be read. Nothing was taken. Save it again as  CSV UTF-8,  then try that file.";
        Ok(Self {
            text: String::from_utf8(bytes).map_err(|_| say(unreadable))?,
        })
    }

    fn is_log(&self) -> bool {
        self.text.trim_start().starts_with('{')
    }

    pub fn is_long_log(&self) -> bool {
        self.is_log() && self.text.len() > LONG
    }

    /// Reads a whole log beside the keys; [`Found::log`] makes of it what there is to take.
    pub fn read_beside(self) -> Result<Beside<Incoming>> {
        Incoming::read_beside(self.text)
    }

    /// Understands it beside this log. Nothing is taken yet.
    pub fn look_through(&self, store: &Store, now: NaiveDateTime) -> Result<Found> {
        if self.is_log() {
            return Found::log(Incoming::read(&self.text)?, store);
        }
        let sheet = Sheet::read(&self.text)?;
        let people = store.people()?;
        Ok(Found::Rows(if sheet.is_of_chats() {
            chats::understood(&sheet, &people, store, now)?
        } else {
            families::understood(&sheet, &people, now.date())?
        }))
    }
}

impl Found {
    /// A whole log that was read, beside this one.
    pub fn log(incoming: Incoming, store: &Store) -> Result<Self> {
        Ok(Self::Log(Box::new(WholeLog::of(incoming, store)?)))
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let shown = clean_line(&path.display().to_string());
    if path.as_os_str().is_empty() {
        return Err(say(
            "Which file is it? Type its name, such as  /home/ann/families.csv",
        ));
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(say(format!(
            "{shown}  is a folder. Nothing was taken. Type the name of a file in it."
        ))),
        Ok(found) if found.is_file() && found.len() <= LARGEST => fs::read(path).map_err(|_| {
            say(format!(
                "{shown}  cannot be read. Nothing was taken. Check who may read it, then try again."
            ))
        }),
        Ok(_) => Err(say(format!(
            "{shown}  is nothing Hometime can take in. Nothing was taken. Type the name of another file."
        ))),
        Err(_) => Err(say(format!(
            "There is no file  {shown}.  Nothing was taken. Type its whole name."
        ))),
    }
}
