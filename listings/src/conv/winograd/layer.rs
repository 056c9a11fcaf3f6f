//! One 3×3 convolution on images of one size: tables made once, memory passed in.

use std::iter::zip;
use std::ops::Range;

use fearless_simd::Level;

use listings::conv::product::{Product, Store};
use listings::conv::winograd::Form;
use listings::conv::winograd::group::{Group, PLANES};
use listings::conv::winograd::patches::{Gather, Patches, Scatter};
use listings::conv::winograd::tables::Tables;
use listings::number::Number;

/// A 3×3 convolution with stride 1 on images of one size.
///
/// All arrays are slices with their channels last, in whole vectors: images
/// (n, h, w, channels), maps (n, oh, ow, filters), weight (3, 3, channels, filters).
/// After [`Layer::new`] nothing is allocated; `scratch` holds [`Layer::scratch_len`]
/// numbers, whatever they are. Every method panics if a slice is too short.
#[derive(Debug, Clone)]
pub struct Layer<A> {
    level: Level,
    form: Form,
    tables: Tables<A>,
}

impl<A: Number> Layer<A> {
    /// The convolution of images of `[h, w]` pixels, with `padding` zeros `[before,
    /// after]` along each side, by the instructions of `level`.
    ///
    /// # Panics
    /// If `channels` or `filters` are 0 or not whole vectors of `level`, or the padded
    /// image is smaller than 3×3.
    pub fn new(
        level: Level,
        form: Form,
        image: [usize; 2],
        padding: [[usize; 2]; 2],
        width: [usize; 2],
    ) -> Self {
        Layer { level, form, tables: Tables::new(level, form, image, padding, width) }
    }

    /// Numbers in the transformed weight: a plane (channels, filters) for each of a
    /// patch's.
    pub fn transformed_len(&self) -> usize {
        self.tables.planes[0].len() * self.tables.width[0] * self.tables.width[1]
    }

    /// Numbers that every direction needs room for.
    pub fn scratch_len(&self) -> usize {
        let [images, patches] = self.tables.at_once;
        self.tables.planes[0].len()
            * images
            * patches
            * (self.tables.width[0] + self.tables.width[1])
    }

    /// Zeros for a transformed weight, and for the scratch memory.
    pub fn room(&self) -> [Vec<A>; 2] {
        [self.transformed_len(), self.scratch_len()].map(|len| vec![A::zero(); len])
    }

    /// The weight (3, 3, channels, filters) transformed for [`Layer::forward`], or one
    /// that is (3, 3, filters, channels) for [`Layer::d_input`].
    pub fn transform(&self, weight: &[A], transformed: &mut [A]) {
        let [rows, at] = &self.tables.planes;
        let width = self.tables.width[0] * self.tables.width[1];
        let (left, columns, right) =
            (&self.tables.both, &self.tables.columns[..9], weight);
        let product = Product { left, rows, columns, right, width, at };
        A::multiply(self.level, &product, Store::Set, transformed);
    }

    /// The way back: the gradient of the weight (3, 3, channels, filters), of that of
    /// the transformed one. The tables change places.
    pub fn d_transform(&self, d_transformed: &[A], d_weight: &mut [A]) {
        let [columns, at] = &self.tables.planes;
        let width = self.tables.width[0] * self.tables.width[1];
        let (left, rows, right) =
            (&self.tables.both, &self.tables.columns[..9], d_transformed);
        let product = Product { left, rows, columns, right, width, at: &at[..9] };
        A::multiply(self.level, &product, Store::Set, d_weight);
    }

    /// The maps of images: their patches' sums, multiplied with the transformed weight,
    /// and sums of those.
    // ANCHOR: forward
    pub fn forward(
        &self,
        images: &[A],
        transformed: &[A],
        maps: &mut [A],
        scratch: &mut [A],
    ) {
        let [image, map] = self.tables.len;
        for group in self.groups(images.len() / image) {
            let (sums, products) = self.split(scratch, &group);
            let images = &images[scaled(&group.images, image)];
            self.gather(Gather::Input, &group, images, sums);
            self.multiply([0, 1], &group, sums, transformed, products);
            let maps = &mut maps[scaled(&group.images, map)];
            self.scatter(Scatter::Output, &group, products, maps);
        }
    }
    // ANCHOR_END: forward

    /// The gradient of the images, of that of their maps and the weight
    /// (3, 3, filters, channels) transformed: all of [`Layer::forward`] transposed, in
    /// reverse order.
    pub fn d_input(
        &self,
        d_maps: &[A],
        transformed: &[A],
        d_images: &mut [A],
        scratch: &mut [A],
    ) {
        let [image, map] = self.tables.len;
        d_images.fill(A::zero());
        for group in self.groups(d_images.len() / image) {
            let (sums, products) = self.split(scratch, &group);
            let d_maps = &d_maps[scaled(&group.images, map)];
            self.gather(Gather::DOutput, &group, d_maps, products);
            self.multiply([1, 0], &group, products, transformed, sums);
            let d_images = &mut d_images[scaled(&group.images, image)];
            self.scatter(Scatter::DInput, &group, sums, d_images);
        }
    }

    /// Adds to the gradient of the transformed weight what these images add to it:
    /// for each plane one product, sums transposed times the gradient of the products.
    pub fn d_weight(
        &self,
        images: &[A],
        d_maps: &[A],
        d_transformed: &mut [A],
        scratch: &mut [A],
    ) {
        let [image, map] = self.tables.len;
        for group in self.groups(images.len() / image) {
            let (sums, products) = self.split(scratch, &group);
            let images = &images[scaled(&group.images, image)];
            self.gather(Gather::Input, &group, images, sums);
            let d_maps = &d_maps[scaled(&group.images, map)];
            self.gather(Gather::DOutput, &group, d_maps, products);
            self.d_multiply(&group, sums, products, d_transformed);
        }
    }

