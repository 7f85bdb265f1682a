-- Which store this is: another one after every restore. Stations that knew the one before offer all
-- their images again, for some they had been told are kept may be missing.
alter table centre add column store uuid not null default gen_random_uuid();
