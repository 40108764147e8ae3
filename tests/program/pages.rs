//! Pages that go out: what is on them, what never is, and the files they become.

use std::fs;

use crate::command::{Log, evening};
use chrono::{NaiveDate, NaiveDateTime};
use hometime::domain::{
    Agreement, Allowed, Detail, Entry, Family, Id, Involvement, JournalPage, Kind, LooksBackOn,
    Pressure, Privacy, Ranked, Ranking, Saved, Way,
};
use hometime::pages::{Form, Message, Page, Period, Wanted, named_elsewhere};
use hometime::sample;
use hometime::store::{Filter, Store};

/// The forms that can be read as text.
const WORDS: [Form; 3] = [Form::Html, Form::Text, Form::Markdown];

fn today() -> NaiveDate {
    evening().date()
}

fn with_sample() -> Store {
    let store = Store::in_memory().unwrap();
    sample::load(&store, evening()).unwrap();
    store
}

fn family_of(store: &Store, name: &str) -> Id<Family> {
    let people = store.people().unwrap();
    people
        .children()
        .find(|child| child.name == name)
        .unwrap()
        .family
}

fn all_notes(store: &Store) -> Vec<Saved<Entry>> {
    store
        .entries()
        .list(
            &Filter {
                sensitive: true,
                ..Filter::default()
            },
            0,
            10_000,
        )
        .unwrap()
}

/// Every page that can be made of a log.
fn every_page(store: &Store) -> Vec<Page> {
    let period = Period {
        since: "2026-01-01".parse().unwrap(),
        until: today(),
    };
    let people = store.people().unwrap();
    let mut wanted = vec![
        Wanted::Evidence { period },
        Wanted::Review,
        Wanted::YouSaid { period },
        Wanted::Notice {
            words: "Shut on Friday\nBack on Monday.".to_owned(),
        },
    ];
    for household in &people.households {
        let family = household.family.id;
        wanted.push(Wanted::Family { family, period });
        wanted.extend(household.children.iter().map(|child| Wanted::Child {
            child: child.id,
            allowed: Allowed::default(),
        }));
        let mondays = (0..12).map(|week| today() - chrono::Days::new(7 * week));
        wanted.extend(mondays.map(|day| Wanted::Week { family, day }));
    }
    wanted.extend(
        all_notes(store)
            .into_iter()
            .filter(|note| note.kind == Kind::Loan)
            .map(|note| Wanted::Slip { loan: note.id }),
    );
    wanted.extend(
        store
            .ideas()
            .all()
            .unwrap()
            .into_iter()
            .map(|idea| Wanted::Sheet { idea: idea.id }),
    );
    wanted
        .iter()
        .filter_map(|wanted| wanted.page(store, today()).ok())
        .collect()
}

/// Every page in every form, as one text.
fn all_written(store: &Store) -> String {
    let pages = every_page(store);
    assert!(pages.len() > 60, "only {} pages were made", pages.len());
    let forms = |page: &Page| {
        WORDS
            .map(|form| String::from_utf8(form.write(page).unwrap()).unwrap())
            .join("\n")
    };
    pages.iter().map(forms).collect::<Vec<_>>().join("\n")
}

const SECRET: &str = "QZX";

/// Puts the secret into every word a note has.
fn planted(note: &Entry, privacy: Privacy) -> Entry {
    let mut note = Entry {
        privacy,
        words: format!("{SECRET} {}", note.words),
        heard: format!("{SECRET} {}", note.heard),
        ..note.clone()
    };
    match &mut note.detail {
        Detail::Observation(seen) => {
            seen.next_step = SECRET.to_owned();
            seen.at_home = SECRET.to_owned();
        }
        Detail::Try(giving) => giving.happened = SECRET.to_owned(),
        Detail::Loan(loan) => {
            loan.why = SECRET.to_owned();
            loan.outcome = SECRET.to_owned();
        }
        Detail::Nothing | Detail::Answer { .. } => {}
    }
    note
}

fn at(day: &str) -> NaiveDateTime {
    day.parse::<NaiveDate>()
        .unwrap()
        .and_hms_opt(18, 0, 0)
        .unwrap()
}

