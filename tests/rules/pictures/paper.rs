//! Two printed pages as pictures. Each holds the words it was drawn from, so that a test can tell
//! when a page has changed.

use std::fs;
use std::process::Command;

use super::folder;
use crate::command::{Log, starting};

/// The picture's name, and the page as it is asked for on the command line. The line left out names
/// another child.
pub const PAGES: [(&str, &[&str]); 2] = [
    (
        "page-family.png",
        &["page", "family", "ola", "--without", "7"],
    ),
    ("page-slip.png", &["page", "slip", "wooden train"]),
];

/// The name of the part of a picture that holds its words.
const KEYWORD: &[u8] = b"words\0\0\0\0\0";

/// A PNG begins with a sign of eight bytes and a part of 25.
const AFTER_THE_HEAD: usize = 33;

/// The words of a page as they are today.
pub fn words(log: &Log, asked: &[&str]) -> String {
    let path = log.folder().with_file_name("page.txt");
    made(log, asked, &path);
    let words = fs::read_to_string(&path).unwrap();
    fs::remove_file(path).unwrap();
    words
}

/// Draws every page anew. Needs pdftoppm.
pub fn renew() {
    let log = with_sample();
    for (name, asked) in PAGES {
        let pdf = log.folder().with_file_name("page.pdf");
        made(&log, asked, &pdf);
        let drawn = starting(|| {
            Command::new("pdftoppm")
                .args(["-png", "-gray", "-r", "72", "-singlefile"])
                .arg(&pdf)
                .output()
        });
        let drawn = drawn
            .expect("pdftoppm, of poppler-utils, is needed to draw pages")
            .stdout;
        fs::write(folder().join(name), with_words(&drawn, &words(&log, asked))).unwrap();
        fs::remove_file(pdf).unwrap();
    }
}

pub fn with_sample() -> Log {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    log
}

fn made(log: &Log, asked: &[&str], path: &std::path::Path) {
    let said = log.run(
        asked
            .iter()
            .copied()
            .chain(["--out", path.to_str().unwrap()]),
    );
    assert_eq!(said.code, 0, "{asked:?}: {}", said.aside);
}

fn with_words(png: &[u8], words: &str) -> Vec<u8> {
    let mut part = b"iTXt".to_vec();
    part.extend(KEYWORD);
    part.extend(words.as_bytes());
    let length = u32::try_from(part.len() - 4).unwrap().to_be_bytes();
    let sum = crc32fast::hash(&part).to_be_bytes();
    [
        &png[..AFTER_THE_HEAD],
        &length,
        &part,
        &sum,
        &png[AFTER_THE_HEAD..],
    ]
    .concat()
}

/// The words a picture was drawn from.
pub fn words_in(png: &[u8]) -> &str {
    let part = png.get(AFTER_THE_HEAD..).unwrap_or_default();
    let Some((length, rest)) = part.split_first_chunk::<4>() else {
        return "";
    };
    let text = rest
        .get(4..4 + u32::from_be_bytes(*length) as usize)
        .unwrap_or_default();
    text.strip_prefix(KEYWORD)
        .and_then(|words| str::from_utf8(words).ok())
        .unwrap_or_default()
}
