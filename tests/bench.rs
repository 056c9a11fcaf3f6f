//! The recorded measurements hold the order in which the chapters put things. Nothing is
//! measured here: whoever records results that contradict the text learns it.

use std::path::Path;

use serde_json::Value;

/// `benches/results/NAME.json`.
struct Record {
    name: &'static str,
    json: Value,
}

impl Record {
    fn read(name: &'static str) -> Record {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = root.join(format!("benches/results/{name}.json"));
        let text = std::fs::read_to_string(&file).expect("it is recorded");
        Record { name, json: serde_json::from_str(&text).expect("it is JSON") }
    }

    /// The rows of a group.
    fn rows(&self, group: &str) -> &[Value] {
        let groups = self.json["groups"].as_array().expect("a record has groups");
        let group = groups.iter().find(|other| other["name"] == group);
        group.and_then(|group| group["rows"].as_array()).expect("the group is there")
    }

    /// A median in nanoseconds; of a sweep, at one of its values.
    fn median(&self, group: &str, name: &str, at: Option<u32>) -> f64 {
        let at = at.map_or(Value::Null, |at| at.to_string().into());
        let rows = self.rows(group).iter();
        let row = rows.filter(|row| row["at"] == at).find(|row| row["name"] == name);
        let row = row.unwrap_or_else(|| panic!("{}: no {name:?}", self.name));
        row["median"].as_f64().expect("a row has a median")
    }

    /// Each of `names` takes less time than the next.
    fn order(&self, group: &str, names: &[&str]) {
        self.order_at(group, None, names);
    }

    fn order_at(&self, group: &str, at: Option<u32>, names: &[&str]) {
        for pair in names.windows(2) {
            let [faster, slower] = [pair[0], pair[1]];
            let times = [faster, slower].map(|name| self.median(group, name, at));
            assert!(
                times[0] < times[1],
                "{}, {group} {at:?}: the text says that {faster} ({} ns) is faster \
                 than {slower} ({} ns)",
                self.name,
                times[0],
                times[1]
            );
        }
    }
}

#[test]
fn with_many_channels_the_products_win_and_einsum_beats_the_naive_loops() {
    let convolution = Record::read("convolution");
    for layer in ["layer", "network"] {
        for product in ["einsum-packed", "im2col", "shifted"] {
            convolution.order(layer, &[product, "einsum", "naive"]);
            convolution.order(layer, &[product, "four loops", "naive"]);
        }
    }
}

#[test]
fn with_one_output_channel_the_loops_beat_einsum() {
    let convolution = Record::read("convolution");
    for image in ["loops", "large"] {
        convolution.order(image, &["four loops", "einsum"]);
    }
    Record::read("sweep").order_at(
        "output channels",
        Some(1),
        &["four loops", "naive", "einsum"],
    );
}

#[test]
fn the_lines_of_einsum_and_of_the_loops_cross() {
    let sweep = Record::read("sweep");
    sweep.order_at("output channels", Some(1), &["four loops", "einsum"]);
    sweep.order_at("output channels", Some(64), &["einsum", "four loops", "naive"]);
}

#[test]
fn the_copy_is_what_makes_the_line_slow() {
    let einsum = Record::read("einsum");
    einsum.order(
        "copy",
        &[
            "nhwcij, as_standard_layout",
            "nhwcij, static iterator",
            "nhwcij, dynamic iterator",
        ],
    );
    einsum.order("copy", &["cijnhw, assign", "nhwcij, as_standard_layout"]);
    let copy = einsum.median("copy", "nhwcij, dynamic iterator", None);
    let line = einsum.median("letters", "nchwij,kcij->nkhw", None);
    assert!(copy > line / 2.0, "the copy {copy} ns, the line {line} ns");
}

#[test]
fn a_packed_operand_helps_only_under_letters_in_its_own_order() {
    let einsum = Record::read("einsum");
    let packed = einsum.median("letters", "kcij,cijnhw->nkhw", None);
    let renamed = einsum.median("letters", "kzij,zijnhw->nkhw", None);
    assert!(5.0 * packed < renamed, "{packed} ns and {renamed} ns");
}

#[test]
fn reading_the_string_is_the_cost_of_a_tiny_product() {
    let einsum = Record::read("einsum");
    einsum.order("tiny matmul", &["dot", "einsum, path made before", "einsum"]);
    einsum.order("matmul", &["einsum", "own einsum"]);
}

#[test]
fn the_vector_goes_first() {
    let einsum = Record::read("einsum");
    let right = "jk,k->j, then ij,j->i";
    einsum.order("three", &[right, "ij,jk->ik, then ik,k->i"]);
    einsum.order("three", &[right, "ij,jk,k->i"]);
}

