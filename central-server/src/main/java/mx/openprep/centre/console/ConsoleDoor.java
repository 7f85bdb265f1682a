package mx.openprep.centre.console;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.function.Consumer;
import mx.openprep.centre.console.web.Console;
import mx.openprep.centre.console.web.ConsoleConnector;
import mx.openprep.centre.identity.DoorCertificate;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The console's own web server, in a context without a parent: what the publication serves cannot
 * be reached through it, nor its pages through the publication (ADR 36).
 */
public final class ConsoleDoor implements SmartLifecycle {
  private final ConsoleSettings settings;
  private final String hostName;
  private final DoorCertificate certificate;
  private final Consumer<GenericApplicationContext> services;
  private @Nullable AnnotationConfigServletWebServerApplicationContext context;

  /**
   * A door that is still shut.
   *
   * @param services registers all that the pages may use of the centre
   */
  ConsoleDoor(
      ConsoleSettings settings,
      String hostName,
      DoorCertificate certificate,
      Consumer<GenericApplicationContext> services) {
    this.settings = settings;
    this.hostName = hostName;
    this.certificate = certificate;
    this.services = services;
  }

  @Override
  public synchronized void start() {
    var starting = new AnnotationConfigServletWebServerApplicationContext();
    starting.setDisplayName("console");
    services.accept(starting);
    starting.registerBean(ConsoleConnector.class, this::connector);
    starting.register(Console.class);
    starting.refresh();
    context = starting;
  }

  private ConsoleConnector connector() {
    InetAddress address = address();
    return new ConsoleConnector(
        address, settings.port(), address.isLoopbackAddress() ? null : certificate.keyStore());
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(settings.address());
    } catch (UnknownHostException e) {
      throw new Refusal(MessageCode.CENTRE_UNREACHABLE, e, settings.address());
    }
  }

  /** For tests that look at what it is made of. */
  synchronized ApplicationContext context() {
    return Objects.requireNonNull(context, "Not started");
  }

  /** Where a browser finds it. */
  public synchronized URI address(String page) {
    boolean local = address().isLoopbackAddress();
    int port =
        Objects.requireNonNull(Objects.requireNonNull(context, "Not started").getWebServer())
            .getPort();
    return URI.create(
        (local ? "http://127.0.0.1" : "https://" + hostName) + ":" + port + "/" + page);
  }

  @Override
  public synchronized void stop() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return context != null;
  }
}
