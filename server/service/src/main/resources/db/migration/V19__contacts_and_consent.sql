-- Contacts, what they have agreed to, and the words by which they ask for silence.

-- Whom the workspace wrote to, heard from or brought in, by the name (keyed HMAC) under which it came to know them. Who is who
-- stands in recipient_alias: of the rows of a person's names the oldest is their contact.
create table contact (
  workspace_id uuid not null references workspace on delete cascade,
  -- Begins with its time.
  contact_id uuid not null,
  recipient_id bytea not null,
  -- Sealed: the number or user id.
  recipient bytea not null,
  -- Sealed: what people call them; with its keyed HMAC, by which a changed one is known.
  shown_name bytea,
  shown_name_id bytea,
  -- What WhatsApp shows takes the place of nothing that a user brought.
  named_by text check (named_by in ('whatsapp', 'import')),
  created_at timestamptz not null,
  primary key (workspace_id, contact_id),
  unique (workspace_id, recipient_id),
  check ((shown_name is null) = (named_by is null) and (shown_name is null) = (shown_name_id is null))
);

-- What people agreed to, and that they took it back: a history, to which rows are added.
create table consent (
  workspace_id uuid not null references workspace on delete cascade,
  consent_id bigint generated always as identity,
  recipient_id bytea not null,
  -- False: taken back, as by an opt-out.
  given boolean not null,
  source text not null
    check (source in ('sheet', 'form', 'import', 'by-hand', 'api', 'word', 'meta-preference', 'error')),
  -- Sealed: the text that was agreed to, with its keyed HMAC; and where it stands, as a tab and its cell.
  words bytea,
  words_id bytea,
  origin bytea,
  -- When the person said so.
  at timestamptz not null,
  -- Since when it counts no more: the opt-out was lifted.
  lifted_at timestamptz check (lifted_at is null or not given),
  primary key (workspace_id, consent_id)
);
create index consent_by_recipient on consent (workspace_id, recipient_id, at desc, consent_id desc);

-- Where a workspace's words differ from those that are built in.
create table opt_out_word (
  workspace_id uuid not null references workspace on delete cascade,
  -- A code of ISO 639-1, as en.
  language text not null,
  wish text not null check (wish in ('stop', 'start')),
  -- As words are compared: in lower case, without accents and marks.
  word text not null,
  -- False: built in, and taken out by the workspace.
  kept boolean not null,
  primary key (workspace_id, language, wish, word)
);

do $$
declare t text;
begin
  foreach t in array array['contact', 'consent', 'opt_out_word'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace()))'
      ' with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

-- Which campaigns go to people only who have agreed.
alter table workspace add column consent_rule text not null default 'none'
  check (consent_rule in ('none', 'marketing', 'all'));

alter table suppression drop constraint suppression_source_check;
alter table suppression add constraint suppression_source_check
  check (source in ('word', 'meta-preference', 'error', 'by-hand', 'import'));
-- Sealed: what the person wrote, or what a user noted.
alter table suppression add column note bytea;

-- Whether a campaign with a template of this category goes to people only who have agreed. The one place that knows.
create function needs_consent(rule text, category text) returns boolean
  language sql immutable parallel safe as $$
  select rule = 'all' or (rule = 'marketing' and coalesce(category = 'MARKETING', false))
$$;

-- Whether the person with these names has agreed, and not taken it back since. The one place that knows: the rows of a draft,
-- the plan and the claim ask it.
create function has_consent(names bytea[]) returns boolean
  language sql stable as $$
  select coalesce((
    -- The names are found once, not for every row that is compared with them.
    with asked as materialized (select unnest(names) as name)
    select c.given from asked a join consent c on c.recipient_id = a.name
    where c.workspace_id = (select current_workspace()) and c.lifted_at is null
    order by c.at desc, c.consent_id desc limit 1), false)
$$;

