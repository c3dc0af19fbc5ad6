use testkit::desk::Desk;
use testkit::{Town, both_engines};

#[test]
fn a_network_in_earnest_has_no_page_of_components() {
    both_engines(async |t: Town| {
        let desk = Desk::new(t, super::room());
        assert_eq!(desk.get("lea+en", "/design").await.status, 404);
    });
}
