//! Small words used everywhere: lists with "and", counts with their plural.

/// "Zoë", "Zoë and Effy", "Zoë, Effy and Kai".
pub fn and_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    joined(names, "and")
}

/// "Mum", "Mum or Dad".
pub fn or_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    joined(names, "or")
}

fn joined<'a>(names: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// "1 chat", "2 chats", "no chats"; words ending in y take "ies".
pub fn count(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {}", plural(noun)),
        1 => format!("1 {noun}"),
        many => format!("{many} {}", plural(noun)),
    }
}

/// The same for what is counted by its first word: "2 ideas to try".
pub fn count_head(number: usize, phrase: &str) -> String {
    match phrase.split_once(' ') {
        Some((head, rest)) => format!("{} {rest}", count(number, head)),
        None => count(number, phrase),
    }
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun == "child" => "children".to_owned(),
        _ => format!("{noun}s"),
    }
}
