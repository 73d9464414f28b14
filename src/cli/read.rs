//! `parallax` and `parallax read`: the reader.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::{Global, Report, Stop, articles, config, sheet, sink};
use crate::app::shelf::Shelf;
use crate::bundle;
use crate::engine::article::Article;
use crate::engine::stories;
use crate::load::Problem;
use crate::shell;

/// Open the reader on files and folders
#[derive(Args, Debug)]
pub(super) struct Read {
    /// Files, folders, - for standard input, or ids of bundled articles
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    reader: Options,
}

/// How the reader looks.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The reader's theme to start with
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Draw the reader with ASCII characters only
    #[arg(long)]
    ascii: bool,
    /// A folder with a keymap.toml, instead of the user's own: ~/.config/parallax
    #[arg(long, value_name = "FOLDER")]
    config: Option<PathBuf>,
}

impl Options {
    /// Whether anything was asked for.
    pub(super) fn any(&self) -> bool {
        self.theme.is_some() || self.ascii || self.config.is_some()
    }

    fn or(self, other: Self) -> Self {
        Self {
            theme: self.theme.or(other.theme),
            ascii: self.ascii || other.ascii,
            config: self.config.or(other.config),
        }
    }
}

impl Read {
    pub(super) fn run(self, before: Options, global: &Global) -> Result<Report, Stop> {
        global.no_format("read")?;
        let loaded = articles::named(&self.articles);
        if loaded.articles.is_empty() {
            return Err(Stop::Problems(loaded.problems));
        }
        open(
            loaded.articles,
            loaded.problems,
            self.reader.or(before),
            global,
        )
    }
}

/// Opens the reader on the stories that come with the program.
pub(super) fn bundled(options: Options, global: &Global) -> Result<Report, Stop> {
    global.no_format("parallax")?;
    open(bundle::articles(), Vec::new(), options, global)
}

/// Opens the reader. What could not be read is told before the screen opens, in it, and again when it has closed.
fn open(
    articles: Vec<Arc<Article>>,
    mut problems: Vec<Problem>,
    options: Options,
    global: &Global,
) -> Result<Report, Stop> {
    let (keymap, mistakes) = config::keymap(options.config.as_deref());
    problems.extend(mistakes);
    sink::problems(&problems, false);
    let stories = stories::cluster(&articles);
    let options = shell::Options {
        as_of: global.as_of,
        colour: global.color.into(),
        theme: options.theme,
        ascii: options.ascii,
        keymap,
        sheets: Some(sheet::write),
        notices: problems.iter().map(sink::line).collect(),
    };
    shell::run(Arc::new(Shelf { articles, stories }), options).map_err(Stop::Shell)?;
    Ok(Report {
        output: String::new(),
        problems,
    })
}
