//! What a screen, card or form is to the program: commands, a place to type, words half-typed, and
//! a picture of itself.

use super::canvas::Canvas;
use super::command::{Command, Context, Offer, Outcome};
use super::keys::Key;
use super::layer::Layer;
use super::route::Screen;
use super::sentence::Sentence;
use super::widgets::TextLine;
use crate::domain::text::clean_line;
use crate::store::Draft;

pub use super::size::Size;

/// A view holds only what is chosen, scrolled or half-typed, and rows it can read again.
pub trait View: Sized + 'static {
    /// As README and the help call it.
    const NAME: &'static str;
    /// Every key this view takes, in the order the bottom line offers them.
    const COMMANDS: &'static [Command<Self>];
    /// The card of assets/help that explains this view.
    const HELP: &'static str;

    /// Where she is: "Families > Zoë".
    fn crumb(&self) -> String {
        Self::NAME.to_owned()
    }

    /// The figure at the right of the head line, such as "6 children · 6 families".
    fn tally(&self) -> String {
        String::new()
    }

    /// Reads again what the store may have changed.
    fn refresh(&mut self, cx: &mut Context) -> Outcome;

    /// Reads what the first frame of an evening did without: after it is painted, and before any
    /// key.
    fn read_the_rest(&mut self, _cx: &mut Context) -> Outcome {
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas);

    /// The text that keys go to when no command takes them.
    fn text(&self) -> Option<&TextLine> {
        None
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        None
    }

    /// The lines in which sentences are written: their spelling is looked at.
    fn prose(&mut self) -> Vec<&mut TextLine> {
        Vec::new()
    }

    /// The line when a sentence is written in it, so that quick words open there.
    fn sentence(&mut self) -> Option<Sentence<'_>> {
        None
    }

    /// Whether quick words may be put into the line just now.
    fn takes_quick_words(&self) -> bool {
        false
    }

    /// A sentence she typed often, while it is offered to be kept as quick words.
    fn typed_often(&self) -> Option<&str> {
        None
    }

    /// Called before a key or a paste goes into the text, or is left out because there is none.
    fn about_to_type(&mut self, _key: Option<Key>) {}

    /// Called after the text was changed by a key or a paste.
    fn typed(&mut self, _cx: &mut Context) -> Outcome {
        Ok(())
    }

    /// Whether pasted words keep their line ends; else they become spaces.
    fn keeps_line_ends(&self) -> bool {
        false
    }

    /// Words were pasted. `false`: there is nowhere to type.
    fn paste(&mut self, text: &str, cx: &mut Context) -> Taken {
        self.about_to_type(None);
        let one_line = clean_line(text.trim_end_matches(['\r', '\n']));
        let text = if self.keeps_line_ends() {
            text
        } else {
            &one_line
        };
        if let Some(mut sentence) = self.sentence() {
            sentence.paste(text);
        } else {
            let Some(line) = self.text_mut() else {
                return Ok(false);
            };
            line.paste(text);
        }
        self.typed(cx)?;
        Ok(true)
    }

    /// A printed number was pressed where there is nothing to type into. `false`: no such number
    /// here.
    fn number(&mut self, _number: usize, _cx: &mut Context) -> Taken {
        Ok(false)
    }

    /// Half-typed words to be kept across any ending.
    fn drafts(&self) -> Vec<Draft> {
        Vec::new()
    }

    /// Gives away the words typed here that are meant for the line of the view below, when this one
    /// is taken off.
    fn words_for_below(&mut self) -> Option<String> {
        None
    }

    /// Whether the arrows up and down move in a list or a text just now, so that the mouse's wheel
    /// may too.
    fn moves_by_wheel(&self) -> bool {
        true
    }

    /// The room it wants: the whole body, or a box over what lies below.
    fn size(&self) -> Size {
        Size::Whole
    }
}

/// Whether the key was taken, or what kept it from being.
pub type Taken = crate::store::Result<bool>;

/// A view in its feature's list. Menu, key tables, help cards and what is checked of all views
/// follow from it.
pub struct ViewEntry {
    pub name: &'static str,
    /// The help card that explains the view, by its word.
    pub help: &'static str,
    /// Every key of the view.
    pub offers: fn() -> Vec<Offer>,
    /// What makes it a row of the Menu.
    pub screen: Option<ScreenEntry>,
}

/// What the Menu needs of a screen.
#[derive(Clone, Copy)]
pub struct ScreenEntry {
    pub screen: Screen,
    pub title: &'static str,
    pub make: fn() -> Box<dyn Layer>,
}

impl ViewEntry {
    /// A view that is laid over a screen.
    pub const fn of<V: View>() -> Self {
        Self {
            name: V::NAME,
            help: V::HELP,
            offers: offers_of::<V>,
            screen: None,
        }
    }

    /// A screen of the Menu.
    pub const fn screen<V: View>(
        screen: Screen,
        title: &'static str,
        make: fn() -> Box<dyn Layer>,
    ) -> Self {
        Self {
            screen: Some(ScreenEntry {
                screen,
                title,
                make,
            }),
            ..Self::of::<V>()
        }
    }
}

fn offers_of<V: View>() -> Vec<Offer> {
    V::COMMANDS.iter().map(|command| command.offer).collect()
}
