//! Many rows in one round trip.

use store::{Res, Sql, Value, Write};

const TOGETHER: usize = 200;

/// Runs one statement for each item.
pub(crate) fn many<'a, T, const N: usize>(
    w: &mut Write<'_>,
    sql: &'static Sql,
    items: &'a [T],
    row: impl Fn(&'a T) -> [Value<'a>; N],
) -> Res<()> {
    for chunk in items.chunks(TOGETHER) {
        let rows: Vec<[Value<'a>; N]> = chunk.iter().map(&row).collect();
        let list: Vec<(&'static Sql, &[Value<'_>])> = rows.iter().map(|r| (sql, r.as_slice())).collect();
        w.batch(&list)?;
    }
    Ok(())
}
