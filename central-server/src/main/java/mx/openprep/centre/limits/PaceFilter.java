package mx.openprep.centre.limits;

import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds every address of a web server's readers to a pace. */
public final class PaceFilter extends OncePerRequestFilter {
  private final Pace<String> pace;
  private final Counter turnedAway;

  /**
   * A filter.
   *
   * @param turnedAway counts those who were not served
   */
  public PaceFilter(Pace<String> pace, Counter turnedAway) {
    this.pace = pace;
    this.turnedAway = turnedAway;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (pace.allows(request.getRemoteAddr())) {
      chain.doFilter(request, response);
      return;
    }
    turnedAway.increment();
    MessageText text =
        MessageText.of(MessageCode.TOO_MANY_REQUESTS, List.of(), request.getLocale());
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader("Retry-After", "1");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write(text.line().getBytes(StandardCharsets.UTF_8));
  }
}
