//! Years of made-up evenings, for measuring and for tests that need a long log. The same seed
//! writes the same evenings.

use std::time::Duration;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::dice::Dice;
use super::many_words::Sentences;
use super::many_years::LookingBack;
use hometime::domain::{
    Adult, Child, Detail, Entry, Family, How, Id, Kind, Landed, Loan, Observation, Privacy,
    Reminder, Share, StartedBy, Thing, ThingKind, ThingRef, UsualDay,
};
use hometime::store::{self, Store};

const FAMILIES: usize = 40;
/// How many of them are still on the books today.
const STILL_HERE: usize = 8;
const THINGS: usize = 120;
/// A thousand moments make a term, in a full house of eight families: a longer log has more
/// evenings, not fuller ones.
const A_TERM: usize = 1_000;
const DAYS_OF_A_TERM: usize = 73;
/// How many moments go into one step: enough to be quick, few enough to be undone in a blink.
const STEP: usize = 1_000;
const NAMES: [&str; 20] = [
    "Ada", "Bryn", "Cerys", "Dewi", "Elin", "Farid", "Gwen", "Hana", "Ivo", "Jude", "Kofi",
    "Łucja", "Maeve", "Noor", "Otis", "Petra", "Rafi", "Sioned", "Tomos", "Yara",
];
const WEEKDAYS: [Weekday; 5] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];

/// Writes `entries` moments with forty families over the years before `now`, the last of them
/// yesterday.
pub fn many(store: &Store, entries: usize, now: NaiveDateTime, seed: u64) -> store::Result<()> {
    let today = now.date();
    let mut years = Years::begin(store, entries, now, Dice::new(seed))?;
    let mut written = 0;
    while written < entries {
        let upto = entries.min(written + STEP);
        store.step("Many evenings", now, |store| {
            (written..upto).try_for_each(|number| years.write(store, number, today))
        })?;
        written = upto;
    }
    // Less than a term of evenings has nothing to look back on yet.
    if entries >= A_TERM {
        let families: Vec<_> = years
            .people
            .iter()
            .map(|person| (person.family, person.left_on))
            .collect();
        store.step("Looking back", now, |store| {
            LookingBack {
                store,
                today,
                days: years.span as u64,
                dice: Dice::new(seed),
            }
            .write(&families)
        })?;
    }
    Ok(())
}

/// Those whom the evenings are about, and what was written so far.
struct Years {
    dice: Dice,
    sentences: Sentences,
    entries: usize,
    /// How many days the evenings are spread over.
    span: usize,
    people: Vec<Person>,
    things: Vec<Id<Thing>>,
    lent: usize,
}

struct Person {
    family: Id<Family>,
    child: Id<Child>,
    adult: Id<Adult>,
    left_on: Option<NaiveDate>,
    /// The newest observation that an answer could be to.
    seen: Option<Id<Entry>>,
}

impl Years {
    fn begin(
        store: &Store,
        entries: usize,
        now: NaiveDateTime,
        mut dice: Dice,
    ) -> store::Result<Self> {
        let span = (entries * DAYS_OF_A_TERM / A_TERM).max(DAYS_OF_A_TERM);
        let (people, things) = store.step("Many families", now, |store| {
            let people = (0..FAMILIES)
                .map(|number| Person::meet(store, number, now.date(), span, &mut dice))
                .collect::<store::Result<_>>()?;
            let things = (0..THINGS)
                .map(|number| shelve(store, number))
                .collect::<store::Result<_>>()?;
            Ok((people, things))
        })?;
        Ok(Self {
            dice,
            sentences: Sentences::new(),
            entries,
            span,
            people,
            things,
            lent: 0,
        })
    }

    /// Writes the moment of this number, counted from the oldest.
    fn write(&mut self, store: &Store, number: usize, today: NaiveDate) -> store::Result<()> {
        let day = today - Days::new((self.span - number * self.span / self.entries) as u64);
        let at = day.and_time(NaiveTime::MIN) + minutes(16 * 60 + 30 + number * 7 % 95);
        let who = self.someone_on(day);
        let kind = self.kind();
        let said = self.sentences.say(kind, &mut self.dice);
        let entry = Entry {
            adult: Some(self.people[who].adult),
            how: if kind == Kind::Chat {
                self.how()
            } else {
                How::AtTheDoor
            },
            started_by: *self.dice.pick(StartedBy::ALL),
            rushed: self.dice.once_in(12),
            words: said.words,
            heard: said.heard,
            privacy: self.privacy(),
            labels: self.labels(),
            detail: self.detail(kind, who, day, today),
            ..Entry::new(kind, at, vec![self.people[who].child])
        };
        let id = store.entries().write(&entry)?;
        if kind == Kind::Observation {
            self.people[who].seen = Some(id);
        }
        if self.dice.once_in(30) {
            let due = day + Days::new(3);
            let words = "Ask how it went".to_owned();
            let done_on = Some(due).filter(|due| *due < today);
            store.reminders().save(
                None,
                &Reminder {
                    children: entry.children,
                    entry: Some(id),
                    due,
                    words,
                    done_on,
                    privacy: entry.privacy,
                },
            )?;
        }
        Ok(())
    }

    /// Anyone who has not left by `day`; one of those still here if the first guess has.
    fn someone_on(&mut self, day: NaiveDate) -> usize {
        let guess = self.dice.roll(FAMILIES);
        if self.people[guess].left_on.is_some_and(|left| left < day) {
            self.dice.roll(STILL_HERE)
        } else {
            guess
        }
    }

    fn kind(&mut self) -> Kind {
        match self.dice.roll(100) {
            0..75 => Kind::Chat,
            75..85 => Kind::Observation,
            85..89 => Kind::FromHome,
            89..93 => Kind::Try,
            93..97 => Kind::Loan,
            _ => Kind::Answer,
        }
    }

