//! Every algorithm in `Algorithm::ALL` against numbers that this book did not compute.

#[path = "../common/fixtures.rs"]
mod fixtures;
mod forward;
mod gradients;
#[path = "../common/numbers.rs"]
mod numbers;

use listings::Algorithm;

#[test]
fn the_fixtures_try_what_they_should() {
    let cases = fixtures::torch();
    assert_eq!(cases.len(), 9);
    assert!(cases.iter().any(|case| case.window.stride == [2, 3]));
    assert!(cases.iter().any(|case| case.window.padding == [[1, 1], [2, 2]]));
    assert!(cases.iter().any(|case| case.window.dilation == [1, 2]));
    assert!(cases.iter().any(|case| case.window.kernel == [1, 1]));
    assert!(cases.iter().all(|case| case.bias.iter().all(|&b| b != 0.0)));
    assert!(cases.iter().all(|case| case.d_output.iter().all(|&d| d != 0.0)));
}

#[test]
fn the_list_starts_with_the_oracle_and_repeats_no_name() {
    let names: Vec<_> = Algorithm::<f64>::ALL.iter().map(|a| a.name).collect();
    assert_eq!(names[0], "naive");
    assert!(names.contains(&"strided"));
    for (i, name) in names.iter().enumerate() {
        assert!(!names[..i].contains(name), "{name} stands twice in ALL");
    }
    let narrow: Vec<_> = Algorithm::<f32>::ALL.iter().map(|a| a.name).collect();
    assert!(names.iter().all(|name| narrow.contains(name)), "f32 has what f64 has");
}
