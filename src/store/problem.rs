//! What can go wrong with the log, each said to her in a sentence; the cause stays underneath for
//! those who ask.

use std::io;
use std::path::PathBuf;

use rusqlite::{ErrorCode, ffi};

/// Why the log could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(
        "Your log is missing from {folder}, though its key is there. Nothing was changed. Put hometime.db back from a copy, then start again."
    )]
    LogMissing { folder: PathBuf },
    #[error(
        "The key to your log is missing from {folder}. Nothing was changed. Put the files key and key.copy back from a copy, then start again."
    )]
    KeyMissing { folder: PathBuf },
    #[error(
        "Your log was moved from here to {to}, and is not there now. Nothing was changed. On the laptop it was moved on, type  hometime  alone."
    )]
    MovedAway { to: PathBuf },
    #[error(
        "The key to your log cannot be read, nor can its copy. Nothing was changed. Put the files key and key.copy back from a copy."
    )]
    KeyDamaged,
    #[error("Your log is locked. Type its passphrase, or the code from your sheet.")]
    Locked,
    #[error("{}", wrong(*.was_code))]
    WrongSecret { was_code: bool },
    #[error(
        "Your log is already open in another window. Nothing was changed. Go on in that window, or close it and start again."
    )]
    InUse,
    #[error(
        "Your log was written by a newer Hometime than this one. Nothing was changed. Use the newer version, and everything will be there."
    )]
    Newer,
    #[error(
        "That file was written by a newer Hometime than this one. Nothing was taken. Use the newer version to take it in."
    )]
    FileNewer,
    #[error(
        "The file hometime.db was not made by Hometime. Nothing was changed. Put your own log back in its place."
    )]
    NotOurs,
    #[error(
        "Part of your log cannot be read. Nothing more will be written to it. Put back your newest copy, or ask for help with this one."
    )]
    Damaged(#[source] rusqlite::Error),
    #[error(
        "The file hometime.db in {folder} is empty or cut off, so no log is in it. Nothing was changed. Put back your newest copy."
    )]
    NotALog { folder: PathBuf },
    #[error(
        "Parts of your log are older than the rest, as a copying that broke off leaves them. Nothing was changed. Put back your newest copy."
    )]
    Mixed,
    #[error(
        "Not saved: the file hometime.db was moved, replaced or taken away while it was open. Your words are still here. Put it back in its folder, then Ctrl+S."
    )]
    Moved,
    #[error(
        "The file hometime.db that is there now lacks what you saved last, so nothing was written to it. Your words are still here. Put yours back, then Ctrl+S."
    )]
    Lacking,
    #[error(
        "Not saved: the laptop's disk does not give your log back just now. Your words are still here, and you can type on. Ctrl+S tries again."
    )]
    Closed,
    #[error(
        "Not saved: your log lies where it may only be read. To write in it, allow writing in its folder and start again."
    )]
    OnlyToRead,
    #[error(
        "Your log is from an earlier Hometime than this one. It is copied first, then brought up to date; nothing in it is lost."
    )]
    Earlier,
    #[error(
        "Your log in {folder} is from an earlier Hometime and has to be brought up to date, but nothing may be written there. Nothing was changed. Allow writing there, then start again."
    )]
    ToBeBroughtUpToDate { folder: PathBuf },
    #[error(
        "Not saved: the laptop's disk is full. Your words are still here. Free some room, then save again."
    )]
    DiskFull(#[source] rusqlite::Error),
    #[error(
        "Not saved: the laptop's disk did not take it. Your words are still here. Try again, and if it happens twice, start again."
    )]
    Disk(#[source] rusqlite::Error),
    #[error(
        "Not saved: the log may only be read here, not written. Your words are still here. Check who may write in its folder."
    )]
    ReadOnly(#[source] rusqlite::Error),
    #[error(
        "The folder {folder} could not be used for your log. Check that it is yours to write in, or name another with --data."
    )]
    Folder { folder: PathBuf, source: io::Error },
    #[error(
        "The laptop could not promise to keep your log safe ({setting} did not take). Nothing was changed."
    )]
    Unsafe { setting: &'static str },
    /// A file that was to be a copy of a log is none that can be used.
    #[error("That copy cannot be used: {0}. Nothing was changed. Try an older copy.")]
    NoCopy(NoCopy),
    /// What was written could not be read back.
    #[error(
        "The new copy does not count: {0}. Your earlier copies are as they were. Look at the log itself with  hometime check --deep"
    )]
    NotReadBack(NoCopy),
    #[error("No copy was made: {}. Your log and your earlier copies are as they were.", why_no_copy(.0))]
    NoCopyMade(#[source] io::Error),
    /// What was to be taken out of the log could not be put where it was wanted.
    #[error("Not everything could be written out, so nothing was. Your log is as it was. {}", try_elsewhere(.0))]
    NotWrittenOut(#[source] io::Error),
    #[error("The laptop gave no random numbers for a key. Nothing was changed. Start again.")]
    NoRandom,
    /// A question or remark of its own, such as why somebody stays on a card.
    #[error("{0}")]
    Say(String),
    #[error(
        "That could not be done. Nothing was changed, and your words are still here. Try again."
    )]
    Other(#[source] rusqlite::Error),
}

