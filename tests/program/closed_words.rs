//! What is hers alone, or was told in confidence, stays on the card it was written on: a word
//! planted in every part of how she works with families is looked for on every screen, in find, in
//! the receipt, in what undo says, and on the command line.

use crate::command::{Log, evening};
use crate::common::{Desk, FRIDAY};
use chrono::{Days, NaiveDate, NaiveDateTime};
use hometime::assets;
use hometime::domain::{
    Family, Id, Involvement, JournalPage, LooksBackOn, NextStep, Practice, Pressure, Privacy,
    Ranking, Signpost, TakenUp, Way,
};
use hometime::store::{Filter, Result, Store};

/// Told in confidence: seen on the opened card of that family and nowhere else.
const CLOSED: [&str; 9] = [
    "Quixotberry",
    "Zanthorpel",
    "Wumbledore",
    "Frabjolica",
    "Brilligosh",
    "Snorkwhistle",
    "Jubjubbery",
    "Vorpalinda",
    "Uffishness",
];
/// Hers alone: seen where she wrote it.
const OF_A_WAY: [&str; 2] = ["Galumphina", "Mimsyborough"];
const MADE_EASIER: &str = "Slithytove";
const OF_A_PAGE: &str = "Borogovia";
const OF_A_REASON: &str = "Tulgeywood";
const OF_AN_ANSWER: &str = "Bandersnatchy";
/// A next step is meant to be met: on Today when its day comes, and beside its question.
const OF_A_STEP: &str = "Manxomefoe";

/// Plants a word in every part of every record.
fn plant(store: &Store, now: NaiveDateTime, family: Id<Family>) {
    let today = now.date();
    let step = |store: &Store| -> Result<()> {
        in_the_way(store, family, today)?;
        ways(store, family, today)?;
        her_own(store, today)
    };
    store.step("planted", now, step).unwrap();
}

fn in_the_way(store: &Store, family: Id<Family>, today: NaiveDate) -> Result<()> {
    let pressure = Pressure {
        words: CLOSED[0].to_owned(),
        what_i_do: CLOSED[1].to_owned(),
        talk_how: CLOSED[2].to_owned(),
        ask_on: Some(today),
        talk_on: Some(today),
        ..Pressure::noted(family, "money", &assets::in_the_way().version, today)
    };
    store.in_the_way().save(None, &pressure)?;
    store.in_the_way().save(
        None,
        &Pressure {
            eased_on: Some(today),
            ..pressure
        },
    )?;
    let signpost = Signpost {
        follow_up: CLOSED[4].to_owned(),
        follow_up_on: Some(today),
        taken_up: TakenUp::Yes,
        ..Signpost::offered(family, CLOSED[3], today)
    };
    store.in_the_way().save_signpost(None, &signpost).map(drop)
}

/// One closed, one hers, and one that was closed before it was changed.
fn ways(store: &Store, family: Id<Family>, today: NaiveDate) -> Result<()> {
    let version = &assets::ways().version;
    let begins = |way, days| Involvement::begins(family, way, today - Days::new(days), version);
    let told = Involvement {
        reason: CLOSED[5].to_owned(),
        easier: CLOSED[6].to_owned(),
        evidence: CLOSED[7].to_owned(),
        privacy: Privacy::Sensitive,
        ..begins(Way::NotNowWouldLikeTo, 40)
    };
    let id = store.ways().save(None, &told)?;
    store.ways().save(
        Some(id),
        &Involvement {
            reason: CLOSED[8].to_owned(),
            ..told
        },
    )?;
    let now = Involvement {
        reason: MADE_EASIER.to_owned(),
        evidence: OF_A_WAY[0].to_owned(),
        ..begins(Way::WorksWithUs, 3)
    };
    let now_id = store.ways().save(None, &now)?;
    store
        .ways()
        .save(
            Some(now_id),
            &Involvement {
                easier: OF_A_WAY[1].to_owned(),
                ..now
            },
        )
        .map(drop)
}

