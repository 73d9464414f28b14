//! The loop around the app: terminal, input, worker, files. The only threads, clocks and terminal of the program.
