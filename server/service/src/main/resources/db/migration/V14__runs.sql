-- Runs of recurring campaigns, sheets that are read again at the start, and starts that no node was there for.

-- Which run of its parent a campaign is, from 1.
alter table campaign add column run int check (run > 0);
create unique index campaign_runs on campaign (workspace_id, parent_id, run) where run is not null;
-- How many runs a recurring campaign had, with those that found no rows.
alter table campaign add column runs int not null default 0;
-- When the start that is due was first tried; null while none is due, and after it was made.
alter table campaign add column begun_at timestamptz;
-- Who reads the sheet for that start, and until when others let it.
alter table campaign add column read_by uuid, add column read_until timestamptz,
  add constraint campaign_read_check check ((read_by is null) = (read_until is null));

-- The last minute in which a node was at work; one row. Not a tenant table.
create table heartbeat (
  only_one boolean primary key default true check (only_one),
  beat_at timestamptz not null
);
grant select, insert, update on heartbeat to rowcast_service;

-- Campaigns under way with rows whose own time fell between two moments, and which have not left.
create function rows_due_between(since timestamptz, until timestamptz) returns table (workspace_id uuid, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id
  from campaign c
  where c.status = 'sending' and c.schedule ->> 'type' = 'per-row'
    and exists (
      select from delivery d
      where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id and d.status = 'queued'
        and d.due_at > since and d.due_at <= until)
$$;
revoke all on function rows_due_between(timestamptz, timestamptz) from public;
grant execute on function rows_due_between(timestamptz, timestamptz) to rowcast_service;
