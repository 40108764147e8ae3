//! One next step: its words and its day on one line, ticked off or let go.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::assets;
use crate::domain::checklist::read_step;
use crate::domain::dates::say_date;
use crate::domain::{Id, NextStep, Saved};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine, draw_line};

/// The box with the step.
pub struct StepCard {
    id: Id<NextStep>,
    step: Option<Saved<NextStep>>,
    set_on: Option<NaiveDate>,
    line: Prompt,
    today: NaiveDate,
}

impl StepCard {
    pub fn of(id: Id<NextStep>) -> Self {
        Self {
            id,
            step: None,
            set_on: None,
            line: Prompt::default(),
            today: NaiveDate::MIN,
        }
    }

    fn place(&self) -> String {
        format!("step/{}", self.id.raw())
    }

    fn is_open(&self) -> bool {
        self.step.as_ref().is_some_and(|step| step.is_open())
    }

    /// Other words than those that are kept.
    fn is_changed(&self) -> bool {
        self.step
            .as_ref()
            .is_some_and(|step| step.typed(self.today) != self.line.text().trim())
    }

    fn keep(&mut self, cx: &mut Context) -> Outcome {
        let Some(step) = self.step.clone() else {
            return Ok(());
        };
        match read_step(self.line.text(), self.today) {
            Ok((words, _)) if words.is_empty() => {
                cx.warn("A step needs a few words. Ctrl+L lets it go instead; Esc goes back.");
            }
            Ok((words, day)) => {
                let place = self.place();
                let changed = NextStep {
                    words,
                    day,
                    ..step.item
                };
                cx.store.step(
                    &format!("Next step on question {}", changed.question),
                    cx.now,
                    |store| {
                        store.checklist().save_step(Some(step.id), &changed)?;
                        store.drafts().drop(&place)
                    },
                )?;
                self.line.clear();
                cx.say("Saved · Ctrl+Z takes it back");
                cx.close();
            }
            Err(doubt) => cx.warn(format!(
                "{} It stands after the >. Your words are still here.",
                doubt.question(self.today)
            )),
        }
        Ok(())
    }

    fn finish(&mut self, cx: &mut Context) -> Outcome {
        let Some(step) = &self.step else {
            return Ok(());
        };
        let (id, today) = (step.id, self.today);
        cx.store
            .step(&format!("Done: {}", step.words), cx.now, |store| {
                store.checklist().step_done(id, today)
            })?;
        cx.say("Done. Ctrl+Z takes it back.");
        cx.close();
        Ok(())
    }

    fn let_go(&mut self, cx: &mut Context) -> Outcome {
        let Some(step) = &self.step else {
            return Ok(());
        };
        let (id, today) = (step.id, self.today);
        cx.store
            .step(&format!("Let go: {}", step.words), cx.now, |store| {
                store.checklist().drop_step(id, today)
            })?;
        cx.say("Let go. Ctrl+Z brings it back.");
        cx.close();
        Ok(())
    }
}

impl View for StepCard {
    const NAME: &'static str = "A next step";
    const HELP: &'static str = "next-step";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "keep", Self::keep).when(Self::is_changed),
        other_spelling(),
        Command::<Self>::new(Key::Ctrl('d'), "done", Self::finish).when(Self::is_open),
        Command::<Self>::new(Key::Ctrl('l'), "let it go", Self::let_go).when(Self::is_open),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.step = cx.store.checklist().step(self.id)?;
        let Some(step) = &self.step else {
            return Ok(());
        };
        let reviews = cx.store.checklist().reviews()?;
        self.set_on = reviews
            .iter()
            .find(|review| review.id == step.review)
            .map(|review| review.on);
        let (place, words) = (self.place(), step.typed(self.today));
        self.line.take_up(&place, &words, cx.store)
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

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 78,
            rows: 11,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("A next step");
        let (width, hint, text) = (inside.width(), inside.look.hint, inside.look.text);
        let Some(step) = &self.step else {
            inside.put(2, 1, "This step is not here any more. Esc goes back.");
            return;
        };
        let asked = assets::engagement()
            .question(step.question)
            .map_or("", |question| question.full.as_str());
        let used = inside.paragraph(1, 0, 2, &format!("{}  {asked}", step.question), hint);
        draw_line(
            &mut inside.part(2, used + 1, width.saturating_sub(4), 2),
            &self.line,
            2,
            None,
        );
        let set = self
            .set_on
            .map(|on| format!("Set on {}.", say_date(on, self.today)))
            .unwrap_or_default();
        let end = match (step.done_on, step.dropped_on) {
            (Some(done), _) => format!(" Done on {}.", say_date(done, self.today)),
            (_, Some(dropped)) => format!(" Let go on {}.", say_date(dropped, self.today)),
            _ => String::new(),
        };
        inside.put(2, used + 4, Span::styled(format!("{set}{end}"), text));
        inside.put(
            2,
            used + 5,
            Span::styled(
                ">fri or >4 dec at the end gives it a day; without one it has none.",
                hint,
            ),
        );
    }
}
