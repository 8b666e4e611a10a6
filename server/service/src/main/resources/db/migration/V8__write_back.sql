-- What write-back remembers of a tab, so that any node can carry on after any line.

-- Writes that no reading has seen through yet. Sealed: what was to be written for whom, and what the rows showed that are not
-- ours, so that whatever a race puts beside one of them can be told from what stood there.
create table sheet_write (
  workspace_id uuid not null,
  sheet_link_id uuid not null,
  write_number bigint generated always as identity,
  begun_at timestamptz not null,
  -- Whether it can have no effect any more, as it was answered.
  answered boolean not null default false,
  content bytea not null,
  primary key (workspace_id, sheet_link_id, write_number),
  foreign key (workspace_id, sheet_link_id) references sheet_link on delete cascade
);

-- Status columns that were seen in a tab. One that is gone was deleted by a person, and is not made again by itself.
create table sheet_column (
  workspace_id uuid not null,
  sheet_link_id uuid not null,
  role text not null check (role in ('status', 'status-time', 'reply', 'reply-time', 'error')),
  seen_at timestamptz not null,
  gone boolean not null default false,
  -- When Google last refused to write to it, as it is protected.
  protected_at timestamptz,
  primary key (workspace_id, sheet_link_id, role),
  foreign key (workspace_id, sheet_link_id) references sheet_link on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['sheet_write', 'sheet_column']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;

-- As before; and links with a write that is over and was not seen through, and those whose protected column is to be tried
-- again. Google ends a request after 180 seconds, so that one which was not answered is over by then.
create or replace function unwritten_sheets(moment timestamptz) returns table (
    workspace_id uuid, sheet_link_id uuid, spreadsheet_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.workspace_id, l.sheet_link_id, l.spreadsheet_id
  from sheet_link l
  where l.pen <> 'add-on' and (l.not_before is null or l.not_before <= moment)
    and (l.unverified
      or exists (
        select from campaign c join delivery d using (workspace_id, campaign_id)
        where c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id and d.revision > d.written_revision)
      or exists (
        select from sheet_write w
        where w.workspace_id = l.workspace_id and w.sheet_link_id = l.sheet_link_id
          and (w.answered or w.begun_at <= moment - interval '180 seconds'))
      or exists (
        select from sheet_column s join campaign c using (workspace_id, sheet_link_id)
        where s.workspace_id = l.workspace_id and s.sheet_link_id = l.sheet_link_id
          and s.protected_at <= moment - interval '10 minutes' and c.launched_at > moment - interval '7 days'))
$$;
