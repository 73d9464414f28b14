//! The command line as a user or a script meets it: standard output, standard error, exit status.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::run::{Left, articles, command, parallax, piped, stories};

const FERRY: &str = "\
---
title: The last ferry
outlet: Harbour Herald
author: Ann Lee
date: 2026-03-12
url: https://herald.example/ferry
---

“The line will close in May,” said Mayor Bo Ek on Tuesday. It carried 1,200 people a day.

The union was not asked.
";

const FERRY_IN_GERMAN: &str = "Die Fähre fährt übermorgen, sagte sie. „Ja“.";

const GERMAN: &str = "Die Fähre über den Fluss fährt seit dem 12.3.2026 nicht mehr, weil die Stadt den Kai gesperrt hat. \
„Wir haben lange auf die Entscheidung gewartet“, sagte eine Sprecherin der Gewerkschaft am Abend.";

/// A folder with an article and with everything that can be wrong with an input.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(name), bytes).expect("a file");
    };
    write("ferry.md", FERRY.as_bytes());
    write("again.md", FERRY.as_bytes());
    write("empty.txt", b"");
    write("blank.txt", b" \n\n\t ");
    write("binary.txt", b"MZ\0\0\x01\x02 not a text");
    let cut = [
        FERRY_IN_GERMAN.as_bytes(),
        b"\xFF ",
        FERRY_IN_GERMAN.as_bytes(),
    ]
    .concat();
    write("cut.txt", &cut);
    write("faehre.txt", GERMAN.as_bytes());
    fs::create_dir(folder.path().join("bare")).expect("a folder");
    folder
}

#[track_caller]
fn check(arguments: &[&str], stdout: &str, stderr: &str, status: i32) {
    let folder = folder();
    let left = parallax(folder.path(), arguments);
    let expected = Left {
        stdout: stdout.to_owned(),
        stderr: stderr.to_owned(),
        status: Some(status),
    };
    assert_eq!(left, expected, "{arguments:?}\n{}", left.stdout);
}

/// The inputs are bad, `ferry.md` beside them is not: one line for each, the article shown, exit status 1.
#[track_caller]
fn check_bad(inputs: &[&str], stderr: &str, status: i32) {
    let folder = folder();
    for command in ["show", "facts", "matrix"] {
        let arguments: Vec<&str> = [command]
            .iter()
            .chain(inputs)
            .chain(&["ferry.md"])
            .copied()
            .collect();
        let left = parallax(folder.path(), &arguments);
        assert_eq!(left.stderr, stderr, "{arguments:?}");
        assert_eq!(left.status, Some(status), "{arguments:?}");
        assert!(
            left.stdout.contains("Harbour Herald"),
            "{arguments:?}: {}",
            left.stdout
        );
    }
}

#[test]
fn an_article_is_shown_with_all_that_is_known_of_it() {
    check(
        &["show", "ferry.md"],
        "\
The last ferry
Harbour Herald · Ann Lee · 2026-03-12
https://herald.example/ferry
sha256 99845abfcf97 · 135 bytes

“The line will close in May,” said Mayor Bo Ek on Tuesday. It carried 1,200
people a day.

The union was not asked.
",
        "",
        0,
    );
}

#[test]
fn sentences_are_numbered_as_export_takes_them() {
    check(
        &["show", "--sentences", "ferry.md"],
        "\
The last ferry
Harbour Herald · Ann Lee · 2026-03-12
https://herald.example/ferry
sha256 99845abfcf97 · 135 bytes

1  The last ferry

2  “The line will close in May,” said Mayor Bo Ek on Tuesday.
3  It carried 1,200 people a day.

4  The union was not asked.
",
        "",
        0,
    );
    check(
        &["export", "ferry.md", "--sentence", "4", "--format", "text"],
        "\
The union was not asked.
— Harbour Herald, “The last ferry”, by Ann Lee, published 2026-03-12, https://herald.example/ferry, sha256 99845abfcf97, bytes 111–135
",
        "",
        0,
    );
}

#[test]
fn figures_alone_are_listed_where_figures_alone_are_asked_for() {
    check(
        &["facts", "ferry.md", "--kind", "figure"],
        "\
Harbour Herald · The last ferry

Figures  1
  f1  1,200 of people per day  “1,200 people a day”
",
        "",
        0,
    );
}

#[test]
fn each_bad_input_costs_one_line_and_nothing_else() {
    check_bad(
        &["missing.txt"],
        "parallax: missing.txt: does not exist\n",
        1,
    );
    check_bad(
        &["bare"],
        "parallax: bare: holds no articles (looked for txt, text, md, markdown, html, htm, xhtml)\n",
        1,
    );
    check_bad(
        &["binary.txt"],
        "parallax: binary.txt: is not text (byte 0x00 at offset 2)\n",
        1,
    );
    check_bad(
        &["empty.txt", "blank.txt"],
        "parallax: empty.txt: is empty\nparallax: blank.txt: is empty\n",
        1,
    );
    check_bad(
        &["again.md"],
        "parallax: ferry.md: is the same text as again.md, and is read once\n",
        0,
    );
}

