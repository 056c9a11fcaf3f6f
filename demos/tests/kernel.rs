//! The sliding kernel's answers against the listings called directly, and its limits.

use demos::{Answer, Demos};
use listings::conv::strided;
use listings::{Window, glyphs, kernels, windows};
use ndarray::{Array4, ArrayView4, Axis, s};
use serde_json::{Value, json};

fn ask(question: &Value, bytes: &[u8]) -> Result<Answer, String> {
    Demos::default().answer(question.to_string().as_bytes(), bytes)
}

/// What the figure shows.
fn shown(answer: &Answer) -> Value {
    serde_json::from_str(&answer.shown).expect("JSON")
}

fn letter() -> (Array4<f32>, Vec<u8>) {
    let letter = glyphs::draw_char('R', 1).expect("one of the 47");
    let bytes = letter.iter().flat_map(|pixel| pixel.to_le_bytes()).collect();
    (letter.insert_axis(Axis(0)).insert_axis(Axis(0)), bytes)
}

fn question(side: usize, window: [usize; 3], place: [usize; 2]) -> Value {
    let [stride, padding, dilation] = window;
    let taps: Vec<f32> = (0..side * side).map(|i| (i % 7) as f32 - 2.5).collect();
    json!({"kernel": {"side": side, "taps": taps, "stride": stride,
        "padding": padding, "dilation": dilation, "place": place}})
}

#[test]
fn map_window_and_products_are_those_of_the_view() {
    let (image, bytes) = letter();
    for [side, stride, padding, dilation, y, x] in [
        [3, 1, 0, 1, 0, 0],
        [3, 1, 0, 1, 12, 8],
        [3, 2, 1, 2, 12, 99], // beyond the last column
        [5, 3, 4, 2, 0, 3],   // in the padding
        [1, 1, 0, 1, 27, 27],
    ] {
        let question = question(side, [stride, padding, dilation], [y, x]);
        let answer = ask(&question, &bytes).expect("it fits");
        let (shown, numbers) = (shown(&answer), answer.numbers);
        let window = Window::new([side; 2])
            .stride([stride; 2])
            .padding([padding; 2])
            .dilation([dilation; 2]);
        let taps: Vec<f32> =
            serde_json::from_value(question["kernel"]["taps"].clone()).unwrap();
        let weight = ArrayView4::from_shape((1, 1, side, side), &taps).unwrap();
        let map = strided::conv2d(image.view(), weight, &window).unwrap();
        let (_, _, oh, ow) = map.dim();
        let [y, x] = [y.min(oh - 1), x.min(ow - 1)];
        assert_eq!(shown["shape"], json!([oh, ow]));
        assert_eq!(shown["place"], json!([y, x]));

        let (numbers, products) = numbers.split_at(numbers.len() - side * side);
        let (numbers, pixels) = numbers.split_at(numbers.len() - side * side);
        assert!(numbers.iter().zip(&map).all(|(a, b)| (a - b).abs() < 1e-5));
        let framed = windows::framed(image.view(), &window).unwrap();
        let view = windows::of_batch(framed.view(), &window.padding([0; 2])).unwrap();
        assert!(pixels.iter().eq(view.slice(s![0, 0, y, x, .., ..])));
        assert!(
            products.iter().eq((&view.slice(s![0, 0, y, x, .., ..])
                * &weight.slice(s![0, 0, .., ..]))
                .iter())
        );

        // The products add up to the pixel, to the last bit.
        let sum = products.iter().fold(0.0, |sum, product| sum + product);
        assert_eq!(sum, numbers[y * ow + x]);
        assert_eq!(shown["sum"].to_string().parse(), Ok(sum));
        let most = numbers.iter().fold(0.0, |most: f32, n| most.max(n.abs()));
        assert_eq!(shown["most"].to_string().parse(), Ok(most));

        let places: Vec<[i64; 2]> =
            serde_json::from_value(shown["taps"].clone()).unwrap();
        for (&[row, column], &pixel) in places.iter().zip(pixels) {
            let inside = [row, column].iter().all(|at| (0..28).contains(at));
            let under = if inside {
                image[[0, 0, row as usize, column as usize]]
            } else {
                0.0
            };
            assert_eq!(pixel, under);
        }
    }
}