#[test]
fn private_and_sensitive_words_of_every_record_are_on_no_page() {
    let store = with_sample();
    assert!(!all_written(&store).contains(SECRET));
    let family = family_of(&store, "Ola");
    let notes = all_notes(&store);
    let plant = |store: &Store| {
        for (place, note) in notes.iter().enumerate() {
            let privacy = if place % 2 == 0 {
                Privacy::Private
            } else {
                Privacy::Sensitive
            };
            store.entries().change(note.id, &planted(note, privacy))?;
        }
        let mut many = 0;
        for (place, way) in Way::ALL.iter().enumerate() {
            let way = Involvement {
                reason: SECRET.to_owned(),
                easier: SECRET.to_owned(),
                evidence: SECRET.to_owned(),
                privacy: if place % 2 == 0 {
                    Privacy::Private
                } else {
                    Privacy::Sensitive
                },
                ..Involvement::begins(family, *way, today(), "2026-11")
            };
            // Those noted already are left as they are.
            many += usize::from(store.ways().save(None, &way).is_ok());
        }
        assert!(many > 2, "only {many} ways were noted");
        let pressure = Pressure {
            family,
            which: "work".to_owned(),
            wording: "2026-11".to_owned(),
            words: SECRET.to_owned(),
            what_i_do: SECRET.to_owned(),
            noted_on: today(),
            eased_on: None,
            ask_on: None,
            asked_on: None,
            talk_on: None,
            talk_how: SECRET.to_owned(),
        };
        store.in_the_way().save(None, &pressure)?;
        let page = JournalPage {
            on: today(),
            words: SECRET.to_owned(),
            looks_back_on: LooksBackOn::Nothing,
            sample: false,
        };
        store.journal().save(None, &page)?;
        let mut ranking = Ranking::first(today(), "2026-11", ["partnership"]);
        ranking.reasons = vec![Ranked {
            reason: "partnership".to_owned(),
            agreement: Some(Agreement::No),
            why: SECRET.to_owned(),
            serves: Vec::new(),
        }];
        store.why().start(&ranking).map(drop)
    };
    store.step("secrets", evening(), plant).unwrap();
    let written = all_written_of_few(&store);
    assert!(!written.contains(SECRET), "{}", around(&written, SECRET));
    let page = Wanted::Family {
        family,
        period: Period::usual(today()),
    }
    .page(&store, today())
    .unwrap();
    assert!(
        page.left_out.private > 10 && page.left_out.sensitive > 10,
        "{:?}",
        page.left_out
    );
    assert!(page.left_out.sentence().contains("private notes"));
    let people = store.people().unwrap();
    assert!(
        all_notes(&store)
            .iter()
            .all(|note| Message::of(note, &people, today()).is_none())
    );
    // The same words are there as soon as the family may read them.
    let note = all_notes(&store)
        .into_iter()
        .find(|note| note.kind == Kind::Observation && note.day > at("2026-09-01").date())
        .unwrap();
    let shown = Entry {
        privacy: Privacy::Shareable,
        ..note.item.clone()
    };
    store
        .step("shown", evening(), |store| {
            store.entries().change(note.id, &shown)
        })
        .unwrap();
    assert!(all_written_of_few(&store).contains(SECRET));
}

/// With every note closed there are no slips, and so fewer pages.
fn all_written_of_few(store: &Store) -> String {
    let forms = |page: &Page| {
        WORDS
            .map(|form| String::from_utf8(form.write(page).unwrap()).unwrap())
            .join("\n")
    };
    every_page(store)
        .iter()
        .map(forms)
        .collect::<Vec<_>>()
        .join("\n")
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or_default();
    text[..at]
        .chars()
        .rev()
        .take(200)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect()
}

