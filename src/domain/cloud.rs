//! Folders that a cloud program looks after, told by their names, by what the laptop says of itself
//! and by what lies in them.

use std::path::{Component, Path, PathBuf};

/// A program that copies a folder to other laptops, piece by piece and in its own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    OneDrive,
    Dropbox,
    ICloud,
    GoogleDrive,
    Nextcloud,
    OwnCloud,
    Box,
    Syncthing,
}

/// Something a cloud program leaves in the folder it looks after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub name: &'static str,
    /// A folder; else a file. Dropbox keeps a folder `.dropbox` in the account's own folder, which
    /// says nothing.
    pub is_folder: bool,
    cloud: Cloud,
}

const MARKS: &[Mark] = &[
    Mark {
        name: ".dropbox",
        is_folder: false,
        cloud: Cloud::Dropbox,
    },
    Mark {
        name: ".dropbox.cache",
        is_folder: true,
        cloud: Cloud::Dropbox,
    },
    Mark {
        name: ".849C9593-D756-4E56-8D6E-42412F2A707B",
        is_folder: false,
        cloud: Cloud::OneDrive,
    },
    Mark {
        name: ".nextcloudsync.log",
        is_folder: false,
        cloud: Cloud::Nextcloud,
    },
    Mark {
        name: ".owncloudsync.log",
        is_folder: false,
        cloud: Cloud::OwnCloud,
    },
    Mark {
        name: ".tmp.drivedownload",
        is_folder: true,
        cloud: Cloud::GoogleDrive,
    },
    Mark {
        name: ".tmp.driveupload",
        is_folder: true,
        cloud: Cloud::GoogleDrive,
    },
    Mark {
        name: ".stfolder",
        is_folder: true,
        cloud: Cloud::Syncthing,
    },
];

/// What the laptop calls the folder of a cloud program.
pub const SAID_BY_THE_LAPTOP: &[(&str, Cloud)] = &[
    ("OneDrive", Cloud::OneDrive),
    ("OneDriveConsumer", Cloud::OneDrive),
    ("OneDriveCommercial", Cloud::OneDrive),
    ("DROPBOX", Cloud::Dropbox),
    ("DROPBOX_PATH", Cloud::Dropbox),
    ("NEXTCLOUD", Cloud::Nextcloud),
];

/// The names of folders as these programs make them, in small letters; with what may follow.
const NAMES: &[(&str, &[&str], Cloud)] = &[
    ("onedrive", &[" - ", "-"], Cloud::OneDrive),
    ("dropbox", &[" (", "-"], Cloud::Dropbox),
    ("icloud drive", &[], Cloud::ICloud),
    ("iclouddrive", &[], Cloud::ICloud),
    ("com~apple~clouddocs", &[], Cloud::ICloud),
    ("mobile documents", &[], Cloud::ICloud),
    ("google drive", &[" ("], Cloud::GoogleDrive),
    ("googledrive", &["-"], Cloud::GoogleDrive),
    ("my drive", &[" ("], Cloud::GoogleDrive),
    ("nextcloud", &["-"], Cloud::Nextcloud),
    ("owncloud", &["-"], Cloud::OwnCloud),
    ("box sync", &[], Cloud::Box),
    ("box-box", &[], Cloud::Box),
    ("syncthing", &[], Cloud::Syncthing),
];

/// A box is also a word for other things, so this name has to be written as the program writes it.
const BOX: &str = "Box";

impl Cloud {
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneDrive => "OneDrive",
            Self::Dropbox => "Dropbox",
            Self::ICloud => "iCloud Drive",
            Self::GoogleDrive => "Google Drive",
            Self::Nextcloud => "Nextcloud",
            Self::OwnCloud => "ownCloud",
            Self::Box => "Box",
            Self::Syncthing => "Syncthing",
        }
    }
}

