-- The template mirror keeps quality, reasons and edits, and marks what Meta lists no more.

alter table template
  add column quality text,
  add column status_reason text,
  -- When its content was first seen changed.
  add column edited_at timestamptz,
  -- When a webhook changed it last: a list that was asked for before knows less.
  add column news_at timestamptz;

-- A webhook told of an edit whose whole text only the list has: the next look asks Meta.
alter table template_sync add column stale boolean not null default false;

-- Messages of one's own have no template, and go only to people who wrote within the last 24 hours.
alter table campaign
  alter column template_name drop not null,
  alter column template_language drop not null,
  add column needs_window boolean not null default false;

create table media (
  workspace_id uuid not null references workspace on delete cascade,
  media_id uuid not null,
  -- Keyed HMAC of the file's SHA-256: the same bytes are kept once.
  content_id bytea not null,
  kind text not null check (kind in ('image', 'video', 'document', 'audio', 'sticker')),
  mime_type text not null,
  filename bytea not null,
  bytes int not null,
  created_at timestamptz not null,
  primary key (workspace_id, media_id),
  unique (workspace_id, content_id)
);

-- A file's bytes, sealed piece by piece, so that none needs to be held whole to be brought to Meta.
create table media_piece (
  workspace_id uuid not null,
  media_id uuid not null,
  piece int not null,
  content bytea not null,
  primary key (workspace_id, media_id, piece),
  foreign key (workspace_id, media_id) references media on delete cascade
);

-- A file at Meta: an id belongs to the number that it was uploaded for, and ends after 30 days.
create table media_upload (
  workspace_id uuid not null,
  media_id uuid not null,
  sender_id uuid not null,
  -- Null until the first upload has succeeded.
  meta_id text,
  uploaded_at timestamptz,
  -- Who uploads now: others wait until then.
  claimed_until timestamptz,
  primary key (workspace_id, media_id, sender_id),
  foreign key (workspace_id, media_id) references media on delete cascade,
  foreign key (workspace_id, sender_id) references sender on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['media', 'media_piece', 'media_upload']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

-- Accounts whose templates were not asked for since then, or of whose edit a webhook told; any of them, so that some that
-- cannot be asked do not keep the others waiting.
create function accounts_to_sync(asked_before timestamptz, most int) returns table (workspace_id uuid, sender_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.workspace_id, a.sender_id
  from (
    select distinct on (s.workspace_id, s.waba_id) s.workspace_id, s.sender_id
    from sender s left join template_sync t using (workspace_id, waba_id)
    where t.synced_at is null or t.synced_at < asked_before or t.stale
    order by s.workspace_id, s.waba_id, s.sender_id) a
  order by random() limit most
$$;
revoke all on function accounts_to_sync(timestamptz, int) from public;
grant execute on function accounts_to_sync(timestamptz, int) to rowcast_service;
