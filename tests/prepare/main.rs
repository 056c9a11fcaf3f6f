//! EMNIST's preparation of an image.

mod errors;
mod ink;
mod properties;
mod reference;
mod resize;
