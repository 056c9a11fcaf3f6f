//! Chapter 12: fewer multiplications.

use std::cell::Cell;
use std::ops::{Add, Neg, Sub};

use listings::conv::winograd::{self, Form, f2, f4, one_channel};
use listings::conv::{by_hand::convolve, naive, tile};
use listings::levels::Level;
use listings::{Result, Window, kernels, letter, numbers, random, windows};
use ndarray::{Array, Array4, ArrayView4, Axis};

const WINDOW: Window = Window::new([3, 3]);

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    println!("== by six ==");
    // ANCHOR: by_six
    let (d, g) = ([3.0, 1.0, 4.0, 1.0], [2.0, -1.0, 3.0]);
    let y0 = d[0] * g[0] + d[1] * g[1] + d[2] * g[2];
    let y1 = d[1] * g[0] + d[2] * g[1] + d[3] * g[2];
    // ANCHOR_END: by_six
    println!("{y0} {y1}");

    println!("== by four ==");
    // ANCHOR: by_four
    let m = [
        (d[0] - d[2]) * g[0],
        (d[1] + d[2]) * (g[0] + g[1] + g[2]) / 2.0,
        (d[2] - d[1]) * (g[0] - g[1] + g[2]) / 2.0,
        (d[1] - d[3]) * g[2],
    ];
    let (y0, y1) = (m[0] + m[1] + m[2], m[1] - m[2] - m[3]);
    // ANCHOR_END: by_four
    println!("{y0} {y1}");
    println!("from {m:?}");

    println!("== by matrices ==");
    // ANCHOR: by_matrices
    let [input, weight, output] = Form::F2.matrices::<f64>();
    let (d, g) = (Array::from_iter(d), Array::from_iter(g));
    let y = output.dot(&(weight.dot(&g) * input.dot(&d)));
    // ANCHOR_END: by_matrices
    println!("{y}");

    println!("== counts ==");
    println!("         block  multiplications  by windows  fewer");
    for form in Form::BOTH {
        let (step, side) = (form.step(), form.side());
        let (products, direct) = (side * side, 9 * step * step);
        let ratio = direct as f64 / products as f64;
        println!(
            "{}   {step} × {step}  {products:>15}  {direct:>10}  {ratio:.2} ×",
            name(form)
        );
    }

    println!("== patches ==");
    // ANCHOR: patches
    let image = Array::range(0.0, 36.0, 1.0).into_shape_with_order((1, 1, 6, 6))?;
    let patch = Window::new([4, 4]).stride([2, 2]);
    let view = windows::of_batch(image.view(), &patch)?;
    // ANCHOR_END: patches
    println!("{:?} {:?}", view.shape(), view.strides());
    println!("{}", view.slice(ndarray::s![0, 0, 0, 1, .., ..]));

    println!("== einsum ==");
    // ANCHOR: einsum
    let (input, weight) = (numbers([2, 3, 9, 8]), numbers([5, 3, 3, 3]));
    let maps = winograd::by_einsum::conv2d(Form::F2, input.view(), weight.view())?;
    // ANCHOR_END: einsum
    println!("{:?}", maps.dim());
    let oracle = naive::conv2d(input.view(), weight.view(), &WINDOW)?;
    println!("as seven loops: {}", maps == oracle);

    println!("== letter ==");
    let (letter, sobel) = (letter(), kernels::ALL[2].array());
    let edges = convolve(letter.view(), sobel.view())?;
    let [image, kernel] = [letter.view(), sobel.view()]
        .map(|array| array.insert_axis(Axis(0)).insert_axis(Axis(0)));
    for form in Form::BOTH {
        let map = winograd::conv2d_at(Level::new(), form, image, kernel, &WINDOW)?;
        let off = &map.index_axis(Axis(0), 0).index_axis(Axis(0), 0) - &edges;
        let equal = off.iter().all(|&off| off == 0.0);
        let close = off.iter().all(|off| off.abs() < 1e-12);
        println!("{}: equal {equal}, to 1e-12 {close}", name(form));
    }

    println!("== sums ==");
    let sums = [
        (Form::F2, [(4 + 4) * count(f2::input), (4 + 2) * count(f2::output)]),
        (Form::F4, [(6 + 6) * count(f4::input), (6 + 4) * count(f4::output)]),
    ];
    println!("        of a patch  of a block");
    for (form, [patch, block]) in sums {
        println!("{:<6}  {patch:>10}  {block:>10}", name(form));
    }

    println!("== work ==");
    println!("    layer  windows  F(2×2)  F(4×4)");
    // ANCHOR: work
    for [c, k] in [[1, 1], [3, 16], [32, 64], [64, 128]] {
        let windows = 9 * c * k;
        let [f2, f4] = sums.map(|(form, [patch, block])| {
            let products = form.side() * form.side() * c * k;
            (products + patch * c + block * k) / (form.step() * form.step())
        });
        println!("{:>9}  {windows:>7}  {f2:>6}  {f4:>6}", format!("{c} → {k}"));
    }
    // ANCHOR_END: work

    println!("== left over ==");
    println!("outputs  F(2×2)  F(4×4)");
    for side in [1_usize, 2, 4, 5, 8, 10, 24] {
        let [f2, f4] = Form::BOTH
            .map(|form| (9 * side * side) as f64 / points(form, side).pow(2) as f64);
        println!("{:>7}  {f2:>4.2} ×  {f4:>4.2} ×", format!("{side} × {side}"));
    }

    println!("== memory ==");
    println!("                 pixels or sums  maps or products");
    println!("the layer        {:>14}  {:>16}", 12 * 12 * 32, 10 * 10 * 64);
    for form in Form::BOTH {
        let numbers = points(form, 10).pow(2);
        println!("{:<15}  {:>14}  {:>16}", name(form), numbers * 32, numbers * 64);
    }

    println!("== errors ==");
    println!("             forward  d input  d weight");
    let level = Level::new();
    errors("seven loops", naive::conv2d, naive::d_input, naive::d_weight)?;
    errors("tile", tile::conv2d, tile::d_input, tile::d_weight)?;
    for form in Form::BOTH {
        errors(
            name(form),
            |x, weight, window| winograd::conv2d_at(level, form, x, weight, window),
            |g, weight, size, window| {
                winograd::d_input_at(level, form, g, weight, size, window)
            },
            |x, g, window| winograd::d_weight_at(level, form, x, g, window),
        )?;
    }

    println!("== errors along the lines ==");
    println!("             forward  d weight");
    errors_of_one_channel("seven loops", naive::conv2d, naive::d_weight)?;
    errors_of_one_channel("tile", tile::conv2d, tile::d_weight)?;
    errors_of_one_channel(
        "F(4, 5)",
        |x, weight, window| {
            let mut maps = Array4::zeros([0; 4]);
            one_channel::conv2d_into(level, x, weight, window, &mut maps)?;
            Ok(maps)
        },
        |x, g, window| one_channel::d_weight_at(level, x, g, window),
    )?;
    Ok(())
}

