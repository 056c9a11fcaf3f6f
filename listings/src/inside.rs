//! Ways to look inside the trained network.
//!
//! | file | what it shows |
//! |---|---|
//! | [`alike`] | which filter is most like a kernel |
//! | [`layers`] | the output of every layer |
//! | [`receptive`] | how far a number sees |
//! | [`strangers`](mod@strangers) | images that are no characters |

pub mod alike;
pub mod layers;
pub mod receptive;
pub mod strangers;

pub use alike::{Alike, correlation, most_alike};
pub use layers::{Inside, look};
pub use receptive::Reach;
pub use strangers::strangers;
