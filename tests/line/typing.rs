//! What typing does: whole letters, undo by words, and rows that always show the caret.

use hometime::domain::text::{clean, clean_line};
use hometime::tui::keys::Key;
use hometime::tui::widgets::wrapped::{self, Typed, Wrapped};
use hometime::tui::widgets::{TextLine, press};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

/// Types a script: words as they stand, and keys in angle brackets ("ola<Backspace>").
fn after(script: &str) -> TextLine {
    let mut line = TextLine::default();
    type_into(&mut line, script);
    line
}

fn type_into(line: &mut TextLine, script: &str) {
    let mut rest = script;
    while let Some(letter) = rest.chars().next() {
        if let Some((name, after)) = rest
            .strip_prefix('<')
            .and_then(|named| named.split_once('>'))
        {
            match name {
                "undo" => assert!(line.undo(), "nothing to undo in {script:?}"),
                "redo" => assert!(line.redo(), "nothing to redo in {script:?}"),
                name => assert!(press(line, name.parse().unwrap()), "{name} was not taken"),
            }
            rest = after;
        } else {
            press(line, Key::Char(letter));
            rest = &rest[letter.len_utf8()..];
        }
    }
}

/// The text with a bar where the caret stands.
fn shown(line: &TextLine) -> String {
    let (before, after) = line.text().split_at(line.caret());
    format!("{before}|{after}")
}

#[test]
fn keys_edit_by_whole_letters_and_words() {
    for (script, expected) in [
        ("slept", "slept|"),
        ("slept<Left><Left>", "sle|pt"),
        ("slept<Home>Ola <End> 40", "Ola slept 40|"),
        ("Zoë<Backspace>", "Zo|"),
        ("Zoe\u{308}", "Zoë|"),
        ("Zoe\u{308}<Backspace>", "Zo|"),
        ("Zoe<Left>\u{308}", "Zö|e"),
        ("👨‍👩‍👧‍👦<Backspace>", "|"),
        ("hi 👍🏽🇬🇧❤️<Backspace><Backspace><Backspace>", "hi |"),
        ("a漢b<Left><Backspace>", "a|b"),
        ("a漢b<Home><Del><Del>", "|b"),
        ("told @mum<Ctrl+W>", "told |"),
        ("told @mum  <Ctrl+W>", "told |"),
        ("told @mum now<Ctrl+Left><Ctrl+Left>", "told |@mum now"),
        ("told @mum now<Home><Ctrl+Right>", "told| @mum now"),
        (
            "told @mum now<Home><Ctrl+Right><Ctrl+Right>",
            "told @mum| now",
        ),
        ("told @mum now<Home><Ctrl+Del>", "| @mum now"),
        ("told @mum<Left><Ctrl+U>", "|"),
        ("<Backspace><Del><Left><Right><Ctrl+W><Ctrl+U>", "|"),
        ("a\u{1b}b\u{202e}c\u{7f}", "abc|"),
    ] {
        assert_eq!(shown(&after(script)), expected, "{script}");
    }
}

#[test]
fn undo_goes_back_by_words_and_redo_comes_again() {
    for (script, expected) in [
        ("ate all the pie<undo>", "ate all the |"),
        ("ate all the pie<undo><undo>", "ate all |"),
        ("ate all the pie<undo><undo><redo>", "ate all the |"),
        ("ate all<Ctrl+U><undo>", "ate all|"),
        ("ate all<Ctrl+W><undo>", "ate all|"),
        ("ate all<Backspace><Backspace><Backspace><undo>", "ate all|"),
        ("ate<Left>r<undo>", "at|e"),
        ("ate<Home><End>n<undo>", "ate|"),
        ("ate <undo>", "|"),
    ] {
        assert_eq!(shown(&after(script)), expected, "{script}");
    }
    let mut line = after("ate<undo>ran");
    assert!(!line.redo(), "typing anew leaves nothing to do again");
    assert!(line.undo() && !line.undo());
}

#[test]
fn a_paste_is_one_line_of_text_and_one_step_to_undo() {
    let mut line = after("Mum said: ");
    line.paste("up at 5\r\nnew\ttooth\n\u{1b}[201~\u{202e}\n");
    assert_eq!(shown(&line), "Mum said: up at 5 new tooth [201~|");
    assert!(line.undo());
    assert_eq!(shown(&line), "Mum said: |");
}

/// Where rows may be ended, by `|` in the script; as it is shown with the caret as `_`.
fn in_rows(start: &str, script: &str) -> String {
    let mut line = TextLine::with_paragraphs(start, start.len());
    let mut parts = script.split('|');
    type_into(&mut line, parts.next().unwrap());
    for part in parts {
        line.new_line();
        type_into(&mut line, part);
    }
    let (before, after) = line.text().split_at(line.caret());
    format!("{before}_{after}")
}