#[test]
fn a_window_that_does_not_fit_is_the_listings_error() {
    let (_, bytes) = letter();
    for (side, window) in [
        (3, [0, 0, 1]),
        (3, [1, 0, 0]),
        (0, [1, 0, 1]),
        (3, [1, 0, 14]),
        (3, [1, usize::MAX, 1]),
        (3, [1, 0, usize::MAX]),
    ] {
        let error = ask(&question(side, window, [0, 0]), &bytes).unwrap_err();
        let [stride, padding, dilation] = window.map(|n| [n; 2]);
        let window = Window::new([side; 2]).stride(stride).padding(padding);
        let refused = window.dilation(dilation).output([28; 2]).unwrap_err();
        assert_eq!(error, refused.to_string());
    }
}

#[test]
fn what_is_too_large_or_no_image_is_a_sentence() {
    let (_, bytes) = letter();
    let plain = || question(3, [1, 0, 1], [0, 0]);
    let with = |key: &str, value: Value| {
        let mut question = plain();
        question["kernel"][key] = value;
        question
    };
    for (question, bytes, sentence) in [
        (
            with("padding", json!(20)),
            &*bytes,
            "the feature map would have 66 × 66 pixels",
        ),
        (
            with("padding", json!(1_u32 << 30)),
            &bytes,
            "the feature map would have 2147483674",
        ),
        (with("taps", json!([1, 2])), &bytes, "the taps: "),
        (with("taps", json!([1e39, 0, 0, 0, 0, 0, 0, 0, 0])), &bytes, "a tap is inf"),
        (
            question(65, [1, 40, 1], [0, 0]),
            &bytes,
            "the kernel would have 65 × 65 taps",
        ),
        (plain(), &bytes[4..], "3132 bytes are not 28 × 28 pixels"),
        (plain(), &[], "0 bytes are not"),
        (plain(), &[255; 3136], "a pixel is NaN"),
    ] {
        let error = ask(&question, bytes).unwrap_err();
        assert!(error.starts_with(sentence), "{error}");
    }
}

/// Whatever the fields hold, there is an answer or a sentence, and neither a panic nor an
/// array without a limit.
#[test]
fn any_window_is_answered() {
    let (_, bytes) = letter();
    let numbers = [0, 1, 13, 29, usize::MAX / 2, usize::MAX];
    for side in [0, 1, 3, 30] {
        for stride in numbers {
            for padding in numbers {
                for dilation in numbers {
                    let window = [stride, padding, dilation];
                    let question = question(side, window, [usize::MAX, 3]);
                    match ask(&question, &bytes) {
                        Ok(answer) => assert!(answer.numbers.len() < 64 * 64 * 3),
                        Err(error) => assert!(error.len() > 20, "{error}"),
                    }
                }
            }
        }
    }
}

#[test]
fn what_there_is_to_choose_is_the_listings() {
    let answer = ask(&json!({"choices": {}}), &[]).unwrap();
    let (shown, numbers) = (shown(&answer), answer.numbers);
    assert_eq!(shown["characters"], json!(glyphs::CLASSES[..]));
    let chosen = shown["kernels"].as_array().unwrap();
    assert_eq!(chosen.len(), 5 + 3 + 32);
    let sides = chosen.iter().map(|kernel| kernel[1].as_u64().unwrap() as usize);
    assert_eq!(numbers.len(), sides.map(|side| side * side).sum::<usize>());
    for (kernel, shown) in kernels::ALL.iter().zip(chosen) {
        assert_eq!(shown[0], kernel.name);
    }
    assert!(numbers[..45].iter().eq(&kernels::weight::<f32>()));

    let question = json!({"character": {"character": "R", "seed": 1}});
    let (letter, _) = letter();
    assert!(ask(&question, &[]).unwrap().numbers.iter().eq(&letter));
    let question = json!({"character": {"character": "c", "seed": 1}});
    let error = ask(&question, &[]).unwrap_err();
    assert!(error.starts_with("no class is named 'c'"), "{error}");
}
