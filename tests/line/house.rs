//! The families, things and days the line is tried on.

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use hometime::domain::{
    Adult, Child, Family, Household, Id, Idea, Landed, Loan, Saved, Thing, ThingRef, UsualDay,
    Waiting,
};
use hometime::line::{OutLoan, Scene, Vocabulary};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-11-20")
}

pub fn now() -> NaiveDateTime {
    today().and_hms_opt(18, 4, 0).unwrap()
}

/// A family with its collector for each usual day: "mon:Mum tue:Dad".
pub fn household(
    number: i64,
    children: &[(&str, &str)],
    adults: &[(&str, &str)],
    days: &str,
) -> Household {
    let family = Id::from_raw(number);
    let adults: Vec<Saved<Adult>> = (1..)
        .zip(adults)
        .map(|(nth, (role, name))| Saved {
            id: Id::from_raw(number * 10 + nth),
            item: Adult {
                family,
                role: (*role).to_owned(),
                name: (*name).to_owned(),
                parental_responsibility: None,
                may_collect: true,
                contact: String::new(),
                household: String::new(),
            },
        })
        .collect();
    let days: Vec<UsualDay> = days
        .split_whitespace()
        .map(|usual| {
            let (weekday, role) = usual.split_once(':').unwrap();
            let collector = adults
                .iter()
                .find(|adult| adult.role == role)
                .map(|adult| adult.id);
            UsualDay {
                weekday: weekday.parse::<Weekday>().unwrap(),
                arrives: None,
                collected: None,
                collector,
            }
        })
        .collect();
    let children = (1..)
        .zip(children)
        .map(|(nth, (name, nickname))| Saved {
            id: Id::from_raw(number * 10 + nth),
            item: Child {
                family,
                name: (*name).to_owned(),
                nickname: (*nickname).to_owned(),
                born: None,
                key_person: String::new(),
                key_person_told_on: None,
                started_on: None,
                left_on: None,
                days: days.clone(),
            },
        })
        .collect();
    Household {
        family: Saved {
            id: family,
            item: Family::default(),
        },
        adults,
        children,
        key_days: Vec::new(),
    }
}

pub fn thing(number: i64, name: &str, reason: &str) -> Saved<Thing> {
    Saved {
        id: Id::from_raw(number),
        item: Thing {
            name: name.to_owned(),
            reason: reason.to_owned(),
            ..Thing::default()
        },
    }
}

fn idea(number: i64, title: &str) -> Saved<Idea> {
    Saved {
        id: Id::from_raw(number),
        item: Idea {
            title: title.to_owned(),
            ..Idea::default()
        },
    }
}

pub fn out(number: i64, thing: &Saved<Thing>, child: i64, since: &str) -> OutLoan {
    let since = day(since);
    let loan = Loan {
        thing: ThingRef::Known(thing.id),
        why: String::new(),
        due: since + chrono::Days::new(7),
        back_on: None,
        outcome: String::new(),
        landed: Landed::NotAsked,
    };
    OutLoan {
        entry: Id::from_raw(number),
        children: vec![Id::from_raw(child)],
        day: since,
        thing: thing.clone(),
        loan,
    }
}