fn name(form: Form) -> &'static str {
    match form {
        Form::F2 => "F(2×2)",
        Form::F4 => "F(4×4)",
    }
}

/// Products along a side of so many outputs, for each channel and filter.
fn points(form: Form, outputs: usize) -> usize {
    let blocks = (0..outputs).step_by(form.step());
    blocks.map(|before| form.points(outputs - before)).sum()
}

/// A line of errors: of `f32`, relative to the seven loops in `f64`, as a root of mean
/// squares.
fn errors(
    name: &str,
    conv2d: impl Fn(View<'_>, View<'_>, &Window) -> Result<Array4<f32>>,
    d_input: impl Fn(View<'_>, View<'_>, [usize; 2], &Window) -> Result<Array4<f32>>,
    d_weight: impl Fn(View<'_>, View<'_>, &Window) -> Result<Array4<f32>>,
) -> Result<()> {
    let shapes = [[1, 32, 10, 10], [32, 32, 3, 3], [1, 32, 8, 8]];
    let [(x, x64), (weight, weight64), (g, g64)] = pairs(shapes);
    let (x64, weight64, g64) = (x64.view(), weight64.view(), g64.view());
    let errors = [
        error(
            conv2d(x.view(), weight.view(), &WINDOW)?,
            naive::conv2d(x64, weight64, &WINDOW)?,
        ),
        error(
            d_input(g.view(), weight.view(), [10, 10], &WINDOW)?,
            naive::d_input(g64, weight64, [10, 10], &WINDOW)?,
        ),
        error(
            d_weight(x.view(), g.view(), &WINDOW)?,
            naive::d_weight(x64, g64, &WINDOW)?,
        ),
    ];
    let [forward, d_input, d_weight] = errors.map(|error| format!("{error:.0e}"));
    println!("{name:<11}  {forward:>7}  {d_input:>7}  {d_weight:>8}");
    Ok(())
}

