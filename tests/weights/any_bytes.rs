//! Damage of any kind: the reader answers, and never panics.

use listings::emnist::NamedBytes;
use listings::weights::{Tensors, load, save};
use safetensors::SafeTensors;

use crate::networks::course;

/// What headers are made of.
const PIECES: [&str; 21] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    " ",
    "0",
    "4",
    "-1",
    "18446744073709551615",
    "\"0.bias\"",
    "\"__metadata__\"",
    "\"dtype\"",
    "\"F32\"",
    "\"F16\"",
    "\"F4\"",
    "\"shape\"",
    "\"data_offsets\"",
    "null",
];

#[test]
fn any_bytes() {
    bolero::check!().with_iterations(1000).with_type().for_each(|bytes: &Vec<u8>| {
        answers(bytes);
    });
}

/// A file whose bytes are changed here and there, and cut.
#[test]
fn a_damaged_file() {
    let whole = save(&course::<f32>(1), &[("epoch", "3")]);
    let header = 8 + u64::from_le_bytes(whole[..8].try_into().unwrap()) as usize;
    bolero::check!().with_iterations(1000).with_type().for_each(
        |(changes, cut): &(Vec<(u16, u8)>, u8)| {
            let mut bytes = whole.clone();
            for (at, byte) in changes.iter().take(8) {
                bytes[*at as usize % (header + 8)] = *byte;
            }
            if *cut < 100 {
                bytes.truncate(bytes.len() * *cut as usize / 100);
            }
            answers(&bytes);
        },
    );
}

/// A header with a piece put in, or one replaced by another.
#[test]
fn a_damaged_header() {
    let whole = save(&course::<f32>(1), &[("epoch", "3")]);
    let length = u64::from_le_bytes(whole[..8].try_into().unwrap()) as usize;
    let (header, data) = whole[8..].split_at(length);
    let header = str::from_utf8(header).unwrap();
    bolero::check!().with_iterations(1000).with_type().for_each(
        |changes: &Vec<(u16, u8, u8)>| {
            let mut header = header.to_string();
            for (at, removed, piece) in changes.iter().take(4) {
                let start = *at as usize % header.len();
                let end = (start + *removed as usize % 8).min(header.len());
                header.replace_range(
                    start..end,
                    PIECES[*piece as usize % PIECES.len()],
                );
            }
            let length = (header.len() as u64).to_le_bytes();
            answers(&[&length, header.as_bytes(), data].concat());
        },
    );
}

/// What is read must be what the crate reads, and come back; what is refused has a message
/// of a readable length.
fn answers(bytes: &[u8]) {
    let file = NamedBytes { name: "any", bytes };
    let _ = load(&mut course::<f32>(1), file);
    match Tensors::read(file) {
        Err(error) => assert!(error.to_string().len() < 400, "{error}"),
        Ok(tensors) => {
            let names: Vec<String> = tensors.names().map(String::from).collect();
            let by_crate = SafeTensors::deserialize(bytes).unwrap();
            assert_eq!(names.len(), by_crate.len());
            let written = tensors.to_bytes();
            let again = Tensors::read(NamedBytes { name: "again", bytes: &written });
            assert!(again.unwrap().names().eq(names.iter()));
        }
    }
}
