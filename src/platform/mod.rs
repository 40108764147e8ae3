//! What one system does otherwise than another, for everything but the terminal: one function per
//! need, once for each kind of system.

pub mod printer;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as own;
#[cfg(windows)]
use windows as own;

pub use own::{
    files_for_owner, folders_for_owner, is_a_disk, keep_file_private, keep_folder_private,
    may_be_written, read_at, room_left, settle_names, time_spent, where_sticks_are, which,
};
