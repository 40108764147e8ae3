//! Every file of the assets folder can be read, and fits where it is shown.

use std::fs;
use std::path::{Path, PathBuf};

use hometime::assets::{self, Background, Colour};
use hometime::domain::{Ages, Practice, ThingKind, Way};
use unicode_width::UnicodeWidthStr;

#[test]
fn everything_reads() {
    assert_eq!(assets::early_years().areas.len(), 7);
    assert_eq!(assets::early_years().ways.len(), 3);
    assert_eq!(
        assets::early_years()
            .areas
            .iter()
            .filter(|area| area.prime)
            .count(),
        3
    );
    assert!(assets::early_years().area("moving").is_some());
    assert_eq!(assets::looks().len(), 5);
    assert_eq!(assets::quick_words().len(), 14);
    assert!(assets::plain_words().len() >= 1296);
    assert_eq!(assets::starter_ideas().len(), 12);
    assert_eq!(assets::made_up_families().len(), 6);
    assert_eq!(assets::made_up_shelf().len(), 14);
    assert_eq!(assets::starter_things().len(), 42);
    assert_eq!(assets::made_up_term().breaks.len(), 1);
    assert_eq!(assets::reasons().newest().reasons.len(), 9);
    assert_eq!(assets::made_up_why().rankings.len(), 2);
    assert_eq!(assets::unicode_glyphs().word, "unicode");
    assert_eq!(assets::ascii_glyphs().word, "ascii");
}

