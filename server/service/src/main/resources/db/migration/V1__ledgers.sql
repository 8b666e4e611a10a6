-- Rowcast's ledgers. Every tenant table starts its key with workspace_id and shows rows of one workspace only:
-- the one named by the transaction's setting rowcast.workspace. The role rowcast_service owns nothing, so the
-- policies bind it; the few questions that span workspaces are functions of the owner, at the end of this file.

do $$
begin
  if not exists (select from pg_roles where rolname = 'rowcast_service') then
    create role rowcast_service nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  execute format('grant rowcast_service to %I', current_user);
end
$$;

create function current_workspace() returns uuid
  language sql stable
  return nullif(current_setting('rowcast.workspace', true), '')::uuid;

create table workspace (
  workspace_id uuid primary key,
  name text not null,
  -- Tink keysets of the workspace, encrypted with the master keyset; without them nothing sealed can be read again.
  aead_keyset bytea not null,
  mac_keyset bytea not null,
  created_at timestamptz not null
);

create table api_key (
  workspace_id uuid not null references workspace on delete cascade,
  key_id uuid not null,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace_id, key_id)
);

create table sender (
  workspace_id uuid not null references workspace on delete cascade,
  sender_id uuid not null,
  phone_number_id text not null unique,
  waba_id text not null,
  access_token bytea not null,
  display_phone_number text not null,
  verified_name text not null,
  quality_rating text not null,
  status text not null,
  messages_per_second int not null,
  primary key (workspace_id, sender_id)
);
create index sender_by_waba on sender (waba_id);

create table template (
  workspace_id uuid not null references workspace on delete cascade,
  waba_id text not null,
  name text not null,
  language text not null,
  template_id text not null,
  category text not null,
  status text not null,
  definition jsonb not null,
  primary key (workspace_id, waba_id, name, language)
);

create table template_sync (
  workspace_id uuid not null references workspace on delete cascade,
  waba_id text not null,
  synced_at timestamptz not null,
  primary key (workspace_id, waba_id)
);

create table sheet_link (
  workspace_id uuid not null references workspace on delete cascade,
  sheet_link_id uuid not null,
  spreadsheet_id text not null,
  sheet_id int not null,
  title text not null,
  time_zone text not null,
  created_at timestamptz not null,
  primary key (workspace_id, sheet_link_id),
  unique (workspace_id, spreadsheet_id, sheet_id)
);

create table campaign (
  workspace_id uuid not null references workspace on delete cascade,
  campaign_id uuid not null,
  name text not null,
  status text not null check (status in ('draft', 'scheduled', 'sending', 'done', 'cancelled')),
  sender_id uuid not null,
  sheet_link_id uuid not null,
  -- What the campaign was made of, frozen: template definition, columns, mapping, recipient column, region.
  recipe jsonb not null,
  template_name text not null,
  template_language text not null,
  schedule_type text,
  schedule_local timestamp,
  schedule_zone text,
  starts_at timestamptz,
  created_at timestamptz not null,
  launched_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (workspace_id, campaign_id),
  foreign key (workspace_id, sender_id) references sender,
  foreign key (workspace_id, sheet_link_id) references sheet_link
);
create index campaign_sending on campaign (workspace_id, campaign_id) where status = 'sending';
create index campaign_drafts on campaign (created_at) where status = 'draft';
create index campaign_due on campaign (starts_at) where status = 'scheduled';

create table idempotency (
  workspace_id uuid not null references workspace on delete cascade,
  idempotency_key text not null,
  request_hash bytea not null,
  campaign_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, idempotency_key),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade
);

create table campaign_chunk (
  workspace_id uuid not null,
  campaign_id uuid not null,
  chunk int not null,
  content_hash bytea not null,
  primary key (workspace_id, campaign_id, chunk),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade
);

create table campaign_row_problem (
  workspace_id uuid not null,
  campaign_id uuid not null,
  row_number int not null,
  row_key text not null,
  blocks boolean not null,
  -- Sealed: the words may quote the cell.
  problems bytea not null,
  primary key (workspace_id, campaign_id, row_number),
  unique (workspace_id, campaign_id, row_key),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade
);

create table campaign_notice (
  workspace_id uuid not null,
  campaign_id uuid not null,
  notice_id bigint generated always as identity,
  code text not null,
  message text not null,
  at timestamptz not null,
  primary key (workspace_id, campaign_id, notice_id),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade
);

-- In the order in which a delivery may move: an update never goes to a smaller value,
-- save sending -> queued when Meta refused for certain, and unconfirmed -> queued by a person's decision.
create type delivery_status as enum (
  'queued', 'sending', 'unknown', 'unconfirmed', 'accepted', 'sent', 'failed', 'delivered', 'read',
  'cancelled', 'skipped'
);

