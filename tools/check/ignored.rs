//! Blocks that no test runs say why.

use super::Finding;
use crate::chapter::Chapter;

/// The most `ignore`d blocks the book may have. It only falls: whoever makes one run lowers it.
///
/// Two are of Burn, in chapter 19, which the book does not compile.
pub const MOST_IGNORED: usize = 2;

/// Ignored blocks without a reason, or more than `most`. Returns how many there are, too.
pub fn ignored(chapters: &[Chapter], most: usize) -> (usize, Vec<Finding>) {
    let mut count = 0;
    let mut findings = Vec::new();
    for chapter in chapters {
        for block in chapter.blocks.iter().filter(|block| block.is_ignored()) {
            count += 1;
            if block.ignored_because.is_none() {
                let message = "an ignored block gives no reason: write `<!-- ignored: REASON -->` on the line above, or make it run";
                findings.push(Finding::new(&chapter.file, message).at(block.line));
            }
            if count == most + 1 {
                let message = format!(
                    "this is ignored block number {count}, and {most} are allowed: make one run"
                );
                findings.push(Finding::new(&chapter.file, message).at(block.line));
            }
        }
    }
    (count, findings)
}
