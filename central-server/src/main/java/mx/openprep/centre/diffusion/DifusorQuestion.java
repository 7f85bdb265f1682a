package mx.openprep.centre.diffusion;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import mx.openprep.centre.mirror.HttpSite;
import mx.openprep.centre.mirror.Pointer;
import mx.openprep.message.Refusal;

/**
 * Asks a difusor which cut it shows. The address was given by a person and is somebody else's: no
 * redirection is followed, no network of ours is asked, and neither silence nor an endless answer
 * holds anybody up.
 */
final class DifusorQuestion implements AutoCloseable {
  private static final int LONGEST_ERROR = 200;

  private final Difusor difusor;
  private final boolean privateAddresses;
  private final HttpSite site;

  DifusorQuestion(Difusor difusor, Duration patience, boolean privateAddresses) {
    this.difusor = difusor;
    this.privateAddresses = privateAddresses;
    this.site = new HttpSite(difusor.address().toString(), patience);
  }

  /** What it shows, or why that cannot be told. */
  sealed interface Answer {
    record Shows(Pointer pointer) implements Answer {}

    record Nothing(String why) implements Answer {}
  }

  Answer ask() {
    try {
      if (!privateAddresses) {
        refusePrivate(difusor.address().getHost());
      }
      return new Answer.Shows(
          Pointer.parse(site.pointer(Optional.empty()).orElseThrow().content()));
    } catch (IOException e) {
      return nothing(e.getMessage() == null ? e.getClass().getSimpleName() : e.toString());
    } catch (Refusal refusal) {
      return nothing(refusal.code().code() + " " + String.join(" ", refusal.details()));
    }
  }

  private static Answer nothing(String why) {
    String shown = why.replaceAll("\\p{C}", "?");
    return new Answer.Nothing(shown.substring(0, Math.min(LONGEST_ERROR, shown.length())));
  }

  private static void refusePrivate(String host) throws IOException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isLinkLocalAddress()
          || address.isSiteLocalAddress()
          || address.isMulticastAddress()
          || isUniqueLocal(address.getAddress())) {
        throw new IOException("the address is in a private network");
      }
    }
  }

  /** IPv6 fc00::/7. */
  private static boolean isUniqueLocal(byte[] address) {
    return address.length == 16 && (address[0] & 0xfe) == 0xfc;
  }

  @Override
  public void close() {
    site.close();
  }
}
