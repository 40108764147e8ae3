//! What a store asks of the file behind its connection.

use std::any::Any;

use super::Result;

/// The file of a log on the disk, held by whoever opened it.
pub(crate) trait LogFile: Any + Send {
    /// Before a write: whether anything may be written at all. Frees the space kept in reserve when
    /// the disk has no other.
    fn prepare_write(&self) -> Result<()>;

    /// Right before a commit: whether the name still leads to the file that was opened, with
    /// nothing of it cut off.
    fn check_before_commit(&self) -> Result<()>;

    /// Takes the file to be as long as it now is: after it was opened, or made shorter on purpose.
    fn accept_length(&self) -> Result<()>;

    /// Frees the space kept in reserve: the disk was found to be full.
    fn free_reserve(&self);
}
