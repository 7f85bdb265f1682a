-- Which CATD receives the acta; filled from the package at start.
alter table catalogue_acta add column catd text not null default '';

-- What takes two people beside the publication: phases, incidents, packages. Nothing in it is ever
-- changed.
create table consent (
  number bigint generated always as identity primary key,
  kind text not null check (kind in ('PHASE', 'INCIDENT', 'PACKAGE')),
  subject text not null,
  -- What the proposer saw, by name.
  figures jsonb not null,
  proposed_by text not null references person,
  proposed_initials text not null,
  reason text not null check (trim(reason) <> ''),
  proposed_at timestamptz not null default now(),
  unique (number, proposed_by)
);

create table consent_decision (
  consent bigint primary key,
  position bigint generated always as identity unique,
  proposed_by text not null,
  accepted boolean not null,
  decided_by text not null references person,
  decided_initials text not null,
  reason text not null check (trim(reason) <> ''),
  decided_at timestamptz not null default now(),
  foreign key (consent, proposed_by) references consent (number, proposed_by),
  check (decided_by <> proposed_by)
);

create trigger consent_stays before update or delete or truncate on consent
  for each statement execute function refuse_change();
create trigger consent_decision_stays before update or delete or truncate on consent_decision
  for each statement execute function refuse_change();
