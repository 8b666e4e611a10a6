-- What a hundred thousand rows cost: claims find what is due in an index that shrinks as rows leave, a launch touches no row.

-- The + 0 keeps the planner, whatever the statistics say, from taking the unique index on row numbers instead, and walking past
-- every row that has left already.
create index delivery_fresh on delivery (workspace_id, campaign_id, (row_number + 0))
  where status = 'queued' and due_at is null;
create index delivery_deferred on delivery (workspace_id, campaign_id, due_at)
  where status = 'queued' and due_at is not null;
drop index delivery_queued;

-- Only what may have left is asked for by its recipient and time.
create index delivery_left_to on delivery (workspace_id, recipient_id, sent_at) where sent_at is not null;
drop index delivery_by_recipient;

-- Rows are behind from the moment at which they are put, and shown once their campaign is launched.
alter table delivery alter column revision set default 1;
update delivery d set revision = 1
from campaign c
where c.workspace_id = d.workspace_id and c.campaign_id = d.campaign_id and c.launched_at is null and d.revision = 0;

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
          and d.revision > d.written_revision)
      or exists (
        select from sheet_write w
        where w.workspace_id = l.workspace_id and w.sheet_link_id = l.sheet_link_id
          and (w.answered or w.begun_at <= moment - interval '180 seconds'))
      or exists (
        select from sheet_column s join campaign c using (workspace_id, sheet_link_id)
        where s.workspace_id = l.workspace_id and s.sheet_link_id = l.sheet_link_id
          and s.protected_at <= moment - interval '10 minutes' and c.launched_at > moment - interval '7 days'))
$$;
