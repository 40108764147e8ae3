//! Long words in the larger box: a note of several paragraphs, from the first new line to every
//! place it is read.

use crate::common::{Desk, FRIDAY};
use hometime::domain::{Kind, Privacy};
use hometime::pages::{Form, Message, Period, Wanted};

/// Three paragraphs, as they are kept.
const KEPT: &str = "slept one to two\n\nate all the pie\nasked for more\n\nnew shoes rub";
const IN_ONE_RUN: &str = "slept one to two↵ ate all the pie↵asked for more↵ new shoes rub";
const ON_ONE_LINE: &str = "slept one to two ate all the pie asked for more new shoes rub";

/// Types them into the larger box, which stays open.
fn write_long(desk: &mut Desk) -> &mut Desk {
    desk.press("ctrl+o")
        .write("slept one to two")
        .press("enter enter")
        .write("ate all the pie")
        .press("enter");
    desk.write("asked for more")
        .press("enter enter")
        .write("new shoes rub")
}

fn save_long(desk: &mut Desk) -> &mut Desk {
    write_long(desk).press("esc enter")
}

/// What stands in the rows of the line or the box, without the sign before it.
fn typed_rows(desk: &Desk, rows: usize) -> Vec<String> {
    (5..5 + rows)
        .map(|row| desk.line(row).trim_start_matches([' ', '>']).to_owned())
        .collect()
}

#[test]
fn in_the_larger_box_enter_is_a_new_line_and_esc_then_enter_saves_the_paragraphs() {
    let mut desk = Desk::with_sample(FRIDAY);
    let before = desk.written().len();
    write_long(&mut desk)
        .sees("Enter new line    Esc done, then Enter saves")
        .sees("= chat with")
        .sees_no("TO KEEP IN MIND");
    assert_eq!(desk.written().len(), before, "Enter saves nothing here");
    assert_eq!(
        typed_rows(&desk, 6),
        [
            "slept one to two",
            "",
            "ate all the pie",
            "asked for more",
            "",
            "new shoes rub"
        ]
    );
    assert_eq!(desk.caret(), Some((3 + 13, 10)));
    desk.press("esc")
        .sees("TO KEEP IN MIND")
        .sees("Enter save    Ctrl+O larger box")
        .press("enter")
        .sees_no("larger box");
    assert_eq!(desk.newest().words, KEPT);
    desk.press("ctrl+z").hears("Taken back");
    assert_eq!(desk.written().len(), before);
}

#[test]
fn ctrl_j_ends_a_row_from_the_small_line_too_and_blanks_nobody_sees_are_not_kept() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+j")
        .sees("TO KEEP IN MIND")
        .write("slept well  ")
        .press("ctrl+j")
        .sees_no("TO KEEP IN MIND");
    desk.press("enter enter enter")
        .write(" ")
        .press("enter")
        .write("ate all")
        .press("ctrl+j enter esc enter");
    assert_eq!(desk.newest().words, "slept well\n\nate all");
}

#[test]
fn the_small_line_shows_a_quiet_sign_and_is_edited_across_it() {
    let mut desk = Desk::with_sample(FRIDAY);
    write_long(&mut desk).press("esc");
    assert_eq!(typed_rows(&desk, 1), [IN_ONE_RUN]);
    assert_eq!(desk.caret(), Some((3 + 63, 5)));
    desk.press("home").press_times("right", 18);
    assert_eq!(
        desk.caret(),
        Some((3 + 18, 5)),
        "over both line ends to the next paragraph"
    );
    desk.press("backspace backspace").write(", ").press("enter");
    assert_eq!(desk.newest().words, KEPT.replacen("\n\n", ", ", 1));
}

#[test]
fn in_the_larger_box_the_caret_goes_by_rows_and_undo_takes_a_line_end_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down").say("obs counted to nine");
    write_long(&mut desk).press("up up");
    assert_eq!(
        desk.caret(),
        Some((3 + 13, 8)),
        "past the empty row, under itself"
    );
    desk.press("home");
    assert_eq!(desk.caret(), Some((3, 8)));
    desk.press("end");
    assert_eq!(desk.caret(), Some((3 + 14, 8)));
    desk.press("down");
    assert_eq!(desk.caret(), Some((3, 9)), "an empty row has one place");
    desk.press("backspace");
    assert_eq!(
        typed_rows(&desk, 5)[3..],
        ["asked for more", "new shoes rub"]
    );
    desk.press("end enter ctrl+z");
    assert_eq!(
        typed_rows(&desk, 6)[3..],
        ["asked for more", "new shoes rub", ""]
    );
    desk.press("ctrl+u esc ctrl+o")
        .sees("Type as much as you like")
        .press("ctrl+z")
        .sees("ate all the pie");
}

