use std::collections::BTreeMap;

use listings::notation;
use ndarray::{Array3, ArrayD, Dimension};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::Demos;

fn ask(string: &str, sizes: &Value, element: u64) -> Result<Value, String> {
    let question = json!({
        "ask": "einsum", "string": string, "sizes": sizes, "element": element,
    });
    let answer = Demos::default().answer(question.to_string().as_bytes(), &[]);
    answer.map(|answer| answer.shown)
}

/// The operands the figure computes with, by shape.
fn operands(shown: &Value) -> Vec<ArrayD<f64>> {
    let shapes = shown["operands"].as_array().expect("operands").iter();
    let shapes: Vec<Vec<usize>> =
        shapes.map(|operand| whole(&operand["shape"])).collect();
    let all =
        shapes.iter().map(|shape| shape.iter().product::<usize>()).sum::<usize>();
    let mut numbers = listings::numbers([all]).into_iter();
    shapes
        .into_iter()
        .map(|shape| {
            ArrayD::from_shape_simple_fn(shape, || numbers.next().expect("one"))
        })
        .collect()
}

fn whole(numbers: &Value) -> Vec<usize> {
    let numbers = numbers.as_array().expect("numbers").iter();
    numbers.map(|number| number.as_u64().expect("a whole number") as usize).collect()
}

/// The index in `a[1, 0]`.
fn named(element: &Value) -> Vec<usize> {
    let (_, index) = element.as_str().expect("a name").split_once('[').expect("axes");
    let index = index.trim_end_matches(']').split(", ");
    index.map(|index| index.parse().expect("a whole number")).collect()
}

/// Every element of the output is what chapter 6's einsum says, and its terms add up to it.
fn agrees(string: &str, sizes: &Value) {
    let shown = ask(string, sizes, 0).expect("a string");
    let operands = operands(&shown);
    let views: Vec<_> = operands.iter().map(|array| array.view()).collect();
    let output = notation::einsum(string, &views).expect("the sizes agree");
    for (element, (index, &sum)) in output.indexed_iter().enumerate() {
        let step =
            &ask(string, sizes, element as u64).expect("a string")["step"]["Ok"];
        assert_eq!(whole(&step["index"]), index.slice(), "{string}");
        assert_eq!(step["sum"].as_f64(), Some(sum), "{string}");
        let terms = step["terms"].as_array().expect("terms");
        let of_terms = terms.iter().map(|term| {
            let elements = term["elements"].as_array().expect("elements");
            let factors = operands.iter().zip(elements);
            factors
                .map(|(array, element)| array[&named(element)[..]])
                .product::<f64>()
        });
        let of_others = step["others"][1].as_f64().expect("a number");
        assert_eq!(of_terms.sum::<f64>() + of_others, sum, "{string}");
    }
    let counted = shown["step"]["Ok"]["elements"].as_u64();
    assert_eq!(counted, Some(output.len() as u64));
}

#[test]
fn numbers_are_those_of_einsum() {
    agrees("ij,jk->ik", &json!({"i": 2, "j": 3, "k": 4}));
    agrees("ij->ji", &json!({"i": 2, "j": 3}));
    agrees("ii->", &json!({"i": 30}));
    agrees("ij,jk,k->i", &json!({"i": 2, "j": 3, "k": 4}));
    let layer = json!({"n": 2, "c": 2, "h": 3, "w": 4, "i": 2, "j": 3, "k": 3});
    agrees("nchwij,kcij->nkhw", &layer);
}

