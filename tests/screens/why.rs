//! Why work with parents: nine reasons in her own order, ranked again later, and a journal that
//! nobody else is shown.

use crate::common::{Desk, FRIDAY, PLAIN};
use hometime::assets::{self, Reasons};
use hometime::domain::{Agreement, JournalPage, LooksBackOn, Ranking, Saved, Whom};
use hometime::store::Filter;
use hometime::tui::Abilities;

/// A term after [`FRIDAY`].
const SPRING: &str = "2027-02-12 18:04";
/// No word of any language, so that wherever it turns up it has leaked.
const PRIVATE: &str = "xqzvwords";

fn rankings(desk: &Desk) -> Vec<Saved<Ranking>> {
    desk.store().why().rankings().unwrap()
}

/// The words of the reasons in her order, newest ranking.
fn order(desk: &Desk) -> Vec<String> {
    rankings(desk)[0]
        .reasons
        .iter()
        .map(|ranked| ranked.reason.clone())
        .collect()
}

fn pages(desk: &Desk) -> Vec<Saved<JournalPage>> {
    desk.store().journal().pages().unwrap()
}

/// A log with nothing in it, at the reasons.
fn at_the_reasons() -> Desk {
    let mut desk = Desk::empty(FRIDAY);
    desk.go_to_screen("Why work");
    desk
}

/// The made-up families, at the reasons.
fn among_made_up_rankings() -> Desk {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Why work");
    desk
}

#[test]
fn one_key_starts_a_first_ranking_in_which_nothing_is_said_for_her() {
    let mut desk = at_the_reasons();
    desk.sees("only you")
        .sees("Enter starts.")
        .press("enter")
        .hears("Started.")
        .sees("1 ranking · Fri 20 Nov");
    let first = &rankings(&desk)[0];
    assert_eq!(first.reasons.len(), 9);
    assert!(first.reasons.iter().all(|ranked| ranked.agreement.is_none()
        && ranked.why.is_empty()
        && ranked.serves.is_empty()));
    desk.press("ctrl+z").sees("Enter starts.");
    assert!(rankings(&desk).is_empty());
}

#[test]
fn two_rankings_are_made_by_keys_alone_and_what_moved_between_them_is_told() {
    let mut desk = at_the_reasons();
    desk.press("enter");
    let told = order(&desk);
    desk.go_to("They know their child best")
        .press("left left 1")
        .go_to("pair of hands")
        .press("right 3");
    let first = order(&desk);
    assert_eq!(
        (first[0].as_str(), first[8].as_str()),
        ("knowledge", "hands")
    );
    assert_ne!(first, told);
    desk.press_times("up", 8);
    assert!(
        desk.chosen().starts_with("1 They know their child best")
            && desk.chosen().ends_with("agree"),
        "{}",
        desk.chosen()
    );

    desk.start_again_at(SPRING);
    desk.go_to_screen("Why work")
        .sees("This is from Fri 20 Nov 2026. What you do now starts a new ranking from it.");
    assert_eq!(rankings(&desk).len(), 1, "looking starts nothing");
    desk.press_times("up", 8)
        .go_to("relationships grow")
        .press("left")
        .hears("A new ranking from today; the last one is kept.");
    desk.press("left left").sees("2 rankings · Fri 12 Feb");
    let (new, old) = (order(&desk), rankings(&desk)[1].clone());
    assert_eq!(
        old.reasons
            .iter()
            .map(|ranked| ranked.reason.clone())
            .collect::<Vec<_>>(),
        first,
        "the old one is as it was"
    );
    assert_eq!(
        rankings(&desk)[0].reason("knowledge").unwrap().agreement,
        Some(Agreement::Agree),
        "it began as a copy"
    );

    // What moved, counted by hand from the two orders.
    let (mut up, mut down) = (0, 0);
    for (now, word) in new.iter().enumerate() {
        let then = first.iter().position(|own| own == word).unwrap();
        let sign = match then.cmp(&now) {
            std::cmp::Ordering::Greater => format!("▲ {}", then - now),
            std::cmp::Ordering::Less => format!("▼ {}", now - then),
            std::cmp::Ordering::Equal => "=".to_owned(),
        };
        (up, down) = (up + usize::from(then > now), down + usize::from(now > then));
        let short = &assets::reasons().newest().reason(word).unwrap().short;
        let row = desk.line_with(&format!("{} {short}", now + 1));
        assert!(row.contains(&sign), "{row:?} has no {sign:?}");
    }
    desk.sees(&format!("{up} moved up, {down} down since Fri 20 Nov 2026"))
        .sees("Up 3 places since Fri 20 Nov 2026.");
    assert_eq!((up, down), (1, 3));
}

