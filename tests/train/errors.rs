//! What `train` says when it cannot, and that nothing is left behind then.

use std::fs;

use listings::emnist::{Dataset, NamedBytes, Part};
use listings::weights::Tensors;

use crate::folder::{Folder, run};

#[test]
fn options_that_make_no_sense() {
    let folder = Folder::to_learn();
    let error = |more: &[&str]| folder.error(&mut folder.train("out", more));
    insta::assert_snapshot!(error(&["--algorithm", "fft"]), @"error: there is no algorithm fft; the algorithms are naive, strided, einsum, einsum-weights-first, einsum-packed, im2col, shifted, tile, winograd, fused");
    insta::assert_snapshot!(error(&["--algorithm", "fused", "--network", "course"]), @"error: the algorithm fused is for the book's network, and the course's is computed by naive, strided, einsum, einsum-weights-first, einsum-packed, im2col, shifted, tile, winograd");
    insta::assert_snapshot!(error(&["--held-out", "94"]), @"error: --held-out 94 leaves nothing to learn from: there are 94 images; hold out fewer");
    insta::assert_snapshot!(error(&["--epochs", "0"]), @"error: the number of epochs is 0: use 1 or more");
    insta::assert_snapshot!(error(&["--batch", "0"]), @"error: the size of the batch is 0: use 1 or more");
    insta::assert_snapshot!(error(&["--batch", "71"]), @"error: --batch 71 is more than the 70 images to learn from: use 70 or fewer");
    insta::assert_snapshot!(error(&["--learning-rate", "1"]), @"error: the learning rate is 1: use 0 or more, and less than 1");
    insta::assert_snapshot!(error(&["--learning-rate=-0.1"]), @"error: the learning rate is -0.1: use 0 or more, and less than 1");
    insta::assert_snapshot!(error(&["--smoothing", "NaN"]), @"error: the smoothing is NaN: use 0 or more, and less than 1");
    let unknown = error(&["--network", "resnet"]);
    assert!(unknown.contains("[possible values: book, course]"), "{unknown}");
    let both = error(&["--resume"]);
    assert!(both.contains("cannot be used with '--resume'"), "{both}");
    assert_eq!(folder.names(""), ["data"]);
}

#[test]
fn files_of_another_split() {
    let folder = Folder::to_learn();
    let mapping: String =
        (0..62).map(|label| format!("{label} {}\n", 48 + label)).collect();
    fs::write(folder.path("data/emnist-balanced-mapping.txt"), mapping).unwrap();
    insta::assert_snapshot!(folder.error(&mut folder.train("out", &[])), @"error: the mapping in data has a class 61, and the classes of EMNIST Balanced are 0 to 46: these are the files of another split under its names; take those of Balanced");
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = Folder::to_learn();
    fs::write(folder.path("out"), "a file").unwrap();
    let error = folder.error(&mut folder.train("out", &[]));
    let start =
        "error: no file can be written in out: choose another folder with --out: ";
    assert!(error.starts_with(start), "{error}");
    assert_eq!(folder.names(""), ["data", "out"]);
}

/// A folder with the checkpoint of a training that took all its steps.
fn with_checkpoint() -> Folder {
    let folder = Folder::to_learn();
    fs::create_dir_all(folder.path("out/course.safetensors")).unwrap();
    folder.error(&mut folder.train("out", &["--epochs", "1"]));
    fs::remove_dir(folder.path("out/course.safetensors")).unwrap();
    folder
}

#[test]
fn a_checkpoint_in_the_way_and_none_where_one_should_be() {
    let folder = with_checkpoint();
    insta::assert_snapshot!(folder.error(&mut folder.train("out", &[])), @"error: out/checkpoint.safetensors is of a training that has not ended: go on with it by --resume, choose another folder with --out, or delete it");
    let resume = "train --resume --out nothing --data data".split(' ');
    let error = folder.error(&mut folder.program(resume));
    let error = error.split_inclusive("--out").next().unwrap(); // then what the system says
    insta::assert_snapshot!(error, @"error: there is no checkpoint nothing/checkpoint.safetensors to go on with: begin without --resume, or name its folder with --out");
    assert_eq!(folder.names(""), ["data", "out"]);
}

