package mx.openprep.centre.console.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Language and theme, kept in the browser, so that they hold before anybody logs in. */
@Controller
class Preferences {
  private static final String LANGUAGE = "idioma";
  private static final String THEME = "tema";
  private static final Duration KEPT = Duration.ofDays(365);

  private final ConsoleConnector connector;

  Preferences(ConsoleConnector connector) {
    this.connector = connector;
  }

  /** What a person may choose of the colours. */
  enum Theme {
    SISTEMA,
    CLARO,
    OSCURO;

    static Theme of(HttpServletRequest request) {
      return cookie(request, THEME)
          .flatMap(name -> Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst())
          .orElse(SISTEMA);
    }

    public Theme next() {
      return switch (this) {
        case SISTEMA -> CLARO;
        case CLARO -> OSCURO;
        case OSCURO -> SISTEMA;
      };
    }
  }

  /** English for those who asked for it, Mexican Spanish for everybody else. */
  static final class LanguageCookie implements LocaleResolver {
    private static final Locale SPANISH = Locale.of("es", "MX");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      return cookie(request, LANGUAGE).filter("en"::equals).isPresent() ? Locale.US : SPANISH;
    }

    @Override
    public void setLocale(
        HttpServletRequest request,
        @Nullable HttpServletResponse response,
        @Nullable Locale locale) {
      throw new UnsupportedOperationException("A person chooses it at /preferencias");
    }
  }

  @PostMapping("/preferencias")
  String choose(
      @RequestParam Optional<String> idioma,
      @RequestParam Optional<String> tema,
      @RequestParam(defaultValue = "/estado") String volver,
      HttpServletResponse response) {
    idioma.ifPresent(language -> keep(response, LANGUAGE, language.equals("en") ? "en" : "es"));
    tema.flatMap(name -> Arrays.stream(Theme.values()).filter(t -> t.name().equals(name)).findAny())
        .ifPresent(theme -> keep(response, THEME, theme.name()));
    return "redirect:" + (volver.matches("/[a-z/-]*") && !volver.startsWith("//") ? volver : "/");
  }

  private void keep(HttpServletResponse response, String name, String value) {
    response.addHeader(
        "Set-Cookie",
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .secure(connector.isEncrypted())
            .sameSite("Strict")
            .build()
            .toString());
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    Cookie @Nullable [] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
