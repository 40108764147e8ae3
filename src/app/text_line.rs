//! A text being edited: its characters, the caret, and its undo history. One line, or several
//! paragraphs.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use zeroize::Zeroizing;

use crate::domain::text::{clean, clean_line};

/// The text is always clean and composed, and the caret always on the edge of a whole letter as she
/// sees it.
#[derive(Debug, Clone, Default)]
pub struct TextLine {
    words: Words,
    before: Vec<Words>,
    undone: Vec<Words>,
    under_way: UnderWay,
    /// The last key put something in the place of a short name or of a blank: Backspace at once
    /// brings that back.
    goes_back: bool,
    /// A passphrase is typed into it: no earlier wording is kept.
    is_secret: bool,
    /// Line ends stay as they are; else they become spaces.
    has_paragraphs: bool,
    /// The column the caret keeps to while it goes from row to row, also past short ones.
    column: Option<usize>,
    /// Words nobody knows, as they were last looked over, and at which count of the log's changes
    /// that was.
    unknown: Vec<Range<usize>>,
    looked_over: Option<u64>,
}

/// Wiped when they are let go of, since any of them may be a secret.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Words {
    text: Zeroizing<String>,
    caret: usize,
}

/// Stands for a letter that is not shown.
const MASK: &str = "*";

/// What the keys just pressed were doing: letters of one word, or erasures in a row, are undone
/// together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum UnderWay {
    #[default]
    Nothing,
    AWord,
    ASpace,
    Erasing,
}

/// An edit of the text, or a move of the caret, wherever it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    Insert(char),
    DeleteBack,
    DeleteForward,
    DeleteWordBack,
    DeleteWordForward,
    Clear,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
}

impl TextLine {
    /// A line that already holds words, with the caret at this byte or on the next edge after it.
    /// There is nothing to undo in it yet.
    pub fn with(text: &str, caret: usize) -> Self {
        Self::default().holding(text, caret)
    }

    /// The same for words that may have several paragraphs.
    pub fn with_paragraphs(text: &str, caret: usize) -> Self {
        Self {
            has_paragraphs: true,
            ..Self::default()
        }
        .holding(text, caret)
    }

    fn holding(mut self, text: &str, caret: usize) -> Self {
        let before_caret = self.tidied(&text[..char_up_to(text, caret)]);
        let text = self.tidied(text);
        self.words = Words {
            caret: edge_from(&text, before_caret.len()),
            text: Zeroizing::new(text),
        };
        self
    }

    fn tidied(&self, text: &str) -> String {
        if self.has_paragraphs {
            clean(text)
        } else {
            clean_line(text)
        }
    }

    /// An empty line for a passphrase: nothing of it can be undone, and nothing stays behind.
    pub fn secret() -> Self {
        Self {
            is_secret: true,
            ..Self::default()
        }
    }

    /// The same line with a sign for every letter, the caret where it is.
    pub fn masked(&self) -> Self {
        let signs = |text: &str| MASK.repeat(text.graphemes(true).count());
        let before = signs(&self.words.text[..self.words.caret]);
        let caret = before.len();
        Self {
            words: Words {
                text: Zeroizing::new(before + &signs(&self.words.text[self.words.caret..])),
                caret,
            },
            ..Self::default()
        }
    }

    pub fn text(&self) -> &str {
        &self.words.text
    }

    /// Where the caret stands, in bytes.
    pub fn caret(&self) -> usize {
        self.words.caret
    }

    pub fn is_empty(&self) -> bool {
        self.words.text.is_empty()
    }

    /// Applies one edit at the caret.
    pub fn apply(&mut self, edit: Edit) {
        let caret = self.words.caret;
        if std::mem::take(&mut self.goes_back) && edit == Edit::DeleteBack {
            self.undo();
            return;
        }
        match edit {
            Edit::Insert(letter) => self.type_letter(letter),
            Edit::DeleteBack => self.erase(self.edge_before(caret)..caret, UnderWay::Erasing),
            Edit::DeleteForward => self.erase(caret..self.edge_after(caret), UnderWay::Erasing),
            Edit::DeleteWordBack => self.erase(self.word_before(caret)..caret, UnderWay::Nothing),
            Edit::DeleteWordForward => self.erase(caret..self.word_after(caret), UnderWay::Nothing),
            Edit::Clear => self.erase(0..self.words.text.len(), UnderWay::Nothing),
            Edit::Left => self.move_to(self.edge_before(caret)),
            Edit::Right => self.move_to(self.edge_after(caret)),
            Edit::WordLeft => self.move_to(self.word_before(caret)),
            Edit::WordRight => self.move_to(self.word_after(caret)),
            Edit::Home => self.move_to(0),
            Edit::End => self.move_to(self.words.text.len()),
        }
    }

