//! What was written over some while, counted kind by kind and said in one breath.

use super::entry::Kind;
use super::wording::count;

/// How much there is of each kind. The kinds are never added up: they are not the same sort of
/// thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub chats: usize,
    pub observations: usize,
    pub from_home: usize,
    pub tries: usize,
    pub lent: usize,
    pub answers: usize,
    /// Things that came back.
    pub back: usize,
}

impl Tally {
    /// Counts `more` of a kind.
    pub fn add(&mut self, kind: Kind, more: usize) {
        *match kind {
            Kind::Chat => &mut self.chats,
            Kind::Observation => &mut self.observations,
            Kind::FromHome => &mut self.from_home,
            Kind::Try => &mut self.tries,
            Kind::Loan => &mut self.lent,
            Kind::Answer => &mut self.answers,
        } += more;
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// "6 chats, 1 observation, 1 lent, 1 back"; "nothing" when there is nothing.
    pub fn sentence(&self) -> String {
        let parts = [
            (self.chats, count(self.chats, "chat")),
            (self.observations, count(self.observations, "observation")),
            (self.from_home, format!("{} from home", self.from_home)),
            (self.tries, format!("{} to try at home", self.tries)),
            (self.lent, format!("{} lent", self.lent)),
            (self.answers, count(self.answers, "answer")),
            (self.back, format!("{} back", self.back)),
        ];
        let said: Vec<String> = parts
            .into_iter()
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
    use super::Tally;

    #[test]
    fn only_what_there_is_gets_said() {
        let evening = Tally {
            chats: 6,
            observations: 1,
            lent: 1,
            back: 1,
            ..Tally::default()
        };
        assert_eq!(evening.sentence(), "6 chats, 1 observation, 1 lent, 1 back");
        let rest = Tally {
            from_home: 2,
            tries: 1,
            answers: 3,
            ..Tally::default()
        };
        assert_eq!(rest.sentence(), "2 from home, 1 to try at home, 3 answers");
        assert_eq!(Tally::default().sentence(), "nothing");
    }
}
