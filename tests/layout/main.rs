//! `Layout` against ndarray's own views, and its edges.

mod edges;
mod views;