#[test]
fn a_line_end_is_taken_back_before_what_was_saved() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("slept well")
        .press("down")
        .say("obs counted to nine")
        .press("up ctrl+o enter ctrl+z")
        .sees("slept well");
    assert!(desk.has_note("counted to nine"));
}

#[test]
fn half_typed_paragraphs_survive_death_each_with_its_child() {
    let mut desk = Desk::with_sample(FRIDAY);
    write_long(&mut desk)
        .press("esc down")
        .write("one row")
        .press("ctrl+j")
        .write("and another")
        .press("esc up")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:10");
    let both: Vec<String> = desk
        .store()
        .drafts()
        .all()
        .unwrap()
        .into_iter()
        .map(|draft| draft.text)
        .collect();
    assert!(
        both.contains(&KEPT.to_owned()) && both.contains(&"one row\nand another".to_owned()),
        "{both:?}"
    );
    if !desk.shows(IN_ONE_RUN) {
        desk.press("up");
    }
    desk.sees(IN_ONE_RUN)
        .sees("Enter saves it")
        .press("ctrl+o")
        .sees("Esc, then Enter saves it")
        .press("esc enter");
    assert_eq!(desk.newest().words, KEPT);
}

#[test]
fn marks_are_read_over_line_ends() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+o")
        .write("slept well #sleep")
        .press("enter")
        .write("ate all")
        .press("enter enter")
        .write("< up at five");
    desk.press("enter")
        .write("new tooth @mum")
        .press("enter")
        .write("#private >Mon ask how")
        .press("enter")
        .write("the tooth is");
    desk.sees("I told: \"slept...\"").press("esc enter");
    let note = desk.newest();
    assert_eq!(
        (note.words.as_str(), note.heard.as_str()),
        ("slept well\nate all", "up at five\nnew tooth")
    );
    assert_eq!(
        (note.labels.as_slice(), note.privacy),
        (["sleep".to_owned()].as_slice(), Privacy::Private)
    );
    let reminders = desk
        .store()
        .reminders()
        .waiting("2026-12-24".parse().unwrap())
        .unwrap();
    assert!(
        reminders
            .iter()
            .any(|reminder| reminder.words == "ask how the tooth is"),
        "{reminders:?}"
    );
}

#[test]
fn a_paste_keeps_its_paragraphs_in_the_larger_box_and_is_one_line_elsewhere() {
    let pasted = "slept one to two\r\n\r\nate all\n\u{1b}[2J";
    let mut desk = Desk::with_sample(FRIDAY);
    desk.paste(pasted).press("enter");
    assert_eq!(desk.newest().words, "slept one to two ate all [2J");
    desk.press("ctrl+o").paste(pasted).press("esc enter");
    assert_eq!(desk.newest().words, "slept one to two\n\nate all\n[2J");
}

#[test]
fn quick_words_open_and_are_filled_on_any_row() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+o")
        .write("slept well")
        .press("enter")
        .write("/nap ")
        .sees("slept from __ to __")
        .write("1")
        .press("tab")
        .write("2");
    desk.press("enter").write("/nap ").press("esc enter");
    assert_eq!(desk.newest().words, "slept well\nslept from 1 to 2\nslept");
}

#[test]
fn lists_and_find_show_the_note_on_one_line_and_its_card_shows_the_paragraphs() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    save_long(&mut desk).sees(&ON_ONE_LINE[..44]);
    desk.press("ctrl+k")
        .write("pie asked")
        .sees("one to two ate all the pie asked for more")
        .press("enter");
    let rows: Vec<String> = desk.screen().lines().map(str::to_owned).collect();
    let first = rows.iter().position(|row| row.contains("Words")).unwrap();
    for (row, words) in rows[first..].iter().zip(KEPT.split('\n')) {
        let inside = row
            .split('│')
            .nth(1)
            .unwrap()
            .trim_start_matches("  Words")
            .trim();
        assert_eq!(inside, words, "{}", desk.screen());
    }
    desk.resize(60, 20)
        .sees("slept one to two")
        .sees("1  change it");
}

