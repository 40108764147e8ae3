//! Styles by meaning, never by colour; and the plainest signs where a font has no others.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::assets::{self, Background, Glyphs, Ink, Sixteen};

/// Set to ask for no colours at all, whatever its value.
const NO_COLOUR: &str = "NO_COLOR";

/// What each meaning looks like just now.
#[derive(Debug, Clone)]
pub struct Look {
    pub word: String,
    pub text: Style,
    pub heading: Style,
    pub hint: Style,
    pub people: Style,
    pub due: Style,
    pub done: Style,
    pub private: Style,
    pub selected: Style,
    pub rule: Style,
    /// Keys on the bottom line.
    pub key: Style,
    pub abilities: Abilities,
}

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// `NO_COLOR` is set.
    pub no_colour: bool,
    /// More than its own sixteen colours.
    pub any_colour: bool,
    /// Only the plainest signs.
    pub is_ascii: bool,
    pub background: Background,
}

impl Abilities {
    /// As the environment tells: `NO_COLOR`, `COLORTERM`, `TERM` and the language settings.
    pub fn of_environment() -> Self {
        let read = |name: &str| std::env::var(name).unwrap_or_default();
        let language = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .map(read)
            .find(|value| !value.is_empty())
            .unwrap_or_default()
            .to_lowercase();
        Self {
            no_colour: !read(NO_COLOUR).is_empty(),
            any_colour: matches!(read("COLORTERM").as_str(), "truecolor" | "24bit"),
            // The Linux console has a small font; a language setting without UTF-8 promises no more
            // than ASCII.
            is_ascii: read("TERM") == "linux" || matches!(language.as_str(), "c" | "posix"),
            // The environment does not tell; the terminal may, a moment after it was asked.
            background: Background::Unsure,
        }
    }
}

impl Look {
    /// The look of that name for a terminal; an unknown name follows the terminal.
    pub fn named(word: &str, abilities: Abilities) -> Self {
        let looks = assets::looks();
        let wanted = if abilities.no_colour {
            "no-colour"
        } else {
            word
        };
        let chosen = looks
            .iter()
            .find(|look| look.word == wanted)
            .unwrap_or(&looks[0]);
        let styles = &chosen.on(abilities.background, looks).styles;
        let style = |ink: &Ink| style_of(ink, abilities.any_colour && !abilities.no_colour);
        Self {
            word: word.to_owned(),
            text: style(&styles.text),
            heading: style(&styles.heading),
            hint: style(&styles.hint),
            people: style(&styles.people),
            due: style(&styles.due),
            done: style(&styles.done),
            private: style(&styles.private),
            selected: style(&styles.selected),
            rule: style(&styles.rule),
            key: style(&styles.hint).add_modifier(Modifier::BOLD),
            abilities,
        }
    }

    /// The same on another background.
    pub fn on(&self, background: Background) -> Self {
        Self::named(
            &self.word,
            Abilities {
                background,
                ..self.abilities
            },
        )
    }

    /// A look for tests and pictures as text: no colours, all signs.
    pub fn plain() -> Self {
        Self::named(
            "no-colour",
            Abilities {
                no_colour: true,
                any_colour: false,
                is_ascii: false,
                background: Background::Unsure,
            },
        )
    }

    /// Puts the plainest signs in place of the others, once everything is drawn.
    pub fn plainly(&self, buffer: &mut Buffer) {
        if !self.abilities.is_ascii {
            return;
        }
        let pairs = sign_pairs(assets::unicode_glyphs(), assets::ascii_glyphs());
        for cell in &mut buffer.content {
            let mut letters = cell.symbol().chars();
            if let (Some(sign), None) = (letters.next(), letters.next())
                && let Some((_, plain)) = pairs.iter().find(|(fine, _)| *fine == sign)
            {
                cell.set_char(*plain);
            }
        }
    }
}

fn style_of(ink: &Ink, any_colour: bool) -> Style {
    let mut style = Style::new();
    match (any_colour, ink.colour, ink.sixteen) {
        (true, Some(colour), _) => style = style.fg(Color::Rgb(colour.0, colour.1, colour.2)),
        (false, _, Some(own)) => style = style.fg(own_colour(own)),
        _ => {}
    }
    for (wanted, modifier) in [
        (ink.bold, Modifier::BOLD),
        (ink.underline, Modifier::UNDERLINED),
        (ink.reverse, Modifier::REVERSED),
    ] {
        if wanted {
            style = style.add_modifier(modifier);
        }
    }
    style
}

const fn own_colour(sixteen: Sixteen) -> Color {
    match sixteen {
        Sixteen::Blue => Color::Blue,
        Sixteen::Magenta => Color::Magenta,
        Sixteen::LightCyan => Color::LightCyan,
        Sixteen::LightGreen => Color::LightGreen,
        Sixteen::LightMagenta => Color::LightMagenta,
    }
}

/// Each sign beside its plain form.
fn sign_pairs(fine: &Glyphs, plain: &Glyphs) -> Vec<(char, char)> {
    fine.signs().into_iter().zip(plain.signs()).collect()
}
