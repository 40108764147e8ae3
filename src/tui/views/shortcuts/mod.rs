//! Every quick word, her own and those that came with the program: what it stands for, how often it
//! was used.

mod naming;

use ratatui::text::Span;

use crate::assets;
use crate::domain::text::fold;
use crate::domain::{Id, QuickWords, Saved};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::QUICK_WORDS;
use crate::tui::keys::Key;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing};

pub use naming::NameQuickWords;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<QuickWordsList>(),
    ViewEntry::of::<NameQuickWords>(),
];

/// One line of the list.
struct Row {
    /// Where it is kept: her own, or one that is counted.
    kept: Option<Id<QuickWords>>,
    is_hers: bool,
    words: QuickWords,
}

/// The list.
#[derive(Default)]
pub struct QuickWordsList {
    rows: Vec<Row>,
    list: Listing,
    /// The one to begin at.
    begins_at: Option<String>,
}

impl QuickWordsList {
    pub fn at(name: &str) -> Self {
        Self {
            begins_at: Some(name.to_owned()),
            ..Self::default()
        }
    }

    fn chosen(&self) -> Option<&Row> {
        self.rows.get(self.list.chosen())
    }

    fn change(&mut self, cx: &mut Context) -> Outcome {
        if let Some(row) = self.chosen() {
            let form = Form::open(&QUICK_WORDS, row.kept, row.words.clone(), cx)?.at_field("Words");
            cx.push(form);
        }
        Ok(())
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        let form = Form::open(&QUICK_WORDS, None, QuickWords::default(), cx)?;
        cx.push(form);
        Ok(())
    }

    fn is_hers(&self) -> bool {
        self.chosen().is_some_and(|row| row.is_hers)
    }

    /// Hers goes; where the program has one of that name, that one is back.
    fn remove(&mut self, cx: &mut Context) -> Outcome {
        let Some(Row {
            kept: Some(id),
            is_hers: true,
            words,
        }) = self.chosen()
        else {
            return Ok(());
        };
        let (id, name) = (*id, words.name.clone());
        cx.store
            .step(&format!("Quick words /{name}, removed"), cx.now, |store| {
                store.quick_words().remove(id)
            })?;
        cx.say(format!("/{name} is gone. Ctrl+Z puts it back."));
        Ok(())
    }
}

/// Her own first, by name; then those that came with the program, in their order.
fn rows_of(kept: Vec<Saved<QuickWords>>) -> Vec<Row> {
    let (hers, counted): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|quick| !quick.words.is_empty());
    let mut rows: Vec<Row> = hers
        .into_iter()
        .map(|quick| Row {
            kept: Some(quick.id),
            is_hers: true,
            words: quick.item,
        })
        .collect();
    for came in assets::quick_words() {
        if rows.iter().any(|row| fold(&row.words.name) == came.name) {
            continue;
        }
        let known = counted.iter().find(|quick| fold(&quick.name) == came.name);
        let words = QuickWords {
            name: came.name.clone(),
            words: came.words.clone(),
            used: known.map_or(0, |known| known.used),
        };
        rows.push(Row {
            kept: known.map(|known| known.id),
            is_hers: false,
            words,
        });
    }
    rows
}

fn times(used: usize) -> String {
    match used {
        0 => String::new(),
        1 => "used once".to_owned(),
        2 => "used twice".to_owned(),
        many => format!("used {many} times"),
    }
}

impl View for QuickWordsList {
    const NAME: &'static str = "Quick words";
    const HELP: &'static str = "quick-words";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "change", Self::change).when(|list| !list.rows.is_empty()),
        Command::<Self>::new(Key::Delete, "remove", Self::remove).when(Self::is_hers),
        Command::<Self>::new(Key::Ctrl('n'), "add one", Self::add),
    ];
    const LIST: Option<ListOf<Self>> = Some(|list| Some(list.list.of(list.rows.len())));

    fn tally(&self) -> String {
        match self.rows.iter().filter(|row| row.is_hers).count() {
            0 => String::new(),
            hers => format!("{hers} of your own"),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.rows = rows_of(cx.store.quick_words().all()?);
        if let Some(name) = self.begins_at.take() {
            self.list.choose(
                self.rows
                    .iter()
                    .position(|row| row.words.name == name)
                    .unwrap_or(0),
            );
        }
        self.list.clamp(self.rows.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        canvas.paragraph(
            3,
            0,
            2,
            "On any line: / and the short name, then Space. Tab hops from blank to blank.",
            hint,
        );
        let longest = self
            .rows
            .iter()
            .map(|row| row.words.name.chars().count())
            .max()
            .unwrap_or(0)
            .clamp(8, 20);
        let room = usize::from(width).saturating_sub(longest + 24);
        let mut body = canvas.part(0, 2, width, height.saturating_sub(2));
        self.list
            .draw(&mut body, self.rows.len(), 1, true, |place, row| {
                let Row { words, is_hers, .. } = &self.rows[place];
                row.put(
                    3,
                    0,
                    format!(
                        "/{}  {}",
                        pad(&words.name, longest),
                        shorten(&words.words, room)
                    ),
                );
                let used = times(words.used);
                let end = if *is_hers && used.is_empty() {
                    "yours".to_owned()
                } else {
                    used
                };
                row.put_right(0, Span::styled(end, hint));
            });
    }
}
