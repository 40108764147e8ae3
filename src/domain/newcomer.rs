//! A child typed on one line, as on the first evening: `ola mon tue wed fri mum dad 17:00`; and usual days as one field of a form.

use chrono::{NaiveTime, Weekday};

use super::dates::{read_time, read_weekday, say_time};
use super::text::fold;
use super::wording::{and_list, or_list};

/// What was said about a new child, or about brothers and sisters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// First names, in the order given: several are one family.
    pub names: Vec<String>,
    pub days: Vec<Weekday>,
    /// In the order given; the first usually collects.
    pub adults: Vec<NewAdult>,
    pub arrives: Option<NaiveTime>,
    pub collected: Option<NaiveTime>,
}

/// A grown-up, as "mum" or "mum Claire".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewAdult {
    pub role: String,
    pub name: String,
}

const WEEK: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// "Mon Tue Fri".
pub fn say_weekdays(days: &[Weekday]) -> String {
    let names: Vec<String> = days.iter().map(ToString::to_string).collect();
    names.join(" ")
}

/// Words that no grown-up is called by.
const OF_SENTENCES: [&str; 12] = ["a", "the", "of", "was", "is", "so", "with", "his", "her", "my", "on", "in"];
/// Words the longest name has.
const LONGEST_NAME: usize = 3;

/// Words between the others that say nothing of their own.
const FILLERS: [&str; 8] = ["after", "school", "afterschool", "from", "to", "about", "at", "or"];

/// Reads a line about new children, family by family: names with commas between them and nothing else are a family each. Of none
/// there is no name.
pub fn read(line: &str) -> Vec<Newcomer> {
    let parts: Vec<&str> = line.split(',').filter(|part| !part.trim().is_empty()).collect();
    let is_one_name = |one: &Newcomer| one.is_only_named() && one.names.len() == 1;
    let names_nobody_else = |part: &&&str| !part.split_whitespace().any(|word| is_role(&fold(word)));
    let listed: Vec<Newcomer> = parts.iter().filter(names_nobody_else).filter_map(|part| read_family(part)).filter(is_one_name).collect();
    if parts.len() > 1 && listed.len() == parts.len() {
        return listed;
    }
    read_family(line).into_iter().collect()
}

/// Reads a line about one family: the words before the first day, time or role word are names; "and" or a comma joins brothers and
/// sisters. `None` when no name is left.
fn read_family(line: &str) -> Option<Newcomer> {
    let mut newcomer = Newcomer::default();
    let mut name: Vec<String> = Vec::new();
    let mut is_name = true;
    // A name follows its role at once, and with a capital: "mum Claire". Else it is another role: "mum babcia".
    let mut may_be_called = false;
    for word in line.split_inclusive([' ', ',']) {
        let (ends_name, word) = (word.ends_with(','), word.trim_end_matches([' ', ',']));
        if word.is_empty() {
            continue;
        }
        let folded = fold(word);
        if let Some(days) = read_days_word(word) {
            newcomer.days.extend(days);
        } else if let Some((arrives, collected)) = read_times(word) {
            newcomer.arrives = arrives.or(newcomer.arrives);
            newcomer.collected = Some(collected);
        } else if matches!(folded.as_str(), "and" | "&") {
            if is_name && !name.is_empty() {
                newcomer.names.push(std::mem::take(&mut name).join(" "));
            }
            continue;
        } else if is_name && (name.is_empty() && newcomer.names.is_empty() || !is_role(&folded) && !FILLERS.contains(&folded.as_str())) {
            name.push(capitalised(word));
            if ends_name {
                newcomer.names.push(std::mem::take(&mut name).join(" "));
            }
            continue;
        } else if !FILLERS.contains(&folded.as_str()) && !word.chars().any(|letter| letter.is_ascii_digit()) {
            match newcomer.adults.last_mut() {
                Some(adult) if may_be_called && !is_role(&folded) && word.starts_with(char::is_uppercase) => {
                    adult.name = word.to_owned();
                }
                _ => newcomer.adults.push(NewAdult { role: capitalised(word), name: String::new() }),
            }
        }
        is_name = false;
        may_be_called = is_role(&folded);
    }
    newcomer.names.extend((!name.is_empty()).then(|| name.join(" ")));
    // A time without days is for every weekday; she sees that in the echo.
    if newcomer.days.is_empty() && newcomer.collected.is_some() {
        newcomer.days.extend(&WEEK[..5]);
    }
    newcomer.days.sort_by_key(Weekday::num_days_from_monday);
    newcomer.days.dedup();
    (!newcomer.names.is_empty()).then_some(newcomer)
}

