//! Closed lists of answers as they stand in an asset: by their stable word, refusing any other.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::domain::{
    Ages, Agreement, How, IdeaKind, Kind, Landed, Practice, Privacy, ReadsEnglish, SharedHow,
    StartedBy, TakenUp, ThingKind, Tried, Way, Whom,
};

pub fn chosen<'de, D: Deserializer<'de>, T>(
    from: D,
    by_word: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let word = String::deserialize(from)?;
    by_word(&word).ok_or_else(|| D::Error::custom(format!("no choice is called \"{word}\"")))
}

pub fn agreement<'de, D: Deserializer<'de>>(from: D) -> Result<Agreement, D::Error> {
    chosen(from, Agreement::from_word)
}

/// Several may be served by one reason.
pub fn whom<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Whom>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    let whom = |word: &String| {
        Whom::from_word(word)
            .ok_or_else(|| D::Error::custom(format!("no choice is called \"{word}\"")))
    };
    words.iter().map(whom).collect()
}

pub fn how<'de, D: Deserializer<'de>>(from: D) -> Result<How, D::Error> {
    chosen(from, How::from_word)
}

pub fn idea_kind<'de, D: Deserializer<'de>>(from: D) -> Result<IdeaKind, D::Error> {
    chosen(from, IdeaKind::from_word)
}

pub fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
    chosen(from, Kind::from_word)
}

pub fn landed<'de, D: Deserializer<'de>>(from: D) -> Result<Landed, D::Error> {
    chosen(from, Landed::from_word)
}

/// Ages as she would type them: "18 months to 4 years".
pub fn ages<'de, D: Deserializer<'de>>(from: D) -> Result<Ages, D::Error> {
    chosen(from, Ages::read)
}

pub fn practice<'de, D: Deserializer<'de>>(from: D) -> Result<Practice, D::Error> {
    chosen(from, Practice::from_word)
}

pub fn privacy<'de, D: Deserializer<'de>>(from: D) -> Result<Privacy, D::Error> {
    chosen(from, Privacy::from_word)
}

pub fn reads_english<'de, D: Deserializer<'de>>(from: D) -> Result<ReadsEnglish, D::Error> {
    chosen(from, ReadsEnglish::from_word)
}

pub fn shared_how<'de, D: Deserializer<'de>>(from: D) -> Result<SharedHow, D::Error> {
    chosen(from, SharedHow::from_word)
}

pub fn started_by<'de, D: Deserializer<'de>>(from: D) -> Result<StartedBy, D::Error> {
    chosen(from, StartedBy::from_word)
}

pub fn taken_up<'de, D: Deserializer<'de>>(from: D) -> Result<TakenUp, D::Error> {
    chosen(from, TakenUp::from_word)
}

pub fn thing_kind<'de, D: Deserializer<'de>>(from: D) -> Result<ThingKind, D::Error> {
    chosen(from, ThingKind::from_word)
}

pub fn way<'de, D: Deserializer<'de>>(from: D) -> Result<Way, D::Error> {
    chosen(from, Way::from_word)
}

pub fn tried<'de, D: Deserializer<'de>>(from: D) -> Result<Tried, D::Error> {
    chosen(from, Tried::from_word)
}
