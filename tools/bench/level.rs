//! Which instructions to measure with.

use anyhow::{Context, Result};
use listings::levels::{self, Level};

/// What the environment's LEVEL names, if it names anything.
pub(super) fn name() -> Option<String> {
    std::env::var("LEVEL").ok().filter(|name| !name.is_empty())
}

/// The instructions that LEVEL names, `avx2` for one; without it, the best.
///
/// # Errors
///
/// The processor has none of that name.
pub fn level() -> Result<Level> {
    let Some(name) = name() else {
        return Ok(Level::new());
    };
    let all = levels::all();
    let level = all.iter().find(|(other, _)| *other == name);
    let (_, level) = level.with_context(|| {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        format!("LEVEL is {name}, and this processor has {}", names.join(", "))
    })?;
    Ok(*level)
}
