//! The matrices of both forms, one-sided, as types.
//!
//! A function given as an argument would not do: the compiler may forget to compile it for
//! the instructions at hand.

use listings::conv::winograd::{Numbers, f2, f4};

/// A matrix that a vector is multiplied with.
pub trait Linear<const C: usize, const R: usize> {
    /// The product. In a block that is `last`, see [`f4::LAST`], the numbers of other
    /// points and the pixels after the block's are not read, and whatever is returned in
    /// their places means nothing. F(2×2) has no such blocks.
    fn of<V: Numbers>(x: [V; C], last: bool) -> [V; R];
}

macro_rules! linear {
    ($name:ident, $from:literal => $to:literal, $of:path) => {
        linear!($name, $from => $to, $of, |x| $of(x));
    };
    ($name:ident, $from:literal => $to:literal, $of:path, |$x:ident| $last:expr) => {
        #[doc = concat!("[`", stringify!($of), "`].")]
        #[derive(Debug)]
        pub struct $name;
        impl Linear<$from, $to> for $name {
            #[inline(always)]
            fn of<V: Numbers>($x: [V; $from], last: bool) -> [V; $to] {
                if last { $last } else { $of($x) }
            }
        }
    };
}

linear!(Input2, 4 => 4, f2::input);
linear!(Output2, 4 => 2, f2::output);
linear!(DOutput2, 2 => 4, f2::d_output);
linear!(DInput2, 4 => 4, f2::d_input);
linear!(Input4, 6 => 6, f4::input, |d| at_last(f4::last_input(before(d))));
linear!(Output4, 6 => 4, f4::output, |m| and_two(f2::output(of_last(m))));
linear!(DOutput4, 4 => 6, f4::d_output, |y| at_last(f2::d_output([y[0], y[1]])));
linear!(DInput4, 6 => 6, f4::d_input, |v| {
    let [a, b, c, d] = f4::last_d_input(of_last(v));
    [a, b, c, d, d, d]
});

#[inline(always)]
fn before<V: Numbers>(d: [V; 6]) -> [V; 4] {
    [d[0], d[1], d[2], d[3]]
}

#[inline(always)]
fn and_two<V: Numbers>([a, b]: [V; 2]) -> [V; 4] {
    [a, b, b, b]
}

#[inline(always)]
fn of_last<V: Numbers>(v: [V; 6]) -> [V; 4] {
    f4::LAST.map(|point| v[point])
}

#[inline(always)]
fn at_last<V: Numbers>([a, b, c, d]: [V; 4]) -> [V; 6] {
    [a, b, c, c, c, d]
}

/// The points, counted, of a block of a form that has `T`.
#[inline(always)]
pub fn points<const T: usize>(last: bool) -> &'static [usize] {
    if last { &f4::LAST } else { &[0, 1, 2, 3, 4, 5][..T] }
}

/// Whether `point` is one of them.
#[inline(always)]
pub fn has(point: usize, last: bool) -> bool {
    !last || f4::LAST.contains(&point)
}
