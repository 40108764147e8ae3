//! Text that would act on a terminal, hide, turn round or pretend to be something else: in by every
//! way and out by every way it is text.

use crate::command::{Log, NOW};
use crate::common::{Desk, FRIDAY};
use crate::pty::Session;

/// What each text is pieced together from.
const PIECES: &[&str] = &[
    "\u{1b}[2J",
    "\u{1b}[31;5m",
    "\u{1b}]0;title taken\u{7}",
    "\u{1b}]52;c;cHduZWQ=\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}c",
    "\u{1b}[201~",
    "\u{1b}[?1049l",
    "\u{1b}[6n",
    "\u{9b}31m",
    "\u{9d}0;title taken\u{9c}",
    "\u{85}",
    "\u{90}",
    "\u{0}",
    "\u{7}",
    "\u{8}\u{8}",
    "\u{7f}",
    "\u{e}",
    "\r",
    "\r\n",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{202e}desrever",
    "\u{2066}\u{2069}",
    "\u{061c}",
    "\u{200b}",
    "\u{feff}",
    "\u{2060}",
    "\u{ad}",
    "\u{200d}",
    "\u{200c}",
    "\u{e0041}\u{e007f}",
    "\u{2028}",
    "\u{fff9}x\u{fffb}",
    "العربية",
    "עברית",
    "漢字かな",
    "👩‍👧‍👦",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "👍🏽",
    "🇬🇧",
    "e\u{301}\u{301}\u{302}",
    "ﷺ",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "../../etc/passwd",
    "C:\\CON\\nul",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "'; DROP TABLE entry; --",
    "%n%s%x",
    "${HOME}$(id)`id`",
    "\\x1b[2J",
    " ola: ",
    " >Mon ",
    " @mum ",
    " < ",
    " #private ",
    " lent ",
    " zozo, ola: ",
    "31/11 ",
    "slept well",
    "den ",
    "{child}",
    "/lock ",
    "?",
];

/// What only the Menu says.
const MENU: &str = "Half-typed words are kept.";

/// The same texts every time: numbers that look like chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn text(&mut self) -> String {
        let mut text = String::from(if self.below(2) == 0 { "ola: den " } else { "" });
        for _ in 0..=self.below(6) {
            match self.below(40) {
                0 => text.push_str(&"z\u{35f}\u{337}".repeat(self.below(300))),
                1 => text.push_str(&"very long ".repeat(self.below(400))),
                2 => text.push_str(&"w".repeat(self.below(3000))),
                _ => text.push_str(PIECES[self.below(PIECES.len())]),
            }
        }
        text
    }
}

/// What no text may bring to a screen, a file or another program.
fn acts(letter: char) -> bool {
    letter != '\n' && letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[track_caller]
fn is_text(out: &str, from: &str) {
    assert!(
        !out.contains(acts),
        "{from}: {:?}",
        out.chars().find(|letter| acts(*letter))
    );
}

/// The bytes a terminal got, without the orders the program itself gives: to move, colour, clear,
/// take and leave the screen, and once to tell its background.
fn without_own_orders(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec())
        .expect("whole letters")
        .replacen("\u{1b}]11;?\u{1b}\\", "", 1);
    let mut parts = text.split("\u{1b}[");
    let mut rest = parts.next().unwrap().to_owned();
    for part in parts {
        let end = part
            .find(|sign: char| !matches!(sign, '0'..='9' | ';' | '?'))
            .expect("an order has an end");
        let (order, after) = part.split_at(end);
        let kind = after.chars().next().unwrap();
        let is_mode =
            matches!(kind, 'h' | 'l') && ["?25", "?1049", "?2004", "?2026"].contains(&order);
        let is_own = is_mode
            || matches!(kind, 'H' | 'm') && !order.starts_with('?')
            || kind == 'J' && order == "2";
        assert!(is_own, "not an order of the program's own: {order:?}{kind}");
        rest.push_str(&after[1..]);
    }
    rest.replace("\r\n", "\n")
}

/// By keys and by paste, out by every screen that shows words.
fn on_the_screens(dice: &mut Dice, texts: usize) {
    let mut desk = Desk::in_memory(FRIDAY);
    for round in 0..texts {
        let text = dice.text();
        if round % 2 == 0 {
            desk.paste(&text)
        } else {
            desk.write(&text)
        };
        is_text(&desk.screen(), "the line and its echo");
        desk.press("enter");
        is_text(&desk.screen(), "what was understood");
        is_text(&desk.said(), "what was said");
        desk.press("esc ctrl+g 1 end ctrl+u");
        if round % 20 == 0 {
            for keys in [
                "esc 3",
                "enter",
                "esc 4",
                "esc 5",
                "ctrl+g 1 ctrl+k d e n",
                "esc",
            ] {
                is_text(&desk.press(keys).screen(), keys);
            }
            desk.press("ctrl+g 1");
        }
    }
    for entry in desk.written() {
        is_text(&entry.words, "words in the log");
        is_text(&entry.heard, "what was heard, in the log");
    }
    assert!(desk.store().check().unwrap().is_sound());
}

/// By arguments and by standard input, out by lists, JSON, find, what is said aside, the screen in
/// raw bytes, and the receipt.
fn on_the_command_line(dice: &mut Dice, texts: usize) {
    let log = Log::with_two_children();
    for batch in 0..texts.div_ceil(50) {
        let lines: Vec<String> = (0..50.min(texts - batch * 50))
            .map(|_| dice.text())
            .collect();
        let said = if batch % 2 == 0 {
            log.typing(lines.join("\n"), ["add"])
        } else {
            log.run(
                ["add".to_owned(), "--".to_owned()]
                    .into_iter()
                    .chain(lines.into_iter().map(|line| line.replace('\0', ""))),
            )
        };
        assert!(matches!(said.code, 0 | 2), "{}", said.aside);
        is_text(&said.out, "what add says");
        is_text(&said.aside, "what add asks");
    }
    for words in [
        &["list"][..],
        &["list", "--json"],
        &["find", "den"],
        &["find", "\u{1b}[2J\u{202e}den"],
        &["list", "--family", "\u{9b}31m"],
    ] {
        let said = log.run(words);
        is_text(&said.out, words[0]);
        is_text(&said.aside, words[0]);
    }
    let mut session = Session::start(&log.folder(), &["--now", NOW], 80, 24);
    session.wait_for_words("THIS EVENING");
    for _ in 0..10 {
        let text = dice.text();
        session.paste(&text);
        session.type_text("\r");
        session.press("ctrl+g");
        session.wait_for(|screen| screen.contents().contains(MENU));
        session.type_text("1");
        // Nothing waits to be read when the next paste comes.
        session.wait_for(|screen| !screen.contents().contains(MENU));
    }
    session.press("ctrl+g");
    session.wait_for_words(MENU);
    session.type_text("3");
    session.wait_for_words("this term");
    session.press("ctrl+q");
    assert!(session.wait_exit().success());
    session.wait_for_words("Good night.");
    assert!(session.has_its_modes_back());
    is_text(
        &without_own_orders(&session.bytes()).replace('\r', ""),
        "the terminal",
    );
    assert!(log.run(["check"]).out.contains("sound"));
}

#[test]
fn two_hundred_hostile_texts_are_text() {
    on_the_screens(&mut Dice(5), 100);
    on_the_command_line(&mut Dice(6), 100);
}

#[test]
#[ignore = "five thousand of them take minutes"]
fn five_thousand_hostile_texts_are_text() {
    for seed in 0..5 {
        on_the_screens(&mut Dice(100 + seed), 500);
        on_the_command_line(&mut Dice(200 + seed), 500);
    }
}