#[test]
fn a_checkpoint_of_other_images_or_a_damaged_one() {
    let folder = with_checkpoint();
    let resume = || {
        let options = "train --resume --out out --data data";
        folder.error(&mut folder.program(options.split(' ')))
    };
    // As many images, and as much ink, in another order.
    let set = Dataset::drawn(0..2);
    let turned = set.images().slice(ndarray::s![..;-1, .., ..]).to_owned();
    let pixels: Vec<u8> = turned.permuted_axes([0, 2, 1]).iter().copied().collect();
    let name = "data/emnist-balanced-train-images-idx3-ubyte.gz";
    let images = fs::read(folder.path(name)).unwrap();
    fs::write(folder.path(name), crate::build::images(&pixels)).unwrap();
    insta::assert_snapshot!(resume(), @"error: out/checkpoint.safetensors is of a training on other images than these, 94 images of the train files in data: name the folder it was begun with by --data");
    fs::write(folder.path(name), images).unwrap();
    // The same images under other labels.
    let name = "data/emnist-balanced-train-labels-idx1-ubyte.gz";
    let labels = fs::read(folder.path(name)).unwrap();
    fs::write(folder.path(name), crate::build::labels(&[0; 94])).unwrap();
    assert!(resume().contains("other images than these"));
    fs::write(folder.path(name), labels).unwrap();

    let file = folder.path("out/checkpoint.safetensors");
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..10_000]).unwrap();
    let wanted = format!(
        "error: out/checkpoint.safetensors is truncated: {} bytes were expected, header \
         included, and 10000 are there; copy or download it again",
        bytes.len()
    );
    assert_eq!(resume(), wanted);
    let mut tensors = Tensors::read(NamedBytes { name: "", bytes: &bytes }).unwrap();
    tensors.metadata.insert("algorithm".into(), "fft".into());
    fs::write(&file, tensors.to_bytes()).unwrap();
    assert!(resume().starts_with("error: there is no algorithm fft;"));
    tensors.metadata.remove("algorithm");
    fs::write(&file, tensors.to_bytes()).unwrap();
    insta::assert_snapshot!(resume(), @"error: out/checkpoint.safetensors does not say its algorithm: it was not written by a training; pass a checkpoint");
    assert_eq!(folder.names("out"), ["checkpoint.safetensors", "metrics.jsonl"]);
}

/// The last checkpoint before it is the last that is any good.
#[test]
fn a_training_that_diverges_leaves_its_checkpoint() {
    let folder = with_checkpoint();
    let file = folder.path("out/checkpoint.safetensors");
    let bytes = fs::read(&file).unwrap();
    let mut tensors = Tensors::read(NamedBytes { name: "", bytes: &bytes }).unwrap();
    for (name, shape) in
        [("0.weight", vec![5, 1, 5, 5]), ("3.weight", vec![10, 5, 5, 5])]
    {
        let weight = tensors.take::<f32>(name, &shape).unwrap() * 1e25;
        tensors.insert(name, weight.view());
    }
    tensors.metadata.insert("epochs".into(), "3".into());
    let bytes = tensors.to_bytes();
    fs::write(&file, &bytes).unwrap();
    let options = "train --resume --out out --data data";
    insta::assert_snapshot!(folder.error(&mut folder.program(options.split(' '))), @"error: at step 3 the loss is NaN: the training has diverged; begin again with a lower learning rate");
    assert!(fs::read(&file).unwrap() == bytes);
    assert_eq!(folder.names("out"), ["checkpoint.safetensors", "metrics.jsonl"]);
}

#[test]
fn no_training_files() {
    let folder = Folder::new();
    folder.write(Part::Test, &Dataset::drawn(0..1), 3);
    let error = folder.error(&mut folder.train("out", &[]));
    let start = "error: data has no file emnist-balanced-train-images-idx3-ubyte.gz";
    assert!(error.starts_with(start), "{error}");

    folder.write(Part::Train, &Dataset::drawn(0..1), 3);
    run(&mut folder
        .train("out", &["--held-out", "2", "--batch", "1", "--epochs", "1"]));
}
