-- Images of which no published cut has told yet: what is taken away here costs less than a mark in
-- the row of every image.
create table untold_image (hash bytea not null);
insert into untold_image select hash from published_image where cut is null;
alter table published_image drop column cut, reset (fillfactor);

-- Of a cut by its number, not by the text of it; and of a CATD within a cut.
drop index published_acta_of_cut, published_acta_of_catd;
create index published_acta_of_cut on published_acta (cut, catd);
