//! Taking a whole database in on PostgreSQL: rows come by COPY.

use std::pin::Pin;

use bytes::Bytes;
use futures_util::SinkExt;
use tokio_postgres::{Client, CopyInSink, NoTls};

use super::Table;
use super::load::Load;
use crate::{Engine, Error, Res, Value, pg};

/// How many bytes are sent at once.
const TOGETHER: usize = 1 << 18;

pub(super) struct PgLoad {
    runtime: tokio::runtime::Runtime,
    client: Client,
    copy: Option<(String, Pin<Box<CopyInSink<Bytes>>>)>,
    waiting: Vec<u8>,
}

impl PgLoad {
    pub(super) fn open(url: &str) -> Res<Self> {
        let config = pg::config(url, true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|e| Error::Other(e.to_string()))?;
        let (client, connection) = runtime.block_on(config.connect(NoTls)).map_err(Error::from)?;
        runtime.spawn(connection);
        Ok(Self { runtime, client, copy: None, waiting: Vec::new() })
    }
    fn send(&mut self) -> Res<()> {
        let Some((_, copy)) = &mut self.copy else { return Ok(()) };
        let bytes = Bytes::from(std::mem::take(&mut self.waiting));
        Ok(self.runtime.block_on(copy.send(bytes))?)
    }
}

impl Load for PgLoad {
    fn begin(&mut self) -> Res<bool> {
        self.run("BEGIN; SET LOCAL lock_timeout = '10s'; SET LOCAL client_min_messages = warning")?;
        self.has("nodes", "node")
    }
    fn number(&mut self, text: &str) -> Res<i64> {
        Ok(self.runtime.block_on(self.client.query_one(text, &[]))?.try_get(0)?)
    }
    fn texts(&mut self, text: &str) -> Res<Vec<String>> {
        let rows = self.runtime.block_on(self.client.query(text, &[]))?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }
    fn has(&mut self, table: &str, column: &str) -> Res<bool> {
        let text = format!(
            "SELECT COUNT(*) FROM pg_attribute WHERE attrelid = to_regclass('{table}') AND attname = '{column}' AND NOT attisdropped"
        );
        Ok(self.number(&text)? > 0)
    }
    fn run(&mut self, text: &str) -> Res<()> {
        Ok(self.runtime.block_on(self.client.batch_execute(text))?)
    }
    fn clear(&mut self, tables: &[Table]) -> Res<()> {
        let names: Vec<&str> = tables.iter().map(|t| t.name.as_str()).chain(["migrations"]).collect();
        // The views go with the tables they look at.
        self.run(&format!("DROP TABLE IF EXISTS {} CASCADE", names.join(", ")))
    }
    fn row(&mut self, table: &Table, values: &[Value<'_>]) -> Res<()> {
        if self.copy.as_ref().is_none_or(|(name, _)| *name != table.name) {
            self.flush()?;
            let text = format!("COPY {} ({}) FROM STDIN", table.name, table.listed());
            let sink = self.runtime.block_on(self.client.copy_in(&text))?;
            self.copy = Some((table.name.clone(), Box::pin(sink)));
        }
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.waiting.push(b'\t');
            }
            written(*value, &mut self.waiting)?;
        }
        self.waiting.push(b'\n');
        if self.waiting.len() >= TOGETHER { self.send() } else { Ok(()) }
    }
    fn flush(&mut self) -> Res<()> {
        if !self.waiting.is_empty() {
            self.send()?;
        }
        if let Some((_, mut copy)) = self.copy.take() {
            self.runtime.block_on(copy.as_mut().finish())?;
        }
        Ok(())
    }
    fn commit(&mut self) -> Res<()> {
        self.run("COMMIT")
    }
    fn engine(&self) -> Engine {
        Engine::Postgres
    }
}

/// A value as COPY’s text form has it.
fn written(value: Value<'_>, out: &mut Vec<u8>) -> Res<()> {
    match value {
        Value::Null => out.extend_from_slice(b"\\N"),
        Value::Int(n) => out.extend_from_slice(n.to_string().as_bytes()),
        Value::Bool(yes) => out.push(if yes { b't' } else { b'f' }),
        Value::Text(text) => {
            for byte in text.bytes() {
                match byte {
                    b'\\' => out.extend_from_slice(b"\\\\"),
                    b'\t' => out.extend_from_slice(b"\\t"),
                    b'\n' => out.extend_from_slice(b"\\n"),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    0 => {
                        return Err(Error::Other(
                            "a text holds a NUL, which PostgreSQL does not keep".into(),
                        ));
                    }
                    other => out.push(other),
                }
            }
        }
        Value::Bytes(bytes) => {
            out.extend_from_slice(b"\\\\x");
            bytes.iter().for_each(|b| out.extend_from_slice(format!("{b:02x}").as_bytes()));
        }
        Value::Ints(_) => return Err(Error::Other("a column never holds a list".into())),
    }
    Ok(())
}
