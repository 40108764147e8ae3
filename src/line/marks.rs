//! Marks lifted out of the words: `@adult`, `#label`, `#private`, `>day what to remember`, ` < what
//! they told`. All else stays.

use std::ops::Range;

use chrono::NaiveDate;
use strsim::osa_distance;

use super::people::{adults_called, goes_by};
use super::reading::{Answer, Doubt};
use super::source::Source;
use super::words::{Word, is_nameable, plain_words, without_stops};
use crate::domain::dates::{Toward, day_at_start};
use crate::domain::privacy::{MARKS, marked};
use crate::domain::text::{clean_line, fold, paragraphs};
use crate::domain::wording::or_list;
use crate::domain::{Adult, Household, Kind, Privacy, Saved};

/// The words of a line, parted from its marks.
#[derive(Debug, Default)]
pub(super) struct Marks<'a> {
    pub told: String,
    pub heard: String,
    /// For each `@`, the adults it means: one for each family that has such an adult.
    pub adults: Vec<Vec<&'a Saved<Adult>>>,
    pub labels: Vec<String>,
    pub privacy: Privacy,
    pub rushed: bool,
    pub remind: Option<Asked>,
    pub notes: Vec<String>,
    /// Where each of the marks that can be changed stands, those in doubt too.
    pub places: Vec<(Mark, Range<usize>)>,
}

/// A mark that can be changed for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Adult,
    Privacy,
    Remember,
}

/// What stood after `>`.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub day: Option<NaiveDate>,
    /// Where the day stands in the line.
    pub at: Range<usize>,
    pub words: String,
}

/// Parts the words from byte `from` on, to the end of the line, whatever is in doubt; the first doubt
/// beside it. `homes` are the families the line is about. With the marks off all is told.
pub(super) fn read<'a>(
    source: &Source<'a>,
    from: usize,
    homes: &[&'a Household],
    kind: Kind,
) -> (Marks<'a>, Option<Doubt>) {
    if source.context.plain {
        let marks = Marks {
            told: paragraphs(source.text.get(from..).unwrap_or_default()),
            ..Marks::default()
        };
        return (marks, None);
    }
    let mut lifting = Lifting {
        source,
        homes,
        kind,
        all: source.words(from).collect(),
        lifted: Marks::default(),
        into: Part::Told,
        parts: Default::default(),
    };
    let (mut next, mut doubt) = (0, None);
    while let Some(word) = lifting.all.get(next).copied() {
        next += lifting.take(next, word).unwrap_or_else(|unsettled| {
            doubt.get_or_insert(unsettled);
            1
        });
    }
    let [told, heard, remember] = lifting.parts.map(|part| part.text);
    let mut marks = lifting.lifted;
    (marks.told, marks.heard) = (paragraphs(&told), paragraphs(&heard));
    if let Some(asked) = &mut marks.remind {
        asked.words = clean_line(remember.trim());
    }
    (marks, doubt)
}

/// Whether a word is written like a mark: a sign followed by a letter, or ` < ` alone.
pub(super) fn looks_like_mark(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some('<'), None) => true,
        (Some('@' | '#' | '+' | '>'), Some(after)) => after.is_alphabetic(),
        _ => false,
    }
}

/// Whether a label that looks like a privacy mark has its sign twice, so that it is one all the
/// same.
fn is_insisted_label(word: &str) -> bool {
    let label = word.strip_prefix("##").or_else(|| word.strip_prefix("++"));
    label.is_some_and(|label| {
        label.starts_with(char::is_alphabetic)
            && !privacy_marks_near(without_stops(label)).is_empty()
    })
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Told,
    Heard,
    Remember,
}

/// Words gathered for one part, with the spaces that stood between them.
#[derive(Debug, Default)]
struct Gathered {
    text: String,
    end: usize,
}

struct Lifting<'s, 'a> {
    source: &'s Source<'a>,
    homes: &'s [&'a Household],
    kind: Kind,
    all: Vec<Word<'a>>,
    lifted: Marks<'a>,
    into: Part,
    parts: [Gathered; 3],
}

