//! Charter files on the page.

use testkit::{Town, both_engines};

use super::desk;

const CAPTAIN: &str = "[[duty]]\r\nkey = \"M1\"\r\n# who?\r\nparticipation = { captain = \"always\" }";

#[test]
fn a_file_with_an_unknown_role_is_refused_by_name_and_line() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for act in ["check", "save"] {
            let back = desk
                .form("sofia", "/who/changes", &[("version", "0"), ("act", act), ("file", CAPTAIN)])
                .await;
            assert_eq!(back.status, 422);
            assert!(back.words().contains("Line 4: there is no role “captain”."), "{}", back.words());
            assert!(back.html().contains("participation = { captain"), "what was typed is kept");
        }
        let long = "#".repeat(65 * 1024);
        let back = desk.form("sofia", "/who/changes", &[("version", "0"), ("file", &long)]).await;
        assert!(back.status == 422 && back.words().contains("at most 64 kB"));
        assert_eq!(
            desk.get("sofia", "/api/v1/charter-changes").await.json["version"],
            0,
            "nothing was stored"
        );
    });
}

#[test]
fn what_would_change_is_shown_before_it_is_saved() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let file = include_str!("whole.toml");
        let check =
            desk.form("sofia", "/who/changes", &[("version", "0"), ("act", "check"), ("file", file)]).await;
        assert_eq!(check.status, 200);
        let (_, preview) = check.html().split_once("id=\"preview\"").unwrap();
        let words = kernel::rich::plain(preview);
        for said in
            ["Lighthouse name, in English", "Gardener new", "Water the plants new", "no longer used", "7"]
        {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(preview.contains("<del>Evangelist</del>") && preview.contains("<ins>Lighthouse</ins>"));
        assert!(preview.contains("name=\"act\" value=\"save\""));
        assert_eq!(
            desk.get("sofia", "/api/v1/charter-changes").await.json["version"],
            0,
            "a check stores nothing"
        );
        let saved =
            desk.form("sofia", "/who/changes", &[("version", "0"), ("act", "save"), ("file", file)]).await;
        assert_eq!((saved.status, saved.location.as_str()), (303, "/who/changes#v-1"));
        let text = desk.get("yuki", "/who/changes/1.toml").await.text;
        assert_eq!(text, file, "the file as it was sent");
        let role = desk.get("yuki", "/who/roles/evangelist").await;
        assert!(role.words().contains("enforced · rule charters-leads-only"), "a limit of the gate says so");
        let gardener = desk.get("ines", "/who/roles/gardener").await;
        assert!(gardener.words().contains("1,5 h par semaine"), "{}", gardener.words());
        let late =
            desk.form("sofia", "/who/changes", &[("version", "0"), ("act", "check"), ("file", file)]).await;
        assert!(
            late.status == 409 && late.html().contains("Light the lamp"),
            "told before saving, words kept"
        );
    });
}

#[test]
fn another_name_is_a_line_of_its_own_and_no_other() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let file = "[[role]]\nkey = \"facilitator\"\nlabel = { en = \"Gardener\" }\n[[duty]]\nkey = \"LE2\"\n\
                    participation = { platform_expert = \"always\" }\n";
        let fields = [("version", "0"), ("act", "check"), ("file", file)];
        let check = desk.form("sofia", "/who/changes", &fields).await;
        assert_eq!(check.html().matches("<ins>").count(), 2, "{}", check.words());
        assert!(check.html().contains("<ins>Platform manager: Always</ins>"));
    });
}

#[test]
fn a_file_comes_back_checked_when_it_is_sent_as_one() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        let part = |name: &str, text: &str| {
            format!(
                "--cut\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"c.toml\"\r\n\r\n{text}\r\n"
            )
        };
        let body = format!("{}{}--cut--\r\n", part("version", "0"), part("file", CAPTAIN));
        let kind = "multipart/form-data; boundary=cut";
        let back = desk.send("sofia", ("POST", "/who/changes/file"), &[("content-type", kind)], &body).await;
        assert!(
            back.status == 422 && back.words().contains("Line 4") && back.html().contains("captain"),
            "{}",
            back.html()
        );
        let refused =
            desk.send("ines", ("POST", "/who/changes/file"), &[("content-type", kind)], &body).await;
        assert_eq!(refused.rule(), "charters-leads-only");
        let broken = desk
            .send("sofia", ("POST", "/who/changes/file"), &[("content-type", kind)], "--cut\r\nnothing")
            .await;
        assert_eq!(broken.status, 400);
    });
}

#[test]
fn old_versions_are_found_page_by_page() {
    both_engines(async |t: Town| {
        let desk = desk(t);
        for version in 0..22 {
            let file = format!("[[role]]\nkey = \"member\"\nlabel = {{ en = \"Member {version}\" }}");
            let sent = desk
                .form("sofia", "/who/changes", &[("version", &version.to_string()), ("file", &file)])
                .await;
            assert_eq!(sent.status, 303);
        }
        let first = desk.get("yuki", "/who/changes").await;
        assert!(first.html().contains("id=\"v-22\"") && !first.html().contains("id=\"v-2\""));
        assert!(
            first.html().contains("<del>Member 20</del>") && first.html().contains("<ins>Member 21</ins>")
        );
        let at = first
            .html()
            .split("/who/changes?after=")
            .nth(1)
            .and_then(|r| r.split('"').next())
            .unwrap()
            .to_owned();
        let second = desk.get("yuki", &format!("/who/changes?after={at}")).await;
        assert!(second.html().contains("id=\"v-2\"") && second.html().contains("id=\"v-1\""));
        assert!(!second.html().contains("id=\"v-3\"") && !second.html().contains("rel=\"next\""));
    });
}
