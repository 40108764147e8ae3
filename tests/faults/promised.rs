//! The table at the top of these tests cannot go stale: every test it names is there.

use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("main.rs");

fn all_below(folder: &Path, text: &mut String) {
    for path in fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        if path.is_dir() {
            all_below(&path, text);
        } else if path.extension().is_some_and(|own| own == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_test_that_is_named_beside_a_promise_is_there() {
    let mut code = String::new();
    for folder in ["tests", "src"] {
        all_below(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut code,
        );
    }
    let rows: Vec<&str> = TABLE
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .skip(2)
        .collect();
    assert!(rows.len() > 25, "{} rows", rows.len());
    for row in rows {
        let named: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test beside {row}");
        for test in named {
            assert!(
                code.contains(&format!("fn {test}()")),
                "{test} is not there"
            );
        }
    }
}
