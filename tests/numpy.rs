//! What NumPy prints, against what the chapters show of it.

use std::path::Path;

use tools::outputs::compare_numpy;

/// With another Python: `PYTHON=… cargo test --test numpy -- --ignored`.
#[test]
#[ignore = "needs python3 with NumPy 2"]
fn the_recordings_are_what_numpy_prints() {
    let differences = compare_numpy(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(differences, []);
}
