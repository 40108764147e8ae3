//! Figures beside the questions of the checklist, each counted a second way by walking every row.

use crate::generated::many;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use crate::common::{Desk, FRIDAY, moment};
use chrono::NaiveDate;
use hometime::domain::{
    Entry, Household, How, Id, Kind, LastChat, LooksBackOn, Privacy, ReadsEnglish, Saved,
    StartedBy, Thing, ThingRef, Way,
};
use hometime::sample;
use hometime::store::{Fact, Filter, Rows, Store};

/// A log, everything in it, and everyone on the books.
struct Log {
    store: Store,
    all: Vec<Saved<Entry>>,
    households: Vec<Household>,
    things: BTreeMap<Id<Thing>, Thing>,
    today: NaiveDate,
    from: NaiveDate,
}

impl Log {
    fn of(now: &str, from: &str, fill: impl FnOnce(&Store)) -> Self {
        let store = Store::in_memory().unwrap();
        fill(&store);
        let today = moment(now).date();
        let all = store
            .entries()
            .list(
                &Filter {
                    sensitive: true,
                    ..Filter::default()
                },
                0,
                100_000,
            )
            .unwrap();
        let households = store.families().on_books(today).unwrap();
        let things = store
            .loans()
            .things()
            .unwrap()
            .into_iter()
            .map(|thing| (thing.id, thing.item))
            .collect();
        Self {
            store,
            all,
            households,
            things,
            today,
            from: from.parse().unwrap(),
        }
    }

    /// Both logs, filled once for all tests; they only read.
    fn both() -> MutexGuard<'static, [Self; 2]> {
        static BOTH: LazyLock<Mutex<[Log; 2]>> = LazyLock::new(|| {
            Mutex::new([
                Log::of(FRIDAY, "2026-09-01", |store| {
                    sample::load(store, moment(FRIDAY)).unwrap();
                }),
                Log::of(FRIDAY, "2026-09-01", |store| {
                    many(store, 400, moment(FRIDAY), 11).unwrap();
                }),
            ])
        });
        BOTH.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn beside(&self, question: u8) -> Vec<Fact> {
        self.store.evidence().beside(question, self.today).unwrap()
    }

    /// The one line beside a question with these words; `None` when there is none.
    fn fact(&self, question: u8, words: &str) -> Option<Fact> {
        let facts: Vec<Fact> = self
            .beside(question)
            .into_iter()
            .filter(|fact| fact.words.contains(words))
            .collect();
        assert!(facts.len() < 2, "{words:?} in {facts:?}");
        facts.into_iter().next()
    }

    /// Walks every row of the time looked at.
    fn count(&self, counts: impl Fn(&Entry) -> bool) -> usize {
        self.all
            .iter()
            .filter(|entry| (self.from..=self.today).contains(&entry.day) && counts(entry))
            .count()
    }

    /// The figure of the line, and as many rows behind it, are what the walk counted.
    #[track_caller]
    fn agrees(&self, question: u8, words: &str, counts: impl Fn(&Entry) -> bool) {
        let counted = self.count(counts);
        let Some(fact) = self.fact(question, words) else {
            assert_eq!(
                counted,
                0,
                "question {question} says nothing of {words:?}: {:?}",
                self.beside(question)
            );
            return;
        };
        assert_eq!(fact.figure, counted, "{fact:?}");
        let Rows::Notes(filter) = &fact.rows else {
            panic!("no notes behind {fact:?}")
        };
        assert_eq!(
            self.store.entries().list(filter, 0, 100_000).unwrap().len(),
            counted,
            "{fact:?}"
        );
    }

    /// As many families of those on the books as the line says, and every one of them behind it.
    #[track_caller]
    fn knows(&self, question: u8, words: &str, known: impl Fn(&Household) -> bool) {
        let fact = self.fact(question, words).unwrap();
        assert_eq!(
            fact.figure,
            self.households
                .iter()
                .filter(|household| known(household))
                .count(),
            "{fact:?}"
        );
        let Rows::Families(families) = &fact.rows else {
            panic!("no families behind {fact:?}")
        };
        let behind: BTreeSet<_> = families.iter().map(|(family, _)| *family).collect();
        assert_eq!(
            behind,
            self.households
                .iter()
                .map(|household| household.family.id)
                .collect(),
            "{fact:?}"
        );
    }

