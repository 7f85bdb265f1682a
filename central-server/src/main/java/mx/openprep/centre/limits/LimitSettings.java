package mx.openprep.centre.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the doors take. Many stations may share the address of one gateway, as many readers do that
 * of a content delivery network: where that is so, the figures for one address are to be raised.
 *
 * @param connections of stations, at a time
 * @param connectionsPerAddress of stations, at a time
 * @param enrolmentsPerMinute from one address, to whoever has no certificate yet
 * @param callsPerSecond of one station
 * @param portalPerSecond requests from one address; 0 for as many as come
 * @param consolePerSecond requests from one address
 */
@ConfigurationProperties("openprep.limits")
public record LimitSettings(
    @DefaultValue("4000") int connections,
    @DefaultValue("1000") int connectionsPerAddress,
    @DefaultValue("60") int enrolmentsPerMinute,
    @DefaultValue("200") int callsPerSecond,
    @DefaultValue("200") int portalPerSecond,
    @DefaultValue("50") int consolePerSecond) {}
