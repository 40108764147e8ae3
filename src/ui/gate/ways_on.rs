//! What can stand between her and her log, and the numbered ways on from there.

use super::{Gate, Standing};
use crate::store::StoreError;

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
            StoreError::Damaged(_) | StoreError::NotOurs => Self::LogDamaged,
            StoreError::LogMissing { .. } => Self::LogMissing,
            StoreError::Newer => Self::Newer,
            _ => Self::Else,
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
    holds: fn(InTheWay) -> bool,
    run: fn(&mut Gate),
}

/// Every way on, in the order they are numbered.
const WAYS_ON: &[WayOn] = &[
    WayOn { label: "Type my passphrase", holds: |way| matches!(way, InTheWay::Locked), run: |gate| gate.ask(Standing::Passphrase) },
    WayOn { label: "Type the code from my sheet", holds: |way| matches!(way, InTheWay::Locked), run: |gate| gate.ask(Standing::Code) },
    WayOn { label: "Look again", holds: |way| !matches!(way, InTheWay::Locked), run: Gate::look_again },
    WayOn { label: "Finish for tonight", holds: |_| true, run: Gate::finish },
];

impl Gate {
    /// The ways on from what is in the way now.
    pub(super) fn ways_on(&self) -> Vec<&'static WayOn> {
        WAYS_ON.iter().filter(|way| (way.holds)(self.in_the_way())).collect()
    }

    /// Takes the way with this number, counted from one.
    pub(super) fn choose(&mut self, number: usize) {
        if let Some(way) = number.checked_sub(1).and_then(|place| self.ways_on().get(place).copied()) {
            (way.run)(self);
        }
    }
}
