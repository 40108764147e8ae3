//! Whether the terminal shows what is typed, across the moment in which the program starts again in
//! its own place: keys pressed just then are meant for nobody's eyes.

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr,
};

/// Tells the program started next that the terminal showed what was typed before any of this. It is
/// no secret.
const SHOWED_KEYS: &str = "HOMETIME_SHOWED_KEYS";

/// How the terminal was found.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

fn with_terminal<T>(
    act: impl FnOnce(&dyn std::os::fd::AsFd) -> rustix::io::Result<T>,
) -> Option<T> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        act(&stdin).ok()
    } else {
        File::open("/dev/tty").ok().and_then(|tty| act(&tty).ok())
    }
}

/// Notes how the terminal is before anything is changed about it. Right after a lock, it is told
/// what the one before had found.
pub(super) fn find() {
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    let is_first = found.is_none();
    *found = with_terminal(|terminal| tcgetattr(terminal));
    if let Some(modes) = found
        .as_mut()
        .filter(|_| is_first && env::var_os(SHOWED_KEYS).is_some())
    {
        modes.local_modes |= LocalModes::ECHO;
    }
}

/// Puts the terminal back as it was found, at once.
pub(super) fn put_back() {
    if let Some(found) = found() {
        let _if_still_there =
            with_terminal(|terminal| tcsetattr(terminal, OptionalActions::Now, &found));
    }
}

/// The same, but for what is typed: that stays unseen until the program has started again.
pub(super) fn put_back_unseen() {
    if let Some(mut found) = found() {
        found.local_modes -= LocalModes::ECHO;
        let _if_still_there =
            with_terminal(|terminal| tcsetattr(terminal, OptionalActions::Now, &found));
    }
}

/// Where lines are typed: what is half-typed outlives Ctrl+C, and a secret does not show.
pub(super) fn show_lines(is_seen: bool) {
    if let Some(mut modes) = found() {
        if is_seen {
            modes.local_modes |= LocalModes::NOFLSH;
        } else {
            modes.local_modes -= LocalModes::ECHO;
        }
        let _if_still_there =
            with_terminal(|terminal| tcsetattr(terminal, OptionalActions::Now, &modes));
    }
}

/// Lets go of what is typed of a secret.
pub(super) fn forget_typed() {
    if found().is_some() {
        let _if_still_there = with_terminal(|terminal| tcflush(terminal, QueueSelector::IFlush));
    }
}

/// Makes the terminal hand over what is typed of a line that was not ended.
pub(super) fn hand_over_half() {
    if let Some(mut modes) = found() {
        modes.local_modes -= LocalModes::ICANON | LocalModes::ECHO;
        let _if_still_there =
            with_terminal(|terminal| tcsetattr(terminal, OptionalActions::Now, &modes));
    }
}

/// Passes on what was found to the program that is started next.
pub(super) fn pass_on(next: &mut Command) {
    match found() {
        Some(modes) if modes.local_modes.contains(LocalModes::ECHO) => next.env(SHOWED_KEYS, "yes"),
        _ => next.env_remove(SHOWED_KEYS),
    };
}

fn found() -> Option<Termios> {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
