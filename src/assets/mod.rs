//! Static words: learning areas, checklist, looks, help cards, quick words and the made-up
//! families. Files are built into the program and read once, when first asked for.

#[macro_use]
mod asset;
pub mod british_english;
mod checklist;
mod chosen;
mod framework;
mod help;
mod ideas;
mod in_the_way;
mod keeping;
mod look;
mod made_up;
mod made_up_reviews;
mod made_up_ways;
mod made_up_why;
mod quick_words;
mod reasons;
mod teachings;
mod toy_library;
mod ways;
mod when;

use std::sync::LazyLock;

use serde::Deserialize;

use self::asset::Asset;
use crate::domain::ThingKind;
use crate::domain::keeping::{Keep, Period};

pub use checklist::{Checklist, Choice, Question, Wordings};
pub use framework::{Area, Framework, Way};
pub use help::Card;
pub use ideas::StarterIdea;
pub use in_the_way::{
    InTheWay, JoinIn, KnownPressure, MadeUpInTheWay, MadeUpPressure, MadeUpSignpost, Service,
};
pub use keeping::Suggested;
pub use look::{Background, Colour, Follows, Glyphs, Ink, Look, Sixteen, Styles};
pub use made_up::{
    MadeUpAdult, MadeUpAway, MadeUpBreak, MadeUpChild, MadeUpDay, MadeUpFamily, MadeUpKeyDay,
    MadeUpReminder, MadeUpShare, MadeUpTerm, Moment, Partnership,
};
pub use made_up_reviews::{MadeUpAnswer, MadeUpReview};
pub use made_up_ways::MadeUpWay;
pub use made_up_why::{MadeUpPage, MadeUpRanked, MadeUpRanking, MadeUpWhy};
pub use quick_words::QuickWords;
pub use reasons::{Reason, ReasonWording, Reasons};
pub use teachings::{ShortWay, Teaching, Teachings};
pub use toy_library::ShelfThing;
pub use ways::{WayWords, Ways};
pub use when::{At, When};

/// The areas and ways of learning that observations may be about.
pub fn early_years() -> &'static Framework {
    static READ: LazyLock<Framework> =
        LazyLock::new(|| asset!("frameworks/early-years.toml").read());
    &READ
}

/// The ten questions about working with parents, in every wording they were ever asked in.
pub fn engagement_wordings() -> &'static Wordings {
    static READ: LazyLock<Wordings> = LazyLock::new(|| {
        Wordings::new(
            asset!("checklists/engagement/2026-11-22.toml").read(),
            vec![asset!("checklists/engagement/2026-11.toml").read()],
        )
    });
    &READ
}

/// The ten questions as they are asked now.
pub fn engagement() -> &'static Checklist {
    engagement_wordings().newest()
}

/// The ways a family may be involved.
pub fn ways() -> &'static Ways {
    static READ: LazyLock<Ways> = LazyLock::new(|| asset!("ways.toml").read());
    &READ
}

/// The reasons for working with parents, under every wording.
pub fn reasons() -> &'static Reasons {
    static READ: LazyLock<Reasons> = LazyLock::new(|| asset!("reasons.toml").read());
    &READ
}

/// What can stand in the way of taking part, and what fits.
pub fn in_the_way() -> &'static InTheWay {
    static READ: LazyLock<InTheWay> = LazyLock::new(|| asset!("in-the-way.toml").read());
    &READ
}

/// How long each kind of thing is kept, as suggested.
pub fn keeping() -> &'static [Suggested] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct All {
        kept: Vec<Suggested>,
    }
    static READ: LazyLock<Vec<Suggested>> =
        LazyLock::new(|| asset!("keeping.toml").read::<All>().kept);
    &READ
}

/// The suggested periods, which count where the user has set none.
pub fn suggested_periods() -> Vec<(Keep, Period)> {
    keeping()
        .iter()
        .map(|kept| (kept.keep, kept.period()))
        .collect()
}

/// Every look, in the order it is offered; the first is the usual one.
pub fn looks() -> &'static [Look] {
    static READ: LazyLock<Vec<Look>> = LazyLock::new(|| {
        [
            asset!("looks/follow.toml"),
            asset!("looks/light.toml"),
            asset!("looks/dark.toml"),
            asset!("looks/high-contrast.toml"),
            asset!("looks/no-colour.toml"),
        ]
        .iter()
        .map(Asset::read)
        .collect()
    });
    &READ
}

/// The signs for ordinary terminals.
pub fn unicode_glyphs() -> &'static Glyphs {
    static READ: LazyLock<Glyphs> = LazyLock::new(|| asset!("looks/glyphs/unicode.toml").read());
    &READ
}

/// The signs for terminals that have only the plainest letters.
pub fn ascii_glyphs() -> &'static Glyphs {
    static READ: LazyLock<Glyphs> = LazyLock::new(|| asset!("looks/glyphs/ascii.toml").read());
    &READ
}

