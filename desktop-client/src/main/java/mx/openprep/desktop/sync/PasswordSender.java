package mx.openprep.desktop.sync;

import io.grpc.StatusException;
import java.util.HashSet;
import java.util.Set;
import mx.openprep.desktop.node.PeopleRegister;
import mx.openprep.desktop.node.PeopleRegister.ChosenPassword;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ReplacePasswordRequest;

/** Tells the centre of the passwords that people chose at this node, each once in a link. */
final class PasswordSender {
  private final Link link;
  private final PeopleRegister people;
  private final Set<ChosenPassword> told = new HashSet<>();

  PasswordSender(Link link, PeopleRegister people) {
    this.link = link;
    this.people = people;
  }

  /** Returns only by exception. */
  void run() throws StatusException, LinkLostException, InterruptedException {
    while (true) {
      long beats = link.beats();
      for (ChosenPassword password : people.chosen()) {
        if (!told.contains(password)) {
          send(password);
          told.add(password);
        }
      }
      link.awaitWork(beats, link.timing().heartbeat());
    }
  }

  private void send(ChosenPassword password) throws StatusException {
    try {
      var _ =
          link.station()
              .replacePassword(
                  ReplacePasswordRequest.newBuilder()
                      .setPerson(password.person().value())
                      .setPresentHash(password.presentHash())
                      .setChosenHash(password.chosenHash())
                      .build());
    } catch (StatusException e) {
      Refusal why = CentreFault.refusal(e);
      // The centre has given another one meanwhile, and sends it.
      if (why.code() != MessageCode.LOGIN_FAILED) {
        throw e;
      }
    }
    link.progressed();
  }
}
