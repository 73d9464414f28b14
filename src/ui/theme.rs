//! Named roles to styles, read from `assets/themes`.
//!
//! A theme row gives a role two styles, one for terminals with many colours and one for the sixteen named ones:
//!
//! ```toml
//! quote = ["#e2c27a underlined", "yellow underlined"]
//! ```
//!
//! A style is words: a colour for the letters, `on:` and a colour for the ground, and `bold`, `dim`, `italic`,
//! `underlined`, `reversed`. `mono.toml` gives one style a role and is used under `NO_COLOR`, whatever the theme.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Palette, ThemeName};
use crate::engine::facts::FactKind;

/// Makes the enum and the table of names from the same rows.
macro_rules! roles {
    ($($variant:ident $name:literal $doc:literal;)*) => {
        /// What something on the screen is for, and so how it looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $(#[doc = $doc] $variant,)*
        }

        impl Role {
            /// All roles with their names in the theme files.
            pub const ALL: &[(Self, &str)] = &[$((Self::$variant, $name),)*];
        }
    };
}

roles! {
    Text "text" "Prose, and the ground of the whole screen.";
    Dim "dim" "What matters less: dates, counts, descriptions.";
    Accent "accent" "The one colour of the house: what has the focus.";
    Rule "rule" "The thin lines between panes.";
    Title "title" "The title of a pane or window that has not the focus.";
    Headline "headline" "Headlines.";
    Dek "dek" "The sentence under the headline.";
    Boilerplate "boilerplate" "By-lines, copyright lines, widgets.";
    Badge "badge" "Digest, invented, inferred: what the reader must know of a text.";
    Key "key" "A key in hints and help.";
    Failed "failed" "A message about something that did not work.";
    Cursor "cursor" "The row under the cursor of the pane in focus.";
    CursorIdle "cursor-idle" "The row under the cursor of another pane.";
    Sentence "sentence" "The sentence the reader is at.";
    Selection "selection" "Selected sentences.";
    Lit "lit" "The words of the chosen fact.";
    Match "match" "Letters that match the filter.";
    Quote "quote" "Quotations.";
    Claim "claim" "Claims.";
    Figure "figure" "Figures.";
    Date "date" "Dates.";
    Person "person" "People.";
    Organisation "organisation" "Bodies of people.";
    Place "place" "Places.";
    Citation "citation" "Other outlets as sources.";
    Update "update" "Corrections and updates.";
    Contact "contact" "Attempts to reach somebody.";
    Same "same" "Compare: the same in nearly the same words.";
    Reworded "reworded" "Compare: the same in other words.";
    Differs "differs" "Compare: the same, but something in it is not.";
    Probable "probable" "Compare: likely the same.";
    Only "only" "Compare: only one side has it.";
    Difference "difference" "Compare: the very words that differ.";
    CellReported "cell-reported" "Matrix: an outlet reports it.";
    CellOnly "cell-only" "Matrix: an outlet reports it, and no other does.";
    CellDiffers "cell-differs" "Matrix: an outlet says it otherwise.";
    CellCursor "cell-cursor" "Matrix: the cell the reader is at.";
    CellUncertain "cell-uncertain" "Matrix: the words do not settle whether an outlet has it.";
}

impl From<FactKind> for Role {
    fn from(kind: FactKind) -> Self {
        match kind {
            FactKind::Quote => Self::Quote,
            FactKind::Claim => Self::Claim,
            FactKind::Figure => Self::Figure,
            FactKind::Date => Self::Date,
            FactKind::Person => Self::Person,
            FactKind::Organisation => Self::Organisation,
            FactKind::Place => Self::Place,
            FactKind::Citation => Self::Citation,
            FactKind::Update => Self::Update,
            FactKind::Contact => Self::Contact,
        }
    }
}

/// A style for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: Vec<Style>,
}

impl Theme {
    /// The theme of that name, in the colours the terminal can show.
    #[must_use]
    pub fn of(name: ThemeName, palette: Palette) -> &'static Self {
        &THEMES[name as usize * Palette::ALL.len() + palette as usize]
    }

    /// How `role` looks. Only [`Role::Text`] has a ground of its own everywhere; others are laid over it.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    fn read(name: ThemeName, palette: Palette) -> Self {
        let rows = rows(name, palette).unwrap_or_default();
        let style = |(_, name): &(Role, &str)| {
            let words = rows.get(*name).map_or("", String::as_str);
            parse(words, palette).unwrap_or_default()
        };
        Self {
            styles: Role::ALL.iter().map(style).collect(),
        }
    }
}

