//! Memory that is used again from step to step.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

/// Where things that nobody uses wait. A clone is the same place.
#[derive(Debug)]
pub struct Pool<T>(Arc<Mutex<Vec<T>>>);

/// A thing that goes back to its pool when it is dropped.
#[derive(Debug)]
pub struct Lent<T> {
    thing: Option<T>, // until it is dropped
    pool: Pool<T>,
}

impl<T> Pool<T> {
    /// A thing that was used before, as it was left; or a new one.
    ///
    /// ```
    /// use listings::fused::again::Pool;
    ///
    /// let pool = Pool::default();
    /// pool.lend(Vec::new).push(1);
    /// assert_eq!(*pool.lend(Vec::new), [1]);
    /// ```
    pub fn lend(&self, new: impl FnOnce() -> T) -> Lent<T> {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Lent { thing: Some(waiting.unwrap_or_else(new)), pool: self.clone() }
    }
}

impl<T> Drop for Lent<T> {
    fn drop(&mut self) {
        let mut pool = self.pool.0.lock().unwrap_or_else(PoisonError::into_inner);
        pool.extend(self.thing.take());
    }
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Pool(Arc::default())
    }
}

impl<T> Clone for Pool<T> {
    fn clone(&self) -> Self {
        Pool(Arc::clone(&self.0))
    }
}

impl<T: Clone> Clone for Lent<T> {
    fn clone(&self) -> Self {
        Lent { thing: self.thing.clone(), pool: self.pool.clone() }
    }
}

impl<T> Deref for Lent<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.thing.as_ref().expect("there until dropped")
    }
}

impl<T> DerefMut for Lent<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.thing.as_mut().expect("there until dropped")
    }
}
