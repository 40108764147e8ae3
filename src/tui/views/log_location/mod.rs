//! Where the log lies: its folder, why a cloud folder is no good place for it, and the way out of
//! one.

use ratatui::text::Span;

use crate::domain::mind::PlaceNudge;
use crate::domain::wording::and_list;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View, ViewEntry};
use crate::vault::Whereabouts;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<WhereItLies>()];

/// The card.
#[derive(Default)]
pub struct WhereItLies {
    found: Option<Whereabouts>,
}

impl WhereItLies {
    fn nudge(&self) -> Option<PlaceNudge> {
        self.found.as_ref().and_then(Whereabouts::nudge)
    }

    fn has_old_copy(&self) -> bool {
        self.nudge() == Some(PlaceNudge::OldCopy)
    }

    fn can_move(&self) -> bool {
        !self.has_old_copy()
            && self
                .found
                .as_ref()
                .is_some_and(|found| found.way_out().is_some())
    }

    fn move_home(&mut self, cx: &mut Context) -> Outcome {
        cx.close();
        cx.ask(Request::MoveHome);
        Ok(())
    }

    fn leave(&mut self, cx: &mut Context) -> Outcome {
        cx.store.leave_where_it_is()?;
        cx.close();
        cx.say("Left as it is. Should you change your mind:  /where");
        Ok(())
    }

    fn take_away(&mut self, cx: &mut Context) -> Outcome {
        cx.store.take_old_copy_away()?;
        cx.close();
        cx.say("The old copy is gone. Your log lies on this laptop alone.");
        Ok(())
    }

    fn draw_way_out(canvas: &mut Canvas, found: &Whereabouts, mut row: u16) -> u16 {
        let (width, text, hint) = (canvas.width(), canvas.look.text, canvas.look.hint);
        let lines = match (found.way_out(), &found.usual) {
            (Some(to), _) => vec![
                (
                    "Enter moves all of it, with its copies, to this laptop alone:".to_owned(),
                    text,
                ),
                (to.display().to_string(), hint),
                (
                    "Every file is read back there before anything here is touched.".to_owned(),
                    text,
                ),
            ],
            (None, Some(usual)) if found.is_taken() => vec![
                (
                    "A log lies in the usual place already, so it cannot be moved there:"
                        .to_owned(),
                    text,
                ),
                (usual.display().to_string(), hint),
                (
                    "To see that one, start Hometime without --data.".to_owned(),
                    text,
                ),
            ],
            _ => vec![(
                "To keep it elsewhere, start Hometime with --data and another folder.".to_owned(),
                text,
            )],
        };
        for (words, style) in lines {
            row += canvas
                .part(0, row, width, 2)
                .paragraph(2, 0, 2, &words, style);
        }
        row
    }
}

impl View for WhereItLies {
    const NAME: &'static str = "Where your log lies";
    const HELP: &'static str = "where";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "move it there", Self::move_home).when(Self::can_move),
        Command::<Self>::new(Key::Delete, "take the old copy away", Self::take_away)
            .when(Self::has_old_copy),
        Command::<Self>::new(Key::Char(' '), "leave it so", Self::leave)
            .when(|card| card.nudge().is_some()),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.found = cx.store.whereabouts()?;
        Ok(())
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 76,
            rows: 20,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Where your log lies");
        let Some(found) = &self.found else { return };
        let (text, hint) = (inside.look.text, inside.look.hint);
        let mut row = 1 + inside.paragraph(2, 1, 2, &found.folder.display().to_string(), hint);
        if let Some(old) = &found.old_copy {
            row += 1 + inside.paragraph(
                2,
                row + 1,
                3,
                "It was moved here. As it was then, it is also still in:",
                text,
            );
            row += inside.paragraph(2, row, 3, &old.display().to_string(), hint);
            let words = "Look through your log first. When everything is here, Delete takes that old copy away for good; Space leaves it there.";
            inside.paragraph(2, row + 1, 4, words, text);
            return;
        }
        match found.cloud {
            Some(cloud) => {
                let words = format!(
                    "{} looks after this folder. It copies files while Hometime writes in them, and may put an older piece back or a second log beside yours. Hometime finds that out, but your log is better off outside.",
                    cloud.name()
                );
                row += 1 + inside.paragraph(2, row + 1, 5, &words, text);
                if !found.beside.is_empty() {
                    row += 1 + draw_beside(&mut inside, found, row + 1);
                }
                Self::draw_way_out(&mut inside, found, row + 1);
            }
            None if found.beside.is_empty() => {
                row += 1 + inside.paragraph(
                    2,
                    row + 1,
                    2,
                    "Nothing but Hometime uses this folder. Copies lie in:",
                    text,
                );
                inside.put(
                    2,
                    row,
                    Span::styled(found.folder.join("copies").display().to_string(), hint),
                );
            }
            None => {
                draw_beside(&mut inside, found, row + 1);
            }
        }
    }
}

fn draw_beside(canvas: &mut Canvas, found: &Whereabouts, row: u16) -> u16 {
    let words = format!(
        "Beside your log lies {}. Hometime leaves it alone. Notes written on another laptop may be in it:  hometime restore FILE  puts it in the place of your log, which is kept.",
        and_list(found.beside.iter().map(String::as_str))
    );
    canvas.paragraph(2, row, 5, &words, canvas.look.text)
}
