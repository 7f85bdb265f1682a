-- Those who mirror every cut. One that is removed stays as a record.
create table difusor (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 80),
  url text not null,
  added_at timestamptz not null default now(),
  removed_at timestamptz
);

create unique index difusor_name on difusor (lower(name)) where removed_at is null;

-- What a difusor was last seen to show.
create table difusor_sighting (
  difusor bigint primary key references difusor,
  -- When it was last asked, and when it last answered with a cut.
  asked_at timestamptz not null,
  seen_at timestamptz,
  cut bigint,
  manifest_hash bytea,
  -- Why the last question had no answer; null when it had one.
  error text,
  check ((seen_at is null) = (cut is null))
);
