package mx.openprep.centre.desk;

import java.util.List;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.election.Catd;
import mx.openprep.election.CatdId;
import mx.openprep.election.Ccv;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Whose actas are worked on from where a call comes.
 *
 * @param catds the CATDs, by id
 */
public record Coverage(CatdId ccv, List<CatdId> catds) {
  public Coverage {
    catds = List.copyOf(catds);
  }

  /**
   * Of the station that makes the present call.
   *
   * @throws Refusal STATION_NOT_OF_CCV for one of a CATD, whose node is its own
   */
  public static Coverage ofCaller(ElectionPackage election) {
    StationIdentity caller = StationIdentity.ofCaller();
    return of(election, caller.catd());
  }

  /**
   * Of a CCV.
   *
   * @throws Refusal STATION_NOT_OF_CCV when it is none
   */
  public static Coverage of(ElectionPackage election, CatdId place) {
    Ccv ccv =
        election
            .rules()
            .capture()
            .ccv(place)
            .orElseThrow(() -> new Refusal(MessageCode.STATION_NOT_OF_CCV, place.value()));
    return new Coverage(
        ccv.id(), election.catds().stream().map(Catd::id).filter(ccv::covers).toList());
  }

  public boolean covers(ExpectedActa acta) {
    return catds.contains(acta.casilla().catd());
  }

  String[] ids() {
    return catds.stream().map(CatdId::value).toArray(String[]::new);
  }
}