#[test]
fn words_that_would_act_stay_words_in_every_form() {
    let store = with_sample();
    let ola = store
        .people()
        .unwrap()
        .children()
        .find(|child| child.name == "Ola")
        .unwrap()
        .id;
    let hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> [go](http://x.example) **loud** & \"quoted\"";
    let note = Entry {
        words: hostile.to_owned(),
        heard: "</span><h1>big</h1>".to_owned(),
        ..Entry::new(Kind::Observation, evening(), vec![ola])
    };
    store
        .step("hostile", evening(), |store| store.entries().write(&note))
        .unwrap();
    let page = Wanted::Week {
        family: family_of(&store, "Ola"),
        day: today(),
    }
    .page(&store, today())
    .unwrap();
    let in_form = |form: Form| String::from_utf8(form.write(&page).unwrap()).unwrap();
    let html = in_form(Form::Html);
    assert!(
        !html.contains("<script") && !html.contains("<img") && !html.contains("<h1>big"),
        "{html}"
    );
    assert!(
        html.contains("alert(1)"),
        "the words themselves are still there"
    );
    let markdown = in_form(Form::Markdown);
    assert!(
        markdown.contains("\\<script\\>")
            && markdown.contains("\\[go\\](http:\\//x.example) \\*\\*loud\\*\\*"),
        "{markdown}"
    );
    assert!(in_form(Form::Text).contains("<script>alert(1)</script>"));
}

#[test]
fn a_page_for_the_browser_runs_nothing_and_asks_for_nothing() {
    let store = with_sample();
    for page in every_page(&store) {
        let html = String::from_utf8(Form::Html.write(&page).unwrap()).unwrap();
        assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        for way_out in [
            "<script", "http://", "https://", "src=", "href=", "url(", "@import", "<link",
            "<iframe",
        ] {
            assert!(!html.contains(way_out), "{} has {way_out}", page.title);
        }
    }
}

#[test]
fn every_page_says_what_it_leaves_out_and_where_a_worry_goes() {
    let store = with_sample();
    store
        .settings()
        .set(
            hometime::pages::WORRY,
            "Ring the council on a number of your own.",
        )
        .unwrap();
    for page in every_page(&store) {
        for form in WORDS {
            let written = String::from_utf8(form.write(&page).unwrap())
                .unwrap()
                .replace('\n', " ");
            assert!(
                written.contains("on this page.") || written.contains("was left out."),
                "{} as {form:?}",
                page.title
            );
            assert!(
                written.contains("Ring the council on a number of your own."),
                "{} as {form:?}",
                page.title
            );
        }
    }
}

#[test]
fn pages_are_laid_out_as_they_were() {
    let store = with_sample();
    let family = family_of(&store, "Ola");
    let period = Period::usual(today());
    let loan = store.loans().out().unwrap()[0].entry;
    let idea = store
        .ideas()
        .called("Wash the hands song")
        .unwrap()
        .unwrap();
    for (name, wanted) in [
        ("family", Wanted::Family { family, period }),
        (
            "week",
            Wanted::Week {
                family,
                day: today(),
            },
        ),
        ("slip", Wanted::Slip { loan }),
        ("song", Wanted::Sheet { idea }),
        ("checklist", Wanted::Review),
        ("you-said", Wanted::YouSaid { period }),
        (
            "evidence",
            Wanted::Evidence {
                period: Period {
                    since: "2026-01-01".parse().unwrap(),
                    ..period
                },
            },
        ),
        (
            "notice",
            Wanted::Notice {
                words: "We are out on Friday\nBack at three.\n\nBring boots.".to_owned(),
            },
        ),
    ] {
        let page = wanted.page(&store, today()).unwrap();
        insta::assert_snapshot!(
            format!("{name}-text"),
            String::from_utf8(Form::Text.write(&page).unwrap()).unwrap()
        );
        insta::assert_snapshot!(
            format!("{name}-markdown"),
            String::from_utf8(Form::Markdown.write(&page).unwrap()).unwrap()
        );
        if name == "family" {
            insta::assert_snapshot!(
                "family-html",
                String::from_utf8(Form::Html.write(&page).unwrap()).unwrap()
            );
        }
    }
}

#[test]
fn whoever_of_another_family_is_named_is_told_of() {
    let store = with_sample();
    let people = store.people().unwrap();
    let ola = people.children().find(|child| child.name == "Ola").unwrap();
    let page = |words: &str| {
        let note = Entry {
            words: words.to_owned(),
            ..Entry::new(Kind::Chat, evening(), vec![ola.id])
        };
        let id = store
            .step("words", evening(), |store| store.entries().write(&note))
            .unwrap();
        let page = Wanted::Week {
            family: ola.family,
            day: today(),
        }
        .page(&store, today())
        .unwrap();
        store
            .step("gone", evening(), |store| {
                store.entries().remove(id, evening())
            })
            .unwrap();
        page
    };
    for (words, names) in [
        ("Played with ZOE all day.", vec!["Zoë"]),
        ("Took Kai's boots home.", vec!["Kai"]),
        ("Ola's own day, and Ola alone.", vec![]),
        ("A kaiser roll, and zoetropes.", vec![]),
    ] {
        let named: Vec<String> = named_elsewhere(&page(words), &people, Some(ola.family))
            .into_iter()
            .map(|named| named.name)
            .collect();
        assert_eq!(named, names, "{words}");
    }
}

#[test]
fn a_message_about_children_of_two_families_names_one_of_them_to_the_other() {
    let store = with_sample();
    let people = store.people().unwrap();
    let of = |name: &str| {
        people
            .children()
            .find(|child| child.name == name)
            .unwrap()
            .id
    };
    let baked = |children| Entry {
        words: "baked bread".to_owned(),
        ..Entry::new(Kind::Chat, evening(), children)
    };
    let names = |children| {
        Message::of(&baked(children), &people, today())
            .unwrap()
            .names
    };
    assert_eq!(names(vec![of("Ola")]), []);
    assert_eq!(
        names(vec![of("Ola"), of("Kai")]),
        [("Kai".to_owned(), "Kai's family".to_owned())]
    );
}

#[test]
fn a_line_left_out_is_gone_and_counted() {
    let store = with_sample();
    let page = Wanted::Family {
        family: family_of(&store, "Ola"),
        period: Period::usual(today()),
    }
    .page(&store, today())
    .unwrap();
    let shorter = page.without(&[0, 2]);
    assert_eq!(shorter.lines().count(), page.lines().count() - 2);
    assert_eq!(shorter.lines().next(), page.lines().nth(1));
    assert!(
        shorter
            .left_out
            .sentence()
            .contains("2 lines taken off by hand"),
        "{}",
        shorter.left_out.sentence()
    );
}

#[test]
fn the_ending_of_the_file_chooses_the_form_and_nothing_is_ever_overwritten() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    let at = |name: &str| log.folder().parent().unwrap().join(name);
    for (name, begins) in [
        ("one.html", "<!doctype html>"),
        ("one.txt", "SAMPLE: made-up families\nWorking"),
        ("one.md", "# Working"),
    ] {
        let file = at(name);
        let said = log.run([
            "page",
            "family",
            "kai",
            "--yes",
            "--out",
            file.to_str().unwrap(),
        ]);
        assert_eq!((said.code, said.aside.as_str()), (0, ""));
        assert!(
            said.out.starts_with("Made: ") && said.out.contains("on this page."),
            "{}",
            said.out
        );
        assert!(
            fs::read_to_string(&file).unwrap().starts_with(begins),
            "{name}"
        );
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions())
                & 0o777,
            0o600
        );
        fs::write(&file, "hers").unwrap();
        let again = log.run([
            "page",
            "family",
            "kai",
            "--yes",
            "--out",
            file.to_str().unwrap(),
        ]);
        assert_eq!(again.code, 2);
        assert!(
            again.aside.contains("and it stays as it is"),
            "{}",
            again.aside
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), "hers");
    }
    let odd = log.run([
        "page",
        "family",
        "kai",
        "--out",
        at("one.doc").to_str().unwrap(),
    ]);
    assert!(
        odd.code == 2 && odd.aside.contains(".html") && !at("one.doc").exists(),
        "{}",
        odd.aside
    );
    let nowhere = log.run([
        "page",
        "family",
        "kai",
        "--yes",
        "--out",
        at("not-there/one.md").to_str().unwrap(),
    ]);
    assert!(
        nowhere.code == 2 && nowhere.aside.contains("is not there"),
        "{}",
        nowhere.aside
    );
}

