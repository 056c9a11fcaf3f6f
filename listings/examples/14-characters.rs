//! Chapter 14: the characters lie on their side.

use listings::emnist::{Dataset, NamedBytes, idx};
use listings::picture;
use ndarray::{Array4, ArrayView2, ArrayView3, Axis, s};

// ANCHOR: images
/// The images in a file, where they lie in it.
fn images(file: &[u8]) -> Option<ArrayView3<'_, u8>> {
    let (header, pixels) = file.split_at_checked(16)?;
    let (words, _) = header.as_chunks();
    let words: Vec<_> = words.iter().map(|&word| u32::from_be_bytes(word)).collect();
    let [0x0803, n, rows, columns] = words[..] else { return None };
    let shape = [n, rows, columns].map(|length| length as usize);
    ArrayView3::from_shape(shape, pixels).ok()
}
// ANCHOR_END: images

/// A file as EMNIST has it: the magic number, the lengths of the axes, the bytes.
fn idx_file(magic: u32, shape: &[usize], bytes: &[u8]) -> Vec<u8> {
    let lengths = shape.iter().map(|&length| length as u32);
    let words = [magic].into_iter().chain(lengths);
    words.flat_map(u32::to_be_bytes).chain(bytes.iter().copied()).collect()
}

fn draw(image: ArrayView2<'_, u8>) -> String {
    picture::draw(image.mapv(|pixel| f32::from(pixel) / 255.0).view())
}

/// The ink at the top right and at the bottom left, out of all the ink.
fn corners(images: ArrayView3<'_, u8>) -> [f32; 2] {
    let ink = images.mapv(f32::from); // (n, h, w)
    [s![.., ..14, 14..], s![.., 14.., ..14]]
        .map(|corner| ink.slice(corner).sum() / ink.sum())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let set = Dataset::drawn(0..1);
    let stored = set.images().permuted_axes([0, 2, 1]);
    let bytes = stored.as_slice().ok_or("one block")?;
    let file = idx_file(0x0803, stored.shape(), bytes);

    println!("== header ==");
    for word in file[..16].chunks(4) {
        let bytes: Vec<_> = word.iter().map(|byte| format!("{byte:02x}")).collect();
        println!("{}", bytes.join(" "));
    }

    println!("== length ==");
    println!("{} images, {} bytes", u32::from(file[7]), file.len());

    println!("== stored ==");
    // ANCHOR: stored
    let stored = images(&file).ok_or("not a file of images")?;
    print!("{}", draw(stored.index_axis(Axis(0), 27)));
    // ANCHOR_END: stored

    println!("== upright ==");
    // ANCHOR: upright
    let upright = stored.permuted_axes([0, 2, 1]); // (n, rows, columns)
    println!("as stored: {:?}", stored.strides());
    println!("upright:   {:?}", upright.strides());
    // ANCHOR_END: upright
    println!("both begin at byte 16 of the file: {}", {
        let byte = &raw const file[16];
        stored.as_ptr() == byte && upright.as_ptr() == byte
    });

    println!("== mapping ==");
    for label in [0, 9, 10, 35, 36, 46] {
        let character = set.mapping().character(label).ok_or("one of the 47")?;
        println!("{label:>2} {:<3}  {character}", u32::from(character));
    }

    println!("== views ==");
    // ANCHOR: views
    let set = Dataset::drawn(0..8);
    let images = set.images(); // (n, h, w)
    let in_order = images.slice(s![94..222, .., ..]);
    let every_third_backwards = images.slice(s![..;-3, .., ..]);
    let every_r = images.slice(s![27..;47, .., ..]);
    let as_you_like = images.select(Axis(0), &[3, 14, 15, 92]);
    // ANCHOR_END: views
    let memory = images.permuted_axes([0, 2, 1]);
    let memory = memory.as_slice().ok_or("one block")?;
    for (name, images) in [
        ("in order", in_order),
        ("every third, backwards", every_third_backwards),
        ("every R", every_r),
        ("as you like", as_you_like.view()),
    ] {
        let inside = memory.as_ptr_range().contains(&images.as_ptr());
        let what = if inside { "a view" } else { "a copy" };
        println!("{name:<22}  {what}, strides {:?}", images.strides());
    }

    println!("== channels ==");
    // ANCHOR: channels
    let batch = in_order.insert_axis(Axis(1)); // (n, c, h, w)
    println!("{:?} with strides {:?}", batch.shape(), batch.strides());
    // ANCHOR_END: channels

    println!("== batch ==");
    // ANCHOR: shuffled
    let batch: Array4<f32> = set.batch(&[3, 14, 15, 92]); // (n, c, h, w)
    // ANCHOR_END: shuffled
    println!("{:?} with strides {:?}", batch.shape(), batch.strides());
    let labels = [3, 14, 15, 92].map(|index| set.character(index));
    println!("{labels:?}");

    println!("== refused ==");
    // ANCHOR: refused
    let page = b"<!DOCTYPE html><html><title>Moved</title></html>";
    let labels = idx_file(0x0801, &[47], &[0; 47]);
    for (name, bytes) in [
        ("images.gz", page.as_slice()),
        ("images", &labels),
        ("images", &file[..20_000]),
    ] {
        match idx::images(NamedBytes { name, bytes }) {
            Ok(images) => println!("{} images", images.len_of(Axis(0))),
            Err(error) => println!("{error}"),
        }
    }
    // ANCHOR_END: refused

    println!("== corners ==");
    // ANCHOR: corners
    let upright = images.slice(s![21..;47, .., ..]); // every L
    let stored = upright.permuted_axes([0, 2, 1]);
    for (name, images) in [("upright", upright), ("as stored", stored)] {
        let [top_right, bottom_left] = corners(images);
        println!("{name:<9}  {top_right:.2} top right, {bottom_left:.2} bottom left");
    }
    // ANCHOR_END: corners

    println!("== sizes ==");
    for (part, n) in [("to learn from", 47 * 2400), ("to be tested on", 47 * 400)] {
        let megabytes = |bytes: usize| (n * bytes) as f64 / 1e6;
        let (u8s, f32s) = (megabytes(784), megabytes(784 * size_of::<f32>()));
        println!(
            "{part:<15} {n:>6} images: {u8s:>5.1} MB in u8, {f32s:>5.1} MB in f32"
        );
    }
    println!("a batch of 128: {} bytes to read", 128 * 784);
    println!("                {} bytes to write", 128 * 784 * size_of::<f32>());
    println!("every image:    {} batches", (47_usize * 2400).div_ceil(128));
    Ok(())
}
