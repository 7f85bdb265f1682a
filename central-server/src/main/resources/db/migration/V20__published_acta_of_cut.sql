-- The journal's entry of a cut carries the digest of what the cut showed: it costs what that is, not
-- what all cuts before it showed. The key is text, as the entry's subject.
create index published_acta_of_cut on published_acta ((cut::text));
