package mx.openprep.desktop.scan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Needs SANE's daemon. Skipped without it, saying so; in CI a skip would hide a lost package. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresSaned.Condition.class)
@interface RequiresSaned {
  /** Decides it. */
  final class Condition implements ExecutionCondition {
    private static final Logger log = LoggerFactory.getLogger(RequiresSaned.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (SaneDaemon.installed().isPresent()) {
        return ConditionEvaluationResult.enabled("saned is installed");
      }
      if ("true".equals(System.getenv("CI"))) {
        return ConditionEvaluationResult.enabled("CI must have saned: let it fail");
      }
      log.warn("{} skipped: saned (package sane-utils) is missing", context.getDisplayName());
      return ConditionEvaluationResult.disabled("saned (package sane-utils) is missing");
    }
  }
}