#[test]
fn where_there_may_be_paragraphs_a_line_end_is_a_letter_like_any_other() {
    for (script, expected) in [
        ("slept||ate all", "slept\n\nate all_"),
        (
            "slept|ate<Home><End><Left><Left><Left><Backspace>",
            "slept_ate",
        ),
        ("slept|<Left><Del>", "slept_"),
        ("slept|ate<Ctrl+W>", "slept\n_"),
        ("slept well||<Ctrl+W>", "slept well_"),
        ("slept well|ate<Ctrl+Left><Ctrl+Left>", "slept well_\nate"),
        ("slept|ate all<Ctrl+U>", "_"),
        ("slept|ate all<Ctrl+U><undo>", "slept\nate all_"),
        ("slept|<undo>", "slept_"),
        ("slept well|ate<undo><undo><redo>", "slept well\n_"),
        ("Zoe|\u{308}", "Zoe\n\u{308}_"),
    ] {
        assert_eq!(in_rows("", script), expected, "{script}");
    }
    let mut line = TextLine::with_paragraphs("told: ", 6);
    line.paste("up at 5\r\n\r\nnew\ttooth\u{202e}\n");
    assert_eq!(shown(&line), "told: up at 5\n\nnew tooth|");
    line.replace(0..4, "a\u{1b}\nb");
    assert_eq!(shown(&line), "a\nb|: up at 5\n\nnew tooth");
}

#[test]
fn the_caret_goes_to_the_ends_of_its_row() {
    let text = "slept well\n\nate all the pie";
    for (caret, forwards, expected) in [
        (3, true, 10),
        (10, true, 10),
        (3, false, 0),
        (11, true, 11),
        (11, false, 11),
        (14, true, 23),
        (22, true, 23),
        (24, true, 27),
    ] {
        let mut line = TextLine::with_paragraphs(text, caret);
        wrapped::go_to_end_of_row(&mut line, forwards, 12);
        assert_eq!(line.caret(), expected, "from {caret}, forwards: {forwards}");
    }
    let mut line = TextLine::with_paragraphs("ab\n", 0);
    wrapped::go_to_end_of_row(&mut line, true, 12);
    assert_eq!(line.caret(), 2, "before the line end, not behind it");
}

#[test]
fn words_are_put_in_the_place_of_others() {
    let mut line = TextLine::with("told @mu today", 8);
    line.replace(5..8, "@mum");
    assert_eq!(shown(&line), "told @mum| today");
    assert!(line.undo());
    assert_eq!(shown(&line), "told @mu| today");
}

#[test]
fn words_brought_back_are_cleaned_and_the_caret_finds_its_edge() {
    assert_eq!(shown(&TextLine::with("Zoe\u{308} ran", 5)), "Zoë| ran");
    assert_eq!(shown(&TextLine::with("Zoë ran", 3)), "Zo|ë ran");
    assert_eq!(shown(&TextLine::with("a\nb", 99)), "a b|");
    assert!(!TextLine::with("Zoë", 0).undo());
}

#[test]
fn keys_that_do_more_than_edit_are_left_to_others() {
    let mut line = TextLine::default();
    for name in [
        "Enter",
        "Esc",
        "Tab",
        "Shift+Tab",
        "Up",
        "Down",
        "PgUp",
        "Ctrl+Z",
        "Ctrl+J",
        "F1",
    ] {
        assert!(!press(&mut line, name.parse().unwrap()), "{name}");
    }
}

fn rows(text: &str, width: u16) -> Vec<&str> {
    Wrapped::new(text, width)
        .rows()
        .iter()
        .map(|row| &text[row.clone()])
        .collect()
}

#[test]
fn rows_break_between_words_and_keep_a_column_for_the_caret() {
    for (text, width, expected) in [
        ("", 10, vec![""]),
        ("slept well", 11, vec!["slept well"]),
        ("slept well", 10, vec!["slept ", "well"]),
        ("slept well ", 11, vec!["slept well ", ""]),
        ("slept  well", 6, vec!["slept ", " well"]),
        ("a pick-up", 6, vec!["a ", "pick-", "up"]),
        (
            "nightnightnight ola",
            6,
            vec!["night", "night", "night ", "ola"],
        ),
        ("漢漢漢", 5, vec!["漢漢", "漢"]),
        ("漢漢漢", 4, vec!["漢", "漢", "漢"]),
        ("two\nrows\n", 20, vec!["two\n", "rows\n", ""]),
        ("slept \nwell", 6, vec!["slept ", "\n", "well"]),
        ("slept\nwell", 6, vec!["slept\n", "well"]),
        ("漢a", 2, vec!["漢", "a"]),
        ("ab", 0, vec!["a", "b"]),
    ] {
        assert_eq!(rows(text, width), expected, "{text:?} at {width}");
    }
}

