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
-- When Meta was last asked about the number.
alter table sender add column checked_at timestamptz;
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

-- When each queued row of a campaign goes if sending begins at a moment, as far as limits on people tell: at once, when its
-- recipient's rest ends, or when a place of the portfolio's limit is free. A place is free 24 hours after the last opening
-- that took it; whoever has one or is inside their 24-hour window needs none. With a limit of n the row that is k-th in
-- need of a place gets the one that the (k - n)-th leaves a day later. Throughput is left out.
-- Both the preview and the dispatcher ask this; row-level security binds whoever asks.
create function planned_rows(campaign uuid, moment timestamptz)
  returns table (delivery_id uuid, goes_at timestamptz, reason text)
  language sql stable as $$
  with home as materialized (
    select s.sender_id, p.portfolio_id, p.messaging_limit as places,
      coalesce(c.template_category = 'MARKETING', false) as marketing
    from campaign c
    join sender s on s.workspace_id = c.workspace_id and s.sender_id = c.sender_id
    join portfolio p on p.workspace_id = s.workspace_id and p.portfolio_id = s.portfolio_id
    where c.workspace_id = (select current_workspace()) and c.campaign_id = campaign),
  taken as materialized (
    select coalesce(array_agg(o.opened_at order by o.opened_at), '{}') as at
    from (
      select o.opened_at from recipient_opening o
      where o.workspace_id = (select current_workspace()) and o.portfolio_id = (select portfolio_id from home)
        and o.opened_at > moment - interval '24 hours'
      order by o.opened_at desc
      limit (select places from home)) o),
  waiting as (
    select d.delivery_id, d.row_number,
      case when home.marketing then (
        select r.rests_until from recipient_rest r
        where r.workspace_id = d.workspace_id and r.recipient_id = d.recipient_id and r.rests_until > moment) end as rest,
      home.places is not null and not exists (
        select from reply r
        where r.workspace_id = d.workspace_id and r.recipient_id = d.recipient_id and r.sender_id = d.sender_id
          and r.received_at > moment - interval '24 hours') and not exists (
        select from recipient_opening o
        where o.workspace_id = d.workspace_id and o.portfolio_id = home.portfolio_id
          and o.recipient_id = d.recipient_id and o.opened_at > moment - interval '24 hours') as opens
    from delivery d cross join home
    where d.workspace_id = (select current_workspace()) and d.campaign_id = campaign and d.status = 'queued'
      and not exists (
        select from suppression s where s.workspace_id = d.workspace_id and s.recipient_id = d.recipient_id)),
  ranked as (
    select w.delivery_id, w.rest, w.rest is null and w.opens as opens,
      (row_number() over (partition by w.rest is null and w.opens order by w.row_number) - 1)::int as rank
    from waiting w),
  placed as (
    select r.delivery_id, r.rest, r.opens, r.rank / greatest(h.places, 1) as days, r.rank % greatest(h.places, 1) as place,
      h.places - cardinality(t.at) as free, t.at
    from ranked r cross join home h cross join taken t)
  select p.delivery_id,
    case
      when p.rest is not null then p.rest
      when not p.opens then moment
      when p.place < p.free then moment + p.days * interval '24 hours'
      else p.at[p.place - p.free + 1] + (p.days + 1) * interval '24 hours'
    end,
    case
      when p.rest is not null then 'recipient-rest'
      when not p.opens or (p.place < p.free and p.days = 0) then 'now'
      else 'messaging-limit'
    end
  from placed p
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
  select s.workspace_id, s.sender_id from sender s where s.checked_at is null or s.checked_at < moment
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['planned_rows(uuid,timestamptz)', 'sending_campaigns()', 'senders_unchecked_since(timestamptz)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
