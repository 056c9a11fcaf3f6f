// ANCHOR: start
/// How many times as fast as theirs ours is, from the times of both in each round.
pub fn times_as_fast(ours: &[f64], theirs: &[f64]) -> Option<f64> {
    todo!("compare {} rounds with {}", ours.len(), theirs.len())
}
// ANCHOR_END: start
