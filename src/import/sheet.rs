//! A table as it was typed somewhere else: which column is which, and the cells of each row.

use csv::{ReaderBuilder, StringRecord};

use super::say;
use crate::domain::text::{clean, clean_line, fold};
use crate::export::unguarded;
use crate::store::Result;

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Child,
    Nickname,
    Born,
    Days,
    Parents,
    Started,
    Left,
    Languages,
    BestTime,
    LikesToHear,
    Family,
    Date,
    With,
    Words,
    Heard,
    How,
    Labels,
    Privacy,
    Written,
}

/// What people write at the head of a column, without accents, capitals and apostrophes.
const HEADS: &[(Column, &[&str])] = &[
    (
        Column::Child,
        &[
            "child",
            "children",
            "name",
            "childs name",
            "child name",
            "first name",
            "about",
        ],
    ),
    (Column::Nickname, &["nickname", "called", "known as"]),
    (
        Column::Born,
        &["born", "birthday", "date of birth", "dob", "birth date"],
    ),
    (
        Column::Days,
        &[
            "days",
            "day and time",
            "days and times",
            "usual days",
            "sessions",
        ],
    ),
    (
        Column::Parents,
        &[
            "parents",
            "adults",
            "carers",
            "parents or carers",
            "mum and dad",
            "grown-ups",
        ],
    ),
    (
        Column::Started,
        &[
            "started",
            "starts",
            "start",
            "start date",
            "started on",
            "from",
        ],
    ),
    (
        Column::Left,
        &["left", "leaves", "left on", "end date", "until"],
    ),
    (
        Column::Languages,
        &["languages", "language", "home language", "home languages"],
    ),
    (Column::BestTime, &["best time"]),
    (Column::LikesToHear, &["likes to hear"]),
    (Column::Family, &["family", "household", "surname"]),
    (Column::Date, &["date", "day", "when", "on"]),
    (
        Column::With,
        &["with", "who", "with whom", "parent", "adult", "spoke to"],
    ),
    (
        Column::Words,
        &[
            "words",
            "note",
            "notes",
            "chat",
            "what was said",
            "what i said",
            "i said",
            "text",
        ],
    ),
    (
        Column::Heard,
        &[
            "they told",
            "they told me",
            "heard",
            "they said",
            "parent said",
            "told",
        ],
    ),
    (Column::How, &["how"]),
    (Column::Labels, &["labels", "label", "tags"]),
    (Column::Privacy, &["privacy"]),
    (Column::Written, &["written"]),
];

/// A table with a head.
pub struct Sheet {
    columns: Vec<Option<Column>>,
    /// Heads nothing is made of, as they were written.
    pub unused: Vec<String>,
    rows: Vec<(usize, StringRecord)>,
}

impl Sheet {
    pub fn read(text: &str) -> Result<Self> {
        // One kind of line end, and one at the very end, so that rows can be counted as a
        // spreadsheet counts them.
        let text = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
        let first = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        let sign = [b'\t', b';', b',']
            .into_iter()
            .max_by_key(|sign| first.bytes().filter(|letter| letter == sign).count())
            .unwrap_or(b',');
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(sign)
            .from_reader(text.as_bytes());
        let unreadable = || {
            say(
                "That file is no table Hometime can read. Nothing was taken. Save it as  CSV UTF-8,  then try that file.",
            )
        };
        let mut records = Vec::new();
        let (mut record, mut inside) = (StringRecord::new(), 0);
        while reader.read_record(&mut record).map_err(|_| unreadable())? {
            // A cell of several lines is one row; an empty line is a row, too.
            inside += record
                .iter()
                .map(|cell| cell.matches('\n').count())
                .sum::<usize>();
            let lines = usize::try_from(reader.position().line()).unwrap_or_default();
            records.push((lines.saturating_sub(inside + 1), record.clone()));
        }
        let mut records = records.into_iter();
        let Some((_, head)) = records.next() else {
            return Err(say(
                "That file is empty, so nothing was taken. Type the name of another.",
            ));
        };
        let columns: Vec<Option<Column>> = head.iter().map(column).collect();
        let unused = head
            .iter()
            .zip(&columns)
            .filter(|(head, column)| column.is_none() && !head.trim().is_empty());
        let unused = unused.map(|(head, _)| clean_line(head)).collect();
        let rows = records
            .filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        let sheet = Self {
            columns,
            unused,
            rows,
        };
        if !sheet.has(Column::Child) {
            return Err(say(
                "The first row has to name the columns, and one of them  child.  Nothing was taken. For families: child, born, days, \
                 parents. For past chats: date, child, words, with.",
            ));
        }
        if sheet.rows.is_empty() {
            return Err(say(
                "There is nothing below the first row, so nothing was taken. Type the name of another file.",
            ));
        }
        Ok(sheet)
    }

    /// Whether a column of this kind is there.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&Some(column))
    }

    /// Past chats have a day and words; families have neither.
    pub fn is_of_chats(&self) -> bool {
        self.has(Column::Date) && (self.has(Column::Words) || self.has(Column::Heard))
    }

    /// Each row with its number in the file, the head being row 1.
    pub fn rows(&self) -> impl Iterator<Item = (usize, Cells<'_>)> {
        self.rows.iter().map(|(number, record)| {
            (
                *number,
                Cells {
                    sheet: self,
                    record,
                },
            )
        })
    }
}

/// The cells of one row.
#[derive(Clone, Copy)]
pub struct Cells<'s> {
    sheet: &'s Sheet,
    record: &'s StringRecord,
}

impl Cells<'_> {
    /// A cell that may have several lines.
    pub fn words(&self, column: Column) -> String {
        let place = self
            .sheet
            .columns
            .iter()
            .position(|own| *own == Some(column));
        let cell = place
            .and_then(|place| self.record.get(place))
            .unwrap_or_default();
        clean(unguarded(cell)).trim().to_owned()
    }

    /// A cell of one line.
    pub fn line(&self, column: Column) -> String {
        self.words(column).replace('\n', " ")
    }
}

fn column(head: &str) -> Option<Column> {
    let head = fold(&clean_line(head));
    let head = head.trim().trim_end_matches([':', '?']);
    HEADS
        .iter()
        .find(|(_, heads)| heads.contains(&head))
        .map(|(column, _)| *column)
}
