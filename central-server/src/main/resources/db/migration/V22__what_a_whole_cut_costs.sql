-- Rows of a cut are written by a statement that finds the cut, and no cut is ever taken away: to look
-- it up again for every acta is a fifth of writing them.
alter table published_acta drop constraint published_acta_cut_fkey;

-- That a cut has told of an image is noted beside its row, in the same page: no index is touched.
alter table published_image set (fillfactor = 60);
