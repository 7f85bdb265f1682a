package mx.openprep.centre.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Shows a browser's person to {@link Administrators}. */
final class AdministratorLogin implements AuthenticationProvider {
  private final Administrators administrators;

  AdministratorLogin(Administrators administrators) {
    this.administrators = administrators;
  }

  /** Nobody got in, for a reason a person can be told. */
  static final class Refused extends AuthenticationException {
    private static final long serialVersionUID = 1;
    private final Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.getMessage(), refusal);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  @Override
  public Authentication authenticate(Authentication claim) {
    try {
      Administrator administrator =
          administrators.authenticate(
              login(claim.getName(), String.valueOf(claim.getCredentials()), claim.getDetails()));
      return UsernamePasswordAuthenticationToken.authenticated(
          administrator, null, List.of(new SimpleGrantedAuthority("ADMINISTRADOR")));
    } catch (Refusal refusal) {
      throw new Refused(refusal);
    }
  }

  private static Administrators.Login login(
      String person, String password, @Nullable Object details) {
    return details instanceof Details seen
        ? new Administrators.Login(person(person), password, seen.code(), seen.address())
        : new Administrators.Login(person(person), password, "", "");
  }

  /** What a log-in says beside name and password. */
  record Details(String code, String address) {
    static Details of(HttpServletRequest request) {
      return new Details(
          Objects.requireNonNullElse(request.getParameter("codigo"), ""), request.getRemoteAddr());
    }
  }

  /** A person as typed; one that cannot be is unknown like any other. */
  static PersonId person(String typed) {
    try {
      return new PersonId(typed.strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.LOGIN_FAILED, e);
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