/// The same of the network's first layer.
fn errors_of_one_channel(
    name: &str,
    conv2d: impl Fn(View<'_>, View<'_>, &Window) -> Result<Array4<f32>>,
    d_weight: impl Fn(View<'_>, View<'_>, &Window) -> Result<Array4<f32>>,
) -> Result<()> {
    let shapes = [[8, 1, 28, 28], [32, 1, 5, 5], [8, 32, 24, 24]];
    let [(x, x64), (weight, weight64), (g, g64)] = pairs(shapes);
    let window = Window::new([5, 5]);
    let forward = error(
        conv2d(x.view(), weight.view(), &window)?,
        naive::conv2d(x64.view(), weight64.view(), &window)?,
    );
    let d_weight = error(
        d_weight(x.view(), g.view(), &window)?,
        naive::d_weight(x64.view(), g64.view(), &window)?,
    );
    let [forward, d_weight] = [forward, d_weight].map(|error| format!("{error:.0e}"));
    println!("{name:<11}  {forward:>7}  {d_weight:>8}");
    Ok(())
}

/// Numbers from -1 to 1, and the same numbers in `f64`.
fn pairs(shapes: [[usize; 4]; 3]) -> [(Array4<f32>, Array4<f64>); 3] {
    let mut random = random::seeded(12, &[]);
    shapes.map(|shape| {
        let number = || random::between(&mut random, -1.0, 1.0) as f32;
        let array = Array4::from_shape_simple_fn(shape, number);
        let same = array.mapv(f64::from);
        (array, same)
    })
}

fn error(got: Array4<f32>, want: Array4<f64>) -> f64 {
    let off = got.mapv(f64::from) - &want;
    ((&off * &off).sum() / (&want * &want).sum()).sqrt()
}

type View<'a> = ArrayView4<'a, f32>;

/// How many additions and subtractions a function makes.
fn count<const C: usize, const R: usize>(
    f: fn([Counted; C]) -> [Counted; R],
) -> usize {
    SUMS.set(0);
    f([Counted; C]);
    SUMS.get()
}

/// A number that counts what is done with it.
#[derive(Debug, Clone, Copy)]
struct Counted;

thread_local! {
    static SUMS: Cell<usize> = const { Cell::new(0) };
}

fn one_more() -> Counted {
    SUMS.set(SUMS.get() + 1);
    Counted
}

impl Add for Counted {
    type Output = Counted;

    fn add(self, _: Counted) -> Counted {
        one_more()
    }
}

impl Sub for Counted {
    type Output = Counted;

    fn sub(self, _: Counted) -> Counted {
        one_more()
    }
}

impl Neg for Counted {
    type Output = Counted;

    fn neg(self) -> Counted {
        self
    }
}
