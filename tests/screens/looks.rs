//! What a terminal can show never decides what can be read: no colour, the plainest signs, small
//! and large windows.

use crate::common::{Desk, FRIDAY, PLAIN};
use hometime::tui::Abilities;
use ratatui::style::{Color, Modifier};

/// Keys to every main screen.
const SCREENS: [&str; 14] = [
    "",
    "esc",
    "esc 2",
    "esc 2 enter",
    "esc 2 enter enter",
    "esc 3",
    "esc 3 enter",
    "esc 4",
    "esc 5",
    "esc 6",
    "esc 7",
    "esc 8",
    "esc 9",
    "?",
];

#[test]
fn with_the_plainest_signs_every_sign_is_ascii_and_nothing_moves() {
    for keys in SCREENS {
        let mut plain = Desk::with_abilities(
            FRIDAY,
            Abilities {
                is_ascii: true,
                ..PLAIN
            },
        );
        let mut fine = Desk::with_sample(FRIDAY);
        plain.press(keys);
        fine.press(keys);
        for (row, (plain, fine)) in plain
            .screen()
            .lines()
            .zip(fine.screen().lines())
            .enumerate()
        {
            assert_eq!(
                plain.chars().count(),
                fine.chars().count(),
                "[{keys}] row {row}:\n{plain}\n{fine}"
            );
            let signs: String = plain
                .chars()
                .filter(|letter| !letter.is_ascii() && !letter.is_alphabetic())
                .collect();
            assert!(
                signs.is_empty(),
                "[{keys}] row {row} has {signs:?}:\n{plain}"
            );
        }
    }
}

#[test]
fn without_colour_there_is_none_and_the_chosen_row_still_stands_out() {
    for keys in SCREENS {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press(keys);
        let buffer = desk.buffer();
        for cell in &buffer.content {
            assert_eq!(
                (cell.fg, cell.bg),
                (Color::Reset, Color::Reset),
                "[{keys}] {:?}",
                cell.symbol()
            );
        }
        // In a form the caret shows where she is.
        if desk.chosen().is_empty() || keys.is_empty() || desk.app().view_name() == "Form" {
            continue;
        }
        assert!(
            buffer
                .content
                .iter()
                .any(|cell| cell.modifier.contains(Modifier::REVERSED)),
            "[{keys}] no row stands out"
        );
    }
}

#[test]
fn no_look_paints_a_background_but_behind_the_chosen_row() {
    for look in hometime::assets::looks() {
        let mut desk = Desk::with_abilities(
            FRIDAY,
            Abilities {
                no_colour: false,
                any_colour: true,
                ..PLAIN
            },
        );
        desk.go_to_screen("Settings");
        while !desk.shows(&format!("{}: ", look.title)) {
            desk.press("right");
        }
        for keys in ["ctrl+g 1", "ctrl+g 3"] {
            desk.press(keys);
            assert!(
                desk.buffer()
                    .content
                    .iter()
                    .all(|cell| cell.bg == Color::Reset),
                "{} paints behind words",
                look.title
            );
        }
    }
}

#[test]
fn a_window_too_small_says_so_with_its_numbers_and_keeps_the_words() {
    for (columns, rows) in [(59, 20), (60, 19), (30, 8), (10, 3), (1, 1)] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.write("slept well").resize(columns, rows);
        if columns >= 30 {
            let said = desk.screen().replace('\n', " ");
            assert!(
                said.contains("make this window larger")
                    && said.contains(&format!("{columns} columns and {rows} rows")),
                "{said}"
            );
        }
        desk.write(", ate well")
            .resize(80, 24)
            .sees("> slept well, ate well");
    }
}

#[test]
fn no_window_size_breaks_any_screen() {
    for keys in SCREENS {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press(keys);
        for (columns, rows) in [
            (60, 20),
            (61, 21),
            (79, 23),
            (100, 30),
            (109, 24),
            (110, 20),
            (111, 60),
            (200, 60),
            (300, 100),
            (65, 200),
        ] {
            desk.resize(columns, rows);
            let lines = desk.screen();
            assert!(lines.contains("Hometime"), "[{keys}] at {columns}x{rows}");
            if let Some((x, y)) = desk.caret() {
                assert!(
                    x < columns && y < rows,
                    "[{keys}] at {columns}x{rows} the caret is at {x},{y}"
                );
            }
        }
    }
}

#[test]
fn words_are_shortened_with_a_sign_and_never_cut_without_one() {
    // A row that ends in a letter at the very edge was cut: rows keep one column free at the right.
    for keys in SCREENS {
        for (columns, rows) in [(60, 20), (80, 24), (120, 36)] {
            let mut desk = Desk::with_sample(FRIDAY).sized(columns, rows);
            desk.press(keys);
            for (row, line) in desk.screen().lines().enumerate() {
                let wide = unicode_width::UnicodeWidthStr::width(line);
                let last = line.chars().next_back().unwrap_or(' ');
                let is_cut = wide >= usize::from(columns) && last.is_alphanumeric();
                assert!(
                    !is_cut,
                    "[{keys}] at {columns}x{rows}, row {row} is cut at the edge:\n{line}"
                );
            }
        }
    }
}
