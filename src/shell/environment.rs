//! What the environment says about the terminal: read here once, and nowhere deeper.

use std::env;
use std::io::{self, IsTerminal};

use crossterm::style::force_color_output;

use super::{ColourChoice, Options, ShellError};
use crate::app::options::{Options as Looks, Palette, ThemeName};

/// Whether a screen can be shown at all.
pub(super) fn check_terminal() -> Result<(), ShellError> {
    if !io::stdout().is_terminal() {
        return Err(ShellError::NoTerminal);
    }
    match env::var("TERM") {
        Ok(term) if term == "dumb" => Err(ShellError::DumbTerminal { term }),
        _ => Ok(()),
    }
}

/// Theme and colours, from what the user chose and what the terminal says it can do.
pub(super) fn looks(options: &Options) -> Looks {
    let says = |name: &str| env::var(name).unwrap_or_default();
    let palette = palette(
        options.colour,
        &Surroundings {
            no_colour: says("NO_COLOR"),
            colorterm: says("COLORTERM"),
            term: says("TERM"),
        },
    );
    // crossterm obeys NO_COLOR on its own, also where the user overrides it.
    force_color_output(palette != Palette::None);
    Looks {
        theme: theme(options.theme.as_deref()),
        palette,
        ascii: options.ascii,
        keymap: options.keymap.clone(),
    }
}

/// The variables that tell of colours; empty where they are not set.
struct Surroundings {
    no_colour: String,
    colorterm: String,
    term: String,
}

/// The colours to use. `NO_COLOR` counts when it is not empty, as <https://no-color.org> has it.
fn palette(choice: ColourChoice, says: &Surroundings) -> Palette {
    let none = match choice {
        ColourChoice::Always => false,
        ColourChoice::Never => true,
        ColourChoice::Auto => !says.no_colour.is_empty(),
    };
    if none {
        return Palette::None;
    }
    if matches!(says.colorterm.as_str(), "truecolor" | "24bit") || says.term.ends_with("-direct") {
        return Palette::True;
    }
    if says.term.contains("256color") {
        return Palette::Indexed;
    }
    Palette::Sixteen
}

/// The theme of that name, however it is spelt; the first where there is none.
fn theme(name: Option<&str>) -> ThemeName {
    let plain = |name: &str| name.to_lowercase().replace(['-', '_'], " ");
    let wanted = name.map(plain);
    let found = ThemeName::ALL
        .into_iter()
        .find(|theme| wanted.as_deref() == Some(theme.name()));
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(choice: ColourChoice, says: [&str; 3], expected: Palette) {
        let [no_colour, colorterm, term] = says.map(str::to_owned);
        let says = Surroundings {
            no_colour,
            colorterm,
            term,
        };
        assert_eq!(palette(choice, &says), expected);
    }

    #[test]
    fn colours_are_those_the_terminal_says_it_has_unless_none_are_wanted() {
        use ColourChoice::{Always, Auto, Never};
        check(Auto, ["", "truecolor", "xterm-256color"], Palette::True);
        check(Auto, ["", "", "xterm-256color"], Palette::Indexed);
        check(Auto, ["", "", "screen.xterm-256color"], Palette::Indexed);
        check(Auto, ["", "", "xterm"], Palette::Sixteen);
        check(Auto, ["", "", ""], Palette::Sixteen);
        check(Auto, ["1", "truecolor", "xterm-256color"], Palette::None);
        check(Always, ["1", "", "xterm-256color"], Palette::Indexed);
        check(Never, ["", "truecolor", "xterm"], Palette::None);
    }

    #[test]
    fn a_theme_is_found_however_it_is_spelt() {
        for (name, expected) in [
            (Some("light"), ThemeName::Light),
            (Some("High-Contrast"), ThemeName::HighContrast),
            (Some("no such theme"), ThemeName::Dark),
            (None, ThemeName::Dark),
        ] {
            assert_eq!(theme(name), expected);
        }
    }
}
