//! The recovery sheet: the code, where everything is, and what to do when the laptop is gone. On
//! screen and on paper.

use std::path::Path;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::vault::RecoveryCode;

/// What stands on paper below the code.
const WHEN_STOLEN: &[&str] = &[
    "If the laptop is stolen or lost",
    "",
    "1. Write down when you found out, what was on it and whom it was about.",
    "2. A locked log cannot be read without the passphrase or this code: say so",
    "   to anyone who asks. If this sheet or the passphrase went with it, or the",
    "   log was not locked, somebody could be harmed: then",
    "   - tell the Information Commissioner within 72 hours of finding out",
    "     (ico.org.uk, \"report a breach\"), even if you do not know everything yet;",
    "   - tell the families it is about, plainly and soon.",
    "3. Tell the police and your insurer. Keep what they write.",
    "4. On another laptop: put Hometime on it, bring the newest copy of the",
    "   folder, start Hometime, press Tab at the passphrase and type this code.",
    "",
    "Keep this sheet with your locked paper records, never with the laptop.",
    "A newer sheet makes this one void: tear it up then.",
];

/// The sheet as it is printed; `second` is the second place for copies, if she has one.
pub fn on_paper(
    code: &RecoveryCode,
    folder: &Path,
    second: Option<&Path>,
    today: NaiveDate,
) -> Zeroizing<String> {
    let mut sheet = Zeroizing::new(String::with_capacity(4096));
    sheet.push_str(&format!(
        "HOMETIME: RECOVERY SHEET{:>45}\n\n",
        today.format("%A %-d %B %Y").to_string()
    ));
    sheet.push_str("When the passphrase is forgotten, this code opens the log:\n\n");
    for groups in code.groups().chunks(4) {
        sheet.push_str("        ");
        sheet.push_str(&Zeroizing::new(groups.join("    ")));
        sheet.push_str("\n\n");
    }
    sheet.push_str(
        "Each group has a check letter of its own: a slip is named when it is typed.\n\n",
    );
    sheet.push_str(&format!("The log is kept in      {}\n", folder.display()));
    sheet.push_str(&format!(
        "Its copies are in       {}\n",
        folder.join("copies").display()
    ));
    if let Some(second) = second {
        sheet.push_str(&format!("And in                  {}\n", second.display()));
    }
    sheet
        .push_str("Other copies are in     ________________________________________________\n\n\n");
    for line in WHEN_STOLEN {
        sheet.push_str(line);
        sheet.push('\n');
    }
    sheet
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_sheet_names_the_second_place_when_there_is_one() {
        let code = RecoveryCode::new().unwrap();
        let sheet = |second| {
            on_paper(
                &code,
                Path::new("/home/jo/hometime"),
                second,
                NaiveDate::default(),
            )
        };
        assert!(
            sheet(Some(Path::new("/media/stick/hometime-copies")))
                .contains("And in                  /media/stick/hometime-copies\n")
        );
        assert!(!sheet(None).contains("And in "));
    }
}
