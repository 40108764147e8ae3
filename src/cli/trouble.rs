//! Why a command could not be done, in a sentence, and the number scripts are told.

use std::io;
use std::path::PathBuf;

use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error(
        "There is no log in {folder} yet. Type  hometime  to begin one, or name another folder with --data."
    )]
    NoLog { folder: PathBuf },
    #[error("This account has no folder of its own for a log. Name one with --data.")]
    NoFolder,
    #[error("There was no passphrase on the first line of standard input. Nothing was changed.")]
    NoPassphrase,
    #[error(
        "Your log is locked. Nobody can be asked here: give its passphrase, or the code from your sheet, as the first line of standard input, with  --passphrase-stdin."
    )]
    NobodyToAsk,
    /// Something typed was not understood.
    #[error("{0}")]
    Unclear(String),
    #[error(
        "Not everything could be written out. Your log is as it was. Look whether the disk has room, then ask again."
    )]
    Output(#[source] io::Error),
    #[error("The lines could not be read to their end. Those said to be saved are saved.")]
    Input(#[source] io::Error),
    /// Whoever was reading has stopped, and wants no more.
    #[error("")]
    EnoughRead,
    /// The program itself ended with this.
    #[error("{0}")]
    Program(#[from] anyhow::Error),
}

pub(super) type Result<T> = std::result::Result<T, Trouble>;

impl Trouble {
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Store(trouble) => trouble.exit_code(),
            Self::NoLog { .. } => 10,
            Self::NoPassphrase | Self::NobodyToAsk => 12,
            Self::Unclear(_) => super::NOT_ALL,
            Self::NoFolder | Self::Output(_) | Self::Input(_) => 15,
            Self::EnoughRead => super::WELL,
            Self::Program(trouble) => trouble
                .chain()
                .find_map(|cause| cause.downcast_ref())
                .map_or(1, StoreError::exit_code),
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(cause: io::Error) -> Self {
        if cause.kind() == io::ErrorKind::BrokenPipe {
            Self::EnoughRead
        } else {
            Self::Output(cause)
        }
    }
}
