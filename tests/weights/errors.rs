//! Every way in which a file can be wrong, and what its message says.

use listings::emnist::NamedBytes;
use listings::model::Network;
use listings::weights::{Error, Tensors, load, save};
use ndarray::{Array1, arr1};

use crate::networks::{book, course};

/// The message when this is loaded into the course's network, which must stay as it was.
fn message(bytes: &[u8]) -> String {
    let mut network = course::<f32>(1);
    let file = NamedBytes { name: "net.safetensors", bytes };
    let error = load(&mut network, file).unwrap_err();
    assert_eq!(network.parameters(), course::<f32>(1).parameters());
    error.to_string()
}

/// A file of this header and as many numbers 0.
fn file(header: &str, numbers: usize) -> Vec<u8> {
    let length = header.len() as u64;
    [&length.to_le_bytes(), header.as_bytes(), &vec![0; 4 * numbers]].concat()
}

/// The message when something about the tensors of a good file is changed.
fn changed(change: impl FnOnce(&mut Tensors)) -> String {
    let bytes = save(&course::<f32>(2), &[]);
    let mut tensors =
        Tensors::read(NamedBytes { name: "good", bytes: &bytes }).unwrap();
    change(&mut tensors);
    message(&tensors.to_bytes())
}

#[test]
fn the_file_these_tests_damage_is_sound() {
    let bytes = save(&course::<f32>(2), &[]);
    load(&mut course::<f32>(1), NamedBytes { name: "good", bytes: &bytes }).unwrap();
}

