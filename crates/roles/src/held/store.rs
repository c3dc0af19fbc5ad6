//! Every SQL text about held acts and co-drivings.

mod acts;
mod cases;
pub mod codrivings;

pub use acts::{
    Holding, Mine, Signature, driver, find, finish, hold, looks, message, mine, name_of, sign, turn_down,
    unsign, waiting, withdraw,
};
pub use cases::reported;
pub use codrivings::{begin, check, codriving, release, suspend};

use kernel::SpaceId;
use web::place::Kind;

use super::act::Where;

fn place(
    id: Option<SpaceId>,
    slug: Option<String>,
    name: Option<String>,
    kind: Option<String>,
    hue: Option<i64>,
) -> Option<Where> {
    Some(Where { id: id?, slug: slug?, name: name?, kind: Kind::parse(&kind?)?, hue: hue? })
}
