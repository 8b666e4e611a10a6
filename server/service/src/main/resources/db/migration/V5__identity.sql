-- People under more than one name, changed replies, and webhooks that can never be applied.

-- The names (keyed HMACs, as in the ledgers) that Meta has shown to be one person's: a phone number, a user id, and those
-- that they had before. A name that stands alone has no row.
create table recipient_alias (
  workspace_id uuid not null references workspace on delete cascade,
  recipient_id bytea not null,
  -- The same for all names of a person.
  person_id uuid not null,
  -- Since when the person has another number or user id instead of this one.
  left_at timestamptz,
  primary key (workspace_id, recipient_id)
);
create index recipient_alias_by_person on recipient_alias (workspace_id, person_id);

alter table recipient_alias enable row level security;
create policy one_workspace on recipient_alias using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert, update, delete on recipient_alias to rowcast_service;

-- Every name of the person with this name, itself included; of the transaction's workspace. Inlined by the planner.
create function same_person(name bytea) returns setof bytea
  language sql stable as $$
  select name
  union all
  select other.recipient_id from recipient_alias one
  join recipient_alias other on other.workspace_id = one.workspace_id and other.person_id = one.person_id
  where one.workspace_id = (select current_workspace()) and one.recipient_id = name and other.recipient_id <> name
$$;
revoke all on function same_person(bytea) from public;
grant execute on function same_person(bytea) to rowcast_service;

-- When its writer last edited or deleted it; an older edit that comes later changes nothing.
alter table reply add column changed_at timestamptz;

-- Given up: what is left of the body after so many tries will never be applied. Kept sealed, for a person to look at.
alter table inbox add column parked_at timestamptz;
drop index inbox_due;
create index inbox_due on inbox (next_attempt_at) where parked_at is null;
create index inbox_parked on inbox (parked_at) where parked_at is not null;
