//! Measured numbers with as many digits as they deserve.

/// A time in nanoseconds with three significant digits and the unit that suits it.
pub(super) fn time(nanoseconds: f64) -> String {
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
pub(super) fn ratio(ratio: f64) -> String {
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
    use super::{ratio, time};

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
    fn ratios_carry_two_digits() {
        for (value, expected) in
            [(0.0329, "0.033"), (1.0, "1.0"), (9.97, "10"), (2368.0, "2400")]
        {
            assert_eq!(ratio(value), expected);
        }
    }
}
