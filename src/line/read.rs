//! Reads one line: what Enter would store, what is asked first, and both in words.

use super::reading::{Reading, Scene};
use super::source::Source;
use super::spans::{KindWord, ParsedSpans};
use super::{back, entries, lent, quick};
use crate::domain::Kind;

/// Reads one line as it stands: what Enter would store, what is asked first, and both in words.
pub fn read(text: &str, context: &Scene) -> Reading {
    let filled = if context.plain {
        None
    } else {
        quick::without_blanks(text)
    };
    let text = filled.as_deref().unwrap_or(text);
    if text.trim().is_empty() {
        return Reading::default();
    }
    let source = Source::new(text, context);
    let mut spans = ParsedSpans::of(&source);
    let found = match (spans.doubt.take(), spans.back.take()) {
        (Some(doubt), _) => Err(doubt),
        (None, Some(found)) => back::returned(&source, spans.day(), *found),
        (None, None) if spans.kind == KindWord::Of(Kind::Loan) => lent::lent(&source, &spans),
        (None, None) => entries::written(&source, &spans),
    };
    let mut reading = found.unwrap_or_else(|doubt| Reading {
        doubt: Some(doubt),
        ..Reading::default()
    });
    reading
        .notes
        .extend(filled.map(|_| quick::LEFT_OPEN.to_owned()));
    reading
}
