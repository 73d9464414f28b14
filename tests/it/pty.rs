//! The program in a real pseudo-terminal: start, filter, compare, resize, and every way out.
//!
//! Whole lines and whole cells of panes are compared, never parts of them; the thread that reads the terminal is joined
//! before anything is said about how the program left it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Parser};

/// Longer than any answer of the program takes, on the slowest machine that runs tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a terminal has shown so far.
struct Shown {
    parser: Parser,
    bytes: Vec<u8>,
}

/// A program in a pseudo-terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    shown: Arc<Mutex<Shown>>,
    news: Receiver<()>,
    reader: JoinHandle<()>,
    modes: String,
    folder: tempfile::TempDir,
}

/// How a program has left its terminal.
struct Left {
    status: ExitStatus,
    shown: Shown,
}

impl Session {
    /// Starts the reader on the bundled stories.
    fn start(columns: u16, rows: u16) -> Self {
        let program = Path::new(env!("CARGO_BIN_EXE_parallax"));
        Self::run(program, &[], (columns, rows))
    }

    fn run(program: &Path, arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder.path());
        for name in ["NO_COLOR", "TMUX", "STY"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("XDG_CACHE_HOME", folder.path());
        let shown = Arc::new(Mutex::new(Shown {
            parser: Parser::new(at_least_one(rows), at_least_one(columns), 0),
            bytes: Vec::new(),
        }));
        let (tell, news) = channel();
        let mut output = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&shown);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = output.read(&mut bytes) {
                let mut seen = seen.lock().unwrap();
                seen.parser.process(&bytes[..length]);
                seen.bytes.extend_from_slice(&bytes[..length]);
                drop(seen);
                // The test may have seen enough.
                _ = tell.send(());
            }
        });
        let modes = modes(pair.master.as_ref());
        Self {
            child: pair.slave.spawn_command(command).unwrap(),
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            shown,
            news,
            reader,
            modes,
            folder,
        }
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap()
    }

    fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Sends a signal as a shell would.
    fn kill(&self, signal: &str) {
        let pid = self.child.process_id().unwrap();
        let sent = Command::new("sh")
            .args(["-c", &format!("kill -{signal} {pid}")])
            .status();
        assert!(sent.unwrap().success());
    }

    fn resize(&self, columns: u16, rows: u16) {
        self.shown()
            .parser
            .screen_mut()
            .set_size(at_least_one(rows), at_least_one(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the screen is as `wanted` has it.
    #[track_caller]
    fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        while !wanted(self.shown().parser.screen()) {
            let news = self.news.recv_timeout(PATIENCE);
            let picture = || self.shown().parser.screen().contents();
            assert!(news.is_ok(), "{what}: {news:?}\n{}", picture());
        }
    }

    /// Lets a program that stops, or is about to, go on: again and again, because it may stop only after the first time.
    #[track_caller]
    fn go_on(&self) {
        for _ in 0..600 {
            self.kill("CONT");
            // Whatever is drawn is news.
            _ = self.news.recv_timeout(PATIENCE / 600);
            if self.shown().parser.screen().alternate_screen() {
                return;
            }
        }
        panic!("the program does not go on");
    }

    /// Waits until a cell of a pane, its spaces made single, is exactly `cell`.
    #[track_caller]
    fn wait_for_cell(&self, cell: &str) {
        self.wait(cell, |screen| {
            cells(screen).iter().any(|other| other == cell)
        });
    }

    /// Waits for the end of the program and of what it wrote; the terminal must be as before.
    #[track_caller]
    fn end(mut self) -> Left {
        let status = self.child.wait().unwrap();
        self.reader.join().unwrap();
        assert_eq!(modes(self.master.as_ref()), self.modes);
        let shown = Arc::into_inner(self.shown).unwrap().into_inner().unwrap();
        assert_given_back(shown.parser.screen());
        Left { status, shown }
    }
}

/// No alternate screen, a cursor, no mouse, no bracketed paste.
#[track_caller]
fn assert_given_back(screen: &vt100::Screen) {
    assert!(is_given_back(screen), "{:?}", screen.contents());
}

fn is_given_back(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen()
        && !screen.hide_cursor()
        && !screen.bracketed_paste()
        && screen.mouse_protocol_mode() == MouseProtocolMode::None
}

/// The terminal's modes as its driver has them: echo, lines, signals and the like.
fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn at_least_one(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN)
}

/// The lines of the screen.
fn lines(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.into()).collect()
}

