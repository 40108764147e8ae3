//! The calls a process makes to the disk, written down one by one, and a chosen one of them ended badly.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use super::command::starting;

/// Calls by which a process changes what is on the disk.
const CHANGING: &str =
    "openat,mkdir,pwrite64,write,copy_file_range,sendfile,ftruncate,fdatasync,fsync,unlink,unlinkat,rmdir,rename,chmod,fchmod";

/// Whether this machine can do it; says so aloud when it cannot.
pub fn is_here() -> bool {
    static HERE: LazyLock<bool> = LazyLock::new(|| {
        let tried = Command::new("strace").args(["-qq", "-e", "trace=none", "true"]).stderr(Stdio::null()).status();
        let is_here = tried.is_ok_and(|status| status.success());
        if !is_here {
            let _nobody_reads =
                writeln!(io::stderr(), "left out, because strace is not here or may not be used: every test of single calls");
        }
        is_here
    });
    *HERE
}

/// One call of a process: the nth of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub nth: usize,
}

/// A command that can be run again and again.
pub struct Act<'a> {
    pub program: &'a OsStr,
    pub words: Vec<&'a OsStr>,
    pub with: Vec<(&'a str, &'a OsStr)>,
}

impl Act<'_> {
    /// Every changing call it makes on files below `folder`, in order.
    pub fn calls(&self, folder: &Path) -> Vec<Call> {
        self.calls_but(folder, |_| false)
    }

    /// The same; but of those in a row that only touch what every start clears, as far as `is_cleared` can tell from what strace wrote,
    /// just the last: ended at any of them, all the rest is the same.
    pub fn calls_but(&self, folder: &Path, is_cleared: impl Fn(&str) -> bool) -> Vec<Call> {
        let mut seen = std::collections::BTreeMap::<String, usize>::new();
        let (mut calls, mut was_cleared) = (Vec::new(), false);
        for line in self.written_down(CHANGING, false).lines() {
            let call = line.split_once(' ').map_or(line, |(_, call)| call).trim_start();
            let Some((name, _)) = call.split_once('(').filter(|(name, _)| name.chars().all(char::is_alphanumeric)) else {
                continue;
            };
            let nth = seen.entry(name.to_owned()).or_default();
            *nth += 1;
            if line.contains(&*folder.to_string_lossy()) {
                if std::mem::replace(&mut was_cleared, is_cleared(line)) && was_cleared {
                    calls.pop();
                }
                calls.push(Call { name: name.to_owned(), nth: *nth });
            }
        }
        calls
    }

    /// What strace writes down of these calls, with the names of files; with every byte where `whole` says so.
    pub fn written_down(&self, calls: &str, whole: bool) -> String {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut strace = Command::new("strace");
        strace.args(["-f", "--seccomp-bpf", "-y", "-qq", "-e", &format!("trace={calls}"), "-e", "signal=none"]);
        if whole {
            strace.args(["-xx", "-s", "10000000"]);
        }
        strace.arg("-o").arg(log.path()).arg(self.program).args(&self.words);
        let said = ended(&mut self.after(strace));
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        fs::read_to_string(log.path()).unwrap()
    }

    /// Runs it with one call tampered with: "signal=KILL", "error=EIO"; `on` to meet every one from the nth.
    pub fn with_call(&self, call: &Call, how: &str, on: bool) -> Output {
        let Call { name, nth } = call;
        let from = if on { "+" } else { "" };
        let mut strace = Command::new("strace");
        strace.args(["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", &format!("trace={name}"), "-e"]);
        strace.arg(format!("inject={name}:{how}:when={nth}{from}")).arg(self.program).args(&self.words);
        ended(&mut self.after(strace))
    }

    fn after(&self, mut command: Command) -> Command {
        command.envs(self.with.iter().copied()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

fn ended(command: &mut Command) -> Output {
    starting(|| command.spawn()).unwrap().wait_with_output().unwrap()
}
