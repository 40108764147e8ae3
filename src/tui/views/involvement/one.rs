//! One way of one family, whole: its words, what was said before, and a numbered list of what can
//! be done with it.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::{EarlierWay, Entry, Id, Involvement, Label, People, Saved, Way};
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::WAY;
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing, entry_row};

use super::draw::names;
use super::note::rest_on;
use super::{Easier, RestsOn};
use crate::tui::route::Route;

/// Said in place of words that are closed.
pub(super) const CLOSED: &str = "(closed: Enter opens it)";
/// Where the values begin.
const VALUES: u16 = 22;

/// "since Mon 7 Sep", "Mon 5 Jan to Fri 17 Jul".
pub(super) fn say_span(involvement: &Involvement, today: NaiveDate) -> String {
    let since = say_date(involvement.since, today);
    involvement.until.map_or_else(
        || format!("since {since}"),
        |until| format!("{since} to {}", say_date(until, today)),
    )
}

/// What was noted in words, each with its label; what is empty is left out.
pub(super) fn words_of(involvement: &Involvement) -> impl Iterator<Item = (&'static str, &str)> {
    [
        ("Why", &involvement.reason),
        ("Might make it easier", &involvement.easier),
        ("How I know", &involvement.evidence),
    ]
    .into_iter()
    .map(|(label, words)| (label, words.as_str()))
    .filter(|(_, words)| !words.is_empty())
}

/// It has not ended after all.
pub(super) fn goes_on(involvement: &Saved<Involvement>, cx: &mut Context) -> Outcome {
    let open = Involvement {
        until: None,
        ..involvement.item.clone()
    };
    cx.store
        .step(&format!("{} goes on", open.way.word()), cx.now, |store| {
            store.ways().save(Some(involvement.id), &open)
        })?;
    cx.say("It goes on · Ctrl+Z takes it back");
    Ok(())
}

pub struct OneWay {
    id: Id<Involvement>,
    involvement: Option<Saved<Involvement>>,
    earlier: Vec<EarlierWay>,
    note: Option<Saved<Entry>>,
    people: People,
    today: NaiveDate,
    list: Listing,
}

/// One numbered act of the card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Change,
    Easier,
    ChooseNote,
    OpenNote,
    NoNote,
    End,
    GoesOn,
}

impl Act {
    const fn words(self) -> &'static str {
        match self {
            Self::Change => "change the days or the words",
            Self::Easier => "what might make it easier",
            Self::ChooseNote => "choose a note of yours that it rests on",
            Self::OpenNote => "open that note",
            Self::NoNote => "it rests on no note after all",
            Self::End => "it has ended (today)",
            Self::GoesOn => "it goes on after all",
        }
    }
}

impl OneWay {
    pub fn of(id: Id<Involvement>) -> Self {
        Self {
            id,
            involvement: None,
            earlier: Vec::new(),
            note: None,
            people: People::default(),
            today: NaiveDate::MIN,
            list: Listing::default(),
        }
    }

    fn acts(&self) -> Vec<Act> {
        let Some(involvement) = &self.involvement else {
            return Vec::new();
        };
        let easier = (involvement.way == Way::NotNowWouldLikeTo).then_some(Act::Easier);
        let note = if involvement.note.is_some() {
            vec![Act::OpenNote, Act::NoNote]
        } else {
            vec![Act::ChooseNote]
        };
        let note = note
            .into_iter()
            .filter(|act| *act != Act::OpenNote || self.note.is_some());
        let end = if involvement.is_now() {
            Act::End
        } else {
            Act::GoesOn
        };
        easier
            .into_iter()
            .chain([Act::Change])
            .chain(note)
            .chain([end])
            .collect()
    }

