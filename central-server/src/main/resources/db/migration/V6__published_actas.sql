-- What each cut shows of an acta otherwise than the cut before: the public's past, and what a CATD
-- is told. Rows of a cut count once it is published.
create table published_acta (
  acta text not null,
  cut bigint not null references cut,
  catd text not null,
  -- Serialised openprep.v1.PublishedActa.
  content bytea not null,
  primary key (acta, cut)
);
create index published_acta_of_catd on published_acta (catd, cut);
