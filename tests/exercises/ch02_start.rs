// ANCHOR: start
use listings::Layout;

/// The anti-diagonal of a square `layout` in row order: one axis.
pub fn anti_diagonal(layout: &Layout) -> Layout {
    todo!("the offset and the stride for {layout:?}")
}
// ANCHOR_END: start
