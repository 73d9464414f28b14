//! What `ARTICLE` on the command line names: a path, standard input, or a bundled article by its id.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::bundle;
use crate::engine::analysis::{Analysis, analyse, analyse_with};
use crate::engine::article::Article;
use crate::engine::facts::{Options, language};
use crate::engine::stories::cluster;
use crate::load::{self, Loaded, Problem};

/// So many digits of an id name an article at least.
const SHORTEST_ID: usize = 4;

/// So many digits of an id tell any two bundled articles apart.
pub(super) const SHORT_ID: usize = 8;

/// Reads the articles named, in that order.
pub(super) fn named(names: &[PathBuf]) -> Loaded {
    let mut loaded = Loaded::default();
    let mut paths = Vec::new();
    let read = |paths: &mut Vec<PathBuf>, loaded: &mut Loaded| {
        if paths.is_empty() {
            return;
        }
        let more = load::load(&std::mem::take(paths));
        loaded.articles.extend(more.articles);
        loaded.problems.extend(more.problems);
    };
    for name in names {
        let Some(id) = as_id(name) else {
            paths.push(name.clone());
            continue;
        };
        // Paths that follow each other are read together, so that one given twice is noticed.
        read(&mut paths, &mut loaded);
        match bundled(&id) {
            Ok(article) => loaded.articles.push(article),
            Err(message) => loaded.problems.push(Problem {
                input: name.clone(),
                message,
                fatal: true,
            }),
        }
    }
    read(&mut paths, &mut loaded);
    loaded
}

/// Reads the articles named, with their sentences and facts.
pub(super) fn analysed(names: &[PathBuf], as_of: Option<Date>) -> (Vec<Analysis>, Vec<Problem>) {
    analysed_with(names, Options { as_of, names: None })
}

/// The same with everything that facts may depend on.
pub(super) fn analysed_with(
    names: &[PathBuf],
    options: Options<'_>,
) -> (Vec<Analysis>, Vec<Problem>) {
    let loaded = named(names);
    let articles = loaded.articles.into_iter();
    let analyses = articles
        .map(|article| analyse_with(article, options))
        .collect();
    (analyses, loaded.problems)
}

/// What the user is told of articles that were not read whole: notes, no failures.
pub(super) fn notices(analyses: &[Analysis]) -> impl Iterator<Item = Problem> + '_ {
    analyses.iter().filter_map(|analysis| {
        Some(Problem {
            input: analysis.article.label.clone().into(),
            message: language::notice(&analysis.article, &analysis.segments)?,
            fatal: false,
        })
    })
}

/// Reads the articles of the bundled story whose id starts with `id`; the error tells the ids there are.
pub(super) fn of_story(id: &str, as_of: Option<Date>) -> Result<Vec<Analysis>, Problem> {
    let articles = bundle::articles();
    let stories = cluster(&articles);
    let mut found = stories.iter().filter(|story| story.id.starts_with(id));
    let (Some(story), None) = (found.next(), found.next()) else {
        let ids: Vec<&str> = stories.iter().map(|story| story.id.as_str()).collect();
        return Err(Problem {
            input: id.into(),
            message: format!("is not the id of one story; those are {}", ids.join(", ")),
            fatal: true,
        });
    };
    let members = story.articles.iter().filter_map(|&at| articles.get(at));
    Ok(members
        .map(|article| analyse(Arc::clone(article), as_of))
        .collect())
}

/// Reads the one article that `name` holds; `None` where it holds none or several, with the reason in `problems`.
pub(super) fn only(name: &Path, problems: &mut Vec<Problem>) -> Option<Arc<Article>> {
    let mut loaded = named(&[name.to_owned()]);
    problems.append(&mut loaded.problems);
    let count = loaded.articles.len();
    if count > 1 {
        problems.push(Problem {
            input: name.to_owned(),
            message: format!("holds {count} articles; name one of them"),
            fatal: true,
        });
    }
    loaded.articles.pop().filter(|_| count == 1)
}

/// The lower-case id digits that `name` is, where it names no file.
fn as_id(name: &Path) -> Option<String> {
    let digits = name.to_str()?;
    let is_id = (SHORTEST_ID..=64).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_id && !name.exists()).then(|| digits.to_ascii_lowercase())
}

/// The bundled article whose id starts with `digits`.
fn bundled(digits: &str) -> Result<Arc<Article>, String> {
    let articles = bundle::articles();
    let mut found = articles
        .iter()
        .filter(|article| article.id.starts_with(digits));
    match (found.next(), found.next()) {
        (Some(article), None) => Ok(Arc::clone(article)),
        (Some(_), Some(_)) => Err("is the start of several ids; write more of it".to_owned()),
        (None, _) => {
            let known = |article: &Arc<Article>| {
                let id = article.id.get(..SHORT_ID).unwrap_or_default();
                format!("{id} ({})", article.byname())
            };
            let known: Vec<String> = articles.iter().map(known).collect();
            Err(format!(
                "is neither a file nor the id of a bundled article; those are {}",
                known.join(", ")
            ))
        }
    }
}
