-- What the centre says it has published of this CATD's actas: its word, no part of the journal. What
-- is lost of it is told again.
create table published (
  acta varchar(48) primary key,
  cut bigint not null,
  made timestamp(9) with time zone not null,
  -- Serialised openprep.v1.PublishedActa.
  content varbinary(20000) not null,
  -- Whether it is otherwise than the node had settled and sent: an incident.
  differs boolean not null
);
create index published_that_differs on published (differs, acta);

-- Derived tables, folded anew at the next start.
delete from acta;
alter table acta add column council varchar(20);
-- The acta's last event.
alter table acta add column changed bigint;
-- Whether the public is shown exactly the figures that are settled here.
alter table acta add column published boolean default false not null;
create index acta_changed on acta (changed);
create index acta_by_age on acta (state, received, published, since);

drop table tally;
create table tally (
  state varchar(24) not null,
  received boolean not null,
  published boolean not null,
  actas integer not null,
  primary key (state, received, published)
);

-- Cajas of packed papers, each for one council.
create table caja (
  caja varchar(40) primary key,
  council varchar(20) not null,
  opened timestamp(9) with time zone not null,
  opened_by varchar(40) not null,
  closed timestamp(9) with time zone,
  closed_by varchar(40)
);

create table packed (
  acta varchar(48) primary key,
  caja varchar(40) not null,
  -- From 1, in the order in which they were put in.
  place integer not null,
  unique (caja, place)
);
