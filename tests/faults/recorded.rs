//! What a process did to the files of its folder, written down with every byte, to be done again up
//! to any call of it. Unlike a signal at the nth call of a thread, this meets every call of all its
//! threads.

use std::collections::BTreeMap;

use super::folder::Files;
use super::strace::{Act, CHANGING};

/// What a disk tears a write into.
const SECTOR: usize = 512;

/// One change to the folder, or a promise about it. Files are named by their path below it.
#[derive(Debug, Clone)]
pub enum Step {
    /// A file is there from now on, and where `anew` says so, without a byte.
    Made {
        file: String,
        anew: bool,
    },
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Copied {
        from: String,
        from_at: usize,
        to: String,
        to_at: usize,
        length: usize,
    },
    Cut {
        file: String,
        length: usize,
    },
    Gone {
        file: String,
    },
    Renamed {
        from: String,
        to: String,
    },
    /// What was done to this file is on the disk.
    Synced {
        file: String,
    },
    /// The program said "saved".
    Said,
}

/// Runs it, and says every step it took.
pub fn steps_of(act: &Act) -> Vec<Step> {
    let folder = act.folder.to_string_lossy().into_owned();
    let mut reader = Reader {
        folder,
        positions: BTreeMap::new(),
        begun: BTreeMap::new(),
    };
    act.written_down(CHANGING, true)
        .lines()
        .filter_map(|line| reader.step(line))
        .collect()
}

/// Reads what strace wrote down.
struct Reader {
    folder: String,
    /// How far each open file was read or written, by its number.
    positions: BTreeMap<String, usize>,
    /// Calls during which another thread made one, by thread.
    begun: BTreeMap<String, String>,
}

impl Reader {
    /// Reads one line, if it changes a file of the folder or says something.
    fn step(&mut self, line: &str) -> Option<Step> {
        let (thread, call) = line.split_once(' ')?;
        let call = call.trim_start();
        if let Some(begun) = call.strip_suffix(" <unfinished ...>") {
            self.begun.insert(thread.to_owned(), begun.to_owned());
            return None;
        }
        let whole = match call.split_once(" resumed>") {
            Some((_, rest)) => self.begun.remove(thread).unwrap() + rest,
            None => call.to_owned(),
        };
        let (name, rest) = whole.split_once('(')?;
        let (words, answer) = rest.rsplit_once(" = ")?;
        let answer = answer.split([' ', '<']).next()?;
        let length: usize = answer.parse().ok()?;
        let words: Vec<&str> = words.trim_end().trim_end_matches(')').split(", ").collect();
        let file = |word: usize| self.file(words[word]);
        match name {
            "openat" => {
                let (file, how) = (file(1)?, words[2]);
                self.positions.insert(answer.to_owned(), 0);
                assert!(
                    !how.contains("O_APPEND"),
                    "where that writes is not known here: {whole}"
                );
                how.contains("O_CREAT").then(|| Step::Made {
                    file,
                    anew: how.contains("O_TRUNC"),
                })
            }
            "write" if number(words[0]) == "1" => bytes(words[1])
                .windows(5)
                .any(|word| word == b"saved")
                .then_some(Step::Said),
            "write" => Some(Step::Write {
                file: file(0)?,
                at: self.moved(words[0], length)?,
                bytes: bytes(words[1])[..length].to_vec(),
            }),
            "pwrite64" => Some(Step::Write {
                file: file(0)?,
                at: words[3].parse().ok()?,
                bytes: bytes(words[1])[..length].to_vec(),
            }),
            "copy_file_range" => {
                let (from, to) = (file(0)?, file(2)?);
                let (from_at, to_at) =
                    (self.moved(words[0], length)?, self.moved(words[2], length)?);
                Some(Step::Copied {
                    from,
                    from_at,
                    to,
                    to_at,
                    length,
                })
            }
            "ftruncate" => Some(Step::Cut {
                file: file(0)?,
                length: words[1].parse().ok()?,
            }),
            "unlink" => Some(Step::Gone { file: file(0)? }),
            "unlinkat" if words[2] == "0" => Some(Step::Gone {
                file: format!("{}/{}", file(0)?, text(words[1])),
            }),
            "rename" => Some(Step::Renamed {
                from: file(0)?,
                to: file(1)?,
            }),
            "fsync" | "fdatasync" => Some(Step::Synced { file: file(0)? }),
            _ => None,
        }
    }

    /// The file that is meant, by its path or as it lies open; none where it is not in the folder,
    /// or has no name any more.
    fn file(&self, word: &str) -> Option<String> {
        let path = match word.split_once('<') {
            Some((_, path)) => text(path.strip_suffix('>')?),
            None => text(word),
        };
        let file = path
            .strip_prefix(&self.folder)
            .filter(|file| !file.ends_with(" (deleted)"))?;
        Some(file.trim_start_matches('/').to_owned())
    }

    /// Where an open file stood before so much of it was read or written.
    fn moved(&mut self, word: &str, length: usize) -> Option<usize> {
        let position = self.positions.get_mut(number(word))?;
        *position += length;
        Some(*position - length)
    }
}

/// The number of an open file.
fn number(word: &str) -> &str {
    word.split('<').next().unwrap_or_default()
}

fn text(word: &str) -> String {
    String::from_utf8(bytes(word)).unwrap()
}

/// "\x68\x6f", perhaps between quotation marks, and plain letters, as bytes.
fn bytes(word: &str) -> Vec<u8> {
    let mut parts = word.trim_matches('"').split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    bytes
}

/// Does to the files what a step did, as far as its sectors arrived.
pub fn apply(files: &mut Files, step: &Step, arrives: &mut dyn FnMut(usize) -> bool) {
    match step {
        Step::Made { file, anew } if arrives(0) => {
            let file = files.entry(file.clone()).or_default();
            file.truncate(if *anew { 0 } else { file.len() });
        }
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
        Step::Copied {
            from,
            from_at,
            to,
            to_at,
            length,
        } => {
            let bytes = files[from][*from_at..from_at + length].to_vec();
            apply(
                files,
                &Step::Write {
                    file: to.clone(),
                    at: *to_at,
                    bytes,
                },
                arrives,
            );
        }
        Step::Cut { file, length } if arrives(0) => {
            files.entry(file.clone()).or_default().resize(*length, 0);
        }
        Step::Gone { file } if arrives(0) => drop(files.remove(file)),
        Step::Renamed { from, to } if arrives(0) => {
            let bytes = files.remove(from).unwrap();
            files.insert(to.clone(), bytes);
        }
        _ => {}
    }
}
