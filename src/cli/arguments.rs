//! What may be typed after `hometime`, and the words that explain it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::export::Wanted;

/// Hometime keeps a childminder's evening log of her partnership with parents: what was said at the
/// door, what was seen and shared, what went home to be played with and came back.
#[derive(Debug, Parser)]
#[command(
    name = "hometime",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub wish: Option<Wish>,

    /// Keep the log in this folder rather than in the usual one
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Read the passphrase of a locked log from the first line of standard input, or the code from
    /// its sheet
    #[arg(long, global = true)]
    pub passphrase_stdin: bool,

    /// Talk line by line rather than on a full screen: for screen readers, braille and dictation
    ///
    /// Sentences are printed and lines are read; /help there tells what can be typed. A terminal
    /// that calls itself dumb gets this by itself.
    #[arg(long)]
    pub plain: bool,

    /// Go by this time rather than by the clock, such as 2026-11-20T18:00
    #[arg(long, global = true, value_name = "TIME")]
    pub now: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Wish {
    /// Write lines into the log, such as  "ola: slept badly @mum >mon ask how"
    ///
    /// Each argument is one line; without any, each line of standard input is one. A line is read
    /// as on the Today screen: a day, a kind (obs, lent, back, home:, try:, re:), the child and a
    /// colon, your words, and marks: < what they told you, @mum, #label, #private, and >mon what to
    /// remember. What was understood is said back. A line that leaves a question is not saved, and
    /// the question is said; the other lines are saved all the same.
    Add {
        /// One line each, in quotation marks
        lines: Vec<String>,
    },
    /// Show what is written, newest day first
    ///
    /// Sensitive notes show as "(closed)"; in --json they are there, but their words, labels and
    /// whom they were with are left empty. --sensitive opens them. Private notes are shown, and say
    /// that they are private.
    List(Which),
    /// Find notes by their words, a child's name or a month
    ///
    /// All words have to be there, in any order; the start of a word is enough; capitals and
    /// accents do not matter. Sensitive notes are never found.
    Find {
        /// A word or two, or the starts of them
        #[arg(required = true)]
        words: Vec<String>,
        /// As a JSON list, for other programs
        #[arg(long)]
        json: bool,
    },
    /// Make a page for a parent, for the door or for yourself
    ///
    /// Without --out the page is shown as plain words. With it, the ending of the file chooses the
    /// form: .html for the browser and the printer, .pdf, .txt, .md. The file is yours alone to
    /// read and never takes the place of another. Private notes, and those told in confidence, are
    /// never on a page; it says how many there are. Anyone of another family who is named in the
    /// words is told of first.
    Page(PageWish),
    /// Add made-up families and a term of evenings to try things on
    Sample {
        /// Take the made-up families, and everything about them, away again
        #[arg(long)]
        remove: bool,
    },
    /// Read the whole log and say whether all of it is sound
    Check {
        /// Hold every part of it against every other, and read every copy as well
        #[arg(long)]
        deep: bool,
        /// As JSON, for other programs
        #[arg(long, conflicts_with = "deep")]
        json: bool,
    },
    /// Make a copy of the log and read it back
    ///
    /// Copies lie in the folder copies beside the log, and in the second place if you have named
    /// one. With DIR, one copy and its key go there. A copy counts only when all of it could be
    /// read back.
    Backup {
        /// Put this copy in another folder
        #[arg(value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// Put a copy in the log's place
    ///
    /// All of the copy is read first; a file that is not a sound copy of a log changes nothing. The
    /// log as it is now becomes a copy itself; one that cannot be opened is kept under another
    /// name. Where only the key is lost, no copy has to be put back: type hometime  and take the
    /// key that lies with your copies; the log stays as it is.
    Restore {
        /// The copy, such as copies/2026-11-20-180600.db
        #[arg(value_name = "FILE")]
        copy: PathBuf,
    },
    /// Write everything out into a new folder inside DIR
    ///
    /// hometime.json holds the whole log, private and sensitive notes too, and can be taken in
    /// again. Tables for a spreadsheet, a page for each family and a calendar hold what may be
    /// shared. Nothing is written over, no file is named after a child, and none of the files is
    /// locked.
    Export {
        /// A folder that is there, such as a stick
        #[arg(value_name = "DIR")]
        into: PathBuf,
        #[command(flatten)]
        wanted: Besides,
    },
    /// Take in a log that was written out, or a table of families or past chats
    ///
    /// A whole log goes into an empty one at once. Anything else is shown first, row by row, and
    /// taken with --yes; one undo takes all of it back. A table is a CSV file whose first row names
    /// the columns. Families: child, born, days, parents, and family for brothers and sisters. Past
    /// chats: date, child, words, with, they told. The day comes before the month.
    Import {
        /// hometime.json, or a CSV file
        file: PathBuf,
        /// Take what was shown
        #[arg(long)]
        yes: bool,
    },
    /// Save what can still be read of a damaged log into a new one
    Salvage {
        /// A folder that is not there yet
        #[arg(value_name = "DIR")]
        into: PathBuf,
    },
}

/// What tables, pages and calendar hold besides what may be shared.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Besides {
    /// Private notes in tables and pages too
    #[arg(long)]
    pub private: bool,
    /// Sensitive notes in tables and pages too
    #[arg(long)]
    pub sensitive: bool,
}

