package mx.openprep.desktop.lan;

import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.election.PackageHash;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.PeopleOfCatd;
import mx.openprep.v1.ProvideRequest;
import mx.openprep.v1.Provision;
import mx.openprep.v1.ProvisionServiceGrpc;

/**
 * What a joined workstation keeps so that it can host the CATD itself, without the centre, on the
 * day its host does not come back: the election package and who works here.
 */
public final class Provisions {
  private final PackageStore packages;
  private final Path peopleFile;

  /**
   * The provisions of a workstation.
   *
   * @param directory its own
   */
  public Provisions(Path directory) {
    packages = new PackageStore(directory);
    peopleFile = directory.resolve("people.bin");
  }

  /**
   * Fetches them from the host; they are on the disk, the package checked, when this returns.
   *
   * @throws Refusal PACKAGE_FAULTY or PACKAGE_DIFFERS when the host gives another package,
   *     STORE_FAILED; HOST_LOST when it goes away meanwhile
   */
  public void fetch(Channel host, PackageHash hash) {
    BlockingClientCall<?, Provision> call =
        ProvisionServiceGrpc.newBlockingV2Stub(host)
            .withDeadlineAfter(5, TimeUnit.MINUTES)
            .provide(ProvideRequest.getDefaultInstance());
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try {
      for (Provision part = call.read(); part != null; part = call.read()) {
        switch (part.getPartCase()) {
          case PACKAGE -> part.getPackage().writeTo(zip);
          case PEOPLE -> DurableFiles.writePrivate(peopleFile, part.getPeople().toByteArray());
          case PART_NOT_SET -> {}
        }
      }
      if (!Files.exists(packages.file(hash))) {
        packages.keep(zip.toByteArray(), hash);
      }
    } catch (StatusException e) {
      throw new Refusal(MessageCode.HOST_LOST, e);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(MessageCode.HOST_LOST, e);
    } finally {
      call.cancel("This side is done", null);
    }
  }

  /** Who worked at this CATD when the host was last there; empty when it never was. */
  public Optional<PeopleOfCatd> people() {
    try {
      return Files.exists(peopleFile)
          ? Optional.of(PeopleOfCatd.parseFrom(Files.readAllBytes(peopleFile)))
          : Optional.empty();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, peopleFile.toString());
    }
  }
}
