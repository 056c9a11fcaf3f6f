//! Glyphs.
