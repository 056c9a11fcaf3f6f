//! Five 3×3 kernels with names, from image processing.

use ndarray::{Array2, Array4, NdFloat};

/// A kernel of nine parameters and the name it goes by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kernel {
    /// What it does to an image, in a word.
    pub name: &'static str,
    /// The parameters, row by row.
    pub taps: [[f64; 3]; 3],
}

/// The five kernels, in the order the figures draw them.
pub const ALL: [Kernel; 5] = [
    Kernel {
        name: "blur",
        taps: [
            [0.0625, 0.125, 0.0625],
            [0.125, 0.25, 0.125],
            [0.0625, 0.125, 0.0625],
        ],
    },
    Kernel {
        name: "sharpen",
        taps: [[0.0, -1.0, 0.0], [-1.0, 5.0, -1.0], [0.0, -1.0, 0.0]],
    },
    Kernel {
        name: "sobel x",
        taps: [[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]],
    },
    Kernel {
        name: "sobel y",
        taps: [[-1.0, -2.0, -1.0], [0.0, 0.0, 0.0], [1.0, 2.0, 1.0]],
    },
    Kernel {
        name: "outline",
        taps: [[-1.0, -1.0, -1.0], [-1.0, 8.0, -1.0], [-1.0, -1.0, -1.0]],
    },
];

impl Kernel {
    /// The kernel as an array (3, 3).
    pub fn array<A: NdFloat>(&self) -> Array2<A> {
        Array2::from_shape_fn((3, 3), |(i, j)| {
            A::from(self.taps[i][j]).expect("a small number is a float of any width")
        })
    }
}

/// All five as one weight (5, 1, 3, 3): five filters for images of one channel.
///
/// ```
/// assert_eq!(listings::kernels::weight::<f32>().dim(), (5, 1, 3, 3));
/// ```
pub fn weight<A: NdFloat>() -> Array4<A> {
    Array4::from_shape_fn((ALL.len(), 1, 3, 3), |(k, _, i, j)| {
        ALL[k].array::<A>()[[i, j]]
    })
}
