//! The book's figures, one function each.
//!
//! A figure is a plain function that returns an [`Svg`]; its numbers come from
//! `listings`, so a picture cannot say what the code does not do. [`ALL`] names the
//! figures that need nothing, [`WITH_DATA`] those of real characters.
//!
//! | where | what |
//! |---|---|
//! | [`draw`] | the canvas, the palette, and what every figure shares: cells, memory, arrows |
//! | [`strides`] | the figures of Part I, a file each |
//! | [`sums`] | the figures of Part II up to the gradients, a file each |
//! | [`network`] | the figures of the network, a file each |

pub mod draw;
pub mod network;
pub mod strides;
pub mod sums;

mod characters;
mod figure;

pub use characters::Characters;
pub use draw::Svg;
pub use figure::{DataFigure, Figure};

/// Every figure that needs no data, in the order of the book.
pub const ALL: &[Figure] = &[
    Figure { name: "glyphs", draw: strides::glyphs::glyphs },
    Figure { name: "kernel", draw: strides::kernel::kernel },
    Figure { name: "one-pixel", draw: strides::one_pixel::one_pixel },
    Figure { name: "slide", draw: strides::slide::slide },
    Figure { name: "glyph-maps", draw: strides::maps::glyph_maps },
    Figure { name: "under-the-kernel", draw: strides::sliding::under_the_kernel },
    Figure { name: "flip", draw: strides::flip::flip },
    Figure { name: "memory", draw: strides::memory::memory },
    Figure { name: "orders", draw: strides::orders::orders },
    Figure { name: "views", draw: strides::views::views },
    Figure { name: "broadcast", draw: strides::broadcast::broadcast },
    Figure { name: "view-and-memory", draw: strides::explored::view_and_memory },
    Figure { name: "spreadsheet", draw: strides::spreadsheet::spreadsheet },
    Figure { name: "overlap", draw: strides::overlap::overlap },
    Figure { name: "names", draw: strides::names::names },
    Figure { name: "nine-readers", draw: strides::explored::nine_readers },
    Figure { name: "result", draw: strides::result::result },
    Figure { name: "toeplitz", draw: strides::toeplitz::toeplitz },
    Figure { name: "cost", draw: strides::cost::cost },
    Figure { name: "geometry", draw: strides::geometry::geometry },
    Figure { name: "all-three", draw: strides::sliding::all_three },
    Figure { name: "same", draw: strides::same::same },
    Figure { name: "accident", draw: strides::accident::accident },
    Figure { name: "beyond-the-bias", draw: strides::explored::beyond_the_bias },
    Figure { name: "bias", draw: strides::bias::bias },
    Figure { name: "product", draw: sums::product::product },
    Figure { name: "strings-one", draw: sums::strings::strings_one },
    Figure { name: "strings-two", draw: sums::strings::strings_two },
    Figure { name: "explore-product", draw: sums::explorer::explore_product },
    Figure { name: "letters", draw: sums::letters::letters },
    Figure { name: "one-line", draw: sums::one_line::one_line },
    Figure { name: "explore-convolution", draw: sums::explorer::explore_convolution },
    Figure { name: "channels", draw: sums::channels::channels },
    Figure { name: "plan", draw: sums::plan::plan },
    Figure { name: "explore-plan", draw: sums::explorer::explore_plan },
    Figure { name: "columns", draw: sums::columns::columns },
    Figure { name: "sweep", draw: sums::sweep::sweep },
    Figure { name: "algorithms", draw: sums::algorithms::algorithms },
    Figure { name: "runs", draw: sums::runs::runs },
    Figure { name: "sides", draw: sums::sweep::sides },
    Figure { name: "scatter", draw: sums::scatter::scatter },
    Figure { name: "full", draw: sums::full::full },
    Figure { name: "weight", draw: sums::weight::weight },
    Figure { name: "step", draw: sums::step::step },
    Figure { name: "gradients", draw: sums::gradients::gradients },
    Figure { name: "tables", draw: sums::tables::tables },
    Figure { name: "tile", draw: sums::tile::tile },
    Figure { name: "steps", draw: sums::steps::steps },
    Figure {
        name: "winograd-patches",
        draw: sums::winograd_patches::winograd_patches,
    },
    Figure { name: "winograd-steps", draw: sums::winograd_steps::winograd_steps },
    Figure { name: "roofline", draw: sums::roofline::roofline },
    Figure { name: "noise", draw: sums::noise::noise },
    Figure { name: "growth", draw: sums::growth::growth },
    Figure { name: "idx", draw: network::idx::idx },
    Figure { name: "upright", draw: network::upright::upright },
    Figure { name: "gather", draw: network::gather::gather },
    Figure { name: "there-and-back", draw: network::there_and_back::there_and_back },
    Figure { name: "winners", draw: network::winners::winners },
    Figure { name: "downhill", draw: network::downhill::downhill },
    Figure { name: "one-cycle", draw: network::one_cycle::one_cycle_rate },
    Figure { name: "augmented", draw: network::augmented::augmented },
    Figure { name: "learning", draw: network::learning::learning },
    Figure { name: "epoch", draw: network::epoch::epoch },
    Figure { name: "filters", draw: network::filters::filters },
    Figure { name: "learned-kernel", draw: network::learned_kernel::learned_kernel },
    Figure { name: "learned-maps", draw: network::learned_maps::learned_maps },
    Figure { name: "receptive", draw: network::receptive::receptive },
    Figure { name: "responds", draw: network::responds::responds },
    Figure { name: "journey", draw: network::journey::journey },
    Figure { name: "decide", draw: network::decide::decide },
    Figure { name: "confusion", draw: network::confusion::confusion },
    Figure { name: "each-class", draw: network::each_class::each_class },
    Figure { name: "strangers", draw: network::strangers::strangers },
    Figure { name: "garbage-memory", draw: network::garbage_memory::garbage_memory },
    Figure { name: "garbage-losses", draw: network::garbage_losses::garbage_losses },
    Figure { name: "bad-filters", draw: network::bad_filters::bad_filters },
    Figure { name: "on-the-pad", draw: network::drawn::on_the_pad },
    Figure { name: "on-the-way", draw: network::drawn::on_the_way },
];

/// Every figure of real characters, in the order of the book.
pub const WITH_DATA: &[DataFigure] = &[
    DataFigure { name: "characters", draw: strides::characters::characters },
    DataFigure { name: "feature-maps", draw: strides::maps::feature_maps },
    DataFigure { name: "merged", draw: network::merged::merged },
    DataFigure { name: "alike", draw: network::alike::alike },
    DataFigure { name: "alike-named", draw: network::alike::alike_named },
    DataFigure {
        name: "learned-maps-real",
        draw: network::learned_maps::learned_maps_real,
    },
    DataFigure { name: "surest", draw: network::surest::surest },
];
