//! The two networks and the algorithms, by their names on the command line.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use listings::emnist::NamedBytes;
use listings::model::Network;
use listings::random::{Rng, seeded};
use listings::{Algorithm, weights};
use sha2::{Digest as _, Sha256};

use crate::book;
use crate::sha256::hex;

/// Which network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum NetworkKind {
    /// The book's: 32 and 64 maps, 230,319 parameters
    Book,
    /// The course's: 5 and 10 maps, 8,957 parameters
    Course,
}

impl NetworkKind {
    /// The name of the file of its weights.
    pub(crate) fn file(self) -> &'static str {
        match self {
            NetworkKind::Book => "emnist.safetensors",
            NetworkKind::Course => "course.safetensors",
        }
    }
}

impl fmt::Display for NetworkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NetworkKind::Book => "book",
            NetworkKind::Course => "course",
        })
    }
}

/// How a network is computed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Computed {
    /// Layer by layer, the convolutions by an algorithm.
    Layers(Algorithm<f32>),
    /// With layers joined, as [`Fused`](listings::model::Fused): the book's network only.
    Fused,
}

/// The name of [`Computed::Fused`].
const FUSED: &str = "fused";

/// An algorithm for a network, by its name.
///
/// # Errors
///
/// There is none of that name, or not for this network.
pub(crate) fn algorithm(name: &str, network: NetworkKind) -> Result<Computed> {
    if name == FUSED {
        ensure!(
            network == NetworkKind::Book,
            "the algorithm {FUSED} is for the book's network, and the course's is computed by {}",
            names()
        );
        return Ok(Computed::Fused);
    }
    let found = Algorithm::<f32>::ALL.iter().find(|a| a.name == name).copied();
    let found = found.with_context(|| {
        format!(
            "there is no algorithm {name}; the algorithms are {}, {FUSED}",
            names()
        )
    });
    Ok(Computed::Layers(found?))
}

fn names() -> String {
    let all: Vec<_> = Algorithm::<f32>::ALL.iter().map(|a| a.name).collect();
    all.join(", ")
}

/// A network that has learned.
pub(crate) struct Trained<N> {
    /// The network.
    pub(crate) network: N,
    /// The hash of the file of its weights, in hexadecimal.
    pub(crate) sha256: String,
}

/// A network with the weights of `file`, or without one those in the book's folder.
///
/// # Errors
///
/// The file cannot be read, or its weights are not this network's.
pub(crate) fn trained<N: Network<f32>>(
    which: NetworkKind,
    new: impl Fn(&mut Rng) -> N,
    file: Option<PathBuf>,
) -> Result<Trained<N>> {
    let file = match file {
        Some(file) => file,
        None => book::root()?.join("weights").join(which.file()),
    };
    let name = file.display().to_string();
    let bytes = fs::read(&file).with_context(|| {
        format!("{name} cannot be read: name a file of weights with --weights")
    })?;
    let mut network = new(&mut seeded(0, &[])); // its weights are replaced
    weights::load(&mut network, NamedBytes { name: &name, bytes: &bytes })?;
    let sha256 = hex(Sha256::new().chain_update(&bytes));
    Ok(Trained { network, sha256 })
}

/// In a debug build, says what to do about it.
pub(crate) fn warn_of_debug(command: &str) {
    if cfg!(debug_assertions) {
        eprintln!(
            "This is a debug build, which computes slowly: cargo run --release -- {command}"
        );
    }
}
