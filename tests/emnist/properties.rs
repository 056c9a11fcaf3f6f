//! Random sets come back as they were written.

use ndarray::Array3;
use proptest::prelude::*;

use crate::build::{gzip, images, labels, read};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_set_comes_back_as_it_was_written(
        upright in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 784), 0..4),
        seed in any::<u8>(),
        zipped in any::<(bool, bool)>(),
        carriage_return in any::<bool>(),
    ) {
        let count = upright.len();
        let upright = Array3::from_shape_vec((count, 28, 28), upright.concat()).unwrap();
        // Written as EMNIST writes: column after column.
        let mut stored = Vec::new();
        for image in upright.outer_iter() {
            for x in 0..28 {
                for y in 0..28 {
                    stored.push(image[[y, x]]);
                }
            }
        }
        let written: Vec<u8> = (0..count).map(|i| seed.wrapping_add(i as u8) % 26).collect();
        let end = if carriage_return { "\r\n" } else { "\n" };
        let mapping: String = (0..26).map(|class| format!("{class} {}{end}", class + 65)).collect();

        let pack = |zip: bool, bytes: Vec<u8>| if zip { gzip(&bytes) } else { bytes };
        let set = read(
            &pack(zipped.0, images(&stored)),
            &pack(zipped.1, labels(&written)),
            mapping.as_bytes(),
        ).unwrap();

        prop_assert_eq!(set.len(), count);
        prop_assert_eq!(set.images(), upright.view());
        prop_assert_eq!(set.labels().to_vec(), written.clone());
        for (index, label) in written.into_iter().enumerate() {
            prop_assert_eq!(set.character(index), char::from(b'A' + label));
        }
        let backwards: Vec<usize> = (0..count).rev().collect();
        let batch = set.batch::<f64>(&backwards);
        for (place, &index) in backwards.iter().enumerate() {
            for ((y, x), &pixel) in upright.index_axis(ndarray::Axis(0), index).indexed_iter() {
                prop_assert_eq!(batch[[place, 0, y, x]], f64::from(pixel) / 255.0);
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..64),
        begin in proptest::sample::select(vec![
            &b""[..], &[0, 0, 8, 3], &[0, 0, 8, 1], &[0x1f, 0x8b], &[0x1f, 0x8b, 8, 0], b"0 48\n",
        ]),
    ) {
        let file = [begin, &bytes].concat();
        let _ = read(&file, &labels(&[]), b"0 48\n");
        let _ = read(&images(&[]), &file, b"0 48\n");
        let _ = read(&images(&[]), &labels(&[]), &file);
    }
}