    fn thing(&self, entry: &Entry) -> Option<&Thing> {
        match &entry.loan()?.thing {
            ThingRef::Known(id) => self.things.get(id),
            ThingRef::New(_) => None,
        }
    }
}

fn has_label(entry: &Entry, labels: &[&str]) -> bool {
    entry
        .labels
        .iter()
        .any(|label| labels.contains(&label.to_lowercase().as_str()))
}

#[test]
fn one_shows_reasons_given_and_what_led_home() {
    for log in Log::both().iter() {
        log.agrees(1, "lent with why it matters", |entry| {
            entry.loan().is_some_and(|loan| !loan.why.is_empty())
        });
        log.agrees(1, "led to something at home", |entry| {
            entry.seen().is_some_and(|seen| !seen.at_home.is_empty())
        });
    }
}

#[test]
fn two_shows_what_parents_told_and_how_they_like_to_hear() {
    for log in Log::both().iter() {
        log.agrees(2, "with what parents told me", |entry| {
            !entry.heard.is_empty()
        });
        log.agrees(2, "begun by a parent", |entry| {
            entry.kind == Kind::Chat && entry.started_by == StartedBy::Parent
        });
        log.knows(2, "How they like to hear", |home| {
            !home.family.likes_to_hear.is_empty() || !home.family.how_much.is_empty()
        });
        log.knows(2, "best time to talk", |home| {
            !home.family.best_time.is_empty()
        });
    }
}

#[test]
fn three_shows_what_changed_and_what_was_answered() {
    for log in Log::both().iter() {
        log.agrees(3, "changed what I do", |entry| entry.changed_practice);
        log.agrees(3, "from parents to what I shared", |entry| {
            entry.kind == Kind::Answer
        });
        log.agrees(3, "hold the parent's words too", |entry| {
            entry.kind == Kind::Chat && !entry.heard.is_empty()
        });
        log.knows(3, "What partnership means", |home| {
            !home.family.partnership.is_empty()
        });
    }
}

#[test]
fn four_shows_learning_of_her_own_and_steps_done() {
    let both = Log::both();
    let [sample, many] = &*both;
    let done = sample.fact(4, "done in the last year").unwrap();
    let counted = sample
        .store
        .checklist()
        .steps()
        .unwrap()
        .into_iter()
        .filter(|step| step.done_on.is_some())
        .count();
    assert_eq!(done.figure, counted);
    assert!(counted > 0 && matches!(&done.rows, Rows::Steps(steps) if steps.len() == counted));
    assert!(
        many.beside(4)[0].words.starts_with("Nothing here yet."),
        "{:?}",
        many.beside(4)
    );
    let child = sample.households[0].children[0].id;
    let learned = Entry {
        labels: vec!["Course".to_owned()],
        words: "listening".to_owned(),
        ..Entry::new(Kind::Chat, moment("2026-11-19 18:00"), vec![child])
    };
    sample
        .store
        .step("Learned", moment(FRIDAY), |store| {
            store.entries().write(&learned)
        })
        .unwrap();
    assert_eq!(sample.fact(4, "learning of your own").unwrap().figure, 1);
    sample.store.undo().unwrap();
}

#[test]
fn five_shows_key_people_and_when_families_were_told() {
    for log in Log::both().iter() {
        log.knows(5, "A key person is named", |home| {
            home.children
                .iter()
                .any(|child| !child.key_person.is_empty())
        });
        log.knows(5, "Told who it is", |home| {
            home.children
                .iter()
                .any(|child| child.key_person_told_on.is_some())
        });
    }
}

