-- What operators look through: the audit by person and by act, people by state, spaces by name.

CREATE INDEX audit_actor ON audit (actor_id, id);
CREATE INDEX audit_act ON audit (act, id);
CREATE INDEX people_state ON people (state, name_folded, id);
CREATE INDEX spaces_name ON spaces (name_folded, id);
