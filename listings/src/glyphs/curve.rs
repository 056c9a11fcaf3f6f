//! A smooth curve through the points of an arc.

/// A position of the pen: x and y.
pub(super) type Point = [f32; 2];

/// Straight pieces between two points: enough to look round at 28×28.
const PIECES: u8 = 6;

/// How far the curve swings out at a point: 0 gives straight lines, 0.5 is the
/// Catmull-Rom spline, and 0.6 makes eight points look like a circle.
const SWING: f32 = 0.6;

/// Follows the cardinal spline through `points`: a cubic between each two neighbors,
/// which leaves a point in the direction from the point before it to the one after.
pub(super) fn through(points: &[Point]) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let mut line = points[..points.len().min(1)].to_vec();
    for i in 0..last {
        let before = points[i.saturating_sub(1)];
        let after = points[(i + 2).min(last)];
        for piece in 1..=PIECES {
            let t = f32::from(piece) / f32::from(PIECES);
            let at = |axis| {
                cubic([before, points[i], points[i + 1], after].map(|p| p[axis]), t)
            };
            line.push([at(0), at(1)]);
        }
    }
    line
}

/// One coordinate on the way from `b` (t = 0) to `c` (t = 1); `a` comes before them,
/// `d` after. Hermite's form of the cubic: two ends and the slopes there.
fn cubic([a, b, c, d]: [f32; 4], t: f32) -> f32 {
    let (leaving, arriving) = (SWING * (c - a), SWING * (d - b));
    let u = 1.0 - t;
    u * u * (1.0 + 2.0 * t) * b + u * u * t * leaving - u * t * t * arriving
        + t * t * (3.0 - 2.0 * t) * c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_through_every_point() {
        let points = [[0.0, 0.0], [4.0, 8.0], [8.0, 0.0], [12.0, 8.0]];
        let line = through(&points);
        for (i, point) in points.iter().enumerate() {
            assert_eq!(line[i * usize::from(PIECES)], *point);
        }
    }

    #[test]
    fn eight_points_of_a_circle_look_like_a_circle() {
        let d = 10.0 / 2.0_f32.sqrt();
        let [e, n, w, s] = [[10.0, 0.0], [0.0, 10.0], [-10.0, 0.0], [0.0, -10.0]];
        let circle = [e, [d, d], n, [-d, d], w, [-d, -d], s, [d, -d], e];
        // Without the first and the last piece, whose ends have one neighbor only.
        let inner = usize::from(PIECES)..7 * usize::from(PIECES);
        for [x, y] in &through(&circle)[inner] {
            let radius = (x * x + y * y).sqrt();
            assert!((radius - 10.0).abs() < 0.1, "radius {radius} at ({x}, {y})");
        }
    }
}
