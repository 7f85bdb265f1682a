create function all_different(names text[]) returns boolean language sql immutable as $$
  select count(distinct name) = count(*) from unnest(names) as name
$$;

-- What waits to be keyed, as the life of each acta says: a fold, written in the transaction of the events.
create table desk_work (
  acta text primary key,
  catd text not null,
  state text not null,
  -- FIRST, SECOND, THIRD or ADJUDICATION while somebody must key it.
  due text,
  image bytea,
  -- Since when the centre knows that it is due.
  since timestamptz not null default now(),
  -- Who has keyed it from its present image.
  keyed_by text[] not null,
  -- One person keys one image of an acta once, whatever the program believes.
  check (all_different(keyed_by))
);
create index desk_work_due on desk_work (due, since, acta) where due is not null;

-- Images that were digitised, and the acta each is filed under; none: it waits in the tray of its CATD.
create table desk_image (
  image bytea primary key,
  catd text not null,
  origin text not null,
  digitization text not null,
  digitized_at timestamptz not null,
  acta text
);
create index desk_image_in_tray on desk_image (digitized_at) where acta is null;

-- Who was lent what. A lease that is out of date is taken up again as long as nobody else has the acta.
create table desk_lease (
  lease text primary key,
  acta text not null,
  person text not null,
  station text not null,
  work text not null,
  image bytea not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('OPEN', 'SUBMITTED', 'RETURNED')),
  -- What was taken in under it, serialised, so that a call whose answer was lost is known.
  content bytea,
  check ((state = 'SUBMITTED') = (content is not null))
);
create unique index desk_lease_of_acta on desk_lease (acta) where state = 'OPEN';
create unique index desk_lease_of_person on desk_lease (person) where state = 'OPEN';

-- People who are logged in at a CCV: they stay when the centre starts again.
create table desk_session (
  -- SHA-256 of the token.
  token bytea primary key,
  person text not null,
  station text not null,
  ccv text not null,
  -- A new password ends the session it was not opened with.
  password_hash text not null,
  wall boolean not null,
  opened_at timestamptz not null default now()
);
create index desk_session_at on desk_session (station, opened_at);

-- Requests that were carried out, noted in the transaction of what they did.
create table desk_request (
  request text not null,
  person text not null,
  done_at timestamptz not null default now(),
  -- What was answered, serialised; null when the centre died before it answered.
  answer bytea,
  primary key (request, person)
);
create index desk_request_done on desk_request (done_at);
