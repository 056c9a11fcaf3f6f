// ANCHOR: solution
use listings::Layout;

/// The anti-diagonal of a square `layout`: one axis.
pub fn anti_diagonal(layout: &Layout) -> Layout {
    let (len, [down, right]) =
        (layout.shape[0], [layout.strides[0], layout.strides[1]]);
    let top_right = (len as isize - 1) * right;
    Layout {
        shape: vec![len],
        strides: vec![down - right],
        offset: layout.offset + top_right,
    }
}
// ANCHOR_END: solution
