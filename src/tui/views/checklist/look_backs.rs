//! The look-backs as they were read: the one under way, those before it, and the steps set in them.

use chrono::NaiveDate;

use crate::assets::{self, Checklist, Question};
use crate::domain::dates::say_date;
use crate::domain::term::{HalfTerm, Term};
use crate::domain::wording::and_list;
use crate::domain::{Answered, Change, Id, NextStep, Practice, Review, Saved};
use crate::store::{self, Store};

/// A look-back may take a few evenings: for so many days an unfinished one is still the same.
const TAKES: i64 = 28;

/// One look-back with its answers.
#[derive(Debug, Clone)]
pub struct LookBack {
    pub review: Saved<Review>,
    pub answers: Vec<Answered>,
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub struct LookBacks {
    /// The one being answered, if one is.
    pub now: Option<LookBack>,
    /// Those before it, newest first.
    pub earlier: Vec<LookBack>,
    /// Newest first.
    pub steps: Vec<Saved<NextStep>>,
}

impl LookBack {
    pub fn answer_to(&self, question: u8) -> Option<&Answered> {
        self.answers
            .iter()
            .find(|answered| answered.question == question)
    }

    pub fn practice(&self, question: u8) -> Option<Practice> {
        self.answer_to(question).map(|answered| answered.practice)
    }

    /// The words it was answered under.
    pub fn wording(&self) -> &'static Checklist {
        assets::engagement_wordings().called(&self.review.wording)
    }

    /// Open questions without an answer.
    pub fn unanswered(&self) -> impl Iterator<Item = &'static Question> {
        let open = |question: &&Question| {
            question.is_open(|other| self.practice(other))
                && self.practice(question.number).is_none()
        };
        self.wording().questions.iter().filter(open)
    }

    pub fn how_many(&self, practice: Practice) -> usize {
        self.answers
            .iter()
            .filter(|answered| answered.practice == practice)
            .count()
    }

    /// Whether, on this day, going on with it is what she means.
    fn is_under_way(&self, today: NaiveDate) -> bool {
        let on = self.review.on;
        HalfTerm::of(on) == HalfTerm::of(today)
            || ((today - on).num_days() < TAKES && self.unanswered().next().is_some())
    }
}

impl LookBacks {
    /// `afresh`: she begins another one, whatever is under way.
    pub fn read(store: &Store, today: NaiveDate, afresh: bool) -> store::Result<Self> {
        let read = |review: Saved<Review>| {
            Ok(LookBack {
                answers: store.checklist().answers(review.id)?,
                review,
            })
        };
        let mut all = store
            .checklist()
            .reviews()?
            .into_iter()
            .map(read)
            .collect::<store::Result<Vec<_>>>()?;
        let goes_on = !afresh && all.first().is_some_and(|newest| newest.is_under_way(today));
        let now = if goes_on { Some(all.remove(0)) } else { None };
        Ok(Self {
            now,
            earlier: all,
            steps: store.checklist().steps()?,
        })
    }

    /// How many were begun.
    pub fn count(&self) -> usize {
        self.earlier.len() + usize::from(self.now.is_some())
    }

    /// So many look-backs back from the one under way, which is nought.
    pub fn back(&self, back: usize) -> Option<&LookBack> {
        match back.checked_sub(1) {
            None => self.now.as_ref(),
            Some(place) => self.earlier.get(place),
        }
    }

    /// The step of a question that is open, wherever it was set.
    pub fn open_step(&self, question: u8) -> Option<&Saved<NextStep>> {
        self.steps
            .iter()
            .find(|step| step.question == question && step.is_open())
    }

    pub fn steps_of(&self, review: Id<Review>) -> impl Iterator<Item = &Saved<NextStep>> {
        self.steps.iter().filter(move |step| step.review == review)
    }

    /// This question's steps, and all that were set last time: what has become of them.
    pub fn steps_beside(&self, question: u8) -> Vec<&Saved<NextStep>> {
        let last = self.earlier.first().map(|look_back| look_back.review.id);
        let mut steps: Vec<_> = self
            .steps
            .iter()
            .filter(|step| step.question == question || Some(step.review) == last)
            .collect();
        steps.sort_by_key(|step| (step.question != question, step.question));
        steps
    }
}

/// The questions whose answer went each way from one look-back to another; those answered only once
/// are left out.
pub fn changes(before: &LookBack, after: &LookBack) -> Vec<(u8, Change)> {
    let answers = after.answers.iter();
    answers
        .filter_map(|now| {
            Some((
                now.question,
                now.practice.since(before.practice(now.question)?),
            ))
        })
        .collect()
}

/// "2, 6 and 7": which questions went this way; "none" when none did.
pub fn which(changed: &[(u8, Change)], change: Change) -> String {
    let numbers: Vec<String> = changed
        .iter()
        .filter(|(_, own)| *own == change)
        .map(|(question, _)| question.to_string())
        .collect();
    if numbers.is_empty() {
        "none".to_owned()
    } else {
        and_list(numbers.iter().map(String::as_str))
    }
}

/// "spring", or its day where two of the same term, or of other years, stand side by side.
pub fn names(shown: &[&LookBack], today: NaiveDate) -> Vec<String> {
    let term = |look_back: &LookBack| Term::of(look_back.review.on);
    shown
        .iter()
        .map(|one| {
            let alike = shown
                .iter()
                .filter(|other| term(other).season() == term(one).season())
                .count();
            if alike == 1 {
                term(one).season().to_owned()
            } else {
                say_date(one.review.on, today)
            }
        })
        .collect()
}
