//! Today: the pickup round, the line, what to keep in mind, and this evening so far. The main
//! screen.

pub mod about;
mod draw;
mod going;
mod hint;
pub mod keeping;
mod larger;
mod out;
mod parts;
mod save;
mod teaching;
mod turning;
mod week;

use chrono::NaiveDate;

use self::about::AboutStop;
use self::larger::Larger;
use self::week::Week;
use crate::app::hints::of_today;
use crate::app::round::RoundState;
use crate::app::save_line::LineState;
use crate::domain::dates::say_date;
use crate::domain::mind::Nudge;
use crate::domain::{Entry, Household, People, Saved};
use crate::line::{Scene, Vocabulary};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::{Route, Screen};
use crate::tui::sentence::{Sentence, has_blank_before};
use crate::tui::spelling::other_spelling;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{Listing, TextLine};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::screen::<Today>(
    Screen::Today,
    "Today and the pickup round",
    || Box::new(Today::default()),
)];

/// Which part the arrows move in. Typing always goes to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Line,
    Mind,
    Evening,
}

/// The main screen.
#[derive(Default)]
pub struct Today {
    date: NaiveDate,
    people: People,
    known: Vocabulary,
    round: RoundState,
    /// The log has been read ...
    is_open: bool,
    /// ... and with it what a line may name.
    knows_all: bool,
    understood: LineState,
    /// Ctrl+L: this line is kept word for word.
    plain: bool,
    larger: Larger,
    part: Part,
    mind: Vec<Nudge>,
    mind_list: Listing,
    evening: Vec<Saved<Entry>>,
    evening_list: Listing,
    about: Option<AboutStop>,
    /// A sentence typed often, for which quick words are offered.
    often: Option<String>,
    /// What this evening teaches.
    teaching: Option<&'static str>,
    week: Week,
    now: chrono::NaiveDateTime,
}

/// Rows of this evening that are read; older ones are on the chats screen.
const EVENING: usize = 60;

impl Today {
    fn is_blank(&self) -> bool {
        self.round.line().is_empty()
    }

    fn has_words(&self) -> bool {
        !self.is_blank()
    }

    /// Reads the line anew: after every key, and when the place or the log changed.
    fn read_line(&mut self) {
        let round = &self.round;
        let scene = Scene {
            known: &self.known,
            now: self.now,
            shown: round.shown(),
            day: round.day,
            plain: self.plain,
        };
        self.understood.read(round.line(), &scene);
    }

    fn look_around(&mut self, cx: &Context) -> Outcome {
        self.about = AboutStop::of(
            cx.store,
            self.round.stop(),
            &self.people,
            &self.known,
            self.date,
        )?;
        self.read_line();
        Ok(())
    }

    fn toggle_plain(&mut self, _: &mut Context) -> Outcome {
        self.plain = !self.plain;
        self.read_line();
        Ok(())
    }

    fn households(&self) -> &[Household] {
        &self.known.households
    }
}

