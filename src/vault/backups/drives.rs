//! Places for copies that need not be typed out: sticks and disks that are plugged in, and her home
//! folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::platform::{is_a_disk, where_sticks_are};

/// The sticks and disks that are plugged in, by name.
pub fn plugged_in() -> Vec<PathBuf> {
    let mut sticks: Vec<PathBuf> = where_sticks_are()
        .iter()
        .flat_map(|root| folders_in(root))
        .filter(|folder| is_a_disk(folder))
        .collect();
    sticks.sort();
    sticks
}

/// Real folders only: the laptop's own disk stands among the sticks as a link.
fn folders_in(root: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(root).into_iter().flatten().flatten();
    found
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

/// The folder she means: `~` and what does not begin at the top are in her home folder.
pub fn meant_by(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['"', '\'']);
    let Some(home) = env::home_dir() else {
        return PathBuf::from(typed);
    };
    let below = typed
        .strip_prefix('~')
        .map(|rest| rest.trim_start_matches(['/', '\\']));
    home.join(below.unwrap_or(typed))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::env;
    use std::path::Path;

    use super::{folders_in, is_a_disk, meant_by};

    #[test]
    fn home_is_filled_in_and_the_rest_stays() {
        let home = env::home_dir().unwrap();
        for typed in ["~/copies", "copies", " ~/copies ", "\"~/copies\""] {
            assert_eq!(meant_by(typed), home.join("copies"), "{typed}");
        }
        assert_eq!(meant_by("~"), home);
        assert_eq!(meant_by("/media/ann/STICK"), Path::new("/media/ann/STICK"));
    }

    #[cfg(unix)]
    #[test]
    fn a_stick_is_a_folder_on_a_disk_of_its_own() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("PULLED OUT")).unwrap();
        std::os::unix::fs::symlink("/", root.path().join("Macintosh HD")).unwrap();
        let folders = folders_in(root.path());
        assert_eq!(folders, [root.path().join("PULLED OUT")]);
        assert!(!is_a_disk(&folders[0]));
        assert!(!cfg!(target_os = "linux") || is_a_disk(Path::new("/proc")));
        assert!(folders_in(&root.path().join("nothing")).is_empty());
    }
}
