-- Campaigns that are about some rows only, follow-ups, and campaigns that send to rows as they come.

-- Rows of the chunk that the campaign is not about.
alter table campaign_chunk add column passed_over int not null default 0;

-- A follow-up: a campaign whose rows each wait for what becomes of the same row's message of the campaign that it follows,
-- which is its parent or an earlier follow-up of that. The user's button is kept as a word and as a keyed HMAC.
alter table campaign
  add column step int check (step between 1 and 5),
  add column follows_id uuid,
  add column follow_if text check (follow_if in ('not-read', 'not-replied', 'button')),
  add column follow_button text,
  add column follow_button_id bytea,
  add column wait_minutes int check (wait_minutes >= 0),
  add constraint campaign_follow_up_check check (
    num_nonnulls(step, follows_id, follow_if, wait_minutes) in (0, 4) and (step is null or parent_id is not null)
      and num_nonnulls(follow_button, follow_button_id) = case when follow_if = 'button' then 2 else 0 end),
  add constraint campaign_follows foreign key (workspace_id, follows_id)
    references campaign (workspace_id, campaign_id) on delete cascade;
create index campaign_followed on campaign (follows_id) where follows_id is not null;
create index campaign_steps on campaign (workspace_id, sender_id)
  where step is not null and status in ('sending', 'paused');

-- Keyed HMACs of what stands on a pressed button and of what it carries; null for any other message.
alter table reply add column button_id bytea, add column payload_id bytea;

-- Rows of follow-ups of which something may have become known: the sweep looks at each and forgets it.
create table follow_news (
  workspace_id uuid not null,
  news_id bigint generated always as identity,
  campaign_id uuid not null,
  row_key text not null,
  primary key (workspace_id, news_id)
);

