//! The card of a loan or of a thing: what is known of it, and a numbered list of what can be done.

use ratatui::text::Span;

use super::acts::Act;
use crate::domain::dates::{say_date, say_day};
use crate::domain::library::nth_time;
use crate::domain::wording::count;
use crate::domain::{Entry, Id, Landed, Lent, Loan, People, Saved, Thing, ThingRef};
use crate::store::{self, Store};
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing, mark_chosen};

/// What the card is of.
#[derive(Debug, Clone, Copy)]
enum About {
    Loan(Id<Entry>),
    Thing(Id<Thing>),
}

/// Everything the card shows, read once.
pub struct Loaded {
    pub loan: Option<(Saved<Entry>, Loan)>,
    pub thing: Saved<Thing>,
    /// Whether the thing is at a home just now.
    pub is_out: bool,
    /// Every loan of the thing, newest first.
    had: Vec<Lent>,
    times: usize,
    next: Option<String>,
}

pub struct LoanCard {
    about: About,
    pub(super) loaded: Option<Loaded>,
    people: People,
    today: chrono::NaiveDate,
    list: Listing,
}

/// Earlier loans shown on the card.
const BEFORE: usize = 3;

impl LoanCard {
    pub fn of_loan(loan: Id<Entry>) -> Self {
        Self::about(About::Loan(loan))
    }

    /// The card of a thing; while it is out, of its loan.
    pub fn of_thing(thing: Id<Thing>) -> Self {
        Self::about(About::Thing(thing))
    }

    fn about(about: About) -> Self {
        Self {
            about,
            loaded: None,
            people: People::default(),
            today: chrono::NaiveDate::MIN,
            list: Listing::default(),
        }
    }

    fn load(&self, cx: &Context) -> store::Result<Option<Loaded>> {
        let loan = match self.about {
            About::Loan(entry) => cx.store.entries().get(entry)?,
            About::Thing(_) => None,
        };
        let loan = loan.and_then(|entry| entry.loan().cloned().map(|loan| (entry, loan)));
        let of_loan = loan.as_ref().and_then(|(_, loan)| match loan.thing {
            ThingRef::Known(thing) => Some(thing),
            ThingRef::New(_) => None,
        });
        let id = match (of_loan, self.about) {
            (Some(thing), _) | (None, About::Thing(thing)) => thing,
            (None, About::Loan(_)) => return Ok(None),
        };
        let Some(thing) = cx.store.loans().thing(id)? else {
            return Ok(None);
        };
        let had = cx.store.loans().of_thing(id)?;
        let at_home = had
            .iter()
            .find(|lent| lent.back_on.is_none())
            .map(|lent| lent.entry);
        let loan = match (loan, at_home) {
            (None, Some(entry)) => cx
                .store
                .entries()
                .get(entry)?
                .and_then(|entry| entry.loan().cloned().map(|loan| (entry, loan))),
            (loan, _) => loan,
        };
        let times = loan
            .as_ref()
            .map_or(0, |(entry, _)| times_up_to(&had, entry.id));
        let next = match &loan {
            Some((entry, loan)) if !loan.is_out() => {
                next_idea(cx.store, &self.people, entry, self.today)?
            }
            _ => None,
        };
        Ok(Some(Loaded {
            loan,
            thing,
            is_out: at_home.is_some(),
            had,
            times,
            next,
        }))
    }

    fn acts(&self) -> Vec<Act> {
        self.loaded.as_ref().map(Act::all_for).unwrap_or_default()
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        match self.acts().get(place) {
            Some(act) => self.carry_out(*act, cx).map(|()| true),
            None => Ok(false),
        }
    }

