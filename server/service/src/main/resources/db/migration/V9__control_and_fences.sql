-- What a person may ask of a launch beside its time, and fences of nodes.

-- Nothing of the campaign leaves from then on; null is no end.
alter table campaign add column send_until timestamptz;
-- The first rows go alone, and the rest waits for their fate; null is none.
alter table campaign add column canary_rows int check (canary_rows > 0);
-- What happens when their fate is known: a person is asked, or the rest goes unless too many have failed.
alter table campaign add column canary_then text check (canary_then in ('ask', 'continue'));
-- When the rest was let go.
alter table campaign add column canary_passed_at timestamptz;
-- It pauses by itself when at least this share of what was tried has failed; null is never.
alter table campaign add column halt_percent int check (halt_percent between 1 and 100);
alter table campaign add constraint campaign_canary_check check ((canary_rows is null) = (canary_then is null));

-- Counts the nodes that had the lane one after the other: a claim names the count under which it was made, and one of an
-- earlier count sends nothing.
alter table sender add column lane_epoch bigint not null default 0;

drop function sending_campaigns();
create function sending_campaigns() returns table (
    workspace_id uuid, campaign_id uuid, sender_id uuid, messages_per_second int, marketing boolean,
    limited_portfolio_id text, lane_node uuid, lane_until timestamptz, lane_epoch bigint, canary_rows int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.workspace_id, c.campaign_id, c.sender_id, s.messages_per_second,
    coalesce(c.template_category = 'MARKETING', false),
    case when p.messaging_limit is not null then p.portfolio_id end, s.lane_node, s.lane_until, s.lane_epoch,
    case when c.canary_passed_at is null then c.canary_rows end
  from campaign c join sender s using (workspace_id, sender_id) join portfolio p using (workspace_id, portfolio_id)
  where c.status = 'sending'
  order by c.started_at
$$;
revoke all on function sending_campaigns() from public;
grant execute on function sending_campaigns() to rowcast_service;
