//! Requests to other servers.

use tools::check::Finding;
use tools::check::external::external;

use crate::{none, one, page, site};

fn found(content: &str) -> Vec<Finding> {
    external(&site(&[("a.html", &page(content))]))
}

#[test]
fn lets_links_and_own_files_through() {
    none(&found(
        r#"<a href="https://example.com/">read on</a> <img src="b.png">
        <link rel="canonical" href="https://example.com/book/a.html">
        <svg xmlns="http://www.w3.org/2000/svg"><a href="https://example.com/"></a></svg>
        <img src="data:image/png;base64,AA"> <pre><code>fetch("https://example.com")</code></pre>"#,
    ));
}

#[test]
fn catches_whatever_is_loaded() {
    for broken in [
        r#"<script src="https://example.com/x"></script>"#,
        r#"<script type="module" src="//example.com/x"></script>"#,
        r#"<link rel="stylesheet" href="https://example.com/x">"#,
        r#"<link rel="preconnect" href="https://example.com/x">"#,
        r#"<img src="HTTPS://example.com/x">"#,
        r#"<picture><source srcset="https://example.com/x 2x"></picture>"#,
        r#"<iframe src="https://example.com/x"></iframe>"#,
        r#"<noscript><img src="https://example.com/x"></noscript>"#,
        r#"<video poster="https://example.com/x"></video>"#,
        r#"<style>@import "https://example.com/x";</style>"#,
        r#"<p style="background: url(https://example.com/x)"></p>"#,
        r#"<svg><image href="https://example.com/x"/></svg>"#,
        r#"<svg><use xlink:href="https://example.com/x"/></svg>"#,
        r#"<svg><rect fill="url(https://example.com/x)"/></svg>"#,
    ] {
        one(&found(broken), &["a.html", "example.com/x`", "another server"]);
    }
}

#[test]
fn catches_style_sheets_that_load() {
    let css = "@import url('https://example.com/font.css');";
    let findings = external(&site(&[("css/book.css", css)]));
    one(&findings, &["css/book.css", "`https://example.com/font.css`"]);
}

#[test]
fn catches_a_playground() {
    none(&found(r#"<pre><code class="language-rust">let a = 1;</code></pre>"#));
    let playground = r#"<pre class="playground"><code class="language-rust">let a = 1;</code></pre>"#;
    one(&found(playground), &["play.rust-lang.org", "runnable = false"]);
}
