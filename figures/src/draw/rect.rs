//! Points and rectangles, in pixels from the top left corner.

/// A place `(x, y)`.
pub type Point = (f64, f64);

/// A rectangle with its sides along the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
}

impl Rect {
    /// The rectangle with its top left corner at `(x, y)`.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// The middle.
    pub fn center(self) -> Point {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// The middle of the upper edge.
    pub fn top_middle(self) -> Point {
        (self.x + self.w / 2.0, self.y)
    }

    /// The middle of the lower edge.
    pub fn bottom_middle(self) -> Point {
        (self.x + self.w / 2.0, self.bottom())
    }

    /// The rectangle smaller by `by` on each side, or larger if `by` is negative.
    pub fn inset(self, by: f64) -> Rect {
        Rect::new(self.x + by, self.y + by, self.w - 2.0 * by, self.h - 2.0 * by)
    }
}
