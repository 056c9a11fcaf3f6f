//! What a [`Layer`](listings::conv::winograd::Layer) computes at once, and its planes.

use std::ops::Range;

use listings::conv::winograd::linear::has;

/// As many planes as the larger form has.
pub const PLANES: usize = 36;

/// Images, and patches of each.
#[derive(Debug)]
pub struct Group {
    /// Which images.
    pub images: Range<usize>,
    /// Which of their patches.
    pub patches: Range<usize>,
    /// The pixels of each plane, one for each patch that has the plane's points.
    pub pixels: [usize; PLANES],
}

impl Group {
    /// With `side` points along a side of a block. `last` says of each patch of an image
    /// whether its block is a last one, down and across: see
    /// [`LAST`](listings::conv::winograd::f4::LAST).
    pub fn new(
        images: Range<usize>,
        patches: Range<usize>,
        side: usize,
        last: &[[bool; 2]],
    ) -> Self {
        let mut pixels = [0; PLANES];
        let points = &mut pixels[..side * side];
        points.fill(images.len() * patches.len());
        let blocks = last[patches.clone()].iter();
        for &[down, across] in blocks.filter(|&&last| last != [false; 2]) {
            for (plane, pixels) in points.iter_mut().enumerate() {
                if !(has(plane / side, down) && has(plane % side, across)) {
                    *pixels -= images.len();
                }
            }
        }
        Group { images, patches, pixels }
    }

    /// The planes, of pixels of `width` numbers.
    pub fn planes<'a, A>(
        &self,
        mut memory: &'a [A],
        width: usize,
    ) -> impl Iterator<Item = &'a [A]> + use<'a, A> {
        let lens = self.pixels.map(|pixels| pixels * width).into_iter();
        lens.map(move |len| memory.split_off(..len).expect("all planes"))
    }

    /// The same, to be written.
    pub fn planes_mut<'a, A>(
        &self,
        mut memory: &'a mut [A],
        width: usize,
    ) -> impl Iterator<Item = &'a mut [A]> + use<'a, A> {
        let lens = self.pixels.map(|pixels| pixels * width).into_iter();
        lens.map(move |len| memory.split_off_mut(..len).expect("all planes"))
    }
}
