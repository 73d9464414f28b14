//! The thread that waits for signals: a new size, a stop, the end.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, size};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::{Message, terminal};
use crate::app::Event;

/// How long the loop may take to give the terminal back before it is taken from its hands.
const PATIENCE: Duration = Duration::from_secs(1);

/// Starts the thread.
pub(super) fn start(queue: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                let message = match signal {
                    SIGWINCH => resized(),
                    SIGTSTP => Some(Message::Suspend),
                    SIGCONT => Some(Message::Resumed),
                    _ => return end(&queue, signal),
                };
                if message.is_some_and(|message| queue.send(message).is_err()) {
                    return;
                }
            }
        })?;
    Ok(())
}

/// The size of the terminal, where it tells.
fn resized() -> Option<Message> {
    let (columns, rows) = size().ok()?;
    Some(Message::Event(Event::Resize { columns, rows }))
}

/// Ends the program as `signal` does. The loop is asked to give the terminal back between two frames; one that does
/// not answer, because it writes to a terminal that stands still, is not waited for.
fn end(queue: &Sender<Message>, signal: i32) {
    if terminal::is_held() && queue.send(Message::Terminate(signal)).is_ok() {
        thread::park_timeout(PATIENCE);
        // The modes first: setting them never blocks, writing may.
        _ = disable_raw_mode();
        thread::spawn(terminal::give_back);
        thread::park_timeout(PATIENCE / 4);
    }
    die(signal);
}

/// Dies of `signal`, so that whoever started the program sees the status they expect: 128 and the signal in a shell.
pub(super) fn die(signal: i32) {
    // Fails only for signals that nobody has registered here.
    _ = emulate_default_handler(signal);
}