#[test]
fn the_caret_has_a_row_and_a_column() {
    for (text, width, caret, place) in [
        ("slept well", 20, 10, (0, 10)),
        ("slept well", 10, 5, (0, 5)),
        ("slept well", 10, 6, (1, 0)),
        ("slept well", 10, 10, (1, 4)),
        ("漢字", 20, 3, (0, 2)),
        ("Zoë!", 20, 4, (0, 3)),
        ("two\n", 20, 4, (1, 0)),
    ] {
        assert_eq!(
            Wrapped::new(text, width).place_of(caret),
            place,
            "{text:?} at {width}, caret {caret}"
        );
    }
}

/// The typed words drawn into a box, as text, with the caret's place.
fn drawn(typed: &Typed, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let caret = typed.draw(buffer.area, &mut buffer);
    let rows = (0..height).map(|y| {
        (0..width)
            .map(|x| buffer[(x, y)].symbol())
            .collect::<String>()
            .trim_end()
            .to_owned()
    });
    (rows.collect(), caret)
}

#[test]
fn three_rows_are_shown_and_scroll_with_the_caret() {
    let text = "one two three four five six";
    let at = |caret| drawn(&Typed::new(text, caret), 6, 3);
    assert_eq!(
        at(0),
        (
            vec!["one".into(), "two".into(), "three".into()],
            Some(Position { x: 0, y: 0 })
        )
    );
    assert_eq!(
        at(9),
        (
            vec!["two".into(), "three".into(), "four".into()],
            Some(Position { x: 1, y: 1 })
        )
    );
    assert_eq!(
        at(27),
        (
            vec!["four".into(), "five".into(), "six".into()],
            Some(Position { x: 3, y: 2 })
        )
    );
    assert_eq!(Typed::new(text, 0).height(6, 3), 3);
    assert_eq!(Typed::new(text, 0).height(12, 3), 3);
    assert_eq!(Typed::new(text, 0).height(20, 3), 2);
    assert_eq!(Typed::new("", 0).height(20, 3), 1);
}

#[test]
fn what_tab_would_add_stands_behind_the_caret_and_is_no_part_of_the_words() {
    let grey = Style::new().add_modifier(Modifier::DIM);
    let typed = Typed::new("told @m", 7).completion("um", grey);
    assert_eq!(
        drawn(&typed, 20, 1),
        (vec!["told @mum".into()], Some(Position { x: 7, y: 0 }))
    );
    assert_eq!(drawn(&typed, 8, 1).0, ["told @mu"]);
    let inside = Typed::new("told @m", 4).completion("um", grey);
    assert_eq!(drawn(&inside, 20, 1).0, ["told @m"]);
}

#[test]
fn in_one_run_a_sign_stands_for_a_line_end() {
    let sign = Style::new().add_modifier(Modifier::DIM);
    let run = |text, caret, width| drawn(&Typed::new(text, caret).in_one_run("¶", sign), width, 2);
    assert_eq!(
        run("slept\nate all", 6, 20),
        (
            vec!["slept¶ate all".into(), String::new()],
            Some(Position { x: 6, y: 0 })
        )
    );
    assert_eq!(
        run("slept\n\nate all", 7, 20),
        (
            vec!["slept¶ ate all".into(), String::new()],
            Some(Position { x: 7, y: 0 })
        )
    );
    assert_eq!(
        run("slept\nate all", 13, 8),
        (
            vec!["slept¶".into(), "ate all".into()],
            Some(Position { x: 7, y: 1 })
        )
    );
    assert_eq!(
        Typed::new("a\nb\nc", 0).in_one_run("¶", sign).height(20, 3),
        1
    );
    assert_eq!(Typed::new("a\nb\nc", 0).height(20, 5), 3);
}

#[derive(Debug, Clone)]
enum Act {
    Press(Key),
    Paste(String),
    Replace(usize, usize, String),
    MoveTo(usize),
    EndRow,
    Undo,
    Redo,
}

/// Letters that join, stack, are wide, hide or turn text round, besides plain ones.
const LETTERS: &str = "a|b| | |\n|\r\n|é|e\u{301}|\u{301}|\u{308}|漢|👨‍👩‍👧|🇬|🇧|\u{200d}|👩|🏽|\u{fe0f}|❤|ᄒ|ᅡ|ᆫ|क|्|ষ|ি|\u{202e}|\u{1b}|\t|@mum|ﷺ|نور|\u{378}";

