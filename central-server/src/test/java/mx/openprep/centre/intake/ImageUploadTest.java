package mx.openprep.centre.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.v1.DownloadPackageRequest;
import mx.openprep.v1.ImageAck;
import mx.openprep.v1.ImageChunk;
import mx.openprep.v1.PackageChunk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(CentreExtension.class)
class ImageUploadTest {
  private final RealCentre centre;
  private final TestStation station;
  private final byte[] image = new byte[95_000];
  private final ImageHash hash;

  ImageUploadTest(RealCentre centre) throws Exception {
    this.centre = centre;
    this.station = centre.enrol("CATD-001");
    new Random().nextBytes(image);
    this.hash = ImageHash.of(image);
  }

  @AfterEach
  void close() {
    station.close();
  }

  private String refusal(ImageHash named, byte[] bytes, int from) {
    return TestStation.code(
        catchThrowableOfType(StatusException.class, () -> station.upload(named, bytes, from)));
  }

  @Test
  void aWholeImageIsKeptByteForByte() throws Exception {
    assertThat(station.offset(hash).getOffset()).isZero();

    ImageAck ack = station.upload(hash, image, 0);

    assertThat(ack.getImage()).isEqualTo(ByteString.copyFrom(hash.bytes()));
    Path file = centre.bean(ImageStore.class).file(hash).orElseThrow();
    assertThat(Files.readAllBytes(file)).isEqualTo(image);
    assertThat(station.offset(hash).getComplete()).isTrue();
    assertThat(station.offset(hash).getOffset()).isEqualTo(image.length);
  }

  @Test
  void anImageArrivingAgainIsAcknowledgedAgain() throws Exception {
    station.upload(hash, image, 0);

    assertThat(station.upload(hash, image, 0).getImage())
        .isEqualTo(ByteString.copyFrom(hash.bytes()));
  }

  @Test
  void anInterruptedImageGoesOnWhereItStopped() throws Exception {
    BlockingClientCall<ImageChunk, ImageAck> call = station.stub().uploadImage();
    TestStation.send(call, hash, image, 0, 40_000);
    // Whatever has arrived when the link breaks counts; the first chunk certainly has.
    while (station.offset(hash).getOffset() == 0) {
      Thread.onSpinWait();
    }
    call.cancel("the link breaks", null);
    int held = (int) station.offset(hash).getOffset();

    assertThat(held).isBetween(1, 40_000);
    station.upload(hash, image, held);

    assertThat(Files.readAllBytes(centre.bean(ImageStore.class).file(hash).orElseThrow()))
        .isEqualTo(image);
  }

  @Test
  void anImageThatEndsEarlyIsRefusedAndItsBeginningKept() throws Exception {
    BlockingClientCall<ImageChunk, ImageAck> call = station.stub().uploadImage();
    TestStation.send(call, hash, image, 0, 50_000);
    call.halfClose();

    assertThat(TestStation.code(catchThrowableOfType(StatusException.class, call::read)))
        .isEqualTo("F219");
    assertThat(station.offset(hash).getOffset()).isEqualTo(50_000);
    assertThat(centre.bean(ImageStore.class).file(hash)).isEmpty();
  }

  @Test
  void anImageThatIsNotWhatItsHashSaysIsRefusedAndDiscarded() throws Exception {
    byte[] changed = image.clone();
    changed[500] ^= 1;

    assertThat(refusal(hash, changed, 0)).isEqualTo("F219");

    assertThat(station.offset(hash).getOffset()).isZero();
    assertThat(centre.bean(ImageStore.class).file(hash)).isEmpty();
    station.upload(hash, image, 0);
    assertThat(centre.bean(ImageStore.class).file(hash)).isPresent();
  }

  @Test
  void anImageWithAHoleIsRefused() {
    assertThat(refusal(hash, image, 10_000)).isEqualTo("F219");
  }

  @Test
  void anImageLargerThanAnActaCanBeIsRefused() throws Exception {
    BlockingClientCall<ImageChunk, ImageAck> call = station.stub().uploadImage();
    call.write(
        ImageChunk.newBuilder()
            .setImage(ByteString.copyFrom(hash.bytes()))
            .setSize(17L << 20)
            .build());

    assertThat(TestStation.code(catchThrowableOfType(StatusException.class, call::read)))
        .isEqualTo("F220");
  }

  @Test
  void theElectionPackageArrivesAsItIs(@TempDir Path directory) throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    BlockingClientCall<?, PackageChunk> download =
        station.stub().downloadPackage(DownloadPackageRequest.getDefaultInstance());
    for (PackageChunk chunk = download.read(); chunk != null; chunk = download.read()) {
      chunk.getData().writeTo(zip);
    }

    Path file = Files.write(directory.resolve("package.zip"), zip.toByteArray());
    assertThat(ElectionPackageReader.read(file).hash()).isEqualTo(centre.election().hash());
  }
}
