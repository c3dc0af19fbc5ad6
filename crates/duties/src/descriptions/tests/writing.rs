//! From the profiles to what HR publishes, and on to its reviews.

use kernel::time::DAY;
use kernel::{AssignmentId, Fact, FactKind};
use serde_json::json;
use store::{p, sql};
use testkit::{Desk, Town, both_engines};

use super::{Asked as _, desk};
use crate::descriptions::store::talk;

sql!(
    pub(super) HOLD,
    "INSERT INTO assignments (id, role, person_id, scope, scope_id, share, from_ms, state, attachment, lead_id,
        external, specialities, note, proposed_ms, cause, version)
     VALUES ($1, $2, $3, $4, $5, 20, $6, 'held', 'lead', $7, FALSE, '', '', $6, '', 1)"
);
sql!(CHARTER, "INSERT INTO charter_changes (version, at_ms, by_id, body) VALUES (1, 0, NULL, $1)");
sql!(FACTS, "SELECT subject_id FROM facts WHERE kind = 'description.due' ORDER BY subject_id");

/// Somebody holds a role in a space since forty days.
pub(super) async fn hold(desk: &Desk, role: &'static str, who: &str, space: &str) -> AssignmentId {
    let (person, lead, from) = (desk.t.person(who), desk.t.person("sofia"), desk.t.now().plus(-40 * DAY));
    let (scope, of) = if space.is_empty() { ("network", 0) } else { ("space", desk.t.space(space).number()) };
    let work = move |w: &mut store::Write<'_>| {
        let id: AssignmentId = w.id();
        w.exec(&HOLD, p![id, role, person, scope, of, from, lead])?;
        store::Res::Ok(id)
    };
    desk.t.db.write(work).await.unwrap()
}

const LEAD: &str = "sofia+network_lead";

// spec: S0-N5
// spec: S0-N7 (part: prefilled by the network)
#[test]
fn a_description_in_french_for_300_and_for_30_000() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        hold(&desk, "facilitator", "amelie", "diagnostics").await;
        hold(&desk, "platform_expert", "victor", "").await;
        let asked = desk.get(LEAD, "/api/v1/descriptions/new?role_facilitator=on").await.json;
        assert_eq!((&asked["communities"], &asked["languages"]), (&json!(2), &json!(["fr", "en"])));
        assert_eq!(asked["held"], json!({"platform_expert": 1}), "{asked}");
        let form = desk.get("sofia+network_lead+fr", "/descriptions/new?role_facilitator=on").await;
        assert!(form.html().contains("Communautés à animer") && form.html().contains("level_LA1"));
        let mut seen = Vec::new();
        for (people, lead) in [(300, 0), (30_000, 4)] {
            let body = json!({"roles": ["facilitator", "platform_expert"], "people": people, "communities": 12,
                "languages": "fr", "held": {"network_lead": lead}, "title_fr": "Animation et plateforme"});
            let made = desk.post(LEAD, "/api/v1/descriptions", &body.to_string()).await;
            assert_eq!(made.status, 201, "{}", made.text);
            let id = made.json["id"].as_str().unwrap().to_owned();
            let file = desk.get(LEAD, &format!("/descriptions/{id}/file?form=md&lang=fr")).await;
            assert!(file.text.starts_with("# Animation et plateforme\n"), "{}", file.text);
            assert!(file.text.contains("Langues de travail** · français"), "{}", file.text);
            let short =
                desk.get(LEAD, &format!("/descriptions/{id}/file?form=md&lang=fr&short=yes")).await.text;
            assert!(short.len() * 3 < file.text.len() * 2, "an advertisement is shorter");
            assert_eq!(
                short.matches("\n- **").count(),
                file.text.matches("\n- **").count(),
                "and lacks no duty"
            );
            seen.push((file.text, desk.get(LEAD, &format!("/api/v1/descriptions/{id}?lang=fr")).await.json));
        }
        let [(small, a), (large, b)] = seen.as_slice() else { panic!("two") };
        assert!(small.contains("300 personnes, 12 communautés") && large.contains("30\u{202f}000 personnes"));
        let duties = |json: &serde_json::Value| json["duties"].as_array().unwrap().len();
        assert!(duties(a) > duties(b), "{} and {}", duties(a), duties(b));
        let why = |json: &serde_json::Value, rule: &str| {
            json["trace"].as_array().unwrap().iter().find(|c| c["rule"] == rule).map(|c| c["why"].to_string())
        };
        assert!(why(a, "nobody-else").unwrap().contains("Responsable des réseaux"));
        assert!(
            why(b, "others-do").is_some()
                && why(b, "nobody-else").is_none()
                && why(b, "no-english").is_some()
        );
        for form in ["md", "docx"] {
            assert_eq!(
                desk.get(LEAD, &format!("/descriptions/{}/file?form={form}", a["id"].as_str().unwrap()))
                    .await
                    .status,
                200
            );
        }
    });
}

