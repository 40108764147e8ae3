//! Her private journal: pages newest first, found only here.

mod page;
mod sort;

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::domain::dates::{say_date, say_day};
use crate::domain::text::{answers, folded_words};
use crate::domain::wording::count;
use crate::domain::{Id, JournalPage, LooksBackOn, Ranking, Review, Saved};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

pub use page::WritingPage;
pub use sort::PageLooksBack;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<Journal>(),
    ViewEntry::of::<WritingPage>(),
    ViewEntry::of::<PageLooksBack>(),
];

/// From this width on the chosen page stands beside the list.
const WIDE: u16 = 110;
/// Columns of words that are read with ease.
const READABLE: u16 = 76;

/// The pages, and what is looked for among them.
#[derive(Default)]
pub struct Journal {
    /// What a page begun now looks back on.
    begins_on: LooksBackOn,
    find: TextLine,
    pages: Vec<Saved<JournalPage>>,
    /// Places in `pages` of those that have the words.
    shown: Vec<usize>,
    /// What each page looks back on, in words.
    about: Vec<String>,
    has_half_written: bool,
    list: Listing,
    today: NaiveDate,
}

impl Journal {
    pub fn looking_back_on(begins_on: LooksBackOn) -> Self {
        Self {
            begins_on,
            ..Self::default()
        }
    }

    fn arrange(&mut self) {
        let asked = folded_words(self.find.text());
        let has = |place: usize| {
            let page = &self.pages[place];
            let all = format!(
                "{} {} {}",
                page.words,
                self.about[place],
                say_date(page.on, NaiveDate::MIN)
            );
            answers(&all, &asked)
        };
        self.shown = (0..self.pages.len()).filter(|place| has(*place)).collect();
        self.list.clamp(self.shown.len());
    }

    fn chosen(&self) -> Option<&Saved<JournalPage>> {
        self.pages.get(*self.shown.get(self.list.chosen())?)
    }

    fn about_chosen(&self) -> &str {
        self.shown
            .get(self.list.chosen())
            .map_or("", |place| self.about[*place].as_str())
    }

    fn write(&mut self, cx: &mut Context) -> Outcome {
        cx.push(WritingPage::begun(self.begins_on));
        Ok(())
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(page) = self.chosen() {
            cx.push(WritingPage::of(page.id));
        }
        Ok(())
    }

    fn sort(&mut self, cx: &mut Context) -> Outcome {
        if let Some(page) = self.chosen() {
            cx.push(PageLooksBack::of(page.id));
        }
        Ok(())
    }

    fn remove(&mut self, cx: &mut Context) -> Outcome {
        if let Some(page) = self.chosen() {
            cx.store
                .step("A page of the journal removed", cx.now, |store| {
                    store.journal().remove(page.id)
                })?;
            cx.say("Removed from your journal · Ctrl+Z puts it back");
        }
        Ok(())
    }

    fn draw_list(&self, canvas: &mut Canvas) {
        let (width, hint) = (usize::from(canvas.width()), canvas.look.hint);
        self.list
            .draw(canvas, self.shown.len(), 1, true, |place, row| {
                let (page, about) = (
                    &self.pages[self.shown[place]],
                    &self.about[self.shown[place]],
                );
                let sign = if about.is_empty() { " " } else { "·" };
                row.put(
                    3,
                    0,
                    Span::styled(
                        format!("{} {sign}", pad(&say_day(page.on, self.today), 15)),
                        hint,
                    ),
                );
                row.put(
                    21,
                    0,
                    shorten(
                        page.words.lines().next().unwrap_or_default(),
                        width.saturating_sub(23),
                    ),
                );
            });
    }

    fn draw_page(&self, canvas: &mut Canvas) {
        let Some(page) = self.chosen() else { return };
        let (height, hint, text, heading) = (
            canvas.height(),
            canvas.look.hint,
            canvas.look.text,
            canvas.look.heading,
        );
        canvas.put(1, 0, Span::styled(say_date(page.on, self.today), heading));
        canvas.put_right(0, Span::styled(self.about_chosen().to_owned(), hint));
        canvas.paragraph(1, 1, height.saturating_sub(1), &page.words, text);
    }

