package mx.openprep.centre.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import mx.openprep.centre.console.web.Route;
import mx.openprep.centre.identity.DoorCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What keeps others out, asked over real HTTP. */
@ExtendWith(ConsoleUnderTest.Extension.class)
class ConsoleSecurityTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private final ConsoleUnderTest console;

  ConsoleSecurityTest(ConsoleUnderTest console) {
    this.console = console;
  }

  /** A client with cookies that follows nothing. */
  private final class Caller {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> get(String page, String... headers) throws Exception {
      HttpRequest.Builder request = HttpRequest.newBuilder(console.address(page));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String page, Map<String, String> form) throws Exception {
      String body =
          String.join(
              "&",
              form.entrySet().stream()
                  .map(e ->
                      e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                  .toList());
      return http.send(
          HttpRequest.newBuilder(console.address(page))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> logIn(String person, String password) throws Exception {
      return post(
          "ingreso",
          Map.of("persona", person, "contrasena", password, "_csrf", token(get("ingreso").body())));
    }

    HttpCookie session() {
      return cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals("consola"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String token(String page) {
    Matcher found = TOKEN.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").map(URI::create).map(URI::getPath).orElse("");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void aStrangerIsLedToTheLogIn(Route route) throws Exception {
    if (route.verb() == Route.Verb.GET && route.access() != Route.Access.ANYBODY) {
      HttpResponse<String> answer =
          new Caller().get(route.pattern().substring(1).replaceAll("\\{.+?}", "1"));
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(location(answer)).isEqualTo("/ingreso");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void everyHandlerHasALineInTheTableOfRoutes() {
    List<String> handled =
        console
            .centre()
            .bean(ConsoleDoor.class)
            .context()
            .getBean(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .flatMap(mapping ->
                mapping.getPatternValues().stream()
                    .flatMap(pattern ->
                        mapping.getMethodsCondition().getMethods().isEmpty()
                            ? Stream.of("ANY " + pattern)
                            : mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)))
            .sorted()
            .toList();
    List<String> stated =
        Stream.concat(
                Stream.of("ANY /denegado"),
                Stream.of(Route.values())
                    .filter(route -> !route.pattern().contains("**"))
                    // Handled by filters.
                    .filter(route -> route != Route.LOGGING_IN && route != Route.LOGOUT)
                    .map(route -> route.verb() + " " + route.pattern()))
            .sorted()
            .toList();
    assertThat(handled).isEqualTo(stated);
  }

  @Test
  void aWrongPasswordIsToldByCodeAndTheRightOneChangesTheSession() throws Exception {
    Caller caller = new Caller();
    assertThat(location(caller.logIn(ConsoleUnderTest.ANA, "wrong"))).isEqualTo("/ingreso");
    assertThat(caller.get("ingreso").body()).contains("F401");
    String before = caller.session().getValue();

    assertThat(location(caller.logIn(ConsoleUnderTest.ANA, ConsoleUnderTest.PASSWORD)))
        .isEqualTo("/estado");

    assertThat(caller.session().getValue()).isNotEqualTo(before);
    assertThat(caller.get("estado").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody.here", "../etc/passwd", "' or 1=1 --", ""})
  void noNameGetsInOrBreaksAnything(String name) throws Exception {
    Caller caller = new Caller();
    caller.logIn(name, "x");
    assertThat(caller.get("ingreso").body()).contains("F401");
  }

  @Test
  void otherRolesDoNotAdminister() throws Exception {
    Caller caller = new Caller();
    caller.logIn("carla.coordina", ConsoleUnderTest.PASSWORD);
    assertThat(caller.get("ingreso").body()).contains("F404");
    assertThat(location(caller.get("estado"))).isEqualTo("/ingreso");
  }

  @Test
  void whoIsDeactivatedIsOutAtOnce() throws Exception {
    Caller caller = new Caller();
    caller.logIn(ConsoleUnderTest.BETO, ConsoleUnderTest.PASSWORD);
    assertThat(caller.get("estado").statusCode()).isEqualTo(200);
    try {
      console.jdbc().sql("update person set active = false where person = 'beto.admin'").update();
      assertThat(caller.get("estado").statusCode()).isEqualTo(403);
    } finally {
      console.jdbc().sql("update person set active = true where person = 'beto.admin'").update();
    }
    assertThat(caller.get("estado").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingIsChangedFromAPageOfSomebodyElse() throws Exception {
    Caller caller = new Caller();
    caller.logIn(ConsoleUnderTest.ANA, ConsoleUnderTest.PASSWORD);
    assertThat(caller.post("preferencias", Map.of("idioma", "en")).statusCode()).isEqualTo(403);
    assertThat(caller.post("salida", Map.of()).statusCode()).isEqualTo(403);
    assertThat(caller.get("estado").statusCode()).isEqualTo(200);
  }

  @Test
  void logOutEndsTheSession() throws Exception {
    Caller caller = new Caller();
    caller.logIn(ConsoleUnderTest.ANA, ConsoleUnderTest.PASSWORD);
    caller.post("salida", Map.of("_csrf", token(caller.get("estado").body())));
    assertThat(location(caller.get("estado"))).isEqualTo("/ingreso");
  }

  @Test
  void aPartThatRenewsItselfLeadsTheWholePageToTheLogIn() throws Exception {
    HttpResponse<String> answer = new Caller().get("estado/vivo", "HX-Request", "true");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/ingreso");
  }

  @Test
  void theBrowserIsToldToShowAndRunNothingElse() throws Exception {
    HttpResponse<String> page = new Caller().get("ingreso");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Strict");
    assertThat(page.body()).doesNotContain("<script>", " style=", "onclick");
  }

  @Test
  void wherePreferencesLeadBackToIsOurs() throws Exception {
    Caller caller = new Caller();
    HttpResponse<String> answer =
        caller.post(
            "preferencias",
            Map.of(
                "idioma", "en",
                "volver", "//elsewhere.example/",
                "_csrf", token(caller.get("ingreso").body())));
    assertThat(answer.headers().firstValue("Location")).hasValue("/");
  }

  @Test
  void thePublicDoorKnowsNoConsoleAndTheConsoleNoPublication() throws Exception {
    int publicPort =
        console
            .centre()
            .bean(Environment.class)
            .getRequiredProperty("local.server.port", Integer.class);
    HttpClient http = HttpClient.newHttpClient();
    for (String page : List.of("ingreso", "estado", "recursos/console.css", "preferencias")) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + publicPort + "/" + page))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(page).isEqualTo(404);
    }
    assertThat(new Caller().get("avance.json").body()).isEmpty();
  }

  @Test
  void onAnyOtherAddressThanLoopbackTheDoorSpeaksTlsOnly() throws Exception {
    DoorCertificate certificate = console.centre().bean(DoorCertificate.class);
    ConsoleDoor door =
        new ConsoleDoor(
            new ConsoleSettings("0.0.0.0", 0),
            "localhost",
            certificate,
            console.centre().bean(ConsoleConfiguration.Services.class));
    door.start();
    try {
      URI login = door.address("ingreso");
      assertThat(login.getScheme()).isEqualTo("https");
      HttpResponse<String> answer =
          trusting(certificate)
              .send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      URI plain =
          URI.create(
              "http://"
                  + InetAddress.getLoopbackAddress().getHostAddress()
                  + ":"
                  + login.getPort());
      HttpResponse<String> refused =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(plain).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(400);
    } finally {
      door.stop();
    }
  }

  private static HttpClient trusting(DoorCertificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("root", certificate.keyStore().getCertificateChain("door")[1]);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, factory.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }
}
