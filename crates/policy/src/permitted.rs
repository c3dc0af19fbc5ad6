//! The gate's yes, as a value that cannot be forged, copied or kept.

use kernel::{Actor, Lang, PersonId};
use store::Write;

/// A thing the actor may act upon, inside the transaction it was decided in. Store functions that
/// write take `&mut Permitted<'_, '_, T>`, so an act without a decision does not compile:
///
/// ```compile_fail,E0308
/// struct Page;
/// fn rename(page: &mut policy::Permitted<'_, '_, Page>) {}
/// fn verb(w: &mut store::Write<'_>) {
///     rename(&mut Page); // found but never decided on
/// }
/// ```
///
/// It borrows the transaction, so it cannot be kept past the closure:
///
/// ```compile_fail
/// # use policy::{Action, Gate, Permitted, Thing};
/// fn transaction<R>(work: impl Fn(&mut store::Write<'_>) -> R) {}
/// fn keep<T: Thing + Clone>(gate: &Gate, actor: &kernel::Actor, thing: T) {
///     transaction(|w| gate.permit(w, actor, Action("rename"), thing.clone()));
/// }
/// ```
///
/// nor used for the same transaction's other writes while it lives:
///
/// ```compile_fail,E0499
/// # use policy::{Action, Gate, Permitted, Thing};
/// fn two<T: Thing + Clone>(w: &mut store::Write<'_>, gate: &Gate, actor: &kernel::Actor, thing: T) {
///     let one = gate.permit(w, actor, Action("rename"), thing.clone());
///     let two = gate.permit(w, actor, Action("rename"), thing);
///     drop((one, two));
/// }
/// ```
///
/// nor made by hand:
///
/// ```compile_fail,E0451
/// # use policy::Permitted;
/// fn forge<'t, 'c>(w: &'t mut store::Write<'c>, actor: kernel::Actor) -> Permitted<'t, 'c, u8> {
///     Permitted { w, actor, operator: false, thing: 1 }
/// }
/// ```
///
/// What does compile, for comparison:
///
/// ```
/// # use policy::{Action, Gate, Permitted, Thing};
/// fn transaction<R>(work: impl Fn(&mut store::Write<'_>) -> R) {}
/// fn keep_the_thing<T: Thing + Clone>(gate: &Gate, actor: &kernel::Actor, thing: T) {
///     transaction(|w| gate.permit(w, actor, Action("rename"), thing.clone()).map(Permitted::into_thing));
/// }
/// fn rename<T>(page: &mut Permitted<'_, '_, T>) {}
/// async fn act<T: Thing + Clone + Send + Sync + 'static>(db: store::Db, gate: Gate, actor: kernel::Actor, thing: T) -> Result<(), kernel::Problem> {
///     db.write(move |w| {
///         let mut page = gate.permit(w, &actor, Action("rename"), thing.clone())?;
///         rename(&mut page);
///         Ok(())
///     })
///     .await
/// }
/// ```
#[must_use = "a decision nobody acts on is a mistake"]
pub struct Permitted<'t, 'c, T> {
    w: &'t mut Write<'c>,
    actor: Actor,
    operator: bool,
    thing: T,
}

impl<'t, 'c, T> Permitted<'t, 'c, T> {
    pub(crate) fn new(w: &'t mut Write<'c>, actor: Actor, thing: T) -> Self {
        Self { w, actor, operator: false, thing }
    }
    /// The thing, as it was when the gate decided.
    #[must_use]
    pub const fn thing(&self) -> &T {
        &self.thing
    }
    /// The transaction.
    pub const fn tx(&mut self) -> &mut Write<'c> {
        self.w
    }
    /// Who acts. For the operator a nameless stand-in: use `by` where a person is written down.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
    /// The person who acts; `None` for the operator.
    #[must_use]
    pub fn by(&self) -> Option<PersonId> {
        (!self.operator).then_some(self.actor.id)
    }
    /// Transaction, thing and actor at once, where a statement needs them together.
    pub const fn split(&mut self) -> (&mut Write<'c>, &T, &Actor) {
        (self.w, &self.thing, &self.actor)
    }
    /// The thing itself, when the act is done.
    #[must_use]
    pub fn into_thing(self) -> T {
        self.thing
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Permitted<'_, '_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Permitted").field("actor", &self.actor.id).field("thing", &self.thing).finish()
    }
}

/// The operator's yes: imports, the command line and the demo stand outside the rules, because
/// whoever runs them holds the database itself. Their acts are audit rows.
pub fn by_operator<'t, 'c, T>(w: &'t mut Write<'c>, thing: T) -> Permitted<'t, 'c, T> {
    let actor = Actor {
        id: PersonId::new(0),
        handle: String::new(),
        name: String::new(),
        lang: Lang::En,
        zone: "UTC".to_owned(),
        unit: None,
        external: false,
        owner: true,
        roles: kernel::Roles::default(),
        cosigned: false,
        session: None,
    };
    Permitted { w, actor, operator: true, thing }
}

/// The operator's yes in somebody's name: an imported message has the author it always had.
pub fn by_operator_for<'t, 'c, T>(w: &'t mut Write<'c>, actor: Actor, thing: T) -> Permitted<'t, 'c, T> {
    Permitted { w, actor, operator: false, thing }
}
