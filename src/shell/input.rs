//! The thread that reads the terminal: keys, mouse and pastes become events of the app.
//!
//! It reads bytes and decodes them itself, because crossterm's reader turns in circles, at the cost of a whole core,
//! when the terminal hangs up, and leaves what exceeds its buffer lying until the next key.

mod decode;

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::os::fd::AsFd;
use std::sync::mpsc::Sender;
use std::thread;

use self::decode::Decoder;
use super::Message;

/// Starts the thread. It ends with [`Message::HungUp`] when the terminal does.
pub(super) fn start(queue: Sender<Message>) -> io::Result<()> {
    let mut terminal = terminal()?;
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            let last = LastWord(queue);
            // Nobody to read for is an end like any other.
            _ = read(&mut terminal, &last.0);
        })?;
    Ok(())
}

/// Says that the terminal is gone, also where the thread panics: the loop must not wait for keys that cannot come.
struct LastWord(Sender<Message>);

impl Drop for LastWord {
    fn drop(&mut self) {
        // A loop that has ended needs no telling.
        _ = self.0.send(Message::HungUp);
    }
}

/// The terminal to read from: standard input, or the controlling terminal where that is a file or a pipe.
fn terminal() -> io::Result<File> {
    let stdin = io::stdin();
    if !stdin.is_terminal() {
        return File::open("/dev/tty");
    }
    // Opened anew, because a program that ran before may have left standard input in a mode that never waits.
    File::open("/dev/stdin").or_else(|_| Ok(stdin.as_fd().try_clone_to_owned()?.into()))
}

/// Passes on what is typed, until the terminal ends or nobody listens.
fn read(terminal: &mut File, queue: &Sender<Message>) -> Option<()> {
    let mut decoder = Decoder::default();
    let mut bytes = [0; 4096];
    loop {
        let length = match terminal.read(&mut bytes) {
            Ok(0) => return None,
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return None,
        };
        for event in decoder.feed(bytes.get(..length)?) {
            queue.send(Message::Event(event)).ok()?;
        }
    }
}
