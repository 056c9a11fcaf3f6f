//! The tables of one 3×3 convolution by Winograd, for images of one size.

use fearless_simd::Level;
use num_traits::cast;

use listings::conv::tile::positions;
use listings::conv::winograd::patches::OUTSIDE;
use listings::conv::winograd::{Form, f2, f4};
use listings::number::Number;

/// Bytes of transformed patches at a time: what stays in the cache of one core.
const CACHE: usize = 512 << 10;

/// What a [`Layer`](listings::conv::winograd::Layer) looks up. Where there are two, the
/// first is of the images and the second of their maps.
#[derive(Debug, Clone)]
pub struct Tables<A> {
    /// Numbers in a pixel: channels, and filters.
    pub width: [usize; 2],
    /// Numbers in an image, and in its maps.
    pub len: [usize; 2],
    /// Where the pixels of all patches lie in an image, and those of all blocks in its maps.
    pub places: [Vec<usize>; 2],
    /// Whether a block is the last of its column, or of its row, with fewer
    /// [`points`](Form::points).
    pub last: Vec<[bool; 2]>,
    /// So many images at a time, and so many patches of each.
    pub at_once: [usize; 2],
    /// Where the pixels of a plane lie: 0, width, 2 · width, …
    pub rows: [Vec<usize>; 2],
    /// Where the rows of `both` lie, and the planes of the transformed weight.
    pub planes: [Vec<usize>; 2],
    /// 0, 1, 2, …
    pub columns: Vec<usize>,
    /// The weight's matrix for both its sides, (side · side, 9).
    pub both: Vec<A>,
    /// As many as the wider pixel has.
    pub zeros: Vec<A>,
}

impl<A: Number> Tables<A> {
    /// Those of [`Layer::new`](listings::conv::winograd::Layer::new).
    ///
    /// # Panics
    /// As that.
    pub fn new(
        level: Level,
        form: Form,
        [h, w]: [usize; 2],
        padding: [[usize; 2]; 2],
        [channels, filters]: [usize; 2],
    ) -> Self {
        let width = [channels, filters];
        for width in width {
            let whole = width > 0 && width.is_multiple_of(A::lanes(level));
            assert!(whole, "{width} channels, not whole vectors");
        }
        let padded = |len: usize, [before, after]: [usize; 2]| before + len + after;
        let output = [padded(h, padding[0]), padded(w, padding[1])];
        assert!(
            output.iter().all(|&len| len > 2),
            "fewer than 3×3 pixels: {output:?}"
        );
        let output = output.map(|len| len - 2);
        let (side, step) = (form.side(), form.step());
        let before = padding.map(|[before, _]| before);
        let inputs = places(output, step, side, [h, w], before, channels);
        let outputs = places(output, step, step, output, [0, 0], filters);
        let patches = inputs.len() / (side * side);
        let bytes = size_of::<A>() * side * side * (channels + filters); // of a patch
        let fit = (CACHE / bytes).max(16);
        let at_once = [(fit / patches).max(1), patches.min(fit)];
        let most = (at_once[0] * at_once[1]).max(channels).max(filters).max(9);
        let positions = |n, step| positions([n], [step]);
        Tables {
            width,
            len: [h * w * channels, output[0] * output[1] * filters],
            places: [inputs, outputs],
            last: last(form, output),
            at_once,
            rows: width.map(|width| positions(most, width)),
            planes: [9, channels * filters].map(|len| positions(side * side, len)),
            columns: positions(most, 1),
            both: match form {
                Form::F2 => both(&f2::WEIGHT),
                Form::F4 => both(&f4::WEIGHT),
            },
            zeros: vec![A::zero(); channels.max(filters)],
        }
    }
}

/// Where the pixels of patches lie: blocks of `step` pixels cover `output`, and a patch
/// of `side` pixels begins where its block does, less what is `before` the image.
fn places(
    output: [usize; 2],
    step: usize,
    side: usize,
    [h, w]: [usize; 2],
    [top, left]: [usize; 2],
    width: usize,
) -> Vec<usize> {
    let [down, across] = output.map(|len| len.div_ceil(step));
    let mut places = Vec::with_capacity(down * across * side * side);
    for y in (0..down).map(|block| block * step) {
        for x in (0..across).map(|block| block * step) {
            for row in y..y + side {
                let row = row.checked_sub(top).filter(|&row| row < h);
                for column in x..x + side {
                    let column =
                        column.checked_sub(left).filter(|&column| column < w);
                    let pixel = row
                        .zip(column)
                        .map(|(row, column)| (row * w + column) * width);
                    places.push(pixel.unwrap_or(OUTSIDE));
                }
            }
        }
    }
    places
}

/// Which blocks are last ones with fewer points, down and across.
fn last(form: Form, output: [usize; 2]) -> Vec<[bool; 2]> {
    let step = form.step();
    let [down, across] = output.map(|len| len.div_ceil(step));
    let fewer = |block: usize, len| form.points(len - block * step) < form.side();
    let blocks = ndarray::indices([down, across]).into_iter();
    blocks.map(|(y, x)| [fewer(y, output[0]), fewer(x, output[1])]).collect()
}

/// `matrix` for the rows and for the columns of 3×3 taps at once, (side · side, 9).
fn both<A: Number, const SIDE: usize>(matrix: &[[f64; 3]; SIDE]) -> Vec<A> {
    let number = |(y, x, i, j): (usize, usize, usize, usize)| {
        let product: f64 = matrix[y][i] * matrix[x][j];
        cast(product).expect("a float")
    };
    ndarray::indices([SIDE, SIDE, 3, 3]).into_iter().map(number).collect()
}
