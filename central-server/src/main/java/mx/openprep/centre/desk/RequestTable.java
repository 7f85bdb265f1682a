package mx.openprep.centre.desk;

import java.util.Optional;
import mx.openprep.desk.Operator;
import mx.openprep.desk.RequestId;
import mx.openprep.desk.RequestLog;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code desk_request}. */
final class RequestTable implements RequestLog {
  private final JdbcClient jdbc;

  RequestTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes, in the transaction of the deed, that it is done. */
  void done(Operator operator) {
    operator
        .request()
        .ifPresent(request ->
            jdbc.sql(
                    """
                    insert into desk_request (request, person) values (?, ?)
                    on conflict do nothing
                    """)
                .param(request.value())
                .param(operator.person().value())
                .update());
  }

  @Override
  public Optional<Done> find(RequestId request, PersonId person) {
    return Stored.by(() ->
        jdbc.sql("select answer from desk_request where request = ? and person = ?")
            .param(request.value())
            .param(person.value())
            .query((row, _) -> new Done(Optional.ofNullable(row.getBytes("answer"))))
            .optional());
  }

  @Override
  public void answered(RequestId request, PersonId person, byte[] answer) {
    Stored.by(() ->
        jdbc.sql("update desk_request set answer = ? where request = ? and person = ?")
            .param(answer)
            .param(request.value())
            .param(person.value())
            .update());
  }

  /** Longer than any night; by then nobody asks again. */
  void forgetOld() {
    jdbc.sql("delete from desk_request where done_at < now() - interval '3 days'").update();
  }
}
