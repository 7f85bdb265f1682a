-- Votes of a settled acta in the order of vote_column, for totals in SQL: null where nothing could
-- be read or the option does not compete there; {} while nothing is settled.
alter table acta_result add column votes integer[] not null default '{}';
-- Neither packed nor compressed: a sum reads every element of every array.
alter table acta_result alter column votes set storage plain;

-- The transaction that wrote a row last. A later snapshot need only read what was written by
-- transactions that an earlier one could not see: those from its xmin on.
alter table acta_result add column written_by xid8 not null default pg_current_xact_id();
alter table published_image add column written_by xid8 not null default pg_current_xact_id();
create index acta_result_written on acta_result (written_by);
create index acta_result_image on acta_result (image) where image is not null;
create index published_image_written on published_image (written_by);

create function sign_row() returns trigger language plpgsql as $$
begin
  new.written_by := pg_current_xact_id();
  return new;
end
$$;
create trigger acta_result_signed before insert or update on acta_result
  for each row execute function sign_row();
create trigger published_image_signed before insert or update on published_image
  for each row execute function sign_row();

-- The transaction that last took rows away: nothing that is left says so.
create table erasure (
  only_row boolean primary key default true check (only_row),
  written_by xid8 not null
);

create function note_erasure() returns trigger language plpgsql as $$
begin
  insert into erasure (written_by) values (pg_current_xact_id())
    on conflict (only_row) do update set written_by = excluded.written_by;
  return null;
end
$$;
create trigger acta_result_erased after delete or truncate on acta_result
  for each statement execute function note_erasure();
create trigger published_image_erased after delete or truncate on published_image
  for each statement execute function note_erasure();

-- What a decision in SQL needs to know beside the votes; filled from the package at start.
alter table catalogue_acta
  -- Vote fields on its paper.
  add column vote_fields integer not null default 0,
  -- More votes than these are not counted; null where there is no limit.
  add column most_votes integer;

-- What stands where in acta_result.votes.
create table vote_column (
  election text not null,
  place integer not null check (place > 0),
  field text not null,
  primary key (election, place),
  unique (election, field)
);

-- The ballot of every place that has votes, so that SQL can read its boxes in both views. Places are
-- the numbers of territories, '' outside of any, 'RP', and 'MR' where the state is divided as one.
create table ballot_box (
  election text not null,
  place text not null,
  field text not null,
  kind text not null check (kind in ('ALONE', 'COMBINATION', 'COMMON')),
  -- Of a combination.
  coalition text,
  -- On the ballot.
  rank integer not null,
  -- In the order of the ballot.
  members text[] not null,
  -- Whether combined votes are divided here.
  divided boolean not null,
  primary key (election, place, field)
);
