//! What is told of the registers: read from the rows that room keeps.

use store::{Read, Res, p, sql};

sql!(
    FORMER_HANDS,
    "SELECT DISTINCT m.hand_id FROM register_moves m JOIN register_items i ON i.id = m.item_id
     WHERE m.item_id = $1 AND m.hand_id IS NOT NULL AND (i.hand_id IS NULL OR i.hand_id <> m.hand_id)"
);

/// Who had an entry of a register in hand before and has it no more.
pub(in crate::notifications) fn former_hands(r: &mut Read<'_>, item: i64) -> Res<Vec<i64>> {
    r.ints(&FORMER_HANDS, p![item])
}
