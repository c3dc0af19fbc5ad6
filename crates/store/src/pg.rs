//! PostgreSQL: one connection on its own thread with its own small runtime.

use tokio_postgres::{Client, Config, NoTls, Statement};

use crate::sql::STATEMENTS;
use crate::{Engine, Error, Res, Row, Sql, Value};

pub(crate) struct Pg {
    config: Config,
    runtime: tokio::runtime::Runtime,
    client: Option<Client>,
    slots: Vec<Option<Statement>>,
    /// The text that opens the transaction, while it has not been sent yet.
    begin: Option<&'static str>,
    /// Whether a transaction is open.
    open: bool,
    /// Whether a statement failed because two transactions crossed.
    pub(crate) crossed: bool,
    timeout_ms: i64,
}

type Param<'a> = &'a (dyn tokio_postgres::types::ToSql + Sync);

fn params<'a>(values: &'a [Value<'a>]) -> Vec<Param<'a>> {
    values.iter().map(|v| v as Param<'a>).collect()
}

impl Pg {
    pub(crate) fn new(config: Config) -> Res<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| Error::Other(e.to_string()))?;
        Ok(Self {
            config,
            runtime,
            client: None,
            slots: Vec::new(),
            begin: None,
            open: false,
            crossed: false,
            timeout_ms: 0,
        })
    }

    /// A living connection: reconnects when the last one was lost.
    pub(crate) fn connect(&mut self) -> Res<()> {
        if self.client.as_ref().is_some_and(|c| !c.is_closed()) {
            return Ok(());
        }
        self.slots = (0..STATEMENTS.len()).map(|_| None).collect();
        self.open = false;
        let (client, connection) = self
            .runtime
            .block_on(self.config.connect(NoTls))
            .map_err(|e| Error::Other(format!("PostgreSQL cannot be reached: {e}")))?;
        self.runtime.spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(%error, "connection to PostgreSQL lost");
            }
        });
        self.client = Some(client);
        self.timeout_ms = 0;
        Ok(())
    }

    /// Gives every statement that follows `ms` milliseconds; 0 for as long as it takes.
    pub(crate) fn allow(&mut self, ms: i64) -> Res<()> {
        if self.timeout_ms != ms {
            self.simple(&format!("SET statement_timeout = {ms}"))?;
            self.timeout_ms = ms;
        }
        Ok(())
    }

    fn client(&self) -> Res<&Client> {
        self.client.as_ref().ok_or(Error::Busy)
    }

    pub(crate) fn simple(&self, text: &str) -> Res<()> {
        Ok(self.runtime.block_on(self.client()?.batch_execute(text))?)
    }

    /// Opens a transaction with the first statement that follows.
    pub(crate) fn begin(&mut self, text: &'static str) {
        self.begin = Some(text);
        self.crossed = false;
    }

    pub(crate) fn commit(&mut self) -> Res<()> {
        self.begin = None;
        if !std::mem::take(&mut self.open) {
            return Ok(());
        }
        let done = self.simple("COMMIT");
        self.noted(done)
    }

    pub(crate) fn rollback(&mut self) {
        self.begin = None;
        if std::mem::take(&mut self.open) && self.simple("ROLLBACK").is_err() {
            self.client = None;
        }
    }

    fn noted<T>(&mut self, result: Res<T>) -> Res<T> {
        if matches!(result, Err(Error::Crossed)) {
            self.crossed = true;
        }
        result
    }

    fn prepared(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Statement> {
        let at = sql.slot();
        if let Some(Some(statement)) = self.slots.get(at) {
            return Ok(statement.clone());
        }
        let types: Vec<_> = values.iter().map(Value::pg_type).collect();
        let text = sql.text(Engine::Postgres);
        let statement = self.runtime.block_on(self.client()?.prepare_typed(text, &types))?;
        if let Some(slot) = self.slots.get_mut(at) {
            // A NULL leaves its type open: such a statement is prepared again next time.
            if !values.contains(&Value::Null) {
                *slot = Some(statement.clone());
            }
        }
        Ok(statement)
    }

    /// Sends the waiting BEGIN, if any, in the same round trip as `work`.
    fn opened<T>(&mut self, work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>) -> Res<T> {
        let begin = self.begin.take();
        self.open = self.open || begin.is_some();
        let client = self.client()?;
        let result = self.runtime.block_on(async {
            match begin {
                None => work(client).await,
                Some(text) => {
                    let (opened, done) = futures_join(client.batch_execute(text), work(client)).await;
                    opened.and(done)
                }
            }
        });
        self.noted(result.map_err(Error::from))
    }

    pub(crate) fn each(
        &mut self,
        sql: &'static Sql,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> Res<()>,
    ) -> Res<()> {
        let statement = self.prepared(sql, values)?;
        let rows = self.opened(async |c| c.query(&statement, &params(values)).await)?;
        rows.iter().try_for_each(|row| each(&Row::Pg(row)))
    }

    pub(crate) fn exec(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<u64> {
        let statement = self.prepared(sql, values)?;
        self.opened(async |c| c.execute(&statement, &params(values)).await)
    }

    pub(crate) fn batch(&mut self, list: &[(&'static Sql, &[Value<'_>])]) -> Res<()> {
        let mut ready = Vec::with_capacity(list.len());
        for (sql, values) in list {
            ready.push((self.prepared(sql, values)?, params(values)));
        }
        self.opened(async |c| {
            let mut waiting = Vec::with_capacity(ready.len());
            for (statement, values) in &ready {
                waiting.push(Box::pin(c.execute(statement, values)));
            }
            // All are sent before the first answer is awaited: tokio-postgres sends on first poll.
            let mut done: Vec<Option<Result<u64, tokio_postgres::Error>>> =
                waiting.iter().map(|_| None).collect();
            std::future::poll_fn(|cx| {
                for (work, answer) in waiting.iter_mut().zip(done.iter_mut()).filter(|(_, a)| a.is_none()) {
                    if let std::task::Poll::Ready(result) = work.as_mut().poll(cx) {
                        *answer = Some(result);
                    }
                }
                if done.iter().all(Option::is_some) {
                    std::task::Poll::Ready(())
                } else {
                    std::task::Poll::Pending
                }
            })
            .await;
            done.into_iter().flatten().try_for_each(|r| r.map(drop))
        })
    }
}

use std::future::Future;

/// Polls both to the end, the first one first, so that its message is sent first.
async fn futures_join<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut done_a, mut done_b) = (None, None);
    std::future::poll_fn(move |cx| {
        use std::task::Poll::{Pending, Ready};
        if done_a.is_none()
            && let Ready(value) = a.as_mut().poll(cx)
        {
            done_a = Some(value);
        }
        if done_b.is_none()
            && let Ready(value) = b.as_mut().poll(cx)
        {
            done_b = Some(value);
        }
        match (done_a.take(), done_b.take()) {
            (Some(x), Some(y)) => Ready((x, y)),
            (x, y) => {
                (done_a, done_b) = (x, y);
                Pending
            }
        }
    })
    .await
}
