//! The terminal: taken when the reader opens, given back on every way out.
//!
//! Whether it is held is one flag of the process, because the panic hook and the thread that waits for signals must be
//! able to give it back too. All writes go through `Output`, under the lock of standard output, and nothing is written
//! once the terminal has been given back: the rest of a frame must not land among the lines of the user's shell.

use std::fs::File;
use std::io::{self, StdoutLock, Write};
use std::os::fd::AsFd;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen, mouse (presses, drags and wheel, not every movement), bracketed paste, no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h\x1b[?25l";
/// All of [`ENTER`] undone, after the end of an update that may have been cut short while lines were being moved.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[r\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[0m\x1b[?1049l\x1b[?25h";
/// Starts and ends a frame that the terminal shows at once (synchronized output); others ignore it.
const FRAME: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

/// How long a terminal that takes nothing more at the moment is left alone.
const FULL_TERMINAL: Duration = Duration::from_millis(1);

/// Whether the terminal is ours now.
static HELD: AtomicBool = AtomicBool::new(false);

/// The terminal, held until this is dropped.
#[derive(Debug)]
pub struct Hold(());

impl Hold {
    /// Takes the terminal, and makes a panic of this thread give it back before it is reported.
    pub fn take() -> io::Result<Self> {
        give_back_on_panic();
        // Before the first byte, so that a signal half-way finds something to give back.
        let hold = Self(());
        take()?;
        Ok(hold)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing back.
        _ = give_back();
    }
}

/// Takes the terminal, also when it seems to be held: after a stop another program may have set it up its own way.
pub(super) fn take() -> io::Result<()> {
    let out = io::stdout().lock();
    HELD.store(true, Ordering::SeqCst);
    disable_raw_mode()?;
    enable_raw_mode()?;
    write_now(&out, ENTER)
}

/// Gives the terminal back as it was; does nothing where it is not held.
pub fn give_back() -> io::Result<()> {
    let out = io::stdout().lock();
    if !HELD.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let written = write_now(&out, LEAVE);
    // Also where writing failed: the modes may outlive the connection that was cut.
    disable_raw_mode().and(written)
}

/// Whether the terminal is held.
pub(super) fn is_held() -> bool {
    HELD.load(Ordering::SeqCst)
}

/// From now on a panic of the calling thread gives the terminal back before it is reported. A panic of another thread
/// is not printed while the terminal is held: that thread tells the reader on the screen.
fn give_back_on_panic() {
    let screen = thread::current().id();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == screen {
            _ = give_back();
        }
        if !is_held() {
            report(info);
        }
    }));
}

/// Collects a frame and writes it whole.
#[derive(Debug, Default)]
pub(super) struct Output {
    frame: Vec<u8>,
}

impl Output {
    /// Writes `bytes` outside of a frame, at once.
    pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
        let out = io::stdout().lock();
        if is_held() {
            write_now(&out, bytes)
        } else {
            Ok(())
        }
    }
}

/// Writes to the terminal without the buffer of standard output: what a terminal that is gone did not take would stay in
/// there, and be taken for results that could not be written when the program ends.
fn write_now(out: &StdoutLock<'_>, mut bytes: &[u8]) -> io::Result<()> {
    let mut terminal = File::from(out.as_fd().try_clone_to_owned()?);
    while !bytes.is_empty() {
        let written = patiently(|| terminal.write(bytes))?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = bytes.get(written..).unwrap_or_default();
    }
    Ok(())
}

/// Attempts a write until the terminal has room: a program that ran before may have left it in a mode that never waits.
fn patiently<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match attempt() {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                thread::park_timeout(FULL_TERMINAL);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.frame.is_empty() {
            self.frame.extend_from_slice(FRAME.0);
        }
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        self.frame.extend_from_slice(FRAME.1);
        let sent = Self::send(&self.frame);
        self.frame.clear();
        sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_undoes_every_mode_that_entering_sets() {
        let modes = |bytes: &[u8], end: char| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let mut modes: Vec<String> = text
                .split("\x1b[?")
                .filter_map(|mode| mode.split_once(end).map(|(mode, _)| mode.to_owned()))
                .filter(|mode| mode.bytes().all(|byte| byte.is_ascii_digit()))
                .collect();
            modes.sort();
            modes
        };
        let (mut set, mut reset) = (modes(ENTER, 'h'), modes(LEAVE, 'l'));
        // The cursor is hidden on the way in and shown on the way out.
        set.extend(modes(ENTER, 'l'));
        reset.extend(modes(LEAVE, 'h'));
        // A frame cut short.
        set.push("2026".to_owned());
        set.sort();
        reset.sort();
        assert_eq!(set, reset);
    }

    #[test]
    fn nothing_is_written_to_a_terminal_that_is_not_held() {
        let mut output = Output::default();
        output.write_all(b"half a frame").unwrap();
        output.flush().unwrap();
        assert!(output.frame.is_empty());
        assert!(give_back().is_ok(), "giving back twice is nothing");
    }
}
