//! The house rules that no linter knows: which way the arrows point, and how large a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of code a file of `src/` may have before its tests: beyond that it holds two ideas.
const MOST_LINES: usize = 400;

/// Who must not use whom: `(folder or file of src/, crates and modules its code must not name)`.
const ARROWS: [(&str, &[&str]); 6] = [
    (
        "engine",
        &[
            "crate::app",
            "crate::ui",
            "crate::shell",
            "crate::cli",
            "crate::load",
            "crate::bundle",
        ],
    ),
    (
        "engine",
        &[
            "ratatui",
            "crossterm",
            "std::fs",
            "std::env",
            "std::thread",
            "std::io",
            "std::time",
        ],
    ),
    (
        "app",
        &[
            "crate::ui",
            "crate::shell",
            "crate::cli",
            "crate::load",
            "crossterm",
        ],
    ),
    (
        "ui",
        &["crate::shell", "crate::cli", "crate::load", "crossterm"],
    ),
    ("cli", &["crate::ui", "ratatui"]),
    (
        "load",
        &["crate::app", "crate::ui", "crate::shell", "crate::cli"],
    ),
];

#[test]
fn arrows_point_one_way() {
    let mut broken = Vec::new();
    for (part, banned) in ARROWS {
        for path in sources(part) {
            let code = code_of(&path);
            for (number, line) in code.lines().enumerate() {
                let names =
                    |name: &&&str| line.contains(**name) && !line.trim_start().starts_with("//");
                for name in banned.iter().filter(names) {
                    broken.push(format!(
                        "{}:{}: {part} must not use {name}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_file_gets_away() {
    let mut long = Vec::new();
    for path in sources("") {
        let lines = code_of(&path).lines().count();
        if lines > MOST_LINES {
            long.push(format!(
                "{}: {lines} lines without its tests, at most {MOST_LINES}",
                path.display()
            ));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<_> = sources("")
        .into_iter()
        .filter(|path| !read(path).starts_with("//!"))
        .map(|path| path.display().to_string())
        .collect();
    assert!(
        silent.is_empty(),
        "no module documentation: {}",
        silent.join(", ")
    );
}

/// The Rust files of `src/PART.rs` and `src/PART/`, or all of `src/` for an empty `part`; test files are left out.
fn sources(part: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&src.join(part), &mut found);
    let file = src.join(format!("{part}.rs"));
    if !part.is_empty() && file.exists() {
        found.push(file);
    }
    assert!(!found.is_empty(), "src/{part} has no Rust file");
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if !path.ends_with("tests") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("tests.rs")
        {
            found.push(path);
        }
    }
}

/// What stands before the file's own tests.
fn code_of(path: &Path) -> String {
    read(path)
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn read(path: &Path) -> String {
    let text = fs::read_to_string(path);
    assert!(text.is_ok(), "{}: {text:?}", path.display());
    text.unwrap_or_default()
}
