//! Medians as a table a reader can take in: times, and ratios to the first row.

use super::medians::Group;

/// A section headed by the group's name, with the source of the numbers above them.
pub(super) fn section(group: &Group, source: &str) -> String {
    let mut text = format!("== {} ==\n{source}\n", group.name);
    let width = group.medians.iter().map(|(name, _)| name.chars().count()).max();
    let width = width.unwrap_or(0);
    for (name, median) in &group.medians {
        let ratio = ratio(median / group.medians[0].1);
        text.push_str(&format!("{name:<width$}  {:>9}  × {ratio}\n", time(*median)));
    }
    text.push('\n');
    text
}

/// A time in nanoseconds with three significant digits and the unit that suits it.
fn time(nanoseconds: f64) -> String {
    let units = [("ns", 1e3), ("µs", 1e6), ("ms", 1e9), ("s", f64::INFINITY)];
    let mut scale = 1.0;
    for (unit, limit) in units {
        if nanoseconds < limit * 0.9995 {
            return format!("{} {unit}", significant(nanoseconds / scale, 3));
        }
        scale = limit;
    }
    format!("{} s", significant(nanoseconds / 1e9, 3))
}

/// Two significant digits: no machine is quieter than that.
fn ratio(ratio: f64) -> String {
    significant(ratio, 2)
}

fn significant(value: f64, digits: usize) -> String {
    let rounded = format!("{value:.*e}", digits - 1);
    let rounded: f64 = rounded.parse().unwrap_or(value);
    let whole = rounded.abs().log10().floor() as i32 + 1; // digits before the point
    let decimals = usize::try_from(digits as i32 - whole).unwrap_or(0);
    format!("{rounded:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::{Group, section, time};

    #[test]
    fn times_carry_three_digits_and_a_unit() {
        for (nanoseconds, expected) in [
            (0.512, "0.512 ns"),
            (999.4, "999 ns"),
            (999.9, "1.00 µs"),
            (1234.0, "1.23 µs"),
            (45_678_900.0, "45.7 ms"),
            (3.21e9, "3.21 s"),
            (3.21e12, "3210 s"),
        ] {
            assert_eq!(time(nanoseconds), expected);
        }
    }

    #[test]
    fn ratios_are_to_the_first_row() {
        let medians = vec![("rows".to_owned(), 2e6), ("columns".to_owned(), 7e6)];
        let group = Group { name: "walk".to_owned(), medians };
        assert_eq!(
            section(&group, "a machine"),
            "== walk ==\na machine\n\
             rows       2.00 ms  × 1.0\n\
             columns    7.00 ms  × 3.5\n\n"
        );
    }
}
