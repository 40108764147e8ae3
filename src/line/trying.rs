//! `try:` names a thing to try: one of the collection when the words are its title, else one that
//! joins it.

use super::setting::Setting;
use super::things::fits;
use super::words::{plain_words, quoted};
use super::{Answer, Doubt};
use crate::domain::text::fold;
use crate::domain::{Giving, Idea, IdeaRef, Saved};

/// More ideas than this are not read out; another word settles it.
const READ_OUT: usize = 4;

/// What these words give, or which of several is meant. `from` is where the words of the line
/// start.
pub(super) fn given(set: &Setting, told: &str, from: usize) -> Result<Giving, Doubt> {
    let ideas: Vec<&Saved<Idea>> = set
        .scene
        .known
        .ideas
        .iter()
        .filter(|idea| !idea.hidden)
        .collect();
    let folded = fold(told);
    if let Some(whole) = ideas.iter().find(|idea| fold(&idea.title) == folded) {
        return Ok(Giving::of(IdeaRef::Known(whole.id)));
    }
    let typed = plain_words(told);
    let fitting: Vec<&Saved<Idea>> = ideas
        .into_iter()
        .filter(|idea| fits(&typed, &plain_words(&idea.title)))
        .collect();
    match fitting.as_slice() {
        [] => Ok(Giving::of(IdeaRef::New(told.to_owned()))),
        [one] => Ok(Giving::of(IdeaRef::Known(one.id))),
        several => Err(which(set, several, told, from)),
    }
}

fn which(set: &Setting, several: &[&Saved<Idea>], told: &str, from: usize) -> Doubt {
    let titles: Vec<&str> = several
        .iter()
        .take(READ_OUT)
        .map(|idea| idea.title.as_str())
        .collect();
    let more = if several.len() > READ_OUT {
        " and more"
    } else {
        ""
    };
    let question = format!(
        "{} things to try fit {}: {}{more}. Choose one, or type a few more words for a new one.",
        several.len(),
        quoted(told),
        titles.join(", ")
    );
    // The words stand together unless a mark was put among them; then only typing settles it.
    let at = set
        .text
        .get(from..)
        .and_then(|rest| rest.find(told))
        .map(|at| from + at);
    let answer = |title: &&str| {
        at.map(|at| Answer {
            label: (*title).to_owned(),
            line: set.line_with(at, at + told.len(), title),
            text_head: None,
        })
    };
    Doubt {
        question,
        answers: titles.iter().filter_map(answer).collect(),
    }
}

/// What the echo says of the idea behind a giving.
pub(super) fn said(set: &Setting, giving: &Giving, told: &str) -> Option<String> {
    match &giving.idea {
        IdeaRef::New(_) => Some("NEW among the things to try".to_owned()),
        IdeaRef::Known(id) => {
            let idea = set.scene.known.ideas.iter().find(|idea| idea.id == *id)?;
            Some(if fold(&idea.title) == fold(told) {
                "from the things to try".to_owned()
            } else {
                quoted(&idea.title)
            })
        }
    }
}
