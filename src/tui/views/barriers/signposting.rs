//! Telling a family of a service: a start of its name and Tab, or a name of her own.

use ratatui::text::Span;

use crate::assets;
use crate::domain::text::{clean_line, fold};
use crate::domain::{Family, Household, Id, Signpost};
use crate::store::Draft;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::SIGNPOST;
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine, draw_line};

/// The box with the line.
pub struct Signposting {
    family: Id<Family>,
    name: String,
    line: Prompt,
    /// Services by name: the common ones, then her own.
    services: Vec<String>,
}

/// Her own services show from so many letters on: what one family was told of is no news on
/// another's card.
const LETTERS: usize = 3;
/// Services listed under the line.
const LISTED: usize = 8;

impl Signposting {
    pub fn of(family: Id<Family>) -> Self {
        Self {
            family,
            name: String::new(),
            line: Prompt::default(),
            services: Vec::new(),
        }
    }

    fn place(&self) -> String {
        format!("signpost/{}/service", self.family.raw())
    }

    /// Services that begin as she typed, or have a word that does.
    fn fitting(&self) -> Vec<&String> {
        let typed = fold(self.line.text().trim());
        let is_common = |name: &str| {
            assets::in_the_way()
                .services
                .iter()
                .any(|service| service.name == name)
        };
        let begins = |name: &String| fold(name).starts_with(&typed);
        let has = |name: &&String| {
            let folded = fold(name);
            (begins(name)
                || folded
                    .split_whitespace()
                    .any(|word| word.starts_with(&typed)))
                && (is_common(name) || typed.chars().count() >= LETTERS)
        };
        let (mut first, rest): (Vec<&String>, Vec<&String>) = self
            .services
            .iter()
            .filter(has)
            .partition(|name| begins(name));
        first.extend(rest);
        first
    }

    /// The whole name that Tab would put in the place of what is typed.
    fn completion(&self) -> Option<&String> {
        let typed = self.line.text();
        if typed.trim().is_empty() {
            return None;
        }
        self.fitting()
            .into_iter()
            .next()
            .filter(|name| name.as_str() != typed)
    }

    /// What Tab would add behind the letters typed.
    fn hint(&self) -> Option<String> {
        let (typed, name) = (self.line.text(), self.completion()?);
        let rest: String = name.chars().skip(typed.chars().count()).collect();
        if fold(name).starts_with(&fold(typed)) && !rest.is_empty() {
            Some(rest)
        } else {
            Some(format!("  Tab: {name}"))
        }
    }

    fn complete(&mut self, _: &mut Context) -> Outcome {
        if let Some(name) = self.completion().cloned() {
            let whole = 0..self.line.text().len();
            self.line.replace(whole, &name);
        }
        Ok(())
    }

    fn save(&mut self, cx: &mut Context) -> Outcome {
        let service = clean_line(self.line.text().trim());
        if service.is_empty() {
            cx.say("A word for the service first, such as Library. Tab finishes a start.");
            return Ok(());
        }
        let (signpost, place) = (
            Signpost::offered(self.family, &service, cx.today()),
            self.place(),
        );
        let step = format!("A signpost for {}", self.name);
        let id = cx.store.step(&step, cx.now, |store| {
            let id = store.in_the_way().save_signpost(None, &signpost)?;
            store.drafts().drop(&place)?;
            Ok(id)
        })?;
        self.line.clear();
        cx.say("A signpost, told today · Ctrl+Z takes it back");
        cx.close();
        let form = Form::open(&SIGNPOST, Some(id), signpost, cx)?.at_field("Taken up");
        cx.push(form);
        Ok(())
    }
}

impl View for Signposting {
    const NAME: &'static str = "A signpost";
    const HELP: &'static str = "in-the-way";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "told them today", Self::save)
            .when(|signposting| !signposting.line.is_empty()),
        Command::<Self>::new(Key::Tab, "take it", Self::complete)
            .when(|signposting| signposting.completion().is_some()),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.name = cx
            .store
            .people()?
            .family(self.family)
            .map(Household::name)
            .unwrap_or_default();
        self.services = assets::in_the_way()
            .services
            .iter()
            .map(|service| service.name.clone())
            .collect();
        let own = cx.store.in_the_way().services()?;
        let common: Vec<String> = self.services.iter().map(|name| fold(name)).collect();
        self.services
            .extend(own.into_iter().filter(|name| !common.contains(&fold(name))));
        let place = self.place();
        self.line.take_up(&place, "", cx.store)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 78,
            rows: 15,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(&format!("{} · a service you told them of", self.name));
        let (width, height, hint) = (inside.width(), inside.height(), inside.look.hint);
        inside.put(
            2,
            0,
            Span::styled(
                "Which service? A start and Tab, or a name of your own.",
                hint,
            ),
        );
        inside.put(2, 2, ">");
        draw_line(
            &mut inside.part(4, 2, width.saturating_sub(6), 1),
            &self.line,
            1,
            self.hint().as_deref(),
        );
        let room = usize::from(width.saturating_sub(36));
        for (row, name) in (4..height).zip(self.fitting().into_iter().take(LISTED)) {
            let what = assets::in_the_way()
                .services
                .iter()
                .find(|service| service.name == *name)
                .map_or("one of your own", |known| &known.what);
            inside.put(4, row, pad(name, 28));
            inside.put(34, row, Span::styled(shorten(what, room), hint));
        }
    }
}
