package mx.openprep.centre;

import java.util.Locale;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an administrator in words why the centre does not start. */
final class RefusalAnalyzer extends AbstractFailureAnalyzer<Refusal> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, Refusal refusal) {
    MessageText text = MessageText.of(refusal, Locale.getDefault());
    return new FailureAnalysis(
        text.code() + " " + text.title() + " " + text.cause(), text.action(), refusal);
  }
}
