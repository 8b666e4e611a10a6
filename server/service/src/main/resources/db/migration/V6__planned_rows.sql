-- The plan of a campaign's rows. It asks who is who (V5), so that somebody who wrote under one name is inside the window
-- under another.

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
        select max(r.rests_until) from recipient_rest r
        where r.workspace_id = d.workspace_id and r.recipient_id in (select name from same_person(d.recipient_id) name)
          and r.rests_until > moment) end as rest,
      home.places is not null and not exists (
        select from reply r
        where r.workspace_id = d.workspace_id and r.recipient_id in (select name from same_person(d.recipient_id) name)
          and r.sender_id = d.sender_id and r.received_at > moment - interval '24 hours') and not exists (
        select from recipient_opening o
        where o.workspace_id = d.workspace_id and o.portfolio_id = home.portfolio_id
          and o.recipient_id in (select name from same_person(d.recipient_id) name) and o.opened_at > moment - interval '24 hours') as opens
    from delivery d cross join home
    where d.workspace_id = (select current_workspace()) and d.campaign_id = campaign and d.status = 'queued'
      and not exists (
        select from suppression s
        where s.workspace_id = d.workspace_id and s.recipient_id in (select name from same_person(d.recipient_id) name))),
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

revoke all on function planned_rows(uuid, timestamptz) from public;
grant execute on function planned_rows(uuid, timestamptz) to rowcast_service;
