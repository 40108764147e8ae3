//! Setting a lock line by line: each step as a question, and lines for answers.

use chrono::NaiveDateTime;

use crate::app::Reply;
use crate::app::lock_setup::{LockSetup, Step};
use crate::app::text_line::SecretLine;
use crate::store::{self, Store};
use crate::vault::ordinal;

/// Whether the answer to this step is a secret, which is not echoed.
pub(super) fn is_secret(setup: &LockSetup) -> bool {
    matches!(setup.step(), Step::Choose | Step::Again)
}

/// What this step asks for, a sentence a line.
pub(super) fn question(setup: &LockSetup) -> Vec<String> {
    let question = match setup.step() {
        Step::Choose => {
            return vec![
                    format!("A passphrase of four plain words: {}", setup.offered()),
                    "Enter alone keeps these words. Or type your own, which do not show. /other draws other words, /back leaves all as it is:"
                        .to_owned(),
                ];
        }
        Step::Again => "Type it once more. It does not show. /back goes to the words:".to_owned(),
        Step::Sheet => {
            let groups = setup
                .code()
                .map(|code| code.groups().join(" "))
                .unwrap_or_default();
            return vec![
                    format!("Your sheet. This code opens your log when the passphrase is forgotten: {groups}"),
                    "Copy it out, or /print prints it, and keep it with your locked paper records. Enter when you have it, /back goes back:"
                        .to_owned(),
                ];
        }
        Step::TypeBack => {
            let [first, second] = setup.asks().map(ordinal);
            format!(
                "Type back the {first} and the {second} group from your sheet. /back reads the code again:"
            )
        }
    };
    vec![question]
}

/// Takes a line as the answer to this step.
pub(super) fn answer(
    setup: &mut LockSetup,
    line: &str,
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Reply> {
    match (line, setup.step()) {
        ("/back", _) => return Ok(setup.back()),
        ("/other", Step::Choose) => return setup.offer().map(|()| Reply::default()),
        ("/print", Step::Sheet) => return Ok(setup.print()),
        (_, Step::Sheet) => {}
        _ => {
            setup.line = SecretLine::default();
            setup.line.line_mut().paste(line);
        }
    }
    setup.enter(store, now)
}
