use listings::notation;
use ndarray::{Array3, ArrayD, Dimension};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::Demos;

fn ask(string: &str, sizes: &Value, index: &Value, by: i64) -> Result<Value, String> {
    let fields = |numbers: &Value| {
        let numbers = numbers.as_object().expect("a number a letter").iter();
        numbers
            .map(|(letter, number)| (letter.clone(), json!(number.to_string())))
            .collect()
    };
    let [sizes, index]: [Value; 2] =
        [sizes, index].map(|numbers| Value::Object(fields(numbers)));
    let question = json!({"einsum": {"string": string, "sizes": sizes, "index": index, "by": by}});
    let answer = Demos::default().answer(question.to_string().as_bytes(), &[]);
    answer.map(|answer| serde_json::from_str(&answer.shown).expect("JSON"))
}

fn shown(string: &str, sizes: &Value, by: i64) -> Value {
    ask(string, sizes, &json!({}), by).unwrap_or_else(|error| panic!("{error}"))
}

/// The operands the figure computes with.
fn operands(string: &str, sizes: &Value) -> Vec<ArrayD<f64>> {
    let notation = notation::Notation::parse(string).expect("a string");
    let size =
        |letter: &char| sizes[letter.to_string()].as_u64().expect("a size") as usize;
    let shapes: Vec<Vec<usize>> = notation
        .operands()
        .iter()
        .map(|letters| letters.iter().map(size).collect())
        .collect();
    let all =
        shapes.iter().map(|shape| shape.iter().product::<usize>()).sum::<usize>();
    let mut numbers = listings::numbers([all]).into_iter();
    let mut array =
        |shape| ArrayD::from_shape_simple_fn(shape, || numbers.next().expect("one"));
    shapes.into_iter().map(&mut array).collect()
}

/// The number that is shown as this text.
fn number(text: &Value) -> f64 {
    let text = text.as_str().expect("a text").replace('−', "-").replace(',', "");
    text.parse().expect("a number")
}

/// The index in `a[1, 0]`.
fn named(element: &str) -> Vec<usize> {
    let (_, index) = element.split_once('[').expect("axes");
    let index = index.trim_end_matches(']').split(", ");
    index.map(|index| index.parse().expect("a whole number")).collect()
}

/// Every element of the output is what chapter 6's einsum says, and its terms add up to it.
fn agrees(string: &str, sizes: &Value) {
    let operands = operands(string, sizes);
    let views: Vec<_> = operands.iter().map(|array| array.view()).collect();
    let output = notation::einsum(string, &views).expect("the sizes agree");
    for (element, (index, &sum)) in output.indexed_iter().enumerate() {
        let step = &shown(string, sizes, element as i64)["step"]["Ok"];
        assert_eq!(step["index"], json!(index.slice()), "{string}");
        assert_eq!(number(&step["sum"]), sum, "{string}");
        let terms = step["terms"].as_array().expect("terms").iter();
        let of_terms = terms.map(|term| {
            let elements = term[0].as_str().expect("elements").split(" · ");
            let factors = operands.iter().zip(elements);
            let product: f64 =
                factors.map(|(array, element)| array[&named(element)[..]]).product();
            assert_eq!(number(&term[2]), product, "{string}");
            product
        });
        let others = &step["others"];
        let of_others = if others.is_null() { 0.0 } else { number(&others[1]) };
        assert_eq!(of_terms.sum::<f64>() + of_others, sum, "{string}");
    }
    // After the last comes the first, and before the first the last.
    let [first, after] = [0, output.len() as i64].map(|by| shown(string, sizes, by));
    assert_eq!(first, after);
    let [last, before] =
        [output.len() as i64 - 1, -1].map(|by| shown(string, sizes, by));
    assert_eq!(last, before);
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
    let plan = &shown("bijl,lkbj->bik", &sizes, 0)["plan"];
    let [batch, rows, summed, places] =
        [0, 1, 2, 3].map(|role| number(&plan["roles"][role][1]) as usize);
    assert_eq!([batch, rows, summed, places], [2, 3, 8, 5]);
    assert_eq!(plan["permuted"][0], json!(["A", "bijl → b i jl", "2 × 3 × 8"]));
    assert_eq!(plan["permuted"][1][1], json!("lkbj → b jl k"));
    assert_eq!(plan["permuted"][2][1], json!("b i k → bik"));

    let operands = operands("bijl,lkbj->bik", &sizes);
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
    let two = shown("iij,k->ik", &json!({"i": 2, "j": 3, "k": 4}), 0);
    assert_eq!(two["plan"]["permuted"][0][1], json!("iij → i"));
    assert_eq!(two["plan"]["permuted"][1][1], json!("k → k"));
    assert_eq!(shown("ij->i", &json!({"i": 2, "j": 3}), 0)["plan"], json!(null));
}

