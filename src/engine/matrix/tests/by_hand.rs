//! What the reader links and unlinks by hand.

use super::*;

/// The passage of an article that `words` stand in.
fn passage(of: &Analysis, words: &str) -> Passage {
    let start = of.article.text.find(words).unwrap();
    Passage {
        article: of.article.id.clone(),
        span: Span::new(start, start + words.len()),
    }
}

/// Checks whether some row tells words of the first article beside words of the second.
#[track_caller]
fn check_beside(
    story: &[Analysis],
    corrections: &Corrections,
    words: [(usize, &str); 2],
    expected: bool,
) {
    let matrix = matrix_corrected(&story.iter().collect::<Vec<_>>(), corrections);
    let passages = words.map(|(at, words)| (at, passage(&story[at], words).span));
    let beside = matrix.rows.iter().any(|row| {
        passages.iter().all(|(at, span)| {
            let mut spans = row.cells[*at].spans.iter();
            spans.any(|known| known.overlaps(*span))
        })
    });
    assert_eq!(beside, expected, "{:#?}", matrix.rows);
}

#[test]
fn what_the_reader_links_stands_in_one_row_and_what_they_unlink_in_two() {
    let story = [HARBOUR, QUAY, SIEVE].map(analysis);
    let free = Corrections::default();
    let walls = [(0, "harbour wall"), (1, "harbour wall")];
    let strange = [(0, "Masons had warned"), (1, "Divers will inspect")];
    check_beside(&story, &free, walls, true);
    check_beside(&story, &free, strange, false);
    let mut corrections = Corrections::default();
    let ends = |[(one, words), (other, facing)]: [(usize, &str); 2]| {
        [passage(&story[one], words), passage(&story[other], facing)]
    };
    let [one, other] = ends(walls);
    corrections.unlink(one, other);
    let [one, other] = ends(strange);
    corrections.link(other, one);
    check_beside(&story, &corrections, walls, false);
    check_beside(&story, &corrections, strange, true);
    // What was linked besides stays linked, and what was apart stays apart.
    check_beside(
        &story,
        &corrections,
        [(0, "harbour wall"), (2, "harbour wall")],
        true,
    );
    check_beside(
        &story,
        &corrections,
        [(0, "We were promised"), (2, "We were promised")],
        true,
    );
    check_beside(
        &story,
        &corrections,
        [(0, "We were promised"), (1, "Divers will")],
        false,
    );
}

#[test]
fn a_link_by_hand_takes_no_other_from_a_fact_and_an_unlink_wins_over_what_both_are_like() {
    let story = [HARBOUR, QUAY, SIEVE].map(analysis);
    let mut corrections = Corrections::default();
    let walls = [0, 1, 2].map(|at| passage(&story[at], "harbour wall"));
    let [one, other, third] = walls;
    corrections.unlink(one.clone(), other.clone());
    corrections.unlink(other, third);
    corrections.link(one, passage(&story[1], "masons had warned"));
    check_beside(
        &story,
        &corrections,
        [(0, "harbour wall"), (1, "masons had")],
        true,
    );
    check_beside(
        &story,
        &corrections,
        [(0, "harbour wall"), (2, "harbour wall")],
        true,
    );
    check_beside(
        &story,
        &corrections,
        [(0, "Masons had"), (1, "masons had")],
        true,
    );
    check_beside(
        &story,
        &corrections,
        [(0, "harbour wall"), (1, "harbour wall")],
        false,
    );
    check_beside(
        &story,
        &corrections,
        [(1, "harbour wall"), (2, "harbour wall")],
        false,
    );
    // Figures of passages that are not about the same thing are no figures of one thing.
    check_beside(&story, &corrections, [(0, "40"), (1, "55")], false);
    check_beside(&story, &corrections, [(0, "40"), (2, "40")], true);
}