#[test]
fn a_page_that_names_another_family_is_made_only_when_she_says_so() {
    let log = Log::with_two_children();
    assert_eq!(
        log.run(["add", "ola: built a den with Zozo", "ola: slept well"])
            .code,
        0
    );
    let file = log.folder().parent().unwrap().join("week.html");
    let file = file.to_str().unwrap();
    let asked = log.run(["page", "week", "ola", "--out", file]);
    assert_eq!(asked.code, 2);
    assert!(
        asked.aside.contains("Line 1 names Zozo (Zoë's family)."),
        "{}",
        asked.aside
    );
    assert!(!std::path::Path::new(file).exists());
    let without = log.run(["page", "week", "ola", "--without", "1", "--out", file]);
    assert_eq!(without.code, 0, "{}", without.aside);
    let made = fs::read_to_string(file).unwrap();
    assert!(
        !made.contains("den")
            && made.contains("slept well")
            && made.contains("1 line taken off by hand"),
        "{made}"
    );
}

#[test]
fn the_command_asks_back_in_plain_words() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    for (words, answer) in [
        (vec!["page", "family"], "Which family is it for?"),
        (
            vec!["page", "family", "nobody"],
            "No family here is called nobody.",
        ),
        (
            vec!["page", "slip", "tractor"],
            "Nothing called tractor is out. Out are:",
        ),
        (
            vec!["page", "sheet", "opera"],
            "Nothing to try is called opera.",
        ),
        (
            vec!["page", "family", "ola", "--since", "31/11"],
            "November has 30 days.",
        ),
        (
            vec![
                "page",
                "family",
                "ola",
                "--since",
                "today",
                "--until",
                "yesterday",
            ],
            "The first day comes after the last one.",
        ),
        (
            vec!["page", "week", "ola", "--without", "99"],
            "so there is no line 99",
        ),
    ] {
        let said = log.run(&words);
        assert_eq!(said.code, 2, "{words:?}");
        assert!(said.aside.contains(answer), "{words:?}: {}", said.aside);
    }
}

