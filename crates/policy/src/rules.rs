//! Rules as the rooms give them: read, named, checked, and sliced by action and kind of thing.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use cedar_policy::{
    ActionConstraint, Effect, Entity, EntityTypeName, EntityUid, Policy, PolicyId, PolicySet,
    ResourceConstraint, Schema, SchemaFragment, ValidationMode, Validator,
};
use kernel::Refusal;

use crate::BASE_SCHEMA;
use crate::entities::Kinds;

/// One rule: a `permit` or a `forbid` with the id members know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id: `S2-SM4`. Several forbids that say one thing may share it.
    pub id: String,
    /// Key of the sentence that explains a forbid; empty for a permit.
    pub reason: String,
    /// The room it comes from.
    pub room: &'static str,
    /// Whether it forbids.
    pub forbids: bool,
    /// Whether what it forbids waits for a second signature instead of being refused.
    pub held: bool,
}

impl Rule {
    pub(crate) fn refusal(&self, args: Vec<(String, String)>) -> Refusal {
        Refusal { rule: self.id.clone(), reason: self.reason.clone(), args, asked: None }
    }
}

/// The policies that can say anything about one action on one kind of thing.
pub(crate) struct Slice {
    pub action: EntityUid,
    pub action_entities: Vec<Entity>,
    pub policies: PolicySet,
}

pub(crate) struct Rules {
    pub schema: Schema,
    pub kinds: Kinds,
    pub all: PolicySet,
    pub list: BTreeMap<String, Rule>,
    slices: HashMap<String, HashMap<String, Slice>>,
}

impl Rules {
    pub(crate) fn new(fragments: &[&str], policies: &[(&'static str, &str)]) -> Result<Self, String> {
        let schema = merge(fragments)?;
        let (mut all, mut list) = (PolicySet::new(), BTreeMap::new());
        for (room, text) in policies {
            let set = PolicySet::from_str(text).map_err(|e| format!("rules of {room}: {e}"))?;
            if set.templates().next().is_some() {
                return Err(format!("rules of {room}: templates are not used here"));
            }
            // In the order of the text, so that the names of rules that share an id stay the same.
            let mut policies: Vec<&Policy> = set.policies().collect();
            policies.sort_by_key(|p| p.id().to_string().trim_start_matches("policy").parse::<u32>().ok());
            for policy in policies {
                let rule = rule(room, policy)?;
                let name = free_name(&list, &rule.id);
                all.add(policy.new_id(PolicyId::new(&name))).map_err(|e| format!("rules of {room}: {e}"))?;
                list.insert(name, rule);
            }
        }
        let verdict = Validator::new(schema.clone()).validate(&all, ValidationMode::Strict);
        let wrong: Vec<String> = verdict
            .validation_errors()
            .map(ToString::to_string)
            .chain(verdict.validation_warnings().map(ToString::to_string))
            .collect();
        if !wrong.is_empty() {
            return Err(wrong.join("\n"));
        }
        let slices = slices(&schema, &all)?;
        for (name, rule) in &list {
            let id = PolicyId::new(name);
            if !slices.values().flat_map(HashMap::values).any(|s| s.policies.policy(&id).is_some()) {
                return Err(format!("rule {} of {} can never apply", rule.id, rule.room));
            }
        }
        Ok(Self { kinds: Kinds::of(&schema), schema, all, list, slices })
    }

    pub(crate) fn slice(&self, action: &str, kind: &str) -> Option<&Slice> {
        self.slices.get(action)?.get(kind)
    }
    pub(crate) fn actions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.slices.iter().flat_map(|(a, kinds)| kinds.keys().map(move |k| (a.as_str(), k.as_str())))
    }
}

fn merge(fragments: &[&str]) -> Result<Schema, String> {
    let mut parts = Vec::new();
    for text in std::iter::once(&BASE_SCHEMA).chain(fragments) {
        let (part, warnings) =
            SchemaFragment::from_cedarschema_str(text).map_err(|e| format!("schema: {e:?}"))?;
        if let Some(warning) = warnings.into_iter().next() {
            return Err(format!("schema: {warning}"));
        }
        parts.push(part);
    }
    Schema::from_schema_fragments(parts).map_err(|e| format!("schema: {e}"))
}

fn rule(room: &'static str, policy: &Policy) -> Result<Rule, String> {
    let id = policy.annotation("id").unwrap_or_default().to_owned();
    if id.is_empty() {
        return Err(format!("rules of {room}: a rule without @id:\n{policy}"));
    }
    let forbids = policy.effect() == Effect::Forbid;
    let reason = policy.annotation("reason").unwrap_or_default().to_owned();
    let held = policy.annotation("held").map(|v| v == "true");
    if forbids != reason.starts_with("rule-") {
        return Err(format!("rule {id} of {room}: a forbid needs @reason(\"rule-…\"), a permit has none"));
    }
    if held == Some(false) || held.is_some() && !forbids {
        return Err(format!("rule {id} of {room}: @held(\"true\") stands on a forbid or not at all"));
    }
    Ok(Rule { id, reason, room, forbids, held: held.is_some() })
}

fn free_name(list: &BTreeMap<String, Rule>, id: &str) -> String {
    let mut name = id.to_owned();
    let mut nth = 1;
    while list.contains_key(&name) {
        nth += 1;
        name = format!("{id}#{nth}");
    }
    name
}

fn slices(schema: &Schema, all: &PolicySet) -> Result<HashMap<String, HashMap<String, Slice>>, String> {
    let actions = schema.action_entities().map_err(|e| e.to_string())?;
    let mut slices: HashMap<String, HashMap<String, Slice>> = HashMap::new();
    for env in schema.request_envs() {
        let (action, kind) = (env.action().clone(), env.resource().clone());
        let groups: Vec<EntityUid> = std::iter::once(&action)
            .chain(actions.ancestors(&action).into_iter().flatten())
            .cloned()
            .collect();
        let mut policies = PolicySet::new();
        for policy in all.policies().filter(|p| speaks_of(p, &groups, &kind)) {
            policies.add(policy.clone()).map_err(|e| e.to_string())?;
        }
        let action_entities = groups.iter().filter_map(|uid| actions.get(uid)).cloned().collect();
        let slice = Slice { action: action.clone(), action_entities, policies };
        slices.entry(action.id().unescaped().to_owned()).or_default().insert(kind.to_string(), slice);
    }
    Ok(slices)
}

/// Whether a policy's scope can match this action (or one of its groups) and kind of thing.
/// Where a scope speaks of one named thing's contents, it is taken to match.
fn speaks_of(policy: &Policy, groups: &[EntityUid], kind: &EntityTypeName) -> bool {
    let action = match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(uid) => groups.first() == Some(&uid),
        ActionConstraint::In(uids) => uids.iter().any(|uid| groups.contains(uid)),
    };
    action
        && match policy.resource_constraint() {
            ResourceConstraint::Any | ResourceConstraint::In(_) => true,
            ResourceConstraint::Eq(uid) => uid.type_name() == kind,
            ResourceConstraint::Is(ty) | ResourceConstraint::IsIn(ty, _) => ty == *kind,
        }
}
