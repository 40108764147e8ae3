//! The recovery code: eight groups of four letters on paper that open the log when the passphrase
//! is forgotten.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::bytes::Bytes;
use crate::store::Result;

/// Letters that are not taken for one another when written by hand. Their number is prime, so that
/// one check letter a group finds every single slip and every two letters swapped.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTVWXYZ";
const GROUPS: usize = 8;
const GROUP: usize = 4;
/// Fewer random bytes than this would be turned away, so that every letter is as likely.
const FAIR: u8 = 23 * 11;

/// Wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize)]
#[zeroize(drop)]
pub struct RecoveryCode(String);

/// What does not look right in a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// So many letters were typed, and not 32.
    Letters(usize),
    /// The group with this place, counted from one.
    Group(usize),
}

impl RecoveryCode {
    pub fn new() -> Result<Self> {
        let mut code = Self(String::with_capacity(GROUPS * GROUP));
        for group in 0..GROUPS {
            let letters = [fair_letter()?, fair_letter()?, fair_letter()?];
            for number in letters.into_iter().chain([check(group, letters)]) {
                code.0.push(char::from(LETTERS[usize::from(number)]));
            }
        }
        Ok(code)
    }

    /// Reads a code as it was typed: capitals or not, with blanks or dashes anywhere.
    pub fn read(typed: &str) -> std::result::Result<Self, Slip> {
        let folded: Zeroizing<String> = Zeroizing::new(
            typed
                .nfkc()
                .filter(|letter| letter.is_alphanumeric())
                .collect(),
        );
        let code = Self(folded.to_uppercase());
        let letters = code.0.chars().count();
        let wrong = code
            .0
            .as_bytes()
            .chunks(GROUP)
            .enumerate()
            .find(|(place, group)| !is_right(*place, group));
        match wrong {
            // The letters before a gap tell more than the count does.
            Some((place, group)) if group.len() == GROUP && place < GROUPS => {
                Err(Slip::Group(place + 1))
            }
            _ if letters != GROUPS * GROUP => Err(Slip::Letters(letters)),
            _ => Ok(code),
        }
    }

    /// The eight groups, as they are printed.
    pub fn groups(&self) -> Vec<&str> {
        (0..GROUPS)
            .filter_map(|place| self.0.get(place * GROUP..(place + 1) * GROUP))
            .collect()
    }

    pub fn letters(&self) -> &str {
        &self.0
    }
}

/// Names the slip, and what to do about it.
impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letters(letters) => {
                write!(
                    f,
                    "The code has eight groups of four letters, and {letters} letters are here. Look at the sheet."
                )
            }
            Self::Group(place) => write!(
                f,
                "The {} group does not look right. Look at the sheet.",
                ordinal(*place)
            ),
        }
    }
}

/// "third"
pub fn ordinal(place: usize) -> &'static str {
    const NAMES: [&str; GROUPS] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    ];
    NAMES
        .get(place.saturating_sub(1))
        .copied()
        .unwrap_or("last")
}

fn is_right(place: usize, group: &[u8]) -> bool {
    let numbers: Option<Vec<u8>> = group.iter().map(|letter| number_of(*letter)).collect();
    matches!(numbers.as_deref(), Some([first, second, third, last]) if *last == check(place, [*first, *second, *third]))
}

fn number_of(letter: u8) -> Option<u8> {
    LETTERS
        .iter()
        .position(|own| *own == letter)
        .and_then(|place| u8::try_from(place).ok())
}

/// Each place weighs differently, and each group begins at another number.
fn check(group: usize, [first, second, third]: [u8; 3]) -> u8 {
    let sum =
        usize::from(first) + 2 * usize::from(second) + 3 * usize::from(third) + 5 * (group + 1);
    u8::try_from(sum % LETTERS.len()).unwrap_or(0)
}

fn fair_letter() -> Result<u8> {
    loop {
        let byte = Bytes::random(1)?.0[0];
        if byte < FAIR {
            return Ok(byte % 23);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{GROUP, LETTERS, RecoveryCode, Slip};

    fn code() -> RecoveryCode {
        RecoveryCode::new().unwrap()
    }

    #[test]
    fn a_code_reads_back_however_it_is_spaced_and_no_two_are_alike() {
        let code = code();
        let groups = code.groups();
        assert_eq!((groups.len(), groups[0].len()), (8, 4));
        for typed in [
            groups.join(" "),
            groups.join("-").to_lowercase(),
            groups.concat(),
            format!("  {}\n", groups.join(" - ")),
        ] {
            assert!(
                RecoveryCode::read(&typed).is_ok_and(|read| read == code),
                "{typed}"
            );
        }
        assert!(self::code() != code);
    }

    #[test]
    fn every_single_slip_and_every_two_letters_swapped_are_named_by_their_group() {
        let code = code();
        let letters: Vec<u8> = code.0.bytes().collect();
        for place in 0..letters.len() {
            for other in LETTERS.iter().filter(|other| **other != letters[place]) {
                let mut slip = letters.clone();
                slip[place] = *other;
                let read = RecoveryCode::read(str::from_utf8(&slip).unwrap());
                assert_eq!(read.err(), Some(Slip::Group(place / GROUP + 1)));
            }
            let mut swapped = letters.clone();
            if place + 1 < letters.len()
                && (place + 1) % GROUP != 0
                && letters[place] != letters[place + 1]
            {
                swapped.swap(place, place + 1);
                assert_eq!(
                    RecoveryCode::read(str::from_utf8(&swapped).unwrap()).err(),
                    Some(Slip::Group(place / GROUP + 1))
                );
            }
        }
        let groups = code.groups();
        assert_eq!(
            RecoveryCode::read(&groups[..7].join(" ")).err(),
            Some(Slip::Letters(28))
        );
        assert_eq!(
            RecoveryCode::read(&[groups.join(" ").as_str(), "AB"].join(" ")).err(),
            Some(Slip::Letters(34))
        );
        assert_eq!(RecoveryCode::read("").err(), Some(Slip::Letters(0)));
        let elsewhere = [groups[1], groups[0]]
            .into_iter()
            .chain(groups[2..].iter().copied())
            .collect::<Vec<_>>()
            .join(" ");
        assert_eq!(
            RecoveryCode::read(&elsewhere).err(),
            Some(Slip::Group(1)),
            "groups in another order"
        );
        let digit = format!("{}5{}", &groups.concat()[..9], &groups.concat()[10..]);
        assert_eq!(
            RecoveryCode::read(&digit).err().unwrap().to_string(),
            "The third group does not look right. Look at the sheet."
        );
    }
}