create table delivery (
  workspace_id uuid not null,
  delivery_id uuid not null,
  campaign_id uuid not null,
  sender_id uuid not null,
  row_number int not null,
  row_key text not null,
  -- Keyed HMAC of the recipient, for look-up; the number itself is sealed.
  recipient_id bytea not null,
  recipient bytea not null,
  region text not null,
  message bytea not null,
  view bytea not null,
  status delivery_status not null default 'queued',
  status_at timestamptz not null,
  -- When it was claimed for sending, for attributing replies.
  sent_at timestamptz,
  -- Not before this instant; null is at once.
  due_at timestamptz,
  attempts int not null default 0,
  claimed_by uuid,
  claim_expires_at timestamptz,
  -- Keyed HMAC of Meta's message id, which carries the phone number.
  wamid_id bytea,
  error_code int,
  error_text bytea,
  -- The sheet lags behind where revision > written_revision; every change that a cell shows adds one.
  revision int not null default 0,
  written_revision int not null default 0,
  -- Why its row could not be written at the last try; null where it could.
  write_trouble text,
  primary key (workspace_id, delivery_id),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade,
  unique (workspace_id, campaign_id, row_number),
  unique (workspace_id, campaign_id, row_key),
  unique (workspace_id, campaign_id, recipient_id)
);
create index delivery_queued on delivery (workspace_id, campaign_id, row_number) where status = 'queued';
create index delivery_in_doubt on delivery (workspace_id, status_at) where status in ('sending', 'unknown');
create index delivery_by_wamid on delivery (workspace_id, wamid_id) where wamid_id is not null;
create index delivery_by_recipient on delivery (workspace_id, recipient_id, sent_at);
create index delivery_unwritten on delivery (workspace_id, campaign_id) where revision > written_revision;
create index delivery_unwritable on delivery (workspace_id, campaign_id, write_trouble) where write_trouble is not null;

create table reply (
  workspace_id uuid not null references workspace on delete cascade,
  reply_id uuid not null,
  wamid_id bytea not null,
  sender_id uuid not null,
  recipient_id bytea not null,
  recipient bytea not null,
  type text not null,
  body bytea not null,
  received_at timestamptz not null,
  delivery_id uuid,
  campaign_id uuid,
  primary key (workspace_id, reply_id),
  unique (workspace_id, wamid_id),
  foreign key (workspace_id, sender_id) references sender
);
create index reply_by_delivery on reply (workspace_id, delivery_id, received_at);
create index reply_by_campaign on reply (workspace_id, campaign_id);
create index reply_by_recipient on reply (workspace_id, recipient_id, received_at);

create table suppression (
  workspace_id uuid not null references workspace on delete cascade,
  recipient_id bytea not null,
  recipient bytea not null,
  reason text not null,
  source text not null check (source in ('word', 'meta-preference', 'error', 'by-hand')),
  since timestamptz not null,
  primary key (workspace_id, recipient_id)
);

-- Raw webhooks on their way to the ledgers: not a tenant table, since one body may hold events of many workspaces.
-- Sealed with the master keyset, and deleted once applied.
create table inbox (
  inbox_id bigint generated always as identity primary key,
  received_at timestamptz not null,
  body bytea not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  last_error text
);
create index inbox_due on inbox (next_attempt_at);

do $$
declare t text;
begin
  foreach t in array array['workspace', 'api_key', 'sender', 'template', 'template_sync', 'sheet_link', 'campaign',
      'idempotency', 'campaign_chunk', 'campaign_row_problem', 'campaign_notice', 'delivery', 'reply', 'suppression']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;
grant select, insert, update, delete on inbox to rowcast_service;

-- Questions that span workspaces. Each answers with ids only, save the operator's list of accounts.

create function workspaces() returns table (workspace_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id, w.name from workspace w order by w.name, w.workspace_id
$$;

create function workspace_of_key(key_hash bytea) returns table (workspace_id uuid, key_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.workspace_id, k.key_id from api_key k where k.hash = key_hash and k.revoked_at is null
$$;

create function sender_of_number(number_id text) returns table (workspace_id uuid, sender_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id, s.sender_id from sender s where s.phone_number_id = number_id
$$;

create function workspaces_of_waba(waba text) returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct s.workspace_id from sender s where s.waba_id = waba
$$;

create function sending_campaigns() returns table (
    workspace_id uuid, campaign_id uuid, sender_id uuid, messages_per_second int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id, c.sender_id, s.messages_per_second
  from campaign c join sender s using (workspace_id, sender_id)
  where c.status = 'sending'
  order by c.started_at
$$;

create function workspaces_in_doubt() returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id from workspace w
  where exists (
    select from delivery d where d.workspace_id = w.workspace_id and d.status in ('sending', 'unknown'))
$$;

create function unwritten_sheets() returns table (workspace_id uuid, sheet_link_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.sheet_link_id from campaign c
  where exists (
    select from delivery d
    where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id and d.revision > d.written_revision)
  group by c.workspace_id, c.sheet_link_id
$$;

create function scheduled_campaigns(due_before timestamptz) returns table (workspace_id uuid, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id from campaign c
  where c.status = 'scheduled' and c.starts_at <= due_before
  order by c.starts_at
$$;

create function workspaces_with_old_drafts(made_before timestamptz) returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct c.workspace_id from campaign c where c.status = 'draft' and c.created_at < made_before
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['workspaces()', 'workspace_of_key(bytea)', 'sender_of_number(text)', 'workspaces_of_waba(text)',
      'sending_campaigns()', 'workspaces_in_doubt()', 'unwritten_sheets()',
      'scheduled_campaigns(timestamptz)', 'workspaces_with_old_drafts(timestamptz)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
