//! What lies in the folder, told beside it: in plain words for her, and column by column for
//! whoever reads the JSON by program.

use chrono::NaiveDate;

use super::LeftOut;

/// Every table and every column of the JSON.
const COLUMNS: &str = include_str!("../../assets/export/hometime-json.txt");

pub fn text(left_out: &LeftOut, today: NaiveDate) -> String {
    let left_out = match left_out.words() {
        Some(notes) => format!(
            "Left out of them: {notes}, and reminders that come from those. The JSON has them."
        ),
        None => "No note was left out of them.".to_owned(),
    };
    let text = format!(
        "Your Hometime log, written out on {}.

These files are not locked. Whoever has them can read them, private and sensitive notes too.
Keep them where you keep the children's papers, and put an end to them when you need them no more.

hometime.json   The whole log: everything you wrote, private and sensitive notes and your journal too,
                half-typed words, your settings, and notes you took out of the lists. Left out: what words
                were before you changed them, and the lock. Hometime takes it in again:
                  hometime import hometime.json     or  /import
hometime-json.txt
                What each part of it means, for whoever reads it with a program of their own.
*.csv           Tables for a spreadsheet, one for each kind. An apostrophe before  = + - @  keeps words words.
                families.csv and chats.csv can be taken in again.
family-1.md ... A page for each family, newest day first, in plain text.
calendar.ics    Reminders, days that loans are due back, and key days, for any calendar.

{left_out}
Never in tables, pages or calendar: the journal, the checklist, rankings, how a family is involved,
and what gets in the way. They are yours, and they are in the JSON.
",
        today.format("%a %-d %b %Y")
    );
    for_any_laptop(&text)
}

/// Every table and column of the JSON, and what it means.
pub fn of_the_json() -> String {
    for_any_laptop(COLUMNS)
}

/// Some programs show lines without a carriage return as one.
fn for_any_laptop(text: &str) -> String {
    text.replace('\n', "\r\n")
}
