//! Children and grown-ups before anything is known of them.

use chrono::NaiveDate;

use crate::domain::{Adult, Child, Family, Id};

/// A child of this family before anything is known.
pub fn blank_child(family: Id<Family>, today: NaiveDate) -> Child {
    Child {
        family,
        name: String::new(),
        nickname: String::new(),
        born: None,
        key_person: String::new(),
        key_person_told_on: None,
        started_on: Some(today),
        left_on: None,
        days: Vec::new(),
    }
}

/// A grown-up of this family, called `role`, who may collect.
pub fn blank_adult(family: Id<Family>, role: String) -> Adult {
    Adult {
        family,
        role,
        name: String::new(),
        parental_responsibility: None,
        may_collect: true,
        contact: String::new(),
        household: String::new(),
    }
}
