//! Proofs about the rules: not "we tried a thousand requests" but "there is no request at all".
//! The rules and what a law allows at most are turned into formulas, and the solver `cvc5` looks
//! for a request that passes the first and not the second. A missing solver is a failure.
//!
//! Linked into tests and the `prove` target only, never into the program.

mod laws;

use std::time::Instant;

use cedar_policy::{PolicySet, RequestEnv};
use cedar_policy_symcc::solver::LocalSolver;
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicy, CompiledPolicySet};
use policy::Gate;
use serde::Serialize;

pub use laws::*;

/// What became of one law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// Id of the law.
    pub id: &'static str,
    /// Whether no request at all can pass it.
    pub proved: bool,
    /// How long it took.
    pub ms: u128,
    /// A request that passes, or why nothing could be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What `prove --json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The charter's limits.
    pub limits: Vec<Limit>,
    /// What the gate itself relies on.
    pub ground: Vec<Limit>,
}

impl Report {
    /// Whether everything was proved.
    #[must_use]
    pub fn all_proved(&self) -> bool {
        self.limits.iter().chain(&self.ground).all(|limit| limit.proved)
    }
}

/// A running solver and the rules it is asked about.
pub struct Prover<'g> {
    gate: &'g Gate,
    compiler: CedarSymCompiler<LocalSolver>,
}

impl<'g> Prover<'g> {
    /// Starts the solver (`CVC5`, else `cvc5` on the path). Needs a tokio runtime.
    ///
    /// # Errors
    /// A sentence when there is none.
    pub fn start(gate: &'g Gate) -> Result<Self, String> {
        let missing = |error: &dyn std::fmt::Display| {
            format!(
                "the proofs need the solver cvc5 (apt-get install cvc5, or set CVC5 to its path): {error}"
            )
        };
        let solver = LocalSolver::cvc5().map_err(|e| missing(&e))?;
        let compiler = CedarSymCompiler::new(solver).map_err(|e| missing(&e))?;
        Ok(Self { gate, compiler })
    }

    /// Every law and everything the gate relies on.
    pub async fn report(&mut self) -> Report {
        let mut limits = Vec::new();
        for law in LAWS {
            limits.push(self.law(law).await);
        }
        Report { limits, ground: vec![self.never_errors().await, self.slices_equal_the_whole().await] }
    }

    /// No request passes the rules that the law does not allow.
    pub async fn law(&mut self, law: &Law) -> Limit {
        let started = Instant::now();
        let outcome = self.check_law(law).await;
        limit(law.id, started, outcome)
    }

    /// No rule ever fails to evaluate (a forbid that fails would be skipped).
    pub async fn never_errors(&mut self) -> Limit {
        let started = Instant::now();
        let outcome = self.check_errors().await;
        limit("rules-never-error", started, outcome)
    }

    /// The slice that is asked answers as all rules together would.
    pub async fn slices_equal_the_whole(&mut self) -> Limit {
        let started = Instant::now();
        let outcome = self.check_slices().await;
        limit("slices-equal-the-whole", started, outcome)
    }

    async fn check_law(&mut self, law: &Law) -> Result<(), String> {
        let envs = self.envs_of(law)?;
        for env in envs {
            let kind = env.resource().to_string();
            let at_most = law.at_most(&kind)?;
            let rules = self.compile(self.gate.policies(), &env)?;
            let bound = self.compile(&at_most, &env)?;
            let found = self.compiler.check_implies_with_counterexample_opt(&rules, &bound).await;
            if let Some(request) = found.map_err(|e| e.to_string())? {
                return Err(format!("{} on {kind} passes: {request}", env.action()));
            }
            // A law is not kept by refusing everything: somebody it allows must still get through.
            let nobody = self.compiler.check_always_denies_opt(&rules).await.map_err(|e| e.to_string())?;
            if nobody && law.somebody {
                return Err(format!("nobody at all may {} on {kind}", env.action()));
            }
        }
        Ok(())
    }

    async fn check_errors(&mut self) -> Result<(), String> {
        for env in self.gate.schema().request_envs() {
            for policy in self.gate.policies().policies() {
                let compiled = CompiledPolicy::compile(policy, &env, self.gate.schema());
                let compiled = compiled.map_err(|e| format!("{}: {e}", policy.id()))?;
                let fine =
                    self.compiler.check_never_errors_opt(&compiled).await.map_err(|e| e.to_string())?;
                if !fine {
                    return Err(format!("rule {} can fail on {}", policy.id(), env.action()));
                }
            }
        }
        Ok(())
    }

    async fn check_slices(&mut self) -> Result<(), String> {
        for env in self.gate.schema().request_envs() {
            let (action, kind) = (env.action().id().unescaped(), env.resource().to_string());
            let slice =
                self.gate.sliced(action, &kind).ok_or_else(|| format!("no slice for {action} on {kind}"))?;
            let (slice, whole) = (self.compile(slice, &env)?, self.compile(self.gate.policies(), &env)?);
            let found = self.compiler.check_equivalent_with_counterexample_opt(&slice, &whole).await;
            if let Some(request) = found.map_err(|e| e.to_string())? {
                return Err(format!("{action} on {kind} differs: {request}"));
            }
        }
        Ok(())
    }

    /// The kinds of request the law speaks of; a law about nothing is no law.
    fn envs_of(&self, law: &Law) -> Result<Vec<RequestEnv>, String> {
        let schema = self.gate.schema();
        let actions = schema.action_entities().map_err(|e| e.to_string())?;
        let mut all = Vec::new();
        for name in law.actions {
            let within = |env: &RequestEnv| {
                let groups = actions.ancestors(env.action()).into_iter().flatten();
                std::iter::once(env.action()).chain(groups).any(|uid| uid.id().unescaped() == *name)
            };
            let before = all.len();
            all.extend(schema.request_envs().filter(within));
            if all.len() == before {
                return Err(format!("there is no action of {name}"));
            }
        }
        Ok(all)
    }

    fn compile(&self, policies: &PolicySet, env: &RequestEnv) -> Result<CompiledPolicySet, String> {
        CompiledPolicySet::compile(policies, env, self.gate.schema()).map_err(|e| e.to_string())
    }
}

fn limit(id: &'static str, started: Instant, outcome: Result<(), String>) -> Limit {
    Limit { id, proved: outcome.is_ok(), ms: started.elapsed().as_millis(), because: outcome.err() }
}
