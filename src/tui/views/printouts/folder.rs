//! Where pages go: a folder, asked for once.

use std::fs;
use std::path::{Path, PathBuf};

use directories::UserDirs;

use super::making::FOLDER;
use crate::store::{Draft, StoreError};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine};

const PLACE: &str = "pages/folder";

/// The question.
#[derive(Default)]
pub struct PagesFolder {
    line: Prompt,
}

impl PagesFolder {
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let folder = PathBuf::from(self.line.text().trim().trim_matches('"'));
        ready(&folder)?;
        cx.store
            .settings()
            .set(FOLDER, &folder.display().to_string())?;
        self.line.clear();
        cx.say("Pages go there from now on. Enter goes on.");
        cx.close();
        Ok(())
    }
}

/// A folder of its own among her documents.
fn offered() -> Option<String> {
    let own = UserDirs::new()?;
    let documents = own
        .document_dir()
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(|| own.home_dir());
    Some(documents.join("Hometime pages").display().to_string())
}

/// The folder, made if only its last part is not there yet.
fn ready(folder: &Path) -> Outcome {
    if !folder.is_absolute() {
        return Err(StoreError::say(
            "That is not a whole name of a folder. Type it from the top, such as  /home/ann/Pages  or  C:\\Pages",
        ));
    }
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir(folder).map_err(|_| {
        let above = folder.parent().unwrap_or(folder).display();
        StoreError::say(format!("There is no such folder, and it could not be made in {above}. Look at its name, then Enter."))
    })
}

impl View for PagesFolder {
    const NAME: &'static str = "Where pages go";
    const HELP: &'static str = "page";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "keep it", Self::enter)
            .when(|folder| !folder.line.is_empty())];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let kept = cx.store.settings().get(FOLDER)?;
        let folder = kept.or_else(offered).unwrap_or_default();
        self.line.take_up(PLACE, &folder, cx.store)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 13,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Where pages go");
        let (text, hint) = (inside.look.text, inside.look.hint);
        let words = "A page leaves the locked log: whoever opens its file can read it. Choose a folder of your own, and take pages away when they are printed.";
        let row = 1 + inside.paragraph(2, 1, 4, words, text);
        self.line.draw(&mut inside, row + 1, 1);
        inside.paragraph(
            2,
            row + 3,
            3,
            "Enter takes this one, or type the whole name of another. It is asked for once; Ctrl+E on a page names another.",
            hint,
        );
    }
}
