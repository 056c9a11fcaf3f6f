//! Chapter 15: a network is a list of functions.

use listings::conv::Algorithm;
use listings::gradcheck::gradcheck;
use listings::model::{Book, Network};
use listings::nn::cross_entropy::{self, softmax};
use listings::nn::{Conv2d, Linear, dropout, flatten, max_pool2d, relu};
use listings::number::Number;
use listings::{Result, Window, glyphs, letter, numbers, random};
use ndarray::{Array, Array1, Array2, Array4, ArrayViewD, NewAxis, array, s};
use ndarray::{Dimension, ShapeBuilder};
use ndarray_einsum::einsum;

/// Squares of 2 × 2 that do not overlap.
const POOL: Window = Window::new([2, 2]).stride([2, 2]);

fn im2col<A: Number>() -> Algorithm<A> {
    let mut all = Algorithm::ALL.iter();
    *all.find(|algorithm| algorithm.name == "im2col").expect("one of the book's")
}

/// Random numbers in (-1, 1), the same for the same seed.
fn between<D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    seed: u64,
) -> Array<f64, D> {
    let random = &mut random::seeded(seed, &[]);
    Array::from_shape_simple_fn(shape, || random::between(random, -1.0, 1.0))
}

/// Σ √(1 + y²), a loss that is not linear in the output …
fn loss<D: Dimension>(output: &Array<f64, D>) -> f64 {
    output.mapv(|y| (1.0 + y * y).sqrt()).sum()
}

/// … and its gradient.
fn d_loss<D: Dimension>(output: &Array<f64, D>) -> Array<f64, D> {
    output.mapv(|y| y / (1.0 + y * y).sqrt())
}

