//! The transposition, and batches.

use ndarray::{Array4, s};

use crate::build::{MAPPING, images, labels, read};

/// An L as EMNIST stores it: its upright stroke fills the bytes of the first *stored row*.
fn stored_l() -> Vec<u8> {
    let mut pixels = vec![0; 784];
    pixels[..28].fill(255); // the stem: 28 bytes side by side
    for along in 0..14 {
        pixels[along * 28 + 27] = 255; // the foot: the last byte of each of 14 stored rows
    }
    pixels
}

#[test]
fn an_l_stands_upright() {
    let set = read(&images(&stored_l()), &labels(&[2]), MAPPING).unwrap();
    let l = set.images().slice_move(s![0, .., ..]);
    assert!(
        l.slice(s![.., 0]).iter().all(|&pixel| pixel == 255),
        "the stem is at the left"
    );
    assert!(
        l.slice(s![27, ..14]).iter().all(|&pixel| pixel == 255),
        "the foot is at the bottom"
    );
    assert!(
        l.slice(s![..27, 1..]).iter().all(|&pixel| pixel == 0),
        "the rest is paper"
    );
    assert!(
        l.slice(s![27, 14..]).iter().all(|&pixel| pixel == 0),
        "the foot is 14 pixels long"
    );
}

#[test]
fn upright_is_a_view_of_the_stored_bytes() {
    let set = read(&images(&[0; 2 * 784]), &labels(&[0, 1]), MAPPING).unwrap();
    assert_eq!(set.images().shape(), [2, 28, 28]);
    assert_eq!(set.images().strides(), [784, 1, 28]);
}

#[test]
fn a_batch_is_upright_in_row_order_and_from_0_to_1() {
    let mut pixels = stored_l();
    pixels.extend([51; 784]);
    let set = read(&images(&pixels), &labels(&[2, 0]), MAPPING).unwrap();

    let batch: Array4<f32> = set.batch(&[1, 0, 1]);
    assert_eq!(batch.shape(), [3, 1, 28, 28]);
    assert!(batch.is_standard_layout());
    assert!(batch.slice(s![0, .., .., ..]).iter().all(|&value| value == 0.2));
    assert!(batch.slice(s![2, .., .., ..]).iter().all(|&value| value == 0.2));
    assert!(batch.slice(s![1, 0, .., 0]).iter().all(|&value| value == 1.0));
    assert_eq!(batch[[1, 0, 0, 1]], 0.0);
    assert_eq!(set.batch::<f64>(&[1])[[0, 0, 0, 0]], 0.2);
}

#[test]
#[should_panic = "no image 1: the set has 1"]
fn a_batch_of_an_image_that_is_not_there_panics() {
    let set = read(&images(&[0; 784]), &labels(&[0]), MAPPING).unwrap();
    set.batch::<f32>(&[0, 1]);
}

#[test]
fn labels_name_their_characters_also_when_they_begin_with_1() {
    let letters = b"1 65 97\r\n2 66 98\r\n";
    let set = read(&images(&[0; 2 * 784]), &labels(&[2, 1]), letters).unwrap();
    assert_eq!((set.character(0), set.character(1)), ('B', 'A'));
    assert_eq!(set.mapping().labels(), 1..=2);
    assert_eq!(set.mapping().character(0), None);
    assert_eq!(set.mapping().character(3), None);
    assert_eq!(set.mapping().label('B'), Some(2));
    assert_eq!(set.mapping().label('a'), None);
}

#[test]
fn an_empty_set_is_a_set() {
    let set = read(&images(&[]), &labels(&[]), MAPPING).unwrap();
    assert!(set.is_empty());
    assert_eq!(set.batch::<f32>(&[]).shape(), [0, 1, 28, 28]);
}