#[test]
fn no_file_is_left_unread() {
    let read: String = below("src")
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    // A licence is for people to read.
    let named = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let unread: Vec<PathBuf> = below("assets")
        .into_iter()
        // The pictures are README's, and their own test knows each of them.
        .filter(|path| !path.parent().unwrap().ends_with("assets/pictures"))
        .filter(|path| {
            let name = path
                .strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/assets"))
                .unwrap()
                .to_str()
                .unwrap();
            !read.contains(&format!("\"{name}\""))
                && !read.contains(&format!("assets/{name}\""))
                && !named.contains(&format!("`assets/{name}`"))
        })
        .collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn every_thing_to_begin_with_has_a_reason_an_age_and_a_question() {
    let things = assets::starter_things();
    for thing in things {
        assert!(
            thing.reason.width() > 30
                && !thing.watch_for.is_empty()
                && thing.watch_for.ends_with('?'),
            "{}",
            thing.name
        );
        assert!(
            thing.pieces.is_some() && thing.suits != Ages::default(),
            "{}",
            thing.name
        );
        assert!(thing.name.width() <= 36, "{}", thing.name);
        assert_eq!(
            things
                .iter()
                .filter(|other| other.name == thing.name)
                .count(),
            1,
            "{}",
            thing.name
        );
    }
    for kind in ThingKind::ALL {
        assert!(assets::watch_for(*kind).ends_with('?'), "{}", kind.word());
    }
}

#[test]
fn the_checklist_asks_ten_questions_that_fit() {
    let checklist = assets::engagement();
    assert_eq!(
        checklist
            .questions
            .iter()
            .map(|question| question.number)
            .collect::<Vec<_>>(),
        (1..=10).collect::<Vec<u8>>()
    );
    assert_eq!(
        checklist
            .answers
            .iter()
            .map(|answer| answer.practice)
            .collect::<Vec<_>>(),
        Practice::ALL
    );
    for question in &checklist.questions {
        assert!(question.short.width() <= 52, "{}", question.short);
        assert!(
            question.full.split_whitespace().count() <= 30,
            "{}",
            question.full
        );
    }
}

#[test]
fn every_way_of_being_involved_is_said_in_words_and_in_the_order_of_the_alphabet() {
    let ways = assets::ways();
    assert_eq!(
        ways.ways.iter().map(|words| words.way).collect::<Vec<_>>(),
        Way::ALL
    );
    assert!(Way::ALL.is_sorted_by_key(|way| way.word()));
    assert!(!ways.version.is_empty() && ways.about.contains("not a ladder"));
    for way in Way::ALL {
        assert!(
            ways.meaning(*way).width() > 60 && ways.meaning(*way).width() < 150,
            "{}",
            way.word()
        );
    }
    assert!(assets::made_up_ways().iter().all(|made_up| {
        assets::made_up_families()
            .iter()
            .any(|family| family.child.name == made_up.child)
    }));
}

#[test]
fn every_wording_tells_nine_reasons_that_fit() {
    for wording in &assets::reasons().wordings {
        assert_eq!(wording.reasons.len(), 9, "{}", wording.version);
        for reason in &wording.reasons {
            assert!(reason.short.width() <= 32, "{}", reason.short);
            assert!((40..=150).contains(&reason.full.width()), "{}", reason.full);
            assert_eq!(
                wording
                    .reasons
                    .iter()
                    .filter(|other| other.word == reason.word)
                    .count(),
                1,
                "{}",
                reason.word
            );
        }
    }
    let known: Vec<&str> = assets::reasons().newest().words().collect();
    for ranking in &assets::made_up_why().rankings {
        let mut told: Vec<&str> = ranking
            .reasons
            .iter()
            .map(|reason| reason.word.as_str())
            .collect();
        told.sort_unstable();
        let mut known = known.clone();
        known.sort_unstable();
        assert_eq!(told, known);
    }
}

#[test]
fn question_four_opens_only_while_three_is_answered_with_less_than_yes() {
    let checklist = assets::engagement();
    let four = checklist.question(4).unwrap();
    assert!(!four.is_open(|_| None));
    assert!(!four.is_open(|number| (number == 3).then_some(Practice::Yes)));
    assert!(four.is_open(|number| (number == 3).then_some(Practice::CouldDoMore)));
    assert!(four.is_open(|number| (number == 3).then_some(Practice::NotYet)));
    assert!(
        checklist
            .questions
            .iter()
            .filter(|question| question.number != 4)
            .all(|question| question.is_open(|_| None))
    );
}

#[test]
fn help_cards_fit_on_the_smallest_screen() {
    for card in assets::help_cards() {
        assert!(
            !card.title.is_empty() && !card.lines.is_empty(),
            "{}",
            card.word
        );
        assert!(
            card.lines.len() <= 15,
            "{} has {} lines",
            card.word,
            card.lines.len()
        );
        for line in &card.lines {
            assert!(line.width() <= 64, "{}: {line}", card.word);
        }
    }
    let today = assets::help_card("today").unwrap().lines.join(" ");
    assert!(today.contains("This is not the place for a safeguarding concern."));
}

#[test]
fn accents_can_be_read_on_the_backgrounds_they_are_for() {
    let look = |word: &str| {
        assets::looks()
            .iter()
            .find(|look| look.word == word)
            .unwrap()
    };
    let dark = [
        Colour(0, 0, 0),
        Colour(0x1e, 0x1e, 0x1e),
        Colour(1, 0x24, 0x56),
    ];
    let light = [Colour(255, 255, 255), Colour(0xfd, 0xf6, 0xe3)];
    for (look, backgrounds, enough) in [
        (look("dark"), &dark[..], 7.7),
        (look("light"), &light[..], 5.8),
    ] {
        let styles = &look.styles;
        assert!(
            styles.text.colour.is_none() && styles.hint.colour.is_none(),
            "text is the terminal's own"
        );
        for ink in [styles.people, styles.due, styles.done, styles.private] {
            for background in backgrounds {
                let contrast = contrast(ink.colour.unwrap(), *background);
                assert!(
                    contrast >= enough,
                    "{}: {:?} on {background:?} is {contrast:.2}",
                    look.word,
                    ink.colour
                );
            }
        }
    }
    for word in ["no-colour", "high-contrast"] {
        let styles = &look(word).styles;
        for ink in [
            styles.text,
            styles.heading,
            styles.hint,
            styles.people,
            styles.due,
            styles.done,
            styles.private,
            styles.rule,
        ] {
            assert!(
                ink.colour.is_none() && ink.sixteen.is_none(),
                "{word} is not tinted"
            );
        }
    }
    for styles in assets::looks()
        .iter()
        .filter(|look| look.follows.is_none())
        .map(|look| &look.styles)
    {
        assert!(styles.selected.reverse && styles.text == assets::Ink::default());
    }
}

#[test]
fn the_usual_look_follows_the_background() {
    let looks = assets::looks();
    let taken = |background| looks[0].on(background, looks).word.as_str();
    assert_eq!(
        [
            taken(Background::Dark),
            taken(Background::Light),
            taken(Background::Unsure)
        ],
        ["dark", "light", "dark"]
    );
    assert_eq!(
        looks[1].on(Background::Dark, looks).word,
        "light",
        "a look of its own stays what it is"
    );
}

#[test]
fn plain_signs_are_plain_and_every_sign_is_one_column_wide() {
    let (rich, plain) = (
        assets::unicode_glyphs().signs(),
        assets::ascii_glyphs().signs(),
    );
    for sign in rich.iter().chain(&plain) {
        assert_eq!(sign.to_string().width(), 1, "{sign}");
    }
    assert!(plain.iter().all(char::is_ascii));
    assert!(!rich.iter().any(char::is_ascii));
}

/// Every file below a folder of the project.
fn below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

/// How far apart two colours are in lightness: 1 is not at all, 21 is black and white.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(Colour(red, green, blue): Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
