//! Choosing a way by its number. It is noted at once, from today; only what needs asking is asked.

use ratatui::text::Span;

use crate::assets;
use crate::domain::{Family, Household, Id, Involvement, Saved, Way};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::WAY;
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing};

use super::draw::names;
use super::{Easier, OneWay};

pub struct ChooseWay {
    family: Id<Family>,
    household: Option<Household>,
    now: Vec<Saved<Involvement>>,
    list: Listing,
}

impl ChooseWay {
    pub fn of(family: Id<Family>) -> Self {
        Self {
            family,
            household: None,
            now: Vec::new(),
            list: Listing::default(),
        }
    }

    /// With this way chosen to begin with.
    pub fn at(mut self, way: Way) -> Self {
        self.list
            .choose(Way::ALL.iter().position(|other| *other == way).unwrap_or(0));
        self
    }

    fn going_on(&self, way: Way) -> Option<&Saved<Involvement>> {
        self.now.iter().find(|involvement| involvement.way == way)
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        let (Some(way), Some(household)) = (Way::ALL.get(place).copied(), &self.household) else {
            return Ok(false);
        };
        cx.close();
        if let Some(involvement) = self.going_on(way) {
            cx.say(format!(
                "{} is noted already. This is what it says.",
                way.title()
            ));
            cx.push(OneWay::of(involvement.id));
            return Ok(true);
        }
        let name = names(household);
        let begun = Involvement::begins(self.family, way, cx.today(), &assets::ways().version);
        let id = cx
            .store
            .step(&format!("{name}: {}", way.word()), cx.now, |store| {
                store.ways().save(None, &begun)
            })?;
        cx.say(self.said(way, &name));
        match way {
            // Nothing is asked of those who chose it, and nothing offered.
            Way::NotNowByChoice => {}
            Way::NotNowWouldLikeTo => cx.push(Easier::of(id)),
            _ => {
                let form = Form::open(&WAY, Some(id), begun, cx)?.at_field("Why");
                cx.push(form);
            }
        }
        Ok(true)
    }

    /// That it was noted; and what stands beside it, when the two may not both be so.
    fn said(&self, way: Way, name: &str) -> String {
        let other = self
            .now
            .iter()
            .find(|other| other.way.is_not_now() || way.is_not_now());
        match other.filter(|other| other.way.is_not_now() != way.is_not_now() || way.is_not_now()) {
            Some(other) => format!(
                "Noted, {name}. {} stands too; Space on its row ends it.",
                other.way.title()
            ),
            None => format!(
                "Noted, {name}: {} from today · Ctrl+Z takes it back",
                way.word()
            ),
        }
    }
}

impl View for ChooseWay {
    const NAME: &'static str = "Choose a way";
    const HELP: &'static str = "ways";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "choose", |choose, cx| {
            choose.choose(choose.list.chosen(), cx).map(drop)
        })];
    const LIST: Option<ListOf<Self>> = Some(|choose| Some(choose.list.of(Way::ALL.len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.household = cx.store.families().household(self.family)?;
        self.now = cx.store.ways().now_of(self.family)?;
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 15,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let title = self
            .household
            .as_ref()
            .map_or_else(String::new, |household| {
                format!("{}: another way", names(household))
            });
        let mut inside = canvas.boxed(&title);
        let (width, hint, text) = (inside.width(), inside.look.hint, inside.look.text);
        self.list.draw(
            &mut inside.part(0, 1, width, 7),
            Way::ALL.len(),
            1,
            true,
            |place, row| {
                let way = Way::ALL[place];
                row.put(3, 0, format!("{}  {}", place + 1, way.word()));
                if self.going_on(way).is_some() {
                    row.put_right(0, Span::styled("now  ", row.look.hint));
                }
            },
        );
        let way = Way::ALL
            .get(self.list.chosen())
            .copied()
            .unwrap_or_default();
        inside.paragraph(3, 9, 3, assets::ways().meaning(way), text);
        inside.put(
            3,
            12,
            Span::styled("Ways, not a ladder: in the order of the alphabet.", hint),
        );
    }
}
