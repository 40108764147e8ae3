//! Every view is in the list of its feature.

use std::fs;
use std::path::Path;

use super::source::{Source, files_of};

/// Every view that is in no list of views, so that neither Menu, key tables nor help know it.
fn unlisted_views(tui: &Path) -> Vec<String> {
    let code: Vec<String> = files_of(tui, &["rs"])
        .iter()
        .map(|path| Source::read(&fs::read_to_string(path).unwrap()).code)
        .collect();
    let all = code.join("\n");
    let is_named = |view: &str| {
        ["of", "screen"]
            .iter()
            .flat_map(|listed| ['<', '>'].map(|end| format!("ViewEntry::{listed}::<{view}{end}")))
            .any(|entry| all.contains(&entry))
    };
    // A generic view is listed by the names of what it is made for: `type Erase = Confirm<Whom>`.
    let is_listed = |view: &str| {
        let mut names = all
            .lines()
            .filter_map(|line| line.split_once(&format!(" = {view}<")))
            .filter_map(|(before, _)| before.split_once("type "))
            .map(|(_, name)| name)
            .peekable();
        is_named(view) || names.peek().is_some() && names.all(is_named)
    };
    let mut unlisted: Vec<String> = all
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("impl"))
        .filter_map(|line| line.split_once(" View for ").map(|(_, view)| view))
        .map(|view| {
            view.chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        })
        .filter(|view: &String| view.chars().count() > 1 && !is_listed(view))
        .collect();
    unlisted.dedup();
    unlisted
}

#[test]
fn every_view_is_in_the_list_of_its_feature() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui");
    assert_eq!(unlisted_views(&src), Vec::<String>::new());
}

#[test]
fn a_view_that_is_left_out_of_the_list_is_caught() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("card.rs"),
        "const V: &[ViewEntry] = &[ViewEntry::of::<Card>()];\n\
         impl View for Card {}\nimpl<D: Clone> View for Left<D> {}\nimpl<V: View> Layer for V {}\n",
    )
    .unwrap();
    assert_eq!(unlisted_views(folder.path()), ["Left"]);
    let with_names = |names: &str| {
        fs::write(
            folder.path().join("card.rs"),
            format!(
                "const V: &[ViewEntry] = &[ViewEntry::of::<First>()];\n{names}\n\
                 impl<Q: Question> View for Confirm<Q> {{}}\n"
            ),
        )
        .unwrap();
        unlisted_views(folder.path())
    };
    assert!(with_names("pub type First = Confirm<A>;").is_empty());
    assert_eq!(
        with_names("pub type First = Confirm<A>;\npub type Other = Confirm<B>;"),
        ["Confirm"]
    );
}
