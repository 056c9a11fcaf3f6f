//! Captions, and the text's pointing at figures and listings.

use tools::check::Finding;
use tools::check::mentions::mentions;

use crate::{chapter, none, one};

fn found(caption: &str, text: &str) -> Vec<Finding> {
    let figure =
        format!("<Figure name=\"slide\" alt=\"\">\n\n{caption}\n\n</Figure>");
    mentions(&chapter(&format!("# A window\n\n{figure}\n\n{text}\n")))
}

const CAPTION: &str = "The window takes four positions.";

#[test]
fn lets_a_mentioned_figure_through() {
    none(&found(CAPTION, "[Figure](#slide) shows it."));
    none(&found(CAPTION, "[Figure](a.md#slide) shows it."));
}

#[test]
fn catches_a_figure_that_nobody_mentions() {
    let expected = ["src/part/a.md:3", "Figure `slide`", "[Figure](#slide)"];
    one(&found(CAPTION, "A figure shows it."), &expected);
    one(&found(CAPTION, "[this figure](#slide) shows it."), &expected);
    one(&found(CAPTION, "[Figure](b.md#slide) is in another chapter."), &expected);
    one(&found(CAPTION, "`[Figure](#slide)` is code."), &expected);
    one(&found("[Figure](#slide) speaks of itself.", ""), &expected);
}

#[test]
fn catches_a_caption_without_substance() {
    let mention = "[Figure](#slide)";
    one(&found("The slide.", mention), &["src/part/a.md:3", "10 characters"]);
    one(&found("", mention), &["0 characters"]);
}

#[test]
fn treats_listings_alike() {
    let listing = "<Listing name=\"loops\">\n\nFour loops, one for each axis.\n\n```rust\n```\n\n</Listing>\n\n";
    none(&mentions(&chapter(&format!("{listing}[Listing](#loops)"))));
    let wrong_kind = format!("{listing}[Figure](#loops)");
    one(&mentions(&chapter(&wrong_kind)), &["Listing `loops`", "[Listing](#loops)"]);
}
