//! Windows.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How files are opened that only their owner may read: the folder of the account is private
/// already.
pub fn files_for_owner() -> OpenOptions {
    OpenOptions::new()
}

/// How folders are made that only their owner may look into.
pub fn folders_for_owner() -> DirBuilder {
    DirBuilder::new()
}

/// Takes a file away from other people's eyes: where the account keeps its own, nobody else looks.
pub fn keep_file_private(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The same for a folder.
pub fn keep_folder_private(_: &Path) -> io::Result<()> {
    Ok(())
}

pub fn may_be_written(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_dir() || !file.permissions().readonly())
}

/// Sees to it that the names in a folder are on the disk: the file system's own journal does.
pub fn settle_names(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The bytes that are left on the disk of a folder; not asked here, so a full disk is met when it
/// is full.
pub fn room_left(_: &Path) -> Option<u64> {
    None
}

/// Reads from a place in a file that others read too.
pub fn read_at(file: &File, piece: &mut [u8], at: u64) -> io::Result<usize> {
    file.seek_read(piece, at)
}

/// What tells one file from another: here nobody may move or replace a file that is open.
pub fn which(_: &Metadata) -> impl PartialEq + use<> {}

/// Where the system shows what is plugged in: each stick has a letter of its own, after those of
/// the laptop's disks.
pub fn where_sticks_are() -> Vec<PathBuf> {
    Vec::new()
}

/// Whether it is a disk of its own.
pub fn is_a_disk(_: &Path) -> bool {
    true
}

/// The time since this was first asked: near enough to the time a thread has worked while nothing
/// else is asked of the laptop.
pub fn time_spent() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGAN.elapsed()
}
