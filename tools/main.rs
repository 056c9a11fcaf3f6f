//! The thin face of [`tools`].

fn main() {}
