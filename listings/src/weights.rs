//! The weights of a network, to a file and back: safetensors, which PyTorch reads, too.
//!
//! A file's tensors have the names of [`Network::parameters`], and these are the names that
//! PyTorch's `load_state_dict` takes for the same network. What a training must remember beside
//! the weights goes into the same file: see [`Tensors`].

use listings::NamedBytes;
use listings::model::Network;
use ndarray::NdFloat;

pub mod error;
pub mod half;
pub mod header;
pub mod tensors;

pub use error::{Error, Result};
pub use tensors::Tensors;

/// The bytes of a file with a network's weights. `metadata` is what the file says of itself:
/// names and values.
///
/// The numbers are stored as `f32`; those of a network in `f64` are rounded.
///
/// ```
/// use listings::NamedBytes;
/// use listings::model::{Course, Network};
/// use listings::{Algorithm, random, weights};
///
/// let naive = Algorithm::ALL[0];
/// let course = |seed| Course::<f32>::new(naive, &mut random::seeded(seed, &[]));
/// let learned = course(1);
/// let bytes = weights::save(&learned, &[("seed", "1")]);
///
/// let mut network = course(2);
/// assert_ne!(network.parameters(), learned.parameters());
/// weights::load(&mut network, NamedBytes { name: "course.safetensors", bytes: &bytes })?;
/// assert_eq!(network.parameters(), learned.parameters());
/// # Ok::<(), weights::Error>(())
/// ```
pub fn save<A: NdFloat, N: Network<A>>(
    network: &N,
    metadata: &[(&str, &str)],
) -> Vec<u8> {
    let mut tensors = Tensors::default();
    for (key, value) in metadata {
        tensors.metadata.insert(key.to_string(), value.to_string());
    }
    insert(&mut tensors, network);
    tensors.to_bytes()
}

/// Gives a network the weights of a file.
///
/// # Errors
/// When the file is damaged or of another kind, and when its tensors are not this network's
/// parameters, neither more nor fewer. The network is then as it was.
pub fn load<A: NdFloat, N: Network<A>>(
    network: &mut N,
    file: NamedBytes<'_>,
) -> Result<()> {
    let mut tensors = Tensors::read(file)?;
    let mut loaded = network.clone();
    take(&mut tensors, &mut loaded)?;
    tensors.finish()?;
    *network = loaded;
    Ok(())
}

/// Puts a network's weights among `tensors`.
pub fn insert<A: NdFloat, N: Network<A>>(tensors: &mut Tensors, network: &N) {
    for (name, parameter) in network.parameters() {
        tensors.insert(name, parameter);
    }
}

/// Takes a network's weights out of `tensors`, and leaves the others.
///
/// # Errors
/// When they are not there, or are those of another network. The network is then as it was.
pub fn take<A: NdFloat, N: Network<A>>(
    tensors: &mut Tensors,
    network: &mut N,
) -> Result<()> {
    let parameters = network.parameters();
    let expected = network_of(parameters.iter().map(|(name, _)| *name));
    if let (Some(expected), Some(found)) = (expected, network_of(tensors.names()))
        && found != expected
    {
        return Err(Error::Network { file: tensors.file().into(), found, expected });
    }
    let taken: Vec<_> = parameters
        .iter()
        .map(|(name, parameter)| tensors.take(name, parameter.shape()))
        .collect::<Result<_>>()?;
    for (mut parameter, weights) in network.parameters_mut().into_iter().zip(taken) {
        parameter.assign(&weights);
    }
    Ok(())
}

/// The network that has one of these parameters.
fn network_of<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    names.find_map(|name| match name {
        "conv1.weight" => Some("the book's network"),
        "0.weight" => Some("the course's network"),
        _ => None,
    })
}
