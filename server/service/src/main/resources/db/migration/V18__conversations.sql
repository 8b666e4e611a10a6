-- Conversations: all messages with one person from one sender, both ways; messages written by hand; files that people sent.

create table conversation (
  workspace_id uuid not null references workspace on delete cascade,
  conversation_id uuid not null,
  sender_id uuid not null,
  -- One of the person's names (keyed HMAC), by which it is found.
  recipient_id bytea not null,
  -- The name under which they wrote last, which is shown and written to, and how they call themselves in WhatsApp; sealed.
  recipient bytea not null,
  profile_name bytea,
  -- Their last message, or the last one written by hand; null where it was only looked at.
  last_at timestamptz,
  -- Meta's time of their last message, from which the 24-hour window counts.
  last_inbound_at timestamptz,
  -- Their messages that came by then, by our clock, have been read.
  read_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, conversation_id),
  unique (workspace_id, sender_id, recipient_id),
  foreign key (workspace_id, sender_id) references sender on delete cascade
);
create index conversation_by_time on conversation (workspace_id, last_at desc, conversation_id desc)
  where last_at is not null;

-- Ids of conversations that turned out to be with the person of another one, which has all their messages now.
create table conversation_merged (
  workspace_id uuid not null,
  conversation_id uuid not null,
  into_id uuid not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, into_id) references conversation on delete cascade
);

alter table reply
  -- Without a foreign key, which would be checked message by message.
  add column conversation_id uuid,
  -- Where it stands among our own: Meta cuts its seconds off.
  add column said_at timestamptz,
  -- When its webhook came, by our clock.
  add column arrived_at timestamptz;

-- Every name of the person with this name, and from when until when it was theirs as far as known: a name that its person
-- has left stands alone, for whoever may have it now. Of the transaction's workspace.
create function conversation_names(name bytea)
  returns table (recipient_id bytea, from_time timestamptz, until_time timestamptz)
  language sql stable as $$
  select name, (
    select a.left_at from recipient_alias a
    where a.workspace_id = (select current_workspace()) and a.recipient_id = name), null::timestamptz
  union all
  select other.recipient_id, null, other.left_at
  from recipient_alias one
  join recipient_alias other on other.workspace_id = one.workspace_id and other.person_id = one.person_id
  where one.workspace_id = (select current_workspace()) and one.recipient_id = name and one.left_at is null
    and other.recipient_id <> name
$$;
revoke all on function conversation_names(bytea) from public;
grant execute on function conversation_names(bytea) to rowcast_service;

-- Replies that are there already, as read: conversations are sealed as replies are.
create temporary table opened_reply on commit drop as
  select r.workspace_id, r.reply_id, r.sender_id, r.recipient_id, r.recipient, r.received_at,
    coalesce(a.person_id::text, encode(r.recipient_id, 'hex')) as person
  from reply r
  left join recipient_alias a
    on a.workspace_id = r.workspace_id and a.recipient_id = r.recipient_id and a.left_at is null;
create temporary table opened on commit drop as
  select workspace_id, sender_id, person, gen_random_uuid() as conversation_id
  from opened_reply group by workspace_id, sender_id, person;
insert into conversation (workspace_id, conversation_id, sender_id, recipient_id, recipient, last_at, last_inbound_at, read_at,
    created_at)
  select distinct on (o.conversation_id) o.workspace_id, o.conversation_id, o.sender_id, r.recipient_id, r.recipient,
    r.received_at, r.received_at, r.received_at, r.received_at
  from opened o join opened_reply r using (workspace_id, sender_id, person)
  order by o.conversation_id, r.received_at desc, r.reply_id;
update reply r set conversation_id = o.conversation_id, said_at = r.received_at, arrived_at = r.received_at
  from opened_reply p join opened o using (workspace_id, sender_id, person)
  where r.workspace_id = p.workspace_id and r.reply_id = p.reply_id;
create index reply_by_conversation on reply (workspace_id, conversation_id, said_at) where conversation_id is not null;

