use std::sync::Arc;

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Terminal, TerminalOptions, Viewport};
use vt100::Parser;

use super::*;
use crate::app::index::FactIndex;
use crate::app::shelf::Shelf;
use crate::app::{Answer, Effect, Event, Options, Palette, State, update};
use crate::engine::analysis::analyse;
use crate::engine::stories::cluster;
use crate::{bundle, ui};

/// Bytes that a terminal was sent.
#[derive(Clone, Debug, Default)]
struct Line(Arc<std::sync::Mutex<Vec<u8>>>);

impl Line {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal of a fixed size that asks nobody how large it is.
fn fixed<B: Backend<Error = io::Error>>(backend: B, area: Rect) -> Terminal<B> {
    let viewport = Viewport::Fixed(area);
    Terminal::with_options(backend, TerminalOptions { viewport }).unwrap()
}

/// What can be seen of a cell.
fn seen(screen: &vt100::Screen, (x, y): (u16, u16)) -> String {
    let Some(cell) = screen.cell(y, x) else {
        return String::new();
    };
    let symbol = match cell.contents() {
        "" => " ",
        symbol => symbol,
    };
    let ground = format!("{symbol} on {:?}", cell.bgcolor());
    if symbol == " " && !cell.underline() && !cell.inverse() {
        return ground;
    }
    let attributes = [cell.bold(), cell.italic(), cell.underline(), cell.inverse()];
    format!("{ground} {:?} {attributes:?}", cell.fgcolor())
}

/// Words in a style, at a place.
type Put = (u16, u16, &'static str, Style);

fn puts() -> impl Strategy<Value = Vec<Put>> {
    // Of even widths and at even places: half a wide character is no well-formed buffer.
    let words = prop::sample::select(vec![
        "a word",
        "ab  ba",
        "    ",
        "日本の",
        "é—“x” ",
        "line of text",
        "aaaa",
        "… ",
    ]);
    let colour = prop::sample::select(vec![
        Color::Reset,
        Color::Red,
        Color::Indexed(240),
        Color::Rgb(1, 20, 255),
    ]);
    // Terminals do not agree on letters that are bold and dim at once.
    let modifiers = [
        Modifier::BOLD,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::REVERSED,
    ];
    let modifier = prop::collection::vec(prop::sample::select(modifiers.to_vec()), 0..3);
    let style = (colour.clone(), colour, modifier).prop_map(|(fg, bg, modifiers)| {
        let style = Style::new().fg(fg).bg(bg);
        modifiers.into_iter().fold(style, Style::add_modifier)
    });
    let one = ((0..15_u16).prop_map(|x| 2 * x), 0..12_u16, words, style);
    prop::collection::vec(one, 0..12)
}

proptest! {
    #[test]
    fn what_is_seen_is_what_was_drawn_whatever_stood_there_before(
        frames in prop::collection::vec((puts(), -4..5_i32), 1..6),
    ) {
        let area = Rect::new(0, 0, 30, 12);
        let (sparing, plain) = (Line::default(), Line::default());
        let mut painted = fixed(Painter::new(sparing.clone()), area);
        let mut drawn = fixed(CrosstermBackend::new(plain.clone()), area);
        let [mut one, mut other] = [0, 0].map(|kept| {
            let [rows, columns] = [12, 30].map(|n| std::num::NonZero::new(n).unwrap());
            Parser::new(rows, columns, kept)
        });
        let mut content = Buffer::empty(area);
        for y in 0..area.height {
            let line: String = ('a'..='z').cycle().skip(usize::from(y)).take(30).collect();
            content.set_string(0, y, line, Style::new());
        }
        for (puts, by) in frames {
            content = Shift { top: 1, bottom: 11, by }.apply(&content);
            for cell in content.content.iter_mut().filter(|cell| cell.symbol() == "\0") {
                cell.reset();
            }
            for (x, y, words, style) in puts {
                let room = usize::from(area.width - x);
                content.set_stringn(x, y, words, room, style);
            }
            let show = |frame: &mut ratatui::Frame<'_>| frame.buffer_mut().merge(&content);
            painted.draw(show).unwrap();
            drawn.draw(show).unwrap();
            one.process(&sparing.take());
            other.process(&plain.take());
            for y in 0..area.height {
                for x in 0..area.width {
                    let at = (x, y);
                    prop_assert_eq!(seen(one.screen(), at), seen(other.screen(), at), "{:?}", at);
                }
            }
        }
    }
}

#[test]
fn bold_and_dim_go_off_together_and_come_on_again_alone() {
    let area = Rect::new(0, 0, 3, 1);
    let mut buffer = Buffer::empty(area);
    for (x, modifiers) in [
        (0, Modifier::BOLD | Modifier::DIM),
        (1, Modifier::BOLD),
        (2, Modifier::empty()),
    ] {
        buffer.set_string(x, 0, "x", Style::new().add_modifier(modifiers));
    }
    let cells = (0..3).map(|x| (x, 0, &buffer[(x, 0)]));
    let bytes = String::from_utf8(Pen::new(&buffer).draw(cells)).unwrap();
    assert_eq!(bytes, "\x1b[1H\x1b[1;2mx\x1b[22;1mx\x1b[22mx");
}

#[test]
fn a_shift_is_found_in_its_region_and_written_as_terminals_have_always_known_it() {
    let lines = |from: u16| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 10));
        buffer.set_string(0, 0, "header", Style::new());
        for y in 1..9 {
            buffer.set_string(0, y, format!("line {}", from + y), Style::new());
        }
        buffer
    };
    let shift = Shift::find(&lines(10), &lines(12)).unwrap();
    assert_eq!(shift.written(), b"\x1b[2;9r\x1b[9H\n\n\x1b[r");
    let back = Shift::find(&lines(12), &lines(10)).unwrap();
    assert_eq!(back.written(), b"\x1b[2;9r\x1b[2H\x1bM\x1bM\x1b[r");
    assert_eq!(Shift::find(&lines(10), &lines(10)), None);
    assert_eq!(Shift::find(&lines(10), &lines(19)), None);
}