#[test]
fn characters_that_are_lost_are_told_and_the_rest_is_read() {
    let folder = folder();
    let left = parallax(folder.path(), &["show", "cut.txt", "ferry.md"]);
    assert!(
        left.stderr
            .starts_with("parallax: cut.txt: 1 bytes could not be decoded as UTF-8"),
        "{}",
        left.stderr
    );
    assert_eq!(left.stderr.lines().count(), 1);
    assert!(left.stdout.contains("Fähre") && left.stdout.contains("The last ferry"));
    assert_eq!(left.status, Some(1));
}

#[test]
fn a_fact_is_explained_by_its_rule() {
    let folder = folder();
    let left = parallax(folder.path(), &["facts", "ferry.md", "--explain", "q1"]);
    for part in [
        "Bo Ek",
        "“The line will close in May,”",
        "rule        quote-said-name",
        "confidence  ",
    ] {
        assert!(left.stdout.contains(part), "{part}: {}", left.stdout);
    }
    assert_eq!((left.stderr.as_str(), left.status), ("", Some(0)));
    let left = parallax(folder.path(), &["facts", "ferry.md", "--explain", "q7"]);
    assert!(
        left.stderr
            .starts_with("parallax: ferry.md: has no fact q7; it has q1, "),
        "{}",
        left.stderr
    );
    assert_eq!((left.stdout.as_str(), left.status), ("", Some(1)));
}

#[test]
fn an_article_in_a_language_without_rules_says_so() {
    let folder = folder();
    let left = parallax(folder.path(), &["facts", "faehre.txt"]);
    assert!(
        left.stderr
            .starts_with("parallax: faehre.txt: is in German, which is not read yet"),
        "{}",
        left.stderr
    );
    assert!(left.stdout.contains("2026-03-12") && left.stdout.contains("„Wir haben"));
    assert_eq!(left.status, Some(0));
}

#[test]
fn a_file_larger_than_an_article_can_be_costs_one_line() {
    let folder = folder();
    let file = fs::File::create(folder.path().join("large.txt")).expect("a file");
    file.set_len(300 << 20).expect("a sparse file");
    let left = parallax(folder.path(), &["show", "large.txt", "ferry.md"]);
    assert!(
        left.stderr
            .starts_with("parallax: large.txt: is larger than"),
        "{}",
        left.stderr
    );
    assert_eq!((left.stderr.lines().count(), left.status), (1, Some(1)));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_costs_one_line() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("secret.txt");
    fs::write(&path, "Not for you.").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    check_bad(
        &["secret.txt"],
        "parallax: secret.txt: may not be read: permission denied\n",
        1,
    );
}

#[test]
fn nothing_readable_is_told_and_json_stays_json() {
    check(
        &["show", "missing.txt"],
        "",
        "parallax: missing.txt: does not exist\n",
        1,
    );
    check(
        &["facts", "missing.txt", "--format", "json"],
        "{\"schema\":\"parallax/facts/1\",\"articles\":[]}\n",
        "parallax: missing.txt: does not exist\n",
        1,
    );
    check(
        &["compare", "missing.txt", "empty.txt"],
        "",
        "parallax: missing.txt: does not exist\nparallax: empty.txt: is empty\n",
        1,
    );
}

#[test]
fn the_reader_needs_something_to_read_and_a_terminal() {
    check(
        &["read", "missing.txt"],
        "",
        "parallax: missing.txt: does not exist\n",
        1,
    );
    let folder = folder();
    for arguments in [&["read", "ferry.md"][..], &[]] {
        let left = parallax(folder.path(), arguments);
        assert!(left.stderr.contains("needs a terminal"), "{}", left.stderr);
        assert_eq!((left.stdout.as_str(), left.status), ("", Some(1)));
    }
}

#[test]
fn standard_input_is_an_article_too() {
    let folder = folder();
    let left = piped(
        folder.path(),
        &["show", "-"],
        b"One sentence from a pipe.\n",
    );
    assert!(
        left.stdout.contains("One sentence from a pipe."),
        "{left:?}"
    );
    assert_eq!(left.status, Some(0));
}

