//! What can stand between her and her log, and the numbered ways on from there.

use super::{Gate, Standing};
use crate::store::{NoCopy, Rescue, StoreError};

/// What keeps the log from being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTheWay {
    Locked,
    OtherWindow,
    KeyDamaged,
    KeyMissing,
    LogDamaged,
    LogMissing,
    Newer,
    /// The folder or the disk.
    Else,
}

impl InTheWay {
    pub const fn of(trouble: &StoreError) -> Self {
        match trouble {
            StoreError::Locked | StoreError::WrongSecret { .. } => Self::Locked,
            StoreError::InUse => Self::OtherWindow,
            StoreError::KeyDamaged => Self::KeyDamaged,
            StoreError::KeyMissing { .. } => Self::KeyMissing,
            StoreError::Damaged(_) | StoreError::Mixed | StoreError::NotOurs => Self::LogDamaged,
            StoreError::LogMissing { .. } => Self::LogMissing,
            StoreError::Newer => Self::Newer,
            _ => Self::Else,
        }
    }

    /// Whether a copy would help.
    pub(super) const fn asks_for_a_copy(self) -> bool {
        matches!(self, Self::LogMissing | Self::LogDamaged | Self::KeyMissing | Self::KeyDamaged)
    }

    /// What has happened, where a copy is at hand to mend it: the way on is on the card.
    pub(super) const fn mended_by_a_copy(self) -> Option<&'static str> {
        match self {
            Self::KeyDamaged => Some("The key to your log cannot be read, nor can the second one. Nothing was changed."),
            Self::KeyMissing => Some("The key to your log is missing, though the log is there. Nothing was changed."),
            Self::LogDamaged => Some("Part of your log cannot be read. Nothing was changed, and nothing more is written to it."),
            Self::LogMissing => Some("Your log is missing, or empty, though its key is there. Nothing was changed."),
            _ => None,
        }
    }

    /// What the head line says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Locked => "Locked",
            Self::OtherWindow => "Open in another window",
            Self::KeyDamaged => "The key cannot be read",
            Self::KeyMissing => "The key is missing",
            Self::LogDamaged => "Part of your log cannot be read",
            Self::LogMissing => "Your log is missing",
            Self::Newer => "Written by a newer Hometime",
            Self::Else => "Your log could not be opened",
        }
    }
}

/// One numbered line of the card.
pub(super) struct WayOn {
    pub label: &'static str,
    holds: fn(&Gate) -> bool,
    run: fn(&mut Gate),
}

/// Every way on, in the order they are numbered.
const WAYS_ON: &[WayOn] = &[
    WayOn { label: "Type my passphrase", holds: |gate| gate.in_the_way() == InTheWay::Locked, run: |gate| gate.ask(Standing::Passphrase) },
    WayOn {
        label: "Type the code from my sheet",
        holds: |gate| gate.in_the_way() == InTheWay::Locked,
        run: |gate| gate.ask(Standing::Code),
    },
    WayOn { label: "Put the newest good copy back", holds: |gate| gate.newest_copy.is_some(), run: Gate::put_newest_back },
    WayOn { label: "Look again", holds: |gate| gate.in_the_way() != InTheWay::Locked, run: Gate::look_again },
    WayOn { label: "Finish for tonight", holds: |_| true, run: Gate::finish },
];

impl Gate {
    /// Puts the newest copy that is good where the log should be; what lies there is kept under another name.
    fn put_newest_back(&mut self) {
        let (folder, now) = (self.folder.clone(), self.now);
        self.begin(move || {
            let rescue = Rescue::of(&folder)?;
            let newest = rescue.newest_whole().ok_or(NoCopy::NotThere)?;
            rescue.put_back(&newest.path, None, now)
        });
    }

    /// The ways on from what is in the way now.
    pub(super) fn ways_on(&self) -> Vec<&'static WayOn> {
        WAYS_ON.iter().filter(|way| (way.holds)(self)).collect()
    }

    /// Takes the way with this number, counted from one.
    pub(super) fn choose(&mut self, number: usize) {
        if let Some(way) = number.checked_sub(1).and_then(|place| self.ways_on().get(place).copied()) {
            (way.run)(self);
        }
    }
}
