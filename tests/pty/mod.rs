//! The built program in a terminal of its own: started, typed at, looked at and ended as a person
//! or a machine would.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use hometime::tui::keys::Key;
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

use crate::process::starting;

/// Long enough for a busy machine; only a test that is going to end badly waits for it.
const PATIENCE: Duration = Duration::from_mins(1);

pub struct Session {
    pid: Pid,
    size: PtySize,
    window: Option<Window>,
    modes_before: String,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

struct Window {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
}

/// What has come out of the program so far.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    ended: Option<ExitStatus>,
    /// The program's output is at its end.
    silent: bool,
    /// The window is to be closed: the reader lets go of it at the next chance.
    closing: bool,
}

impl Session {
    /// Starts the program on a log in this folder, in a window of this many columns and rows.
    pub fn start(folder: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let mut words = vec!["--data".as_ref(), folder.as_os_str()];
        words.extend(arguments.iter().map(OsStr::new));
        Self::run(
            Path::new(env!("CARGO_BIN_EXE_hometime")),
            folder,
            &words,
            columns,
            rows,
        )
    }

    /// Starts a program with these words, in an account whose own folder is `home`.
    pub fn run(program: &Path, home: &Path, words: &[&OsStr], columns: u16, rows: u16) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = modes(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(words);
        for (name, value) in [
            ("RUST_BACKTRACE", "0"),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "Europe/London"),
        ] {
            command.env(name, value);
        }
        // Programs of a test's own, such as a printer, go before those of the system.
        command.env(
            "PATH",
            format!(
                "{}:{}",
                home.join("bin").display(),
                std::env::var("PATH").unwrap_or_default()
            ),
        );
        command.env_remove("NO_COLOR");
        command.env_remove("XDG_DATA_HOME");
        command.env("HOME", home);
        let mut child = starting(|| pair.slave.spawn_command(command)).unwrap();
        drop(pair.slave);
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let seen = Arc::new((Mutex::new(Seen::new(columns, rows)), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let watching = Arc::clone(&seen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                let count = output.read(&mut bytes).unwrap_or(0);
                let mut seen = watching.0.lock().unwrap();
                seen.screen.process(&bytes[..count]);
                seen.bytes.extend(&bytes[..count]);
                seen.silent = count == 0 || seen.closing;
                watching.1.notify_all();
                if seen.silent {
                    break;
                }
            }
        });
        let watching = Arc::clone(&seen);
        thread::spawn(move || {
            let ended = child.wait().unwrap();
            watching.0.lock().unwrap().ended = Some(ended);
            watching.1.notify_all();
        });
        let keyboard = pair.master.take_writer().unwrap();
        Self {
            pid,
            size,
            window: Some(Window {
                master: pair.master,
                keyboard,
            }),
            modes_before,
            seen,
        }
    }

    /// The number the system knows the program by.
    pub fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    pub fn type_text(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Presses a key by its name ("ctrl+q", "Enter", "Down").
    pub fn press(&mut self, name: &str) {
        let key = name.parse().unwrap();
        self.send(&bytes_of(key));
    }

    /// Pastes as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\u{1b}[200~{text}\u{1b}[201~").as_bytes());
    }

    pub fn send(&mut self, bytes: &[u8]) {
        let keyboard = &mut self.window.as_mut().unwrap().keyboard;
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = PtySize {
            rows,
            cols: columns,
            ..self.size
        };
        self.seen
            .0
            .lock()
            .unwrap()
            .screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.window
            .as_ref()
            .unwrap()
            .master
            .resize(self.size)
            .unwrap();
    }

    /// Waits until the screen is as described, looking again at each new output.
    pub fn wait_for(&self, described: impl Fn(&vt100::Screen) -> bool) {
        drop(self.wait_until("the screen", |seen| described(seen.screen.screen())));
    }

    /// Waits until these words are on the screen, whatever row they are in.
    pub fn wait_for_words(&self, words: &str) {
        drop(self.wait_until(words, |seen| {
            seen.screen.screen().contents().contains(words)
        }));
    }

    pub fn screen_text(&self) -> String {
        self.seen.0.lock().unwrap().screen.screen().contents()
    }

    /// What can be read in the window by whoever scrolls back as far as it goes.
    pub fn scrolled_back(&self) -> String {
        let mut screen = self.seen.0.lock().unwrap().screen.screen().clone();
        let mut text = String::new();
        for rows in (0..=screen.scrollback_len()).rev() {
            screen.set_scrollback(rows);
            text.push_str(&screen.contents());
            text.push('\n');
        }
        text
    }

    /// Everything the program has written to the terminal, byte for byte.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    /// Where the caret is, as column and row, if it can be seen.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let seen = self.seen.0.lock().unwrap();
        let (row, column) = seen.screen.screen().cursor_position();
        (!seen.screen.screen().hide_cursor()).then_some((column, row))
    }

    /// Whether the terminal treats keys again as it did before the program started.
    pub fn has_its_modes_back(&self) -> bool {
        self.window
            .as_ref()
            .is_some_and(|window| modes(&*window.master) == self.modes_before)
    }

    /// Whether the terminal itself would show what is typed now.
    pub fn shows_keys(&self) -> bool {
        let modes = self
            .window
            .as_ref()
            .map(|window| format!("{:?}", window.master.get_termios().unwrap().local_flags));
        modes
            .unwrap()
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|mode| mode == "ECHO")
    }

    /// Makes the terminal show what is typed, as a shell does while the program is stopped.
    pub fn show_keys(&self) {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let name = self.window.as_ref().unwrap().master.tty_name().unwrap();
        let terminal = std::fs::File::open(name).unwrap();
        let mut modes = tcgetattr(&terminal).unwrap();
        modes.local_modes |= LocalModes::ECHO;
        tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
    }

    /// Waits until the terminal does not show what is typed.
    pub fn wait_until_keys_are_hidden(&self) {
        let since = Instant::now();
        while self.shows_keys() {
            assert!(since.elapsed() < PATIENCE, "what is typed still shows");
            thread::yield_now();
        }
    }

    /// Whether these words are on the screen now.
    pub fn shows(&self, words: &str) -> bool {
        self.screen_text().contains(words)
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Stops the program as a shell does, and waits until it has stopped.
    pub fn stop(&self) {
        self.signal(Signal::TSTP);
        waitid(
            WaitId::Pid(self.pid),
            WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT,
        )
        .unwrap();
    }

    /// Ends the program as a dead battery would, and waits until it is gone.
    pub fn kill9(self) {
        self.signal(Signal::KILL);
        self.wait_exit();
    }

    /// Closes the window under the program; how long it took to be gone, and how it ended.
    pub fn close_window(mut self) -> (Duration, ExitStatus) {
        self.seen.0.lock().unwrap().closing = true;
        // The reader holds the window open while it waits for output; drawing for another size
        // gives it some.
        let window = self.window.take().unwrap();
        window
            .master
            .resize(PtySize {
                rows: self.size.rows + 1,
                ..self.size
            })
            .unwrap();
        drop(window);
        drop(self.wait_until("the window closed", |seen| seen.silent));
        let closed = Instant::now();
        let ended = self
            .wait_until("the program gone", |seen| seen.ended.is_some())
            .ended
            .clone()
            .unwrap();
        (closed.elapsed(), ended)
    }

    /// Waits until the program is gone and all it wrote has been read.
    pub fn wait_exit(&self) -> ExitStatus {
        self.wait_until("the program gone", |seen| {
            seen.ended.is_some() && seen.silent
        })
        .ended
        .clone()
        .unwrap()
    }

    fn wait_until(&self, what: &str, reached: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        wait_until(&self.seen, what, reached)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that broke off leaves nothing running; one that ran to its end has nothing left to
        // kill.
        if self.seen.0.lock().is_ok_and(|seen| seen.ended.is_none()) {
            let _gone_already = kill_process(self.pid, Signal::KILL);
        }
    }
}

