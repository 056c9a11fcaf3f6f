//! What is drawn of the answer.

use serde_json::json;

use super::ask;

#[test]
fn an_element_tells_its_arithmetic_and_a_cell_its_elements() {
    let answer = ask(&[3, 3, 3, 3], &[5, 1, 5, 1], 0, 25);
    let element = &answer["elements"][40];
    assert_eq!(element["index"], "[1, 1, 1, 1]");
    assert_eq!(element["sum"], "0 + 1·5 + 1·1 + 1·5 + 1·1 = 12");
    assert_eq!(
        element["place"],
        json!([4.3, 4.3]),
        "right and below of a block and a gap"
    );
    let cell = &answer["cells"][12];
    assert_eq!((&cell["position"], &cell["readers"]), (&json!(12), &json!(9)));
    assert_eq!(cell["named"][0], "[0, 0, 2, 2]");
    let sums = answer["cells"].as_array().unwrap().iter();
    assert_eq!(sums.map(|cell| cell["readers"].as_u64().unwrap()).sum::<u64>(), 81);

    let reversed = ask(&[4, 6], &[-6, 1], 18, 24);
    assert_eq!(reversed["elements"][8]["sum"], "18 + 1·(−6) + 2·1 = 14");
}

#[test]
fn no_more_is_drawn_than_fits() {
    let bias = ask(&[5, 4], &[1, 0], 0, 3);
    let inside: Vec<_> =
        bias["cells"].as_array().unwrap().iter().map(|c| &c["inside"]).collect();
    assert_eq!(inside, [true, true, true, false, false]);
    for (shape, strides, offset, elements, cells) in [
        (vec![10, 10, 3, 3], vec![12, 1, 12, 1], 0, 4 * 4 * 3 * 3, 256),
        (vec![4, 4, 4, 4, 4, 4], vec![0; 6], 0, 256, 256),
        (vec![8, 8, 64], vec![1; 3], 0, 4 * 8 * 12, 256),
        (vec![2, 16, 16], vec![1; 3], 0, 2 * 144, 256),
        (vec![4096], vec![-9], 0, 12, 256 + 36),
        (vec![4096], vec![9], 9, 12, 256 + 36),
        (vec![0], vec![9], 9, 0, 256),
    ] {
        let answer = ask(&shape, &strides, offset, 256);
        let drawn = |what: &str| answer[what].as_array().unwrap().len();
        assert_eq!(
            (drawn("elements"), drawn("cells")),
            (elements, cells),
            "{shape:?}"
        );
        assert_eq!(answer["all"], shape.iter().product::<usize>());
    }
}
