-- What the centre's own journal says of actas of this CATD: captured at a CCV, sent back to be scanned again.
create table elsewhere (
  -- The order in which it came here, from 1.
  number bigint primary key,
  -- Its place in the centre's journal.
  sequence bigint not null unique,
  -- Null where the acta's life did not allow it here any more: kept, and folded into nothing.
  acta varchar(48),
  -- The last entry of this node's own journal when it came.
  after_sequence bigint not null,
  envelope varbinary(1000000) not null
);
create index elsewhere_of_acta on elsewhere (acta, number);
