//! Looks: what each meaning looks like on screen, and the signs that go with it. Knows colours, but
//! no terminal.

use serde::Deserialize;

/// How everything looks, by meaning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Kept in her settings; never changes.
    pub word: String,
    pub title: String,
    /// One line that tells it from the others.
    pub about: String,
    /// Takes another look by what the terminal's background is, instead of having styles of its
    /// own.
    #[serde(default)]
    pub follows: Option<Follows>,
    #[serde(default)]
    pub styles: Styles,
}

/// Which look to take on which background, by its word.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    pub dark: String,
    pub light: String,
    pub unsure: String,
}

/// What the terminal said of its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    Dark,
    Light,
    /// It did not say.
    #[default]
    Unsure,
}

impl Background {
    /// Dark where white reads better on it than black, by the relative luminance of WCAG 2.2.
    pub fn of(Colour(red, green, blue): Colour) -> Self {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        // Where the contrast to white, 1.05 over this, is that to black, this over 0.05.
        if luminance + 0.05 < (1.05_f64 * 0.05).sqrt() {
            Self::Dark
        } else {
            Self::Light
        }
    }
}

/// One ink for each meaning.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Styles {
    pub text: Ink,
    pub heading: Ink,
    pub hint: Ink,
    pub people: Ink,
    pub due: Ink,
    pub done: Ink,
    pub private: Ink,
    pub selected: Ink,
    pub rule: Ink,
}

/// How one meaning is drawn. Without a colour it is the terminal's own text colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ink {
    /// Where the terminal shows any colour.
    pub colour: Option<Colour>,
    /// Where it has only its own sixteen.
    pub sixteen: Option<Sixteen>,
    pub bold: bool,
    pub underline: bool,
    pub reverse: bool,
}

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour(pub u8, pub u8, pub u8);

/// The terminal's own colours that read well: without yellow, which fades on white, and bright
/// black, which fades on black.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sixteen {
    Blue,
    Magenta,
    LightCyan,
    LightGreen,
    LightMagenta,
}

/// Signs by meaning, each one column wide.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glyphs {
    pub word: String,
    /// The row or child she is on.
    pub here: char,
    pub done: char,
    pub waiting: char,
    /// Between two facts on one line.
    pub between: char,
    /// Something was cut off here.
    pub more: char,
    /// A row was ended here, among words that run on.
    pub line_end: char,
    pub up: char,
    pub down: char,
    pub left: char,
    pub right: char,
    pub rose: char,
    pub fell: char,
    pub rule: char,
    pub wall: char,
    /// Top left, top right, bottom left, bottom right.
    pub corners: [char; 4],
    /// Where a rule meets the left and the right wall.
    pub tees: [char; 2],
    /// The filled and the empty part of a bar.
    pub bar: char,
    pub rest: char,
    /// A day a thing has been away.
    pub day_out: char,
    /// None, one, two, three, four or more.
    pub heat: [char; 5],
    /// From a little to a lot.
    pub steps: [char; 7],
}

impl Glyphs {
    /// Every sign, in an order that is the same for every set.
    pub fn signs(&self) -> Vec<char> {
        let mut signs = vec![
            self.here,
            self.done,
            self.waiting,
            self.between,
            self.more,
            self.line_end,
            self.up,
            self.down,
            self.left,
            self.right,
            self.rose,
            self.fell,
            self.rule,
            self.wall,
            self.bar,
            self.rest,
            self.day_out,
        ];
        signs.extend(
            self.corners
                .iter()
                .chain(&self.tees)
                .chain(&self.heat)
                .chain(&self.steps),
        );
        signs
    }
}

impl Look {
    /// The look of `looks` to draw with on this background: itself, or the one it follows.
    pub fn on<'a>(&'a self, background: Background, looks: &'a [Self]) -> &'a Self {
        let Some(follows) = &self.follows else {
            return self;
        };
        let word = match background {
            Background::Dark => &follows.dark,
            Background::Light => &follows.light,
            Background::Unsure => &follows.unsure,
        };
        looks.iter().find(|look| look.word == *word).unwrap_or(self)
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    /// Reads six hex digits: "7CC7F0".
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = if text.len() == 6 {
            u32::from_str_radix(&text, 16).ok()
        } else {
            None
        };
        let [_, red, green, blue] = number
            .ok_or_else(|| format!("\"{text}\" is not six hex digits"))?
            .to_be_bytes();
        Ok(Self(red, green, blue))
    }
}
