//! A form being filled in: one question at a time, each answer kept as she leaves it.

mod choosing;
mod draw;
mod length;

use std::collections::BTreeMap;

use super::{Answers, Around, Complaint, Field, FormSpec};
use crate::app::text_line::Edit;
use crate::domain::Id;
use crate::store::{self, Draft};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View};
use crate::tui::widgets::{Listing, TextLine};

/// A form being filled in. Each field is kept as she leaves it.
pub struct Form<D: 'static> {
    spec: &'static FormSpec<D>,
    record: D,
    id: Option<Id<D>>,
    /// Places of the fields that apply, into `spec.fields`.
    fields: Vec<usize>,
    at: Listing,
    text: TextLine,
    complaint: Option<Complaint>,
    /// The first letter typed takes the place of the answer that stands here.
    is_fresh: bool,
    /// Words that were found wanting, by the field they wait in.
    waiting: BTreeMap<usize, String>,
    /// "Kept from 18:02": the words in the field came back from an earlier ending.
    kept_from: Option<chrono::NaiveDateTime>,
    around: Around,
}

impl<D: Clone + 'static> Form<D> {
    /// Opens a form on a record that is kept already, or on a new one; half-typed words come back.
    pub fn open(
        spec: &'static FormSpec<D>,
        id: Option<Id<D>>,
        record: D,
        cx: &Context,
    ) -> store::Result<Self> {
        let around = Around {
            people: cx.store.people()?,
            today: cx.today(),
            labels: cx.store.labels()?,
        };
        let mut form = Self {
            spec,
            record,
            id,
            fields: Vec::new(),
            at: Listing::default(),
            text: TextLine::default(),
            complaint: None,
            is_fresh: false,
            waiting: BTreeMap::new(),
            kept_from: None,
            around,
        };
        let kept = cx.store.drafts().all()?;
        if form.id.is_none() {
            form.take_up_parked(cx, &kept)?;
        }
        form.arrange();
        form.enter_field();
        let mut first = None;
        for (row, field) in form.fields.iter().enumerate() {
            let place = form.place(*field);
            if let Some(draft) = kept.iter().find(|draft| draft.place == place) {
                first = first.or(Some((row, draft)));
                form.waiting.insert(*field, draft.text.clone());
            }
        }
        if let Some((row, draft)) = first {
            form.at.choose(row);
            form.enter_field();
            form.text = form.line_with(&draft.text, draft.caret);
            form.is_fresh = false;
            form.kept_from = Some(draft.at);
        }
        Ok(form)
    }

    /// Opens on a given field, as when its row was chosen in a list.
    pub fn at_field(mut self, label: &str) -> Self {
        if self.kept_from.is_none()
            && let Some(row) = self
                .fields
                .iter()
                .position(|field| self.spec.fields[*field].label == label)
        {
            self.at.choose(row);
            self.enter_field();
        }
        self
    }

    fn arrange(&mut self) {
        self.fields = (0..self.spec.fields.len())
            .filter(|field| (self.spec.fields[*field].applies)(&self.record))
            .collect();
    }

    fn field(&self) -> &'static Field<D> {
        &self.spec.fields[self.fields[self.at.chosen()]]
    }

    /// Where the half-typed words of a field are kept.
    fn place(&self, field: usize) -> String {
        let id = self.id.map_or(0, Id::raw);
        format!(
            "form/{}/{id}/{}",
            self.spec.place, self.spec.fields[field].label
        )
    }

    fn draft(&self, field: usize, text: &str, caret: usize) -> Draft {
        Draft {
            place: self.place(field),
            text: text.to_owned(),
            caret,
            at: self.kept_from.unwrap_or_default(),
        }
    }

    fn saved_text(&self) -> String {
        (self.field().read)(&self.record, &self.around)
    }

    fn enter_field(&mut self) {
        let waiting = self.waiting.remove(&self.fields[self.at.chosen()]);
        let saved = self.saved_text();
        let words = waiting.unwrap_or(saved);
        self.is_fresh = self.field().is_typed_anew && !words.is_empty();
        self.text = self.line_with(&words, words.len());
        self.complaint = None;
        self.kept_from = None;
    }

    /// Lets the words that could not be taken wait in their field.
    fn let_wait(&mut self) {
        self.waiting
            .insert(self.fields[self.at.chosen()], self.text.text().to_owned());
    }

    fn is_choice(&self) -> bool {
        matches!(self.field().answers, Answers::Few(_))
    }

    /// Whether the words here were not found wanting since they last changed.
    fn can_leave(&self) -> bool {
        self.complaint.is_none() || self.is_choice()
    }

    /// Takes the answer of this field into the record and keeps it. `false` when it could not be
    /// taken.
    fn leave_field(&mut self, cx: &mut Context) -> Taken {
        if self.is_choice() || self.text.text() == self.saved_text() {
            return Ok(true);
        }
        let mut changed = self.record.clone();
        let typed = self.text.text().trim().to_owned();
        if let Err(complaint) = (self.field().write)(&mut changed, &typed, &self.around) {
            self.complaint = Some(complaint);
            return Ok(false);
        }
        self.keep(changed, cx)?;
        Ok(true)
    }

    fn keep(&mut self, changed: D, cx: &mut Context) -> Outcome {
        if (self.spec.missing)(&changed).is_none() {
            let title = (self.spec.title)(&changed, &self.around);
            let (save, id) = (self.spec.save, self.id);
            let what = if id.is_some() {
                format!("{title}, {} changed", self.field().label.to_lowercase())
            } else {
                format!("{title} added")
            };
            self.id = Some(
                cx.store
                    .step(&what, cx.now, |store| save(store, id, &changed))?,
            );
            cx.saved(&title);
        }
        self.record = changed;
        let here = self.fields[self.at.chosen()];
        self.arrange();
        self.at.choose(
            self.fields
                .iter()
                .position(|field| *field == here)
                .unwrap_or(0),
        );
        Ok(())
    }

    /// Goes to another field. Words that cannot be taken wait in theirs.
    fn move_on(&mut self, key: Key, cx: &mut Context) -> Outcome {
        if !self.leave_field(cx)? {
            if let Some(complaint) = &self.complaint {
                cx.warn(format!("Not kept yet: {complaint}"));
            }
            self.let_wait();
        }
        self.at.press(key, self.fields.len());
        self.enter_field();
        Ok(())
    }

    /// Enter keeps the answer and goes on; one that cannot be taken is explained, and she stays.
    fn next(&mut self, cx: &mut Context) -> Outcome {
        if !self.leave_field(cx)? {
            return Ok(());
        }
        let is_last = self.at.chosen() + 1 == self.fields.len();
        if is_last {
            self.finish(cx)
        } else {
            self.move_on(Key::Down, cx)
        }
    }

    /// Esc: keeps what can be kept and goes back. A new record that lacks its name waits, whole,
    /// for the next time.
    fn finish(&mut self, cx: &mut Context) -> Outcome {
        // An answer that cannot be taken is explained once; after that Esc leaves, and the words
        // wait in their place.
        let is_explained = self.complaint.is_some();
        if !self.leave_field(cx)? && !is_explained {
            return Ok(());
        }
        if let (None, Some(missing)) = (self.id, (self.spec.missing)(&self.record)) {
            let parked = self.parked(cx.now);
            if !parked.is_empty() {
                cx.store.drafts().keep(&parked)?;
                cx.say(format!(
                    "{missing} What you typed waits here until you come back."
                ));
            }
        }
        cx.close();
        Ok(())
    }

    fn parked_place(&self, label: &str) -> String {
        format!("parked/{}/{label}", self.spec.place)
    }

    /// The answers of a record that cannot be kept yet.
    fn parked(&self, now: chrono::NaiveDateTime) -> Vec<Draft> {
        self.fields
            .iter()
            .map(|field| &self.spec.fields[*field])
            .filter(|field| matches!(field.answers, Answers::Words))
            .map(|field| {
                (
                    self.parked_place(field.label),
                    (field.read)(&self.record, &self.around),
                )
            })
            .filter(|(_, text)| !text.is_empty())
            .map(|(place, text)| Draft {
                place,
                caret: text.len(),
                text,
                at: now,
            })
            .collect()
    }

    /// Takes up what an earlier try left waiting.
    fn take_up_parked(&mut self, cx: &Context, kept: &[Draft]) -> Outcome {
        for field in self.spec.fields {
            let place = self.parked_place(field.label);
            if let Some(draft) = kept.iter().find(|draft| draft.place == place)
                && (field.write)(&mut self.record, &draft.text, &self.around).is_ok()
            {
                cx.store.drafts().drop(&place)?;
            }
        }
        Ok(())
    }
}

