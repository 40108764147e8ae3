//! The program in a real terminal: however it ends, the terminal is handed back and the words are
//! kept.

use std::time::Duration;

use crate::process::Held;
use crate::pty::Session;
use hometime::store::Store;
use rustix::process::Signal;

/// Half a second is promised; the rest is for a busy machine. A program that spins is still there
/// after this.
const GONE_BY: Duration = Duration::from_secs(2);

/// A program on an empty log, with some words typed and seen.
fn with_words_typed(folder: &std::path::Path) -> Session {
    let mut session = Session::start(folder, &[], 80, 24);
    session.wait_for(|screen| {
        screen.alternate_screen() && screen.bracketed_paste() && !screen.hide_cursor()
    });
    session.type_text("Zoë liked the den");
    session.wait_for_words("Zoë liked the den");
    session
}

fn assert_handed_back(session: &Session) {
    session.wait_for(|screen| {
        !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
    });
    assert!(session.has_its_modes_back());
    assert!(
        !session.screen_text().contains("Zoë"),
        "nothing she wrote is left to read:\n{}",
        session.screen_text()
    );
}

fn assert_words_are_there(folder: &std::path::Path) {
    let mut session = Session::start(folder, &[], 80, 24);
    session.wait_for_words("Zoë liked the den");
    session.press("ctrl+q");
    session.wait_exit();
}

#[test]
fn a_closed_window_keeps_the_words_and_the_program_is_gone_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (took, _) = with_words_typed(folder.path()).close_window();
    assert!(took < GONE_BY, "still there after {took:?}");
    assert_words_are_there(folder.path());
}

#[test]
fn being_asked_to_end_keeps_the_words_and_hands_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let folder = tempfile::tempdir().unwrap();
        let session = with_words_typed(folder.path());
        let asked = std::time::Instant::now();
        session.signal(signal);
        let ended = session.wait_exit();
        assert!(
            asked.elapsed() < GONE_BY,
            "still there after {:?}",
            asked.elapsed()
        );
        assert_eq!(
            ended.exit_code(),
            if signal == Signal::HUP { 129 } else { 143 }
        );
        assert_handed_back(&session);
        assert_words_are_there(folder.path());
    }
}

#[test]
fn where_nothing_changes_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_words_typed(folder.path());
    let at_rest = || {
        std::fs::metadata(folder.path().join("hometime.db"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let pictures = |session: &Session| {
        session
            .bytes()
            .windows(8)
            .filter(|bytes| bytes == b"\x1b[?2026h")
            .count()
    };
    let (kept, before) = (at_rest(), pictures(&session));
    session.type_text("!");
    session.wait_for_words("Zoë liked the den!");
    // The words are kept meanwhile, for which it wakes.
    while at_rest() == kept {
        std::thread::sleep(Duration::from_millis(10));
    }
    session.type_text("?");
    session.wait_for_words("Zoë liked the den!?");
    assert_eq!(pictures(&session), before + 2, "one for each letter");
    session.press("ctrl+q");
    session.wait_exit();
}

#[test]
fn stopped_and_going_on_it_is_all_painted_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_words_typed(folder.path());
    session.stop();
    assert_handed_back(&session);
    session.signal(Signal::CONT);
    session.wait_for_words("Zoë liked the den");
    session.type_text(", and Ola too");
    session.wait_for_words("Zoë liked the den, and Ola too");
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    assert_handed_back(&session);
}

#[test]
fn a_window_closed_while_stopped_keeps_the_words_too() {
    let folder = tempfile::tempdir().unwrap();
    let session = with_words_typed(folder.path());
    session.stop();
    session.signal(Signal::HUP);
    session.signal(Signal::CONT);
    assert_eq!(session.wait_exit().exit_code(), 129);
    assert_handed_back(&session);
    assert_words_are_there(folder.path());
}

/// A fixed evening: Friday, just after the first pickup.
const FRIDAY: [&str; 2] = ["--now", "2026-11-20T18:04"];

/// Started on the made-up families, with Today on the screen.
fn with_sample(folder: &std::path::Path) -> Session {
    let mut session = Session::start(folder, &FRIDAY, 80, 24);
    session.wait_for_words("What is your first name?");
    session.type_text("sample\r");
    session.wait_for_words("PICKUP ROUND  0 of 6");
    session
}

#[test]
fn three_children_typed_in_and_their_chats_are_all_there_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(folder.path(), &FRIDAY, 80, 24);
    session.wait_for_words("What is your first name?");
    session.type_text("Ann\r");
    session.wait_for_words("Who do you look after?");
    for child in [
        "ola mon fri mum 17:00",
        "kai weekdays dad 17:10",
        "zoë thu fri nan 17:30",
    ] {
        session.type_text(child);
        session.wait_for_words(&format!("> {child}"));
        session.type_text("\r");
        let name = &child[..child.find(' ').unwrap()];
        session.wait_for(|screen| {
            screen
                .contents()
                .to_lowercase()
                .contains(&format!("✓ {name}"))
        });
    }
    session.type_text("\r");
    for (name, words) in [
        ("Ola", "Slept 40 min."),
        ("Kai", "Told me about the bus."),
        ("Zoë", "Loved the den."),
    ] {
        session.wait_for_words(&format!("▶ {name}"));
        session.type_text(&format!("{words}\r"));
        if name == "Ola" {
            session.wait_for_words("who may read them?");
            session.type_text("2");
        }
        session.wait_for_words(&format!("✓ {name}"));
    }
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    session.wait_for_words("Saved: 3 chats. Backup");
    let mut again = Session::start(folder.path(), &FRIDAY, 80, 24);
    for words in [
        "ROUND DONE  3 of 3",
        "Slept 40 min.",
        "Told me about the bus.",
        "Loved the den.",
        "all saved",
    ] {
        again.wait_for_words(words);
    }
    again.press("ctrl+q");
    assert!(again.wait_exit().success());
}

