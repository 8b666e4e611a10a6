-- Who did what, for the workspace's owners. Entries are added and read, never changed; they hold ids, counts and codes, and no
-- personal data, so that they may outlive what they tell of. They go with their workspace.

create table audit_entry (
  workspace_id uuid not null references workspace on delete cascade,
  entry_id bigint generated always as identity,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('key', 'member', 'operator', 'service')),
  actor_id uuid,
  action text not null,
  -- What it was done to: a campaign, a key, a member; null for the workspace itself.
  subject_id uuid,
  facts jsonb not null,
  primary key (workspace_id, entry_id)
);

alter table audit_entry enable row level security;
create policy one_workspace on audit_entry using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert on audit_entry to rowcast_service;
