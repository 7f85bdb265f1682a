-- Entries of the centre's own journal about incidents of a CATD, for its node: what is raised above about one of its
-- actas, and what is recommended, decided and remarked about what its journal or the centre's raised.
create table desk_incident (
  -- In the centre's journal.
  sequence bigint primary key,
  catd text not null
);
create index desk_incident_of_catd on desk_incident (catd, sequence);
