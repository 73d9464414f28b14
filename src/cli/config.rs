//! The user's folder of settings: `keymap.toml` in it holds keys of their own.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::app::keymap::Keymap;
use crate::load::Problem;

/// The standard keys with the user's own over them, and what is wrong with the file. `folder` is the one asked for; else
/// it is the user's, where no file is no mistake.
pub(super) fn keymap(folder: Option<&Path>) -> (Keymap, Vec<Problem>) {
    let mut keymap = Keymap::standard();
    let Some(path) = folder.map(Path::to_owned).or_else(usual) else {
        return (keymap, Vec::new());
    };
    let path = path.join("keymap.toml");
    let problem = |input: PathBuf, message: String| Problem {
        input,
        message,
        fatal: false,
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if folder.is_none() && error.kind() == ErrorKind::NotFound => {
            return (keymap, Vec::new());
        }
        Err(error) => return (keymap, vec![problem(path, error.to_string())]),
    };
    let mistakes = keymap.overlay(&text).into_iter().map(|mistake| {
        let at = format!("{}:{}", path.display(), mistake.line);
        problem(at.into(), mistake.message)
    });
    let mistakes = mistakes.collect();
    (keymap, mistakes)
}

/// `parallax` in the folder that the XDG base directories name.
fn usual() -> Option<PathBuf> {
    let absolute = |path: &PathBuf| path.is_absolute();
    let config = env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(absolute)
        .or_else(|| Some(env::home_dir().filter(absolute)?.join(".config")))?;
    Some(config.join("parallax"))
}
