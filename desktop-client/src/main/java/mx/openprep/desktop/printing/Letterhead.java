package mx.openprep.desktop.printing;

import java.time.Instant;
import java.time.ZoneId;
import mx.openprep.v1.Realm;

/**
 * What every printed sheet says about where it comes from.
 *
 * @param place name of the CATD; empty while the workstation is not enrolled
 * @param station name of the node; empty likewise
 * @param person who prints; empty while nobody is logged in
 * @param zone of the official time of the election
 */
public record Letterhead(
    Realm realm, String place, String station, String person, Instant at, ZoneId zone) {}
