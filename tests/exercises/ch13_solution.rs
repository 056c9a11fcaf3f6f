// ANCHOR: solution
/// How many times as fast as theirs ours is, from the times of both in each round: the
/// median of the ratios. Nothing without a round, or if one side missed one.
pub fn times_as_fast(ours: &[f64], theirs: &[f64]) -> Option<f64> {
    if ours.len() != theirs.len() {
        return None;
    }
    let rounds = ours.iter().zip(theirs);
    let mut ratios: Vec<f64> = rounds.map(|(ours, theirs)| theirs / ours).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied()
}
// ANCHOR_END: solution
