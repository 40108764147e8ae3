//! Names made into initials, for a page that goes to somebody outside.

use crate::domain::People;
use crate::domain::text::fold;

/// Every name in the log, each with what stands for it.
pub struct Initials {
    names: Vec<String>,
}

impl Initials {
    pub fn of(people: &People) -> Self {
        let children = people
            .children()
            .flat_map(|child| [child.name.clone(), child.nickname.clone()]);
        let adults = people
            .households
            .iter()
            .flat_map(|household| &household.adults);
        let adults = adults.flat_map(|adult| {
            adult
                .name
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        let adults =
            adults.filter(|part| part.starts_with(char::is_uppercase) && part.chars().count() > 2);
        Self {
            names: children
                .chain(adults)
                .map(|name| fold(&name))
                .filter(|name| !name.is_empty())
                .collect(),
        }
    }

    /// "O." for "Ola".
    pub fn of_name(&self, name: &str) -> String {
        name.chars()
            .next()
            .map_or_else(String::new, |first| format!("{first}."))
    }

    /// The words with every name in them as an initial; what belongs to a name, as in "Ola's",
    /// stays with it.
    pub fn put_into(&self, words: &str) -> String {
        let mut written = String::with_capacity(words.len());
        let mut word = String::new();
        for letter in words.chars().chain(['\n']) {
            if letter.is_alphanumeric() {
                word.push(letter);
                continue;
            }
            if self.names.contains(&fold(&word)) {
                written.push_str(&self.of_name(&word));
            } else {
                written.push_str(&word);
            }
            word.clear();
            written.push(letter);
        }
        written.pop();
        written
    }
}
