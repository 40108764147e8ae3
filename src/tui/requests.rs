//! What views ask of the program, done after their command has returned.

use super::app::App;
use super::command::{Context, Outcome, Request};
use super::look::Look;
use super::outward::Outward;
use super::route::Screen;
use super::views;

impl App {
    pub(super) fn fulfil(&mut self, request: Request) -> Outcome {
        match request {
            Request::Open(route) => {
                let mut cx = Context::new(&self.store, self.now);
                let done = views::open(route, &mut cx);
                for request in cx.requests {
                    self.fulfil(request)?;
                }
                return done;
            }
            Request::Push(mut layer) => {
                let mut cx = Context::new(&self.store, self.now);
                layer.refresh(&mut cx)?;
                let done = self.unsaved.take_up(layer.drafts(), &self.store, self.now);
                self.over.push(layer);
                return done;
            }
            Request::Close if self.over.is_empty() => self.show(Screen::Today)?,
            Request::Close => self.take_off()?,
            Request::GoTo(screen) => {
                while !self.over.is_empty() {
                    self.take_off()?;
                }
                self.show(screen)?;
            }
            Request::Say(words) => self.say(&words, false),
            Request::Warn(words) => self.say(&words, true),
            Request::Wear(word) => self.look = Look::named(&word, self.look.abilities),
            Request::Do(offer) => return self.accept(offer),
            Request::PutWord(place, word) => {
                self.typed_last |= self.with_top(|top, cx| top.put_word(place, &word, cx))?;
            }
            Request::Reword(words) => return self.reword(&words),
            Request::Typed => self.typed_last = true,
            Request::ShowMessages => return self.show_messages(),
            Request::Write(words) => {
                return self.with_top(|top, cx| top.paste(&words, cx)).map(drop);
            }
            Request::PutQuickWords(name) => return self.put_quick_words(&name),
            Request::Finish => self.finish(),
            Request::CopyNow => return self.copy_now(),
            Request::CheckCopies => return self.check_copies(),
            Request::WriteOut(export) => return self.write_out(export),
            Request::ReadLog(reading) => return self.read_log(reading),
            Request::TakeIn(found) => return self.take_in(*found),
            Request::Stop => return self.stop_carrying(),
            Request::LookInside(copy) => return self.open_inside(&copy),
            Request::Erase(whom) => return self.erase(whom),
            Request::EraseThese(groups) => return self.erase_these(&groups),
            Request::CloseForGood => return self.close_for_good(),
            Request::MoveHome => return self.begin_moving(),
            Request::PutBack(copy) => return self.begin_putting_back(&copy),
            Request::Copy(words) => self.outward = Some(Outward::Copy(words)),
            Request::Show(page) => self.outward = Some(Outward::Show(page)),
        }
        Ok(())
    }

    /// Takes the topmost view off. Words still in it go to the line below, where they were meant
    /// for that; else they wait on the disk until it is opened again, and only then is it taken
    /// off.
    fn take_off(&mut self) -> Outcome {
        let Some(layer) = self.over.last_mut() else {
            return Ok(());
        };
        let for_below = layer.words_for_below();
        if for_below.is_none() {
            let left = layer.drafts();
            self.unsaved.leave_behind(&left, &self.store, self.now)?;
        }
        self.over.pop();
        match for_below {
            Some(words) => self.with_top(|top, cx| top.paste(&words, cx)).map(drop),
            None => Ok(()),
        }
    }
}
