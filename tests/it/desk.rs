//! A reader on a small shelf of invented articles, driven by keys and seen as text: for the tests of keys and screens.
//!
//! The facts are made here, not found by the engine, so that a better rule of the engine changes no screen.

mod covering;
mod matrix;

use std::fmt::Write as _;
use std::sync::Arc;

use parallax::app::covering::Covered;
use parallax::app::index::FactIndex;
use parallax::app::key::Key;
use parallax::app::shelf::Shelf;
use parallax::app::{Answer, Effect, Event, Options, Palette, State, ThemeName, update};
use parallax::engine::analysis::Analysis;
use parallax::engine::article::{Article, Block, BlockKind, Moment, Origin, Outlet};
use parallax::engine::facts::{
    Approx, DateValue, Entity, Evidence, Explanation, Fact, Figure, Grain, Person, Quote, Speaker,
    Value, Weighed,
};
use parallax::engine::filter::{Filter, Index, Line};
use parallax::engine::matrix::matrix_corrected;
use parallax::engine::segment::segment;
use parallax::engine::stories::Story;
use parallax::engine::text::Span;
use parallax::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};

/// The text that the tests read most.
const FERRY: &[(BlockKind, &str)] = &[
    (
        BlockKind::Headline,
        "Orrin ferry stays in port after hull inspection",
    ),
    (
        BlockKind::Dek,
        "About 1,200 islanders depend on the boat for food and work.",
    ),
    (BlockKind::Boilerplate, "By Ana Quill"),
    (
        BlockKind::Paragraph,
        "The Orrin ferry will stay in port until 4 March, the harbour board said on Monday. \
         “We found a crack of nine centimetres in the hull,” said Mara Teel, who chairs the board. \
         “Nobody sails on a cracked hull.”",
    ),
    (
        BlockKind::Paragraph,
        "About 1,200 people live on Orrin. Teel said that a smaller boat would carry food. \
         The smaller boat takes 40 passengers, and no cars.",
    ),
    (BlockKind::Item, "Food goes on Tuesdays and Fridays."),
    (
        BlockKind::Item,
        "Patients go first on every crossing, and their companions travel with them.",
    ),
    (
        BlockKind::Paragraph,
        "The shipyard in Dallow has built such hulls for sixty years. It did not answer questions. \
         A second inspection, by engineers who do not work for the yard, begins next week.",
    ),
    (
        BlockKind::Boilerplate,
        "Copyright The Orrin Post. All rights reserved.",
    ),
];

/// A reader with what answers its effects.
pub(crate) struct Desk {
    /// The reader.
    pub(crate) state: State,
    /// What it asked of the shell beyond facts and the filter.
    pub(crate) asked: Vec<Effect>,
    /// Whether facts and hits are delivered at once.
    pub(crate) answering: bool,
    filter: Filter,
}

