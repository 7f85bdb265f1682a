package mx.openprep.desktop.station;

import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.election.PackageHash;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.DownloadPackageRequest;
import mx.openprep.v1.PackageChunk;
import mx.openprep.v1.ReplicationServiceGrpc;

/** Election packages as the centre sent them, kept as {@code package/<hash>.zip}. */
public final class PackageStore {
  // Jalisco is under 3 MB; a country of 170,000 casillas and six elections stays far below this.
  private static final long MOST_BYTES = 256L << 20;

  private final Path directory;

  /**
   * The packages of a node.
   *
   * @param directory the node's own
   */
  public PackageStore(Path directory) {
    this.directory = directory.resolve("package");
  }

  /**
   * The package with this hash, if it was downloaded; checked in full.
   *
   * @throws Refusal PACKAGE_FAULTY or PACKAGE_DIFFERS when the file has been changed, STORE_FAILED
   */
  public Optional<ElectionPackage> load(PackageHash hash) {
    Path file = file(hash);
    return Files.exists(file) ? Optional.of(checked(file, hash)) : Optional.empty();
  }

  /**
   * The package this station was enrolled for; from the disk when it is there, otherwise from the
   * centre. It is on disk, whole and checked, when this returns. Blocks; may be repeated.
   *
   * @throws Refusal CENTRE_UNREACHABLE, CERTIFICATE_FOREIGN, PACKAGE_DIFFERS when the centre sends
   *     another one, PACKAGE_FAULTY, STORE_FAILED
   */
  public ElectionPackage download(StationIdentity identity) {
    return load(identity.packageHash()).orElseGet(() -> fetch(identity));
  }

  /**
   * Keeps a package that came by another way than from the centre.
   *
   * @throws Refusal PACKAGE_FAULTY or PACKAGE_DIFFERS when it is not the one with this hash,
   *     STORE_FAILED
   */
  public void keep(byte[] zip, PackageHash hash) {
    Path file = file(hash);
    try {
      Path draft = DurableFiles.draft(file);
      try {
        Files.write(draft, zip, StandardOpenOption.DSYNC);
        checked(draft, hash);
        DurableFiles.move(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }

  private ElectionPackage fetch(StationIdentity identity) {
    ManagedChannel channel = CentreChannel.open(identity);
    Path file = file(identity.packageHash());
    try {
      Path draft = DurableFiles.draft(file);
      try {
        receive(channel, draft);
        ElectionPackage received = checked(draft, identity.packageHash());
        DurableFiles.move(draft, file);
        return received;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (StatusException e) {
      throw CentreFault.refusal(e);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(MessageCode.CENTRE_UNREACHABLE, e, "cancelled");
    } finally {
      channel.shutdownNow();
    }
  }

  private static void receive(ManagedChannel centre, Path draft)
      throws IOException, StatusException, InterruptedException {
    BlockingClientCall<?, PackageChunk> call =
        ReplicationServiceGrpc.newBlockingV2Stub(centre)
            .withDeadlineAfter(30, TimeUnit.MINUTES)
            .downloadPackage(DownloadPackageRequest.getDefaultInstance());
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      for (PackageChunk chunk = call.read(); chunk != null; chunk = call.read()) {
        if (out.position() + chunk.getData().size() > MOST_BYTES) {
          throw new Refusal(MessageCode.PACKAGE_FAULTY, "more than " + MOST_BYTES + " bytes");
        }
        for (var part = chunk.getData().asReadOnlyByteBuffer(); part.hasRemaining(); ) {
          out.write(part);
        }
      }
      out.force(true);
    } finally {
      call.cancel("This side is done", null);
    }
  }

  private static ElectionPackage checked(Path file, PackageHash expected) {
    try {
      ElectionPackage read = ElectionPackageReader.read(file);
      if (!read.hash().equals(expected)) {
        throw new Refusal(MessageCode.PACKAGE_DIFFERS, read.hash().brief(), expected.brief());
      }
      return read;
    } catch (FaultyPackageException e) {
      throw new Refusal(MessageCode.PACKAGE_FAULTY, e, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }

  /** Where the package with this hash is kept, once it is. */
  public Path file(PackageHash hash) {
    return directory.resolve(hash.hex() + ".zip");
  }
}
