//! `cargo run -- data`, against servers in this process.
//!
//! - `server`: a server that answers as it is told, and remembers what it was asked
//! - `files`: three files with their hashes, and a folder to download them into
//! - `mirror`: files that lie on a server each by itself
//! - `resume`: downloads that broke off
//! - `retry`: what is tried again, how often, after which pauses
//! - `refused`: answers that are not the file
//! - `zip`, `archive`: files inside a zip archive
//! - `folder`: files in another folder
//! - `disk`: a full disk, and other obstacles on this machine
//! - `command`: the command line

mod archive;
mod command;
mod disk;
mod files;
mod folder;
mod mirror;
mod refused;
mod resume;
mod retry;
mod server;
mod zip;
