//! The card on a word nobody knows: what it might have been, keeping it, and no more spelling.
//! Nothing changes unless she chooses it.

use std::ops::Range;

use ratatui::text::Span;

use crate::spelling::Spelling;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::spelling;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing, mark_chosen};

/// The word, where it stands in the line below, and what it might be.
pub struct OtherSpelling {
    word: String,
    at: Range<usize>,
    rows: Vec<Row>,
    list: Listing,
}

/// One numbered line of the card.
#[derive(Clone)]
enum Row {
    Fix(String),
    Keep,
    SwitchOff,
}

impl OtherSpelling {
    /// `at`: where the word stands in the line below.
    pub fn of(word: String, at: Range<usize>) -> Self {
        Self {
            word,
            at,
            rows: Vec::new(),
            list: Listing::default(),
        }
    }

    fn take(&mut self, place: usize, cx: &mut Context) -> Outcome {
        match self.rows.get(place).cloned() {
            Some(Row::Fix(fix)) => {
                cx.close();
                cx.say(format!("{} is {fix} now. Ctrl+Z puts it back.", self.word));
                cx.ask(Request::PutWord(self.at.clone(), fix));
            }
            Some(Row::Keep) => {
                cx.store
                    .step(&format!("{} kept", self.word), cx.now, |store| {
                        store.own_words().keep(&self.word)
                    })?;
                cx.close();
                cx.say(format!(
                    "{} is one of your words now. Ctrl+Z lets go of it.",
                    self.word
                ));
            }
            Some(Row::SwitchOff) => {
                let said = spelling::switch(cx.store)?;
                cx.close();
                cx.say(said);
            }
            None => {}
        }
        Ok(())
    }

    fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(5)
    }
}

impl View for OtherSpelling {
    const NAME: &'static str = "Another spelling";
    const HELP: &'static str = "spelling";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "take it", |card, cx| {
            card.take(card.list.chosen(), cx)
        })];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.rows.len())));
    const BACK: Option<&'static str> = Some("leave it so");

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let fixes = Spelling::with_own(&cx.store.own_words().all()?).fixes(&self.word);
        self.rows = fixes
            .into_iter()
            .map(Row::Fix)
            .chain([Row::Keep, Row::SwitchOff])
            .collect();
        self.list.clamp(self.rows.len());
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        if number == 0 || number > self.rows.len() {
            return Ok(false);
        }
        self.take(number - 1, cx)?;
        Ok(true)
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 58,
            rows: self.height() + 6,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(&self.word);
        let (width, hint) = (inside.width(), inside.look.hint);
        inside.put(
            3,
            0,
            Span::styled("Not in the dictionary, and no name in your log.", hint),
        );
        for (place, row) in (0u16..).zip(&self.rows) {
            let words = match row {
                Row::Fix(fix) => fix.clone(),
                Row::Keep => format!("keep {}: it is one of my words", self.word),
                Row::SwitchOff => "switch spelling off".to_owned(),
            };
            let line = shorten(
                &format!("{}  {words}", place + 1),
                usize::from(width.saturating_sub(4)),
            );
            inside.put(3, place + 2, line);
            if usize::from(place) == self.list.chosen() {
                mark_chosen(&mut inside.part(0, place + 2, width, 1));
            }
        }
        inside.put(
            3,
            self.height() + 3,
            Span::styled("Nothing changes unless you choose it.", hint),
        );
    }
}
