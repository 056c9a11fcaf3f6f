//! `tests/fixtures/prepare.json`: the same steps by Pillow and NumPy.

use listings::prepare::{self, Filter, resize};
use ndarray::{Array2, Array3, s};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    resize: Vec<Resize>,
    blur: Blur,
    colors: Vec<[u8; 3]>,
    grays: Vec<u8>,
    prepare: Vec<Prepare>,
}

#[derive(Deserialize)]
struct Resize {
    filter: String,
    image: Array,
    resized: Array,
}

#[derive(Deserialize)]
struct Blur {
    image: Array,
    blurred: Array,
}

#[derive(Deserialize)]
struct Prepare {
    drawing: Vec<String>,
    region: [[usize; 2]; 2],
    image: Array,
}

#[derive(Deserialize)]
struct Array {
    shape: [usize; 2],
    data: Vec<f32>,
}

impl Array {
    fn array(self) -> Array2<f32> {
        Array2::from_shape_vec(self.shape, self.data)
            .expect("as many as the shape says")
    }
}

fn file() -> File {
    serde_json::from_str(include_str!("../fixtures/prepare.json"))
        .expect("well formed")
}

fn assert_close(got: &Array2<f32>, wanted: &Array2<f32>, what: &str) {
    assert_eq!(got.dim(), wanted.dim(), "{what}");
    let off = (got - wanted).fold(0.0, |most: f32, off| most.max(off.abs()));
    assert!(off < 2e-6, "{what}: off by {off}");
}

#[test]
fn it_resizes_as_pillow() {
    let cases = file().resize;
    assert_eq!(cases.len(), 14);
    for Resize { filter, image, resized } in cases {
        let (image, resized) = (image.array(), resized.array());
        let what = format!("{filter} of {:?} to {:?}", image.dim(), resized.dim());
        let filter = match filter.as_str() {
            "triangle" => Filter::Triangle,
            "cubic" => Filter::Cubic,
            _ => panic!("an unknown filter: {filter}"),
        };
        let (h, w) = resized.dim();
        assert_close(&resize(image.view(), [h, w], filter), &resized, &what);
    }
}

#[test]
fn it_blurs_by_the_gaussians_sum() {
    let Blur { image, blurred } = file().blur;
    let got = prepare::blur(image.array().view()).unwrap();
    assert_close(&got, &blurred.array(), "blur");
}

#[test]
fn a_color_is_as_gray_as_for_pillow() {
    let File { colors, grays, .. } = file();
    assert_eq!(colors.len(), 40);
    for (color, gray) in colors.iter().zip(grays) {
        // White paper, and the color in its middle.
        let mut pixels = Array3::from_elem((3, 3, 3), 255);
        pixels.slice_mut(s![1, 1, ..]).assign(&ndarray::aview1(color));
        let ink = prepare::ink(pixels.view()).unwrap();
        assert_eq!((ink[[1, 1]] * 255.0).round(), f32::from(255 - gray), "{color:?}");
    }
}

#[test]
fn a_drawing_is_prepared_as_by_pillow_and_numpy() {
    let cases = file().prepare;
    assert_eq!(cases.len(), 5);
    for Prepare { drawing, region, image } in cases {
        let (h, w) = (drawing.len(), drawing[0].len());
        let drawing = drawing.concat();
        let ink = drawing.chars().map(|ink| f32::from(u8::from(ink == '#')));
        let ink = Array2::from_shape_vec((h, w), ink.collect()).unwrap();
        let steps = prepare::prepare(ink.view()).unwrap();
        let [top, left] = [(128 - h) / 2, (128 - w) / 2];
        assert_eq!(steps.scan.slice(s![top..top + h, left..left + w]), ink);
        assert_eq!(steps.scan.sum(), ink.sum());
        assert_eq!(steps.region, region.map(|[first, end]| first..end));
        assert_close(&steps.image, &image.array(), &format!("{h}×{w}"));
    }
}
