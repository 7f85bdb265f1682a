package mx.openprep.centre.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.Administrators.Administrator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who gets in, what they may ask for, and what a browser may do with the answer (ADR 37). */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final String LOGIN = "/ingreso";

  /** The refusal the log-in page shows once. */
  static final String REFUSED = "refused";

  @Bean
  SecurityFilterChain guardedPages(HttpSecurity http, Administrators administrators) {
    return http.authorizeHttpRequests(
            requests -> {
              for (Route route : Route.values()) {
                requests
                    .requestMatchers(HttpMethod.valueOf(route.verb().name()), route.pattern())
                    .access(access(route, administrators));
              }
              requests.anyRequest().denyAll();
            })
        .authenticationProvider(new AdministratorLogin(administrators))
        .formLogin(login ->
            login
                .loginPage(LOGIN)
                .loginProcessingUrl(LOGIN)
                .usernameParameter("persona")
                .passwordParameter("contrasena")
                .authenticationDetailsSource(AdministratorLogin.Details::of)
                .successHandler((request, response, who) -> response.sendRedirect("/estado"))
                .failureHandler((request, response, failure) -> {
                  if (failure instanceof AdministratorLogin.Refused refused) {
                    request.getSession().setAttribute(REFUSED, refused.refusal());
                  }
                  response.sendRedirect(LOGIN);
                }))
        .logout(logout -> logout.logoutUrl("/salida").logoutSuccessUrl(LOGIN))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(ConsoleSecurity::askWhoItIs)
                .accessDeniedHandler((request, response, failure) ->
                    request.getRequestDispatcher("/denegado").forward(request, response)))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(
                    policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), geolocation=(), microphone=()")))
        .build();
  }

  private static AuthorizationManager<RequestAuthorizationContext> access(
      Route route, Administrators administrators) {
    return switch (route.access()) {
      case ANYBODY -> (who, request) -> new AuthorizationDecision(true);
      case ADMINISTRATORS ->
          (who, request) -> {
            var present = who.get();
            return new AuthorizationDecision(
                present != null
                    && present.getPrincipal() instanceof Administrator administrator
                    && administrators.administers(administrator.person()));
          };
    };
  }

  /** A part of a page that renews itself leads the whole page to the log-in. */
  private static void askWhoItIs(
      HttpServletRequest request,
      HttpServletResponse response,
      org.springframework.security.core.AuthenticationException failure)
      throws IOException, jakarta.servlet.ServletException {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", LOGIN);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      new LoginUrlAuthenticationEntryPoint(LOGIN).commence(request, response, failure);
    }
  }
}
