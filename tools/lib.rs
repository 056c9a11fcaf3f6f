//! The book and its commands.
