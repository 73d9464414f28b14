//! The usual part of speech of each word that the training texts write with a small letter.

use std::collections::BTreeMap;

use parallax::engine::tag::speech::CERTAIN;

use super::speech::Tagged;

/// Occurrences, and the most exceptions in a thousand, for a word to be looked up without asking the model.
const SURE: (usize, usize) = (20, 2);

/// For each word in small letters one more than the number of its most frequent part of speech, with
/// [`CERTAIN`] added where there hardly is another.
pub(crate) fn of(sentences: &[Tagged]) -> BTreeMap<String, u8> {
    let mut counts: BTreeMap<&str, [usize; 17]> = BTreeMap::new();
    for (word, part) in sentences
        .iter()
        .flat_map(|sentence| sentence.words.iter().zip(&sentence.parts))
    {
        if !word.chars().any(char::is_uppercase) {
            counts.entry(word).or_default()[*part] += 1;
        }
    }
    let usual = counts.into_iter().map(|(word, counts)| {
        let best = (0..counts.len())
            .max_by_key(|part| (counts[*part], usize::MAX - part))
            .unwrap_or(0);
        let all: usize = counts.iter().sum();
        let sure = all >= SURE.0 && (all - counts[best]) * 1000 <= SURE.1 * all;
        let number = u8::try_from(best).unwrap_or(0) + 1;
        (word.to_owned(), number + if sure { CERTAIN } else { 0 })
    });
    usual.collect()
}
