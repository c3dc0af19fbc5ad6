//! Declared time, interruptions and overlaps, on both engines.

mod overlaps;
mod saying;
mod weeks;

use kernel::Lang;
use testkit::desk::Beside;
use testkit::{Desk, Town};

const SPACES: Beside = Beside {
    name: "spaces",
    schema: include_str!("../../../../spaces/src/schema.cedarschema"),
    policy: include_str!("../../../../spaces/src/policy.cedar"),
    words: &[
        (Lang::En, include_str!("../../../../spaces/src/words/en.ftl")),
        (Lang::Fr, include_str!("../../../../spaces/src/words/fr.ftl")),
        (Lang::En, include_str!("../../../../spaces/src/helping/words/en.ftl")),
        (Lang::Fr, include_str!("../../../../spaces/src/helping/words/fr.ftl")),
    ],
};

fn desk(t: &Town) -> Desk {
    Desk::beside(t.clone(), super::room(), &[SPACES])
}
