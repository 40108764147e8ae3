//! A child typed on one line, as on the first evening: `ola mon tue wed fri mum dad 17:00`; and
//! usual days as one field of a form.

mod reading;
mod usual;
mod word;

use chrono::{NaiveTime, Weekday};

use super::dates::say_time;
use super::text::fold;
use super::wording::{and_list, or_list};

pub use reading::read;
pub use usual::{read_days_word, read_times, say_weekdays};

/// What was said about a new child, or about brothers and sisters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// First names, in the order given: several are one family.
    pub names: Vec<String>,
    /// Days that were said; see [`Newcomer::usual_days`].
    pub days: Vec<Weekday>,
    /// In the order given; the first usually collects.
    pub adults: Vec<NewAdult>,
    pub arrives: Option<NaiveTime>,
    pub collected: Option<NaiveTime>,
    /// Words that have no place on such a line, such as an age.
    pub not_kept: Vec<String>,
}

/// A grown-up, as "mum" or "mum Claire".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewAdult {
    pub role: String,
    pub name: String,
}

/// Words that no grown-up is called by.
const OF_SENTENCES: [&str; 12] = [
    "a", "the", "of", "was", "is", "so", "with", "his", "her", "my", "on", "in",
];
/// Words the longest name has.
const LONGEST_NAME: usize = 3;

/// Whether a line reads like words about a day rather than like a child: a stop at its end, a
/// figure where the name would be, more words than a name has, or several that are nobody's name by
/// their letters. A child of `known` names with small words behind had a day, too.
pub fn is_about_the_day<'k>(line: &str, mut known: impl Iterator<Item = &'k str>) -> bool {
    let Some(newcomer) = reading::read_family(line) else {
        return false;
    };
    let has_small_letters_only = |words: &str| !words.contains(char::is_uppercase);
    let is_no_name_at_all = newcomer.is_only_named() && has_small_letters_only(line);
    let is_no_name = |name: &String| {
        name.split(' ').count() > LONGEST_NAME
            || name.contains(|letter: char| letter.is_ascii_digit())
    };
    let is_of_sentences = |adult: &NewAdult| OF_SENTENCES.contains(&fold(&adult.role).as_str());
    let is_of_no_use = newcomer.days.is_empty()
        && !newcomer
            .adults
            .iter()
            .any(|adult| word::is_role(&fold(&adult.role)));
    let tells_of = |name: &str| {
        let rest = line
            .trim()
            .get(name.len()..)
            .filter(|rest| rest.starts_with(' ') && has_small_letters_only(rest));
        rest.is_some() && fold(line.trim()).starts_with(&fold(name))
    };
    line.trim_end().ends_with(['.', '!'])
        || line.contains(": ") && is_of_no_use
        || newcomer
            .names
            .iter()
            .any(|name| is_no_name(name) || is_no_name_at_all && name.contains(' '))
        || newcomer
            .adults
            .iter()
            .any(|adult| is_of_sentences(adult) || is_of_no_use)
        || newcomer.is_only_named() && known.any(tells_of)
}

/// Whether a line says that there is no other child.
pub fn says_that_is_everyone(line: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "that's all",
        "thats all",
        "that is all",
        "that's everyone",
        "thats everyone",
        "that is everyone",
        "that's it",
        "done",
        "all done",
        "finished",
        "no",
        "none",
        "no more",
        "nobody else",
    ];
    ENDINGS.contains(
        &fold(line.trim().trim_end_matches(['.', '!']))
            .replace('’', "'")
            .as_str(),
    )
}

/// With a capital at the front when it was typed without any; "d'Arcy" stays.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !word.chars().any(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// "Zoe, Kai and Ola · a family each", or all that was said about one.
pub fn echo(newcomers: &[Newcomer]) -> String {
    match newcomers {
        [one] => one.echo(),
        several
            if several
                .iter()
                .all(|one| one.is_only_named() && one.not_kept.is_empty()) =>
        {
            format!("{} · a family each", names_of(several))
        }
        several => {
            let echoes: Vec<String> = several.iter().map(Newcomer::echo).collect();
            format!("{} · a family each", echoes.join("; "))
        }
    }
}

/// What is said where nothing is new.
pub fn already_listed(newcomers: &[Newcomer]) -> String {
    let names = names_of(newcomers);
    format!(
        "{names}: listed already. Another child of that name? Add a letter, such as  {names} B, then Enter."
    )
}

/// "Zoe, Kai and Ola".
pub fn names_of(newcomers: &[Newcomer]) -> String {
    and_list(
        newcomers
            .iter()
            .flat_map(|newcomer| &newcomer.names)
            .map(String::as_str),
    )
}

impl Newcomer {
    /// Nothing but a name, or several, was said.
    pub fn is_only_named(&self) -> bool {
        self.days.is_empty()
            && self.adults.is_empty()
            && self.arrives.is_none()
            && self.collected.is_none()
    }

