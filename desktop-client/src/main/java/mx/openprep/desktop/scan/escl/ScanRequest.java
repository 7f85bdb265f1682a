package mx.openprep.desktop.scan.escl;

import java.util.Optional;
import mx.openprep.desktop.scan.ScanProfile;

/** What a scanner is asked for: the profile, as near as the device comes to it. */
final class ScanRequest {
  private static final double MM_PER_INCH = 25.4;
  // eSCL's unit of length.
  private static final int UNITS_PER_INCH = 300;

  private ScanRequest() {}

  /** The document to post; empty when the source gives no grey. */
  static Optional<String> xml(
      ScanProfile profile, boolean feeder, PaperSource source, EsclQuirks quirks) {
    int width = length(profile.widthMm(), source.mostWidth());
    int height = length(profile.heightMm(), source.mostHeight());
    int resolution = source.resolution(profile.dotsPerInch());
    String inputSource = quirks.has(EsclQuirks.Quirk.SOURCE_IN_SCAN_NAMESPACE) ? "scan" : "pwg";
    return source
        .colourMode()
        .map(mode ->
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" \
            xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
              <pwg:Version>2.0</pwg:Version>
              <pwg:ScanRegions>
                <pwg:ScanRegion>
                  <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
                  <pwg:XOffset>0</pwg:XOffset>
                  <pwg:YOffset>0</pwg:YOffset>
                  <pwg:Width>%d</pwg:Width>
                  <pwg:Height>%d</pwg:Height>
                </pwg:ScanRegion>
              </pwg:ScanRegions>
              <%s:InputSource>%s</%s:InputSource>
              <scan:ColorMode>%s</scan:ColorMode>
              <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
            %s\
              <scan:XResolution>%d</scan:XResolution>
              <scan:YResolution>%d</scan:YResolution>
            %s\
            </scan:ScanSettings>
            """
                .formatted(
                    width,
                    height,
                    inputSource,
                    feeder ? "Feeder" : "Platen",
                    inputSource,
                    mode,
                    source.namesFormatsTwice()
                        ? "  <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>\n"
                        : "",
                    resolution,
                    resolution,
                    feeder ? "  <scan:Duplex>false</scan:Duplex>\n" : ""));
  }

  private static int length(double millimetres, Optional<Integer> most) {
    int wanted = (int) Math.round(millimetres / MM_PER_INCH * UNITS_PER_INCH);
    return most.map(longest -> Math.min(longest, wanted)).orElse(wanted);
  }
}
