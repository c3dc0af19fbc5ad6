//! What is offered while somebody types.

use testkit::{Desk, Town, both_engines};

use crate::search::{rebuild, room};

#[test]
fn what_is_offered_is_what_may_be_seen() {
    both_engines(async |t: Town| {
        rebuild(&t.db).await.unwrap();
        let desk = Desk::new(t, room());
        let offers = |who: &'static str, rest: &'static str| {
            let desk = &desk;
            async move { desk.get(who, &format!("/search/suggest?{rest}")).await.text }
        };
        let hum = offers("yuki+en", "q=hum").await;
        assert!(hum.contains("A hum at 40 Hz") && hum.contains("data-href=\"/s/diagnostics/t/"), "{hum}");
        assert!(hum.contains("data-recent=") && hum.contains("1 suggestion."));
        assert!(offers("yuki", "q=field+dia").await.contains("data-href=\"/s/diagnostics\""));
        assert!(offers("yuki", "q=mor").await.contains("data-href=\"/p/ines\""));
        // A team is found by name, its words by its members alone; a guest meets their own space.
        assert!(offers("ines", "q=week").await.contains("Week 10"));
        assert!(!offers("yuki", "q=week").await.contains("Week 10"));
        assert!(!offers("piet", "q=hum").await.contains("role=\"option\""));
        assert!(!offers("piet", "q=sofia").await.contains("role=\"option\""));
        let spaces = offers("ines", "q=field&only=space").await;
        assert!(spaces.contains("data-value=\"diagnostics\"") && !spaces.contains("data-recent"), "{spaces}");
        for nothing in ["q=", "q=%22", "q=%00", "q=%23", "q=-hum"] {
            assert!(!offers("ines", nothing).await.contains("role=\"option\""), "{nothing}");
        }
    });
}