#[test]
fn a_selection_that_is_not_there_is_told() {
    for (selection, message) in [
        (["--sentence", "9"], "has 4 sentences, no number 9"),
        (["--span", "17..20"], "17..20 cuts a character in two"),
        (
            ["--span", "90..900"],
            "90..900 lies beyond the text, which has 135 bytes",
        ),
        (["--fact", "z9"], "has no fact z9; `facts` lists them"),
    ] {
        let arguments = ["export", "ferry.md", selection[0], selection[1]];
        check(
            &arguments,
            "",
            &format!("parallax: ferry.md: {message}\n"),
            1,
        );
    }
}

#[test]
fn stories_are_listed_with_their_articles() {
    let left = parallax(folder().path(), &["stories", "ferry.md"]);
    let lines: Vec<&str> = left.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", left.stdout);
    assert_eq!(lines[0], "The last ferry");
    assert!(lines[1].ends_with(" · 1 article"), "{}", lines[1]);
    let id = lines[1].get(..8).expect("an id");
    assert_eq!(lines[2], format!("  {id}  Harbour Herald · The last ferry"));
    assert_eq!((left.stderr.as_str(), left.status), ("", Some(0)));
}

#[test]
fn a_comparison_and_a_matrix_are_whole_pages_of_html() {
    let folder = folder();
    for line in [
        &["compare", "ferry.md", "ferry.md", "--format", "html"][..],
        &["matrix", "ferry.md", "--format", "html"],
    ] {
        let left = parallax(folder.path(), line);
        assert!(left.stdout.starts_with("<!DOCTYPE html>\n"), "{line:?}");
        assert!(left.stdout.ends_with("</html>\n"), "{line:?}");
        assert!(left.stdout.contains("<h3>"), "{line:?}");
        assert_eq!((left.stderr.as_str(), left.status), ("", Some(0)));
    }
}

#[test]
fn wrong_usage_is_status_2_and_says_what_would_be_right() {
    let folder = folder();
    for (arguments, says) in [
        (&["show"][..], "<ARTICLE>"),
        (&["show", "ferry.md", "--frobnicate"], "--frobnicate"),
        (&["frobnicate"], "frobnicate"),
        (
            &["facts", "ferry.md", "--format", "csv"],
            "`facts` writes text or json, not csv",
        ),
        (
            &["export", "ferry.md", "--span", "0..3", "--format", "csv"],
            "`export` writes markdown, text or json, not csv",
        ),
        (
            &["compare", "ferry.md", "ferry.md", "--format", "csv"],
            "`compare` writes text, json, markdown or html, not csv",
        ),
        (
            &["stories", "--format", "html"],
            "`stories` writes text or json, not html",
        ),
        (
            &["read", "ferry.md", "--format", "json"],
            "`read` takes no --format",
        ),
        (
            &["show", "ferry.md", "--format", "yaml"],
            "possible values: text, json, markdown, html, csv",
        ),
        (
            &["facts", "ferry.md", "--kind", "rumour"],
            "possible values: quote, claim, figure",
        ),
        (&["facts", "ferry.md", "--as-of", "yesterday"], "2025-09-25"),
        (&["export", "ferry.md"], "--sentence"),
        (&["export", "ferry.md", "--span", "9..3"], "120..188"),
        (&["compare", "ferry.md"], "<B>"),
        (&["show", "ferry.md", "--ascii"], "unexpected argument"),
        (&["--ascii", "show", "ferry.md"], "are for the reader"),
    ] {
        let left = parallax(folder.path(), arguments);
        assert!(left.stderr.contains(says), "{arguments:?}: {}", left.stderr);
        assert_eq!(
            (left.stdout.as_str(), left.status),
            ("", Some(2)),
            "{arguments:?}"
        );
    }
}

#[test]
fn help_and_version_are_results() {
    for arguments in [
        &["--help"][..],
        &["-V"],
        &["help", "export"],
        &["completions", "bash"],
    ] {
        let left = parallax(Path::new("."), arguments);
        assert!(left.stdout.contains("parallax"), "{arguments:?}");
        assert_eq!(
            (left.stderr.as_str(), left.status),
            ("", Some(0)),
            "{arguments:?}"
        );
    }
}

