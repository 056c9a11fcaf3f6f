//! `theme/index.hbs` is mdBook's page with a few lines changed. This says when mdBook's own has
//! changed, so that ours can follow.

use mdbook_driver::MDBook;
use sha2::{Digest, Sha256};

/// The template that `theme/index.hbs` was made from: mdBook 0.5.4's.
const FOLLOWED: &str =
    "bf8b6b7cc5c1e44b03ab0392297705a220b569b601286e0ad538cca6d56717f1";

#[test]
fn index_hbs_follows_mdbooks() {
    let folder = tempfile::tempdir().expect("a folder");
    MDBook::init(folder.path()).copy_theme(true).build().expect("a new book");
    let template =
        std::fs::read(folder.path().join("theme/index.hbs")).expect("mdBook's page");
    let hash: String =
        Sha256::digest(&template).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        hash, FOLLOWED,
        "mdBook's page has changed: look at the difference (`mdbook init --theme` writes it), \
         take it over into theme/index.hbs, then put its hash here"
    );
}
