//! What keys do: scripts of keys and what is so after them, and any keys at any size.

use parallax::app::layout::Pane;
use parallax::app::overlay::Overlay;
use parallax::app::{Effect, Event, Screen};
use parallax::engine::text::Span;
use proptest::prelude::*;

use crate::desk::Desk;

/// The sentence the reader is at after some keys, and the selection in brackets.
#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut desk = Desk::new(120, 40);
    desk.press(keys);
    assert_eq!(marked(&desk), expected, "after {keys}\n{}", desk.text());
}

/// The start of the sentence the reader is at: `[…]` around a selection, `<…>` around a lit fact.
fn marked(desk: &Desk) -> String {
    let (Some(prepared), Some(reading)) = (desk.state.prepared(), desk.state.reading()) else {
        return String::new();
    };
    let words = |span: Span| {
        let text = span.of(&prepared.analysis.article.text);
        text.replace('\n', " / ")
    };
    if let Some(span) = reading.selected_span(prepared) {
        return format!("[{}]", words(span));
    }
    if let Some(mark) = reading.lit {
        return format!("<{}>", words(mark.span));
    }
    let span = reading.sentence_span(prepared).unwrap_or_default();
    words(span)
}

#[test]
fn sentences_are_gone_through_in_the_order_of_the_text() {
    check("Tab", "Orrin ferry stays in port after hull inspection");
    check(
        "Tab j",
        "About 1,200 islanders depend on the boat for food and work.",
    );
    check(
        "Tab G",
        "A second inspection, by engineers who do not work for the yard, begins next week.",
    );
    check("Tab G g", "Orrin ferry stays in port after hull inspection");
    check(
        "Tab j k k",
        "Orrin ferry stays in port after hull inspection",
    );
}

#[test]
fn facts_are_gone_through_place_by_place() {
    check("Tab ]", "<Orrin>");
    check("Tab ] ]", "<About 1,200>");
    check("Tab ] ] ] ]", "<4 March>");
    check("Tab ] ] [", "<Orrin>");
    check(
        "Tab ] ] Esc",
        "About 1,200 islanders depend on the boat for food and work.",
    );
}

#[test]
fn the_facts_pane_lights_what_it_is_at() {
    check(
        "Tab Tab",
        "<“We found a crack of nine centimetres in the hull,”>",
    );
    check("Tab j Tab", "<About 1,200>");
    check(
        "Tab Tab g",
        "<“We found a crack of nine centimetres in the hull,”>",
    );
    check("Tab Tab g j", "<“Nobody sails on a cracked hull.”>");
    check("Tab Tab G", "<Orrin>");
    check(
        "Tab Tab g Enter",
        "<“We found a crack of nine centimetres in the hull,”>",
    );
}

#[test]
fn a_selection_grows_and_shrinks_by_sentences_and_escape_lets_it_go() {
    check(
        "Tab j j j v",
        "[“We found a crack of nine centimetres in the hull,” said Mara Teel, who chairs the board.]",
    );
    check(
        "Tab v j",
        "[Orrin ferry stays in port after hull inspection / About 1,200 islanders depend on the boat for food and work.]",
    );
    check(
        "Tab v j k",
        "[Orrin ferry stays in port after hull inspection]",
    );
    check(
        "Tab v j v",
        "About 1,200 islanders depend on the boat for food and work.",
    );
    check(
        "Tab v j Esc",
        "About 1,200 islanders depend on the boat for food and work.",
    );
}

#[test]
fn a_selection_is_made_of_words_sentences_or_paragraphs() {
    check("Tab j j -", "[The]");
    check("Tab j j - l l", "[The Orrin ferry]");
    check("Tab j j - l l l h", "[The Orrin ferry]");
    // What is selected stays so when the units get finer; its other end moves too.
    check(
        "Tab j j v -",
        "[The Orrin ferry will stay in port until 4 March, the harbour board said on Monday]",
    );
    check(
        "Tab j j v - o l l h k",
        "[The Orrin ferry will stay in port until 4 March, the harbour board said on Monday]",
    );
    check(
        "Tab j j v - o l l l",
        "[will stay in port until 4 March, the harbour board said on Monday]",
    );
    check(
        "Tab j j v - k k k k k k",
        "[The Orrin ferry will stay in port until 4 March]",
    );
    check(
        "Tab j j - l +",
        "[The Orrin ferry will stay in port until 4 March, the harbour board said on Monday.]",
    );
    check("Tab ] ] -", "[About 1,200]");
    check("Tab ] ] - l", "[About 1,200 islanders]");
    check(
        "Tab j +",
        "[About 1,200 islanders depend on the boat for food and work.]",
    );
    check(
        "Tab G +",
        "[The shipyard in Dallow has built such hulls for sixty years. It did not answer questions. \
         A second inspection, by engineers who do not work for the yard, begins next week.]",
    );
    check(
        "Tab G + k",
        "[Patients go first on every crossing, and their companions travel with them. / \
         The shipyard in Dallow has built such hulls for sixty years. It did not answer questions. \
         A second inspection, by engineers who do not work for the yard, begins next week.]",
    );
}

