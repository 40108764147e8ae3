//! Words for many made-up evenings: sentences of the made-up term strung together, with rare words
//! among them as real years have.

use super::dice::Dice;
use hometime::assets;
use hometime::domain::Kind;

/// How many words an evening's moment has on the average.
const USUAL_LENGTH: usize = 42;
/// The last sentence runs over by about half its length, so stringing stops a little before.
const RUN_OVER: usize = 6;

/// Every sentence there is to choose from.
pub struct Sentences {
    told: Vec<&'static str>,
}

/// What was told and what was heard.
pub struct Said {
    pub words: String,
    pub heard: String,
}

impl Sentences {
    pub fn new() -> Self {
        let moments = || {
            assets::made_up_families()
                .iter()
                .flat_map(|family| &family.moments)
        };
        let told = moments()
            .flat_map(|moment| [moment.words.as_str(), moment.heard.as_str()])
            .filter(|said| !said.is_empty())
            .collect();
        Self { told }
    }

    /// About forty words; in half the chats a part of them is what the parent told.
    pub fn say(&self, kind: Kind, dice: &mut Dice) -> Said {
        if kind == Kind::Chat && dice.once_in(2) {
            Said {
                words: self.string(USUAL_LENGTH * 3 / 5, dice),
                heard: self.string(USUAL_LENGTH * 2 / 5, dice),
            }
        } else {
            Said {
                words: self.string(USUAL_LENGTH, dice),
                heard: String::new(),
            }
        }
    }

    fn string(&self, length: usize, dice: &mut Dice) -> String {
        let enough = length.saturating_sub(RUN_OVER);
        let mut said = String::new();
        let mut words = 0;
        if dice.once_in(3) {
            said = format!("Asked for {} again.", rare(dice));
            words = 4;
        }
        while words < enough {
            let sentence = dice.pick(&self.told);
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(sentence);
            words += sentence.split_whitespace().count();
        }
        said
    }
}

/// A word hardly ever met, such as the name of a toy only one child has.
fn rare(dice: &mut Dice) -> String {
    const BEGIN: [&str; 12] = [
        "bo", "ti", "mu", "ka", "fle", "jo", "sni", "pa", "wo", "dro", "lu", "ze",
    ];
    const GO_ON: [&str; 10] = [
        "bble", "mpa", "nno", "ddle", "ggi", "lla", "ppo", "rri", "shy", "tt",
    ];
    const END: [&str; 8] = ["kin", "bun", "moo", "let", "saurus", "bear", "cat", "by"];
    [
        *dice.pick(&BEGIN),
        *dice.pick(&GO_ON),
        *dice.pick(&BEGIN),
        *dice.pick(&END),
    ]
    .concat()
}
