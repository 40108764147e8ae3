//! Boxes and cards that lie over a screen for a while.

mod carrying;
mod entry_card;
mod find;
mod help;
mod idea_card;
mod in_the_way;
mod journal;
mod learning_card;
mod lock_card;
mod long_words;
mod menu;
mod one_line;
mod one_moment;
mod other_spelling;
mod pages;
mod things_to_try;
mod where_it_lies;
mod who_may_read;

pub use carrying::{BringIn, LookThrough, WriteOut};
pub use entry_card::{EntryCard, names_of_learning};
pub use find::Find;
pub use help::Help;
pub use idea_card::IdeaCard;
pub use in_the_way::{InTheWay, Noting, OneInTheWay, Signposting, WhenNext};
pub use journal::{Journal, PageLooksBack, WritingPage};
pub use learning_card::LearningCard;
pub use lock_card::LockCard;
pub use long_words::LongWords;
pub use menu::Menu;
pub use one_line::OneLine;
pub use one_moment::OneMoment;
pub use other_spelling::OtherSpelling;
pub use pages::{ClosedToo, MessageCard, PagesFolder, Preview, WorryLine};
pub use things_to_try::ThingsToTry;
pub use where_it_lies::WhereItLies;
pub use who_may_read::WhoMayRead;