#[test]
fn what_is_copied_is_what_is_marked_with_its_citation() {
    for (keys, words) in [
        ("Tab j j j j y", "Nobody sails on a cracked hull."),
        ("Tab ] ] y", "About 1,200"),
        (
            "Tab j j j v j y",
            "said Mara Teel, who chairs the board. “Nobody sails",
        ),
        (
            "Tab j j v - o l l l o k k k k k k y",
            "> will stay in port until 4 March\n",
        ),
        ("Tab j j j - l l l - o y", "> We found a crack\n"),
        (
            "Tab G + k y",
            "> Patients go first on every crossing, and their companions travel with them.\n",
        ),
    ] {
        let mut desk = Desk::new(120, 40);
        desk.press(keys);
        let Some(Effect::Copy { text }) = desk.asked.last() else {
            panic!("{keys}: {:?}", desk.asked);
        };
        assert!(text.contains(words), "{keys}: {text}");
        assert!(text.contains("The Orrin Post"), "{keys}: {text}");
    }
}

#[test]
fn an_export_is_asked_for_in_the_chosen_format() {
    let mut desk = Desk::new(120, 40);
    desk.press("Tab j v j e j Enter");
    let Some(Effect::Export { name, contents }) = desk.asked.last() else {
        panic!("{:?}", desk.asked);
    };
    assert_eq!(name, "parallax-the-orrin-post.txt");
    assert!(contents.contains("About 1,200 islanders"), "{contents}");
    assert!(desk.state.overlay.is_none());
}

#[test]
fn a_comparison_and_a_matrix_are_exported_in_the_chosen_format() {
    use parallax::app::sheet::{Sheet, SheetFormat};
    let mut desk = Desk::new(120, 40);
    desk.press("c Enter").compare().press("e j Enter");
    let Some(Effect::ExportSheet {
        name,
        sheet,
        format,
    }) = desk.asked.last()
    else {
        panic!("{:?}", desk.asked);
    };
    assert_eq!(name, "parallax-the-orrin-post-and-coast-wire.md");
    assert_eq!(*format, SheetFormat::Markdown);
    assert!(matches!(sheet, Sheet::Comparison { .. }), "{sheet:?}");
    desk.press("q m e");
    assert!(desk.text().contains("CSV"), "{}", desk.text());
    desk.press("G Enter");
    let Some(Effect::ExportSheet {
        name,
        sheet,
        format,
    }) = desk.asked.last()
    else {
        panic!("{:?}", desk.asked);
    };
    assert_eq!(name, "parallax-matrix-orrin-ferry-stays-in-port.csv");
    assert_eq!(*format, SheetFormat::Csv);
    assert!(matches!(sheet, Sheet::Matrix { .. }), "{sheet:?}");
}

#[test]
fn a_comparison_is_asked_for_with_the_other_articles_of_the_story_first() {
    let mut desk = Desk::new(120, 40);
    desk.press("c");
    let order: Vec<_> = (0..6)
        .map_while(|row| desk.state.candidate(0, row))
        .collect();
    assert_eq!(order, [1, 2, 3, 4, 5]);
    let order: Vec<_> = (0..6)
        .map_while(|row| desk.state.candidate(5, row))
        .collect();
    assert_eq!(order, [0, 1, 2, 3, 4]);
    desk.press("j Enter");
    let Some(Effect::Compare { pair, story, .. }) = desk.asked.last() else {
        panic!("{:?}", desk.asked);
    };
    assert_eq!((pair.left, pair.right), (0, 2));
    assert_eq!(*story, [0, 1, 2, 3, 4]);
    assert!(
        matches!(desk.state.screen, Screen::Reader),
        "until the answer comes"
    );
}

