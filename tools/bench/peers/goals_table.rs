//! The goals as a table: a line each.

use super::super::medians::Group;
use super::super::number::time;
use super::cases::{BATCH, EPOCH};
use super::goals::{Goal, best, is_ours};

/// A line for each goal, those with AVX2 alone apart.
pub(super) fn sections(goals: &[Goal], groups: &[Group], source: &str) -> String {
    let (avx2, plain): (Vec<&Goal>, Vec<&Goal>) =
        goals.iter().partition(|goal| goal.what.starts_with("AVX2"));
    let mut text = table("goals", &plain, source);
    text = text.trim_end().to_owned() + "\n" + &one_image(groups) + "\n";
    text + &table("AVX2", &avx2, source)
}

fn table(name: &str, goals: &[&Goal], source: &str) -> String {
    let width = goals.iter().map(|goal| goal.what.chars().count()).max().unwrap_or(0);
    let mut text = format!(
        "== {name} ==\n{source}\n{:width$}  {:>7}  {:>7}  {:>5}  {:>6}\n",
        "", "ours", "best", "ratio", "goal"
    );
    for goal in goals {
        let Goal { what, ours, peer, least } = goal;
        // A step of the epoch was measured.
        let steps =
            if what.starts_with("epoch") { EPOCH as f64 / BATCH as f64 } else { 1.0 };
        let [ours_time, peer_time] = [ours, peer].map(|row| time(row.median * steps));
        text += &format!(
            "{what:width$}  {ours_time:>7}  {peer_time:>7}  {:>5}  {:>6}  {}; {}\n",
            two(goal.ratio()),
            format!("≥ {least}"),
            ours.name.split_once(", ").map_or(&*ours.name, |(_, of)| of),
            peer.name.split(", ").next().unwrap_or_default(),
        );
    }
    text + "\n"
}

/// An image by itself, beside one of a batch.
fn one_image(groups: &[Group]) -> String {
    let best_of = |name: &str| {
        let group = groups.iter().find(|group| group.name == name)?;
        best(&group.rows, is_ours)
    };
    let all = best_of("inference, 64 images").zip(best_of("inference, 1 image"));
    let Some((batch, one)) = all else { return String::new() };
    let each = batch.median / BATCH as f64;
    format!(
        "1 image: {}, {} times one of 64; goal ≤ 2; {}\n",
        time(one.median),
        two(one.median / each),
        one.name
    )
}

/// A ratio to a hundredth, or to a tenth from 10 on.
fn two(ratio: f64) -> String {
    if ratio < 9.995 { format!("{ratio:.2}") } else { format!("{ratio:.1}") }
}

#[cfg(test)]
mod tests {
    use super::super::super::medians::{Group, Row};
    use super::super::goals::reached;
    use super::sections;

    fn group(name: &str, rows: &[(&str, f64)]) -> Group {
        let row = |&(name, median): &(&str, f64)| Row {
            name: name.to_owned(),
            at: None,
            median,
        };
        Group { name: name.to_owned(), rows: rows.iter().map(row).collect() }
    }

    #[test]
    fn the_best_of_each_side_counts() {
        let groups = [
            group(
                "forward, 1 to 32, 5 × 5",
                &[
                    ("peak", 5e5),
                    ("tile", 6e5),
                    ("winograd, F(4, 5)", 5e5),
                    ("tile from and to C order", 9e5),
                    ("PyTorch, NCHW", 8e5),
                    ("PyTorch, channels last, malloc kept", 7.5e5),
                    ("ONNX Runtime", 7e5),
                ],
            ),
            group(
                "inference, 64 images",
                &[("network, tile", 6.4e6), ("PyTorch, NCHW", 1e7)],
            ),
            group("inference, 1 image", &[("network, tile", 1.5e5)]),
        ];
        let goals = reached(&groups);
        assert_eq!(goals.len(), 3);
        assert_eq!(
            sections(&goals, &groups, "a machine"),
            "== goals ==\n\
             a machine\n\
             \x20                                     ours     best  ratio    goal\n\
             forward, 1 to 32, 5 × 5             600 µs   750 µs   1.25     ≥ 1  tile; PyTorch\n\
             Winograd, forward, 1 to 32, 5 × 5   500 µs   750 µs   1.50   ≥ 1.3  F(4, 5); PyTorch\n\
             inference, 64 images               6.40 ms  10.0 ms   1.56   ≥ 1.8  tile; PyTorch\n\
             1 image: 150 µs, 1.50 times one of 64; goal ≤ 2; network, tile\n\n\
             == AVX2 ==\n\
             a machine\n\
             \x20    ours     best  ratio    goal\n\n"
        );
    }
}