impl<'a> Lifting<'_, 'a> {
    /// Deals with the word at `next`; tells how many words that used up.
    fn take(&mut self, next: usize, word: Word<'a>) -> Result<usize, Doubt> {
        let mut letters = word.text.chars();
        let sign = letters.next();
        let after = letters.next();
        let has_letter = after.is_some_and(char::is_alphabetic);
        match sign {
            Some('<') if after.is_none() && next + 1 < self.all.len() => {
                if matches!(self.into, Part::Heard)
                    || !self.parts[Part::Heard as usize].text.is_empty()
                {
                    self.keep(word);
                } else {
                    self.into = Part::Heard;
                }
                Ok(1)
            }
            Some('@') if has_letter => self.adult(next, word),
            Some('#' | '+') if has_letter || is_insisted_label(word.text) => self.label(word),
            Some('>') if after.is_some() => self.remember(next, word, has_letter),
            _ => {
                self.keep(word);
                Ok(1)
            }
        }
    }

    fn gathered(&mut self) -> &mut Gathered {
        &mut self.parts[self.into as usize]
    }

    /// Keeps a word as it stands, with the spaces before it when nothing was lifted between; a line
    /// end stays even then.
    fn keep(&mut self, word: Word) {
        let text = self.source.text;
        let gathered = self.gathered();
        if !gathered.text.is_empty() {
            let gap = text.get(gathered.end..word.at).unwrap_or(" ");
            let line_ends = gap.matches('\n').collect::<String>();
            gathered.text.push_str(if gap.trim().is_empty() {
                gap
            } else if line_ends.is_empty() {
                " "
            } else {
                &line_ends
            });
        }
        gathered.text.push_str(word.text);
        gathered.end = word.end();
    }

    /// Keeps the comma or stop that stood right after a lifted mark.
    fn keep_stops(&mut self, stops: &str, end: usize) {
        let gathered = self.gathered();
        if !gathered.text.is_empty() && !stops.is_empty() {
            gathered.text.push_str(stops);
            gathered.end = end;
        }
    }

    fn keep_with_note(&mut self, word: Word, why: &str) {
        self.lifted
            .notes
            .push(format!("{} {why}", without_stops(word.text)));
        self.keep(word);
    }

    fn adult(&mut self, next: usize, word: Word<'a>) -> Result<usize, Doubt> {
        let spelt: Vec<Word> = self.all.iter().skip(next).take(3).copied().collect();
        let found = (1..=spelt.len()).rev().find_map(|taken| {
            let last = spelt.get(taken - 1)?;
            if !is_nameable(without_stops(last.text.trim_start_matches('@'))) {
                return None;
            }
            let several: Vec<String> = spelt
                .iter()
                .take(taken)
                .flat_map(|word| plain_words(without_stops(word.text)))
                .collect();
            let adults = adults_called(self.homes, &several);
            (!adults.is_empty()).then_some((taken, adults))
        });
        let Some((taken, adults)) = found else {
            self.keep_with_note(word, "kept as words");
            return Ok(1);
        };
        let Some(last) = spelt.get(taken - 1).copied() else {
            return Ok(1);
        };
        let place = word.at..last.at + without_stops(last.text).len();
        let of_one_family = |adult: &Saved<Adult>| {
            adults
                .iter()
                .filter(|other| other.family == adult.family)
                .count()
        };
        // In a line about several families nobody could answer for each of them.
        if self.homes.len() == 1
            && let Some(unclear) = adults.iter().find(|adult| of_one_family(adult) > 1)
        {
            let doubt = self.which_adult(unclear, &adults, place.start, place.end);
            self.lifted.places.push((Mark::Adult, place));
            return Err(doubt);
        }
        if self.kind != Kind::Observation && !self.lifted.adults.is_empty() {
            self.keep_with_note(word, "kept as words, one adult to a line");
            return Ok(1);
        }
        self.lifted.places.push((Mark::Adult, place));
        if !self.lifted.adults.iter().any(|before| {
            before
                .iter()
                .map(|adult| adult.id)
                .eq(adults.iter().map(|adult| adult.id))
        }) {
            self.lifted.adults.push(adults);
        }
        self.keep_stops(
            last.text
                .get(without_stops(last.text).len()..)
                .unwrap_or_default(),
            last.end(),
        );
        Ok(taken)
    }

    fn which_adult(
        &self,
        unclear: &Adult,
        adults: &[&Saved<Adult>],
        from: usize,
        to: usize,
    ) -> Doubt {
        let alike: Vec<&Saved<Adult>> = adults
            .iter()
            .filter(|adult| adult.family == unclear.family)
            .copied()
            .collect();
        let alone = |adult: &&&Saved<Adult>| {
            !adult.name.is_empty()
                && adults_called(self.homes, &plain_words(&adult.name)).len() == 1
        };
        let answers: Vec<Answer> = alike
            .iter()
            .filter(alone)
            .map(|adult| {
                Answer::new(
                    adult.name.clone(),
                    self.source.line_with(from, to, &format!("@{}", adult.name)),
                )
            })
            .collect();
        let question = format!("Two adults of this family are {}.", goes_by(unclear));
        if answers.is_empty() {
            Doubt::open(format!(
                "{question} Their names in Families tell them apart."
            ))
        } else {
            Doubt { question, answers }
        }
    }

    /// A label, `#private` and the like among them. A new one that looks like a misspelt privacy
    /// mark is asked about, since it would leave the note open; with the sign typed twice it is a
    /// label all the same.
    fn label(&mut self, word: Word<'a>) -> Result<usize, Doubt> {
        let is_insisted = is_insisted_label(word.text);
        let sign_end = if is_insisted { 2 } else { 1 };
        let typed = without_stops(word.text.get(sign_end..).unwrap_or_default());
        let used = label_in_use(&self.source.context.known.labels, typed);
        let privacy = marked(typed);
        if let Some(privacy) = privacy {
            self.hide(word, typed, privacy);
        } else if !is_insisted && used.is_none() {
            let near = privacy_marks_near(typed);
            if !near.is_empty() {
                let place = word.at..word.at + 1 + typed.len();
                self.lifted.places.push((Mark::Privacy, place));
                return Err(self.which_privacy(word, typed, &near));
            }
        }
        // "#sleep/wake" is no label; its signs are just signs.
        if !is_nameable(typed) {
            let kept = Word {
                text: word.text.get(sign_end - 1..).unwrap_or_default(),
                at: word.at + sign_end - 1,
            };
            self.keep_with_note(kept, "kept as words");
            return Ok(1);
        }
        let folded = fold(typed);
        if folded == "rushed" {
            self.lifted.rushed = true;
        } else if privacy.is_none() {
            let near = label_near(&self.source.context.known.labels, typed);
            if let (None, Some(near)) = (used, near) {
                self.lifted
                    .notes
                    .push(format!("#{typed}: use #{near}? Tab"));
            }
            if !self.lifted.labels.iter().any(|label| fold(label) == folded) {
                self.lifted.labels.push(used.unwrap_or(typed).to_owned());
            }
        }
        let stops = word.text.get(sign_end + typed.len()..).unwrap_or_default();
        self.keep_stops(stops, word.end());
        Ok(1)
    }

    fn hide(&mut self, word: Word, typed: &str, privacy: Privacy) {
        let sign = word.text.len() - word.text.trim_start_matches(['#', '+']).len();
        self.lifted
            .places
            .push((Mark::Privacy, word.at..word.at + sign + typed.len()));
        let before = self.lifted.privacy;
        let closer = if privacy == Privacy::Sensitive {
            typed.to_lowercase()
        } else {
            self.closer_mark()
        };
        if before != Privacy::Shareable && before != privacy {
            self.lifted
                .notes
                .push(format!("#{closer} keeps it closer than #private"));
        }
        if before != Privacy::Sensitive {
            self.lifted.privacy = privacy;
        }
    }

    /// The word of the confidential mark that was lifted before.
    fn closer_mark(&self) -> String {
        let mut lifted = self.lifted.places.iter().filter_map(|(mark, place)| {
            let typed = self.source.text.get(place.clone())?;
            let typed = typed.trim_start_matches(['#', '+']);
            (*mark == Mark::Privacy && marked(typed) == Some(Privacy::Sensitive))
                .then(|| typed.to_lowercase())
        });
        lifted.next().unwrap_or_default()
    }

    fn which_privacy(&self, word: Word, typed: &str, near: &[&str]) -> Doubt {
        let sign = word.text.get(..1).unwrap_or("#");
        let end = word.at + 1 + typed.len();
        let joined = if is_nameable(typed) {
            String::new()
        } else {
            // What is glued to the mark stays as words.
            let glued = typed.find(|letter: char| !letter.is_alphanumeric());
            format!(
                " {}",
                typed.get(glued.unwrap_or_default()..).unwrap_or_default()
            )
        };
        let answers = near.iter().map(|mark| {
            Answer::new(
                format!("#{mark}"),
                self.source
                    .line_with(word.at, end, &format!("{sign}{mark}{joined}")),
            )
        });
        let answers: Vec<Answer> = answers.collect();
        let label = Answer {
            label: if is_nameable(typed) {
                format!("a label: {typed}")
            } else {
                "words as typed".to_owned()
            },
            line: self.source.line_with(word.at, word.at, sign),
            text_head: None,
        };
        Doubt {
            question: format!(
                "#{typed} looks like {}. Is this note to be hidden?",
                or_list(answers.iter().map(|answer| answer.label.as_str()))
            ),
            answers: answers.into_iter().chain([label]).collect(),
        }
    }

    fn remember(&mut self, next: usize, word: Word<'a>, has_letter: bool) -> Result<usize, Doubt> {
        let mut folded = Vec::new();
        let mut ends = Vec::new();
        for (nth, part) in self.all.iter().skip(next).take(3).enumerate() {
            let bare = without_stops(part.text);
            folded.push(fold(bare.get(usize::from(nth == 0)..).unwrap_or_default()));
            ends.push(part.at + bare.len());
            if bare.len() < part.text.len() {
                break;
            }
        }
        let day = day_at_start(&folded, self.source.today(), Toward::Future);
        if day.is_none() && !has_letter {
            self.keep(word);
            return Ok(1);
        }
        if self.lifted.remind.is_some() {
            self.keep_with_note(word, "kept as words, one > to a line");
            return Ok(1);
        }
        self.into = Part::Remember;
        match day {
            Some((taken, Ok(day))) => {
                let end = ends.get(taken - 1).copied().unwrap_or(word.end());
                self.lifted.places.push((Mark::Remember, word.at..end));
                self.lifted.remind = Some(Asked {
                    day: Some(day),
                    at: word.at + 1..end,
                    words: String::new(),
                });
                Ok(taken)
            }
            Some((taken, Err(doubt))) => {
                let end = ends.get(taken - 1).copied().unwrap_or(word.end());
                self.lifted.places.push((Mark::Remember, word.at..end));
                Err(self
                    .source
                    .day_doubt(&doubt, word.at + 1, end, Toward::Future))
            }
            None => {
                self.lifted
                    .places
                    .push((Mark::Remember, word.at..word.at + 1));
                self.lifted.remind = Some(Asked::default());
                self.keep(Word {
                    text: word.text.get(1..).unwrap_or_default(),
                    at: word.at + 1,
                });
                Ok(1)
            }
        }
    }
}

