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
        select b.*, coalesce(v.votes, 0) as votes
        from ballot_box b
        left join unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
          as v (election, place, field, votes) using (election, place, field)
      ), allied as (
        select election, place, field, (array_agg(candidature order by first))[1] as candidature
        from (
          select election, place, unnest(members) as field,
            coalesce(coalition, box.field) as candidature,
            min(rank) over (partition by election, place, coalesce(coalition, box.field)) as first
          from box where kind in ('COMBINATION', 'COMMON')
        ) alliance
        group by election, place, field
      ), share as (
        select c.election, c.place, m.member as field,
          c.votes / cardinality(c.members)
            + case
                when row_number() over (
                  partition by c.election, c.place, c.field
                  order by coalesce(own.votes, 0) desc, m.rank) <= c.votes % cardinality(c.members)
                  then 1
                else 0
              end as votes
        from box c
        cross join lateral unnest(c.members) with ordinality as m (member, rank)
        left join box own
          on own.election = c.election and own.place = c.place and own.field = m.member
        where c.kind = 'COMBINATION' and c.divided
      )
      select election, place, 'por candidatura' as view,
        case
          when kind = 'COMBINATION' then coalition
          when kind = 'COMMON' then field
          else coalesce(candidature, field)
        end as field,
        sum(votes) as votes, place not in ('RP', 'MR') as part_of_state
      from box left join allied using (election, place, field)
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
