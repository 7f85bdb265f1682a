-- Actas whose entries were altered: nothing is folded from them until these are as they were.
create table quarantined_acta (
  acta text primary key,
  since timestamptz not null default now()
);

-- What the watcher found to be otherwise than what it follows from.
create table alteration (
  id bigint generated always as identity primary key,
  seen_at timestamptz not null default now(),
  relation text not null,
  row_key text not null,
  -- Empty where it belongs to none or to many.
  acta text not null,
  what text not null
);
create trigger alteration_stays before update or delete or truncate on alteration
  for each statement execute function refuse_other_history();