#[test]
fn the_layer_of_chapter_8_is_counted_and_computed() {
    let layer = json!({"n": 16, "c": 16, "h": 26, "w": 26, "i": 3, "j": 3, "k": 32});
    let index = json!({"n": 15, "k": 31, "h": 25, "w": 24});
    let shown = ask("nchwij,kcij->nkhw", &layer, &index, 1).expect("a layer");
    assert_eq!(shown["multiplications"], json!("49,840,128"));
    assert_eq!(shown["arrays"][0][2], json!("6,230,016"));
    assert_eq!(shown["step"]["Ok"]["index"], json!([15, 31, 25, 25]));
    assert_eq!(shown["step"]["Ok"]["others"][0], json!("132"));
}

#[test]
fn the_mistake_is_marked() {
    let error = ask("ij,jk->iz", &json!({}), &json!({}), 0).unwrap_err();
    let wanted = notation::Notation::parse("ij,jk->iz").unwrap_err();
    assert_eq!(error, wanted.to_string());
}

#[test]
fn limits_are_named() {
    let error =
        |string: &str, sizes, index| ask(string, &sizes, &index, 0).unwrap_err();
    let none = || json!({});
    let long = error(&"a".repeat(61), none(), none());
    assert_eq!(long, "the string has 61 characters, and this figure reads 60");
    let size = "i takes a whole number from 1 to 999999";
    assert_eq!(error("i->", none(), none()), size);
    assert_eq!(error("i->", json!({"i": 0}), none()), size);
    assert_eq!(error("i->", json!({"i": 1_000_000}), none()), size);
    let index = error("i->i", json!({"i": 3}), json!({"i": 3}));
    assert_eq!(index, "i takes a whole number from 0 to 2");
    let many = error("iii->", json!({"i": 999_999}), none());
    assert!(many.contains("9007199254740992"), "{many}");
    let step = |string, size: usize| {
        let shown = shown(string, &json!({"i": size, "j": size}), 0);
        shown["step"]["Err"].as_str().expect("an error").to_string()
    };
    assert!(step("ij->i", 1_500).contains("2000000"));
    assert!(step("i,j->", 1_500).contains("2000000"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is asked, an answer or a sentence comes back.
    #[test]
    fn nothing_panics(
        string in "[a-d]{0,4}(,[a-d]{0,4}){0,2}(->|-|)[a-d]{0,3}|\\PC{0,70}",
        sizes in proptest::collection::btree_map(
            proptest::char::range('a', 'z'),
            prop_oneof![0..4usize, Just(usize::MAX), 1_000..3_000usize, 900_000..1_000_000usize],
            0..26,
        ),
        index in proptest::collection::btree_map(proptest::char::range('a', 'd'), 0..3usize, 0..4),
        by in any::<i64>(),
    ) {
        match ask(&string, &json!(sizes), &json!(index), by) {
            Ok(shown) => prop_assert!(shown["loops"].is_string()),
            Err(error) => prop_assert!(!error.is_empty()),
        }
    }
}
