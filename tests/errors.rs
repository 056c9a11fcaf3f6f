//! What each error says: the thing, its value, what to do.

use ndarray::{Array1, Array2, Array4, Array6, array};

use listings::conv::naive;
use listings::gradcheck::gradcheck;
use listings::nn::{Linear, Sgd, cross_entropy, dropout};
use listings::notation::Strided;
use listings::{Error, Layout, Window, conv, pad, scatter, tricks, windows};

/// The message of an error that must have happened.
fn message<T>(result: Result<T, Error>) -> String {
    result.map(|_| ()).unwrap_err().to_string()
}

fn convolve(input: [usize; 4], weight: [usize; 4], window: &Window) -> String {
    let (input, weight) = (Array4::<f32>::zeros(input), Array4::zeros(weight));
    message(conv::output_shape(&input.view(), &weight.view(), window))
}

#[test]
fn of_a_window() {
    insta::assert_snapshot!(message(Window::new([3, 0]).output([12, 12])),
        @"the kernel's width is 0: it needs at least one tap along each axis");
    insta::assert_snapshot!(message(Window::new([3, 3]).stride([0, 1]).output([12, 12])),
        @"the stride along the height is 0: the window would never move; use 1 or more");
    insta::assert_snapshot!(message(Window::new([3, 3]).dilation([1, 0]).output([12, 12])),
        @"the dilation along the width is 0: use 1 for taps side by side, 2 for every other pixel");
    insta::assert_snapshot!(message(Window::new([5, 5]).padding([0, 1]).output([4, 12])),
        @"the kernel spans 5 pixels of height, but the input has 4 and 0 of padding: use a smaller kernel or dilation, or more padding");
    insta::assert_snapshot!(message(Window::new([3, 3]).padding([usize::MAX, 0]).output([4, 4])),
        @"the padded input does not fit in memory: the sizes come to more than 9223372036854775807 bytes");
}

#[test]
fn of_a_convolution() {
    let window = Window::new([3, 3]);
    insta::assert_snapshot!(convolve([1, 3, 8, 8], [4, 1, 3, 3], &window),
        @"the input (n, c, h, w) has 3 channels and the weight (k, c, kh, kw) has 1: the two c must be equal");
    insta::assert_snapshot!(convolve([1, 3, 8, 8], [4, 3, 5, 3], &window),
        @"the weight's kernel is [5, 3] and the window's is [3, 3]: build the window with Window::new([5, 3])");
    let mut output = Array4::<f32>::zeros((1, 4, 2, 2));
    insta::assert_snapshot!(message(conv::bias::add(&mut output, array![1.0, 2.0].view())),
        @"the bias has 2 values and the output has 4 channels: one value a channel");
}

#[test]
fn of_a_gradient() {
    let (window, d_output) =
        (Window::new([3, 3]), Array4::<f32>::zeros((1, 4, 6, 5)));
    let (input, weight) = (Array4::zeros((1, 3, 8, 8)), Array4::zeros((4, 3, 3, 3)));
    insta::assert_snapshot!(message(naive::d_input(d_output.view(), weight.view(), [8, 8], &window)),
        @"the gradient of the output has shape [1, 4, 6, 5], and the output (n, k, oh, ow) has [1, 4, 6, 6]: pass the gradient of this output and the window that made it");
    insta::assert_snapshot!(message(naive::d_weight(input.view(), d_output.view(), &window)),
        @"the gradient of the output has shape [1, 4, 6, 5], and the output (n, k, oh, ow) has [1, 4, 6, 6]: pass the gradient of this output and the window that made it");
    let views = Array6::<f32>::zeros((1, 1, 10, 10, 3, 3));
    insta::assert_snapshot!(message(scatter::add(views.view(), [12, 14], &window)),
        @"the windows are 10×10 of 3×3 pixels, and on an input of 12×14 this window has 10×12 of 3×3: pass the size of the image they were taken from and the window that took them");
    insta::assert_snapshot!(message(pad::between(input.view(), [2, 0])),
        @"the stride along the width is 0: the window would never move; use 1 or more");
    insta::assert_snapshot!(message(pad::between(input.view(), [usize::MAX, 1])),
        @"the output with zeros between does not fit in memory: the sizes come to more than 9223372036854775807 bytes");
}

#[test]
fn of_a_gradient_check() {
    let (at, loss) = (array![3.0, 4.0], |x: &Array1<f64>| x[0] * x[0] + x[1] * x[1]);
    insta::assert_snapshot!(message(gradcheck("d_weight", loss, &at, &array![6.0])),
        @"the gradient d_weight has shape [1], and its parameters have [2]: a gradient has one number for each parameter");
    insta::assert_snapshot!(message(gradcheck("d_weight", |x| x[1].abs(), &at, &array![0.0, 0.5])),
        @"d_weight[1] is 0.5, and a central difference gives 1: off by 5.0e-1 of the largest derivative");
}

