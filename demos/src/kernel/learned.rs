//! The filters of the trained network's first layer, without the other 900 KB of its file.

/// Taps along a side of a filter.
const SIDE: usize = 5;
const TAPS: usize = SIDE * SIDE;
const FILTERS: usize = 32;
/// Bytes of the filters, and of the 32 biases that lie before them.
const BYTES: usize = FILTERS * TAPS * 4;
const BEFORE: usize = FILTERS * 4;

/// Cut out by the compiler, so that the rest of the file is not in the module. Where the
/// filters lie, the test below knows better.
static WEIGHT: [u8; BYTES] = {
    let file = include_bytes!("../../../weights/emnist.safetensors");
    let (length, rest) = file.split_first_chunk().expect("a length");
    let header = u64::from_le_bytes(*length) as usize;
    let (_, weight) = rest.split_at(header + BEFORE);
    *weight.first_chunk().expect("32 filters")
};

/// The filters' taps, row by row.
pub(super) fn filters() -> [[f32; TAPS]; FILTERS] {
    let (numbers, _) = WEIGHT.as_chunks();
    std::array::from_fn(|filter| {
        std::array::from_fn(|tap| f32::from_le_bytes(numbers[filter * TAPS + tap]))
    })
}

#[cfg(test)]
mod tests {
    use listings::Algorithm;

    #[test]
    fn they_are_those_of_the_network() {
        let network = listings::trained::book::<f32>(Algorithm::ALL[0]);
        let filters = super::filters();
        assert!(filters.iter().flatten().eq(network.conv1.weight.view()));
    }
}
