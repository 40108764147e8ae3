//! A long while of looking back beside the evenings: reviews and rankings, ways and what gets in
//! the way, and a journal page most fortnights.

use chrono::{Days, NaiveDate};

use super::dice::Dice;
use hometime::assets;
use hometime::domain::{
    Agreement, Family, Id, Involvement, JournalPage, LooksBackOn, NextStep, Practice, Pressure,
    Privacy, Ranking, Review, Signpost, TakenUp, Way,
};
use hometime::store::{self, Store};

/// Days from one look-back to the next.
const HALF_A_TERM: u64 = 61;
const A_FORTNIGHT: u64 = 14;

/// A childminder's evenings up to `today`, and the die they are thrown with.
pub struct LookingBack<'s> {
    pub store: &'s Store,
    pub today: NaiveDate,
    /// From the first evening on.
    pub days: u64,
    pub dice: Dice,
}

impl LookingBack<'_> {
    /// Writes what these evenings left behind, for families in the order they were met, each with
    /// the day it moved on.
    pub fn write(&mut self, families: &[(Id<Family>, Option<NaiveDate>)]) -> store::Result<()> {
        let days = self.days;
        for back in (0..days / HALF_A_TERM).rev() {
            let on = self.today - Days::new(3 + back * HALF_A_TERM);
            let review = self.review(on, back == 0)?;
            let ranking = if back % 2 == 0 {
                Some(self.ranking(on)?)
            } else {
                None
            };
            self.page(
                on,
                ranking.map_or(LooksBackOn::Review(review), LooksBackOn::Ranking),
            )?;
        }
        for back in (1..=days / A_FORTNIGHT).rev() {
            self.page(
                self.today - Days::new(back * A_FORTNIGHT),
                LooksBackOn::Nothing,
            )?;
        }
        families
            .iter()
            .try_for_each(|(family, left_on)| self.family(*family, *left_on, days))
    }

    fn review(&mut self, on: NaiveDate, is_last: bool) -> store::Result<Id<Review>> {
        let wording = assets::engagement().version.clone();
        let checklist = self.store.checklist();
        let review = checklist.start(&Review {
            on,
            wording,
            sample: true,
        })?;
        for question in 1..=10 {
            let practice = *self.dice.pick(Practice::ALL);
            checklist.answer(
                review,
                question,
                practice,
                "Said so at the door, and wrote it on the board as well",
            )?;
            if self.dice.once_in(4) {
                let done_on = (!is_last).then(|| on + Days::new(20));
                let words = "One small thing to try before the next half-term".to_owned();
                checklist.save_step(
                    None,
                    &NextStep {
                        review,
                        question,
                        words,
                        day: Some(on + Days::new(21)),
                        done_on,
                        dropped_on: None,
                    },
                )?;
            }
        }
        Ok(review)
    }

    fn ranking(&mut self, on: NaiveDate) -> store::Result<Id<Ranking>> {
        let reasons = assets::reasons().newest();
        let mut ranking = Ranking {
            sample: true,
            ..Ranking::first(on, &reasons.version, reasons.words())
        };
        for place in 0..ranking.reasons.len() {
            let other = self.dice.roll(ranking.reasons.len());
            ranking.reasons.swap(place, other);
        }
        for ranked in &mut ranking.reasons {
            ranked.agreement = Some(*self.dice.pick(Agreement::ALL));
            "A quiet evening, and what a father said about the song".clone_into(&mut ranked.why);
        }
        self.store.why().start(&ranking)
    }

    fn page(&self, on: NaiveDate, looks_back_on: LooksBackOn) -> store::Result<()> {
        let words =
            "I talk more than I listen at the door.\nTomorrow one question, and then I wait."
                .to_owned();
        self.store
            .journal()
            .save(
                None,
                &JournalPage {
                    on,
                    words,
                    looks_back_on,
                    sample: true,
                },
            )
            .map(drop)
    }

    /// A few ways one after the other and beside each other, two things in the way, one signpost.
    fn family(
        &mut self,
        family: Id<Family>,
        left_on: Option<NaiveDate>,
        days: u64,
    ) -> store::Result<()> {
        let first = self.today - Days::new(days);
        let last = left_on.unwrap_or(self.today);
        let version = assets::ways().version.clone();
        let mut since = first;
        let mut ways = Way::ALL
            .iter()
            .copied()
            .cycle()
            .skip(self.dice.roll(Way::ALL.len()));
        while since < last {
            let until = since + Days::new(100 + self.dice.roll(300) as u64);
            let way = Involvement {
                until: Some(until).filter(|until| *until < last),
                reason: "Asked at the door what would suit".to_owned(),
                evidence: "Came twice, and told how it went".to_owned(),
                privacy: if self.dice.once_in(6) {
                    Privacy::Sensitive
                } else {
                    Privacy::Private
                },
                ..Involvement::begins(family, ways.next().unwrap_or_default(), since, &version)
            };
            self.store.ways().save(None, &way)?;
            since = until;
        }
        let known = assets::in_the_way();
        for _ in 0..2 {
            let noted_on = first
                + Days::new(
                    self.dice
                        .roll(usize::try_from((last - first).num_days()).unwrap_or(1))
                        as u64,
                );
            let pressure = Pressure {
                words: "Told in confidence at the door".to_owned(),
                what_i_do: "Nothing with a fixed day".to_owned(),
                eased_on: if self.dice.once_in(2) {
                    Some(noted_on + Days::new(60))
                } else {
                    None
                },
                ..Pressure::noted(
                    family,
                    &self.dice.pick(&known.pressures).word,
                    &known.version,
                    noted_on,
                )
            };
            self.store.in_the_way().save(None, &pressure)?;
        }
        let service = &self.dice.pick(&known.services).name;
        let signpost = Signpost {
            taken_up: *self.dice.pick(TakenUp::ALL),
            ..Signpost::offered(family, service, first + Days::new(30))
        };
        self.store
            .in_the_way()
            .save_signpost(None, &signpost)
            .map(drop)
    }
}
