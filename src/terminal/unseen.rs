//! A line typed at the terminal without showing.

use std::io::{self, Write};

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use zeroize::Zeroizing;

/// Asks, then reads letters up to Enter; Esc or Ctrl+C breaks off. The terminal treats keys
/// afterwards as it did before.
pub fn type_unseen(question: &str) -> io::Result<Zeroizing<String>> {
    super::look_for_keys()?;
    // Before the question, or a quick hand's first letters would show.
    enable_raw_mode()?;
    let typed = ask(question).and_then(|()| letters());
    disable_raw_mode()?;
    typed
}

fn ask(question: &str) -> io::Result<()> {
    let mut beside = io::stderr();
    write!(beside, "{question} ")?;
    beside.flush()
}

fn letters() -> io::Result<Zeroizing<String>> {
    let mut typed = Zeroizing::new(String::with_capacity(512));
    loop {
        let Event::Key(key) = event::read()? else {
            continue;
        };
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL)
            && !key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            _ if key.kind == KeyEventKind::Release => {}
            KeyCode::Enter => return Ok(typed),
            // Enter that was pressed before anything was asked.
            KeyCode::Char('j') if ctrl => return Ok(typed),
            KeyCode::Esc => return Err(io::ErrorKind::Interrupted.into()),
            KeyCode::Char('c' | 'd' | 'q') if ctrl => return Err(io::ErrorKind::Interrupted.into()),
            KeyCode::Char('u') if ctrl => typed.clear(),
            KeyCode::Char('h') if ctrl => drop(typed.pop()),
            KeyCode::Char(letter) if !ctrl => typed.push(letter),
            KeyCode::Backspace => drop(typed.pop()),
            _ => {}
        }
    }
}
