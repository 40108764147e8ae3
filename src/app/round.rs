//! Where she is in the round: the stops, which are done, and the half-typed words that stay with
//! each.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::text_line::TextLine;
use crate::domain::pickup::{Stop, stops};
use crate::domain::{Child, Household, Id, Kind, People};
use crate::line::Action;
use crate::store::{self, Draft, Store};

/// Where the store keeps half-typed lines; behind it come the children's numbers.
const LINES: &str = "line/";
/// The line that is about nobody in particular.
pub const FREE_LINE: &str = "line/any";

/// The children a half-typed line is about, from where it is kept; `None` for other half-typed
/// words.
pub fn children_of_draft(place: &str) -> Option<Vec<Id<Child>>> {
    let children = place.strip_prefix(LINES)?.split('/').next();
    Some(
        children?
            .split('+')
            .filter_map(|raw| raw.parse().ok())
            .map(Id::from_raw)
            .collect(),
    )
}

/// Whether these words wait for this stop: under its own place, or under one numbered behind it.
fn is_of(place: &str, stop: &str) -> bool {
    place
        .strip_prefix(stop)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn draft_place(children: &[Id<Child>]) -> String {
    let children: Vec<String> = children
        .iter()
        .map(|child| child.raw().to_string())
        .collect();
    format!("{LINES}{}", children.join("+"))
}

/// The stops of a day, and the place among them; the place after the last is the free line.
#[derive(Debug, Default)]
pub struct RoundState {
    pub day: NaiveDate,
    /// An earlier day's round is being taken up: these children were left in it.
    left: Vec<Id<Child>>,
    pub stops: Vec<Stop>,
    done: Vec<Id<Child>>,
    at: usize,
    /// She has gone to a child of it since the day began: one line about somebody in the morning
    /// does not make a round.
    is_begun: bool,
    lines: BTreeMap<String, Typed>,
    blank: TextLine,
}

/// A line with where its words came from.
#[derive(Debug)]
struct Typed {
    line: TextLine,
    kept_from: Option<NaiveDateTime>,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            line: TextLine::with_paragraphs("", 0),
            kept_from: None,
        }
    }
}

impl RoundState {
    /// Turns to the round of another day; half-typed words stay with their children.
    pub fn go_to_day(&mut self, day: NaiveDate) {
        *self = Self {
            day,
            lines: std::mem::take(&mut self.lines),
            ..Self::default()
        };
    }

    /// The round of `day`, with the words that were half-typed when the program last ended.
    pub fn open(store: &Store, day: NaiveDate) -> store::Result<Self> {
        let mut round = Self {
            day,
            ..Self::default()
        };
        for draft in store
            .drafts()
            .all()?
            .into_iter()
            .filter(|draft| draft.place.starts_with(LINES))
        {
            let typed = Typed {
                line: TextLine::with_paragraphs(&draft.text, draft.caret),
                kept_from: Some(draft.at),
            };
            round.lines.insert(draft.place, typed);
        }
        Ok(round)
    }

    /// Reads again who is here and who has been written about; keeps the place.
    pub fn refresh(&mut self, store: &Store, households: &[Household]) -> store::Result<()> {
        let here = self.stop().map(|stop| stop.children.clone());
        let away = store.round().away(self.day)?;
        self.stops = stops(households, self.day, &away);
        self.done = store.round().spoken_of(self.day)?;
        if self.is_leftover() {
            let left = &self.left;
            self.stops
                .retain(|stop| stop.children.iter().any(|child| left.contains(child)));
        }
        self.at = match here {
            Some(children) => self
                .stops
                .iter()
                .position(|stop| stop.children == children)
                .unwrap_or(self.at.min(self.stops.len())),
            None => self.stops.len(),
        };
        Ok(())
    }

    /// Takes up those who were left on an earlier day.
    pub fn take_up(&mut self, day: NaiveDate, left: Vec<Id<Child>>) {
        self.go_to_day(day);
        self.left = left;
    }

    pub fn is_leftover(&self) -> bool {
        !self.left.is_empty()
    }

