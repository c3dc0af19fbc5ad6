//! From PostgreSQL's spelling to SQLite's: statements and migrations.

/// A statement's text for SQLite: `$1`→`?1`, `= ANY($1)`→array table, ILIKE, FOR UPDATE, `::type`.
pub(crate) fn sqlite(text: &str) -> String {
    let text = text
        .replace(" FOR UPDATE SKIP LOCKED", "")
        .replace(" FOR UPDATE", "")
        .replace(" ILIKE ", " LIKE ")
        .replace("::bigint[]", "")
        .replace("::bigint", "")
        .replace("::text", "")
        .replace("::boolean", "");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("= ANY($") {
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        let inner = tail.trim_start_matches("= ANY($");
        let (number, after) = inner.split_once(')').unwrap_or((inner, ""));
        out.push_str(&format!("IN (SELECT value FROM rarray(?{number}))"));
        rest = after;
    }
    out.push_str(rest);
    numbered(&out)
}

/// `$1` → `?1`; a dollar that no digit follows stays.
fn numbered(text: &str) -> String {
    let mut letters = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let place = letter == '$' && letters.peek().is_some_and(char::is_ascii_digit);
        out.push(if place { '?' } else { letter });
    }
    out
}

/// A migration's text for one engine: keeps its blocks, drops the other's, and for SQLite turns
/// key columns into rowids and composite keys into WITHOUT ROWID.
pub(crate) fn migration(text: &str, engine: crate::Engine) -> String {
    let lite = engine == crate::Engine::Sqlite;
    let mut out = String::with_capacity(text.len());
    let mut keep = true;
    let mut keyed = false;
    for line in text.lines() {
        match line.trim() {
            "-- sqlite:" => keep = lite,
            "-- postgres:" => keep = !lite,
            "-- end" => keep = true,
            trimmed if keep && !trimmed.starts_with("--") => {
                if lite && trimmed == ");" && keyed {
                    out.push_str(") WITHOUT ROWID;\n");
                } else if lite {
                    let line =
                        line.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY").replace("BYTEA", "BLOB");
                    out.push_str(&line);
                    out.push('\n');
                } else {
                    out.push_str(line);
                    out.push('\n');
                }
                keyed = trimmed.starts_with("PRIMARY KEY (");
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_arrays_and_locks_are_translated() {
        assert_eq!(
            sqlite("SELECT a FROM b WHERE c = ANY($2) AND d = $1 FOR UPDATE SKIP LOCKED"),
            "SELECT a FROM b WHERE c IN (SELECT value FROM rarray(?2)) AND d = ?1"
        );
    }

    #[test]
    fn migrations_keep_their_own_block() {
        let text = "CREATE TABLE t (\n a BIGINT,\n PRIMARY KEY (a)\n);\n-- postgres:\nTHEIRS;\n-- end\n-- sqlite:\nOURS;\n-- end";
        let lite = migration(text, crate::Engine::Sqlite);
        assert!(lite.contains("WITHOUT ROWID") && lite.contains("OURS") && !lite.contains("THEIRS"));
        let pg = migration(text, crate::Engine::Postgres);
        assert!(!pg.contains("WITHOUT ROWID") && pg.contains("THEIRS") && !pg.contains("OURS"));
    }
}
