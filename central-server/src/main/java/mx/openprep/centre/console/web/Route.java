package mx.openprep.centre.console.web;

/**
 * Every address of the console and who may use it; what is not here is denied. A test finds any
 * handler without a line.
 */
public enum Route {
  LIBRARIES(Verb.GET, "/webjars/**", Access.ANYBODY),
  ASSETS(Verb.GET, "/recursos/**", Access.ANYBODY),
  LOGIN(Verb.GET, "/ingreso", Access.ANYBODY),
  LOGGING_IN(Verb.POST, "/ingreso", Access.ANYBODY),
  LOGOUT(Verb.POST, "/salida", Access.ANYBODY),
  PREFERENCES(Verb.POST, "/preferencias", Access.ANYBODY),
  HOME(Verb.GET, "/", Access.ADMINISTRATORS),
  NIGHT(Verb.GET, "/estado", Access.ADMINISTRATORS),
  NIGHT_LIVE(Verb.GET, "/estado/vivo", Access.ADMINISTRATORS);

  private final Verb verb;
  private final String pattern;
  private final Access access;

  /** GET reads and changes nothing; POST needs the token of a page of ours. */
  public enum Verb {
    GET,
    POST
  }

  /** Who may use an address. */
  public enum Access {
    ANYBODY,
    /** People who are active and hold the role at the moment of the request. */
    ADMINISTRATORS
  }

  Route(Verb verb, String pattern, Access access) {
    this.verb = verb;
    this.pattern = pattern;
    this.access = access;
  }

  public Verb verb() {
    return verb;
  }

  public String pattern() {
    return pattern;
  }

  public Access access() {
    return access;
  }
}