    /// Goes back to the words half-typed last, if any came back with the log. `false`: there are
    /// none.
    pub fn begin_where_left(&mut self) -> bool {
        let typed = self
            .lines
            .iter()
            .filter(|(_, typed)| !typed.line.is_empty());
        let Some((place, _)) = typed.max_by_key(|(_, typed)| typed.kept_from) else {
            return false;
        };
        let stop = self
            .stops
            .iter()
            .position(|stop| is_of(place, &draft_place(&stop.children)));
        match stop {
            Some(stop) => self.at = stop,
            None if is_of(place, FREE_LINE) => self.at = self.stops.len(),
            None => return false,
        }
        true
    }

    /// Goes to the first stop that is not done, or to the free line.
    pub fn begin(&mut self) {
        self.leave_line();
        self.is_begun = true;
        self.at = self.open_stop_from(0).unwrap_or(self.stops.len());
    }

    fn open_stop_from(&self, first: usize) -> Option<usize> {
        (first..self.stops.len()).find(|place| !self.is_done(&self.stops[*place]))
    }

    pub fn is_done(&self, stop: &Stop) -> bool {
        stop.children.iter().any(|child| self.done.contains(child))
    }

    pub fn done_count(&self) -> usize {
        self.stops.iter().filter(|stop| self.is_done(stop)).count()
    }

    /// Whether nobody is left to come: the round is behind her.
    pub fn is_over(&self) -> bool {
        self.is_begun && self.at == self.stops.len() && self.done_count() > 0
    }

    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    pub fn place(&self) -> usize {
        self.at
    }

    pub fn shown(&self) -> Vec<Id<Child>> {
        self.stop()
            .map(|stop| stop.children.clone())
            .unwrap_or_default()
    }

    /// The stop that comes after this one when it is saved.
    pub fn next_open(&self) -> Option<&Stop> {
        self.open_stop_from(self.at + 1)
            .map(|place| &self.stops[place])
    }

    /// On to the next child not written about yet; after the last, the free line.
    pub fn advance(&mut self) {
        self.leave_line();
        self.at = self.open_stop_from(self.at + 1).unwrap_or(self.stops.len());
    }

    /// Round and round: the free line lies between the last child and the first, and leads to
    /// whoever is not written about yet.
    pub fn step(&mut self, forwards: bool) {
        self.leave_line();
        if self.at == self.stops.len() {
            let mut open = (0..self.stops.len()).filter(|place| !self.is_done(&self.stops[*place]));
            if let Some(open) = if forwards {
                open.next()
            } else {
                open.next_back()
            } {
                self.at = open;
                return;
            }
        }
        self.is_begun = true;
        let places = self.stops.len() + 1;
        self.at = if forwards {
            (self.at + 1) % places
        } else {
            (self.at + places - 1) % places
        };
    }

    /// Those passed over, still without a chat.
    pub fn left_for_later(&self) -> Vec<Id<Child>> {
        self.stops
            .iter()
            .filter(|stop| !self.is_done(stop))
            .flat_map(|stop| stop.children.clone())
            .collect()
    }

    /// "Round done. 5 chats, 1 observation, 1 lent, 1 back. Zoë left for later: ↑ goes back."
    pub fn end_sentence(
        &self,
        store: &Store,
        people: &People,
        way_back: &str,
    ) -> store::Result<String> {
        let tally = store.tally_of(self.day)?;
        let left = people.names(&self.left_for_later());
        let left = if left.is_empty() {
            String::new()
        } else {
            format!(" {left} left for later: {way_back}.")
        };
        Ok(format!("Round done. {}.{left}", tally.sentence()))
    }

    fn own_place(&self) -> String {
        match self.stop() {
            Some(stop) => draft_place(&stop.children),
            None => FREE_LINE.to_owned(),
        }
    }

    /// Where the words shown are kept: the stop's own line, or once that is gone the next one that
    /// waits behind it.
    fn key(&self) -> String {
        let own = self.own_place();
        if self.lines.contains_key(&own) {
            return own;
        }
        let mut behind = self
            .lines
            .iter()
            .filter(|(place, typed)| is_of(place, &own) && !typed.line.is_empty());
        behind
            .next()
            .map_or(own.clone(), |(place, _)| place.clone())
    }

