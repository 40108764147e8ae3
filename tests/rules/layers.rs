//! Which layer may use which, and who imports whom within one: read from the paths in the program's
//! own source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::imports::{Code, Reference, Target, circles, module_of};

/// Each layer with the layers it may use. One that is not there yet may stand here already.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("line", &["domain"]),
    ("assets", &["domain"]),
    ("platform", &["domain"]),
    ("spelling", &["assets", "domain"]),
    ("store", &["domain", "platform"]),
    ("vault", &["domain", "platform", "store"]),
    ("pages", IN_AND_OUT),
    ("export", IN_AND_OUT),
    ("import", IN_AND_OUT),
    ("sample", IN_AND_OUT),
    (
        "app",
        &[
            "assets", "domain", "export", "import", "line", "pages", "platform", "sample",
            "spelling", "store", "vault",
        ],
    ),
    ("terminal", &["platform"]),
    ("tui", INTERFACE),
    ("plain", INTERFACE),
    (
        "cli",
        &[
            "app", "assets", "domain", "export", "import", "line", "pages", "plain", "platform",
            "sample", "spelling", "store", "terminal", "tui", "vault",
        ],
    ),
];

/// What brings the log out of the program or into it.
const IN_AND_OUT: &[&str] = &[
    "assets", "domain", "export", "import", "line", "pages", "platform", "sample", "store", "vault",
];

/// What shows the program to the user.
const INTERFACE: &[&str] = &[
    "app", "assets", "domain", "export", "import", "line", "pages", "platform", "sample",
    "spelling", "store", "terminal", "vault",
];

/// Layers that still use one they should not. This list only gets shorter.
const LAYERS_LEFT: &[(&str, &str)] = &[("terminal", "domain")];

/// Folders with files that still import one another in a circle, and how many files at most. A
/// circle of one file and its own parts is none, except around a whole layer. This list only gets
/// shorter, and its numbers smaller.
const CIRCLES_LEFT: &[(&str, usize)] = &[
    ("cli", 17),
    ("export", 6),
    ("import", 6),
    ("pages", 3),
    ("plain", 6),
    ("sample", 4),
    ("store", 62),
    ("terminal", 7),
    ("tui", 118),
];

/// Views that still import a view of another feature. This list only gets shorter.
const VIEWS_LEFT: &[(&str, &[&str])] = &[];

/// Libraries that only some layers may use.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "vault"]),
    ("ratatui", &["terminal", "tui"]),
    ("crossterm", &["terminal", "tui"]),
    ("signal_hook", &["terminal"]),
    ("rustix", &["platform", "terminal"]),
    ("clap", &["cli"]),
    ("toml", &["assets"]),
    ("csv", &["export", "import"]),
    ("askama", &["pages"]),
    ("krilla", &["pages"]),
    ("ttf_parser", &["pages"]),
    ("spellbook", &["spelling"]),
    ("strsim", &["line", "spelling"]),
    ("anyhow", &["app", "cli", "plain", "terminal", "tui"]),
];

/// Files that may measure how long something takes, which is not the time of day, each with its
/// reason.
const MEASURES: &[(&str, &str)] = &[(
    "platform/windows.rs",
    "a try at the passphrase has to cost time, and how much of it a pass costs is found out by this",
)];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The program's own source, read once.
static REAL: LazyLock<Code> = LazyLock::new(|| Code::read(&src()));

/// What lists to compare with; the real ones are those above.
struct Left<'a> {
    layers: &'a [(&'a str, &'a str)],
    views: &'a [(&'a str, &'a [&'a str])],
    circles: &'a [(&'a str, usize)],
}

const LEFT: Left<'static> = Left {
    layers: LAYERS_LEFT,
    views: VIEWS_LEFT,
    circles: CIRCLES_LEFT,
};

/// The layer and the feature of a view, if it is one.
fn feature(module: &[String]) -> Option<&str> {
    match module {
        // `open` is no feature: it makes the view that a route names.
        [layer, views, feature, ..] if layer == "tui" && views == "views" && feature != "open" => {
            Some(feature)
        }
        _ => None,
    }
}