impl Seen {
    fn new(columns: u16, rows: u16) -> Self {
        let screen = vt100::Parser::new(cells(rows), cells(columns), 2000);
        Self {
            screen,
            bytes: Vec::new(),
            ended: None,
            silent: false,
            closing: false,
        }
    }
}

/// How the terminal treats keys and output: echo, whole lines, signals and the rest.
fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().unwrap();
    format!(
        "{:?} {:?} {:?} {:?}",
        modes.input_flags, modes.output_flags, modes.control_flags, modes.local_flags
    )
}

fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count).unwrap_or(std::num::NonZeroU16::MIN)
}

fn wait_until<'a>(
    seen: &'a (Mutex<Seen>, Condvar),
    what: &str,
    reached: impl Fn(&Seen) -> bool,
) -> MutexGuard<'a, Seen> {
    let (now, timed_out) = seen
        .1
        .wait_timeout_while(seen.0.lock().unwrap(), PATIENCE, |seen| !reached(seen))
        .unwrap();
    if timed_out.timed_out() {
        let screen = now.screen.screen().contents();
        let ended = now.ended.clone();
        drop(now);
        panic!("waited for {what:?}; the program ended: {ended:?}; the screen shows:\n{screen}");
    }
    now
}

/// What a terminal sends for a key.
fn bytes_of(key: Key) -> Vec<u8> {
    let sent = match key {
        Key::Char(letter) => return letter.to_string().into_bytes(),
        Key::Ctrl(letter) => {
            return vec![u8::try_from(letter).unwrap().to_ascii_uppercase() & 0x1f];
        }
        Key::Enter => "\r",
        Key::Esc => "\u{1b}",
        Key::Tab => "\t",
        Key::BackTab => "\u{1b}[Z",
        Key::Up => "\u{1b}[A",
        Key::Down => "\u{1b}[B",
        Key::Right => "\u{1b}[C",
        Key::Left => "\u{1b}[D",
        Key::WordRight => "\u{1b}[1;5C",
        Key::WordLeft => "\u{1b}[1;5D",
        Key::Home => "\u{1b}[H",
        Key::End => "\u{1b}[F",
        Key::PageUp => "\u{1b}[5~",
        Key::PageDown => "\u{1b}[6~",
        Key::Backspace => "\u{7f}",
        Key::Delete => "\u{1b}[3~",
        Key::DeleteWordBack => "\u{17}",
        Key::DeleteWordForward => "\u{1b}[3;5~",
        Key::ClearLine => "\u{15}",
        Key::F(1) => "\u{1b}OP",
        Key::F(number) => panic!("no test presses F{number}"),
    };
    sent.as_bytes().to_vec()
}
