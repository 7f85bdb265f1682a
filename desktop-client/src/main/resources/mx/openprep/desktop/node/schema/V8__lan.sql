-- Requests of joined workstations that were carried out, noted in the transaction of what they did. No fold of the
-- journal: forgotten after some days.
create table request (
  request varchar(64) not null,
  person varchar(40) not null,
  done timestamp(9) with time zone not null,
  -- What was answered, serialised; null when the node died before it answered.
  answer varbinary(1000000),
  primary key (request, person)
);
create index request_done on request (done);

-- The stations of this CATD whose certificates the centre has withdrawn or replaced, as it last told:
-- serialised openprep.v1.StationRecord.
create table station (
  station varchar(40) primary key,
  record varbinary(4000) not null
);
