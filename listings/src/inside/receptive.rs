//! How much of the image one number of a layer sees.

use listings::window::Window;

/// What one number of a layer sees of the image: its receptive field, along one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The pixels it sees.
    pub field: usize,
    /// The pixels from where it looks to where its neighbor does.
    pub step: usize,
}

impl Reach {
    /// A pixel sees itself.
    pub const PIXEL: Reach = Reach { field: 1, step: 1 };

    /// The next layer's, through a window: each tap after the first lies `dilation`
    /// steps further.
    ///
    /// ```
    /// use listings::{Window, inside::Reach};
    ///
    /// let reach = Reach::PIXEL.through(&Window::new([5, 5]));
    /// assert_eq!(reach, Reach { field: 5, step: 1 });
    /// let reach = reach.through(&Window::new([2, 2]).stride([2, 2]));
    /// assert_eq!(reach, Reach { field: 6, step: 2 });
    /// let reach = reach.through(&Window::new([3, 3]).dilation([4, 4]));
    /// assert_eq!(reach, Reach { field: 22, step: 2 });
    /// ```
    pub fn through(self, window: &Window) -> Reach {
        let [taps, stride, dilation] =
            [window.kernel, window.stride, window.dilation].map(|[rows, _]| rows);
        let field = self.field + (taps - 1) * dilation * self.step;
        Reach { field, step: self.step * stride }
    }
}
