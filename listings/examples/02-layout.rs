//! Chapter 2: how an array fakes two dimensions.

use listings::{Layout, memory_line};
use ndarray::{Array, ArrayView, Axis, Order, ShapeBuilder, s};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== twelve by twelve ==");
    // ANCHOR: twelve
    let image = Array::from_iter(0..144).into_shape_with_order((12, 12))?;
    println!("shape   {:?}", image.shape());
    println!("strides {:?}", image.strides());
    println!("image[[2, 5]] = {}", image[[2, 5]]);
    // ANCHOR_END: twelve

    println!("== position ==");
    let layout = Layout::c_order(&[12, 12]);
    for index in [[0, 0], [0, 1], [1, 0], [2, 5]] {
        println!("{index:?} lies at {}", layout.position(&index)?);
    }

    println!("== memory line ==");
    let row =
        (0..12).map(|x| layout.position(&[1, x])).collect::<Result<Vec<_>, _>>()?;
    let column =
        (0..4).map(|y| layout.position(&[y, 0])).collect::<Result<Vec<_>, _>>()?;
    println!("row 1, one step after another:");
    print!("{}", memory_line::draw(48, 16, row));
    println!("column 0, twelve cells at a time:");
    print!("{}", memory_line::draw(48, 16, column));

    println!("== bytes ==");
    let strides = Array::<f64, _>::zeros((12, 12)).strides().to_vec();
    println!(
        "f64: {strides:?} elements, {:?} bytes",
        times(&strides, size_of::<f64>())
    );
    let strides = Array::<f32, _>::zeros((12, 12)).strides().to_vec();
    println!(
        "f32: {strides:?} elements, {:?} bytes",
        times(&strides, size_of::<f32>())
    );

    println!("== orders ==");
    // ANCHOR: orders
    let line = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    println!("{}\n", ArrayView::from_shape((3, 4), &line)?);
    println!("{}", ArrayView::from_shape((3, 4).f(), &line)?);
    // ANCHOR_END: orders

    println!("== views ==");
    // ANCHOR: views
    let a = Array::from_iter(0..24).into_shape_with_order((4, 6))?;
    let first = a.as_ptr();
    let mut reversed = a.view();
    reversed.invert_axis(Axis(0));
    let row = a.row(0);
    for (name, view) in [
        ("a", a.view().into_dyn()),
        ("a.t()", a.t().into_dyn()),
        ("a.slice(s![.., ..;2])", a.slice(s![.., ..;2]).into_dyn()),
        ("a.slice(s![1..3, 2..5])", a.slice(s![1..3, 2..5]).into_dyn()),
        ("a, rows inverted", reversed.into_dyn()),
        ("a.diag()", a.diag().into_dyn()),
        ("a.row(0), broadcast", row.broadcast((3, 6)).ok_or("6 ≠ 6")?.into_dyn()),
    ] {
        let offset = (view.as_ptr() as usize - first as usize) / size_of::<i32>();
        let (shape, strides) = (view.shape(), view.strides());
        println!(
            "{name:<24}{:<9}{:<9}{offset:>3}",
            format!("{shape:?}"),
            format!("{strides:?}")
        );
    }
    // ANCHOR_END: views

    println!("== diagonal ==");
    let diagonal = Layout::c_order(&[4, 6]).diagonal();
    let touched =
        (0..4).map(|i| diagonal.position(&[i])).collect::<Result<Vec<_>, _>>()?;
    println!("stride {:?}", diagonal.strides);
    print!("{}", memory_line::draw(24, 6, touched));

    println!("== copy ==");
    // ANCHOR: copy
    let turned = a.t(); // (6, 4), no copy
    println!("{}", turned.into_shape_with_order(24).unwrap_err());
    let columns = turned.into_shape_with_order((24, Order::ColumnMajor))?;
    println!("{}", columns.slice(s![..8]));
    let copied = a.t().as_standard_layout().into_owned(); // (6, 4), copied
    println!("{:?} {:?}", a.t().strides(), copied.strides());
    // ANCHOR_END: copy

    println!("== write ==");
    // ANCHOR: write
    let mut a = a;
    a.slice_mut(s![.., ..;2]).fill(0);
    println!("{}", a.row(1));
    // ANCHOR_END: write

    println!("== out of bounds ==");
    // ANCHOR: out_of_bounds
    println!("{}", layout.position(&[0, 12]).unwrap_err());
    println!("{}", ArrayView::from_shape((3, 5), &line).unwrap_err());
    // ANCHOR_END: out_of_bounds
    Ok(())
}

fn times(strides: &[isize], bytes: usize) -> Vec<isize> {
    strides.iter().map(|stride| stride * bytes as isize).collect()
}