#[test]
fn every_algorithm_is_recorded_with_its_gradients() {
    let gradients = Record::read("gradients");
    for layer in ["layer, ", ""] {
        for what in ["forward", "d input", "d weight"] {
            let rows = gradients.rows(&format!("{layer}{what}"));
            let names = rows.iter().map(|row| row["name"].as_str());
            let all = listings::Algorithm::<f32>::ALL.iter();
            assert!(names.eq(all.map(|algorithm| Some(algorithm.name))));
            for product in ["im2col", "shifted"] {
                let group = format!("{layer}{what}");
                gradients.order(&group, &[product, "einsum"]);
                gradients.order(&group, &[product, "naive"]);
            }
        }
    }
}

/// Chapter 14: a shuffled batch costs what one in order costs, a set of `f32` saves less than half
/// of it, all batches of EMNIST Balanced take less than a second, and a layer takes longer.
#[test]
fn a_batch_is_cheap() {
    let characters = Record::read("characters");
    let [view, select, in_order, shuffled] = [
        "a slice of the bytes, a view",
        "select of f32, shuffled",
        "Dataset::batch, in order",
        "Dataset::batch, shuffled",
    ];
    characters.order("batch", &[view, select, shuffled]);
    let time = |name| characters.median("batch", name, None);
    assert!(time(shuffled) < 1.3 * time(in_order));
    assert!(time(shuffled) < 2.0 * time(select));
    assert!(882.0 * time(shuffled) < 1e9);
    let gradients = Record::read("gradients");
    let layer = ["forward", "d input", "d weight"]
        .map(|what| gradients.median(what, "im2col", None));
    assert!(layer.iter().sum::<f64>() > 20.0 * time(shuffled));
}

/// Chapter 15: the convolutions take most of the time, there and back, and pooling more than the
/// linear layers.
#[test]
fn the_convolutions_are_where_the_time_goes() {
    let layers = Record::read("layers");
    let rows = layers.rows("layers");
    let time = |name: &str, way: &str| {
        let row = rows.iter().find(|row| row["name"] == name && row["at"] == way);
        row.and_then(|row| row["median"].as_f64()).expect("a layer of the network")
    };
    for way in ["forward", "backward"] {
        let of_way = rows.iter().filter(|row| row["at"] == way);
        let all: f64 = of_way.filter_map(|row| row["median"].as_f64()).sum();
        let [conv1, conv2] = ["conv1", "conv2"].map(|name| time(name, way));
        assert!(2.0 * (conv1 + conv2) > all, "{way}");
        assert!(conv2 > conv1, "{way}");
        assert!(20.0 * time("relu1", way) < conv2, "{way}");
    }
    assert!(time("conv2", "backward") > time("conv2", "forward"));
    assert!(4.0 * time("conv1", "forward") > time("conv2", "forward"));
    let linear = time("linear1", "forward") + time("linear2", "forward");
    assert!(time("pool1", "forward") > linear);
    assert!(time("pool1", "backward") < time("pool1", "forward"));
}

/// Chapter 16: by the loops an epoch takes an evening, by the fastest algorithm a coffee.
#[test]
fn an_epoch_is_much_faster_than_by_the_loops() {
    let training = Record::read("training");
    let names = training.rows("epoch").iter().map(|row| row["name"].as_str());
    let all = listings::Algorithm::<f32>::ALL.iter().map(|of| of.name);
    assert!(names.eq(all.chain(["fused"]).map(Some)));
    training
        .order("epoch", &["im2col", "einsum-packed", "einsum", "strided", "naive"]);
    training.order("epoch", &["shifted", "einsum-packed"]);
    let time = |name| training.median("epoch", name, None);
    assert!(50.0 * time("im2col") < time("naive"));
}

/// The tables a chapter includes name what the JSON beside them names, and the machine.
#[test]
fn tables_and_json_are_of_one_recording() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/results");
    for name in [
        "convolution",
        "layout",
        "geometry",
        "care",
        "einsum",
        "sweep",
        "gradients",
        "growth",
        "winograd",
        "characters",
        "layers",
        "training",
    ] {
        let record = Record::read(name);
        let table = std::fs::read_to_string(folder.join(format!("{name}.txt")))
            .expect("the tables are recorded");
        let [machine, command] =
            ["machine", "command"].map(|key| record.json[key].as_str());
        let source = machine.zip(command).map(|(m, c)| format!("{m}, {c}"));
        assert!(table.contains(&source.expect("a source")), "{name}");
        for group in record.json["groups"].as_array().expect("groups") {
            for row in group["rows"].as_array().expect("rows") {
                let row = row["name"].as_str().expect("a name");
                assert!(table.contains(&format!("\n{row} ")), "{name}: {row}");
            }
        }
    }
}

#[test]
fn the_tile_is_the_fastest_with_many_channels_and_with_one() {
    let convolution = Record::read("convolution");
    for layer in ["layer", "network", "large"] {
        convolution.order(layer, &["tile", "im2col"]);
    }
    convolution.order("large", &["tile", "four loops"]);
    let gradients = Record::read("gradients");
    for direction in ["forward", "d input", "d weight"] {
        gradients.order(direction, &["tile", "im2col"]);
    }
}