#[test]
fn the_plan_is_the_output() {
    let sizes = json!({"b": 2, "i": 3, "j": 4, "k": 5, "l": 2});
    let shown = ask("bijl,lkbj->bik", &sizes, 0).expect("a string");
    let plan = &shown["plan"];
    let size =
        |role: usize| plan["roles"][role]["size"].as_u64().expect("a size") as usize;
    let [batch, rows, summed, places] = [0, 1, 2, 3].map(size);
    assert_eq!([batch, rows, summed, places], [2, 3, 8, 5]);
    assert_eq!(plan["permuted"][0]["to"], json!("b i jl"));
    assert_eq!(plan["permuted"][1]["to"], json!("b jl k"));
    assert_eq!(plan["permuted"][1]["shape"], json!([2, 8, 5]));
    assert_eq!(plan["permuted"][2]["from"], json!("b i k"));

    let operands = operands(&shown);
    let a = operands[0].to_shape((batch, rows, summed)).expect("as it lies");
    let b = operands[1].view().permuted_axes(vec![2, 3, 0, 1]); // to (b, j, l, k)
    let b = b.to_shape((batch, summed, places)).expect("a copy");
    let mut output = Array3::zeros((batch, rows, places));
    for ((mut output, a), b) in
        output.outer_iter_mut().zip(a.outer_iter()).zip(b.outer_iter())
    {
        output.assign(&a.dot(&b));
    }
    let views: Vec<_> = operands.iter().map(|array| array.view()).collect();
    assert_eq!(
        output.into_dyn(),
        notation::einsum("bijl,lkbj->bik", &views).unwrap()
    );
}

#[test]
fn diagonals_and_sums_come_before_the_product() {
    let shown =
        ask("iij,k->ik", &json!({"i": 2, "j": 3, "k": 4}), 0).expect("a string");
    assert_eq!(shown["plan"]["permuted"][0]["from"], json!("iij"));
    assert_eq!(shown["plan"]["permuted"][0]["to"], json!("i"));
    assert_eq!(shown["plan"]["permuted"][1]["to"], json!("k"));
    let one = ask("ij->i", &json!({"i": 2, "j": 3}), 0).expect("a string");
    assert_eq!(one["plan"], json!(null));
}

#[test]
fn the_layer_of_chapter_8_is_counted_and_computed() {
    let layer = json!({"n": 16, "c": 16, "h": 26, "w": 26, "i": 3, "j": 3, "k": 32});
    let shown = ask("nchwij,kcij->nkhw", &layer, 346_111).expect("a string");
    assert_eq!(shown["multiplications"], json!(49_840_128));
    assert_eq!(shown["operands"][0]["bytes"], json!(4 * 1_557_504));
    assert_eq!(whole(&shown["step"]["Ok"]["index"]), [15, 31, 25, 25]);
    assert_eq!(shown["step"]["Ok"]["others"][0], json!(144 - 12));
}

#[test]
fn the_mistake_is_marked() {
    let error = ask("ij,jk->iz", &json!({}), 0).unwrap_err();
    let wanted = notation::Notation::parse("ij,jk->iz").unwrap_err();
    assert_eq!(error, wanted.to_string());
}

#[test]
fn limits_are_named() {
    let long = ask(&"a".repeat(61), &json!({}), 0).unwrap_err();
    assert_eq!(long, "the string has 61 characters, and this figure reads 60");
    assert_eq!(ask("i->", &json!({}), 0).unwrap_err(), "i has no size");
    let many =
        ask("ij->", &json!({"i": 99_999_999, "j": 99_999_999}), 0).unwrap_err();
    assert!(many.contains("9007199254740992"), "{many}");
    let step = |string, size: usize, element| {
        let shown =
            ask(string, &json!({"i": size, "j": size}), element).expect("a string");
        shown["step"]["Err"].as_str().expect("an error").to_string()
    };
    assert!(step("i->i", 2_000_001, 0).contains("2000000"));
    assert!(step("i,j->", 1_500, 0).contains("2000000"));
    assert!(step("i->i", 3, 3).starts_with("the output has 3 numbers"));
    assert!(step("i->i", 0, 0).starts_with("the output has 0 numbers"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is asked, an answer or a sentence comes back.
    #[test]
    fn nothing_panics(
        string in "[a-d]{0,4}(,[a-d]{0,4}){0,2}(->|-|)[a-d]{0,3}|\\PC{0,70}",
        sizes in proptest::collection::btree_map(
            proptest::char::range('a', 'z'),
            prop_oneof![0..4usize, Just(usize::MAX), Just(1 << 31), 1_000..3_000usize],
            0..26,
        ),
        element in prop_oneof![0..10u64, any::<u64>()],
    ) {
        let sizes: BTreeMap<String, usize> =
            sizes.into_iter().map(|(letter, size)| (letter.to_string(), size)).collect();
        match ask(&string, &json!(sizes), element) {
            Ok(shown) => prop_assert!(shown["loops"].is_string()),
            Err(error) => prop_assert!(!error.is_empty()),
        }
    }
}
