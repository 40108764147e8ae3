//! README's pictures are the screens of the program, drawn by it: none may be older than its
//! screen. Renew them with `cargo test --test rules pictures -- --ignored`.

mod paper;
mod svg;

use std::fs;
use std::path::PathBuf;

use self::svg::{DARK, LIGHT, Paper};
use crate::common::Desk;
use hometime::assets::Background;
use hometime::tui::Abilities;

const COLOURED: Abilities = Abilities {
    no_colour: false,
    any_colour: true,
    is_ascii: false,
    background: Background::Unsure,
};

/// The screen's name, the number that goes to it from the Menu, and what is pressed there.
const SCREENS: [(&str, &str); 8] = [
    ("today", ""),
    ("families", "esc 2 down down"),
    ("family-card", "esc 2 down enter"),
    ("chats", "esc 3"),
    ("observations", "esc 4"),
    ("loans", "esc 5"),
    ("checklist", "esc 6"),
    ("working-together", "esc 7"),
];

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

/// The evening half done: three children logged, the fourth being typed.
fn evening(paper: &Paper, (columns, rows): (u16, u16)) -> Desk {
    let mut desk = Desk::with_abilities("2026-11-20 17:54", COLOURED).sized(columns, rows);
    desk.go_to_screen("Settings");
    while !desk.shows(&format!("{}: ", paper.look)) {
        desk.press("right");
    }
    desk.press("ctrl+g 1");
    for said in [
        "New tooth! Nan will tell Mum about the cream.",
        "lent rhyme bag 2",
        "Slept 40 min. Mum glad she ate the fish pie.",
        "obs ola: Stacked nine cups, counted \"jeden, dwa, trzy\". @mum",
        "Told me all about the bus. Nan visits on Sunday.",
    ] {
        desk.say(said).wait(60.0);
    }
    desk.write("helped Zoë zip her coat, so proud < asked about shoes >Mon ask re shoes")
        .wait(10.0);
    desk
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/pictures")
}

/// Every picture: the name of its file, and what is in it.
fn pictures() -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    for paper in [&LIGHT, &DARK] {
        for size in SIZES {
            for (screen, keys) in SCREENS {
                let mut desk = evening(paper, size);
                if !keys.is_empty() {
                    desk.press("ctrl+u").press(keys);
                }
                let name = format!("{screen}-{}x{}-{}.svg", size.0, size.1, paper.name);
                pictures.push((name, svg::drawn(&desk.buffer(), desk.caret(), paper)));
            }
        }
    }
    pictures
}

#[test]
fn no_picture_is_older_than_its_screen() {
    let pictures = pictures();
    let kept = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap());
    let is_page = |name: &String| paper::PAGES.iter().any(|(page, _)| page == name);
    let unknown: Vec<String> = kept
        .filter(|name| !is_page(name) && pictures.iter().all(|(known, _)| known != name))
        .collect();
    assert!(unknown.is_empty(), "nothing draws {unknown:?} any more");
    for (name, drawn) in pictures {
        let kept = fs::read_to_string(folder().join(&name)).unwrap_or_default();
        assert_eq!(
            svg::words_of(&kept),
            svg::words_of(&drawn),
            "{name} shows other words than the screen. Renew the pictures with:\n  cargo test --test rules pictures -- --ignored"
        );
        assert!(
            kept == drawn,
            "{name} looks unlike the screen. Renew the pictures with:\n  cargo test --test rules pictures -- --ignored"
        );
    }
}

#[test]
fn no_printed_page_is_older_than_what_is_printed() {
    let log = paper::with_sample();
    for (name, asked) in paper::PAGES {
        let kept = fs::read(folder().join(name)).unwrap_or_default();
        assert_eq!(
            paper::words_in(&kept),
            paper::words(&log, asked),
            "{name} is not the page of today. Renew the pictures with:\n  cargo test --test rules pictures -- --ignored"
        );
    }
}

#[test]
fn readme_shows_each_picture_it_names_and_opens_with_today() {
    let readme =
        fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let named: Vec<&str> = readme
        .split('"')
        .chain(readme.split(['(', ')']))
        .filter(|word| word.starts_with("assets/pictures/"))
        .collect();
    assert!(
        named.first().is_some_and(|first| first.contains("today")),
        "{named:?}"
    );
    for name in named {
        assert!(
            fs::exists(folder().join("../..").join(name)).unwrap(),
            "there is no {name}"
        );
    }
}

#[test]
#[ignore = "writes assets/pictures: run it when screens or pages have changed; needs pdftoppm"]
fn renew_pictures() {
    fs::create_dir_all(folder()).unwrap();
    for (name, drawn) in pictures() {
        fs::write(folder().join(name), drawn).unwrap();
    }
    paper::renew();
}
