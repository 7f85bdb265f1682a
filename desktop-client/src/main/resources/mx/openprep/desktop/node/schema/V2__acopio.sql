-- Sobres that were handed over; what was said of them stands in the event.
create table sobre (
  sequence bigint primary key,
  casilla varchar(40) not null
);

-- When sobres should arrive, as last known.
create table arrival (
  casilla varchar(40) primary key,
  expected timestamp(9) with time zone not null,
  note varchar(1000) not null,
  person varchar(40) not null,
  noted timestamp(9) with time zone not null
);
