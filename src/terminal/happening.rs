//! What happens to the program from outside, gathered from every thread that listens into one
//! queue.

use std::panic;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Instant;

use ratatui::crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseEventKind};
use zeroize::Zeroizing;

use super::background::{self, Answer};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    Key(KeyEvent),
    Paste(String),
    /// The mouse's wheel was turned, where the program listens to it.
    Wheel(Turn),
    Resized,
    /// The terminal told of its background: red, green and blue.
    Background([u8; 3]),
    /// The program was stopped and goes on; the screen is not as it was left.
    Continued,
    /// The laptop slept, as with its lid closed, or its clock was put forward as if it had.
    Slept,
    /// The clock was set, or goes on after a sleep: time to look at it.
    ClockSet,
    /// The window is closed or the line is cut.
    HangUp,
    /// Somebody asks the program to end: another program, or the machine shutting down.
    Terminate,
    /// Nothing can be typed any more.
    InputGone,
    /// Where lines are typed: one of them, whole.
    Line(Zeroizing<String>),
    /// One that cannot be read as letters.
    NoLine,
    /// Words of a line that was never ended.
    HalfALine(Zeroizing<String>),
    /// Ctrl+C, where lines are typed.
    BreakOff,
}

/// Which way a wheel was turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Up,
    Down,
}

pub(super) struct Happenings {
    queue: Receiver<Happening>,
    /// For those that are still to listen.
    tell: Option<Sender<Happening>>,
}

impl Happenings {
    /// Starts listening to signals and for the terminal's end, which have to be heard before the
    /// terminal is taken.
    pub fn listen() -> std::io::Result<Self> {
        let (tell, queue) = mpsc::channel();
        #[cfg(unix)]
        super::signals::listen(&tell)?;
        Ok(Self {
            queue,
            tell: Some(tell),
        })
    }

    /// Starts listening to the keyboard and the lid too, unless that was done: the first frame does
    /// not wait for threads to begin.
    pub fn listen_to_all(&mut self) -> std::io::Result<()> {
        let Some(tell) = self.tell.take() else {
            return Ok(());
        };
        #[cfg(target_os = "linux")]
        super::lid::listen(&tell)?;
        thread::Builder::new()
            .name("keyboard".into())
            .spawn(move || {
                // However reading ends, the loop has to hear of it.
                let _ended = panic::catch_unwind(panic::AssertUnwindSafe(|| read_keys(&tell)));
                let _unheard = tell.send(Happening::InputGone);
            })?;
        Ok(())
    }

    /// Starts listening where lines are typed; `read` passes them on, on a thread of its own.
    pub fn listen_for_lines(
        read: impl FnOnce(&Sender<Happening>) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (tell, queue) = mpsc::channel();
        #[cfg(unix)]
        super::signals::listen_beside_lines(&tell)?;
        #[cfg(target_os = "linux")]
        super::lid::listen(&tell)?;
        thread::Builder::new()
            .name("lines".into())
            .spawn(move || read(&tell))?;
        Ok(Self { queue, tell: None })
    }

    /// Sleeps until something happens, or until the deadline; without one, for as long as nothing
    /// happens.
    pub fn next(&self, deadline: Option<Instant>) -> Option<Happening> {
        let Some(deadline) = deadline else {
            return Some(self.queue.recv().unwrap_or(Happening::InputGone));
        };
        match self
            .queue
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            Ok(happening) => Some(happening),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Happening::InputGone),
        }
    }

    /// What has happened already and waits.
    pub fn waiting(&self) -> impl Iterator<Item = Happening> {
        self.queue.try_iter()
    }
}

/// Passes keys on until the keyboard is gone. Once the terminal has vanished, crossterm never comes
/// back from `read`, so nothing may wait for this thread.
fn read_keys(tell: &Sender<Happening>) {
    let mut answer = Answer::default();
    loop {
        let heard = if answer.has_begun() && !event::poll(background::PAUSE).unwrap_or(true) {
            answer.give_up()
        } else {
            match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => answer.hear(key),
                Ok(Event::Paste(text)) => answer
                    .give_up()
                    .into_iter()
                    .chain([Happening::Paste(text)])
                    .collect(),
                Ok(Event::Resize(..)) => vec![Happening::Resized],
                Ok(Event::Mouse(mouse)) => match mouse.kind {
                    MouseEventKind::ScrollUp => vec![Happening::Wheel(Turn::Up)],
                    MouseEventKind::ScrollDown => vec![Happening::Wheel(Turn::Down)],
                    _ => continue,
                },
                Ok(_) => continue,
                Err(cut_short) if cut_short.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => return,
            }
        };
        if heard
            .into_iter()
            .any(|happening| tell.send(happening).is_err())
        {
            return;
        }
    }
}
