//! Draws a [`State`](crate::app) on a frame: reads, never writes.