/// Whether a line reads like words about a day rather than like a child: a stop at its end, a figure where the name would be,
/// more words than a name has, or several that are nobody's name by their letters.
pub fn is_about_the_day(line: &str) -> bool {
    let Some(newcomer) = read_family(line) else { return false };
    let is_no_name_at_all = newcomer.is_only_named() && !line.contains(char::is_uppercase);
    let is_no_name = |name: &String| name.split(' ').count() > LONGEST_NAME || name.contains(|letter: char| letter.is_ascii_digit());
    let is_no_adult = |adult: &NewAdult| OF_SENTENCES.contains(&fold(&adult.role).as_str());
    line.trim_end().ends_with(['.', '!'])
        || line.contains(": ")
        || newcomer.names.iter().any(|name| is_no_name(name) || is_no_name_at_all && name.contains(' '))
        || newcomer.adults.iter().any(is_no_adult)
}

/// "17:00", or "08:00-17:30": when a child comes, if said, and goes.
pub fn read_times(word: &str) -> Option<(Option<NaiveTime>, NaiveTime)> {
    if let Some(collected) = read_time(word) {
        return Some((None, collected));
    }
    let (from, to) = word.split_once(['-', '–'])?;
    Some((Some(read_time(from)?), read_time(to)?))
}

/// The words most families use for a grown-up: they end a name typed without days.
const ROLES: [&str; 24] = [
    "mum", "mummy", "mam", "mom", "mama", "dad", "daddy", "tad", "papa", "tata", "nan", "nana", "gran", "granny", "grandma", "grandad",
    "grandpa", "taid", "nain", "babcia", "auntie", "uncle", "carer", "guardian",
];

fn is_role(folded: &str) -> bool {
    ROLES.contains(&folded)
}

/// The weekdays one word stands for: "mon", "mon-fri", "weekdays".
pub fn read_days_word(word: &str) -> Option<Vec<Weekday>> {
    match fold(word).as_str() {
        "weekdays" | "everyday" | "daily" | "all" => Some(WEEK[..5].to_vec()),
        _ => match word.split_once('-').map(|(from, to)| (read_weekday(from), read_weekday(to))) {
            Some((Some(from), Some(to))) => Some(from_to(from, to)),
            _ => read_weekday(word).map(|day| vec![day]),
        },
    }
}

fn from_to(from: Weekday, to: Weekday) -> Vec<Weekday> {
    let (first, last) = (from.num_days_from_monday() as usize, to.num_days_from_monday() as usize);
    WEEK.into_iter().skip(first).take((last + 1).saturating_sub(first)).collect()
}

/// With a capital at the front when it was typed without any; "d'Arcy" stays.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !word.chars().any(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// "Zoe, Kai and Ola · a family each", or all that was said about one.
pub fn echo(newcomers: &[Newcomer]) -> String {
    match newcomers {
        [one] => one.echo(),
        several => format!("{} · a family each", names_of(several)),
    }
}

/// "Zoe, Kai and Ola".
pub fn names_of(newcomers: &[Newcomer]) -> String {
    and_list(newcomers.iter().flat_map(|newcomer| &newcomer.names).map(String::as_str))
}

