package mx.openprep.centre.recount;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.openprep.database.ColumnMeaning.Votes;
import mx.openprep.database.Dialect;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.Remark;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The recounts of one call for machines; docs/recount.md explains the members. */
final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Locale locale;
  private final List<Map<String, Object>> databases = new ArrayList<>();
  private final List<Map<String, Object>> unreadable = new ArrayList<>();
  private final List<Map<String, Object>> remarks = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  JsonReport(Locale locale) {
    this.locale = locale;
  }

  void add(RecountReport report) {
    PublishedDatabase database = report.database();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", database.name());
    json.put("agrees", report.agrees());
    json.put("complete", report.isComplete());
    json.put("titles", database.titles());
    json.put("cutTime", database.cutTime().orElse(""));
    json.put("dialect", dialect(database.dialect()));
    json.put("voteFields", database.votes().stream().map(JsonReport::voteField).toList());
    json.put("figures", report.figures().stream().map(JsonReport::figure).toList());
    json.put("rows", report.rows());
    json.put("totalsDiffering", report.totalsDiffering());
    json.put("decisionsDiffering", report.decisionsDiffering());
    json.put("differences", report.differences());
    json.put("leads", report.clues());
    json.put("worthKnowing", report.oddities());
    json.put("remarks", report.remarks().stream().map(r -> remark(r.first(), r.times())).toList());
    databases.add(json);
  }

  void add(List<Remark> more) {
    more.forEach(r -> remarks.add(remark(r, 1)));
  }

  void addOthers(List<String> files) {
    others.addAll(files);
  }

  void add(Refusal refusal) {
    MessageText text = MessageText.of(refusal, locale);
    unreadable.add(Map.of("code", text.code(), "text", text.line()));
  }

  String text(boolean agrees) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("agrees", agrees);
    json.put("databases", databases);
    json.put("otherFiles", others);
    json.put("remarks", remarks);
    json.put("unreadable", unreadable);
    return MAPPER.writeValueAsString(json);
  }

  private static Map<String, Object> dialect(Dialect dialect) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("charset", dialect.charset().name());
    json.put("byteOrderMark", dialect.byteOrderMark());
    json.put("delimiter", String.valueOf(dialect.delimiter()));
    json.put("lineEnd", dialect.lineEnd().name());
    json.put("separatorLine", dialect.separatorLine());
    return json;
  }

  private static Map<String, Object> voteField(PublishedColumn column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("column", column.index() + 1);
    json.put("name", column.name());
    if (column.meaning() instanceof Votes votes) {
      json.put("kind", votes.kind().name());
      json.put("knownBy", votes.basis().name());
      json.put("members", votes.members());
    }
    return json;
  }

  private static Map<String, Object> figure(FigureResult figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", figure.name());
    json.put("figure", figure.meaning().map(Enum::name).orElse(""));
    json.put("published", figure.published());
    json.put("recomputed", figure.recomputed());
    json.put("agrees", figure.agrees());
    json.put("formula", figure.formula());
    figure.variant().ifPresent(v -> json.put("variant", v));
    json.put("notes", figure.notes());
    return json;
  }

  private Map<String, Object> remark(Remark remark, long times) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", remark.code().code());
    json.put("line", remark.line());
    json.put("column", remark.column());
    json.put("times", times);
    json.put("text", remark.text(locale));
    return json;
  }
}
