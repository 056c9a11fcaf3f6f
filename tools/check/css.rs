//! The addresses in a style sheet, found as a browser's tokenizer finds them.

use cssparser::{ParseError, Parser, ParserInput, Token};

/// What `url(…)` and `@import "…"` name in `css`: a whole sheet or the value of one property.
pub(super) fn urls(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&mut Parser::new(&mut ParserInput::new(css)), false, &mut found);
    found
}

/// Reads on to the end of the block; `named`: a string that comes next is an address.
fn collect(parser: &mut Parser<'_, '_>, mut named: bool, found: &mut Vec<String>) {
    while let Ok(token) = parser.next().cloned() {
        match &token {
            Token::UnquotedUrl(url) => found.push(url.to_string()),
            Token::QuotedString(url) if named => found.push(url.to_string()),
            Token::Function(name) => {
                nested(parser, name.eq_ignore_ascii_case("url"), found)
            }
            Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock => {
                nested(parser, false, found);
            }
            _ => {}
        }
        named = matches!(&token, Token::AtKeyword(at) if at.eq_ignore_ascii_case("import"));
    }
}

fn nested(parser: &mut Parser<'_, '_>, named: bool, found: &mut Vec<String>) {
    let read = parser.parse_nested_block(|block| {
        collect(block, named, found);
        Ok::<(), ParseError<()>>(())
    });
    read.unwrap_or(()); // a block that does not close ends with the sheet, as in a browser
}

#[cfg(test)]
mod tests {
    use super::urls;

    #[test]
    fn finds_addresses_in_rules_and_imports() {
        let css = r#"
            @import "a.css"; @import url(b.css) print;
            @font-face { src: url('c.woff2') format("woff2"), url( d.woff ) }
            @media print { p { background: URL("e.png") } }"#;
        assert_eq!(urls(css), ["a.css", "b.css", "c.woff2", "d.woff", "e.png"]);
    }

    #[test]
    fn leaves_comments_and_strings_alone() {
        let css = r#"/* url(a.png) */ p::before { content: "url(b.png)" }"#;
        assert_eq!(urls(css), [""; 0]);
    }

    #[test]
    fn survives_what_is_not_css() {
        assert_eq!(urls("}} url(a.png) { (["), ["a.png"]);
        assert_eq!(urls("url(a b) @import"), [""; 0]);
    }
}
