//! Quick words in a line: the short name that ends with Space, the names they fill in, the blanks
//! to hop to, and a blank left open.

use std::ops::Range;

use super::entries;
use super::people::{Person, goes_by};
use super::reading::Scene;
use super::source::Source;
use super::spans::{KindWord, ParsedSpans};
use crate::domain::wording::and_list;

/// How a blank looks in a line.
pub const BLANK: &str = "__";

/// Said under a line with a blank in it.
pub(super) const LEFT_OPEN: &str = "A blank left open is not kept. Tab hops to it.";

/// Little words that say nothing once the blank after them is left open.
const LEANING: &[&str] = &[
    "a", "about", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "some", "the",
    "till", "to", "until", "with",
];
/// Signs that stand right after a blank without being part of it.
const STOPS: &[char] = &[',', '.', ';', ':', '!', '?', ')'];

/// The short name that ends at the caret, its slash too. Never the start or the end of a longer
/// word.
pub fn name_before(text: &str, caret: usize) -> Option<Range<usize>> {
    let before = text.get(..caret)?;
    let at = before
        .char_indices()
        .rev()
        .find(|(_, letter)| letter.is_whitespace())
        .map_or(0, |(at, space)| at + space.len_utf8());
    let name = before.get(at..)?.strip_prefix('/')?;
    let ends_here = text
        .get(caret..)?
        .chars()
        .next()
        .is_none_or(char::is_whitespace);
    (!name.is_empty() && ends_here).then_some(at..caret)
}

/// The sentence with its names filled in from the context of the line; `before` is what stands in the
/// line already. A name that nobody can tell becomes a blank.
pub fn open(words: &str, before: &str, context: Option<&Scene>) -> String {
    if !words.contains('{') {
        return words.to_owned();
    }
    let (child, adult) = context
        .map(|context| who_is_meant(before, context))
        .unwrap_or_default();
    let filled = |name: &str| {
        if name.is_empty() {
            BLANK.to_owned()
        } else {
            name.to_owned()
        }
    };
    words
        .replace("{child}", &filled(&child))
        .replace("{adult}", &filled(&adult))
}

/// The sentence with the name of the child it is about taken out again, so that it fits every
/// child.
pub fn without_names(sentence: &str, context: &Scene) -> String {
    let source = Source::new(sentence, context);
    let spans = ParsedSpans::of(&source);
    if spans.doubt.is_some() {
        return sentence.to_owned();
    }
    let from = if spans.kind.is_of_things() {
        0
    } else {
        spans.words_at
    };
    let mut words = sentence.get(from..).unwrap_or(sentence).trim().to_owned();
    if let [only] = spans.people.as_slice()
        && spans.kind != KindWord::Back
    {
        for name in [only.name(), &only.child.nickname]
            .into_iter()
            .filter(|name| !name.is_empty())
        {
            words = whole_words_replaced(&words, name, "{child}");
        }
    }
    words
}

fn whole_words_replaced(text: &str, word: &str, with: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let stands_alone =
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        kept.push_str(before);
        kept.push_str(if stands_alone { with } else { word });
        rest = after;
    }
    kept + rest
}

/// The child shown or named, and who was marked or usually collects that day.
fn who_is_meant(before: &str, context: &Scene) -> (String, String) {
    let source = Source::new(before, context);
    let spans = ParsedSpans::of(&source);
    let people = &spans.people;
    let (marks, doubt) = spans.marks();
    let marks = if doubt.is_none() {
        marks
    } else {
        super::marks::Marks::default()
    };
    let adult = entries::adult_of(&marks, people, spans.day());
    let mut homes = people.iter().map(|person| person.home);
    let adult = adult.and_then(|id| homes.find_map(|home| home.adult(id)));
    (
        and_list(people.iter().map(|person: &&Person| person.name())),
        adult.map_or_else(String::new, |adult| goes_by(adult).to_owned()),
    )
}

/// Signs that end what a blank takes, because what follows them is about something else.
const SIGNS: &[char] = &['@', '<', '>', '#', '/'];

