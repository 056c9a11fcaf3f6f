//! Local links, fragments, images and style sheets.

use tools::check::links::links;

use crate::{none, one, page, site};

/// A page `part/a.html` with `content` beside the files it may link to.
fn found(content: &str) -> (usize, Vec<tools::check::Finding>) {
    links(&site(&[
        ("part/a.html", &page(content)),
        ("part/b.html", &page("<h2 id=\"caf\u{e9}\">Coffee</h2>")),
        ("index.html", ""),
        ("figures/dot.png", ""),
    ]))
}

#[test]
fn follows_what_is_there() {
    let (seen, findings) = found(
        r##"<p id="here"><a href="#here"></a> <a href="#top"></a> <a href="b.html#caf%C3%A9"></a>
        <a href="../"></a> <a href="../index.html?search=x"></a> <img src="../figures/dot.png">
        <a href="https://example.com/missing">counts as another site's</a>
        <a href="mailto:nobody@example.com"></a> <img src="data:image/png;base64,AA"></p>"##,
    );
    none(&findings);
    assert_eq!(seen, 6);
}

#[test]
fn catches_a_missing_page() {
    let (_, findings) = found(r#"<a href="c.html">next</a>"#);
    one(&findings, &["part/a.html", "<a href>", "`c.html`", "no such file"]);
}

#[test]
fn catches_a_missing_fragment() {
    let (_, findings) = found(r##"<a href="b.html#tea">tea</a>"##);
    one(&findings, &["`b.html#tea`", "`part/b.html` has no id `tea`"]);
    let (_, findings) = found(r##"<a href="#here">here</a>"##);
    one(&findings, &["`#here`", "no id"]);
}

#[test]
fn catches_a_missing_image_in_every_place() {
    for broken in [
        r#"<img src="../figures/dash.png">"#,
        r#"<img srcset="../figures/dot.png 1x, ../figures/dash.png 2x">"#,
        r#"<p style="background: url(../figures/dash.png)"></p>"#,
        r#"<style>p { background: url("../figures/dash.png") }</style>"#,
        r#"<svg><image href="../figures/dash.png"/></svg>"#,
        r#"<svg><image xlink:href="../figures/dash.png"/></svg>"#,
        r#"<noscript><iframe src="../figures/dash.png"></iframe></noscript>"#,
        r#"<object data="../figures/dash.png"></object>"#,
    ] {
        let (_, findings) = found(broken);
        one(&findings, &["`../figures/dash.png`"]);
    }
}

#[test]
fn catches_ways_out_of_the_book() {
    let (_, findings) = found(r#"<a href="../../README.md">README</a>"#);
    one(&findings, &["`../../README.md`", "outside the book"]);
    let (_, findings) = found(r#"<a href="/part/b.html">b</a>"#);
    one(&findings, &["`/part/b.html`", "server's root"]);
}

#[test]
fn catches_a_reference_inside_a_drawing() {
    let gradient = |id| {
        format!(r#"<svg><linearGradient id="{id}"/><rect fill="url(#warm)"/></svg>"#)
    };
    none(&found(&gradient("warm")).1);
    one(&found(&gradient("cold")).1, &["<rect fill>", "`#warm`"]);
}

#[test]
fn reads_style_sheets() {
    let fonts = |url: &str| {
        let css = format!("@font-face {{ src: url('{url}') format('woff2') }}");
        links(&site(&[("css/book.css", &css), ("fonts/a.woff2", "")])).1
    };
    none(&fonts("../fonts/a.woff2"));
    one(&fonts("fonts/a.woff2"), &["css/book.css", "url()", "`fonts/a.woff2`"]);
}

#[test]
fn reads_the_page_of_missing_pages_from_the_root() {
    let lost = |href| {
        let html =
            format!(r#"<head><base href="/book/"></head><a href="{href}">home</a>"#);
        links(&site(&[("404.html", &html), ("index.html", "")])).1
    };
    none(&lost("index.html"));
    one(&lost("home.html"), &["404.html", "`home.html`"]);
}