impl<D: Clone + 'static> View for Form<D> {
    const NAME: &'static str = "Form";
    const HELP: &'static str = "form";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "next", Self::next).when(Self::can_leave),
        other_spelling(),
        Command::<Self>::new(Key::Up, "up", |form, cx| form.move_on(Key::Up, cx))
            .when(|form| form.can_leave() && form.at.chosen() > 0),
        Command::<Self>::new(Key::Down, "down", |form, cx| form.move_on(Key::Down, cx))
            .when(|form| form.can_leave() && form.at.chosen() + 1 < form.fields.len()),
        Command::<Self>::new(Key::Tab, "next", |form, cx| form.move_on(Key::Down, cx)).quietly(),
        Command::<Self>::new(Key::BackTab, "back", |form, cx| form.move_on(Key::Up, cx)).quietly(),
        Command::<Self>::new(Key::Left, "earlier answer", |form, cx| {
            form.step_answer(false, cx)
        })
        .when(Self::is_choice)
        .in_help(),
        Command::<Self>::new(Key::Right, "next answer", |form, cx| {
            form.step_answer(true, cx)
        })
        .when(Self::is_choice),
        Command::<Self>::new(Key::Ctrl('j'), "new line", Self::new_line).when(Self::can_end_row),
        Command::<Self>::new(Key::Esc, "done", Self::finish),
    ];

    fn crumb(&self) -> String {
        (self.spec.title)(&self.record, &self.around)
    }

    fn tally(&self) -> String {
        "saved as you go".to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.around.people = cx.store.people()?;
        let Some(id) = self.id else { return Ok(()) };
        let is_untouched = self.is_choice() || self.text.text() == self.saved_text();
        match (self.spec.load)(cx.store, id)? {
            Some(record) => self.record = record,
            None => self.id = None,
        }
        if is_untouched {
            self.enter_field();
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        (!self.is_choice()).then_some(&self.text)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        if self.is_choice() {
            None
        } else {
            Some(&mut self.text)
        }
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        if self.field().is_prose {
            vec![&mut self.text]
        } else {
            Vec::new()
        }
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.complaint = None;
        Ok(())
    }

    fn keeps_line_ends(&self) -> bool {
        self.field().has_paragraphs
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        self.number_chosen(number, cx)
    }

    fn drafts(&self) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = self
            .waiting
            .iter()
            .map(|(field, text)| self.draft(*field, text, text.len()))
            .collect();
        if !self.is_choice() && self.text.text() != self.saved_text() {
            drafts.push(self.draft(
                self.fields[self.at.chosen()],
                self.text.text(),
                self.text.caret(),
            ));
        }
        drafts
    }

    fn about_to_type(&mut self, key: Option<Key>) {
        if std::mem::take(&mut self.is_fresh) && matches!(key, None | Some(Key::Char(_))) {
            self.text.apply(Edit::Clear);
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_fields(canvas);
    }
}