// spec: S0-N9
#[test]
fn bad_input_is_refused_with_what_would_make_it_right_and_nothing_half_saved() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let bad = [
            (json!({}), "roles"),
            (json!({"roles": ["line_dancer"]}), "roles"),
            (json!({"roles": ["facilitator"], "people": "many"}), "people"),
            (json!({"roles": ["facilitator"], "share": 101}), "share"),
            (json!({"roles": ["platform_expert"], "in": "space:diagnostics"}), "in"),
            (json!({"roles": ["facilitator"], "choices": {"LA1": {"level": "none"}}}), "choices"),
        ];
        for (body, field) in bad {
            let said = desk.post(LEAD, "/api/v1/descriptions", &body.to_string()).await;
            assert_eq!((said.status, said.fields()), (422, vec![field]), "{body}");
        }
        let again = desk.form(LEAD, "/descriptions", &[("people", "300")]).await;
        assert!(
            again.status == 422
                && again.html().contains("roles-error")
                && again.html().contains("value=\"300\"")
        );
        assert_eq!(desk.get(LEAD, "/api/v1/descriptions").await.json["items"], json!([]));
        let body = json!({"roles": ["facilitator"], "choices": {"LA1": {"level": "sometimes", "why": "The lead does"},
            "MA1": {"level": "sometimes", "why": "Rarely"}}});
        let id = desk.post(LEAD, "/api/v1/descriptions", &body.to_string()).await.id();
        let (at, api) = (format!("/descriptions/{id}"), format!("/api/v1/descriptions/{id}"));
        let refused = desk.post(LEAD, &format!("{api}/publication"), "").await;
        assert_eq!((refused.status, refused.fields()), (422, vec!["when"]));
        let page = desk.post(LEAD, &format!("{at}/publication"), "").await;
        assert!(page.status == 422 && page.html().contains("role=\"alert\""));
        let said = |when: &str| {
            json!({"roles": ["facilitator"], "version": 1, "why": when, "choices": {
            "MA1": {"level": "sometimes", "why": "Rarely", "when_en": "asked", "when_fr": "on le demande"},
            "LA1": {"level": "sometimes", "why": "The lead does", "when_en": "asked", "when_fr": "on le demande"}}})
        };
        assert_eq!(desk.post(LEAD, &api, &said(" ").to_string()).await.fields(), ["why"]);
        assert_eq!(desk.post(LEAD, &api, &said("When is said").to_string()).await.status, 200);
        assert_eq!(desk.post(LEAD, &api, &said("Again upon the first").to_string()).await.status, 409);
        assert_eq!(desk.post(LEAD, &format!("{at}/publication"), "").await.status, 303);
        let now = desk.get("ines", &api).await.json;
        assert_eq!(
            (&now["state"], &now["version"], &now["versions"]),
            (&json!("published"), &json!(2), &json!([]))
        );
        let old = desk.get(LEAD, &format!("{api}?version=1")).await.json;
        assert_eq!((&old["shown"], old["versions"].as_array().unwrap().len()), (&json!(1), 2));
    });
}

