//! A page on its way into a folder: a file only its owner may read, that never takes another's
//! place.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Form;
use crate::platform;

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    #[error(
        "There is a file called {0} already, and it stays as it is. Give this page another name."
    )]
    IsThere(PathBuf),
    #[error("The folder {0} is not there. Make it, or name another.")]
    NoFolder(PathBuf),
    #[error(
        "The type of PDF pages does not have {0}  Make this one for the browser, which has every letter: .html"
    )]
    Letters(String),
    #[error("The page could not be laid out as PDF. Make it for the browser: .html")]
    Type,
    #[error(
        "The page could not be written to {path}. Look whether the disk has room, then ask again."
    )]
    Disk { path: PathBuf, source: io::Error },
}

/// How often another name is looked for in one folder.
const NAMES: usize = 999;

/// Writes a new file, all of it or nothing.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), NotMade> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(NotMade::NoFolder(folder.to_owned()));
    }
    let trouble = |source: io::Error| match source.kind() {
        ErrorKind::AlreadyExists => NotMade::IsThere(path.to_owned()),
        _ => NotMade::Disk {
            path: path.to_owned(),
            source,
        },
    };
    let mut file = platform::files_for_owner()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(trouble)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|source| {
            // Half a page is no page.
            drop(std::fs::remove_file(path));
            trouble(source)
        })
}

/// A name in this folder that nothing has yet: "family-2026-11-20.html", then
/// "family-2026-11-20-2.html".
pub fn free_name(folder: &Path, stem: &str, form: Form) -> PathBuf {
    let ending = form.ending();
    let names = (1..=NAMES).map(|number| {
        if number == 1 {
            format!("{stem}.{ending}")
        } else {
            format!("{stem}-{number}.{ending}")
        }
    });
    let mut free = names.map(|name| folder.join(name));
    free.find(|path| path.symlink_metadata().is_err())
        .unwrap_or_else(|| folder.join(format!("{stem}.{ending}")))
}
