//! The book's own characters in place of a download.

use listings::emnist::Dataset;
use listings::glyphs::{self, CLASSES};

#[test]
fn drawn_images_are_the_glyphs_rounded_to_bytes() {
    let set = Dataset::drawn(3..5);
    let (glyphs, labels) = glyphs::labeled(3..5);
    assert_eq!(set.len(), 2 * 47);
    let batch = set.batch::<f32>(&(0..set.len()).collect::<Vec<_>>());
    assert_eq!(batch.dim(), glyphs.dim());
    for (index, (&byte, &ink)) in batch.iter().zip(&glyphs).enumerate() {
        assert!((byte - ink).abs() <= 0.5 / 255.0 + 1e-6, "pixel {index}");
    }
    for (index, label) in labels.into_iter().enumerate() {
        assert_eq!(usize::from(set.labels()[index]), label);
        assert_eq!(set.character(index), CLASSES[label]);
    }
    assert_eq!(set.mapping().labels(), 0..=46);
}

#[test]
fn drawn_images_lie_in_memory_as_those_of_a_file_do() {
    let set = Dataset::drawn(0..1);
    assert_eq!(set.images().strides(), [784, 1, 28]);
    assert!(set.images().permuted_axes([0, 2, 1]).is_standard_layout());
}

#[test]
fn no_seed_is_an_empty_set() {
    let set = Dataset::drawn(7..7);
    assert!(set.is_empty());
    assert_eq!(set.images().dim(), (0, 28, 28));
}
