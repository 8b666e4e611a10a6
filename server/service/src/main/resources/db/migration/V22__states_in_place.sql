-- A change of status is written beside the row and touches no index (PostgreSQL's heap-only tuples): a message is claimed,
-- accepted, sent, delivered and read, and each of them inserted a row into six or seven indexes. That needs indexes whose columns and
-- conditions stay as they are, and room on the row's page, which dead versions give back.
alter table delivery set (fillfactor = 45);
alter table delivery
  add column is_unknown boolean not null generated always as (status = 'unknown') stored,
  add column is_failed boolean not null generated always as (status = 'failed') stored,
  -- The sheet lags behind.
  add column is_behind boolean not null generated always as (revision > written_revision) stored;

drop index delivery_fresh, delivery_deferred, delivery_failed, delivery_in_doubt, delivery_unwritten, delivery_by_wamid,
  delivery_left_to;
create index delivery_failed on delivery (workspace_id, campaign_id, row_number) where is_failed;
-- Campaigns of which something may have left lately.
create index campaign_ended on campaign (workspace_id, sender_id, finished_at) where finished_at is not null;
create index delivery_unknown on delivery (workspace_id) where is_unknown;
create index delivery_unwritten on delivery (workspace_id, campaign_id) where is_behind;
-- A person's deliveries in all campaigns, and the one of a campaign.
alter table delivery
  drop constraint delivery_workspace_id_campaign_id_recipient_id_key,
  add constraint delivery_recipient_key unique (workspace_id, recipient_id, campaign_id);

-- What waits: a row for each queued delivery, and none else. Kept by the triggers of delivery.
create table queued (
  workspace_id uuid not null,
  campaign_id uuid not null,
  -- Not before this instant; -infinity is at once.
  due_at timestamptz not null,
  row_number int not null,
  delivery_id uuid not null,
  primary key (workspace_id, campaign_id, due_at, row_number, delivery_id)
);
alter table queued enable row level security;
create policy one_workspace on queued using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select on queued to rowcast_service;
insert into queued (workspace_id, campaign_id, due_at, row_number, delivery_id)
select workspace_id, campaign_id, coalesce(due_at, '-infinity'), row_number, delivery_id from delivery where status = 'queued';

-- Which rows were claimed together, until the claim has run out: what is still being sent then is in doubt.
create table claim (
  workspace_id uuid not null references workspace on delete cascade,
  claim_id bigint generated always as identity,
  deliveries uuid[] not null,
  expires_at timestamptz not null,
  primary key (workspace_id, claim_id)
);
create index claim_by_end on claim (workspace_id, expires_at);
alter table claim enable row level security;
create policy one_workspace on claim using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert, delete on claim to rowcast_service;
insert into claim (workspace_id, deliveries, expires_at)
select workspace_id, array_agg(delivery_id), max(claim_expires_at) from delivery where status = 'sending' group by workspace_id;

create or replace function workspaces_in_doubt() returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id from workspace w
  where exists (select from claim c where c.workspace_id = w.workspace_id)
    or exists (select from delivery d where d.workspace_id = w.workspace_id and d.is_unknown)
$$;

-- Meta's ids of messages, keyed: delivery.wamid_id, to be found by. Written by the triggers of delivery and by nobody else.
create table delivery_wamid (
  workspace_id uuid not null,
  wamid_id bytea not null,
  delivery_id uuid not null,
  primary key (workspace_id, wamid_id, delivery_id)
);
alter table delivery_wamid enable row level security;
create policy one_workspace on delivery_wamid using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select on delivery_wamid to rowcast_service;
insert into delivery_wamid (workspace_id, wamid_id, delivery_id)
select workspace_id, wamid_id, delivery_id from delivery where wamid_id is not null;

-- Of rows that have another id, since they were tried again, or none, since they were forgotten or deleted. The offset keeps the
-- planner from turning the join around: when the table was nearly empty it would read all of it, and keep that plan.
create function forget_wamids(workspaces uuid[], deliveries uuid[], wamids bytea[]) returns void
  language sql security definer set search_path = public, pg_temp
  set enable_seqscan = off as $$
  delete from delivery_wamid where ctid = any (array(
    select found.ctid
    from unnest(workspaces, deliveries, wamids) as gone (workspace_id, delivery_id, wamid_id)
    cross join lateral (
      select w.ctid from delivery_wamid w
      where w.workspace_id = gone.workspace_id and w.wamid_id = gone.wamid_id and w.delivery_id = gone.delivery_id
      offset 0) found))
$$;
revoke all on function forget_wamids(uuid[], uuid[], bytea[]) from public;

-- Of rows that have left the queue, or their place in it.
create function unqueue(workspaces uuid[], campaigns uuid[], dues timestamptz[], row_numbers int[], deliveries uuid[]) returns void
  language sql security definer set search_path = public, pg_temp
  set enable_seqscan = off as $$
  delete from queued where ctid = any (array(
    select found.ctid
    from unnest(workspaces, campaigns, dues, row_numbers, deliveries)
      as gone (workspace_id, campaign_id, due_at, row_number, delivery_id)
    cross join lateral (
      select q.ctid from queued q
      where q.workspace_id = gone.workspace_id and q.campaign_id = gone.campaign_id
        and q.due_at = coalesce(gone.due_at, '-infinity') and q.row_number = gone.row_number
        and q.delivery_id = gone.delivery_id
      offset 0) found))
$$;
revoke all on function unqueue(uuid[], uuid[], timestamptz[], int[], uuid[]) from public;

-- As in V21, and keeps queued and delivery_wamid.
create or replace function record_moves() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = on set enable_nestloop = off as $$
declare
  moment constant timestamptz := clock_timestamp();
  outcome record;
begin
  with changed as materialized (
    select n.workspace_id, n.delivery_id, n.campaign_id, o.status as from_status, n.status as to_status, n.status_at,
      greatest(o.attempts, n.attempts) as attempt, n.error_code, n.status <> o.status as moves,
      o.wamid_id as old_wamid, n.wamid_id as new_wamid,
      o.wamid_id is not null and n.wamid_id is distinct from o.wamid_id as renamed,
      o.due_at, o.row_number, n.due_at as new_due, n.row_number as new_row,
      o.status = 'queued' and shifts as leaves, n.status = 'queued' and shifts as comes
    from old_rows o join new_rows n on n.delivery_id = o.delivery_id
    cross join lateral (
      select n.status <> o.status
        or (n.status = 'queued' and (n.due_at is distinct from o.due_at or n.row_number <> o.row_number)) as shifts) s
    where shifts or n.wamid_id is distinct from o.wamid_id),
  recorded as (
    insert into delivery_move (
      workspace_id, delivery_id, from_status, to_status, at, recorded_at, attempt, error_code)
    select c.workspace_id, c.delivery_id, c.from_status, c.to_status, c.status_at, moment, c.attempt, c.error_code
    from changed c where c.moves),
  named as (
    insert into delivery_wamid (workspace_id, wamid_id, delivery_id)
    select c.workspace_id, c.new_wamid, c.delivery_id
    from changed c where c.new_wamid is not null and (c.old_wamid is null or c.renamed)),
  -- Never where it leaves: its place is another, or it was in none.
  enqueued as (
    insert into queued (workspace_id, campaign_id, due_at, row_number, delivery_id)
    select c.workspace_id, c.campaign_id, coalesce(c.new_due, '-infinity'), c.new_row, c.delivery_id
    from changed c where c.comes)
  select
    (array_agg(format('delivery %s may not move from %s to %s', c.delivery_id, c.from_status, c.to_status)) filter (
      where c.moves and (c.from_status, c.to_status) not in (select l.from_status, l.to_status from legal_move l)))[1] as illegal,
    array_agg(c.workspace_id) filter (where c.renamed) as renamed_workspaces,
    array_agg(c.delivery_id) filter (where c.renamed) as renamed,
    array_agg(c.old_wamid) filter (where c.renamed) as wamids,
    array_agg(c.workspace_id) filter (where c.leaves) as workspaces,
    array_agg(c.campaign_id) filter (where c.leaves) as campaigns,
    array_agg(c.due_at) filter (where c.leaves) as dues,
    array_agg(c.row_number) filter (where c.leaves) as row_numbers,
    array_agg(c.delivery_id) filter (where c.leaves) as deliveries
  into outcome
  from changed c;
  if outcome.illegal is not null then
    raise exception '%', outcome.illegal
      using errcode = 'check_violation', table = 'delivery', constraint = 'legal_move';
  end if;
  if outcome.renamed is not null then
    perform forget_wamids(outcome.renamed_workspaces, outcome.renamed, outcome.wamids);
  end if;
  if outcome.deliveries is not null then
    perform unqueue(outcome.workspaces, outcome.campaigns, outcome.dues, outcome.row_numbers, outcome.deliveries);
  end if;
  return null;
end
$$;

create function enqueue() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into queued (workspace_id, campaign_id, due_at, row_number, delivery_id)
  select n.workspace_id, n.campaign_id, coalesce(n.due_at, '-infinity'), n.row_number, n.delivery_id
  from new_rows n where n.status = 'queued';
  return null;
end
$$;
create trigger delivery_enqueued after insert on delivery
  referencing new table as new_rows
  for each statement execute function enqueue();

-- As in V10, and their places in the queue and ids at Meta.
create or replace function forget_moves() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  delete from delivery_move m using old_rows o
  where m.workspace_id = o.workspace_id and m.delivery_id = o.delivery_id;
  perform forget_wamids(array_agg(o.workspace_id), array_agg(o.delivery_id), array_agg(o.wamid_id))
  from old_rows o where o.wamid_id is not null;
  perform unqueue(array_agg(o.workspace_id), array_agg(o.campaign_id), array_agg(o.due_at), array_agg(o.row_number),
    array_agg(o.delivery_id))
  from old_rows o where o.status = 'queued';
  return null;
end
$$;

-- As they were, by the new columns and the queue.
create or replace function campaigns_to_watch(moment timestamptz) returns table (workspace_id uuid, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id from campaign c
  where c.status in ('sending', 'paused') and c.send_until <= moment
  union
  select c.workspace_id, c.campaign_id from campaign c
  where c.status = 'sending' and c.canary_rows is not null and c.canary_passed_at is null
  union
  select c.workspace_id, c.campaign_id from campaign c
  where c.status = 'cancelled' and c.finished_at > moment - interval '1 day'
    and exists (
      select from queued q where q.workspace_id = c.workspace_id and q.campaign_id = c.campaign_id)
  union
  select c.workspace_id, c.campaign_id from campaign c
  where c.status = 'sending' and c.halt_percent is not null
    and exists (
      select from delivery d
      where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id and d.is_failed
        and d.row_number >= c.halt_from_row
      offset ceil(20 * c.halt_percent / 100.0)::int - 1)
$$;

create or replace function unwritten_sheets(moment timestamptz) returns table (
    workspace_id uuid, sheet_link_id uuid, spreadsheet_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.workspace_id, l.sheet_link_id, l.spreadsheet_id
  from sheet_link l
  where l.pen <> 'add-on' and (l.not_before is null or l.not_before <= moment)
    and (l.unverified
      or exists (
        select from campaign c join delivery d using (workspace_id, campaign_id)
        where c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id and c.launched_at is not null
          and d.is_behind)
      or exists (
        select from sheet_write w
        where w.workspace_id = l.workspace_id and w.sheet_link_id = l.sheet_link_id
          and (w.answered or w.begun_at <= moment - interval '180 seconds'))
      or exists (
        select from sheet_column s join campaign c using (workspace_id, sheet_link_id)
        where s.workspace_id = l.workspace_id and s.sheet_link_id = l.sheet_link_id
          and s.protected_at <= moment - interval '10 minutes' and c.launched_at > moment - interval '7 days'))
$$;

create or replace function rows_due_between(since timestamptz, until timestamptz) returns table (
    workspace_id uuid, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id
  from campaign c
  where c.status = 'sending' and c.schedule ->> 'type' = 'per-row'
    and exists (
      select from queued q
      where q.workspace_id = c.workspace_id and q.campaign_id = c.campaign_id and q.due_at > since and q.due_at <= until)
$$;

-- Lets the planner count the deliveries anew where more have come at once than it knew of. A plan that was made while they were few
-- takes any index that begins with the workspace, and reads all of it for each row.
create function count_deliveries_anew(come int) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select c.reltuples < come from pg_class c where c.oid = 'delivery'::regclass) then
    analyze delivery;
  end if;
end
$$;
revoke all on function count_deliveries_anew(int) from public;
grant execute on function count_deliveries_anew(int) to rowcast_service;
