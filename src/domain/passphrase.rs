//! Whether a passphrase would keep a stranger out for long: plain rules that can be said in a
//! sentence.

use super::text::fold;

/// Three words or more of together this many letters are enough ...
const WORDS: usize = 3;
const LETTERS: usize = 14;
/// ... and so is anything this long.
const LONG: usize = 18;
/// This many letters have to be left when what others would try first is taken out.
const LETTERS_LEFT: usize = 9;
/// And so many of them different.
const DIFFERENT: usize = 6;

/// What everybody tries first.
const TRIED_FIRST: &[&str] = &[
    "password",
    "passphrase",
    "passwort",
    "letmein",
    "welcome",
    "iloveyou",
    "love you",
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "asdf",
    "zxcvbnm",
    "zxcv",
    "abcdefgh",
    "abcd",
    "abc",
    "1234567890",
    "123456789",
    "12345678",
    "123456",
    "12345",
    "1234",
    "123",
    "0000",
    "1111",
    "hometime",
    "childminder",
    "childminding",
    "nursery",
    "daycare",
    "secret",
    "monkey",
    "dragon",
    "football",
    "liverpool",
    "arsenal",
    "chelsea",
    "sunshine",
    "princess",
    "charlie",
    "summer",
    "winter",
    "autumn",
    "spring",
    "monday",
    "friday",
    "let me in",
    "my log",
    "correct horse battery staple",
];

/// Why a passphrase would not do and what would, or nothing when it does. `names` are those a
/// stranger would think of: hers, the children's.
pub fn what_it_wants(typed: &str, names: &[String]) -> Option<String> {
    let whole = fold(typed);
    let letters = count(&whole);
    let words = whole.split_whitespace().count();
    if letters < LETTERS || words < WORDS && letters < LONG {
        return Some(format!(
            "That is short enough to be guessed by a machine. Three or four words do, or {LONG} letters. The four above would do."
        ));
    }
    let mut different: Vec<char> = whole
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    different.sort_unstable();
    different.dedup();
    let mut parts: Vec<&str> = whole.split_whitespace().collect();
    parts.sort_unstable();
    parts.dedup();
    if different.len() < DIFFERENT || words >= WORDS && parts.len() < WORDS {
        return Some(
            "That says the same thing again and again. Three or four different words do better. The four above would do.".to_owned(),
        );
    }
    let mut left = whole.clone();
    for name in names
        .iter()
        .map(|name| fold(name))
        .filter(|name| count(name) > 2)
    {
        if left.contains(&name) {
            left = left.replace(&name, " ");
            if count(&left) < LETTERS_LEFT {
                return Some(
                    "That is mostly names, and whoever knows you would try them first. Add two words that have nothing to do with you."
                        .to_owned(),
                );
            }
        }
    }
    for common in TRIED_FIRST {
        left = left.replace(common, " ");
    }
    if count(&left) < LETTERS_LEFT {
        return Some(
            "That is made of what everybody tries first. Three or four words that do not belong together do better. The four above would do."
                .to_owned(),
        );
    }
    None
}

fn count(text: &str) -> usize {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .count()
}

#[cfg(test)]
mod tests {
    use super::what_it_wants;

    #[test]
    fn what_a_stranger_would_try_is_turned_down_with_the_reason_and_four_words_are_taken() {
        let names = [
            "Ann".to_owned(),
            "Zoë".to_owned(),
            "Seren".to_owned(),
            "Idris".to_owned(),
        ];
        for (typed, reason) in [
            ("", "short"),
            ("teapot", "short"),
            ("teapot anchor", "short"),
            ("tea pot cup", "short"),
            ("zoe seren idris ann", "names"),
            ("Zoë Seren Idris 2026", "names"),
            ("password welcome 123456", "everybody"),
            ("qwertyuiop asdfghjkl", "everybody"),
            ("correct horse battery staple", "everybody"),
            ("aaaaaaaaaaaaaaaaaaaa", "again"),
            ("teapot teapot teapot", "again"),
        ] {
            let said = what_it_wants(typed, &names);
            assert!(
                said.as_ref().is_some_and(|said| said.contains(reason)),
                "{typed:?}: {said:?}"
            );
        }
        for typed in [
            "lantern teapot marigold anchor",
            "the bus was full of geese",
            "Zoë keeps a marigold anchor",
            "żółw idzie do sklepu",
            "Xk7-quiet-Brook_92-elm",
        ] {
            assert_eq!(what_it_wants(typed, &names), None, "{typed:?}");
        }
    }
}
