//! The program from the command line: sentences in, rows and JSON out.

use crate::command::{Log, PROGRAM, evening, said_by, words};
use assert_cmd::Command as Run;
use chrono::NaiveDateTime;
use hometime::domain::{Entry, Kind};
use hometime::store::Store;
use serde_json::{Value, json};

#[test]
fn every_kind_comes_out_with_all_that_was_understood() {
    let log = Log::with_two_children();
    let said = log.run([
        "add",
        "zoe: loved the den < up at 5 @mum #outdoors #private >mon ask about shoes",
        "obs ola: stacked nine cups @mum",
        "lent ola: wooden train because joining track is planning >4 dec",
        "home: zoe: sang the bus song",
        "try: ola: the bath song",
        "re: ola: she loved it @mum",
        "back wooden train: every night",
        "yesterday zozo: a late one",
    ]);
    assert_eq!((said.code, said.aside.as_str()), (0, ""));
    let rows = log.json(&["list"]);
    let kinds: Vec<&str> = rows
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "answer",
            "try",
            "from-home",
            "loan",
            "observation",
            "chat",
            "chat"
        ]
    );
    let without_id = |row: &Value| {
        let mut row = row.clone();
        assert!(row.as_object_mut().unwrap().remove("id").unwrap().is_i64());
        assert_made_from(
            &row.as_object_mut().unwrap().remove("made_at").unwrap(),
            "2026-11-20T18:00:00",
        );
        row
    };
    assert_eq!(
        without_id(&rows[5]),
        json!({
            "kind": "chat", "day": "2026-11-20", "children": ["Zoë"], "adult": "Mum",
            "words": "loved the den", "heard": "up at 5", "privacy": "private", "labels": ["outdoors"],
        })
    );
    assert_eq!(
        without_id(&rows[3]),
        json!({
            "kind": "loan", "day": "2026-11-20", "children": ["Ola"], "adult": null,
            "words": "", "heard": "", "privacy": "shareable", "labels": [], "thing": "wooden train",
            "why": "joining track is planning", "due": "2026-12-04", "back_on": "2026-11-20", "outcome": "every night",
            "landed": null,
        })
    );
    assert_eq!(
        rows[4]["shared"],
        json!([{"with": "Mum", "on": "2026-11-20", "how": "told at the door", "in_their_language": null}])
    );
    assert_eq!(rows[2].get("shared"), None);
    assert_eq!(rows[6]["day"], "2026-11-19");
    assert_eq!(
        log.store()
            .reminders()
            .waiting("2026-11-23".parse().unwrap())
            .unwrap()[0]
            .words,
        "ask about shoes"
    );
}

#[test]
fn a_loan_tells_whether_its_reason_landed_and_the_sample_has_all_of_it() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    let loans: Vec<Value> = log
        .json(&["list"])
        .into_iter()
        .filter(|row| row["kind"] == "loan")
        .collect();
    let landed = |words: &str| loans.iter().filter(|row| row["landed"] == words).count();
    assert!(
        landed("yes") > 0 && landed("unsure") > 0 && landed("no") > 0,
        "{loans:#?}"
    );
    for row in &loans {
        assert_eq!(row["landed"].is_null(), row["back_on"].is_null(), "{row}");
        assert!(!row["why"].as_str().unwrap().is_empty(), "{row}");
    }
}

#[test]
fn a_line_with_a_doubt_is_asked_about_and_the_others_are_saved() {
    let log = Log::with_two_children();
    let said = log.typing(
        "zoe: first\r\n\nslept well\nola: second\n31/11 ola: third",
        ["add"],
    );
    assert_eq!(said.code, 2);
    let saved: Vec<&str> = said.out.lines().map(|line| &line[..8]).collect();
    assert_eq!(saved, ["1 saved:", "4 saved:"]);
    let asked: Vec<&str> = said.aside.lines().collect();
    assert!(
        asked[0].starts_with("3 not saved: Who is this about?"),
        "{asked:?}"
    );
    assert!(asked[0].contains("\"Zoë: slept well\""), "{asked:?}");
    assert!(
        asked[1].starts_with("5 not saved: November has 30 days."),
        "{asked:?}"
    );
    assert_eq!(words(&log.json(&["list"])), ["second", "first"]);
}

#[test]
fn letters_that_cannot_be_read_are_said_rather_than_changed() {
    let log = Log::with_two_children();
    let said = log.typing(b"ola: caf\xe9\nzoe: caf\xc3\xa9\n".to_vec(), ["add"]);
    assert_eq!(said.code, 2);
    assert!(
        said.aside
            .starts_with("1 not saved: Some of its letters could not be read."),
        "{}",
        said.aside
    );
    assert_eq!(words(&log.json(&["list"])), ["café"]);
}

