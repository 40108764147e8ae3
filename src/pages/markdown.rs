//! A page as Markdown. What she or a parent wrote stays words: every sign that Markdown would act
//! on is escaped.

use super::Page;

pub fn write(page: &Page) -> String {
    let mut written = format!("# {}\n\n", words(&page.title));
    if page.sample {
        written.push_str("**SAMPLE: made-up families**\n\n");
    }
    if !page.beneath.is_empty() {
        written.push_str(&format!("{}\n\n", words(&page.beneath)));
    }
    for section in &page.sections {
        if !section.title.is_empty() {
            written.push_str(&format!("## {}\n\n", words(&section.title)));
        }
        for (number, line) in section.lines.iter().enumerate() {
            let lead = section.lead(number);
            let lead = if lead.is_empty() {
                String::new()
            } else {
                format!("**{}** ", words(lead))
            };
            let said = if line.to_write {
                "\\_".repeat(24)
            } else {
                words(&line.words)
            };
            written.push_str(&format!("- {lead}{said}\n"));
            for said in &line.said {
                written.push_str(&format!("  - {}\n", words(said)));
            }
        }
        written.push('\n');
    }
    written.push_str(&format!(
        "---\n\n{}\n\n{}\n",
        words(&page.left_out.sentence()),
        words(&page.worry)
    ));
    written
}

/// Words that Markdown shows as they are. A line end stays a line end within the same point.
fn words(text: &str) -> String {
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|line| one_line(line.trim()))
        .collect();
    lines.join("\\\n  ")
}

fn one_line(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = None;
    let is_counted = {
        let after = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        after.len() < text.len() && after.starts_with(['.', ')'])
    };
    let mut counting = is_counted;
    for (place, letter) in text.char_indices() {
        let acts = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$')
            || (place == 0 && matches!(letter, '-' | '+' | '=' | ':'))
            // A browser would make a way out of these.
            || (letter == '/' && before == Some(':'))
            || (letter == '.' && written.to_lowercase().ends_with("www"))
            || letter == '@'
            || (counting && matches!(letter, '.' | ')'));
        if !letter.is_ascii_digit() {
            counting = false;
        }
        if acts {
            written.push('\\');
        }
        written.push(letter);
        before = Some(letter);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_markdown_would_act_on_stays_words() {
        for (typed, written) in [
            ("plain, quiet words.", "plain, quiet words."),
            ("# not a heading", "\\# not a heading"),
            ("- not a point", "\\- not a point"),
            ("1. not counted", "1\\. not counted"),
            (
                "<script>alert(1)</script>",
                "\\<script\\>alert(1)\\</script\\>",
            ),
            ("[go](http://x.example)", "\\[go\\](http:\\//x.example)"),
            (
                "www.x.example me@x.example",
                "www\\.x.example me\\@x.example",
            ),
            ("one\ntwo", "one\\\n  two"),
        ] {
            assert_eq!(words(typed), written);
        }
    }
}
