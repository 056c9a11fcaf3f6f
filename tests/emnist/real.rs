//! Real files: `EMNIST_DIR=… cargo test --test emnist -- --ignored`.

use listings::emnist::{Dataset, Part, Split};
use ndarray::{Array2, ArrayView2, Axis, s};
use tools::data::{folder, load};

/// The mean image of a character, `(28, 28)`.
fn mean(set: &Dataset, character: char) -> Array2<f64> {
    let places: Vec<usize> =
        (0..set.len()).filter(|&i| set.character(i) == character).collect();
    let batch = set.batch::<f64>(&places); // (n, 1, 28, 28)
    batch
        .index_axis(Axis(1), 0)
        .mean_axis(Axis(0))
        .expect("the set has this character")
}

/// The ink in each quarter: top left, top right, bottom left, bottom right.
fn quarters(image: ArrayView2<'_, f64>) -> [f64; 4] {
    let quarters = [s![..14, ..14], s![..14, 14..], s![14.., ..14], s![14.., 14..]];
    quarters.map(|quarter| image.slice(quarter).sum())
}

#[test]
#[ignore = "needs EMNIST files: set EMNIST_DIR"]
fn balanced_test_has_every_class_equally_often() {
    let set = load(&folder(None).unwrap(), Split::Balanced, Part::Test).unwrap();
    assert_eq!(set.mapping().labels(), 0..=46);
    let mut counts = [0; 47];
    for &label in set.labels() {
        counts[usize::from(label)] += 1;
    }
    // 400 a class in the official file, 100 in a reduced one.
    assert_eq!(counts, [set.len() / 47; 47]);
    println!("{} images, {} a class", set.len(), counts[0]);
    let characters: String =
        set.mapping().labels().filter_map(|l| set.mapping().character(l)).collect();
    assert_eq!(characters, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt");
}

#[test]
#[ignore = "needs EMNIST files: set EMNIST_DIR"]
fn real_characters_stand_upright() {
    let set = load(&folder(None).unwrap(), Split::Balanced, Part::Test).unwrap();

    // The foot of an L leaves its top right empty. Transposed, the bottom left would be.
    let l = mean(&set, 'L');
    let is_l = |image| {
        let [_, top_right, bottom_left, _] = quarters(image);
        bottom_left > 1.25 * top_right
    };
    println!("L: {:.1?}", quarters(l.view()));
    assert!(is_l(l.view()) && !is_l(l.t()));

    // The bar of a T is at its top. Transposed, it would stand at the left.
    let t = mean(&set, 'T');
    let is_t = |image| {
        let [top_left, top_right, bottom_left, bottom_right] = quarters(image);
        top_left + top_right > 2.0 * (bottom_left + bottom_right)
    };
    println!("T: {:.1?}", quarters(t.view()));
    assert!(is_t(t.view()) && !is_t(t.t()));
}

#[test]
#[ignore = "needs EMNIST files: set EMNIST_DIR"]
fn the_published_mnist_test_files_are_read() {
    let set = load(&folder(None).unwrap().join("official"), Split::Mnist, Part::Test)
        .unwrap();
    assert_eq!(set.len(), 10_000);
    let characters: Vec<char> =
        (0..=9).filter_map(|l| set.mapping().character(l)).collect();
    assert_eq!(characters, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);

    // The bar of a 7 ends at the top right. Transposed, it would end at the bottom left.
    let [_, top_right, bottom_left, _] = quarters(mean(&set, '7').view());
    println!(
        "7: {top_right:.1} at the top right, {bottom_left:.1} at the bottom left"
    );
    assert!(top_right > 2.0 * bottom_left);
}
