//! The reader of EMNIST's files.
//!
//! - `upright`: the transposition, and batches
//! - `errors`: every way in which a file can be wrong, and what its message says
//! - `properties`: random sets come back as they were written
//! - `drawn`: the characters of the book in their place
//! - `folder`: files in a folder, as `tools::data` finds them
//! - `real`: the published files, if they are there

mod build;
mod drawn;
mod errors;
mod folder;
mod properties;
mod real;
mod upright;
