//! Figures and dates of the supplied articles, as a reader marked them: offsets and values, without the words.

use crate::engine::facts::{self, Fact, Value};
use crate::engine::import::{Input, import};
use crate::engine::segment;

/// Start of the file's name, and its dates and figures, read on 26 September 2025: span, then ISO date and grain, or
/// number, unit, approximation, thing counted, and period of a rate.
const MARKED: [(&str, &[&str]); 5] = [
    (
        "000",
        &[
            "255..263 2025-09-25 Day",
            "304..314 2025-08 Month",
            "382..414 1000000 - AtMost calls hour",
            "1566..1580 8 TB AtMost data -",
            "1646..1656 2025-08 Month",
            "2011..2015 5 - Exact employees -",
            "2112..2120 - Day",
            "2131..2141 2025-08 Month",
            "2307..2312 2025-09-26 Day",
            "2510..2527 1 month LessThan - -",
            "3044..3049 2025-09-26 Day",
            "3174..3188 2025-09-25 Day",
        ],
    ),
    (
        "001",
        &[
            "536..544 2025-09-25 Day",
            "977..998 2 decade MoreThan - -",
            "1037..1046 2025-08-15 Day",
            "1235..1244 2025-W38 Week",
            "1266..1272 2025-08 Month",
            "2076..2089 2024-09-26/2025-09-26 Year",
            "2151..2156 2025-04 Month",
            "2165..2171 2025-08 Month",
            "2275..2283 - - About employees -",
        ],
    ),
    (
        "002",
        &[
            "332..338 2025-08 Month",
            "433..441 - - About calls -",
            "609..616 2024-10 Month",
            "686..702 90 % About population -",
            "885..893 2025-09-25 Day",
            "1350..1371 2 decade MoreThan - -",
            "2059..2064 2025-09-26 Day",
            "2338..2346 - - About subscriptions -",
        ],
    ),
    (
        "003",
        &[
            "125..133 - - About calls -",
            "749..754 2025-04 Month",
            "1022..1033 2300000 - Exact Palestinians -",
            "1091..1099 34 year Exact - -",
            "1338..1347 2025-W38 Week",
        ],
    ),
    (
        "004",
        &[
            "334..340 2025-08 Month",
            "579..587 2025-08-06 Day",
            "2971..2982 2300000 - Exact Palestinians -",
            "3006..3016 2025-08 Month",
        ],
    ),
];

/// Where the articles are, when they are there.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds");

#[test]
fn every_date_and_figure_of_the_supplied_articles_and_no_other() {
    let Ok(files) = std::fs::read_dir(FOLDER) else {
        eprintln!("not tested: {FOLDER} is not there");
        return;
    };
    for path in files.flatten().map(|file| file.path()) {
        let name = path.file_name().unwrap().to_string_lossy();
        let marked = MARKED.iter().find(|(start, _)| name.starts_with(start));
        let Some((_, marked)) = marked else { continue };
        let bytes = std::fs::read(&path).unwrap();
        let input = Input {
            name: &name,
            bytes: &bytes,
        };
        let article = import(input).unwrap().articles.remove(0);
        let segments = segment::segment(&article);
        let as_of = Some(jiff::civil::date(2025, 9, 26));
        let facts = facts::find(&article, &segments, as_of);
        let found: Vec<_> = facts.iter().filter_map(describe).collect();
        assert_eq!(found, *marked, "{name}");
        // Without a day of publication nothing relative has a value: a guess would be worse than none.
        let unanchored = facts::find(&article, &segments, None);
        for fact in &unanchored {
            if let Value::Date(date) = &fact.value {
                assert!(date.relative == date.iso.is_none(), "{name}: {fact:?}");
            }
        }
        assert_eq!(facts.len(), unanchored.len(), "{name}");
    }
}

fn describe(fact: &Fact) -> Option<String> {
    let value = match &fact.value {
        Value::Date(date) => format!("{} {:?}", date.iso.as_deref().unwrap_or("-"), date.grain),
        Value::Figure(figure) => format!(
            "{} {} {:?} {} {}",
            figure
                .number
                .map_or_else(|| "-".to_owned(), |number| number.to_string()),
            figure.unit.as_deref().unwrap_or("-"),
            figure.approx,
            figure.of.as_deref().unwrap_or("-"),
            figure.per.as_deref().unwrap_or("-"),
        ),
        _ => return None,
    };
    Some(format!("{}..{} {value}", fact.span.start, fact.span.end))
}
