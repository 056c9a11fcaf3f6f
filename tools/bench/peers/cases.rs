//! What is measured: cases, and the settings in which both sides measure them.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::bench::{LAYERS, Shapes};

/// Images of a training step.
pub(super) const BATCH: usize = 64;
/// Images of an epoch of EMNIST Balanced.
pub(super) const EPOCH: usize = 112_800;
/// The kernels of one image of 512 × 512.
pub(super) const KERNELS: [usize; 3] = [3, 5, 7];
/// The directions of a layer.
pub(super) const DIRECTIONS: [&str; 3] = ["forward", "d weight", "d input"];

/// One computation, which several programs do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    /// The name of its table.
    pub(super) name: String,
    /// Which function of either side prepares it: a direction, `image`, `einsum`,
    /// `infer`, `step` or `epoch`.
    pub(super) kind: String,
    /// The input and the weight; nothing where the book's network is the case.
    pub(super) shapes: Shapes,
    /// The images of a batch of the network.
    pub(super) batch: usize,
    /// How many times as many rounds it gets as others.
    pub(super) rounds: usize,
}

impl Case {
    fn of_layer(name: String, kind: &str, shapes: Shapes) -> Case {
        Case { name, kind: kind.to_owned(), shapes, batch: 0, rounds: 1 }
    }

    fn of_network(name: &str, kind: &str, batch: usize) -> Case {
        let (name, kind) = (name.to_owned(), kind.to_owned());
        Case { name, kind, shapes: [[0; 4]; 2], batch, rounds: 1 }
    }

    /// What a child is told.
    pub(super) fn json(&self) -> Value {
        let [input, weight] = self.shapes;
        json!({ "kind": self.kind, "input": input, "weight": weight, "batch": self.batch })
    }

    /// What a child is told, read.
    pub(super) fn read(json: &Value) -> Result<Case> {
        let shape = |key: &str| -> Option<[usize; 4]> {
            let axes = json[key].as_array()?.iter();
            let axes: Vec<usize> = axes
                .map(|axis| Some(axis.as_u64()? as usize))
                .collect::<Option<_>>()?;
            axes.try_into().ok()
        };
        let shapes = shape("input").zip(shape("weight"));
        let (input, weight) =
            shapes.with_context(|| format!("no shapes in {json}"))?;
        let kind = json["kind"].as_str().unwrap_or_default();
        let batch = json["batch"].as_u64().unwrap_or(0) as usize;
        let case = Case::of_layer(String::new(), kind, [input, weight]);
        Ok(Case { batch, ..case })
    }
}

/// What both sides may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    /// Before the names of the cases.
    pub(super) prefix: &'static str,
    /// Threads, and as many processors.
    pub(super) threads: usize,
    /// No wider instructions than AVX2.
    pub(super) avx2: bool,
}

/// Every setting with its cases, in the order they are measured.
pub(super) fn all() -> [(Setting, Vec<Case>); 3] {
    let mut one = layers();
    for k in KERNELS {
        let shapes = [[1, 1, 512, 512], [1, 1, k, k]];
        one.push(Case::of_layer(image(k), "image", shapes));
    }
    let (_, network) = LAYERS[1];
    one.push(Case::of_layer("einsum".to_owned(), "einsum", network));
    one.push(Case::of_network("inference, 64 images", "infer", BATCH));
    one.push(Case::of_network("inference, 1 image", "infer", 1));
    one.push(Case::of_network("step, 1 thread", "step", BATCH));
    one.push(Case {
        rounds: 10,
        ..Case::of_layer("noise".to_owned(), "forward", network)
    });
    let two = vec![
        Case::of_network("step, 2 threads", "step", BATCH),
        Case::of_network("epoch, 2 threads", "epoch", BATCH),
    ];
    let plain = Setting { prefix: "", threads: 1, avx2: false };
    let avx2 = Setting { prefix: "AVX2, ", avx2: true, ..plain };
    [(plain, one), (Setting { threads: 2, ..plain }, two), (avx2, layers())]
}

/// The name of the case of one image under a kernel of `k` × `k`.
pub(super) fn image(k: usize) -> String {
    format!("512 × 512 under {k} × {k}")
}

/// Every direction of each layer, but the gradient of the book's pixels.
fn layers() -> Vec<Case> {
    let mut cases = Vec::new();
    for (layer, shapes) in LAYERS {
        let [[_, channels, _, _], _] = shapes;
        for direction in DIRECTIONS {
            if channels > 1 || direction != "d input" {
                let name = format!("{direction}, {layer}");
                cases.push(Case::of_layer(name, direction, shapes));
            }
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::{Case, all};

    #[test]
    fn a_child_reads_what_it_is_told() {
        for (_, cases) in all() {
            for case in cases {
                let read = Case::read(&case.json()).expect("a case");
                assert_eq!(read, Case { name: String::new(), rounds: 1, ..case });
            }
        }
        assert!(Case::read(&serde_json::json!({ "kind": "step" })).is_err());
    }
}
