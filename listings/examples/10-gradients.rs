//! Chapter 10: gradients are convolutions too.

use listings::conv::{einsum as strings, gradient, naive};
use listings::gradcheck::{central_differences, gradcheck, step};
use listings::{Algorithm, Window, kernels, numbers, pad, scatter, windows};
use ndarray::{Array, Array4, array, s};
use ndarray_einsum::einsum;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("== one output ==");
    // ANCHOR: one_output
    let image =
        Array::range(0.0, 144.0, 1.0).into_shape_with_order((1, 1, 12, 12))?;
    let kernel = Array::range(0.0, 9.0, 1.0).into_shape_with_order((1, 1, 3, 3))?;
    let window = Window::new([3, 3]);
    let mut d_output = Array4::zeros((1, 1, 10, 10));
    d_output[[0, 0, 4, 6]] = 1.0; // the loss is output [4, 6] itself
    let d_input = naive::d_input(d_output.view(), kernel.view(), [12, 12], &window)?;
    let d_weight = naive::d_weight(image.view(), d_output.view(), &window)?;
    println!("{}", d_input.slice(s![0, 0, 3..8, 5..10]));
    println!("{}", d_weight.slice(s![0, 0, .., ..]));
    // ANCHOR_END: one_output

    println!("== all outputs ==");
    // ANCHOR: all_outputs
    let d_output = Array4::<f64>::ones((1, 1, 10, 10)); // the loss is the sum of the map
    let d_bias = gradient::bias(d_output.view());
    let d_weight = naive::d_weight(image.view(), d_output.view(), &window)?;
    let d_input = naive::d_input(d_output.view(), kernel.view(), [12, 12], &window)?;
    println!("bias   {d_bias}");
    println!("weight\n{}", d_weight.slice(s![0, 0, .., ..]));
    println!("input\n{}", d_input.slice(s![0, 0, ..4, ..4]));
    // ANCHOR_END: all_outputs

    println!("== strings ==");
    // ANCHOR: strings
    let view = windows::of_image(image.slice(s![0, 0, .., ..]), [3, 3])?; // (x, y, i, j)
    let d_map = d_output.slice(s![0, 0, .., ..]); // (x, y)
    let taps = kernel.slice(s![0, 0, .., ..]); // (i, j)
    let d_kernel = einsum("xyij,xy->ij", &[&view, &d_map])?;
    let d_view = einsum("xy,ij->xyij", &[&d_map, &taps])?;
    println!("{:?} {:?}", d_kernel.shape(), d_view.shape());
    // ANCHOR_END: strings
    let same = d_kernel == d_weight.slice(s![0, 0, .., ..]).to_owned().into_dyn();
    println!("the kernel's gradient, as by loops: {same}");
    let d_view = d_view.into_shape_with_order((1, 1, 10, 10, 3, 3))?;
    let added = scatter::add(d_view.view(), [12, 12], &window)?;
    println!("the view's, added up, is the input's: {}", added == d_input);

    println!("== course ==");
    // ANCHOR: course
    let inputs = numbers([2, 3, 4, 4]); // (n, i, 4, 4)
    let d_outputs = numbers([2, 2, 3, 3]); // (n, o, d, e)
    let view = windows::of_batch(inputs.view(), &Window::new([3, 3]))?; // (n, i, j, k, d, e)
    let d_weights = einsum("nijkde,node->oijk", &[&view, &d_outputs])?;
    println!("windows {:?}, weights {:?}", view.shape(), d_weights.shape());
    // ANCHOR_END: course
    let own =
        strings::d_weight(inputs.view(), d_outputs.view(), &Window::new([2, 2]))?;
    println!("as by {}: {}", strings::D_WEIGHT, d_weights == own.into_dyn());

    println!("== transpose ==");
    // ANCHOR: transpose
    let series =
        array![3.0, 5.0, 4.0, 9.0, 5.0].into_shape_with_order((1, 1, 1, 5))?;
    let three = Window::new([1, 3]);
    let read = windows::of_batch(series.view(), &three)?; // (1, 1, 1, 3, 1, 3)
    let back = scatter::add(read, [1, 5], &three)?;
    println!("{}", back.slice(s![0, 0, 0, ..]));
    // ANCHOR_END: transpose

    println!("== by convolution ==");
    // ANCHOR: by_convolution
    let frame = pad::zeros(d_output.view(), [[2, 2], [2, 2]])?; // 14 × 14
    let turned = kernel.slice(s![.., .., ..;-1, ..;-1]);
    let full = naive::conv2d(frame.view(), turned, &Window::new([3, 3]))?;
    println!("the input's: {:?}, {}", full.dim(), full == d_input);
    let taps = naive::conv2d(image.view(), d_output.view(), &Window::new([10, 10]))?;
    println!("the weight's: {:?}, {}", taps.dim(), taps == d_weight);
    // ANCHOR_END: by_convolution

    println!("== every geometry ==");
    // ANCHOR: every_geometry
    let window = Window::new([3, 2]).stride([2, 1]).padding([1, 0]).dilation([1, 2]);
    let (input, weight) = (numbers([2, 3, 8, 7]), numbers([4, 3, 3, 2]));
    let output = naive::conv2d(input.view(), weight.view(), &window)?;
    let d_output = numbers(output.dim());
    for algorithm in Algorithm::ALL {
        let d_input =
            algorithm.d_input(d_output.view(), weight.view(), [8, 7], &window)?;
        let d_weight = algorithm.d_weight(input.view(), d_output.view(), &window)?;
        let forward = (&output * &d_output).sum();
        let [backward, sideways] =
            [(&input * &d_input).sum(), (&weight * &d_weight).sum()];
        println!("{:>20} {forward} {backward} {sideways}", algorithm.name);
    }
    // ANCHOR_END: every_geometry

    println!("== differences ==");
    // ANCHOR: differences
    let cube = |x: &ndarray::Array1<f64>| x.mapv(|x| x * x * x).sum();
    let at = array![1.0, 2.0, 3.0];
    println!("{:.6}", central_differences(cube, &at, 0.1));
    println!("{:.6}", central_differences(cube, &at, step()));
    // ANCHOR_END: differences

    println!("== check ==");
    // ANCHOR: check
    let loss = |output: &Array4<f64>| output.mapv(|y| (1.0 + y * y).sqrt()).sum();
    let d_loss = |output: &Array4<f64>| output.mapv(|y| y / (1.0 + y * y).sqrt());
    let d_output = d_loss(&naive::conv2d(input.view(), weight.view(), &window)?);
    let d_input = naive::d_input(d_output.view(), weight.view(), [8, 7], &window)?;
    let of_input = |input: &Array4<f64>| loss(&convolve(input, &weight, &window));
    let off = gradcheck("d_input", of_input, &input, &d_input)?;
    println!("off by less than 1e-8: {}", off < 1e-8);
    // ANCHOR_END: check

    println!("== not turned ==");
    // ANCHOR: not_turned
    let window = Window::new([3, 3]);
    let image = numbers([1, 1, 6, 6]);
    for kernel in [2, 0].map(|kernel| &kernels::ALL[kernel]) {
        let weight = kernel.array().into_shape_with_order((1, 1, 3, 3))?;
        let d_output = d_loss(&convolve(&image, &weight, &window));
        let frame = pad::zeros(d_output.view(), [[2, 2], [2, 2]])?;
        let wrong = naive::conv2d(frame.view(), weight.view(), &window)?;
        let of_image = |image: &Array4<f64>| loss(&convolve(image, &weight, &window));
        match gradcheck("d_input", of_image, &image, &wrong) {
            Ok(_) => println!("{}: no difference found", kernel.name),
            Err(error) => println!("{}: {error}", kernel.name),
        }
    }
    // ANCHOR_END: not_turned

    println!("== not summed ==");
    // ANCHOR: not_summed
    let batch = numbers([2, 1, 6, 6]);
    let weight = kernels::ALL[2].array().into_shape_with_order((1, 1, 3, 3))?;
    let d_output = d_loss(&convolve(&batch, &weight, &window));
    let first = d_output.slice(s![..1, .., .., ..]); // the batch's first image alone
    let wrong = naive::d_weight(batch.slice(s![..1, .., .., ..]), first, &window)?;
    let of_weight = |weight: &Array4<f64>| loss(&convolve(&batch, weight, &window));
    println!("{}", gradcheck("d_weight", of_weight, &weight, &wrong).unwrap_err());
    // ANCHOR_END: not_summed

    println!("== kink ==");
    // ANCHOR: kink
    let relu = |x: &ndarray::Array1<f64>| x.mapv(|x| x.max(0.0)).sum();
    let at = array![-1.0, 0.0, 1.0];
    println!("{}", central_differences(relu, &at, step()));
    // ANCHOR_END: kink
    Ok(())
}

fn convolve(
    input: &Array4<f64>,
    weight: &Array4<f64>,
    window: &Window,
) -> Array4<f64> {
    naive::conv2d(input.view(), weight.view(), window).expect("a window that fits")
}
