//! A page looked at, trimmed and made at the screen; a message for the parent.

use std::fs;

use crate::common::{Desk, FRIDAY};
use hometime::domain::Privacy;
use hometime::tui::outward::{Outward, Went};

fn with_folder() -> (Desk, tempfile::TempDir) {
    let (desk, folder) = (
        Desk::in_memory(FRIDAY).sized(100, 36),
        tempfile::tempdir().unwrap(),
    );
    desk.store()
        .settings()
        .set("pages-folder", &folder.path().display().to_string())
        .unwrap();
    (desk, folder)
}

fn files(folder: &tempfile::TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_family_page_is_shown_trimmed_and_made() {
    let (mut desk, folder) = with_folder();
    let shown = desk.press("esc 2 o l a enter ctrl+p").screen();
    assert!(
        shown.contains("Working together with Ola's family") && shown.contains("In this time"),
        "{shown}"
    );
    let shown = desk.press("space").screen();
    assert!(
        shown.contains("× ") && shown.contains("Space put back"),
        "{shown}"
    );
    // Somebody of another family is named: told first, made at the second Enter.
    let told = desk.press("enter").screen();
    assert!(told.contains("Zoë (Zoë's family) is named here."), "{told}");
    assert!(files(&folder).is_empty());
    let made = desk.press("enter").screen();
    assert!(made.contains("Made: "), "{made}");
    assert_eq!(files(&folder), ["family-2026-11-20.html"]);
    let path = folder.path().join("family-2026-11-20.html");
    assert_eq!(desk.outward(), Some(Outward::Show(path.clone())));
    let page = fs::read_to_string(&path).unwrap();
    assert!(
        page.contains("1 line taken off by hand") && !page.contains("mostly at the door"),
        "{page}"
    );
    // Another one takes a name of its own.
    desk.press("ctrl+p enter enter");
    assert_eq!(
        files(&folder),
        ["family-2026-11-20-2.html", "family-2026-11-20.html"]
    );
}

#[test]
fn leaving_out_the_line_that_names_somebody_ends_the_asking() {
    let (mut desk, folder) = with_folder();
    desk.say("ola: built a den with Kai")
        .press("up up up up up up up");
    desk.press("tab tab").go_to("built a den").press("ctrl+p");
    let shown = desk.screen();
    assert!(
        shown.contains("Ola's week") && shown.contains("? "),
        "{shown}"
    );
    let mut steps = 0;
    while !desk
        .screen()
        .lines()
        .any(|line| line.contains('▶') && line.contains("den with Kai"))
    {
        desk.press("down");
        steps += 1;
        assert!(steps < 40, "{}", desk.screen());
    }
    desk.press("space enter");
    assert_eq!(files(&folder), ["week-2026-11-20.html"]);
    assert!(
        !fs::read_to_string(folder.path().join("week-2026-11-20.html"))
            .unwrap()
            .contains("Kai")
    );
}

#[test]
fn the_folder_is_asked_for_once_and_kept() {
    let mut desk = Desk::in_memory(FRIDAY).sized(100, 36);
    let around = tempfile::tempdir().unwrap();
    desk.press("esc 2 k a i enter ctrl+p")
        .press("tab enter enter");
    assert!(
        desk.screen().contains("Where pages go"),
        "{}",
        desk.screen()
    );
    desk.press("ctrl+u").write("Pages").press("enter");
    assert!(
        desk.screen().contains("not a whole name of a folder"),
        "{}",
        desk.screen()
    );
    let folder = around.path().join("Pages");
    desk.press("ctrl+u")
        .write(&folder.display().to_string())
        .press("enter enter");
    assert!(
        folder.join("week-2026-11-20.html").exists(),
        "{}",
        desk.screen()
    );
    desk.press("ctrl+p tab ctrl+t ctrl+t enter enter");
    assert!(
        folder.join("week-2026-11-20.txt").exists(),
        "{}",
        desk.screen()
    );
}

#[test]
fn dates_and_pages_change_with_a_key() {
    let (mut desk, _folder) = with_folder();
    desk.press("esc 2 o l a enter ctrl+p");
    let first = desk.screen();
    assert!(first.contains("1 Sep to 20 Nov 2026"), "{first}");
    assert!(
        desk.press("right")
            .screen()
            .contains("1 Apr to 20 Nov 2026"),
        "{}",
        desk.screen()
    );
    assert_eq!(desk.press("left").screen(), first);
    assert!(
        desk.press("tab").screen().contains("Ola's week"),
        "{}",
        desk.screen()
    );
}

#[test]
fn you_said_begins_with_nothing_on_it() {
    let (mut desk, folder) = with_folder();
    desk.go_to_screen("Engagement checklist")
        .press("ctrl+p tab");
    assert!(
        desk.screen().contains("You said, I did"),
        "{}",
        desk.screen()
    );
    assert!(
        desk.press("enter")
            .screen()
            .contains("Every line is left out"),
        "{}",
        desk.screen()
    );
    desk.press("space down space enter");
    let page = fs::read_to_string(folder.path().join("you-said-2026-11-20.html")).unwrap();
    assert_eq!(page.matches("class=\"lead\"").count(), 2, "{page}");
    assert!(page.contains("more notes of this time"), "{page}");
}

#[test]
fn a_loan_and_a_song_become_sheets() {
    let (mut desk, folder) = with_folder();
    desk.press("esc 5 ctrl+p");
    assert!(desk.screen().contains("to borrow"), "{}", desk.screen());
    desk.press("enter enter");
    assert_eq!(files(&folder), ["loan-slip-2026-11-20.html"]);
    desk.press("ctrl+k t h i n g s space t o space t r y enter enter ctrl+p enter");
    assert_eq!(files(&folder).len(), 2, "{}", desk.screen());
}

#[test]
fn a_message_is_copied_at_once_with_shared_words_only() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.say("ola: slept well, counted the cups < up at five >mon ask about shoes");
    desk.press("tab tab").go_to("slept well").press("ctrl+c");
    let Some(Outward::Copy(words)) = desk.outward() else {
        panic!("nothing was copied:\n{}", desk.screen())
    };
    assert_eq!(
        words,
        "Hello, a quick note about Ola today (Fri 20 Nov): Slept well, counted the cups. Have a lovely evening."
    );
    assert!(
        desk.went(&Went::Copied)
            .screen()
            .contains("Copied. Paste it"),
        "{}",
        desk.screen()
    );
    let asked = desk.went(&Went::TerminalAsked).screen();
    assert!(
        asked.contains("If paste is empty, the words are here")
            && asked.contains("Slept well, counted the"),
        "{asked}"
    );
}

