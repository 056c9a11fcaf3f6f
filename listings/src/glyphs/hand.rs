//! One person's hand on one day: how the strokes of a character come out for a seed.

use super::curve::{self, Point};
use super::strokes::Drawing;
use super::{CLASSES, SIDE, Stroke, ink};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Empty pixels on each side of the ink, as in EMNIST.
const BORDER: f32 = 2.0;

/// The middle of the box that the strokes are given in.
const MIDDLE: Point = [9.0, 12.0];

/// A source of random numbers, and the habits it decides.
pub(super) struct Hand {
    random: Pcg32,
}

impl Hand {
    /// The hand of one specimen. Within a class no two seeds share their random
    /// numbers.
    pub(super) fn new(class: usize, seed: u64) -> Self {
        let specimen =
            seed.wrapping_mul(CLASSES.len() as u64).wrapping_add(class as u64);
        Self { random: Pcg32::seed_from_u64(specimen) }
    }

    /// Writes one of the drawings in the middle of the paper.
    pub(super) fn write(&mut self, ways: &[Drawing]) -> Vec<Stroke> {
        let way = ways[self.random.next_u32() as usize % ways.len()];
        let lean = self.lean();
        let mut strokes = Vec::with_capacity(way.len());
        for stroke in way {
            let arcs = self.wander(stroke).into_iter();
            let leaning =
                arcs.map(|arc| arc.into_iter().map(&lean).collect::<Vec<_>>());
            strokes.push(leaning.flat_map(|arc| curve::through(&arc)).collect());
        }
        let pen = self.between(1.0, 1.9);
        self.place(&mut strokes, pen + ink::FADE / 2.0);
        strokes.into_iter().map(|stroke| self.press(stroke, pen)).collect()
    }

    /// A random number from `low` to `high`, each as likely. The upper 24 bits fit an
    /// `f32` exactly, so nothing depends on rounding.
    fn between(&mut self, low: f32, high: f32) -> f32 {
        let unit = (self.random.next_u32() >> 8) as f32 / (1 << 24) as f32;
        low + (high - low) * unit
    }

    /// A random number around 0, at most `most` away; small ones are likelier.
    fn about(&mut self, most: f32) -> f32 {
        (self.between(-most, most) + self.between(-most, most)) / 2.0
    }

    /// A stroke as this hand makes it, in arcs from corner to corner: the stroke is a
    /// little off its place, the pen drifts on the way, and a straight line sags.
    fn wander(&mut self, stroke: &[(i8, i8)]) -> Vec<Vec<Point>> {
        let home = [self.about(1.0), self.about(1.0)];
        let mut drift = [0.0; 2];
        let mut arcs = Vec::new();
        let mut corner = None;
        // A point given twice ends one arc and begins the next.
        for points in stroke.chunk_by(|a, b| a != b) {
            let mut arc: Vec<Point> = corner.into_iter().collect();
            for &(x, y) in &points[arc.len()..] {
                drift = drift.map(|d| 0.6 * d + self.about(1.2));
                arc.push([
                    f32::from(x) + home[0] + drift[0],
                    f32::from(y) + home[1] + drift[1],
                ]);
            }
            if let [a, b] = arc[..] {
                arc.insert(1, self.sag(a, b));
            }
            corner = arc.last().copied();
            arcs.push(arc);
        }
        arcs
    }

    /// A point halfway between two, moved aside: no hand draws a straight line.
    fn sag(&mut self, [ax, ay]: Point, [bx, by]: Point) -> Point {
        let aside = self.about(0.08);
        [(ax + bx) / 2.0 - (by - ay) * aside, (ay + by) / 2.0 + (bx - ax) * aside]
    }

    /// What happens to the character as a whole: its lines bow, its foot is wider or
    /// narrower than its head, it is stretched, slanted and turned.
    fn lean(&mut self) -> impl Fn(Point) -> Point + use<> {
        let [bow_x, bow_y] = [self.about(2.0), self.about(2.0)];
        let foot = self.about(0.15);
        let stretch = self.between(0.85, 1.15);
        let slant = 0.1 + self.about(0.3);
        // A turn whose tangent of half the angle is t: no sine needed.
        let t = self.about(0.07);
        let [cos, sin] = [(1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t)];
        move |[x, y]| {
            let [u, v] = [x - MIDDLE[0], y - MIDDLE[1]];
            let [across, down] = [u / MIDDLE[0], v / MIDDLE[1]];
            let x =
                (u * (1.0 + foot * down) + bow_x * down * down) * stretch - slant * v;
            let y = v + bow_y * across * across;
            [x * cos - y * sin, x * sin + y * cos]
        }
    }

    /// Scales the strokes to the paper and puts them in its middle, or off it where
    /// the ink, which reaches beyond them, still leaves the border empty.
    fn place(&mut self, strokes: &mut [Vec<Point>], reach: f32) {
        let slack = self.between(0.0, 1.5);
        let off = [self.between(-0.5, 0.5) * slack, self.between(-0.5, 0.5) * slack];
        let points = || strokes.iter().flatten();
        let low = [0, 1]
            .map(|axis| points().map(|p| p[axis]).fold(f32::INFINITY, f32::min));
        let high = [0, 1]
            .map(|axis| points().map(|p| p[axis]).fold(f32::NEG_INFINITY, f32::max));
        let extent = (high[0] - low[0]).max(high[1] - low[1]);
        let scale = (SIDE as f32 - 2.0 * (BORDER + reach) - slack) / extent;
        for point in strokes.iter_mut().flatten() {
            *point = [0, 1].map(|axis| {
                let middle = (low[axis] + high[axis]) / 2.0;
                (point[axis] - middle) * scale + SIDE as f32 / 2.0 + off[axis]
            });
        }
    }

    /// Gives a stroke the width of the pen, pressed harder at one end than at the
    /// other.
    fn press(&mut self, stroke: Vec<Point>, pen: f32) -> Stroke {
        let [first, last] =
            [self.between(0.75, 1.0) * pen, self.between(0.75, 1.0) * pen];
        let steps = stroke.len() as f32;
        let radius = |i: usize| first + (last - first) * i as f32 / steps;
        stroke.into_iter().enumerate().map(|(i, point)| (point, radius(i))).collect()
    }
}
