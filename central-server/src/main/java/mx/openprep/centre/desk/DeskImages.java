package mx.openprep.centre.desk;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Deed;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Requests;
import mx.openprep.desk.Standing;
import mx.openprep.election.ActaId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.GetImageResponse;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.ListUnidentifiedRequest;
import mx.openprep.v1.ListUnidentifiedResponse;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.MarkFueraDeCatalogoResponse;
import mx.openprep.v1.UnidentifiedImage;
import org.springframework.transaction.support.TransactionTemplate;

/** Images for a CCV: it looks at them and identifies what nobody else has; it scans none. */
final class DeskImages extends DigitizationServiceGrpc.DigitizationServiceImplBase {
  private final ElectionPackage election;
  private final Cards cards;
  private final DeskTables tables;
  private final ImageStore images;
  private final ActaStates states;
  private final CentreJournal journal;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DeskImages(
      ElectionPackage election,
      DeskTables tables,
      ImageStore images,
      ActaStates states,
      CentreJournal journal,
      TransactionTemplate transaction,
      Clock clock) {
    this.election = election;
    this.cards = new Cards(election);
    this.tables = tables;
    this.images = images;
    this.states = states;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void digitize(DigitizeRequest request, StreamObserver<DigitizeResponse> caller) {
    throw new Refusal(MessageCode.NOT_AT_CCV);
  }

  @Override
  public void getImage(GetImageRequest request, StreamObserver<GetImageResponse> caller) {
    ImageHash image = Requests.image(request.getImage());
    Coverage coverage = Coverage.ofCaller(election);
    Path file =
        Stored.by(() -> tables.tray().find(coverage, image))
            .flatMap(known -> images.file(known.image()))
            .orElseThrow(() -> new Refusal(MessageCode.IMAGE_UNKNOWN));
    try {
      ByteString jpeg = ByteString.copyFrom(Files.readAllBytes(file));
      Answers.answer(caller, GetImageResponse.newBuilder().setJpeg(jpeg).build());
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  @Override
  public void listUnidentified(
      ListUnidentifiedRequest request, StreamObserver<ListUnidentifiedResponse> caller) {
    ListUnidentifiedResponse.Builder response = ListUnidentifiedResponse.newBuilder();
    Coverage coverage = Coverage.ofCaller(election);
    Stored.by(() -> tables.tray().unidentified(coverage, election, clock.instant()))
        .forEach(image ->
            response.addImages(
                UnidentifiedImage.newBuilder()
                    .setImage(ByteString.copyFrom(image.image().bytes()))
                    .setDigitized(WireValues.timestamp(image.digitized()))));
    Answers.answer(caller, response.build());
  }

  @Override
  public void identify(IdentifyRequest request, StreamObserver<ActaCard> caller) {
    ImageHash image = Requests.image(request.getImage());
    ActaId id = Requests.acta(request.getActa());
    Coverage coverage = Coverage.ofCaller(election);
    ExpectedActa acta =
        election
            .acta(id)
            .filter(coverage::covers)
            .orElseThrow(() -> new Refusal(MessageCode.ACTA_UNKNOWN, id.value()));
    ActaState state =
        file(
            coverage,
            image,
            id,
            new ActaLife(FormDefinition.of(election, acta)),
            stored ->
                new ActaFact.ImageIdentified(
                    id,
                    image,
                    IdentifiedBy.KEYED,
                    stored.origin(),
                    stored.digitization(),
                    Optional.empty()));
    Answers.answer(caller, cards.of(new Standing(acta, state.name())));
  }

  @Override
  public void markFueraDeCatalogo(
      MarkFueraDeCatalogoRequest request, StreamObserver<MarkFueraDeCatalogoResponse> caller) {
    ImageHash image = Requests.image(request.getImage());
    ElectionCode code = Requests.election(request.getElection());
    String description = Requests.text(request.getDescription());
    if (election.elections().stream().map(Election::code).noneMatch(code::equals)) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, code.value());
    }
    ActaId id = ActaId.outsideCatalogue(code, image.hex());
    file(
        Coverage.ofCaller(election),
        image,
        id,
        ActaLife.outsideCatalogue(),
        stored -> new ActaFact.FueraDeCatalogo(id, image, code, description));
    Answers.answer(caller, MarkFueraDeCatalogoResponse.newBuilder().setActa(id.value()).build());
  }

  /** Files an image of the tray under an acta; once more has no further effect. */
  private ActaState file(
      Coverage coverage,
      ImageHash image,
      ActaId id,
      ActaLife life,
      java.util.function.Function<TrayTable.Digitized, ActaFact> as) {
    Operator operator = AccessInterceptor.operator();
    return Stored.by(() ->
        transaction.execute(status -> {
          ActaState state = states.locked(id);
          TrayTable.Digitized stored =
              tables
                  .tray()
                  .find(coverage, image)
                  .orElseThrow(() -> new Refusal(MessageCode.IMAGE_UNKNOWN));
          if (stored.acta().equals(Optional.of(id))) {
            return state;
          }
          if (stored.acta().isPresent()) {
            throw new Refusal(MessageCode.IMAGE_ALREADY_DIGITIZED, stored.acta().get().value());
          }
          ActaFact fact = as.apply(stored);
          return switch (life.apply(state, fact, new Deed(operator.person(), clock.instant()))) {
            case ActaLife.Transition.Moved(ActaState after) -> {
              tables.requests().done(operator);
              journal.append(
                  Optional.of(operator.person()),
                  operator.station(),
                  List.of(new Fact.OfActa(fact)));
              yield after;
            }
            case ActaLife.Transition.Refused(var reason) ->
                throw new Refusal(reason.code(), id.value());
          };
        }));
  }
}
