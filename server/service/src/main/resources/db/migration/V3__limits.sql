-- Pauses, the health of senders, and the limits of Meta that span nodes: throughput of a sender, users of a portfolio,
-- rest of a recipient.

alter table campaign drop constraint campaign_status_check;
alter table campaign add constraint campaign_status_check
  check (status in ('draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled'));
alter table campaign add column pause_code text;
alter table campaign add column pause_message text;
alter table campaign add column paused_at timestamptz;
alter table campaign add constraint campaign_pause_check
  check (status <> 'paused' or (pause_code is not null and pause_message is not null and paused_at is not null));
-- Null for a campaign without a template.
alter table campaign add column template_category text
  generated always as (upper(recipe -> 'template' ->> 'category')) stored;
create index campaign_by_sender on campaign (workspace_id, sender_id)
  where status in ('scheduled', 'sending', 'paused');

-- What holds each row back or should be known of it, for counting without opening what is sealed.
alter table campaign_row_problem add column codes text[] not null default '{}';

-- A business portfolio's limit of users outside their 24-hour window, shared by its numbers within the workspace.
create table portfolio (
  workspace_id uuid not null references workspace on delete cascade,
  portfolio_id text not null,
  -- Users in a moving 24 hours; null is unlimited, or not known.
  messaging_limit int,
  -- Rows of recipient_opening, kept in step by every transaction that changes them.
  used int not null default 0,
  primary key (workspace_id, portfolio_id)
);

-- Each person to whom a portfolio has opened a conversation, with the last time at which it did.
create table recipient_opening (
  workspace_id uuid not null,
  portfolio_id text not null,
  recipient_id bytea not null,
  opened_at timestamptz not null,
  primary key (workspace_id, portfolio_id, recipient_id),
  foreign key (workspace_id, portfolio_id) references portfolio on delete cascade
);
create index recipient_opening_by_age on recipient_opening (workspace_id, portfolio_id, opened_at);

-- Who gets no marketing for a while, since Meta held some back from them.
create table recipient_rest (
  workspace_id uuid not null references workspace on delete cascade,
  recipient_id bytea not null,
  rests_until timestamptz not null,
  primary key (workspace_id, recipient_id)
);

alter table sender add column name_status text;
-- Whose limit it shares; its WhatsApp Business Account where Meta does not name the portfolio.
alter table sender add column portfolio_id text;
update sender set portfolio_id = waba_id;
alter table sender alter column portfolio_id set not null;
insert into portfolio (workspace_id, portfolio_id) select distinct workspace_id, portfolio_id from sender;
alter table sender add foreign key (workspace_id, portfolio_id) references portfolio;
-- When Meta was last asked about the number; null where it is not to be asked about it by itself.
alter table sender add column checked_at timestamptz;
update sender set checked_at = 'epoch';
-- The one node that sends from this number, so that its throughput is kept to across nodes.
alter table sender add column lane_node uuid;
alter table sender add column lane_until timestamptz;

-- What is not as it should be with a sender, one row a thing.
create table sender_note (
  workspace_id uuid not null,
  sender_id uuid not null,
  code text not null,
  severity text not null check (severity in ('info', 'warning', 'stop')),
  message text not null,
  at timestamptz not null,
  ends_at timestamptz,
  primary key (workspace_id, sender_id, code),
  foreign key (workspace_id, sender_id) references sender on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['portfolio', 'recipient_opening', 'recipient_rest', 'sender_note']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

drop function sending_campaigns();
create function sending_campaigns() returns table (
    workspace_id uuid, campaign_id uuid, sender_id uuid, messages_per_second int, marketing boolean,
    limited_portfolio_id text, lane_node uuid, lane_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id, c.sender_id, s.messages_per_second,
    coalesce(c.template_category = 'MARKETING', false),
    case when p.messaging_limit is not null then p.portfolio_id end, s.lane_node, s.lane_until
  from campaign c join sender s using (workspace_id, sender_id) join portfolio p using (workspace_id, portfolio_id)
  where c.status = 'sending'
  order by c.started_at
$$;

create function senders_unchecked_since(moment timestamptz) returns table (workspace_id uuid, sender_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id, s.sender_id from sender s where s.checked_at < moment
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['sending_campaigns()', 'senders_unchecked_since(timestamptz)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
