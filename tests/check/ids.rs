//! Ids given twice.

use tools::check::ids::ids;

use crate::{none, one, page, site};

#[test]
fn catches_an_id_that_stands_twice_in_a_page() {
    let found = |content: &str| ids(&site(&[("part/a.html", &page(content))]));
    none(&found(r#"<h2 id="a"></h2><figure id="b"></figure>"#));
    let twice = r#"<h2 id="a"></h2><h2 id="b"></h2><figure id="a"></figure>"#;
    one(&found(twice), &["part/a.html", "id `a` stands twice"]);
}

#[test]
fn catches_drawings_that_share_an_id_in_print() {
    let drawing =
        |id| page(&format!(r#"<h2 id="same"></h2><svg><clipPath id="{id}"/></svg>"#));
    let found =
        |a, b| ids(&site(&[("a.html", &drawing(a)), ("b.html", &drawing(b))]));
    none(&found("slide-clip", "line-clip"));
    one(&found("clip", "clip"), &["b.html", "id `clip`", "a.html", "print.html"]);
}