/// The children of the sample, and Tomos, who left in the summer.
pub fn known() -> Vocabulary {
    let mut left = household(8, &[("Tomos", "")], &[("Mam", "")], "mon:Mam");
    left.children[0].item.left_on = Some(day("2026-07-03"));
    let things = vec![
        thing(1, "Rhyme bag 1", "the same rhyme again is how words stick"),
        thing(2, "Rhyme bag 2", ""),
        thing(3, "Wooden train", ""),
        thing(4, "Posting box", ""),
        thing(
            5,
            "Counting bears",
            "counting while tidying up is real counting",
        ),
        thing(6, "Story sack: the bear book", ""),
        thing(7, "Magnet maze", ""),
        thing(8, "Magnet blocks", ""),
    ];
    let out = vec![
        out(101, &things[2], 21, "2026-11-03"),
        out(102, &things[6], 41, "2026-11-09"),
        out(103, &things[5], 51, "2026-11-05"),
        out(104, &things[7], 61, "2026-11-17"),
    ];
    let waiting = |number, said: &str, words: &str| Waiting {
        entry: Id::from_raw(number),
        children: vec![Id::from_raw(41)],
        day: day(said),
        words: words.to_owned(),
    };
    Vocabulary {
        households: vec![
            household(
                1,
                &[("Seren", "")],
                &[("Mum", "Cerys"), ("Nan", "")],
                "mon:Mum wed:Mum fri:Nan",
            ),
            household(
                2,
                &[("Ola", "")],
                &[("Mum", "Ewa"), ("Dad", "Michał"), ("Babcia", "")],
                "mon:Mum tue:Mum wed:Dad fri:Mum",
            ),
            household(
                3,
                &[("Kai", "")],
                &[("Dad", ""), ("Mum", "")],
                "mon:Dad tue:Dad wed:Dad thu:Dad fri:Dad",
            ),
            household(
                4,
                &[("Idris", "")],
                &[("Dad", ""), ("Grandad", ""), ("social worker", "Jo Hill")],
                "mon:Dad thu:Grandad fri:Dad",
            ),
            household(
                5,
                &[("Zoë", "Zozo")],
                &[("Mum", ""), ("Auntie", "")],
                "mon:Mum tue:Mum thu:Mum fri:Mum",
            ),
            household(6, &[("Effy", "")], &[("Mum", "")], "tue:Mum fri:Mum"),
            left,
        ],
        things,
        out,
        ideas: vec![
            idea(1, "Going home song"),
            idea(2, "Shadows with a torch"),
            idea(3, "Wash the hands song"),
        ],
        quick: Vec::new(),
        labels: vec!["sleep".to_owned(), "outdoors".to_owned(), "Food".to_owned()],
        waiting: vec![
            waiting(202, "2026-11-06", "lined up six cars"),
            waiting(201, "2026-10-30", "Built a ramp"),
        ],
        text_heads: Vec::new(),
    }
}

/// Olek beside Ola, two boys called Max, and the brothers Ned and Rhys: only where a case speaks of
/// them.
pub fn known_for(text: &str) -> Vocabulary {
    let mut known = known();
    if [
        "Ned", "Rhys", "ned", "ol ", "ol:", "Olek", "max", "so proud",
    ]
    .iter()
    .any(|name| text.contains(name))
    {
        known.households.push(household(
            7,
            &[("Ned", ""), ("Rhys", "")],
            &[("Mum", "Anna"), ("Mum", "Beth")],
            "fri:Mum mon:Mum",
        ));
        known
            .households
            .push(household(9, &[("Olek", "")], &[("Tata", "")], "fri:Tata"));
        known.households.push(household(
            10,
            &[("Max Bell", "")],
            &[("Mum", "")],
            "fri:Mum",
        ));
        known
            .households
            .push(household(12, &[("Sofia", "")], &[("Mum", "")], "fri:Mum"));
        known.households.push(household(
            11,
            &[("Max Shah", "")],
            &[("Mum", "")],
            "fri:Mum",
        ));
    }
    known
}

pub fn scene<'a>(
    known: &'a Vocabulary,
    round: Option<&str>,
    day: Option<NaiveDate>,
    plain: bool,
) -> Scene<'a> {
    let shown = round
        .map(|names| {
            names
                .split(',')
                .map(|name| child(known, name.trim()))
                .collect()
        })
        .unwrap_or_default();
    Scene {
        known,
        now: now(),
        shown,
        day: day.unwrap_or_else(today),
        plain,
    }
}

pub fn child(known: &Vocabulary, name: &str) -> Id<Child> {
    known
        .households
        .iter()
        .flat_map(|home| &home.children)
        .find(|child| child.name == name)
        .unwrap()
        .id
}

pub fn child_names(known: &Vocabulary, ids: &[Id<Child>]) -> String {
    let name = |id: &Id<Child>| {
        known
            .households
            .iter()
            .flat_map(|home| &home.children)
            .find(|child| child.id == *id)
            .unwrap()
            .name
            .clone()
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

pub fn role(known: &Vocabulary, id: Id<Adult>) -> String {
    known
        .households
        .iter()
        .flat_map(|home| &home.adults)
        .find(|adult| adult.id == id)
        .unwrap()
        .role
        .clone()
}
