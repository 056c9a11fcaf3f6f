//! Chapter 11: the tile.

use listings::conv::product::{Product, Store};
use listings::conv::tile::{self, positions};
use listings::conv::{by_hand::convolve, einsum, naive};
use listings::levels::Level;
use listings::notation::{Strided, tables};
use listings::number::Number;
use listings::{Layout, Window, numbers, windows};
use ndarray::{Array, Array2, array};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== tables ==");
    // ANCHOR: tables
    let image = Array::range(0.0, 16.0, 1.0).into_shape_with_order((4, 4))?;
    let view = windows::of_image(image.view(), [2, 2])?; // (3, 3, 2, 2)
    let &[down, right, row, column] = view.strides() else { unreachable!() };
    let places = positions([3, 3], [down, right].map(isize::unsigned_abs));
    let taps = positions([2, 2], [row, column].map(isize::unsigned_abs));
    // ANCHOR_END: tables
    println!("places {places:?}");
    println!("taps   {taps:?}");

    println!("== matrix ==");
    let matrix = Array2::from_shape_fn((9, 4), |(i, j)| places[i] + taps[j]);
    println!("{matrix}");

    println!("== product ==");
    // ANCHOR: product
    let level = Level::new();
    let width = f64::lanes(level); // of these columns only the first two are not 0
    let mut weight = Array2::zeros((4, width));
    weight.column_mut(0).fill(1.0);
    weight.column_mut(1).assign(&array![-1.0, 1.0, -1.0, 1.0]);
    let product = Product {
        left: image.as_slice().ok_or("one block")?,
        rows: &places,
        columns: &taps,
        right: weight.as_slice().ok_or("one block")?,
        width,
        at: &positions([9], [width]),
    };
    let mut maps = Array2::zeros((9, width));
    let output = maps.as_slice_mut().ok_or("one block")?;
    f64::multiply(level, &product, Store::Set, output);
    // ANCHOR_END: product
    println!("{}", maps.column(0));
    println!("{}", maps.column(1));

    println!("== four loops ==");
    for kernel in [array![[1.0, 1.0], [1.0, 1.0]], array![[-1.0, 1.0], [-1.0, 1.0]]] {
        let map = convolve(image.view(), kernel.view())?;
        println!("{}", map.flatten());
    }

    println!("== reads ==");
    println!(" tile  multiply-adds  reads  reads each");
    for [m, v] in [[1, 1], [1, 4], [2, 4], [4, 4], [10, 4]] {
        let (sums, reads) = (m * v, m + v);
        let each = reads as f64 / sums as f64;
        println!("{m:>2} × {v}  {sums:>13}  {reads:>5}  {each:>10.2}");
    }

    println!("== geometry ==");
    // ANCHOR: geometry
    let window = Window::new([3, 3]).stride([2, 2]).dilation([2, 2]).padding([1, 1]);
    let (input, weight) = (numbers([2, 3, 9, 9]), numbers([5, 3, 3, 3]));
    let by_tiles = tile::conv2d(input.view(), weight.view(), &window)?;
    // ANCHOR_END: geometry
    println!("{:?}", by_tiles.dim());
    let oracle = naive::conv2d(input.view(), weight.view(), &window)?;
    println!("as seven loops: {}", by_tiles == oracle);

    println!("== lanes ==");
    // ANCHOR: lanes
    let filters: [usize; 5] = [1, 5, 16, 32, 47];
    for k in filters {
        let lanes = 16; // of f32 with AVX-512
        let computed = k.next_multiple_of(lanes);
        println!("{k:>3} wanted, {computed:>3} computed");
    }
    // ANCHOR_END: lanes

    println!("== any sum ==");
    // ANCHOR: any_sum
    let window = Window::new([3, 3]);
    let view = windows::of_batch(input.view(), &window)?; // (n, c, oh, ow, kh, kw)
    let (shape, strides) = (view.shape().to_vec(), view.strides().to_vec());
    let memory = input.as_slice().ok_or("one block")?;
    let overlapping = Strided::new(memory, Layout { shape, strides, offset: 0 })?;
    let operands = [overlapping, Strided::of(&weight)?];
    let maps = tables::einsum(einsum::CONV2D, &operands)?;
    // ANCHOR_END: any_sum
    println!("{}: {:?}", einsum::CONV2D, maps.shape());
    let oracle = naive::conv2d(input.view(), weight.view(), &window)?;
    println!("as seven loops: {}", maps == oracle.into_dyn());
    Ok(())
}