-- What a row of a follow-up comes to as things stand: when it is due, null where it still waits, or why it is not sent.
-- Somebody has replied who has written to the sender since the message left, whatever it was (Meta cuts off the seconds' parts).
-- The dispatcher's claim and the sweep both ask this; row-level security binds whoever asks.
create function follow_up(followed_by uuid, key text, moment timestamptz) returns table (due_at timestamptz, reason text)
  language sql stable as $$
  select case when s.dropped is null then s.since + s.wait_minutes * interval '1 minute' end,
    coalesce(s.dropped, case when s.since is null and s.sent_at < moment - interval '30 days'
      then 'Not sent: what it waited for did not happen within 30 days.' end)
  from (
    select c.wait_minutes, p.sent_at,
      case c.follow_if
        when 'not-read' then case p.status when 'delivered' then p.status_at end
        when 'not-replied' then case p.status when 'read' then p.status_at end
        else (
          select min(r.received_at) from reply r
          where r.workspace_id = p.workspace_id and r.delivery_id = p.delivery_id
            and c.follow_button_id in (r.button_id, r.payload_id))
      end as since,
      case
        when p.status = 'failed' then 'Not sent: the message before it failed.'
        when p.status in ('cancelled', 'skipped') then 'Not sent: the message before it was not sent.'
        when c.follow_if <> 'button' and (exists (
            select from reply r where r.workspace_id = p.workspace_id and r.delivery_id = p.delivery_id)
          or exists (
            select from reply r
            where r.workspace_id = p.workspace_id and r.sender_id = p.sender_id
              and r.recipient_id in (select name from same_person(p.recipient_id) name)
              and r.received_at >= date_trunc('second', p.sent_at))) then 'Not sent: the person has replied.'
        when c.follow_if = 'not-read' and p.status = 'read' then 'Not sent: the message before it was read.'
      end as dropped
    from campaign c
    join delivery p on p.workspace_id = c.workspace_id and p.campaign_id = c.follows_id and p.row_key = key
    where c.workspace_id = (select current_workspace()) and c.campaign_id = followed_by) s
$$;
revoke all on function follow_up(uuid, text, timestamptz) from public;
grant execute on function follow_up(uuid, text, timestamptz) to rowcast_service;

-- Tells the sweep of rows whose message of the campaign before has come to something. Once a statement; campaigns without
-- follow-ups cost the look into an index. What is written back to the sheet is no news, and has no news of its row left.
create function tell_follow_ups() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  step record;
begin
  for step in
    select c.workspace_id, c.campaign_id, c.follows_id from campaign c
    where c.follows_id = any (array(select distinct n.campaign_id from new_rows n))
  loop
    insert into follow_news (workspace_id, campaign_id, row_key)
    select n.workspace_id, step.campaign_id, n.row_key from new_rows n
    where n.workspace_id = step.workspace_id and n.campaign_id = step.follows_id
      and n.status in ('delivered', 'read', 'failed', 'cancelled', 'skipped') and n.revision > n.written_revision;
  end loop;
  return null;
end
$$;
create trigger delivery_followed after update on delivery
  referencing new table as new_rows
  for each statement execute function tell_follow_ups();

create function workspaces_with_follow_news() returns table (workspace_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct n.workspace_id from follow_news n
$$;
revoke all on function workspaces_with_follow_news() from public;
grant execute on function workspaces_with_follow_news() to rowcast_service;

-- Follow-ups old enough for rows that have waited in vain.
create function old_follow_ups(launched_before timestamptz) returns table (workspace_id uuid, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id from campaign c
  where c.step is not null and c.status = 'sending' and c.launched_at < launched_before
$$;
revoke all on function old_follow_ups(timestamptz) from public;
grant execute on function old_follow_ups(timestamptz) to rowcast_service;

-- It sends to rows as they come, and has no end of its own.
alter table campaign add column standing boolean not null
  generated always as (coalesce(schedule ->> 'type' = 'new-rows', false)) stored;

-- Its rows move while it stands, so that a row's number says where the row was when it was reported; the key says which it is.
alter table delivery drop constraint delivery_workspace_id_campaign_id_row_number_key;
create index delivery_by_row on delivery (workspace_id, campaign_id, row_number);
alter table campaign_row_problem
  drop constraint campaign_row_problem_pkey,
  drop constraint campaign_row_problem_workspace_id_campaign_id_row_key_key,
  add primary key (workspace_id, campaign_id, row_key);
create index campaign_row_problem_by_row on campaign_row_problem (workspace_id, campaign_id, row_number);

-- Every row that a standing campaign has come to know.
create table standing_row (
  workspace_id uuid not null,
  campaign_id uuid not null,
  row_key text not null,
  -- It stood in the sheet before and never goes; it has a problem; it has a message; it had one, and was changed so that the
  -- campaign is not about it any more.
  state text not null check (state in ('passed', 'held', 'taken', 'withdrawn')),
  -- Keyed HMAC of the cells that its message depends on, as they were at the last report; null where there was none.
  cells_id bytea,
  primary key (workspace_id, campaign_id, row_key),
  foreign key (workspace_id, campaign_id) references campaign on delete cascade
);
create index campaign_standing on campaign (workspace_id, sheet_link_id)
  where standing and status in ('sending', 'paused');

-- What reports of rows were answered, so that one that comes again is answered the same.
create table row_report (
  workspace_id uuid not null references workspace on delete cascade,
  idempotency_key text not null,
  request_hash bytea not null,
  taken int not null,
  known int not null,
  passed_over int not null,
  held int not null,
  created_at timestamptz not null,
  primary key (workspace_id, idempotency_key)
);
create index row_report_by_age on row_report (workspace_id, created_at);

-- The look of the service itself at a tab with standing campaigns: not again before then; how often it has failed in a row,
-- and since when it fails in a way that does not pass by itself.
alter table sheet_link
  add column look_after timestamptz,
  add column look_failures int not null default 0,
  add column look_failing_since timestamptz;

create function tabs_to_look_at(moment timestamptz, most int) returns table (
    workspace_id uuid, sheet_link_id uuid, spreadsheet_id text, sheet_id int, pen text, connection_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.workspace_id, l.sheet_link_id, l.spreadsheet_id, l.sheet_id, l.pen, l.connection_id
  from sheet_link l
  where l.pen <> 'add-on' and (l.look_after is null or l.look_after <= moment) and exists (
    select from campaign c
    where c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id and c.standing and c.status = 'sending')
  order by l.look_after nulls first
  limit most
$$;
revoke all on function tabs_to_look_at(timestamptz, int) from public;
grant execute on function tabs_to_look_at(timestamptz, int) to rowcast_service;

do $$
declare t text;
begin
  foreach t in array array['follow_news', 'standing_row', 'row_report']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy one_workspace on %I using (workspace_id = (select current_workspace())) '
        'with check (workspace_id = (select current_workspace()))', t);
    execute format('grant select, insert, update, delete on %I to rowcast_service', t);
  end loop;
end
$$;