#[test]
fn a_filter_is_typed_taken_walked_and_cleared() {
    let mut desk = Desk::new(120, 40);
    desk.press("/ q q q q");
    assert_eq!(desk.state.reader.sources.len(), 0);
    desk.press("C-u r a d i o Enter");
    assert_eq!(desk.state.reader.open, Some(2));
    assert_eq!(desk.state.reader.sources.len(), 1);
    desk.press("Esc");
    assert_eq!(desk.state.reader.sources.len(), 6);
    assert_eq!(
        desk.state.reader.open,
        Some(2),
        "what was opened stays open"
    );
    assert_eq!(desk.state.reader.sources.cursor, 2);
    desk.press("n");
    let notice = desk
        .state
        .notice
        .as_ref()
        .map(|notice| notice.text.as_str());
    assert_eq!(notice, Some("no filter is on: / starts one"));
}

#[test]
fn a_late_answer_to_an_older_query_changes_nothing() {
    let mut desk = Desk::new(120, 40);
    desk.answering = false;
    desk.press("/ c o");
    let tickets = desk.asked.iter().filter_map(|effect| match effect {
        Effect::Filter { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let tickets: Vec<_> = tickets.collect();
    let answer = |ticket, hits: &[u32]| {
        Event::Answer(parallax::app::Answer::Filtered {
            ticket,
            hits: hits.into(),
        })
    };
    desk.send(answer(tickets[1], &[1]));
    desk.send(answer(tickets[0], &[3, 4, 5]));
    assert_eq!(desk.state.reader.sources.hits(), Some(&[1][..]));
}

#[test]
fn commands_run_by_their_name_with_completion() {
    let mut desk = Desk::new(120, 40);
    desk.press(": z e Tab");
    assert!(matches!(&desk.state.overlay, Some(Overlay::CommandLine(line)) if line.typed == "zen"));
    desk.press("Enter");
    assert!(desk.state.reader.zen);
    desk.press("Esc : f r o b Enter");
    let notice = desk
        .state
        .notice
        .as_ref()
        .map(|notice| notice.text.as_str());
    assert_eq!(notice, Some("no command is called 'frob'"));
    desk.press(": q u i t Enter");
    assert_eq!(desk.asked.last(), Some(&Effect::Quit));
}

#[test]
fn each_article_keeps_its_place() {
    let mut desk = Desk::new(80, 10);
    desk.press("Tab j j j j j j j");
    let (before, place) = (desk.text(), marked(&desk));
    desk.press("J K");
    assert_eq!(marked(&desk), place);
    assert_eq!(desk.text(), before);
}

#[test]
fn a_new_width_keeps_the_line_that_was_on_top() {
    let mut desk = Desk::new(120, 12);
    desk.press("Tab j j j j j j");
    let top = desk.state.reader.rows[0].span.start;
    for columns in [40, 200, 30, 120] {
        desk.send(Event::Resize { columns, rows: 12 });
        let row = desk.state.reader.rows[0].span;
        assert!(
            row.contains(top) || desk.state.reader.rows.len() < 9,
            "{columns}: {row:?} does not hold {top}"
        );
    }
}

#[test]
fn panes_are_gone_through_in_their_order_at_any_width() {
    for width in [24, 60, 80, 100, 120, 200] {
        let mut desk = Desk::new(width, 24);
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.push(desk.state.reader.focus);
            desk.press("Tab");
        }
        assert_eq!(seen, Pane::ALL, "{width}");
        assert_eq!(desk.press("S-Tab").state.reader.focus, Pane::Facts);
        assert!(desk.text().contains("Facts"), "{width}\n{}", desk.text());
    }
}

#[test]
fn a_cell_of_the_matrix_opens_its_words_and_m_comes_back_to_it() {
    let mut desk = Desk::new(120, 40);
    desk.press("J m j Enter");
    assert!(matches!(desk.state.screen, Screen::Reader));
    assert_eq!(desk.state.reader.open, Some(1));
    assert_eq!(
        marked(&desk),
        "The ferry to Orrin does not sail until March."
    );
    desk.press("m");
    let Screen::Matrix(matrix) = &desk.state.screen else {
        panic!("{}", desk.text());
    };
    assert_eq!((matrix.cursor().row, matrix.cursor().column), (1, 1));
    desk.press("l Enter");
    let notice = desk.state.notice.as_ref().map(|told| told.text.as_str());
    assert_eq!(
        notice,
        Some("Strait Radio: not in the articles loaded here")
    );
    desk.press("q");
    assert!(matches!(desk.state.screen, Screen::Reader));
    assert_eq!(desk.state.reader.open, Some(1));
}

#[test]
fn what_another_outlet_says_is_one_key_away_and_so_is_the_way_back() {
    let mut desk = Desk::new(120, 40);
    desk.press("Tab j j w");
    let text = desk.text();
    for said in ["Coast Wire", "says it otherwise", "not in empty.txt"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    desk.press("j Enter");
    assert_eq!(desk.state.reader.open, Some(2));
    assert!(desk.state.overlay.is_none());
    assert!(marked(&desk).starts_with("Told to Strait Radio"));
    desk.press("C-o");
    assert_eq!(desk.state.reader.open, Some(0));
    assert!(marked(&desk).starts_with("The Orrin ferry will stay"));
    desk.press("w Esc C-o");
    let notice = desk.state.notice.as_ref().map(|told| told.text.as_str());
    assert_eq!(notice, Some("no jump to come back from"));
}

#[test]
fn who_else_has_it_is_asked_for_once_and_an_open_window_learns_of_late_answers() {
    use parallax::app::Answer;
    let mut desk = Desk::new(120, 40);
    let covers = |desk: &Desk| {
        let asked = desk.asked.iter();
        asked
            .filter(|effect| matches!(effect, Effect::Cover { .. }))
            .count()
    };
    desk.answering = false;
    desk.press("J");
    assert_eq!(covers(&desk), 0, "its facts come first");
    let article = &desk.state.shelf.articles[1];
    let analysis = std::sync::Arc::new(crate::desk::analysis(article));
    let index = std::sync::Arc::new(parallax::app::index::FactIndex::new(&analysis));
    desk.send(Event::Answer(Answer::Analysed {
        article: 1,
        analysis,
        index,
    }));
    desk.press("Tab w");
    assert_eq!(covers(&desk), 1);
    assert!(
        desk.text().contains("4 not looked into yet"),
        "{}",
        desk.text()
    );
    let Some(Effect::Cover { ticket, others, .. }) = desk.asked.last().cloned() else {
        panic!("{:?}", desk.asked);
    };
    assert_eq!(others, [0, 2, 3, 4]);
    desk.send(Event::Answer(Answer::Covered {
        ticket,
        article: 1,
        other: 0,
        found: Ok(crate::desk::covered([1, 0])),
    }));
    let text = desk.text();
    assert!(
        text.contains("The Orrin Post") && text.contains("3 not looked into yet"),
        "{text}"
    );
}

#[test]
fn the_rows_of_a_matrix_are_chosen_sorted_and_searched() {
    let mut desk = Desk::new(120, 40);
    let labels = |desk: &Desk| -> Vec<String> {
        let Screen::Matrix(matrix) = &desk.state.screen else {
            panic!("{}", desk.text());
        };
        let rows = (0..matrix.shown().len()).filter_map(|at| matrix.row_at(at));
        let start = |label: &str| label.split(' ').take(3).collect::<Vec<_>>().join(" ");
        rows.map(|row| start(&row.label)).collect()
    };
    desk.press("m / c r a c k Enter");
    let found = ["“We found a", "nine centimetres crack", "“Nobody sails on"];
    let mut here = labels(&desk);
    here.sort();
    let mut expected = found.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(here, expected);
    desk.press("Esc");
    assert_eq!(labels(&desk).len(), 7, "all rows are back");
    desk.press("s s s");
    assert_eq!(labels(&desk)[0], "The Orrin ferry", "most outlets have it");
    desk.press("s F");
    assert_eq!(labels(&desk), ["“Nobody sails on"]);
    desk.press("F F F F f f f f f");
    assert_eq!(
        labels(&desk),
        ["They wait."],
        "what the first outlet leaves out"
    );
    desk.press("f q m");
    assert_eq!(labels(&desk).len(), 7);
}

#[test]
fn a_story_of_one_article_has_no_matrix_and_says_so() {
    let mut desk = Desk::new(80, 24);
    desk.press("J J J J J m");
    let notice = desk.state.notice.as_ref().map(|told| told.text.as_str());
    assert_eq!(
        notice,
        Some("the story has no other article: there is nothing to lay side by side")
    );
}

#[test]
fn a_matrix_that_is_no_longer_waited_for_opens_nothing() {
    let mut desk = Desk::new(80, 24);
    desk.answering = false;
    desk.press("m c j Enter");
    let ticket = desk.asked.iter().find_map(|effect| match effect {
        Effect::Matrix { ticket, story, .. } => Some((*ticket, story.clone())),
        _ => None,
    });
    let (ticket, story) = ticket.unwrap();
    assert_eq!(story, [0, 1, 2, 3, 4]);
    desk.send(Event::Answer(parallax::app::Answer::Matrix {
        ticket,
        articles: Vec::new(),
        columns: Vec::new(),
        matrix: std::sync::Arc::default(),
    }));
    assert!(matches!(desk.state.screen, Screen::Reader));
}

#[test]
fn links_by_hand_are_obeyed_from_then_on_and_taken_back() {
    let mut desk = Desk::new(120, 40);
    desk.press("c Enter").compare();
    let told = |desk: &Desk| desk.state.notice.as_ref().map(|told| told.text.clone());
    let decided = |desk: &Desk| match desk.asked.last() {
        Some(Effect::Compare { corrections, .. }) => corrections.links.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(decided(&desk), 0);
    desk.press("X").compare();
    assert_eq!(decided(&desk), 1);
    assert_eq!(
        told(&desk).as_deref(),
        Some("unlinked, kept until you leave Parallax")
    );
    // The other screens hear of it, and another comparison of the two obeys it.
    desk.asked.clear();
    desk.press("q c Enter");
    assert_eq!(decided(&desk), 1);
    desk.compare().press("u").compare();
    assert_eq!(decided(&desk), 0);
    assert_eq!(
        told(&desk).as_deref(),
        Some("taken back: the unlink by hand")
    );
    desk.press("u");
    assert!(told(&desk).is_some_and(|told| told.starts_with("nothing to undo")));
}

#[test]
fn the_matrix_obeys_links_by_hand_and_says_so() {
    let mut desk = Desk::new(120, 40);
    desk.press("m q c Enter").compare().press("X").compare();
    desk.answering = false;
    // The matrix from before the correction is not shown again.
    desk.press("q m");
    let decided = |desk: &Desk| match desk.asked.last() {
        Some(Effect::Matrix { corrections, .. }) => corrections.links.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(decided(&desk), 1);
    assert!(matches!(desk.state.screen, Screen::Reader));
    desk.gather();
    let text = desk.text();
    assert!(text.contains("✎ linked or unlinked by you"), "{text}");
    desk.press("u");
    assert_eq!(decided(&desk), 0);
    desk.gather();
    let text = desk.text();
    assert!(!text.contains('✎'), "{text}");
    desk.asked.clear();
    desk.press("q c Enter").compare().press("X").compare();
    desk.press("q m").gather().press("u");
    assert!(desk.text().contains("taken back: the unlink by hand"));
    // Who leaves meanwhile is not brought back.
    desk.press("q");
    assert!(desk.state.gathering.is_none());
}

#[test]
fn marks_are_let_go_of_before_the_comparison_is_left() {
    let mut desk = Desk::new(120, 40);
    desk.press("c Enter").compare().press("v j");
    assert!(
        desk.text().contains("link with this row"),
        "{}",
        desk.text()
    );
    desk.press("Esc");
    assert!(matches!(&desk.state.screen, Screen::Compare(compare) if compare.marked() == 0));
    desk.press("Esc");
    assert!(matches!(desk.state.screen, Screen::Reader));
}

#[test]
fn an_article_is_moved_to_a_story_of_its_own_or_to_another_and_back() {
    let mut desk = Desk::new(120, 40);
    let stories = |desk: &Desk| -> Vec<Vec<usize>> {
        let stories = desk.state.shelf.stories.iter();
        stories.map(|story| story.articles.clone()).collect()
    };
    desk.press("J M Enter");
    assert_eq!(stories(&desk), [vec![0, 2, 3, 4], vec![1], vec![5]]);
    assert_eq!(desk.state.reader.open, Some(1), "it stays open");
    assert_eq!(desk.state.n_others(), 0);
    desk.press("M");
    let text = desk.text();
    assert!(text.contains("Dallow library"), "{text}");
    desk.press("G Enter");
    assert_eq!(stories(&desk), [vec![0, 2, 3, 4], vec![1, 5]]);
    assert_eq!(desk.state.by_hand.corrections.stories.len(), 5);
    desk.press("u u");
    assert_eq!(stories(&desk), [vec![0, 1, 2, 3, 4], vec![5]]);
    assert!(desk.state.by_hand.corrections.stories.is_empty());
}

/// Events that a reader of a small terminal may cause, in any order.
fn events() -> impl Strategy<Value = Event> {
    use parallax::app::event::{Mouse, MouseKind};
    let keys = "j k h l + - o L X M u 1 7 i s g G Tab S-Tab Enter Esc Space b C-d C-u C-e C-y ] [ J K / n N v y e c m w C-o f z t ? : q Down Up Backspace C-w o r é x";
    let names = prop::sample::select(keys.split(' ').collect::<Vec<_>>());
    let kinds = prop::sample::select(vec![
        MouseKind::Press,
        MouseKind::Drag,
        MouseKind::Release,
        MouseKind::WheelUp,
        MouseKind::WheelDown,
    ]);
    let sizes = prop_oneof![(0..30_u16, 0..8_u16), (0..260_u16, 0..80_u16)];
    prop_oneof![
        8 => names.prop_map(|name| Event::Key(name.parse().unwrap())),
        2 => (kinds, 0..250_u16, 0..70_u16)
            .prop_map(|(kind, column, row)| Event::Mouse(Mouse { kind, column, row })),
        1 => sizes.prop_map(|(columns, rows)| Event::Resize { columns, rows }),
        1 => "\\PC{0,8}".prop_map(Event::Paste),
    ]
}

/// What must hold of any state that can be reached.
fn holds(desk: &Desk) -> Result<(), TestCaseError> {
    let state = &desk.state;
    let buffer = desk.buffer();
    prop_assert_eq!(
        (buffer.area.width, buffer.area.height),
        (state.size.width, state.size.height)
    );
    if let Screen::Matrix(matrix) = &state.screen {
        let (at, from) = (matrix.cursor(), matrix.corner());
        let areas = matrix.areas();
        let rows = usize::from(areas.rows.height.max(1));
        prop_assert!((from.row..from.row + rows).contains(&at.row));
        prop_assert!((from.column..from.column + usize::from(areas.fit)).contains(&at.column));
        let any = !matrix.shown().is_empty();
        prop_assert_eq!(matrix.row().is_some() && matrix.cell().is_some(), any);
    }
    let (Some(article), Some(reading)) = (state.article(), state.reading()) else {
        return Ok(());
    };
    for row in &state.reader.rows {
        let text = if row.title {
            &article.metadata.title
        } else {
            &article.text
        };
        prop_assert!(row.span.fits(text), "{row:?}");
    }
    let area = state.article_area().text;
    prop_assert!(state.reader.rows.len() <= usize::from(area.height.max(1)));
    let sources = &state.reader.sources;
    let height = usize::from(state.sources_list().height);
    let line = sources.line_of(sources.cursor, state.tall());
    prop_assert!(
        sources.is_empty() || (sources.scroll..=sources.scroll + height).contains(&line),
        "the cursor of the sources is out of view"
    );
    if let Some(prepared) = state.prepared()
        && let Some(span) = reading.sentence_span(prepared)
    {
        prop_assert!(span.fits(&article.text));
        prop_assert!(reading.fact < prepared.index.len().max(1));
        let mut rows = state.reader.rows.iter().filter(|row| !row.title);
        let first = rows.next();
        let last = rows.next_back().or(first);
        let seen = Span::new(
            first.map_or(0, |row| row.span.start),
            last.map_or(0, |row| row.span.end),
        );
        // In the small print there is no sentence to be at.
        let any = prepared
            .sentences()
            .iter()
            .any(|sentence| sentence.span.overlaps(seen));
        prop_assert!(
            !any || span.overlaps(seen),
            "the sentence {span:?} is out of view: {seen:?}"
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_keys_at_any_size_leave_a_screen_that_shows_where_the_reader_is(
        size in (0..200_u16, 0..60_u16),
        events in prop::collection::vec(events(), 0..40),
    ) {
        let mut desk = Desk::new(size.0, size.1);
        holds(&desk)?;
        for event in events {
            desk.send(event);
            holds(&desk)?;
        }
    }
}
