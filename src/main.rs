//! The program `parallax`.

fn main() {}
