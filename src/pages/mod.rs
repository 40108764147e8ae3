//! Pages: what goes out of the house on paper. Records become a [`Page`] once, with privacy
//! applied; a form only shows it.

mod about;
mod form;
mod guard;
mod html;
mod layout;
mod markdown;
mod message;
mod offered;
mod out;
mod page;
mod pdf;
mod text;
mod typeface;

pub use about::{Period, Wanted};
pub use form::Form;
pub use guard::{Named, named_elsewhere};
pub use message::Message;
pub use offered::{offered, offered_on};
pub use out::{NotMade, free_name, write_new};
pub use page::{Line, Page, Section};
pub use text::{Row, rows};

/// The name of the setting that holds the line at the foot of every page.
pub const WORRY: &str = "worry-line";

/// The line at the foot of every page until she writes her own.
pub const USUAL_WORRY: &str = "Worried about a child here and would rather not tell me? Your council's children's services, or the body that inspects childminders, will listen.";
