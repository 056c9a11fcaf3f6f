//! The sets of instructions that this processor has.

pub use fearless_simd::Level;

/// Every set of vector instructions that this processor has and the book uses, the
/// widest last: `sse2`, `sse4.2`, `avx2` and `avx512` (that of Ice Lake and later) on x86-64; `neon` on 64-bit ARM;
/// elsewhere only `baseline`, what the program was compiled for.
///
/// [`Level::new`] is the widest.
///
/// ```
/// for (name, level) in listings::levels::all() {
///     println!("{name}: {level:?}");
/// }
/// ```
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
pub fn all() -> Vec<(&'static str, Level)> {
    let best = Level::new();
    // What the whole program was compiled for is used at any lower level, too.
    let least = match Level::baseline() {
        Level::Sse2(_) => 0,
        Level::Sse4_2(_) => 1,
        Level::Avx2(_) => 2,
        _ => 3,
    };
    [
        ("sse2", best.as_sse2().map(Level::Sse2)),
        ("sse4.2", best.as_sse4_2().map(Level::Sse4_2)),
        ("avx2", best.as_avx2().map(Level::Avx2)),
        ("avx512", best.as_avx512().map(Level::Avx512)),
    ]
    .into_iter()
    .skip(least)
    .filter_map(|(name, level)| Some((name, level?)))
    .collect()
}

/// Every set of vector instructions that this processor has and the book uses: `neon` on
/// 64-bit ARM, elsewhere `baseline`, what the program was compiled for.
#[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
pub fn all() -> Vec<(&'static str, Level)> {
    let name = if cfg!(target_arch = "aarch64") { "neon" } else { "baseline" };
    vec![(name, Level::new())]
}
