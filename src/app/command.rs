//! Everything the reader can be told to do, in one table: keymap, help, hints, the `:` line and the README read it.
//!
//! To add a command: a line here, a key in `assets/keymaps/default.toml`, and an arm where its screen handles commands.

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is run.
    pub command: Command,
    /// What the keymap and the `:` line call it.
    pub name: &'static str,
    /// Where the help shows it.
    pub group: Group,
    /// What it does, as the help says it.
    pub doc: &'static str,
}

/// The parts of the help, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Getting about.
    Moving,
    /// The filter.
    Finding,
    /// Selecting, copying, exporting.
    Taking,
    /// Two articles side by side.
    Comparing,
    /// What the screen shows.
    Screen,
    /// Typing into a line.
    Typing,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Moving,
        Self::Finding,
        Self::Taking,
        Self::Comparing,
        Self::Screen,
        Self::Typing,
    ];

    /// The heading of the group.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Finding => "Finding",
            Self::Taking => "Taking along",
            Self::Comparing => "Comparing",
            Self::Screen => "The screen",
            Self::Typing => "While typing",
        }
    }
}

/// Makes the enum, its documentation and the table from the same rows, so that none can lack what another has.
macro_rules! commands {
    ($($variant:ident $name:literal $group:ident $doc:literal;)*) => {
        /// Something the reader can be told to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $(#[doc = $doc] $variant,)*
        }

        /// All commands, in the order of the help.
        pub const TABLE: &[Entry] = &[
            $(Entry {
                command: Command::$variant,
                name: $name,
                group: Group::$group,
                doc: $doc,
            },)*
        ];
    };
}

commands! {
    Down "down" Moving "Next article, sentence, fact or row";
    Up "up" Moving "Previous article, sentence, fact or row";
    Left "left" Moving "The pane or column to the left";
    Right "right" Moving "The pane or column to the right";
    NextPane "next-pane" Moving "Next pane";
    PreviousPane "previous-pane" Moving "Previous pane";
    Open "open" Moving "Open the article, or go to the words of the fact";
    NextFact "next-fact" Moving "Next fact in the text";
    PreviousFact "previous-fact" Moving "Previous fact in the text";
    NextArticle "next-article" Moving "Next article";
    PreviousArticle "previous-article" Moving "Previous article";
    JumpBack "jump-back" Moving "Back to where you were before you went to other words";
    HalfPageDown "half-page-down" Moving "Half a page down";
    HalfPageUp "half-page-up" Moving "Half a page up";
    PageDown "page-down" Moving "A page down";
    PageUp "page-up" Moving "A page up";
    ScrollDown "scroll-down" Moving "One line down";
    ScrollUp "scroll-up" Moving "One line up";
    Top "top" Moving "To the start";
    Bottom "bottom" Moving "To the end";
    Filter "filter" Finding "Filter sources by outlet, title, author; rows by words";
    NextMatch "next-match" Finding "Next source that matches, while a filter is on";
    PreviousMatch "previous-match" Finding "Previous source that matches, while a filter is on";
    Select "select" Taking "Select from this sentence on; moving extends";
    Wider "wider" Taking "Select by larger units: word, sentence, paragraph";
    Finer "finer" Taking "Select by smaller units, down to single words";
    OtherEnd "other-end" Taking "Move the other end of the selection";
    Copy "copy" Taking "Copy the selection, sentence or fact with its citation";
    Export "export" Taking "Export words, a comparison or a matrix to a file";
    Compare "compare" Comparing "Compare this article with another";
    NextDifference "next-difference" Comparing "Next difference";
    PreviousDifference "previous-difference" Comparing "Previous difference";
    NextFigure "next-figure" Comparing "Next row with another figure";
    NextDate "next-date" Comparing "Next row with another date";
    NextQuotation "next-quotation" Comparing "Next row with a quotation cut or worded otherwise";
    NextSource "next-source" Comparing "Next row with another source";
    NextStatus "next-status" Comparing "Next row that is planned, done or denied otherwise";
    NextName "next-name" Comparing "Next row with another name for the same";
    NextDetail "next-detail" Comparing "Next row with an added detail";
    DifferenceKind "difference-kind" Comparing "Choose the kind of row that next and previous stop at";
    Mark "mark" Comparing "Mark this passage to be linked by hand";
    Link "link" Comparing "Link it by hand with what is marked, until you leave";
    Unlink "unlink" Comparing "Unlink the two sides by hand, until you leave";
    Undo "undo" Comparing "Take back the latest link, unlink or move by hand";
    Order "order" Comparing "Moved rows side by side, or each where it is told";
    SwapSides "swap-sides" Comparing "Exchange the two columns";
    Narrow "narrow" Comparing "Show only the rows of that kind, or all rows";
    NextLeft "next-left" Comparing "The story's next article in the left column";
    NextRight "next-right" Comparing "The story's next article in the right column";
    Others "others" Comparing "What the other outlets say of this sentence or fact";
    Why "why" Comparing "Why this fact is believed, and what was turned down";
    MoveArticle "move-article" Comparing "Move the article to another story, until you leave";
    Matrix "matrix" Comparing "Facts by outlets: who of the story reports what";
    RowClass "row-class" Comparing "In the matrix: which rows, such as contradictions";
    RowKind "row-kind" Comparing "In the matrix: the rows of one kind of fact, or all";
    RowOrder "row-order" Comparing "In the matrix: the order of the rows";
    Zen "zen" Screen "Nothing but the article, or all panes again";
    Theme "theme" Screen "Next theme: dark, light, high contrast";
    Help "help" Screen "All keys";
    CommandLine "command-line" Screen "Run a command by its name";
    Back "back" Screen "Close, clear or go back";
    Suspend "suspend" Screen "Back to the shell until fg";
    Quit "quit" Screen "Leave";
    Accept "accept" Typing "Take what is typed or chosen";
    Complete "complete" Typing "Complete the name";
    DeleteBack "delete-back" Typing "Delete the character before";
    DeleteWord "delete-word" Typing "Delete the word before";
    DeleteLine "delete-line" Typing "Delete everything typed";
}

impl Command {
    /// The command that `name` stands for in the keymap and on the `:` line.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let entry = TABLE.iter().find(|entry| entry.name == name)?;
        Some(entry.command)
    }

    /// The line of the table about this command.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        // The table and the enum are made from the same rows.
        &TABLE[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_help_has_room_for_what_every_command_does() {
        for entry in TABLE {
            assert!(entry.doc.chars().count() <= 56, "{}", entry.doc);
        }
    }

    #[test]
    fn every_command_has_one_name_and_finds_its_own_line() {
        let names: BTreeSet<_> = TABLE.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), TABLE.len());
        for entry in TABLE {
            assert_eq!(Command::named(entry.name), Some(entry.command));
            assert_eq!(entry.command.entry(), entry);
        }
        assert_eq!(Command::named("donw"), None);
    }
}