#[test]
fn a_ranking_left_half_way_goes_on_where_she_left() {
    let mut desk = at_the_reasons();
    desk.press("enter 1 down 2 down 3");
    desk.start_again_at("2026-11-29 19:00");
    desk.go_to_screen("Why work");
    assert!(desk.chosen().starts_with('4'), "{}", desk.chosen());
    desk.press("1");
    assert_eq!(rankings(&desk).len(), 1, "a few evenings are one ranking");
    let said: Vec<_> = rankings(&desk)[0]
        .reasons
        .iter()
        .filter_map(|ranked| ranked.agreement)
        .collect();
    assert_eq!(
        said,
        [
            Agreement::Agree,
            Agreement::Partly,
            Agreement::No,
            Agreement::Agree
        ]
    );
}

#[test]
fn why_is_in_her_own_words_and_a_half_typed_one_survives() {
    let mut desk = among_made_up_rankings();
    desk.go_to("relationships grow")
        .press("enter")
        .press("ctrl+u")
        .write("because 1, 2 and 3 of them st")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    desk.go_to_screen("Why work")
        .go_to("relationships grow")
        .press("enter")
        .sees("because 1, 2 and 3 of them st")
        .write("ay for tea")
        .press("enter");
    let kept = rankings(&desk)[0]
        .reason("relationships")
        .unwrap()
        .why
        .clone();
    assert_eq!(
        kept, "because 1, 2 and 3 of them stay for tea",
        "digits in words are words"
    );
    assert!(desk.store().drafts().all().unwrap().is_empty());
    desk.press("esc").press("enter esc").sees("stay for tea");
}

#[test]
fn whom_a_reason_serves_is_ticked_and_the_first_three_are_counted() {
    let mut desk = at_the_reasons();
    desk.press("enter").sees("is yours to say");
    desk.press("enter enter")
        .sees("1   parents   2   children   3   me")
        .press("1 3")
        .sees("1 ✓ parents")
        .press("enter");
    desk.press("down enter enter 3 1 1 esc down down enter enter 2 esc");
    let newest = &rankings(&desk)[0];
    // The fourth does not count.
    let mut times: Vec<(&str, usize)> = Vec::new();
    for (whom, word) in [
        (Whom::Parents, "parents"),
        (Whom::Children, "children"),
        (Whom::Me, "me"),
    ] {
        times.push((
            word,
            (0..3)
                .filter(|place| newest.reasons[*place].serves.contains(&whom))
                .count(),
        ));
    }
    assert_eq!(times, [("parents", 1), ("children", 0), ("me", 2)]);
    desk.sees("Your first three serve me (2) and parents (1).");
    assert_eq!(newest.reasons[3].serves, [Whom::Children]);
    desk.press("up")
        .press_times("right", 1)
        .sees("Your first three serve me (2), parents (1) and children (1).");
}

#[test]
fn undo_takes_back_each_act_and_redo_brings_it_again() {
    for (at, act) in [
        (FRIDAY, "down left"),
        (FRIDAY, "right"),
        (FRIDAY, "3"),
        (FRIDAY, "enter n o enter"),
        (FRIDAY, "enter enter 1"),
        (SPRING, "down left"),
        (SPRING, "2"),
        (SPRING, "enter n o enter"),
        (SPRING, "enter enter 1"),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.start_again_at(at);
        desk.go_to_screen("Why work");
        let before = rankings(&desk);
        desk.press(act);
        let after = rankings(&desk);
        assert_ne!(before, after, "{act}");
        assert_eq!(after.len(), if at == SPRING { 3 } else { 2 });
        desk.press("ctrl+z");
        assert_eq!(rankings(&desk), before, "{act} at {at}");
        desk.press("ctrl+y");
        assert_eq!(rankings(&desk), after, "{act} at {at}");
    }
}

