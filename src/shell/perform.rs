//! Carries out what the app asks for that leaves the program: copies and exports.
//!
//! Files are written by a thread of their own, because a disk may take its time. They are written whole or not at all:
//! a temporary file in the same folder, then renamed.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{env, fs, thread};

use tempfile::{Builder, NamedTempFile, PersistError};

use super::Message;
use super::clipboard;
use super::terminal::Output;
use super::worker::attempt;
use crate::app::sheet::{Sheet, SheetFormat, Writer};
use crate::app::{Answer, Event};

/// How many names are tried for an export before giving up.
const NAMES_TRIED: u32 = 1000;
/// The longest name of an exported file in characters, below the 255 bytes that usual file systems take.
const LONGEST_NAME: usize = 60;

/// Writes files on its own thread.
#[derive(Debug)]
pub(super) struct Clerk(Sender<Paper>);

/// Something to write.
#[derive(Debug)]
enum Paper {
    /// What was copied, and whether the terminal was given it too.
    Copied { text: String, sent: bool },
    /// An export to the working folder.
    Exported { name: String, contents: String },
    /// A comparison or a matrix, to be exported to the working folder.
    Sheet {
        name: String,
        sheet: Sheet,
        format: SheetFormat,
    },
}

impl Clerk {
    /// Starts the thread, which writes comparisons and matrices with `sheets`.
    pub(super) fn start(queue: Sender<Message>, sheets: Option<Writer>) -> io::Result<Self> {
        let (papers, inbox) = channel();
        thread::Builder::new()
            .name("clerk".to_owned())
            .spawn(move || write_all(&inbox, &queue, sheets))?;
        Ok(Self(papers))
    }

    /// Gives text to the clipboard of the terminal, which may or may not take it, and keeps it in a file.
    pub(super) fn copy(&self, text: String) -> io::Result<()> {
        let sequence = clipboard::sequence(&text, clipboard::Multiplexer::around());
        if let Some(sequence) = &sequence {
            Output::send(sequence)?;
        }
        let sent = sequence.is_some();
        // The thread ends only with the loop.
        _ = self.0.send(Paper::Copied { text, sent });
        Ok(())
    }

    /// Writes a comparison or a matrix to a new file in the working folder.
    pub(super) fn export_sheet(&self, name: String, sheet: Sheet, format: SheetFormat) {
        let paper = Paper::Sheet {
            name,
            sheet,
            format,
        };
        _ = self.0.send(paper);
    }

    /// Writes an export to a new file in the working folder.
    pub(super) fn export(&self, name: String, contents: String) {
        _ = self.0.send(Paper::Exported { name, contents });
    }
}

/// Writes what comes in and says where it went.
fn write_all(inbox: &Receiver<Paper>, queue: &Sender<Message>, sheets: Option<Writer>) {
    for paper in inbox {
        let answer = match paper {
            Paper::Copied { text, sent } => copied(keep_copy(&text), sent),
            Paper::Exported { name, contents } => exported(&name, &contents),
            Paper::Sheet {
                name,
                sheet,
                format,
            } => match sheets {
                Some(write) => {
                    match attempt(|| "Writing it".to_owned(), || write(&sheet, format)) {
                        Ok(contents) => exported(&name, &contents),
                        Err(fault) => Answer::Failed(fault.to_string()),
                    }
                }
                None => Answer::Failed("this reader cannot write that".to_owned()),
            },
        };
        if queue.send(Message::Event(Event::Answer(answer))).is_err() {
            return;
        }
    }
}

/// Exports, and says where to.
fn exported(name: &str, contents: &str) -> Answer {
    match export(Path::new(""), name, contents) {
        Ok(path) => Answer::Done(format!("exported to {}", shown(&path))),
        Err(error) => Answer::Failed(format!("could not export: {error}")),
    }
}

/// What to say of a copy. Whether a terminal took it cannot be known, so that is never claimed.
fn copied(kept: io::Result<PathBuf>, sent: bool) -> Answer {
    match (sent, kept) {
        (true, Ok(path)) => Answer::Done(format!(
            "copy sent to the terminal; also in {}",
            shown(&path)
        )),
        (true, Err(_)) => Answer::Done("copy sent to the terminal".to_owned()),
        (false, Ok(path)) => Answer::Done(format!(
            "too long for the terminal's clipboard; copied to {}",
            shown(&path)
        )),
        (false, Err(error)) => Answer::Failed(format!("could not copy: {error}")),
    }
}