/// Every place in one file where it reaches too far by itself.
fn complaints(code: &Code, is_wanted: impl Fn(&str) -> bool, left: &Left) -> Vec<String> {
    let mut found = Vec::new();
    for (file, one_system) in code.files().filter(|(file, _)| is_wanted(file)) {
        let Some(layer) = module_of(file).into_iter().next() else {
            continue;
        };
        if LAYERS.iter().all(|(name, _)| *name != layer) {
            found.push(format!("{file}: a layer that is not in LAYERS"));
        }
        if !matches!(layer.as_str(), "platform" | "terminal") {
            found.extend(one_system.iter().map(|line| {
                format!("{file}:{line}: what one system does otherwise belongs into platform, or into terminal")
            }));
        }
    }
    for reference in code.references(is_wanted) {
        let Some(layer) = reference.from.first() else {
            continue;
        };
        let mut complain = |words: String| found.push(format!("{reference}: {words}"));
        match &reference.target {
            Target::Module(to) | Target::Item(to, _) => {
                if let Some(to) = to.first()
                    && !may_use(layer, to)
                    && !left.layers.contains(&(layer, to))
                {
                    complain(format!("{layer} may not use {to}"));
                }
                if let (Some(own), Some(other)) = (feature(&reference.from), feature(to))
                    && own != other
                    && !has(left.views, own, other)
                {
                    complain(format!("the view {own} may not import the view {other}"));
                }
            }
            Target::Library(path) => {
                let library = path.first().map_or("", String::as_str);
                for (name, layers) in LIBRARIES {
                    if library == *name && !layers.contains(&layer.as_str()) {
                        complain(format!("{layer} may not use the library {name}"));
                    }
                }
                let may_ask =
                    layer == "terminal" || MEASURES.iter().any(|(file, _)| *file == reference.file);
                if !may_ask && asks_the_clock(path) {
                    complain("only terminal asks the clock".to_owned());
                }
            }
        }
    }
    found
}

fn may_use(layer: &str, other: &str) -> bool {
    layer == other
        || LAYERS
            .iter()
            .any(|(name, may_use)| *name == layer && may_use.contains(&other))
}

fn has(list: &[(&str, &[&str])], from: &str, to: &str) -> bool {
    list.iter()
        .any(|(name, others)| *name == from && others.contains(&to))
}

/// Everywhere but in one layer, time is handed in.
fn asks_the_clock(path: &[String]) -> bool {
    path.iter()
        .any(|name| matches!(name.as_str(), "Local" | "Utc" | "SystemTime"))
        || path
            .windows(2)
            .any(|pair| pair[0] == "Instant" && pair[1] == "now")
}

/// What the lists of what is left still name although it is gone.
fn no_longer_left(references: &[Reference], left: &Left) -> Vec<String> {
    let mut layers = BTreeSet::new();
    let mut views = BTreeSet::new();
    for reference in references {
        if let Target::Module(to) | Target::Item(to, _) = &reference.target {
            if let (Some(own), Some(other)) = (reference.from.first(), to.first()) {
                layers.insert((own.as_str(), other.as_str()));
            }
            if let (Some(own), Some(other)) = (feature(&reference.from), feature(to)) {
                views.insert((own, other));
            }
        }
    }
    let of_layers = left
        .layers
        .iter()
        .filter(|pair| !layers.contains(*pair))
        .map(|(own, other)| format!("{own} no longer uses {other}: take it out of LAYERS_LEFT"));
    let of_views = left
        .views
        .iter()
        .flat_map(|(own, others)| others.iter().map(move |other| (*own, *other)))
        .filter(|pair| !views.contains(pair))
        .map(|(own, other)| {
            format!("the view {own} no longer imports {other}: take it out of VIEWS_LEFT")
        });
    of_layers.chain(of_views).collect()
}

/// Files by folder that import one another in a circle.
fn files_in_circles(code: &Code, references: &[Reference]) -> BTreeMap<String, Vec<String>> {
    let files = code.files_of_modules();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for reference in references {
        // A module is only a name to reach an item by, and a re-export hands on what others use.
        if let Target::Item(to, _) = &reference.target
            && !reference.is_test
            && !reference.is_of_own_parts
            && let Some(to) = files.get(to.as_slice()).filter(|to| **to != reference.file)
        {
            edges
                .entry(reference.file.clone())
                .or_default()
                .insert((*to).to_owned());
        }
    }
    let mut by_folder: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for circle in circles(&edges) {
        let modules: Vec<Vec<String>> = circle.iter().map(|file| module_of(file)).collect();
        let above = common(&modules);
        let is_of_one_file = modules.contains(&above) && above.len() > 1;
        if !is_of_one_file {
            by_folder
                .entry(above.join("/"))
                .or_default()
                .extend(circle.iter().cloned());
        }
    }
    by_folder
}

/// The module that all of these are in, or are.
fn common(modules: &[Vec<String>]) -> Vec<String> {
    let mut above = modules[0].clone();
    while !modules.iter().all(|module| module.starts_with(&above)) {
        above.pop();
    }
    above
}