impl Desk {
    /// Opens the reader on the shelf below.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::with(shelf(), (width, height), Options::default())
    }

    /// Opens the reader with options.
    pub(crate) fn with(shelf: Arc<Shelf>, (width, height): (u16, u16), options: Options) -> Self {
        let lines: Vec<_> = shelf
            .articles
            .iter()
            .map(|article| Line::of(article).text)
            .collect();
        let (state, effects) = State::new(shelf, Size::new(width, height), options);
        let mut desk = Self {
            state,
            asked: Vec::new(),
            answering: true,
            filter: Filter::new(Arc::new(Index::build(&lines))),
        };
        desk.answer(effects);
        desk
    }

    /// Presses keys: names with spaces between, as the keymap writes them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let key: Key = key.parse().unwrap();
            self.send(Event::Key(key));
        }
        self
    }

    /// Lets something happen.
    pub(crate) fn send(&mut self, event: Event) {
        let effects = update(&mut self.state, event);
        self.answer(effects);
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Analyse { article } if self.answering => self.analyse(article),
                Effect::Filter { ticket, query } if self.answering => {
                    let hits = self.filter.search(&query, 1000, &|| false).unwrap();
                    let hits = hits.best.into();
                    self.send(Event::Answer(Answer::Filtered { ticket, hits }));
                }
                Effect::FindRows {
                    ticket,
                    query,
                    rows,
                } if self.answering => {
                    let hits = found(&rows, &query);
                    self.send(Event::Answer(Answer::FoundRows { ticket, hits }));
                }
                Effect::Matrix { ticket, story, .. } if self.answering => {
                    let columns = story.iter().map(|idx| &self.state.shelf.articles[*idx]);
                    let columns: Vec<_> = columns.map(|one| Arc::new(analysis(one))).collect();
                    let borrowed: Vec<&Analysis> = columns.iter().map(AsRef::as_ref).collect();
                    let matrix = Arc::new(matrix::matrix(&borrowed));
                    self.send(Event::Answer(Answer::Matrix {
                        ticket,
                        articles: story,
                        columns,
                        matrix,
                    }));
                }
                Effect::Cover {
                    ticket,
                    article,
                    others,
                    ..
                } if self.answering => {
                    for other in others {
                        let pair = [article, other].map(|idx| &self.state.shelf.articles[idx]);
                        let found = Ok(Arc::new(covering::covered(pair, (article, other))));
                        self.send(Event::Answer(Answer::Covered {
                            ticket,
                            article,
                            other,
                            found,
                        }));
                    }
                }
                Effect::Explain { ticket, .. } if self.answering => {
                    let explanation = Some(Arc::new(explanation()));
                    self.send(Event::Answer(Answer::Explained {
                        ticket,
                        explanation,
                    }));
                }
                other => self.asked.push(other),
            }
        }
    }

    /// Answers the matrix that was asked for last, as the engine does.
    pub(crate) fn gather(&mut self) -> &mut Self {
        let asked = self.asked.iter().rev().find_map(|effect| match effect {
            Effect::Matrix {
                ticket,
                story,
                corrections,
            } => Some((*ticket, story.clone(), Arc::clone(corrections))),
            _ => None,
        });
        let (ticket, articles, corrections) = asked.unwrap();
        let columns = articles.iter().map(|idx| &self.state.shelf.articles[*idx]);
        let columns: Vec<_> = columns.map(|one| Arc::new(analysis(one))).collect();
        let borrowed: Vec<&Analysis> = columns.iter().map(AsRef::as_ref).collect();
        let matrix = Arc::new(matrix_corrected(&borrowed, &corrections));
        self.send(Event::Answer(Answer::Matrix {
            ticket,
            articles,
            columns,
            matrix,
        }));
        self
    }

    /// Answers the comparison that was asked for last.
    pub(crate) fn compare(&mut self) -> &mut Self {
        let asked = self.asked.iter().rev().find_map(|effect| match effect {
            Effect::Compare { ticket, pair, .. } => Some((*ticket, *pair)),
            _ => None,
        });
        let (ticket, pair) = asked.unwrap();
        let articles = [pair.left, pair.right].map(|idx| &self.state.shelf.articles[idx]);
        let found = covering::covered(articles, (pair.left, pair.right));
        let sides = articles.map(|article| Arc::new(analysis(article)));
        let [left, right] = sides;
        self.send(Event::Answer(Answer::Compared {
            ticket,
            sides: parallax::engine::side::Pair::new(left, right),
            comparison: found.comparison,
        }));
        self
    }

    fn analyse(&mut self, article: usize) {
        let analysis = Arc::new(analysis(&self.state.shelf.articles[article]));
        let index = Arc::new(FactIndex::new(&analysis));
        self.send(Event::Answer(Answer::Analysed {
            article,
            analysis,
            index,
        }));
    }

    /// The screen as it is drawn now.
    pub(crate) fn buffer(&self) -> Buffer {
        let size = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        terminal.draw(|frame| ui::view(&self.state, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The text of the screen.
    pub(crate) fn text(&self) -> String {
        rows(&self.buffer()).join("\n")
    }

    /// The text of the screen, and below it the style of every cell: a letter each, `.` for that of most cells.
    pub(crate) fn picture(&self) -> String {
        let buffer = self.buffer();
        let mut picture = rows(&buffer).join("\n");
        picture.push_str("\n\n");
        let mut seen: Vec<String> = Vec::new();
        for y in 0..buffer.area.height {
            let row = (0..buffer.area.width).map(|x| letter(&buffer, (x, y), &mut seen));
            let row: String = row.collect();
            picture.push_str(row.trim_end_matches('.'));
            picture.push('\n');
        }
        for (idx, style) in seen.iter().enumerate() {
            write!(picture, "\n{}  {style}", name(idx)).unwrap();
        }
        picture
    }
}

/// The rows of a matrix that match.
fn found(rows: &parallax::app::matrix::Rows, query: &str) -> Arc<[u32]> {
    let holding = rows.holding(query);
    if !holding.is_empty() {
        return holding.into();
    }
    let labels = rows.0.rows.iter().map(|row| row.label.as_str());
    let labels: Vec<_> = labels.collect();
    let mut filter = Filter::new(Arc::new(Index::build(&labels)));
    filter.search(query, 1000, &|| false).unwrap().best.into()
}

/// Why the test's facts are believed.
fn explanation() -> Explanation {
    let weighed = |at, taken, reason: &str| Weighed {
        part: "speaker",
        span: at,
        taken,
        reason: reason.to_owned(),
    };
    Explanation {
        evidence: Evidence {
            rule: "test",
            confidence: 0.9,
        },
        says: "A rule of the tests.",
        weighed: vec![
            weighed(Span::new(0, 11), false, "no person"),
            weighed(Span::new(12, 17), true, "nearest before the verb"),
        ],
    }
}

/// What the second of two articles of the ferry does with what the first states.
pub(crate) fn covered(pair: [usize; 2]) -> Arc<Covered> {
    covered_on(&shelf(), pair)
}

fn covered_on(shelf: &Shelf, pair: [usize; 2]) -> Arc<Covered> {
    let articles = pair.map(|idx| &shelf.articles[idx]);
    Arc::new(covering::covered(articles, (pair[0], pair[1])))
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| {
        let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..buffer.area.height).map(row).collect()
}

/// The letter of a cell's style: the ground of the whole screen is `.`.
fn letter(buffer: &Buffer, at: (u16, u16), seen: &mut Vec<String>) -> char {
    let cell = &buffer[at];
    let style = in_words(cell.style(), cell.symbol() == " ");
    let ground = in_words(buffer[(0, 0)].style(), true);
    if style == ground || style == in_words(buffer[(0, 0)].style(), false) {
        return '.';
    }
    let idx = seen.iter().position(|known| *known == style);
    name(idx.unwrap_or_else(|| {
        seen.push(style);
        seen.len() - 1
    }))
}

fn name(idx: usize) -> char {
    let letters = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    letters.chain(std::iter::repeat('#')).nth(idx).unwrap()
}

/// A style in words; of an empty cell only what can be seen of it.
fn in_words(style: Style, empty: bool) -> String {
    let colour = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset);
    let mut words = Vec::new();
    let (ground, modifiers) = (colour(style.bg), style.add_modifier);
    let seen = !empty || modifiers.intersects(Modifier::REVERSED | Modifier::UNDERLINED);
    if let Some(letters) = colour(style.fg).filter(|_| seen) {
        words.push(format!("{letters}"));
    }
    if let Some(ground) = ground {
        words.push(format!("on {ground}"));
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if modifiers.contains(modifier) && seen {
            words.push(name.to_owned());
        }
    }
    words.join(" ")
}

/// Options with that theme and palette.
pub(crate) fn looks(theme: ThemeName, palette: Palette) -> Options {
    Options {
        theme,
        palette,
        ..Options::default()
    }
}

/// Two stories: a ferry in five texts, and a library in one.
pub(crate) fn shelf() -> Arc<Shelf> {
    let outlet = |name: &str, inferred_from| {
        Some(Outlet {
            name: name.to_owned(),
            inferred_from,
        })
    };
    let mut post = article("orrin-post.html", FERRY);
    post.outlet = outlet("The Orrin Post", None);
    post.metadata.authors = vec!["Ana Quill".to_owned()];
    post.metadata.published = Moment::parse("2031-02-17T09:30:00+01:00");
    let mut digest = article(
        "wire.md",
        &[(
            BlockKind::Paragraph,
            "The ferry to Orrin does not sail until March. The harbour board speaks of a crack in the hull.",
        )],
    );
    digest.outlet = outlet("Coast Wire", None);
    "No ferry to Orrin until March".clone_into(&mut digest.metadata.title);
    digest.origin = Origin::Digest { note: None };
    let told = "Told to Strait Radio: the boat for Orrin may return sooner than the board expects.";
    let mut radio = article("clip-17.txt", &[(BlockKind::Paragraph, told)]);
    radio.outlet = outlet("Strait Radio", Some(Span::new(8, 20)));
    let unknown = article(
        "0003_scan.txt",
        &[
            (BlockKind::Headline, "Islanders wait"),
            (BlockKind::Paragraph, "They wait."),
        ],
    );
    let empty = article("empty.txt", &[]);
    let mut library = article(
        "library.md",
        &[(
            BlockKind::Paragraph,
            "The library of Dallow opens on Sundays from April.",
        )],
    );
    library.outlet = outlet("Dallow Courier", None);
    "Dallow library opens on Sundays".clone_into(&mut library.metadata.title);
    library.origin = Origin::Invented { note: None };
    let story = |title: &str, articles| Story {
        id: title.to_owned(),
        title: title.to_owned(),
        articles,
        aliases: Vec::new(),
    };
    Arc::new(Shelf {
        articles: [post, digest, radio, unknown, empty, library]
            .map(Arc::new)
            .to_vec(),
        stories: vec![
            story("Orrin ferry stays in port", vec![0, 1, 2, 3, 4]),
            story("Dallow library opens on Sundays", vec![5]),
        ],
    })
}

/// An article of these blocks; its title is its headline.
pub(crate) fn article(label: &str, parts: &[(BlockKind, &str)]) -> Article {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut title = "";
    for (kind, words) in parts {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(words);
        blocks.push(Block {
            kind: *kind,
            span: Span::new(start, text.len()),
        });
        if *kind == BlockKind::Headline {
            title = words;
        }
    }
    let mut article = Article::new(label, text, blocks);
    title.clone_into(&mut article.metadata.title);
    article
}

/// Sentences by the engine; facts of the ferry by hand.
pub(crate) fn analysis(article: &Arc<Article>) -> Analysis {
    let mut facts = facts(&article.text);
    facts.sort_by_key(|fact| (fact.span.start, fact.kind()));
    Analysis {
        article: Arc::clone(article),
        segments: segment(article),
        facts,
    }
}

fn facts(text: &str) -> Vec<Fact> {
    let quote = |places: &[Span]| {
        let marks = ('“'.len_utf8(), '”'.len_utf8());
        Value::Quote(Quote {
            fragments: vec![Span::new(
                places[0].start + marks.0,
                places[0].end - marks.1,
            )],
            speaker: Some(Speaker {
                name: "Mara Teel".to_owned(),
                span: places[0],
                role: None,
            }),
            cue: None,
            medium: None,
            partial: false,
        })
    };
    let figure = |number, unit: Option<&str>, of: &str| Figure {
        number: Some(number),
        upper: None,
        unit: unit.map(str::to_owned),
        approx: Approx::Exact,
        of: Some(of.to_owned()),
        per: None,
    };
    let about = Figure {
        approx: Approx::About,
        ..figure(1200.0, None, "islanders")
    };
    let day = DateValue {
        iso: Some("2031-03-04".to_owned()),
        grain: Grain::Day,
        relative: false,
    };
    let (crack, nobody) = (
        "“We found a crack of nine centimetres in the hull,”",
        "“Nobody sails on a cracked hull.”",
    );
    let found = [
        fact(text, (crack, 0.9), quote),
        fact(text, (nobody, 0.5), quote),
        fact(text, ("About 1,200", 0.9), |_| Value::Figure(about.clone())),
        fact(text, ("nine centimetres", 0.9), |_| {
            Value::Figure(figure(9.0, Some("cm"), "crack"))
        }),
        fact(text, ("40 passengers", 0.9), |_| {
            Value::Figure(figure(40.0, None, "passengers"))
        }),
        fact(text, ("4 March", 0.9), |_| Value::Date(day.clone())),
        fact(text, ("Teel", 0.9), chair),
        fact(text, ("Orrin", 0.9), island),
    ];
    found.into_iter().flatten().collect()
}

fn chair(places: &[Span]) -> Value {
    Value::Person(Person {
        name: "Mara Teel".to_owned(),
        roles: vec!["chairs the board".to_owned()],
        affiliation: Some("harbour board".to_owned()),
        mentions: places.to_vec(),
    })
}

fn island(places: &[Span]) -> Value {
    Value::Place(Entity {
        name: "Orrin".to_owned(),
        aliases: Vec::new(),
        mentions: places.to_vec(),
    })
}

/// The fact that `words` state, where the text has them.
fn fact(
    text: &str,
    (words, confidence): (&str, f32),
    value: impl Fn(&[Span]) -> Value,
) -> Option<Fact> {
    let found = text.match_indices(words);
    let places: Vec<_> = found
        .map(|(at, _)| Span::new(at, at + words.len()))
        .collect();
    let value = places.first().map(|_| value(&places))?;
    Some(Fact {
        id: format!("{}{}", value.kind().letter(), places[0].start),
        span: places[0],
        value,
        evidence: Evidence {
            rule: "test",
            confidence,
        },
    })
}
