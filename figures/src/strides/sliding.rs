//! A character under a kernel, its feature map, and the products of one place: the sliding
//! kernel as the page begins with it.

use listings::conv::naive;
use listings::kernels::ALL;
use listings::{Window, glyphs};
use ndarray::{Array2, Array4, ArrayView2, Axis, s};

use crate::Svg;
use crate::draw::{
    Canvas, Font, Grid, Paint, Rect, Stroke, Texture, WIDTH, image_cells,
    kernel_cells, map_cells, minus, signed, signs, stencil,
};

/// Sobel's kernel on the stem of the R.
pub fn under_the_kernel() -> Svg {
    products("under-the-kernel", &Window::new([3, 3]), [11, 7])
}

/// The same kernel with stride 2, padding 1 and dilation 2.
pub fn all_three() -> Svg {
    let window = Window::new([3, 3]).stride([2, 2]).padding([1, 1]).dilation([2, 2]);
    products("all-three", &window, [6, 3])
}

/// The maps, and below them the nine products of a place.
fn products(name: &str, window: &Window, place: [usize; 2]) -> Svg {
    let kernel = ALL[2].array::<f64>(); // sobel x
    let image = glyphs::draw_char('R', 1).expect("one of the 47").mapv(f64::from);
    let map = map(image.view(), kernel.view(), window);
    let under = Array2::from_shape_fn(kernel.dim(), |(i, j)| {
        let pixel = window.pixel(place, [i, j], [SIDE, SIDE]);
        pixel.map_or(0.0, |pixel| image[pixel])
    });
    Svg::draw(BELOW + 186.0, |canvas| {
        maps(canvas, name, &image, &map, window, place);
        let grids =
            [1.0, 120.0, 239.0].map(|x| Grid::new(x, BELOW + 22.0, 35.0, [3, 3]));
        let titles = ["pixels", "kernel", "products"];
        let signs = ["×", "=", ""];
        for ((grid, title), sign) in grids.iter().zip(titles).zip(signs) {
            let bounds = grid.bounds();
            canvas.text((bounds.center().0, BELOW + 10.0), title, Font::BODY);
            canvas.text(
                (bounds.right() + 7.0, bounds.center().1),
                sign,
                Font::BODY.size(18.0),
            );
        }
        image_cells(canvas, &grids[0], |i, j| short(under[[i, j]]));
        kernel_cells(canvas, &grids[1], |i, j| short(kernel[[i, j]]));
        map_cells(canvas, &grids[2], |i, j| {
            Some(short(under[[i, j]] * kernel[[i, j]]))
        });
        sum(canvas, BELOW + 148.0, place, map[place]);
        self::signs(canvas, name, (76.0, BELOW + 168.0));
    })
}

const SIDE: usize = 28;
/// The side of an input or a map, and the top of both.
const PICTURE: f64 = 160.0;
const TOP: f64 = 22.0;
/// Where the maps end.
const BELOW: f64 = TOP + PICTURE + 30.0;

/// The feature map (oh, ow) of an image (h, w) under a kernel (kh, kw).
pub(crate) fn map(
    image: ArrayView2<'_, f64>,
    kernel: ArrayView2<'_, f64>,
    window: &Window,
) -> Array2<f64> {
    let batch = |array: ArrayView2<'_, f64>| -> Array4<f64> {
        array.to_owned().insert_axis(Axis(0)).insert_axis(Axis(0))
    };
    let map = naive::conv2d(batch(image).view(), batch(kernel).view(), window);
    map.expect("the kernel fits").slice(s![0, 0, .., ..]).to_owned()
}

/// The input with the window, and the feature map with the pixel it fills.
pub(crate) fn maps(
    canvas: &mut Canvas,
    name: &str,
    image: &Array2<f64>,
    map: &Array2<f64>,
    window: &Window,
    [y, x]: [usize; 2],
) {
    let frame = window.padding[0][0];
    let padded = SIDE + 2 * frame;
    let input = Grid::new(1.0, TOP, PICTURE / padded as f64, [padded, padded]);
    let pixels = input.part(frame..frame + SIDE, frame..frame + SIDE);
    let ink = format!("{name}-ink");
    stencil(canvas, &ink, image.view(), pixels, Paint::Ink, Texture::Plain);
    canvas.outline(pixels, Stroke::thin(Paint::Muted));
    if frame > 0 {
        canvas.outline(input.bounds(), Stroke::thin(Paint::Muted).dashed());
    }
    let [span, _] = window.span().expect("the kernel has taps");
    let (top, left) = (y * window.stride[0], x * window.stride[1]);
    for (i, j) in ndarray::indices(window.kernel) {
        let tap =
            input.at(top + i * window.dilation[0], left + j * window.dilation[1]);
        canvas.fill(tap, Paint::Accent, 0.4);
    }
    canvas.outline(
        input.part(top..top + span, left..left + span),
        Stroke::bold(Paint::Accent),
    );

    let (oh, ow) = map.dim();
    let output = Grid::new(WIDTH - PICTURE - 1.0, TOP, PICTURE / oh as f64, [oh, ow]);
    let strongest = map.fold(0.0, |most: f64, number| most.max(number.abs()));
    let scaled = map.mapv(|number| (number / strongest) as f32);
    signed(canvas, &format!("{name}-map"), scaled.view(), output.bounds());
    canvas.outline(output.bounds(), Stroke::thin(Paint::Muted));
    canvas.outline(output.at(y, x), Stroke::bold(Paint::Ink));

    let title = |rect: Rect, title: &str, size: String| {
        let middle = rect.center().0;
        canvas.text((middle, TOP - 12.0), title, Font::BODY);
        canvas.text((middle, TOP + PICTURE + 12.0), size, Font::SMALL);
    };
    title(input.bounds(), "input", format!("{SIDE} × {SIDE}"));
    let strongest = format!("{oh} × {ow}, strongest {}", short(strongest));
    title(output.bounds(), "feature map", strongest);
}

/// What the products of a place add up to.
pub(crate) fn sum(canvas: &Canvas, y: f64, [row, column]: [usize; 2], pixel: f64) {
    let sum = format!("sum: pixel [{row}, {column}] of the map is {}", short(pixel));
    canvas.text((WIDTH / 2.0, y), sum, Font::BODY);
}

/// Two digits behind the point, unless they are zeros.
fn short(number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    minus(if rounded == 0.0 { 0.0 } else { rounded })
}
