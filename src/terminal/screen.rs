//! The screen itself: taken when the evening starts, drawn on, and always handed back as it was.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::style::{ResetColor, force_color_output};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};

use super::background;
#[cfg(unix)]
use super::echo;
use crate::domain::text::{acts_on_terminals, clean_line};

/// Whether the terminal is ours just now. Whoever writes to it holds this, so that nothing is drawn
/// after it was handed back.
static OURS: Mutex<bool> = Mutex::new(false);

/// Whether the terminal was asked to tell of the mouse.
static HEARS_WHEEL: AtomicBool = AtomicBool::new(false);

fn ours() -> MutexGuard<'static, bool> {
    OURS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why there is no screen to draw on.
#[derive(Debug, thiserror::Error)]
pub enum NoScreen {
    #[error(
        "Hometime draws on a terminal window and reads its keys, and there is none here. Open a terminal window and type: hometime"
    )]
    NotATerminal,
    #[error("The terminal window could not be used. Open another one and type: hometime")]
    Unusable(#[from] io::Error),
}

/// Looks whether there is a screen to draw on and a keyboard to read, before anything listens to
/// them.
pub fn look_for_one() -> Result<(), NoScreen> {
    if look_for_keys().is_ok() && io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(NoScreen::NotATerminal)
    }
}

/// Looks whether there is a keyboard to read.
pub(super) fn look_for_keys() -> io::Result<()> {
    let keys = io::stdin().is_terminal() || !cfg!(unix) || File::open("/dev/tty").is_ok();
    if keys {
        Ok(())
    } else {
        Err(io::ErrorKind::NotFound.into())
    }
}

pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Sheet>>,
    sheet: Sheet,
    /// What was written last.
    written: Vec<u8>,
}

impl Screen {
    pub fn take() -> Result<Self, NoScreen> {
        // The library answers NO_COLOR by resetting bold and reverse as well, so a look without
        // colours is chosen elsewhere.
        force_color_output(true);
        let sheet = Sheet::default();
        let terminal = Terminal::new(CrosstermBackend::new(sheet.clone()))?;
        enter(&mut ours())?;
        background::ask(&mut io::stdout())?;
        Ok(Self {
            terminal,
            sheet,
            written: Vec::new(),
        })
    }

    /// Draws what has changed, in one piece; writes nothing where nothing has.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(|frame| {
            if !frame.area().is_empty() {
                paint(frame);
                wash(frame.buffer_mut());
            }
        })?;
        let drawn = self.sheet.lift();
        let ours = ours();
        // Where no cell is another, what is left only puts the caret where it was put before.
        if !*ours || self.written.ends_with(&drawn) {
            return Ok(());
        }
        let mut whole = Vec::with_capacity(drawn.len() + 16);
        queue!(whole, BeginSynchronizedUpdate)?;
        whole.extend(&drawn);
        queue!(whole, EndSynchronizedUpdate)?;
        self.written = drawn;
        let mut stdout = io::stdout().lock();
        stdout.write_all(&whole)?;
        stdout.flush()
    }

    /// Asks the terminal to tell of the mouse's wheel, or to keep the mouse to itself.
    pub fn listen_to_wheel(&self, listens: bool) -> io::Result<()> {
        let ours = ours();
        if !*ours || listens == HEARS_WHEEL.swap(listens, Ordering::Relaxed) {
            return Ok(());
        }
        if listens {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    /// Forgets what is on the screen, so that the next drawing paints all of it.
    pub fn forget(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }
}

/// Asks the terminal to put words on the clipboard. It does not answer, and not every terminal can.
pub fn ask_to_copy(words: &str) {
    let ours = ours();
    if !*ours {
        return;
    }
    let asked = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(words));
    let mut stdout = io::stdout().lock();
    let _if_still_there = stdout
        .write_all(asked.as_bytes())
        .and_then(|()| stdout.flush());
}

/// The last look at a frame on its way out: nothing in it may act on the terminal.
fn wash(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if acts_on_terminals(cell.symbol()) {
            let harmless = clean_line(cell.symbol());
            cell.set_symbol(if harmless.is_empty() { " " } else { &harmless });
        }
    }
}

/// A frame while it is drawn. The library flushes after each small step; here it all waits to go
/// out together.
#[derive(Debug, Clone, Default)]
struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Sheet {
    fn lift(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn enter(ours: &mut bool) -> io::Result<()> {
    #[cfg(unix)]
    echo::find();
    enable_raw_mode()?;
    *ours = true;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Clear(ClearType::All)
    )
}

fn hand_over(ours: &mut bool, modes_back: fn()) {
    if !*ours {
        return;
    }
    *ours = false;
    if HEARS_WHEEL.swap(false, Ordering::Relaxed) {
        let _if_still_there = execute!(io::stdout(), DisableMouseCapture);
    }
    // What was written is wiped first: not every terminal has a second screen to leave. One that is
    // gone takes no orders, and then there is nothing to put right.
    let _if_still_there = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        ResetColor,
        DisableBracketedPaste,
        Clear(ClearType::All),
        LeaveAlternateScreen,
        Show
    );
    modes_back();
}

/// Keys do again what they did before.
fn modes_back() {
    let _if_still_there = disable_raw_mode();
    #[cfg(unix)]
    echo::put_back();
}

/// Leaves the terminal as it was found. Done once or many times, it is the same.
pub fn restore() {
    hand_over(&mut ours(), modes_back);
}

/// The same, but for what is typed, which does not show until the program has started again.
pub(super) fn restore_unseen() {
    #[cfg(unix)]
    hand_over(&mut ours(), echo::put_back_unseen);
    #[cfg(not(unix))]
    restore();
}

/// The same, unless a drawing is stuck half-way out: then only what cannot get stuck.
#[cfg(unix)]
pub(super) fn restore_if_free() {
    match OURS.try_lock() {
        Ok(mut ours) if takes_more() => hand_over(&mut ours, modes_back),
        _ => modes_back(),
    }
}

/// Whether the terminal would take more writing at once.
#[cfg(unix)]
fn takes_more() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdout = io::stdout();
    let mut watched = [PollFd::new(&stdout, PollFlags::OUT)];
    poll(&mut watched, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}

/// Hands the terminal back for as long as the program is stopped. Nothing is drawn while the answer
/// is held.
#[cfg(unix)]
pub(super) fn hand_back() -> Option<MutexGuard<'static, bool>> {
    let mut ours = ours();
    let had_it = *ours;
    hand_over(&mut ours, modes_back);
    had_it.then_some(ours)
}

/// Takes the terminal again after a stop, whether or not it could be handed back before.
#[cfg(unix)]
pub(super) fn take_again(handed_back: Option<MutexGuard<'static, bool>>) {
    let was_stopped = handed_back.is_some();
    let mut ours = handed_back.unwrap_or_else(ours);
    if was_stopped || *ours {
        // Somebody may have set the terminal up for themselves meanwhile.
        if was_stopped {
            let _if_still_there = disable_raw_mode();
        } else {
            modes_back();
        }
        let _if_still_there = enter(&mut ours);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::wash;

    #[test]
    fn nothing_in_a_frame_acts_on_the_terminal_and_the_rest_stays() {
        let mut buffer = Buffer::with_lines(["Zoë ──"]);
        buffer[(3, 0)].set_symbol("\u{202e}");
        buffer[(4, 0)].set_symbol("\u{1b}]0;name\u{7}");
        wash(&mut buffer);
        let shown: Vec<_> = buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(shown, ["Z", "o", "ë", " ", "]0;name", "─"]);
    }
}
