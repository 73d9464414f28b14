//! One spelling for each word: lower case, straight apostrophes, one of British and American usage, digits for numbers.

/// Spelled numbers that reports use for the figure itself.
const NUMBER_WORDS: [(&str, &str); 20] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("percent", "%"),
];

/// A word as it is compared: lower case, straight apostrophes, no grouping of digits, one spelling where British and
/// American usage differ, digits for spelled numbers.
pub(in crate::engine) fn fold(surface: &str) -> String {
    if surface.starts_with(|first: char| first.is_ascii_digit()) {
        return surface
            .chars()
            .filter(|&character| character != ',')
            .flat_map(char::to_lowercase)
            .collect();
    }
    let lower: String = surface
        .chars()
        .map(|character| if character == '’' { '\'' } else { character })
        .flat_map(char::to_lowercase)
        .filter(|&character| character != '.')
        .collect();
    if let Some((_, digits)) = NUMBER_WORDS.iter().find(|(word, _)| *word == lower) {
        return (*digits).to_owned();
    }
    one_spelling(lower)
}

/// The commonest pairs of British and American endings, folded to one. The result need not be a word.
fn one_spelling(word: String) -> String {
    // Shorter words are pairs by accident: "our", "hour", "size".
    if word.len() < 6 || !word.is_ascii() {
        return word;
    }
    let word = word.replacen("isation", "ization", 1);
    for (british, american) in [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ouring", "oring"),
        ("ence", "ense"),
        ("ences", "enses"),
        ("tre", "ter"),
        ("tres", "ters"),
    ] {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    word
}
