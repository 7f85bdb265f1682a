-- The journal's entry of a cut carries the digest of what the cut showed: it costs what that is, not
-- what all cuts before it showed. The key is text, as the entry's subject.
create index published_acta_of_cut on published_acta ((cut::text));

-- That a cut has told of an image changes no figure: its acta need not be read again.
drop trigger published_image_signed on published_image;
create trigger published_image_signed before insert or update of hash on published_image
  for each row execute function sign_row();
