//! Draws the README's pictures from the real program: runs it in a pseudo-terminal, presses keys, writes what it shows.
//!
//! ```text
//! cargo build --release && cargo run --example picture -- target/release/parallax assets/pictures
//! ```

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;
use std::{env, fs, thread};

use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};

/// The pictures, with the keys that lead to what they show.
const PICTURES: [Picture; 3] = [
    Picture {
        name: "reader",
        columns: 120,
        rows: 36,
        keys: &["\t", "\t", "j", "j"],
    },
    Picture {
        name: "compare",
        columns: 120,
        rows: 36,
        keys: &["J", "J", "J", "J", "J", "J", "c", "\r", "n", "n"],
    },
    Picture {
        name: "matrix",
        columns: 120,
        rows: 36,
        keys: &["J", "J", "J", "J", "J", "J", "m", "j", "j", "j", "l", "l"],
    },
];

/// The program is taken to have drawn all of a frame when it has been silent for this long.
const SILENCE: Duration = Duration::from_millis(400);

/// Size of one character cell in the picture's own units.
const CELL: (f32, f32) = (8.4, 18.0);

const PAGE: &str = "#16181d";
const INK: &str = "#d5d8de";

/// The sixteen terminal colours, in the order of their numbers.
const PALETTE: [&str; 16] = [
    "#16181d", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#abb2bf",
    "#5c6370", "#ff7b86", "#b5e08f", "#ffd68a", "#7cc3ff", "#dd91f3", "#6fd3e0", "#ffffff",
];

struct Picture {
    name: &'static str,
    columns: u16,
    rows: u16,
    keys: &'static [&'static str],
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = env::args_os().skip(1).map(PathBuf::from);
    let (Some(program), Some(folder)) = (words.next(), words.next()) else {
        return Err("usage: picture PROGRAM FOLDER".into());
    };
    // The pseudo-terminal starts the program from a folder of its own.
    let program = fs::canonicalize(program)?;
    fs::create_dir_all(&folder)?;
    for picture in &PICTURES {
        let screen = record(&program, picture)?;
        let path = folder.join(format!("{}.svg", picture.name));
        fs::write(&path, svg(&screen))?;
        writeln!(io::stdout(), "{}", path.display())?;
    }
    Ok(())
}

/// Runs `program`, presses the picture's keys and returns the screen it then shows.
fn record(program: &Path, picture: &Picture) -> Result<vt100::Screen, Box<dyn std::error::Error>> {
    let size = PtySize {
        rows: picture.rows,
        cols: picture.columns,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pty = NativePtySystem::default().openpty(size)?;
    let mut command = CommandBuilder::new(program);
    command.env("TERM", "xterm-256color");
    command.env("COLORTERM", "truecolor");
    command.env_remove("NO_COLOR");
    let mut child = pty.slave.spawn_command(command)?;
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader()?;
    let mut writer = pty.master.take_writer()?;
    let (sender, bytes) = mpsc::channel();
    thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n @ 1..) = reader.read(&mut chunk) {
            if sender
                .send(chunk.iter().copied().take(n).collect::<Vec<u8>>())
                .is_err()
            {
                break;
            }
        }
    });
    let mut terminal = vt100::Parser::new(picture.rows.try_into()?, picture.columns.try_into()?, 0);
    settle(&bytes, &mut terminal);
    for key in picture.keys {
        writer.write_all(key.as_bytes())?;
        writer.flush()?;
        settle(&bytes, &mut terminal);
    }
    let screen = terminal.screen().clone();
    child.kill()?;
    child.wait()?;
    Ok(screen)
}

/// Feeds what the program writes to `terminal` until it falls silent.
fn settle(bytes: &Receiver<Vec<u8>>, terminal: &mut vt100::Parser) {
    let mut patience = SILENCE * 5;
    loop {
        match bytes.recv_timeout(patience) {
            Ok(chunk) => terminal.process(&chunk),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
        patience = SILENCE;
    }
}

fn svg(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let (width, height) = (
        f32::from(columns) * CELL.0 + 24.0,
        f32::from(rows) * CELL.1 + 24.0,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"ui-monospace, Menlo, Consolas, \
         'DejaVu Sans Mono', monospace\" font-size=\"14\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAGE}\"/>\n"
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let Some(first) = screen.cell(row, column) else {
                break;
            };
            let start = column;
            let mut text = String::new();
            while let Some(cell) = screen
                .cell(row, column)
                .filter(|cell| look(cell) == look(first))
            {
                text.push_str(if cell.has_contents() {
                    cell.contents()
                } else {
                    " "
                });
                column += if cell.is_wide() { 2 } else { 1 };
            }
            run(&mut out, (row, start, column), first, &text);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// What tells two runs of one row apart.
fn look(cell: &vt100::Cell) -> (vt100::Color, vt100::Color, [bool; 5]) {
    let flags = [
        cell.bold(),
        cell.italic(),
        cell.underline(),
        cell.inverse(),
        cell.dim(),
    ];
    (cell.fgcolor(), cell.bgcolor(), flags)
}

/// Writes one run of cells of the same look.
fn run(out: &mut String, (row, start, end): (u16, u16, u16), cell: &vt100::Cell, text: &str) {
    let (x, y) = (
        f32::from(start) * CELL.0 + 12.0,
        f32::from(row) * CELL.1 + 12.0,
    );
    let width = f32::from(end - start) * CELL.0;
    let (mut ink, mut paper) = (colour(cell.fgcolor(), INK), colour(cell.bgcolor(), PAGE));
    if cell.inverse() {
        std::mem::swap(&mut ink, &mut paper);
    }
    if paper != PAGE {
        // Writing to a string cannot fail; the same holds below.
        _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    for (on, attribute) in [
        (cell.bold(), " font-weight=\"bold\""),
        (cell.italic(), " font-style=\"italic\""),
        (cell.underline(), " text-decoration=\"underline\""),
        (cell.dim(), " opacity=\"0.6\""),
    ] {
        if on {
            style.push_str(attribute);
        }
    }
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" fill=\"{ink}\" xml:space=\"preserve\"{style}>{escaped}</text>",
        y + 13.5
    );
}

fn colour(colour: vt100::Color, fallback: &str) -> String {
    match colour {
        vt100::Color::Default => fallback.to_owned(),
        vt100::Color::Idx(n @ 0..=15) => PALETTE
            .get(usize::from(n))
            .map_or(fallback, |named| named)
            .to_owned(),
        vt100::Color::Idx(n @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let cube = n - 16;
            format!(
                "#{:02x}{:02x}{:02x}",
                level(cube / 36),
                level(cube / 6 % 6),
                level(cube % 6)
            )
        }
        vt100::Color::Idx(n) => {
            let grey = 8 + 10 * (n - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        vt100::Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
    }
}