    fn how(&mut self) -> How {
        match self.dice.roll(10) {
            0..7 => How::AtTheDoor,
            7 => How::Phone,
            8 => How::Message,
            _ => How::SatDown,
        }
    }

    fn privacy(&mut self) -> Privacy {
        match self.dice.roll(60) {
            0 => Privacy::Sensitive,
            1..3 => Privacy::Private,
            _ => Privacy::Shareable,
        }
    }

    fn labels(&mut self) -> Vec<String> {
        const LABELS: [&str; 14] = [
            "sleep", "food", "language", "school", "health", "friends", "feelings", "music",
            "outdoors", "numbers", "reading", "writing", "building", "potty",
        ];
        if self.dice.once_in(2) {
            vec![(*self.dice.pick(&LABELS)).to_owned()]
        } else {
            Vec::new()
        }
    }

    fn detail(&mut self, kind: Kind, who: usize, day: NaiveDate, today: NaiveDate) -> Detail {
        let person = &self.people[who];
        match kind {
            Kind::Observation if self.dice.once_in(6) => {
                Detail::Observation(Observation::default())
            }
            Kind::Observation => {
                Detail::Observation(Observation::shared(vec![Share::told(person.adult, day)]))
            }
            Kind::Answer => Detail::Answer { to: person.seen },
            Kind::Loan => {
                self.lent += 1;
                let back_on = Some(day + Days::new(4 + self.dice.roll(6) as u64))
                    .filter(|back| *back < today);
                Detail::Loan(Loan {
                    thing: ThingRef::Known(self.things[self.lent % THINGS]),
                    why: "Doing it again is how it sticks".to_owned(),
                    due: day + Days::new(7),
                    back_on,
                    outcome: if back_on.is_some() {
                        "Played with it most evenings".to_owned()
                    } else {
                        String::new()
                    },
                    landed: if back_on.is_some() {
                        Landed::Yes
                    } else {
                        Landed::NotAsked
                    },
                })
            }
            _ => Detail::Nothing,
        }
    }
}

impl Person {
    /// Puts the family of this number on the books. The first few are still here; the others left
    /// at some time in the span.
    fn meet(
        store: &Store,
        number: usize,
        today: NaiveDate,
        span: usize,
        dice: &mut Dice,
    ) -> store::Result<Self> {
        let families = store.families();
        let left_on = (number >= STILL_HERE).then(|| today - Days::new(1 + dice.roll(span) as u64));
        let started_on = today - Days::new(span as u64 + 1);
        let family = families.save(
            None,
            &Family {
                home_languages: "English".to_owned(),
                channel: "door chat".to_owned(),
                left_on,
                sample: true,
                ..Family::default()
            },
        )?;
        let adult = families.save_adult(
            None,
            &Adult {
                family,
                role: (*dice.pick(&["Mum", "Dad", "Nan", "Grandad"])).to_owned(),
                name: String::new(),
                parental_responsibility: None,
                may_collect: true,
                contact: String::new(),
                household: String::new(),
            },
        )?;
        let child = families.save_child(
            None,
            &Child {
                family,
                name: name(number),
                nickname: String::new(),
                born: Some(today - Days::new(400 + dice.roll(2_000) as u64)),
                key_person: "me".to_owned(),
                key_person_told_on: None,
                started_on: Some(started_on),
                left_on,
                days: usual_days(adult, dice),
            },
        )?;
        Ok(Self {
            family,
            child,
            adult,
            left_on,
            seen: None,
        })
    }
}

/// A name no other has: a first name, and beyond the first twenty a second one with it.
fn name(number: usize) -> String {
    let first = NAMES[number % NAMES.len()];
    match number / NAMES.len() {
        0 => first.to_owned(),
        round => format!("{first} {}", NAMES[(number + round * 3) % NAMES.len()]),
    }
}

fn usual_days(collector: Id<Adult>, dice: &mut Dice) -> Vec<UsualDay> {
    let collected = Some(NaiveTime::MIN + minutes(16 * 60 + 30 + dice.roll(18) * 5));
    WEEKDAYS
        .iter()
        .filter(|weekday| **weekday == Weekday::Fri || !dice.once_in(3))
        .map(|weekday| UsualDay {
            weekday: *weekday,
            arrives: Some(NaiveTime::MIN + minutes(8 * 60)),
            collected,
            collector: Some(collector),
        })
        .collect()
}

const fn minutes(number: usize) -> Duration {
    Duration::from_secs(number as u64 * 60)
}

fn shelve(store: &Store, number: usize) -> store::Result<Id<Thing>> {
    const FIRST: [&str; 12] = [
        "Red",
        "Blue",
        "Wooden",
        "Tiny",
        "Giant",
        "Woolly",
        "Striped",
        "Rainy day",
        "Sunny day",
        "Garden",
        "Kitchen",
        "Night",
    ];
    const SECOND: [&str; 10] = [
        "puzzle",
        "rhyme bag",
        "story sack",
        "lotto",
        "drum",
        "puppets",
        "blocks",
        "sorter",
        "cards",
        "book",
    ];
    let name = format!(
        "{} {}",
        FIRST[number % FIRST.len()],
        SECOND[number / FIRST.len() % SECOND.len()]
    );
    let reason = "Doing it together is what makes it stick".to_owned();
    store.loans().save_thing(
        None,
        &Thing {
            name,
            kind: *ThingKind::ALL
                .get(number % ThingKind::ALL.len())
                .unwrap_or(&ThingKind::Toy),
            reason,
            sample: true,
            ..Thing::default()
        },
    )
}
