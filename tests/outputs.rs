//! Recordings of a program in a small workspace: made, compared, and found stale.

use common::Folder;
use tools::outputs::compare;

mod common;

const OUTPUT: &str = "listings/examples/output/01-hello.txt";

/// A workspace of its own, whose `listings` has an example that prints, and one that must not run.
fn workspace(example: &str) -> Folder {
    Folder::with(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"listings\"]\nresolver = \"3\"\n"),
        (
            "listings/Cargo.toml",
            "[package]\nname = \"listings\"\nedition = \"2024\"\n",
        ),
        ("listings/src/lib.rs", ""),
        (example, "fn main() {\n    println!(\"== The sum ==\\n{}\", 1 + 2);\n}\n"),
        (
            "listings/examples/accident.rs",
            "// Not recorded: it ends badly.\nfn main() {\n    panic!();\n}\n",
        ),
    ])
}

#[test]
fn a_recording_is_compared_with_what_the_program_prints() {
    let folder = workspace("listings/examples/01-hello.rs");
    let reasons = || -> Vec<String> {
        let differences = compare(folder.path()).expect("the example runs");
        differences.iter().map(ToString::to_string).collect()
    };
    let missing = format!("{OUTPUT}: is missing; `cargo run -- outputs` records it");
    assert_eq!(reasons(), [missing]);

    folder.write(OUTPUT, "ANCHOR: the-sum\n3\nANCHOR_END: the-sum\n");
    assert_eq!(reasons(), [""; 0]);

    folder.write(OUTPUT, "ANCHOR: the-sum\n4\nANCHOR_END: the-sum\n");
    let stale = format!(
        "{OUTPUT}: line 2 says \"4\" where the program prints \"3\"; `cargo run -- outputs` \
         records it anew"
    );
    assert_eq!(reasons(), [stale]);

    folder.write(OUTPUT, "ANCHOR: the-sum\n3\nANCHOR_END: the-sum\n");
    folder.write("listings/examples/output/02-gone.txt", "");
    let gone = "listings/examples/output/02-gone.txt: no program prints this any more; delete it";
    assert_eq!(reasons(), [gone]);
}

#[test]
fn a_program_that_fails_is_named() {
    let example = "listings/examples/02-bread.rs";
    let folder = workspace(example);
    folder.write(example, "fn main() { panic!(\"no bread\"); }\n");
    let error = format!("{:#}", compare(folder.path()).expect_err("it fails"));
    assert!(
        error.contains("02-bread fails with") && error.contains("no bread"),
        "{error}"
    );
}
