//! What one typed line says about new children, word by word.

use chrono::{NaiveTime, Timelike, Weekday};

use super::usual::{from_to, in_the_afternoon, read_days_word, read_hour, read_times};
use super::word::{Word, begins_with_a_name, of_whom, words_of, words_of_an_age};
use super::{NewAdult, Newcomer, capitalised};
use crate::domain::dates::read_time;

/// Reads a line about new children, family by family. Parts between commas are a family each when
/// each begins with a name, and either nothing but one name is in any of them or the first says
/// more. Of none there is no name.
pub fn read(line: &str) -> Vec<Newcomer> {
    let parts: Vec<&str> = line
        .split([',', ';'])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let apart: Vec<Newcomer> = parts
        .iter()
        .filter(|part| begins_with_a_name(part))
        .filter_map(|part| read_family(part))
        .collect();
    let are_names = || {
        apart
            .iter()
            .all(|one| one.is_only_named() && one.names.len() == 1)
    };
    let first_says_more = || apart.first().is_some_and(|one| !one.is_only_named());
    if parts.len() > 1 && apart.len() == parts.len() && (are_names() || first_says_more()) {
        return apart;
    }
    read_family(line).into_iter().collect()
}

/// Reads a line about one family: the words before the first day, time or grown-up are names;
/// "and", a comma, or what one is to the other joins brothers and sisters. `None` when no name is
/// left.
pub(super) fn read_family(line: &str) -> Option<Newcomer> {
    let words = words_of(line);
    let mut reader = Reader {
        newcomer: Newcomer::default(),
        name: Vec::new(),
        follows: Follows::Name,
    };
    let mut at = 0;
    while let Some((word, rest)) = words[at..].split_first() {
        let age = reader.words_of_an_age(&words[at..]);
        if age == 0 {
            let says = reader.read(word, words[..at].last(), rest);
            reader.take(says);
        }
        reader
            .newcomer
            .not_kept
            .extend(words[at..at + age].iter().map(|word| word.said.to_owned()));
        at += age.max(1);
        if words[at - 1].ends_part {
            reader.end_name();
        }
    }
    reader.finish()
}

/// What one word says in its place.
enum Says {
    Days(Vec<Weekday>),
    Arrives(NaiveTime),
    Times {
        arrives: Option<NaiveTime>,
        collected: NaiveTime,
    },
    And,
    /// What one child is to another: what follows is a child of this family.
    Kin,
    OfAName(String),
    /// A grown-up, perhaps under a word of the family's own.
    Adult(String),
    NameOfAdult(String),
    NotKept(String),
    /// A word between others that ends a name.
    Nothing,
    /// A word between others, with which the name of a child or a grown-up is still to come.
    NothingYet,
}

/// What a word of no other meaning would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    Name,
    /// With a capital the name of the grown-up just mentioned, "mum Claire"; else another grown-up,
    /// "mum babcia".
    NameOfAdult,
    Adult,
}

struct Reader {
    newcomer: Newcomer,
    /// The words so far of the name that is not yet whole.
    name: Vec<String>,
    follows: Follows,
}

impl Reader {
    fn read(&self, word: &Word, before: Option<&Word>, rest: &[Word]) -> Says {
        let is_first = self.name.is_empty() && self.newcomer.names.is_empty();
        let is_adult = word.is_role();
        if let Some(days) = read_days_word(word.said) {
            let is_last = before.is_some_and(Word::comes_before_the_last_day);
            return Says::Days(match (self.newcomer.days.last(), days.first()) {
                (Some(first), Some(last)) if is_last => from_to(*first, *last),
                _ => days,
            });
        }
        if let Some(times) = times_of(word, before) {
            return times;
        }
        if word.is_and() {
            return Says::And;
        }
        if word.is_kin() && !(is_first && rest.is_empty()) {
            return Says::Kin;
        }
        if word.is_whose() && self.tells_whose(rest)
            || self.follows == Follows::NameOfAdult && word.comes_before_a_name()
        {
            return Says::NothingYet;
        }
        if self.follows == Follows::Name
            && (is_first || !is_adult && !word.is_of_no_day() && !word.says_nothing(rest))
        {
            return Says::OfAName(capitalised(of_whom(word.said)));
        }
        if is_adult {
            return Says::Adult(capitalised(of_whom(word.said)));
        }
        let is_with = word.is("with") && rest.first().is_some_and(Word::is_role);
        if is_with || word.says_nothing(rest) {
            return Says::Nothing;
        }
        if word.has_figure() || word.is_of_no_day() || word.is_of_an_age() {
            return Says::NotKept(word.said.to_owned());
        }
        if self.follows == Follows::NameOfAdult && word.said.starts_with(char::is_uppercase) {
            return Says::NameOfAdult(word.said.to_owned());
        }
        Says::Adult(capitalised(word.said))
    }