    fn act(&mut self, place: usize, cx: &mut Context) -> Taken {
        let (Some(involvement), Some(act)) =
            (self.involvement.clone(), self.acts().get(place).copied())
        else {
            return Ok(false);
        };
        let id = self.id;
        match act {
            Act::Change => {
                let form = Form::open(&WAY, Some(id), involvement.item, cx)?;
                cx.push(form);
            }
            Act::Easier => cx.push(Easier::of(id)),
            Act::ChooseNote => cx.push(RestsOn::of(id)),
            Act::OpenNote => self
                .note
                .iter()
                .for_each(|note| cx.open(Route::Entry(note.id))),
            Act::NoNote => {
                rest_on(&involvement, None, cx)?;
                cx.say("It rests on no note now · Ctrl+Z takes it back");
            }
            Act::End => {
                let today = cx.today();
                cx.store.step(
                    &format!("{}, ended", involvement.way.word()),
                    cx.now,
                    |store| store.ways().end(id, today),
                )?;
                cx.say("Ended today. All that was said of it stays · Ctrl+Z takes it back");
            }
            Act::GoesOn => goes_on(&involvement, cx)?,
        }
        Ok(true)
    }

    /// Every line of the card with its label, the weightiest first.
    fn known(&self, involvement: &Involvement) -> Vec<(&'static str, String)> {
        let mut known: Vec<(&'static str, String)> = words_of(involvement)
            .map(|(label, words)| (label, words.to_owned()))
            .collect();
        if let Some(note) = &self.note {
            let words = entry_row::words(note, &self.people, self.today);
            known.push((
                "It rests on",
                format!(
                    "{} {}: {words}",
                    say_date(note.day, self.today),
                    note.kind.label(Label::Short)
                ),
            ));
        }
        known.push(("Who may read it", involvement.privacy.word().to_owned()));
        for (place, earlier) in self.earlier.iter().enumerate() {
            let label = if place == 0 {
                "Before it was changed"
            } else {
                ""
            };
            let said: Vec<&str> = words_of(&earlier.was).map(|(_, words)| words).collect();
            let words = if said.is_empty() {
                String::new()
            } else {
                format!(": {}", said.join(" · "))
            };
            let at = earlier.at.format("%a %-d %b %H:%M");
            known.push((
                label,
                shorten(
                    &format!("until {at}, {}{words}", say_span(&earlier.was, self.today)),
                    200,
                ),
            ));
        }
        known
    }
}

impl View for OneWay {
    const NAME: &'static str = "One way";
    const HELP: &'static str = "ways";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "choose", |one, cx| {
            one.act(one.list.chosen(), cx).map(drop)
        })
        .when(|one| one.involvement.is_some())];
    const LIST: Option<ListOf<Self>> = Some(|one| Some(one.list.of(one.acts().len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        self.involvement = cx.store.ways().get(self.id)?;
        self.earlier = cx.store.ways().earlier(self.id)?;
        self.note = match self
            .involvement
            .as_ref()
            .and_then(|involvement| involvement.note)
        {
            Some(note) => cx.store.entries().get(note)?,
            None => None,
        };
        self.list.clamp(self.acts().len());
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.act(place, cx))
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 92,
            rows: 26,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let Some(involvement) = &self.involvement else {
            canvas.boxed("A way").put(
                3,
                1,
                "This is no longer noted. Ctrl+Z may bring it back; Esc goes back.",
            );
            return;
        };
        let name = self
            .people
            .family(involvement.family)
            .map(names)
            .unwrap_or_default();
        let mut inside = canvas.boxed(&format!(
            "{name} · {} · {}",
            involvement.way.word(),
            say_span(involvement, self.today)
        ));
        let (width, height, text, hint) = (
            inside.width(),
            inside.height(),
            inside.look.text,
            inside.look.hint,
        );
        let acts = self.acts();
        let first = height.saturating_sub(u16::try_from(acts.len()).unwrap_or(0));
        let mut row = inside.paragraph(2, 1, 3, assets::ways().meaning(involvement.way), hint) + 2;
        for (label, words) in self.known(involvement) {
            if row + 1 >= first {
                break;
            }
            inside.put(2, row, Span::styled(label, hint));
            row += inside
                .paragraph(VALUES + 2, row, (first - row - 1).min(4), &words, text)
                .max(1);
        }
        self.list.draw(
            &mut inside.part(0, first, width, height - first),
            acts.len(),
            1,
            true,
            |place, row| {
                row.put(3, 0, format!("{}  {}", place + 1, acts[place].words()));
            },
        );
    }
}