/// Other words for a privacy mark. None of them hides a note by itself.
const OTHER_WORDS: &[&str] = &["hidden", "secret"];

/// The labels that are not kept as labels, as they are typed.
pub(super) fn reserved_labels() -> impl Iterator<Item = &'static str> {
    MARKS.iter().map(|(mark, _)| *mark).chain(["rushed"])
}

/// The privacy marks that `typed` may be meant for, the nearest first; empty when it is plainly a
/// label. A mark itself is nearest to itself.
pub fn privacy_marks_near(typed: &str) -> Vec<&'static str> {
    let folded = fold(typed);
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let first: &str = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_other = |word: &&str| osa_distance(word, &letters) <= 1 || *word == first;
    if letters == "hide" || OTHER_WORDS.iter().any(is_other) {
        return vec!["private", "confidential"];
    }
    let slips = |mark: &str| {
        let is_beginning = letters.chars().count() >= 3 && mark.starts_with(&letters);
        let is_longer = letters.starts_with(mark) || first == mark;
        let slips = osa_distance(mark, &letters);
        match slips {
            0..=2 => Some(slips),
            _ if is_beginning || is_longer => Some(3),
            _ => None,
        }
    };
    let mut near: Vec<(usize, &str)> = MARKS
        .iter()
        .filter_map(|(mark, _)| Some((slips(mark)?, *mark)))
        .collect();
    near.sort_by_key(|(slips, _)| *slips);
    near.into_iter().map(|(_, mark)| mark).collect()
}

