package mx.openprep.desktop.fake;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.people.Role;
import mx.openprep.v1.*;
import mx.openprep.v1.ChoosePasswordRequest;

/**
 * A node for tests of ViewModels: answers at once, in the caller's thread, what it was told to, and
 * remembers what it was asked. The rules of an acta are the real node's affair.
 */
public final class FakeNode implements AutoCloseable {
  public static final String PASSWORD = "puerto-tintero-99";

  /** Who has the password from a letter. */
  public final Set<String> mustChange = new HashSet<>();

  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<String> TOKEN = Context.key("session");

  /** Everything asked, with the session it was asked in. */
  public final List<Object> asked = new ArrayList<>();

  public final List<String> sessions = new ArrayList<>();
  public final Map<String, List<ActaCard>> byClave = new LinkedHashMap<>();
  public final Map<String, ActaCard> byQr = new LinkedHashMap<>();

  /** Sobres that are not just those of {@link #byClave}, by clave. */
  public final Map<String, SobreCard> sobres = new LinkedHashMap<>();

  public ListMissingSobresResponse missing = ListMissingSobresResponse.getDefaultInstance();
  public boolean outsideOperation;

  /** The images that actas have, by the acta's id. */
  public final Map<String, ByteString> images = new LinkedHashMap<>();

  public final Deque<CaptureTask> tasks = new ArrayDeque<>();

  /** As the centre would be at a CCV. */
  public boolean ccv;

  public final List<ByteString> tray = new ArrayList<>();
  public ByteString image = ByteString.copyFromUtf8("not really a jpeg");

  private Optional<Refusal> refusal = Optional.empty();
  private Optional<StreamObserver<NodeStatus>> watcher = Optional.empty();
  private final Server server;
  private final ManagedChannel channel;

  public FakeNode() throws IOException {
    String name = "fake-" + UUID.randomUUID();
    server =
        InProcessServerBuilder.forName(name)
            .directExecutor()
            .intercept(new SessionReader())
            .addService(new NodeEnd())
            .addService(new SessionEnd())
            .addService(new AcopioEnd())
            .addService(new SobreEnd())
            .addService(new DigitizationEnd())
            .addService(new CaptureEnd())
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
  }

  public NodeApi api() {
    NodeApi api = new NodeApi();
    api.connect(channel);
    return api;
  }

  public ManagedChannel channel() {
    return channel;
  }

  public static ActaCard card(String acta, String clave, String election) {
    return ActaCard.newBuilder()
        .setActa(acta)
        .setClaveCasilla(clave)
        .setClaveActa(clave + "2")
        .setElection(election)
        .setElectionName(election)
        .setSection(clave.substring(2, 6))
        .setCasillaName("Básica")
        .setMunicipalityName("Acatic")
        .build();
  }

  /** The next call is refused. */
  public void refuseNext(MessageCode code, String... details) {
    refusal = Optional.of(new Refusal(code, details));
  }

  public void tell(NodeStatus status) {
    watcher.orElseThrow().onNext(status);
  }

  public <T> T lastAsked(Class<T> type) {
    return asked.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("Never asked: " + type.getSimpleName()));
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private <Q, A> void answer(
      Q question, StreamObserver<A> caller, java.util.function.Supplier<A> answer) {
    asked.add(question);
    sessions.add(TOKEN.get() == null ? "" : TOKEN.get());
    try {
      if (refusal.isPresent()) {
        Refusal thrown = refusal.get();
        refusal = Optional.empty();
        throw thrown;
      }
      A value = answer.get();
      caller.onNext(value);
      caller.onCompleted();
    } catch (Refusal refused) {
      caller.onError(RefusalStatus.toStatus(refused));
    }
  }

