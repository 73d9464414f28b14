//! Fuzzy filtering of a long list of short lines.