-- Messages that a person of the workspace wrote: claimed by the committed row before the request leaves, as deliveries are.
create table hand_message (
  workspace_id uuid not null references workspace on delete cascade,
  message_id uuid not null,
  conversation_id uuid not null,
  sender_id uuid not null,
  -- Keyed HMAC of what the request's key was given for, and the key.
  idempotency_key text not null,
  request_hash bytea not null,
  -- Who wrote it: key or member, and its id.
  actor_kind text not null,
  actor_id uuid,
  -- The exact JSON for Meta, and how it looks; sealed, and both null once they are forgotten.
  message bytea,
  view bytea,
  created_at timestamptz not null,
  status delivery_status not null check (status not in ('queued', 'cancelled', 'skipped')),
  status_at timestamptz not null,
  claim_expires_at timestamptz,
  wamid_id bytea,
  error_code int,
  error_text bytea,
  primary key (workspace_id, message_id),
  unique (workspace_id, idempotency_key),
  constraint hand_message_forgotten_check check (
    (view is null) = (message is null) and (message is not null or status <> 'sending')),
  foreign key (workspace_id, sender_id) references sender on delete cascade
);
create index hand_message_by_conversation on hand_message (workspace_id, conversation_id, created_at);
create index hand_message_by_wamid on hand_message (workspace_id, wamid_id) where wamid_id is not null;
create index hand_message_to_forget on hand_message (workspace_id, status_at) where message is not null;
create index hand_message_in_doubt on hand_message (status_at) where status in ('sending', 'unknown');

-- The same state machine as the deliveries'.
create function check_hand_move() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from legal_move l where l.from_status = old.status and l.to_status = new.status) then
    raise exception 'message % may not move from % to %', new.message_id, old.status, new.status
      using errcode = 'check_violation', table = 'hand_message', constraint = 'legal_move';
  end if;
  return null;
end
$$;
create trigger hand_message_moves after update of status on hand_message
  for each row when (old.status is distinct from new.status) execute function check_hand_move();

-- Files that people sent: fetched from Meta while their ids live.
create table reply_media (
  workspace_id uuid not null references workspace on delete cascade,
  reply_id uuid not null,
  sender_id uuid not null,
  meta_id text not null,
  kind text not null,
  -- As the webhook said, and then as Meta said with the file.
  mime_type text not null,
  filename bytea,
  -- waiting: is fetched, or tried again; kept: its pieces are here; gone: Meta has it no more; too-large: never fetched.
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'gone', 'too-large')),
  bytes int,
  attempts int not null default 0,
  -- A node that fetches it moves this on by the longest time that it may take.
  next_attempt_at timestamptz not null,
  -- Meta's ids of received files end then.
  ends_at timestamptz not null,
  primary key (workspace_id, reply_id),
  foreign key (workspace_id, reply_id) references reply on delete cascade
);
create index reply_media_waiting on reply_media (next_attempt_at) where state = 'waiting';

create table reply_media_piece (
  workspace_id uuid not null,
  reply_id uuid not null,
  -- Which try brought it: one that was overtaken by another leaves none of its own among the other's.
  attempt int not null,
  piece int not null,
  content bytea not null,
  primary key (workspace_id, reply_id, attempt, piece),
  foreign key (workspace_id, reply_id) references reply_media on delete cascade
);

-- What is new in conversations, for whoever listens; ids only, and for an hour.
create table conversation_event (
  workspace_id uuid not null references workspace on delete cascade,
  event_id bigint generated always as identity,
  -- Its transaction: events are read in the order of these, and only up to the oldest that is still under way, so that none
  -- is missed which is committed after a later one.
  transaction_id bigint not null default pg_current_xact_id()::text::bigint,
  kind text not null check (kind in ('message', 'status', 'conversation')),
  conversation_id uuid not null,
  message_id uuid,
  at timestamptz not null default now(),
  primary key (workspace_id, transaction_id, event_id)
);
create index conversation_event_by_age on conversation_event (at);

do $$
declare t text;
begin
  foreach t in array array['conversation', 'conversation_merged', 'hand_message', 'reply_media', 'reply_media_piece',
      'conversation_event']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

-- Questions that span workspaces; answered with ids only.

create function media_to_fetch(moment timestamptz, most int) returns table (workspace_id uuid, reply_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.workspace_id, m.reply_id from reply_media m
  where m.state = 'waiting' and m.next_attempt_at <= moment
  order by m.next_attempt_at limit most
$$;

create function workspaces_with_hand_doubts(moment timestamptz, doubtful_since timestamptz)
  returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct h.workspace_id from hand_message h
  where (h.status = 'sending' and h.claim_expires_at <= moment)
    or (h.status = 'unknown' and h.status_at <= doubtful_since)
$$;

create function forget_conversation_events() returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from conversation_event e where e.at < now() - interval '1 hour'
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['media_to_fetch(timestamptz, int)',
      'workspaces_with_hand_doubts(timestamptz, timestamptz)',
      'forget_conversation_events()']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
