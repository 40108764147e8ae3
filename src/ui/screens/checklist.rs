//! The engagement checklist: ten questions about how she works, answered by number and saved as she goes.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::Screen;
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::{Answered, Practice, Review, Saved};
use crate::store::Draft;
use crate::ui::canvas::{Canvas, pad};
use crate::ui::command::{Command, Context, Outcome};
use crate::ui::keymap::table;
use crate::ui::keys::Key;
use crate::ui::unsaved::half_typed;
use crate::ui::view::{Layer, View};
use crate::ui::widgets::{Listing, TextLine, draw_line};

pub const SCREEN: Screen =
    Screen { title: "Engagement checklist", make: || Box::new(Checklist::default()) as Box<dyn Layer>, keys: table::<Checklist> };

/// A bar's full length in columns.
const BAR: usize = 12;

/// The line that is being written beside a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    Note,
    NextStep,
}

/// The review under way and the one before it.
#[derive(Default)]
pub struct Checklist {
    review: Option<Saved<Review>>,
    before: Option<NaiveDate>,
    count: usize,
    answers: Vec<Answered>,
    earlier: Vec<Answered>,
    list: Listing,
    writing: Option<Writing>,
    text: TextLine,
    today: NaiveDate,
}

impl Checklist {
    fn question(&self) -> u8 {
        u8::try_from(self.list.chosen() + 1).unwrap_or(1)
    }

    fn answer_to(&self, question: u8) -> Option<&Answered> {
        self.answers.iter().find(|answered| answered.question == question)
    }

    fn practice(&self, question: u8) -> Option<Practice> {
        self.answer_to(question).map(|answered| answered.practice)
    }

    fn is_open(&self, question: u8) -> bool {
        assets::engagement().question(question).is_some_and(|asked| asked.is_open(|other| self.practice(other)))
    }

    fn answer(&mut self, practice: Practice, cx: &mut Context) -> Outcome {
        let question = self.question();
        if !self.is_open(question) {
            cx.warn("Question 4 opens while 3 is not yes. ↑ goes to 3.");
            return Ok(());
        }
        let (note, next) = self.answer_to(question).map(|was| (was.note.clone(), was.next_step.clone())).unwrap_or_default();
        self.keep(question, practice, &note, &next, cx)
    }

    fn keep(&mut self, question: u8, practice: Practice, note: &str, next: &str, cx: &mut Context) -> Outcome {
        let existing = self.review.as_ref().map(|review| review.id);
        let today = self.today;
        cx.store.step(&format!("Checklist, question {question}"), cx.now, |store| {
            let review = match existing {
                Some(review) => review,
                None => store.checklist().start_review(today, &assets::engagement().version)?,
            };
            store.checklist().answer(review, question, practice, note, next)
        })?;
        cx.say(format!("Saved: {question}, {} · Ctrl+Z takes it back", practice.word()));
        Ok(())
    }

    /// Opens the words for writing; what was half-typed at an earlier ending comes back.
    fn write(&mut self, what: Writing, cx: &mut Context) -> Outcome {
        let answered = self.answer_to(self.question());
        // A note alone would have to be given an answer she has not given.
        if answered.is_none() {
            cx.say("Answer first: 1 yes, 2 could do more, 3 not yet. Then Enter.");
            return Ok(());
        }
        let words = answered.map(|was| match what {
            Writing::Note => was.note.clone(),
            Writing::NextStep => was.next_step.clone(),
        });
        let words = words.unwrap_or_default();
        let place = self.place(what);
        let draft = cx.store.drafts().all()?.into_iter().find(|draft| draft.place == place);
        self.text = draft.map_or_else(|| TextLine::with(&words, words.len()), |draft| TextLine::with(&draft.text, draft.caret));
        self.writing = Some(what);
        Ok(())
    }

    fn place(&self, what: Writing) -> String {
        format!("checklist/{}/{what:?}", self.question())
    }

    /// Enter and Esc keep what was written; there is nothing to throw away.
    fn written(&mut self, cx: &mut Context) -> Outcome {
        let (question, what) = (self.question(), self.writing);
        let words = self.text.text().trim().to_owned();
        let was = self.answer_to(question).cloned();
        let practice = was.as_ref().map_or(Practice::CouldDoMore, |was| was.practice);
        let (mut note, mut next) = was.map(|was| (was.note, was.next_step)).unwrap_or_default();
        let kept = match what {
            Some(Writing::Note) => std::mem::replace(&mut note, words.clone()),
            Some(Writing::NextStep) => std::mem::replace(&mut next, words.clone()),
            None => return Ok(()),
        };
        if kept != words {
            self.keep(question, practice, &note, &next, cx)?;
        }
        self.writing = if what == Some(Writing::Note) { Some(Writing::NextStep) } else { None };
        if self.writing == Some(Writing::NextStep) { self.write(Writing::NextStep, cx) } else { Ok(()) }
    }

    fn press(&mut self, key: Key) -> Outcome {
        self.list.press(key, assets::engagement().questions.len());
        Ok(())
    }

