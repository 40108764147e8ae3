//! The kinds of note: for each one the record of what it is called, typed as and kept under.

use super::choice::choice;
use super::keeping::Keep;
use super::wording::count_head;

choice! {
    /// What sort of note it is.
    pub enum Kind {
        #[default]
        Chat => "chat",
        Observation => "observation",
        FromHome => "from-home",
        Loan => "loan",
        Try => "try",
        Answer => "answer",
    }
}

/// One of the names of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// For a narrow column: as the line has it at its front, at most six letters.
    Short,
    /// In a sentence: "news from home".
    Noun,
    /// Before one note: "News from home".
    Title,
    /// Above or before many: "Ideas to try".
    Heading,
}

/// Everything that is decided once for each kind.
struct Record {
    short: &'static str,
    noun: &'static str,
    title: &'static str,
    heading: &'static str,
    /// What is counted: "note of news from home".
    unit: &'static str,
    mark: &'static str,
    file: &'static str,
    keep: Keep,
}

impl Kind {
    const fn record(self) -> Record {
        match self {
            Self::Chat => Record {
                short: "chat",
                noun: "chat",
                title: "Chat",
                heading: "Chats",
                unit: "chat",
                mark: "",
                file: "chats",
                keep: Keep::Chats,
            },
            Self::Observation => Record {
                short: "obs",
                noun: "observation",
                title: "Observation",
                heading: "Observations",
                unit: "observation",
                mark: "obs",
                file: "observations",
                keep: Keep::Observations,
            },
            Self::FromHome => Record {
                short: "home",
                noun: "news from home",
                title: "News from home",
                heading: "News from home",
                unit: "note of news from home",
                mark: "home:",
                file: "from-home",
                keep: Keep::Chats,
            },
            Self::Loan => Record {
                short: "lent",
                noun: "loan",
                title: "Loan",
                heading: "Loans",
                unit: "loan",
                mark: "lent",
                file: "loans",
                keep: Keep::Loans,
            },
            Self::Try => Record {
                short: "try",
                noun: "idea to try",
                title: "Idea to try",
                heading: "Ideas to try",
                unit: "idea to try",
                mark: "try:",
                file: "to-try",
                keep: Keep::Observations,
            },
            Self::Answer => Record {
                short: "answer",
                noun: "answer",
                title: "Answer",
                heading: "Answers",
                unit: "answer",
                mark: "re:",
                file: "answers",
                keep: Keep::Chats,
            },
        }
    }

    /// What it is called.
    pub const fn label(self, label: Label) -> &'static str {
        let record = self.record();
        match label {
            Label::Short => record.short,
            Label::Noun => record.noun,
            Label::Title => record.title,
            Label::Heading => record.heading,
        }
    }

    /// "1 chat", "2 ideas to try", "no notes of news from home".
    pub fn counted(self, number: usize) -> String {
        count_head(number, self.record().unit)
    }

    /// What a line of this kind begins with; empty for a chat, which needs nothing.
    pub const fn mark(self) -> &'static str {
        self.record().mark
    }

    /// The name of its table in an export, without the ending.
    pub const fn file(self) -> &'static str {
        self.record().file
    }

    /// Which period it is kept for.
    pub const fn keep(self) -> Keep {
        self.record().keep
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Label};

    #[test]
    fn counts_read_right_for_none_one_and_many() {
        assert_eq!(Kind::Chat.counted(0), "no chats");
        assert_eq!(Kind::FromHome.counted(1), "1 note of news from home");
        assert_eq!(Kind::FromHome.counted(2), "2 notes of news from home");
        assert_eq!(Kind::Try.counted(3), "3 ideas to try");
    }

    #[test]
    fn no_two_kinds_share_a_name_a_mark_or_a_file() {
        for (place, kind) in Kind::ALL.iter().enumerate() {
            assert!(kind.label(Label::Short).chars().count() <= 6, "{kind:?}");
            for other in &Kind::ALL[place + 1..] {
                assert_ne!(kind.label(Label::Noun), other.label(Label::Noun));
                assert_ne!(kind.mark(), other.mark());
                assert_ne!(kind.file(), other.file());
            }
        }
    }
}
