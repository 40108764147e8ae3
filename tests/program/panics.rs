//! A fault of the program's own, at the worst moments: a plain sentence without a word of hers, her
//! words on the disk, the terminal handed back.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Instant;

use crate::pty::Session;
use hometime::assets::Background;
use hometime::store::Store;
use hometime::terminal::{Clock, Happening, Moment, Program, run};
use hometime::tui::keys::keys_of;
use hometime::tui::{Abilities, App};
use ratatui::Frame;

const PLAIN: Abilities = Abilities {
    no_colour: true,
    any_colour: false,
    is_ascii: false,
    background: Background::Unsure,
};

/// Where the program to stumble finds its folder, and when it is to stumble.
const FOLDER: &str = "STUMBLES_IN";
const AT: &str = "STUMBLES_AT";

/// The real program, but for a fault that her words bring about.
struct Stumbling {
    app: App,
    at: String,
    last: Moment,
    words: String,
}

impl Stumbling {
    fn stumble(&self, at: &str) {
        assert!(
            self.at != at || !self.words.contains('!'),
            "met by {}",
            self.words
        );
    }
}

impl Program for Stumbling {
    fn happening(&mut self, happening: Happening, moment: Moment) {
        self.last = moment;
        if let Happening::Key(event) = happening {
            keys_of(&event).for_each(|key| self.app.press(key, moment.at));
            self.words.extend(event.code.as_char());
        }
        self.stumble("key");
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.app.draw(frame.buffer_mut());
        self.stumble("draw");
    }

    fn wants_wheel(&self) -> bool {
        false
    }

    fn wakes_at(&self) -> Option<Instant> {
        None
    }

    fn woke(&mut self, _: Moment) {}

    fn keep_words(&mut self) {
        self.app.keep_words().unwrap();
        self.stumble("keep");
    }

    fn is_over(&self) -> bool {
        self.app.is_finished()
    }

    fn starts_again(&self) -> bool {
        false
    }
}

#[test]
#[ignore = "the program that stumbles, run by the test in a terminal of its own"]
fn stumbling_program() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let clock = Clock::set_to("2026-11-20T18:04:00".parse().unwrap());
    let last = clock.now();
    let app = App::new(
        Store::open(Path::new(&folder), last.at).unwrap(),
        last.at,
        PLAIN,
    )
    .unwrap();
    let mut program = Stumbling {
        app,
        at: std::env::var(AT).unwrap(),
        last,
        words: String::new(),
    };
    if let Err(fault) = run(&mut program, clock) {
        eprintln!("{fault}");
    }
}

#[test]
fn a_fault_of_its_own_costs_no_word_shows_none_and_hands_the_terminal_back() {
    for at in ["draw", "key", "keep"] {
        let folder = tempfile::tempdir().unwrap();
        let (place, moment) = (folder.path().join("log"), format!("{AT}={at}"));
        let into = format!("{FOLDER}={}", place.display());
        let this = std::env::current_exe().unwrap();
        let words = [into.as_ref(), moment.as_ref(), this.as_os_str()]
            .into_iter()
            .chain(
                [
                    "--ignored",
                    "--exact",
                    "panics::stumbling_program",
                    "--nocapture",
                    "--test-threads",
                    "1",
                ]
                .map(OsStr::new),
            )
            .collect::<Vec<_>>();
        let mut session = Session::run(Path::new("env"), folder.path(), &words, 80, 24);
        session.wait_for(pty_is_taken);
        session.type_text("Zoë liked the den!");
        if at == "keep" {
            session.press("ctrl+q");
            session.wait_for_words("Ctrl+Q again leaves");
            session.press("ctrl+q");
        }
        session.wait_exit();
        session.wait_for(|screen| {
            !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
        });
        assert!(session.has_its_modes_back(), "at {at}");
        let shown = session.screen_text().replace('\n', " ");
        for said in [
            "a fault of its own",
            "What was saved is safe, and so are your half-typed words",
            "Start it again",
        ] {
            assert!(
                shown.contains(said),
                "at {at}, {said:?} is not in:\n{shown}"
            );
        }
        assert!(
            !session.scrolled_back().contains("Zoë") && !shown.contains("den"),
            "at {at} her words are left to read:\n{shown}"
        );
        assert!(
            !String::from_utf8_lossy(&session.bytes()).contains("met by"),
            "at {at} the fault spoke for itself across the screen"
        );
        let mut again = Session::start(&place, &[], 80, 24);
        again.wait_for_words("Zoë liked the den!");
        again.press("ctrl+q");
        again.wait_exit();
    }
}

fn pty_is_taken(screen: &vt100::Screen) -> bool {
    screen.alternate_screen() && screen.bracketed_paste()
}
