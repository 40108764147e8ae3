//! Enter on the card: the line is written again, or what is kept is changed as one step; and the
//! short way for next time is told.

use super::{TurnCard, Turning, note};
use crate::domain::{Kind, NextStep, Reminder};
use crate::line::{KindWord, Meant, Scene, meant, turned};
use crate::tui::command::{Context, Outcome, Request};

impl TurnCard {
    pub(super) fn take(&mut self, cx: &mut Context) -> Outcome {
        let Some(what) = self.what.clone() else {
            return Ok(());
        };
        if self.wish == self.was {
            cx.close();
            return Ok(());
        }
        match what {
            Turning::Line { text, .. } => {
                let Some(turned) = turned(&text, &self.scene(), &self.wish) else {
                    cx.warn("Written so, these words would be read as something else. Another choice, or Esc leaves the line as it was.");
                    return Ok(());
                };
                cx.close();
                cx.ask(Request::Reword(turned.line));
                self.teach(&turned.short_way, "", cx);
            }
            Turning::Note { entry, .. } => {
                let to = match note::turned(&entry, &self.was, &self.wish, &self.people) {
                    Ok(to) => to,
                    Err(why_not) => {
                        cx.warn(why_not);
                        return Ok(());
                    }
                };
                let names = self.people.names(&to.children);
                let remind = self.wish.remind.filter(|_| entry.loan().is_none());
                let step = format!(
                    "A note about {} turned into one about {names}",
                    self.people.names(&entry.children)
                );
                let step = match entry.loan() {
                    Some(loan)
                        if (Meant {
                            remind: self.was.remind,
                            ..self.wish.clone()
                        }) == self.was =>
                    {
                        format!("{} due another day", self.people.thing(loan))
                    }
                    _ if entry.children == to.children => format!("A note about {names} changed"),
                    _ => step,
                };
                cx.store.step(&step, cx.now, |store| {
                    store.entries().turn(entry.id, &to, remind)
                })?;
                cx.close();
                let short_way = self.short_way_of_note();
                self.teach(&short_way, "Changed · Ctrl+Z takes it back. ", cx);
            }
            Turning::Reminder(reminder) => {
                let due = self.wish.remind.unwrap_or(reminder.due);
                let changed = Reminder {
                    due,
                    ..reminder.item.clone()
                };
                cx.store.step(
                    &format!("Another day for: {}", reminder.name(&self.people)),
                    cx.now,
                    |store| {
                        store
                            .reminders()
                            .save(Some(reminder.id), &changed)
                            .map(drop)
                    },
                )?;
                self.moved(cx);
            }
            Turning::Step(step) => {
                let changed = NextStep {
                    day: self.wish.remind,
                    ..step.item.clone()
                };
                cx.store.step(
                    &format!("Another day for: {}", step.words),
                    cx.now,
                    |store| {
                        store
                            .checklist()
                            .save_step(Some(step.id), &changed)
                            .map(drop)
                    },
                )?;
                self.moved(cx);
            }
        }
        Ok(())
    }

    fn moved(&self, cx: &mut Context) {
        let day = self
            .wish
            .remind
            .map(|day| self.say(day))
            .unwrap_or_default();
        cx.say(format!("Comes up {day} · Ctrl+Z takes it back"));
        cx.close();
    }

    /// The short way, once the long one was gone.
    fn teach(&self, short_way: &str, done: &str, cx: &mut Context) {
        match (short_way, done) {
            ("", "") if self.wish.kind == KindWord::Of(Kind::Chat) => {
                cx.say("The line reads so now. A chat needs no word at the front.");
            }
            ("", "") => cx.say("The line reads so now."),
            ("", done) => cx.say(done.trim_end()),
            (short_way, done) => cx.say(format!("{done}Next time:  {short_way}")),
        }
    }

    /// How a line would have said the same at once.
    fn short_way_of_note(&self) -> String {
        let scene = Scene {
            shown: self.was.children.clone(),
            day: self.was.day.unwrap_or_else(|| self.now.date()),
            ..self.scene()
        };
        let text = format!("{} ...", self.was.kind.typed());
        let plain = meant(text.trim(), &scene);
        let wish = Meant {
            children: self.wish.children.clone(),
            kind: self.wish.kind,
            day: self.wish.day,
            remind: self
                .wish
                .remind
                .filter(|_| self.wish.remind != self.was.remind),
            adult: self.wish.adult.filter(|_| {
                self.wish.adult != self.was.adult && self.wish.children == self.was.children
            }),
            privacy: if self.wish.privacy == self.was.privacy {
                plain.privacy
            } else {
                self.wish.privacy
            },
        };
        turned(text.trim(), &scene, &wish)
            .map(|turned| turned.short_way)
            .unwrap_or_default()
    }
}
