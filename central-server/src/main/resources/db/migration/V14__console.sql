-- Which CATD receives the acta; filled from the package at start.
alter table catalogue_acta add column catd text not null default '';
