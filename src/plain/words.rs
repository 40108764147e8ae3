//! The words that begin with a sign: one table, from which the help is made.

use super::choosing::Asked;
use super::first::FirstStep;
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::lock_setup::LockSetup;
use crate::app::onboarding::keep_newcomers;
use crate::app::save_line::is_closing_word;
use crate::app::screen_place::ScreenPlace;
use crate::app::shortcuts::{all_of, words_of};
use crate::domain::dates::say_date;
use crate::domain::newcomer::{echo, names_of, read, says_that_is_everyone};
use crate::domain::text::fold;
use crate::domain::{Child, Saved};
use crate::store::LockState;

/// One word, and what it does.
struct Word {
    name: &'static str,
    /// What is typed after it.
    after: &'static str,
    does: &'static str,
    run: fn(&mut Talk, &str, &Asked) -> Outcome,
    when: fn(&Talk) -> bool,
    only_reads: bool,
}

impl Word {
    /// Only reads, so that it also works in a copy that is only looked at.
    const fn reads(
        name: &'static str,
        after: &'static str,
        does: &'static str,
        run: fn(&mut Talk, &str, &Asked) -> Outcome,
    ) -> Self {
        Self {
            name,
            after,
            does,
            run,
            when: |_| true,
            only_reads: true,
        }
    }

    const fn new(
        name: &'static str,
        after: &'static str,
        does: &'static str,
        run: fn(&mut Talk, &str, &Asked) -> Outcome,
    ) -> Self {
        Self {
            name,
            after,
            does,
            run,
            when: |talk| talk.only_to_look.is_none(),
            only_reads: false,
        }
    }

    const fn when(mut self, when: fn(&Talk) -> bool) -> Self {
        self.when = when;
        self
    }
}

const WORDS: &[Word] = &[
    Word::reads("help", "", "tells what can be typed", |talk, _, _| {
        help(talk)
    }),
    Word::new(
        "next",
        "",
        "leaves this child for later, and keeps words that wait",
        |talk, _, _| step(talk, true),
    ),
    Word::new("back", "", "goes to the child before", |talk, _, _| {
        step(talk, false)
    }),
    Word::new("away", "", "this child is not here today", |talk, _, _| {
        away(talk)
    }),
    Word::new(
        "round",
        "",
        "goes to the first child not written about yet",
        |talk, _, _| round(talk),
    ),
    Word::reads(
        "about",
        "NAME",
        "tells what is worth knowing about a child; without a name, about this one",
        |talk, name, _| talk.tell_about(name),
    ),
    Word::reads(
        "mind",
        "",
        "reads what to keep in mind; a number marks one as done",
        |talk, _, _| talk.tell_mind(),
    ),
    Word::reads(
        "today",
        "",
        "reads what was written this evening",
        |talk, _, _| talk.tell_evening(),
    ),
    Word::reads(
        "find",
        "WORDS",
        "finds notes by their words, a name or a month",
        |talk, words, _| talk.tell_found(words),
    ),
    Word::reads("who", "", "reads children and families", |talk, _, _| {
        talk.tell_who()
    }),
    Word::reads("out", "", "reads what is at homes", |talk, _, _| {
        talk.tell_out()
    }),
    Word::reads(
        "quick",
        "",
        "reads quick words; what is typed after a name fills its blanks, such as  /nap 1:00 1:55",
        |talk, _, _| quick(talk),
    ),
    Word::new(
        "remove",
        "",
        "takes away the note that was just read in full",
        |talk, _, asked| talk.remove_read(asked),
    ),
    Word::new(
        "undo",
        "",
        "takes the last saved thing back",
        |talk, _, _| undo(talk),
    ),
    Word::new("redo", "", "brings it again", |talk, _, _| redo(talk)),
    Word::new(
        "words",
        "LINE",
        "saves a line word for word, whatever signs are in it",
        |talk, line, _| word_for_word(talk, line),
    ),
    Word::new(
        "waiting",
        "",
        "reads the lines that are not saved yet",
        |talk, _, _| talk.tell_waiting(),
    ),
    Word::new(
        "discard",
        "",
        "discards the line that is asked about, or that waits for this child",
        |talk, _, _| talk.discard(),
    ),
    Word::new(
        "family",
        "LINE",
        "adds a child, such as  /family ola mon tue mum 17:00",
        |talk, line, _| add_family(talk, line),
    ),
    Word::new(
        "backup",
        "",
        "makes a copy of your log now",
        |talk, _, _| talk.copy_now(),
    ),
    Word::new("lock", "", "locks now", |talk, _, _| talk.lock_by_word()).when(is_locked),
    Word::new(
        "lock",
        "",
        "locks your log with a passphrase",
        |talk, _, _| talk.begin_card(LockSetup::lock()),
    )
    .when(|talk| !is_locked(talk)),
    Word::new(
        "passphrase",
        "",
        "takes another passphrase",
        |talk, _, _| talk.begin_card(LockSetup::other_passphrase()),
    )
    .when(is_locked),
    Word::new(
        "sheet",
        "",
        "makes a new sheet with another code",
        |talk, _, _| talk.begin_card(LockSetup::other_sheet()),
    )
    .when(is_locked),
    Word::reads(
        "finish",
        "",
        "finishes for tonight; so does Ctrl+D",
        |talk, _, _| talk.finish_by_word(),
    ),
];

