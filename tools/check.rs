//! `check`: the rules a reader would notice being broken, each in a file of its own.

mod address;
pub mod alt;
mod css;
pub mod external;
pub mod figure_size;
pub mod figure_text;
mod finding;
pub mod links;
mod references;
pub mod site;
mod svg;

pub use finding::Finding;
