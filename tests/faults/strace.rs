//! The calls a process makes to the disk, written down one by one, and a chosen one of them ended
//! badly.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::rc::Rc;
use std::sync::LazyLock;

use super::command::starting;

/// Calls by which a process changes what is on the disk.
pub const CHANGING: &str = "openat,mkdir,pwrite64,write,copy_file_range,sendfile,ftruncate,fdatasync,fsync,unlink,unlinkat,rmdir,rename,chmod,fchmod";

/// Whether this machine can do it; says so aloud when it cannot.
pub fn is_here() -> bool {
    static HERE: LazyLock<bool> = LazyLock::new(|| {
        let tried = Command::new("strace")
            .args(["-qq", "-e", "trace=none", "true"])
            .stderr(Stdio::null())
            .status();
        let is_here = tried.is_ok_and(|status| status.success());
        if !is_here {
            let _nobody_reads = writeln!(
                io::stderr(),
                "left out, because strace is not here or may not be used: every test of single calls"
            );
        }
        is_here
    });
    *HERE
}

/// One call of a process on files of its folder, which are named by what follows it in their paths:
/// the nth of this name, as strace counts them, for each thread by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub nth: usize,
    files: Rc<BTreeSet<String>>,
}

/// A command that can be run again and again.
pub struct Act<'a> {
    /// Where it writes.
    pub folder: &'a Path,
    pub program: &'a OsStr,
    pub words: Vec<&'a OsStr>,
    pub with: Vec<(&'a str, &'a OsStr)>,
}

impl Act<'_> {
    /// Every changing call it makes in its folder, in order. One thread makes them all: the nth
    /// call of one is not that of another, and strace would meet whichever comes first.
    pub fn calls(&self) -> Vec<Call> {
        let written = self.written_down(CHANGING, false);
        let folder = self.folder.to_string_lossy();
        let lines: Vec<&str> = written
            .lines()
            .filter(|line| line.contains(&*folder))
            .collect();
        let paths = lines.iter().flat_map(|line| line.split(['"', '<', '>']));
        let files = Rc::new(
            paths
                .filter_map(|path| path.strip_prefix(&*folder))
                .map(str::to_owned)
                .collect::<BTreeSet<_>>(),
        );
        let (mut threads, mut seen, mut calls) =
            (BTreeSet::new(), BTreeMap::<&str, usize>::new(), Vec::new());
        for line in lines {
            let (thread, call) = line.split_once(' ').unwrap();
            let (name, _) = call.trim_start().split_once('(').unwrap();
            threads.insert(thread);
            let nth = seen.entry(name).or_default();
            *nth += 1;
            calls.push(Call {
                name: name.to_owned(),
                nth: *nth,
                files: Rc::clone(&files),
            });
        }
        assert_eq!(threads.len(), 1, "one thread makes every call: {calls:?}");
        calls
    }

    /// What strace writes down of these calls, with the names of files; with every byte where
    /// `whole` says so.
    pub fn written_down(&self, calls: &str, whole: bool) -> String {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut strace = Command::new("strace");
        strace.args([
            "-f",
            "--seccomp-bpf",
            "-y",
            "-qq",
            "-e",
            &format!("trace={calls}"),
            "-e",
            "signal=none",
        ]);
        if whole {
            strace.args(["-xx", "-s", "10000000"]);
        }
        strace
            .arg("-o")
            .arg(log.path())
            .arg(self.program)
            .args(&self.words);
        let said = ended(&mut self.after(strace));
        assert!(
            said.status.success(),
            "{}",
            String::from_utf8_lossy(&said.stderr)
        );
        fs::read_to_string(log.path()).unwrap()
    }

    /// Runs it with one call tampered with: "signal=KILL", "error=EIO"; `on` to meet every one from
    /// the nth.
    pub fn with_call(&self, call: &Call, how: &str, on: bool) -> Output {
        let Call { name, nth, files } = call;
        let from = if on { "+" } else { "" };
        let mut strace = Command::new("strace");
        // Without its short cut past all other calls, by which it would miss the second and every
        // later one.
        strace.args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("trace={name}"),
        ]);
        for file in &**files {
            strace
                .arg("-P")
                .arg(format!("{}{file}", self.folder.display()));
        }
        strace.arg("-e");
        strace
            .arg(format!("inject={name}:{how}:when={nth}{from}"))
            .arg(self.program)
            .args(&self.words);
        ended(&mut self.after(strace))
    }

    fn after(&self, mut command: Command) -> Command {
        command
            .envs(self.with.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

fn ended(command: &mut Command) -> Output {
    starting(|| command.spawn())
        .unwrap()
        .wait_with_output()
        .unwrap()
}