impl Besides {
    pub fn read(self) -> Wanted {
        Wanted {
            private: self.private,
            sensitive: self.sensitive,
        }
    }
}

/// Which page, and where it goes.
#[derive(Debug, Args)]
pub(super) struct PageWish {
    pub kind: PageKind,
    /// The child, the thing lent, the song, or the words of a notice
    pub about: Vec<String>,
    /// Make this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// From this day on; this term without it
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// Up to this day; a week is the one this day is in
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Leave these lines out, counted from 1
    #[arg(long, value_name = "LINE", value_delimiter = ',')]
    pub without: Vec<usize>,
    /// With the word yes, put private notes and those told in confidence on the page of one child's
    /// records
    #[arg(long, value_name = "yes")]
    pub closed: Option<String>,
    /// Make it though somebody of another family is named
    #[arg(long)]
    pub yes: bool,
}

/// The pages there are.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PageKind {
    /// For a parent to read and sign
    Family,
    /// One family's week
    Week,
    /// What goes home with a thing
    Slip,
    /// A song, a recipe, something to try
    Sheet,
    /// Everything kept about one child, for a parent who asks to see it
    Child,
    /// Working with parents over a while: counts, three stories, the checklist then and now
    Evidence,
    /// The newest look-back at the checklist
    Checklist,
    /// What parents said that changed what you do
    YouSaid,
    /// A few words for the door
    Notice,
}

/// Which notes to show, and how.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Only this child's family
    #[arg(long, value_name = "CHILD")]
    pub family: Option<String>,
    /// Only from this day on: yesterday, mon, 19/11, 2 weeks ago
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// As a JSON list, for other programs: one note a line, everything in it
    #[arg(long)]
    pub json: bool,
    /// Open sensitive notes
    #[arg(long)]
    pub sensitive: bool,
}

impl Arguments {
    /// What to start the program with once more, so that it goes on with the same log and from this
    /// time on.
    pub fn once_more(&self, now: NaiveDateTime) -> Vec<OsString> {
        let data = self.data.iter().map(|folder| joined("--data=", folder));
        let now = self
            .now
            .iter()
            .map(|_| now.format("--now=%Y-%m-%dT%H:%M:%S").to_string().into());
        let plain = self.plain.then(|| OsString::from("--plain"));
        plain.into_iter().chain(data).chain(now).collect()
    }
}

fn joined(option: &str, folder: &Path) -> OsString {
    let mut word = OsString::from(option);
    word.push(folder);
    word
}

/// Reads what was typed; help can say where the log is.
pub(super) fn read(
    words: impl IntoIterator<Item = OsString>,
    usual: &Path,
) -> Result<Arguments, clap::Error> {
    let matches = Arguments::command()
        .after_help(first_questions(usual))
        .try_get_matches_from(words)?;
    Arguments::from_arg_matches(&matches)
}

fn first_questions(usual: &Path) -> String {
    format!(
        "How do I start?
  Type  hometime  and press Enter. It asks for your name and your first children, then for a few words about one of them.
  To look around first:  hometime sample  adds six made-up families,  hometime sample --remove  takes them away.
  To leave the program, press Ctrl+Q. Everything is saved already.
  Without a screen:  hometime --plain  prints sentences and reads lines, for screen readers, braille and dictation.

Where is my log, and how do I get it out?
  It is in {}
  and stays on this laptop: nothing is ever sent. It is encrypted, and its key lies beside it: copy the whole folder, not one file of it.
  Once it is locked, only your passphrase or the code on your sheet opens it. A command asks for it without showing it; for a script,
  --passphrase-stdin  takes it from the first line of standard input. It is never given as an argument.
  hometime export DIR  writes everything out into a new folder in DIR: the whole log as JSON, tables, a page for each family, a calendar.
  hometime import FILE  takes that JSON in again, or a table of families or of past chats, shown before it is taken.
  When it is out, deleting that folder ends the log.

How it went, for scripts: 0 well, 2 not all was understood, 10 no log there, 11 open in another window, 12 wrong secret, 13 damaged, 14 written by a newer Hometime, 15 disk or folder.",
        usual.display()
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::path::Path;

    use chrono::NaiveDate;

    use super::read;

    #[test]
    fn started_once_more_it_has_the_same_log_and_its_clock_goes_on() {
        let later = NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|day| day.and_hms_opt(18, 12, 30))
            .unwrap();
        for (typed, again) in [
            (vec![], vec![]),
            (vec!["--data", "my log"], vec!["--data=my log"]),
            (vec!["--data=-odd"], vec!["--data=-odd"]),
            (
                vec!["--now", "2026-11-20T18:04", "--data", "x"],
                vec!["--data=x", "--now=2026-11-20T18:12:30"],
            ),
        ] {
            let words = |typed: &[&str]| {
                std::iter::once("hometime")
                    .chain(typed.iter().copied())
                    .map(Into::into)
                    .collect::<Vec<_>>()
            };
            let once_more = read(words(&typed), Path::new("")).unwrap().once_more(later);
            assert_eq!(once_more, again, "{typed:?}");
            let understood = read(
                std::iter::once("hometime".into()).chain(once_more.clone()),
                Path::new(""),
            )
            .unwrap();
            assert_eq!(understood.once_more(later), once_more);
        }
    }
}
