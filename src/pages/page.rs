//! A page before it has a form: its title, its parts, what it goes without, and what stands at its
//! foot.

use std::ops::Range;

use crate::domain::{Child, Family, Id, LeftOut};

/// What a page says. A form can show nothing else, for it is given nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What the file is called: never a child's name.
    pub file: &'static str,
    pub title: String,
    /// The while it is about, or whom it is for.
    pub beneath: String,
    pub sections: Vec<Section>,
    pub left_out: LeftOut,
    /// Where a worry about a child goes, outside this house.
    pub worry: String,
    /// The family it is for; a page for all has none.
    pub own: Option<Id<Family>>,
    /// Whose records it holds, when it holds all of them.
    pub records_of: Option<Id<Child>>,
    /// For everybody to read: she chooses each line that goes on it.
    pub for_all: bool,
    /// To be read from a wall: in large letters.
    pub is_large: bool,
    /// About made-up families.
    pub sample: bool,
}

/// One part under its own heading; the heading may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub lines: Vec<Line>,
    /// Offered in the place of another: not on the page unless she puts it there.
    pub is_spare: bool,
}

/// One thing said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// A day or a word that stands before it.
    pub lead: String,
    pub words: String,
    /// What was said of it at home, each with who said it.
    pub said: Vec<String>,
    /// Room to write on.
    pub to_write: bool,
}

impl Page {
    /// Every line, in order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(|section| &section.lines)
    }

    /// Lines that are not on the page unless she puts them there.
    pub fn off_at_first(&self) -> Vec<usize> {
        let spare = self.sections.iter().flat_map(|section| {
            section
                .lines
                .iter()
                .map(|_| section.is_spare || self.for_all)
        });
        spare
            .enumerate()
            .filter(|(_, is_off)| *is_off)
            .map(|(place, _)| place)
            .collect()
    }

    /// The page without these lines, counted from the first; it says that they were taken off.
    pub fn without(&self, off: &[usize]) -> Self {
        let mut page = self.clone();
        let (mut place, before, spare) = (0, page.sections.len(), self.off_at_first());
        for section in &mut page.sections {
            section.lines.retain(|_| {
                place += 1;
                !off.contains(&(place - 1))
            });
        }
        page.sections.retain(|section| !section.lines.is_empty());
        if page.for_all {
            page.left_out.for_room += before - page.sections.len();
        } else {
            page.left_out.by_hand += off.iter().filter(|line| !spare.contains(line)).count();
        }
        page
    }

    /// Gives a line other words: hers, and what was said at home.
    pub fn reword(&mut self, place: usize, words: &str, said: Vec<String>) {
        if let Some(line) = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.lines)
            .nth(place)
        {
            words.clone_into(&mut line.words);
            line.said = said;
        }
    }

    /// The lines of the part that this line stands in.
    pub fn part_of(&self, place: usize) -> Range<usize> {
        let mut begins = 0;
        for section in &self.sections {
            let ends = begins + section.lines.len();
            if place < ends {
                return begins..ends;
            }
            begins = ends;
        }
        begins..begins
    }

    /// Whether nothing would stand on it; a notice may be a title alone.
    pub fn is_blank(&self) -> bool {
        self.lines().next().is_none() && !self.is_large
    }

    /// Adds a part, unless it has nothing to say.
    pub fn add(&mut self, title: &str, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.sections.push(Section {
                title: title.to_owned(),
                lines,
                is_spare: false,
            });
        }
    }
}

/// Parts of at most so many lines stay on one sheet.
const SHORT: usize = 8;

impl Section {
    pub fn is_short(&self) -> bool {
        self.lines.len() <= SHORT
    }

    /// What stands before a line; a lead is said once where several lines in a row have it.
    pub fn lead(&self, place: usize) -> &str {
        let lead = |place: usize| self.lines.get(place).map_or("", |line| line.lead.as_str());
        if place > 0 && lead(place) == lead(place - 1) {
            ""
        } else {
            lead(place)
        }
    }
}

impl Line {
    pub fn of(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    pub fn led(lead: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            lead: lead.into(),
            words: words.into(),
            ..Self::default()
        }
    }

    pub fn to_write(lead: &str) -> Self {
        Self {
            lead: lead.to_owned(),
            to_write: true,
            ..Self::default()
        }
    }

    pub fn with(mut self, said: impl IntoIterator<Item = String>) -> Self {
        self.said
            .extend(said.into_iter().filter(|words| !words.is_empty()));
        self
    }
}