/// What else a word is typed as.
const OTHERWISE: &[(&str, &str)] = &[("drop", "discard"), ("skip", "next")];

/// Runs the word; one that is not known here gets a sentence, and nothing of it is kept.
pub(super) fn run(talk: &mut Talk, typed: &str, line: &str, asked: Asked) -> Outcome {
    let (word, after) = typed.split_once(' ').unwrap_or((typed, ""));
    let (word, after) = (fold(word), after.trim());
    let word = OTHERWISE
        .iter()
        .find(|(other, _)| *other == word)
        .map_or(word, |(_, name)| (*name).to_owned());
    if let Some(known) = WORDS
        .iter()
        .find(|known| known.name == word && (known.when)(talk))
    {
        talk.is_question_open = !talk.unclear.is_empty() || matches!(asked, Asked::WhoMayRead);
        let done = (known.run)(talk, after, &asked);
        let asks_anew = !matches!(talk.asked, Asked::Nothing);
        // A lock that is being put on is the answer to who may read it.
        if !asks_anew && talk.card.is_none() && asked.outlives(known.only_reads) {
            talk.asked = asked;
        }
        return done;
    }
    if words_of(&word, &talk.known.quick).is_some() {
        return talk.save(line, None, false);
    }
    talk.asked = asked;
    let said = on_the_full_screen(talk, &word)
        .unwrap_or_else(|| format!("/{word} does nothing here. /help tells what there is."));
    talk.say(said);
    if !after.is_empty() && talk.only_to_look.is_none() {
        talk.say("Nothing was saved. To save a line word for word, type /words and the line.");
    }
    Ok(())
}

/// What a short answer is typed as, where nothing asks for one.
const ANSWERS: &[&str] = &["y", "yes", "n", "no", "ok", "okay"];

/// What is said of a line that is never a note: a number, an answer, a command without its sign, or
/// a child's name, and nothing else.
pub(super) fn is_no_note(talk: &Talk, line: &str) -> Option<String> {
    let bare = without_stops(line);
    if bare.is_empty() {
        return None;
    }
    let saves = format!("To save it as a note, type  /words {line}");
    if is_closing_word(&bare) {
        return Some(format!("To finish for tonight, /finish. {saves}"));
    }
    let is_number = bare.chars().all(|letter| letter.is_ascii_digit());
    if is_number || ANSWERS.contains(&bare.as_str()) {
        return Some(format!(
            "Nothing asks for  {line}  now, so nothing was saved. {saves}"
        ));
    }
    if is_command(talk, &bare) {
        return Some(format!(
            "Nothing was saved. The command is  /{bare}. {saves}"
        ));
    }
    talk.child_called(&bare).map(|child| {
        let child = &child.name;
        format!(
            "Nothing was saved. To write about {child}, type what was said after the name. {saves}"
        )
    })
}

/// The same where a name is asked for.
pub(super) fn is_no_name(line: &str) -> Option<String> {
    let bare = without_stops(line);
    let is_number = !bare.is_empty() && bare.chars().all(|letter| letter.is_ascii_digit());
    let is_word = WORDS.iter().any(|word| word.name == bare) && !says_that_is_everyone(line);
    (is_number || is_word).then(|| format!("{line}  is no name. /help tells what can be typed."))
}

/// Folded, as dictation may have written it: "Undo."
pub(super) fn without_stops(line: &str) -> String {
    let is_stop =
        |letter: char| matches!(letter, '.' | ',' | '!' | '?' | ':') || letter.is_whitespace();
    if line == ":q" {
        return line.to_owned();
    }
    fold(line.trim_matches(is_stop))
}

fn is_command(talk: &Talk, word: &str) -> bool {
    let is_own = WORDS.iter().any(|own| own.name == word);
    let is_other_name = OTHERWISE.iter().any(|(other, _)| *other == word);
    is_own || is_other_name || (talk.find_on_screen)(word).is_some()
}

impl Talk {
    /// The child on the books that is called by these folded words.
    pub(super) fn child_called(&self, words: &str) -> Option<&Saved<Child>> {
        let mut children = self.known.households.iter().flat_map(|home| &home.children);
        children.find(|child| {
            let first = child.name.split_whitespace().next().unwrap_or_default();
            [child.name.as_str(), first, child.nickname.as_str()]
                .iter()
                .any(|own| fold(own) == words)
        })
    }
}