#[test]
fn changing_a_note_keeps_its_paragraphs_and_ctrl_j_adds_one() {
    let mut desk = Desk::with_sample(FRIDAY);
    save_long(&mut desk).press("tab tab enter 1");
    desk.sees("slept one to two")
        .sees("new shoes rub")
        .press("down up");
    assert_eq!(desk.newest().words, KEPT);
    assert!(
        desk.store()
            .entries()
            .earlier(desk.newest().id)
            .unwrap()
            .is_empty(),
        "looking changes nothing"
    );
    desk.press("ctrl+j")
        .write("mended them")
        .press("enter")
        .hears("Saved to");
    assert_eq!(desk.newest().words, format!("{KEPT}\nmended them"));
    desk.write("told at the door")
        .press("ctrl+j ctrl+j")
        .write("by Dad")
        .press("esc");
    assert_eq!(desk.newest().heard, "told at the door\n\nby Dad");
}

#[test]
fn pages_and_the_message_keep_the_paragraphs() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+o")
        .write("obs ola: stacked nine cups")
        .press("enter enter")
        .write("taught Zaneta how");
    desk.press("enter").write("then clapped").press("esc enter");
    let (note, today) = (desk.newest(), desk.now().date());
    assert_eq!(
        (note.kind, note.words.as_str()),
        (
            Kind::Observation,
            "stacked nine cups\n\ntaught Zaneta how\nthen clapped"
        )
    );
    let family = desk.child("Ola").family;
    for wanted in [
        Wanted::Week { family, day: today },
        Wanted::Family {
            family,
            period: Period::usual(today),
        },
    ] {
        let page = wanted.page(desk.store(), today).unwrap();
        let written =
            |form: Form| String::from_utf8_lossy(&form.write(&page).unwrap()).into_owned();
        let text = written(Form::Text);
        let first = text
            .lines()
            .position(|row| row.trim_end().ends_with("stacked nine cups"))
            .unwrap_or_else(|| panic!("{text}"));
        let rows: Vec<&str> = text
            .lines()
            .skip(first + 1)
            .take(3)
            .map(str::trim)
            .collect();
        assert_eq!(rows, ["", "taught Zaneta how", "then clapped"]);
        assert!(
            written(Form::Html)
                .contains("stacked nine cups\n\ntaught Zaneta how\nthen clapped</span>")
        );
        assert!(
            written(Form::Markdown)
                .contains("stacked nine cups\\\n  \\\n  taught Zaneta how\\\n  then clapped\n")
        );
        assert!(written(Form::Pdf).starts_with("%PDF"));
        let laid_out = hometime::pages::rows(&page, 60);
        assert!(laid_out.iter().all(|row| !row.text.contains('\n')));
    }
    let message = Message::of(&note, &desk.store().people().unwrap(), today)
        .unwrap()
        .words;
    assert!(
        message.ends_with(
            ":\n\nStacked nine cups\n\ntaught Zaneta how\nthen clapped.\n\nHave a lovely evening."
        ),
        "{message}"
    );
}

#[test]
fn long_words_are_whole_on_the_card_however_much_can_be_done_with_the_note() {
    let mut desk = Desk::with_sample(FRIDAY).sized(80, 24);
    desk.press("ctrl+o");
    for row in 1..=9 {
        desk.write(&format!("obs row{row}")[if row == 1 { 0 } else { 4 }..])
            .press("enter");
    }
    desk.press("esc enter tab tab enter")
        .sees("row1")
        .sees("row9")
        .sees("1  told ")
        .sees_no("remove it");
    desk.go_to("remove it").sees("row1").sees("row9");
    desk.press("esc tab")
        .write("short")
        .press("enter tab tab enter")
        .sees("remove it");
}

#[test]
fn in_the_box_a_doubt_says_by_which_keys_it_is_settled() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("up")
        .write("zo, effie: built a tower")
        .sees("Enter asks")
        .press("ctrl+o")
        .sees("Esc, then Enter asks");
    desk.press("esc")
        .sees_no("Esc, then Enter asks")
        .press("enter")
        .sees("choose, Enter");
}
