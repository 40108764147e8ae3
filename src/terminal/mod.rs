//! The only room that touches the real terminal, its signals and the clock: it runs the program
//! from the first frame to the last.

mod background;
mod clock;
#[cfg(unix)]
mod echo;
mod happening;
mod lid;
mod lines;
mod listener;
mod once_more;
mod screen;
#[cfg(unix)]
mod signals;
mod unseen;

use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use ratatui::Frame;

pub use clock::{Clock, Moment};
pub use happening::{Happening, Turn};
pub use lines::{Listens, Talker, talk};
pub use once_more::start_once_more;
pub use screen::{NoScreen, ask_to_copy, look_for_one as look_for_screen, restore};
use screen::{look_for_keys, restore_unseen};
pub use unseen::type_unseen;

use happening::Happenings;
use screen::Screen;

/// What the loop asks of the program it runs.
pub trait Program {
    /// Something happened: a key, a paste, another size, or the program goes on after a stop or a
    /// sleep. The ends are the loop's affair.
    fn happening(&mut self, happening: Happening, now: Moment);
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Whether the mouse's wheel is for the program. While it is, the terminal itself selects no
    /// words with the mouse.
    fn wants_wheel(&self) -> bool;
    /// When to be woken if nothing happens before; none sleeps for as long as nothing happens.
    fn wakes_at(&self) -> Option<Instant>;
    /// That time has come. Afterwards `wakes_at` names a later one, or none.
    fn woke(&mut self, now: Moment);
    /// Puts every half-typed word on the disk at once. Called before every end, however sudden, and
    /// perhaps more than once.
    fn keep_words(&mut self);
    fn is_over(&self) -> bool;
    /// Whether it is over only to start again at once on the same terminal.
    fn starts_again(&self) -> bool;
}

/// The program stumbled over its own fault.
#[derive(Debug, thiserror::Error)]
#[error(
    "Hometime had to stop, by a fault of its own ({place}). What was saved is safe, and so are your half-typed words. Start it again to go on."
)]
pub struct Stumbled {
    place: String,
}

/// Keeps the usual words about a fault back: they could show a name, and would be written across
/// the screen. Only the place is kept.
struct Fault {
    place: Arc<Mutex<String>>,
}

impl Fault {
    fn watch_for() -> Self {
        let place = Arc::new(Mutex::new(String::new()));
        let fault = Arc::clone(&place);
        panic::set_hook(Box::new(move |about| {
            if let (Ok(mut fault), Some(place)) = (fault.lock(), about.location()) {
                *fault = place.to_string();
            }
        }));
        Self { place }
    }

    /// Where it was, if there was one. The usual words are said again from here on.
    fn place(self) -> String {
        let _words_kept_back = panic::take_hook();
        self.place
            .lock()
            .map(|place| place.clone())
            .unwrap_or_default()
    }
}

/// Everything the program writes is for her eyes only, whatever the folder allows. Called before
/// anything is written.
pub fn write_for_her_only() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Whatever happens to the program, the system writes none of its memory into a file, and no other
/// program of hers may look into it.
pub fn leave_no_memory_behind() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _where_it_can = setrlimit(
            Resource::Core,
            Rlimit {
                current: Some(0),
                maximum: Some(0),
            },
        );
    }
    #[cfg(target_os = "linux")]
    let _where_it_can =
        rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Runs the program until it is over. A closed window or a request to end keeps the words and
/// leaves the process from here.
pub fn run(program: &mut impl Program, clock: Clock) -> anyhow::Result<()> {
    let fault = Fault::watch_for();
    let ended = panic::catch_unwind(AssertUnwindSafe(|| evening(program, clock)));
    let kept = panic::catch_unwind(AssertUnwindSafe(|| program.keep_words()));
    if ended.is_ok() && kept.is_ok() && program.starts_again() {
        restore_unseen();
    } else {
        restore();
    }
    let place = fault.place();
    match (ended, kept) {
        (Ok(Ok(ControlFlow::Continue(()))), Ok(())) => Ok(()),
        (Ok(Ok(ControlFlow::Break(why))), _) => leave(why.exit_code()),
        (Ok(Err(no_screen)), _) => Err(no_screen.into()),
        (Err(_), _) | (_, Err(_)) => Err(Stumbled { place }.into()),
    }
}

/// Draws, sleeps until something happens, hands over all that has happened, and draws again. Breaks
/// off when it has to leave at once.
fn evening(program: &mut impl Program, clock: Clock) -> Result<ControlFlow<Happening>, NoScreen> {
    screen::look_for_one()?;
    let mut happenings = Happenings::listen()?;
    let mut screen = Screen::take()?;
    let mut seen = clock.now();
    while !program.is_over() {
        if screen
            .listen_to_wheel(program.wants_wheel())
            .and_then(|()| screen.draw(|frame| program.draw(frame)))
            .is_err()
        {
            return Ok(ControlFlow::Break(Happening::HangUp));
        }
        happenings.listen_to_all()?;
        let due = lid::look_by(program.wakes_at(), seen);
        let first = happenings.next(due);
        let slept = lid::was_closed(seen, clock.now(), due).then_some(Happening::Slept);
        for happening in slept.into_iter().chain(first).chain(happenings.waiting()) {
            match happening {
                Happening::HangUp | Happening::Terminate | Happening::InputGone => {
                    return Ok(ControlFlow::Break(happening));
                }
                Happening::Continued => screen.forget()?,
                _ => {}
            }
            program.happening(happening, clock.now());
            if program.is_over() {
                break;
            }
        }
        let now = clock.now();
        seen = now;
        if program.wakes_at().is_some_and(|at| at <= now.tick) {
            program.woke(now);
        }
    }
    Ok(ControlFlow::Continue(()))
}

impl Happening {
    /// What the process says to whoever waits for it, as is usual for a program ended this way.
    const fn exit_code(&self) -> i32 {
        match self {
            Self::HangUp => 129,
            Self::Terminate => 143,
            _ => 1,
        }
    }
}

/// Ends the process without waiting for the thread that reads keys, which may never come back.
fn leave(code: i32) -> ! {
    #[cfg(unix)]
    signal_hook::low_level::exit(code);
    #[cfg(not(unix))]
    std::process::exit(code)
}
