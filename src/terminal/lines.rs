//! The terminal as a place to talk: lines come in, sentences go out, and nothing else is ever sent
//! to it.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::time::Instant;

use super::clock::{Clock, Moment};
use super::happening::Happening;
use super::listener::{Listener, echo};
use super::{Fault, Stumbled, leave, lid};

/// Whether the next line shows while it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listens {
    Seen,
    Unseen,
    /// Something is under way: what is typed meanwhile waits and does not show, since a passphrase
    /// may be asked for next.
    NotNow,
}

/// What the loop asks of the program it talks for.
pub trait Talker {
    /// A line came, whole or half, or something else happened.
    fn happening(&mut self, happening: Happening, now: Moment);
    /// What there is to say since it was asked last, line ends and all.
    fn words(&mut self) -> String;
    fn listens(&self) -> Listens;
    /// When to be woken if nothing happens before.
    fn wakes_at(&self) -> Option<Instant>;
    /// That time has come. Afterwards `wakes_at` names a later one, or none.
    fn woke(&mut self, now: Moment);
    fn is_over(&self) -> bool;
    /// Whether it is over only to start again at once on the same terminal.
    fn starts_again(&self) -> bool;
}

/// Talks until it is over. A closed window or a request to end keeps the words and leaves the
/// process from here.
pub fn talk(talker: &mut impl Talker, clock: Clock) -> anyhow::Result<()> {
    let fault = Fault::watch_for();
    let ended = panic::catch_unwind(AssertUnwindSafe(|| conversation(talker, clock)));
    if ended.is_ok() && talker.starts_again() {
        echo::put_back_unseen();
    } else {
        echo::put_back();
    }
    let place = fault.place();
    match ended {
        Ok(Ok(ControlFlow::Continue(()))) => Ok(()),
        Ok(Ok(ControlFlow::Break(why))) => leave(why.exit_code()),
        Ok(Err(no_lines)) => Err(no_lines.into()),
        Err(_) => Err(Stumbled { place }.into()),
    }
}

fn conversation(talker: &mut impl Talker, clock: Clock) -> io::Result<ControlFlow<Happening>> {
    let listener = Listener::begin()?;
    let mut seen = clock.now();
    let mut is_asked = false;
    let mut ready = None;
    loop {
        // Before the question is put, or a quick hand's first letters would show.
        let listens = talker.listens();
        if !is_asked || ready != Some(listens) {
            listener.make_ready(listens);
            ready = Some(listens);
        }
        if say(&talker.words()).is_err() {
            return Ok(ControlFlow::Break(Happening::HangUp));
        }
        if talker.is_over() {
            if talker.starts_again() {
                listener.keep_half(talker, clock.now(), is_asked);
            }
            return Ok(ControlFlow::Continue(()));
        }
        if !is_asked && talker.listens() != Listens::NotNow {
            listener.ask(talker.listens());
            is_asked = true;
        }
        let due = lid::look_by(talker.wakes_at(), seen);
        let happening = listener.happenings.next(due);
        let now = clock.now();
        let slept = lid::was_closed(seen, now, due);
        seen = now;
        is_asked &= !matches!(happening, Some(Happening::Line(_) | Happening::NoLine));
        match happening {
            Some(why @ (Happening::HangUp | Happening::Terminate)) => {
                listener.keep_half(talker, now, is_asked);
                return Ok(ControlFlow::Break(why));
            }
            Some(Happening::BreakOff) => {
                say("\n")?;
                is_asked = listener.keep_half(talker, now, is_asked);
                talker.happening(Happening::BreakOff, now);
            }
            // The shell may have changed the modes of the terminal while the program was stopped.
            Some(Happening::Continued) => ready = None,
            // The end may come again: after Ctrl+D at a terminal there can be more.
            Some(Happening::InputGone) => {
                is_asked = false;
                talker.happening(Happening::InputGone, now);
            }
            Some(other) => talker.happening(other, now),
            None => {}
        }
        // A line that was typed before the lid was closed goes first.
        if slept {
            talker.happening(Happening::Slept, now);
        }
        if talker.wakes_at().is_some_and(|at| at <= now.tick) {
            talker.woke(now);
        }
    }
}

fn say(words: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(words.as_bytes())?;
    stdout.flush()
}
