-- The ledger's state machine, and the trail of every delivery's life.

-- Which status may follow which: the table Moves.TABLE of the service.
create table legal_move (
  from_status delivery_status not null,
  to_status delivery_status not null,
  primary key (from_status, to_status)
);

insert into legal_move (from_status, to_status) values
  ('queued', 'sending'), ('queued', 'accepted'), ('queued', 'sent'), ('queued', 'delivered'),
  ('queued', 'read'), ('queued', 'cancelled'), ('queued', 'skipped'),
  ('sending', 'queued'), ('sending', 'unknown'), ('sending', 'accepted'), ('sending', 'sent'),
  ('sending', 'failed'), ('sending', 'delivered'), ('sending', 'read'), ('sending', 'cancelled'),
  ('unknown', 'queued'), ('unknown', 'unconfirmed'), ('unknown', 'accepted'), ('unknown', 'sent'),
  ('unknown', 'failed'), ('unknown', 'delivered'), ('unknown', 'read'), ('unknown', 'cancelled'),
  ('unconfirmed', 'queued'), ('unconfirmed', 'accepted'), ('unconfirmed', 'sent'), ('unconfirmed', 'failed'),
  ('unconfirmed', 'delivered'), ('unconfirmed', 'read'),
  ('accepted', 'sent'), ('accepted', 'failed'), ('accepted', 'delivered'), ('accepted', 'read'),
  ('sent', 'failed'), ('sent', 'delivered'), ('sent', 'read'),
  ('failed', 'queued'), ('failed', 'delivered'), ('failed', 'read'),
  ('delivered', 'read'),
  ('cancelled', 'queued'), ('cancelled', 'sent'), ('cancelled', 'delivered'), ('cancelled', 'read'),
  ('skipped', 'sent'), ('skipped', 'delivered'), ('skipped', 'read');
grant select on legal_move to rowcast_service;

-- One row a move, written by the trigger below and by nobody else; gone with its delivery. No foreign keys, which would be
-- checked row by row.
create table delivery_move (
  workspace_id uuid not null,
  delivery_id uuid not null,
  move_id bigint generated always as identity,
  from_status delivery_status not null,
  to_status delivery_status not null,
  -- When it happened, by the clock of whoever told.
  at timestamptz not null,
  -- When it came into the ledger, by PostgreSQL's clock.
  recorded_at timestamptz not null,
  attempt int not null,
  error_code int,
  primary key (workspace_id, delivery_id, move_id)
);
alter table delivery_move enable row level security;
create policy one_workspace on delivery_move using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select on delivery_move to rowcast_service;

-- Once a statement, for all its rows. The plan is kept for the session and must do for 1 row and for 10,000, so it joins by
-- hash whatever the first statement was like.
create function record_moves() returns trigger
  language plpgsql security definer set search_path = public, pg_temp set enable_nestloop = off as $$
declare
  moment constant timestamptz := clock_timestamp();
  illegal record;
begin
  insert into delivery_move (
    workspace_id, delivery_id, from_status, to_status, at, recorded_at, attempt, error_code)
  select n.workspace_id, n.delivery_id, o.status, n.status, n.status_at, moment, greatest(o.attempts, n.attempts),
    n.error_code
  from old_rows o join new_rows n on n.delivery_id = o.delivery_id
  where n.status <> o.status;
  if not found then
    return null;
  end if;
  select n.delivery_id, o.status as from_status, n.status as to_status into illegal
  from old_rows o join new_rows n on n.delivery_id = o.delivery_id
  where n.status <> o.status and (o.status, n.status) not in (select l.from_status, l.to_status from legal_move l)
  limit 1;
  if found then
    raise exception 'delivery % may not move from % to %', illegal.delivery_id, illegal.from_status, illegal.to_status
      using errcode = 'check_violation', table = 'delivery', constraint = 'legal_move';
  end if;
  return null;
end
$$;
create trigger delivery_moves after update on delivery
  referencing old table as old_rows new table as new_rows
  for each statement execute function record_moves();

-- By the key only: the trail is long, and a draft that is discarded has none.
create function forget_moves() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  delete from delivery_move m using old_rows o
  where m.workspace_id = o.workspace_id and m.delivery_id = o.delivery_id;
  return null;
end
$$;
create trigger delivery_moves_forgotten after delete on delivery
  referencing old table as old_rows
  for each statement execute function forget_moves();

-- Rows before it do not count for the halt by failures: a person has seen them and let the campaign go on.
alter table campaign add column halt_from_row int not null default 0;

create index delivery_failed on delivery (workspace_id, campaign_id, row_number) where status = 'failed';
create index campaign_ends on campaign (send_until) where status in ('sending', 'paused') and send_until is not null;
create index campaign_cancelled on campaign (finished_at) where status = 'cancelled';

-- Campaigns that somebody must look at now: their end has come, a canary is out, rows of a cancelled one are still queued
-- since its node died, or enough rows have failed for a halt (a twentieth of 20 rows and more: 20 must have their fate).
create function campaigns_to_watch(moment timestamptz) returns table (workspace_id uuid, campaign_id uuid)
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
      select from delivery d
      where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id and d.status = 'queued')
  union
  select c.workspace_id, c.campaign_id from campaign c
  where c.status = 'sending' and c.halt_percent is not null
    and exists (
      select from delivery d
      where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id and d.status = 'failed'
        and d.row_number >= c.halt_from_row
      offset ceil(20 * c.halt_percent / 100.0)::int - 1)
$$;
revoke all on function campaigns_to_watch(timestamptz) from public;
grant execute on function campaigns_to_watch(timestamptz) to rowcast_service;
