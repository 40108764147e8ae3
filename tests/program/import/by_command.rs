//! On the command line: an empty log takes a whole one at once; anything else is shown, and taken
//! with `--yes`.

use std::fs;

use hometime::domain::{Kind, Privacy};
use hometime::store::{Filter, Store};

use super::file;
use crate::command::Log;

const CHATS: &str = "\u{feff}Date,Child,With,Words,They told,Privacy,Weather\r\n\
    19/11/2026,Ola,Mum,\"slept well,\r\nthen sang\",up at 5,,rain\r\n\
    2026-11-18,ola,,'=1+1 she said,,private,\r\n\
    31/11/2026,Ola,Mum,no such day,,,\r\n\
    11/19/2026,Ola,Mum,month first,,,\r\n\
    1/1/2027,Ola,Mum,still to come,,,\r\n\
    17/11,Nobody,Mum,whoever,,,\r\n\
    17/11,Ola,Postman,whoever,,,\r\n\
    17/11,Ola and Zoë,Mum,both,,,\r\n\
    17/11,Ola,Mum,,,,\r\n\
    17/11,Ola,Mum,odd,,secret,\r\n\
    2026-11-18,Ola,,'=1+1 she said,,private,\r\n";

const FAMILIES: &str = "Child;Date of birth;Days;Parents;Family\n\
    Mo;3/5/2024;Mon Tue 08:00-17:30, Fri 16:00;mum (Ann), Dad;Green\n\
    Jo;;;Mum (Ann);green\n\
    Ola;;;;\n\
    Bo;2030-01-01;;;\n\
    Flo;;Mon whenever;;\n";

fn chats(store: &Store) -> Vec<(String, String, Privacy)> {
    let filter = Filter {
        kinds: vec![Kind::Chat],
        sensitive: true,
        ..Filter::default()
    };
    store
        .entries()
        .list(&filter, 0, 10)
        .unwrap()
        .into_iter()
        .map(|chat| (chat.item.words, chat.item.heard, chat.item.privacy))
        .collect()
}

