//! What the program does, without a screen: one implementation of each behaviour, which the
//! screens, plain mode and the command line call.

pub mod agenda;
pub mod backup_scheduler;
pub mod close;
pub mod drafts;
pub mod hints;
pub mod idle;
pub mod lock_setup;
pub mod note_text;
pub mod onboarding;
pub mod read_only;
pub mod recovery_sheet;
pub mod reopen;
pub mod round;
pub mod save_line;
pub mod screen_place;
pub mod shortcuts;
pub mod startup;
pub mod stop_facts;
pub mod text_line;

/// What an action answers when there is nothing to give back: an `Err` becomes a sentence.
pub type Outcome = crate::store::Result<()>;

/// A sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    /// Something keeps the action from being done.
    pub is_warning: bool,
}

impl Message {
    pub fn info(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_warning: false,
        }
    }

    pub fn warning(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_warning: true,
        }
    }
}

/// What an action answers the user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    pub message: Option<Message>,
    /// The steps that the action belongs to are over.
    pub is_closed: bool,
}

impl Reply {
    pub fn say(text: impl Into<String>) -> Self {
        Self::with(Message::info(text))
    }

    pub fn warn(text: impl Into<String>) -> Self {
        Self::with(Message::warning(text))
    }

    fn with(message: Message) -> Self {
        Self {
            message: Some(message),
            is_closed: false,
        }
    }

    /// The same, as the last of its steps.
    pub fn closed(self) -> Self {
        Self {
            is_closed: true,
            ..self
        }
    }
}