/// A line that is read at once, with every short name in it opened and its blanks filled by what
/// follows, and those names. A blank takes one word, or several in quotation marks; one that ends
/// the sentence takes all up to the next sign. Blanks left open go.
pub fn in_full<'w>(
    line: &str,
    words_of: impl Fn(&str) -> Option<&'w str>,
    context: &Scene,
) -> (String, Vec<String>) {
    let (mut full, mut opened, mut rest) = (String::new(), Vec::new(), line);
    while let Some((name, words)) = short_name_in(rest, &words_of) {
        full.push_str(&rest[..name.start]);
        let sentence = open(words, &full, Some(context));
        opened.push(rest[name.start + 1..name.end].to_owned());
        let (filled, after) = filled(sentence, &rest[name.end..]);
        full.push_str(&filled);
        rest = after;
    }
    full.push_str(rest);
    if opened.is_empty() {
        (full, opened)
    } else {
        (without_blanks(&full).unwrap_or(full), opened)
    }
}

/// The first short name that stands for something, and what.
fn short_name_in<'w>(
    line: &str,
    words_of: impl Fn(&str) -> Option<&'w str>,
) -> Option<(Range<usize>, &'w str)> {
    let ends = line
        .char_indices()
        .filter(|(_, letter)| letter.is_whitespace())
        .map(|(at, _)| at)
        .chain([line.len()]);
    let mut names = ends.filter_map(|end| name_before(line, end));
    names.find_map(|name| words_of(&line[name.start + 1..name.end]).map(|words| (name, words)))
}

/// The sentence with its blanks filled from the front of `rest`, and what is left of that.
fn filled(mut sentence: String, mut rest: &str) -> (String, &str) {
    let mut from = 0;
    while let Some(blank) = blank_from(&sentence, from) {
        let Some((filling, after)) = filling(rest, blank.end == sentence.len()) else {
            break;
        };
        from = blank.start + filling.len();
        sentence.replace_range(blank, filling);
        rest = after;
    }
    (sentence, rest)
}

/// What a blank takes from the front of the text, and what follows that.
fn filling(text: &str, takes_all: bool) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if let Some((quoted, after)) = text.strip_prefix('"').and_then(|text| text.split_once('"')) {
        return Some((quoted, after));
    }
    let begins_word = |at: usize| text[..at].ends_with(char::is_whitespace);
    let end = if takes_all {
        text.char_indices()
            .find(|(at, letter)| SIGNS.contains(letter) && begins_word(*at))
            .map(|(at, _)| at)
    } else {
        text.find(char::is_whitespace)
    };
    let (filling, _) = text.split_at(end.unwrap_or(text.len()));
    let after = &text[filling.trim_end().len()..];
    let filling = filling.trim_end().trim_end_matches(',');
    (!filling.is_empty() && !filling.starts_with(SIGNS)).then_some((filling, after))
}

/// The first blank that starts at `from` or after it.
pub fn blank_from(text: &str, from: usize) -> Option<Range<usize>> {
    text.get(from..)?
        .match_indices(BLANK)
        .map(|(at, _)| from + at..from + at + BLANK.len())
        .find(|blank| is_blank(text, blank))
}

/// The last blank that starts before `until`.
pub fn blank_before(text: &str, until: usize) -> Option<Range<usize>> {
    let start = |blank: &Range<usize>| blank.start < until;
    text.rmatch_indices(BLANK)
        .map(|(at, _)| at..at + BLANK.len())
        .find(|blank| start(blank) && is_blank(text, blank))
}

/// Two underscores by themselves, whatever stop follows them.
fn is_blank(text: &str, blank: &Range<usize>) -> bool {
    let before = text
        .get(..blank.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(blank.end..).and_then(|after| after.chars().next());
    before.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '"' | '('))
        && after
            .is_none_or(|letter| letter.is_whitespace() || letter == '"' || STOPS.contains(&letter))
}

/// The text without the blanks left open, and without the little words that led up to them. `None`:
/// there are none. Each row stands for itself.
pub fn without_blanks(text: &str) -> Option<String> {
    blank_from(text, 0)?;
    let rows: Vec<String> = text.split('\n').map(row_without_blanks).collect();
    Some(rows.join("\n").trim_end().to_owned())
}

fn row_without_blanks(row: &str) -> String {
    let mut kept = row.to_owned();
    while let Some(blank) = blank_from(&kept, 0) {
        let before = without_leaning(kept.get(..blank.start).unwrap_or_default());
        let after = kept.get(blank.end..).unwrap_or_default();
        let ends = after.trim().is_empty() || after.starts_with(STOPS);
        kept = match (before.is_empty(), ends) {
            (true, _) => after.trim_start_matches(STOPS).trim_start().to_owned(),
            (false, true) => format!("{}{after}", before.trim_end_matches([',', ';'])),
            (false, false) => format!("{before}{after}"),
        };
    }
    kept.trim_end().to_owned()
}