/// The label as first spelt, if it is in use.
pub(super) fn label_in_use<'k>(labels: &'k [String], typed: &str) -> Option<&'k str> {
    let folded = fold(typed);
    labels
        .iter()
        .find(|label| fold(label) == folded)
        .map(String::as_str)
}

/// An old label the new one may be meant for.
pub(super) fn label_near<'k>(labels: &'k [String], typed: &str) -> Option<&'k str> {
    let folded = fold(typed);
    let distance = |label: &String| {
        let old = fold(label);
        let (short, long) = if old.len() < folded.len() {
            (&old, &folded)
        } else {
            (&folded, &old)
        };
        if short.chars().count() >= 4
            && long.starts_with(short.as_str())
            && long.chars().count() - short.chars().count() <= 4
        {
            return Some(1);
        }
        let allowed = if short.chars().count() < 4 {
            0
        } else {
            1 + usize::from(short.chars().count() >= 8)
        };
        let slips = osa_distance(&old, &folded);
        (slips <= allowed && slips > 0).then_some(slips)
    };
    labels
        .iter()
        .filter_map(|label| distance(label).map(|slips| (slips, label)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, label)| label.as_str())
}

#[cfg(test)]
mod tests {
    use super::{label_in_use, label_near, privacy_marks_near};

    #[test]
    fn old_labels_are_found_in_spite_of_case_endings_and_slips() {
        let labels = ["sleep".to_owned(), "outdoors".to_owned(), "toys".to_owned()];
        assert_eq!(label_in_use(&labels, "SLEEP"), Some("sleep"));
        assert_eq!(label_near(&labels, "sleeping"), Some("sleep"));
        assert_eq!(label_near(&labels, "outdors"), Some("outdoors"));
        assert_eq!(label_near(&labels, "outdoor"), Some("outdoors"));
        assert_eq!(label_near(&labels, "boys"), Some("toys"));
        assert_eq!(label_near(&labels, "shoes"), None);
        assert_eq!(label_near(&labels, "slot"), None);
    }

    #[test]
    fn misspelt_beginnings_and_other_words_of_a_privacy_mark_are_near_it() {
        for (typed, mark) in [
            ("sensitve", "sensitive"),
            ("SENSITIEV", "sensitive"),
            ("privat", "private"),
            ("priavte", "private"),
            ("privately", "private"),
            ("private-note", "private"),
            ("private/health", "private"),
            ("pri-vate", "private"),
            ("Privé", "private"),
            ("confidental", "confidential"),
            ("condifential", "confidential"),
            ("conf", "confidential"),
            ("sen", "sensitive"),
            ("hidden", "private"),
            ("secrets", "private"),
            ("private", "private"),
        ] {
            assert_eq!(privacy_marks_near(typed).first(), Some(&mark), "{typed}");
        }
        for typed in [
            "sleep", "pr", "primary", "conker", "senses", "hike", "sensory", "outdoors",
        ] {
            assert!(privacy_marks_near(typed).is_empty(), "{typed}");
        }
    }
}
