//! SHA-256, as it is written.

use sha2::{Digest as _, Sha256};

/// The hash in lowercase hexadecimal.
pub(crate) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
