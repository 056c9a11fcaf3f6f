//! Numbers in half precision: 16 bits, of which one is the sign, 5 the exponent and 10
//! the digits after the first (IEEE 754's binary16).

/// The number that these bits are. Every one of them is a number in single precision,
/// too: nothing is rounded.
///
/// The fields of both formats lie in the same order, so that shifted bits are the number
/// in single precision but for the exponent: it counts from -127 and not from -15.
///
/// ```
/// use listings::weights::half;
///
/// assert_eq!(half::widen(0x3c00), 1.0);
/// assert_eq!(half::widen(0xb555), -0.333_251_95); // the nearest to -1/3
/// assert_eq!(half::widen(0x0001), 2_f32.powi(-24)); // the smallest above 0
/// assert_eq!(half::widen(0x7bff), 65504.0); // the largest
/// ```
// ANCHOR: widen
pub fn widen(half: u16) -> f32 {
    const SCALE: f32 = (1_u128 << (127 - 15)) as f32;
    let (sign, rest) = (u32::from(half >> 15), u32::from(half & 0x7fff));
    let magnitude = match rest {
        0x7c00.. => f32::INFINITY.to_bits() | rest << 13, // or NaN
        _ => (f32::from_bits(rest << 13) * SCALE).to_bits(),
    };
    f32::from_bits(sign << 31 | magnitude)
}
// ANCHOR_END: widen