/// The cloud program that looks after a folder, if one does. `said` is what the laptop says of
/// itself, by name; `lies_in` looks whether a mark lies in a folder.
pub fn cloud_over(
    folder: &Path,
    said: &[(String, PathBuf)],
    lies_in: impl Fn(&Path, Mark) -> bool,
) -> Option<Cloud> {
    let by_laptop = || {
        let known = |name: &str| {
            SAID_BY_THE_LAPTOP
                .iter()
                .find(|(own, _)| *own == name)
                .map(|(_, cloud)| *cloud)
        };
        said.iter()
            .filter(|(_, place)| is_within(folder, place))
            .find_map(|(name, _)| known(name))
    };
    let by_mark = || {
        folder.ancestors().find_map(|above| {
            MARKS
                .iter()
                .find(|mark| lies_in(above, **mark))
                .map(|mark| mark.cloud)
        })
    };
    names_of(folder)
        .iter()
        .rev()
        .find_map(|name| cloud_called(name))
        .or_else(by_laptop)
        .or_else(by_mark)
}

fn cloud_called(name: &str) -> Option<Cloud> {
    if name == BOX {
        return Some(Cloud::Box);
    }
    let name = name.to_lowercase();
    let is_so = |own: &str, endings: &[&str]| {
        name.strip_prefix(own).is_some_and(|rest| {
            rest.is_empty() || endings.iter().any(|ending| rest.starts_with(ending))
        })
    };
    NAMES
        .iter()
        .find(|(own, endings, _)| is_so(own, endings))
        .map(|(_, _, cloud)| *cloud)
}

/// Whether `folder` is `place` or lies in it. Some laptops count small and large letters as one,
/// and no two places differ by them alone.
fn is_within(folder: &Path, place: &Path) -> bool {
    let (folder, place) = (names_of(folder), names_of(place));
    let is_same = |(one, other): (&String, &String)| one.to_lowercase() == other.to_lowercase();
    !place.is_empty() && place.len() <= folder.len() && place.iter().zip(&folder).all(is_same)
}