#[test]
fn everything_kept_is_there_for_the_typed_word_and_closed_without_it() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    assert_eq!(
        log.run([
            "add",
            "ola: her mum cried #sensitive >mon ask about the helpline",
            "ola: think about the nap #private",
            "ola: slept well"
        ])
        .code,
        0
    );
    let usual = log.run(["page", "child", "ola"]).out;
    assert!(
        usual.contains("Everything kept about Ola")
            && usual.contains("slept well")
            && usual.contains("Grown-ups"),
        "{usual}"
    );
    assert!(
        !usual.contains("cried")
            && !usual.contains("think about the nap")
            && !usual.contains("helpline"),
        "{usual}"
    );
    assert!(
        usual.replace('\n', " ").contains("told in confidence"),
        "{usual}"
    );
    let refused = log.run(["page", "child", "ola", "--closed", "please"]);
    assert!(
        refused.code == 2 && refused.aside.contains("takes the word  yes"),
        "{}",
        refused.aside
    );
    let file = log.folder().parent().unwrap().join("ola.txt");
    let made = log.run([
        "page",
        "child",
        "ola",
        "--closed",
        "yes",
        "--yes",
        "--out",
        file.to_str().unwrap(),
    ]);
    assert_eq!(made.code, 0, "{}", made.aside);
    let whole = fs::read_to_string(&file).unwrap();
    for kept in [
        "cried",
        "think about the nap",
        "helpline",
        "slept well",
        "sensitive",
        "private",
        "Nothing that belongs here was left out.",
    ] {
        assert!(whole.contains(kept), "{kept}");
    }
    assert!(
        log.run(["page", "child", "ola"])
            .out
            .contains("Last offered  Fri 20 Nov"),
        "the day it was offered is kept"
    );
    let store = log.store();
    let notes = all_notes(&store);
    let ola = store
        .people()
        .unwrap()
        .children()
        .find(|child| child.name == "Ola")
        .unwrap()
        .id;
    let flat: String = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    for note in notes.iter().filter(|note| note.children.contains(&ola)) {
        for words in [&note.words, &note.heard] {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(&words), "{words}");
        }
    }
}