    /// The days said; a time without days is for every weekday, which she sees in the echo.
    pub fn usual_days(&self) -> Vec<Weekday> {
        let has_time = self.arrives.is_some() || self.collected.is_some();
        if self.days.is_empty() && has_time {
            usual::weekdays()
        } else {
            self.days.clone()
        }
    }

    /// "Ola · here Mon Tue Wed Fri · Mum or Dad collect, about 17:00".
    fn echo(&self) -> String {
        let mut parts = vec![and_list(self.names.iter().map(String::as_str))];
        if self.names.len() > 1 {
            parts.push("one family".to_owned());
        }
        let days = self.usual_days();
        let from = self
            .arrives
            .map(|time| format!(" from {}", say_time(time)))
            .unwrap_or_default();
        if !days.is_empty() {
            parts.push(format!("here {}{from}", say_weekdays(&days)));
        }
        let called = |adult: &NewAdult| {
            if adult.name.is_empty() {
                adult.role.clone()
            } else {
                format!("{} ({})", adult.role, adult.name)
            }
        };
        let adults: Vec<String> = self.adults.iter().map(called).collect();
        let who = or_list(adults.iter().map(String::as_str));
        let verb = if self.adults.len() == 1 {
            "collects"
        } else {
            "collect"
        };
        match (self.adults.is_empty(), self.collected) {
            (false, Some(time)) => parts.push(format!("{who} {verb}, about {}", say_time(time))),
            (false, None) => parts.push(format!("{who} {verb}")),
            (true, Some(time)) => parts.push(format!("collected about {}", say_time(time))),
            (true, None) => {}
        }
        if !self.not_kept.is_empty() {
            parts.push(format!("not kept: {}", self.not_kept.join(" ")));
        }
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_from_a_child() {
        for line in [
            "Slept well.",
            "slept 40 min",
            "ate all of the pie",
            "ola: slept",
            "New tooth!",
            "slept well",
            "slept well, happy",
            "had fun",
            "had 2 naps",
            "slept about 2 hours",
            "went to 3 parks",
            "Ola ate her lunch",
            "Ola was tired",
            "ola comes home with mum happy",
        ] {
            assert!(is_about_the_day(line, ["Ola"].into_iter()), "typed: {line}");
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
            "Amelia 3",
            "Ola Smith",
            "Ola's mum is Beth",
            "Amelia and her brother Jack",
            "zoe comes on mondays until 5",
            "Leo, 4, and his sister Isla, 2 - mum collects at 4.30",
            "Noah every day until half 5 with gran",
            "Evie: mon tue",
            "I look after Amelia and Jack Smith",
            "",
        ] {
            assert!(
                !is_about_the_day(line, ["Ola"].into_iter()),
                "typed: {line}"
            );
        }
    }

    #[test]
    fn an_end_is_told_from_a_child() {
        for line in ["that's all", "That’s all.", "done", "No more"] {
            assert!(says_that_is_everyone(line), "typed: {line}");
        }
        for line in ["", "noah", "Nona", "all", "Don"] {
            assert!(!says_that_is_everyone(line), "typed: {line}");
        }
    }

    #[test]
    fn one_line_gives_name_days_adults_and_time() {
        for (line, echo) in [
            (
                "ola mon tue wed fri mum dad 17:00",
                "Ola · here Mon Tue Wed Fri · Mum or Dad collect, about 17:00",
            ),
            ("Zoë", "Zoë"),
            (
                "mary-jane mon-fri nan 4.30pm",
                "Mary-jane · here Mon Tue Wed Thu Fri · Nan collects, about 16:30",
            ),
            ("Sam mum", "Sam · Mum collects"),
            ("Zoe, mum Claire, dad", "Zoe · Mum (Claire) or Dad collect"),
            (
                "Zoe Mum babcia Auntie Jo",
                "Zoe · Mum, Babcia or Auntie (Jo) collect",
            ),
            ("Mona tues thurs", "Mona · here Tue Thu"),
            (
                "sunny fri 16:00",
                "Sunny · here Fri · collected about 16:00",
            ),
            (
                "Mia-Rose O'Neil mon tue 08:00-17:30 mum nan",
                "Mia-Rose O'Neil · here Mon Tue from 08:00 · Mum or Nan collect, about 17:30",
            ),
            (
                "Kai after school all dad mum 17:15",
                "Kai · here Mon Tue Wed Thu Fri · Dad or Mum collect, about 17:15",
            ),
            (
                "zoë and ola fri mum",
                "Zoë and Ola · one family · here Fri · Mum collects",
            ),
            (
                "zoë, effy and sam fri",
                "Zoë, Effy and Sam · one family · here Fri",
            ),
            (
                "Mary Ann, sam mon",
                "Mary Ann and Sam · one family · here Mon",
            ),
            (
                "zoe, kai, mary ann",
                "Zoe, Kai and Mary Ann · a family each",
            ),
            ("zoe,kai,", "Zoe and Kai · a family each"),
            ("zoe, mon, tue, mum", "Zoe · here Mon Tue · Mum collects"),
            ("Gwen mon 17:3", "Gwen · here Mon · not kept: 17:3"),
            (
                "Amelia and her brother Jack, mum is Beth",
                "Amelia and Jack · one family · Mum (Beth) collects",
            ),
            (
                "Amelia's mum is called Beth Jones",
                "Amelia · Mum (Beth Jones) collects",
            ),
            (
                "Amelia, her little brother Jack and baby Ted",
                "Amelia, Jack and Ted · one family",
            ),
            (
                "twins Ava and Max mon, mum",
                "Ava and Max · one family · here Mon · Mum collects",
            ),
            (
                "zoe comes on mondays and fridays until 5, picked up by nan",
                "Zoe · here Mon Fri · Nan collects, about 17:00",
            ),
            (
                "zoe from 8 to 5:30 mon–thu",
                "Zoe · here Mon Tue Wed Thu from 08:00 · collected about 17:30",
            ),
            (
                "zoe mon 8-5",
                "Zoe · here Mon from 08:00 · collected about 17:00",
            ),
            ("zoe mon 05:30", "Zoe · here Mon · collected about 05:30"),
            (
                "Amelia (3), Jack 18m",
                "Amelia · not kept: 3; Jack · not kept: 18m · a family each",
            ),
            (
                "Amelia 3 years old mon mum",
                "Amelia · here Mon · Mum collects · not kept: 3 years old",
            ),
            (
                "I look after Amelia and Jack Smith",
                "Amelia and Jack Smith · one family",
            ),
            (
                "Ben's 3, comes mon to thu 8-6, mum Kate",
                "Ben · here Mon Tue Wed Thu from 08:00 · Mum (Kate) collects, about 18:00 · not kept: 3",
            ),
            (
                "Zoë-Mae (18 months) weds thurs 9am-3pm nanny Sue",
                "Zoë-Mae · here Wed Thu from 09:00 · Nanny (Sue) collects, about 15:00 · not kept: 18 months",
            ),
            (
                "twins Ava & Mia — dad Tom",
                "Ava and Mia · one family · Dad (Tom) collects",
            ),
            (
                "Leo, 4, and his sister Isla, 2 - mum collects at 4.30",
                "Leo and Isla · one family · here Mon Tue Wed Thu Fri · Mum collects, about 16:30 · not kept: 4 2",
            ),
            (
                "kai tues/thurs mum/dad",
                "Kai · here Tue Thu · Mum or Dad collect",
            ),
            (
                "Noah every day until half 5 with gran",
                "Noah · here Mon Tue Wed Thu Fri · Gran collects, about 17:30",
            ),
            (
                "Freya mon,wed,fri mum/dad 17:30",
                "Freya · here Mon Wed Fri · Mum or Dad collect, about 17:30",
            ),
            (
                "Zac 8am to 5.30pm m-f",
                "Zac · here Mon Tue Wed Thu Fri from 08:00 · collected about 17:30",
            ),
            (
                "Nia wed afternoons 1-5 dad",
                "Nia · here Wed from 13:00 · Dad collects, about 17:00 · not kept: afternoons",
            ),
            ("Arthur – full time", "Arthur · not kept: full time"),
            ("Finn. Mon Wed.", "Finn · here Mon Wed"),
            (
                "Rose mon mum, 3 years",
                "Rose · here Mon · Mum collects · not kept: 3 years",
            ),
            ("Evie: mon tue", "Evie · here Mon Tue"),
            ("Lily mon & tue am", "Lily · here Mon Tue · not kept: am"),
            (
                "Max 15:15 after school club tue",
                "Max · here Tue · collected about 15:15",
            ),
            (
                "Sam mon stepgran Sue",
                "Sam · here Mon · Stepgran (Sue) collects",
            ),
            (
                "zoe mum Claire, kai dad",
                "Zoe · Mum (Claire) collects; Kai · Dad collects · a family each",
            ),
            (
                "zoe mon tue, kai wed mum",
                "Zoe · here Mon Tue; Kai · here Wed · Mum collects · a family each",
            ),
            (
                "zoe mum Claire and dad Tom",
                "Zoe · Mum (Claire) or Dad (Tom) collect",
            ),
        ] {
            assert_eq!(super::echo(&read(line)), echo, "typed: {line}");
        }
        for line in ["   ", "mon tue", "17:00", ","] {
            assert_eq!(read(line), [], "typed: {line}");
        }
    }
}
