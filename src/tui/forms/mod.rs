//! Every form of the program: one list of fields each, beside the small readers and writers they
//! share.

mod adult;
mod child;
mod entry;
mod family;
mod idea;
mod key_day;
mod pressure;
mod quick_words;
mod share;
mod signpost;
mod thing;
mod time_off;
mod way;

pub use adult::ADULT;
pub use child::{CHILD, say_days};
pub use entry::ENTRY;
pub use family::FAMILY;
pub use idea::IDEA;
pub use key_day::KEY_DAY;
pub use pressure::PRESSURE;
pub use quick_words::QUICK_WORDS;
pub use share::SHARE;
pub use signpost::SIGNPOST;
pub use thing::THING;
pub use time_off::TIME_OFF;
pub use way::WAY;

use chrono::NaiveDate;

use super::form::{Around, Complaint};
use crate::domain::dates::{Toward, read_day, say_date};
use crate::domain::text::{clean, clean_line, paragraphs};

/// A day as a field shows it; empty when there is none.
fn show_day(day: Option<NaiveDate>, around: &Around) -> String {
    day.map_or_else(String::new, |day| say_date(day, around.today))
}

/// A day typed into a field; empty clears it.
fn take_day(typed: &str, toward: Toward, around: &Around) -> Result<Option<NaiveDate>, Complaint> {
    if typed.is_empty() {
        return Ok(None);
    }
    read_day(typed, around.today, toward)
        .map(Some)
        .map_err(|doubt| {
            format!(
                "\"{typed}\" is kept here. {} Such as 19/11, 4 dec or last fri; then Enter.",
                doubt.question(around.today)
            )
        })
}

/// The words "yes" and "no" for a numbered field.
const YES_NO: [&str; 2] = ["yes", "no"];

fn yes_or_no(yes: bool) -> String {
    YES_NO[usize::from(!yes)].to_owned()
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// The words of a closed list, as a numbered field offers them.
macro_rules! offered {
    ($choice:ty) => {
        |_, _| {
            <$choice>::ALL
                .iter()
                .map(|choice| choice.word().to_owned())
                .collect()
        }
    };
}
use offered;

fn keep(into: &mut String, typed: &str) -> Result<(), Complaint> {
    *into = clean_line(typed);
    Ok(())
}

fn keep_paragraphs(into: &mut String, typed: &str) -> Result<(), Complaint> {
    *into = paragraphs(&clean(typed));
    Ok(())
}
