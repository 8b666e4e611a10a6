-- As in V10, and the moves of a statement are found once, for the trail and for the table of legal ones. It joins by hash also
-- where its transaction works by keys and has turned that off: with nothing else allowed, each row was compared with each.
create or replace function record_moves() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = on set enable_nestloop = off as $$
declare
  moment constant timestamptz := clock_timestamp();
  illegal record;
begin
  with moved as materialized (
    select n.workspace_id, n.delivery_id, o.status as from_status, n.status as to_status, n.status_at,
      greatest(o.attempts, n.attempts) as attempt, n.error_code
    from old_rows o join new_rows n on n.delivery_id = o.delivery_id
    where n.status <> o.status),
  recorded as (
    insert into delivery_move (
      workspace_id, delivery_id, from_status, to_status, at, recorded_at, attempt, error_code)
    select m.workspace_id, m.delivery_id, m.from_status, m.to_status, m.status_at, moment, m.attempt, m.error_code
    from moved m)
  select m.delivery_id, m.from_status, m.to_status into illegal
  from moved m
  where (m.from_status, m.to_status) not in (select l.from_status, l.to_status from legal_move l)
  limit 1;
  if found then
    raise exception 'delivery % may not move from % to %', illegal.delivery_id, illegal.from_status, illegal.to_status
      using errcode = 'check_violation', table = 'delivery', constraint = 'legal_move';
  end if;
  return null;
end
$$;
