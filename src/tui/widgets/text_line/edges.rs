//! Where a caret may stand: on the edges of whole letters as she sees them, whatever bytes they are
//! made of.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The last byte at or before this one that begins a letter of its own.
pub(super) fn char_up_to(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The last edge between whole letters at or before a byte.
pub(super) fn edge_up_to(text: &str, byte: usize) -> usize {
    let byte = char_up_to(text, byte);
    let mut edges = GraphemeCursor::new(byte, text.len(), true);
    match edges.is_boundary(text, 0) {
        Ok(false) => edges.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => byte,
    }
}

/// The first edge between whole letters at or after a byte.
pub(super) fn edge_from(text: &str, byte: usize) -> usize {
    let byte = (byte..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let mut edges = GraphemeCursor::new(byte, text.len(), true);
    match edges.is_boundary(text, 0) {
        Ok(false) => edges
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(text.len()),
        _ => byte,
    }
}

pub(super) fn edge_after_in(text: &str, byte: usize) -> usize {
    byte + text[byte..].graphemes(true).next().map_or(0, str::len)
}
