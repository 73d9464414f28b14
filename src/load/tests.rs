use std::fs;

use super::*;

/// Writes `files` into a fresh folder, loads `inputs` of it, and gives the labels and the problem lines.
#[track_caller]
fn check(files: &[(&str, &[u8])], inputs: &[&str], labels: &[&str], problems: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let inputs: Vec<PathBuf> = inputs.iter().map(|name| folder.path().join(name)).collect();
    let loaded = load(&inputs);
    let met: Vec<&str> = loaded
        .articles
        .iter()
        .map(|article| article.label.as_str())
        .collect();
    assert_eq!(met, labels);
    let root = format!("{}/", folder.path().display());
    let lines: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| {
            format!(
                "{} {}",
                if problem.fatal { "!" } else { "-" },
                problem.line().replace(&root, "")
            )
        })
        .collect();
    assert_eq!(lines, problems);
}

#[test]
fn folders_give_their_articles_sorted_and_files_in_the_order_named() {
    check(
        &[
            ("in/b.txt", b"Text b."),
            ("in/a.TXT", b"Text a."),
            ("in/deep/c.txt", b"Text c."),
            ("in/.hidden.txt", b"Hidden."),
            ("in/picture.png", b"\x89PNG"),
            ("z.dat", b"Text z."),
        ],
        &["z.dat", "in"],
        &["z.dat", "a.TXT", "b.txt", "c.txt"],
        &[],
    );
}

#[test]
fn each_bad_input_costs_one_line_and_the_others_are_read() {
    check(
        &[
            ("good.txt", b"Text."),
            ("empty.txt", b" \n"),
            ("binary.txt", b"a\0b"),
            ("folder/x.png", b""),
        ],
        &[
            "missing.txt",
            "empty.txt",
            "binary.txt",
            "folder",
            "good.txt",
        ],
        &["good.txt"],
        &[
            "! missing.txt: does not exist",
            "! empty.txt: is empty",
            "! binary.txt: is not text (byte 0x00 at offset 1)",
            "! folder: holds no articles (looked for txt, text, md, markdown, html, htm, xhtml)",
        ],
    );
}

#[test]
fn characters_that_were_lost_or_guessed_are_told() {
    check(
        &[
            ("cut.txt", b"\xe2\x80\x9cYes\xe2\x80\x9d, he \xff said."),
            ("old.txt", b"A na\xefve caf\xe9."),
        ],
        &["cut.txt", "old.txt"],
        &["cut.txt", "old.txt"],
        &[
            "! cut.txt: 1 bytes could not be decoded as UTF-8 and stand as \u{FFFD} (first at byte 14)",
            "! old.txt: not UTF-8; read as windows-1252, which is a guess",
        ],
    );
}

#[test]
fn the_same_text_is_read_once() {
    check(
        &[("a.txt", b"Text."), ("b.txt", b"Text.\r\n")],
        &["a.txt", "b.txt"],
        &["a.txt"],
        &["- b.txt: is the same text as a.txt, and is read once"],
    );
}

#[test]
fn a_file_past_the_limit_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    File::create(&path).unwrap().set_len(70_000_000).unwrap();
    let loaded = load(std::slice::from_ref(&path));
    assert!(loaded.articles.is_empty());
    let expect = "is larger than 64 MiB, the most one article can be";
    assert_eq!(
        loaded
            .problems
            .first()
            .map(|problem| problem.message.as_str()),
        Some(expect)
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_above_is_not_followed_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Text.").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    let loaded = load(&[folder.path().to_owned()]);
    assert_eq!(loaded.articles.len(), 1);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
}

#[cfg(unix)]
#[test]
fn a_name_of_hostile_bytes_is_told_without_them() {
    use std::os::unix::ffi::OsStrExt as _;
    let path = Path::new(std::ffi::OsStr::from_bytes(b"no\xff\x1b[2J\nsuch.txt"));
    let loaded = load(&[path.to_owned()]);
    let lines: Vec<String> = loaded.problems.iter().map(Problem::line).collect();
    assert_eq!(lines, ["no\u{FFFD} such.txt: does not exist"]);
}

#[cfg(unix)]
#[test]
fn a_device_without_an_end_is_left_at_the_limit() {
    let loaded = load(&[PathBuf::from("/dev/zero")]);
    assert_eq!(loaded.problems.len(), 1);
    assert!(loaded.problems.iter().all(|problem| problem.fatal));
}
