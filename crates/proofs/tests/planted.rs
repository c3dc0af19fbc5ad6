//! A proof is worth what it finds: leaks planted on purpose.
#![allow(clippy::unwrap_used)]

use policy::Gate;
use proofs::{Law, Limit, Prover, TEAM_SPACE};

const SCHEMA: &str = r#"
    action broadcast, assign in [Action::"interruptTeam"] appliesTo { principal: [Person], resource: [Space] };
    action mentionAll in [Action::"interruptTeam"] appliesTo { principal: [Person], resource: [Thread] };
"#;

const RULES: &str = r#"
    @id("leads-call")
    permit (principal, action in Action::"interruptTeam", resource is Space)
    when { principal.manages.contains(resource) || principal.delegateOf.contains(resource) || principal.facilitates.contains(resource) };
    @id("members-mention")
    permit (principal, action == Action::"mentionAll", resource is Thread)
    when { principal.memberOf.contains(resource.space) };
    @id("S2-SM4") @reason("rule-s2-sm4")
    forbid (principal, action in Action::"interruptTeam", resource is Space)
    when { resource.kind == "team" }
    unless { principal.manages.contains(resource) || principal.delegateOf.contains(resource) };
"#;

const FORBID_IN_THREADS: &str = r#"
    @id("S2-SM4") @reason("rule-s2-sm4")
    forbid (principal, action in Action::"interruptTeam", resource is Thread)
    when { resource.space.kind == "team" }
    unless { principal.manages.contains(resource.space) || principal.delegateOf.contains(resource.space) };
"#;

fn prove(rules: &[(&'static str, &str)], law: &Law) -> Limit {
    let gate = Gate::new(&[SCHEMA], rules).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { Prover::start(&gate).unwrap().law(law).await })
}

#[test]
fn sound_rules_are_proved_and_so_is_the_ground_they_stand_on() {
    let limit = prove(&[("sound", RULES), ("threads", FORBID_IN_THREADS)], &TEAM_SPACE);
    assert!(limit.proved, "{limit:?}");
    let gate = Gate::new(&[SCHEMA], &[("sound", RULES), ("threads", FORBID_IN_THREADS)]).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut prover = Prover::start(&gate).unwrap();
        let (errors, slices) = (prover.never_errors().await, prover.slices_equal_the_whole().await);
        assert!(errors.proved && slices.proved, "{errors:?} {slices:?}");
    });
}

#[test]
fn a_planted_leak_is_found_and_shown() {
    // The forbid of threads is missing: a member may call for the whole team's attention there.
    let leak = prove(&[("leaky", RULES)], &TEAM_SPACE);
    let because = leak.because.unwrap();
    assert!(!leak.proved && because.contains("mentionAll") && because.contains("team"), "{because}");
    // A forbid with a way around it: an owner in a space where reactions are on.
    let weak = RULES.replace("unless {", "unless { principal.owner && resource.reactions ||")
        + r#"@id("owners-call") permit (principal, action == Action::"assign", resource is Space) when { principal.owner };"#;
    let leak = prove(&[("weak", &weak), ("threads", FORBID_IN_THREADS)], &TEAM_SPACE);
    assert!(!leak.proved && leak.because.unwrap().contains("assign"));
}

#[test]
fn a_law_about_nothing_or_kept_by_refusing_everybody_is_not_proved() {
    let sound: [(&'static str, &str); 2] = [("sound", RULES), ("threads", FORBID_IN_THREADS)];
    let nothing = prove(&sound, &Law { actions: &["dance"], ..TEAM_SPACE });
    assert!(nothing.because.unwrap().contains("no action of dance"));
    let silent = prove(&sound, &Law { at_most: &[("Space", "true")], ..TEAM_SPACE });
    assert!(silent.because.unwrap().contains("says nothing about a Thread"));
    let nobody = r#"@id("no") @reason("rule-no") forbid (principal, action, resource);"#;
    let closed = prove(&[("sound", RULES), ("threads", FORBID_IN_THREADS), ("closed", nobody)], &TEAM_SPACE);
    assert!(closed.because.unwrap().contains("nobody at all"));
}