fn wrong_circles(code: &Code, references: &[Reference], left: &Left) -> Vec<String> {
    let found = files_in_circles(code, references);
    let allowed = |folder: &str| {
        left.circles
            .iter()
            .find(|(name, _)| *name == folder)
            .map_or(0, |(_, files)| *files)
    };
    let more = found
        .iter()
        .filter(|(folder, files)| files.len() > allowed(folder))
        .map(|(folder, files)| {
            format!(
                "{folder}: {} files import one another in a circle, and {} may: {}",
                files.len(),
                allowed(folder),
                files.join(", ")
            )
        });
    let gone = left
        .circles
        .iter()
        .filter(|(folder, _)| !found.contains_key(*folder))
        .map(|(folder, _)| format!("no circle is left in {folder}: take it out of CIRCLES_LEFT"));
    more.chain(gone).collect()
}

/// Everything that is wrong in a whole crate.
fn wrong(code: &Code, left: &Left) -> Vec<String> {
    let references = code.references(|_| true);
    let mut wrong = complaints(code, |_| true, left);
    wrong.extend(no_longer_left(&references, left));
    wrong.extend(wrong_circles(code, &references, left));
    wrong
}

#[test]
fn no_layer_view_or_file_imports_what_it_may_not() {
    let wrong = wrong(&REAL, &LEFT);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file, what is added to it, and what is said of that.
const PLANTED: &[(&str, &str, &str)] = &[
    (
        "domain/loan.rs",
        "use crate::store::Store;",
        "domain may not use store",
    ),
    (
        "domain/loan.rs",
        "use rusqlite::Connection;",
        "domain may not use the library rusqlite",
    ),
    (
        "domain/text.rs",
        "use ratatui::text::Line;",
        "domain may not use the library ratatui",
    ),
    (
        "line/echo.rs",
        "use crate::tui::App;",
        "line may not use tui",
    ),
    (
        "line/echo.rs",
        "use crate::{domain as planted, assets::{self as others}};",
        "line may not use assets",
    ),
    (
        "line/echo.rs",
        "use crate::{\n    domain as planted,\n    store::{\n        Store as Planted,\n    },\n};",
        "line may not use store",
    ),
    (
        "line/echo.rs",
        "fn planted() { crate::assets::checklist(); }",
        "line may not use assets",
    ),
    (
        "line/echo.rs",
        "fn planted() -> String { format!(\"{}\", crate::assets::NAME) }",
        "line may not use assets",
    ),
    (
        "line/echo.rs",
        "type Planted = Vec<Option<crate::pages::Page>>;",
        "line may not use pages",
    ),
    (
        "line/echo.rs",
        "impl From<super::Planted> for crate::tui::App {}",
        "line may not use tui",
    ),
    (
        "store/loans.rs",
        "use crate::tui::App;",
        "store may not use tui",
    ),
    (
        "store/loans.rs",
        "pub use crate::pages::Page as Planted;",
        "store may not use pages",
    ),
    (
        "store/loans.rs",
        "#[cfg(not(unix))]\nfn planted() {}",
        "belongs into platform",
    ),
    (
        "store/loans.rs",
        "fn planted() -> bool { cfg!(windows) }",
        "belongs into platform",
    ),
    (
        "export/mod.rs",
        "use rusqlite::params;",
        "export may not use the library rusqlite",
    ),
    (
        "pages/mod.rs",
        "use crate::terminal::Clock;",
        "pages may not use terminal",
    ),
    (
        "pages/mod.rs",
        "fn planted() { chrono::Local::now(); }",
        "only terminal asks the clock",
    ),
    (
        "pages/mod.rs",
        "use std::time::Instant as Planted;\nfn planted() { Planted::now(); }",
        "only terminal asks the clock",
    ),
    (
        "line/mod.rs",
        "fn planted() { std::time::SystemTime::now(); }",
        "only terminal asks the clock",
    ),
    (
        "terminal/clock.rs",
        "use crate::store::Store;",
        "terminal may not use store",
    ),
    (
        "line/who.rs",
        "use super::super::store::Store;",
        "line may not use store",
    ),
    ("attic/mod.rs", "", "a layer that is not in LAYERS"),
];

#[test]
fn what_reaches_too_far_is_caught_wherever_it_is_written() {
    for (file, planted, complaint) in PLANTED {
        let text = fs::read_to_string(src().join(file)).unwrap_or_default();
        let mut code = REAL.clone();
        code.add(file, &format!("{text}\n{planted}\n"));
        let found = complaints(&code, |name| name == *file, &LEFT);
        assert_eq!(found.len(), 1, "{file} with {planted:?}: {found:?}");
        assert!(found[0].contains(complaint), "{planted:?}: {found:?}");
    }
}

/// A small crate, file by file.
fn crate_of(files: &[(&str, &str)]) -> Code {
    let mut code = Code::default();
    code.add("lib.rs", "");
    for (name, text) in files {
        code.add(name, text);
    }
    code
}

const NOTHING_LEFT: Left<'static> = Left {
    layers: &[],
    views: &[],
    circles: &[],
};