// spec: S0-N7 (part: another context in the form is no decision about each duty)
#[test]
fn another_size_in_the_form_is_enough_and_a_choice_without_a_reason_stays_on_the_page() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let who = "sofia+network_lead+en";
        let page = desk.get(who, "/descriptions/new?role_facilitator=on").await;
        assert!(
            page.html().contains("<option value=\"\">As charters and context say"),
            "nothing is decided yet"
        );
        let form =
            [("role_facilitator", "on"), ("people", "30000"), ("held_network_lead", "4"), ("level_LA1", "")];
        assert_eq!(desk.form(who, "/descriptions", &form).await.status, 303);
        let decided = [("role_facilitator", "on"), ("people", "30000"), ("level_LA1", "none")];
        let again = desk.form(who, "/descriptions", &decided).await;
        assert!(again.status == 422 && again.words().contains("Say why for every duty"), "{}", again.words());
        assert!(again.html().contains("value=\"30000\"") && again.html().contains("value=\"none\" selected"));
    });
}

// spec: S0-N8
#[test]
fn holder_and_lead_review_it_after_three_and_twelve_months() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let held = hold(&desk, "facilitator", "amelie", "diagnostics").await;
        let body = r#"{"roles": ["facilitator"], "in": "space:diagnostics"}"#;
        let id = desk.post(LEAD, "/api/v1/descriptions", body).await.id();
        let api = format!("/api/v1/descriptions/{id}");
        assert_eq!(desk.get("amelie", &api).await.status, 404, "a draft of somebody else’s");
        let wrong = desk.post(LEAD, &format!("{api}/holder"), r#"{"assignment": "7"}"#).await;
        assert_eq!((wrong.status, wrong.fields()), (422, vec!["assignment"]));
        let to = json!({"assignment": held.to_string()}).to_string();
        assert_eq!(desk.post(LEAD, &format!("{api}/holder"), &to).await.status, 200);
        let review = format!("{api}/reviews");
        let yes = r#"{"months": "3", "fits": "yes"}"#;
        assert_eq!(desk.post("amelie", &review, yes).await.fields(), ["months"]);
        desk.t.clock.advance(52 * DAY);
        let ask = || desk.t.db.write(talk::ask);
        ask().await.unwrap();
        ask().await.unwrap();
        let told: Vec<(i64,)> = desk.t.db.read(|r| r.all(&FACTS, p![])).await.unwrap();
        let (sofia, amelie) = (desk.t.person("sofia").number(), desk.t.person("amelie").number());
        assert_eq!(told, [(sofia,), (amelie,)], "each of them is asked once");
        assert_eq!(desk.post("amelie", &review, r#"{"months": "3", "fits": "no"}"#).await.fields(), ["text"]);
        let no = r#"{"months": "3", "fits": "no", "text": "Half of it is mediation."}"#;
        assert_eq!(desk.post("amelie", &review, no).await.status, 200);
        assert_eq!(desk.post("sofia", &review, yes).await.status, 200);
        assert_eq!(
            desk.post("sofia", &review, r#"{"months": "12", "fits": "yes"}"#).await.fields(),
            ["months"]
        );
        assert_eq!(
            desk.post("amelie", &format!("{api}/comments"), r#"{"text": "See the review."}"#).await.status,
            201
        );
        let page = desk.get("amelie+en", &format!("/descriptions/{id}")).await;
        assert!(
            page.words().contains("Half of it is mediation.") && page.words().contains("See the review.")
        );
    });
}

static FILLED: FactKind = FactKind { name: "vacancy.filled", version: 1, keep_days: 90, live: false };

// spec: S0-R2 (part: reviews)
// spec: S0-N8 (part: whoever was found for it reviews it)
#[test]
fn whoever_fills_a_vacancy_works_by_its_description_and_reviews_are_planned() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let (one, other) = (
            hold(&desk, "facilitator", "amelie", "diagnostics").await,
            hold(&desk, "facilitator", "karim", "diagnostics").await,
        );
        let body = r#"{"roles": ["facilitator"], "in": "space:diagnostics"}"#;
        let id = desk.post(LEAD, "/api/v1/descriptions", body).await.id();
        for held in [one, other] {
            let number: i64 = id.parse().unwrap();
            let work = move |w: &mut store::Write<'_>| {
                let fact = Fact::new(&FILLED, 5, w.now()).with("description", number);
                w.announce(fact.with("assignment", held.number()));
                store::Res::Ok(())
            };
            desk.t.db.write(work).await.unwrap();
            jobs::settle(&desk.t.db, &(crate::descriptions::room().hears)(), &[]).await.unwrap();
        }
        let page = desk.get("sofia+network_lead+en", &format!("/descriptions/{id}")).await.words();
        assert!(page.contains("Amélie Caron works by this description."), "and she goes on to: {page}");
        assert!(page.contains("After 3 months") && page.contains("After 12 months"), "{page}");
        let all = desk.get(LEAD, "/api/v1/descriptions").await.json["items"].clone();
        let of = |d: &serde_json::Value| d["id"].as_str().unwrap().to_owned();
        let second = all.as_array().unwrap().iter().map(of).find(|other| *other != id);
        let second = second.expect("whoever came second has one of their own");
        let page = desk.get("sofia+network_lead+en", &format!("/descriptions/{second}")).await.words();
        assert!(page.contains("Karim Benali works by this description."), "{page}");
        assert!(page.contains("After 3 months") && page.contains("After 12 months"), "with its own reviews");
    });
}