fn without_leaning(before: &str) -> &str {
    let mut before = before.trim_end();
    loop {
        let last = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        if last.is_empty() || !LEANING.contains(&last.to_lowercase().as_str()) {
            return before;
        }
        before = before
            .get(..before.len() - last.len())
            .unwrap_or_default()
            .trim_end();
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveDateTime};

    use super::{
        blank_before, blank_from, in_full, name_before, whole_words_replaced, without_blanks,
    };
    use crate::line::{Scene, Vocabulary};

    #[test]
    fn a_short_name_stands_alone_behind_its_slash() {
        let named = |text: &str| name_before(text, text.len()).map(|name| text[name].to_owned());
        assert_eq!(named("/nap").as_deref(), Some("/nap"));
        assert_eq!(named("zoe: /nap").as_deref(), Some("/nap"));
        for plain in ["", "/", "nap", "1/nap", "ate/nap", "/nap ", "a/"] {
            assert_eq!(named(plain), None, "{plain:?}");
        }
        assert_eq!(name_before("/naps", 4), None, "in the middle of a word");
        assert_eq!(name_before("/nap and more", 4), Some(0..4));
    }

    #[test]
    fn a_blank_is_two_underscores_alone() {
        assert_eq!(
            (
                blank_from("slept from __ to __", 0),
                blank_from("slept from __ to __", 12)
            ),
            (Some(11..13), Some(17..19))
        );
        assert_eq!(blank_before("slept from __ to __", 17), Some(11..13));
        for none in ["a__b", "___", "snake_case", "_ _", "__init__"] {
            assert_eq!(blank_from(none, 0), None, "{none:?}");
        }
    }

    #[test]
    fn a_blank_left_open_takes_the_little_words_before_it_along() {
        for (typed, kept) in [
            ("slept from __ to __", "slept"),
            ("slept from 1 to __", "slept from 1"),
            ("slept from __ to 2", "slept to 2"),
            ("we walked to __", "we walked"),
            ("we walked to __ @mum", "we walked @mum"),
            (
                "we are singing __; words on the back",
                "we are singing; words on the back",
            ),
            ("thank you, Dad, for __", "thank you, Dad"),
            ("Ola was so proud of __ today", "Ola was so proud today"),
            ("__ is on the way", "is on the way"),
            ("ola: __", "ola:"),
            ("__", ""),
            ("from __ to __", ""),
            (
                "slept well\n\nwoke at __\nate all",
                "slept well\n\nwoke\nate all",
            ),
            ("slept well\n\n__", "slept well"),
            ("slept well\n__ after lunch", "slept well\nafter lunch"),
        ] {
            assert_eq!(without_blanks(typed).as_deref(), Some(kept), "{typed:?}");
        }
        assert_eq!(without_blanks("ate all of lunch"), None);
    }

    #[test]
    fn blanks_are_filled_by_what_follows_the_name() {
        let known = Vocabulary::default();
        let context = Scene {
            known: &known,
            now: NaiveDateTime::default(),
            shown: Vec::new(),
            day: NaiveDate::default(),
            plain: false,
        };
        let words_of = |name: &str| match name {
            "nap" => Some("slept from __ to __"),
            "trip" => Some("we walked to __"),
            "song" => Some("sang __; words on the back"),
            "ate" => Some("ate all of lunch"),
            _ => None,
        };
        for (typed, full) in [
            ("/nap 1:00 1:55", "slept from 1:00 to 1:55"),
            (
                "zoe: /nap 1:00, 1:55 and woke happy",
                "zoe: slept from 1:00 to 1:55 and woke happy",
            ),
            ("/nap 1:00 #sleep", "slept from 1:00 #sleep"),
            ("/nap", "slept"),
            ("/trip the big park @mum", "we walked to the big park @mum"),
            (
                "/song \"old Macdonald\" @mum",
                "sang old Macdonald; words on the back @mum",
            ),
            (
                "/ate /trip the pond",
                "ate all of lunch we walked to the pond",
            ),
            ("ate 1/2 of it, /nothing", "ate 1/2 of it, /nothing"),
            ("/nap \"1", "slept from \"1"),
        ] {
            assert_eq!(in_full(typed, words_of, &context).0, full, "{typed:?}");
        }
    }

    #[test]
    fn a_name_is_taken_out_only_where_it_stands_alone() {
        assert_eq!(
            whole_words_replaced("Ola's hat, Olaf and Ola", "Ola", "{child}"),
            "{child}'s hat, Olaf and {child}"
        );
    }
}
