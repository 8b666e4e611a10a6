-- Who uses the service: people, what they may do in which workspace, and how their browsers and sheets are let in.

-- People who have signed in with Google. Not a tenant table: one person may be a member of several workspaces.
create table account (
  account_id uuid primary key,
  -- Keyed HMAC of Google's own id of the person, which never changes, as an address may.
  subject bytea not null unique,
  -- Sealed.
  email bytea not null,
  name bytea not null,
  created_at timestamptz not null,
  signed_in_at timestamptz not null
);

-- The one set of keys that seals and finds accounts, encrypted with the master keyset as each workspace's are.
create table account_keys (
  the_only boolean primary key default true check (the_only),
  aead_keyset bytea not null,
  mac_keyset bytea not null
);

-- Sign-ins that were begun. The state travels through the browser, so only its SHA-256 is kept; it is good in the browser only
-- that holds the other secret as a cookie.
create table sign_in (
  state_hash bytea primary key,
  browser_hash bytea not null,
  -- Sealed: the PKCE verifier, the nonce, and where the person wanted to go.
  begun bytea not null,
  expires_at timestamptz not null
);
create index sign_in_by_end on sign_in (expires_at);

create table session (
  -- SHA-256 of the cookie.
  session_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  -- The workspace that the person works in now.
  workspace_id uuid references workspace on delete set null,
  created_at timestamptz not null,
  -- When it was last used, to the minute.
  seen_at timestamptz not null
);
create index session_by_account on session (account_id);
create index session_by_workspace on session (workspace_id);
create index session_by_age on session (created_at);

create table member (
  workspace_id uuid not null references workspace on delete cascade,
  member_id uuid not null,
  account_id uuid not null references account on delete cascade,
  role text not null check (role in ('owner', 'sender', 'viewer')),
  joined_at timestamptz not null,
  primary key (workspace_id, member_id),
  unique (workspace_id, account_id)
);
create index member_by_account on member (account_id);

create table invitation (
  workspace_id uuid not null references workspace on delete cascade,
  invitation_id uuid not null,
  -- SHA-256 of the link's secret.
  token_hash bytea not null unique,
  role text not null check (role in ('owner', 'sender', 'viewer')),
  -- Sealed.
  email bytea not null,
  -- Keyed HMAC of the address, so that whoever signs in with it finds the invitation without its link.
  email_id bytea not null,
  expires_at timestamptz not null,
  primary key (workspace_id, invitation_id),
  unique (workspace_id, email_id)
);
create index invitation_by_address on invitation (email_id);

-- Keys from before scopes could do everything.
alter table api_key add column scope text not null default 'admin' check (scope in ('read', 'send', 'admin'));
alter table api_key add column expires_at timestamptz;
-- To the minute.
alter table api_key add column last_used_at timestamptz;
-- Whose sheet holds it; such a key ends with the membership and may do no more than the member. Null for keys of the workspace's.
alter table api_key add column member_id uuid;

-- Sheets that wait for somebody to let them in. Not a tenant table: until then nobody knows for which workspace.
create table pairing (
  -- SHA-256 of the secret with which the sheet asks for its key.
  device_hash bytea primary key,
  -- Keyed HMAC of the short code that a person compares.
  code_hash bytea not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'denied')),
  workspace_id uuid references workspace on delete cascade,
  member_id uuid,
  scope text check (scope in ('read', 'send', 'admin')),
  expires_at timestamptz not null,
  asked_at timestamptz,
  check ((state = 'approved') = (workspace_id is not null)),
  check ((workspace_id is null) = (member_id is null) and (workspace_id is null) = (scope is null))
);
create index pairing_by_end on pairing (expires_at);
create index pairing_by_workspace on pairing (workspace_id);

do $$
declare t text;
begin
  foreach t in array array['member', 'invitation']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
  end loop;
  foreach t in array array['account', 'account_keys', 'sign_in', 'session', 'member', 'invitation', 'pairing']
  loop
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

-- A member's key does what the member may: that scope comes with it, and nothing where the membership has ended.
drop function workspace_of_key(bytea);
create function workspace_of_key(key_hash bytea, moment timestamptz) returns table (
    workspace_id uuid, key_id uuid, scope text, member_scope text, last_used_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.workspace_id, k.key_id, k.scope,
    case m.role when 'owner' then 'admin' when 'sender' then 'send' when 'viewer' then 'read' end, k.last_used_at
  from api_key k left join member m on m.workspace_id = k.workspace_id and m.member_id = k.member_id
  where k.hash = key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > moment)
    and (k.member_id is null or m.member_id is not null)
$$;

create function memberships_of(of_account uuid) returns table (
    workspace_id uuid, workspace_name text, member_id uuid, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id, w.name, m.member_id, m.role
  from member m join workspace w on w.workspace_id = m.workspace_id
  where m.account_id = of_account order by w.name, w.workspace_id
$$;

-- A session with the person's place in the workspace chosen, if there is one still.
create function session_of(hash bytea) returns table (
    account_id uuid, email bytea, created_at timestamptz, seen_at timestamptz,
    workspace_id uuid, workspace_name text, member_id uuid, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.account_id, a.email, s.created_at, s.seen_at, w.workspace_id, w.name, m.member_id, m.role
  from session s
  join account a on a.account_id = s.account_id
  left join member m on m.workspace_id = s.workspace_id and m.account_id = s.account_id
  left join workspace w on w.workspace_id = m.workspace_id
  where s.session_hash = hash
$$;

create function workspace_of_invitation(hash bytea) returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.workspace_id from invitation i where i.token_hash = hash
$$;

create function invitations_for(address bytea, moment timestamptz) returns table (
    workspace_id uuid, workspace_name text, invitation_id uuid, role text, expires_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.workspace_id, w.name, i.invitation_id, i.role, i.expires_at
  from invitation i join workspace w on w.workspace_id = i.workspace_id
  where i.email_id = address and i.expires_at > moment order by w.name, i.invitation_id
$$;

-- Whoever is a member nowhere is forgotten after a while.
create function forget_accounts(unseen_since timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from account a where a.signed_in_at < unseen_since
    and not exists (select from member m where m.account_id = a.account_id)
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['workspace_of_key(bytea, timestamptz)', 'memberships_of(uuid)', 'session_of(bytea)',
      'workspace_of_invitation(bytea)', 'invitations_for(bytea, timestamptz)', 'forget_accounts(timestamptz)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