fn her_own(store: &Store, today: NaiveDate) -> Result<()> {
    let reasons = assets::reasons().newest();
    let mut ranking = Ranking::first(today, &reasons.version, reasons.words());
    for ranked in &mut ranking.reasons {
        ranked.why = OF_A_REASON.to_owned();
    }
    let ranking = store.why().start(&ranking)?;
    let review = store
        .checklist()
        .start_review(today, &assets::engagement().version)?;
    for looks_back_on in [
        LooksBackOn::Nothing,
        LooksBackOn::Ranking(ranking),
        LooksBackOn::Review(review),
    ] {
        store.journal().save(
            None,
            &JournalPage {
                on: today,
                words: OF_A_PAGE.to_owned(),
                looks_back_on,
                sample: false,
            },
        )?;
    }
    for question in 1..=10 {
        store
            .checklist()
            .answer(review, question, Practice::CouldDoMore, OF_AN_ANSWER)?;
        let step = NextStep {
            review,
            question,
            words: OF_A_STEP.to_owned(),
            day: Some(today),
            done_on: None,
            dropped_on: None,
        };
        store.checklist().save_step(None, &step)?;
    }
    Ok(())
}

/// The words a view may show, being the card they were written on or the place they are meant for.
fn own_words(view: &str) -> Vec<&'static str> {
    match view {
        "Today" | "Behind a figure" => vec![OF_A_STEP],
        "Engagement checklist" | "Two look-backs" | "A next step" => vec![OF_A_STEP, OF_AN_ANSWER],
        "Why work with parents" | "Two rankings" => vec![OF_A_REASON],
        "Private journal" | "A page of the journal" | "What a page looks back on" => {
            vec![OF_A_PAGE]
        }
        "Ways of one family" | "One way" => vec![MADE_EASIER, OF_A_WAY[0], OF_A_WAY[1]],
        // What has worked with one family is offered to another, and nobody is named.
        "What might make it easier" => vec![MADE_EASIER],
        _ => Vec::new(),
    }
}

fn all() -> impl Iterator<Item = &'static str> {
    CLOSED.into_iter().chain(OF_A_WAY).chain([
        MADE_EASIER,
        OF_A_PAGE,
        OF_A_REASON,
        OF_AN_ANSWER,
        OF_A_STEP,
        "Money is tight",
    ])
}

fn shown(words: &str) -> Vec<&'static str> {
    let folded = words.to_lowercase();
    all()
        .filter(|planted| folded.contains(&planted.to_lowercase()))
        .collect()
}

#[track_caller]
fn shows_only_its_own(desk: &Desk, way: &str) {
    let mut own = own_words(desk.app().view_name());
    // A card over Today leaves what is beside it in view.
    if desk.line(0).contains("Today · ") {
        own.extend(own_words("Today"));
    }
    let wrong: Vec<_> = shown(&desk.screen())
        .into_iter()
        .filter(|planted| !own.contains(planted))
        .collect();
    assert!(
        wrong.is_empty(),
        "{wrong:?} after {way} on {}:\n{}",
        desk.app().view_name(),
        desk.screen()
    );
    assert_eq!(shown(&desk.said()), Vec::<&str>::new(), "said after {way}");
}

fn planted(size: (u16, u16)) -> Desk {
    let desk = Desk::with_sample(FRIDAY).sized(size.0, size.1);
    let family = family_of(&desk, "Ola");
    plant(desk.store(), desk.now(), family);
    desk
}

fn family_of(desk: &Desk, child: &str) -> Id<Family> {
    desk.store()
        .people()
        .unwrap()
        .family_of(desk.child_id(child))
        .unwrap()
        .family
        .id
}

