//! A string of einsum, read: operands separated by commas, an arrow, the output.

use listings::notation::Notation;
use listings::notation::check;
use listings::notation::error::Error;

impl Notation {
    // ANCHOR: parse
    /// Reads letters a to z, a comma between operands, `->`, and the letters of the
    /// output, of which there may be none.
    ///
    /// # Errors
    /// If the string is anything else, if a letter stands twice on the right, or if no
    /// operand has it. The error marks the place.
    ///
    /// ```
    /// use listings::notation::Notation;
    ///
    /// let product = Notation::parse("ij,jk->ik")?;
    /// assert_eq!(product.operands(), [['i', 'j'], ['j', 'k']]);
    /// assert_eq!(product.output(), ['i', 'k']);
    /// assert_eq!(product.summed(), ['j']);
    /// # Ok::<(), listings::notation::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Notation, Error> {
        check::characters(text)?;
        check::operands(text)?;
        let arrow = check::arrow(text)?;
        let (left, right) = (&text[..arrow], &text[arrow + 2..]);
        check::output(text, arrow)?;
        let letters = |operand: &str| operand.chars().collect();
        Ok(Notation {
            operands: left.split(',').map(letters).collect(),
            output: letters(right),
        })
    }
    // ANCHOR_END: parse
}
