//! Who may know whom: the walls of the house, read from its own text.

use std::fs;
use std::path::Path;

use super::source::{Source, files_of};

/// Each room with the rooms it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("assets", &["domain"]),
    ("line", &["domain"]),
    ("platform", &[]),
    ("spelling", &["assets", "domain"]),
    ("store", &["domain", "line", "platform"]),
    ("pages", &["assets", "domain", "platform", "store"]),
    ("sample", &["assets", "domain", "store"]),
    ("export", &["domain", "platform", "store"]),
    ("import", &["domain", "export", "store"]),
    ("terminal", &["domain"]),
    (
        "cli",
        &[
            "assets", "domain", "export", "import", "line", "pages", "sample", "store", "terminal",
            "tui",
        ],
    ),
    (
        "tui",
        &[
            "assets", "domain", "export", "import", "line", "pages", "plain", "sample", "spelling",
            "store",
        ],
    ),
    (
        "plain",
        &[
            "assets", "domain", "line", "pages", "sample", "store", "tui",
        ],
    ),
];

/// Libraries that only some rooms may name.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
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
    ("strsim", &["spelling"]),
    ("anyhow", &["cli", "plain", "terminal", "tui"]),
];

/// Ways of asking the clock, which only the terminal room may do: everywhere else time is handed
/// in.
const CLOCKS: &[&str] = &["Local", "Utc", "Instant::now", "SystemTime"];

/// Words by which code is for one system only; beside the terminal, one room has them all.
const SYSTEMS: &[&str] = &["unix", "windows", "target_os"];

/// Files that may reach one room further, each with its reason.
const DOORS: &[(&str, &str, &str)] = &[(
    "tui/start.rs",
    "terminal",
    "puts the screens on a terminal: the one place where both are known",
)];

/// Files that may measure how long something takes, which is not the time of day, each with its
/// reason.
const MEASURES: &[(&str, &str)] = &[(
    "platform/windows.rs",
    "a try at the passphrase has to cost time, and how much of it a pass costs is found out by this",
)];

/// Every place where a room reaches where it may not.
fn broken_walls(src: &Path) -> Vec<String> {
    let mut broken = Vec::new();
    for path in files_of(src, &["rs"]) {
        let name = path
            .strip_prefix(src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let room = name.split(['/', '.']).next().unwrap().to_owned();
        if matches!(room.as_str(), "lib" | "main") {
            continue;
        }
        let Some((_, may_know)) = ROOMS.iter().find(|(own, _)| *own == room) else {
            broken.push(format!(
                "{name}: a room nobody has drawn on the map; add it to ROOMS"
            ));
            continue;
        };
        let code = Source::read(&fs::read_to_string(&path).unwrap()).code;
        let depth = name
            .trim_end_matches(".rs")
            .split('/')
            .filter(|part| *part != "mod")
            .count();
        let mut depth = depth;
        let outside = depth;
        for (number, line) in (1..).zip(code.lines()) {
            // Tests at the foot of a file are a room within it.
            depth += usize::from(line.trim_start().starts_with("mod ") && line.contains('{'));
            let mut complain = |words: String| broken.push(format!("{name}:{number}: {words}"));
            for (other, _) in ROOMS
                .iter()
                .filter(|(other, _)| *other != room && !may_know.contains(other))
            {
                let is_named =
                    names_path(line, &format!("crate::{other}")) || names_in_braces(line, other);
                let has_door = DOORS
                    .iter()
                    .any(|(file, to, _)| *file == name && to == other);
                if is_named && !has_door {
                    complain(format!("{room} may not know {other}"));
                }
            }
            for (library, rooms) in LIBRARIES {
                if !rooms.contains(&room.as_str()) && names_path(line, library) {
                    complain(format!("{room} may not use {library}"));
                }
            }
            if room != "terminal"
                && MEASURES.iter().all(|(file, _)| *file != name)
                && CLOCKS.iter().any(|clock| names_path(line, clock))
            {
                complain("only the terminal room asks the clock".to_owned());
            }
            let is_for_one_system =
                line.contains("cfg") && SYSTEMS.iter().any(|system| names_path(line, system));
            if is_for_one_system
                && depth == outside
                && !matches!(room.as_str(), "platform" | "terminal")
            {
                complain(
                    "what one system does otherwise belongs into platform, or into terminal"
                        .to_owned(),
                );
            }
            if line.contains("super::".repeat(depth.max(1)).as_str()) {
                complain("leaves its room by the back: say crate::".to_owned());
            }
        }
    }
    broken
}

/// Whether a line names this path, whole.
fn names_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let edge = |letter: Option<char>| {
            letter.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
        };
        edge(line[..at].chars().next_back()) && edge(line[at + path.len()..].chars().next())
    })
}

