//! The terminal as a place to talk: lines come in, sentences go out, and nothing else is ever sent to it.

use std::io::{self, BufRead, IsTerminal, Write};
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::clock::{Clock, Moment};
#[cfg(unix)]
use super::echo;
use super::happening::{Happening, Happenings};
use super::{Fault, Stumbled, leave, lid};

/// So long is waited for words that were half-typed when something else came in between.
const FOR_HALF: Duration = Duration::from_millis(60);

/// Whether the next line shows while it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listens {
    Seen,
    Unseen,
    /// Something is under way: what is typed meanwhile waits.
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

/// Talks until it is over. A closed window or a request to end keeps the words and leaves the process from here.
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
    loop {
        // Before the question is put, or a quick hand's first letters would show.
        if !is_asked {
            listener.make_ready(talker.listens());
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

/// Hears what happens, and reads a line whenever it is asked to.
struct Listener {
    happenings: Happenings,
    asks: Sender<Listens>,
    /// The words of a line that was not ended are wanted now.
    wants_half: Arc<AtomicBool>,
}

impl Listener {
    fn begin() -> io::Result<Self> {
        if io::stdin().is_terminal() {
            echo::find();
        }
        let (asks, asked) = mpsc::channel();
        let wants_half = Arc::new(AtomicBool::new(false));
        let wanted = Arc::clone(&wants_half);
        let happenings = Happenings::listen_for_lines(move |tell| Reading { half: Zeroizing::default(), wanted }.read(&asked, tell))?;
        Ok(Self { happenings, asks, wants_half })
    }

    fn make_ready(&self, how: Listens) {
        echo::show_lines(how != Listens::Unseen);
    }

    fn ask(&self, how: Listens) {
        let _unheard = self.asks.send(how);
    }

    /// Hands on what is typed and not ended yet: the question put next would take it for its answer. Says whether a line is still asked for.
    fn keep_half(&self, talker: &mut impl Talker, now: Moment, is_asked: bool) -> bool {
        if talker.listens() == Listens::Unseen {
            echo::forget_typed();
        }
        if !io::stdin().is_terminal() || talker.listens() != Listens::Seen {
            return is_asked;
        }
        if !is_asked {
            self.ask(Listens::Seen);
        }
        self.wants_half.store(true, Ordering::SeqCst);
        echo::hand_over_half();
        let mut is_asked = true;
        while is_asked && let Some(happening) = self.happenings.next(Some(now.tick + FOR_HALF)) {
            is_asked = !matches!(happening, Happening::HalfALine(_));
            let is_whole = matches!(happening, Happening::Line(_) | Happening::NoLine);
            talker.happening(happening, now);
            if is_whole {
                self.ask(Listens::Seen);
            }
        }
        self.wants_half.store(false, Ordering::SeqCst);
        echo::show_lines(true);
        is_asked
    }
}

/// Reads one line after the other, each when it is asked for.
struct Reading {
    half: Zeroizing<Vec<u8>>,
    wanted: Arc<AtomicBool>,
}

impl Reading {
    fn read(mut self, asked: &Receiver<Listens>, tell: &Sender<Happening>) {
        for how in asked {
            let is_told = match self.line(how) {
                Ok(happening) => tell.send(happening),
                // What stands at the end of a file without a line end is a line; at a terminal she has not pressed Enter yet.
                Err(_) if self.half.is_empty() => tell.send(Happening::InputGone),
                Err(_) if io::stdin().is_terminal() => {
                    let half = self.words();
                    tell.send(half.map_or(Happening::NoLine, Happening::HalfALine)).and_then(|()| tell.send(Happening::InputGone))
                }
                Err(_) => {
                    let line = self.words();
                    tell.send(line.map_or(Happening::NoLine, Happening::Line))
                }
            };
            if is_told.is_err() {
                return;
            }
        }
    }

    /// The next line, or what is half-typed of it when that is wanted.
    fn line(&mut self, how: Listens) -> io::Result<Happening> {
        if cfg!(not(unix)) && how == Listens::Unseen && io::stdin().is_terminal() {
            return super::type_unseen("").map(Happening::Line);
        }
        let mut stdin = io::stdin().lock();
        loop {
            let found = match stdin.fill_buf() {
                Err(cut_short) if cut_short.kind() == io::ErrorKind::Interrupted => continue,
                found => found?,
            };
            if found.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let end = found.iter().position(|letter| *letter == b'\n');
            let used = end.unwrap_or(found.len());
            self.half.extend(&found[..used]);
            stdin.consume(end.map_or(used, |end| end + 1));
            if end.is_some() {
                return Ok(self.words().map_or(Happening::NoLine, Happening::Line));
            }
            if self.wanted.load(Ordering::SeqCst) {
                return Ok(self.words().map_or(Happening::NoLine, Happening::HalfALine));
            }
        }
    }

    fn words(&mut self) -> Option<Zeroizing<String>> {
        let bytes = std::mem::take(&mut self.half);
        str::from_utf8(&bytes).ok().map(|words| Zeroizing::new(words.to_owned()))
    }
}

/// Elsewhere the console keeps its lines to itself.
#[cfg(not(unix))]
mod echo {
    pub fn find() {}
    pub fn show_lines(_is_seen: bool) {}
    pub fn forget_typed() {}
    pub fn hand_over_half() {}
    pub fn put_back() {}
    pub fn put_back_unseen() {}
}
