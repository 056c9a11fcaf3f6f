//! The drawn character: what the page gets is what the listings say.

use std::fs;
use std::path::Path;

use demos::{Answer, Demos};
use listings::conv::im2col;
use listings::inside::look;
use listings::model::Book;
use listings::prepare::{Filter, ink, prepare, resize};
use listings::random::{between, seeded};
use listings::{Algorithm, NamedBytes, glyphs, likeliest, weights};
use ndarray::{Array3, Axis};
use serde_json::{Value, json};

fn file() -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read(root.join("src/demos/emnist-f16.safetensors")).unwrap()
}

/// What the figure shows.
fn shown(answer: &Answer) -> Value {
    serde_json::from_str(&answer.shown).expect("JSON")
}

/// With the weights loaded.
fn demos() -> Demos {
    let mut demos = Demos::default();
    demos.answer(br#"{"weights": {}}"#, &file()).unwrap();
    demos
}

fn read(
    demos: &mut Demos,
    height: usize,
    width: usize,
    grays: &[u8],
) -> Result<Answer, String> {
    let question = json!({ "read": { "height": height, "width": width } });
    demos.answer(question.to_string().as_bytes(), grays)
}

/// A character of the book's hand, black on white: (112, 112, 1).
fn grays(character: char) -> Array3<u8> {
    let glyph = glyphs::draw_char(character, 3).unwrap();
    let large = resize(glyph.view(), [112, 112], Filter::Triangle);
    let gray = |ink: f32| 255 - (255.0 * ink.clamp(0.0, 1.0)).round() as u8;
    large.mapv(gray).insert_axis(Axis(2))
}

#[test]
fn the_answer_is_that_of_another_algorithm() {
    let im2col = Algorithm::new("im2col", im2col::conv2d);
    let mut network = Book::new(im2col, &mut seeded(0, &[]));
    weights::load(&mut network, NamedBytes { name: "half", bytes: &file() }).unwrap();
    let mut demos = demos();
    for character in ['R', '8', 'g'] {
        let pixels = grays(character);
        let answer = read(&mut demos, 112, 112, pixels.as_slice().unwrap()).unwrap();

        let steps = prepare(ink(pixels.view()).unwrap().view()).unwrap();
        let images = steps.image.view().insert_axis(Axis(0)).insert_axis(Axis(0));
        let inside = look(&network, images.to_owned()).unwrap();
        let shown = shown(&answer);
        let named = shown["named"].as_array().unwrap();
        for (got, (character, probability)) in
            named.iter().zip(likeliest(inside.logits.row(0)))
        {
            assert_eq!(got["character"], json!(character));
            let off = got["probability"].as_f64().unwrap() - f64::from(probability);
            assert!(off.abs() < 1e-5, "{character}: {off}");
        }
        let region = steps.region.clone().map(|range| [range.start, range.end]);
        assert_eq!(shown["region"], json!(region));

        let side = steps.square.nrows();
        let shapes = ["scan", "blurred", "square", "image", "conv1", "conv2"]
            .map(|name| shown[name].clone());
        let expected: [&[usize]; 6] = [
            &[128, 128],
            &[128, 128],
            &[side, side],
            &[28, 28],
            &[32, 24, 24],
            &[64, 10, 10],
        ];
        assert_eq!(json!(shapes), json!(expected));
        let numbers: Vec<f32> =
            [steps.scan, steps.blurred, steps.square, steps.image]
                .into_iter()
                .flatten()
                .chain(inside.conv1)
                .chain(inside.conv2)
                .collect();
        assert_eq!(answer.numbers.len(), numbers.len());
        let apart = answer.numbers.iter().zip(&numbers).map(|(a, b)| (a - b).abs());
        assert!(apart.fold(0.0, f32::max) < 1e-4);
    }
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let pixels = grays('R');
    let pixels = pixels.as_slice().unwrap();
    let mut demos = demos();
    let mut error = |height, width, grays: &[u8]| {
        read(&mut demos, height, width, grays).unwrap_err()
    };
    assert_eq!(error(112, 111, pixels), "12544 bytes came for 112×111 pixels");
    assert_eq!(error(113, 112, pixels), "12544 bytes came for 113×112 pixels");
    let limit = "draw on 512×512 pixels at most";
    assert_eq!(error(1, 513, &[0; 513]), format!("the drawing is 1×513: {limit}"));
    assert!(error(usize::MAX, usize::MAX, &[]).ends_with(limit));
    assert_eq!(error(0, 5, &[]), refused(0, 5));
    assert_eq!(error(5, 5, &[70; 25]), refused(5, 5));
    let none = read(&mut Demos::default(), 112, 112, pixels).unwrap_err();
    assert_eq!(none, "the network has no weights yet: load them first");
}

/// What the listings say of one gray everywhere.
fn refused(height: usize, width: usize) -> String {
    let pixels = Array3::from_elem((height, width, 1), 70);
    let steps = ink(pixels.view()).and_then(|ink| prepare(ink.view()));
    steps.unwrap_err().to_string()
}

/// A file that is refused leaves the network as it was.
#[test]
fn weights_that_are_none_change_nothing() {
    let (mut demos, pixels) = (demos(), grays('R'));
    let pixels = pixels.as_slice().unwrap();
    let before = read(&mut demos, 112, 112, pixels).unwrap();
    let cut = &file()[..9000];
    let error = demos.answer(br#"{"weights": {}}"#, cut).unwrap_err();
    let expected = "the file of weights is truncated: 461246 bytes were expected, header \
                    included, and 9000 are there; copy or download it again";
    assert_eq!(error, expected);
    assert_eq!(read(&mut demos, 112, 112, pixels).unwrap(), before);
}

/// Grays without a pattern, on paper of any size: an answer or an error.
#[test]
fn anything_is_answered() {
    let (mut demos, random) = (demos(), &mut seeded(19, &[]));
    let mut answers = 0;
    for _ in 0..40 {
        let [height, width] = [0, 0].map(|_| between(random, 0.0, 40.0) as usize);
        let spread = between(random, 0.0, 256.0);
        let gray = |_| between(random, 0.0, spread) as u8;
        let grays: Vec<u8> = (0..height * width).map(gray).collect();
        let answer = read(&mut demos, height, width, &grays);
        answers += usize::from(answer.is_ok_and(|answer| {
            shown(&answer)["named"][0]["probability"].as_f64().unwrap() <= 1.0
        }));
    }
    assert!(answers > 20, "{answers} of 40");
}

#[test]
fn a_hand_writes_what_the_glyphs_are_drawn_from() {
    let hand = |question: &str| Demos::default().answer(question.as_bytes(), &[]);
    let answer = hand(r#"{"hand": {"character": "q", "seed": 7}}"#).unwrap();
    let strokes = glyphs::strokes('q', 7).unwrap();
    let strokes: Vec<Vec<_>> = strokes
        .iter()
        .map(|stroke| stroke.iter().map(|(point, _)| point).collect())
        .collect();
    let strokes = serde_json::to_string(&strokes).unwrap();
    assert_eq!(answer.shown, format!(r#"{{"strokes":{strokes},"side":28}}"#));
    let error = hand(r#"{"hand": {"character": "c", "seed": 7}}"#).unwrap_err();
    assert_eq!(error, glyphs::strokes('c', 7).unwrap_err().to_string());
}
