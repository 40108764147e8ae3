//! Each case of line-cases.toml against what the line says.

use hometime::domain::{Detail, Entry, Id, ThingRef};
use hometime::line::{Action, ReminderRequest, Vocabulary, complete, read};
use serde::Deserialize;

use crate::house::{child_names, day, known_for, now, role, scene, today};

#[derive(Deserialize)]
struct Book {
    case: Vec<Case>,
    tab: Vec<Tab>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    typed: String,
    round: Option<String>,
    round_day: Option<String>,
    #[serde(default)]
    plain: bool,
    echo: Option<String>,
    #[serde(default)]
    entries: Vec<Wanted>,
    back: Option<Back>,
    question: Option<String>,
    answers: Option<Vec<String>>,
    lines: Option<Vec<String>>,
    #[serde(default)]
    notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    kind: Option<String>,
    children: String,
    adult: Option<String>,
    day: Option<String>,
    words: Option<String>,
    heard: Option<String>,
    labels: Option<Vec<String>>,
    privacy: Option<String>,
    rushed: Option<bool>,
    shared: Option<String>,
    thing: Option<String>,
    due: Option<String>,
    why: Option<String>,
    remind: Option<String>,
    answers_to: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Back {
    thing: String,
    on: String,
    outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tab {
    typed: String,
    round: Option<String>,
    becomes: Option<String>,
    grey: Option<String>,
}

fn check<T: PartialEq + std::fmt::Debug>(wrong: &mut Vec<String>, what: &str, got: &T, wanted: &T) {
    if got != wanted {
        wrong.push(format!(
            "  {what}\n    wanted {wanted:?}\n    got    {got:?}"
        ));
    }
}

fn check_entry(
    wrong: &mut Vec<String>,
    known: &Vocabulary,
    entry: &Entry,
    remind: Option<&ReminderRequest>,
    wanted: &Wanted,
) {
    check(
        wrong,
        "kind",
        &entry.kind.word(),
        &wanted.kind.as_deref().unwrap_or("chat"),
    );
    check(
        wrong,
        "children",
        &child_names(known, &entry.children),
        &wanted.children,
    );
    check(
        wrong,
        "day",
        &entry.day,
        &wanted.day.as_deref().map_or_else(today, day),
    );
    check(wrong, "made at", &entry.made_at, &now());
    check(
        wrong,
        "words",
        &entry.words.as_str(),
        &wanted.words.as_deref().unwrap_or_default(),
    );
    check(
        wrong,
        "heard",
        &entry.heard.as_str(),
        &wanted.heard.as_deref().unwrap_or_default(),
    );
    check(
        wrong,
        "adult",
        &entry.adult.map(|id| role(known, id)),
        &wanted.adult,
    );
    check(
        wrong,
        "labels",
        &entry.labels,
        &wanted.labels.clone().unwrap_or_default(),
    );
    check(
        wrong,
        "privacy",
        &entry.privacy.word(),
        &wanted.privacy.as_deref().unwrap_or("shareable"),
    );
    check(
        wrong,
        "rushed",
        &entry.rushed,
        &wanted.rushed.unwrap_or_default(),
    );
    let shared: Vec<String> = entry
        .shared()
        .iter()
        .map(|share| format!("{} {}", role(known, share.with), share.on))
        .collect();
    check(
        wrong,
        "shared",
        &shared.join(", "),
        &wanted.shared.clone().unwrap_or_default(),
    );
    check(
        wrong,
        "remind",
        &remind.map(|remind| format!("{} {}", remind.due, remind.words)),
        &wanted.remind,
    );
    let answers_to = match &entry.detail {
        Detail::Answer { to } => to.map(Id::raw),
        _ => None,
    };
    check(wrong, "answers_to", &answers_to, &wanted.answers_to);
    let loan = entry.loan();
    let name = loan.map(|loan| match &loan.thing {
        ThingRef::Known(id) => known
            .things
            .iter()
            .find(|thing| thing.id == *id)
            .unwrap()
            .name
            .clone(),
        ThingRef::New(name) => format!("NEW {name}"),
    });
    check(wrong, "thing", &name, &wanted.thing);
    check(
        wrong,
        "due",
        &loan.map(|loan| loan.due),
        &wanted.due.as_deref().map(day),
    );
    check(
        wrong,
        "why",
        &loan.map_or("", |loan| &loan.why),
        &wanted.why.as_deref().unwrap_or_default(),
    );
}

fn check_case(case: &Case) -> Vec<String> {
    let known = known_for(&format!(
        "{} {}",
        case.typed,
        case.round.as_deref().unwrap_or_default()
    ));
    let scene = scene(
        &known,
        case.round.as_deref(),
        case.round_day.as_deref().map(day),
        case.plain,
    );
    let reading = read(&case.typed, &scene);
    let mut wrong = Vec::new();
    check(
        &mut wrong,
        "echo",
        &reading.echo.as_str(),
        &case.echo.as_deref().unwrap_or_default(),
    );
    check(&mut wrong, "notes", &reading.notes, &case.notes);
    check(
        &mut wrong,
        "question",
        &reading.doubt.as_ref().map(|doubt| doubt.question.clone()),
        &case.question,
    );
    let answers = reading.doubt.map(|doubt| doubt.answers).unwrap_or_default();
    let labels: Vec<String> = answers.iter().map(|answer| answer.label.clone()).collect();
    check(
        &mut wrong,
        "answers",
        &labels,
        &case.answers.clone().unwrap_or_default(),
    );
    if let Some(lines) = &case.lines {
        check(
            &mut wrong,
            "lines",
            &answers
                .iter()
                .take(lines.len())
                .map(|answer| answer.line.clone())
                .collect(),
            lines,
        );
    }
    let mut writes = reading.acts.iter().filter_map(|act| match act {
        Action::Write { entry, remind } => Some((entry, remind)),
        Action::Return { .. } => None,
    });
    for wanted in &case.entries {
        match writes.next() {
            Some((entry, remind)) => {
                check_entry(&mut wrong, &known, entry, remind.as_ref(), wanted);
            }
            None => wrong.push(format!("  no entry for {}", wanted.children)),
        }
    }
    check(
        &mut wrong,
        "entries beyond those wanted",
        &writes.count(),
        &0,
    );
    let returned = reading.acts.iter().find_map(|act| match act {
        Action::Return { loan, on, outcome } => Some((loan, *on, outcome.clone())),
        Action::Write { .. } => None,
    });
    let returned = returned.map(|(loan, on, outcome)| {
        let thing = known
            .out
            .iter()
            .find(|out| out.entry == *loan)
            .unwrap()
            .thing
            .name
            .clone();
        (thing, on, outcome)
    });
    let wanted = case
        .back
        .as_ref()
        .map(|back| (back.thing.clone(), day(&back.on), back.outcome.clone()));
    check(&mut wrong, "back", &returned, &wanted);
    wrong
}

fn book() -> Book {
    toml::from_str(include_str!("../line-cases.toml")).unwrap()
}

#[test]
fn the_line_reads_as_the_book_of_cases_says() {
    let book = book();
    let mut all = Vec::new();
    for case in &book.case {
        let wrong = check_case(case);
        if !wrong.is_empty() {
            all.push(format!(
                "{} `{}` (round: {:?})\n{}",
                case.rule,
                case.typed,
                case.round,
                wrong.join("\n")
            ));
        }
    }
    assert!(
        all.is_empty(),
        "{} of {} cases:\n{}",
        all.len(),
        book.case.len(),
        all.join("\n")
    );
}

#[test]
fn every_rule_has_its_cases() {
    let book = book();
    for number in 1..=14 {
        let rule = format!("R{number}");
        assert!(
            book.case
                .iter()
                .any(|case| case.rule.split_whitespace().any(|named| named == rule)),
            "{rule} has no case"
        );
    }
}

#[test]
fn tab_completes_as_the_book_says() {
    for tab in &book().tab {
        let known = known_for(&tab.typed);
        let found = complete(
            &tab.typed,
            tab.typed.len(),
            &scene(&known, tab.round.as_deref(), None, false),
        );
        let becomes = found.as_ref().map(|found| {
            let mut text = tab.typed.clone();
            text.replace_range(found.replace.clone(), &found.with);
            text
        });
        assert_eq!(becomes, tab.becomes, "Tab after `{}`", tab.typed);
        if tab.grey.is_some() {
            assert_eq!(
                found.map(|found| found.hint),
                tab.grey,
                "grey letters after `{}`",
                tab.typed
            );
        }
    }
}
