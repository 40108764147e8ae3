//! The ages a thing suits: read from what she types, said in words, and asked whether a child is
//! among them.

use super::family::Age;
use super::wording::count;

/// From and to, in months; open where nobody has said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ages {
    pub from: Option<u16>,
    pub to: Option<u16>,
}

/// A number above this without its unit is taken as months: nobody here is eleven.
const MOST_YEARS: u16 = 10;

impl Ages {
    /// "18 months to 4 years", "2-4", "from 2", "up to 3 years"; nothing for nothing. `None` when
    /// it cannot be read.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Some(Self::default());
        }
        if let Some(rest) = text
            .strip_prefix("from ")
            .or_else(|| text.strip_suffix('+'))
            .or_else(|| text.strip_suffix(" and up"))
            && !rest.contains(" to ")
        {
            return Some(Self {
                from: Some(months(rest, "")?),
                to: None,
            });
        }
        if let Some(rest) = text
            .strip_prefix("up to ")
            .or_else(|| text.strip_prefix("to "))
        {
            return Some(Self {
                from: None,
                to: Some(months(rest, "")?),
            });
        }
        let text = text.strip_prefix("from ").unwrap_or(&text);
        let (from, to) = text
            .split_once(" to ")
            .or_else(|| text.split_once(['-', '–']))?;
        let unit = to
            .trim()
            .trim_start_matches(|letter: char| letter.is_ascii_digit());
        let (from, to) = (months(from, unit)?, months(to, "")?);
        (from <= to).then_some(Self {
            from: Some(from),
            to: Some(to),
        })
    }

    /// "18 months to 4 years"; empty when nobody has said.
    pub fn words(self) -> String {
        match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), None) => format!("from {}", say(from)),
            (None, Some(to)) => format!("up to {}", say(to)),
            (Some(from), Some(to)) => format!("{} to {}", say(from), say(to)),
        }
    }

    /// Whether a child of this age is among them; the month after the last still counts, since
    /// nobody grows out of a toy overnight.
    pub fn suit(self, age: Age) -> bool {
        let months = age.years * 12 + age.months;
        self.from.is_none_or(|from| u32::from(from) <= months)
            && self.to.is_none_or(|to| months <= u32::from(to) + 1)
    }
}

fn months(text: &str, unit: &str) -> Option<u16> {
    let text = text.trim();
    let digits = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, own) = text.split_at(digits);
    let number: u16 = number.parse().ok()?;
    let unit = if own.trim().is_empty() {
        unit.trim()
    } else {
        own.trim()
    };
    match unit {
        "m" | "month" | "months" => Some(number),
        "" if number > MOST_YEARS => Some(number),
        "" | "y" | "yr" | "yrs" | "year" | "years" => number.checked_mul(12),
        _ => None,
    }
}

fn say(months: u16) -> String {
    if months >= 24 && months.is_multiple_of(12) {
        count(usize::from(months / 12), "year")
    } else {
        count(usize::from(months), "month")
    }
}

#[cfg(test)]
mod tests {
    use super::Ages;
    use crate::domain::Age;

    #[test]
    fn ages_are_read_as_they_are_said() {
        for (typed, said) in [
            ("", ""),
            ("2-4", "2 years to 4 years"),
            ("18 months to 4 years", "18 months to 4 years"),
            ("6 to 18 months", "6 months to 18 months"),
            ("18-36", "18 months to 3 years"),
            ("from 2", "from 2 years"),
            ("3+", "from 3 years"),
            ("up to 3 years", "up to 3 years"),
            ("FROM 9 months to 2 years", "9 months to 2 years"),
        ] {
            assert_eq!(
                Ages::read(typed).map(Ages::words).as_deref(),
                Some(said),
                "{typed}"
            );
            assert_eq!(
                Ages::read(said).map(Ages::words).as_deref(),
                Some(said),
                "{said}"
            );
        }
        for typed in ["big ones", "4-2", "two", "3 weeks", "70000"] {
            assert_eq!(Ages::read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_child_is_among_them_or_not() {
        let ages = Ages {
            from: Some(18),
            to: Some(36),
        };
        let age = |years, months| Age { years, months };
        assert!(
            !ages.suit(age(1, 5))
                && ages.suit(age(1, 6))
                && ages.suit(age(3, 1))
                && !ages.suit(age(3, 2))
        );
        assert!(Ages::default().suit(age(0, 1)));
    }
}
