//! The pictures: what was seen here, told from home and answered, by child and by area, so that
//! nobody and nothing is forgotten. Each opens the rows it counts.

use chrono::NaiveDate;

use crate::assets;
use crate::domain::wording::{and_list, count, or_list};
use crate::domain::{BothWays, Child, Household, Id, Kind, Saved};
use crate::store::{self, Filter, Only, Store};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::widgets::{ListRows, Listing};

use super::which::{Which, term_of};

/// Block glyphs at most in one bar.
const LONGEST: usize = 8;
/// Where numbers by child begin, and the room each takes.
const BY_CHILD: u16 = 39;
const EACH: usize = 6;

/// The counts of one term.
#[derive(Default)]
pub(super) struct Pictures {
    sentences: Vec<String>,
    rows: Vec<Row>,
    list: Listing,
}

/// One line of the pictures.
enum Row {
    Heading(String),
    Bar {
        label: String,
        bar: String,
        beside: String,
        behind: Which,
    },
}

/// What the pictures of one term are made of.
struct Term<'s> {
    store: &'s Store,
    from: NaiveDate,
    today: NaiveDate,
    children: Vec<Saved<Child>>,
}

impl Pictures {
    pub(super) fn read(&mut self, store: &Store, today: NaiveDate) -> store::Result<()> {
        let households: Vec<Household> = store.families().on_books(today)?;
        let children = households
            .iter()
            .flat_map(|household| household.children.clone())
            .filter(|child| child.is_on_books(today));
        let term = Term {
            store,
            from: term_of(today),
            today,
            children: children.collect(),
        };
        self.rows.clear();
        self.sentences = vec![term.sentence()?];
        term.both_ways(self)?;
        term.about(self)?;
        term.told_us(&households, self)?;
        self.list_rows().settle();
        Ok(())
    }

    pub(super) fn list_rows(&self) -> ListRows<'_> {
        let headings = self.rows.iter().map(|row| !matches!(row, Row::Bar { .. }));
        self.list.of(self.rows.len()).with_headings(headings)
    }

    pub(super) fn behind(&self) -> Option<Which> {
        match self.rows.get(self.list.chosen()) {
            Some(Row::Bar { behind, .. }) => Some(behind.clone()),
            _ => None,
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text) = (canvas.width(), canvas.height(), canvas.look.text);
        let mut row = 0;
        for sentence in &self.sentences {
            row += canvas.paragraph(1, row, 2, sentence, text);
        }
        row += 1;
        let list = height.saturating_sub(row);
        self.list.draw(
            &mut canvas.part(0, row, width, list),
            self.rows.len(),
            1,
            true,
            |place, line| match &self.rows[place] {
                Row::Heading(words) => {
                    let style = line.look.heading;
                    line.put(1, 0, ratatui::text::Span::styled(words.clone(), style));
                }
                Row::Bar {
                    label, bar, beside, ..
                } => {
                    line.put(3, 0, pad(label, 22));
                    line.put(26, 0, bar.clone());
                    line.put(
                        BY_CHILD,
                        0,
                        shorten(beside, usize::from(width.saturating_sub(BY_CHILD))),
                    );
                }
            },
        );
    }
}