    /// The column that the caret keeps to while it moves from row to row.
    pub fn column(&self) -> Option<usize> {
        self.column
    }

    /// Puts the caret in another row, keeping to `column` in the rows after it.
    pub fn move_to_row(&mut self, caret: usize, column: usize) {
        self.move_to(caret);
        self.column = Some(column);
    }

    /// Puts in what was pasted, as text and nothing else: a paste never presses Enter.
    pub fn paste(&mut self, pasted: &str) {
        let caret = self.words.caret;
        self.put(
            caret..caret,
            pasted.trim_end_matches(['\r', '\n']),
            UnderWay::Nothing,
        );
    }

    /// Ends the row here: what stands behind the caret goes on in a new one.
    pub fn new_line(&mut self) {
        let caret = self.words.caret;
        self.put(caret..caret, "\n", UnderWay::Nothing);
    }

    /// Puts other words in the place of some, as one step to undo; the caret stands after them.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        self.put(range, with, UnderWay::Nothing);
    }

    /// Puts another word in the place of one, as one step to undo; the caret stays where it is
    /// among the words after it.
    pub fn mend(&mut self, place: Range<usize>, with: &str) {
        let behind = self.words.caret.saturating_sub(place.end);
        self.replace(place, with);
        self.move_to(self.words.caret + behind);
    }

    /// Where the caret is, while a word is being typed or rubbed out there.
    pub fn being_typed(&self) -> Option<usize> {
        matches!(self.under_way, UnderWay::AWord | UnderWay::Erasing).then_some(self.words.caret)
    }

    /// Whether its words were looked over since they last changed, at this count of the log's
    /// changes.
    pub fn was_looked_over(&self, seen: u64) -> bool {
        self.looked_over == Some(seen)
    }

    pub fn mark_unknown(&mut self, words: Vec<Range<usize>>, seen: u64) {
        self.unknown = words;
        self.looked_over = Some(seen);
    }

    /// Where words stand that nobody knows.
    pub fn unknown(&self) -> &[Range<usize>] {
        &self.unknown
    }

    /// The unknown word the caret is on or just behind, with nothing but blanks and stops between.
    pub fn unknown_here(&self) -> Option<Range<usize>> {
        let Words { text, caret } = &self.words;
        let nearest = self.unknown.iter().rfind(|word| word.start <= *caret)?;
        let between = text.get(nearest.end..*caret).unwrap_or_default();
        (!between.contains(char::is_alphanumeric)).then(|| nearest.clone())
    }

    pub fn is_on_unknown(&self) -> bool {
        self.unknown_here().is_some()
    }

    /// Puts a sentence in the place of its short name, with the caret this far into it; Backspace
    /// at once brings the name back.
    pub fn open_up(&mut self, name: Range<usize>, sentence: &str, caret: usize) {
        let at = name.start;
        self.replace(name, sentence);
        self.move_to(at + caret);
        self.goes_back = true;
    }

    /// Types a letter in the place of a blank; Backspace at once brings the blank back.
    pub fn fill(&mut self, blank: Range<usize>, letter: char) {
        self.put(blank, letter.encode_utf8(&mut [0; 4]), UnderWay::AWord);
        self.goes_back = true;
    }

    /// Puts the caret somewhere else.
    pub fn move_to(&mut self, caret: usize) {
        self.words.caret = edge_from(&self.words.text, caret);
        self.goes_back = false;
        self.column = None;
        self.under_way = UnderWay::Nothing;
        self.looked_over = None;
    }

    /// Takes back what was typed last, a word at a time; says whether there was anything.
    pub fn undo(&mut self) -> bool {
        let Some(earlier) = self.before.pop() else {
            return false;
        };
        self.undone
            .push(std::mem::replace(&mut self.words, earlier));
        self.changed(UnderWay::Nothing);
        true
    }

    /// Does again what was undone last; says whether there was anything.
    pub fn redo(&mut self) -> bool {
        let Some(later) = self.undone.pop() else {
            return false;
        };
        self.before.push(std::mem::replace(&mut self.words, later));
        self.changed(UnderWay::Nothing);
        true
    }

    fn type_letter(&mut self, letter: char) {
        let doing = if letter.is_whitespace() {
            UnderWay::ASpace
        } else {
            UnderWay::AWord
        };
        let caret = self.words.caret;
        self.put(caret..caret, letter.encode_utf8(&mut [0; 4]), doing);
    }

    fn erase(&mut self, range: Range<usize>, doing: UnderWay) {
        self.put(range, "", doing);
    }

    /// Every change of the words goes through here: cleaned, composed with the letters it lands
    /// between, and kept for undo.
    fn put(&mut self, range: Range<usize>, with: &str, doing: UnderWay) {
        let text = &self.words.text;
        let from = edge_up_to(text, range.start);
        let to = edge_from(text, range.end.max(from));
        let window = self.edge_before(from)..self.edge_after(to);
        let rest = Zeroizing::new(self.tidied(&text[to..window.end]));
        let middle =
            Zeroizing::new([&text[window.start..from], with, &text[to..window.end]].concat());
        let middle = Zeroizing::new(self.tidied(&middle));
        let caret = window.start + middle.len().saturating_sub(rest.len());
        let new =
            Zeroizing::new([&text[..window.start], middle.as_str(), &text[window.end..]].concat());
        if new == *text {
            return self.move_to(caret);
        }
        let caret = edge_from(&new, caret);
        let was = std::mem::replace(&mut self.words, Words { text: new, caret });
        if !self.goes_on(doing) && !self.is_secret {
            self.before.push(was);
        }
        self.undone.clear();
        self.changed(doing);
    }

    /// Marks stood on words that may be others now.
    fn changed(&mut self, doing: UnderWay) {
        self.goes_back = false;
        self.column = None;
        self.under_way = doing;
        self.unknown.clear();
        self.looked_over = None;
    }

    /// Whether a change belongs with the one before it: a word with its letters and the space after
    /// it, erasures with erasures.
    fn goes_on(&self, doing: UnderWay) -> bool {
        use UnderWay::{ASpace, AWord, Erasing};
        matches!(
            (self.under_way, doing),
            (AWord, AWord | ASpace) | (ASpace, ASpace) | (Erasing, Erasing)
        )
    }

    fn edge_before(&self, caret: usize) -> usize {
        edge_up_to(&self.words.text, caret.saturating_sub(1))
    }

    fn edge_after(&self, caret: usize) -> usize {
        edge_from(&self.words.text, caret + 1)
    }

    /// Words end at spaces only, so that "@mum", "#sleep" and "3/4" each go as one. So does the end
    /// of the row above.
    fn word_before(&self, caret: usize) -> usize {
        let whole = &self.words.text[..caret];
        let before = whole.trim_end();
        if whole[before.len()..].contains('\n') {
            return edge_up_to(&self.words.text, before.len());
        }
        let start = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| edge_after_in(before, space));
        edge_up_to(&self.words.text, start)
    }

    fn word_after(&self, caret: usize) -> usize {
        let after = &self.words.text[caret..];
        let word = after.len() - after.trim_start().len();
        let end = after[word..]
            .find(char::is_whitespace)
            .map_or(after.len(), |space| word + space);
        edge_from(&self.words.text, caret + end)
    }
}