#[test]
fn six_shows_chats_beside_the_days_a_child_was_here() {
    for log in Log::both().iter() {
        log.agrees(6, " this term", |entry| entry.kind == Kind::Chat);
        let at_the_door =
            log.count(|entry| entry.kind == Kind::Chat && entry.how == How::AtTheDoor);
        assert!(
            log.fact(6, "at the door")
                .unwrap()
                .words
                .contains(&format!("{at_the_door} at the door"))
        );
        let chats_of = |home: &Household| {
            let is_own = |entry: &Entry| {
                home.children
                    .iter()
                    .any(|child| entry.children.contains(&child.id))
            };
            log.count(|entry| entry.kind == Kind::Chat && is_own(entry))
        };
        log.knows(6, "counted beside", |home| chats_of(home) > 0);
        let Rows::Families(rows) = log.fact(6, "counted beside").unwrap().rows else {
            panic!("families")
        };
        for (home, (_, words)) in log.households.iter().zip(rows) {
            let (chats, days) = (chats_of(home), days_here(log, home, log.from));
            let said = |number: usize, noun: &str| hometime::domain::wording::count(number, noun);
            assert_eq!(
                words,
                format!("{} in {} here", said(chats, "chat"), said(days, "day"))
            );
        }
    }
}

/// Days on which one of the family was here, walked one by one.
fn days_here(log: &Log, home: &Household, from: NaiveDate) -> usize {
    let breaks = log.store.pictures().breaks(from, log.today).unwrap();
    let away = log.store.pictures().away_between(from, log.today).unwrap();
    let is_here = |day: &NaiveDate| {
        home.children
            .iter()
            .any(|child| child.usual_on(*day).is_some() && !away.contains(&(child.id, *day)))
    };
    let in_break = |day: &NaiveDate| {
        breaks
            .iter()
            .any(|one| (one.first..=one.last).contains(day))
    };
    from.iter_days()
        .take_while(|day| *day <= log.today)
        .filter(|day| !in_break(day) && is_here(day))
        .count()
}

#[test]
fn six_shows_the_longest_wait_and_who_was_never_talked_with() {
    for log in Log::both().iter() {
        let waits: Vec<LastChat> = log.store.pictures().last_chats(log.today).unwrap();
        let longest = log
            .households
            .iter()
            .filter_map(|home| {
                let is_own = |entry: &&Saved<Entry>| {
                    home.children
                        .iter()
                        .any(|child| entry.children.contains(&child.id))
                };
                let last = log
                    .all
                    .iter()
                    .filter(|entry| entry.kind == Kind::Chat)
                    .filter(is_own)
                    .map(|entry| entry.day)
                    .max()?;
                Some(days_here(log, home, last.succ_opt()?))
            })
            .max()
            .unwrap();
        assert_eq!(
            waits.iter().map(|wait| wait.child_days_since).max(),
            Some(longest)
        );
        assert_eq!(
            log.fact(6, "longest wait").map_or(0, |fact| fact.figure),
            longest
        );
        let talked_with: BTreeSet<_> = log
            .all
            .iter()
            .filter(|entry| entry.kind == Kind::Chat)
            .filter_map(|entry| entry.adult)
            .collect();
        let never = log
            .households
            .iter()
            .flat_map(|home| &home.adults)
            .filter(|adult| !talked_with.contains(&adult.id))
            .count();
        assert_eq!(
            log.fact(6, "not chatted with yet")
                .map_or(0, |fact| fact.figure),
            never
        );
    }
}

