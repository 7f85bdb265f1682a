-- What a total in SQL needs to know of the election package; filled from it at start.
create table catalogue_acta (
  acta text primary key,
  election text not null,
  principle text not null check (principle in ('MAJORITY', 'PROPORTIONAL')),
  -- District or municipality over which the election is divided; null outside of any.
  territory text,
  casilla_type char(1) not null,
  -- 0 where none is published.
  lista_nominal integer not null
);

-- Images that are verified and durable in the publication directory: only their actas count.
create table published_image (
  hash bytea primary key,
  published_at timestamptz not null default now()
);

create table cut (
  number bigint primary key check (number > 0),
  kind text not null check (kind in ('ZEROS', 'ORDINARY', 'LAST')),
  -- The last journal position folded into it, and the last sequence of each node.
  position bigint not null,
  heads jsonb not null,
  made_at timestamptz not null,
  published_at timestamptz,
  manifest_hash bytea,
  check ((published_at is null) = (manifest_hash is null))
);