// spec: S0-N7 (part: the trace stays with its version)
#[test]
fn a_role_without_duties_is_refused_and_versions_stay_when_charters_change() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let id = desk.post(LEAD, "/api/v1/descriptions", r#"{"roles": ["facilitator"]}"#).await.id();
        let before = desk.get(LEAD, &format!("/api/v1/descriptions/{id}")).await.json;
        let change = "[[role]]\nkey = \"gardener\"\nscopes = [\"unit\"]\nlabel = { en = \"Gardener\", fr = \"Jardinage\" }\n\
                      [[duty]]\nkey = \"LA1\"\ntitle = { en = \"Quite another duty\" }\n";
        desk.t.db.write(move |w| w.exec(&CHARTER, p![change]).map(|_| ())).await.unwrap();
        let refused =
            desk.post(LEAD, "/api/v1/descriptions", r#"{"roles": ["gardener"], "in": "unit:noria"}"#).await;
        assert_eq!(refused.wrong(), [("roles", "descriptions-no-duties")]);
        let mixed =
            desk.post(LEAD, "/api/v1/descriptions", r#"{"roles": ["facilitator", "gardener"]}"#).await;
        assert_eq!(mixed.status, 422, "nothing half-made either");
        assert_eq!(desk.get(LEAD, &format!("/api/v1/descriptions/{id}")).await.json, before);
        let new = desk.post(LEAD, "/api/v1/descriptions", r#"{"roles": ["facilitator"]}"#).await.id();
        let now = desk.get("sofia+network_lead+en", &format!("/descriptions/{new}")).await;
        assert!(now.html().contains("Quite another duty"));
    });
}

#[test]
fn a_description_for_a_unit_counts_the_people_below_it() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let body = r#"{"roles": ["network_lead"], "in": "unit:service"}"#;
        let id = desk.post(LEAD, "/api/v1/descriptions", body).await.id();
        let made = desk.get(LEAD, &format!("/api/v1/descriptions/{id}")).await.json;
        assert_eq!(made["people"], 6, "victor and yuki, and the four of Service Nord");
        assert!(
            desk.get("sofia+en", &format!("/descriptions/{id}/edit")).await.html().contains("unit:service")
        );
    });
}