/// The reader on the bundled stories, with every effect answered that it needs.
fn reader(area: Rect) -> State {
    let articles = bundle::articles();
    let stories = cluster(&articles);
    let shelf = Arc::new(Shelf { articles, stories });
    let options = Options {
        palette: Palette::True,
        ..Options::default()
    };
    let (mut state, effects) = State::new(Arc::clone(&shelf), area.as_size(), options);
    for effect in effects {
        if let Effect::Analyse { article } = effect {
            let analysis = Arc::new(analyse(Arc::clone(&shelf.articles[article]), None));
            let index = Arc::new(FactIndex::new(&analysis));
            update(
                &mut state,
                Event::Answer(Answer::Analysed {
                    article,
                    analysis,
                    index,
                }),
            );
        }
    }
    state
}

/// Bytes sent for each of the `steps` after some keys, on average.
fn bytes<B: Backend<Error = io::Error>>(
    backend: B,
    line: &Line,
    (keys, step): (&str, &str),
    area: Rect,
) -> usize {
    const STEPS: usize = 8;
    let mut state = reader(area);
    let mut terminal = fixed(backend, area);
    let mut press = |state: &mut State, keys: &str| {
        for key in keys.split_whitespace() {
            update(state, Event::Key(key.parse().unwrap()));
        }
        terminal.draw(|frame| ui::view(state, frame)).unwrap();
        line.take().len()
    };
    press(&mut state, keys);
    (0..STEPS).map(|_| press(&mut state, step)).sum::<usize>() / STEPS
}

/// The bytes of one frame, before (ratatui's own backend) and now; printed by
/// `cargo test --lib few_bytes -- --nocapture`.
#[test]
fn few_bytes_are_sent_for_one_line() {
    let area = Rect::new(0, 0, 120, 40);
    println!(
        "{:44} {:>8} {:>8}",
        "120x40, true colour", "ratatui", "painter"
    );
    for (name, keys, most) in [
        ("one line of the article, three panes", ("Tab", "C-e"), 4000),
        ("one line of the article alone (zen)", ("z", "C-e"), 1200),
        ("next sentence", ("Tab", "j"), 2600),
        ("next article of the list", ("", "j"), 6000),
        ("next fact", ("Tab Tab", "j"), 3000),
    ] {
        let (before, now) = (Line::default(), Line::default());
        let plain = bytes(CrosstermBackend::new(before.clone()), &before, keys, area);
        let sparing = bytes(Painter::new(now.clone()), &now, keys, area);
        println!("{name:44} {plain:8} {sparing:8}");
        assert!(sparing <= most && sparing < plain, "{name}: {sparing}");
    }
}
