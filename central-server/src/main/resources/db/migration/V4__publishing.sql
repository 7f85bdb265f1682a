-- Who may publish. A row for each takeover; epochs only grow, and a publisher of an earlier one
-- moves no pointer any more.
create table publisher_epoch (
  epoch bigint primary key check (epoch > 0),
  instance text not null,
  -- Of the key its manifests are signed with.
  signing_key text not null,
  taken_at timestamptz not null default now(),
  -- While it lives; another instance takes over when this grows old.
  alive_at timestamptz not null default now(),
  -- What became of its last attempt at a cut.
  tried_at timestamptz,
  outcome text
);

-- What the acts of people begin from, for the commands, which do not read the election package.
create table publication_hours (
  only_row boolean primary key default true check (only_row),
  phase text not null check (phase in ('ZEROS', 'OPEN')),
  ends_at timestamptz not null
);

alter table cut add column epoch bigint not null default 1;
-- What readers were told of the publication, and the last act they were shown.
alter table cut add column phase text not null default 'OPEN'
  check (phase in ('ZEROS', 'OPEN', 'PAUSED', 'CLOSED'));
alter table cut add column act bigint not null default 0;

-- The cut whose list names the image; null until readers were told.
alter table published_image add column cut bigint;

-- Acts of two people. Nothing in them is ever changed.
create table publication_act (
  number bigint generated always as identity primary key,
  kind text not null check (kind in ('OPEN', 'PAUSE', 'RESUME', 'EXTEND', 'CLOSE')),
  -- Only an extension moves the end.
  new_end timestamptz,
  -- Only a close has one.
  ground text check (ground in ('END_REACHED', 'COMPLETE', 'SOURCES_EXHAUSTED')),
  proposed_by text not null references person,
  -- As published: names are not.
  proposed_initials text not null,
  reason text not null check (trim(reason) <> ''),
  proposed_at timestamptz not null default now(),
  check ((kind = 'EXTEND') = (new_end is not null)),
  check ((kind = 'CLOSE') = (ground is not null)),
  unique (number, proposed_by)
);

create table publication_act_confirmation (
  act bigint primary key,
  -- In the order in which acts took effect.
  position bigint generated always as identity unique,
  proposed_by text not null,
  confirmed_by text not null references person,
  confirmed_initials text not null,
  reason text not null check (trim(reason) <> ''),
  confirmed_at timestamptz not null default now(),
  foreign key (act, proposed_by) references publication_act (number, proposed_by),
  check (confirmed_by <> proposed_by)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Acts of publication are never changed';
end $$;
create trigger publication_act_stays before update or delete or truncate on publication_act
  for each statement execute function refuse_change();
create trigger publication_act_confirmation_stays before update or delete or truncate
  on publication_act_confirmation for each statement execute function refuse_change();

-- How far each copy of the publication is, as the publishing instance sees it.
create table publication_target (
  name text primary key,
  cut bigint,
  reached_at timestamptz,
  failing_since timestamptz,
  failure text,
  seen_at timestamptz not null default now()
);
