//! A song, a recipe or something else to try at home, as a sheet of its own.

use super::reading::Reading;
use crate::domain::{Id, Idea, IdeaKind};
use crate::pages::{Line, Page};
use crate::store::{Result, StoreError};

pub fn page(reading: &Reading, idea: Id<Idea>) -> Result<Page> {
    let gone = || {
        StoreError::say("This is no longer among your things to try, so there is no sheet to make.")
    };
    let idea = reading.store.ideas().get(idea)?.ok_or_else(gone)?;
    let beneath = match idea.kind {
        IdeaKind::Song => "A song to sing at home",
        IdeaKind::Recipe => "A recipe to make together",
        IdeaKind::Activity => "Something to try at home",
        IdeaKind::Link => "Something to look at together",
        IdeaKind::Book => "A book to share",
    };
    let mut page = reading.page("sheet", idea.title.clone(), beneath);
    page.sample = idea.sample;
    page.is_large = true;
    let words = idea.words.trim();
    let lines = if idea.kind == IdeaKind::Song {
        vec![Line::of(words)]
    } else {
        words.split("\n\n").map(Line::of).collect()
    };
    page.add(
        "",
        lines
            .into_iter()
            .filter(|line| !line.words.is_empty())
            .collect(),
    );
    page.add(
        "",
        vec![Line::of(
            "Any language will do, and yours first. Tell us how it went, if you like.",
        )],
    );
    Ok(page)
}
