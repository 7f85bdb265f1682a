package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Both coalition views a second time, in SQL, from the sums that SQL made. */
final class SqlViews {
  private static final String VIEWS =
      """
      with box as materialized (
        select row_number() over () as number, b.*, coalesce(b.coalition, b.field) as candidature,
          coalesce(v.votes, 0) as votes
        from ballot_box b
        left join unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
          as v (election, place, field, votes) using (election, place, field)
      ), member as materialized (
        select box.number, box.election, box.place, box.kind, box.divided, box.candidature,
          box.votes, cardinality(box.members) as members, m.field, m.rank,
          own.number as own, coalesce(own.votes, 0) as own_votes
        from box cross join lateral unnest(box.members) with ordinality as m (field, rank)
        left join box own
          on own.election = box.election and own.place = box.place and own.field = m.field
        where box.kind in ('COMBINATION', 'COMMON')
      ), allied as (
        select distinct on (own) own, candidature
        from member join (
          select election, place, candidature, min(rank) as first from box
          where kind in ('COMBINATION', 'COMMON')
          group by 1, 2, 3) alliance using (election, place, candidature)
        order by own, first
      ), share as (
        select election, place, field,
          votes / members
            + case
                when row_number() over (partition by number order by own_votes desc, rank)
                  <= votes % members
                  then 1
                else 0
              end as votes
        from member
        where kind = 'COMBINATION' and divided
      )
      select election, place, 'por candidatura' as view,
        case
          when kind in ('COMBINATION', 'COMMON') then box.candidature
          else coalesce(allied.candidature, field)
        end as field,
        sum(votes) as votes, place not in ('RP', 'MR') as part_of_state
      from box left join allied on own = number
      where place <> 'MR'
      group by 1, 2, 4
      union all
      select election, place, 'por partido', field, sum(votes),
        place not in ('RP', 'MR') and not exists (
          select from ballot_box b where b.election = part.election and b.place = 'MR')
      from (
        select election, place, field, votes from box where not (kind = 'COMBINATION' and divided)
        union all
        select election, place, field, votes from share
      ) part
      group by 1, 2, 4
      """;

  private final List<String> elections = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final List<Long> votes = new ArrayList<>();

  /** Takes the votes of one box of one place. */
  void add(String election, String place, String field, long count) {
    elections.add(election);
    places.add(place);
    fields.add(field);
    votes.add(count);
  }

  /** Reads every ballot in both views; the state is the sum of its parts where they are divided. */
  void into(Map<String, Long> figures, Connection connection, UnaryOperator<String> fault)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(fault.apply(VIEWS))) {
      select.setArray(1, connection.createArrayOf("text", elections.toArray()));
      select.setArray(2, connection.createArrayOf("text", places.toArray()));
      select.setArray(3, connection.createArrayOf("text", fields.toArray()));
      select.setArray(4, connection.createArrayOf("bigint", votes.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String view = " " + row.getString("view") + " " + row.getString("field");
          String election = row.getString("election") + "/";
          String place = row.getString("place");
          long count = row.getLong("votes");
          figures.merge(election + place + view, count, Long::sum);
          if (row.getBoolean("part_of_state")) {
            figures.merge(election + "MR" + view, count, Long::sum);
          }
        }
      }
    }
  }

  /** The same figures as memory has them. */
  static void flatten(ElectionTally tally, Map<String, Long> figures) {
    String election = tally.election().code() + "/";
    flatten(election, tally.outside().views(), figures);
    flatten(election + "RP", tally.proportional().views(), figures);
    flatten(election + "MR", tally.majorityViews(), figures);
    tally.territories().forEach((id, t) -> flatten(election + id.number(), t.views(), figures));
  }

  private static void flatten(String place, Views views, Map<String, Long> figures) {
    views
        .byCandidature()
        .forEach((field, sum) -> figures.put(place + " por candidatura " + field, sum));
    views.byParty().forEach((field, sum) -> figures.put(place + " por partido " + field, sum));
  }
}
