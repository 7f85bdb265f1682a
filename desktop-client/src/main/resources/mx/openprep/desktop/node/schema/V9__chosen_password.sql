-- Passwords that people chose at this node and of which the centre does not know yet. In no journal: a hash is nobody's
-- business but the register's.
create table chosen_password (
  person varchar(40) primary key,
  present_hash varchar(400) not null,
  chosen_hash varchar(400) not null
);