#[test]
fn of_a_layer() {
    let linear = Linear { weight: Array2::zeros((47, 160)), bias: Array1::zeros(47) };
    let (_, cache) = linear.forward(Array2::<f32>::zeros((8, 160))).unwrap();
    insta::assert_snapshot!(message(linear.forward(Array2::zeros((8, 250)))),
        @"the input (n, inputs) has 250 columns and the weight (outputs, inputs) has 160: the two must be equal");
    insta::assert_snapshot!(message(linear.backward(&cache, Array2::zeros((4, 47)))),
        @"the gradient of the layer's output has shape [4, 47], and the output had [8, 47]: pass the gradient of what forward returned beside this cache");
    let linear = Linear { bias: Array1::zeros(46), ..linear };
    insta::assert_snapshot!(message(linear.forward(Array2::zeros((8, 160)))),
        @"the bias has 46 values and the weight (outputs, inputs) has 47 rows: one value an output");
    insta::assert_snapshot!(message(dropout::forward(array![1.0], 1.0, None)),
        @"the rate of dropout is 1: use 0 or more, and less than 1");
}

#[test]
fn of_a_loss() {
    let entropy = |n, targets: &[usize], smoothing| {
        let logits = Array2::<f32>::zeros((n, 47));
        message(cross_entropy::forward(logits.view(), targets, smoothing))
    };
    insta::assert_snapshot!(entropy(3, &[1, 2], 0.0),
        @"there are 2 targets for 3 rows of logits: one target a row");
    insta::assert_snapshot!(entropy(3, &[1, 47, 2], 0.0),
        @"target 1 is class 47, and the logits have 47 classes, counted from 0: use a network with more outputs, or the labels it was made for");
    insta::assert_snapshot!(entropy(0, &[], 0.0),
        @"the size of the batch is 0: use 1 or more");
    insta::assert_snapshot!(entropy(1, &[1], -0.1),
        @"the smoothing is -0.1: use 0 or more, and less than 1");
}

#[test]
fn of_an_optimizer() {
    let step = |gradients: &[Array1<f32>]| {
        let (mut weight, mut bias) = (Array2::zeros((2, 3)), Array1::zeros(2));
        let parameters =
            &mut [weight.view_mut().into_dyn(), bias.view_mut().into_dyn()];
        let gradients: Vec<_> =
            gradients.iter().map(|g| g.view().into_dyn()).collect();
        message(Sgd::new(0.9).step(parameters, &gradients, 0.1))
    };
    insta::assert_snapshot!(step(&[array![1.0]]),
        @"2 parameters take a gradient each, and there are 1: an optimizer works on one network, always in the same order");
    insta::assert_snapshot!(step(&[array![1.0], array![1.0]]),
        @"the gradient of parameter 0, counted from 0, has shape [1], and the parameter has [2, 3]: an optimizer works on one network, always in the same order");
}

#[test]
fn of_an_einsum() {
    let (string, message) =
        ("nchwij,kcij->nkhw", "repeated index with different size");
    insta::assert_snapshot!(Error::Einsum { string, message },
        @r#"ndarray-einsum refuses "nchwij,kcij->nkhw": repeated index with different size; notation::einsum says which letter and axis"#);
}

#[test]
fn of_a_view() {
    let image = Array2::<f32>::zeros((12, 12));
    let upside_down = image.slice(ndarray::s![..;-1, ..]);
    insta::assert_snapshot!(message(windows::of_image(upside_down, [3, 3])),
        @"the array's elements are not one block of memory walked forward (strides [-12, 1], shape [12, 12]): copy it first with as_standard_layout()");
    let batch = Array4::<f32>::zeros((1, 1, 12, 12));
    let padded = Window::new([3, 3]).padding([1, 2]);
    insta::assert_snapshot!(message(windows::of_batch(batch.view(), &padded)),
        @"a view shows only what is in memory, and the window asks for padding [[1, 1], [2, 2]]: pad the batch first with pad::zeros and use a window without padding");
    let refused = ndarray::ArrayView::from_shape((4, 4), &[0.0; 12]);
    insta::assert_snapshot!(message(refused.map_err(Error::from)),
        @"ShapeError/OutOfBounds: out of bounds indexing");
}

#[test]
fn of_a_layout() {
    let layout = Layout::c_order(&[12, 12]);
    insta::assert_snapshot!(message(layout.position(&[3, 12])),
        @"index 12 is out of bounds for axis 1, which has 12 elements");
    insta::assert_snapshot!(message(layout.position(&[3])),
        @"the number of indices is 1, but the layout has 2 axes");
    insta::assert_snapshot!(message(layout.clone().reverse(2)),
        @"the axis is 2, but the layout has 2 axes");
    insta::assert_snapshot!(message(layout.clone().every(0, 0)), @"the step is 0: use 1 or more");
    let backwards = Layout { shape: vec![4], strides: vec![-1], offset: 1 };
    insta::assert_snapshot!(message(backwards.position(&[3])),
        @"the position is -2, and memory begins at 0: the offset is too small for strides that go back");
    insta::assert_snapshot!(message(Strided::new(&[0.0; 100], layout)),
        @"the position is 143, and memory has 100 elements: take a smaller shape, smaller strides or more memory");
}

#[test]
fn of_a_trick() {
    let series = array![1.0, 2.0, 3.0];
    insta::assert_snapshot!(message(tricks::moving_average(series.view(), 4)),
        @"the kernel spans 4 pixels of width, but the input has 3 and 0 of padding: use a smaller kernel or dilation, or more padding");
}
