//! Rows: decoded in place, by position.

use kernel::{Id, Lang, Time};

use crate::{Error, Res};

/// One row of an answer.
#[derive(Debug)]
pub enum Row<'r> {
    #[doc(hidden)]
    Lite(&'r rusqlite::Row<'r>),
    #[doc(hidden)]
    Pg(&'r tokio_postgres::Row),
}

impl<'r> Row<'r> {
    /// The column at `at` as a `T`.
    ///
    /// # Errors
    /// `Error::Other` when the column is missing or of another type.
    pub fn get<T: FromCol<'r>>(&'r self, at: usize) -> Res<T> {
        T::from_col(self, at)
    }
    fn int(&self, at: usize) -> Res<Option<i64>> {
        match self {
            Row::Lite(row) => Ok(row.get(at)?),
            Row::Pg(row) => match row.try_get::<_, Option<i64>>(at) {
                Ok(v) => Ok(v),
                Err(_) => Ok(row.try_get::<_, Option<i32>>(at)?.map(i64::from)),
            },
        }
    }
    fn bool(&self, at: usize) -> Res<Option<bool>> {
        match self {
            Row::Lite(row) => Ok(row.get(at)?),
            Row::Pg(row) => Ok(row.try_get(at)?),
        }
    }
    fn text(&'r self, at: usize) -> Res<Option<&'r str>> {
        match self {
            Row::Lite(row) => {
                row.get_ref(at)?.as_str_or_null().map_err(|e| Error::Other(format!("column {at}: {e}")))
            }
            Row::Pg(row) => Ok(row.try_get(at)?),
        }
    }
    pub(crate) fn bytes(&'r self, at: usize) -> Res<Option<&'r [u8]>> {
        match self {
            Row::Lite(row) => {
                row.get_ref(at)?.as_blob_or_null().map_err(|e| Error::Other(format!("column {at}: {e}")))
            }
            Row::Pg(row) => Ok(row.try_get(at)?),
        }
    }
}

/// A type that a column can be read as.
pub trait FromCol<'r>: Sized {
    /// Reads the column at `at`.
    ///
    /// # Errors
    /// When the column is NULL or of another type.
    fn from_col(row: &'r Row<'r>, at: usize) -> Res<Self>;
}

fn there<T>(value: Option<T>, at: usize) -> Res<T> {
    value.ok_or_else(|| Error::Other(format!("column {at} is NULL")))
}

macro_rules! column {
    ($($ty:ty, $read:ident, $make:expr;)*) => {$(
        impl<'r> FromCol<'r> for $ty {
            fn from_col(row: &'r Row<'r>, at: usize) -> Res<Self> {
                there(row.$read(at)?, at).map($make)
            }
        }
        impl<'r> FromCol<'r> for Option<$ty> {
            fn from_col(row: &'r Row<'r>, at: usize) -> Res<Self> {
                Ok(row.$read(at)?.map($make))
            }
        }
    )*};
}
column! {
    i64, int, |v| v;
    bool, bool, |v| v;
    Time, int, Time;
    String, text, str::to_owned;
    &'r str, text, |v| v;
    Vec<u8>, bytes, <[u8]>::to_vec;
    Lang, text, |v: &str| v.parse().unwrap_or_default();
}
impl<'r, T> FromCol<'r> for Id<T> {
    fn from_col(row: &'r Row<'r>, at: usize) -> Res<Self> {
        there(row.int(at)?, at).map(Id::new)
    }
}
impl<'r, T> FromCol<'r> for Option<Id<T>> {
    fn from_col(row: &'r Row<'r>, at: usize) -> Res<Self> {
        Ok(row.int(at)?.map(Id::new))
    }
}

/// A model read from a whole row; see [`row!`](crate::row).
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// When a column is missing or of another type.
    fn from_row<'r>(row: &'r Row<'r>) -> Res<Self>;
}

/// `row!(Unit { id, name, parent });` reads the fields by position, in this order.
#[macro_export]
macro_rules! row {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::FromRow for $name {
            fn from_row<'r>(row: &'r $crate::Row<'r>) -> $crate::Res<Self> {
                let mut at = 0..;
                $(let $field = row.get(at.next().unwrap_or(usize::MAX))?;)*
                Ok(Self { $($field),* })
            }
        }
    };
}

macro_rules! tuple {
    ($($ty:ident $at:literal),*) => {
        impl<$($ty),*> FromRow for ($($ty,)*)
        where $($ty: for<'c> FromCol<'c>),*
        {
            fn from_row<'r>(row: &'r Row<'r>) -> Res<Self> {
                Ok(($(row.get::<$ty>($at)?,)*))
            }
        }
    };
}
tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
