//! EMNIST.
