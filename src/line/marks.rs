//! Marks lifted out of the words: `@adult`, `#label`, `#private`, `>day what to remember`, ` < what
//! they told`. All else stays.

use std::ops::Range;

use chrono::NaiveDate;

use super::people::{adults_called, goes_by};
use super::setting::{Setting, ask};
use super::words::{Word, is_nameable, plain_words, without_stops, words};
use super::{Answer, Doubt, labels};
use crate::domain::dates::{Toward, day_at_start};
use crate::domain::privacy::marked;
use crate::domain::text::{clean_line, fold, paragraphs};
use crate::domain::wording::or_list;
use crate::domain::{Adult, Household, Kind, Privacy, Saved};

/// The words of a line, parted from its marks.
#[derive(Debug, Default)]
pub(super) struct Lifted<'a> {
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

/// Parts the words from byte `from` on; `homes` are the families the line is about.
pub(super) fn lift<'a>(
    set: &Setting<'a>,
    from: usize,
    homes: &[&'a Household],
    kind: Kind,
) -> Result<Lifted<'a>, Doubt> {
    let (lifted, doubt) = lift_all(set, from, homes, kind);
    doubt.map_or(Ok(lifted), Err)
}

/// The same to the end of the line, whatever is in doubt; the first doubt beside it.
pub(super) fn lift_all<'a>(
    set: &Setting<'a>,
    from: usize,
    homes: &[&'a Household],
    kind: Kind,
) -> (Lifted<'a>, Option<Doubt>) {
    let mut lifting = Lifting {
        set,
        homes,
        kind,
        all: words(set.text, from).collect(),
        lifted: Lifted::default(),
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
    let mut lifted = lifting.lifted;
    (lifted.told, lifted.heard) = (paragraphs(&told), paragraphs(&heard));
    if let Some(asked) = &mut lifted.remind {
        asked.words = clean_line(remember.trim());
    }
    (lifted, doubt)
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
            && !labels::privacy_marks_near(without_stops(label)).is_empty()
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
    set: &'s Setting<'a>,
    homes: &'s [&'a Household],
    kind: Kind,
    all: Vec<Word<'a>>,
    lifted: Lifted<'a>,
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
        let text = self.set.text;
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
            .map(|adult| Answer {
                label: adult.name.clone(),
                line: self.set.line_with(from, to, &format!("@{}", adult.name)),
                text_head: None,
            })
            .collect();
        let question = format!("Two adults of this family are {}.", goes_by(unclear));
        if answers.is_empty() {
            ask(format!(
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
        let used = labels::in_use(&self.set.scene.known.labels, typed);
        let privacy = marked(typed);
        if let Some(privacy) = privacy {
            self.hide(word, typed, privacy);
        } else if !is_insisted && used.is_none() {
            let near = labels::privacy_marks_near(typed);
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
            let near = labels::near(&self.set.scene.known.labels, typed);
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
            let typed = self.set.text.get(place.clone())?;
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
        let answers = near.iter().map(|mark| Answer {
            label: format!("#{mark}"),
            line: self
                .set
                .line_with(word.at, end, &format!("{sign}{mark}{joined}")),
            text_head: None,
        });
        let answers: Vec<Answer> = answers.collect();
        let label = Answer {
            label: if is_nameable(typed) {
                format!("a label: {typed}")
            } else {
                "words as typed".to_owned()
            },
            line: self.set.line_with(word.at, word.at, sign),
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
        let day = day_at_start(&folded, self.set.today(), Toward::Future);
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
                Err(self.set.day_doubt(&doubt, word.at + 1, end, Toward::Future))
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