    /// A line that was cleared makes way for the next one that waits behind it.
    fn leave_line(&mut self) {
        let own = self.own_place();
        let is_cleared = self.text_at(&own).is_some_and(str::is_empty);
        if is_cleared
            && self
                .lines
                .keys()
                .any(|place| *place != own && is_of(place, &own))
        {
            self.lines.remove(&own);
        }
    }

    /// Puts words that were not saved in a place of their own for the stop shown, apart from those
    /// that wait there already. Gives the draft that keeps them.
    pub fn keep_apart(&mut self, words: &str, at: NaiveDateTime) -> Draft {
        let own = self.own_place();
        let is_free = |place: &String| {
            self.text_at(place)
                .is_none_or(|waiting| waiting.is_empty() || waiting == words)
        };
        let place = if is_free(&own) {
            own
        } else {
            (2..=self.lines.len() + 2)
                .map(|number| format!("{own}/{number}"))
                .find(is_free)
                .unwrap_or(own)
        };
        self.keep_at(&place, words, at)
    }

    /// Puts words in this place. Gives the draft that keeps them.
    pub fn keep_at(&mut self, place: &str, words: &str, at: NaiveDateTime) -> Draft {
        let typed = Typed {
            line: TextLine::with_paragraphs(words, words.len()),
            kept_from: Some(at),
        };
        self.lines.insert(place.to_owned(), typed);
        Draft {
            place: place.to_owned(),
            text: words.to_owned(),
            caret: words.len(),
            at,
        }
    }

    /// The words that wait in a place.
    pub fn text_at(&self, place: &str) -> Option<&str> {
        self.lines.get(place).map(|typed| typed.line.text())
    }

    /// The words in this place were saved or discarded.
    pub fn forget_at(&mut self, place: &str) {
        self.lines.remove(place);
    }

    pub fn line(&self) -> &TextLine {
        self.lines
            .get(&self.key())
            .map_or(&self.blank, |typed| &typed.line)
    }

    pub fn line_mut(&mut self) -> &mut TextLine {
        &mut self.lines.entry(self.key()).or_default().line
    }

    /// When the words shown came back from an earlier ending.
    pub fn kept_from(&self) -> Option<NaiveDateTime> {
        self.lines
            .get(&self.key())
            .filter(|typed| !typed.line.is_empty())
            .and_then(|typed| typed.kept_from)
    }

    /// She went on typing: the words are of this evening now.
    pub fn typed(&mut self) {
        if let Some(typed) = self.lines.get_mut(&self.key()) {
            typed.kept_from = None;
        }
    }

    /// Whether these acts are the chat about the child shown, on the day of the round: it brings
    /// the next child.
    pub fn is_its_chat(&self, acts: &[Action]) -> bool {
        let Some(stop) = self.stop() else {
            return false;
        };
        acts.iter().any(|act| match act {
            Action::Write { entry, .. } => {
                entry.kind == Kind::Chat
                    && entry.day == self.day
                    && entry
                        .children
                        .iter()
                        .any(|child| stop.children.contains(child))
            }
            Action::Return { .. } => false,
        })
    }

    /// The line was saved: its words are no longer half-typed. Gives the draft that goes with it.
    pub fn forget_line(&mut self) {
        self.lines.remove(&self.key());
    }

    pub fn draft_place(&self) -> String {
        self.key()
    }

    pub fn drafts(&self) -> Vec<Draft> {
        self.lines
            .iter()
            .filter(|(_, typed)| !typed.line.is_empty())
            .map(|(place, typed)| Draft {
                place: place.clone(),
                text: typed.line.text().to_owned(),
                caret: typed.line.caret(),
                at: typed.kept_from.unwrap_or_default(),
            })
            .collect()
    }

    /// Whether words are half-typed for this stop.
    pub fn has_words(&self, stop: &Stop) -> bool {
        let own = draft_place(&stop.children);
        self.lines
            .iter()
            .any(|(place, typed)| is_of(place, &own) && !typed.line.is_empty())
    }
}
