use testkit::{Town, both_engines};

use crate::desk::Desk;

const STAFF: &str = "Prénom;Nom;Courriel;Fonction;Unité;Langue\n\
    Zoé;Çelik;zoe@noria.example;Monteuse;Service Nord;français\n\
    Inès;Moreau;;Cheffe d’équipe;Design;fr\n";

// spec: S2-MG1 (part: the formal structure by file)
#[test]
fn a_table_is_looked_at_applied_as_a_whole_and_changes_nothing_twice() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        desk.t.db.write(|w| w.exec(&RENAME, ::store::p![])).await.unwrap();
        let sent = desk.csv("sofia", "people", STAFF.as_bytes()).await;
        let look = desk.get("sofia", &sent.location).await;
        assert!(look.html().contains("1 is new") && look.html().contains("1 moves"), "{}", look.html());
        assert!(look.html().contains("Service Nord → Design") && look.html().contains("Not in the file"));
        assert_eq!(desk.get("yuki", "/p/zoe.celik").await.status, 404, "looking changes nothing");
        assert_eq!(desk.post("sofia", &sent.location, "").await.status, 303);
        assert!(desk.get("yuki", "/p/zoe.celik").await.html().contains("Monteuse"));
        let ines = desk.get("yuki", "/api/v1/people/ines.moreau").await.json;
        assert_eq!(
            (ines["unit"].as_str(), ines["title"].as_str()),
            (Some("design"), Some("Cheffe d’équipe"))
        );
        assert_eq!(desk.post("sofia", &sent.location, "").await.status, 409, "once");
        let twice = desk.csv("sofia", "people", STAFF.as_bytes()).await;
        assert!(desk.get("sofia", &twice.location).await.html().contains("There is nothing to apply"));
        let jonas = desk.get("yuki", "/api/v1/people/jonas").await.json;
        assert_eq!(jonas["state"], "active", "nobody leaves because a file forgot them");
    });
}

store::sql!(RENAME, "UPDATE people SET handle = 'ines.moreau' WHERE handle = 'ines'");

#[test]
fn each_error_names_its_line_its_column_and_what_would_be_right_and_nothing_is_saved() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let file = "name,mail,unit,language\n\
            Ada Lovelace,ada@noria.example,Service,en\n\
            Bob,not-a-mail,Service,en\n\
            Cleo,cleo@noria.example,Servce Nord,en\n\
            Dan,dan@noria.example,Service,klingon\n\
            ,eve@noria.example,Service,en\n\
            Ada Again,ada@noria.example,Service,en\n\
            Too,many@noria.example,Service,en,cells,here\n";
        let json = serde_json::json!({"kind": "people", "text": file}).to_string();
        let sent = desk.call("sofia", "POST", "/api/v1/people/tables", &json).await;
        assert_eq!(sent.status, 201, "{:?}", sent.problem);
        let errors = sent.json["errors"].as_array().unwrap();
        let places: Vec<(i64, &str)> =
            errors.iter().map(|e| (e["line"].as_i64().unwrap(), e["column"].as_str().unwrap())).collect();
        for place in [(3, "mail"), (4, "unit"), (5, "language"), (6, "name"), (7, ""), (8, "")] {
            assert!(places.contains(&place), "{place:?} in {errors:?}");
        }
        assert!(sent.json["errors"].to_string().contains("Service Nord"), "the nearest unit is offered");
        let id = sent.json["id"].as_str().unwrap();
        let go = desk.call("sofia", "POST", &format!("/api/v1/people/tables/{id}/application"), "{}").await;
        assert_eq!(go.status, 409);
        assert_eq!(desk.get("yuki", "/p/ada.lovelace").await.status, 404, "nothing half-saved");
    });
}

#[test]
fn units_come_as_a_tree_with_their_managers() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let file = "unit,unit above,manager\nAteliers,Noria,victor\nAtelier Lille,Ateliers,@jonas\nDesign,Ateliers,\n";
        let sent = desk.csv("sofia", "units", file.as_bytes()).await;
        let look = desk.get("sofia", &sent.location).await;
        assert!(
            look.html().contains("2 are new") && look.html().contains("Noria → Ateliers"),
            "{}",
            look.html()
        );
        assert_eq!(desk.post("sofia", &sent.location, "").await.status, 303);
        let unit = desk.get("yuki", "/api/v1/units/atelier-lille").await.json;
        assert_eq!(unit["manager"], "jonas");
        let twice = desk.csv("sofia", "units", file.as_bytes()).await;
        assert!(desk.get("sofia", &twice.location).await.html().contains("There is nothing to apply"));
        let circle = desk.csv("sofia", "units", b"unit,unit above\nNoria,Atelier Lille\n").await;
        assert!(desk.get("sofia", &circle.location).await.html().contains("would stand under itself"));
    });
}

#[test]
fn a_long_table_is_applied_step_by_step() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t);
        let mut file = "handle,name,unit\n".to_owned();
        for n in 0..1_203 {
            file.push_str(&format!("fitter.{n},Fitter {n},Service\n"));
        }
        let sent = desk.csv("sofia", "people", file.as_bytes()).await;
        assert_eq!(desk.post("sofia", &sent.location, "").await.status, 303);
        jobs::settle(&desk.t.db, &[], &[super::super::apply::JOB]).await.unwrap();
        let done = desk.get("sofia", &sent.location).await;
        assert!(done.html().contains("1203 changes were made"), "{}", done.html());
        assert_eq!(desk.get("yuki", "/p/fitter.1202").await.status, 200);
    });
}
