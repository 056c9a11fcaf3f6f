//! What was saved comes back, bit for bit.

use listings::emnist::NamedBytes;
use listings::model::Network;
use listings::weights::{Tensors, load, save};
use ndarray::{Array2, ArrayViewD, arr0, arr1, arr2};
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

use crate::networks::{book, course, files};

fn bits(array: &ArrayViewD<'_, f32>) -> Vec<u32> {
    array.iter().map(|number| number.to_bits()).collect()
}

fn comes_back<N: Network<f32>>(saved: &N, mut network: N) {
    let bytes = save(saved, &[("seed", "1")]);
    load(&mut network, NamedBytes { name: "weights", bytes: &bytes }).unwrap();
    for ((name, got), (_, wanted)) in
        network.parameters().iter().zip(saved.parameters())
    {
        assert_eq!(got.shape(), wanted.shape(), "{name}");
        assert_eq!(bits(got), bits(&wanted), "{name}");
    }
}

#[test]
fn both_networks_come_back_bit_for_bit() {
    comes_back(&book(1), book(2));
    comes_back(&course(1), course(2));
    let mut odd = course(1);
    for (parameter, number) in odd.parameters_mut().iter_mut().zip([
        -0.0,
        f32::from_bits(1), // the smallest above 0
        f32::MAX,
        f32::MIN_POSITIVE,
    ]) {
        parameter.fill(number);
    }
    comes_back(&odd, course(2));
}

#[test]
fn files_of_the_repository_come_back_byte_for_byte() {
    for file in files() {
        let tensors =
            Tensors::read(NamedBytes { name: &file.name, bytes: &file.bytes })
                .unwrap();
        assert!(tensors.to_bytes() == file.bytes, "{}", file.name);
    }
}

#[test]
fn a_network_in_f64_loads_what_one_in_f32_saved() {
    let saved = book::<f32>(1);
    let bytes = save(&saved, &[]);
    let mut wide = book::<f64>(2);
    load(&mut wide, NamedBytes { name: "weights", bytes: &bytes }).unwrap();
    for ((_, wide), (_, saved)) in wide.parameters().iter().zip(saved.parameters()) {
        assert_eq!(wide, &saved.mapv(f64::from));
    }
    assert!(save(&wide, &[]) == bytes);
}

/// Without metadata, the crate's own writer has one order only, and the same.
#[test]
fn the_crate_writes_the_same_bytes() {
    let network = book::<f32>(1);
    let owned: Vec<(&str, Vec<usize>, Vec<u8>)> = network
        .parameters()
        .into_iter()
        .map(|(name, array)| {
            let bytes =
                array.iter().flat_map(|number| number.to_le_bytes()).collect();
            (name, array.shape().to_vec(), bytes)
        })
        .collect();
    let views = owned.iter().map(|(name, shape, bytes)| {
        (name, TensorView::new(Dtype::F32, shape.clone(), bytes).unwrap())
    });
    assert!(save(&network, &[]) == safetensors::serialize(views, None).unwrap());
}

#[test]
fn the_order_of_writing_is_not_seen() {
    let pairs =
        [("seed", "1"), ("epoch", "12"), ("a \"quoted\"\nline", "é"), ("", "")];
    let write = |backwards: bool| {
        let mut tensors = Tensors::default();
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        if backwards {
            order.reverse();
        }
        for i in order {
            let (key, value) = pairs[i];
            tensors.metadata.insert(key.into(), value.into());
            tensors.insert(key, arr1(&[i as f32]).into_dyn().view());
        }
        tensors.to_bytes()
    };
    let bytes = write(false);
    assert!(bytes == write(true));
    let tensors = Tensors::read(NamedBytes { name: "pairs", bytes: &bytes }).unwrap();
    assert_eq!(tensors.entry::<u64>("epoch").unwrap(), 12);
    for (key, value) in pairs {
        assert_eq!(tensors.metadata[key], value);
    }
    assert_eq!(SafeTensors::deserialize(&bytes).unwrap().len(), pairs.len());
}

#[test]
fn numbers_are_written_in_the_order_of_their_indices() {
    let stored = arr2(&[[1.0_f64, 2.0], [3.0, 4.0]]);
    let mut tensors = Tensors::default();
    tensors.insert("transposed", stored.t().into_dyn());
    tensors.insert("scalar", arr0(0.1_f64).into_dyn().view());
    tensors.insert("empty", Array2::<f32>::zeros((0, 3)).into_dyn().view());
    let bytes = tensors.to_bytes();
    let read = SafeTensors::deserialize(&bytes).unwrap();
    let transposed = read.tensor("transposed").unwrap();
    let expected: Vec<u8> = [1.0_f32, 3.0, 2.0, 4.0]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect();
    assert_eq!((transposed.shape(), transposed.data()), (&[2, 2][..], &*expected));

    let mut tensors =
        Tensors::read(NamedBytes { name: "few", bytes: &bytes }).unwrap();
    assert_eq!(
        tensors.take::<f64>("transposed", &[2, 2]).unwrap(),
        stored.t().into_dyn()
    );
    assert_eq!(tensors.take::<f32>("scalar", &[]).unwrap(), arr0(0.1_f32).into_dyn());
    assert_eq!(tensors.take::<f32>("empty", &[0, 3]).unwrap().len(), 0);
    tensors.finish().unwrap();
}
