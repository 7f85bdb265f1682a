package mx.openprep.installer.demo;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.election.CatdId;
import mx.openprep.people.Role;

/**
 * The people of a virtual CATD. Their password is the demo's own: these people exist nowhere else.
 */
record Crew(CatdId catd) {
  static final String PASSWORD = "simulacro";

  /** Somebody of the crew. */
  record Member(String person, String name, List<Role> roles) {}

  Member acopiador() {
    return member("acopio", "Acopiadora", Role.ACOPIADOR);
  }

  Member digitalizador() {
    return member("digital", "Digitalizador", Role.DIGITALIZADOR);
  }

  List<Member> capturistas() {
    return List.of(
        member("captura1", "Capturista uno", Role.CAPTURISTA),
        member("captura2", "Capturista dos", Role.CAPTURISTA),
        member("captura3", "Capturista tres", Role.CAPTURISTA));
  }

  Member verificador() {
    return member("verifica", "Verificadora", Role.VERIFICADOR);
  }

  Member coordinador() {
    return member("coordina", "Coordinador", Role.COORDINADOR);
  }

  List<Member> members() {
    List<Member> members = new ArrayList<>(capturistas());
    members.addAll(List.of(acopiador(), digitalizador(), verificador(), coordinador()));
    return List.copyOf(members);
  }

  private Member member(String work, String name, Role role) {
    String number = catd.value().replaceAll("[^0-9]", "");
    return new Member(work + "." + number, name + " " + number, List.of(role));
  }
}
