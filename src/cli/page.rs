//! Pages from the command line: shown as plain words, or made as a file whose ending chooses the
//! form.

use std::collections::BTreeSet;
use std::io::Write;

use chrono::NaiveDate;

use super::arguments::{PageKind, PageWish};
use super::whose::family_called;
use super::{Result, Trouble, WELL, tell};
use crate::domain::dates::{Toward, read_day};
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Allowed, Child, Entry, Id, Idea, People};
use crate::pages::{Form, NotMade, Page, Period, Wanted, named_elsewhere, offered, write_new};
use crate::store::Store;

pub(super) fn page(
    store: &Store,
    today: NaiveDate,
    wish: &PageWish,
    out: &mut impl Write,
) -> Result<u8> {
    let people = store.people()?;
    let page = wanted(store, today, wish, &people)?.page(store, today)?;
    let off: BTreeSet<usize> = wish
        .without
        .iter()
        .filter_map(|number| number.checked_sub(1))
        .collect();
    let lines = page.lines().count();
    if let Some(far) = off.iter().find(|place| **place >= lines) {
        return Err(Trouble::Unclear(format!(
            "This page has {lines} lines, so there is no line {} to leave out.",
            far + 1
        )));
    }
    let page = if page.for_all {
        page
    } else {
        page.without(&page.off_at_first())
    };
    let page = if off.is_empty() {
        page
    } else {
        page.without(&off.into_iter().collect::<Vec<_>>())
    };
    let others = others_named(&page, &people);
    let Some(file) = &wish.out else {
        out.write_all(
            &Form::Text
                .write(&page)
                .map_err(|trouble| unclear(&trouble))?,
        )?;
        if let Some(others) = others {
            tell(&others);
        }
        return Ok(WELL);
    };
    let form = Form::of(file).ok_or_else(|| {
        let endings: Vec<String> = Form::ALL
            .iter()
            .map(|form| format!(".{}", form.ending()))
            .collect();
        let endings = and_list(endings.iter().map(String::as_str));
        Trouble::Unclear(format!(
            "The ending of the file chooses its form, and {} has none I know. There are {endings}.",
            file.display()
        ))
    })?;
    let others = others.or_else(|| {
        let words = "This page is for everybody to read, and each line was told by one family. Is each of them glad to see it there?";
        page.for_all.then(|| words.to_owned())
    });
    if let Some(others) = others
        && !wish.yes
    {
        return Err(Trouble::Unclear(format!(
            "{others} The page is not made yet. --without  leaves a line out;  --yes  makes it as it is."
        )));
    }
    form.write(&page)
        .and_then(|written| write_new(file, &written))
        .map_err(|trouble| unclear(&trouble))?;
    if let Some(child) = page.records_of {
        offered(store, child, today)?;
    }
    writeln!(
        out,
        "Made: {}\n{}",
        file.display(),
        page.left_out.sentence()
    )?;
    Ok(WELL)
}

fn unclear(trouble: &NotMade) -> Trouble {
    Trouble::Unclear(trouble.to_string())
}

