-- The journal: only ever inserted into. Everything else but the outbox folds from it.
create table event (
  sequence bigint primary key,
  id uuid not null unique,
  -- The acta whose life this event belongs to, if any.
  acta varchar(48),
  recorded timestamp(9) with time zone not null,
  envelope varbinary(1000000) not null,
  hash binary(32) not null
);
create index event_of_acta on event (acta, sequence);

-- Names and values of this store itself.
create table store_setting (
  name varchar(40) primary key,
  content varchar(400) not null
);

-- Where each acta stands: a fold of its events, kept so that no queue or count reads the journal.
create table acta (
  acta varchar(48) primary key,
  -- Place in the catalogue; null outside it.
  position integer,
  municipality varchar(3),
  state varchar(24) not null,
  received boolean not null,
  -- FIRST, SECOND, THIRD or ADJUDICATION while somebody must key it.
  due varchar(12),
  image binary(32),
  since timestamp(9) with time zone
);
create index acta_due on acta (due, since, acta);
create index acta_in_state on acta (state, position);

-- How many actas are in each state.
create table tally (
  state varchar(24) not null,
  received boolean not null,
  actas integer not null,
  primary key (state, received)
);

-- One person keys one image of an acta once, whatever the program believes.
create table capture (
  acta varchar(48) not null,
  image binary(32) not null,
  person varchar(40) not null,
  work varchar(12) not null,
  primary key (acta, image, person)
);

-- Images that are durable here. Without an acta they wait in the unidentified tray.
create table image (
  image binary(32) primary key,
  size bigint not null,
  origin varchar(12) not null,
  digitization varchar(12) not null,
  digitized timestamp(9) with time zone not null,
  acta varchar(48)
);
create index image_of_acta on image (acta, digitized);

-- Images the centre has not acknowledged.
create table image_waiting (
  sequence bigint primary key,
  image binary(32) not null unique,
  size bigint not null,
  digitized timestamp(9) with time zone not null
);

-- The people of this CATD, as the centre last sent them: serialised openprep.v1.PersonRecord.
create table person (
  person varchar(40) primary key,
  record varbinary(10000) not null
);
