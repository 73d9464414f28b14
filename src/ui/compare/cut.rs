//! What two quotations of one speech do not have in common, in the words of each: what both have is in the text above.

/// Longer quotations are not looked into: their first words tell which they are.
const LONGEST: usize = 200;

/// What stands for words that both have.
const BOTH: &str = "…";

/// The words of each side that the other lacks; `None` where they have no words in common at either end, or all of them, so
/// that nothing is gained by leaving words out.
pub(in crate::ui) fn apart(left: &str, right: &str) -> Option<[String; 2]> {
    let [left, right] = [left, right].map(words);
    if left.len().max(right.len()) > LONGEST {
        return None;
    }
    let same = |one: &&str, other: &&str| folded(one) == folded(other);
    if let Some(found) = inside(&left, &right) {
        return Some([found, String::new()]);
    }
    if let Some(found) = inside(&right, &left) {
        return Some([String::new(), found]);
    }
    let pairs = left.iter().zip(&right);
    let before = pairs.take_while(|(one, other)| same(one, other)).count();
    let shorter = left.len().min(right.len()) - before;
    let pairs = left.iter().rev().zip(right.iter().rev()).take(shorter);
    let behind = pairs.take_while(|(one, other)| same(one, other)).count();
    let alike = before == left.len() && before == right.len();
    if before + behind == 0 || alike {
        return None;
    }
    let rest = |words: &[&str]| {
        let rest = words.get(before..words.len() - behind);
        let rest = rest.unwrap_or_default().join(" ");
        match (before, behind) {
            (0, _) => format!("{rest} {BOTH}"),
            (_, 0) => format!("{BOTH} {rest}"),
            _ => format!("{BOTH} {rest} {BOTH}"),
        }
    };
    Some([rest(&left), rest(&right)])
}

/// What the longer one has around the shorter one, where it holds all of that.
fn inside(longer: &[&str], shorter: &[&str]) -> Option<String> {
    if shorter.is_empty() || longer.len() <= shorter.len() {
        return None;
    }
    let mut windows = longer.windows(shorter.len());
    let same = |window: &[&str]| {
        let pairs = window.iter().zip(shorter);
        pairs
            .into_iter()
            .all(|(one, other)| folded(one) == folded(other))
    };
    let start = windows.position(same)?;
    let before = longer.get(..start).unwrap_or_default().join(" ");
    let behind = longer.get(start + shorter.len()..).unwrap_or_default();
    let behind = behind.join(" ");
    Some(match (before.is_empty(), behind.is_empty()) {
        (_, true) => format!("{before} {BOTH}"),
        (true, _) => format!("{BOTH} {behind}"),
        _ => format!("{before} {BOTH} {behind}"),
    })
}

/// The words of a quotation, without marks around them.
fn words(quoted: &str) -> Vec<&str> {
    let marks = |mark: char| matches!(mark, '“' | '”' | '"' | '‘' | '’' | ' ');
    quoted.trim_matches(marks).split_whitespace().collect()
}

/// A word without capitals and punctuation, which two outlets set in two ways.
fn folded(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, expected: Option<[&str; 2]>) {
        let found = apart(left, right);
        let found = found
            .as_ref()
            .map(|sides| sides.each_ref().map(String::as_str));
        assert_eq!(found, expected);
        let swapped = apart(right, left);
        let swapped = swapped.map(|[left, right]| [right, left]);
        assert_eq!(swapped, apart(left, right), "the other way round");
    }

    #[test]
    fn only_what_one_side_quotes_besides_is_told() {
        check(
            "The fourth did not, and I will not rest until we know why,",
            "I will not rest until we know why.",
            Some(["The fourth did not, and …", ""]),
        );
        check(
            "I will not rest",
            "“I will not rest until we know why.”",
            Some(["", "… until we know why."]),
        );
        check(
            "we will not rest today",
            "will not rest",
            Some(["we … today", ""]),
        );
    }

    #[test]
    fn of_words_that_were_changed_those_around_them_are_left_out() {
        check(
            "We heard the alarm at night",
            "We heard an alarm at night",
            Some(["… the …", "… an …"]),
        );
        check(
            "We heard the alarm and left",
            "We heard the bell",
            Some(["… alarm and left", "… bell"]),
        );
        check("we leave now", "they leave now", Some(["we …", "they …"]));
    }

    #[test]
    fn two_that_share_no_end_are_told_as_they_are() {
        check("We left at night", "Nobody was hurt", None);
        check("", "Nobody was hurt", None);
        check("Nobody", "nobody", None);
    }
}
