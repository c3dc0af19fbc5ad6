//! The words every room shares: ids, times, the actor, facts, problems, paging, language and rich
//! text. Nothing here knows of HTTP servers or database drivers.

pub mod actor;
pub mod fact;
pub mod fold;
pub mod id;
pub mod paging;
pub mod problem;
pub mod rich;
pub mod tags;
pub mod time;
pub mod words;

pub use actor::{Actor, NETWORK_ROLES, Roles};
pub use fact::{Fact, FactKind};
pub use id::{AssignmentId, Id, IdGen, MessageId, NoticeId, PersonId, SessionId, SpaceId, ThreadId, UnitId};
pub use paging::Cursor;
pub use problem::{Problem, Refusal};
pub use time::{Clock, Time};
pub use words::{Lang, Lexicon, Words};
