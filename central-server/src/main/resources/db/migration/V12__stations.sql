alter table station
  -- SHA-256 of the key its certificates are for: a renewed certificate has the same one.
  add column public_key_hash bytea,
  -- Of the certificate given last.
  add column expires_at timestamptz,
  add column revoked_at timestamptz,
  add column revoked_because text;

update station s set public_key_hash =
  (select c.public_key_hash from enrolment_code c
   where c.station = s.station and c.used_at is not null order by c.used_at desc limit 1);

alter table enrolment_code
  -- By which people name it; the code itself is nowhere.
  add column number bigint generated always as identity unique,
  add column issued_at timestamptz not null default now(),
  add column withdrawn_at timestamptz;