fn letters() -> impl Strategy<Value = &'static str> {
    prop::sample::select(LETTERS.split('|').collect::<Vec<_>>())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(letters(), 0..40).prop_map(|letters| letters.concat()),
        ".{0,30}",
        "[a-z ]{0,80}",
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let editing = vec![
        Key::Backspace,
        Key::Delete,
        Key::DeleteWordBack,
        Key::DeleteWordForward,
        Key::ClearLine,
        Key::Left,
        Key::Right,
        Key::WordLeft,
        Key::WordRight,
        Key::Home,
        Key::End,
    ];
    let letter = letters().prop_map(|letters| letters.chars().next().unwrap());
    prop_oneof![
        4 => letter.prop_map(|letter| Act::Press(Key::Char(letter))),
        1 => any::<char>().prop_map(|letter| Act::Press(Key::Char(letter))),
        4 => prop::sample::select(editing).prop_map(Act::Press),
        1 => words().prop_map(Act::Paste),
        1 => (0..60_usize, 0..60_usize, words()).prop_map(|(from, to, with)| Act::Replace(from, to, with)),
        1 => (0..60_usize).prop_map(Act::MoveTo),
        1 => Just(Act::EndRow),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

fn is_edge(line: &TextLine) -> bool {
    line.caret() == line.text().len()
        || line
            .text()
            .grapheme_indices(true)
            .any(|(at, _)| at == line.caret())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_120), ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_caret_keeps_to_an_edge_and_undo_leads_back(
        start in words(), acts in prop::collection::vec(act(), 0..60), has_paragraphs: bool
    ) {
        let tidied = if has_paragraphs { clean } else { clean_line };
        let mut line = if has_paragraphs { TextLine::with_paragraphs(&start, start.len()) } else { TextLine::with(&start, start.len()) };
        let at_start = line.text().to_owned();
        for act in acts {
            match act.clone() {
                Act::Press(key) => prop_assert!(press(&mut line, key)),
                Act::Paste(text) => line.paste(&text),
                Act::Replace(from, to, with) => line.replace(from..to, &with),
                Act::MoveTo(caret) => line.move_to(caret),
                Act::EndRow => line.new_line(),
                Act::Undo => { line.undo(); }
                Act::Redo => { line.redo(); }
            }
            prop_assert!(is_edge(&line), "caret {} in {:?} after {act:?}", line.caret(), line.text());
            prop_assert_eq!(line.text(), tidied(line.text()), "after {:?}", act);
        }
        let at_end = line.text().to_owned();
        let mut steps = 0;
        while line.undo() {
            prop_assert!(is_edge(&line));
            steps += 1;
        }
        prop_assert_eq!(line.text(), at_start);
        for _ in 0..steps {
            prop_assert!(line.redo());
        }
        prop_assert_eq!(line.text(), at_end);
    }

    #[test]
    fn rows_joined_are_the_text_and_the_caret_is_always_in_sight(text in words(), width in 0..=200_u16, height in 0..=4_u16, part in 0..=100_usize) {
        let text = clean(&text);
        prop_assert_eq!(rows(&text, width).concat(), text.as_str());
        let line = TextLine::with_paragraphs(&text, text.len() * part / 100);
        let (row, column) = Wrapped::new(&text, width).place_of(line.caret());
        prop_assert!(column < usize::from(width.max(1)) || is_wide(&text, width), "caret at {row},{column} of {width} in {text:?}");
        let area = Rect::new(3, 2, width, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width + 6, height + 4));
        let caret = Typed::new(&text, line.caret()).completion("…more", Style::new()).draw(area, &mut buffer);
        prop_assert_eq!(caret.is_some(), !area.is_empty());
        prop_assert!(caret.is_none_or(|caret| area.contains(caret)));
        for (x, y) in (0..buffer.area.width).flat_map(|x| (0..buffer.area.height).map(move |y| (x, y))) {
            prop_assert!(area.contains(Position { x, y }) || buffer[(x, y)].symbol() == " ", "drawn outside at {x},{y}");
        }
    }

    #[test]
    fn words_keep_their_rows_while_line_ends_are_kept(text in words(), width in 0..=200_u16) {
        let text = clean(&text);
        prop_assert_eq!(rows(&text, width).concat(), text.as_str());
        prop_assert!(rows(&text, width).iter().rev().skip(1).all(|row| !row.is_empty()));
    }
}

/// Whether some letter is too wide to stand in a row of this width with the caret beside it.
fn is_wide(text: &str, width: u16) -> bool {
    text.graphemes(true)
        .any(|letter| unicode_width::UnicodeWidthStr::width(letter) >= usize::from(width.max(1)))
}