/// Checks `gradient` against the loss of the output that `forward` makes of `at`.
fn check<D: Dimension, E: Dimension>(
    label: &'static str,
    at: &Array<f64, D>,
    gradient: &Array<f64, D>,
    forward: impl Fn(Array<f64, D>) -> Result<Array<f64, E>>,
) -> Result<()> {
    let loss =
        |at: &Array<f64, D>| forward(at.clone()).map_or(f64::NAN, |y| loss(&y));
    let off = gradcheck(label, loss, at, gradient)?;
    println!(
        "{label:<18} {:>3} numbers, off by less than 1e-8: {}",
        at.len(),
        off < 1e-8
    );
    Ok(())
}

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    println!("== guess ==");
    // ANCHOR: guess
    let mut network = Book::new(im2col(), &mut random::seeded(1, &[]));
    let r = glyphs::class_of('R')?; // 27
    let image = letter().slice_move(s![NewAxis, NewAxis, .., ..]); // (1, 1, 28, 28)

    let (logits, cache) = network.forward(image.clone(), None)?; // (1, 47)
    let (loss, surprise) = cross_entropy::forward(logits.view(), &[r], 0.0)?;
    println!("R: {:.4}, loss {loss:.4}", softmax(logits.view())[[0, r]]);
    // ANCHOR_END: guess

    println!("== step ==");
    // ANCHOR: step
    let d_logits = cross_entropy::backward(&surprise); // (1, 47)
    let gradients = network.backward(&cache, d_logits)?; // another Book
    for (mut parameter, (_, gradient)) in
        network.parameters_mut().into_iter().zip(gradients.parameters())
    {
        parameter.scaled_add(-0.1, &gradient);
    }
    let (logits, _) = network.forward(image, None)?;
    let (loss, _) = cross_entropy::forward(logits.view(), &[r], 0.0)?;
    println!("R: {:.4}, loss {loss:.4}", softmax(logits.view())[[0, r]]);
    // ANCHOR_END: step

    println!("== linear ==");
    // ANCHOR: linear
    let weight = array![[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]]; // (2, 3)
    let layer = Linear { weight, bias: array![10.0, 20.0] };
    let input = array![[1.0, 1.0, 1.0], [2.0, 0.0, 1.0]]; // (n, 3), n is 2
    let (output, cache) = layer.forward(input.clone())?; // (n, 2)
    let d_output = array![[1.0, 0.0], [0.0, 10.0]]; // (n, 2)
    let (d_input, d_layer) = layer.backward(&cache, d_output.clone())?;
    println!("output\n{output}\nd_input\n{d_input}\nd_weight\n{}", d_layer.weight);
    // ANCHOR_END: linear

    println!("== strings ==");
    // ANCHOR: strings
    let by_string = [
        einsum("no,oi->ni", &[&d_output, &layer.weight])?,
        einsum("no,ni->oi", &[&d_output, &input])?,
    ];
    // ANCHOR_END: strings
    println!(
        "as by the layer: {}",
        by_string == [d_input.into_dyn(), d_layer.weight.into_dyn()]
    );

    println!("== checks ==");
    // ANCHOR: checks
    let (input, layer) = (
        between((5, 3), 1),
        Linear { weight: between((4, 3), 2), bias: between(4, 3) },
    );
    let (output, cache) = layer.forward(input.clone())?;
    let (d_input, d_layer) = layer.backward(&cache, d_loss(&output))?;
    check("linear, d_input", &input, &d_input, |x| Ok(layer.forward(x)?.0))?;
    check("linear, d_weight", &layer.weight, &d_layer.weight, |weight| {
        Ok(Linear { weight, ..layer.clone() }.forward(input.clone())?.0)
    })?;
    check("linear, d_bias", &layer.bias, &d_layer.bias, |bias| {
        Ok(Linear { bias, ..layer.clone() }.forward(input.clone())?.0)
    })?;
    // ANCHOR_END: checks

    println!("== all checks ==");
    let maps = between((2, 3, 6, 6), 4);
    let (output, cache) = relu::forward(maps.clone());
    check("relu", &maps, &relu::backward(&cache, d_loss(&output))?, |x| {
        Ok(relu::forward(x).0)
    })?;
    for (label, window) in
        [("max_pool2d", POOL), ("... overlapping", Window::new([3, 3]))]
    {
        let (output, cache) = max_pool2d::forward(maps.clone(), &window)?;
        let d_input = max_pool2d::backward(&cache, d_loss(&output))?;
        check(label, &maps, &d_input, |x| Ok(max_pool2d::forward(x, &window)?.0))?;
    }
    let same = || random::seeded(1, &[]);
    let (output, cache) = dropout::forward(maps.clone(), 0.25, Some(&mut same()))?;
    let d_input = dropout::backward(&cache, d_loss(&output))?;
    check("dropout", &maps, &d_input, |x| {
        Ok(dropout::forward(x, 0.25, Some(&mut same()))?.0)
    })?;
    let logits = between((4, 5), 5);
    let of = |logits: &Array2<f64>| {
        cross_entropy::forward(logits.view(), &[4, 0, 2, 0], 0.0)
    };
    let d_logits = cross_entropy::backward(&of(&logits)?.1);
    let off = gradcheck(
        "d_logits",
        |x: &Array2<f64>| of(x).map_or(f64::NAN, |of| of.0),
        &logits,
        &d_logits,
    )?;
    println!(
        "{:<18} {:>3} numbers, off by less than 1e-8: {}",
        "cross_entropy",
        logits.len(),
        off < 1e-8
    );
    let conv = Conv2d {
        weight: between((4, 3, 3, 3), 6),
        bias: between(4, 7),
        window: Window::new([3, 3]),
        algorithm: im2col(),
    };
    let (output, cache) = conv.forward(maps.clone())?;
    let (d_input, d_conv) = conv.backward(&cache, d_loss(&output))?;
    check("conv2d, d_input", &maps, &d_input, |x| Ok(conv.forward(x)?.0))?;
    check("conv2d, d_weight", &conv.weight, &d_conv.weight, |weight| {
        Ok(Conv2d { weight, ..conv.clone() }.forward(maps.clone())?.0)
    })?;
    check("conv2d, d_bias", &conv.bias, &d_conv.bias, |bias| {
        Ok(Conv2d { bias, ..conv.clone() }.forward(maps.clone())?.0)
    })?;

    println!("== pool ==");
    // ANCHOR: pool
    let image = array![
        [1.0, 0.0, 2.0, 3.0],
        [0.0, 7.0, 1.0, 0.0],
        [4.0, 3.0, 6.0, 2.0],
        [0.0, 5.0, 1.0, 3.0],
    ]; // (h, w)
    let image = image.slice_move(s![NewAxis, NewAxis, .., ..]); // (1, 1, h, w)
    for window in [POOL, POOL.stride([1, 1])] {
        let (output, cache) = max_pool2d::forward(image.clone(), &window)?;
        let ones = Array4::ones(output.dim());
        let d_input: Array4<f64> = max_pool2d::backward(&cache, ones)?;
        println!("largest\n{}", output.slice(s![0, 0, .., ..]));
        println!("gradient\n{}", d_input.slice(s![0, 0, .., ..]));
    }
    // ANCHOR_END: pool

    println!("== flatten ==");
    // ANCHOR: flatten
    let maps = Array4::<f32>::ones((8, 64, 5, 5));
    let memory = maps.as_ptr();
    let (rows, _) = flatten::forward(maps);
    println!("{:?}, where it was: {}", rows.dim(), rows.as_ptr() == memory);
    // ANCHOR_END: flatten

    println!("== dropout ==");
    // ANCHOR: dropout
    let random = &mut random::seeded(1, &[]);
    let (few, _) = dropout::forward(Array1::<f64>::ones(8), 0.25, Some(random))?;
    let (many, _) =
        dropout::forward(Array1::<f64>::ones(100_000), 0.25, Some(random))?;
    println!("{few:.2}, mean of many {:.2}", many.sum() / 1e5);
    // ANCHOR_END: dropout

    println!("== softmax ==");
    // ANCHOR: softmax
    let logits = array![[1.0, 2.0, 4.0]]; // (n, classes), n is 1
    let (loss, surprise) = cross_entropy::forward(logits.view(), &[1], 0.0)?;
    println!("probabilities {:.3}", softmax(logits.view()).row(0));
    println!("loss          {loss:.3}");
    println!("gradient      {:.3}", cross_entropy::backward(&surprise).row(0));
    // ANCHOR_END: softmax

    println!("== nan ==");
    // ANCHOR: nan
    let logits = array![[1000.0, 999.0, 0.0]];
    let e = logits.mapv(f64::exp);
    println!("as it is written   {:.3}", (&e / e.sum()).row(0));
    println!("largest taken off  {:.3}", softmax(logits.view()).row(0));
    // ANCHOR_END: nan

    println!("== zeros ==");
    // ANCHOR: zeros
    let (images, targets) = glyphs::labeled(0..1);
    let images = images.mapv(f64::from); // (47, 1, 28, 28)
    let random = Book::new(im2col(), &mut random::seeded(1, &[]));
    let mut zeros = random.clone();
    zeros.parameters_mut().iter_mut().for_each(|parameter| parameter.fill(0.0));
    let [random, zeros] = [random, zeros].map(|network| {
        let (logits, cache) = network.forward(images.clone(), None)?;
        let (_, surprise) = cross_entropy::forward(logits.view(), &targets, 0.0)?;
        network.backward(&cache, cross_entropy::backward(&surprise))
    });
    // ANCHOR_END: zeros
    println!(
        "{:<14} {:>7} {:>8} {:>8}",
        "gradients of", "numbers", "random", "zeros"
    );
    let (random, zeros) = (random?, zeros?);
    let alive = |d: &ArrayViewD<f64>| d.iter().filter(|&&d| d != 0.0).count();
    for ((name, random), (_, zeros)) in
        random.parameters().iter().zip(zeros.parameters())
    {
        println!(
            "{name:<14} {:>7} {:>8} {:>8}",
            random.len(),
            alive(random),
            alive(&zeros)
        );
    }

    println!("== sizes ==");
    let Book { conv1, conv2, linear1, linear2 } =
        Book::<f32>::new(im2col(), &mut random::seeded(1, &[]));
    let places = |window: Window, input| window.output(input).map(|[h, w]| h * w);
    let places = [places(conv1.window, [28, 28])?, places(conv2.window, [12, 12])?];
    let layers = [
        ("conv1", conv1.weight.len(), conv1.bias.len(), places[0]),
        ("conv2", conv2.weight.len(), conv2.bias.len(), places[1]),
        ("linear1", linear1.weight.len(), linear1.bias.len(), 1),
        ("linear2", linear2.weight.len(), linear2.bias.len(), 1),
    ];
    println!(
        "{:<8} {:>10} {:>6} {:>15}",
        "layer", "parameters", "places", "multiplications"
    );
    let mut sum = [0, 0];
    for (name, weights, biases, places) in layers {
        let [parameters, products] = [weights + biases, weights * places];
        println!("{name:<8} {parameters:>10} {places:>6} {products:>15}");
        sum = [sum[0] + parameters, sum[1] + products];
    }
    println!("{:<8} {:>10} {:>6} {:>15}", "all", sum[0], "", sum[1]);

    println!("== swapped ==");
    // ANCHOR: swapped
    let (maps, d_output) = (numbers((2, 32, 24, 24)), numbers((2, 32, 12, 12)));
    let (x, relu) = relu::forward(maps.clone());
    let (relu_first, pool) = max_pool2d::forward(x, &POOL)?;
    let d = max_pool2d::backward(&pool, d_output.clone())?;
    let d_relu_first = relu::backward(&relu, d)?;

    let (x, pool) = max_pool2d::forward(maps.clone(), &POOL)?;
    let (pool_first, relu) = relu::forward(x);
    let d = relu::backward(&relu, d_output.clone())?;
    let d_pool_first = max_pool2d::backward(&pool, d)?;
    println!("forward {}", relu_first == pool_first);
    println!("backward {}", d_relu_first == d_pool_first);
    println!("numbers for relu: {} and {}", maps.len(), d_output.len());
    // ANCHOR_END: swapped
    Ok(())
}
