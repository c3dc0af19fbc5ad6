//! PostgreSQL: one connection on its own thread with its own small runtime.

use std::future::Future;
use std::task::Poll;
use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
use tokio_postgres::error::SqlState;
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
    /// The limit that is set on the connection, and the one that is wanted.
    timeout_ms: i64,
    wanted_ms: i64,
    used: Instant,
}

type Param<'a> = &'a (dyn tokio_postgres::types::ToSql + Sync);

fn params<'a>(values: &'a [Value<'a>]) -> Vec<Param<'a>> {
    values.iter().map(|v| v as Param<'a>).collect()
}

/// How to connect: a server that does not answer is given up soon.
pub(crate) fn config(url: &str, durable: bool) -> Res<Config> {
    let mut config: Config =
        url.parse().map_err(|e| Error::Other(format!("the address of the database is not valid: {e}")))?;
    config.connect_timeout(Duration::from_secs(5)).keepalives_idle(Duration::from_secs(30));
    config.tcp_user_timeout(Duration::from_secs(30)).application_name("ensemble");
    if !durable {
        config.options("-c synchronous_commit=off");
    }
    Ok(config)
}

impl Pg {
    pub(crate) fn new(config: Config) -> Res<Self> {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().map_err(|e| Error::Other(e.to_string()))?;
        let (slots, used) = (Vec::new(), Instant::now());
        Ok(Self {
            config,
            runtime,
            client: None,
            slots,
            begin: None,
            open: false,
            timeout_ms: 0,
            wanted_ms: 0,
            used,
        })
    }

    /// A living connection: reconnects when the last one was lost.
    pub(crate) fn connect(&mut self) -> Res<()> {
        // The connection only notices that the server went away while its runtime runs.
        if self.client.is_some() && self.used.elapsed() > Duration::from_secs(1) {
            self.runtime.block_on(async { tokio::time::sleep(Duration::from_millis(1)).await });
        }
        self.used = Instant::now();
        if self.client.as_ref().is_some_and(|c| !c.is_closed()) {
            return Ok(());
        }
        self.client = None;
        self.forget();
        (self.open, self.timeout_ms) = (false, 0);
        let (client, connection) = self.runtime.block_on(self.config.connect(NoTls)).map_err(Error::from)?;
        self.runtime.spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(%error, "connection to PostgreSQL lost");
            }
        });
        self.client = Some(client);
        Ok(())
    }

    fn forget(&mut self) {
        self.slots = (0..STATEMENTS.len()).map(|_| None).collect();
    }

    /// A living connection that gives every statement `ms` milliseconds; 0 for as long as it takes.
    pub(crate) fn ready(&mut self, ms: i64) -> Res<()> {
        self.connect()?;
        self.wanted_ms = ms;
        if self.timeout_ms == ms {
            return Ok(());
        }
        let set = format!("SET statement_timeout = {ms}");
        match self.simple(&set) {
            Err(Error::Away(_)) => {
                self.client = None;
                self.connect().and_then(|()| self.simple(&set))?;
            }
            other => other?,
        }
        self.timeout_ms = ms;
        Ok(())
    }

    fn client(&self) -> Res<&Client> {
        self.client.as_ref().ok_or_else(|| Error::Away("no connection".into()))
    }

    pub(crate) fn simple(&self, text: &str) -> Res<()> {
        Ok(self.runtime.block_on(self.client()?.batch_execute(text))?)
    }

    /// Opens a transaction with the first statement that follows.
    pub(crate) fn begin(&mut self, text: &'static str) {
        self.begin = Some(text);
    }

    /// Opens a transaction now: a statement of it is never asked again outside of it.
    pub(crate) fn begin_now(&mut self, text: &str) -> Res<()> {
        self.simple(text)?;
        self.open = true;
        Ok(())
    }

    pub(crate) fn commit(&mut self) -> Res<()> {
        self.begin = None;
        if std::mem::take(&mut self.open) { self.simple("COMMIT") } else { Ok(()) }
    }

    /// Ends the transaction without storing it; a connection that is lost, or cannot even do that,
    /// is given up.
    pub(crate) fn rollback(&mut self, lost: bool) {
        self.begin = None;
        if lost || (std::mem::take(&mut self.open) && self.simple("ROLLBACK").is_err()) {
            (self.client, self.open) = (None, false);
        }
    }

    pub(crate) fn prepare(&mut self, sql: &'static Sql) -> Res<()> {
        self.runtime.block_on(self.client()?.prepare(sql.text(Engine::Postgres)))?;
        Ok(())
    }

    /// The statement, prepared once for these types of values.
    fn prepared(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Statement> {
        let at = sql.slot();
        if let Some(Some(statement)) = self.slots.get(at)
            && fits(statement, values)
        {
            return Ok(statement.clone());
        }
        let types: Vec<_> = values.iter().map(Value::pg_type).collect();
        let text = sql.text(Engine::Postgres);
        let statement = self.runtime.block_on(self.client()?.prepare_typed(text, &types))?;
        if statement.params().len() != values.len() {
            let (wants, has) = (statement.params().len(), values.len());
            return Err(Error::Other(format!("{} takes {wants} values, not {has}", sql.name)));
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Some(statement.clone());
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
                    let (opened, done) = both(client.batch_execute(text), work(client)).await;
                    opened.and(done)
                }
            }
        });
        if let Err(error) = &result
            && error.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED)
        {
            self.forget();
        }
        Ok(result?)
    }

    fn rows(&mut self, sql: &'static Sql, values: &[Value<'_>]) -> Res<Vec<tokio_postgres::Row>> {
        let statement = self.prepared(sql, values)?;
        self.opened(async |c| c.query(&statement, &params(values)).await)
    }

    pub(crate) fn each(
        &mut self,
        sql: &'static Sql,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Res<()> {
        let reading = self.begin.is_none() && !self.open;
        let rows = match self.rows(sql, values) {
            // Outside of a transaction it may be asked again, of a server that is back.
            Err(Error::Away(_)) if reading => {
                self.client = None;
                self.ready(self.wanted_ms).and_then(|()| self.rows(sql, values))
            }
            other => other,
        }?;
        rows.iter().all(|row| each(&Row::Pg(row)));
        Ok(())
    }

    /// Like `each`, for a text that is known only now; rows arrive as they are taken.
    pub(crate) fn stream(&mut self, text: &str, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Res<()> {
        let client = self.client()?;
        let none: [i64; 0] = [];
        let read = async {
            let mut rows = std::pin::pin!(client.query_raw(text, none).await?);
            while let Some(row) = rows.try_next().await? {
                if !each(&Row::Pg(&row)) {
                    break;
                }
            }
            Ok(())
        };
        self.runtime.block_on(read)
    }

    /// Like `stream`, with values; for a page of rows.
    pub(crate) fn said(
        &mut self,
        text: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Res<()> {
        let statement = self.typed(text, values)?;
        let rows = self.opened(async |c| c.query(&statement, &params(values)).await)?;
        rows.iter().all(|row| each(&Row::Pg(row)));
        Ok(())
    }
    /// Runs a text that is known only now.
    pub(crate) fn do_now(&mut self, text: &str, values: &[Value<'_>]) -> Res<u64> {
        let statement = self.typed(text, values)?;
        self.opened(async |c| c.execute(&statement, &params(values)).await)
    }
    fn typed(&self, text: &str, values: &[Value<'_>]) -> Res<Statement> {
        let types: Vec<_> = values.iter().map(Value::pg_type).collect();
        Ok(self.runtime.block_on(self.client()?.prepare_typed(text, &types))?)
    }

    /// The first column of every row as text.
    pub(crate) fn texts(&self, text: &str) -> Res<Vec<String>> {
        let rows = self.runtime.block_on(self.client()?.query(text, &[]))?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
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
            let waiting = ready.iter().map(|(statement, values)| Box::pin(c.execute(statement, values)));
            all(waiting.collect()).await.into_iter().try_for_each(|r| r.map(drop))
        })
    }
}

/// Whether a prepared statement takes values of these types. A NULL fits everything.
fn fits(statement: &Statement, values: &[Value<'_>]) -> bool {
    let types = statement.params();
    types.len() == values.len()
        && types.iter().zip(values).all(|(ty, value)| *value == Value::Null || *ty == value.pg_type())
}

/// Polls both to the end, the first one first, so that its message is sent first.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut done_a, mut done_b) = (None, None);
    std::future::poll_fn(move |cx| {
        if done_a.is_none()
            && let Poll::Ready(value) = a.as_mut().poll(cx)
        {
            done_a = Some(value);
        }
        if done_b.is_none()
            && let Poll::Ready(value) = b.as_mut().poll(cx)
        {
            done_b = Some(value);
        }
        match (done_a.take(), done_b.take()) {
            (Some(x), Some(y)) => Poll::Ready((x, y)),
            (x, y) => {
                (done_a, done_b) = (x, y);
                Poll::Pending
            }
        }
    })
    .await
}

/// Polls all to the end in order: all are sent before the first answer is awaited.
async fn all<F: Future + Unpin>(mut waiting: Vec<F>) -> Vec<F::Output> {
    let mut done: Vec<Option<F::Output>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (work, answer) in waiting.iter_mut().zip(done.iter_mut()).filter(|(_, a)| a.is_none()) {
            if let Poll::Ready(value) = std::pin::Pin::new(work).poll(cx) {
                *answer = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}
