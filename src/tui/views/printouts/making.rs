//! From the preview to a file: in which folder, in which form, and who is named before it is made.

use std::path::PathBuf;

use super::{PagesFolder, Preview};
use crate::domain::wording::and_list;
use crate::pages::{Form, NotMade, free_name, offered, write_new};
use crate::store::Store;
use crate::tui::command::{Context, Outcome, Request};

/// The names of the settings that keep where pages go, and in which form.
pub const FOLDER: &str = "pages-folder";
const FORM: &str = "pages-form";

impl Preview {
    pub(super) fn make(&mut self, cx: &mut Context) -> Outcome {
        let Some(page) = self.as_made() else {
            return Ok(());
        };
        if self.is_empty() {
            cx.warn(self.why_empty());
            return Ok(());
        }
        if page.is_blank() {
            cx.warn("Every line is left out, so the page would be empty. Space puts the chosen line on it.");
            return Ok(());
        }
        if let Some(words) = self.who_is_named()
            && !self.is_told
        {
            self.is_told = true;
            // The first line with a name comes into sight.
            if let Some(line) = self.still_named().filter_map(|named| named.line).min() {
                self.at.choose(line);
            }
            cx.warn(words);
            return Ok(());
        }
        let Some(folder) = folder(cx.store)? else {
            cx.push(PagesFolder::default());
            return Ok(());
        };
        let path = free_name(&folder, &format!("{}-{}", page.file, cx.today()), self.form);
        match self
            .form
            .write(&page)
            .and_then(|written| write_new(&path, &written))
        {
            Ok(()) => {
                if let Some(child) = page.records_of {
                    offered(cx.store, child, cx.today())?;
                }
                cx.say(format!("Made: {}", path.display()));
                cx.ask(Request::Show(path));
                cx.close();
            }
            Err(trouble @ NotMade::Letters(_)) => {
                cx.warn(format!("{trouble} Ctrl+T: another form."));
            }
            Err(trouble) => cx.warn(format!("{trouble} Ctrl+E names another folder.")),
        }
        Ok(())
    }

    /// "Zoë (Zoë's family)", each once.
    pub(super) fn names_elsewhere(&self) -> String {
        let mut names: Vec<String> = self
            .still_named()
            .map(|named| format!("{} ({})", named.name, named.of))
            .collect();
        names.sort_unstable();
        names.dedup();
        and_list(names.iter().map(String::as_str))
    }

    /// "Zoë (Zoë's family) is named here. Enter makes it all the same, Space leaves a line out."
    fn who_is_named(&self) -> Option<String> {
        let names = self.names_elsewhere();
        if names.is_empty() {
            return None;
        }
        let are = if names.contains(") and ") {
            "are"
        } else {
            "is"
        };
        Some(format!(
            "{names} {are} named here. Enter makes it as it is, Space leaves a line out."
        ))
    }

    pub(super) fn read_form(&mut self, cx: &Context) -> Outcome {
        let kept = cx.store.settings().get(FORM)?;
        self.form = kept
            .and_then(|word| Form::ALL.into_iter().find(|form| form.ending() == word))
            .unwrap_or(Form::ALL[0]);
        Ok(())
    }

    /// The next form; it is kept for the next page too.
    pub(super) fn other_form(&mut self, cx: &mut Context) -> Outcome {
        let place = Form::ALL
            .iter()
            .position(|form| *form == self.form)
            .unwrap_or(0);
        self.form = Form::ALL[(place + 1) % Form::ALL.len()];
        cx.store.settings().set(FORM, self.form.ending())?;
        cx.say(format!(
            "Pages are made {} from now on. Ctrl+T: another form.",
            self.form.words()
        ));
        Ok(())
    }
}

/// The folder pages go to, once she has named one that is there.
pub fn folder(store: &Store) -> crate::store::Result<Option<PathBuf>> {
    Ok(store
        .settings()
        .get(FOLDER)?
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir()))
}