/// The names on the way to a place, whichever way its strokes lean.
fn names_of(place: &Path) -> Vec<String> {
    place
        .components()
        .filter_map(|part| {
            if let Component::Normal(name) = part {
                Some(name.to_string_lossy())
            } else {
                None
            }
        })
        .flat_map(|name| {
            name.split('\\')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a file beside the log looks like a second log that a cloud program put there, such as
/// "hometime (1).db" or "hometime-LAPTOP.db". Files that Hometime names itself are none.
pub fn is_second_log(file_name: &str) -> bool {
    let Some(between) = file_name
        .strip_prefix("hometime")
        .and_then(|rest| rest.strip_suffix(".db"))
    else {
        return false;
    };
    between.starts_with(|first: char| !first.is_alphanumeric())
        && !between.starts_with("-as-it-was-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::path::{Path, PathBuf};

    use super::{Cloud, cloud_over, is_second_log};

    /// A folder, what the laptop says, what lies where, and whose folder it is.
    type Case = (
        &'static str,
        &'static [(&'static str, &'static str)],
        &'static [(&'static str, bool)],
        Option<Cloud>,
    );

    const CASES: &[Case] = &[
        ("/home/ann/.local/share/hometime", &[], &[], None),
        (
            "/home/ann/OneDrive/hometime",
            &[],
            &[],
            Some(Cloud::OneDrive),
        ),
        (
            "C:\\Users\\Ann\\OneDrive - Little Acorns\\Documents\\log",
            &[],
            &[],
            Some(Cloud::OneDrive),
        ),
        (
            "/Users/ann/Library/CloudStorage/OneDrive-Personal/log",
            &[],
            &[],
            Some(Cloud::OneDrive),
        ),
        ("/home/ann/onedrivers/log", &[], &[], None),
        ("/home/ann/Dropbox", &[], &[], Some(Cloud::Dropbox)),
        (
            "/home/ann/Dropbox (Personal)/a/b/c",
            &[],
            &[],
            Some(Cloud::Dropbox),
        ),
        (
            "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/log",
            &[],
            &[],
            Some(Cloud::ICloud),
        ),
        (
            "C:\\Users\\Ann\\iCloudDrive\\log",
            &[],
            &[],
            Some(Cloud::ICloud),
        ),
        ("G:\\My Drive\\log", &[], &[], Some(Cloud::GoogleDrive)),
        (
            "/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/log",
            &[],
            &[],
            Some(Cloud::GoogleDrive),
        ),
        ("/home/ann/Nextcloud/log", &[], &[], Some(Cloud::Nextcloud)),
        ("/home/ann/ownCloud/log", &[], &[], Some(Cloud::OwnCloud)),
        ("/Users/ann/Box/log", &[], &[], Some(Cloud::Box)),
        ("/home/ann/box/log", &[], &[], None),
        ("/home/ann/Box Sync/log", &[], &[], Some(Cloud::Box)),
        // What the laptop says of itself.
        (
            "C:\\Users\\Ann\\Work\\log",
            &[("OneDriveCommercial", "c:\\users\\ann\\work")],
            &[],
            Some(Cloud::OneDrive),
        ),
        (
            "C:\\Users\\Ann\\Workshop\\log",
            &[("OneDriveCommercial", "C:\\Users\\Ann\\Work")],
            &[],
            None,
        ),
        (
            "/srv/things/log",
            &[("DROPBOX", "/srv/things")],
            &[],
            Some(Cloud::Dropbox),
        ),
        ("/srv/things/log", &[("DROPBOX", "")], &[], None),
        ("/srv/things/log", &[("HOME", "/srv/things")], &[], None),
        // What lies in the folder or in one above it: a file or, with true, a folder.
        (
            "/srv/a/b/log",
            &[],
            &[("/srv/a/.dropbox.cache", true)],
            Some(Cloud::Dropbox),
        ),
        (
            "/srv/a/b/log",
            &[],
            &[("/srv/a/b/log/.dropbox", false)],
            Some(Cloud::Dropbox),
        ),
        (
            "/home/ann/.local/share/hometime",
            &[],
            &[("/home/ann/.dropbox", true)],
            None,
        ),
        (
            "/srv/a/log",
            &[],
            &[("/srv/a/.owncloudsync.log", false)],
            Some(Cloud::OwnCloud),
        ),
        (
            "/srv/a/log",
            &[],
            &[("/srv/a/.stfolder", true)],
            Some(Cloud::Syncthing),
        ),
        ("/srv/a/log", &[], &[("/srv/b/.stfolder", true)], None),
    ];

    #[test]
    fn a_folder_that_a_cloud_program_looks_after_is_known_and_no_other() {
        for (folder, said, lies, wanted) in CASES {
            let said: Vec<(String, PathBuf)> = said
                .iter()
                .map(|(name, place)| ((*name).to_owned(), PathBuf::from(place)))
                .collect();
            let lies_in = |above: &Path, mark: super::Mark| {
                lies.iter().any(|(path, is_folder)| {
                    Path::new(path) == above.join(mark.name) && *is_folder == mark.is_folder
                })
            };
            assert_eq!(
                cloud_over(Path::new(folder), &said, lies_in),
                *wanted,
                "{folder} {said:?} {lies:?}"
            );
        }
    }

    #[test]
    fn a_second_log_is_known_by_its_name() {
        for name in [
            "hometime (conflicted copy 2026-11-20).db",
            "hometime (Ann's conflicted copy 2026-11-20 180400).db",
            "hometime-LAPTOP.db",
            "hometime (1).db",
            "hometime 2.db",
            "hometime_conflict-20261120-180400.db",
            "hometime.sync-conflict-20261120-180400-ABCDEFG.db",
        ] {
            assert!(is_second_log(name), "{name}");
        }
        for name in [
            "hometime.db",
            "hometime.db-journal",
            "hometime.new",
            "hometime-as-it-was-2026-11-20-180400.db",
            "hometimes.db",
            "key",
        ] {
            assert!(!is_second_log(name), "{name}");
        }
    }
}