#[test]
fn each_step_to_the_tile_helps_until_the_registers_run_out() {
    let tile = Record::read("tile");
    tile.order(
        "steps",
        &[
            "peak",
            "4 × 4",
            "2 × 4",
            "1 × 4",
            "1 × 1",
            "sums in memory",
            "seven loops",
        ],
    );
    tile.order("steps", &["4 × 4", "10 × 4", "1 × 4"]);
    for layer in
        ["1 to 32, 5 × 5", "32 to 64, 3 × 3", "32 to 64, 5 × 5", "64 to 128, 3 × 3"]
    {
        let peak = tile.median(layer, "peak", None);
        for direction in ["forward", "d weight"] {
            let time = tile.median(layer, direction, None);
            assert!(peak < time && 0.75 * time < peak, "{layer}, {direction}");
        }
    }
}

/// Chapter 13: the processor multiplies several times while it copies one number, and more
/// often the further away that number is.
#[test]
fn a_number_has_to_be_used_several_times() {
    let peers = Record::read("peers");
    let fact =
        |name: &str| peers.json[name].as_f64().expect("a number of the machine");
    let [near, far] = ["copy of 256 KiB, GB/s", "copy of 64 MiB, GB/s"].map(fact);
    let multiplied = |copy: f64| 8.0 / copy * fact("peak, GFLOP/s") / 2.0;
    assert!(far < near);
    assert!(1.5 < multiplied(near) && multiplied(near) < multiplied(far));
}

/// Chapter 13: every goal stands in the table, with the ratio of its two times.
#[test]
fn the_goals_are_recorded_with_what_they_compare() {
    let peers = Record::read("peers");
    let goals = peers.json["goals"].as_array().expect("goals");
    for what in [
        "forward, 1 to 32, 5 × 5",
        "AVX2, d input, 64 to 128, 3 × 3",
        "step, 1 thread",
        "epoch, 2 threads",
        "inference, 64 images",
        "512 × 512 under 3 × 3, any peer",
    ] {
        let goal = goals.iter().find(|goal| goal["what"] == what);
        let goal = goal.unwrap_or_else(|| panic!("no goal {what:?}"));
        let number = |key: &str| goal[key].as_f64().expect("a number");
        let ratio = number("median of the peer") / number("median");
        assert!((ratio / number("ratio") - 1.0).abs() < 0.01, "{what}");
        let case = what.trim_end_matches(", any peer");
        for key in ["ours", "peer"] {
            let name = goal[key].as_str().expect("a name");
            assert!(peers.median(case, name, None) > 0.0);
        }
    }
}

/// The README has the table of the record.
#[test]
fn the_readme_shows_the_goals_that_are_recorded() {
    let read = |file| std::fs::read_to_string(file).expect("it is there");
    let (readme, peers) = (read("README.md"), read("benches/results/peers.txt"));
    let (_, rest) = peers.split_once("ANCHOR: goals\n").expect("a section");
    let (goals, _) = rest.split_once("ANCHOR_END: goals").expect("its end");
    assert!(
        readme.contains(goals),
        "copy the section `goals` of peers.txt to the README"
    );
}

/// Chapter 13: cost grows with the multiplications, and a second thread helps.
#[test]
fn twice_the_side_or_the_channels_is_four_times_the_work() {
    let growth = Record::read("growth");
    for algorithm in ["tile", "winograd"] {
        let side = |at| growth.median("side", algorithm, Some(at));
        let channels = |at| growth.median("channels", algorithm, Some(at));
        for ratio in [side(112) / side(56), channels(128) / channels(64)] {
            assert!((2.8..5.7).contains(&ratio), "{algorithm}: {ratio}");
        }
        let batch = |at| growth.median("batch", algorithm, Some(at)) / f64::from(at);
        assert!(batch(64) < 1.2 * batch(1), "{algorithm}");
    }
    let threads = |at| growth.median("threads", "128 images", Some(at));
    assert!(threads(2) < 0.8 * threads(1), "the text says that a second one helps");
    assert!(threads(4) > 0.8 * threads(2), "and that a third one does not");
}

/// Chapter 12: with many channels F(2×2) is faster than the tile in every direction, and with
/// whole blocks and more channels still F(4×4) is the fastest.
#[test]
fn fewer_multiplications_take_less_time() {
    let winograd = Record::read("winograd");
    for direction in ["forward", "d weight", "d input"] {
        let [f4, f2, tile] =
            ["F(4×4)", "F(2×2)", "tile"].map(|name| format!("{direction}, {name}"));
        winograd.order("32 to 64, 3 × 3", &[&f2, &tile]);
        winograd.order("64 to 128, 3 × 3", &[&f4, &f2, &tile]);
    }
}