#[test]
fn seven_gives_numbers_and_never_words() {
    for log in Log::both().iter() {
        let closed: BTreeSet<_> = log
            .all
            .iter()
            .filter(|entry| {
                (log.from..=log.today).contains(&entry.day) && entry.privacy == Privacy::Sensitive
            })
            .flat_map(|entry| {
                log.households.iter().filter(|home| {
                    home.children
                        .iter()
                        .any(|child| entry.children.contains(&child.id))
                })
            })
            .map(|home| home.family.id)
            .collect();
        let fact = log.fact(7, "kept closed");
        assert_eq!(
            fact.as_ref().map_or(0, |fact| fact.figure),
            closed.len(),
            "{fact:?}"
        );
        assert!(
            fact.is_none_or(|fact| fact.rows == Rows::Nothing),
            "nothing opens"
        );
        let noted = |home: &&Household| {
            log.store
                .in_the_way()
                .of_family(home.family.id)
                .unwrap()
                .iter()
                .any(|noted| noted.eased_on.is_none())
        };
        let fact = log.fact(7, "gets in the way");
        assert_eq!(
            fact.as_ref().map_or(0, |fact| fact.figure),
            log.households.iter().filter(noted).count(),
            "{fact:?}"
        );
        assert!(
            fact.is_none_or(|fact| fact.rows == Rows::Nothing && !fact.opens()),
            "nothing opens"
        );
        log.agrees(7, "sitting down together", |entry| {
            entry.kind == Kind::Chat && entry.how == How::SatDown
        });
    }
}

#[test]
fn eight_shows_languages_and_reading() {
    for log in Log::both().iter() {
        log.knows(8, "Home languages are known", |home| {
            !home.family.home_languages.is_empty()
        });
        log.knows(8, "Whether they read English", |home| {
            home.family.reads_english != ReadsEnglish::NotAsked
        });
        let labels = [
            "home-words",
            "home words",
            "homewords",
            "words",
            "language",
            "languages",
        ];
        log.agrees(8, "about home words", |entry| has_label(entry, &labels));
        log.agrees(8, "told in the language they read", |entry| {
            entry
                .shared()
                .iter()
                .any(|share| share.in_their_language == Some(true))
        });
    }
}

#[test]
fn nine_shows_what_went_home_and_in_which_languages() {
    for log in Log::both().iter() {
        log.agrees(9, "to try given", |entry| entry.kind == Kind::Try);
        log.agrees(9, " lent, this term", |entry| entry.kind == Kind::Loan);
        let others = |entry: &Entry| {
            log.thing(entry)
                .is_some_and(|thing| !matches!(thing.languages.as_str(), "" | "English"))
        };
        log.agrees(9, "lent in ", others);
        log.knows(9, "with the languages they speak", |home| {
            let went = |entry: &Entry| matches!(entry.kind, Kind::Loan | Kind::Try);
            log.count(|entry| {
                went(entry)
                    && home
                        .children
                        .iter()
                        .any(|child| entry.children.contains(&child.id))
            }) > 0
        });
    }
    let both = Log::both();
    let [sample, _] = &*both;
    let polish = sample.count(|entry| {
        sample
            .thing(entry)
            .is_some_and(|thing| thing.languages.contains("Polish"))
    });
    assert!(
        polish > 0
            && sample
                .fact(9, "lent in ")
                .unwrap()
                .words
                .contains(&format!("Polish {polish}"))
    );
}

#[test]
fn ten_shows_what_came_back_and_days_that_matter() {
    for log in Log::both().iter() {
        let told = |entry: &Entry| {
            entry.loan().is_some_and(|loan| !loan.outcome.is_empty())
                || entry
                    .giving()
                    .is_some_and(|giving| !giving.happened.is_empty())
        };
        log.agrees(10, "came back with how it went", told);
        log.agrees(10, "of news from home", |entry| {
            entry.kind == Kind::FromHome
        });
        log.knows(10, "Days that matter", |home| !home.key_days.is_empty());
        let here: BTreeSet<_> = log
            .households
            .iter()
            .flat_map(|home| log.store.ways().of_family(home.family.id).unwrap())
            .filter(|way| {
                matches!(way.way, Way::HelpsHere | Way::LearnsWithUs)
                    && way.until.is_none_or(|until| until >= log.from)
            })
            .map(|way| way.family)
            .collect();
        let fact = log.fact(10, "was here to help or to learn");
        assert_eq!(
            fact.as_ref().map_or(0, |fact| fact.figure),
            here.len(),
            "{fact:?}"
        );
        if let Some(fact) = fact {
            let Rows::Families(behind) = &fact.rows else {
                panic!("no families behind {fact:?}")
            };
            assert_eq!(
                behind
                    .iter()
                    .map(|(family, _)| *family)
                    .collect::<BTreeSet<_>>(),
                here
            );
        }
    }
}

