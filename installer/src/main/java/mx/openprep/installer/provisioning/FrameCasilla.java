package mx.openprep.installer.provisioning;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;

/**
 * A casilla of the published list.
 *
 * @param location UBICACION_CASILLA: 1 urban, 2 not
 */
record FrameCasilla(
    CasillaKey key,
    String district,
    String districtName,
    String municipality,
    String municipalityName,
    int listaNominal,
    int location) {

  static FrameCasilla of(NamedCsvRecord row) {
    CasillaKey key = CasillaKey.parse(row.getField("CLAVE_CASILLA"));
    return new FrameCasilla(
        key,
        row.getField("ID_DISTRITO_LOCAL"),
        row.getField("DISTRITO_LOCAL"),
        row.getField("ID_MUNICIPIO"),
        row.getField("MUNICIPIO"),
        key.type() == CasillaType.ESPECIAL ? 0 : Integer.parseInt(row.getField("LISTA_NOMINAL")),
        row.findField("UBICACION_CASILLA").map(Integer::parseInt).orElse(1));
  }

  FrameCasilla at(int otherLocation) {
    return new FrameCasilla(
        key, district, districtName, municipality, municipalityName, listaNominal, otherLocation);
  }

  /** An especial in the same section. */
  FrameCasilla especial(String number) {
    CasillaKey especial =
        new CasillaKey(key.entity(), key.section(), CasillaType.ESPECIAL, number, "00");
    return new FrameCasilla(
        especial, district, districtName, municipality, municipalityName, 0, location);
  }
}