#[test]
fn something_else() {
    insta::assert_snapshot!(message(b"PK\x03\x04 a zip archive of torch.save"), @"net.safetensors is not safetensors: such a file has { at byte 8, and this one begins with 50 4b 03 04 20 61 20 7a; pass a file of safetensors (torch.save writes another kind)");
    insta::assert_snapshot!(message(b"<!DOCTYPE html><html><title>Not found"), @r#"net.safetensors is a web page, not data (it begins with "<!DOCTYPE"): the server answered with a page instead of the file; delete it and download it from another address"#);
    insta::assert_snapshot!(message(b"{\"0.bias\": [0.0, 0.0]}"), @"net.safetensors is not safetensors: such a file has { at byte 8, and this one begins with 7b 22 30 2e 62 69 61 73; pass a file of safetensors (torch.save writes another kind)");
}

#[test]
fn truncated() {
    let whole = save(&course::<f32>(2), &[]);
    insta::assert_snapshot!(message(b""), @"net.safetensors is truncated: 8 bytes were expected, header included, and 0 are there; copy or download it again");
    insta::assert_snapshot!(message(&whole[..8]), @"net.safetensors is truncated: 416 bytes were expected, header included, and 8 are there; copy or download it again");
    insta::assert_snapshot!(message(&whole[..100]), @"net.safetensors is truncated: 416 bytes were expected, header included, and 100 are there; copy or download it again");
    insta::assert_snapshot!(message(&whole[..whole.len() - 1]), @"net.safetensors is truncated: 36244 bytes were expected, header included, and 36243 are there; copy or download it again");
    for length in 0..whole.len() {
        let file = NamedBytes { name: "cut", bytes: &whole[..length] };
        let error = Tensors::read(file).unwrap_err();
        assert!(matches!(error, Error::Truncated { .. }), "after {length}: {error}");
    }
}

#[test]
fn trailing_bytes() {
    let mut long = save(&course::<f32>(2), &[]);
    long.push(0);
    insta::assert_snapshot!(message(&long), @"net.safetensors has trailing bytes: its header announces 36244 bytes, itself included, and 36245 are there; copy or download it again");
}

#[test]
fn a_header_is_not_believed() {
    let announces = |length: u64| [&length.to_le_bytes()[..], b"{}"].concat();
    insta::assert_snapshot!(message(&announces(100_000_000)), @"the header of net.safetensors announces 100000000 bytes for itself, more than the 1048576 that are read at most: it is damaged, or of a much larger network; copy or download it again");
    insta::assert_snapshot!(message(&announces(u64::MAX)), @"the header of net.safetensors announces 18446744073709551615 bytes for itself, more than the 1048576 that are read at most: it is damaged, or of a much larger network; copy or download it again");
    insta::assert_snapshot!(message(&file("{", 0)), @"the header of net.safetensors is damaged (EOF while parsing an object at line 1 column 1): copy or download it again");
    insta::assert_snapshot!(message(&file("{\"a\":\"\u{1b}[2J", 0)), @r#"the header of net.safetensors is damaged (control character (\u0000-\u001F) found while parsing a string at line 1 column 7): copy or download it again"#);
    let tensor = |info: &str| message(&file(&format!("{{\"a\":{{{info}}}}}"), 1));
    insta::assert_snapshot!(tensor(r#""dtype":"F31","shape":[1],"data_offsets":[0,4]"#), @"a of net.safetensors is F31, expected F32 or F16: save it again in 32-bit floats (in PyTorch, module.float())");
    insta::assert_snapshot!(tensor(r#""dtype":"F32","shape":[2],"data_offsets":[0,4]"#), @"the header of net.safetensors is damaged (a: ShapeError/OutOfBounds: out of bounds indexing): copy or download it again");
    insta::assert_snapshot!(tensor(r#""dtype":"F32","shape":[0],"data_offsets":[4,4]"#), @"the header of net.safetensors is damaged (a lies at 4..4, expected 0..): copy or download it again");
    insta::assert_snapshot!(tensor(r#""dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,4]"#), @"the header of net.safetensors is damaged (a: ShapeError/Overflow: arithmetic overflow): copy or download it again");
    let back = r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[0],"data_offsets":[4,2]}}"#;
    insta::assert_snapshot!(message(&file(back, 1)), @"the header of net.safetensors is damaged (b lies at 4..2, expected 4..): copy or download it again");
    let odd = r#"{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,3]}}"#;
    insta::assert_snapshot!(message(&[&file(odd, 0)[..], &[0; 3]].concat()), @"the header of net.safetensors is damaged (a: 3 bytes are not whole numbers): copy or download it again");
    let none = r#"{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"#;
    let twice = message(&file(&format!(r#"{{"a":{none},"a":{none}}}"#), 0));
    insta::assert_snapshot!(twice, @"the header of net.safetensors is damaged (a comes twice): copy or download it again");
    let twice = r#"{"__metadata__":{},"__metadata__":{}}"#;
    insta::assert_snapshot!(message(&file(twice, 0)), @"the header of net.safetensors is damaged (duplicate field `__metadata__` at line 1 column 37): copy or download it again");
    // No numbers, and more of them than an array may have along its other axis.
    let huge = r#"{"a":{"dtype":"F32","shape":[0,18446744073709551615],"data_offsets":[0,0]}}"#;
    insta::assert_snapshot!(message(&file(huge, 0)), @"the header of net.safetensors is damaged (a: ShapeError/Overflow: arithmetic overflow): copy or download it again");
    let name = "x".repeat(100_000);
    let long = format!(
        r#"{{"{name}":{{"dtype":"{name}","shape":[1],"data_offsets":[0,4]}}}}"#
    );
    assert!(message(&file(&long, 1)).len() < 400);
}

#[test]
fn numbers_of_another_type() {
    let brain = r#"{"0.bias":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}"#;
    insta::assert_snapshot!(message(&file(brain, 1)), @"0.bias of net.safetensors is BF16, expected F32 or F16: save it again in 32-bit floats (in PyTorch, module.float())");
    let double = r#"{"0.bias":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#;
    insta::assert_snapshot!(message(&file(double, 2)), @"0.bias of net.safetensors is F64, expected F32 or F16: save it again in 32-bit floats (in PyTorch, module.float())");
}

#[test]
fn numbers_that_are_none() {
    let with = |index: [usize; 4], number: f32| {
        let mut network = course::<f32>(2);
        network.conv2.weight[index] = number;
        message(&save(&network, &[]))
    };
    insta::assert_snapshot!(with([9, 4, 3, 2], f32::NAN), @"3.weight[9, 4, 3, 2] of net.safetensors is NaN: a training that diverged leaves such weights, and what comes after them means nothing; train again with a lower learning rate, or take an earlier file");
    insta::assert_snapshot!(with([0, 0, 0, 0], f32::NEG_INFINITY), @"3.weight[0, 0, 0, 0] of net.safetensors is -inf: a training that diverged leaves such weights, and what comes after them means nothing; train again with a lower learning rate, or take an earlier file");
    // Too large for f32.
    let mut network = course::<f64>(2);
    network.linear.bias[46] = 1e39;
    insta::assert_snapshot!(message(&save(&network, &[])), @"7.bias[46] of net.safetensors is inf: a training that diverged leaves such weights, and what comes after them means nothing; train again with a lower learning rate, or take an earlier file");
}

#[test]
fn the_other_network() {
    insta::assert_snapshot!(message(&save(&book::<f32>(1), &[])), @"net.safetensors seems to hold the weights of the book's network, expected those of the course's network: pass the other file (weights/emnist.safetensors is the book's, weights/course.safetensors the course's), or choose the other network");
    let bytes = save(&course::<f32>(1), &[]);
    let file = NamedBytes { name: "course.safetensors", bytes: &bytes };
    insta::assert_snapshot!(load(&mut book::<f32>(1), file).unwrap_err(), @"course.safetensors seems to hold the weights of the course's network, expected those of the book's network: pass the other file (weights/emnist.safetensors is the book's, weights/course.safetensors the course's), or choose the other network");
}

#[test]
fn other_tensors() {
    insta::assert_snapshot!(changed(|tensors| drop(tensors.take::<f32>("3.bias", &[10]))), @"net.safetensors has no tensor 3.bias: it is of another network, or not whole; pass a file that was saved from this one");
    insta::assert_snapshot!(message(&Tensors::default().to_bytes()), @"net.safetensors has no tensor 0.weight: it is of another network, or not whole; pass a file that was saved from this one");
    let moment = Array1::<f32>::zeros(5).into_dyn();
    insta::assert_snapshot!(changed(|tensors| {
        tensors.insert("optimizer.first.0.bias", moment.view());
        tensors.insert("optimizer.second.0.bias", moment.view());
    }), @"net.safetensors holds more than was asked for (2, beginning with optimizer.first.0.bias): it is a checkpoint, or of another network; pass a file with this network's weights and nothing else");
    insta::assert_snapshot!(changed(|tensors| tensors.insert("7.bias", moment.view())), @"7.bias of net.safetensors has shape [5], expected [47]: pass a file that was saved from this network");
    // As many numbers, in another order.
    let mut network = course::<f32>(2);
    network.linear.weight.swap_axes(0, 1);
    insta::assert_snapshot!(message(&save(&network, &[])), @"7.weight of net.safetensors has shape [160, 47], expected [47, 160]: pass a file that was saved from this network");
}

#[test]
fn metadata_without_a_number() {
    let mut tensors = Tensors::default();
    tensors.insert("m", arr1(&[0.0_f32]).into_dyn().view());
    tensors.metadata.insert("step".into(), "-1".into());
    let bytes = tensors.to_bytes();
    let tensors =
        Tensors::read(NamedBytes { name: "checkpoint", bytes: &bytes }).unwrap();
    insta::assert_snapshot!(tensors.entry::<u64>("step").unwrap_err(), @r#"the step of checkpoint is "-1", expected a number: copy it again"#);
    insta::assert_snapshot!(tensors.entry::<u64>("epoch").unwrap_err(), @"checkpoint does not say its epoch: it was not written by a training; pass a checkpoint");
    assert_eq!(tensors.entry::<i64>("step"), Ok(-1));
}
