// ANCHOR: start
use listings::Window;

/// Pixels of the first image that one number of the last feature map sees: [h, w].
pub fn receptive_field(layers: &[Window]) -> listings::Result<[usize; 2]> {
    todo!("{} layers, the first one nearest to the image", layers.len())
}
// ANCHOR_END: start
