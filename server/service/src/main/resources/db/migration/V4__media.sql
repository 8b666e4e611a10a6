-- The template mirror keeps quality, reasons and edits, and marks what Meta lists no more.

alter table template
  add column quality text,
  add column status_reason text,
  -- When its content was first seen changed.
  add column edited_at timestamptz,
  -- When a webhook changed it last: a list that was asked for before knows less.
  add column news_at timestamptz;

-- A webhook told of an edit whose whole text only the list has: the next look asks Meta.
alter table template_sync add column stale boolean not null default false;
