//! A guest's last time is over: nothing makes an actor of them any more.

use kernel::time::DAY;
use testkit::{Town, both_engines};

use super::{key_store, store};

// spec: S0-LA9 (part: sessions and tokens of an expired guest are nobody’s at once, by no job)
#[test]
fn an_expired_guest_is_nobody_by_session_token_and_name() {
    both_engines(async |t: Town| {
        let piet = t.piet().id;
        t.clock.advance(59 * DAY);
        let made = t.db.write(move |w| {
            key_store::add_token(w, piet, "script", "the-token")?;
            key_store::begin(w, piet, "browser", "the-session")
        });
        made.await.unwrap();
        let known = async || {
            let found = t.db.read(move |r| {
                let token = key_store::actor_of_token(r, "the-token")?.is_some();
                let session = key_store::actor_of_session(r, "the-session")?.is_some();
                Ok::<_, ::store::Error>((token, session, store::actor(r, piet)?.is_some()))
            });
            found.await.unwrap()
        };
        assert_eq!(known().await, (true, true, true));
        t.clock.advance(2 * DAY);
        assert_eq!(known().await, (false, false, false));
        t.db.write(move |w| key_store::guest_gone(w, piet)).await.unwrap();
        let devices = t.db.read(move |r| key_store::devices(r, piet)).await.unwrap();
        assert!(devices.is_empty(), "signed out for good");
    });
}
