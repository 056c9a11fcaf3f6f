//! What the einsum explorer shows at its start: a string, its loops, one number of the
//! output, its plan.

use std::collections::BTreeMap;

use listings::conv::einsum::CONV2D;
use listings::notation::{Notation, Sizes, terms, written};
use ndarray::ArrayD;

use super::axes::Role;
use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Rect, Stroke, minus};

mod plan;
mod table;

pub use plan::explore_plan;
use table::{LINE, by, number, table};

/// A matrix product: string, loops, arrays, and the terms of its first number.
pub fn explore_product() -> Svg {
    Explored::new("ij,jk->ik", &[('i', 2), ('j', 3), ('k', 4)]).draw(398.0)
}

/// A convolution on its windows, in the same way.
pub fn explore_convolution() -> Svg {
    Explored::new(CONV2D, &SMALL).draw(640.0)
}

const SMALL: [(char, usize); 7] =
    [('n', 2), ('c', 2), ('h', 4), ('w', 5), ('i', 2), ('j', 3), ('k', 4)];

/// A string and what its sizes make of it.
struct Explored {
    notation: Notation,
    sizes: Sizes,
    shapes: Vec<Vec<usize>>,
}

impl Explored {
    fn new(string: &str, of: &[(char, usize)]) -> Explored {
        let notation = Notation::parse(string).expect("a string of the book");
        let of = BTreeMap::from_iter(of.iter().copied());
        let shape =
            |letters: &Vec<char>| letters.iter().map(|letter| of[letter]).collect();
        let shapes: Vec<Vec<usize>> = notation.operands().iter().map(shape).collect();
        let sizes =
            notation.sizes(&shapes.iter().map(Vec::as_slice).collect::<Vec<_>>());
        Explored { sizes: sizes.expect("one size a letter"), notation, shapes }
    }

    fn draw(&self, height: f64) -> Svg {
        Svg::draw(height, |canvas| {
            let y = self.string(canvas);
            let y = self.loops(canvas, y);
            let y = self.arrays(canvas, y);
            self.terms(canvas, y);
        })
    }

    /// The string with its letters marked, and a legend. Returns where the rest begins.
    fn string(&self, canvas: &Canvas) -> f64 {
        let mut x = 10.0;
        for letter in self.notation.to_string().replace("->", "→").chars() {
            if letter.is_ascii_lowercase() {
                self.letter(canvas, (x, 12.0), letter);
            } else {
                canvas.text((x, 12.0), letter, Font::BODY.size(16.0));
            }
            x += 16.0;
        }
        let legend = [
            (self.notation.output().to_vec(), "kept: on the right"),
            (self.notation.summed(), "summed: not on the right"),
        ];
        for (line, (letters, meaning)) in legend.into_iter().enumerate() {
            let y = 42.0 + 24.0 * line as f64;
            for (i, &letter) in letters.iter().enumerate() {
                self.letter(canvas, (10.0 + 18.0 * i as f64, y), letter);
            }
            canvas.text((86.0, y), meaning, Font::BODY.left());
        }
        96.0
    }

    fn letter(&self, canvas: &Canvas, (x, y): (f64, f64), letter: char) {
        let cell = Rect::new(x - 7.0, y - 9.0, 14.0, 18.0);
        match Role::of(letter, &self.notation) {
            Role::Kept => {
                let font = Font::BOLD.size(16.0).paint(Paint::Accent2);
                canvas.text((x, y), letter, font);
                let line = [(cell.x, cell.bottom()), (cell.right(), cell.bottom())];
                canvas.path(&line, Stroke::bold(Paint::Accent2));
            }
            Role::Summed => {
                canvas.text(
                    (x, y),
                    letter,
                    Font::BOLD.size(16.0).paint(Paint::Accent),
                );
                canvas.outline(cell, Role::Summed.stroke());
            }
        }
    }

    fn loops(&self, canvas: &Canvas, y: f64) -> f64 {
        let shapes: Vec<&[usize]> = self.shapes.iter().map(Vec::as_slice).collect();
        let loops = self.notation.loops(&shapes).expect("one size a letter");
        for (i, line) in loops.lines().enumerate() {
            let code = line.trim_start();
            let x = 1.5 + 7.0 * (line.len() - code.len()) as f64;
            canvas.text((x, y + LINE * i as f64), code, Font::BODY.left());
        }
        y + LINE * loops.lines().count() as f64 + 14.0
    }

    fn arrays(&self, canvas: &Canvas, y: f64) -> f64 {
        let names = written::names(&self.notation);
        let mut arrays: Vec<_> = names
            .iter()
            .zip(self.notation.operands())
            .zip(&self.shapes)
            .map(|((name, letters), shape)| (written::element(name, letters), shape))
            .collect();
        arrays.push((
            written::element("out", self.notation.output()),
            &self.sizes.output,
        ));
        let rows = arrays.iter().map(|(element, shape)| {
            let bytes = shape.iter().product::<usize>() * size_of::<f32>();
            [element.clone(), by(shape), number(bytes)]
        });
        let count = number(self.sizes.multiplications as usize);
        let title = format!("multiplications: {count}");
        let head = ["array", "shape", "bytes in f32"];
        table(canvas, y, &title, 110.0, head, rows.collect())
    }

    /// The terms of the first number of the output.
    fn terms(&self, canvas: &Canvas, y: f64) {
        let all = self
            .shapes
            .iter()
            .map(|shape| shape.iter().product::<usize>())
            .sum::<usize>();
        let mut numbers = listings::numbers([all]).into_iter();
        let operands: Vec<ArrayD<f64>> = self
            .shapes
            .iter()
            .map(|shape| {
                ArrayD::from_shape_simple_fn(&shape[..], || {
                    numbers.next().expect("one each")
                })
            })
            .collect();
        let names = written::names(&self.notation);
        let first = vec![0; self.sizes.output.len()];
        let mut sum = 0.0;
        let mut rows: Vec<[String; 3]> =
            terms::of(&self.notation, &self.sizes, &first)
                .map(|indices| {
                    let read = || {
                        operands
                            .iter()
                            .zip(&indices)
                            .map(|(array, at)| array[&at[..]])
                    };
                    let product: f64 = read().product();
                    sum += product;
                    let elements = names.iter().zip(&indices);
                    let elements: Vec<_> = elements
                        .map(|(name, at)| written::element(name, at))
                        .collect();
                    let factors: Vec<_> = read().map(minus).collect();
                    [elements.join(" · "), factors.join(" · "), minus(product + 0.0)]
                })
                .collect();
        rows.push(["sum".to_string(), String::new(), minus(sum)]);
        let title =
            format!("What is summed into {}", written::element("out", &first));
        table(canvas, y, &title, 214.0, ["term", "numbers", "product"], rows);
    }
}
