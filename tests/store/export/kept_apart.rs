//! What is private or sensitive: in the whole log, and in nothing that is made to be shown unless
//! she asks.

use hometime::domain::{Detail, Entry, Kind, Landed, Loan, Privacy, Reminder, ThingRef};
use hometime::export::Wanted;

use super::{evening, files, files_with, made_up, ola, write, write_out};

#[test]
fn what_is_private_or_sensitive_is_in_the_json_alone() {
    let store = made_up();
    let ola = ola(&store);
    let noted = |words: &str, kind, privacy| Entry {
        words: words.to_owned(),
        privacy,
        ..Entry::new(kind, evening(), vec![ola])
    };
    let loan = |privacy| Entry {
        detail: Detail::Loan(Loan {
            thing: ThingRef::New("drum".to_owned()),
            why: "secretwhy".to_owned(),
            due: "2026-11-27".parse().unwrap(),
            back_on: None,
            outcome: "secretoutcome".to_owned(),
            landed: Landed::NotAsked,
        }),
        ..noted("secretloan", Kind::Loan, privacy)
    };
    let private = write(
        &store,
        &noted("secretprivate", Kind::Chat, Privacy::Private),
    );
    let sensitive = write(
        &store,
        &Entry {
            heard: "secretheard".to_owned(),
            labels: vec!["secretlabel".to_owned()],
            ..noted("secretsensitive", Kind::Chat, Privacy::Sensitive)
        },
    );
    write(&store, &loan(Privacy::Private));
    for entry in [private, sensitive] {
        let reminder = Reminder {
            children: vec![ola],
            entry: Some(entry),
            due: "2026-11-23".parse().unwrap(),
            words: "secretreminder".to_owned(),
            done_on: None,
            privacy: Privacy::Shareable,
        };
        store
            .step("a reminder", evening(), |store| {
                store.reminders().save(None, &reminder)
            })
            .unwrap();
    }
    for (name, text) in files(&store) {
        let tells = text.matches("secret").count();
        assert_eq!(tells > 0, name == "hometime.json", "{name} has {tells}");
    }
    let left_out = |wanted| {
        let around = tempfile::tempdir().unwrap();
        write_out(&store, around.path(), wanted).unwrap().left_out
    };
    assert!(left_out(Wanted::default()).unwrap().contains("private"));
    assert_eq!(
        left_out(Wanted {
            private: true,
            sensitive: true
        }),
        None
    );
    let private = files_with(
        &store,
        Wanted {
            private: true,
            sensitive: false,
        },
    );
    assert!(
        private["chats.csv"].contains("secretprivate")
            && !private["chats.csv"].contains("secretsensitive")
    );
    assert!(
        private["loans.csv"].contains("secretloan")
            && private["calendar.ics"].contains("drum back from Ola")
    );
}
