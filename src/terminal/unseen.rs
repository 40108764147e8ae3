//! A line typed at the terminal without showing.

use std::io;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use zeroize::Zeroizing;

/// Reads letters up to Enter; Esc or Ctrl+C breaks off. The terminal treats keys afterwards as it did before.
pub fn type_unseen() -> io::Result<Zeroizing<String>> {
    super::look_for_keys()?;
    enable_raw_mode()?;
    let typed = letters();
    disable_raw_mode()?;
    typed
}

fn letters() -> io::Result<Zeroizing<String>> {
    let mut typed = Zeroizing::new(String::with_capacity(512));
    loop {
        let Event::Key(key) = event::read()? else { continue };
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            _ if key.kind == KeyEventKind::Release => {}
            KeyCode::Enter => return Ok(typed),
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
