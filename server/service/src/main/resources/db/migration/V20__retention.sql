-- What is kept for how long, and keys that a backup can do without.

-- A workspace's keys, wrapped by the master keyset, in a table of their own: backups leave it out (running.md), so that with this
-- row everything sealed in them is gone too.
create table workspace_key (
  workspace_id uuid primary key references workspace on delete cascade,
  aead_keyset bytea not null,
  mac_keyset bytea not null
);
insert into workspace_key (workspace_id, aead_keyset, mac_keyset) select workspace_id, aead_keyset, mac_keyset from workspace;
alter table workspace drop column aead_keyset, drop column mac_keyset;

alter table workspace_key enable row level security;
create policy one_workspace on workspace_key using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert, update, delete on workspace_key to rowcast_service;

-- Days after which bodies are deleted.
alter table workspace add column retention_days int not null default 30 check (retention_days between 1 and 365);

-- All three are null together once they are forgotten, which nothing is that may still be sent.
alter table delivery
  alter column recipient drop not null,
  alter column message drop not null,
  alter column view drop not null,
  add constraint delivery_forgotten_check check (
    (recipient is null) = (message is null) and (view is null) = (message is null)
    and (message is not null or status not in ('queued', 'sending')));
-- Set when nothing of the campaign is left to forget.
alter table campaign add column forgotten_at timestamptz;

-- Both are null once they are forgotten.
alter table reply
  alter column recipient drop not null,
  alter column body drop not null,
  add constraint reply_forgotten_check check ((recipient is null) = (body is null));
create index reply_to_forget on reply (workspace_id, received_at) where body is not null;

-- Null once they are forgotten; the codes stay.
alter table campaign_row_problem alter column problems drop not null;

-- When it was brought last: the same file again is kept once, and as long as one that came then.
alter table media add column uploaded_at timestamptz;
update media set uploaded_at = created_at;
alter table media alter column uploaded_at set not null;
create index media_by_age on media (workspace_id, uploaded_at);

-- The shortest time that any workspace asks for: a raw webhook may hold several workspaces' news.
create function shortest_retention_days() returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(min(retention_days), 30) from workspace
$$;
revoke all on function shortest_retention_days() from public;
grant execute on function shortest_retention_days() to rowcast_service;

-- Null once the person was erased, whose fingerprint keeps them on the list.
alter table suppression alter column recipient drop not null;
