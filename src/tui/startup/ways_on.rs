//! What can stand between her and her log, and the numbered ways on from there.

use super::wishes::Wish;
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
    /// It is being brought up to date.
    Earlier,
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
            StoreError::Damaged(_)
            | StoreError::NotALog { .. }
            | StoreError::Mixed
            | StoreError::NotOurs => Self::LogDamaged,
            StoreError::LogMissing { .. } => Self::LogMissing,
            StoreError::Newer => Self::Newer,
            StoreError::Earlier => Self::Earlier,
            _ => Self::Else,
        }
    }

    /// Whether a copy would help.
    pub(super) const fn asks_for_a_copy(self) -> bool {
        matches!(
            self,
            Self::LogMissing | Self::LogDamaged | Self::KeyMissing | Self::KeyDamaged
        )
    }

    /// Whether the log is there, and only its key is not.
    pub(super) const fn is_only_the_key(self) -> bool {
        matches!(self, Self::KeyMissing | Self::KeyDamaged)
    }

    /// What has happened, where a copy is at hand to mend it: the way on is on the card.
    pub(super) const fn mended_by_a_copy(self) -> Option<&'static str> {
        match self {
            Self::KeyDamaged => Some(
                "The key to your log cannot be read, nor can the second one. Nothing was changed.",
            ),
            Self::KeyMissing => Some(
                "The key to your log is missing, though the log is there. Nothing was changed.",
            ),
            Self::LogDamaged => Some(
                "Part of your log cannot be read. Nothing was changed, and nothing more is written to it.",
            ),
            Self::LogMissing => {
                Some("Your log is missing, or empty, though its key is there. Nothing was changed.")
            }
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
            Self::Earlier => "From an earlier Hometime",
            Self::Else => "Your log could not be opened",
        }
    }
}

/// One numbered line of the card.
pub(super) struct WayOn {
    pub label: fn(&Gate) -> String,
    holds: fn(&Gate) -> bool,
    run: fn(&mut Gate),
}

impl WayOn {
    const fn new(label: fn(&Gate) -> String, holds: fn(&Gate) -> bool, run: fn(&mut Gate)) -> Self {
        Self { label, holds, run }
    }
}

/// Every way on, in the order they are numbered.
const WAYS_ON: &[WayOn] = &[
    WayOn::new(
        |_| "Type my passphrase".to_owned(),
        Gate::is_locked,
        |gate| gate.ask(Standing::Passphrase),
    ),
    WayOn::new(
        |_| "Type the code from my sheet".to_owned(),
        Gate::is_locked,
        |gate| gate.ask(Standing::Code),
    ),
    WayOn::new(
        |gate| {
            format!(
                "Look at the newest copy, as it was {}",
                gate.newest_copy_is_from()
            )
        },
        |gate| gate.newest_copy.is_some() && gate.in_the_way() == InTheWay::OtherWindow,
        |gate| gate.begin(Wish::LookAtNewest, None),
    ),
    WayOn::new(
        |_| "Take the key that lies with my copies".to_owned(),
        |gate| gate.spare_key.is_some(),
        |gate| gate.begin(Wish::TakeKey, None),
    ),
    WayOn::new(
        |_| "Put the newest good copy back".to_owned(),
        |gate| gate.newest_copy.is_some() && gate.in_the_way().asks_for_a_copy(),
        |gate| gate.begin(Wish::PutNewestBack, None),
    ),
    WayOn::new(
        |_| "Save what can still be read into a new log".to_owned(),
        |gate| {
            gate.in_the_way() == InTheWay::LogDamaged
                && !matches!(gate.trouble, StoreError::NotALog { .. })
                && gate.newest_copy.is_none()
                && gate.saved.is_none()
        },
        |gate| gate.begin(Wish::Salvage, None),
    ),
    WayOn::new(
        |_| "Go on with what was saved".to_owned(),
        |gate| gate.saved.is_some(),
        Gate::go_on_with_saved,
    ),
    WayOn::new(
        |_| "Look whether the other window is closed by now".to_owned(),
        |gate| gate.in_the_way() == InTheWay::OtherWindow,
        |gate| gate.begin(Wish::Open, None),
    ),
    WayOn::new(
        |_| "Look again".to_owned(),
        |gate| {
            !matches!(gate.in_the_way(), InTheWay::Locked | InTheWay::OtherWindow)
                && !gate.is_under_way_by_itself()
        },
        |gate| gate.begin(Wish::Open, None),
    ),
    WayOn::new(
        |_| "Finish for tonight".to_owned(),
        |gate| !gate.is_under_way_by_itself(),
        Gate::finish,
    ),
];

impl Gate {
    fn is_locked(&self) -> bool {
        self.in_the_way() == InTheWay::Locked
    }

    /// Whether the log is being brought up to date, so that there is nothing to choose.
    fn is_under_way_by_itself(&self) -> bool {
        self.is_opening() && self.in_the_way() == InTheWay::Earlier
    }

    /// "today 17:56".
    pub(super) fn newest_copy_is_from(&self) -> String {
        self.newest_copy
            .as_ref()
            .map(|copy| copy.name.when(self.now.date()))
            .unwrap_or_default()
    }

    fn go_on_with_saved(&mut self) {
        if let Some(saved) = &self.saved {
            self.begin(Wish::GoOnWith(saved.folder.clone()), None);
        }
    }

    /// The ways on from what is in the way now.
    pub(super) fn ways_on(&self) -> Vec<&'static WayOn> {
        WAYS_ON.iter().filter(|way| (way.holds)(self)).collect()
    }

    /// Takes the way with this number, counted from one.
    pub(super) fn choose(&mut self, number: usize) {
        if let Some(way) = number
            .checked_sub(1)
            .and_then(|place| self.ways_on().get(place).copied())
        {
            (way.run)(self);
        }
    }
}