/// What stands between the rules of every line, its spaces made single.
fn cells(screen: &vt100::Screen) -> Vec<String> {
    let lines = lines(screen);
    let cells = lines.iter().flat_map(|line| line.split('│'));
    cells
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Whether the last line of the screen has something on it, and no line below a former, smaller screen is empty.
fn fills(screen: &vt100::Screen) -> bool {
    lines(screen)
        .last()
        .is_some_and(|line| !line.trim().is_empty())
}

#[test]
fn the_bundled_stories_are_there_and_leaving_gives_the_terminal_back() {
    let mut session = Session::start(120, 40);
    session.wait_for_cell("▸ The Verge digest");
    session.wait_for_cell("The Tarlemou… invented");
    session.type_in("q");
    let left = session.end();
    assert!(left.status.success(), "{:?}", left.status);
    assert_eq!(left.shown.parser.screen().contents().trim(), "");
}

#[test]
fn typing_filters_the_sources() {
    let mut session = Session::start(120, 40);
    session.wait_for_cell("▸ The Verge digest");
    session.type_in("/weir");
    session.wait("only one source is left", |screen| {
        let cells = cells(screen);
        let has = |name: &str| cells.iter().any(|cell| cell.contains(name));
        has("Weir & Windl… invented") && !has("TechCrunch digest") && !has("Verge digest")
    });
    session.type_in("\r");
    session.wait_for_cell("▸ Weir & Windl… invented");
    session.type_in("\u{3}");
    assert!(session.end().status.success());
}

#[test]
fn two_articles_are_compared_and_the_passages_copied_to_a_file_too() {
    let mut session = Session::start(120, 40);
    session.wait_for_cell("▸ The Verge digest");
    session.type_in("c");
    session.wait("the menu of articles", |screen| {
        screen.contents().contains("Compare The Verge with")
    });
    session.type_in("\r");
    session.wait("both outlets side by side", |screen| {
        let first = lines(screen).first().cloned().unwrap_or_default();
        first.trim_start().starts_with("◂ The Verge") && first.contains("▸ TechCrunch")
    });
    session.type_in("y");
    session.wait("where the copy went", |screen| {
        let last = lines(screen).last().cloned().unwrap_or_default();
        last.trim_start()
            .starts_with("copy sent to the terminal; also in ")
    });
    let copy = session.folder.path().join("parallax/parallax-copy.md");
    let copy = std::fs::read_to_string(copy).unwrap();
    assert!(copy.starts_with("> ") && copy.contains("bytes"), "{copy}");
    session.type_in("q");
    session.wait_for_cell("▸ The Verge digest");
    session.type_in("q");
    let left = session.end();
    assert!(left.status.success());
    let clipboard = b"\x1b]52;c;";
    assert!(
        left.shown
            .bytes
            .windows(clipboard.len())
            .any(|window| window == clipboard)
    );
}

#[test]
fn any_size_is_filled() {
    let mut session = Session::start(120, 40);
    session.wait_for_cell("▸ The Verge digest");
    for (columns, rows) in [(60, 20), (24, 6), (1, 1), (200, 50), (80, 24)] {
        session.resize(columns, rows);
        // One column holds no word.
        if columns > 1 {
            session.wait(&format!("{columns}x{rows}"), fills);
        }
    }
    session.wait_for_cell("▸ The Verge digest");
    session.type_in("q");
    assert!(session.end().status.success());
}

#[test]
fn a_signal_ends_the_program_and_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let session = Session::start(80, 24);
        session.wait_for_cell("▸ The Verge digest");
        session.kill(signal);
        let left = session.end();
        assert!(!left.status.success(), "{signal}: {:?}", left.status);
        assert!(
            left.status.signal().is_some(),
            "{signal}: {:?}",
            left.status
        );
    }
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_draws_everything_again() {
    for from_outside in [false, true] {
        let mut session = Session::start(80, 24);
        session.wait_for_cell("▸ The Verge digest");
        if from_outside {
            session.kill("TSTP");
        } else {
            session.type_in("\u{1a}");
        }
        session.wait("the terminal given back", is_given_back);
        session.go_on();
        session.wait_for_cell("▸ The Verge digest");
        session.wait("the last line", fills);
        session.type_in("q");
        assert!(session.end().status.success());
    }
}

#[test]
fn without_a_screen_the_reader_says_so_and_touches_nothing() {
    let program = env!("CARGO_BIN_EXE_parallax");
    let out = Command::new(program).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(String::from_utf8(out.stdout).unwrap(), "");
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains("the reader needs a terminal"), "{said}");
}

/// What the test below runs in a terminal of its own: a program that takes the terminal and panics.
#[test]
#[ignore = "panics on purpose, in the terminal of the test after it"]
fn panicking_program() {
    let _hold = parallax::shell::terminal::Hold::take().unwrap();
    panic!("there is no such row");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let program = std::env::current_exe().unwrap();
    let arguments = [
        "--exact",
        "pty::panicking_program",
        "--ignored",
        "--nocapture",
    ];
    let session = Session::run(&program, &arguments, (80, 24));
    let left = session.end();
    assert!(!left.status.success());
    let bytes = String::from_utf8_lossy(&left.shown.bytes).into_owned();
    let place = |what: &str| bytes.find(what);
    let (entered, left_again) = (place("\u{1b}[?1049h"), place("\u{1b}[?1049l"));
    let reported = place("there is no such row");
    assert!(entered.is_some() && entered < left_again, "{bytes:?}");
    assert!(left_again < reported, "{bytes:?}");
}
