//! What was written over some while, counted kind by kind and said in one breath.

use super::kind::Kind;

/// How much there is of each kind. The kinds are never added up: they are not the same sort of
/// thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the order of [`Kind::ALL`].
    notes: [usize; Kind::ALL.len()],
    /// Items that came back.
    pub back: usize,
}

impl Tally {
    /// Counts `more` of a kind.
    pub fn add(&mut self, kind: Kind, more: usize) {
        let places = Kind::ALL.iter().zip(&mut self.notes);
        for (_, notes) in places.filter(|(counted, _)| **counted == kind) {
            *notes += more;
        }
    }

    fn of(&self, kind: Kind) -> usize {
        let places = Kind::ALL.iter().zip(self.notes);
        places
            .filter(|(counted, _)| **counted == kind)
            .map(|(_, notes)| notes)
            .sum()
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// "6 chats, 1 observation, 1 lent, 1 back"; "nothing" when there is nothing. What went home is
    /// "lent" here, beside what is "back".
    pub fn sentence(&self) -> String {
        let lent = self.of(Kind::Loan);
        let said: Vec<String> = Kind::ALL
            .iter()
            .filter(|kind| **kind != Kind::Loan)
            .map(|kind| (self.of(*kind), kind.counted(self.of(*kind))))
            .chain([
                (lent, format!("{lent} lent")),
                (self.back, format!("{} back", self.back)),
            ])
            .filter(|(number, _)| *number > 0)
            .map(|(_, words)| words)
            .collect();
        if said.is_empty() {
            "nothing".to_owned()
        } else {
            said.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kind::Kind;
    use super::Tally;

    fn tally(notes: &[(Kind, usize)], back: usize) -> Tally {
        let mut tally = Tally {
            back,
            ..Tally::default()
        };
        for (kind, number) in notes {
            tally.add(*kind, *number);
        }
        tally
    }

    #[test]
    fn only_what_there_is_gets_said() {
        let evening = tally(
            &[(Kind::Chat, 6), (Kind::Observation, 1), (Kind::Loan, 1)],
            1,
        );
        assert_eq!(evening.sentence(), "6 chats, 1 observation, 1 lent, 1 back");
        let rest = tally(&[(Kind::FromHome, 2), (Kind::Try, 1), (Kind::Answer, 3)], 0);
        assert_eq!(
            rest.sentence(),
            "2 notes of news from home, 1 idea to try, 3 answers"
        );
        assert_eq!(Tally::default().sentence(), "nothing");
    }
}