#[test]
fn quick_words_open_in_a_line_that_is_added() {
    let log = Log::with_two_children();
    let said = log.run(["add", "zoe: /nap 1:00, 1:55", "ola: /trip"]);
    assert_eq!((said.code, said.aside.as_str()), (0, ""));
    assert_eq!(
        words(&log.json(&["list"])),
        ["we walked", "slept from 1:00 to 1:55"]
    );
    assert_eq!(
        log.store()
            .quick_words()
            .called("nap")
            .unwrap()
            .unwrap()
            .used,
        1
    );
}

#[test]
fn each_line_is_a_step_of_its_own() {
    let log = Log::with_two_children();
    log.run(["add", "zoe: first", "zoe, ola: both"]);
    let store = log.store();
    assert_eq!(store.undo().unwrap().as_deref(), Some("2 chats"));
    assert_eq!(store.undo().unwrap().as_deref(), Some("chat about Zoë"));
}

#[test]
fn list_and_find_agree_on_the_same_note() {
    let log = Log::with_two_children();
    log.run([
        "add",
        "yesterday zoe: Łukasz at bedtime",
        "ola: beds made",
        "zoe: den",
    ]);
    let listed = log.json(&["list"]);
    assert_eq!(words(&listed), ["den", "beds made", "Łukasz at bedtime"]);
    assert_eq!(log.json(&["find", "lukasz"]), listed[2..]);
    assert_eq!(
        words(&log.json(&["find", "bed"])),
        ["beds made", "Łukasz at bedtime"]
    );
    assert_eq!(
        words(&log.json(&["find", "bed", "zoe"])),
        ["Łukasz at bedtime"]
    );
    assert_eq!(
        words(&log.json(&["list", "--family", "zoe"])),
        ["den", "Łukasz at bedtime"]
    );
    assert_eq!(
        words(&log.json(&["list", "--family", "Zozo", "--since", "today"])),
        ["den"]
    );
    assert_eq!(
        words(&log.json(&["list", "--since", "20/11"])),
        ["den", "beds made"]
    );
    assert_eq!(log.json(&["find", "tractor"]), Vec::<Value>::new());
    assert_eq!(
        log.run(["list", "--family", "ol"]).out,
        "Fri 20 Nov       Ola         chat                      beds made\n"
    );
}

#[test]
fn a_long_list_comes_out_whole() {
    let log = Log::with_two_children();
    let store = log.store();
    let ola = store.people().unwrap().children().next().unwrap().id;
    let chat = |number| Entry {
        words: format!("number {number}"),
        ..Entry::new(Kind::Chat, evening(), vec![ola])
    };
    let write = |store: &Store| {
        (0..1002).try_for_each(|number| store.entries().write(&chat(number)).map(drop))
    };
    store.step("many chats", evening(), write).unwrap();
    drop(store);
    let rows = log.json(&["list"]);
    assert_eq!(rows.len(), 1002);
    assert_eq!(
        (&rows[0]["words"], &rows[1001]["words"]),
        (&json!("number 1001"), &json!("number 0"))
    );
}

#[test]
fn private_notes_say_so_and_sensitive_ones_are_closed() {
    let log = Log::with_two_children();
    log.run([
        "add",
        "zoe: new job worries #private",
        "obs ola: bruise, rang the nurse #sensitive #health @mum",
    ]);
    let rows = log.json(&["list"]);
    assert_eq!(
        (&rows[1]["privacy"], &rows[1]["words"]),
        (&json!("private"), &json!("new job worries"))
    );
    assert_eq!(
        (&rows[0]["privacy"], &rows[0]["words"], &rows[0]["labels"]),
        (&json!("sensitive"), &json!(""), &json!([]))
    );
    assert_eq!(
        (&rows[0]["adult"], &rows[0]["shared"], &rows[0]["children"]),
        (&json!(null), &json!([]), &json!(["Ola"]))
    );
    let text = log.run(["list"]).out;
    assert!(
        text.contains("new job worries · PRIVATE") && text.contains("(closed)"),
        "{text}"
    );
    for hidden in ["bruise", "nurse", "health"] {
        assert!(!text.contains(hidden), "{text}");
        assert_eq!(log.json(&["find", hidden]), Vec::<Value>::new());
    }
    assert_eq!(
        words(&log.json(&["list", "--sensitive"]))[0],
        "bruise, rang the nurse"
    );
    assert!(
        log.run(["list", "--sensitive"])
            .out
            .contains("bruise, rang the nurse · shared with Mum Fri 20 Nov · #health · SENSITIVE")
    );
}

