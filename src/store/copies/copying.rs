//! Work on copies done beside the keys, on a thread of its own, and looked at from time to time.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::{self, JoinHandle};

use super::drawer::not_made;
use super::making::{Copied, Progress};
use crate::store::{Result, StoreError};

/// A copy being made.
pub type Copying = Beside<Copied>;

/// Work on its way. Let go of, it is stopped.
pub struct Beside<T> {
    progress: Arc<Progress>,
    worker: Option<JoinHandle<Result<T>>>,
}

impl<T: Send + 'static> Beside<T> {
    pub(in crate::store) fn begin(work: impl FnOnce(&Progress) -> Result<T> + Send + 'static) -> Result<Self> {
        let progress = Arc::new(Progress::default());
        let seen = Arc::clone(&progress);
        let worker = thread::Builder::new().name("copies".into()).spawn(move || work(&seen)).map_err(not_made)?;
        Ok(Self { progress, worker: Some(worker) })
    }

    /// What came of it, once it is done.
    pub fn outcome(&mut self) -> Option<Result<T>> {
        self.worker.as_ref().is_some_and(JoinHandle::is_finished).then(|| self.wait())
    }

    /// Waits for what comes of it.
    pub fn wait(&mut self) -> Result<T> {
        let ended = self.worker.take().map(JoinHandle::join);
        ended.and_then(thread::Result::ok).unwrap_or_else(|| Err(StoreError::say("That was broken off. Your log is as it was.")))
    }
}

impl<T> Beside<T> {
    /// How much of it is done, of a hundred.
    pub fn percent(&self) -> u64 {
        let whole = self.progress.whole.load(Ordering::Relaxed).max(1);
        (self.progress.done.load(Ordering::Relaxed) * 100 / whole).min(99)
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
