-- When campaigns send: one form for every kind of schedule, campaigns that come of others, and quiet hours.

-- As the API has it (WhenWire); of a draft, what its rows were frozen for. The columns schedule_type, schedule_local and
-- schedule_zone go: two forms of one truth would differ one day.
alter table campaign add column schedule jsonb;
update campaign set schedule = jsonb_strip_nulls(jsonb_build_object(
  'type', schedule_type,
  'local', to_char(schedule_local, 'YYYY-MM-DD"T"HH24:MI:SS'),
  'zone', schedule_zone))
where schedule_type is not null;
alter table campaign drop column schedule_type, drop column schedule_local, drop column schedule_zone;

-- The campaign that this one is a run or a follow-up of.
alter table campaign add column parent_id uuid;
alter table campaign add constraint campaign_parent foreign key (workspace_id, parent_id)
  references campaign (workspace_id, campaign_id) on delete cascade;
create index campaign_children on campaign (workspace_id, parent_id) where parent_id is not null;

-- Nobody is disturbed from the first to the second, by the recipient's clock; both null for never. Of a campaign as launched,
-- of a workspace what a campaign that says nothing takes.
alter table campaign add column quiet_from time, add column quiet_to time,
  add constraint campaign_quiet_check check ((quiet_from is null) = (quiet_to is null));
alter table workspace add column quiet_from time, add column quiet_to time,
  add constraint workspace_quiet_check check ((quiet_from is null) = (quiet_to is null));

-- What happens with a start that was missed because no node ran; null for the usual: within an hour it starts, later a
-- person is asked.
alter table campaign add column missed text check (missed in ('run', 'skip', 'ask'));

-- IANA zone of the recipient, where the number's region has one; null where the campaign's zone has to do.
alter table delivery add column zone text;
