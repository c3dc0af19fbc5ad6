//! What the rules see of one request: the actor, the thing, and the space they meet in.

use std::collections::{HashMap, HashSet};

use cedar_policy::{Entities, Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression, Schema};
use kernel::Actor;

use crate::rules::Slice;
use crate::{Attr, Standing, Thing};

pub(crate) struct Asked {
    pub principal: EntityUid,
    pub resource: EntityUid,
    pub entities: Entities,
}

type Attrs = HashMap<String, RestrictedExpression>;

/// The entities of one request, together with the action's own groups. Debug builds check them
/// against the schema, so that a thing that forgets an attribute fails its first test.
pub(crate) fn build(
    actor: &Actor,
    slice: &Slice,
    thing: &impl Thing,
    (schema, kinds): (&Schema, &Kinds),
) -> Result<Asked, String> {
    let principal = kinds.uid("Person", actor.id.number())?;
    let resource = kinds.uid(thing.kind(), thing.id())?;
    let space = match thing.space() {
        Some(id) => Some(kinds.uid("Space", id)?),
        None if thing.kind() == "Space" => Some(resource.clone()),
        None => None,
    };
    let mut list = slice.action_entities.clone();
    let mut person = person(Some(actor), thing.standing(), space.as_ref());
    let mut attrs = values(kinds, thing.attrs())?;
    let mut parents = HashSet::new();
    match thing.kind() {
        "Person" if resource == principal => {
            for (name, value) in std::mem::take(&mut attrs) {
                person.entry(name).or_insert(value);
            }
        }
        "Person" => {
            for (name, value) in self::person(None, Standing::default(), None) {
                attrs.entry(name).or_insert(value);
            }
        }
        "Thread" | "Message" | "File" | "ModerationCase" => {
            let author = if thing.standing().author { principal.clone() } else { kinds.uid("Person", 0)? };
            attrs.entry("author".into()).or_insert_with(|| RestrictedExpression::new_entity_uid(author));
            if let Some(space) = &space {
                attrs.entry("space".into()).or_insert(RestrictedExpression::new_entity_uid(space.clone()));
                if thing.kind() == "Thread" {
                    parents.insert(space.clone());
                }
            }
        }
        _ => {}
    }
    if let Some(space) = space.filter(|space| *space != resource) {
        let attrs = values(kinds, thing.space_attrs())?;
        if !attrs.is_empty() {
            list.push(entity(space, attrs, HashSet::new())?);
        }
    }
    if resource != principal {
        list.push(entity(resource.clone(), attrs, parents)?);
    }
    list.push(entity(principal.clone(), person, HashSet::new())?);
    let schema = cfg!(debug_assertions).then_some(schema);
    let entities = Entities::from_entities(list, schema).map_err(|e| format!("{}: {e}", thing.kind()))?;
    Ok(Asked { principal, resource, entities })
}

/// A person's attributes; the sets hold the touched space or nothing.
fn person(actor: Option<&Actor>, standing: Standing, space: Option<&EntityUid>) -> Attrs {
    let set = |holds: bool| {
        let spaces = space.filter(|_| holds).cloned().map(RestrictedExpression::new_entity_uid);
        RestrictedExpression::new_set(spaces)
    };
    let bool = RestrictedExpression::new_bool;
    [
        ("owner", bool(actor.is_some_and(|a| a.owner))),
        ("external", bool(actor.is_some_and(|a| a.external))),
        ("memberOf", set(standing.member)),
        ("cosigned", bool(actor.is_some_and(|a| a.cosigned))),
        ("holds", roles(actor)),
        ("facilitates", set(standing.facilitator)),
        ("keeps", set(standing.keeper)),
        ("releasedIn", set(standing.released)),
        ("coaches", set(standing.coach)),
        ("speaksIn", set(standing.speaks)),
        ("manages", set(standing.manager)),
        ("delegateOf", set(standing.delegate)),
        ("starts", set(standing.starter)),
        ("stewards", set(standing.steward)),
        ("invitedTo", set(standing.invited)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

fn roles(actor: Option<&Actor>) -> RestrictedExpression {
    let keys = actor.map(|a| a.roles).unwrap_or_default().keys();
    RestrictedExpression::new_set(keys.map(|key| RestrictedExpression::new_string(key.to_owned())))
}

fn values(kinds: &Kinds, attrs: Vec<(&'static str, Attr)>) -> Result<Attrs, String> {
    attrs
        .into_iter()
        .map(|(name, attr)| {
            let value = match attr {
                Attr::Text(word) => RestrictedExpression::new_string(word),
                Attr::Bool(yes) => RestrictedExpression::new_bool(yes),
                Attr::Long(number) => RestrictedExpression::new_long(number),
                Attr::Person(id) => RestrictedExpression::new_entity_uid(kinds.uid("Person", id.number())?),
            };
            Ok((name.to_owned(), value))
        })
        .collect()
}

fn entity(uid: EntityUid, attrs: Attrs, parents: HashSet<EntityUid>) -> Result<Entity, String> {
    Entity::new(uid, attrs, parents).map_err(|e| e.to_string())
}

/// How the schema calls the kinds of things: a name that is parsed costs more than a whole decision.
#[derive(Debug)]
pub(crate) struct Kinds(HashMap<String, EntityTypeName>);

impl Kinds {
    pub(crate) fn of(schema: &Schema) -> Self {
        Self(schema.entity_types().map(|name| (name.to_string(), name.clone())).collect())
    }

    fn uid(&self, kind: &str, id: i64) -> Result<EntityUid, String> {
        let name = self.0.get(kind).ok_or_else(|| format!("there is no kind of thing called {kind}"))?;
        Ok(EntityUid::from_type_name_and_id(name.clone(), EntityId::new(id.to_string())))
    }
}
