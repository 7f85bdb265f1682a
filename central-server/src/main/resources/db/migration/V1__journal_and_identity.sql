-- What this database belongs to; written at the first start, compared at every other.
create table centre (
  only_row boolean primary key default true check (only_row),
  realm text not null,
  package_hash bytea not null,
  -- Of the running or last centre, for the commands that speak to stations' people.
  grpc_address text,
  ca_fingerprint text,
  -- SHA-256 of the people file imported last at a start: a restart must not undo later changes.
  people_file_hash bytea
);

create table catd (
  catd text primary key,
  name text not null
);

-- The journals of all nodes in one order: position order is commit order, one writer sees to it.
create table event (
  position bigint generated always as identity primary key,
  node text not null,
  sequence bigint not null,
  -- Null only where the entry cannot be read.
  id uuid unique,
  hash bytea not null,
  acta text,
  kind text not null,
  -- Byte for byte as in the node's journal.
  envelope bytea not null,
  received_at timestamptz not null default now(),
  unique (node, sequence)
);
create index event_by_acta on event (acta, position) where acta is not null;
create index event_malformed on event (node, hash) where kind = 'MALFORMED';

create table node_head (
  node text primary key,
  sequence bigint not null,
  hash bytea not null
);

-- Only images whose file is complete, verified and durable.
create table image (
  hash bytea primary key,
  size bigint not null,
  received_at timestamptz not null default now()
);

-- What was refused or cannot be read. Folding again finds the same ones and must not double them.
create table incident (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  code text not null,
  node text,
  acta text,
  event uuid,
  detail text,
  unique nulls not distinct (code, node, acta, event, detail)
);

create table station (
  station text primary key,
  catd text not null,
  realm text not null,
  certificate_serial text not null,
  -- X.509 DER, so that repeating an enrolment gives the same one.
  certificate bytea not null,
  enrolled_at timestamptz not null default now(),
  last_seen_at timestamptz,
  software_version text,
  clock_offset_millis bigint,
  revoked boolean not null default false
);

create table enrolment_code (
  -- SHA-256 of the code without its hyphens.
  code_hash bytea primary key,
  catd text not null,
  station text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- SHA-256 of the public key it was used with.
  public_key_hash bytea
);

create table person (
  person text primary key,
  name text not null,
  roles text[] not null,
  catd text not null,
  -- Argon2id in its standard encoded form.
  password_hash text not null,
  active boolean not null default true
);
create index person_by_catd on person (catd);

-- A fold of the events of each acta that has any, written in the transaction that stores them.
create table acta_result (
  acta text primary key,
  election text not null,
  state text not null,
  contabilizada char(1) not null check (contabilizada in ('0', '1', '2', '-')),
  observations text[] not null,
  inconsistent boolean not null,
  calculated_total integer not null,
  -- Field id to a number, "ILLEGIBLE" or "BLANK"; {} while nothing is settled.
  fields jsonb not null,
  image bytea,
  origin text,
  digitization text,
  document_type text,
  transfer_mechanism text,
  acopio_at timestamptz,
  captured_at timestamptz,
  verified_at timestamptz,
  cotejada boolean not null default false,
  description text,
  -- Of the acta's last event.
  position bigint not null
);
