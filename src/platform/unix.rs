//! Linux, macOS and their kin.

use std::env;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{Access, access, statvfs};
use rustix::time::{ClockId, clock_gettime};

const FILE: u32 = 0o600;
const FOLDER: u32 = 0o700;

/// How files are opened that only their owner may read once they are made.
pub fn files_for_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(FILE);
    options
}

/// How folders are made that only their owner may look into.
pub fn folders_for_owner() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(FOLDER);
    builder
}

/// Takes a file away from other people's eyes.
pub fn keep_file_private(path: &Path) -> io::Result<()> {
    keep_private(path, FILE)
}

/// The same for a folder.
pub fn keep_folder_private(path: &Path) -> io::Result<()> {
    keep_private(path, FOLDER)
}

fn keep_private(path: &Path, mode: u32) -> io::Result<()> {
    if fs::metadata(path)?.permissions().mode() & 0o777 == mode {
        return Ok(());
    }
    fs::set_permissions(path, Permissions::from_mode(mode))
}

pub fn may_be_written(path: &Path) -> bool {
    access(path, Access::WRITE_OK).is_ok()
}

/// Sees to it that the names in a folder are on the disk, and not only what is in the files.
pub fn settle_names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// The bytes that are left on the disk of a folder, where the system tells.
pub fn room_left(folder: &Path) -> Option<u64> {
    let disk = statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Reads from a place in a file that others read too.
pub fn read_at(file: &File, piece: &mut [u8], at: u64) -> io::Result<usize> {
    file.read_at(piece, at)
}

/// What tells one file from another. As long as one is held, no other gets its number.
pub fn which(file: &Metadata) -> impl PartialEq + use<> {
    (file.dev(), file.ino())
}

/// Where the system shows what is plugged in.
pub fn where_sticks_are() -> Vec<PathBuf> {
    let user = env::var_os("USER").filter(|user| !user.is_empty());
    let hers = ["/media", "/run/media"]
        .into_iter()
        .zip(user.iter().cycle())
        .map(|(root, user)| Path::new(root).join(user));
    hers.chain(cfg!(target_os = "macos").then(|| PathBuf::from("/Volumes")))
        .collect()
}

/// Whether it is a disk of its own: the folder of a stick that was pulled out may still be there,
/// on the laptop's disk.
pub fn is_a_disk(folder: &Path) -> bool {
    let disk = |path: Option<&Path>| {
        path.and_then(|path| fs::metadata(path).ok())
            .map(|about| about.dev())
    };
    disk(Some(folder)) != disk(folder.parent())
}

/// The time this thread has worked: what other programs take meanwhile does not count.
pub fn time_spent() -> Duration {
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(spent.tv_sec).unwrap_or(0),
        u32::try_from(spent.tv_nsec).unwrap_or(0),
    )
}