/// `use crate::{domain, store::Store};` on one line.
fn names_in_braces(line: &str, room: &str) -> bool {
    line.split_once("crate::{").is_some_and(|(_, inside)| {
        inside
            .split([',', '{', '}'])
            .any(|part| part.trim().split("::").next() == Some(room))
    })
}

#[test]
fn no_room_reaches_where_it_may_not() {
    let broken = broken_walls(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_room_that_reaches_too_far_is_caught() {
    for (file, line, complaint) in [
        (
            "domain/loan.rs",
            "use crate::store::Store;",
            "domain may not know store",
        ),
        (
            "domain/loan.rs",
            "use rusqlite::Connection;",
            "domain may not use rusqlite",
        ),
        (
            "domain/text.rs",
            "use ratatui::text::Line;",
            "domain may not use ratatui",
        ),
        (
            "line/echo.rs",
            "use crate::tui::App;",
            "line may not know tui",
        ),
        (
            "line/echo.rs",
            "use crate::{domain, assets};",
            "line may not know assets",
        ),
        (
            "store/loans.rs",
            "use crate::tui::App;",
            "store may not know tui",
        ),
        (
            "store/room.rs",
            "#[cfg(not(unix))]",
            "belongs into platform",
        ),
        (
            "tui/views/loans.rs",
            "use rusqlite::params;",
            "tui may not use rusqlite",
        ),
        (
            "tui/views/loans.rs",
            "use crate::terminal::Clock;",
            "tui may not know terminal",
        ),
        (
            "tui/views/loans.rs",
            "fn now() { chrono::Local::now(); }",
            "only the terminal room asks the clock",
        ),
        (
            "tui/app.rs",
            "fn tick() { std::time::Instant::now(); }",
            "only the terminal room asks the clock",
        ),
        (
            "terminal/clock.rs",
            "use crate::store::Store;",
            "terminal may not know store",
        ),
        (
            "line/who.rs",
            "use super::super::store::Store;",
            "leaves its room by the back",
        ),
        ("attic/mod.rs", "", "a room nobody has drawn on the map"),
    ] {
        let copy = tempfile::tempdir().unwrap();
        let path = copy.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
        let text = fs::read_to_string(own).unwrap_or_default();
        fs::write(&path, &text).unwrap();
        let before = broken_walls(copy.path());
        fs::write(&path, format!("{text}\n{line}\n")).unwrap();
        let broken = broken_walls(copy.path());
        assert_eq!(
            broken
                .iter()
                .filter(|found| found.contains(complaint))
                .count(),
            1,
            "{file} with {line:?}: {broken:?}"
        );
        assert!(before.is_empty() || file.starts_with("attic"), "{before:?}");
    }
    let harmless = tempfile::tempdir().unwrap();
    fs::create_dir(harmless.path().join("domain")).unwrap();
    fs::write(
        harmless.path().join("domain/words.rs"),
        "// use crate::store::Store;\nconst W: &str = \"use rusqlite::x\";\n",
    )
    .unwrap();
    assert_eq!(
        broken_walls(harmless.path()),
        Vec::<String>::new(),
        "words about a room are not a way into it"
    );
}
