//! The lock where there is no screen: each step as a question, and lines for answers.

use super::{LockCard, Step};
use crate::store::ordinal;
use crate::tui::command::{Context, Outcome};
use crate::tui::widgets::SecretLine;

impl LockCard {
    /// Whether the next line is nobody's to see.
    pub fn is_secret(&self) -> bool {
        matches!(self.step, Step::Choose | Step::Again)
    }

    /// What this step asks for.
    pub fn aloud(&self) -> Vec<String> {
        let question = match self.step {
            Step::Choose => {
                return vec![
                    format!("A passphrase of four plain words: {}", *self.offered),
                    "Enter alone keeps these words. Or type your own, which do not show. /other draws other words, /back leaves all as it is:"
                        .to_owned(),
                ];
            }
            Step::Again => {
                "Type it once more. It does not show. /back goes to the words:".to_owned()
            }
            Step::Sheet => {
                let groups = self
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
                let [first, second] = self.asks.map(ordinal);
                format!(
                    "Type back the {first} and the {second} group from your sheet. /back reads the code again:"
                )
            }
        };
        vec![question]
    }

    /// A line was typed as the answer.
    pub fn hear(&mut self, line: &str, cx: &mut Context) -> Outcome {
        match (line, self.step) {
            ("/back", _) => return self.back(cx),
            ("/other", Step::Choose) => return self.offer(),
            ("/print", Step::Sheet) => return self.print(cx),
            (_, Step::Sheet) => return self.have_it(cx),
            _ => {}
        }
        self.line = SecretLine::default();
        self.line.line_mut().paste(line);
        match self.step {
            Step::Choose => self.choose(cx),
            Step::Again => self.again(cx),
            Step::Sheet | Step::TypeBack => self.type_back(cx),
        }
    }
}
