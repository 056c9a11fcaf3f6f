// ANCHOR: solution
use listings::Window;

/// Pixels of the first image that one number of the last feature map sees: [h, w].
pub fn receptive_field(layers: &[Window]) -> listings::Result<[usize; 2]> {
    let mut field = [1, 1];
    let mut step = [1, 1]; // pixels of the image in one step of the feature map
    for layer in layers {
        let span = layer.span()?;
        for side in 0..2 {
            field[side] += (span[side] - 1) * step[side];
            step[side] *= layer.stride[side];
        }
    }
    Ok(field)
}
// ANCHOR_END: solution
