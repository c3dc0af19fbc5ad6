//! The gate itself: decides, and hands out [`Permitted`].

use std::sync::Arc;

use cedar_policy::{Authorizer, Context, PolicySet, Request, Schema};
use kernel::problem::Asked;
use kernel::{Actor, Problem, Refusal, SpaceId};
use store::{Db, Res, Write};

use crate::log::{Log, Row};
use crate::rules::{Rule, Rules, Slice};
use crate::{Action, NOT_GRANTED, NOT_GRANTED_REASON, Permitted, Thing, entities};

/// What the rules say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Permitted,
    /// Waits for a second signature; which rule holds it.
    Held(Refusal),
    /// No; which rule refuses.
    Refused(Refusal),
}

/// All rules of all rooms; cheap to clone.
#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    rules: Rules,
    authorizer: Authorizer,
    log: Log,
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gate({} rules)", self.0.rules.list.len())
    }
}

impl Gate {
    /// Puts the rooms' schema fragments and rules together: `(room, text of policy.cedar)`.
    ///
    /// # Errors
    /// A sentence for the developer: what does not parse, does not fit the schema, has no id or
    /// reason, or can never apply.
    pub fn new(schema_fragments: &[&str], policies: &[(&'static str, &str)]) -> Result<Self, String> {
        let rules = Rules::new(schema_fragments, policies)?;
        Ok(Self(Arc::new(Inner { rules, authorizer: Authorizer::new(), log: Log::new() })))
    }

    /// Decides, and answers with the thing bound to the transaction.
    ///
    /// # Errors
    /// `Problem::Refused` or `Problem::Held` with the rule; `Problem::Broken` when the action does
    /// not exist for such a thing.
    pub fn permit<'t, 'c, T: Thing>(
        &self,
        w: &'t mut Write<'c>,
        actor: &Actor,
        action: Action,
        thing: T,
    ) -> Result<Permitted<'t, 'c, T>, Problem> {
        match self.decide(actor, action, &thing)? {
            Decision::Permitted => Ok(Permitted::new(w, actor.clone(), thing)),
            Decision::Held(why) => {
                self.0.log.add(Row::new(w.now(), actor, action, &thing, "held", &why.rule));
                let asked = Asked { action: action.0, space: thing.space().map(SpaceId::new) };
                Err(Problem::Held(Refusal { asked: Some(asked), ..why }))
            }
            Decision::Refused(why) => {
                self.0.log.add(Row::new(w.now(), actor, action, &thing, "refused", &why.rule));
                Err(Problem::Refused(why))
            }
        }
    }

    /// Whether the actor may do it right away: to show or hide a button. Never a check for an act.
    #[must_use]
    pub fn may(&self, actor: &Actor, action: Action, thing: &impl Thing) -> bool {
        match self.decide(actor, action, thing) {
            Ok(decision) => decision == Decision::Permitted,
            Err(problem) => {
                tracing::error!(%problem, action = action.0, "a button asks for an action that does not exist");
                false
            }
        }
    }

    /// Whether the act leads anywhere: right away, or after a second signature. Never a check for
    /// an act.
    #[must_use]
    pub fn may_ask(&self, actor: &Actor, action: Action, thing: &impl Thing) -> bool {
        matches!(self.decide(actor, action, thing), Ok(Decision::Permitted | Decision::Held(_)))
    }

    /// The bare answer, for tables of role × operation and for explanations.
    ///
    /// # Errors
    /// `Problem::Broken` when the action does not exist for such a thing.
    pub fn decide(&self, actor: &Actor, action: Action, thing: &impl Thing) -> Result<Decision, Problem> {
        let kind = thing.kind();
        let slice = self
            .0
            .rules
            .slice(action.0, kind)
            .ok_or_else(|| Problem::Broken(format!("no schema lets {} act on a {kind}", action.0)))?;
        self.ask(actor, slice, &slice.policies, thing)
    }

    /// As `decide`, by the whole set instead of the slice: for the test that they agree.
    ///
    /// # Errors
    /// As `decide`.
    pub fn decide_by_all(
        &self,
        actor: &Actor,
        action: Action,
        thing: &impl Thing,
    ) -> Result<Decision, Problem> {
        let slice = self.0.rules.slice(action.0, thing.kind());
        let slice = slice.ok_or_else(|| Problem::Broken(action.0.to_owned()))?;
        self.ask(actor, slice, &self.0.rules.all, thing)
    }

    fn ask(
        &self,
        actor: &Actor,
        slice: &Slice,
        policies: &PolicySet,
        thing: &impl Thing,
    ) -> Result<Decision, Problem> {
        let asked = entities::build(actor, slice, thing, (&self.0.rules.schema, &self.0.rules.kinds))
            .map_err(Problem::Broken)?;
        let schema = cfg!(debug_assertions).then_some(&self.0.rules.schema);
        let request =
            Request::new(asked.principal, slice.action.clone(), asked.resource, Context::empty(), schema)
                .map_err(|e| Problem::Broken(e.to_string()))?;
        let response = self.0.authorizer.is_authorized(&request, policies, &asked.entities);
        let diagnostics = response.diagnostics();
        if let Some(error) = diagnostics.errors().next() {
            // A rule that cannot be evaluated would be skipped, a forbid too: so nothing passes.
            return Err(Problem::Broken(error.to_string()));
        }
        if response.decision() == cedar_policy::Decision::Allow {
            return Ok(Decision::Permitted);
        }
        let mut forbids: Vec<&Rule> =
            diagnostics.reason().filter_map(|id| self.0.rules.list.get::<str>(id.as_ref())).collect();
        forbids.sort_unstable_by(|a, b| (a.held, &a.id).cmp(&(b.held, &b.id)));
        let args = thing.args();
        Ok(match forbids.first() {
            Some(rule) if rule.held => self.held(actor, slice, policies, thing, rule.refusal(args))?,
            Some(rule) => Decision::Refused(rule.refusal(args)),
            None => Decision::Refused(Refusal {
                rule: NOT_GRANTED.to_owned(),
                reason: NOT_GRANTED_REASON.to_owned(),
                args,
                asked: None,
            }),
        })
    }

    /// Held only if a second signature is all that is missing: what would be refused with it is
    /// refused at once, so that nobody is asked to sign what cannot be.
    fn held(
        &self,
        actor: &Actor,
        slice: &Slice,
        policies: &PolicySet,
        thing: &impl Thing,
        why: Refusal,
    ) -> Result<Decision, Problem> {
        if actor.cosigned {
            return Ok(Decision::Held(why));
        }
        let signed = Actor { cosigned: true, ..actor.clone() };
        Ok(match self.ask(&signed, slice, policies, thing)? {
            Decision::Permitted | Decision::Held(_) => Decision::Held(why),
            Decision::Refused(no) => Decision::Refused(no),
        })
    }

    /// Every rule, for the help and for the test that each reason has its words.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.0.rules.list.values()
    }
    /// Every action with the kind of thing it is done to.
    pub fn actions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.rules.actions()
    }
    /// The merged schema, for proofs.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.0.rules.schema
    }
    /// All policies, for proofs.
    #[must_use]
    pub fn policies(&self) -> &PolicySet {
        &self.0.rules.all
    }
    /// The policies that are asked for one action on one kind of thing, for proofs.
    #[must_use]
    pub fn sliced(&self, action: &str, kind: &str) -> Option<&PolicySet> {
        self.0.rules.slice(action, kind).map(|s| &s.policies)
    }

    /// Writes the logged decisions down; how many. Called every second by the runner of jobs.
    ///
    /// # Errors
    /// What the database says; the decisions wait for the next time then.
    pub async fn drain(&self, db: &Db) -> Res<usize> {
        self.0.log.drain(db).await
    }
    /// How many decisions were dropped because the log was full.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.0.log.dropped()
    }
}