#[test]
fn any_two_rankings_stand_side_by_side() {
    let mut desk = among_made_up_rankings();
    desk.start_again_at(SPRING);
    desk.go_to_screen("Why work")
        .press("down down left")
        .press("ctrl+o");
    desk.sees("[Wed 4 Nov 2026]")
        .sees("Fri 12 Feb")
        .sees("▲ 1")
        .press("left")
        .sees("[Wed 12 Aug 2026]")
        .sees("▼ 6");
    // The other column never shows the same one.
    desk.press("tab")
        .sees("[Fri 12 Feb]")
        .press("left")
        .sees("[Wed 4 Nov 2026]")
        .sees("Wed 12 Aug 2026");
    let (old, new) = (&rankings(&desk)[2], &rankings(&desk)[1]);
    for place in 0..9 {
        let short = |ranking: &Ranking| {
            assets::reasons()
                .newest()
                .reason(&ranking.reasons[place].reason)
                .unwrap()
                .short
                .clone()
        };
        let row = desk.line(3 + place);
        assert!(
            row.contains(&short(old)) && row.contains(&short(new)),
            "{row}"
        );
    }
    desk.sees("Babcia told me about the song")
        .sees("Every time I changed something")
        .press("esc")
        .sees("This is where")
        .press("esc");
}

#[test]
fn an_old_ranking_keeps_the_words_it_was_made_under() {
    let mut text = include_str!("../../assets/reasons.toml").to_owned();
    text.push_str(
        "[[wording]]\nversion = \"2028-01\"\nwritten = \"2028-01-05\"\n\
         [[wording.reason]]\nword = \"trust\"\nshort = \"Trust\"\nfull = \"Trust grows.\"\n\
         [[wording.reason]]\nword = \"knowledge\"\nshort = \"Nobody knows a child as they do\"\nfull = \"So I ask.\"\n\
         [[wording.reason]]\nword = \"time\"\nshort = \"Time\"\nfull = \"They get time.\"\n",
    );
    let reasons: Reasons = toml::from_str(&text).unwrap();
    let mut desk = at_the_reasons();
    desk.press("enter");
    let old = &rankings(&desk)[0];
    let short = |version: &str| {
        reasons
            .of(version)
            .reason("knowledge")
            .unwrap()
            .short
            .clone()
    };
    assert_eq!(short(&old.wording), "They know their child best");
    let new = old.again(
        "2028-02-01".parse().unwrap(),
        &reasons.newest().version,
        reasons.newest().words(),
    );
    assert_eq!(short(&new.wording), "Nobody knows a child as they do");
    let words: Vec<&str> = new
        .reasons
        .iter()
        .map(|ranked| ranked.reason.as_str())
        .collect();
    assert_eq!(
        words,
        ["time", "knowledge", "trust"],
        "her order is kept, what is new goes last"
    );
    desk.sees("They know their child best");
}

#[test]
fn the_signs_have_plain_forms() {
    let mut desk = Desk::with_abilities(
        FRIDAY,
        Abilities {
            is_ascii: true,
            ..PLAIN
        },
    );
    desk.go_to_screen("Why work")
        .sees("^ 3")
        .sees("v 6")
        .sees_no("▲")
        .sees_no("▼");
}

#[test]
fn a_page_begun_beside_the_reasons_looks_back_on_them_and_can_look_back_on_a_review() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Why work").press("tab ctrl+n");
    desk.say("A first line.")
        .write("And a second.")
        .press("esc")
        .hears("Saved to your journal")
        .sees("on my reasons of Wed 4 Nov");
    let newest = rankings(&desk)[0].id;
    assert_eq!(pages(&desk)[0].words, "A first line.\nAnd a second.");
    assert_eq!(pages(&desk)[0].looks_back_on, LooksBackOn::Ranking(newest));
    let review = desk.store().checklist().reviews().unwrap()[0].clone();
    assert_eq!(desk.store().journal().linked_to(review.id).unwrap(), 0);
    desk.press("ctrl+t")
        .go_to("on the checklist of Tue 10 Nov")
        .press("enter")
        .sees("on the checklist of Tue 10 Nov");
    assert_eq!(desk.store().journal().linked_to(review.id).unwrap(), 1);
    desk.press("ctrl+t 1");
    assert_eq!(pages(&desk)[0].looks_back_on, LooksBackOn::Nothing);
    desk.press("ctrl+z");
    assert_eq!(desk.store().journal().linked_to(review.id).unwrap(), 1);
}

