//! The type that sheets are printed with: Noto Serif in three cuts, read only when a sheet is made.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

/// The cuts of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    Plain,
    Bold,
    Slanted,
}

const PLAIN: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/NotoSerif-Regular.ttf"
));
const BOLD: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/NotoSerif-Bold.ttf"
));
const SLANTED: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/NotoSerif-Italic.ttf"
));

impl Cut {
    pub const ALL: [Self; 3] = [Self::Plain, Self::Bold, Self::Slanted];

    pub const fn file(self) -> &'static [u8] {
        match self {
            Self::Plain => PLAIN,
            Self::Bold => BOLD,
            Self::Slanted => SLANTED,
        }
    }

    fn face(self) -> Option<&'static Face<'static>> {
        static FACES: LazyLock<[Option<Face<'static>>; 3]> =
            LazyLock::new(|| Cut::ALL.map(|cut| Face::parse(cut.file(), 0).ok()));
        FACES[self as usize].as_ref()
    }

    /// How wide some words are at a size, in points.
    pub fn width(self, words: &str, size: f32) -> f32 {
        let Some(face) = self.face() else { return 0.0 };
        let advances = words
            .chars()
            .filter_map(|letter| face.glyph_index(letter))
            .filter_map(|glyph| face.glyph_hor_advance(glyph));
        advances.map(f32::from).sum::<f32>() * size / f32::from(face.units_per_em())
    }

    /// The letters among some words that this cut does not have.
    pub fn lacks(self, words: &str) -> impl Iterator<Item = char> {
        words.chars().filter(move |letter| {
            self.face()
                .is_none_or(|face| face.glyph_index(*letter).is_none())
        })
    }
}

/// Words as the type has them: a letter and its accent as one, and nothing that cannot be seen.
pub fn as_printed(words: &str) -> String {
    let unseen = |letter: &char| {
        matches!(
            letter,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0f}' | '\u{feff}' | '\u{ad}'
        )
    };
    words
        .nfc()
        .filter(|letter| !unseen(letter))
        .map(|letter| {
            if letter == '\u{202f}' {
                '\u{a0}'
            } else {
                letter
            }
        })
        .collect()
}
