//! What each main screen looks like with the made-up families, at three sizes, as text.

use crate::common::{Desk, FRIDAY};

#[test]
fn each_main_screen_looks_as_agreed() {
    for (columns, rows) in [(80, 24), (120, 36), (60, 20)] {
        for (name, keys) in [
            ("today", ""),
            ("families", "esc 2 down"),
            ("family-card", "esc 2 enter"),
            ("chats", "esc 3"),
            ("observations", "esc 4"),
            ("loans", "esc 5"),
            ("checklist", "esc 6"),
            ("checklist-beside", "Engagement checklist: tab"),
            ("checklist-earlier", "Engagement checklist: left"),
            ("two-look-backs", "Engagement checklist: ctrl+o"),
            (
                "behind-a-figure",
                "Engagement checklist: tab down down enter",
            ),
            (
                "next-step",
                "Engagement checklist: tab down down down down enter",
            ),
            ("together", "Working together:"),
            ("family-ways", "Working together: down down enter"),
            ("easier", "Working together: down down enter down enter 1"),
            ("why", "Why work:"),
            ("two-rankings", "Why work: ctrl+k c o m p a r e enter"),
            ("journal", "Why work: tab"),
            ("settings", "Settings:"),
            ("copies", "/ b a c k u p enter / c o p i e s enter"),
            ("put-back", "esc 3 del / b i n enter"),
            (
                "could-go",
                "/ k e e p i n g enter ctrl+e down down down down left left left left left esc space",
            ),
            ("how-long", "/ k e e p i n g enter ctrl+e"),
            ("erase", "esc 2 enter / e r a s e enter"),
            ("erased", "esc 2 enter / e r a s e enter S e r e n enter"),
            ("close", "Settings: / c l o s e enter"),
            ("write-out", "/ e x p o r t enter"),
            ("take-in", "/ i m p o r t enter"),
            ("page-to-make", "esc 2 o l a enter ctrl+p"),
            ("child-records", "esc 2 o l a enter ctrl+p 3"),
            ("closed-notes", "esc 2 o l a enter ctrl+p 3 ctrl+r"),
            ("evidence", "/ p a g e s enter down down down down"),
            ("notice", "/ p a g e s enter 4 ctrl+o S h u t"),
            ("message", "esc 3 ctrl+c"),
            ("menu", "esc"),
            ("find", "/ t r a i n"),
            ("help", "?"),
            ("cover", "ctrl+b"),
            (
                "larger-box",
                "down s l e p t space w e l l ctrl+j enter a t e space a l l",
            ),
            (
                "paragraphs",
                "down s l e p t space w e l l ctrl+j enter a t e space a l l esc",
            ),
            ("note-card", "esc 4 enter"),
            ("other-spelling", "s l p e t space ctrl+t"),
            ("turn-line", "down s l e p t ctrl+t right"),
            ("turn-note", "esc 3 ctrl+t"),
            ("turn-loan", "Home-learning: ctrl+t right"),
            ("messages", "s l e p t enter / m e s s a g e s enter"),
            ("changes", "s l e p t enter esc 3 del / c h a n g e s enter"),
            ("one-change", "s l e p t enter / c h a n g e s enter enter"),
            ("child-form", "esc 2 enter enter"),
            (
                "in-the-way-closed",
                "esc 2 o l a enter ctrl+k g e t s enter",
            ),
            (
                "in-the-way",
                "esc 2 o l a enter ctrl+k g e t s enter enter enter",
            ),
        ] {
            let mut desk = Desk::with_sample(FRIDAY).sized(columns, rows);
            match keys.split_once(':') {
                Some((title, rest)) => desk.go_to_screen(title).press(rest),
                None => desk.press(keys),
            };
            insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), desk.screen());
        }
        let mut before = Desk::with_sample(FRIDAY).sized(columns, rows);
        before
            .press("esc 2 enter / e r a s e enter S e r e n enter")
            .press("esc")
            .go_to_screen("Settings")
            .press("/ e r a s e d enter");
        insta::assert_snapshot!(format!("erased-before-{columns}x{rows}"), before.screen());
        let mut first = Desk::empty(FRIDAY).sized(columns, rows);
        insta::assert_snapshot!(format!("first-run-name-{columns}x{rows}"), first.screen());
        first.say("Ann").say("ola mon tue wed fri mum dad 17:00");
        first.wait(5.0).write("kai weekdays nan");
        insta::assert_snapshot!(
            format!("first-run-children-{columns}x{rows}"),
            first.screen()
        );
        let mut locking = Desk::with_sample(FRIDAY).sized(columns, rows);
        locking
            .go_to_screen("Settings")
            .go_to("lock it with")
            .press("enter")
            .say("lantern teapot marigold anchor")
            .wait(5.0);
        insta::assert_snapshot!(format!("lock-again-{columns}x{rows}"), locking.screen());
        first.press("ctrl+u enter").say("Slept well.").wait(5.0);
        insta::assert_snapshot!(format!("first-run-lock-{columns}x{rows}"), first.screen());
        let mut typing = Desk::with_sample(FRIDAY).sized(columns, rows);
        typing.write("helped Zoë zip her coat, so proud. Dad asked about shoes >Mon ask re shoes");
        insta::assert_snapshot!(format!("today-typing-{columns}x{rows}"), typing.screen());
    }
}
