//! What a screen, card or form is to the program: commands, a place to type, words half-typed, and
//! a picture of itself.

use std::marker::PhantomData;
use std::ptr;

use super::canvas::Canvas;
use super::command::{Command, Context, Offer, Outcome};
use super::keys::Key;
use super::layer::Layer;
use super::route::Screen;
use super::sentence::Sentence;
use super::widgets::{
    Editor, EditorKeys, EditorOf, ListKeys, ListOf, TextLine, editor, editor_mut, press,
};
use crate::domain::text::clean_line;
use crate::store::Draft;

pub use super::size::Size;

/// A view holds only what is chosen, scrolled or half-typed, and rows it can read again.
pub trait View: Sized + 'static {
    /// As README and the help call it.
    const NAME: &'static str;
    /// The keys of its own, in the order the bottom line offers them.
    const COMMANDS: &'static [Command<Self>];
    /// Whether what is typed only searches the list: Esc clears it before it closes the view.
    const IS_SEARCH: bool = false;
    /// The editor with its keys, where text of several lines is written.
    const EDITOR: Option<EditorOf<Self>> = None;
    /// The list whose rows the arrows, `PgUp`, `PgDn`, Home and End choose.
    const LIST: Option<ListOf<Self>> = None;
    /// What the bottom line says of Esc, which closes the view; `None` where the view's own command
    /// is all that Esc does.
    const BACK: Option<&'static str> = Some("back");
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

    /// Called after a key moved in the list.
    fn moved(&mut self, _cx: &mut Context) -> Outcome {
        Ok(())
    }

    /// A step that Esc takes before it closes the view. `false`: there is none, and the view
    /// closes.
    fn step_back(&mut self, cx: &mut Context) -> Taken {
        let cleared = Self::IS_SEARCH
            && !self.is_blank()
            && self
                .text_mut()
                .is_some_and(|text| press(text, Key::ClearLine));
        if cleared {
            self.typed(cx)?;
        }
        Ok(cleared)
    }

    /// Whether nothing is typed, or nothing can be.
    fn is_blank(&self) -> bool {
        self.text().is_none_or(TextLine::is_empty)
    }

    /// The text that keys go to when no command takes them.
    fn text(&self) -> Option<&TextLine> {
        editor(self).and_then(Editor::here)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        editor_mut(self).and_then(Editor::here_mut)
    }

    /// The lines in which sentences are written: their spelling is looked at.
    fn prose(&mut self) -> Vec<&mut TextLine> {
        editor_mut(self).map(Editor::lines_mut).unwrap_or_default()
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
        if let Some(editor) = editor_mut(self) {
            editor.paste(text);
            return Ok(true);
        }
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
        editor(self).map(Editor::drafts).unwrap_or_default()
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

/// The keys of one view: its own, those of its list, and Esc.
struct Keys<V>(PhantomData<V>);

impl<V: View> Keys<V> {
    const LIST: &'static [Command<V>] = if V::LIST.is_some() {
        ListKeys::<V>::COMMANDS
    } else {
        &[]
    };
    const EDITOR: &'static [Command<V>] = if V::EDITOR.is_some() {
        EditorKeys::<V>::COMMANDS
    } else {
        &[]
    };
    const BACK: &'static [Command<V>] = if V::BACK.is_some() { Self::ESC } else { &[] };
    const ESC: &'static [Command<V>] = &[Command::new(
        Key::Esc,
        match V::BACK {
            Some(label) => label,
            None => "",
        },
        back,
    )];
}

/// What Esc does: a step back within the view, or else it closes.
pub fn back<V: View>(view: &mut V, cx: &mut Context) -> Outcome {
    if !view.step_back(cx)? {
        cx.close();
    }
    Ok(())
}

/// Every command of a view, in the order the bottom line offers them: what Enter does, the keys of
/// the editor and of the list, the others of its own, and the way back. Where a view begins with
/// another key than Enter, its own commands come first, in their order.
pub fn commands<V: View>() -> impl Iterator<Item = &'static Command<V>> {
    let is_enter = |command: &Command<V>| command.offer.key == Some(Key::Enter);
    let begins_with_enter = V::COMMANDS.first().is_some_and(is_enter);
    let is_first = move |command: &&Command<V>| !begins_with_enter || is_enter(command);
    V::COMMANDS
        .iter()
        .filter(is_first)
        .chain(Keys::<V>::EDITOR)
        .chain(Keys::<V>::LIST)
        .chain(V::COMMANDS.iter().filter(move |command| !is_first(command)))
        .chain(Keys::<V>::BACK)
}

/// The commands that would do something now. Where the view has one of its own for a key, that key
/// means it.
pub fn live_commands<V: View>(view: &V) -> impl Iterator<Item = &'static Command<V>> {
    let is_live = |command: &&Command<V>| (command.when)(view);
    let is_own = |command: &Command<V>| V::COMMANDS.iter().any(|own| ptr::eq(own, command));
    let has_own = move |key: Option<Key>| {
        V::COMMANDS
            .iter()
            .filter(is_live)
            .any(|own| own.offer.key == key)
    };
    commands::<V>()
        .filter(is_live)
        .filter(move |command| is_own(command) || !has_own(command.offer.key))
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
    /// Those of them that move in a list.
    pub list_offers: fn() -> Vec<Offer>,
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
            offers: || commands::<V>().map(|command| command.offer).collect(),
            list_offers: || {
                Keys::<V>::LIST
                    .iter()
                    .map(|command| command.offer)
                    .collect()
            },
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
