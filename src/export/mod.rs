//! Everything out of the log, into a new folder of her own: the whole as JSON, tables, a page for
//! each family, a calendar.

mod calendar;
mod cell;
mod folder;
mod names;
mod page;
mod read_me;
mod sheets;

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::domain::Privacy;
use crate::domain::wording::{and_list, count};
use crate::store::{Result, Store, StoreError, Whole};

pub use cell::unguarded;

use folder::{NewFile, NewFolder};
use names::Names;
use sheets::Sheet;

/// What goes into tables and pages beside what may be shared. The JSON always holds all of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    pub private: bool,
    pub sensitive: bool,
}

impl Wanted {
    fn has(self, privacy: Privacy) -> bool {
        match privacy {
            Privacy::Shareable => true,
            Privacy::Private => self.private,
            Privacy::Sensitive => self.sensitive,
        }
    }
}

/// One file, or one part of the longest.
#[derive(Clone, Copy)]
enum Part {
    Whole(usize),
    Sheet(Sheet),
    Family(usize),
    Calendar,
    ReadMe,
}

/// Writing out, part by part.
pub struct Export {
    wanted: Wanted,
    now: NaiveDateTime,
    whole: Whole,
    names: Names,
    folder: NewFolder,
    /// The JSON while it is being written.
    json: Option<NewFile>,
    parts: Vec<Part>,
    done: usize,
    left_out: LeftOut,
    changes: u64,
}

/// Notes that tables leave out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct LeftOut {
    private: usize,
    sensitive: usize,
}

impl LeftOut {
    fn note(&mut self, privacy: Privacy) {
        match privacy {
            Privacy::Shareable => {}
            Privacy::Private => self.private += 1,
            Privacy::Sensitive => self.sensitive += 1,
        }
    }

    /// "3 private and 1 sensitive notes".
    fn words(self) -> Option<String> {
        let of = |number: usize, word: &str| {
            (number > 0).then(|| count(number, &format!("{word} note")))
        };
        let parts: Vec<String> = of(self.private, "private")
            .into_iter()
            .chain(of(self.sensitive, "sensitive"))
            .collect();
        (!parts.is_empty()).then(|| and_list(parts.iter().map(String::as_str)))
    }
}

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub folder: PathBuf,
    pub files: usize,
    /// What the tables, pages and calendar do not hold, in words.
    pub left_out: Option<String>,
}

impl Written {
    /// What is open in the files and what is closed, in a sentence.
    pub fn open_and_closed(&self) -> String {
        let tables = match &self.left_out {
            Some(notes) => format!("tables, pages and calendar leave out {notes}"),
            None => "no note is left out of tables, pages and calendar".to_owned(),
        };
        format!("hometime.json holds everything, private and sensitive notes too; {tables}.")
    }
}

impl Export {
    /// Makes the new folder inside `into`.
    pub fn begin(store: &Store, into: &Path, wanted: Wanted, now: NaiveDateTime) -> Result<Self> {
        let into = folder::usable(into)?;
        let (whole, names) = (store.whole()?, Names::of(store)?);
        let folder = NewFolder::make(&into, now.date())?;
        let json = Some(folder.file("hometime.json")?);
        let mut parts: Vec<Part> = (0..whole.parts()).map(Part::Whole).collect();
        parts.extend(Sheet::all().map(Part::Sheet));
        parts.extend((0..names.people.households.len()).map(Part::Family));
        parts.extend([Part::Calendar, Part::ReadMe]);
        let changes = store.changes();
        Ok(Self {
            wanted,
            now,
            whole,
            names,
            folder,
            json,
            parts,
            done: 0,
            left_out: LeftOut::default(),
            changes,
        })
    }

    /// Writes the next part; `None` while there is more to write.
    pub fn go_on(&mut self, store: &Store) -> Result<Option<Written>> {
        if store.changes() != self.changes {
            return Err(StoreError::Say(
                "Your log changed meanwhile, so nothing was written out. Ask for it again."
                    .to_owned(),
            ));
        }
        let Some(part) = self.parts.get(self.done).copied() else {
            return Ok(Some(self.finished()));
        };
        self.done += 1;
        match part {
            Part::Whole(number) => self.write_whole(store, number)?,
            Part::Sheet(sheet) => {
                let mut file = self.folder.file(&sheet.file())?;
                sheet.write(
                    store,
                    &self.names,
                    self.wanted,
                    &mut file,
                    &mut self.left_out,
                )?;
                file.finish()?;
            }
            Part::Family(number) => {
                let Some(household) = self.names.people.households.get(number) else {
                    return Ok(None);
                };
                let mut file = self.folder.file(&format!("family-{}.md", number + 1))?;
                page::write(
                    store,
                    &self.names,
                    household,
                    self.wanted,
                    self.now.date(),
                    &mut file,
                )?;
                file.finish()?;
            }
            Part::Calendar => {
                let text = calendar::text(store, &self.names, self.wanted, self.now)?;
                self.write_file("calendar.ics", &text)?;
            }
            Part::ReadMe => {
                let text = read_me::text(&self.left_out, self.now.date());
                self.write_file("README.txt", &text)?;
                self.write_file("hometime-json.txt", &read_me::of_the_json())?;
                self.folder.keep();
                return Ok(Some(self.finished()));
            }
        }
        Ok(None)
    }

    /// How much is written, of a hundred.
    pub fn percent(&self) -> u64 {
        (self.done * 100 / self.parts.len().max(1)).min(99) as u64
    }

    fn write_whole(&mut self, store: &Store, number: usize) -> Result<()> {
        if let Some(json) = &mut self.json {
            self.whole.write(store, number, json)?;
        }
        if number + 1 == self.whole.parts()
            && let Some(json) = self.json.take()
        {
            json.finish()?;
        }
        Ok(())
    }

    fn write_file(&mut self, name: &str, text: &str) -> Result<()> {
        let mut file = self.folder.file(name)?;
        file.write_all(text.as_bytes())
            .map_err(StoreError::NotWrittenOut)?;
        file.finish()
    }

    fn finished(&self) -> Written {
        Written {
            folder: self.folder.path().to_owned(),
            files: self.folder.files(),
            left_out: self.left_out.words(),
        }
    }
}
