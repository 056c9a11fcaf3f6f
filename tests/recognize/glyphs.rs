//! A network that learned from people's hands reads the book's.

use std::path::Path;

use listings::emnist::NamedBytes;
use listings::glyphs::{self, CLASSES};
use listings::model::Book;
use listings::prepare::{Filter, prepare, resize};
use listings::{Algorithm, likeliest, random, weights};
use ndarray::Axis;
use tools::recognize::logits;

/// Ten hands, each character ten times as large as EMNIST's, and prepared as its were.
#[test]
fn seven_of_ten_glyphs_are_read() {
    let name = "weights/emnist.safetensors";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let bytes = std::fs::read(file).expect(name);
    let im2col = Algorithm::ALL.iter().find(|a| a.name == "im2col").expect("im2col");
    let mut network = Book::new(*im2col, &mut random::seeded(0, &[]));
    weights::load(&mut network, NamedBytes { name, bytes: &bytes }).unwrap();

    let (glyphs, labels) = glyphs::labeled(0..10); // (470, 1, 28, 28)
    let read = |glyph| {
        let large = resize(glyph, [280, 280], Filter::Cubic);
        let large = large.mapv(|ink| ink.clamp(0.0, 1.0)); // the bicubic overshoots
        let image = prepare(large.view()).unwrap().image;
        likeliest(logits(&network, image.view()).unwrap().view())[0].0
    };
    let glyphs = glyphs.index_axis(Axis(1), 0);
    let characters: Vec<char> = glyphs.outer_iter().map(read).collect();
    let wanted = labels.iter().map(|&label| CLASSES[label]);
    let right =
        characters.iter().zip(wanted).filter(|(read, of)| *read == of).count();
    println!("{right} of {}", labels.len());
    assert!(right * 10 >= labels.len() * 7, "{right} of {}", labels.len());
}
