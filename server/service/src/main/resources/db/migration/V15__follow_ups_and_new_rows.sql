-- Campaigns that are about some rows only, follow-ups, and campaigns that send to rows as they come.

-- Rows of the chunk that the campaign is not about.
alter table campaign_chunk add column passed_over int not null default 0;
