//! Which input channels an output channel sums over.

use listings::conv::einsum::CONV2D;
use listings::notation::Notation;

use super::values::{Values, every};
use crate::Svg;
use crate::draw::{Canvas, Font, Paint, Rect, Stroke, arrow};

/// Full, depthwise and grouped convolution. Each arrow is a kernel: it leads from the
/// channel it reads to the channel it is summed into.
pub fn channels() -> Svg {
    let panels = [
        Panel::new("full", CONV2D, &[('c', 4), ('k', 3)]),
        Panel::new("depthwise", "nchwij,cij->nchw", &[('c', 4)]),
        Panel::new("grouped", "gchwij,gkcij->gkhw", &[('g', 2), ('c', 2), ('k', 2)]),
    ];
    Svg::draw(PANEL * panels.len() as f64 - 22.0, |canvas| {
        for (number, panel) in panels.iter().enumerate() {
            panel.draw(canvas, PANEL * number as f64);
        }
    })
}

const PANEL: f64 = 160.0;

/// A convolution, its input channels above its output channels.
struct Panel {
    title: &'static str,
    string: Notation,
    /// The letters of channels and their sizes.
    sizes: Values,
}

impl Panel {
    fn new(title: &'static str, string: &str, sizes: &[(char, usize)]) -> Panel {
        let string = Notation::parse(string).expect("a convolution");
        Panel { title, string, sizes: sizes.to_vec() }
    }

    /// Every value of the channels among `axes`, in the order of `axes`.
    fn channels(&self, axes: &[char]) -> Vec<Values> {
        let size =
            |axis| self.sizes.iter().copied().find(|(letter, _)| letter == axis);
        every(&axes.iter().filter_map(size).collect::<Vec<_>>())
    }

    fn draw(&self, canvas: &Canvas, top: f64) {
        let [view, weight] = self.string.operands() else {
            unreachable!("a convolution has two operands")
        };
        let inputs = Row { y: top + 24.0, channels: self.channels(view) };
        let outputs =
            Row { y: top + 104.0, channels: self.channels(self.string.output()) };
        let kernels = self.channels(weight);

        canvas.text((1.5, top + 9.0), self.title, Font::BOLD.left());
        canvas.text((LEFT, top + 9.0), &self.string, Font::BODY.left());
        canvas.text((1.5, inputs.y + 12.0), "input", Font::BODY.left());
        canvas.text((1.5, outputs.y + 12.0), "output", Font::BODY.left());
        let sums = kernels.iter().filter(|kernel| outputs.of(kernel) == 0).count();
        let remarks =
            [format!("{} kernels,", kernels.len()), format!("{sums} an output")];
        for (text, y) in remarks.iter().zip([67.0, 84.0]) {
            canvas.text((1.5, top + y), text, Font::SMALL.left());
        }
        for kernel in &kernels {
            let (x0, y0) = inputs.end(kernel, &kernels).bottom_middle();
            let (x1, y1) = outputs.end(kernel, &kernels).top_middle();
            let stroke = match outputs.of(kernel) {
                0 => Stroke::bold(Paint::Accent),
                _ => Stroke::thin(Paint::Ink),
            };
            arrow(canvas, (x0, y0 + 3.0), (x1, y1 - 3.0), stroke);
        }
        inputs.draw(canvas, Paint::Muted);
        outputs.draw(canvas, Paint::Accent2);
    }
}

const LEFT: f64 = 84.0;

/// Channels side by side.
struct Row {
    y: f64,
    channels: Vec<Values>,
}

impl Row {
    fn at(&self, channel: usize) -> Rect {
        Rect::new(LEFT + 66.0 * channel as f64, self.y, 56.0, 24.0)
    }

    /// The channel that a kernel reads, or is summed into: the one whose letters have the
    /// kernel's values.
    fn of(&self, kernel: &Values) -> usize {
        let same =
            |channel: &Values| channel.iter().all(|letter| kernel.contains(letter));
        self.channels.iter().position(same).expect("a channel of each kernel")
    }

    /// The part of its channel where the kernel's arrow ends: arrows of one channel stand
    /// side by side.
    fn end(&self, kernel: &Values, kernels: &[Values]) -> Rect {
        let channel = self.of(kernel);
        let same: Vec<_> =
            kernels.iter().filter(|&other| self.of(other) == channel).collect();
        let place = same.iter().position(|&other| other == kernel);
        let place = place.expect("the kernel is one of them") as f64;
        let aside = 13.0 * (place - (same.len() - 1) as f64 / 2.0);
        let Rect { x, y, w, h } = self.at(channel);
        Rect::new(x + aside, y, w, h)
    }

    fn draw(&self, canvas: &Canvas, paint: Paint) {
        for (number, channel) in self.channels.iter().enumerate() {
            let cell = self.at(number);
            let stroke = match (paint, number) {
                (Paint::Accent2, 0) => Stroke::bold(paint),
                _ => Stroke::thin(paint),
            };
            if paint == Paint::Accent2 {
                canvas.fill(cell, paint, 0.16);
            }
            canvas.outline(cell, stroke);
            let label: Vec<_> = channel
                .iter()
                .map(|(letter, value)| format!("{letter}{value}"))
                .collect();
            canvas.text(cell.center(), label.join(" "), Font::BODY);
        }
    }
}
