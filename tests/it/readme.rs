//! The README tells the truth: its key table and its outputs are made from the program, and this test makes them again.
//!
//! `PARALLAX_REWRITE=1 cargo test readme` writes what has changed into the file.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use parallax::app::help::help_rows;
use parallax::app::keymap::Keymap;

#[test]
fn the_readme_shows_the_program_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let written = fs::read_to_string(&path).expect("README.md is here");
    let mut made = written.clone();
    for (name, contents) in [
        ("keys", key_table()),
        ("help", session(&["--help"])),
        (
            "facts",
            session(&[
                "facts",
                "--kind",
                "quote",
                "seeds/tarle-barrier/lorvenna-one.md",
            ]),
        ),
        (
            "compare",
            session(&[
                "compare",
                "seeds/tarle-barrier/lorvenna-press.md",
                "seeds/tarle-barrier/lorvenna-one.md",
            ]),
        ),
        (
            "export",
            session(&[
                "export",
                "seeds/tarle-barrier/lorvenna-press.md",
                "--fact",
                "q1",
            ]),
        ),
    ] {
        made = replace(&made, name, &contents);
    }
    if env::var_os("PARALLAX_REWRITE").is_some() {
        fs::write(&path, &made).expect("README.md can be written");
    } else {
        assert_eq!(
            written, made,
            "run `PARALLAX_REWRITE=1 cargo test readme` and read the change"
        );
    }
}

/// Puts `contents` between the marks of the part called `name`.
fn replace(readme: &str, name: &str, contents: &str) -> String {
    let opening = format!("<!-- made: {name} -->\n");
    let (before, rest) = readme
        .split_once(&opening)
        .expect("the README has the part");
    let (_, after) = rest.split_once("<!-- /made -->").expect("the part ends");
    format!("{before}{opening}\n{contents}\n<!-- /made -->{after}")
}

/// A table of every command that has a key, group by group.
fn key_table() -> String {
    let mut table = String::from("| keys | command | what it does |\n|---|---|---|\n");
    let mut group = None;
    for row in help_rows(&Keymap::standard()) {
        if group != Some(row.group) {
            group = Some(row.group);
            writeln!(table, "| | | **{}** |", row.group.title())
                .expect("a string can be written to");
        }
        let keys: Vec<_> = row.keys.split(' ').map(|key| format!("`{key}`")).collect();
        let keys = keys.join(" ");
        writeln!(table, "| {keys} | `{}` | {} |", row.name, row.doc)
            .expect("a string can be written to");
    }
    table
}

/// The program run with `arguments`, and what it prints, as a reader would see it.
fn session(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COLUMNS", "100")
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let shown: Vec<_> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    format!(
        "```console\n$ parallax {}\n{}\n```\n",
        arguments.join(" "),
        cut(&shown)
    )
}

/// The first lines, and how many are left out.
fn cut(lines: &[String]) -> String {
    const SHOWN: usize = 30;
    let mut text = lines
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    if lines.len() > SHOWN {
        write!(text, "\n… {} more lines", lines.len() - SHOWN).expect("a string can be written to");
    }
    text
}
