-- Position becomes the place in one log of all journals: from 1, without gaps, given under the
-- writer's lock. What refers to a position goes along.
update acta_result r set position =
  (select count(*) from event e where e.position <= r.position);
update cut c set position = (select count(*) from event e where e.position <= c.position);
alter table event alter column position drop identity;
-- Twice, because a number may still be taken when its turn comes.
update event e set position = -n.number
  from (select position, row_number() over (order by position) as number from event) n
  where n.position = e.position;
update event set position = -position where position < 0;
alter table event add check (position > 0);

-- What was once accepted stays as it was.
create function refuse_other_history() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of the journal are never changed';
end $$;
create trigger event_stays before update or delete or truncate on event
  for each statement execute function refuse_other_history();

-- The journal of the centre itself.
alter table station add check (station <> 'centro');
alter table enrolment_code add check (station <> 'centro');