#[test]
fn past_chats_are_shown_row_by_row_and_taken_with_yes() {
    let log = Log::with_two_children();
    let (_around, path) = file("past.csv", CHATS);
    let path = path.to_str().unwrap();
    let said = log.run(["import", path]);
    assert_eq!((said.code, said.aside.as_str()), (2, ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "2 past chats, 9 rows stay out.");
    assert_eq!(
        lines[1],
        "Not taken, because it is not known what they are: Weather."
    );
    assert_eq!(
        lines[2],
        "Row 2: Thu 19 Nov · Ola · Mum · slept well, then sang"
    );
    assert_eq!(
        lines[3],
        "Row 3: Wed 18 Nov · Ola · private · =1+1 she said"
    );
    for (line, words) in lines[4..].iter().zip([
        "November has 30 days",
        "The day comes before the month",
        "still to come",
        "nobody here is called  Nobody",
        "Postman  is not on the card of Ola's family. Mum?",
        "different families",
        "no words",
        "not one of  shareable, private or sensitive",
        "there already",
    ]) {
        assert!(
            line.contains("stays out: ") && line.contains(words),
            "{line}"
        );
    }
    assert!(
        lines[13].starts_with("Nothing was taken yet.") && lines[13].contains("--yes"),
        "{}",
        lines[13]
    );
    assert_eq!(chats(&log.store()), []);

    assert!(
        log.run(["import", path, "--yes"])
            .out
            .contains("Taken in: 2 past chats.")
    );
    let kept = |words: &str, heard: &str, privacy| (words.to_owned(), heard.to_owned(), privacy);
    let both = [
        kept("slept well,\nthen sang", "up at 5", Privacy::Shareable),
        kept("=1+1 she said", "", Privacy::Private),
    ];
    assert_eq!(chats(&log.store()), both);
    // The same file again adds nothing.
    assert!(
        log.run(["import", path, "--yes"])
            .out
            .contains("Nothing was taken.")
    );
    assert_eq!(
        log.store().undo().unwrap().as_deref(),
        Some("2 past chats brought in")
    );
    assert_eq!(chats(&log.store()), []);
}

#[test]
fn families_come_from_a_table_with_days_and_parents() {
    let log = Log::with_two_children();
    let (_around, path) = file("families.csv", FAMILIES);
    let said = log.run(["import", path.to_str().unwrap(), "--yes"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(
        lines[1],
        "Row 2: Mo · born Fri 3 May 2024 · here Mon Tue Fri · Mum and Dad"
    );
    for (line, words) in lines[3..].iter().zip([
        "Ola is in your log already",
        "still to come",
        "neither a day nor a time",
    ]) {
        assert!(line.contains(words), "{line}");
    }
    let store = log.store();
    let people = store.people().unwrap();
    let green = people
        .households
        .iter()
        .find(|household| household.name() == "Mo and Jo's family")
        .unwrap();
    let adults: Vec<(&str, &str)> = green
        .adults
        .iter()
        .map(|adult| (adult.role.as_str(), adult.name.as_str()))
        .collect();
    assert_eq!(adults, [("Mum", "Ann"), ("Dad", "")]);
    let ends: Vec<String> = green.children[0]
        .days
        .iter()
        .map(|day| day.collected.unwrap().to_string())
        .collect();
    assert_eq!(ends, ["17:30:00", "17:30:00", "16:00:00"]);
    assert_eq!(
        store.undo().unwrap().as_deref(),
        Some("2 children brought in")
    );
    assert_eq!(store.people().unwrap().households.len(), 2);
}

#[test]
fn a_whole_log_goes_into_an_empty_one_at_once_and_into_another_with_yes() {
    let log = Log::with_two_children();
    log.run(["add", "zoe: loved the den < up at 5 @mum #outdoors"]);
    let around = tempfile::tempdir().unwrap();
    let said = log.run(["export", around.path().to_str().unwrap()]);
    assert_eq!((said.code, said.aside.as_str()), (0, ""));
    assert!(said.out.contains("not locked"), "{}", said.out);
    let made = fs::read_dir(around.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let json = made.join("hometime.json");
    let json = json.to_str().unwrap();

    let other = Log::none();
    assert!(
        other
            .run(["import", json])
            .out
            .contains("Taken in: 2 families and 1 note.")
    );
    assert_eq!(other.json(&["list"]), log.json(&["list"]));

    let said = log.run(["import", json]);
    assert!(
        said.out
            .contains("In your log already, and there twice then: Zoë and Ola."),
        "{}",
        said.out
    );
    assert_eq!(log.json(&["list"]).len(), 1);
    assert_eq!(log.run(["import", json, "--yes"]).code, 0);
    let rows = log.json(&["list"]);
    assert_eq!(
        (rows.len(), &rows[0]["labels"], &rows[0]["children"]),
        (2, &rows[1]["labels"], &rows[1]["children"])
    );
    let store = log.store();
    assert!(store.check().unwrap().is_sound());
    assert_eq!(
        store
            .entries()
            .count(&Filter {
                words: "outdoors".to_owned(),
                ..Filter::default()
            })
            .unwrap(),
        2
    );
    store.undo().unwrap();
    assert_eq!(store.people().unwrap().households.len(), 2);
}

#[test]
fn what_is_no_such_file_is_said_and_nothing_is_taken() {
    let log = Log::with_two_children();
    let (_around, json) = file("log.json", "");
    let whole = "{\"what\":\"A whole Hometime log\",\"layout\":1,\"version\":1,\"settings\":{},\"tables\":{TABLES}}";
    let with = |tables: &str| whole.replace("TABLES", tables);
    for (text, words) in [
        (String::new(), "empty"),
        ("{".to_owned(), "not a whole log"),
        ("{\"what\":\"another thing\"}".to_owned(), "not a whole log"),
        (
            with("\"sqlite_schema\":[{\"name\":\"x\"}]"),
            "not a whole log",
        ),
        (
            with("\"label\":[{\"id\":1,\"name\":\"x\",\"folded\":\"x\",\"id) VALUES (1); --\":1}]"),
            "not a whole log",
        ),
        (
            with("\"label\":[{\"id\":-1,\"name\":\"x\",\"folded\":\"x\"}]"),
            "not a whole log",
        ),
        (
            with("\"label\":[{\"id\":4294967297,\"name\":\"x\",\"folded\":\"x\"}]"),
            "not a whole log",
        ),
        (
            with(
                "\"adult\":[{\"id\":1,\"family\":7,\"role\":\"Mum\",\"name\":\"\",\"may_collect\":1,\"contact\":\"\",\"household\":\"\"}]",
            ),
            "not a whole log",
        ),
        (
            whole
                .replace("\"version\":1", "\"version\":999")
                .replace("TABLES", ""),
            "newer Hometime",
        ),
        ("a,b\n1,2\n".to_owned(), "one of them  child"),
        ("child\n".to_owned(), "nothing below the first row"),
    ] {
        fs::write(&json, &text).unwrap();
        let said = log.run(["import", json.to_str().unwrap(), "--yes"]);
        assert_ne!(said.code, 0, "{text}");
        assert!(said.aside.contains(words), "{text}: {}", said.aside);
    }
    fs::write(
        &json,
        with("\"label\":[{\"id\":1,\"name\":\"x\",\"folded\":\"x\"}]"),
    )
    .unwrap();
    assert!(
        log.run(["import", json.to_str().unwrap()])
            .out
            .contains("A whole log: no families and no notes.")
    );
    // What a newer Hometime adds is refused as newer, not as broken.
    fs::write(
        &json,
        with("").replace("\"layout\":1", "\"layout\":2,\"more\":[]"),
    )
    .unwrap();
    let said = log.run(["import", json.to_str().unwrap(), "--yes"]);
    assert!(
        said.code == 14
            && said.aside.contains("newer Hometime")
            && said.aside.contains("Nothing was taken"),
        "{}",
        said.aside
    );
    fs::write(&json, b"child\ncaf\xe9\n").unwrap();
    assert!(
        log.run(["import", json.to_str().unwrap()])
            .aside
            .contains("CSV UTF-8")
    );
    assert!(
        log.run(["import", "/not/there"])
            .aside
            .contains("There is no file")
    );
    assert!(log.run(["import", "/"]).aside.contains("is a folder"));
    assert_eq!(log.store().people().unwrap().households.len(), 2);
    assert_eq!(
        log.store().undo().unwrap().as_deref(),
        Some("families"),
        "nothing was written"
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let log = Log::with_two_children();
    let (_around, path) = file(
        "past.csv",
        "\r\nDate,Child,Words\r\n\r\n19/11/2026,Ola,\"one\r\n\r\ntwo\"\r\n,,\r\n19/11/2026,Nobody,x",
    );
    let said = log.run(["import", path.to_str().unwrap()]).out;
    assert!(
        said.contains("Row 4: Thu 19 Nov · Ola · one") && said.contains("Row 6 stays out"),
        "{said}"
    );
}

#[test]
fn tables_written_out_can_be_taken_in() {
    let log = Log::with_two_children();
    log.run([
        "add",
        "zoe: =1+1 she counted < -2 degrees, \"cold\" @mum #outdoors",
    ]);
    let around = tempfile::tempdir().unwrap();
    log.run(["export", around.path().to_str().unwrap()]);
    let made = fs::read_dir(around.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let other = Log::none();
    for table in ["families.csv", "chats.csv"] {
        let said = other.run(["import", made.join(table).to_str().unwrap(), "--yes"]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.aside);
    }
    let (here, there) = (log.json(&["list"]), other.json(&["list"]));
    for part in ["words", "heard", "labels", "children", "with", "day"] {
        assert_eq!(here[0][part], there[0][part], "{part}");
    }
}

#[test]
fn a_privacy_mark_among_the_labels_hides_the_chat_and_a_misspelt_one_stays_out() {
    let log = Log::with_two_children();
    let (_around, path) = file(
        "labels.csv",
        "Date,Child,What was said,Labels\r\n\
         16/11,Ola,low today,#confidential; health\r\n\
         17/11,Ola,worries,#sensitve\r\n",
    );
    let said = log.run(["import", path.to_str().unwrap(), "--yes"]);
    assert!(
        said.out
            .contains("its label  sensitve  looks like  sensitive."),
        "{}",
        said.out
    );
    assert_eq!(
        chats(&log.store()),
        [("low today".to_owned(), String::new(), Privacy::Sensitive)]
    );
}
