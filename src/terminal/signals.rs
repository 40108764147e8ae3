//! What the system says to the program: end, the window is gone, stop, go on.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, exit};

use super::happening::Happening;
use super::screen;

/// How long the loop has to keep the words and leave by itself. The process is promised to be gone
/// within half a second.
const TIME_TO_LEAVE: Duration = Duration::from_millis(400);

pub(super) fn listen(tell: &Sender<Happening>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    let teller = tell.clone();
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || obey(&mut signals, &teller))?;
    let terminal = typed_at()?;
    let teller = tell.clone();
    thread::Builder::new()
        .name("terminal's end".into())
        .spawn(move || {
            if sees_the_end_of(&terminal) {
                end(Happening::HangUp, &teller);
            }
        })?;
    Ok(())
}

/// Where lines are typed, the terminal is never taken, so that a stop needs nothing done; once it
/// goes on, the loop sets the terminal's echo again.
pub(super) fn listen_beside_lines(tell: &Sender<Happening>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT])?;
    let tell = tell.clone();
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGINT if io::stdin().is_terminal() => drop(tell.send(Happening::BreakOff)),
                    SIGCONT => drop(tell.send(Happening::Continued)),
                    SIGHUP => end(Happening::HangUp, &tell),
                    _ => end(Happening::Terminate, &tell),
                }
            }
        })?;
    Ok(())
}

fn obey(signals: &mut Signals, tell: &Sender<Happening>) {
    let mut handed_back = None;
    for signal in signals.forever() {
        match signal {
            SIGTSTP => {
                handed_back = screen::hand_back();
                let _stopped = emulate_default_handler(SIGTSTP);
            }
            SIGCONT => {
                screen::take_again(handed_back.take());
                let _unheard = tell.send(Happening::Continued);
            }
            SIGHUP => {
                drop(handed_back.take());
                end(Happening::HangUp, tell);
            }
            _ => {
                drop(handed_back.take());
                end(Happening::Terminate, tell);
            }
        }
    }
}

/// Tells the loop to leave, and leaves for it if it is stuck.
fn end(why: Happening, tell: &Sender<Happening>) {
    let code = why.exit_code();
    let _unheard = tell.send(why);
    thread::sleep(TIME_TO_LEAVE);
    screen::restore_if_free();
    exit(code);
}

/// The terminal keys come from: standard input, unless that was sent elsewhere.
fn typed_at() -> io::Result<OwnedFd> {
    let typed_at = io::stdin();
    if typed_at.is_terminal() {
        typed_at.as_fd().try_clone_to_owned()
    } else {
        Ok(File::open("/dev/tty")?.into())
    }
}

/// Sleeps, without reading and without waking for keys, until the terminal is gone. Says no where
/// terminals cannot be watched.
fn sees_the_end_of(terminal: &OwnedFd) -> bool {
    loop {
        let mut watched = [PollFd::new(terminal, PollFlags::empty())];
        match poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
            Ok(_) if watched[0].revents().contains(PollFlags::NVAL) => return false,
            Ok(_)
                if watched[0]
                    .revents()
                    .intersects(PollFlags::HUP | PollFlags::ERR) =>
            {
                return true;
            }
            Ok(_) => {}
        }
    }
}
