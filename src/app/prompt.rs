//! Typing into a line: the filter and the `:` line share these edits.

use unicode_segmentation::UnicodeSegmentation as _;

use super::command::Command;

/// The longest line that can be typed or pasted, in bytes: far longer than any title, short enough to search for.
const LONGEST: usize = 512;

/// Adds what was typed or pasted; line feeds and other control characters are left out.
pub fn insert(line: &mut String, typed: &str) {
    for c in typed.chars() {
        if line.len() + c.len_utf8() > LONGEST {
            break;
        }
        if !c.is_control() {
            line.push(c);
        }
    }
}

/// Carries out an editing command; whether it was one.
pub fn edit(line: &mut String, command: Command) -> bool {
    match command {
        Command::DeleteBack => {
            let last = line.graphemes(true).next_back().map_or(0, str::len);
            line.truncate(line.len() - last);
        }
        Command::DeleteWord => {
            let kept = line.trim_end().rfind(' ').map_or(0, |space| space + 1);
            line.truncate(kept);
        }
        Command::DeleteLine => line.clear(),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, command: Command, after: &str) {
        let mut line = before.to_owned();
        assert!(edit(&mut line, command));
        assert_eq!(line, after);
    }

    #[test]
    fn deleting_takes_whole_characters_and_whole_words() {
        check("abc", Command::DeleteBack, "ab");
        check("e\u{301}", Command::DeleteBack, "");
        check("👩‍👩‍👧", Command::DeleteBack, "");
        check("", Command::DeleteBack, "");
        check("the verge ", Command::DeleteWord, "the ");
        check("the", Command::DeleteWord, "");
        check("the verge", Command::DeleteLine, "");
        assert!(!edit(&mut String::new(), Command::Down));
    }

    #[test]
    fn pasted_text_brings_no_control_characters_and_has_an_end() {
        let mut line = String::new();
        insert(&mut line, "two\nlines\u{1b}[2J");
        assert_eq!(line, "twolines[2J");
        insert(&mut line, &"é".repeat(10_000));
        assert!(line.len() <= LONGEST);
    }
}
