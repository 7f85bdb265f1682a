package mx.openprep.installer.demo;

import static java.util.stream.Collectors.toMap;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.desktop.host.HostedNode;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.scan.ScannedPage;
import mx.openprep.desktop.scan.Scanner;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.RegisterSinActaRequest;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.WorkSummary;

/** One CATD of the demo: a real node, a scanner, and people who do a night's work. */
final class VirtualCatd implements Callable<Void> {
  private final Scenario.CatdNight night;
  private final Path directory;
  private final EnrolmentCard card;
  private final Scanners scanners;
  private final PaperPress press;
  private final ScenarioOptions options;
  private final Crew crew;
  private final Map<String, Map<FieldId, FieldValue>> truthByActa;

  VirtualCatd(
      Scenario.CatdNight night,
      Path directory,
      EnrolmentCard card,
      Scanners scanners,
      PaperPress press,
      ScenarioOptions options) {
    this.night = night;
    this.directory = directory;
    this.card = card;
    this.scanners = scanners;
    this.press = press;
    this.options = options;
    this.crew = new Crew(night.catd().id());
    this.truthByActa =
        night.papers().stream().collect(toMap(p -> p.acta().id().value(), Scenario.Paper::truth));
  }

  @Override
  public Void call() throws IOException, InterruptedException, ExecutionException {
    StationIdentity identity =
        StationIdentity.load(directory)
            .orElseGet(
                () -> new Enrolment(directory).enrol(card.centre(), card.code(), card.root()));
    try (HostedNode node = HostedNode.open(directory, identity, Clock.systemUTC())) {
      ManagedChannel channel = node.newChannel();
      try {
        StatusBoard board = StatusBoard.watching(logIn(channel, crew.coordinador()).channel());
        work(channel, board);
        board.await(s -> s.getEventsWaiting() == 0 && s.getImagesWaiting() == 0);
      } finally {
        channel.shutdownNow();
      }
    }
    return null;
  }

  private void work(Channel channel, StatusBoard board)
      throws InterruptedException, ExecutionException {
    List<Callable<Void>> shifts = new ArrayList<>();
    shifts.add(() -> receiveAndScan(channel, board));
    int number = 0;
    for (Crew.Member member : crew.capturistas()) {
      shifts.add(desk(channel, board, member, ClaimRequest.getDefaultInstance(), number++));
    }
    ClaimRequest third = ClaimRequest.newBuilder().setRound(CaptureRound.THIRD).build();
    shifts.add(desk(channel, board, crew.verificador(), third, number++));
    ClaimRequest adjudication = ClaimRequest.newBuilder().setAdjudication(true).build();
    shifts.add(desk(channel, board, crew.coordinador(), adjudication, number));
    Together.run(shifts);
  }

  private Callable<Void> desk(
      Channel channel, StatusBoard board, Crew.Member member, ClaimRequest wanted, int number) {
    return () -> {
      Capturista capturista =
          new Capturista(
              logIn(channel, member),
              truthByActa,
              options.errorRate,
              new SplittableRandom(options.seed + number),
              wanted);
      while (!isDone(board.latest())) {
        NodeStatus seen = board.latest();
        if (!capturista.workOnce()) {
          board.awaitOtherThan(seen);
        }
      }
      return null;
    };
  }