impl Term<'_> {
    fn filter(&self, kinds: &[Kind]) -> Filter {
        Filter {
            kinds: kinds.to_vec(),
            since: Some(self.from),
            until: Some(self.today),
            sensitive: true,
            ..Filter::default()
        }
    }

    fn count(&self, filter: &Filter) -> store::Result<usize> {
        self.store.entries().count(filter)
    }

    fn sentence(&self) -> store::Result<String> {
        let seen = self.filter(&[Kind::Observation]);
        let here = self.count(&seen)?;
        let shared = self.count(&Filter {
            only: Some(Only::Shared),
            ..seen.clone()
        })?;
        let answered = self.count(&Filter {
            only: Some(Only::Answered),
            ..seen
        })?;
        let from_home = self.count(&self.filter(&[Kind::FromHome]))?;
        Ok(format!(
            "This term: {} here, {shared} of them shared. Parents answered {answered} and told us {from_home} of their own.",
            count(here, "observation")
        ))
    }

    fn bar(
        &self,
        label: &str,
        title: String,
        filter: Filter,
        beside: String,
    ) -> store::Result<Row> {
        let bar = bar(self.count(&filter)?);
        Ok(Row::Bar {
            label: label.to_owned(),
            bar,
            beside,
            behind: Which::Behind(title, Box::new(filter)),
        })
    }

    fn both_ways(&self, into: &mut Pictures) -> store::Result<()> {
        into.rows.push(Row::Heading("BOTH WAYS".to_owned()));
        let seen = self.filter(&[Kind::Observation]);
        into.rows.push(self.bar(
            "from me",
            "from me this term".to_owned(),
            seen,
            String::new(),
        )?);
        into.rows.push(self.bar(
            "from home",
            "from home this term".to_owned(),
            self.filter(&[Kind::FromHome]),
            String::new(),
        )?);
        let answered = bar(self.count(&Which::Answered.filter(self.today))?);
        into.rows.push(Row::Bar {
            label: "answered".to_owned(),
            bar: answered,
            beside: String::new(),
            behind: Which::Answered,
        });
        into.rows.push(Row::Heading(format!(
            "{:<37} FROM HOME  ANSWERED",
            "BY CHILD                 FROM ME"
        )));
        let counted = self.store.observations().both_ways(self.from, self.today)?;
        let mut unseen = Vec::new();
        for child in &self.children {
            let both = counted
                .iter()
                .find(|(id, _)| *id == child.id)
                .map_or_else(BothWays::default, |(_, both)| *both);
            if both.here == 0 {
                unseen.push(child.name.as_str());
            }
            let filter = Filter {
                child: Some(child.id),
                ..self.filter(&[Kind::Observation, Kind::FromHome])
            };
            let title = format!("{} this term", child.name);
            let beside = format!(
                "{:<10} {}",
                short_bar(both.from_home),
                short_bar(both.answered)
            );
            into.rows.push(Row::Bar {
                label: child.name.clone(),
                bar: bar(both.here),
                beside,
                behind: Which::Behind(title, Box::new(filter)),
            });
        }
        if !unseen.is_empty() {
            into.sentences.push(format!(
                "Nothing written down yet this term of {}.",
                or_list(unseen)
            ));
        }
        Ok(())
    }

    /// By area of learning and child.
    fn about(&self, into: &mut Pictures) -> store::Result<()> {
        let names: String = self
            .children
            .iter()
            .map(|child| pad(&shorten(&child.name, EACH - 1), EACH))
            .collect();
        into.rows.push(Row::Heading(format!(
            "{:<38}{}",
            "WHAT THEY WERE ABOUT",
            names.trim_end()
        )));
        let by_area = self.store.observations().by_area(self.from, self.today)?;
        let own = self.store.observations().own_areas()?;
        let framework = assets::early_years()
            .areas
            .iter()
            .map(|area| (area.word.as_str(), area.plain.as_str()));
        let areas: Vec<(&str, &str)> = framework
            .chain(
                own.iter()
                    .map(|area| (area.word.as_str(), area.name.as_str())),
            )
            .collect();
        let mut without = Vec::new();
        for (word, name) in areas {
            let of = |child: Id<Child>| {
                by_area
                    .iter()
                    .find(|(area, id, _)| area == word && *id == child)
                    .map_or(0, |(_, _, many)| *many)
            };
            let beside: String = self
                .children
                .iter()
                .map(|child| pad(&said(of(child.id)), EACH))
                .collect();
            let filter = Filter {
                only: Some(Only::About(word.to_owned())),
                ..self.filter(&[Kind::Observation])
            };
            if !by_area.iter().any(|(area, _, _)| area == word) {
                without.push(name);
            }
            into.rows.push(self.bar(
                name,
                format!("about {name}"),
                filter,
                beside.trim_end().to_owned(),
            )?);
        }
        let none = Filter {
            only: Some(Only::AboutNone),
            ..self.filter(&[Kind::Observation])
        };
        into.rows.push(self.bar(
            "(not said)",
            "about no area yet".to_owned(),
            none,
            String::new(),
        )?);
        if !without.is_empty() {
            into.sentences
                .push(format!("Nothing yet this term about {}.", or_list(without)));
        }
        Ok(())
    }

    fn told_us(&self, households: &[Household], into: &mut Pictures) -> store::Result<()> {
        into.rows
            .push(Row::Heading("WHAT FAMILIES TOLD US".to_owned()));
        for household in households {
            let of = |kinds: &[Kind]| Filter {
                family: Some(household.family.id),
                ..self.filter(kinds)
            };
            let (news, answers) = (
                self.count(&of(&[Kind::FromHome]))?,
                self.count(&of(&[Kind::Answer]))?,
            );
            let names = and_list(household.children.iter().map(|child| child.name.as_str()));
            let beside = format!("{news} from home, {}", count(answers, "answer"));
            let told = of(&[Kind::FromHome, Kind::Answer]);
            into.rows.push(self.bar(
                &names,
                format!("what {names}'s family told us"),
                told,
                beside,
            )?);
        }
        Ok(())
    }
}

/// "███ 3"; a dot stands for none.
pub(super) fn bar(many: usize) -> String {
    blocks(many, LONGEST)
}

fn short_bar(many: usize) -> String {
    blocks(many, 5)
}

fn blocks(many: usize, longest: usize) -> String {
    if many == 0 {
        "·".to_owned()
    } else {
        format!("{} {many}", "█".repeat(many.min(longest)))
    }
}

fn said(many: usize) -> String {
    if many == 0 {
        "·".to_owned()
    } else {
        many.to_string()
    }
}
