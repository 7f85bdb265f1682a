package mx.openprep.centre.console.web;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The console's texts in the language of whoever asks at this moment. */
@Component
public final class Words {
  private final MessageSource texts;

  Words(MessageSource texts) {
    this.texts = texts;
  }

  public String of(String key, Object... arguments) {
    return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