/// Why a file is not taken as a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCopy {
    #[error("it is not there")]
    NotThere,
    #[error("it is not a plain file")]
    NotAFile,
    #[error("it is far too large to be a log")]
    TooLarge,
    #[error("it is empty")]
    Empty,
    #[error(
        "the key does not open it: it is damaged from its first page, or the copy of another log"
    )]
    NotOpened,
    #[error("it was not made by Hometime")]
    NotOurs,
    #[error("it was made by a newer Hometime than this one")]
    Newer,
    #[error("its tables are not those of a log")]
    OtherTables,
    #[error("part of it cannot be read as it was written")]
    Damaged,
    #[error("it is not as it was when it was made")]
    Changed,
    #[error("no key lies beside it, and the key of this log does not open it")]
    NoKey,
}

impl From<NoCopy> for StoreError {
    fn from(reason: NoCopy) -> Self {
        Self::NoCopy(reason)
    }
}

/// Says so when what was to be changed is not there.
pub(super) fn there(rows_changed: usize) -> Result<()> {
    if rows_changed == 0 {
        Err(StoreError::gone())
    } else {
        Ok(())
    }
}

fn wrong(was_code: bool) -> &'static str {
    if was_code {
        "That code does not open your log. It may be from an older sheet. Nothing was changed. Look for the newest sheet, or type your passphrase."
    } else {
        "That passphrase does not open your log. Nothing was changed. Type it again, or use the code from your sheet."
    }
}

/// What the store answers with.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    /// The number a command line ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::LogMissing { .. }
            | Self::MovedAway { .. }
            | Self::KeyMissing { .. }
            | Self::NoCopy(NoCopy::NotThere) => 10,
            Self::InUse => 11,
            Self::Locked | Self::WrongSecret { .. } => 12,
            Self::NoCopy(NoCopy::Newer) | Self::Newer | Self::FileNewer => 14,
            Self::KeyDamaged
            | Self::Damaged(_)
            | Self::NotALog { .. }
            | Self::Mixed
            | Self::NotOurs
            | Self::NoCopy(_)
            | Self::NotReadBack(_) => 13,
            Self::DiskFull(_)
            | Self::Disk(_)
            | Self::ReadOnly(_)
            | Self::Folder { .. }
            | Self::Unsafe { .. }
            | Self::NoCopyMade(_)
            | Self::NoRandom
            | Self::Moved
            | Self::Lacking
            | Self::Closed
            | Self::OnlyToRead
            | Self::NotWrittenOut(_)
            | Self::Earlier
            | Self::ToBeBroughtUpToDate { .. } => 15,
            Self::Say(_) => 2,
            Self::Other(_) => 1,
        }
    }

    /// A sentence of its own.
    pub fn say(sentence: impl Into<String>) -> Self {
        Self::Say(sentence.into())
    }

    /// What was to be changed is not there any more.
    pub fn gone() -> Self {
        Self::say(
            "That is no longer in your log, so nothing was changed. Ctrl+Z may bring it back.",
        )
    }
}

fn try_elsewhere(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "The disk has no room for it. Free some room, or name another folder."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "That folder may not be written in. Name another."
        }
        _ => "The disk did not take it. If it was a stick, put it in again.",
    }
}

fn why_no_copy(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "there is no room for it. Free some room"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "the folder for copies may not be written in"
        }
        _ => "the disk did not take it. If it was a stick, put it in again",
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(cause: rusqlite::Error) -> Self {
        if cause
            .sqlite_error()
            .is_some_and(|cause| cause.extended_code == ffi::SQLITE_READONLY_DBMOVED)
        {
            return Self::Moved;
        }
        match cause.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(cause),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Disk(cause),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(cause),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(cause),
            _ => Self::Other(cause),
        }
    }
}