-- As in V13, and whether a campaign goes to people only who have agreed.
drop function sending_campaigns();
create function sending_campaigns() returns table (
    workspace_id uuid, campaign_id uuid, sender_id uuid, messages_per_second int, marketing boolean,
    limited_portfolio_id text, lane_node uuid, lane_until timestamptz, lane_epoch bigint, canary_rows int,
    quiet_from time, quiet_to time, zone text,
    drip_rows int, drip_from time, drip_to time, drip_days text[], drip_zone text, consent_needed boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id, c.sender_id, s.messages_per_second,
    coalesce(c.template_category = 'MARKETING', false),
    case when p.messaging_limit is not null then p.portfolio_id end, s.lane_node, s.lane_until, s.lane_epoch,
    case when c.canary_passed_at is null then c.canary_rows end,
    c.quiet_from, c.quiet_to,
    case when c.quiet_from is not null then (
      select l.time_zone from sheet_link l
      where l.workspace_id = c.workspace_id and l.sheet_link_id = c.sheet_link_id) end,
    d.rows, d.opens, d.closes, d.days, d.zone, needs_consent(w.consent_rule, c.template_category)
  from campaign c join workspace w using (workspace_id)
  join sender s using (workspace_id, sender_id) join portfolio p using (workspace_id, portfolio_id)
  left join lateral (
    select (c.schedule ->> 'rowsPerHour')::int as rows, (c.schedule ->> 'from')::time as opens,
      (c.schedule ->> 'to')::time as closes, array(select jsonb_array_elements_text(c.schedule -> 'days')) as days,
      c.schedule ->> 'zone' as zone) d on c.schedule ->> 'type' = 'drip'
  where c.status = 'sending'
  order by c.started_at
$$;
revoke all on function sending_campaigns() from public;
grant execute on function sending_campaigns() to rowcast_service;

-- When each queued row of a campaign goes if sending begins at a moment, as far as its own time, limits on people and quiet
-- hours tell: at its time, or at once; when its recipient's rest ends; when it is not quiet any more by the recipient's clock;
-- or when a place of the portfolio's limit is free. A place is free 24 hours after the last opening that took it; whoever has
-- one or is inside their 24-hour window needs none. With a limit of n the row that is k-th in need of a place gets the one
-- that the (k - n)-th leaves a day later. Throughput and a drip's pace are left out,
-- and so are people who opted out, or have not agreed where that is needed.
-- Both the preview and the dispatcher ask this; row-level security binds whoever asks.
create or replace function planned_rows(campaign uuid, moment timestamptz, quiet_from time, quiet_to time)
  returns table (delivery_id uuid, row_number int, zone text, goes_at timestamptz, reason text)
  language sql stable as $$
  with home as materialized (
    select s.sender_id, p.portfolio_id, p.messaging_limit as places, l.time_zone as zone,
      coalesce(c.template_category = 'MARKETING', false) as marketing,
      needs_consent(w.consent_rule, c.template_category) as consent
    from campaign c
    join workspace w on w.workspace_id = c.workspace_id
    join sheet_link l on l.workspace_id = c.workspace_id and l.sheet_link_id = c.sheet_link_id
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
  timed as (
    select d.workspace_id, d.delivery_id, d.row_number, d.recipient_id, d.sender_id, coalesce(d.zone, home.zone) as zone,
      greatest(moment, d.due_at) as due
    from delivery d cross join home
    where d.workspace_id = (select current_workspace()) and d.campaign_id = campaign and d.status = 'queued'
      and d.due_at is distinct from 'infinity'
      and not exists (
        select from suppression s
        where s.workspace_id = d.workspace_id and s.recipient_id in (select name from same_person(d.recipient_id) name))
      and case when home.consent then has_consent(array(select name from same_person(d.recipient_id) name)) else true end),
  waiting as materialized (
    select d.delivery_id, d.row_number, d.zone, d.due,
      case when home.marketing then (
        select max(r.rests_until) from recipient_rest r
        where r.workspace_id = d.workspace_id and r.recipient_id in (select name from same_person(d.recipient_id) name)
          and r.rests_until > d.due) end as rest,
      home.places is not null and not exists (
        select from reply r
        where r.workspace_id = d.workspace_id and r.recipient_id in (select name from same_person(d.recipient_id) name)
          and r.sender_id = d.sender_id and r.received_at > d.due - interval '24 hours') and not exists (
        select from recipient_opening o
        where o.workspace_id = d.workspace_id and o.portfolio_id = home.portfolio_id
          and o.recipient_id in (select name from same_person(d.recipient_id) name)
          and o.opened_at > d.due - interval '24 hours') as opens
    from timed d cross join home),
  -- Most rows share their zone and time with others.
  awake as (
    select w.zone, w.wanted, quiet_until(w.wanted, w.zone, quiet_from, quiet_to) as at
    from (select distinct w.zone, greatest(w.due, w.rest) as wanted from waiting w) w),
  ranked as (
    select w.delivery_id, w.row_number, w.zone, w.due, w.rest, a.wanted, a.at as awake, w.rest is null and w.opens as opens,
      (row_number() over (partition by w.rest is null and w.opens order by a.at, w.row_number) - 1)::int as rank
    from waiting w join awake a on a.zone = w.zone and a.wanted = greatest(w.due, w.rest)),
  placed as (
    select r.*, r.rank / greatest(h.places, 1) as days, r.rank % greatest(h.places, 1) as place,
      h.places - cardinality(t.at) as free, t.at
    from ranked r cross join home h cross join taken t),
  opened as (
    select p.*, case when p.opens then p.days * interval '24 hours' + greatest(
        max(p.awake - p.days * interval '24 hours') over (partition by p.opens, p.place order by p.rank),
        case when p.place >= p.free then p.at[p.place - p.free + 1] + interval '24 hours' end)
      else p.awake end as goes_at
    from placed p)
  select o.delivery_id, o.row_number, o.zone,
    case when o.goes_at > o.awake then quiet_until(o.goes_at, o.zone, quiet_from, quiet_to) else o.goes_at end,
    case
      when o.goes_at > o.awake then 'messaging-limit'
      when o.awake > o.wanted then 'quiet-hours'
      when o.rest is not null then 'recipient-rest'
      when o.due > moment then 'per-row'
      else 'now'
    end
  from opened o
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['needs_consent(text, text)', 'has_consent(bytea[])']::regprocedure[] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
