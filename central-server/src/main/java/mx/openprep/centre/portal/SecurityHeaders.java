package mx.openprep.centre.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mx.openprep.centre.cut.Paths;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a browser may do with the page: show it, with its own script and nothing from elsewhere. */
final class SecurityHeaders extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    response.setHeader("Content-Security-Policy", PageSecurity.content(path));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (isPublication(path)) {
      // Data are for everybody's pages.
      response.setHeader("Access-Control-Allow-Origin", "*");
    }
    chain.doFilter(request, response);
  }

  /** Files at the root, modules, cuts and images; nothing else of the centre is for other pages. */
  private static boolean isPublication(String path) {
    return path.lastIndexOf('/') == 0
        || path.startsWith("/modulos/")
        || path.startsWith("/" + Paths.CUTS + "/")
        || path.startsWith("/" + Paths.IMAGES + "/");
  }
}