#[test]
fn every_screen_shows_only_what_is_its_own() {
    for size in [(80, 24), (200, 60)] {
        let mut met = Vec::new();
        for way in [
            "esc",
            "",
            "tab",
            "tab tab",
            "?",
            "/",
            "ctrl+g 2",
            "ctrl+g 2 enter",
            "ctrl+g 2 down enter",
            "ctrl+g 3",
            "ctrl+g 3 enter",
            "ctrl+g 4",
            "ctrl+g 4 enter",
            "ctrl+g 5",
            "ctrl+g 5 right",
            "ctrl+g 6",
            "ctrl+g 6 tab",
            "ctrl+g 6 left",
            "ctrl+g 6 ctrl+o",
            "ctrl+g 7",
            "ctrl+g 7 tab",
            "ctrl+g 7 tab enter",
            "ctrl+g 7 down enter",
            "ctrl+g 7 down enter down down",
            "ctrl+g 7 ctrl+n 5",
            "ctrl+g 8",
            "ctrl+g 8 tab",
            "ctrl+g 8 tab enter",
            "ctrl+g 9",
        ] {
            let mut desk = planted(size);
            desk.press("ctrl+g 1").press(way);
            met.push(desk.app().view_name());
            for _ in 0..15 {
                shows_only_its_own(&desk, way);
                let before = desk.screen();
                desk.press("down");
                if desk.screen() == before {
                    break;
                }
            }
        }
        for own in [
            "Today",
            "Engagement checklist",
            "Two look-backs",
            "Ways of one family",
            "What might make it easier",
            "Private journal",
        ] {
            assert!(met.contains(&own), "the walk comes to {own}: {met:?}");
        }
    }
}

#[test]
fn the_cards_themselves_show_what_is_theirs() {
    let mut desk = planted((120, 36));
    desk.press("ctrl+g 8")
        .sees(OF_A_REASON)
        .press("tab")
        .sees(OF_A_PAGE);
    desk.press("ctrl+g 6").sees(OF_AN_ANSWER).sees(OF_A_STEP);
    desk.press("ctrl+g 7 down enter")
        .go_to("works with us")
        .sees(MADE_EASIER)
        .sees(OF_A_WAY[0]);
    desk.press("up up up")
        .go_to("would like to  since")
        .sees("(closed: Enter opens it)")
        .press("enter")
        .sees(CLOSED[6])
        .sees(CLOSED[7])
        .sees(CLOSED[8]);
    desk.press("ctrl+g 2")
        .write("ola")
        .press("enter ctrl+k")
        .write("what gets")
        .press("enter");
    assert_eq!(
        shown(&desk.screen()),
        Vec::<&str>::new(),
        "closed at first:\n{}",
        desk.screen()
    );
    desk.press("enter")
        .sees(CLOSED[0])
        .sees(CLOSED[1])
        .sees(CLOSED[2])
        .sees(CLOSED[3])
        .sees("Money is tight");
}

#[test]
fn find_finds_none_of_them() {
    let mut desk = planted((80, 24));
    for word in all() {
        let start: String = word.to_lowercase().chars().take(5).collect();
        for screen in ["2", "3", "4", "5", "9"] {
            desk.press("ctrl+g")
                .press(screen)
                .press("ctrl+k")
                .write(&start);
            assert_eq!(
                shown(&desk.screen()),
                Vec::<&str>::new(),
                "{}",
                desk.screen()
            );
            desk.press("esc esc");
        }
        desk.press("ctrl+g 3").write(&start);
        assert_eq!(
            shown(&desk.screen()),
            Vec::<&str>::new(),
            "{}",
            desk.screen()
        );
        desk.press("esc");
        let found = desk.store().entries().list(
            &Filter {
                words: word.to_owned(),
                sensitive: true,
                ..Filter::default()
            },
            0,
            9,
        );
        assert!(found.unwrap().is_empty(), "{word}");
    }
}