/// Writes the last copy where the user's other programs find it, readable by the user only.
fn keep_copy(text: &str) -> io::Result<PathBuf> {
    match cache_folder() {
        Some(folder) => {
            keep_copy_in(&folder, text).or_else(|_| keep_copy_in(&env::temp_dir(), text))
        }
        None => keep_copy_in(&env::temp_dir(), text),
    }
}

/// Writes the last copy into `folder`, over the one before where that is ours.
fn keep_copy_in(folder: &Path, text: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    let path = folder.join("parallax-copy.md");
    file.persist(&path).map_err(|error| error.error)?;
    Ok(path)
}

/// The user's folder for files that may be thrown away.
fn cache_folder() -> Option<PathBuf> {
    let absolute = |path: &PathBuf| path.is_absolute();
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(absolute)
        .or_else(|| Some(env::home_dir().filter(absolute)?.join(".cache")))?;
    Some(cache.join("parallax"))
}

/// Writes `contents` into `folder` under `name`, with a number where the name is taken. Nothing is ever overwritten.
fn export(folder: &Path, name: &str, contents: &str) -> io::Result<PathBuf> {
    let beside = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut file = Builder::new()
        .prefix(".parallax-")
        .permissions(as_usual())
        .tempfile_in(beside)?;
    file.write_all(contents.as_bytes())?;
    file.as_file().sync_all()?;
    let name = file_name(name);
    for number in 1..=NAMES_TRIED {
        let path = folder.join(numbered(&name, number));
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(PersistError { error, file: back })
                if error.kind() == io::ErrorKind::AlreadyExists =>
            {
                file = back;
            }
            Err(PersistError { error, .. }) => return Err(error),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::AlreadyExists,
        format!("{name} and {NAMES_TRIED} names like it are taken"),
    ))
}

/// The permissions of a file that the user makes: what their mask leaves of reading and writing for all.
fn as_usual() -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

/// `name` as one visible file name: no folders, no control characters, no dot in front, not too long.
fn file_name(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| if c == '/' || c.is_control() { '-' } else { c })
        .collect();
    let visible = kept.trim_start_matches('.');
    let (stem, extension) = match visible.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 8 => (stem, extension),
        _ => (visible, "txt"),
    };
    let stem: String = stem.chars().take(LONGEST_NAME).collect();
    let stem = if stem.is_empty() { "export" } else { &stem };
    format!("{stem}.{extension}")
}

/// The name to try at attempt `number`: `quote.md`, `quote-2.md`, and so on.
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if number > 1 => format!("{stem}-{number}.{extension}"),
        _ => name.to_owned(),
    }
}

/// A path for the screen.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_never_overwrites_and_says_where_it_went() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["quote.md", "quote-2.md", "quote-3.md"];
        for name in names {
            let path = export(folder.path(), "quote.md", name).unwrap();
            assert_eq!(path, folder.path().join(name));
        }
        for name in names {
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), name);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no strays");
    }

    #[test]
    fn an_export_that_cannot_be_written_leaves_nothing() {
        let error = export(Path::new("/no such folder"), "quote.md", "x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn file_names_stay_in_the_folder_and_can_be_seen() {
        for (name, expected) in [
            ("quote.md", "quote.md"),
            ("../../etc/passwd", "-..-etc-passwd.txt"),
            (".hidden.md", "hidden.md"),
            ("a\u{1b}[2Jb\n.json", "a-[2Jb-.json"),
            ("", "export.txt"),
        ] {
            assert_eq!(file_name(name), expected);
        }
        assert!(file_name(&"好".repeat(500)).len() < 200);
    }

    #[test]
    fn the_last_copy_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = keep_copy_in(&folder.path().join("new"), "first").unwrap();
        assert_eq!(
            keep_copy_in(&folder.path().join("new"), "second").unwrap(),
            path
        );
        assert_eq!(fs::read_to_string(path).unwrap(), "second");
    }

    #[test]
    fn a_copy_is_never_claimed_as_certain() {
        let kept = || Ok(PathBuf::from("copy.md"));
        let lost = || Err(io::Error::other("disk full"));
        let said = [
            (kept(), true, "copy sent to the terminal; also in copy.md"),
            (lost(), true, "copy sent to the terminal"),
            (
                kept(),
                false,
                "too long for the terminal's clipboard; copied to copy.md",
            ),
            (lost(), false, "could not copy: disk full"),
        ];
        for (kept, sent, expected) in said {
            match copied(kept, sent) {
                Answer::Done(text) | Answer::Failed(text) => assert_eq!(text, expected),
                other => panic!("{other:?}"),
            }
        }
    }
}