#[test]
fn sudden_death_in_the_middle_of_a_word_loses_nothing_that_was_called_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_sample(folder.path());
    session.type_text("Zoë liked the de");
    session.wait_for_words("> Zoë liked the de");
    // The promise itself: words are on the disk within a second of the last key.
    std::thread::sleep(std::time::Duration::from_secs(1));
    session.kill9();
    let mut again = Session::start(folder.path(), &FRIDAY, 80, 24);
    again.wait_for_words("> Zoë liked the de");
    again.wait_for_words("Kept from");
    again.type_text("n");
    again.wait_for_words("> Zoë liked the den");
    again.press("ctrl+q");
    again.wait_exit();
    again.wait_for_words("1 half-typed line kept for Seren");
}

#[test]
fn a_second_window_on_the_same_log_says_so_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = with_sample(folder.path());
    let mut second = Session::start(folder.path(), &FRIDAY, 80, 24);
    second.wait_for_words("already open in another window");
    second.press("ctrl+q");
    assert!(!second.wait_exit().success());
    first.type_text("New tooth.\r");
    first.wait_for_words("✓ Seren");
    first.press("ctrl+q");
    assert!(first.wait_exit().success());
}

#[test]
fn a_window_made_small_and_large_again_keeps_words_and_caret() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_sample(folder.path());
    session.type_text("Zoë liked the den");
    session.wait_for_words("Zoë liked the den");
    let (column, row) = session.caret().unwrap();
    session.resize(40, 10);
    session.wait_for_words("Please make this window larger");
    session.resize(120, 36);
    session.wait_for_words("ABOUT SEREN");
    session.resize(80, 24);
    session.wait_for(|screen| {
        screen.contents().contains("> Zoë liked the den")
            && !screen.contents().contains("ABOUT SEREN")
    });
    session.wait_for(|screen| !screen.hide_cursor() && screen.cursor_position() == (row, column));
    session.press("ctrl+q");
    session.wait_exit();
}

#[test]
fn a_paste_is_typed_words_and_nothing_in_it_acts() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(folder.path(), &[], 80, 24);
    session.wait_for(vt100::Screen::bracketed_paste);
    session.paste("Zoë\nliked\u{202e} \u{1b}]0;name\u{7}the \u{9b}31mden");
    session.wait_for_words("Zoë liked ]0;namethe 31mden");
    let written = String::from_utf8(session.bytes()).unwrap();
    assert!(
        !written.contains('\u{202e}')
            && !written.contains('\u{9b}')
            && !written.contains("\u{1b}]0")
    );
}

#[test]
fn what_the_terminal_answers_is_no_part_of_what_she_types_however_late_it_comes() {
    const ASKED: &[u8] = b"\x1b]11;?\x1b\\";
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_sample(folder.path());
    session.wait_for_words("TO KEEP IN MIND");
    assert_eq!(
        session
            .bytes()
            .windows(ASKED.len())
            .filter(|window| *window == ASKED)
            .count(),
        1
    );
    session.send(b"Zo\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\xc3\xab liked");
    session.wait_for_words("> Zoë liked");
    session.send(b" 2\x1b]11;rgb:fd/f6/e3\x07 dens");
    session.wait_for_words("> Zoë liked 2 dens");
    // What only begins like one is hers: Esc, and a letter close behind it.
    session.send(b"\x1b]");
    session.wait_for_words("1  Today");
}

/// The ways to a few screens, cards and forms, and the cover over one of them.
const WAYS: [&[&str]; 6] = [
    &["ctrl+b"],
    &["esc"],
    &["esc", "2", "Enter"],
    &["esc", "5"],
    &["?"],
    &["ctrl+k"],
];

#[test]
fn on_whatever_screen_it_is_asked_to_end_the_terminal_is_handed_back_and_the_words_are_kept() {
    for (way, signal) in WAYS.iter().zip([
        Signal::TERM,
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::TERM,
        Signal::HUP,
    ]) {
        let folder = tempfile::tempdir().unwrap();
        let mut session = with_sample(folder.path());
        session.type_text("Zoë liked the den");
        session.wait_for_words("> Zoë liked the den");
        for key in *way {
            let before = session.screen_text();
            session.press(key);
            session.wait_for(|screen| screen.contents() != before);
        }
        session.signal(signal);
        assert!(!session.wait_exit().success());
        assert_handed_back(&session);
        let mut again = Session::start(folder.path(), &FRIDAY, 80, 24);
        again.wait_for_words("> Zoë liked the den");
        again.press("ctrl+q");
        again.wait_exit();
    }
}

