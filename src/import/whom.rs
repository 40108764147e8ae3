//! Whom a cell names: children and their grown-ups by the words the log has for them.

use crate::domain::text::fold;
use crate::domain::wording::or_list;
use crate::domain::{Adult, Child, Household, Id, People, Saved};

/// The children a cell names, all of one family, with that family.
pub fn children<'p>(
    cell: &str,
    people: &'p People,
) -> Result<(Vec<Id<Child>>, &'p Household), String> {
    let mut found: Vec<&Saved<Child>> = Vec::new();
    for name in names_in(cell) {
        let called: Vec<&Saved<Child>> = people
            .children()
            .filter(|child| is_called(child, &name))
            .collect();
        match called.as_slice() {
            [one] => found.push(one),
            [] => {
                return Err(format!(
                    "nobody here is called  {name}.  Add the family first."
                ));
            }
            _ => {
                return Err(format!(
                    "more than one child is called  {name}.  Give one of them a nickname, and write that."
                ));
            }
        }
    }
    let Some(first) = found.first() else {
        return Err("it names no child.".to_owned());
    };
    let Some(household) = people.family_of(first.id) else {
        return Err("it names no child.".to_owned());
    };
    if found
        .iter()
        .any(|child| child.family != household.family.id)
    {
        return Err(
            "these children are from different families. Give each family a row of its own."
                .to_owned(),
        );
    }
    let mut ids: Vec<Id<Child>> = Vec::new();
    for child in found {
        if !ids.contains(&child.id) {
            ids.push(child.id);
        }
    }
    Ok((ids, household))
}

/// The grown-up of this family a cell names, if it names one.
pub fn adult(cell: &str, household: &Household) -> Result<Option<Id<Adult>>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let wanted = fold(cell);
    let known = household
        .adults
        .iter()
        .find(|adult| fold(&adult.role) == wanted || fold(&adult.name) == wanted);
    known.map(|adult| Some(adult.id)).ok_or_else(|| {
        let roles = or_list(
            household
                .adults
                .iter()
                .map(|adult| adult.role.as_str())
                .filter(|role| !role.is_empty()),
        );
        let ask = if roles.is_empty() {
            "Nobody is on the card yet.".to_owned()
        } else {
            format!("{roles}?")
        };
        format!("{cell}  is not on the card of {}. {ask}", household.name())
    })
}

/// "Zoë and Sam", "Zoë, Sam", "Zoë & Sam".
pub fn names_in(cell: &str) -> Vec<String> {
    let parted = cell.replace(" and ", ",").replace('\n', ",");
    parted
        .split([',', ';', '&', '+', '/'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_called(child: &Child, name: &str) -> bool {
    let name = fold(name);
    fold(&child.name) == name || !child.nickname.is_empty() && fold(&child.nickname) == name
}