#[test]
fn a_layer_reached_through_the_re_export_of_another_is_caught() {
    let code = crate_of(&[
        ("pages/mod.rs", "pub mod page;\npub use self::page::*;"),
        ("pages/page.rs", "pub struct Page;"),
        ("domain/mod.rs", "pub use crate::pages::Page;"),
        ("line/mod.rs", "use crate::domain::Page;"),
        (
            "assets/mod.rs",
            "use crate::domain;\nfn planted(_: &domain::Page) {}",
        ),
        (
            "platform/mod.rs",
            "use crate::domain::*;\nfn planted(_: &Page) {}",
        ),
    ]);
    let found = wrong(&code, &NOTHING_LEFT);
    assert_eq!(found.len(), 4, "{found:?}");
    for layer in ["domain", "line", "assets", "platform"] {
        let complaint = format!("pages::page::Page: {layer} may not use pages");
        assert!(
            found.iter().any(|one| one.ends_with(&complaint)),
            "{found:?}"
        );
    }
}

#[test]
fn a_view_that_imports_another_is_caught_through_their_common_module_too() {
    let code = crate_of(&[
        (
            "tui/views/mod.rs",
            "mod chats;\nmod loans;\npub use loans::Loans;",
        ),
        (
            "tui/views/loans/mod.rs",
            "mod card;\nuse card::Card;\npub struct Loans;",
        ),
        ("tui/views/loans/card.rs", "pub struct Card;"),
        ("tui/views/chats/mod.rs", "use super::Loans;"),
    ]);
    let found = wrong(&code, &NOTHING_LEFT);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("the view chats may not import the view loans"),
        "{found:?}"
    );
}

#[test]
fn files_that_import_one_another_are_caught_but_not_a_file_and_its_own_parts() {
    let of_parts = [
        ("line/mod.rs", "mod who;\npub use who::Who;"),
        (
            "line/who/mod.rs",
            "mod names;\npub struct Who(names::Names);",
        ),
        (
            "line/who/names.rs",
            "use super::Who;\npub struct Names(Box<Who>);",
        ),
    ];
    let found = wrong(&crate_of(&of_parts), &NOTHING_LEFT);
    assert!(found.is_empty(), "{found:?}");
    let beside = [
        ("line/mod.rs", "mod a;\nmod b;\nmod c;"),
        ("line/a.rs", "pub struct A(super::b::B);"),
        ("line/b.rs", "pub struct B(Box<super::c::C>);"),
        (
            "line/c.rs",
            "#[cfg(test)]\nmod tests { use crate::line::b::B; }\npub struct C(crate::line::a::A);",
        ),
    ];
    let found = wrong(&crate_of(&beside), &NOTHING_LEFT);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("line: 3 files"), "{found:?}");
    // A whole layer is not the parts of one file.
    let whole = [
        ("line/mod.rs", "mod a;\npub struct Line(a::A);"),
        ("line/a.rs", "pub struct A(Box<super::Line>);"),
    ];
    let found = wrong(&crate_of(&whole), &NOTHING_LEFT);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("line: 2 files"), "{found:?}");
}

#[test]
fn what_is_left_may_not_grow_and_is_struck_off_when_it_is_gone() {
    let files = [
        ("line/mod.rs", "mod a;\npub struct Line(a::A);"),
        ("line/a.rs", "pub struct A(Box<super::Line>);"),
        ("store/mod.rs", "use crate::line::Line;"),
        ("tui/mod.rs", "mod views;"),
        ("tui/views/mod.rs", "mod chats;\nmod loans;"),
        ("tui/views/loans/mod.rs", "pub struct Loans;"),
        (
            "tui/views/chats/mod.rs",
            "use crate::tui::views::loans::Loans;",
        ),
    ];
    let left = Left {
        layers: &[("store", "line")],
        views: &[("chats", &["loans"])],
        circles: &[("line", 2)],
    };
    let found = wrong(&crate_of(&files), &left);
    assert!(found.is_empty(), "{found:?}");
    let found = wrong(&crate_of(&files), &NOTHING_LEFT);
    assert_eq!(found.len(), 3, "{found:?}");
    let found = wrong(&crate_of(&[]), &left);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found.iter().all(|one| one.contains("take it out of")),
        "{found:?}"
    );
}

#[test]
fn words_about_a_layer_are_no_way_into_it() {
    let code = crate_of(&[(
        "domain/mod.rs",
        "//! See crate::store::Store.\n// use crate::store::Store;\nconst W: &str = \"use rusqlite::x\";\nfn planted(store: u8) -> u8 { store }",
    )]);
    assert_eq!(wrong(&code, &NOTHING_LEFT), Vec::<String>::new());
}