#[test]
fn another_childs_name_in_a_message_is_asked_about() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.say("ola: built a den with Kai");
    desk.press("tab tab").go_to("built a den").press("ctrl+c");
    assert_eq!(desk.outward(), None);
    assert!(
        desk.screen().contains("Kai (Kai's family) is named in it."),
        "{}",
        desk.screen()
    );
    desk.press("enter");
    assert!(matches!(desk.outward(), Some(Outward::Copy(words)) if words.contains("den with Kai")));
}

#[test]
fn what_is_hers_alone_is_no_message() {
    for mark in ["#private", "#sensitive"] {
        let mut desk = Desk::in_memory(FRIDAY);
        desk.say(&format!("ola: Mum was in tears {mark}"));
        let note = desk
            .store()
            .entries()
            .written_on(desk.now().date(), 1)
            .unwrap()
            .remove(0);
        assert_ne!(note.privacy, Privacy::Shareable);
        desk.press("tab tab enter").press("ctrl+c");
        assert_eq!(desk.outward(), None);
        assert!(
            desk.screen().contains("There is nothing here to send"),
            "{}",
            desk.screen()
        );
    }
}

#[test]
fn with_nothing_to_send_the_key_still_says_how_to_finish() {
    let mut desk = Desk::empty(FRIDAY);
    assert!(
        desk.press("ctrl+c")
            .screen()
            .contains("To finish for tonight, Ctrl+Q."),
        "{}",
        desk.screen()
    );
    assert_eq!(desk.outward(), None);
}

#[test]
fn everything_about_one_child_comes_with_closed_notes_only_for_the_typed_word() {
    let (mut desk, folder) = with_folder();
    desk.say("ola: her mum cried #sensitive")
        .say("ola: think about the nap #private")
        .say("ola: a den with Kai");
    desk.press("esc 2 o l a ctrl+p 3");
    let shown = desk.screen();
    assert!(
        shown.contains("Everything kept about Ola") && shown.contains("3 everything about Ola"),
        "{shown}"
    );
    desk.press("ctrl+r").write("no").press("enter");
    assert!(
        desk.screen().contains("that was not the word yes"),
        "{}",
        desk.screen()
    );
    desk.press("esc").press("ctrl+t enter enter");
    let usual = fs::read_to_string(folder.path().join("records-2026-11-20.pdf"));
    assert!(usual.is_err() || !desk.screen().contains("cried"));
    desk.press("ctrl+p 3 ctrl+r").write("yes").press("enter");
    assert!(
        desk.screen().contains("Every note is on the page now"),
        "{}",
        desk.screen()
    );
    // Plain words, and made at the second Enter, for somebody of another family is named.
    desk.press("ctrl+t enter");
    assert!(
        desk.screen().contains("Kai (Kai's family)"),
        "{}",
        desk.screen()
    );
    desk.press("enter");
    let whole = fs::read_to_string(folder.path().join("records-2026-11-20.txt"))
        .unwrap_or_else(|_| panic!("{:?}", files(&folder)));
    for kept in [
        "her mum cried",
        "think about the nap",
        "den with Kai",
        "Last offered  Fri 20 Nov",
    ] {
        assert!(whole.contains(kept), "{kept}: {whole}");
    }
}

