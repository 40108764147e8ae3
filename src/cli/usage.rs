//! Words after `hometime` that are no wish, answered in a sentence; and the time given with --now.

use std::io::{self, Write};

use chrono::NaiveDateTime;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{NOT_ALL, Trouble, WELL, tell};

/// Help and version are what was asked for; anything else is a question back.
pub(super) fn answer(not_a_wish: &clap::Error) -> u8 {
    if matches!(
        not_a_wish.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let shown = not_a_wish.print().and_then(|()| io::stdout().flush());
        return shown.map_or_else(|cause| Trouble::from(cause).exit_code(), |()| WELL);
    }
    tell(&question(not_a_wish));
    NOT_ALL
}

fn question(not_a_wish: &clap::Error) -> String {
    let typed = |kind| match not_a_wish.get(kind) {
        Some(ContextValue::String(typed)) => typed.clone(),
        Some(ContextValue::Strings(typed)) => typed.join(" "),
        _ => String::new(),
    };
    let argument = typed(ContextKind::InvalidArg)
        .trim_end_matches("...")
        .to_owned();
    let question = match not_a_wish.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = typed(ContextKind::InvalidSubcommand);
            format!(
                "Hometime does not know  {word}.  To write a line, type  hometime add  and the line in quotation marks."
            )
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!(
                "Hometime does not know  {argument}  here. A line that starts with - goes after  --  on its own."
            )
        }
        ErrorKind::UnknownArgument => {
            format!("Hometime does not know what to do with  {argument}.")
        }
        ErrorKind::MissingRequiredArgument => format!("Something is still needed:  {argument}."),
        ErrorKind::InvalidValue if !typed(ContextKind::InvalidValue).is_empty() => {
            let (word, known) = (
                typed(ContextKind::InvalidValue),
                typed(ContextKind::ValidValue),
            );
            format!("Hometime does not know  {word}  here. It knows  {known}.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("Something is still needed after  {argument}.")
        }
        ErrorKind::ArgumentConflict => format!("{argument}  is there twice. Once is enough."),
        ErrorKind::InvalidUtf8 => {
            "Some letters could not be read. Nothing was saved. Type the line again.".to_owned()
        }
        _ => "Hometime did not understand that.".to_owned(),
    };
    format!("{question} hometime --help  shows what there is.")
}

/// "2026-11-20T18:00", with or without seconds; a space does for the T.
pub(super) fn read_now(typed: &str) -> Result<NaiveDateTime, Trouble> {
    [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d %H:%M:%S",
    ]
    .into_iter()
    .find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok())
    .ok_or_else(|| {
        Trouble::Unclear(format!(
            "{typed}  is not a day and time Hometime can read. Type it like  --now 2026-11-20T18:00"
        ))
    })
}