#[test]
fn evidence_names_no_child_and_no_parent() {
    let store = with_sample();
    let period = Period {
        since: "2026-01-01".parse().unwrap(),
        until: today(),
    };
    let page = Wanted::Evidence { period }.page(&store, today()).unwrap();
    let titles: Vec<&str> = page
        .sections
        .iter()
        .map(|section| section.title.as_str())
        .collect();
    assert_eq!(titles[0], "Counted, each kind for itself");
    assert!(
        titles[1..4]
            .iter()
            .all(|title| title.starts_with("The story of ")),
        "{titles:?}"
    );
    let people = store.people().unwrap();
    assert_eq!(named_elsewhere(&page, &people, None), Vec::new());
    let shown = page.without(&page.off_at_first());
    assert_eq!(
        shown
            .sections
            .iter()
            .filter(|section| section.title.starts_with("The story of"))
            .count(),
        3
    );
    assert_eq!(
        shown.left_out.by_hand, 0,
        "stories that were only offered are not left out"
    );
}

#[test]
fn every_page_can_be_a_pdf_and_one_with_letters_it_has_no_type_for_says_so() {
    let store = with_sample();
    let mut pages = every_page(&store);
    // Of each kind the longest: the others hold less of the same.
    pages.sort_by_key(|page| (page.file, std::cmp::Reverse(page.lines().count())));
    pages.dedup_by_key(|page| page.file);
    assert_eq!(pages.len(), 9);
    for page in pages {
        let pdf = Form::Pdf.write(&page).unwrap();
        assert!(
            pdf.starts_with(b"%PDF-") && pdf.len() > 2_000,
            "{}",
            page.title
        );
        for acts in ["/JavaScript", "/URI", "/Launch", "/OpenAction"] {
            assert!(
                !pdf.windows(acts.len()).any(|part| part == acts.as_bytes()),
                "{} has {acts}",
                page.title
            );
        }
    }
    let of = |words: &str| {
        Wanted::Notice {
            words: words.to_owned(),
        }
        .page(&store, today())
        .unwrap()
    };
    let urdu = of("\u{62e}\u{648}\u{634} \u{622}\u{645}\u{62f}\u{6cc}\u{62f}");
    let said = Form::Pdf.write(&urdu).unwrap_err().to_string();
    assert!(
        said.contains("does not have \u{62e} \u{648}")
            && said.contains("Make this one for the browser"),
        "{said}"
    );
    assert!(Form::Html.write(&urdu).is_ok());
    // Letters of Polish and Welsh are there, with their accents in one piece or in two.
    for words in [
        "Łódź, księżyc, gżegżółka, żółw",
        "Mae'r tŷ yn wŷr, tŵr, ŷd, môr",
        "w\u{302} y\u{302} o\u{301} \u{201e}tak\u{201d} \u{2013} \u{2026} \u{20ac} £",
    ] {
        assert!(Form::Pdf.write(&of(words)).is_ok(), "{words}");
    }
}

#[test]
fn a_pdf_is_the_same_whenever_it_is_made_and_no_word_leaves_the_sheet() {
    let store = with_sample();
    let long = "x".repeat(4_000);
    let page = Wanted::Notice {
        words: format!("Title {long}\n{long} and https://{long}"),
    }
    .page(&store, today())
    .unwrap();
    let pdf = Form::Pdf.write(&page).unwrap();
    assert_eq!(pdf, Form::Pdf.write(&page).unwrap());
    assert!(
        !pdf.windows(13).any(|part| part == b"/CreationDate"),
        "nothing in it tells the time it was made"
    );
}

#[test]
fn evidence_of_a_year_takes_two_sheets_at_most() {
    let store = with_sample();
    let page = Wanted::Evidence {
        period: Period {
            since: "2026-01-01".parse().unwrap(),
            until: today(),
        },
    }
    .page(&store, today())
    .unwrap();
    let page = page.without(&page.off_at_first());
    let pdf = Form::Pdf.write(&page).unwrap();
    let sheets = pdf
        .windows(11)
        .filter(|part| *part == b"/Type /Page" || *part == b"/Type/Page/")
        .count();
    assert!((1..=3).contains(&sheets), "{sheets}");
}