/// The last byte at or before this one that begins a letter of its own.
fn char_up_to(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The last edge between whole letters at or before a byte.
fn edge_up_to(text: &str, byte: usize) -> usize {
    let byte = char_up_to(text, byte);
    let mut edges = GraphemeCursor::new(byte, text.len(), true);
    match edges.is_boundary(text, 0) {
        Ok(false) => edges.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => byte,
    }
}

/// The first edge between whole letters at or after a byte.
fn edge_from(text: &str, byte: usize) -> usize {
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

fn edge_after_in(text: &str, byte: usize) -> usize {
    byte + text[byte..].graphemes(true).next().map_or(0, str::len)
}

/// A line for a passphrase: its letters are hidden until the user asks to see them, and it is wiped
/// when it is dropped.
#[derive(Debug)]
pub struct SecretLine {
    line: TextLine,
    is_shown: bool,
    /// The next letter takes the place of words that could not be taken.
    is_typed_anew: bool,
}

impl Default for SecretLine {
    fn default() -> Self {
        Self {
            line: TextLine::secret(),
            is_shown: false,
            is_typed_anew: false,
        }
    }
}

impl SecretLine {
    pub fn text(&self) -> &str {
        self.line.text()
    }

    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    pub fn is_shown(&self) -> bool {
        self.is_shown
    }

    pub fn show(&mut self, is_shown: bool) {
        self.is_shown = is_shown;
    }

    /// The line itself, for keys to go to.
    pub fn line(&self) -> &TextLine {
        &self.line
    }

    pub fn line_mut(&mut self) -> &mut TextLine {
        &mut self.line
    }

    /// What was typed could not be taken: it stays to be looked at, and the next letter begins
    /// anew.
    pub fn turn_down(&mut self) {
        self.is_typed_anew = true;
    }

    /// Called before an edit goes into the line; `is_text`: it puts text in, typed or pasted.
    pub fn about_to_edit(&mut self, is_text: bool) {
        if std::mem::take(&mut self.is_typed_anew) && is_text {
            self.line = TextLine::secret();
        }
    }
}
