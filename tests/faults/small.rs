//! A disk of a few megabytes that fills up under her hands: nothing is said to be saved that is not
//! there, the room kept back takes the last words, and once there is room again everything goes on.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::command::{PROGRAM, starting};
use super::folder::{open, used};
use super::pty::Session;
use hometime::store::Filter;

/// Makes the small disk, leaves a hand there that does what it is told through a pipe, and becomes
/// the program.
const INSIDE: &str = r#"
mount -t tmpfs -o size=12m none "$1/disk" && cp -r "$2" "$1/disk/log" || exit 9
hand() {
    while read -r what < "$1/told"; do
        case $what in
            fill) cat /dev/zero >> "$1/disk/filler" ;;
            leave-little) cat /dev/zero >> "$1/disk/filler"; truncate -s -65536 "$1/disk/filler" ;;
            free) rm "$1/disk/filler" ;;
            show) rm -rf "$1/shown"; mkdir "$1/shown"; cp "$1"/disk/log/* "$1/shown" ;;
            ballast) ls "$1/disk/log" > "$1/listed" ;;
        esac
        echo done > "$1/answer"
    done
}
hand "$1" < /dev/null > /dev/null 2>&1 &
exec "$3" --now 2026-11-20T18:04 --data "$1/disk/log"
"#;

/// The small disk, and the hand on it.
struct Disk<'a>(&'a Path);

impl Disk<'_> {
    fn told(&self, what: &str) {
        fs::write(self.0.join("told"), format!("{what}\n")).unwrap();
        assert_eq!(fs::read_to_string(self.0.join("answer")).unwrap(), "done\n");
    }

    /// Whether a note with these words is in the log as it lies on the disk now, and the log is
    /// sound.
    fn has(&self, words: &str) -> bool {
        self.told("show");
        let store = open(&self.0.join("shown"));
        assert!(store.check_deep().unwrap().is_sound());
        store
            .entries()
            .count(&Filter {
                words: words.to_owned(),
                ..Filter::default()
            })
            .unwrap()
            > 0
    }

    fn has_room_kept_back(&self) -> bool {
        self.told("ballast");
        fs::read_to_string(self.0.join("listed"))
            .unwrap()
            .contains("ballast")
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        // The hand sees the end of what it is told, and goes.
        let _nobody_reads = Command::new("timeout")
            .args(["1", "sh", "-c", "echo > \"$0\""])
            .arg(self.0.join("told"))
            .status();
    }
}

/// Types a note and Enter; whether it was said to be saved.
fn saves(session: &mut Session, words: &str) -> bool {
    session.type_text(&format!("sam: {words}"));
    session.wait_for_words(&format!("> sam: {words}"));
    session.press("Enter");
    let line = format!("> sam: {words}");
    session.wait_for(|screen| {
        !screen.contents().contains(&line) || screen.contents().contains("Not saved")
    });
    !session.screen_text().contains(&line)
}

#[test]
fn on_a_disk_that_fills_up_nothing_is_claimed_no_word_is_lost_and_room_brings_everything_back() {
    let allowed = starting(|| {
        Command::new("unshare")
            .args(["-Urm", "mount", "-t", "tmpfs", "none", "/mnt"])
            .status()
    });
    if !allowed.is_ok_and(|ended| ended.success()) {
        eprintln!("left out, because this machine allows no small disk to be made");
        return;
    }
    let (around, start) = (tempfile::tempdir().unwrap(), used());
    fs::create_dir(around.path().join("disk")).unwrap();
    for pipe in ["told", "answer"] {
        assert!(
            Command::new("mkfifo")
                .arg(around.path().join(pipe))
                .status()
                .unwrap()
                .success()
        );
    }
    let words = ["-Urm", "sh", "-c", INSIDE, "sh"].map(std::ffi::OsStr::new);
    let given = [
        around.path().as_os_str(),
        start.path().as_os_str(),
        PROGRAM.as_ref(),
    ];
    let mut session = Session::run(
        Path::new("unshare"),
        around.path(),
        &[&words[..], &given].concat(),
        100,
        30,
    );
    session.wait_for_words("nearly full");
    let disk = Disk(around.path());
    assert!(disk.has_room_kept_back());

    // Not a byte is left but what is kept back: it takes the words and a save.
    disk.told("fill");
    assert!(saves(&mut session, "the last words"));
    assert!(disk.has("the last words") && !disk.has_room_kept_back());

    // From now on there is next to nothing: sooner or later a save is in vain.
    disk.told("leave-little");
    let saved = (0..40)
        .take_while(|number| saves(&mut session, &format!("number {number} and out")))
        .count();
    assert!(saved < 40, "the disk never filled up");
    let line = format!("> sam: number {saved} and out");
    session.wait_for_words("the laptop's disk is full");
    session.wait_for_words(&line);
    for number in 0..saved {
        assert!(
            disk.has(&format!("number {number} and out")),
            "number {number} was said to be saved"
        );
    }
    assert!(!disk.has(&format!("number {saved} and out")));
    session.type_text(" we go");
    session.wait_for_words(&format!("{line} we go"));

    disk.told("free");
    session.press("Enter");
    session.wait_for(|screen| !screen.contents().contains(&line));
    assert!(disk.has(&format!("number {saved} and out we go")));
    session.press("ctrl+q");
    session.wait_exit();
}
