//! Where the log lies: whether a cloud program looks after its folder, whether a second log lies
//! beside it, and where else it could lie.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::domain::cloud::{Cloud, Mark, SAID_BY_THE_LAPTOP, cloud_over, is_second_log};
use crate::domain::mind::PlaceNudge;
use crate::store::{Result, Store};
use crate::vault::paths::Place;

/// What she wants left as it is; not asked again until it is something else.
const LEFT: &str = "place-left";
/// The log as it was in the folder it was moved out of.
const OLD_COPY: &str = "place-old-copy";

/// Where the log lies, and what is to be said of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    pub folder: PathBuf,
    /// What looks after the folder.
    pub cloud: Option<Cloud>,
    /// Files beside the log that look like a second one.
    pub beside: Vec<String>,
    /// The place on this laptop alone.
    pub usual: Option<PathBuf>,
    /// The log as it was before it was moved here.
    pub old_copy: Option<PathBuf>,
    is_left: bool,
}

impl Whereabouts {
    /// What is asked on Today, until she has answered.
    pub fn nudge(&self) -> Option<PlaceNudge> {
        match (self.cloud, self.beside.is_empty()) {
            _ if self.old_copy.is_some() => Some(PlaceNudge::OldCopy),
            _ if self.is_left => None,
            (Some(cloud), _) => Some(PlaceNudge::InCloud(cloud)),
            (None, false) => Some(PlaceNudge::SecondLog),
            (None, true) => None,
        }
    }

    /// Whether a log lies in the usual place already, and is another than this.
    pub fn is_taken(&self) -> bool {
        self.usual
            .as_ref()
            .is_some_and(|usual| !is_same(usual, &self.folder) && Store::is_kept_in(usual))
    }

    /// Where the log can be moved to: out of the cloud, and where no other log lies.
    pub fn way_out(&self) -> Option<&Path> {
        let usual = self
            .usual
            .as_deref()
            .filter(|_| self.cloud.is_some() && !self.is_taken())?;
        (!is_same(usual, &self.folder) && cloud_at(usual).is_none()).then_some(usual)
    }

    fn as_left(&self) -> String {
        format!(
            "{}\n{:?}\n{}",
            self.folder.display(),
            self.cloud,
            self.beside.join("\n")
        )
    }
}

impl Store {
    /// Where the log lies; nothing for one that is never on a disk or is only looked at.
    pub fn whereabouts(&self) -> Result<Option<Whereabouts>> {
        let Some(home) = self.open_log() else {
            return Ok(None);
        };
        let folder = home.place.folder.clone();
        let old_copy = self
            .settings()
            .get(OLD_COPY)?
            .map(PathBuf::from)
            .filter(|copy| copy.is_dir());
        let mut found = Whereabouts {
            cloud: cloud_at(&folder),
            beside: second_logs(&folder),
            usual: Self::usual_folder(),
            old_copy,
            is_left: false,
            folder,
        };
        found.is_left = self.settings().get(LEFT)?.as_deref() == Some(&found.as_left());
        Ok(Some(found))
    }

    /// She wants it left as it is.
    pub fn leave_where_it_is(&self) -> Result<()> {
        let Some(found) = self.whereabouts()? else {
            return Ok(());
        };
        if found.old_copy.is_some() {
            self.settings().set(OLD_COPY, "")
        } else {
            self.settings().set(LEFT, &found.as_left())
        }
    }

    pub(crate) fn remember_old_copy(&self, copy: &Path) -> Result<()> {
        self.settings().set(OLD_COPY, &copy.to_string_lossy())
    }

    /// Takes away the log as it was before it was moved here.
    pub fn take_old_copy_away(&self) -> Result<()> {
        let Some(copy) = self.whereabouts()?.and_then(|found| found.old_copy) else {
            return Ok(());
        };
        let place = Place::at(&copy);
        fs::remove_dir_all(&copy).map_err(|source| place.trouble(source))?;
        self.settings().set(OLD_COPY, "")
    }

    /// The place the platform gives a program for what stays on this laptop.
    pub fn usual_folder() -> Option<PathBuf> {
        ProjectDirs::from("", "", "Hometime").map(|places| places.data_local_dir().to_owned())
    }
}

/// Whether two names lead to the same folder.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || fs::canonicalize(one)
            .ok()
            .zip(fs::canonicalize(other).ok())
            .is_some_and(|(one, other)| one == other)
}

fn cloud_at(folder: &Path) -> Option<Cloud> {
    let said: Vec<(String, PathBuf)> = SAID_BY_THE_LAPTOP
        .iter()
        .filter_map(|(name, _)| {
            std::env::var_os(name).map(|place| ((*name).to_owned(), PathBuf::from(place)))
        })
        .collect();
    let lies_in = |above: &Path, mark: Mark| {
        fs::symlink_metadata(above.join(mark.name)).is_ok_and(|found| {
            if mark.is_folder {
                found.is_dir()
            } else {
                found.is_file()
            }
        })
    };
    // The name she gave may be a link to where it really is.
    let real = fs::canonicalize(folder).ok().filter(|real| real != folder);
    [Some(folder), real.as_deref()]
        .into_iter()
        .flatten()
        .find_map(|folder| cloud_over(folder, &said, lies_in))
}

fn second_logs(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| is_second_log(name))
        .collect();
    names.sort();
    names
}