    fn draw_foot(&self, canvas: &mut Canvas) {
        let (text, hint, heading) = (canvas.look.text, canvas.look.hint, canvas.look.heading);
        let question = self.question();
        let Some(asked) = assets::engagement().question(question) else { return };
        let mut row = canvas.paragraph(1, 0, 2, &format!("{question}  {}", asked.full), heading);
        if !self.is_open(question) {
            canvas.put(4, row, Span::styled("Opens while 3 is not yes.", hint));
            return;
        }
        if let (Some(before), Some(was)) = (self.before, self.earlier.iter().find(|was| was.question == question)) {
            let step = if was.next_step.is_empty() { String::new() } else { format!(". Next step then: {}", was.next_step) };
            row +=
                canvas.paragraph(4, row, 2, &format!("Last time, {}: {}{step}", say_date(before, self.today), was.practice.word()), hint);
        }
        let answered = self.answer_to(question);
        for (label, what, kept) in [
            ("Note", Writing::Note, answered.map_or("", |was| was.note.as_str())),
            ("What next?", Writing::NextStep, answered.map_or("", |was| was.next_step.as_str())),
        ] {
            canvas.put(4, row, Span::styled(label, hint));
            let width = canvas.width().saturating_sub(18);
            if self.writing == Some(what) {
                draw_line(&mut canvas.part(16, row, width, 1), &self.text, 1, None);
                row += 1;
            } else {
                row += canvas.paragraph(16, row, 2, kept, text).max(1);
            }
        }
    }
}

impl View for Checklist {
    const NAME: &'static str = "Engagement checklist";
    const HELP: &'static str = "checklist";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Char('1'), "yes", |list, cx| list.answer(Practice::Yes, cx)).when(|list| list.writing.is_none()),
        Command::<Self>::new(Key::Char('2'), "could do more", |list, cx| list.answer(Practice::CouldDoMore, cx))
            .when(|list| list.writing.is_none()),
        Command::<Self>::new(Key::Char('3'), "not yet", |list, cx| list.answer(Practice::NotYet, cx)).when(|list| list.writing.is_none()),
        Command::<Self>::new(Key::Up, "up", |list, _| list.press(Key::Up)).when(|list| list.writing.is_none() && list.list.chosen() > 0),
        Command::<Self>::new(Key::Down, "down", |list, _| list.press(Key::Down))
            .when(|list| list.writing.is_none() && list.list.chosen() + 1 < assets::engagement().questions.len()),
        Command::<Self>::new(Key::Enter, "note", |list, cx| list.write(Writing::Note, cx))
            .when(|list| list.writing.is_none() && list.is_open(list.question())),
        Command::<Self>::new(Key::Enter, "keep it", Self::written).when(|list| list.writing.is_some()),
        Command::<Self>::new(Key::Esc, "keep it", |list, cx| {
            list.written(cx)?;
            list.writing = None;
            Ok(())
        })
        .when(|list| list.writing.is_some()),
        Command::<Self>::new(Key::Esc, "back", |_, cx| {
            cx.go_to(0);
            Ok(())
        })
        .when(|list| list.writing.is_none()),
    ];

    fn tally(&self) -> String {
        match (&self.review, self.count) {
            (Some(review), count) => format!("look-back {count} · {}", say_date(review.on, self.today)),
            (None, 0) => "no look-back yet".to_owned(),
            (None, count) => format!("{} so far", crate::domain::wording::count(count, "look-back")),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let reviews = cx.store.checklist().reviews()?;
        self.count = reviews.len();
        // A look-back may take a few evenings: within four weeks it is the same one.
        let newest = reviews.first().filter(|review| (self.today - review.on).num_days() < 28).cloned();
        let before = reviews.iter().find(|review| newest.as_ref().is_none_or(|newest| newest.id != review.id));
        self.answers = match &newest {
            Some(review) => cx.store.checklist().answers(review.id)?,
            None => Vec::new(),
        };
        self.earlier = match before {
            Some(review) => cx.store.checklist().answers(review.id)?,
            None => Vec::new(),
        };
        self.before = before.map(|review| review.on);
        self.review = newest;
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        self.writing.map(|_| &self.text)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.writing.map(|_| &mut self.text)
    }

    fn drafts(&self) -> Vec<Draft> {
        let Some(what) = self.writing else { return Vec::new() };
        let place = self.place(what);
        half_typed(&place, &self.text)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let checklist = assets::engagement();
        canvas.put(1, 0, checklist.about.clone());
        let questions = u16::try_from(checklist.questions.len()).unwrap_or(10);
        let mut list = canvas.part(0, 2, width, questions);
        self.list.draw(&mut list, checklist.questions.len(), 1, self.writing.is_none(), |place, row| {
            let question = &checklist.questions[place];
            let answered = self.practice(question.number);
            let style = if self.is_open(question.number) { row.look.text } else { row.look.hint };
            row.put(3, 0, Span::styled(format!("{:>2} {}", question.number, pad(&question.short, 52)), style));
            let thirds = answered
                .and_then(|practice| checklist.answers.iter().find(|answer| answer.practice == practice))
                .map(|answer| answer.thirds);
            let filled = usize::from(thirds.unwrap_or(0)) * BAR / 3;
            let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled));
            row.put(60, 0, Span::styled(if answered.is_some() { bar } else { String::new() }, row.look.done));
            if row.width() > 90 {
                row.put(74, 0, answered.map_or("", Practice::word));
            }
        });
        canvas.rule(questions + 3);
        self.draw_foot(&mut canvas.part(0, questions + 4, width, height.saturating_sub(questions + 4)));
    }
}
