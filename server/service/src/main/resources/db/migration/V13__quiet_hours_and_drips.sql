-- Quiet hours, rows with a time of their own, and drips: kept where rows are claimed, and told before by the same functions.

-- When a zone's clocks show a local time: LocalMoment of the service. One that they skip is moved on by the gap, one that
-- comes twice is the first; PostgreSQL by itself takes the second.
create function local_moment(shown timestamp, zone text) returns timestamptz
  language plpgsql immutable parallel safe as $$
declare
  last constant timestamptz := shown at time zone zone;
  day_before constant timestamptz := last - interval '24 hours';
  first constant timestamptz :=
    (shown - ((day_before at time zone zone) - (day_before at time zone 'UTC'))) at time zone 'UTC';
begin
  return case when first < last and first at time zone zone = shown then first else last end;
end
$$;

-- The moment itself where it is not quiet, else the end of the quiet hours it falls into: QuietHours.waitUntil of the service.
-- Over midnight where they end before they begin; null for none.
create function quiet_until(moment timestamptz, zone text, quiet_from time, quiet_to time) returns timestamptz
  language plpgsql immutable parallel safe as $$
declare
  today date;
  begins date;
  ends timestamptz;
begin
  if quiet_from is null or not isfinite(moment) then
    return moment;
  end if;
  today := (moment at time zone zone)::date;
  -- Quiet hours that began yesterday, and today's.
  foreach begins in array array[today - 1, today] loop
    ends := local_moment(begins + (quiet_to < quiet_from)::int + quiet_to, zone);
    if moment < ends and moment >= local_moment(begins + quiet_from, zone) then
      return ends;
    end if;
  end loop;
  return moment;
end
$$;

-- When a drip's next row may leave. A row a campaign, held while a claim is made; apart from the campaign, which others lock
-- after the portfolio.
create table drip_pace (
  workspace_id uuid not null,
  campaign_id uuid not null,
  next_at timestamptz not null,
  primary key (workspace_id, campaign_id),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade
);
alter table drip_pace enable row level security;
create policy one_workspace on drip_pace using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert, update, delete on drip_pace to rowcast_service;

-- A hundred thousand rows may be due at the same minute; they leave in the order of the sheet.
drop index delivery_deferred;
create index delivery_deferred on delivery (workspace_id, campaign_id, due_at, row_number)
  where status = 'queued' and due_at is not null;

drop function sending_campaigns();
create function sending_campaigns() returns table (
    workspace_id uuid, campaign_id uuid, sender_id uuid, messages_per_second int, marketing boolean,
    limited_portfolio_id text, lane_node uuid, lane_until timestamptz, lane_epoch bigint, canary_rows int,
    quiet_from time, quiet_to time, zone text,
    drip_rows int, drip_from time, drip_to time, drip_days text[], drip_zone text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id, c.sender_id, s.messages_per_second,
    coalesce(c.template_category = 'MARKETING', false),
    case when p.messaging_limit is not null then p.portfolio_id end, s.lane_node, s.lane_until, s.lane_epoch,
    case when c.canary_passed_at is null then c.canary_rows end,
    c.quiet_from, c.quiet_to,
    case when c.quiet_from is not null then (
      select l.time_zone from sheet_link l
      where l.workspace_id = c.workspace_id and l.sheet_link_id = c.sheet_link_id) end,
    d.rows, d.opens, d.closes, d.days, d.zone
  from campaign c join sender s using (workspace_id, sender_id) join portfolio p using (workspace_id, portfolio_id)
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
-- that the (k - n)-th leaves a day later. Throughput and a drip's pace are left out.
-- Both the preview and the dispatcher ask this; row-level security binds whoever asks.
drop function planned_rows(uuid, timestamptz);
create function planned_rows(campaign uuid, moment timestamptz, quiet_from time, quiet_to time)
  returns table (delivery_id uuid, row_number int, zone text, goes_at timestamptz, reason text)
  language sql stable as $$
  with home as materialized (
    select s.sender_id, p.portfolio_id, p.messaging_limit as places, l.time_zone as zone,
      coalesce(c.template_category = 'MARKETING', false) as marketing
    from campaign c
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
        where s.workspace_id = d.workspace_id and s.recipient_id in (select name from same_person(d.recipient_id) name))),
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
  foreach f in array array['local_moment(timestamp, text)', 'quiet_until(timestamptz, text, time, time)',
      'planned_rows(uuid, timestamptz, time, time)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to rowcast_service', f);
  end loop;
end
$$;