/// Where a word leads that needs a screen.
fn on_the_full_screen(talk: &Talk, word: &str) -> Option<String> {
    let there = "In a window that can show it, type  hometime  and then";
    match (talk.find_on_screen)(word)? {
        ScreenPlace::Command => {
            let command = match word {
                "page" | "pages" => " Or  hometime page --help  makes one without a screen.",
                "copies" => " Or  hometime check --deep  reads them all.",
                "export" => " Or  hometime export FOLDER  does it without a screen.",
                "import" => " Or  hometime import FILE  does it without a screen.",
                _ => "",
            };
            Some(format!(
                "/{word} is on the full screen. {there} /{word}.{command}"
            ))
        }
        ScreenPlace::Screen { title, number } => Some(format!(
            "{title} is on the full screen. {there} Esc, {number}."
        )),
    }
}

fn help(talk: &mut Talk) -> Outcome {
    talk.say("Type what was said and press Enter: it is saved to the child named last. The line is the same as on the screen:");
    talk.say("slept well < up at 5, then what they told; obs stacked nine cups @mum; lent rhyme bag 2; back train; kai: about Kai; >Mon ask, to be reminded; #private.");
    let words: Vec<&Word> = WORDS.iter().filter(|word| (word.when)(talk)).collect();
    for Word {
        name, after, does, ..
    } in words
    {
        let gap = if after.is_empty() { "" } else { " " };
        talk.say(format!("/{name}{gap}{after} {does}."));
    }
    Ok(())
}

fn quick(talk: &mut Talk) -> Outcome {
    let told: Vec<String> = all_of(&talk.known.quick)
        .into_iter()
        .map(|(name, words)| format!("/{name}: {words}"))
        .collect();
    talk.said.extend(told);
    Ok(())
}

fn step(talk: &mut Talk, forwards: bool) -> Outcome {
    if talk.first.is_some() {
        talk.say("First your name and the first child. Enter alone passes on.");
    } else if talk.round.stops.is_empty() {
        talk.say("Nobody is usually here today.");
    } else if forwards && talk.round.stop().is_some() {
        talk.next_child();
    } else {
        talk.round.step(forwards);
    }
    Ok(())
}

fn away(talk: &mut Talk) -> Outcome {
    let (Some(stop), day) = (talk.round.stop().cloned(), talk.round.day) else {
        talk.say("Which child is away? /next and /back go to a child of the round; then /away.");
        return Ok(());
    };
    let (names, date) = (talk.people.names(&stop.children), say_date(day, talk.date));
    talk.store
        .step(&format!("{names} away {date}"), talk.now, |store| {
            stop.children
                .iter()
                .try_for_each(|child| store.round().set_away(*child, day, true))
        })?;
    talk.say(format!("{names}: not here {date}. /undo brings them back."));
    Ok(())
}

fn round(talk: &mut Talk) -> Outcome {
    if talk.round.is_leftover() {
        talk.round.go_to_day(talk.date);
    }
    talk.refresh()?;
    if talk.round.stops.is_empty() {
        talk.say("Nobody is usually here today.");
    }
    talk.round.begin();
    Ok(())
}

fn undo(talk: &mut Talk) -> Outcome {
    let said = match talk.store.undo()? {
        Some(what) => format!("Taken back: {what}. /redo brings it again."),
        None => "There is nothing more to take back.".to_owned(),
    };
    talk.say(said);
    Ok(())
}

fn redo(talk: &mut Talk) -> Outcome {
    let said = match talk.store.redo()? {
        Some(what) => format!("Here again: {what}. /undo takes it back."),
        None => "There is nothing to bring again.".to_owned(),
    };
    talk.say(said);
    Ok(())
}

fn word_for_word(talk: &mut Talk, line: &str) -> Outcome {
    if !line.is_empty() {
        return talk.save(line, None, true);
    }
    let place = talk.place_that_waits();
    let kept = talk.round.text_at(&place).unwrap_or_default().to_owned();
    if kept.is_empty() {
        talk.say("Type the line after it: /words he said 3 > 2");
        return Ok(());
    }
    let kept = kept.strip_prefix("/words ").unwrap_or(&kept).trim();
    talk.save(kept, Some(place), true)
}

fn add_family(talk: &mut Talk, line: &str) -> Outcome {
    let newcomers = read(line);
    if newcomers.is_empty() {
        talk.say("A child's first name is enough: /family ola. Days, a time and who collects may follow.");
        return Ok(());
    }
    keep_newcomers(&newcomers, &talk.store, talk.now)?;
    talk.first = FirstStep::wanted(&talk.store)?;
    talk.say(format!("= {}", echo(&newcomers)));
    talk.say(format!("Saved: {}.", names_of(&newcomers)));
    Ok(())
}

fn is_locked(talk: &Talk) -> bool {
    talk.only_to_look.is_none() && talk.store.lock_state() == LockState::Locked
}