impl View for Today {
    const NAME: &'static str = "Today";
    const HELP: &'static str = "today";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", Self::choose_answer)
            .when(|today| today.understood.is_asking()),
        Command::<Self>::new(Key::Left, "earlier", |today, _| today.point(false))
            .when(|today| today.understood.has_choice()),
        Command::<Self>::new(Key::Right, "other", |today, _| today.point(true))
            .when(|today| today.understood.has_choice()),
        Command::<Self>::new(Key::Enter, "new line", Self::new_line)
            .when(|today| today.is_large() && today.can_end_row()),
        Command::<Self>::new(Key::Enter, "save", Self::save).when(|today| {
            today.part == Part::Line
                && today.has_words()
                && !today.understood.is_asking()
                && !today.is_large()
        }),
        other_spelling(),
        Command::<Self>::new(Key::Enter, "type first", Self::nothing_yet)
            .when(|today| today.part == Part::Line && today.is_blank())
            .quietly(),
        Command::<Self>::new(Key::Enter, "open", Self::open_chosen)
            .when(|today| today.part != Part::Line),
        Command::<Self>::new(Key::Char(' '), "done", Self::tick).when(Self::can_tick),
        Command::<Self>::new(Key::Delete, "remove", Self::remove).when(Self::can_remove),
        Command::<Self>::new(Key::Esc, "keep the words", Self::back)
            .when(|today| today.understood.is_asking()),
        Command::<Self>::new(Key::Esc, "back to the line", Self::back)
            .when(|today| today.part != Part::Line && !today.understood.is_asking()),
        Command::<Self>::new(Key::Esc, "done", Self::change_room).when(Self::is_large),
        Command::<Self>::new(Key::Esc, "back to today", Self::back).when(|today| {
            today.part == Part::Line
                && today.is_leftover()
                && !today.understood.is_asking()
                && !today.is_large()
        }),
        Command::<Self>::new(Key::Esc, "menu", |_, cx| {
            cx.open(Route::Menu {
                back_to: "Today".to_owned(),
            });
            Ok(())
        })
        .when(|today| {
            today.part == Part::Line
                && !today.is_leftover()
                && !today.understood.is_asking()
                && !today.is_large()
        }),
        Command::<Self>::new(Key::Tab, "take it", Self::tab)
            .when(|today| today.part == Part::Line && today.understood.completion.is_some()),
        Command::<Self>::new(Key::Tab, "list", Self::tab).when(Self::can_leave_line),
        Command::<Self>::new(Key::BackTab, "part before", |today, _| {
            today.other_part(false);
            Ok(())
        })
        .when(|today| today.has_lists() && !has_blank_before(today.round.line()))
        .in_help(),
        Command::<Self>::new(Key::Down, "row below", |today, _| today.go_row(true))
            .when(|today| today.has_row(true)),
        Command::<Self>::new(Key::Up, "row above", |today, _| today.go_row(false))
            .when(|today| today.has_row(false)),
        Command::<Self>::new(Key::Home, "start of the row", |today, _| {
            today.go_to_end_of_row(false)
        })
        .when(Self::is_large)
        .quietly(),
        Command::<Self>::new(Key::End, "end of the row", |today, _| {
            today.go_to_end_of_row(true)
        })
        .when(Self::is_large)
        .quietly(),
        Command::<Self>::new(Key::Down, "next child", |today, cx| {
            today.move_in_part(Key::Down, cx)
        })
        .when(Self::can_walk_round)
        .in_help(),
        Command::<Self>::new(Key::Up, "child before", |today, cx| {
            today.move_in_part(Key::Up, cx)
        })
        .when(Self::can_walk_round)
        .in_help(),
        Command::<Self>::new(Key::Down, "down", |today, cx| {
            today.move_in_part(Key::Down, cx)
        })
        .when(|today| today.part != Part::Line)
        .quietly(),
        Command::<Self>::new(Key::Up, "up", |today, cx| today.move_in_part(Key::Up, cx))
            .when(|today| today.part != Part::Line)
            .quietly(),
        Command::<Self>::new(Key::PageDown, "page down", |today, cx| {
            today.move_in_part(Key::PageDown, cx)
        })
        .when(|today| today.part != Part::Line)
        .quietly(),
        Command::<Self>::new(Key::PageUp, "page up", |today, cx| {
            today.move_in_part(Key::PageUp, cx)
        })
        .when(|today| today.part != Part::Line)
        .quietly(),
        Command::<Self>::new(Key::Ctrl('t'), "change who or what", Self::turn)
            .when(Self::can_turn)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('o'), "larger box", Self::change_room)
            .when(|today| today.can_enlarge() && !today.is_large())
            .in_help(),
        Command::<Self>::new(Key::Ctrl('o'), "done", Self::change_room)
            .when(Self::is_large)
            .quietly(),
        Command::<Self>::new(Key::Ctrl('j'), "new line", Self::new_line)
            .when(Self::can_end_row)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('l'), "keep my words plain", Self::toggle_plain)
            .when(Self::has_words)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('p'), "make a page", Self::preview)
            .when(|today| today.family_before_her().is_some())
            .in_help()
            .word("page"),
        Command::<Self>::new(Key::Ctrl('c'), "message", Self::message)
            .when(|today| today.note_before_her().is_some())
            .in_help(),
        Command::<Self>::by_word("away", "not here today", Self::away)
            .when(|today| today.round.stop().is_some()),
        Command::<Self>::by_word("round", "start the round", Self::start_round)
            .when(|today| !today.round.stops.is_empty()),
    ];
    const BACK: Option<&'static str> = None;

    fn crumb(&self) -> String {
        if self.is_leftover() {
            return format!("Today · left from {}", say_date(self.round.day, self.date));
        }
        format!("Today · {}", say_date(self.date, self.date))
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.now = cx.now;
        let is_new_day = self.date != cx.today();
        self.date = cx.today();
        (self.people, self.known) = cx.store.people_and_shown(self.date)?;
        // What went and came on one evening is one row, that of its going.
        self.evening = cx.store.loans().back_on(self.date)?;
        self.evening
            .retain(|entry| entry.made_at.date() != self.date);
        self.evening
            .extend(cx.store.entries().written_on(self.date, EVENING)?);
        self.evening_list.clamp(self.evening.len());
        let (is_first, before) = (!self.is_open, self.round.stops.len());
        let begins = is_new_day || is_first;
        if is_first {
            self.round = RoundState::open(cx.store, self.date)?;
            self.is_open = true;
        } else if is_new_day {
            self.round.go_to_day(self.date);
        }
        self.round.refresh(cx.store, &self.known.households)?;
        // Before the first pickup she may write about anybody; from then on the round is what is
        // next.
        let has_begun = self
            .round
            .stops
            .first()
            .is_some_and(|stop| stop.collected.is_none_or(|time| time <= cx.now.time()));
        // The first children ever are gone straight to: she wants to see what writing is like.
        // Those added while nothing is written yet may come before the one shown.
        let is_untouched = || {
            self.evening.is_empty() && self.round.drafts().is_empty() && self.round.stop().is_some()
        };
        let has_more =
            !begins && self.round.stops.len() > before && (before == 0 || is_untouched());
        let is_back = begins && self.round.begin_where_left();
        if !is_back && (has_more || begins && has_begun) {
            self.round.begin();
        }
        self.week = Week::read(cx.store, &self.people, self.known.out.len(), self.date)?;
        self.gather_mind(cx)?;
        self.teaching = of_today(cx.store, self.date)?;
        if !self.is_there(self.part) {
            self.part = Part::Line;
        }
        // The echo of words that came back is part of the first frame.
        self.knows_all = !is_first || self.has_words();
        if self.knows_all {
            cx.store.know_the_rest(&mut self.known, self.date)?;
        }
        self.look_around(cx)
    }

    fn read_the_rest(&mut self, cx: &mut Context) -> Outcome {
        if !self.knows_all {
            cx.store.know_the_rest(&mut self.known, self.date)?;
            self.knows_all = true;
            self.read_line();
        }
        Ok(())
    }

    /// On the line the arrows go from child to child.
    fn moves_by_wheel(&self) -> bool {
        self.part != Part::Line || self.is_large()
    }

    fn keeps_line_ends(&self) -> bool {
        self.is_large()
    }

    fn text(&self) -> Option<&TextLine> {
        Some(self.round.line())
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(self.round.line_mut())
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        vec![self.round.line_mut()]
    }

    fn typed_often(&self) -> Option<&str> {
        self.often.as_deref().filter(|_| self.is_blank())
    }

    fn takes_quick_words(&self) -> bool {
        !self.plain && !self.understood.is_asking()
    }

    fn sentence(&mut self) -> Option<Sentence<'_>> {
        if self.plain {
            return None;
        }
        let (known, now) = (&self.known, self.now);
        let scene = Scene {
            known,
            now,
            shown: self.round.shown(),
            day: self.round.day,
            plain: false,
        };
        Some(Sentence {
            line: self.round.line_mut(),
            own: &known.quick,
            scene: Some(scene),
        })
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        self.now = cx.now;
        self.part = Part::Line;
        self.round.typed();
        if self.is_blank() {
            self.plain = false;
        } else {
            self.often = None;
        }
        self.read_line();
        Ok(())
    }

    fn drafts(&self) -> Vec<Draft> {
        self.round.drafts()
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_all(canvas);
    }
}
