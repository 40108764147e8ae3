//! Which family is meant by a name typed after --family.

use super::{Result, Trouble};
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Family, Household, Id, People};

/// The family of the child called this; a start of the name will do when only one family fits.
pub(super) fn family_called(typed: &str, people: &People) -> Result<Id<Family>> {
    let name = fold(typed.trim());
    let whole = |household: &&Household| names(household).any(|own| own == name);
    let start = |household: &&Household| {
        !name.is_empty() && names(household).any(|own| own.starts_with(&name))
    };
    let mut found: Vec<&Household> = people.households.iter().filter(whole).collect();
    if found.is_empty() {
        found = people.households.iter().filter(start).collect();
    }
    match found.as_slice() {
        [one] => Ok(one.family.id),
        [] => Err(Trouble::Unclear(format!(
            "No family here is called {}. {}",
            typed.trim(),
            there_are(people)
        ))),
        several => {
            let names: Vec<String> = several.iter().map(|household| household.name()).collect();
            let names = and_list(names.iter().map(String::as_str));
            Err(Trouble::Unclear(format!(
                "Several families fit {}: {names}. Type more of the name, or a nickname.",
                typed.trim()
            )))
        }
    }
}

/// Every way of calling a family, for comparison.
fn names(household: &Household) -> impl Iterator<Item = String> {
    let children = household
        .children
        .iter()
        .flat_map(|child| [fold(&child.name), fold(&child.nickname)]);
    children
        .chain([fold(&household.name())])
        .filter(|name| !name.is_empty())
}

fn there_are(people: &People) -> String {
    let names: Vec<&str> = people.children().map(|child| child.name.as_str()).collect();
    if names.is_empty() {
        "There is no child in your log yet.".to_owned()
    } else {
        format!("You have {}.", and_list(names))
    }
}
