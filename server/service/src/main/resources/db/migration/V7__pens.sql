-- Who writes to a sheet, when, and how often.

-- People's Google accounts that a workspace may write with. The refresh token and the address are sealed.
create table google_connection (
  workspace_id uuid not null references workspace on delete cascade,
  connection_id uuid not null,
  -- SHA-256 of Google's own id of the account: one account is one connection of a workspace, and has one quota at Google
  -- however many workspaces it serves.
  account bytea not null,
  email bytea not null,
  refresh_token bytea not null,
  state text not null check (state in ('connected', 'revoked')),
  connected_at timestamptz not null,
  primary key (workspace_id, connection_id),
  unique (workspace_id, account)
);

-- Consents that were begun. The state travels through the browser, so only its SHA-256 is kept; the PKCE verifier is sealed.
create table oauth_state (
  workspace_id uuid not null references workspace on delete cascade,
  state_hash bytea not null unique,
  verifier bytea not null,
  expires_at timestamptz not null,
  primary key (workspace_id, state_hash)
);

alter table sheet_link add column pen text not null default 'service-account'
  check (pen in ('service-account', 'google-account', 'add-on'));
-- Whether a person chose the pen; else the service does.
alter table sheet_link add column pen_chosen boolean not null default false;
alter table sheet_link add column connection_id uuid;
alter table sheet_link add constraint sheet_link_connection_check
  check ((pen = 'google-account') = (connection_id is not null));
alter table sheet_link add foreign key (workspace_id, connection_id) references google_connection;
-- Failed turns in a row, and until when no other is taken.
alter table sheet_link add column failures int not null default 0;
alter table sheet_link add column not_before timestamptz;
-- Whether a read has yet to show that the last write found every row in its place.
alter table sheet_link add column unverified boolean not null default false;
-- When cells were last written, or seen to be right.
alter table sheet_link add column written_at timestamptz;
-- What is known of the pen's right to write, and what is in the way, in words for the user.
alter table sheet_link add column access text not null default 'writable'
  check (access in ('writable', 'not-shared', 'unreachable'));
alter table sheet_link add column trouble text;

do $$
declare t text;
begin
  foreach t in array array['google_connection', 'oauth_state']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

-- Which turn a spreadsheet is in. Not a tenant table: several workspaces may write to one spreadsheet, and Google counts
-- requests by spreadsheet.
create table sheet_turn (
  spreadsheet_id text primary key,
  -- The turn under way; its node keeps it alive, and may write only while it is.
  turn_id uuid,
  turn_until timestamptz,
  started_at timestamptz not null,
  -- When a turn last came to its end, by which those that wait are ordered.
  served_at timestamptz
);
grant select, insert, update, delete on sheet_turn to rowcast_service;

-- Requests of the last minute, by account and in all. Not a tenant table: one account may serve several workspaces.
create table google_quota (
  -- 'project' for all; 'service-account'; else the hash of a Google account, in hexadecimal digits.
  account text not null,
  kind text not null check (kind in ('read', 'write')),
  taken timestamptz[] not null default '{}',
  -- 429s in a row, and until when Google is not asked again.
  refusals int not null default 0,
  held_until timestamptz,
  primary key (account, kind)
);
grant select, insert, update, delete on google_quota to rowcast_service;

-- Counts one attempt, or answers from when one may be made. The two rows are locked in one order, the project's first.
create function take_google_request(
    by_account text, of_kind text, per_account int, per_project int, moment timestamptz) returns timestamptz
  language plpgsql as $$
declare
  minute constant interval := '1 minute';
  all_taken timestamptz[];
  own_taken timestamptz[];
  held timestamptz;
begin
  insert into google_quota (account, kind) values ('project', of_kind), (by_account, of_kind) on conflict do nothing;
  select array(select t from unnest(q.taken) t where t > moment - minute order by t) into all_taken
    from google_quota q where q.account = 'project' and q.kind = of_kind for update;
  select array(select t from unnest(q.taken) t where t > moment - minute order by t), q.held_until into own_taken, held
    from google_quota q where q.account = by_account and q.kind = of_kind for update;
  if held > moment then
    return held;
  end if;
  if cardinality(own_taken) >= per_account then
    return own_taken[cardinality(own_taken) - per_account + 1] + minute;
  end if;
  if cardinality(all_taken) >= per_project then
    return all_taken[cardinality(all_taken) - per_project + 1] + minute;
  end if;
  update google_quota set taken = all_taken || moment where account = 'project' and kind = of_kind;
  update google_quota set taken = own_taken || moment where account = by_account and kind = of_kind;
  return null;
end
$$;

-- Links whose cells lag behind or are to be verified, and which the service itself writes to; who waited longest is first.
drop function unwritten_sheets();
create function unwritten_sheets(moment timestamptz) returns table (
    workspace_id uuid, sheet_link_id uuid, spreadsheet_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.workspace_id, l.sheet_link_id, l.spreadsheet_id
  from sheet_link l left join sheet_turn t using (spreadsheet_id)
  where l.pen <> 'add-on' and (l.not_before is null or l.not_before <= moment)
    and (l.unverified or exists (
      select from campaign c join delivery d using (workspace_id, campaign_id)
      where c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id and d.revision > d.written_revision))
  order by t.served_at nulls first, l.created_at, l.sheet_link_id
$$;

create function workspace_of_oauth_state(hash bytea) returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.workspace_id from oauth_state o where o.state_hash = hash
$$;

create function google_account_is_elsewhere(of_account bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from google_connection g
    where g.account = of_account and g.state = 'connected' and g.workspace_id <> current_workspace())
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['take_google_request(text, text, int, int, timestamptz)', 'unwritten_sheets(timestamptz)',
      'workspace_of_oauth_state(bytea)', 'google_account_is_elsewhere(bytea)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
