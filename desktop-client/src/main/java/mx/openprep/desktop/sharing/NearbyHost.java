package mx.openprep.desktop.sharing;

import mx.openprep.desktop.lan.HostAddress;

/**
 * A workstation that makes itself known as host.
 *
 * @param ours whether it says it is of our realm and CATD; its certificate must say so too
 */
public record NearbyHost(String station, String catd, HostAddress address, boolean ours) {}
