//! The power goes: every write the program makes is written down, and replayed up to any moment with what was not yet on the disk
//! kept, lost or torn. Whatever was said to be saved is there afterwards, whole.

use std::fs;
use std::path::Path;

use hometime::store::Filter;

use super::acts::{How, as_process, this};
use super::damaged::Dice;
use super::folder::{Files, files_of, open, try_open, used};
use super::strace;

/// What a disk tears a write into.
const SECTOR: usize = 512;

/// One change to the folder, or a promise about it.
#[derive(Debug, Clone)]
enum Step {
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: String,
        length: usize,
    },
    Gone {
        file: String,
    },
    /// What was done to this file is on the disk.
    Synced {
        file: String,
    },
    /// The program said "saved".
    Said,
}

/// Reads one line of strace, if it changes a file of the folder or says something.
fn step(line: &str, folder: &str) -> Option<Step> {
    let (_, call) = line.split_once(' ')?;
    let (name, rest) = call.trim_start().split_once('(')?;
    let answer: usize = line.rsplit_once(" = ")?.1.split_whitespace().next()?.parse().ok()?;
    if name == "write" && rest.starts_with('1') {
        return bytes(rest).windows(5).any(|word| word == b"saved").then_some(Step::Said);
    }
    let path = if rest.starts_with('"') {
        String::from_utf8(bytes(rest)).ok()?
    } else {
        String::from_utf8(unhex(rest.split_once('<')?.1.split_once('>')?.0)).ok()?
    };
    let file = path.strip_prefix(folder)?.trim_start_matches('/').to_owned();
    let numbers = || {
        rest.rsplit_once(')').map(|(inside, _)| inside.rsplit(", ").map(|part| part.trim().parse().ok()).collect::<Vec<Option<usize>>>())
    };
    match name {
        "pwrite64" => Some(Step::Write { file, at: numbers()?.first().copied()??, bytes: bytes(rest).into_iter().take(answer).collect() }),
        "ftruncate" => Some(Step::Cut { file, length: numbers()?.first().copied()?? }),
        "unlink" => Some(Step::Gone { file }),
        "fsync" | "fdatasync" => Some(Step::Synced { file }),
        _ => None,
    }
}

/// The bytes between the first quotation marks.
fn bytes(text: &str) -> Vec<u8> {
    text.split('"').nth(1).map(unhex).unwrap_or_default()
}

/// "\x68\x6f" and plain letters, as bytes.
fn unhex(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    bytes
}

/// What the disk may hold when the power goes after these steps.
fn after_a_cut(before: &Files, steps: &[Step], dice: &mut Dice) -> Files {
    let mut files = before.clone();
    let mut waiting: Vec<&Step> = Vec::new();
    for step in steps {
        match step {
            Step::Synced { file } => {
                // A folder that is synced has its names; a file that is synced has all that was written to it.
                let is_due = |waits: &&Step| match waits {
                    Step::Write { file: own, .. } | Step::Cut { file: own, .. } => own == file,
                    Step::Gone { .. } => file.is_empty(),
                    _ => false,
                };
                for done in waiting.iter().filter(|waits| is_due(waits)) {
                    apply(&mut files, done, &mut |_| true);
                }
                waiting.retain(|waits| !is_due(waits));
            }
            Step::Said => {}
            change => waiting.push(change),
        }
    }
    for change in waiting {
        match dice.below(3) {
            0 => {}
            1 => apply(&mut files, change, &mut |_| true),
            _ => apply(&mut files, change, &mut |_| dice.below(2) == 0),
        }
    }
    files
}

/// Does to the files what a step did, as far as its sectors arrived.
fn apply(files: &mut Files, step: &Step, arrives: &mut dyn FnMut(usize) -> bool) {
    match step {
        Step::Write { file, at, bytes } => {
            let whole = files.entry(file.clone()).or_default();
            for (number, sector) in bytes.chunks(SECTOR).enumerate() {
                let from = at + number * SECTOR;
                if arrives(number) {
                    whole.resize(whole.len().max(from + sector.len()), 0);
                    whole[from..from + sector.len()].copy_from_slice(sector);
                }
            }
        }
        Step::Cut { file, length } if arrives(0) => files.entry(file.clone()).or_default().resize(*length, 0),
        Step::Gone { file } if arrives(0) => drop(files.remove(file)),
        _ => {}
    }
}

/// Cuts the power that many times while five lines are saved; says how many writes were replayed.
fn cut_the_power(times: usize) -> usize {
    let (folder, this) = (used(), this());
    let before = files_of(folder.path());
    let notes = |folder: &Path| open(folder).entries().list(&Filter::default(), 0, 100).unwrap().len();
    let at_first = notes(folder.path());
    let mut act = as_process("", How::Line("sam: one"), folder.path(), &this);
    act.words.extend(
        ["sam: two, and a good deal more of it so that it takes some room", "lent sam: kite", "sam: three >mon ask", "sam: back kite"]
            .map(std::ffi::OsStr::new),
    );
    let written = act.written_down("pwrite64,write,ftruncate,unlink,fsync,fdatasync", true);
    let steps: Vec<Step> = written.lines().filter_map(|line| step(line, &folder.path().to_string_lossy())).collect();
    let said = |steps: &[Step]| steps.iter().filter(|step| matches!(step, Step::Said)).count();
    assert_eq!(said(&steps), 5, "{steps:?}");
    let whole = after_a_cut(&before, &[steps.as_slice(), &[Step::Synced { file: "hometime.db".to_owned() }]].concat(), &mut Dice(1));
    assert_eq!(whole["hometime.db"], files_of(folder.path())["hometime.db"], "the replay is true to the disk");
    let mut dice = Dice(18_042_026);
    for number in 0..times {
        let cut = &steps[..=dice.below(steps.len())];
        let copy = super::folder::folder();
        for (name, bytes) in after_a_cut(&before, cut, &mut dice) {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
        let store = try_open(copy.path()).unwrap_or_else(|problem| panic!("cut {number} after {} steps: {problem}", cut.len()));
        assert!(store.check_deep().unwrap().is_sound(), "cut {number} after {} steps", cut.len());
        drop(store);
        // The fifth line brings something back, which is no note of its own.
        let (wanted, there) = (at_first + said(cut).min(4), notes(copy.path()));
        assert!((wanted..=wanted + 1).contains(&there), "cut {number}: {there} notes, {wanted} were said to be saved");
    }
    steps.len()
}

#[test]
fn nothing_said_to_be_saved_is_lost_when_the_power_goes() {
    if strace::is_here() {
        cut_the_power(12);
    }
}

#[test]
#[ignore = "minutes: a thousand cuts"]
fn nothing_said_to_be_saved_is_lost_in_a_thousand_power_cuts() {
    if strace::is_here() {
        println!("1,000 cuts over {} calls, and nothing was lost", cut_the_power(1_000));
    }
}
