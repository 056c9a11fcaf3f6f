//! The introduction: one of the book's own characters.

use listings::{glyphs, picture};

fn main() {
    println!("== letter ==");
    let letter = listings::letter(); // (28, 28)
    print!("{}", picture::draw(letter.view()));

    println!("== classes ==");
    let classes: String = glyphs::CLASSES.iter().collect();
    println!("{} classes: {classes}", glyphs::CLASSES.len());
}
