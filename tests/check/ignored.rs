//! Blocks that no test runs.

use tools::check::ignored::ignored;

use crate::{chapter, none, one};

const REASON: &str = "<!-- ignored: reads memory that is not ours -->\n";

#[test]
fn counts_blocks_with_a_reason() {
    let text = format!("{REASON}```rust,ignore\n```\n\n```rust\n```\n");
    let (count, findings) = ignored(&chapter(&text), 9);
    assert_eq!(count, 1);
    none(&findings);
}

#[test]
fn catches_a_block_without_a_reason() {
    for block in ["rust,ignore", "ignore", "rust,edition2024,ignore-windows"] {
        let text = format!("# A\n\n<!-- later -->\n```{block}\n```\n");
        let (count, findings) = ignored(&chapter(&text), 9);
        assert_eq!(count, 1);
        one(&findings, &["src/part/a.md:4", "no reason"]);
    }
}

#[test]
fn catches_one_too_many() {
    let block = format!("{REASON}```rust,ignore\n```\n\n");
    let found = |blocks| ignored(&chapter(&block.repeat(blocks)), 2);
    none(&found(2).1);
    let (count, findings) = found(4);
    assert_eq!(count, 4);
    one(&findings, &["ignored block number 3", "2 are allowed"]);
}
