//! A new folder for what is written out: for her eyes only, never over anything, taken away again
//! when it did not become whole.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::text::{acts_on_terminals, clean_line};
use crate::platform;
use crate::store::{Result, StoreError};

/// Names that are no folders on some laptops, whatever comes after the full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// No disk takes a longer name.
const LONGEST: usize = 255;
/// So many letters keep two exports of one day apart.
const LETTERS: usize = 6;

/// The folder she named, if things can be put into it.
pub fn usable(named: &Path) -> Result<PathBuf> {
    let shown = clean_line(&named.display().to_string());
    let say = |sentence: String| Err(StoreError::Say(sentence));
    if named.as_os_str().is_empty() {
        return say(
            "Which folder is it to go into? Type its name, such as  /media/ann/STICK  or  E:\\"
                .to_owned(),
        );
    }
    if acts_on_terminals(&named.to_string_lossy()) {
        return say(format!(
            "No folder is called  {shown}.  Nothing was written. Type its name again."
        ));
    }
    if named.components().any(|part| part == Component::ParentDir) {
        return say(format!(
            "{shown}  leads out of a folder again. Nothing was written. Type the folder's whole name."
        ));
    }
    if named.components().any(is_no_name) {
        return say(format!(
            "No folder can be called  {shown}.  Nothing was written. Type another."
        ));
    }
    // Put together anew, so that a slash at the end does not lead through a link.
    let whole: PathBuf = std::path::absolute(named)
        .map_err(StoreError::NotWrittenOut)?
        .components()
        .collect();
    match fs::symlink_metadata(&whole) {
        Ok(found) if found.is_symlink() => say(format!(
            "{shown}  only points to another folder. Nothing was written. Type the name of that one."
        )),
        Ok(found) if found.is_dir() => Ok(whole),
        Ok(_) => say(format!(
            "{shown}  is a file. Nothing was written. Type the name of a folder."
        )),
        Err(_) => say(format!(
            "There is no folder  {shown}.  Nothing was written. Make it first, or type another."
        )),
    }
}

fn is_no_name(part: Component<'_>) -> bool {
    let Component::Normal(name) = part else {
        return false;
    };
    let name = name.to_string_lossy().to_lowercase();
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let numbered = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem)
        || numbered.is_some_and(|number| {
            number.len() == 1 && number.bytes().all(|letter| letter.is_ascii_digit())
        })
        || name.len() > LONGEST
}

/// The folder while it is being filled.
pub struct NewFolder {
    path: PathBuf,
    made: RefCell<Vec<PathBuf>>,
    is_kept: bool,
}

impl NewFolder {
    /// Makes it, named by day and a few random letters.
    pub fn make(into: &Path, today: NaiveDate) -> Result<Self> {
        let path = into
            .join(format!("hometime-{}-{}", today.format("%-d-%b-%Y"), letters()?).to_lowercase());
        platform::folders_for_owner()
            .create(&path)
            .map_err(StoreError::NotWrittenOut)?;
        Ok(Self {
            path,
            made: RefCell::default(),
            is_kept: false,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn files(&self) -> usize {
        self.made.borrow().len()
    }

    /// A new file in it.
    pub fn file(&self, name: &str) -> Result<NewFile> {
        let path = self.path.join(name);
        let file = platform::files_for_owner()
            .write(true)
            .create_new(true)
            .open(&path)
            .map_err(StoreError::NotWrittenOut)?;
        self.made.borrow_mut().push(path);
        Ok(NewFile(BufWriter::new(file)))
    }

    /// All of it is there.
    pub fn keep(&mut self) {
        self.is_kept = true;
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        for file in self.made.borrow().iter() {
            drop(fs::remove_file(file));
        }
        drop(fs::remove_dir(&self.path));
    }
}

/// A file being written.
pub struct NewFile(BufWriter<File>);

impl NewFile {
    /// All of it is on the disk.
    pub fn finish(self) -> Result<()> {
        let file = self
            .0
            .into_inner()
            .map_err(|trouble| StoreError::NotWrittenOut(trouble.into_error()))?;
        file.sync_all().map_err(StoreError::NotWrittenOut)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn letters() -> Result<String> {
    let mut bytes = [0; LETTERS];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandom)?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(b'a' + byte % 26))
        .collect())
}
