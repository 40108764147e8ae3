//! British English for spelling: the dictionary, the rules by which its words end, and words of the
//! trade that it lacks.

/// The dictionary, as Hunspell lays it out.
pub const WORDS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/spelling/en-GB.dic"
));
/// How its words may begin and end.
pub const ENDINGS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/spelling/en-GB.aff"
));

/// Words of the trade, each as a line of the dictionary.
pub fn words_of_the_trade() -> impl Iterator<Item = &'static str> {
    let all = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/spelling/trade.dic"
    ));
    all.lines().filter(|line| !line.starts_with('#'))
}
