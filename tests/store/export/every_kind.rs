//! A log with a row of every kind there is.

use hometime::domain::keeping::{Keep, Period};
use hometime::domain::{Entry, Kind, Privacy, QuickWords};
use hometime::store::{Draft, Store, Whom};

use super::{evening, made_up, ola, write};

pub fn with_every_kind() -> Store {
    let store = made_up();
    let ola = ola(&store);
    let chat = |words: &str, privacy| Entry {
        words: words.to_owned(),
        privacy,
        ..Entry::new(Kind::Chat, evening(), vec![ola])
    };
    let gone = write(&store, &chat("taken out again", Privacy::Shareable));
    write(&store, &chat("for me alone", Privacy::Private));
    write(
        &store,
        &chat("slept well\n\nate all\nasked for more", Privacy::Shareable),
    );
    write(&store, &chat("told in confidence", Privacy::Sensitive));
    let half = store
        .checklist()
        .look_back_offered(evening().date(), 10)
        .unwrap();
    store
        .step("the rest", evening(), |store| {
            store.entries().remove(gone, evening())?;
            store.observations().add_area("Outdoors and mud")?;
            let quick = QuickWords {
                name: "boots".to_owned(),
                words: "please bring boots for __".to_owned(),
                used: 2,
            };
            store.quick_words().save(None, &quick)?;
            store.round().set_away(ola, evening().date(), true)?;
            store.own_words().keep("babcia")?;
            store.round().let_go(evening().date())?;
            store
                .checklist()
                .start_review(evening().date(), "questions of long ago")?;
            half.map_or(Ok(()), |half| store.checklist().let_look_back_go(half))
        })
        .unwrap();
    store.settings().set("name", "Ann").unwrap();
    store
        .keeping()
        .set_period(Keep::Chats, Period::Months(30))
        .unwrap();
    let typed = |place: &str, text: &str| Draft {
        place: place.to_owned(),
        text: text.to_owned(),
        caret: 3,
        at: evening(),
    };
    store
        .drafts()
        .keep(&[
            typed(&format!("round/{}", ola.raw()), "slept = 40"),
            typed("journal/new", "I wonder"),
            typed("line/any", "half\n\nof it"),
        ])
        .unwrap();
    let another = store
        .people()
        .unwrap()
        .households
        .iter()
        .map(|household| household.family.id)
        .max()
        .unwrap();
    store
        .erasing()
        .erase(Whom::Family(another), evening())
        .unwrap();
    store
}
