//! Words that a spreadsheet, a page or a calendar would take for something else stay words.

use std::path::Path;

use hometime::domain::{Entry, KeyDay, Kind};

use super::{evening, files, made_up, ola, write};

#[test]
fn hostile_words_stay_words() {
    let store = made_up();
    let ola = ola(&store);
    let hostile = "=HYPERLINK(\"http://evil.test\",\"x\")\u{1b}[2J\u{202e}<script>alert(1)</script>\r\n# big [a](b)\r\nEND:VCALENDAR\r\nX;Y,Z\\";
    write(
        &store,
        &Entry {
            words: hostile.to_owned(),
            ..Entry::new(Kind::Chat, evening(), vec![ola])
        },
    );
    let family = store.people().unwrap().family_of(ola).unwrap().family.id;
    store
        .step("a key day", evening(), |store| {
            store.families().save_key_day(
                None,
                &KeyDay {
                    family,
                    day: "2024-02-29".parse().unwrap(),
                    yearly: true,
                    what: hostile.repeat(3),
                },
            )
        })
        .unwrap();
    let files = files(&store);
    for (name, text) in &files {
        let acts = text.trim_start_matches('\u{feff}').chars().any(|letter| {
            letter.is_control() && !matches!(letter, '\n' | '\r') || letter == '\u{202e}'
        });
        assert!(!acts, "{name}");
    }
    for (name, text) in files.iter().filter(|(name, _)| {
        Path::new(name.as_str())
            .extension()
            .is_some_and(|ending| ending == "csv")
    }) {
        let text = text
            .strip_prefix('\u{feff}')
            .unwrap_or_else(|| panic!("{name} does not say which letters it has"));
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let width = rows.headers().unwrap().len();
        for row in rows.records() {
            let row = row.unwrap();
            assert_eq!(row.len(), width, "{name}");
            for cell in &row {
                let first = cell
                    .trim_start_matches(|letter: char| letter.is_whitespace() || letter == '"')
                    .chars()
                    .next();
                assert!(
                    !matches!(first, Some('=' | '+' | '-' | '@')),
                    "{name}: {cell}"
                );
            }
        }
    }
    let page = files
        .iter()
        .find(|(name, text)| name.starts_with("family-") && text.contains("HYPERLINK"))
        .unwrap()
        .1;
    assert!(!page.contains("<script") || page.contains("\\<script\\>"));
    assert!(
        page.contains("\\# big \\[a\\](b)") && !page.contains("\n# big"),
        "{page}"
    );
    let calendar = &files["calendar.ics"];
    assert!(
        calendar
            .split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n')),
        "{calendar}"
    );
    let lines: Vec<String> = calendar
        .replace("\r\n ", "")
        .split("\r\n")
        .map(str::to_owned)
        .collect();
    assert_eq!(
        lines.iter().filter(|line| *line == "END:VCALENDAR").count(),
        1
    );
    let begun = lines.iter().filter(|line| *line == "BEGIN:VEVENT").count();
    for every in ["END:VEVENT", "DTSTAMP:20261120T180400Z"] {
        assert_eq!(lines.iter().filter(|line| *line == every).count(), begun);
    }
    let day = lines
        .iter()
        .position(|line| line.contains("HYPERLINK"))
        .unwrap();
    assert!(
        lines[day].contains("X\\;Y\\,Z\\\\") && lines[day].contains("\\nEND:VCALENDAR\\n"),
        "{}",
        lines[day]
    );
    assert_eq!(lines[day + 1], "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1");
}