  private static final class SessionReader implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String token = headers.get(SESSION);
      Context context = Context.current().withValue(TOKEN, token == null ? "" : token);
      return Contexts.interceptCall(context, call, headers, next);
    }
  }

  private final class NodeEnd extends NodeServiceGrpc.NodeServiceImplBase {
    @Override
    public void describe(DescribeRequest request, StreamObserver<NodeDescription> caller) {
      answer(
          request,
          caller,
          () ->
              ccv
                  ? description().toBuilder().setCcv(true).setCatdName("CCV Acatic").build()
                  : description());
    }

    @Override
    public void reportReadiness(
        ReportReadinessRequest request, StreamObserver<ReportReadinessResponse> caller) {
      answer(request, caller, ReportReadinessResponse::getDefaultInstance);
    }

    @Override
    public void watchStatus(WatchStatusRequest request, StreamObserver<NodeStatus> caller) {
      ((ServerCallStreamObserver<NodeStatus>) caller).setOnCancelHandler(() -> {});
      watcher = Optional.of(caller);
    }
  }

  public static NodeDescription description() {
    return NodeDescription.newBuilder()
        .setCatd("CATD-001")
        .setCatdName("CATD Acatic")
        .setTimeZone("America/Mexico_City")
        .setRealm(Realm.DRILL)
        .addElections(ElectionName.newBuilder().setElection("GUB").setName("Gubernatura"))
        .addElections(ElectionName.newBuilder().setElection("AYUN").setName("Munícipes"))
        .addDocumentTypes(DocumentType.ACTA_PREP)
        .addDocumentTypes(DocumentType.ACTA_VMRE)
        .addTransferMechanisms("F")
        .addTransferMechanisms("D")
        .build();
  }

  private final class SessionEnd extends SessionServiceGrpc.SessionServiceImplBase {
    @Override
    public void open(OpenSessionRequest request, StreamObserver<Session> caller) {
      answer(
          request,
          caller,
          () -> {
            if (!request.getPassword().equals(PASSWORD)) {
              throw new Refusal(MessageCode.LOGIN_FAILED);
            }
            Session.Builder session =
                Session.newBuilder()
                    .setPerson(request.getPerson())
                    .setName("Persona " + request.getPerson())
                    .setToken("token-" + request.getPerson());
            for (Role role : Role.values()) {
              session.addRoles(role.name());
            }
            return mustChange.contains(request.getPerson())
                ? session.clearRoles().setMustChange(true).build()
                : session.build();
          });
    }

    @Override
    public void choosePassword(ChoosePasswordRequest request, StreamObserver<Session> caller) {
      answer(
          request,
          caller,
          () -> {
            if (request.getChosen().length() < 8) {
              throw new Refusal(MessageCode.SECRET_TOO_WEAK);
            }
            return Session.newBuilder()
                .setPerson("nueva")
                .setName("Persona nueva")
                .setToken("token-nueva")
                .addRoles(Role.CAPTURISTA.name())
                .build();
          });
    }

    @Override
    public void close(CloseSessionRequest request, StreamObserver<CloseSessionResponse> caller) {
      answer(request, caller, CloseSessionResponse::getDefaultInstance);
    }
  }

  private final class AcopioEnd extends AcopioServiceGrpc.AcopioServiceImplBase {
    @Override
    public void find(FindActasRequest request, StreamObserver<FindActasResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            List<ActaCard> found =
                request.hasQr()
                    ? Optional.ofNullable(byQr.get(request.getQr())).stream().toList()
                    : byClave.getOrDefault(request.getClave(), List.of());
            if (found.isEmpty()) {
              throw new Refusal(MessageCode.ACTA_UNKNOWN, request.getClave() + request.getQr());
            }
            return FindActasResponse.newBuilder().addAllActas(found).build();
          });
    }

    @Override
    public void receive(ReceiveActaRequest request, StreamObserver<ActaCard> caller) {
      answer(request, caller, () -> known(request.getActa()));
    }

    @Override
    public void registerSinActa(RegisterSinActaRequest request, StreamObserver<ActaCard> caller) {
      answer(request, caller, () -> known(request.getActa()));
    }

    @Override
    public void listMissing(
        ListMissingRequest request, StreamObserver<ListMissingResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            List<ActaCard> all = byClave.values().stream().flatMap(List::stream).toList();
            return ListMissingResponse.newBuilder().addAllActas(all).setTotal(all.size()).build();
          });
    }
  }

  /** A casilla whose actas are all awaited; its id is its clave. */
  public static SobreCard sobre(List<ActaCard> cards) {
    ActaCard first = cards.getFirst();
    SobreCard.Builder sobre =
        SobreCard.newBuilder()
            .setCasilla(first.getClaveCasilla())
            .setClaveCasilla(first.getClaveCasilla())
            .setMunicipalityName(first.getMunicipalityName())
            .setSection(first.getSection())
            .setCasillaName(first.getCasillaName());
    cards.forEach(card ->
        sobre.addActas(SobreActa.newBuilder().setCard(card.toBuilder().setState("ESPERADA"))));
    return sobre.build();
  }

  private final class SobreEnd extends SobreServiceGrpc.SobreServiceImplBase {
    @Override
    public void findSobres(FindSobresRequest request, StreamObserver<FindSobresResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            ActaCard read = byQr.get(request.getQr());
            String clave = read == null ? request.getClave() : read.getClaveCasilla();
            return FindSobresResponse.newBuilder().addSobres(sobreOf(clave)).build();
          });
    }

    private SobreCard sobreOf(String clave) {
      SobreCard known = sobres.get(clave);
      if (known != null) {
        return known;
      }
      List<ActaCard> cards = byClave.getOrDefault(clave, List.of());
      if (cards.isEmpty()) {
        throw new Refusal(MessageCode.ACTA_UNKNOWN, clave);
      }
      return sobre(cards);
    }

    @Override
    public void receiveSobre(ReceiveSobreRequest request, StreamObserver<SobreReceipt> caller) {
      answer(
          request,
          caller,
          () ->
              SobreReceipt.newBuilder()
                  .setFolio("0123-ABCD-4567")
                  .setProof("OPENPREP-ACUSE1:A:7:0123abcd4567")
                  .setSobre(sobreOf(request.getCasilla()))
                  .addAllActas(request.getActasList().stream().map(FakeNode.this::known).toList())
                  .setDocumentType(request.getDocumentType())
                  .setTransferMechanism(request.getTransferMechanism())
                  .setSealIntact(request.getSealIntact())
                  .setSealComment(request.getSealComment())
                  .setOutsideOperation(outsideOperation)
                  .setReception(ReceptionNote.newBuilder().setPersonName("Alma").setStation("A"))
                  .build());
    }

    @Override
    public void registerSinActas(
        RegisterSinActasRequest request, StreamObserver<SobreCard> caller) {
      answer(request, caller, () -> sobreOf(request.getCasilla()));
    }

    @Override
    public void listReceipts(
        ListReceiptsRequest request, StreamObserver<ListReceiptsResponse> caller) {
      answer(request, caller, ListReceiptsResponse::getDefaultInstance);
    }

    @Override
    public void expectArrival(ExpectArrivalRequest request, StreamObserver<ArrivalNote> caller) {
      answer(
          request,
          caller,
          () ->
              ArrivalNote.newBuilder()
                  .setExpected(Timestamp.getDefaultInstance())
                  .setNote(request.getNote())
                  .build());
    }

    @Override
    public void listMissingSobres(
        ListMissingSobresRequest request, StreamObserver<ListMissingSobresResponse> caller) {
      answer(request, caller, () -> missing);
    }
  }

  private ActaCard known(String acta) {
    return byClave.values().stream()
        .flatMap(List::stream)
        .filter(card -> card.getActa().equals(acta))
        .findFirst()
        .orElseThrow();
  }

  private final class DigitizationEnd extends DigitizationServiceGrpc.DigitizationServiceImplBase {
    @Override
    public void digitize(DigitizeRequest request, StreamObserver<DigitizeResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            ByteString hash = ByteString.copyFromUtf8("image " + request.getJpeg().size());
            DigitizeResponse.Builder response = DigitizeResponse.newBuilder().setImage(hash);
            ActaCard acta = byQr.get(request.getQr());
            if (acta == null) {
              tray.add(hash);
              return response.build();
            }
            ByteString current = images.get(acta.getActa());
            if (current != null && !request.getReplace()) {
              return DigitizeResponse.newBuilder()
                  .setActa(acta)
                  .setUnidentifiedCode(MessageCode.IMAGE_ALREADY_DIGITIZED.code())
                  .setCurrentImage(current)
                  .build();
            }
            images.put(acta.getActa(), hash);
            return response.setActa(acta).build();
          });
    }

    @Override
    public void listUnidentified(
        ListUnidentifiedRequest request, StreamObserver<ListUnidentifiedResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            ListUnidentifiedResponse.Builder response = ListUnidentifiedResponse.newBuilder();
            tray.forEach(i -> response.addImages(UnidentifiedImage.newBuilder().setImage(i)));
            return response.build();
          });
    }

    @Override
    public void identify(IdentifyRequest request, StreamObserver<ActaCard> caller) {
      answer(
          request,
          caller,
          () -> {
            tray.remove(request.getImage());
            return known(request.getActa());
          });
    }

    @Override
    public void markFueraDeCatalogo(
        MarkFueraDeCatalogoRequest request, StreamObserver<MarkFueraDeCatalogoResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            tray.remove(request.getImage());
            return MarkFueraDeCatalogoResponse.newBuilder().setActa("FC-1").build();
          });
    }

    @Override
    public void getImage(GetImageRequest request, StreamObserver<GetImageResponse> caller) {
      answer(request, caller, () -> GetImageResponse.newBuilder().setJpeg(image).build());
    }
  }

  private Optional<CaptureTask> next(boolean asked) {
    return asked ? Optional.ofNullable(tasks.poll()) : Optional.empty();
  }

  private final class CaptureEnd extends CaptureServiceGrpc.CaptureServiceImplBase {
    @Override
    public void claim(ClaimRequest request, StreamObserver<CaptureTask> caller) {
      answer(
          request,
          caller,
          () ->
              Optional.ofNullable(tasks.poll())
                  .orElseThrow(() -> new Refusal(MessageCode.NO_WORK)));
    }

    @Override
    public void submit(SubmitCaptureRequest request, StreamObserver<SubmitCaptureResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            SubmitCaptureResponse.Builder response = SubmitCaptureResponse.newBuilder();
            next(request.hasNext()).ifPresent(response::setNext);
            return response.build();
          });
    }

    @Override
    public void release(
        ReleaseCaptureRequest request, StreamObserver<ReleaseCaptureResponse> caller) {
      answer(request, caller, ReleaseCaptureResponse::getDefaultInstance);
    }

    @Override
    public void reportProblem(
        ReportProblemRequest request, StreamObserver<ReportProblemResponse> caller) {
      answer(
          request,
          caller,
          () -> {
            ReportProblemResponse.Builder response = ReportProblemResponse.newBuilder();
            next(request.hasNext()).ifPresent(response::setNext);
            return response.build();
          });
    }
  }
}
