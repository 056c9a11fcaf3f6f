//! Files in half precision.

use std::fs;
use std::path::Path;

use half::f16;
use listings::emnist::NamedBytes;
use listings::model::Network;
use listings::weights::half::widen;
use listings::weights::{load, save};
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

use crate::networks::{book, course};

#[test]
fn all_of_them_are_what_the_crate_says() {
    for bits in 0..=u16::MAX {
        let (ours, theirs) = (widen(bits), f16::from_bits(bits).to_f32());
        let same = ours.to_bits() == theirs.to_bits();
        assert!(same || ours.is_nan() && theirs.is_nan(), "{bits:#06x}: {ours}");
    }
}

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Numbers of four bytes each.
fn numbers(tensor: &TensorView<'_>) -> Vec<f32> {
    let numbers = tensor.data().as_chunks().0.iter();
    numbers.map(|&bytes| f32::from_le_bytes(bytes)).collect()
}

/// The same file with every number rounded.
fn halved(single: &[u8]) -> Vec<u8> {
    let tensors = SafeTensors::deserialize(single).unwrap().tensors();
    let half = |number| f16::from_f32(number).to_le_bytes();
    let halves = tensors.iter().map(|(_, tensor)| {
        numbers(tensor).into_iter().flat_map(half).collect::<Vec<_>>()
    });
    let halves: Vec<_> = halves.collect();
    let views = tensors.iter().zip(&halves).map(|((name, tensor), bytes)| {
        (name, TensorView::new(Dtype::F16, tensor.shape().to_vec(), bytes).unwrap())
    });
    safetensors::serialize(views, None).unwrap()
}

/// After new weights: `cargo run -p demos --example half`.
#[test]
fn the_pages_file_is_the_books_rounded() {
    let [single, half] =
        ["weights/emnist.safetensors", "src/demos/emnist-f16.safetensors"].map(file);
    let single = SafeTensors::deserialize(&single).unwrap();
    let half = SafeTensors::deserialize(&half).unwrap();
    assert_eq!(half.len(), single.len());
    for (name, single) in single.iter() {
        let half = half.tensor(name).unwrap();
        assert_eq!((half.dtype(), half.shape()), (Dtype::F16, single.shape()));
        for (bits, number) in half.data().as_chunks().0.iter().zip(numbers(&single)) {
            let (half, rounded) = (u16::from_le_bytes(*bits), f16::from_f32(number));
            assert_eq!(half, rounded.to_bits(), "{name}: {number}");
        }
    }
}

#[test]
fn what_is_read_is_what_was_rounded() {
    let saved = book::<f32>(1);
    let mut network = book::<f32>(2);
    let bytes = halved(&save(&saved, &[]));
    load(&mut network, NamedBytes { name: "half", bytes: &bytes }).unwrap();
    for ((name, read), (_, saved)) in
        network.parameters().iter().zip(saved.parameters())
    {
        assert_eq!(read, saved.mapv(|x| f16::from_f32(x).to_f32()), "{name}");
    }
}

/// What is wrong with a file is said in the same words.
#[test]
fn the_errors_are_those_of_single_precision() {
    let message = |bytes: &[u8]| {
        let file = NamedBytes { name: "net.safetensors", bytes };
        load(&mut course::<f32>(1), file).unwrap_err().to_string()
    };
    let mut damaged = [course::<f32>(2), course(2), course(2)];
    damaged[0].conv2.weight[[9, 4, 3, 2]] = f32::NAN;
    damaged[1].linear.bias[46] = f32::NEG_INFINITY;
    damaged[2].linear.weight.swap_axes(0, 1);
    let mut files: Vec<_> =
        damaged.iter().map(|network| save(network, &[])).collect();
    files.push(save(&book::<f32>(1), &[])); // the other network's
    for single in files {
        assert_eq!(message(&halved(&single)), message(&single));
    }
    // Numbers that single precision has and half has not.
    let mut network = course::<f32>(2);
    network.linear.bias[46] = 65520.0;
    insta::assert_snapshot!(message(&halved(&save(&network, &[]))), @"7.bias[46] of net.safetensors is inf: a training that diverged leaves such weights, and what comes after them means nothing; train again with a lower learning rate, or take an earlier file");
    let whole = halved(&save(&course::<f32>(2), &[]));
    insta::assert_snapshot!(message(&whole[..whole.len() - 1]), @"net.safetensors is truncated: 18330 bytes were expected, header included, and 18329 are there; copy or download it again");
    insta::assert_snapshot!(message(&[&whole, &[0][..]].concat()), @"net.safetensors has trailing bytes: its header announces 18330 bytes, itself included, and 18331 are there; copy or download it again");
}
