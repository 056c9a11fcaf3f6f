//! What the book set out to reach beside its peers, and what it reached.

use serde_json::{Value, json};

use super::super::medians::{Group, Row};
use super::cases::{DIRECTIONS, KERNELS, image};
use crate::bench::LAYERS;

/// What the names of the book's contestants begin with.
const OURS: [&str; 5] = ["tile", "winograd", "network", "four loops", "einsum"];

/// Whether a row is the book's.
pub(super) fn is_ours(row: &Row) -> bool {
    OURS.iter().any(|of| row.name.starts_with(of))
}

/// Whether a row is a peer's: not the book's, and not the peak.
pub(super) fn is_peer(row: &Row) -> bool {
    !is_ours(row) && row.name != "peak"
}

/// Whether a row is `whose`, as `PyTorch, NCHW` is of `PyTorch`; all are of nobody.
fn is_of(row: &Row, whose: &str) -> bool {
    let first = row.name.split(',').next().unwrap_or_default();
    whose.is_empty() || first == whose
}

/// A goal and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Goal {
    pub(super) what: String,
    pub(super) ours: Row,
    pub(super) peer: Row,
    /// How many times as fast ours is to be.
    pub(super) least: f64,
}

impl Goal {
    /// How many times as fast ours is.
    pub(super) fn ratio(&self) -> f64 {
        self.peer.median / self.ours.median
    }

    pub(super) fn json(&self) -> Value {
        let [ours, peer] = [&self.ours, &self.peer];
        json!({
            "what": self.what, "ratio": (self.ratio() * 1e3).round() / 1e3, "goal": self.least,
            "ours": ours.name, "median": ours.median,
            "peer": peer.name, "median of the peer": peer.median,
        })
    }
}

/// Every goal of which both sides were measured.
pub(super) fn reached(groups: &[Group]) -> Vec<Goal> {
    let mut goals = Vec::new();
    let mut add = |what: &str, case: &str, [ours, peer]: [&str; 2], least| {
        let rows = groups.iter().find(|group| group.name == case);
        let rows = rows.map_or(&[][..], |group| &group.rows);
        let ours = best(rows, |row| is_ours(row) && is_of(row, ours));
        let peer = best(rows, |row| is_peer(row) && is_of(row, peer));
        if let (Some(ours), Some(peer)) = (ours, peer) {
            let (ours, peer) = (ours.clone(), peer.clone());
            goals.push(Goal { what: what.to_owned(), ours, peer, least });
        }
    };
    for prefix in ["", "AVX2, "] {
        for (layer, _) in LAYERS {
            for direction in DIRECTIONS {
                let case = format!("{prefix}{direction}, {layer}");
                add(&case, &case, ["tile", "PyTorch"], 1.0);
            }
        }
    }
    for (layer, [[_, channels, _, _], _]) in LAYERS {
        for direction in DIRECTIONS {
            let least = match (channels, direction) {
                (1, "forward") => 1.3,
                (1, _) => 1.6,
                _ => 1.8,
            };
            let case = format!("{direction}, {layer}");
            let what = format!("Winograd, {case}");
            add(&what, &case, ["winograd", "PyTorch"], least);
        }
    }
    for (case, least) in [
        ("step, 1 thread", 2.5),
        ("step, 2 threads", 2.5),
        ("epoch, 2 threads", 3.0),
        ("inference, 64 images", 1.8),
    ] {
        add(case, case, ["network", "PyTorch"], least);
    }
    for k in KERNELS {
        add(&image(k), &image(k), ["", "PyTorch"], 10.0);
        add(&format!("{}, any peer", image(k)), &image(k), ["", ""], 5.0);
    }
    add("einsum on a view", "einsum", ["einsum", "ndarray-einsum"], 10.0);
    goals
}

/// The fastest row of some.
pub(super) fn best(rows: &[Row], of: impl Fn(&Row) -> bool) -> Option<&Row> {
    let rows = rows.iter().filter(|row| of(row));
    rows.min_by(|a, b| a.median.total_cmp(&b.median))
}