#[test]
fn the_journal_is_reached_from_anywhere_and_typing_there_finds() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("journal")
        .press("enter")
        .sees("3 pages");
    desk.write("night shifts")
        .sees("I talk more than I listen")
        .sees_no("Is that how I think");
    desk.press("esc")
        .sees("Is that how I think")
        .write("12 aug")
        .sees("Is that how I think")
        .sees_no("I talk more");
    desk.press("esc esc")
        .press("ctrl+g 4 /")
        .write("journal")
        .press("enter")
        .sees("Find:")
        .sees("3 pages")
        .press("ctrl+n");
    desk.write("From the observations.").press("esc");
    assert_eq!(pages(&desk)[0].looks_back_on, LooksBackOn::Nothing);
}

#[test]
fn a_half_written_page_survives_and_is_gone_on_with() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("journal")
        .press("enter ctrl+n")
        .say("One line")
        .write("and half of ano")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-21 08:00");
    desk.press("/")
        .write("journal")
        .press("enter")
        .sees("A half-written page waits for you. Ctrl+N goes on with it.");
    desk.press("ctrl+n")
        .sees("and half of ano")
        .write("ther")
        .press("esc")
        .sees_no("half-written");
    assert_eq!(pages(&desk)[0].words, "One line\nand half of another");
    assert!(desk.store().drafts().all().unwrap().is_empty());
}

#[test]
fn a_page_is_changed_removed_and_put_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("journal")
        .press("enter")
        .go_to("I talk more")
        .press("enter");
    desk.press("enter").write("I will ask again.").press("esc");
    let changed = pages(&desk);
    assert!(
        changed[1]
            .words
            .ends_with("I did not know.\nI will ask again.")
    );
    desk.press("del").hears("Removed from your journal");
    assert_eq!(pages(&desk).len(), 2);
    desk.press("ctrl+z");
    assert_eq!(pages(&desk), changed);
    desk.press("enter")
        .press("ctrl+u backspace ctrl+u backspace ctrl+u backspace")
        .press_times("ctrl+u", 2)
        .press("esc");
    assert!(
        !pages(&desk)[1].words.is_empty(),
        "no page loses all its words by accident"
    );
}

#[test]
fn her_private_words_are_shown_nowhere_else() {
    let mut desk = Desk::with_sample(FRIDAY).sized(200, 60);
    desk.go_to_screen("Why work");
    for _ in 0..9 {
        desk.press("enter ctrl+u")
            .write(PRIVATE)
            .press("enter esc down");
    }
    desk.press("tab ctrl+n")
        .write(PRIVATE)
        .press("esc")
        .sees(PRIVATE);
    desk.press("ctrl+n").write(PRIVATE).wait(1.0).press("esc");
    assert!(
        rankings(&desk)[0]
            .reasons
            .iter()
            .all(|ranked| ranked.why == PRIVATE)
    );
    desk.press("enter").write(" half").wait(1.0);
    let everywhere = Filter {
        sensitive: true,
        words: PRIVATE.to_owned(),
        ..Filter::default()
    };
    assert!(
        desk.store()
            .entries()
            .list(&everywhere, 0, 100)
            .unwrap()
            .is_empty()
    );
    let mut looked_at = 0;
    for (title, keys) in [
        ("Today", ""),
        ("Families", ""),
        ("Families", "enter"),
        ("Daily chats", ""),
        ("Shared observations", "right"),
        ("Home-learning loans", ""),
        ("Home-learning loans", "right"),
        ("Engagement", "1"),
        ("Settings", ""),
    ] {
        desk.go_to_screen(title).press(keys);
        desk.sees_no(PRIVATE);
        desk.press("ctrl+k")
            .write(PRIVATE)
            .sees("Nothing has those words yet")
            .press("esc");
        desk.press("esc esc");
        looked_at += 1;
    }
    assert_eq!(looked_at, 9);
    desk.go_to_screen("Today");
    for _ in 0..14 {
        desk.press("ctrl+z");
        assert!(!desk.said().contains(PRIVATE), "{}", desk.said());
        desk.sees_no(PRIVATE);
    }
    assert!(!desk.app().receipt().contains(PRIVATE));
}

#[test]
fn real_pages_stay_when_the_made_up_ones_go() {
    let mut desk = among_made_up_rankings();
    desk.press("tab ctrl+n").write("Mine.").press("esc esc");
    desk.go_to_screen("Settings")
        .go_to("take the made-up families away")
        .press("enter")
        .hears("are gone");
    assert!(rankings(&desk).is_empty());
    assert_eq!(pages(&desk).len(), 1);
    assert_eq!(pages(&desk)[0].looks_back_on, LooksBackOn::Nothing);
    desk.press("ctrl+z");
    assert_eq!(rankings(&desk).len(), 2);
}