    fn nothing_here(&self) -> &'static str {
        if self.has_half_written {
            "A half-written page waits for you. Ctrl+N goes on with it."
        } else if self.pages.is_empty() {
            "A quiet place to think. No list shows it and no page prints it. Ctrl+N begins."
        } else {
            "No page has those words. Backspace, or Esc shows them all."
        }
    }
}

/// The days of all that a page can look back on, read once for many pages.
struct LookedBack {
    rankings: Vec<(Id<Ranking>, NaiveDate)>,
    reviews: Vec<(Id<Review>, NaiveDate)>,
    today: NaiveDate,
}

impl LookedBack {
    fn read(cx: &Context) -> crate::store::Result<Self> {
        let rankings = cx
            .store
            .why()
            .rankings()?
            .into_iter()
            .map(|ranking| (ranking.id, ranking.on))
            .collect();
        let reviews = cx
            .store
            .checklist()
            .reviews()?
            .into_iter()
            .map(|review| (review.id, review.on))
            .collect();
        Ok(Self {
            rankings,
            reviews,
            today: cx.today(),
        })
    }

    /// What a page looks back on, in words; nothing where it stands for itself.
    fn in_words(&self, looks_back_on: LooksBackOn) -> String {
        let (what, on) = match looks_back_on {
            LooksBackOn::Nothing => return String::new(),
            LooksBackOn::Ranking(id) => (
                "my reasons",
                self.rankings
                    .iter()
                    .find(|(own, _)| *own == id)
                    .map(|(_, on)| *on),
            ),
            LooksBackOn::Review(id) => (
                "the checklist",
                self.reviews
                    .iter()
                    .find(|(own, _)| *own == id)
                    .map(|(_, on)| *on),
            ),
        };
        on.map_or_else(String::new, |on| {
            format!("on {what} of {}", say_date(on, self.today))
        })
    }
}

impl View for Journal {
    const NAME: &'static str = "Private journal";
    const HELP: &'static str = "journal";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|journal| !journal.shown.is_empty()),
        Command::<Self>::new(Key::Ctrl('n'), "new", Self::write),
        Command::<Self>::new(Key::Ctrl('t'), "about", Self::sort)
            .when(|journal| !journal.shown.is_empty()),
        Command::<Self>::new(Key::Delete, "remove", Self::remove)
            .when(|journal| journal.find.is_empty() && !journal.shown.is_empty()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|journal| Some(journal.list.of(journal.shown.len())));
    const IS_SEARCH: bool = true;

    fn tally(&self) -> String {
        count(self.pages.len(), "page")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.pages = cx.store.journal().pages()?;
        let looked_back = LookedBack::read(cx)?;
        self.about = self
            .pages
            .iter()
            .map(|page| looked_back.in_words(page.looks_back_on))
            .collect();
        self.has_half_written = cx.store.drafts().at(page::NEW)?.is_some();
        self.arrange();
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.find)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.find)
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.list.choose(0);
        self.arrange();
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        canvas.put(1, 0, "Find:");
        draw_line(
            &mut canvas.part(7, 0, width.saturating_sub(8), 1),
            &self.find,
            1,
            None,
        );
        if self.shown.is_empty() || (self.has_half_written && self.find.is_empty()) {
            canvas.paragraph(
                3,
                1 + u16::from(self.shown.is_empty()),
                2,
                self.nothing_here(),
                hint,
            );
        }
        if self.shown.is_empty() {
            return;
        }
        if width >= WIDE {
            let half = width / 2;
            self.draw_list(&mut canvas.part(0, 2, half, height.saturating_sub(2)));
            canvas.upright(half, 1, height);
            self.draw_page(&mut canvas.part(
                half + 1,
                2,
                (width - half - 1).min(READABLE),
                height.saturating_sub(2),
            ));
            return;
        }
        let below = height / 2;
        self.draw_list(&mut canvas.part(0, 2, width, height.saturating_sub(below + 2)));
        canvas.rule(height.saturating_sub(below));
        self.draw_page(&mut canvas.part(0, height.saturating_sub(below) + 1, width, below - 1));
    }
}