    /// What is known, line by line.
    fn facts(&self, loaded: &Loaded) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        if let Some((entry, loan)) = &loaded.loan {
            self.facts_of_loan(loaded, entry, loan, &mut facts);
        }
        let thing = &loaded.thing;
        if loaded.loan.is_none() {
            for (place, reason) in thing.reasons().enumerate() {
                facts.push((if place == 0 { "Why" } else { "" }, reason.to_owned()));
            }
        }
        let mut about = vec![thing.kind.word().to_owned()];
        about.extend(
            thing
                .pieces
                .map(|pieces| count(usize::from(pieces), "piece")),
        );
        about.push(thing.condition.word().to_owned());
        about.extend(Some(thing.suits.words()).filter(|words| !words.is_empty()));
        about.extend(Some(thing.languages.clone()).filter(|words| !words.is_empty()));
        facts.push(("Thing", about.join(" · ")));
        if !thing.missing.is_empty() {
            facts.push(("Missing", thing.missing.clone()));
        }
        if let Some(since) = thing.out_of_action_on {
            facts.push((
                "Resting",
                format!("out of action since {}", say_date(since, self.today)),
            ));
        }
        self.facts_of_before(loaded, &mut facts);
        if let Some(next) = &loaded.next {
            facts.push(("Idea", next.clone()));
        }
        facts
    }

    fn facts_of_loan(
        &self,
        loaded: &Loaded,
        entry: &Saved<Entry>,
        loan: &Loan,
        facts: &mut Vec<(&'static str, String)>,
    ) {
        facts.push((
            "Why",
            if loan.why.is_empty() {
                "no reason yet".to_owned()
            } else {
                loan.why.clone()
            },
        ));
        let role = self.people.role(entry.adult);
        let mut went = say_date(entry.day, self.today);
        if !role.is_empty() {
            went = format!("{went} with {role}");
        }
        if loaded.times > 1 {
            went = format!("{went} · {}", nth_time(loaded.times));
        }
        facts.push(("Went", went));
        match loan.back_on {
            Some(back) => facts.push(("Back", say_day(back, self.today))),
            None => facts.push(("Due", say_day(loan.due, self.today))),
        }
        if !loan.outcome.is_empty() {
            facts.push(("At home", format!("\"{}\"", loan.outcome)));
        }
        if loan.landed != Landed::NotAsked {
            facts.push(("Landed", loan.landed.word().to_owned()));
        }
    }

    fn facts_of_before(&self, loaded: &Loaded, facts: &mut Vec<(&'static str, String)>) {
        let shown = loaded.loan.as_ref().map(|(entry, _)| entry.id);
        for (place, lent) in loaded
            .had
            .iter()
            .filter(|lent| Some(lent.entry) != shown)
            .take(BEFORE)
            .enumerate()
        {
            let family = self.people.family(lent.family).map(|household| {
                household
                    .children
                    .iter()
                    .map(|child| child.id)
                    .collect::<Vec<_>>()
            });
            let names = self.people.names(&family.unwrap_or_default());
            let told = if lent.outcome.is_empty() {
                String::new()
            } else {
                format!("  \"{}\"", lent.outcome)
            };
            facts.push((
                if place == 0 { "Before" } else { "" },
                format!("{} {names}{told}", say_date(lent.day, self.today)),
            ));
        }
    }
}

/// The how manieth going of the thing to this loan's family it was.
fn times_up_to(had: &[Lent], loan: Id<Entry>) -> usize {
    let Some(at) = had.iter().position(|lent| lent.entry == loan) else {
        return 0;
    };
    had[at..]
        .iter()
        .filter(|lent| lent.family == had[at].family)
        .count()
}

/// What might go home next with the family of a loan that came back.
pub fn next_idea(
    store: &Store,
    people: &People,
    entry: &Entry,
    today: chrono::NaiveDate,
) -> store::Result<Option<String>> {
    let Some(child) = entry
        .children
        .first()
        .and_then(|child| people.child(*child))
    else {
        return Ok(None);
    };
    let Some(household) = people.family(child.family) else {
        return Ok(None);
    };
    let had = store.loans().of_family(child.family)?;
    let Some(ThingRef::Known(thing)) = entry.loan().map(|loan| &loan.thing) else {
        return Ok(None);
    };
    let Some(back) = had.iter().find(|lent| lent.thing == *thing) else {
        return Ok(None);
    };
    let things = store.loans().things()?;
    let out = store.loans().out()?;
    let shelf: Vec<Saved<Thing>> = things
        .iter()
        .filter(|thing| !out.iter().any(|out| out.thing.id == thing.id))
        .cloned()
        .collect();
    let next = crate::domain::library::NextFor {
        child: &child.name,
        age: child.age_on(today),
        languages: &household.family.home_languages,
        back,
        had: &had,
        shelf: &shelf,
    };
    Ok(crate::domain::library::next_idea(&next, &things).map(|(_, words)| words))
}

impl View for LoanCard {
    const NAME: &'static str = "Loan card";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "choose", |card, cx| {
            card.choose(card.list.chosen(), cx).map(|_| ())
        })
        .when(|card| card.loaded.is_some())];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.acts().len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        self.loaded = self.load(cx)?;
        self.list.clamp(self.acts().len());
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 76,
            rows: 20,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let Some(loaded) = &self.loaded else {
            let mut inside = canvas.boxed("A loan");
            inside.put(
                3,
                1,
                "This is no longer here. Ctrl+Z may bring it back; Esc goes back.",
            );
            return;
        };
        let title = match &loaded.loan {
            Some((entry, _)) => format!(
                "{} · lent to {}",
                loaded.thing.name,
                self.people.names(&entry.children)
            ),
            None => loaded.thing.name.clone(),
        };
        let mut inside = canvas.boxed(&title);
        let (width, height, hint, text) = (
            inside.width(),
            inside.height(),
            inside.look.hint,
            inside.look.text,
        );
        let acts = self.acts();
        let tall = u16::try_from(acts.len()).unwrap_or(0);
        let room = height.saturating_sub(tall + 1);
        let mut row = 0;
        for (label, words) in self.facts(loaded) {
            if row >= room {
                break;
            }
            inside.put(2, row, Span::styled(label, hint));
            let rows = if label == "Idea" || label == "Why" || label == "At home" {
                2
            } else {
                1
            };
            let words = if rows == 1 {
                shorten(&words, usize::from(width).saturating_sub(13))
            } else {
                words
            };
            row += inside
                .part(11, row, width.saturating_sub(12), rows.min(room - row))
                .paragraph(0, 0, rows, &words, text)
                .max(1);
        }
        let mut list = inside.part(0, height.saturating_sub(tall), width, tall);
        for (place, act) in (0u16..).zip(&acts) {
            list.put(3, place, format!("{}  {}", place + 1, act.words(loaded)));
            if usize::from(place) == self.list.chosen() {
                mark_chosen(&mut list.part(0, place, width, 1));
            }
        }
    }
}