/// Every theme in every palette, in the order of their enums; a test reads them all.
static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| {
    let palettes = |name| Palette::ALL.map(|palette| Theme::read(name, palette));
    ThemeName::ALL.into_iter().flat_map(palettes).collect()
});

/// The words of every role's style.
fn rows(name: ThemeName, palette: Palette) -> Result<BTreeMap<String, String>, toml::de::Error> {
    if palette == Palette::None {
        return toml::from_str(include_str!("../../assets/themes/mono.toml"));
    }
    let file = match name {
        ThemeName::Dark => include_str!("../../assets/themes/dark.toml"),
        ThemeName::Light => include_str!("../../assets/themes/light.toml"),
        ThemeName::HighContrast => include_str!("../../assets/themes/high-contrast.toml"),
    };
    let both: BTreeMap<String, [String; 2]> = toml::from_str(file)?;
    let pick = |[many, sixteen]: [String; 2]| match palette {
        Palette::Sixteen => sixteen,
        _ => many,
    };
    Ok(both
        .into_iter()
        .map(|(role, words)| (role, pick(words)))
        .collect())
}

/// Reads a style; `None` where a word is neither a colour nor a modifier.
fn parse(words: &str, palette: Palette) -> Option<Style> {
    let mut style = Style::new();
    for word in words.split_whitespace() {
        style = match word {
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "italic" => style.add_modifier(Modifier::ITALIC),
            "underlined" => style.add_modifier(Modifier::UNDERLINED),
            "reversed" => style.add_modifier(Modifier::REVERSED),
            _ => match word.strip_prefix("on:") {
                Some(ground) => style.bg(colour(ground, palette)?),
                None => style.fg(colour(word, palette)?),
            },
        };
    }
    Some(style)
}

fn colour(word: &str, palette: Palette) -> Option<Color> {
    let colour: Color = word.parse().ok()?;
    Some(match (palette, colour) {
        (Palette::Indexed, Color::Rgb(red, green, blue)) => {
            Color::Indexed(nearest([red, green, blue]))
        }
        _ => colour,
    })
}

/// The nearest of the 240 fixed colours that terminals of 256 colours share: the 6x6x6 cube and the greys.
fn nearest(rgb: [u8; 3]) -> u8 {
    /// The levels of the cube, as xterm defines them.
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let cube = rgb.map(|part| {
        let closest = (0..6_u8).min_by_key(|&level| part.abs_diff(LEVELS[usize::from(level)]));
        closest.unwrap_or_default()
    });
    let in_cube = cube.map(|level| LEVELS[usize::from(level)]);
    let grey = (0..24_u8)
        .min_by_key(|&step| distance(rgb, [8 + 10 * step; 3]))
        .unwrap_or_default();
    if distance(rgb, [8 + 10 * grey; 3]) < distance(rgb, in_cube) {
        232 + grey
    } else {
        16 + 36 * cube[0] + 6 * cube[1] + cube[2]
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.into_iter()
        .zip(other)
        .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_gives_every_role_a_style_and_no_other() {
        for name in ThemeName::ALL {
            for palette in Palette::ALL {
                let rows = rows(name, palette).unwrap();
                for (_, role) in Role::ALL {
                    let words = rows.get(*role).map(|words| parse(words, palette));
                    assert!(
                        matches!(words, Some(Some(_))),
                        "{name:?} {palette:?} {role}: {:?}",
                        rows.get(*role)
                    );
                }
                assert_eq!(rows.len(), Role::ALL.len(), "{name:?}");
            }
        }
    }

    #[test]
    fn without_colours_no_role_has_one() {
        for (role, name) in Role::ALL {
            let style = Theme::of(ThemeName::Dark, Palette::None).style(*role);
            assert_eq!((style.fg, style.bg), (None, None), "{name}");
        }
    }

    #[test]
    fn colours_fall_to_the_nearest_of_256() {
        assert_eq!(nearest([0, 0, 0]), 16);
        assert_eq!(nearest([255, 255, 255]), 231);
        assert_eq!(nearest([255, 0, 0]), 196);
        assert_eq!(nearest([30, 30, 30]), 234);
    }
}