#[test]
fn what_undo_says_names_none_of_them_and_neither_does_the_receipt() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+g 8 enter")
        .write(OF_A_REASON)
        .press("enter enter");
    desk.press("tab ctrl+n").write(OF_A_PAGE).press("esc");
    desk.press("ctrl+g 6")
        .press_times("up", 9)
        .press("enter")
        .write(OF_AN_ANSWER)
        .press("enter esc");
    desk.press("ctrl+g 7 down ctrl+n 5")
        .write(CLOSED[6])
        .press("enter");
    desk.press("ctrl+g 7 down ctrl+n 7")
        .write(OF_A_WAY[0])
        .press("enter")
        .write(OF_A_WAY[1])
        .press("enter esc");
    desk.press("ctrl+g 2")
        .write("seren")
        .press("enter ctrl+k")
        .write("what gets")
        .press("enter enter")
        .write("3")
        .press("enter");
    desk.write(CLOSED[0])
        .press("enter")
        .write(CLOSED[1])
        .press("enter esc");
    desk.press("ctrl+g 2 ctrl+u")
        .write("seren")
        .press("enter ctrl+k")
        .write("what gets")
        .press("enter")
        .go_to("+ a signpost")
        .press("enter");
    desk.write(CLOSED[3]).press("enter esc");
    desk.press("ctrl+g 1");
    let receipt = desk.app().receipt();
    assert_eq!(shown(&receipt), Vec::<&str>::new(), "{receipt}");
    let (seren, mut undone) = (family_of(&desk, "Seren"), 0);
    loop {
        desk.press("ctrl+z");
        if !desk.said().starts_with("Taken back") {
            break;
        }
        assert_eq!(shown(&desk.said()), Vec::<&str>::new(), "{}", desk.said());
        assert_eq!(
            shown(&desk.screen()),
            Vec::<&str>::new(),
            "{}",
            desk.screen()
        );
        undone += 1;
    }
    assert!(undone >= 12, "each act is a step of its own: {undone}");
    assert!(
        desk.store()
            .journal()
            .pages()
            .unwrap()
            .iter()
            .all(|page| page.words != OF_A_PAGE)
    );
    assert!(
        desk.store()
            .in_the_way()
            .of_family(seren)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn half_typed_ones_wait_on_their_cards_and_show_nowhere_else() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+g 8 tab ctrl+n").write(OF_A_PAGE).wait(1.0);
    desk.press("ctrl+g 8 enter").write(OF_A_REASON).wait(1.0);
    desk.press("ctrl+g 6")
        .press_times("up", 9)
        .press("enter")
        .write(OF_AN_ANSWER)
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:20");
    desk.press("ctrl+g 7 down ctrl+n 5")
        .write(CLOSED[6])
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    for way in [
        "esc",
        "esc 1 tab",
        "esc 2",
        "esc 2 enter",
        "esc 3",
        "esc 4",
        "esc 5",
        "esc 7",
        "esc 9",
        "/",
    ] {
        desk.press("ctrl+g 1").press(way);
        assert_eq!(
            shown(&desk.screen()),
            Vec::<&str>::new(),
            "{}",
            desk.screen()
        );
    }
    let receipt = desk.app().receipt();
    assert_eq!(shown(&receipt), Vec::<&str>::new(), "{receipt}");
    desk.press("ctrl+g 8 tab ctrl+n")
        .sees(OF_A_PAGE)
        .press("esc esc enter")
        .sees(OF_A_REASON);
    desk.press("ctrl+g 6")
        .press_times("up", 9)
        .press("enter")
        .sees(OF_AN_ANSWER);
    desk.press("ctrl+g 7 down enter")
        .go_to("would like to")
        .press("enter 1")
        .sees(CLOSED[6]);
}

#[test]
fn the_command_line_says_none_of_them() {
    let log = Log::with_two_children();
    {
        let store = log.store();
        let family = store.people().unwrap().households[0].family.id;
        plant(&store, evening(), family);
    }
    log.run(["add", "zoe: loved the den"]);
    let mut asked: Vec<Vec<&str>> = vec![
        vec!["list"],
        vec!["list", "--json"],
        vec!["list", "--json", "--sensitive"],
        vec!["check"],
    ];
    asked.extend(all().map(|word| vec!["find", word]));
    asked.push(vec!["find", OF_A_PAGE, "--json"]);
    for ask in asked {
        let said = log.run(ask.clone());
        // Find says back what was looked for, and nothing more.
        let heard = format!("{}{}", said.out, said.aside);
        let heard = if ask[0] == "find" {
            heard.replace(ask[1], "")
        } else {
            heard
        };
        assert_eq!(shown(&heard), Vec::<&str>::new(), "{ask:?}: {heard}");
    }
}
