//! One line about a note that is there already: their answer, or something to try. Read as on
//! Today, and saved with its note.

use chrono::NaiveDateTime;
use ratatui::text::Span;

use crate::app::save_line::{DraftAfter, LineState, save_line};
use crate::domain::{Adult, Entry, Id, People, Saved, Waiting};
use crate::line::{self, Action, Scene, Vocabulary};
use crate::store::Draft;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::line_echo;
use crate::tui::sentence::Sentence;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{Prompt, TextLine, draw_line, entry_row};

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Answer,
    ToTry,
}

impl Asks {
    /// The kind word she does not need to type here.
    const fn kind_word(self) -> &'static str {
        match self {
            Self::Answer => "re: ",
            Self::ToTry => "try: ",
        }
    }

    const fn question(self) -> &'static str {
        match self {
            Self::Answer => "What did they say? @dad says whose words they are",
            Self::ToTry => "What could they try at home? @mum says to whom you gave it",
        }
    }
}

/// The box with the line.
pub struct OneLine {
    about: Id<Entry>,
    asks: Asks,
    entry: Option<Saved<Entry>>,
    line: Prompt,
    understood: LineState,
    known: Vocabulary,
    people: People,
    now: NaiveDateTime,
}

impl OneLine {
    pub fn answer(about: Id<Entry>) -> Self {
        Self::asking(about, Asks::Answer)
    }

    pub fn to_try(about: Id<Entry>) -> Self {
        Self::asking(about, Asks::ToTry)
    }

    fn asking(about: Id<Entry>, asks: Asks) -> Self {
        Self {
            about,
            asks,
            entry: None,
            line: Prompt::default(),
            understood: LineState::default(),
            known: Vocabulary::default(),
            people: People::default(),
            now: NaiveDateTime::default(),
        }
    }

    fn place(&self) -> String {
        format!(
            "note/{}/{}",
            self.about.raw(),
            self.asks.kind_word().trim_end_matches([':', ' '])
        )
    }

    fn read(&mut self, cx: &Context) {
        self.understood = LineState::default();
        let Some(entry) = &self.entry else { return };
        if self.line.text().trim().is_empty() {
            return;
        }
        let front = self.asks.kind_word();
        let whole = format!("{front}{}", self.line.text());
        let scene = Scene {
            known: &self.known,
            now: cx.now,
            shown: entry.children.clone(),
            day: cx.today(),
            plain: false,
        };
        self.understood.reading = line::read(&whole, &scene);
        self.understood.completion =
            line::complete(&whole, front.len() + self.line.caret(), &scene)
                .filter(|completion| completion.replace.start >= front.len())
                .map(|mut completion| {
                    completion.replace = completion.replace.start - front.len()
                        ..completion.replace.end - front.len();
                    completion
                });
    }

    /// The one grown-up who heard of it, when it was one.
    fn who_heard(&self) -> Option<Id<Adult>> {
        let entry = self.entry.as_ref()?;
        match entry.shared() {
            [one] => Some(one.with),
            [] => entry.adult,
            _ => None,
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if let Some(answer) = self.understood.answer(cx.store)? {
            let words = answer
                .strip_prefix(self.asks.kind_word())
                .unwrap_or(&answer)
                .to_owned();
            let whole = 0..self.line.text().len();
            self.line.replace(whole, &words);
        }
        self.read(cx);
        if cx.asks_about(&mut self.understood) {
            return Ok(());
        }
        let Some(about) = self.entry.clone() else {
            return Ok(());
        };
        let heard_by = self.who_heard();
        let mut actions = self.understood.reading.acts.clone();
        for action in &mut actions {
            if let Action::Write { entry, .. } = action {
                entry.adult = entry.adult.or(heard_by);
            }
        }
        if actions.is_empty() {
            return Ok(());
        }
        let place = self.place();
        let line = cx.line(&self.known, &self.people);
        save_line(
            line,
            actions,
            DraftAfter::Removed(&place),
            |store, written| {
                if self.asks == Asks::ToTry {
                    for id in &written.entries {
                        if let Some(new) = store.entries().get(*id)? {
                            store.threads().link(&about, &new)?;
                        }
                    }
                }
                Ok(())
            },
        )
        .wait()?;
        self.line.clear();
        cx.saved(&self.people.names(&about.children));
        cx.close();
        Ok(())
    }

    fn complete(&mut self, cx: &mut Context) -> Outcome {
        if let Some(completion) = self.understood.completion.take() {
            self.line.replace(completion.replace, &completion.with);
        }
        self.typed(cx)
    }

    fn point(&mut self, forwards: bool) -> Outcome {
        self.understood.point(forwards);
        Ok(())
    }
}

impl View for OneLine {
    const NAME: &'static str = "A line about a note";
    const HELP: &'static str = "one-line";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", Self::enter)
            .when(|one| one.understood.is_asking()),
        Command::<Self>::new(Key::Left, "earlier", |one, _| one.point(false))
            .when(|one| one.understood.has_choice()),
        Command::<Self>::new(Key::Right, "other", |one, _| one.point(true))
            .when(|one| one.understood.has_choice()),
        Command::<Self>::new(Key::Enter, "save", Self::enter)
            .when(|one| !one.understood.is_asking() && !one.line.is_empty()),
        other_spelling(),
        Command::<Self>::new(Key::Tab, "take it", Self::complete)
            .when(|one| one.understood.completion.is_some()),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.now = cx.now;
        self.people = cx.store.people()?;
        self.entry = cx.store.entries().get(self.about)?;
        self.known = cx.store.known(cx.today())?;
        // Here the answer is to this note, whichever else waits.
        self.known.waiting = self
            .entry
            .iter()
            .map(|entry| Waiting {
                entry: entry.id,
                children: entry.children.clone(),
                day: entry.day,
                words: entry.words.clone(),
            })
            .collect();
        let place = self.place();
        self.line.take_up(&place, "", cx.store)?;
        self.read(cx);
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        vec![&mut self.line]
    }

    fn takes_quick_words(&self) -> bool {
        !self.understood.is_asking()
    }

    fn sentence(&mut self) -> Option<Sentence<'_>> {
        let shown = self
            .entry
            .as_ref()
            .map(|entry| entry.children.clone())
            .unwrap_or_default();
        let scene = Scene {
            known: &self.known,
            now: self.now,
            shown,
            day: self.now.date(),
            plain: false,
        };
        Some(Sentence {
            line: &mut self.line,
            own: &self.known.quick,
            scene: Some(scene),
        })
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        self.read(cx);
        Ok(())
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 78,
            rows: 13,
        }
    }

    fn step_back(&mut self, _: &mut Context) -> Taken {
        let is_asking = self.understood.is_asking();
        if is_asking {
            self.understood.stop_asking();
        }
        Ok(is_asking)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let Some(entry) = &self.entry else { return };
        let mut inside = canvas.boxed(&self.people.names(&entry.children));
        let (width, hint) = (inside.width(), inside.look.hint);
        let words = entry_row::words(entry, &self.people, entry.day);
        inside.put(
            2,
            0,
            Span::styled(shorten(&words, usize::from(width.saturating_sub(4))), hint),
        );
        inside.put(2, 2, Span::styled(self.asks.question(), hint));
        inside.put(2, 3, ">");
        draw_line(
            &mut inside.part(4, 3, width.saturating_sub(6), 3),
            &self.line,
            3,
            self.understood.hint().as_deref(),
        );
        line_echo::draw(
            &self.understood,
            &mut inside.part(1, 7, width.saturating_sub(2), 4),
        );
    }
}