/// Every help card, one for each screen.
pub fn help_cards() -> &'static [Card] {
    static READ: LazyLock<Vec<Card>> = LazyLock::new(|| {
        [
            asset!("help/today.md"),
            asset!("help/turn-into.md"),
            asset!("help/messages.md"),
            asset!("help/changes.md"),
            asset!("help/one-change.md"),
            asset!("help/families.md"),
            asset!("help/family-card.md"),
            asset!("help/chats.md"),
            asset!("help/observations.md"),
            asset!("help/loans.md"),
            asset!("help/checklist.md"),
            asset!("help/behind-a-figure.md"),
            asset!("help/next-step.md"),
            asset!("help/two-look-backs.md"),
            asset!("help/together.md"),
            asset!("help/ways.md"),
            asset!("help/easier.md"),
            asset!("help/copies.md"),
            asset!("help/write-out.md"),
            asset!("help/take-in.md"),
            asset!("help/menu.md"),
            asset!("help/find.md"),
            asset!("help/locked.md"),
            asset!("help/page.md"),
            asset!("help/closed-notes.md"),
            asset!("help/message.md"),
            asset!("help/lock.md"),
            asset!("help/where.md"),
            asset!("help/first-run.md"),
            asset!("help/who-may-read.md"),
            asset!("help/form.md"),
            asset!("help/entry.md"),
            asset!("help/learning.md"),
            asset!("help/one-line.md"),
            asset!("help/one-moment.md"),
            asset!("help/quick-words.md"),
            asset!("help/things-to-try.md"),
            asset!("help/thing-to-try.md"),
            asset!("help/long-words.md"),
            asset!("help/why.md"),
            asset!("help/rankings.md"),
            asset!("help/journal.md"),
            asset!("help/journal-page.md"),
            asset!("help/looks-back-on.md"),
            asset!("help/in-the-way.md"),
            asset!("help/put-back.md"),
            asset!("help/keeping.md"),
            asset!("help/erase.md"),
            asset!("help/close.md"),
            asset!("help/settings.md"),
            asset!("help/spelling.md"),
        ]
        .iter()
        .map(|asset| Card::read(asset.path, asset.text))
        .collect()
    });
    &READ
}

/// The help card of the screen called `word`, such as "today" or "family-card".
pub fn help_card(word: &str) -> Option<&'static Card> {
    help_cards().iter().find(|card| card.word == word)
}

/// Short plain words to make a passphrase of; no two begin with the same four letters.
pub fn plain_words() -> &'static [&'static str] {
    static READ: LazyLock<Vec<&'static str>> =
        LazyLock::new(|| asset!("words.txt").text.lines().collect());
    &READ
}

/// Things to try at home, to begin a collection with.
pub fn starter_ideas() -> &'static [StarterIdea] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct All {
        idea: Vec<StarterIdea>,
    }
    static READ: LazyLock<Vec<StarterIdea>> =
        LazyLock::new(|| asset!("ideas.toml").read::<All>().idea);
    &READ
}

/// The sentences behind `/nap` and its like, in the order they are offered.
pub fn quick_words() -> &'static [QuickWords] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct All {
        quick: Vec<QuickWords>,
    }
    static READ: LazyLock<Vec<QuickWords>> =
        LazyLock::new(|| asset!("quick-words.toml").read::<All>().quick);
    &READ
}

/// The hints that teach.
pub fn teachings() -> &'static Teachings {
    static READ: LazyLock<Teachings> = LazyLock::new(|| asset!("teachings.toml").read());
    &READ
}

/// The made-up families, youngest child first.
pub fn made_up_families() -> &'static [MadeUpFamily] {
    static READ: LazyLock<Vec<MadeUpFamily>> = LazyLock::new(|| {
        [
            asset!("sample/seren.toml"),
            asset!("sample/ola.toml"),
            asset!("sample/zoe.toml"),
            asset!("sample/kai.toml"),
            asset!("sample/idris.toml"),
            asset!("sample/effy.toml"),
        ]
        .iter()
        .map(Asset::read)
        .collect()
    });
    &READ
}

/// The made-up toy library.
pub fn made_up_shelf() -> &'static [ShelfThing] {
    static READ: LazyLock<Vec<ShelfThing>> = LazyLock::new(|| {
        asset!("sample/shelf.toml")
            .read::<toy_library::Shelf>()
            .thing
    });
    &READ
}

/// Common things with a reason each, offered to a shelf that is to be begun.
pub fn starter_things() -> &'static [ShelfThing] {
    static READ: LazyLock<Vec<ShelfThing>> = LazyLock::new(|| {
        asset!("toy-library/starters.toml")
            .read::<toy_library::Shelf>()
            .thing
    });
    &READ
}

/// One question to watch for at home with a thing of this kind.
pub fn watch_for(kind: ThingKind) -> &'static str {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct All {
        question: Vec<toy_library::KindQuestion>,
    }
    static READ: LazyLock<Vec<toy_library::KindQuestion>> =
        LazyLock::new(|| asset!("toy-library/questions.toml").read::<All>().question);
    READ.iter()
        .find(|question| question.kind == kind)
        .map_or("", |question| question.watch_for.as_str())
}

/// How the made-up families are involved.
pub fn made_up_ways() -> &'static [MadeUpWay] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct All {
        way: Vec<MadeUpWay>,
    }
    static READ: LazyLock<Vec<MadeUpWay>> =
        LazyLock::new(|| asset!("sample/ways.toml").read::<All>().way);
    &READ
}

/// What the made-up families told in confidence.
pub fn made_up_in_the_way() -> &'static MadeUpInTheWay {
    static READ: LazyLock<MadeUpInTheWay> =
        LazyLock::new(|| asset!("sample/in-the-way.toml").read());
    &READ
}

/// The half-term and away days of the made-up term.
pub fn made_up_term() -> &'static MadeUpTerm {
    static READ: LazyLock<MadeUpTerm> = LazyLock::new(|| asset!("sample/term.toml").read());
    &READ
}

/// The made-up look-backs at the checklist, oldest first.
pub fn made_up_reviews() -> &'static [MadeUpReview] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct All {
        review: Vec<MadeUpReview>,
    }
    static READ: LazyLock<Vec<MadeUpReview>> =
        LazyLock::new(|| asset!("sample/reviews.toml").read::<All>().review);
    &READ
}

/// The made-up rankings and journal.
pub fn made_up_why() -> &'static MadeUpWhy {
    static READ: LazyLock<MadeUpWhy> = LazyLock::new(|| asset!("sample/why.toml").read());
    &READ
}
