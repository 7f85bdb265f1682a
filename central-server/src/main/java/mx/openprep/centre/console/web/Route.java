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
  PASSWORD(Verb.GET, "/contrasena", Access.ANYBODY),
  PASSWORD_CHANGE(Verb.POST, "/contrasena", Access.ANYBODY),
  SECOND_FACTOR(Verb.GET, "/segundo-factor", Access.ANYBODY),
  SECOND_FACTOR_SET_UP(Verb.POST, "/segundo-factor", Access.ANYBODY),
  HOME(Verb.GET, "/", Access.ADMINISTRATORS),
  NIGHT(Verb.GET, "/estado", Access.ADMINISTRATORS),
  NIGHT_LIVE(Verb.GET, "/estado/vivo", Access.ADMINISTRATORS),
  STATIONS(Verb.GET, "/estaciones", Access.ADMINISTRATORS),
  STATION_CODE(Verb.POST, "/estaciones/codigo", Access.ADMINISTRATORS),
  STATION_REVOKE(Verb.POST, "/estaciones/revocar", Access.ADMINISTRATORS),
  PEOPLE(Verb.GET, "/personas", Access.ADMINISTRATORS),
  PEOPLE_ACT(Verb.POST, "/personas/hacer", Access.ADMINISTRATORS),
  PEOPLE_IMPORT(Verb.POST, "/personas/importar", Access.ADMINISTRATORS),
  PUBLICATION(Verb.GET, "/publicacion", Access.ADMINISTRATORS),
  PUBLICATION_PROPOSE(Verb.POST, "/publicacion/proponer", Access.ADMINISTRATORS),
  PUBLICATION_CONFIRM(Verb.POST, "/publicacion/confirmar", Access.ADMINISTRATORS),
  INCIDENTS(Verb.GET, "/incidencias", Access.ADMINISTRATORS),
  INCIDENT(Verb.GET, "/incidencias/{id}", Access.ADMINISTRATORS),
  INCIDENT_IMAGE(Verb.GET, "/incidencias/{id}/imagen", Access.ADMINISTRATORS),
  INCIDENT_RECOMMEND(Verb.POST, "/incidencias/{id}/recomendar", Access.ADMINISTRATORS),
  INCIDENT_DECIDE(Verb.POST, "/incidencias/{id}/decidir", Access.ADMINISTRATORS),
  PHASE(Verb.GET, "/fase", Access.ADMINISTRATORS),
  PHASE_PROPOSE(Verb.POST, "/fase/proponer", Access.ADMINISTRATORS),
  PHASE_DECIDE(Verb.POST, "/fase/decidir", Access.ADMINISTRATORS),
  PHASE_ACT(Verb.GET, "/fase/acta/{numero}", Access.ADMINISTRATORS),
  DIFUSORES(Verb.GET, "/difusores", Access.ADMINISTRATORS),
  DIFUSOR_ADD(Verb.POST, "/difusores/agregar", Access.ADMINISTRATORS),
  DIFUSOR_REMOVE(Verb.POST, "/difusores/quitar", Access.ADMINISTRATORS),
  PACKAGES(Verb.GET, "/catalogo", Access.ADMINISTRATORS),
  PACKAGE_UPLOAD(Verb.POST, "/catalogo/subir", Access.ADMINISTRATORS),
  PACKAGE(Verb.GET, "/catalogo/{hash}", Access.ADMINISTRATORS),
  PACKAGE_PROPOSE(Verb.POST, "/catalogo/{hash}/proponer", Access.ADMINISTRATORS),
  PACKAGE_DECIDE(Verb.POST, "/catalogo/{hash}/decidir", Access.ADMINISTRATORS),
  AUDIT_LOG(Verb.GET, "/bitacora", Access.ADMINISTRATORS),
  SETTINGS(Verb.GET, "/ajustes", Access.ADMINISTRATORS);

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
