//! Nothing leaves the laptop: nothing in the program could reach a network, and nothing in an
//! evening tries to.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::command::{Log, NOW, PROGRAM};
use super::pty::Session;
use super::strace;

/// What a program is built with that talks to others: transports, their clients, their encryption,
/// and what only they need.
const TALKERS: [&str; 24] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "http",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tokio",
    "tungstenite",
    "ureq",
    "url",
];

#[test]
fn nothing_it_is_built_with_can_reach_a_network() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lock: toml::Table = fs::read_to_string(house.join("Cargo.lock"))
        .unwrap()
        .parse()
        .unwrap();
    let built_with: Vec<&str> = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    assert!(built_with.contains(&"rusqlite"), "the list was read");
    let talkers: Vec<&&str> = TALKERS
        .iter()
        .filter(|name| built_with.contains(name))
        .collect();
    assert!(talkers.is_empty(), "it is built with {talkers:?}");
    for file in files_below(&house.join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            !text.contains("std::net") && !text.contains("rustix::net"),
            "{} speaks of a network",
            file.display()
        );
    }
}

#[test]
fn in_a_whole_evening_no_line_to_anywhere_is_opened() {
    if !strace::is_here() {
        return;
    }
    let log = Log::with_two_children();
    let calls = tempfile::NamedTempFile::new().unwrap();
    let folder = log.folder();
    let watched = [
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-e",
        "trace=%network",
        "-e",
        "signal=none",
        "-o",
    ]
    .map(OsStr::new);
    let program = [
        calls.path().as_os_str(),
        PROGRAM.as_ref(),
        "--data".as_ref(),
        folder.as_os_str(),
        "--now".as_ref(),
        NOW.as_ref(),
    ];
    let words: Vec<&OsStr> = watched.into_iter().chain(program).collect();
    let mut evening = Session::run(Path::new("strace"), &folder, &words, 80, 24);
    evening.wait_for_words("PICKUP ROUND");
    evening.type_text("zoe: loved the den >mon ask\r");
    evening.wait_for_words("loved the den");
    for menu in ["2", "3", "4", "5", "6", "7", "8", "9"] {
        evening.press("ctrl+g");
        evening.type_text(menu);
    }
    evening.press("ctrl+q");
    evening.wait_exit();
    for command in [
        vec!["backup"],
        vec!["check", "--deep"],
        vec!["find", "den"],
        vec!["list", "--json"],
    ] {
        let mut words = words.clone();
        words.insert(0, "-A".as_ref());
        words.extend(command.iter().map(OsStr::new));
        let mut run = std::process::Command::new("strace");
        let ended = super::command::starting(|| run.args(&words).output()).unwrap();
        assert!(
            ended.status.success(),
            "{command:?}: {}",
            String::from_utf8_lossy(&ended.stderr)
        );
    }
    let calls = fs::read_to_string(calls.path()).unwrap();
    assert!(!calls.contains("AF_INET"), "{calls}");
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let inside = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    inside
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}
