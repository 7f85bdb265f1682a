-- What each workstation said last about its readiness: one row a check. Folded from the journals.
create table station_readiness (
  -- Whose journal says so: nobody speaks for a workstation of another CATD.
  node text not null,
  station text not null,
  -- Of mx.openprep.readiness.ReadinessCheck.
  checked text not null,
  finding text not null,
  value text not null,
  -- By the workstation's clock, corrected by its known offset.
  reported_at timestamptz not null,
  primary key (node, station, checked)
);
