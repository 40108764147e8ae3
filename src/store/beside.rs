//! Long work done beside the keys, on a thread of its own, and looked at from time to time.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use super::{Result, StoreError};

/// How far some work is, and whether she wants it stopped. What is counted is up to the work:
/// bytes, or rows.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    whole: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// So much more is to be done.
    pub(crate) fn expect(&self, more: u64) {
        self.whole.fetch_add(more, Ordering::Relaxed);
    }

    /// So much more is done.
    pub(crate) fn came(&self, more: u64) {
        self.done.fetch_add(more, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// A stretch of it that counts its own hundredths: as much as `whole` beside the rest.
    pub(crate) fn stretch(&self, whole: u64) -> Stretch<'_> {
        self.expect(whole);
        Stretch {
            progress: self,
            whole,
            done: Cell::new(0),
        }
    }

    /// How much of it is done, of a hundred; a hundred only when it has ended.
    fn percent(&self) -> u64 {
        let whole = self.whole.load(Ordering::Relaxed).max(1);
        (self.done.load(Ordering::Relaxed) * 100 / whole).min(99)
    }
}

/// A part of some work whose own parts are not counted as the rest is.
pub(crate) struct Stretch<'p> {
    progress: &'p Progress,
    whole: u64,
    done: Cell<u64>,
}

impl Stretch<'_> {
    /// So many hundredths of it are done.
    pub fn is_at(&self, hundredths: u64) {
        let done = self.whole * hundredths / 100;
        self.progress
            .came(done.saturating_sub(self.done.replace(done)));
    }
}

/// Work on its way. Let go of, it is stopped.
pub struct Beside<T> {
    progress: Arc<Progress>,
    worker: Option<JoinHandle<Result<T>>>,
}

impl<T: Send + 'static> Beside<T> {
    /// Begins it.
    ///
    /// # Errors
    ///
    /// The laptop has no thread to give just now.
    pub fn begin(work: impl FnOnce(&Progress) -> Result<T> + Send + 'static) -> Result<Self> {
        let progress = Arc::new(Progress::default());
        let seen = Arc::clone(&progress);
        let worker = thread::Builder::new()
            .name("beside".into())
            .spawn(move || work(&seen))
            .map_err(|_| StoreError::say("The laptop is too busy for that just now. Nothing was changed; try again in a moment."))?;
        Ok(Self {
            progress,
            worker: Some(worker),
        })
    }

    /// What came of it, once it is done.
    pub fn outcome(&mut self) -> Option<Result<T>> {
        self.worker
            .as_ref()
            .is_some_and(JoinHandle::is_finished)
            .then(|| self.wait())
    }

    /// Waits for what comes of it.
    pub fn wait(&mut self) -> Result<T> {
        let ended = self.worker.take().map(JoinHandle::join);
        ended.and_then(thread::Result::ok).unwrap_or_else(|| {
            Err(StoreError::say(
                "That was broken off. Your log is as it was.",
            ))
        })
    }
}

impl<T> Beside<T> {
    /// How much of it is done, of a hundred.
    pub fn percent(&self) -> u64 {
        self.progress.percent()
    }
}

impl<T> Drop for Beside<T> {
    fn drop(&mut self) {
        self.progress.stop.store(true, Ordering::Relaxed);
        if let Some(worker) = self.worker.take() {
            drop(worker.join());
        }
    }
}
