-- A secret given out on paper opens one door: to the choice of another.
alter table person add column must_change boolean not null default false;

-- Who failed to log in, people by name and machines by address; unknown names too, so that
-- nobody learns which exist.
create table login_failure (
  subject text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz not null
);
create index login_failure_age on login_failure (last_at);

-- What an authenticator application of an administrator knows, sealed with a key that is not in
-- the database.
create table second_factor (
  person text primary key references person,
  -- Null until a first code has shown that the application knows it.
  secret bytea,
  -- Shown to the person, not confirmed yet.
  offered bytea,
  confirmed_at timestamptz,
  -- The last step of 30 s whose code was taken: none is taken twice.
  last_step bigint not null default 0
);

-- For the day the telephone is lost; each works once.
create table recovery_code (
  person text not null references second_factor,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person, code_hash)
);
