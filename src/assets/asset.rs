//! One file of the assets folder, built into the program.

use serde::de::DeserializeOwned;

/// Takes a file from the assets folder into the program, with its name for what is said when it
/// cannot be read.
macro_rules! asset {
    ($path:literal) => {
        Asset {
            path: $path,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/", $path)),
        }
    };
}

/// One file of the assets folder.
pub(super) struct Asset {
    pub path: &'static str,
    pub text: &'static str,
}

impl Asset {
    /// Reads the file into its type.
    #[expect(
        clippy::panic,
        reason = "the text is part of the program, and a test reads every file"
    )]
    pub fn read<T: DeserializeOwned>(&self) -> T {
        toml::from_str(self.text).unwrap_or_else(|why| panic!("assets/{}: {why}", self.path))
    }
}
