//! The networks whose weights these tests save and load.

use std::fs;
use std::path::Path;

use listings::emnist::NamedBytes;
use listings::model::{Book, Course, Network};
use listings::number::Number;
use listings::weights::{Result, load, save};
use listings::{Algorithm, random};
use ndarray::{Array2, Array4};

/// The book's network, with weights of this seed.
pub(crate) fn book<A: Number>(seed: u64) -> Book<A> {
    Book::new(by_name("im2col"), &mut random::seeded(seed, &[]))
}

/// The course's network, with weights of this seed.
pub(crate) fn course<A: Number>(seed: u64) -> Course<A> {
    Course::new(by_name("im2col"), &mut random::seeded(seed, &[]))
}

fn by_name<A: Number>(name: &str) -> Algorithm<A> {
    *Algorithm::ALL.iter().find(|algorithm| algorithm.name == name).unwrap()
}

/// A file of weights, and the logits of its network.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    logits: fn(&File, Array4<f32>) -> Array2<f32>,
}

impl File {
    /// What the network answers to these images.
    pub(crate) fn logits(&self, images: Array4<f32>) -> Array2<f32> {
        (self.logits)(self, images)
    }

    /// Gives a network these weights.
    pub(crate) fn load<N: Network<f32>>(&self, network: &mut N) -> Result<()> {
        load(network, NamedBytes { name: &self.name, bytes: &self.bytes })
    }
}

/// Both networks, fresh, and every file of the folder `weights`.
pub(crate) fn files() -> Vec<File> {
    let fresh = |name: &str, bytes| file(name.into(), bytes);
    let mut files = vec![
        fresh("fresh-book.safetensors", save(&book::<f32>(47), &[])),
        fresh("fresh-course.safetensors", save(&course::<f32>(47), &[])),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("weights");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "safetensors"))
        .collect();
    paths.sort();
    files.extend(paths.into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        file(name.into(), fs::read(&path).unwrap())
    }));
    files
}

/// The file, of whichever network it is.
fn file(name: String, bytes: Vec<u8>) -> File {
    let mut file =
        File { name, bytes, logits: |file, images| forward(file, book(0), images) };
    if file.load(&mut book::<f32>(0)).is_err() {
        file.logits = |file, images| forward(file, course(0), images);
    }
    file
}

fn forward<N: Network<f32>>(
    file: &File,
    mut network: N,
    images: Array4<f32>,
) -> Array2<f32> {
    file.load(&mut network).unwrap();
    network.forward(images, None).unwrap().0
}