    /// [`Layer::d_weight`] and [`Layer::d_input`] at once, for which the maps' gradient is
    /// transformed only once.
    pub fn backward(
        &self,
        images: &[A],
        d_maps: &[A],
        transformed: &[A],
        [d_transformed, d_images, scratch]: [&mut [A]; 3],
    ) {
        let [image, map] = self.tables.len;
        d_images.fill(A::zero());
        for group in self.groups(images.len() / image) {
            let (sums, products) = self.split(scratch, &group);
            let [of_images, of_maps] =
                [image, map].map(|len| scaled(&group.images, len));
            self.gather(Gather::Input, &group, &images[of_images.clone()], sums);
            self.gather(Gather::DOutput, &group, &d_maps[of_maps], products);
            self.d_multiply(&group, sums, products, d_transformed);
            self.multiply([1, 0], &group, products, transformed, sums);
            self.scatter(Scatter::DInput, &group, sums, &mut d_images[of_images]);
        }
    }

    /// For each plane one product, patches transposed times the gradient of the products.
    fn d_multiply(
        &self,
        group: &Group,
        sums: &[A],
        d_products: &[A],
        d_transformed: &mut [A],
    ) {
        let [channels, filters] = self.tables.width;
        let planes =
            zip(group.planes(sums, channels), group.planes(d_products, filters));
        let d_planes = d_transformed.chunks_exact_mut(channels * filters);
        for ((left, right), d_plane) in zip(planes, d_planes) {
            let n = left.len() / channels;
            if n == 0 {
                continue; // all blocks are last ones
            }
            let product = Product {
                left,
                rows: &self.tables.columns[..channels],
                columns: &self.tables.rows[0][..n],
                right,
                width: filters,
                at: &self.tables.rows[1][..channels],
            };
            A::multiply(self.level, &product, Store::Add, d_plane);
        }
    }

    /// For each plane one product, patches times weight.
    fn multiply(
        &self,
        [from, to]: [usize; 2],
        group: &Group,
        left: &[A],
        weight: &[A],
        output: &mut [A],
    ) {
        let [inner, width] = [from, to].map(|side| self.tables.width[side]);
        let planes =
            zip(group.planes(left, inner), weight.chunks_exact(inner * width));
        for ((left, right), output) in zip(planes, group.planes_mut(output, width)) {
            let n = left.len() / inner;
            let (rows, at) =
                (&self.tables.rows[from][..n], &self.tables.rows[to][..n]);
            let columns = &self.tables.columns[..inner];
            let product = Product { left, rows, columns, right, width, at };
            A::multiply(self.level, &product, Store::Set, output);
        }
    }

    /// What is computed at once.
    fn groups(&self, images: usize) -> impl Iterator<Item = Group> {
        let (last, side) = (&self.tables.last, self.form.side());
        let [n, patches] = self.tables.at_once;
        parts(images, n).flat_map(move |images| {
            parts(last.len(), patches)
                .map(move |patches| Group::new(images.clone(), patches, side, last))
        })
    }

    /// The memory for the sums of a group's patches, and for their products.
    fn split<'a>(
        &self,
        scratch: &'a mut [A],
        group: &Group,
    ) -> (&'a mut [A], &'a mut [A]) {
        let pixels: usize = group.pixels.iter().sum();
        let [sums, products] = self.tables.width.map(|width| pixels * width);
        scratch[..sums + products].split_at_mut(sums)
    }

    fn gather(&self, what: Gather, group: &Group, from: &[A], planes: &mut [A]) {
        let (of, side) = match what {
            Gather::Input => (0, self.form.side()),
            Gather::DOutput => (1, self.form.step()),
        };
        let patches = self.patches(of, side, &group.patches);
        let mut planes = group.planes_mut(planes, patches.width);
        let mut planes: [&mut [A]; PLANES] =
            std::array::from_fn(|_| planes.next().unwrap_or_default());
        A::gather(self.level, &patches, what, from, &mut planes);
    }

    fn scatter(&self, what: Scatter, group: &Group, planes: &[A], to: &mut [A]) {
        let (of, side) = match what {
            Scatter::Output => (1, self.form.step()),
            Scatter::DInput => (0, self.form.side()),
        };
        let patches = self.patches(of, side, &group.patches);
        let mut planes = group.planes(planes, patches.width);
        let mut planes: [&[A]; PLANES] =
            std::array::from_fn(|_| planes.next().unwrap_or_default());
        A::scatter(self.level, &patches, what, &mut planes, to);
    }

    fn patches(
        &self,
        of: usize,
        side: usize,
        range: &Range<usize>,
    ) -> Patches<'_, A> {
        Patches {
            form: self.form,
            places: &self.tables.places[of][scaled(range, side * side)],
            last: &self.tables.last[range.clone()],
            image: self.tables.len[of],
            width: self.tables.width[of],
            zeros: &self.tables.zeros,
        }
    }
}

/// `0..len` in ranges of `step`, and the rest.
fn parts(len: usize, step: usize) -> impl Iterator<Item = Range<usize>> {
    (0..len).step_by(step).map(move |start| start..len.min(start + step))
}

fn scaled(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start * by..range.end * by
}