impl Newcomer {
    /// Nothing but a name, or several, was said.
    fn is_only_named(&self) -> bool {
        self.days.is_empty() && self.adults.is_empty() && self.collected.is_none()
    }

    /// "Ola · here Mon Tue Wed Fri · Mum or Dad collect, about 17:00".
    fn echo(&self) -> String {
        let mut parts = vec![and_list(self.names.iter().map(String::as_str))];
        if self.names.len() > 1 {
            parts.push("one family".to_owned());
        }
        if !self.days.is_empty() {
            parts.push(format!("here {}", say_weekdays(&self.days)));
        }
        let called = |adult: &NewAdult| if adult.name.is_empty() { adult.role.clone() } else { format!("{} ({})", adult.role, adult.name) };
        let adults: Vec<String> = self.adults.iter().map(called).collect();
        let who = or_list(adults.iter().map(String::as_str));
        let verb = if self.adults.len() == 1 { "collects" } else { "collect" };
        match (self.adults.is_empty(), self.collected) {
            (false, Some(time)) => parts.push(format!("{who} {verb}, about {}", say_time(time))),
            (false, None) => parts.push(format!("{who} {verb}")),
            (true, Some(time)) => parts.push(format!("collected about {}", say_time(time))),
            (true, None) => {}
        }
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_from_a_child() {
        for line in
            ["Slept well.", "slept 40 min", "ate all of the pie", "ola: slept", "New tooth!", "slept well", "slept well, happy", "had fun"]
        {
            assert!(is_about_the_day(line), "typed: {line}");
        }
        for line in [
            "ola",
            "ola mon tue wed fri mum dad 17:00",
            "Mary Ann Jones fri nan",
            "Mary Ann",
            "zoe, kai",
            "zoë, effy and sam fri",
            "zoë and sam",
            "Kai after school all dad",
            "",
        ] {
            assert!(!is_about_the_day(line), "typed: {line}");
        }
    }

    #[test]
    fn one_line_gives_name_days_adults_and_time() {
        for (line, echo) in [
            ("ola mon tue wed fri mum dad 17:00", "Ola · here Mon Tue Wed Fri · Mum or Dad collect, about 17:00"),
            ("Zoë", "Zoë"),
            ("mary-jane mon-fri nan 4.30pm", "Mary-jane · here Mon Tue Wed Thu Fri · Nan collects, about 16:30"),
            ("Sam mum", "Sam · Mum collects"),
            ("Zoe, mum Claire, dad", "Zoe · Mum (Claire) or Dad collect"),
            ("Zoe Mum babcia Auntie Jo", "Zoe · Mum, Babcia or Auntie (Jo) collect"),
            ("Mona tues thurs", "Mona · here Tue Thu"),
            ("sunny fri 16:00", "Sunny · here Fri · collected about 16:00"),
            ("Mia-Rose O'Neil mon tue 08:00-17:30 mum nan", "Mia-Rose O'Neil · here Mon Tue · Mum or Nan collect, about 17:30"),
            ("Kai after school all dad mum 17:15", "Kai · here Mon Tue Wed Thu Fri · Dad or Mum collect, about 17:15"),
            ("zoë and ola fri mum", "Zoë and Ola · one family · here Fri · Mum collects"),
            ("zoë, effy and sam fri", "Zoë, Effy and Sam · one family · here Fri"),
            ("Mary Ann, sam mon", "Mary Ann and Sam · one family · here Mon"),
            ("zoe, kai, mary ann", "Zoe, Kai and Mary Ann · a family each"),
            ("zoe,kai,", "Zoe and Kai · a family each"),
            ("zoe, mon, tue, mum", "Zoe · here Mon Tue · Mum collects"),
            ("Gwen mon 17:3", "Gwen · here Mon"),
        ] {
            assert_eq!(super::echo(&read(line)), echo, "typed: {line}");
        }
        for line in ["   ", "mon tue", "17:00", ","] {
            assert_eq!(read(line), [], "typed: {line}");
        }
    }
}
