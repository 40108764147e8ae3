//! A view with its type forgotten: what the program stacks, and hands keys to.

use std::ops::Range;

use super::canvas::Canvas;
use super::command::{Context, Offer, Outcome};
use super::keys::Key;
use super::route::Route;
use super::sentence::{self, Pressed};
use super::size::Size;
use super::view::{Taken, View, live_commands};
use super::widgets::{TextLine, press};
use crate::store::Draft;

/// A view with its type forgotten, so that the program can stack them.
pub trait Layer {
    fn name(&self) -> &'static str;
    fn help(&self) -> &'static str;
    fn crumb(&self) -> String;
    fn tally(&self) -> String;
    fn size(&self) -> Size;
    fn moves_by_wheel(&self) -> bool;
    /// The offers that would do something now.
    fn offers(&self) -> Vec<Offer>;
    /// Runs the command of this key, if one holds. `false`: not taken.
    fn command(&mut self, key: Key, cx: &mut Context) -> Taken;
    /// Runs the command behind an offer, if it still holds.
    fn accept(&mut self, offer: Offer, cx: &mut Context) -> Taken;
    /// Types the key. `false`: there is nowhere to type, or the key is no text.
    fn write(&mut self, key: Key, cx: &mut Context) -> Taken;
    fn paste(&mut self, text: &str, cx: &mut Context) -> Taken;
    /// Puts another word in the place of one in the text.
    fn put_word(&mut self, place: Range<usize>, word: &str, cx: &mut Context) -> Taken;
    fn prose(&mut self) -> Vec<&mut TextLine>;
    /// Puts other words in the place of those in the line.
    fn reword(&mut self, words: &str, cx: &mut Context) -> Outcome;
    /// Opens quick words of this name in the line. `false`: no sentence is written here.
    fn put_quick_words(&mut self, name: &str, cx: &mut Context) -> Taken;
    /// Whether quick words may be put into the line just now.
    fn takes_quick_words(&self) -> bool;
    /// Whether there is a sentence to be kept as quick words.
    fn has_words_to_keep(&self) -> bool;
    /// Asks for the short name of that sentence.
    fn keep_as_quick_words(&mut self, cx: &mut Context) -> Outcome;
    /// Whether Tab, or Shift+Tab, hops to a blank of quick words.
    fn has_blank(&self, forwards: bool) -> bool;
    /// Hops there.
    fn hop(&mut self, forwards: bool, cx: &mut Context) -> Taken;
    /// Takes the last typing back, or brings it again.
    fn retype(&mut self, forwards: bool, cx: &mut Context) -> Taken;
    /// Whether there is somewhere to type.
    fn can_type(&self) -> bool;
    /// Whether a letter would start a text: nothing is typed yet, or nothing can be.
    fn is_blank(&self) -> bool;
    /// Whether there is a text that keys can go to.
    fn has_text(&self) -> bool;
    fn refresh(&mut self, cx: &mut Context) -> Outcome;
    /// Reads what the first frame of an evening did without.
    fn read_the_rest(&mut self, cx: &mut Context) -> Outcome;
    fn draw(&self, canvas: &mut Canvas);
    fn drafts(&self) -> Vec<Draft>;
    /// Gives away the words that are meant for the line of the view below.
    fn words_for_below(&mut self) -> Option<String>;
}

