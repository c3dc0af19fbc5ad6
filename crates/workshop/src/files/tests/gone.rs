//! A space is deleted: its files go in steps until nothing of them is left.

use testkit::{Town, both_engines};

use super::desk::Desk;
use crate::files::store::clear;

#[test]
fn a_deleted_space_takes_its_files_along() {
    both_engines(async |t: Town| {
        let (desk, space) = (Desk::new(t.clone()), t.space("diagnostics").number());
        assert_eq!(desk.put("ines", "diagnostics", "hum.txt", b"42 Hz").await.status, 201);
        let list = "/api/v1/spaces/diagnostics/files";
        assert_eq!(desk.get("ines", list).await.json["items"].as_array().map(Vec::len), Some(1));
        let more = t.db.write(move |w| clear(w, space)).await.unwrap();
        let rest = t.db.write(move |w| clear(w, space)).await.unwrap();
        assert_eq!((more, rest), (true, false), "files first, then what counts them");
        assert_eq!(desk.get("ines", list).await.json["items"].as_array().map(Vec::len), Some(0));
    });
}
