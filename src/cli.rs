//! The command line: one command a file, the same engine as the screen.
