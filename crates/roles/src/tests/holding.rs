//! What changes something.

use testkit::{Town, both_engines};

use super::cast::{Row, planted};

const ASK: &str = "role=risk_officer&in=network&person=karim&share=5";

pub const ROWS: &[Row] = &[
    (
        "POST /who/duties/{key}/answer",
        "/who/duties/LE2/answer",
        "in=space:diagnostics&assignment=",
        [401, 303, 403, 403, 303, 403, 303],
    ),
    (
        "POST /who/duties/{key}/contributors",
        "/who/duties/LE2/contributors",
        "in=space:diagnostics&person=tomas",
        [401, 303, 403, 403, 303, 403, 303],
    ),
    (
        "POST /who/duties/{key}/contributors/{handle}/end",
        "/who/duties/LE2/contributors/tomas/end",
        "in=space:diagnostics",
        [401, 303, 403, 403, 303, 403, 303],
    ),
    ("POST /s/{slug}/agreement", "/s/diagnostics/agreement", "", [401, 303, 403, 403, 303, 403, 303]),
    (
        "POST /s/{slug}/care",
        "/s/diagnostics/care",
        "manages=true&pilots=true&enlivens=true",
        [401, 303, 403, 403, 303, 403, 303],
    ),
    (
        "POST /who/recruitments",
        "/who/recruitments",
        "in=unit:service-nord",
        [401, 403, 403, 403, 403, 403, 303],
    ),
    ("POST /who/assignments", "/who/assignments", ASK, [401, 404, 403, 403, 403, 403, 303]),
    (
        "POST /who/assignments/{id}/changes",
        "/who/assignments/{theirs}/changes",
        "share=10&version=1",
        [401, 404, 403, 403, 403, 403, 303],
    ),
    (
        "POST /who/assignments/{id}/deputies",
        "/who/assignments/{theirs}/deputies",
        "person=karim",
        [401, 404, 403, 403, 303, 403, 303],
    ),
    (
        "POST /who/assignments/{id}/deputies/acceptance",
        "/who/assignments/{theirs}/deputies/acceptance",
        "",
        [401, 404, 303, 409, 409, 409, 409],
    ),
    (
        "POST /who/assignments/{id}/deputies/{handle}/end",
        "/who/assignments/{theirs}/deputies/karim/end",
        "",
        [401, 404, 303, 404, 404, 404, 404],
    ),
    (
        "POST /who/assignments/{id}/handover/{place}",
        "/who/assignments/{theirs}/handover/0",
        "done=true",
        [401, 404, 403, 403, 303, 403, 303],
    ),
    (
        "POST /who/assignments/{id}/approval",
        "/who/assignments/{asked}/approval",
        "",
        [401, 404, 404, 403, 403, 404, 303],
    ),
    (
        "POST /who/assignments/{id}/acceptance",
        "/who/assignments/{asked}/acceptance",
        "",
        [401, 404, 404, 303, 403, 403, 403],
    ),
    (
        "POST /who/assignments/{id}/refusal",
        "/who/assignments/{asked}/refusal",
        "",
        [401, 404, 403, 409, 403, 403, 403],
    ),
    (
        "POST /who/assignments/{id}/withdrawal",
        "/who/assignments/{asked}/withdrawal",
        "",
        [401, 404, 403, 403, 403, 403, 409],
    ),
    (
        "POST /who/assignments/{id}/leaving",
        "/who/assignments/{theirs}/leaving",
        "",
        [401, 404, 403, 403, 303, 403, 403],
    ),
    (
        "POST /who/assignments/{id}/ending",
        "/who/assignments/{theirs}/ending",
        "",
        [401, 404, 403, 403, 403, 403, 409],
    ),
    (
        "POST /who/one-person",
        "/who/one-person",
        "role-tech_support=on&share-tech_support=5&person=karim",
        [401, 404, 403, 403, 403, 403, 303],
    ),
    ("POST /who/waiting", "/who/waiting", "", [401, 303, 303, 303, 303, 303, 303]),
    ("POST /who/split", "/who/split", "person=amelie", [401, 404, 403, 403, 422, 403, 422]),
    ("POST /held/{id}/refusal", "/held/{act}/refusal", "reason=Not+yet", [401, 403, 404, 404, 303, 404, 404]),
    ("POST /held/{id}/signature", "/held/{act}/signature", "", [401, 403, 404, 404, 409, 404, 404]),
    ("POST /held/{id}/withdrawal", "/held/{act}/withdrawal", "", [401, 409, 404, 404, 403, 404, 404]),
    (
        "POST /who/codriving/{assignment}/checks",
        "/who/codriving/{outside}/checks",
        "place=0&done=true",
        [401, 403, 404, 404, 303, 404, 403],
    ),
    (
        "POST /who/codriving/{assignment}/release",
        "/who/codriving/{outside}/release",
        "",
        [401, 403, 404, 404, 403, 404, 403],
    ),
    (
        "POST /who/codriving/{assignment}/suspension",
        "/who/codriving/{outside}/suspension",
        "",
        [401, 403, 404, 404, 303, 404, 303],
    ),
];

#[test]
fn each_act_is_for_those_who_answer_for_it() {
    both_engines(async |t: Town| planted(t).await.walk(ROWS).await);
}
