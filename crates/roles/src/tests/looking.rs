//! What is looked at.

use testkit::{Town, both_engines};

use super::cast::{Row, planted};

pub const ROWS: &[Row] = &[
    ("GET /who", "/who", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who", "/who?in=space:diagnostics", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who", "/who?in=space:pump-3", "", [401, 404, 404, 200, 404, 404, 404]),
    ("GET /who", "/who?in=unit:service-nord", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who.csv", "/who.csv?in=space:diagnostics", "", [401, 200, 200, 200, 200, 200, 200]),
    ("GET /who.xlsx", "/who.xlsx", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/people/{handle}", "/who/people/amelie", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/people/{handle}", "/who/people/nobody", "", [401, 404, 404, 404, 404, 404, 404]),
    ("GET /who/what-if", "/who/what-if", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/what-if", "/who/what-if?person=amelie", "", [401, 404, 403, 403, 200, 403, 200]),
    ("GET /who/coverage", "/who/coverage", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/coverage.csv", "/who/coverage.csv", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/coverage.xlsx", "/who/coverage.xlsx", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/relays", "/who/relays", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/capacity", "/who/capacity", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /s/{slug}/who", "/s/diagnostics/who", "", [401, 200, 200, 200, 200, 200, 200]),
    ("GET /s/{slug}/who", "/s/service-nord/who", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /s/{slug}/who", "/s/data-workshop/who", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /s/{slug}/who", "/s/pump-3/who", "", [401, 200, 404, 200, 404, 404, 404]),
    (
        "GET /s/{slug}/reports/{month}",
        "/s/diagnostics/reports/2026-02",
        "",
        [401, 200, 404, 404, 200, 404, 200],
    ),
    ("GET /who/assign", "/who/assign", "", [401, 404, 200, 200, 200, 200, 200]),
    (
        "GET /who/assign",
        "/who/assign?role=facilitator&in=space:diagnostics",
        "",
        [401, 404, 403, 403, 200, 403, 200],
    ),
    ("GET /who/one-person", "/who/one-person", "", [401, 404, 403, 403, 403, 403, 200]),
    ("GET /who/split", "/who/split?person=amelie", "", [401, 404, 403, 403, 200, 403, 200]),
    ("GET /who/assignments/{id}", "/who/assignments/{asked}", "", [401, 404, 404, 200, 200, 404, 200]),
    ("GET /who/assignments/{id}", "/who/assignments/{theirs}", "", [401, 404, 200, 200, 200, 200, 200]),
    ("GET /who/assignments/{id}", "/who/assignments/{outside}", "", [401, 200, 200, 200, 200, 200, 200]),
    (
        "GET /who/assignments/{id}/duties",
        "/who/assignments/{theirs}/duties",
        "",
        [401, 404, 404, 404, 200, 404, 200],
    ),
    ("GET /held", "/held", "", [401, 200, 200, 200, 200, 200, 200]),
    ("GET /held/{id}", "/held/{act}", "", [401, 200, 404, 404, 200, 404, 404]),
    ("GET /who/codriving/{assignment}", "/who/codriving/{outside}", "", [401, 200, 404, 404, 200, 404, 200]),
];

#[test]
fn everybody_inside_sees_who_covers_what_and_nobody_what_is_not_theirs() {
    both_engines(async |t: Town| planted(t).await.walk(ROWS).await);
}