#[test]
fn a_confidential_notes_reminder_is_written_out_nowhere_unless_it_is_asked_for() {
    let log = Log::with_two_children();
    let said = log.run([
        "add",
        "ola: mum may go to her sister #sensitive >mon ask if she rang the helpline",
    ]);
    assert_eq!(said.code, 0, "{}", said.aside);
    for words in [
        vec!["list"],
        vec!["list", "--sensitive"],
        vec!["find", "sister"],
    ] {
        let said = log.run(words);
        assert!(
            !said.out.contains("helpline") && !said.aside.contains("helpline"),
            "{}{}",
            said.out,
            said.aside
        );
    }
    let around = tempfile::tempdir().unwrap();
    for (name, asked, tells) in [("usual", None, false), ("asked", Some("--sensitive"), true)] {
        let into = around.path().join(name);
        std::fs::create_dir(&into).unwrap();
        let words = ["export".into(), into.clone().into_os_string()];
        let said = log.run(words.into_iter().chain(asked.map(Into::into)));
        assert_eq!(said.code, 0, "{}", said.aside);
        let written = std::fs::read_dir(&into).unwrap().next().unwrap().unwrap();
        let text = std::fs::read_to_string(written.path().join("calendar.ics")).unwrap();
        assert_eq!(text.contains("helpline"), tells, "{name}: {text}");
    }
}

/// The clock goes on from the time given, so what is made is of that time or of a moment later.
#[track_caller]
fn assert_made_from(made: &Value, given: &str) {
    let (made, given): (NaiveDateTime, NaiveDateTime) = (
        made.as_str().unwrap().parse().unwrap(),
        given.parse().unwrap(),
    );
    assert!(
        made >= given && made.date() == given.date(),
        "made at {made}, though it was {given}"
    );
}

#[test]
fn the_time_given_is_the_time_gone_by() {
    let log = Log::with_two_children();
    let earlier = ["--now", "2025-02-03T17:30:12", "add", "ola: a Monday"];
    let mut run = Run::new(PROGRAM);
    assert_eq!(
        said_by(run.arg("--data").arg(log.folder()).args(earlier)).code,
        0
    );
    let row = &log.json(&["list"])[0];
    assert_eq!(row["day"], "2025-02-03");
    assert_made_from(&row["made_at"], "2025-02-03T17:30:12");
    assert!(log.run(["list"]).out.starts_with("Mon 3 Feb 2025 "));
}

#[test]
fn made_up_families_come_and_go() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    let there = log.json(&["list"]).len();
    assert!(there > 50, "{there}");
    assert!(
        log.run(["list"])
            .out
            .lines()
            .all(|row| row.ends_with("SAMPLE"))
    );
    assert_eq!(log.run(["sample"]).code, 0);
    assert_eq!(log.json(&["list"]).len(), there);
    assert_eq!(log.run(["sample", "--remove"]).code, 0);
    assert_eq!(log.json(&["list"]), Vec::<Value>::new());
    assert!(
        log.run(["sample", "--remove"])
            .out
            .starts_with("There are no made-up families")
    );
}

#[test]
fn a_misspelt_privacy_mark_is_asked_about_before_anything_is_saved() {
    let log = Log::with_two_children();
    let said = log.run([
        "add",
        "ola: low today #sensitve",
        "zoe: low today +confidental",
    ]);
    let asked: Vec<&str> = said.aside.lines().collect();
    assert_eq!(
        asked[0],
        "1 not saved: #sensitve looks like #sensitive. Is this note to be hidden? Add it again as \"ola: low today #sensitive\" or \"ola: low today ##sensitve\"."
    );
    assert!(
        asked[1].contains("looks like #confidential"),
        "{}",
        asked[1]
    );
    assert_eq!((said.out.as_str(), log.json(&["list"]).len()), ("", 0));
    log.run(["add", "zoe: low today +confidential"]);
    assert_eq!(
        log.json(&["list", "--sensitive"])[0]["privacy"],
        "sensitive"
    );
}

#[test]
fn a_name_nobody_has_is_asked_about_before_anything_is_saved() {
    let log = Log::with_two_children();
    let said = log.run([
        "add",
        "zeo: cried",
        "ola, mia: walked",
        "tomorrow ola: dentist",
    ]);
    let asked: Vec<&str> = said.aside.lines().collect();
    assert_eq!(
        asked[0],
        "1 not saved: Nobody here is called zeo. Zoë, or someone else? Add it again as \"Zoë: cried\" or \"Ola: zeo: cried\"."
    );
    assert!(
        asked[1].contains("Nobody here is called mia."),
        "{}",
        asked[1]
    );
    assert!(asked[2].contains("still to come"), "{}", asked[2]);
    assert_eq!(log.json(&["list"]).len(), 0);
}