#[test]
fn early_in_a_term_the_one_before_is_counted_too() {
    let log = Log::of("2027-01-11 18:04", "2026-09-01", |store| {
        sample::load(store, moment(FRIDAY)).unwrap();
    });
    log.agrees(6, "this term and last", |entry| entry.kind == Kind::Chat);
}

#[test]
fn an_empty_log_says_so_kindly_and_answers_nothing() {
    let store = Store::in_memory().unwrap();
    for question in 1..=10 {
        let facts = store
            .evidence()
            .beside(question, moment(FRIDAY).date())
            .unwrap();
        assert_eq!(
            (facts.len(), facts[0].figure, &facts[0].rows),
            (1, 0, &Rows::Nothing),
            "{facts:?}"
        );
        assert!(
            facts[0].words.ends_with('.') && !facts[0].opens(),
            "{facts:?}"
        );
    }
    assert!(store.checklist().reviews().unwrap().is_empty());
}

#[test]
fn a_figure_opens_the_rows_behind_it_and_they_open_too() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Engagement checklist")
        .press("up up up tab")
        .go_to("chats this term")
        .press("enter");
    assert_eq!(desk.app().view_name(), "Behind a figure");
    desk.sees("chats this term").press("down enter");
    assert_eq!(desk.app().view_name(), "Note card");
    desk.press("esc esc")
        .go_to("with all 6 families")
        .press("enter")
        .sees("in 4")
        .press("enter");
    assert_eq!(desk.app().view_name(), "Family card");
    desk.press("esc esc tab")
        .press_times("up", 10)
        .press("down down down tab")
        .go_to("next steps done")
        .press("enter");
    desk.sees("✓ survey in September")
        .press("enter")
        .sees("Set on Fri 3 Jul.");
}

#[test]
fn her_own_thoughts_open_in_the_journal_and_a_page_begun_there_looks_back_on_the_checklist() {
    let mut desk = Desk::with_sample(FRIDAY);
    let since: NaiveDate = "2026-09-01".parse().unwrap();
    let pages = || {
        desk.store()
            .journal()
            .pages()
            .unwrap()
            .into_iter()
            .filter(|page| page.on >= since)
            .count()
    };
    let said = format!("{} pages of your own thoughts", pages());
    desk.go_to_screen("Engagement checklist")
        .press_times("up", 9)
        .press("tab")
        .go_to(&said)
        .press("enter");
    assert_eq!(desk.app().view_name(), "Private journal");
    desk.press("ctrl+n")
        .write("Slower at the door is better")
        .press("esc");
    let page = desk.store().journal().pages().unwrap().remove(0);
    let review = desk.store().checklist().reviews().unwrap().remove(0);
    assert_eq!(
        (page.words.as_str(), page.looks_back_on),
        (
            "Slower at the door is better",
            LooksBackOn::Review(review.id)
        )
    );
    desk.press("esc")
        .sees("3 pages of your own thoughts")
        .press("ctrl+z")
        .sees(&said);
}

#[test]
fn figures_follow_what_is_written_at_once() {
    let mut desk = Desk::with_sample(FRIDAY);
    let chats = |desk: &Desk| -> usize {
        desk.line_with("chats this term")
            .split_whitespace()
            .find_map(|word| word.parse().ok())
            .unwrap()
    };
    desk.go_to_screen("Engagement checklist")
        .press("up up up tab");
    let before = chats(&desk);
    desk.press("esc esc")
        .say("had a lovely day")
        .go_to_screen("Engagement checklist")
        .press("tab");
    assert_eq!(chats(&desk), before + 1);
    desk.press("ctrl+z");
    assert_eq!(chats(&desk), before);
}
