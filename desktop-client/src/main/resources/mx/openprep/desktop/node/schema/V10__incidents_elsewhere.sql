-- Not only actas: what is done above about incidents of this CATD is woven in too.
alter table elsewhere add column folded boolean default false not null;
update elsewhere set folded = true where acta is not null;
