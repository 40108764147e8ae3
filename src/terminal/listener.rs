//! Reads what is typed in lines, each when it is asked for, and what is half-typed when something
//! else comes in between.

use std::io::{self, BufRead, IsTerminal, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::clock::Moment;
#[cfg(unix)]
pub(super) use super::echo;
use super::happening::{Happening, Happenings};
use super::lines::{Listens, Talker};

/// The reader always answers, and at once; only where a terminal cannot be watched it may be stuck
/// in a line that has no end yet.
const FOR_HALF: Duration = Duration::from_secs(2);

/// Hears what happens, and reads a line whenever it is asked to.
pub(super) struct Listener {
    pub happenings: Happenings,
    asks: Sender<Listens>,
    /// The words of a line that was not ended are wanted now.
    wants_half: Arc<AtomicBool>,
    calls: PipeWriter,
}

impl Listener {
    pub fn begin() -> io::Result<Self> {
        if io::stdin().is_terminal() {
            echo::find();
        }
        let (asks, asked) = mpsc::channel();
        let (called, calls) = io::pipe()?;
        let wants_half = Arc::new(AtomicBool::new(false));
        let wanted = Arc::clone(&wants_half);
        let reading = Reading {
            typed: Zeroizing::default(),
            wanted,
            called,
        };
        let happenings = Happenings::listen_for_lines(move |tell| reading.read(&asked, tell))?;
        Ok(Self {
            happenings,
            asks,
            wants_half,
            calls,
        })
    }

    pub fn make_ready(&self, how: Listens) {
        echo::show_lines(how == Listens::Seen);
    }

    pub fn ask(&self, how: Listens) {
        let _unheard = self.asks.send(how);
    }

    /// Hands on what is typed and not ended yet: the question put next would take it for its
    /// answer. Says whether a line is still asked for.
    pub fn keep_half(&self, talker: &mut impl Talker, now: Moment, is_asked: bool) -> bool {
        if talker.listens() == Listens::Unseen {
            echo::forget_typed();
        }
        if !cfg!(unix) || !io::stdin().is_terminal() || talker.listens() != Listens::Seen {
            return is_asked;
        }
        if !is_asked {
            self.ask(Listens::Seen);
        }
        echo::hand_over_half();
        self.wants_half.store(true, Ordering::SeqCst);
        let _wakes_the_reader = (&self.calls).write_all(b".");
        let mut is_asked = true;
        while is_asked
            && let Some(happening) = self.happenings.next(Some(Instant::now() + FOR_HALF))
        {
            is_asked = !matches!(happening, Happening::HalfALine(_) | Happening::InputGone);
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
    /// What was read and not told yet.
    typed: Zeroizing<Vec<u8>>,
    wanted: Arc<AtomicBool>,
    /// Has a letter to read when what is half-typed came to be wanted while nothing more was typed.
    called: PipeReader,
}

impl Reading {
    fn read(mut self, asked: &Receiver<Listens>, tell: &Sender<Happening>) {
        for how in asked {
            let is_told = match self.line(how) {
                Ok(happening) => tell.send(happening),
                // What stands at the end of a file without a line end is a line; at a terminal she
                // has not pressed Enter yet.
                Err(_) if self.typed.is_empty() => tell.send(Happening::InputGone),
                Err(_) if io::stdin().is_terminal() => {
                    let half = self.words(None, Happening::HalfALine);
                    tell.send(half)
                        .and_then(|()| tell.send(Happening::InputGone))
                }
                Err(_) => tell.send(self.words(None, Happening::Line)),
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
        loop {
            if let Some(end) = self.typed.iter().position(|letter| *letter == b'\n') {
                return Ok(self.words(Some(end), Happening::Line));
            }
            let is_wanted = self.wanted.load(Ordering::SeqCst);
            match wait_for_typing(&self.called, !is_wanted) {
                Waiting::Typed => self.take_typed()?,
                Waiting::Called => drop(self.called.read(&mut [0])?),
                Waiting::Nothing => return Ok(self.words(None, Happening::HalfALine)),
            }
        }
    }

    fn take_typed(&mut self) -> io::Result<()> {
        let mut stdin = io::stdin().lock();
        let found = match stdin.fill_buf() {
            Err(cut_short) if cut_short.kind() == io::ErrorKind::Interrupted => return Ok(()),
            found => found?,
        };
        if found.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.typed.extend(found);
        let used = found.len();
        stdin.consume(used);
        Ok(())
    }

    /// What was typed up to here, or all of it, as this happening.
    fn words(
        &mut self,
        end: Option<usize>,
        as_happening: fn(Zeroizing<String>) -> Happening,
    ) -> Happening {
        let rest = end
            .map(|end| self.typed.split_off(end + 1))
            .unwrap_or_default();
        let bytes = std::mem::replace(&mut self.typed, rest.into());
        let line = &bytes[..end.unwrap_or(bytes.len())];
        str::from_utf8(line).map_or(Happening::NoLine, |words| {
            as_happening(Zeroizing::new(words.to_owned()))
        })
    }
}

/// What there is to read.
#[cfg_attr(
    not(unix),
    allow(dead_code, reason = "elsewhere a line is read without looking first")
)]
enum Waiting {
    Typed,
    Called,
    Nothing,
}

/// Sleeps until something is typed or the reader is called; or only looks.
#[cfg(unix)]
fn wait_for_typing(called: &PipeReader, sleeps: bool) -> Waiting {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let mut watched = [
        PollFd::new(&stdin, PollFlags::IN),
        PollFd::new(called, PollFlags::IN),
    ];
    let until = if sleeps {
        None
    } else {
        Some(&Timespec::default())
    };
    let ready = loop {
        match poll(&mut watched, until) {
            Err(rustix::io::Errno::INTR) => {}
            other => break other,
        }
    };
    match ready {
        Ok(0) => Waiting::Nothing,
        Ok(_) if watched[0].revents().is_empty() => Waiting::Called,
        // What cannot be watched, or is at its end, says so when it is read.
        _ => Waiting::Typed,
    }
}

/// Elsewhere the console keeps its lines to itself.
#[cfg(not(unix))]
fn wait_for_typing(_called: &PipeReader, _sleeps: bool) -> Waiting {
    Waiting::Typed
}

#[cfg(not(unix))]
pub(super) mod echo {
    pub fn find() {}
    pub fn show_lines(_is_seen: bool) {}
    pub fn forget_typed() {}
    pub fn hand_over_half() {}
    pub fn put_back() {}
    pub fn put_back_unseen() {}
}
