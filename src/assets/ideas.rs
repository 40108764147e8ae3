//! Things to try at home, as the file that begins a collection tells them.

use serde::Deserialize;

use super::chosen;
use crate::domain::{Idea, IdeaKind};

/// One thing to try, in words any family can use.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterIdea {
    #[serde(deserialize_with = "chosen::idea_kind")]
    pub kind: IdeaKind,
    pub title: String,
    pub words: String,
}

impl StarterIdea {
    /// As it stands in the collection.
    pub fn idea(&self) -> Idea {
        Idea {
            kind: self.kind,
            title: self.title.clone(),
            words: self.words.trim().to_owned(),
            hidden: false,
            sample: false,
        }
    }
}
