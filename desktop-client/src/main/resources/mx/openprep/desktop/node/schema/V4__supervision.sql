-- Incidents somebody has recommended on or decided; the ones nobody touched stand in the journal alone.
create table incident (
  incident uuid primary key,
  -- OPEN, RECOMMENDED or CLOSED.
  state varchar(12) not null,
  measure varchar(1000) not null,
  recommended_by varchar(40),
  recommended timestamp(9) with time zone,
  decided_by varchar(40),
  constraint second_person_decides check (decided_by is null or decided_by <> recommended_by)
);

create index published_by_cut on published (cut);
