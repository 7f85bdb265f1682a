package mx.openprep.centre.diffusion;

import java.util.List;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The difusores, for administrators: who they are and how far each of them is. */
public final class Difusores {
  private final DifusorTable table;

  Difusores(DifusorTable table) {
    this.table = table;
  }

  /**
   * Registers one.
   *
   * @throws Refusal DIFUSOR_ADDRESS_REFUSED; DIFUSOR_KNOWN
   */
  public void add(String name, String address) {
    Difusor difusor = Difusor.of(name, address);
    if (!table.add(difusor)) {
      throw new Refusal(MessageCode.DIFUSOR_KNOWN, difusor.name());
    }
  }

  /**
   * Forgets one; its record stays.
   *
   * @throws Refusal DIFUSOR_UNKNOWN
   */
  public void remove(String name) {
    if (!table.remove(name.strip())) {
      throw new Refusal(MessageCode.DIFUSOR_UNKNOWN, name);
    }
  }

  /** How far each is, by name. */
  public List<DifusorStatus> status() {
    return table.status();
  }
}