#[test]
fn stopped_under_the_cover_it_comes_back_covered() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_sample(folder.path());
    session.type_text("Zoë liked the den");
    session.press("ctrl+b");
    session.wait_for_words("Hometime is covered.");
    session.stop();
    assert_handed_back(&session);
    let before = session.bytes().len();
    session.signal(Signal::CONT);
    session.wait_for(|screen| {
        screen.alternate_screen() && screen.contents().contains("Hometime is covered.")
    });
    assert!(
        !String::from_utf8_lossy(&session.bytes()[before..]).contains("Zo"),
        "not one frame shows what is covered"
    );
    session.press("x");
    session.wait_for_words("> Zoë liked the den");
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
}

/// Types a sentence over and over while the window takes every size, and looks whether each letter
/// is there.
fn resize_while_typing(times: u16) {
    const WORDS: &str = "zebras ";
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_sample(folder.path());
    let mut typed = String::new();
    let mut next: u32 = 2_026;
    for time in 0..times {
        // Sizes in no order, the same at every run: from one cell to more than any screen has, and
        // now and then none at all.
        next = next.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (columns, rows) = ((next >> 8) % 500, (next >> 20) % 200);
        let size = |cells: u32| {
            if time % 97 == 0 {
                0
            } else {
                u16::try_from(cells).unwrap() + 1
            }
        };
        session.resize(size(columns), size(rows));
        if usize::from(time) % 5 == 0 && typed.len() < 400 {
            let letter = WORDS.as_bytes()[typed.len() % WORDS.len()];
            session.send(&[letter]);
            typed.push(char::from(letter));
        }
    }
    session.resize(200, 60);
    // A long line is shown over several rows, beside other words; what was kept of it tells every
    // letter.
    session.wait_for_words("> zebras zebras");
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    assert!(session.has_its_modes_back());
    let now = "2026-11-20T18:04:00".parse().unwrap();
    let kept = Held::holding(Store::open(folder.path(), now).unwrap())
        .drafts()
        .all()
        .unwrap();
    assert_eq!(
        kept.iter()
            .map(|draft| draft.text.as_str())
            .collect::<Vec<_>>(),
        [typed.as_str()],
        "every letter, and no other"
    );
}

#[test]
fn hundreds_of_sizes_while_she_types_lose_no_letter() {
    resize_while_typing(400);
}

#[test]
#[ignore = "takes a minute: cargo test --test program terminal -- --ignored"]
fn ten_thousand_sizes_while_she_types_lose_no_letter() {
    resize_while_typing(10_000);
}

#[test]
fn the_mouse_is_left_alone_until_she_wants_its_wheel_and_then_moves_in_lists_only() {
    const TOLD_OF: &[u8] = b"\x1b[?1000h";
    const LEFT_ALONE: &[u8] = b"\x1b[?1000l";
    const DOWN: &[u8] = b"\x1b[<65;10;10M";
    let has = |session: &Session, bytes: &[u8]| {
        session
            .bytes()
            .windows(bytes.len())
            .any(|window| window == bytes)
    };
    let folder = tempfile::tempdir().unwrap();
    let session = &mut with_sample(folder.path());
    session.wait_for_words("TO KEEP IN MIND");
    assert!(!has(session, TOLD_OF));
    session.press("Esc");
    session.type_text("9");
    session.wait_for_words("selects words, as anywhere");
    let below = session
        .screen_text()
        .lines()
        .skip_while(|line| !line.contains("▶"))
        .position(|line| line.contains("Mouse"))
        .unwrap();
    (0..below).for_each(|_| session.press("Down"));
    session.wait_for(|screen| screen.contents().contains("▶ Mouse"));
    session.press("Enter");
    session.wait_for(|screen| !screen.contents().contains("as anywhere"));
    assert!(has(session, TOLD_OF));
    session.send(DOWN);
    session.wait_for(|screen| {
        screen
            .contents()
            .lines()
            .any(|line| line.contains("▶ Copies"))
    });
    // On the line of Today the wheel moves nothing, and types nothing.
    session.press("ctrl+g");
    session.type_text("1");
    session.wait_for_words("TO KEEP IN MIND");
    session.send(DOWN);
    session.type_text("den");
    session.wait_for_words("> den");
    session.press("ctrl+q");
    session.wait_exit();
    let bytes = session.bytes();
    let last = |wanted: &[u8]| {
        bytes
            .windows(wanted.len())
            .rposition(|window| window == wanted)
            .unwrap()
    };
    assert!(last(LEFT_ALONE) > last(TOLD_OF), "the mouse is handed back");
}
