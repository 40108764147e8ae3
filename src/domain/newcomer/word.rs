//! The words of a line about new children, and what each can be by itself or by those behind it.

use super::usual::{read_days_word, read_times};
use crate::domain::text::fold;

/// The words most families use for a grown-up: they end a name typed without days.
const ROLES: &str = "mum mummy mam mom mama dad daddy tad papa tata stepmum stepdad nan nana gran granny grandma grandad grandpa taid nain \
                     babcia aunt auntie uncle carer guardian nanny neighbour friend parents";
/// What one child is to another: both are of one family.
const KIN: &str = "brother brothers sister sisters sibling siblings twin twins";
/// Said before such a word, before a grown-up or before the second child: "her little brother",
/// "their mum", "baby Ted".
const WHOSE: &str = "her his their the my little big baby older younger twin";
/// Words between the others that say nothing of their own.
const FILLERS: &str = "after school afterschool club from to about at or";
/// Words that say nothing of their own where a day, a time or a grown-up follows: "comes on mon",
/// "picked up by mum".
const LEADING: &str = "comes come coming here is on every each day days usually mostly until till til by half around collected collects \
                       collect picked picks up fetched";
/// A figure after one of these is an hour: "until 5", "half 5".
const BEFORE_AN_HOUR: &str = "to until till til by half";
/// Between the first day and the last: "mon to thu".
const BEFORE_THE_LAST_DAY: &str = "to until till til";
/// What has no place in the usual week, which goes by days and times.
const OF_NO_DAY: &str = "am pm morning mornings afternoon afternoons full part term time only";
/// Between a grown-up and the name: "mum is called Beth".
const BEFORE_A_NAME: &str = "is are called named";
/// Words of an age beside its figure: "aged 3", "18 months old".
const OF_AN_AGE: &str = "aged age years year yrs months month old nearly";
/// In years or in months, no child who is minded is older.
const OLDEST: u32 = 36;

/// One word without the signs around it.
pub struct Word<'l> {
    pub said: &'l str,
    folded: String,
    /// A comma came after it.
    pub ends_part: bool,
}

pub fn words_of(line: &str) -> Vec<Word<'_>> {
    const BETWEEN: [char; 4] = [' ', ',', ';', '/'];
    let mut words: Vec<Word> = Vec::new();
    for piece in without_opening(line).split_inclusive(BETWEEN) {
        let is_sign = |letter: char| {
            BETWEEN.contains(&letter) || matches!(letter, '(' | ')' | '.' | ':' | '-' | '–' | '—')
        };
        let said = piece.trim_matches(is_sign);
        let ends_part = piece.ends_with([',', ';']);
        if !said.is_empty() {
            words.push(Word {
                said,
                folded: fold(said),
                ends_part,
            });
        } else if let Some(last) = words.last_mut() {
            last.ends_part |= ends_part;
        }
    }
    words
}

/// Without "I look after" at the front.
fn without_opening(line: &str) -> &str {
    let line = line.trim_start();
    let opens = line
        .split_once(' ')
        .is_some_and(|(first, _)| matches!(fold(first).as_str(), "i" | "we"));
    if opens {
        line.split_once(" after ").map_or(line, |(_, rest)| rest)
    } else {
        line
    }
}

/// "mum", or "mum's" as in "mum's called Beth".
pub fn is_role(folded: &str) -> bool {
    is_one_of(ROLES, of_whom(folded))
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

/// "Ola" of "Ola's".
pub fn of_whom(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

impl Word<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.folded == word
    }

    fn is_any(&self, words: &str) -> bool {
        is_one_of(words, &self.folded)
    }

    pub fn is_and(&self) -> bool {
        self.is_any("and & plus")
    }

    pub fn is_role(&self) -> bool {
        is_role(&self.folded)
    }

    /// What one child is to another.
    pub fn is_kin(&self) -> bool {
        self.is_any(KIN)
    }

    /// "her" or "little".
    pub fn is_whose(&self) -> bool {
        self.is_any(WHOSE)
    }

    pub fn comes_before_an_hour(&self) -> bool {
        self.is_any(BEFORE_AN_HOUR)
    }

    /// "to" of "mon to thu".
    pub fn comes_before_the_last_day(&self) -> bool {
        self.is_any(BEFORE_THE_LAST_DAY)
    }

    pub fn is_of_an_age(&self) -> bool {
        self.is_any(OF_AN_AGE)
    }

    pub fn is_of_no_day(&self) -> bool {
        self.is_any(OF_NO_DAY)
    }

    /// "called" of "mum is called Beth".
    pub fn comes_before_a_name(&self) -> bool {
        self.is_any(BEFORE_A_NAME)
    }

    pub fn has_figure(&self) -> bool {
        self.said.contains(|letter: char| letter.is_ascii_digit())
    }

    fn is_day_or_time(&self) -> bool {
        read_days_word(self.said).is_some() || read_times(self.said).is_some()
    }

    /// "3", "18m" or "2½", but not "8am".
    fn is_years_or_months(&self) -> bool {
        let figures = self
            .said
            .trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '½');
        !self.is_day_or_time() && figures.parse().is_ok_and(|number: u32| number <= OLDEST)
    }

    /// Whether it says nothing of its own before `rest`.
    pub fn says_nothing(&self, rest: &[Word]) -> bool {
        let leads_to = || {
            rest.iter()
                .find(|next| !next.is_any(LEADING) && !next.is_any(FILLERS))
        };
        let is_known = |next: &Word| next.has_figure() || next.is_day_or_time() || next.is_role();
        self.is_any(FILLERS) || self.is_any(LEADING) && leads_to().is_some_and(is_known)
    }

    /// Whether no name goes on with it.
    fn ends_a_name(&self, rest: &[Word]) -> bool {
        self.is_and()
            || self.is_role()
            || self.is_kin()
            || self.is_whose()
            || self.is_day_or_time()
            || self.is_of_no_day()
            || self.says_nothing(rest)
    }
}

pub fn begins_with_a_name(part: &str) -> bool {
    words_of(part)
        .split_first()
        .is_some_and(|(first, rest)| !first.has_figure() && !first.ends_a_name(rest))
}

/// How many of these words tell an age. A count of things is none: "had 2 naps".
pub fn words_of_an_age(words: &[Word]) -> usize {
    let is_of_it = |word: &&Word| word.is_of_an_age() || word.is_years_or_months();
    let within = words
        .iter()
        .position(|word| word.ends_part)
        .map_or(words, |end| &words[..=end]);
    let taken = within.iter().take_while(is_of_it).count();
    let (age, rest) = within.split_at(taken);
    let goes_on = rest
        .split_first()
        .is_none_or(|(next, rest)| next.ends_a_name(rest));
    if goes_on && age.iter().any(Word::has_figure) {
        taken
    } else {
        0
    }
}
