//! Times of day as typed: "17:00", "5pm", "1730".

use chrono::NaiveTime;

/// The time a few typed letters mean. A bare "5" is not read: it could be morning or evening.
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let spoken: String = text
        .trim()
        .to_lowercase()
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let (figures, half) = match spoken.as_str() {
        "noon" | "midday" => return NaiveTime::from_hms_opt(12, 0, 0),
        other => match (other.strip_suffix("am"), other.strip_suffix("pm")) {
            (Some(figures), _) => (figures, Some(0)),
            (_, Some(figures)) => (figures, Some(12)),
            _ => (other, None),
        },
    };
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
        None if figures.len() == 4 => (number(figures.get(..2)?)?, number(figures.get(2..)?)?),
        None if half.is_some() => (number(figures)?, 0),
        _ => return None,
    };
    match half {
        None => NaiveTime::from_hms_opt(hour, minute, 0),
        Some(noon) if (1..=12).contains(&hour) => {
            NaiveTime::from_hms_opt(hour % 12 + noon, minute, 0)
        }
        Some(_) => None,
    }
}

/// One or two plain figures.
fn number(figures: &str) -> Option<u32> {
    ((1..=2).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| figures.parse().ok())
        .flatten()
}

/// "17:30".
pub fn say_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::read_time;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, said) in [
            ("17:00", "17:00"),
            ("1730", "17:30"),
            ("5pm", "17:00"),
            ("5 PM", "17:00"),
            ("5.15pm", "17:15"),
            ("12am", "00:00"),
            ("12pm", "12:00"),
            ("noon", "12:00"),
            ("8:05", "08:05"),
        ] {
            assert_eq!(
                read_time(typed)
                    .map(|time| time.format("%H:%M").to_string())
                    .as_deref(),
                Some(said),
                "{typed}"
            );
        }
        for typed in [
            "",
            "5",
            "25:00",
            "17:60",
            "13pm",
            "0am",
            "five",
            "17:0",
            "é5pm",
            "1é3",
            "+1:00",
            "١٧:٠٠",
        ] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }
}