/// "Line 4 names Kai (Kai's family)."
fn others_named(page: &Page, people: &People) -> Option<String> {
    let named = named_elsewhere(page, people, page.own);
    let said: Vec<String> = named
        .iter()
        .map(|named| match named.line {
            Some(line) => format!("Line {} names {} ({}).", line + 1, named.name, named.of),
            None => format!("The title names {} ({}).", named.name, named.of),
        })
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn wanted(store: &Store, today: NaiveDate, wish: &PageWish, people: &People) -> Result<Wanted> {
    let about = wish.about.join(" ");
    let day = |typed: &Option<String>| -> Result<Option<NaiveDate>> {
        let read = typed
            .as_deref()
            .map(|typed| read_day(typed, today, Toward::Past))
            .transpose();
        read.map_err(|doubt| Trouble::Unclear(doubt.question(today)))
    };
    let usual = Period::usual(today);
    let until = day(&wish.until)?.unwrap_or(today);
    let period = Period {
        since: day(&wish.since)?.unwrap_or(usual.since),
        until,
    };
    if period.since > period.until {
        return Err(Trouble::Unclear(
            "The first day comes after the last one. --since  takes the earlier day,  --until  the later.".to_owned(),
        ));
    }
    let needs = |what: &str| {
        if about.trim().is_empty() {
            Err(Trouble::Unclear(format!(
                "{what} Name it after the kind of page."
            )))
        } else {
            Ok(())
        }
    };
    Ok(match wish.kind {
        PageKind::Family => {
            needs("Which family is it for?")?;
            Wanted::Family {
                family: family_called(&about, people)?,
                period,
            }
        }
        PageKind::Week => {
            needs("Which family is it for?")?;
            Wanted::Week {
                family: family_called(&about, people)?,
                day: until,
            }
        }
        PageKind::Slip => {
            needs("Which thing goes home?")?;
            Wanted::Slip {
                loan: loan_called(store, &about, people)?,
            }
        }
        PageKind::Sheet => {
            needs("Which song or recipe?")?;
            Wanted::Sheet {
                idea: idea_called(store, &about)?,
            }
        }
        PageKind::Child => {
            needs("Which child's records?")?;
            Wanted::Child {
                child: child_called(&about, people)?,
                allowed: allowed(wish)?,
            }
        }
        PageKind::Evidence => Wanted::Evidence { period },
        PageKind::Checklist => Wanted::Review,
        PageKind::YouSaid => Wanted::YouSaid { period },
        PageKind::Notice => {
            needs("What is to stand on the notice?")?;
            Wanted::Notice {
                words: about.replace("\\n", "\n"),
            }
        }
    })
}

/// Closed notes come only for the typed word.
fn allowed(wish: &PageWish) -> Result<Allowed> {
    match wish.closed.as_deref().map(fold).as_deref() {
        None => Ok(Allowed::default()),
        Some("yes") => Ok(Allowed { private: true, sensitive: true }),
        Some(_) => Err(Trouble::Unclear(
            "--closed  takes the word  yes , and then private notes and those told in confidence are on the page.".to_owned(),
        )),
    }
}

/// The one child called so.
fn child_called(typed: &str, people: &People) -> Result<Id<Child>> {
    let family = family_called(typed, people)?;
    let household = people
        .family(family)
        .ok_or_else(|| Trouble::Unclear("This family is no longer in your log.".to_owned()))?;
    let sought = fold(typed.trim());
    let fits: Vec<_> = household
        .children
        .iter()
        .filter(|child| {
            household.children.len() == 1
                || fold(&child.name).starts_with(&sought)
                || fold(&child.nickname).starts_with(&sought)
        })
        .collect();
    if let [one] = fits.as_slice() {
        return Ok(one.id);
    }
    let names = and_list(household.children.iter().map(|child| child.name.as_str()));
    Err(Trouble::Unclear(format!(
        "Which of them: {names}? Each child has a page of their own."
    )))
}

/// The one thing out whose name, or whose child's name, begins so.
fn loan_called(store: &Store, typed: &str, people: &People) -> Result<Id<Entry>> {
    let sought = fold(typed.trim());
    let named = |loan: &crate::line::OutLoan| {
        format!("{}, with {}", loan.thing.name, people.names(&loan.children))
    };
    let out = store.loans().out()?;
    let fits: Vec<_> = out
        .iter()
        .filter(|loan| {
            fold(&loan.thing.name).contains(&sought)
                || fold(&people.names(&loan.children)).contains(&sought)
        })
        .collect();
    match fits.as_slice() {
        [one] => Ok(one.entry),
        several => {
            let among: Vec<String> = if several.is_empty() {
                out.iter().map(named).collect()
            } else {
                several.iter().map(|loan| named(loan)).collect()
            };
            let among = and_list(among.iter().map(String::as_str));
            let front = if several.is_empty() {
                format!("Nothing called {typed} is out.")
            } else {
                format!("Several things fit {typed}.")
            };
            Err(Trouble::Unclear(if among.is_empty() {
                format!("{front} Everything is on the shelf.")
            } else {
                format!("{front} Out are: {among}.")
            }))
        }
    }
}

fn idea_called(store: &Store, typed: &str) -> Result<Id<Idea>> {
    let sought = fold(typed.trim());
    let ideas = store.ideas().all()?;
    let whole = ideas.iter().find(|idea| fold(&idea.title) == sought);
    let fits: Vec<_> = whole.map_or_else(
        || {
            ideas
                .iter()
                .filter(|idea| fold(&idea.title).contains(&sought))
                .collect()
        },
        |one| vec![one],
    );
    match fits.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Trouble::Unclear(format!(
            "Nothing to try is called {typed}.  /try  on the screens shows what there is."
        ))),
        several => {
            let titles = and_list(several.iter().map(|idea| idea.title.as_str()));
            Err(Trouble::Unclear(format!(
                "Several fit {typed}: {titles}. Type more of the title."
            )))
        }
    }
}