  /** People may arrive over the link a moment after the node has opened for the first time. */
  private static Operator logIn(Channel channel, Crew.Member member) throws InterruptedException {
    while (true) {
      try {
        return Operator.logIn(channel, member.person(), Crew.PASSWORD);
      } catch (StatusRuntimeException e) {
        if (!isRefusal(e, MessageCode.NO_PEOPLE_YET)) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private boolean isDone(NodeStatus status) {
    WorkSummary work = status.getWork();
    long papers = night.papers().size();
    return work.getVerified() + work.getFueraDeCatalogo() == papers
        && work.getSinActa() == night.missing().size();
  }

  private Void receiveAndScan(Channel channel, StatusBoard board)
      throws IOException, InterruptedException {
    Operator acopio = logIn(channel, crew.acopiador());
    Operator digital = logIn(channel, crew.digitalizador());
    Operator coordinador = logIn(channel, crew.coordinador());
    for (Scenario.Missing missing : night.missing()) {
      registerSinActa(acopio, missing);
    }
    Queue<BufferedImage> tray = new ArrayDeque<>();
    try (Scanner scanner =
        scanners.scanner(night.catd().id().value(), () -> Optional.ofNullable(tray.poll()))) {
      ImagePipeline pipeline = new ImagePipeline();
      for (Scenario.Paper paper : night.papers()) {
        if (isToScan(acopio, paper, board)) {
          tray.add(press.page(paper));
          ScannedPage scanned = scanner.scan(ScanProgress.NONE);
          file(digital, coordinador, paper, scanner.name(), pipeline.process(scanned));
          scanned.stored();
        }
      }
    }
    return null;
  }

  private static void registerSinActa(Operator acopio, Scenario.Missing missing) {
    try {
      acopio
          .acopio()
          .registerSinActa(
              RegisterSinActaRequest.newBuilder()
                  .setActa(missing.acta().id().value())
                  .setReason(SinActaReason.valueOf(missing.reason().name()))
                  .build());
    } catch (StatusRuntimeException e) {
      // Registered before the CATD was killed.
      if (!isRefusal(e, MessageCode.ACTA_ALREADY_MISSING)) {
        throw e;
      }
    }
  }

  /** Receives an expected acta that has not been; says whether its paper is still to be scanned. */
  private boolean isToScan(Operator acopio, Scenario.Paper paper, StatusBoard board) {
    if (!paper.expected()) {
      // Nobody registers it; after a kill the tray of the node knows how many were filed.
      return strangePlace(paper) >= board.latest().getWork().getFueraDeCatalogo();
    }
    ActaCard card =
        acopio
            .acopio()
            .find(FindActasRequest.newBuilder().setQr(press.qr(paper)).build())
            .getActas(0);
    if (card.getState().equals("ESPERADA")) {
      acopio
          .acopio()
          .receive(
              ReceiveActaRequest.newBuilder()
                  .setActa(card.getActa())
                  .setDocumentType(DocumentType.ACTA_PREP)
                  .setTransferMechanism("F")
                  .setIdentifiedBy(IdentifiedBy.QR)
                  .build());
      return true;
    }
    return card.getState().equals("ACOPIADA");
  }

  private int strangePlace(Scenario.Paper paper) {
    return night.papers().stream().filter(p -> !p.expected()).toList().indexOf(paper);
  }

  private static void file(
      Operator digital,
      Operator coordinador,
      Scenario.Paper paper,
      String scanner,
      ProcessedPage page) {
    DigitizeResponse filed =
        digital
            .digitization()
            .digitize(
                DigitizeRequest.newBuilder()
                    .setJpeg(page.jpeg())
                    .setOrigin(Origin.CATD)
                    .setDigitization(Digitization.ESCANER)
                    .setScanner(scanner)
                    .setQuality(page.quality().wire())
                    .setQr(page.qr().orElse(""))
                    .build());
    if (filed.hasActa()) {
      return;
    }
    ByteString image = filed.getImage();
    if (paper.expected()) {
      digital
          .digitization()
          .identify(
              mx.openprep.v1.IdentifyRequest.newBuilder()
                  .setImage(image)
                  .setActa(paper.acta().id().value())
                  .build());
    } else {
      coordinador
          .digitization()
          .markFueraDeCatalogo(
              MarkFueraDeCatalogoRequest.newBuilder()
                  .setImage(image)
                  .setElection(paper.acta().election().value())
                  .setDescription("Sección ilegible, casilla que no está en el catálogo")
                  .build());
    }
  }

  private static boolean isRefusal(StatusRuntimeException e, MessageCode code) {
    return RefusalStatus.of(e).map(Refusal::code).filter(code::equals).isPresent();
  }
}