#[test]
fn no_control_character_of_a_name_reaches_the_terminal() {
    let folder = folder();
    let hostile = "\x1b]0;title\x07\u{9b}2J\u{202e}x\nparallax: forged.txt";
    fs::write(
        folder.path().join(format!("{hostile}.md")),
        "# \u{202e}Title\x1b[2J\n\nText \x07here.\n",
    )
    .ok();
    for arguments in [
        vec!["show", hostile],
        vec!["show", "."],
        vec!["show", ".", "--format", "json"],
        vec!["facts", "."],
        vec!["compare", "ferry.md", hostile],
        vec!["matrix", "."],
        vec!["matrix", ".", "--format", "csv"],
        vec!["export", hostile, "--sentence", "1"],
        vec!["facts", "ferry.md", "--format", hostile],
        vec![hostile],
    ] {
        let left = parallax(folder.path(), &arguments);
        let acts = |ch: char| {
            (ch.is_control() && ch != '\n')
                || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        for written in [&left.stdout, &left.stderr] {
            assert!(!written.contains(acts), "{arguments:?}: {written:?}");
            assert!(
                !written.contains("\nparallax: forged"),
                "{arguments:?}: {written:?}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_named_as_well_as_can_be() {
    use std::os::unix::ffi::OsStringExt as _;
    let folder = folder();
    let name = std::ffi::OsString::from_vec(b"no\xffsuch.txt".to_vec());
    let left = parallax(folder.path(), &["show".into(), name]);
    assert_eq!(
        left.stderr,
        "parallax: no\u{fffd}such.txt: does not exist\n"
    );
    assert_eq!(left.status, Some(1));
    let name = std::ffi::OsString::from_vec(b"\xff".to_vec());
    let left = parallax(
        folder.path(),
        &["facts".into(), "ferry.md".into(), "--kind".into(), name],
    );
    assert_eq!(left.status, Some(2));
}

#[test]
fn a_pipe_that_closes_early_is_a_quiet_end() {
    let story = &stories()[0];
    let folder = folder();
    let long = "A sentence that is repeated. ".repeat(50_000);
    fs::write(folder.path().join("long.txt"), long).expect("a file");
    for arguments in [
        &["show", "long.txt"][..],
        &["show", "long.txt", "--format", "json"],
    ] {
        let mut command = command(folder.path());
        command.args(arguments).args(articles(story));
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut pipe = child.stdout.take().expect("a pipe");
        pipe.read_exact(&mut [0; 10]).expect("ten bytes");
        drop(pipe);
        let left = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&left.stderr), "", "{arguments:?}");
        assert_eq!(left.status.code(), Some(0), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_told() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let folder = folder();
    let output = command(folder.path())
        .args(["show", "ferry.md"])
        .stdout(full)
        .output();
    let output = output.expect("the program runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.starts_with("parallax: standard output could not be written: "),
        "{stderr}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let folder = folder();
    let plain = parallax(folder.path(), &["show", "ferry.md"]);
    let coloured = parallax(folder.path(), &["show", "ferry.md", "--color", "always"]);
    assert!(!plain.stdout.contains('\x1b'));
    assert!(
        coloured
            .stdout
            .starts_with("\x1b[1mThe last ferry\x1b[0m\n"),
        "{}",
        coloured.stdout
    );
    let mut colourless = command(folder.path());
    colourless.args(["show", "ferry.md"]).env("NO_COLOR", "1");
    assert_eq!(
        Left::from(colourless.output().expect("the program runs")),
        plain
    );
}

#[test]
fn two_columns_where_there_is_room() {
    let folder = folder();
    let wide = |columns: &str| {
        let mut command = command(folder.path());
        command
            .args(["compare", "ferry.md", "again.md"])
            .env("COLUMNS", columns);
        Left::from(command.output().expect("the program runs")).stdout
    };
    assert!(
        wide("120").contains("said Mayor Bo Ek on          =  “The line"),
        "{}",
        wide("120")
    );
    assert!(
        wide("80").contains("\n=  Harbour Herald “The line will close"),
        "{}",
        wide("80")
    );
}

#[test]
fn a_bundled_article_is_named_by_the_start_of_its_id() {
    let folder = folder();
    let all = parallax(folder.path(), &["show", "0000"]).stderr;
    assert!(
        all.contains("is neither a file nor the id of a bundled article; those are "),
        "{all}"
    );
    let id = all
        .split("those are ")
        .nth(1)
        .and_then(|ids| ids.split(' ').next())
        .unwrap_or_default();
    let left = parallax(folder.path(), &["show", id]);
    assert!(left.stdout.contains(&format!("sha256 {id}")), "{left:?}");
    assert_eq!(left.status, Some(0));
}

#[test]
fn a_bundled_story_is_laid_side_by_side_by_its_id() {
    let here = folder();
    let left = parallax(
        here.path(),
        &["--format", "json", "matrix", "--story", "tarle"],
    );
    let outlets: Vec<_> = left.json()["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|article| article["outlet"]["name"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(
        outlets,
        [
            "Lorvenna Press Association",
            "Lorvenna One",
            "The Tarlemouth Lantern",
            "Weir & Windlass"
        ]
    );
    let wrong = parallax(here.path(), &["matrix", "--story", "nowhere"]);
    assert_eq!(
        (wrong.stderr.as_str(), wrong.status),
        (
            "parallax: nowhere: is not the id of one story; those are microsoft-azure-israel, tarle-barrier\n",
            Some(1)
        )
    );
}
