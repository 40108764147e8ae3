//! The forms a page can take, told by the ending of the file.

use std::path::Path;

use super::{NotMade, Page, html, markdown, pdf, text};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Html,
    Pdf,
    Text,
    Markdown,
}

impl Form {
    pub const ALL: [Self; 4] = [Self::Html, Self::Pdf, Self::Text, Self::Markdown];

    /// How it is spoken of.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Html => "for the browser and the printer",
            Self::Pdf => "as PDF",
            Self::Text => "as plain words",
            Self::Markdown => "as Markdown",
        }
    }

    /// How its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
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
    pub fn write(self, page: &Page) -> Result<Vec<u8>, NotMade> {
        Ok(match self {
            Self::Html => html::write(page).into_bytes(),
            Self::Pdf => return pdf::write(page),
            Self::Text => text::write(page).into_bytes(),
            Self::Markdown => markdown::write(page).into_bytes(),
        })
    }
}
