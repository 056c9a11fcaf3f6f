//! The book's figures, one function each.
