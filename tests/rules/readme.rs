//! README tells the same keys as the program.

use std::fs;
use std::path::PathBuf;

use hometime::tui::keymap::key_tables_for_readme;

const BEGIN: &str = "<!-- keys -->";
const END: &str = "<!-- /keys -->";

fn readme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// What stands before the key tables, the tables themselves, and what comes after.
fn parts(text: &str) -> (&str, &str, &str) {
    let (before, rest) = text
        .split_once(BEGIN)
        .unwrap_or_else(|| panic!("README.md has no {BEGIN}"));
    let (tables, after) = rest
        .split_once(END)
        .unwrap_or_else(|| panic!("README.md has no {END}"));
    (before, tables.trim(), after)
}

#[test]
fn its_key_tables_are_those_of_the_program() {
    let text = fs::read_to_string(readme()).unwrap();
    let is_fresh = parts(&text).1 == key_tables_for_readme().trim();
    assert!(
        is_fresh,
        "README.md tells other keys than the program. Renew it with:\n  cargo test --test rules readme -- --ignored"
    );
}

#[test]
#[ignore = "writes README.md: run it when keys have changed"]
fn renew_readme() {
    let text = fs::read_to_string(readme()).unwrap();
    let (before, _, after) = parts(&text);
    fs::write(
        readme(),
        format!(
            "{before}{BEGIN}\n{}\n{END}{after}",
            key_tables_for_readme().trim()
        ),
    )
    .unwrap();
}