#[test]
fn the_pages_for_everybody_open_from_anywhere() {
    let (mut desk, folder) = with_folder();
    for way in [
        "/ p a g e s enter",
        "esc ctrl+p",
        "esc 4 ctrl+p",
        "esc 9 ctrl+p",
    ] {
        desk.press(way);
        assert!(
            desk.screen().contains(
                "1 evidence sheet   2 you said, I did   3 checklist review   4 notice for the door"
            ),
            "{way}\n{}",
            desk.screen()
        );
        desk.press("esc ctrl+g 1");
    }
    desk.go_to_screen("Settings")
        .go_to("an evidence sheet")
        .press("enter");
    assert!(
        desk.screen().contains("Working with parents"),
        "{}",
        desk.screen()
    );
    desk.press("enter");
    assert_eq!(files(&folder), ["evidence-2026-11-20.html"]);
}

#[test]
fn a_story_is_hers_to_change_and_to_leave_out() {
    let (mut desk, folder) = with_folder();
    desk.press("/ p a g e s enter");
    let mut steps = 0;
    while !desk
        .screen()
        .lines()
        .any(|line| line.contains('▶') && line.contains("moon"))
    {
        desk.press("down");
        steps += 1;
        assert!(steps < 20, "{}", desk.screen());
    }
    desk.press("ctrl+o")
        .write(" And sang to it with Zoë.")
        .press("esc");
    assert!(
        desk.screen().contains("And sang to it"),
        "{}",
        desk.screen()
    );
    // What she wrote is looked through for names too.
    assert!(
        desk.press("enter")
            .screen()
            .contains("Zoë (Zoë's family) is named here."),
        "{}",
        desk.screen()
    );
    desk.press("enter");
    let first = fs::read_to_string(folder.path().join("evidence-2026-11-20.html")).unwrap();
    assert!(
        first.contains("And sang to it") && first.matches("The story of").count() == 3,
        "{first}"
    );
    // The note itself is as it was.
    assert!(!desk.has_note("And sang to it"));
    desk.press("/ p a g e s enter");
    while !desk
        .screen()
        .lines()
        .any(|line| line.contains('▶') && line.contains("moon"))
    {
        desk.press("down");
    }
    desk.press("ctrl+a enter");
    let second = fs::read_to_string(folder.path().join("evidence-2026-11-20-2.html")).unwrap();
    assert!(
        !second.contains("moon") && second.contains("lines taken off by hand"),
        "{second}"
    );
}

#[test]
fn a_notice_is_written_kept_and_made() {
    let (mut desk, folder) = (
        Desk::with_sample(FRIDAY).sized(100, 36),
        tempfile::tempdir().unwrap(),
    );
    desk.store()
        .settings()
        .set("pages-folder", &folder.path().display().to_string())
        .unwrap();
    desk.press("/ p a g e s enter 4");
    assert!(
        desk.screen()
            .contains("Nothing stands on the notice yet. Ctrl+O writes it."),
        "{}",
        desk.screen()
    );
    assert!(
        desk.press("enter").screen().contains("Ctrl+O writes it"),
        "{}",
        desk.screen()
    );
    desk.press("ctrl+o")
        .write("Shut on Friday")
        .press("enter")
        .write("Back on Monday.");
    // Half a notice outlives the program.
    desk.wait(1.0).die_and_start_again_at("2026-11-20 18:30");
    desk.press("/ p a g e s enter 4 ctrl+o");
    assert!(
        desk.screen().contains("Back on Monday."),
        "{}",
        desk.screen()
    );
    desk.press("esc enter");
    let made = fs::read_to_string(folder.path().join("notice-2026-11-20.html")).unwrap();
    assert!(
        made.contains("<h1>Shut on Friday</h1>") && made.contains("Back on Monday."),
        "{made}"
    );
    desk.press("/ p a g e s enter 4");
    assert!(
        desk.screen().contains("Shut on Friday"),
        "the next notice begins with this one"
    );
}

#[test]
fn a_message_can_be_kept_as_a_file() {
    let (mut desk, folder) = with_folder();
    desk.say("ola: slept well")
        .press("tab tab")
        .go_to("slept well")
        .press("ctrl+c ctrl+p");
    let words = fs::read_to_string(folder.path().join("message-2026-11-20.txt")).unwrap();
    assert!(
        words.starts_with("Hello, a quick note about Ola today (Fri 20 Nov): Slept well."),
        "{words}"
    );
}

#[test]
fn where_no_viewer_opens_the_page_its_place_is_said() {
    let (mut desk, folder) = with_folder();
    desk.press("esc 2 k a i enter ctrl+p 2 enter enter");
    let Some(Outward::Show(path)) = desk.outward() else {
        panic!("{}", desk.screen())
    };
    assert!(path.starts_with(folder.path()));
    desk.went(&Went::NotShown(path))
        .sees("No viewer opened it by itself.");
}
