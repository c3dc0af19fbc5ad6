//! Rows as lines: a JSON array; bytes as base64, because the column says that they are bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value as Json;
use store::Value;
use store::whole::{Cell, Kind, Table};

/// Appends one row as a line.
///
/// # Errors
/// When a text cannot be written as JSON, which does not happen.
pub fn put(values: &[Value<'_>], out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    out.push(b'[');
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match value {
            Value::Null | Value::Ints(_) => out.extend_from_slice(b"null"),
            Value::Int(n) => serde_json::to_writer(&mut *out, n)?,
            Value::Bool(yes) => serde_json::to_writer(&mut *out, yes)?,
            Value::Text(text) => serde_json::to_writer(&mut *out, text)?,
            Value::Bytes(bytes) => serde_json::to_writer(&mut *out, &BASE64.encode(bytes))?,
        }
    }
    out.extend_from_slice(b"]\n");
    Ok(())
}

/// Reads a line back.
///
/// # Errors
/// What is wrong with it.
pub fn read(line: &[u8], table: &Table) -> Result<Vec<Cell>, String> {
    let row: Vec<Json> = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    if row.len() != table.columns.len() {
        return Err(format!("{} values for {} columns", row.len(), table.columns.len()));
    }
    let one = |(value, kind): (Json, Kind)| match (value, kind) {
        (Json::Null, _) => Ok(Cell::Null),
        (Json::Number(n), Kind::Int) => n.as_i64().map(Cell::Int).ok_or("a number out of range"),
        (Json::Bool(yes), Kind::Bool) => Ok(Cell::Bool(yes)),
        (Json::String(text), Kind::Text) => Ok(Cell::Text(text)),
        (Json::String(text), Kind::Bytes) => {
            BASE64.decode(text).map(Cell::Bytes).map_err(|_| "bytes that are not base64")
        }
        _ => Err("a value of another kind than its column"),
    };
    let kinds = table.columns.iter().map(|c| c.kind);
    row.into_iter().zip(kinds).map(one).collect::<Result<_, _>>().map_err(str::to_owned)
}
