//! The built program with pipes for hands and ears: what a script, a braille line or a dictation
//! program sees.

use assert_cmd::Command as Run;

use crate::command::{Log, NOW, PROGRAM, Said, said_by};

/// The evening the program was made for, in lines.
pub const EVENING: &[&str] = &[
    "new tooth; Nan will tell Mum about the cream",
    "obs stacked nine cups, counted \"jeden, dwa, trzy\" @mum",
    "lent rhyme bag 2",
    "back train: played it every night",
    "slept 40 min < glad she ate the fish pie",
    "told me all about the bus",
    "helped Zoë zip her coat >Mon ask about shoes",
    "first day without a cuddly",
    "low this morning, new job worries #private",
];

fn talk(log: &Log, lines: &[&str]) -> Said {
    log.typing(lines.join("\n"), ["--plain"])
}

fn with_sample() -> Log {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    log
}

#[test]
fn a_whole_evening_is_logged_through_pipes() {
    let log = with_sample();
    let said = talk(&log, EVENING);
    assert_eq!(said.code, 0, "{}", said.aside);
    assert!(
        said.out
            .contains("Round done. 6 chats, 1 observation, 1 lent, 1 back."),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("Anything else? Start with a name, or /finish:"),
        "{}",
        said.out
    );
    let last = said.out.lines().last().unwrap();
    assert!(
        last.starts_with("Saved: 6 chats, 1 observation, 1 lent, 1 back. Backup 18:0"),
        "{last}"
    );
    assert!(last.ends_with("Good night."), "{last}");
    let listed = log.run(["list", "--since", "today"]).out;
    for words in [
        "new tooth",
        "nine cups",
        "Rhyme bag 2",
        "glad she ate the fish pie",
        "zip her coat",
        "PRIVATE",
    ] {
        assert!(listed.contains(words), "{words}: {listed}");
    }
    assert!(log.run(["check"]).code == 0);
}

#[test]
fn not_one_sign_that_acts_on_a_terminal_comes_out() {
    let log = with_sample();
    let mut lines = EVENING.to_vec();
    lines.extend([
        "/help",
        "/mind",
        "/today",
        "/find a",
        "/who",
        "/out",
        "/about",
        "\u{1b}[31mred",
        "1",
        "/finish",
    ]);
    let said = talk(&log, &lines);
    assert!(
        !said
            .out
            .chars()
            .any(|letter| letter.is_control() && letter != '\n'),
        "{:?}",
        said.out
    );
    assert_eq!(said.aside, "");
}

#[test]
fn a_last_line_without_an_end_is_a_line_and_nothing_at_all_is_a_good_night() {
    let log = with_sample();
    let said = log.typing("", ["--plain"]);
    assert!(
        said.code == 0 && said.out.lines().last().unwrap().ends_with("Good night."),
        "{}",
        said.out
    );
    let said = log.typing("slept well", ["--plain"]);
    assert!(said.out.contains("Saved to Seren"), "{}", said.out);
}

#[test]
fn letters_that_cannot_be_read_are_told_of_and_the_next_line_is_saved() {
    let log = with_sample();
    let said = log.typing(&b"slept \xff\xfe\nslept well\n"[..], ["--plain"]);
    assert!(
        said.out
            .contains("Some letters of that line could not be read, so nothing was saved."),
        "{}",
        said.out
    );
    assert!(said.out.contains("Saved to Seren"), "{}", said.out);
}

#[test]
fn a_terminal_that_calls_itself_dumb_is_talked_with() {
    let log = with_sample();
    let mut run = Run::new(PROGRAM);
    run.args(["--now", NOW, "--data"])
        .arg(log.folder())
        .env("TERM", "dumb")
        .write_stdin("slept well\n");
    assert!(said_by(&mut run).out.contains("Saved to Seren"));
    let mut run = Run::new(PROGRAM);
    run.args(["--now", NOW, "--data"])
        .arg(log.folder())
        .env("TERM", "xterm")
        .write_stdin("slept well\n");
    assert!(!said_by(&mut run).out.contains("Saved to"));
}

#[test]
fn a_locked_log_takes_its_passphrase_as_the_first_line() {
    let log = with_sample();
    log.store()
        .locks()
        .set_passphrase("lantern teapot marigold anchor")
        .unwrap();
    let said = talk(
        &log,
        &[
            "wrong words here",
            "lantern teapot marigold anchor",
            "slept well",
            "/finish",
        ],
    );
    assert!(
        said.out.contains("That passphrase does not open your log.")
            && said.out.contains("Saved to Seren"),
        "{}",
        said.out
    );
    let said = talk(&log, &[]);
    assert_eq!(
        (said.code, said.out.lines().last()),
        (0, Some("Your log stays locked. Good night."))
    );
}

#[test]
fn a_log_open_elsewhere_ends_with_its_number() {
    let log = with_sample();
    let _held = log.store();
    let said = talk(&log, &[]);
    assert_eq!(said.code, 11, "{}", said.out);
    assert!(
        said.out
            .contains("Your log is already open in another window."),
        "{}",
        said.out
    );
}