    fn take(&mut self, says: Says) {
        self.follows = match says {
            Says::Days(days) => {
                self.newcomer.days.extend(days);
                Follows::Adult
            }
            Says::Arrives(time) => {
                self.newcomer.arrives = Some(time);
                Follows::Adult
            }
            Says::Times { arrives, collected } => {
                let earlier = self
                    .newcomer
                    .collected
                    .filter(|earlier| *earlier < collected);
                self.newcomer.arrives = arrives.or(self.newcomer.arrives).or(earlier);
                self.newcomer.collected = Some(collected);
                Follows::Adult
            }
            Says::And => {
                self.end_name();
                if self.follows == Follows::Name {
                    Follows::Name
                } else {
                    Follows::Adult
                }
            }
            Says::Kin => {
                self.end_name();
                Follows::Name
            }
            Says::OfAName(word) => {
                self.name.push(word);
                Follows::Name
            }
            Says::Adult(role) => {
                self.newcomer.adults.push(NewAdult {
                    role,
                    name: String::new(),
                });
                Follows::NameOfAdult
            }
            Says::NameOfAdult(word) => {
                if let Some(NewAdult { name, .. }) = self.newcomer.adults.last_mut() {
                    *name = if name.is_empty() {
                        word
                    } else {
                        format!("{name} {word}")
                    };
                }
                Follows::NameOfAdult
            }
            Says::NotKept(word) => {
                self.newcomer.not_kept.push(word);
                Follows::Adult
            }
            Says::Nothing => Follows::Adult,
            Says::NothingYet => self.follows,
        };
    }

    /// Whether "her" or "little" goes before what one child is to another, before a grown-up, or
    /// before the next child.
    fn tells_whose(&self, rest: &[Word]) -> bool {
        let is_before_the_next_child = self.follows == Follows::Name
            && self.name.is_empty()
            && !self.newcomer.names.is_empty();
        let next = rest.iter().find(|next| !next.is_whose() || next.is_kin());
        is_before_the_next_child && !rest.is_empty()
            || next.is_some_and(|next| next.is_kin() || next.is_role())
    }

    /// How many of the words from here on tell the age of the child whose name came just before, or
    /// before a comma.
    fn words_of_an_age(&self, words: &[Word]) -> usize {
        let has_name = !self.name.is_empty() || !self.newcomer.names.is_empty();
        if self.follows == Follows::Name && has_name {
            words_of_an_age(words)
        } else {
            0
        }
    }

    fn end_name(&mut self) {
        if !self.name.is_empty() {
            self.newcomer
                .names
                .push(std::mem::take(&mut self.name).join(" "));
        }
    }

    fn finish(mut self) -> Option<Newcomer> {
        self.end_name();
        self.newcomer
            .days
            .sort_by_key(Weekday::num_days_from_monday);
        self.newcomer.days.dedup();
        (!self.newcomer.names.is_empty()).then_some(self.newcomer)
    }
}

/// "17:00", "8-5:30", or the figure of "from 8 until 5".
fn times_of(word: &Word, before: Option<&Word>) -> Option<Says> {
    if before.is_some_and(|before| before.is("from"))
        && let Some(arrives) = read_time(word.said).or_else(|| read_hour(word.said))
    {
        return Some(Says::Arrives(arrives));
    }
    let until = || {
        let hour = read_hour(word.said)
            .filter(|_| before.is_some_and(Word::comes_before_an_hour))
            .map(in_the_afternoon)?;
        if before.is_some_and(|before| before.is("half")) {
            hour.with_minute(30)
        } else {
            Some(hour)
        }
    };
    let (arrives, collected) = read_times(word.said).or_else(|| Some((None, until()?)))?;
    Some(Says::Times { arrives, collected })
}
