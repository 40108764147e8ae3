//! The command line: the same log and the same line as the screens, for one sentence, for scripts
//! and for getting everything out.

mod add;
mod arguments;
mod carrying;
mod check;
mod copies;
mod list;
mod names;
mod open;
mod page;
mod patience;
mod place;
mod row;
mod said;
mod sample;
mod secret;
mod trouble;
mod usage;
mod whose;

use std::ffi::OsString;
use std::io::{self, Write};

use crate::domain::text::clean;
use crate::store::Store;
use crate::terminal::Clock;

use arguments::{Arguments, Wish};
use place::Folder;
use trouble::{Result, Trouble};

/// Everything went well.
const WELL: u8 = 0;
/// Something asked for was not understood, so not all of it was done.
const NOT_ALL: u8 = 2;

/// Does what the words after `hometime` ask for; the number says to scripts how it went.
pub fn run(words: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match arguments::read(words, &Store::usual_folder().unwrap_or_default()) {
        Ok(arguments) => arguments,
        Err(not_a_wish) => return usage::answer(&not_a_wish),
    };
    match fulfil(&arguments) {
        Ok(code) => code,
        Err(Trouble::EnoughRead) => WELL,
        Err(trouble) => {
            tell(&trouble.to_string());
            trouble.exit_code()
        }
    }
}

fn fulfil(arguments: &Arguments) -> Result<u8> {
    let clock = arguments
        .now
        .as_deref()
        .map_or(Ok(Clock::default()), |typed| {
            usage::read_now(typed).map(Clock::set_to)
        })?;
    let now = clock.now().at;
    let folder = Folder::new(arguments.data.clone(), arguments.passphrase_stdin)?;
    let mut out = io::stdout();
    match &arguments.wish {
        None => Ok(open::open_program(
            &folder,
            clock,
            arguments.plain,
            |now| arguments.once_more(now),
        )?),
        Some(Wish::Add { lines }) => add::add(&folder.open_or_begin(now)?, clock, lines, &mut out),
        Some(Wish::List(wanted)) => list::list(&folder.open(now)?, now.date(), wanted, &mut out),
        Some(Wish::Find { words, json }) => list::find(
            &folder.open(now)?,
            now.date(),
            &words.join(" "),
            *json,
            &mut out,
        ),
        Some(Wish::Page(wish)) => page::page(&folder.open(now)?, now.date(), wish, &mut out),
        Some(Wish::Sample { remove: false }) => {
            sample::load(&folder.open_or_begin(now)?, now, &mut out)
        }
        Some(Wish::Sample { remove: true }) => sample::remove(&folder.open(now)?, now, &mut out),
        Some(Wish::Check { json, deep }) => {
            check::check(folder.open(now)?, *deep, *json, clock, &mut out)
        }
        Some(Wish::Backup { to }) => {
            copies::backup(&folder.open(now)?, to.as_deref(), clock, &mut out)
        }
        Some(Wish::Restore { copy }) => copies::restore(&folder, copy, clock, &mut out),
        Some(Wish::Export { into, wanted }) => {
            carrying::export(&folder.open(now)?, into, wanted.read(), clock, &mut out)
        }
        Some(Wish::Import { file, yes }) => {
            carrying::import(&folder.open_or_begin(now)?, file, *yes, clock, &mut out)
        }
        Some(Wish::Salvage { into }) => copies::salvage(&folder, into, clock, &mut out),
    }
}

/// Says something beside what was asked for. Nobody may be listening, and that stops nothing.
fn tell(sentence: &str) {
    let _nobody_listens = writeln!(io::stderr(), "{}", clean(sentence));
}
