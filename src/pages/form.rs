//! The forms a page can take, told by the ending of the file.

use std::path::Path;

use super::{Page, html, markdown, text};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Html,
    Text,
    Markdown,
}

impl Form {
    pub const ALL: [Self; 3] = [Self::Html, Self::Text, Self::Markdown];

    /// How it is spoken of.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Html => "for the browser and the printer",
            Self::Text => "plain words",
            Self::Markdown => "Markdown",
        }
    }

    /// How its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Markdown => "md",
        }
    }

    /// The form a file of this name would have.
    pub fn of(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "htm" => Some(Self::Html),
            "text" => Some(Self::Text),
            "markdown" => Some(Self::Markdown),
            ending => Self::ALL.into_iter().find(|form| form.ending() == ending),
        }
    }

    /// The page in this form.
    pub fn write(self, page: &Page) -> Vec<u8> {
        match self {
            Self::Html => html::write(page).into_bytes(),
            Self::Text => text::write(page).into_bytes(),
            Self::Markdown => markdown::write(page).into_bytes(),
        }
    }
}