impl<V: View> Layer for V {
    fn name(&self) -> &'static str {
        V::NAME
    }

    fn help(&self) -> &'static str {
        V::HELP
    }

    fn crumb(&self) -> String {
        View::crumb(self)
    }

    fn tally(&self) -> String {
        View::tally(self)
    }

    fn size(&self) -> Size {
        View::size(self)
    }

    fn moves_by_wheel(&self) -> bool {
        View::moves_by_wheel(self)
    }

    fn offers(&self) -> Vec<Offer> {
        live_commands(self).map(|command| command.offer).collect()
    }

    fn command(&mut self, key: Key, cx: &mut Context) -> Taken {
        let found = live_commands(self).find(|command| command.offer.key == Some(key));
        match found {
            Some(command) => (command.run)(self, cx).map(|()| true),
            None => Ok(false),
        }
    }

    fn accept(&mut self, offer: Offer, cx: &mut Context) -> Taken {
        let found = live_commands(self).find(|command| command.offer == offer);
        match found {
            Some(command) => (command.run)(self, cx).map(|()| true),
            None => Ok(false),
        }
    }

    fn write(&mut self, key: Key, cx: &mut Context) -> Taken {
        self.about_to_type(Some(key));
        if let Some(mut sentence) = self.sentence() {
            let pressed = sentence.press(key);
            return take_note(self, &pressed, cx);
        }
        let Some(text) = self.text_mut() else {
            return match key {
                Key::Char(digit) => digit
                    .to_digit(10)
                    .map_or(Ok(false), |number| self.number(number as usize, cx)),
                _ => Ok(false),
            };
        };
        let taken = press(text, key);
        if taken {
            self.typed(cx)?;
        }
        Ok(taken)
    }

    fn paste(&mut self, text: &str, cx: &mut Context) -> Taken {
        View::paste(self, text, cx)
    }

    fn put_word(&mut self, place: Range<usize>, word: &str, cx: &mut Context) -> Taken {
        let Some(text) = self.text_mut() else {
            return Ok(false);
        };
        text.mend(place, word);
        self.typed(cx)?;
        Ok(true)
    }

    fn put_quick_words(&mut self, name: &str, cx: &mut Context) -> Taken {
        let Some(mut sentence) = self.sentence() else {
            return Ok(false);
        };
        let pressed = sentence.put(name).map_or(Pressed::Typed, Pressed::Opened);
        take_note(self, &pressed, cx)
    }

    fn takes_quick_words(&self) -> bool {
        View::takes_quick_words(self)
    }

    fn has_words_to_keep(&self) -> bool {
        self.typed_often().is_some() || View::takes_quick_words(self) && !View::is_blank(self)
    }

    fn keep_as_quick_words(&mut self, cx: &mut Context) -> Outcome {
        let often = self.typed_often().map(str::to_owned);
        match often
            .map(Ok)
            .or_else(|| self.sentence().map(|sentence| sentence.to_keep()))
        {
            Some(Ok(sentence)) => cx.open(Route::NameShortcut(sentence)),
            Some(Err(why_not)) => cx.warn(why_not),
            None => {}
        }
        Ok(())
    }

    fn has_blank(&self, forwards: bool) -> bool {
        let has_one = if forwards {
            sentence::has_blank_on
        } else {
            sentence::has_blank_before
        };
        View::takes_quick_words(self) && self.text().is_some_and(has_one)
    }

    fn hop(&mut self, forwards: bool, cx: &mut Context) -> Taken {
        let Some(line) = self.text_mut() else {
            return Ok(false);
        };
        sentence::hop(line, forwards);
        self.typed(cx)?;
        Ok(true)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        View::prose(self)
    }

    fn reword(&mut self, words: &str, cx: &mut Context) -> Outcome {
        let Some(line) = self.text_mut() else {
            return Ok(());
        };
        let whole = 0..line.text().len();
        line.replace(whole, words);
        self.typed(cx)
    }

    fn retype(&mut self, forwards: bool, cx: &mut Context) -> Taken {
        let changed = self
            .text_mut()
            .is_some_and(|text| if forwards { text.redo() } else { text.undo() });
        if changed {
            self.typed(cx)?;
        }
        Ok(changed)
    }

    fn can_type(&self) -> bool {
        self.text().is_some()
    }

    fn is_blank(&self) -> bool {
        View::is_blank(self)
    }

    fn has_text(&self) -> bool {
        self.text().is_some()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        View::refresh(self, cx)
    }

    fn read_the_rest(&mut self, cx: &mut Context) -> Outcome {
        View::read_the_rest(self, cx)
    }

    fn draw(&self, canvas: &mut Canvas) {
        View::draw(self, canvas);
    }

    fn drafts(&self) -> Vec<Draft> {
        View::drafts(self)
    }

    fn words_for_below(&mut self) -> Option<String> {
        View::words_for_below(self)
    }
}

/// After a key in a sentence: quick words that it opened are counted once something is saved.
fn take_note<V: View>(view: &mut V, pressed: &Pressed, cx: &mut Context) -> Taken {
    match pressed {
        Pressed::Not => return Ok(false),
        Pressed::Opened(name) => cx.store.quick_words().opened(name),
        Pressed::Typed => {}
    }
    view.typed(cx)?;
    Ok(true)
}
